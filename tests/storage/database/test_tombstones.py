"""A tombstone stands outside the database before its destruction is committed, and the next start settles what was cut off."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlmodel import col, select

from skills.retention import destruction, holds
from storage.cases.consultations import Consultation
from storage.database import tombstones
from storage.database.database import Database
from storage.errors import Unavailable
from storage.opening import open_database
from storage.patients.patients import Patient
from storage.trail import proof
from storage.unit.unit_of_work import SYSTEM, Actor, FiledTombstone, Unit
from tests.conftest import MovedClock
from tests.storage import people

OFFICER = Actor("staff", "staff-1", "privacy_officer", "192.0.2.1")


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    return tmp_path / "keys"


def make(database: Database, mark: str) -> str:
    return database.run_now(lambda unit: people.make(unit, mark), SYSTEM).id


def destroy(database: Database, patient_id: str) -> None:
    database.run_now(lambda unit: destruction.destroy_patient(unit, patient_id, ground="right_deletion"), SYSTEM)


def ids(database: Database) -> list[str]:
    return database.read_now(lambda unit: list(unit.session.scalars(select(col(Patient.id)))), SYSTEM)


def file_only(database: Database, keys: Path, patient_id: str) -> None:
    """What a power cut between a tombstone and its commit leaves behind: the line in the file, and nothing else."""

    def stone(unit: Unit) -> FiledTombstone:
        return FiledTombstone("patient", tombstones.item_lookup(unit, "patient", patient_id), None, unit.now)

    tombstones.append(keys, [database.read_now(stone, SYSTEM)])


def test_the_line_is_there_when_the_destruction_returns(database: Database, keys: Path) -> None:
    """Not some time later: one line a patient, without the id, and nobody has anything left to file."""
    gone = make(database, "one")
    destroy(database, gone)
    (stone,) = tombstones.read_file(keys)
    assert stone.item_lookup == database.read_now(lambda unit: tombstones.item_lookup(unit, "patient", gone), SYSTEM)
    assert gone not in (keys / tombstones.FILE).read_text()
    assert database.run_now(lambda unit: tombstones.file_new(unit, keys), SYSTEM) == 0


def test_what_cannot_be_filed_is_not_destroyed(database: Database, keys: Path) -> None:
    """Otherwise an old copy would bring it back."""
    stays = make(database, "one")
    (keys / tombstones.FILE).mkdir()
    with pytest.raises(Unavailable):
        destroy(database, stays)
    assert ids(database) == [stays]
    (keys / tombstones.FILE).rmdir()
    destroy(database, stays)
    assert ids(database) == []


def test_a_unit_that_is_not_kept_files_nothing(database: Database, keys: Path) -> None:
    """A trial leaves no tombstone of somebody who lives."""
    made = make(database, "one")
    database.run_now(lambda unit: destruction.destroy_patient(unit, made, ground="officer"), SYSTEM, keep=False)
    assert (ids(database), tombstones.read_file(keys)) == ([made], [])


def test_a_destruction_that_was_cut_off_is_carried_out_by_the_next_start(
    database: Database, migrated_url: str, keys: Path, clock: MovedClock
) -> None:
    """With its record on the trail, and once: a further start finds nothing to do."""
    cut_off, stays = make(database, "one"), make(database, "two")
    file_only(database, keys, cut_off)
    database.close()
    for _ in range(2):
        again = open_database(migrated_url, keys, clock)
        assert ids(again) == [stays]
        assert again.read_now(proof.verify, SYSTEM).holds
        again.close()


@pytest.mark.parametrize("sign", ["seen", "held"])
def test_who_showed_a_sign_of_life_after_a_lost_commit_stays(
    database: Database, migrated_url: str, keys: Path, clock: MovedClock, sign: str
) -> None:
    """The server went on without a restart, and the patient wrote or a dispute began: nobody is destroyed for an old line. The
    real destruction is not in the way of it either."""
    made = make(database, "one")
    file_only(database, keys, made)
    clock.move(hours=2)
    if sign == "seen":
        seen = update(Patient).where(col(Patient.id) == made).values(seen_at=clock())
        database.run_now(lambda unit: unit.connection.execute(seen).rowcount, SYSTEM)
    else:
        hold = database.run_now(lambda unit: holds.place_hold(unit, "patient", made, ground="dispute"), OFFICER)
    database.close()
    again = open_database(migrated_url, keys, clock)
    assert ids(again) == [made]
    if sign == "held":
        again.run_now(lambda unit: holds.release_hold(unit, hold.id), OFFICER)
    destroy(again, made)
    assert ids(again) == []
    again.close()


def test_a_case_that_went_on_after_a_lost_commit_stays(
    database: Database, migrated_url: str, keys: Path, clock: MovedClock
) -> None:
    """The same for a single case in which somebody wrote."""
    made = database.run_now(lambda unit: people.make(unit, "one"), SYSTEM)

    def stone(unit: Unit) -> FiledTombstone:
        return FiledTombstone(
            "consultation", tombstones.item_lookup(unit, "consultation", made.case_id), None, unit.now
        )

    tombstones.append(keys, [database.read_now(stone, SYSTEM)])
    later = clock() + timedelta(hours=2)
    statement = update(Consultation).where(col(Consultation.id) == made.case_id).values(active_at=later)
    database.run_now(lambda unit: unit.connection.execute(statement).rowcount, SYSTEM)
    database.close()
    again = open_database(migrated_url, keys, clock)
    assert again.read_now(lambda unit: unit.session.get(Consultation, made.case_id), SYSTEM) is not None
    again.close()


def test_a_line_that_was_cut_short_spoils_no_other(sqlite_database: Database, keys: Path) -> None:
    """A power cut in the middle of a line: the next tombstone begins on a line of its own."""
    first, second = make(sqlite_database, "one"), make(sqlite_database, "two")
    destroy(sqlite_database, first)
    with (keys / tombstones.FILE).open("a") as file:
        file.write('["patient", "0123')
    destroy(sqlite_database, second)
    assert len(tombstones.read_file(keys)) == 2

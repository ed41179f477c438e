"""Killed in the middle of a sweep, twenty times: the end is the same, each thing was destroyed once, and no word is left."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path

from sqlmodel import SQLModel, col, func, select

from storage.database.database import Database
from storage.database.tombstones import Tombstone
from storage.opening import open_database
from storage.patients.patients import Patient, PatientKey
from storage.retention import destruction
from storage.retention.search import search_files
from storage.trail import proof
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import SYSTEM, Unit
from tests import forked
from tests.conftest import MovedClock
from tests.storage import people

KILLS = 20
PATIENTS = 10_000


def sweeping(url: str, keys: Path, clock: MovedClock, *more: str) -> forked.Program:
    return forked.piped(["-m", "tests.faults.sweeper", url, str(keys), clock().isoformat(), *more])


def kill_after(process: forked.Program, batches: int) -> None:
    """SIGKILL once so many batches have been told of."""
    assert process.stdout is not None
    for _ in range(batches + 1):
        assert process.stdout.readline()
    end(process)


def kill_between_batches(process: forked.Program) -> None:
    """SIGKILL while it waits after the first batch that destroyed something."""
    assert process.stdout is not None
    process.stdout.readline()
    while process.stdout.readline().endswith(" 0\n"):
        pass
    end(process)


def end(process: forked.Program) -> None:
    assert process.stdout is not None
    process.kill()
    process.stdout.close()
    process.wait()


def finished(process: forked.Program) -> bool:
    """Read it to its end; whether that was a good one."""
    assert process.stdout is not None
    with process.stdout:
        process.stdout.read()
    return process.wait(60) == 0


def rows_of(model: type[SQLModel], unit: Unit) -> int:
    return unit.session.exec(select(func.count()).select_from(model)).one()


def stones(unit: Unit) -> dict[str, int]:
    query = select(Tombstone.kind, func.count()).group_by(col(Tombstone.kind))
    return dict(list(unit.session.exec(query)))


def destroyed_on_trail(unit: Unit) -> int:
    mine = col(AccessRecord.act) == "patient_destroyed"
    return unit.session.exec(select(func.count(func.distinct(AccessRecord.subject))).where(mine)).one()


def test_a_sweep_that_is_killed_again_and_again_ends_the_same(
    database: Database, migrated_url: str, tmp_path: Path, clock: MovedClock
) -> None:
    """10,000 expired patients with planted words, 20 times kill -9, then to the end."""
    seen, closed = clock() - timedelta(days=400), clock() - timedelta(days=300)
    for first in range(0, PATIENTS, 1_000):
        make = partial(people.make_many, count=1_000, seen_at=seen, closed_at=closed, first=first)
        database.run_now(make, SYSTEM)
    database.close()
    chance = random.Random(5)
    for _ in range(KILLS):
        kill_after(sweeping(migrated_url, tmp_path / "keys", clock), chance.randint(1, 6))
    last = sweeping(migrated_url, tmp_path / "keys", clock)
    assert finished(last)
    again = open_database(migrated_url, tmp_path / "keys", clock)
    for model in (Patient, PatientKey):
        assert again.run_now(partial(rows_of, model), SYSTEM) == 0
    totals = again.run_now(destruction.totals, SYSTEM)
    # A batch that was killed between its tombstones and its commit is finished by the next start, under another name.
    assert totals.keys() <= {"identifiers", "restored"}
    assert sum(totals.values()) == PATIENTS
    assert again.run_now(destroyed_on_trail, SYSTEM) == PATIENTS
    assert again.run_now(stones, SYSTEM) == {"patient": PATIENTS}
    assert again.read_now(proof.verify, SYSTEM).holds
    again.close()
    assert search_files(tmp_path, (b"canary-",)).hits == ()


def test_the_log_is_empty_after_a_sweep(sqlite_database: Database, tmp_path: Path, clock: MovedClock) -> None:
    """What the rows were does not stay in the write-ahead log while the server goes on."""
    seen, closed = clock() - timedelta(days=400), clock() - timedelta(days=300)
    sqlite_database.run_now(lambda unit: people.make_many(unit, 50, seen_at=seen, closed_at=closed), SYSTEM)
    marks = sqlite_database.run_now(lambda unit: list(unit.session.exec(select(Patient.kakao_lookup))), SYSTEM)
    process = sweeping(str(sqlite_database.engine.url), tmp_path / "keys", clock)
    assert finished(process)
    found = search_files(tmp_path / "data", tuple(mark.encode() for mark in marks if mark))
    assert found.hits == ()


def test_an_old_copy_that_is_put_back_after_a_kill_brings_nobody_back(
    sqlite_database: Database, tmp_path: Path, clock: MovedClock
) -> None:
    """Killed between two batches, so that nothing was done at the end of the sweep; then the file from before is copied over:
    whoever went in a committed batch stays gone."""
    seen, closed = clock() - timedelta(days=400), clock() - timedelta(days=300)
    sqlite_database.run_now(lambda unit: people.make_many(unit, 2_000, seen_at=seen, closed_at=closed), SYSTEM)
    url = str(sqlite_database.engine.url)
    sqlite_database.close()
    path = tmp_path / "data" / "sangdam.db"
    shutil.copy(path, tmp_path / "old.db")
    kill_between_batches(sweeping(url, tmp_path / "keys", clock, "wait"))
    with closing(sqlite3.connect(path)) as connection:
        left = {row[0] for row in connection.execute("SELECT id FROM patient")}
    assert 0 < len(left) < 2_000
    for name in ("sangdam.db", "sangdam.db-wal", "sangdam.db-shm"):
        (tmp_path / "data" / name).unlink(missing_ok=True)
    shutil.copy(tmp_path / "old.db", path)
    again = open_database(url, tmp_path / "keys", clock)
    back = set(again.read_now(lambda unit: unit.session.scalars(select(col(Patient.id))).all(), SYSTEM))
    assert back <= left
    assert again.read_now(proof.verify, SYSTEM).holds
    again.close()

"""What is destroyed, held and confirmed: the ledger's line and the trail's, each with whose, what and why, on a Korean day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from skills.retention import checkpoint, destruction, holds
from storage.cases import consultations
from storage.cases.consultations import Consultation
from storage.cases.photos import Photo
from storage.database.database import Database
from storage.errors import NotAllowed, NotFound, NotPossible
from storage.outbox import outbox
from storage.patients import patients
from storage.retention import destruction as ledger
from storage.retention.destruction import Destruction
from storage.retention.holds import Hold
from storage.retention.search import Search
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import SYSTEM, Actor, Unit
from tests.conftest import MovedClock
from tests.skills.retention.test_destruction import DOCTOR, OFFICER
from tests.storage import people
from tests.storage.people import Made

TOMORROW = date(2026, 12, 2)  # In Korea, where the day begins nine hours before it does in UTC.


@pytest.fixture
def made(sqlite_database: Database, clock: MovedClock) -> Made:
    """A patient with a closed case, late in the evening."""
    clock.move(hours=14, minutes=1)
    return sqlite_database.run_now(lambda unit: people.make(unit, "one", closed_at=unit.now), SYSTEM)


def told(database: Database, *acts: str) -> list[tuple[str, str, str, str]]:
    """What the trail has of these acts: act, whose, about what, why."""
    query = select(AccessRecord).where(col(AccessRecord.act).in_(acts)).order_by(col(AccessRecord.seq))
    found = database.read_now(lambda unit: unit.session.scalars(query).all(), SYSTEM)
    return [(one.act, one.subject, one.about, one.why) for one in found]


def lines(database: Database) -> list[Destruction]:
    return database.read_now(lambda unit: ledger.newest(unit), SYSTEM)


def as_officer(database: Database, work: Callable[[Unit], Any], actor: Actor = OFFICER) -> Any:
    return database.run_now(work, actor)


def test_a_case_is_destroyed_in_the_light(sqlite_database: Database, made: Made) -> None:
    done = as_officer(sqlite_database, lambda unit: destruction.destroy_case(unit, made.case_id, ground="officer"))
    (line,) = lines(sqlite_database)
    assert (done, line.count, line.class_name, line.ground, line.method) == (
        1,
        1,
        "case",
        "officer",
        "rows overwritten",
    )
    assert (line.day_on, line.result, line.found) == (TOMORROW, "clean", 0)
    assert told(sqlite_database, "case_destroyed") == [("case_destroyed", made.id, line.id, "officer")]


def test_photos_alone_are_destroyed_in_the_light(sqlite_database: Database, made: Made) -> None:
    """Those of this patient, also one that waits for a case, and nobody's else; there is no line where there was no photo."""
    other = sqlite_database.run_now(lambda unit: people.make(unit, "two"), SYSTEM)
    loose = Photo(id="loose", patient_id=made.id, state="kept", taken_at=sqlite_database.clock())
    sqlite_database.run_now(lambda unit: unit.session.add(loose), SYSTEM)
    assert as_officer(sqlite_database, lambda unit: destruction.destroy_photos(unit, made.id)) == 2
    assert as_officer(sqlite_database, lambda unit: destruction.destroy_photos(unit, made.id)) == 0
    left = sqlite_database.read_now(lambda unit: unit.session.scalars(select(Photo)).all(), SYSTEM)
    assert [photo.patient_id for photo in left] == [other.id]
    (line,) = lines(sqlite_database)
    assert (line.count, line.class_name, line.ground, line.day_on) == (2, "health_data", "right_deletion", TOMORROW)
    assert told(sqlite_database, "health_data_destroyed") == [
        ("health_data_destroyed", made.id, line.id, "right_deletion")
    ]


@pytest.mark.parametrize(("kind", "gone"), [("patient", 0), ("consultation", 1)])
def test_photos_that_are_held_stay(sqlite_database: Database, made: Made, kind: str, gone: int) -> None:
    """One that waits for a case is no part of the case that is held."""
    loose = Photo(id="loose", patient_id=made.id, state="kept", taken_at=sqlite_database.clock())
    sqlite_database.run_now(lambda unit: unit.session.add(loose), SYSTEM)
    item = made.id if kind == "patient" else made.case_id
    as_officer(sqlite_database, lambda unit: holds.place_hold(unit, kind, item, ground="dispute"))
    assert as_officer(sqlite_database, lambda unit: destruction.destroy_photos(unit, made.id)) == gone
    assert [line.count for line in lines(sqlite_database)] == [gone] * gone


def test_health_data_is_destroyed_in_the_light(sqlite_database: Database, made: Made) -> None:
    def withdraw(unit: Unit) -> None:
        who = patients.unlock(unit, made.id, patients.Purpose.DESTRUCTION)
        destruction.destroy_health_data(unit, who, ground="consent_withdrawn")

    as_officer(sqlite_database, withdraw)
    (line,) = lines(sqlite_database)
    assert (line.class_name, line.ground, line.day_on) == ("health_data", "consent_withdrawn", TOMORROW)
    assert told(sqlite_database, "health_data_destroyed") == [
        ("health_data_destroyed", made.id, line.id, "consent_withdrawn")
    ]
    sqlite_database.searches.finish()
    assert told(sqlite_database, "destruction_searched") == [("destruction_searched", "", line.id, "clean")]


@pytest.mark.parametrize(
    ("answers", "left", "count"),
    [
        ({"details": "words", "treatment": "t", "photos": 1, "contact": "phone"}, {"contact": "phone"}, 1),
        ({"contact": "phone"}, {"contact": "phone"}, 0),
    ],
)
def test_of_a_case_the_answers_about_health_go_and_the_others_stay(
    sqlite_database: Database, made: Made, answers: dict[str, Any], left: dict[str, Any], count: int
) -> None:
    """Those of one person alone, also what waits for a case: photos, messages, notes; and a case goes on as a request to be
    called back."""
    other = sqlite_database.run_now(lambda unit: people.make(unit, "two"), SYSTEM)

    def withdraw(unit: Unit) -> tuple[Any, Any, Any]:
        who = patients.unlock(unit, made.id, patients.Purpose.DESTRUCTION)
        case = unit.session.get_one(Consultation, made.case_id)
        consultations.replace_answers(unit, who.key, case, answers)
        unit.session.flush()
        counts = destruction.destroy_health_data(unit, who, ground="consent_withdrawn")
        found = consultations.open_answers(who.key, unit.session.get_one(Consultation, made.case_id))
        return counts, found, len(consultations.messages(unit, other.case_id))

    counts, found, others = as_officer(sqlite_database, withdraw)
    assert (found, others) == (left, 1)
    assert {name: number for name, number in counts.items() if number} == {
        "case_message": 1, "photo": 1, **({"consultation": 1} if count else {}),
    }  # fmt: skip


def test_a_patient_is_destroyed_in_the_light(sqlite_database: Database, made: Made) -> None:
    as_officer(sqlite_database, lambda unit: destruction.destroy_patient(unit, made.id, ground="officer"))
    (line,) = lines(sqlite_database)
    assert (line.class_name, line.ground, line.day_on) == ("patient", "officer", TOMORROW)
    assert told(sqlite_database, "patient_destroyed") == [("patient_destroyed", made.id, line.id, "officer")]


def test_each_confirmation_is_on_the_trail_and_counted_once(sqlite_database: Database, clock: MovedClock) -> None:
    """The newest of them stands first; one that is not there is refused with all the others."""
    day = clock().date()
    ids = sqlite_database.run_now(
        lambda unit: [
            ledger.enter_alone(unit, name, "officer", 1, method="m", day=day).id for name in ("case", "notice", "photo")
        ],
        SYSTEM,
    )
    assert as_officer(sqlite_database, lambda unit: destruction.confirm(unit, ids[:2])) == 2
    clock.move(hours=1)
    assert as_officer(sqlite_database, lambda unit: destruction.confirm(unit, [*ids, ids[2]])) == 1
    with pytest.raises(NotFound):
        as_officer(sqlite_database, lambda unit: destruction.confirm(unit, ["nothing"]))
    names = ("case", "notice", "photo")
    assert told(sqlite_database, "destruction_confirmed") == [
        ("destruction_confirmed", "", line, name) for line, name in zip(ids, names, strict=True)
    ]
    found = sqlite_database.read_now(ledger.confirmed, SYSTEM)
    assert (found[0].id, {line.id for line in found}) == (ids[2], set(ids))
    assert [line.id for line in sqlite_database.read_now(lambda unit: ledger.confirmed(unit, 1), SYSTEM)] == [ids[2]]
    assert {line.confirmed_by for line in found} == {OFFICER.id}


def test_what_was_found_since_is_told_in_its_order(sqlite_database: Database, clock: MovedClock) -> None:
    def enter(unit: Unit, hits: tuple[tuple[str, int], ...]) -> str:
        line = ledger.enter_alone(unit, "case", "officer", 1, method="m", day=unit.now.date())
        ledger.note_search(line, Search(3, hits))
        return line.id

    before = sqlite_database.run_now(partial(enter, hits=(("a.b", 1),)), SYSTEM)
    clock.move(seconds=1)
    since = clock()
    found, hits = list[str](), list[tuple[tuple[str, int], ...]]([(("a.b", 1), ("c.d", 2)), (), (("a.b", 3),)])
    for some in hits:
        found.append(sqlite_database.run_now(partial(enter, hits=some), SYSTEM))
        clock.move(seconds=1)
    told_of = sqlite_database.read_now(lambda unit: ledger.found_since(unit, since), SYSTEM)
    assert [line.id for line in told_of] == [found[0], found[2]]
    assert (told_of[0].places, told_of[0].found, told_of[0].found_in) == (3, 3, "a.b,c.d")
    assert [line.id for line in lines(sqlite_database)] == [*reversed(found), before]


def test_a_hold_is_placed_and_let_go_on_the_trail(sqlite_database: Database, made: Made) -> None:
    """By the number that an officer knows, however it was typed; on one case, or on everything of its patient."""
    number = sqlite_database.read_now(
        lambda unit: case.number if (case := consultations.find(unit, made.case_id)) else "", SYSTEM
    )
    wide = "".join(chr(ord(char) + 0xFEE0) for char in number)

    def hold(whole: bool) -> Hold:
        found: Hold = as_officer(
            sqlite_database,
            lambda unit: holds.hold_case(
                unit, wide, whole=whole, ground="dispute", review_at=unit.now + timedelta(days=3)
            ),
        )
        return found

    one, whole = hold(whole=False), hold(whole=True)
    assert (one.item_kind, one.item_id, whole.item_kind, whole.item_id) == (
        "consultation", made.case_id, "patient", made.id
    )  # fmt: skip
    assert {one.review_at, whole.review_at} == {one.placed_at + timedelta(days=3)}
    assert told(sqlite_database, "hold_placed") == [
        ("hold_placed", made.id, made.case_id, "dispute"), ("hold_placed", made.id, made.id, "dispute"),
    ]  # fmt: skip
    listed = as_officer(sqlite_database, holds.list_holds)
    assert as_officer(sqlite_database, lambda unit: holds.item_numbers(unit, listed)) == {one.id: number, whole.id: ""}
    assert told(sqlite_database, "holds_listed") == [("holds_listed", "", "", "")]
    assert not as_officer(sqlite_database, lambda unit: holds.release_hold(unit, one.id))
    assert told(sqlite_database, "hold_released") == [("hold_released", made.id, made.case_id, "dispute")]
    assert [hold.id for hold in as_officer(sqlite_database, holds.in_force)] == [whole.id]
    assert [hold.id for hold in as_officer(sqlite_database, holds.list_holds)] == [whole.id, one.id]


def test_a_hold_needs_a_case_a_ground_and_the_officer(sqlite_database: Database, made: Made) -> None:
    with pytest.raises(NotPossible) as error:
        as_officer(sqlite_database, lambda unit: holds.hold_case(unit, "1", whole=False, ground="dispute"))
    assert error.value.code == "hold_no_case"
    with pytest.raises(NotPossible) as error:
        as_officer(sqlite_database, lambda unit: holds.place_hold(unit, "patient", made.id, ground="whim"))
    assert error.value.code == "hold_incomplete"
    for work in (
        lambda unit: holds.place_hold(unit, "patient", made.id, ground="dispute"),
        lambda unit: holds.hold_case(unit, "1", whole=True, ground="dispute"),
        holds.list_holds,
        lambda unit: holds.release_hold(unit, "nothing"),
    ):
        with pytest.raises(NotAllowed):
            as_officer(sqlite_database, work, DOCTOR)


@pytest.mark.parametrize(("days", "named"), [(3, True), (365, False)])
def test_a_hold_is_looked_at_again_on_its_day(
    sqlite_database: Database, clock: MovedClock, made: Made, days: int, named: bool
) -> None:
    """A year after it was placed when no day was named."""
    at = clock() + timedelta(days=days)
    as_officer(
        sqlite_database,
        lambda unit: holds.place_hold(unit, "patient", made.id, ground="dispute", review_at=at if named else None),
    )
    clock.move(days=days, seconds=-1)
    assert as_officer(sqlite_database, holds.to_look_at_again) == []
    clock.move(seconds=1)
    assert len(as_officer(sqlite_database, holds.to_look_at_again)) == 1


def test_the_oldest_hold_of_many_is_looked_at_again(sqlite_database: Database, clock: MovedClock, made: Made) -> None:
    """However many came after it: what no page lists any more is not forgotten."""
    first = as_officer(sqlite_database, lambda unit: holds.place_hold(unit, "patient", made.id, ground="dispute").id)
    clock.move(days=365)

    def many(unit: Unit) -> None:
        for number in range(200):
            unit.session.add(Hold(
                id=f"hold-{number}", item_kind="patient", item_id=f"one-{number}", patient_id=f"one-{number}",
                ground="dispute", placed_at=unit.now, placed_by="staff-1",
            ))  # fmt: skip

    as_officer(sqlite_database, many)
    assert [hold.id for hold in as_officer(sqlite_database, holds.to_look_at_again)] == [first]


def test_a_checkpoint_is_written_sent_and_on_the_trail(sqlite_database: Database, made: Made, tmp_path: Path) -> None:
    kept = sqlite_database.run_now(
        lambda unit: checkpoint.make_checkpoint(unit, folder=tmp_path / "kept", why="daily"), SYSTEM
    )
    (key,) = (tmp_path / "kept").glob("*.vkey")
    (file,) = (tmp_path / "kept").glob("*.checkpoint")
    assert file.read_text() == kept.note
    assert told(sqlite_database, "trail_checkpoint") == [("trail_checkpoint", "", str(kept.size), "daily")]
    sent = [
        one
        for one in sqlite_database.run_now(lambda unit: outbox.take_due(unit, 9), SYSTEM)
        if one.kind == "owner_webhook"
    ]
    assert [(one.about, dict(one.payload)) for one in sent] == [
        (str(kept.size), {"event": "trail_checkpoint", "text": f"{kept.note}\n{key.read_text().strip()}"})
    ]

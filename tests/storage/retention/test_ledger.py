"""The ledger's lines: what shares one, what a look added to it says, and what the trail has of each entry."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from storage.database.database import Database
from storage.retention import destruction as ledger
from storage.retention.destruction import Destruction
from storage.retention.search import Search
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.conftest import MovedClock
from tests.skills.retention.test_acts import lines, told

DAY = date(2026, 12, 1)
ONE: dict[str, Any] = {"class_name": "case", "ground": "period_ended", "count": 2, "method": "overwrite", "day": DAY}


def enter(database: Database, **other: Any) -> None:
    database.run_now(lambda unit: ledger.enter(unit, **ONE | other), SYSTEM)


def confirm(unit: Unit) -> None:
    for line in ledger.unconfirmed(unit):
        line.confirmed_at = unit.now


def test_what_goes_on_a_day_for_one_ground_shares_a_line(database: Database, clock: MovedClock) -> None:
    enter(database)
    clock.move(minutes=9)
    enter(database, count=3)
    (line,) = lines(database)
    assert (line.count, line.ended_at - line.begun_at) == (5, clock() - line.begun_at)
    assert line.ended_at > line.begun_at


@pytest.mark.parametrize(
    "other",
    [{"class_name": "photo"}, {"ground": "officer"}, {"method": "crypto_erase"}, {"day": date(2026, 12, 2)}],
    ids=lambda other: next(iter(other)),
)
def test_what_differs_has_a_line_of_its_own(database: Database, other: dict[str, Any]) -> None:
    enter(database)
    enter(database, **other)
    assert [line.count for line in lines(database)] == [2, 2]


def test_a_confirmed_line_is_never_added_to(database: Database) -> None:
    """The officer's confirmation is of what the line said then."""
    enter(database)
    database.run_now(confirm, SYSTEM)
    enter(database, count=3)
    assert {(line.count, line.confirmed_at is None) for line in lines(database)} == {(2, False), (3, True)}


def test_each_look_is_added_to_its_line(database: Database) -> None:
    """The first entry's look too; once something was found, a clean look afterwards does not say otherwise."""
    enter(database, search=Search(7))
    assert result(lines(database)) == (7, 0, "clean")
    enter(database, search=Search(7, (("consultation", 2),)))
    enter(database, search=Search(8))
    assert result(lines(database)) == (8, 2, "found")


def result(found: list[Destruction]) -> tuple[int, int, str]:
    (line,) = found
    return line.places, line.found, line.result


def test_an_entry_is_on_the_trail_by_its_line(database: Database) -> None:
    enter(database)
    (line,) = lines(database)
    assert told(database, "data_destroyed", "patient_destroyed") == [("data_destroyed", "", line.id, "case")]


def test_each_person_who_went_whole_has_a_record(database: Database) -> None:
    enter(database, class_name="identifiers", subjects=("person-1", "person-2"))
    (line,) = lines(database)
    assert told(database, "data_destroyed", "patient_destroyed") == [
        ("patient_destroyed", "person-1", line.id, "identifiers"),
        ("patient_destroyed", "person-2", line.id, "identifiers"),
    ]

"""Who has left: name and address are both overwritten, of them alone, and both are looked for afterwards."""

from __future__ import annotations

import pytest

from storage.database.database import Database
from storage.retention import destruction as ledger
from storage.retention import expiry
from storage.retention.search import Search
from storage.staff.staff import Staff
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.conftest import MovedClock
from tests.desk import hire_now


def test_name_and_address_go_and_the_pseudonym_stays(sqlite_database: Database) -> None:
    leaver = hire_now(sqlite_database, name="강떠난", email="left@example.kr").id
    other = hire_now(sqlite_database, name="김상담", email="here@example.kr").id
    assert sqlite_database.run_now(lambda unit: expiry.forget_leavers(unit, [leaver]), SYSTEM) == 1

    def read(unit: Unit) -> list[tuple[str, str]]:
        return [(one.name, one.email) for one in (unit.session.get_one(Staff, key) for key in (leaver, other))]

    assert sqlite_database.read_now(read, SYSTEM) == [("", ""), ("김상담", "here@example.kr")]


@pytest.mark.parametrize(
    ("name", "email", "left"), [("", "", 0), ("강", "", 1), ("", "a@example.kr", 1), ("강", "a", 1)]
)
def test_what_is_left_of_either_is_found(sqlite_database: Database, name: str, email: str, left: int) -> None:
    leaver = hire_now(sqlite_database, name="강떠난", email="left@example.kr").id
    hire_now(sqlite_database, name="김상담", email="here@example.kr")

    def look(unit: Unit) -> Search:
        one = unit.session.get_one(Staff, leaver)
        one.name, one.email = name, email
        unit.session.add(one)
        unit.session.flush()
        return expiry.look_for_leavers(unit, [leaver])

    assert sqlite_database.run_now(look, SYSTEM) == Search(2, (("staff", 1),) if left else ())


def test_the_ledger_is_summed_by_class_and_waits_in_its_order(sqlite_database: Database, clock: MovedClock) -> None:
    def enter(name: str, count: int) -> str:
        return sqlite_database.run_now(
            lambda unit: ledger.enter_alone(unit, name, "officer", count, method="m", day=unit.now.date()).id, SYSTEM
        )

    ids = []
    for name, count in (("case", 2), ("notice", 5), ("case", 3)):
        ids.append(enter(name, count))
        clock.move(seconds=1)
    assert sqlite_database.read_now(ledger.totals, SYSTEM) == {"case": 5, "notice": 5}
    assert [line.id for line in sqlite_database.read_now(ledger.unconfirmed, SYSTEM)] == ids
    assert [line.id for line in sqlite_database.read_now(lambda unit: ledger.unconfirmed(unit, 1), SYSTEM)] == ids[:1]

"""Paper that waits to be destroyed: in the order in which it is due, and late a moment after its time."""

from __future__ import annotations

from datetime import datetime, timedelta

from skills import paper
from storage.cases.consultations import Consultation
from storage.database.database import Database
from storage.retention import paper as tasks
from storage.retention.paper import PaperTask
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.conftest import MovedClock
from tests.skills.retention.test_acts import told
from tests.storage import people


def add(unit: Unit, name: str, due_at: datetime, *, done_at: datetime | None = None, about: str = "") -> None:
    tasks.add(unit, PaperTask(
        id=name, what="print", about=about, opened_at=unit.now, opened_by="staff-1", due_at=due_at, done_at=done_at
    ))  # fmt: skip


def test_what_waits_comes_first_and_the_last_that_was_done_before_the_others(
    sqlite_database: Database, clock: MovedClock
) -> None:
    now = clock()

    def make(unit: Unit) -> None:
        for name, due, done in (("b", 2, None), ("x", 1, 1), ("a", 1, None), ("y", 0, 2)):
            add(unit, name, now + timedelta(days=due), done_at=None if done is None else now + timedelta(hours=done))

    sqlite_database.run_now(make, SYSTEM)

    def read(unit: Unit) -> list[list[str]]:
        found = (paper.waiting(unit), paper.finished(unit), tasks.newest(unit, 3), tasks.done(unit, 1))
        return [[task.id for task in some] for some in found]

    assert sqlite_database.run_now(read, SYSTEM) == [["a", "b"], ["y", "x"], ["a", "b", "y"], ["y"]]


def test_it_is_late_after_its_time_until_it_is_done(sqlite_database: Database, clock: MovedClock) -> None:
    now = clock()

    def make(unit: Unit) -> None:
        add(unit, "late", now + timedelta(seconds=2))
        add(unit, "done", now, done_at=now)
        add(unit, "later", now + timedelta(seconds=1))
        add(unit, "in time", now + timedelta(days=5))

    sqlite_database.run_now(make, SYSTEM)

    def late() -> list[str]:
        return sqlite_database.run_now(lambda unit: [task.id for task in paper.overdue(unit)], SYSTEM)

    clock.move(seconds=1)
    assert late() == []
    clock.move(seconds=1)
    assert late() == ["later"]
    clock.move(seconds=1)
    assert late() == ["later", "late"]


def test_a_pile_is_told_by_the_number_of_its_case_while_there_is_one(sqlite_database: Database) -> None:
    def make(unit: Unit) -> bool:
        made, other = people.make(unit, "one"), people.make(unit, "two")
        add(unit, "mine", unit.now, about=made.case_id)
        add(unit, "gone", unit.now, about="nothing")
        case = unit.session.get_one(Consultation, made.case_id)
        assert other.case_id != case.id
        return paper.numbers(unit, tasks.newest(unit)) == {case.id: case.number}

    assert sqlite_database.run_now(make, SYSTEM)
    assert told(sqlite_database, "paper_listed") == [("paper_listed", "", "", "")]

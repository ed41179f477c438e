"""Notices to staff: each thing once, and no flood."""

from __future__ import annotations

from sqlmodel import col, select

from storage.database.database import Database
from storage.outbox.outbox import BEHIND, Notice
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.conftest import MovedClock
from tests.desk import file_case, write_as_patient


def test_three_hundred_messages_are_two_notices(sqlite_database: Database, clock: MovedClock) -> None:
    """The first at once, one more for all that came meanwhile, and again after that."""
    case_id = file_case(sqlite_database)

    def words(unit: Unit) -> list[float]:
        query = (
            select(Notice.due_at).where(col(Notice.order_key) == f"staff:{case_id}{BEHIND}").order_by(col(Notice.id))
        )
        return [(at - began).total_seconds() for at in unit.session.scalars(query)]

    began = clock.now
    for _ in range(300):
        write_as_patient(sqlite_database, case_id, "저기요")
        clock.move(seconds=0.5)
    assert sqlite_database.read_now(words, SYSTEM) == [0, 300]
    clock.move(minutes=10)
    write_as_patient(sqlite_database, case_id, "저기요")
    assert sqlite_database.read_now(words, SYSTEM) == [0, 300, 750]

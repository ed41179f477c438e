"""The one order in which cases wait, on both engines."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

from sqlalchemy import event, select
from sqlalchemy.engine import Engine

from skills.cases import inbox as desk
from skills.rights import fulfilment
from storage.cases import consultations, queue
from storage.cases import inbox as lists
from storage.cases.consultations import Consultation
from storage.database.database import Database
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests.desk import as_staff, clinic, file_case, hire_now

AN_HOUR = timedelta(hours=1)


def _plan(unit: Unit, case_id: str, *, urgent: bool, due: int, filed: int) -> None:
    case = consultations.find(unit, case_id)
    assert case is not None
    case.is_urgent, case.due_at, case.filed_at = urgent, unit.now + due * AN_HOUR, unit.now - filed * AN_HOUR
    unit.session.add(case)


async def test_staff_and_patients_are_told_one_order_without_ties(database: Database) -> None:
    """Urgent, due, filed, id: the place a patient is told is the place in the desk's column, page by page; equal moments
    too; and a case whose patient stopped the use of their data stands in nobody's way."""
    plans = [(True, 3, 1), (False, 1, 1), (False, 1, 2), (False, 2, 9), (True, 2, 1), *[(False, 1, 1)] * 6]
    ids = [file_case(database, f"q{number}") for number, _ in enumerate(plans)]
    stopped = file_case(database, "stopped", urgent=True)

    def arrange(unit: Unit) -> None:
        for case_id, (urgent, due, filed) in zip(ids, plans, strict=True):
            _plan(unit, case_id, urgent=urgent, due=due, filed=filed)

    def stop(unit: Unit) -> None:
        case = consultations.find(unit, stopped)
        assert case is not None
        fulfilment.suspend(unit, clinic(), case.patient_id)

    def places(unit: Unit) -> dict[str, int]:
        return {case.id: queue.before(unit, case) for case in unit.session.scalars(select(Consultation))}

    def pages(unit: Unit, limit: int) -> list[str]:
        seen, cursor = [], None
        while True:
            page = lists.waiting(unit, cursor, limit)
            seen += [listed.case.id for listed in page.cases]
            if page.next is None:
                return seen
            cursor = lists.Cursor.from_text(page.next.to_text())

    await database.run(arrange, SYSTEM)
    await database.run(stop, PATIENT)
    told = await database.run(places, SYSTEM)
    told.pop(stopped)
    wanted = sorted(told, key=told.__getitem__)
    assert sorted(told.values()) == list(range(len(ids)))
    assert wanted[:2] == [ids[4], ids[0]]
    assert wanted[2] == ids[2]
    assert wanted[3:-1] == sorted(ids[number] for number in (1, 5, 6, 7, 8, 9, 10))
    for limit in (1, 2, 3, 30):
        assert await database.run(partial(pages, limit=limit), SYSTEM) == wanted
    kim = hire_now(database)
    for column, shown in (("suspended", [stopped]), ("urgent", wanted[:2])):
        look = partial(desk.list_column, clinic=clinic(), who=kim, column=column, after="", by_hand=True)
        found = await database.run(look, as_staff(kim))
        assert [row.id for row in found.rows] == shown
        assert found.counts | {"waiting": len(ids), "mine": 0, "urgent": 2, "suspended": 1} == found.counts


def test_no_list_and_no_count_goes_through_all_open_cases(sqlite_database: Database) -> None:
    """SQLite takes "not closed" for a seek and would read every open case, instead of the few that no answer reached, or
    that one person was given: among 50,000 cases each page then cost five times that of 500. A search in one's own cases goes
    by one's own answers, not through everybody's."""
    kim = hire_now(sqlite_database, "counsellor")
    asked: list[tuple[str, Any]] = []

    def hear(_connection: object, _cursor: object, statement: str, values: Any, *_: object) -> None:
        if ("FROM consultation" in statement or "FROM case_message" in statement) and not statement.startswith(
            "EXPLAIN"
        ):
            asked.append((statement, values))

    def look(unit: Unit) -> list[tuple[str, str]]:
        event.listen(Engine, "before_cursor_execute", hear)
        try:
            for column in desk.COLUMNS:
                desk.list_column(unit, clinic(), kim, column, "", by_hand=False)
            lists.find_own(unit, kim.id, "재수술", 20)
        finally:
            event.remove(Engine, "before_cursor_execute", hear)
        driver = unit.connection.connection.cursor()
        return [
            (row[3], statement)
            for statement, values in asked
            for row in driver.execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()
        ]

    plan = sqlite_database.run_now(look, as_staff(kim), keep=False)
    assert any("ix_consultation_unreached" in step for step, _ in plan)
    assert any("ix_case_message_answered (staff_id=?" in step for step, _ in plan)
    assert not [step for step, _ in plan if step == "SCAN case_message"]
    assert not [step for step, _ in plan if "ix_consultation_closed_at (closed_at=?)" in step]
    assert not [step for step, asked_for in plan if "assignment.staff_id" in asked_for and "(state=?" in step]

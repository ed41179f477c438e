"""Visits as they are kept: they go with case and patient, keep their case until they are over, take over the days of old."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from skills.fields.timing.hours import SEOUL
from skills.staff.permissions import Role
from skills.visits import booking
from skills.visits.booking import Slot
from storage import migrations
from storage.cases import consultations
from storage.database import engines
from storage.database.database import Database
from storage.opening import open_database
from storage.retention import destruction, expiry, search
from storage.unit.unit_of_work import SYSTEM, Unit
from storage.visits import visits
from storage.visits.visits import Visit
from tests.conftest import MovedClock
from tests.desk import as_staff, clinic, file_case, hire_now

CHRISTMAS_EVE = datetime(2026, 12, 24, 15, 30, tzinfo=SEOUL)


def book(database: Database, case_id: str) -> Visit:
    kim = hire_now(database, Role.COUNSELLOR)
    return database.run_now(lambda unit: booking.book(unit, clinic(), kim, case_id, Slot(CHRISTMAS_EVE)), as_staff(kim))


@pytest.mark.parametrize("of", ["case", "patient"])
def test_a_visit_goes_with_its_case_and_its_patient_and_is_looked_for(database: Database, of: str) -> None:
    """D-4: what is looked for afterwards includes the table of visits."""
    case_id = file_case(database)
    visit = book(database, case_id)

    def erase(unit: Unit) -> int:
        if of == "case":
            return destruction.erase_cases(unit, [case_id])
        return destruction.erase_patients(unit, [visit.patient_id])

    assert database.run_now(erase, SYSTEM) == 1
    look = destruction.look_for_cases if of == "case" else destruction.look_for_patients
    wanted = case_id if of == "case" else visit.patient_id
    assert database.run_now(lambda unit: look(unit, [wanted]), SYSTEM).found == 0
    owners = search.owners(destruction._cases if of == "case" else destruction._patients)
    assert "visit" in {one.table.name for one in owners}
    assert database.run_now(lambda unit: visits.case_of(unit, visit.id), SYSTEM) is None


@pytest.mark.parametrize(("state", "kept"), [("booked", True), ("came", True), ("cancelled", False)])
def test_a_closed_case_lasts_until_its_visit_is_over(
    database: Database, clock: MovedClock, state: str, *, kept: bool
) -> None:
    """A cancelled visit keeps nothing; any other keeps its case for the same days after it as a closing does."""
    case_id = file_case(database)
    visit = book(database, case_id)

    def close(unit: Unit) -> None:
        case, found = consultations.find(unit, case_id), visits.find(unit, visit.id)
        assert case is not None
        assert found is not None
        case.state, case.closed_at, case.seen_at, found.state = "closed", unit.now, unit.now, state
        unit.session.add_all([case, found])

    database.run_now(close, SYSTEM)

    def due(days: int) -> list[str]:
        return database.run_now(
            lambda unit: expiry.ids(unit, expiry.cases(clock.now - timedelta(days=days)), 9), SYSTEM
        )

    clock.move(days=10)
    assert due(5) == ([] if kept else [case_id])
    clock.now = CHRISTMAS_EVE + timedelta(days=5, minutes=1)
    assert due(5) == [case_id]


def test_days_that_were_kept_on_cases_become_visits_and_days_again(
    database_url: str, tmp_path: Path, clock: MovedClock
) -> None:
    """Without a time, which nobody had kept."""
    database = open_database(database_url, tmp_path / "keys", clock)
    case_id = file_case(database)
    database.close()
    migrations.downgrade(database_url, "0027")
    _write(
        database_url, f"UPDATE consultation SET visit_on = '2026-12-24', closed_at = filed_at WHERE id = '{case_id}'"
    )
    database = open_database(database_url, tmp_path / "keys", clock)
    [visit] = database.read_now(lambda unit: visits.of_case(unit, case_id), SYSTEM)
    database.close()
    assert (visit.starts_at, visit.minutes, visit.state) == (datetime(2026, 12, 24, tzinfo=SEOUL), 0, "booked")
    asyncio.run(asyncio.to_thread(migrations.downgrade, database_url, "0027"))
    assert _write(database_url, "SELECT visit_on FROM consultation") == ["2026-12-24"]


def _write(database_url: str, statement: str) -> list[str]:
    engine = engines.make(database_url)
    with engine.begin() as connection:
        found = connection.execute(text(statement))
        rows = [str(row[0]) for row in found] if found.returns_rows else []
    engine.dispose()
    return rows

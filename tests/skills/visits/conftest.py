"""A counsellor, a filed case, and ways to book and look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest

from skills.fields.timing.hours import SEOUL
from skills.staff.permissions import Person, Role
from skills.visits import booking
from skills.visits.booking import Slot
from storage.cases import consultations
from storage.cases.consultations import Consultation
from storage.database.database import Database
from storage.patients import patients
from storage.patients.patients import Purpose
from storage.unit.unit_of_work import SYSTEM, Unit
from storage.visits import visits
from storage.visits.visits import Visit
from tests.conftest import MovedClock
from tests.desk import as_staff, clinic, file_case, hire_now

FRIDAY_AT_TWO = datetime(2026, 12, 4, 14, tzinfo=SEOUL)


@dataclass
class Front:
    """The front desk: a case of somebody's, and who works on it."""

    database: Database
    clock: MovedClock
    kim: Person
    case: str

    def do(self, work: Callable[[Unit], Any]) -> Any:
        return self.database.run_now(work, as_staff(self.kim))

    def book(self, at: datetime = FRIDAY_AT_TWO, minutes: int = 30, case: str = "") -> Visit:
        found: Visit = self.do(
            lambda unit: booking.book(unit, clinic(), self.kim, case or self.case, Slot(at, minutes))
        )
        return found

    def visits(self) -> list[Visit]:
        return self.database.read_now(lambda unit: visits.of_case(unit, self.case), SYSTEM)

    def visit(self) -> Visit:
        [found] = self.visits()
        return found

    def case_now(self) -> Consultation:
        found = self.database.read_now(lambda unit: consultations.find(unit, self.case), SYSTEM)
        assert found is not None
        return found

    def lines(self) -> list[tuple[str, str]]:
        """What stands in the case's talk: (author, words)."""

        def work(unit: Unit) -> list[tuple[str, str]]:
            case = consultations.find(unit, self.case)
            assert case is not None
            key = patients.unlock(unit, case.patient_id, Purpose.RIGHTS).key
            found = [consultations.open_message(key, message) for message in consultations.messages(unit, self.case)]
            return [(line.author, line.text) for line in found]

        return self.database.read_now(work, SYSTEM)


@pytest.fixture
def front(sqlite_database: Database, clock: MovedClock) -> Front:
    kim = hire_now(sqlite_database, Role.COUNSELLOR, name="김상담")
    return Front(sqlite_database, clock, kim, file_case(sqlite_database, "a" * 64))


DAY = timedelta(days=1)

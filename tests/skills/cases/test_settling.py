"""Every case comes to an end: answered and silent, or stopped, it is closed by itself, and then its period runs (D-1)."""

from __future__ import annotations

import pytest
from sqlmodel import col, select

from bot.jobs.sweep import sweep
from skills.cases import casework, settling
from skills.cases.consultations import State
from skills.compliance import overdue
from skills.retention import sweep as rules
from skills.rights import fulfilment, rights
from skills.rights.grounds import Kind
from skills.staff.permissions import Person, Role
from storage import rights as kept
from storage.cases.consultations import Consultation
from storage.database.database import Database
from storage.patients.patients import Patient
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import PATIENT, SYSTEM
from tests.conftest import MovedClock
from tests.desk import as_staff, clinic, file_case, hire_now, write_as_patient

CLINIC = clinic()
DAYS = CLINIC.periods.settled_case_days


@pytest.fixture
def kim(database: Database) -> Person:
    return hire_now(database, Role.COUNSELLOR, name="김상담")


def of(database: Database, case_id: str) -> Consultation | None:
    return database.read_now(lambda unit: unit.session.get(Consultation, case_id), SYSTEM)


def answered(database: Database, who: Person, case_id: str = "") -> str:
    """A case that was answered and given back."""
    case_id = case_id or file_case(database)
    staff = as_staff(who)
    database.run_now(lambda unit: casework.take(unit, CLINIC, who, case_id, 1), staff)
    database.run_now(lambda unit: casework.answer(unit, CLINIC, who, case_id, "내일 오세요.", 0), staff)
    database.run_now(lambda unit: casework.give_back(unit, who, case_id, 2), staff)
    return case_id


def settle(database: Database) -> int:
    return database.run_now(lambda unit: settling.run(unit, CLINIC), SYSTEM)


async def test_a_late_answer_has_the_whole_time(database: Database, clock: MovedClock, kim: Person) -> None:
    """A case is silent since its answer, however long its patient had waited for it."""
    case_id = file_case(database)
    clock.move(days=DAYS + 1)
    assert answered(database, kim, case_id) == case_id
    assert settle(database) == 0
    clock.move(days=DAYS, seconds=-1)
    assert settle(database) == 0
    clock.move(seconds=1)
    assert settle(database) == 1


async def test_an_answered_case_that_nobody_closes_is_reminded_closed_and_destroyed(
    database: Database, clock: MovedClock, kim: Person
) -> None:
    """Reminded three days before, closed at its time, gone with its patient when the periods are over."""
    case_id = answered(database, kim)
    clock.move(days=DAYS - 4)
    assert settle(database) == 0
    assert database.read_now(lambda unit: overdue.count(unit, CLINIC)["settling"], SYSTEM) == 0
    clock.move(days=2)
    assert database.read_now(lambda unit: overdue.count(unit, CLINIC)["settling"], SYSTEM) == 1
    clock.move(days=2)
    assert settle(database) == 1
    case = of(database, case_id)
    assert case is not None
    assert (case.state, case.outcome) == (State.CLOSED, settling.SETTLED)
    query = select(AccessRecord.why).where(col(AccessRecord.act) == "case_closed")
    assert database.read_now(lambda unit: list(unit.session.exec(query)), SYSTEM) == [settling.SETTLED]
    clock.move(days=CLINIC.periods.closed_case_days + 1)
    await sweep(database, CLINIC.periods)
    assert of(database, case_id) is None


async def test_new_words_of_the_patient_keep_it_open(database: Database, clock: MovedClock, kim: Person) -> None:
    """Who writes again waits again; only silence settles."""
    case_id = answered(database, kim)
    clock.move(days=DAYS - 1)
    write_as_patient(database, case_id, "하나 더 궁금해요")
    clock.move(days=DAYS + 1)
    assert settle(database) == 0
    case = of(database, case_id)
    assert case is not None
    assert case.state == State.WAITING


async def test_a_case_that_waits_for_an_answer_is_never_closed_by_itself(database: Database, clock: MovedClock) -> None:
    """Nobody is forgotten: it escalates elsewhere."""
    file_case(database)
    clock.move(days=800)
    assert settle(database) == 0


async def test_a_stopped_case_does_not_stay_for_ever(database: Database, clock: MovedClock) -> None:
    """Nobody may work on it and nobody could close it; it ends, and its patient with it."""
    case_id = file_case(database)
    patient_id = of(database, case_id).patient_id  # type: ignore[union-attr]
    database.run_now(lambda unit: fulfilment.suspend(unit, CLINIC, patient_id), PATIENT)
    clock.move(days=DAYS)
    assert settle(database) == 1
    clock.move(days=CLINIC.periods.identifiers_days + 1)
    await sweep(database, CLINIC.periods)
    assert of(database, case_id) is None
    assert database.read_now(lambda unit: unit.session.get(Patient, patient_id), SYSTEM) is None


async def test_a_request_that_was_taken_back_holds_nobody_and_goes(database: Database, clock: MovedClock) -> None:
    """It has no decision, and still its patient goes in time, and its own evidence after its years."""
    case_id = file_case(database)
    patient_id = of(database, case_id).patient_id  # type: ignore[union-attr]

    def ask_and_take_back(unit):
        request = rights.file_request(unit, patient_id, Kind.CORRECT, topic="name")
        rights.take_back(unit, request)
        case = unit.session.get_one(Consultation, case_id)
        case.state, case.closed_at, case.seen_at = "closed", unit.now, unit.now
        unit.session.add(case)

    database.run_now(ask_and_take_back, PATIENT)
    clock.move(days=CLINIC.periods.identifiers_days + 1)
    await sweep(database, CLINIC.periods)
    assert database.read_now(lambda unit: unit.session.get(Patient, patient_id), SYSTEM) is None
    assert database.read_now(lambda unit: len(kept.of_patient(unit, patient_id)), SYSTEM) == 1
    clock.move(days=3 * 366)
    await sweep(database, CLINIC.periods)
    assert database.read_now(lambda unit: len(kept.of_patient(unit, patient_id)), SYSTEM) == 0


def test_what_has_no_end_in_sight_is_listed(database: Database, clock: MovedClock) -> None:
    """A case that nobody answers is never closed: it stands among what is overdue and in the dry run."""
    case_id = file_case(database)
    clock.move(days=DAYS - 1)
    assert database.read_now(lambda unit: overdue.find(unit, CLINIC)["open_cases"], SYSTEM) == []
    clock.move(days=2)
    assert database.read_now(lambda unit: overdue.find(unit, CLINIC)["open_cases"], SYSTEM) == [case_id]
    listed = database.read_now(lambda unit: rules.preview(unit, CLINIC.periods), SYSTEM)
    assert {line.line.name: line.endless for line in listed if line.endless} == {"open_case": 1}

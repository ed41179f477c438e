"""One damaged value is marked where it stands, told, and closes nothing else: no list, no export, no destruction."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from sqlalchemy import Update, update
from sqlmodel import SQLModel, col

from skills.cases import inbox, overview, reading
from skills.fields.timing.hours import today_in_seoul
from skills.retention import destruction, sweep
from skills.staff.permissions import Role
from storage.cases.consultations import CaseMessage, Consultation
from storage.crypto.damage import UNREADABLE
from storage.database.database import Database
from storage.outbox import outbox
from storage.patients.patients import Patient, PatientKey
from storage.unit.schema import table_of
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.conftest import MovedClock
from tests.desk import as_staff, clinic, file_case, hire_now, write_as_patient

TABLES: dict[str, type[SQLModel]] = {
    "patient": Patient, "patient_key": PatientKey, "consultation": Consultation, "case_message": CaseMessage,
}  # fmt: skip
TORN = b"\x00" * 40


def tear(database: Database, table: str, column: str, patient_id: str) -> None:
    """Damage what stands in this column for one patient."""
    rows = table_of(TABLES[table])
    mine = rows.c.id if table == "patient" else rows.c.patient_id
    database.run_now(
        lambda unit: unit.connection.execute(update(rows).where(mine == patient_id).values({column: TORN})).close(),
        SYSTEM,
    )


def patient_of(database: Database, case_id: str) -> str:
    return database.run_now(lambda unit: unit.session.get_one(Consultation, case_id).patient_id, SYSTEM)


def alarms(database: Database) -> int:
    return database.run_now(
        lambda unit: outbox.waiting_about(unit, "owner_webhook", ["value_unreadable"]).get("value_unreadable", 0),
        SYSTEM,
    )


@pytest.fixture
def cases(database: Database) -> tuple[str, str]:
    """A case that will be damaged, and another one."""
    torn, whole = file_case(database, "torn", name="홍길동"), file_case(database, "whole", name="남궁민")
    write_as_patient(database, torn, "무너질 말")
    return torn, whole


@pytest.mark.parametrize(("table", "column"), [("patient", "name_sealed"), ("patient_key", "wrapped")])
def test_the_inbox_marks_one_row_and_shows_the_others(
    database: Database, cases: tuple[str, str], clock: MovedClock, table: str, column: str
) -> None:
    """Told once a day, however often the list is looked at."""
    torn, whole = cases
    tear(database, table, column, patient_of(database, torn))
    who = hire_now(database, Role.COUNSELLOR)

    def look(unit: Unit) -> dict[str, bool]:
        found = inbox.list_column(unit, clinic(), who, "all", "", by_hand=True)
        return {row.id: row.is_unreadable for row in found.rows}

    for _ in range(2):
        assert database.run_now(look, as_staff(who)) == {torn: True, whole: False}
    assert alarms(database) == 1
    clock.move(days=2)
    database.run_now(look, as_staff(who))
    assert alarms(database) == 2


def test_the_export_marks_the_row_and_goes_on(database: Database, cases: tuple[str, str], clock: MovedClock) -> None:
    """One line has the mark, the other its values."""
    torn, _ = cases
    tear(database, "patient", "phone_sealed", patient_of(database, torn))
    who = hire_now(database, Role.ADMINISTRATOR, Role.PRIVACY_OFFICER)
    today = today_in_seoul(clock())
    wanted = overview.ASKED_FOR
    _, rows = database.run_now(
        lambda unit: overview.export(unit, clinic(), who, today, today, wanted, "other"), as_staff(who)
    )
    assert sorted(UNREADABLE in row for row in rows) == [False, True]
    assert any("010-" in cell for row in rows for cell in row)
    assert alarms(database) == 1


@pytest.mark.parametrize(
    ("table", "column"),
    [("patient", "name_sealed"), ("consultation", "answers_sealed"), ("case_message", "text_sealed")],
)
def test_the_page_of_the_case_opens_with_what_is_left(
    database: Database, cases: tuple[str, str], table: str, column: str
) -> None:
    """And says that something is missing."""
    torn, _ = cases
    who = hire_now(database, Role.COUNSELLOR)
    tear(database, table, column, patient_of(database, torn))
    view = database.run_now(lambda unit: reading.read_case(unit, clinic(), who, torn), as_staff(who))
    assert view.is_unreadable
    assert (view.name == UNREADABLE, view.answers == {}) == (table == "patient", table == "consultation")
    assert (view.lines[-1].line.text == UNREADABLE) == (table == "case_message")
    assert alarms(database) == 1


def run(statement: Update, unit: Unit) -> None:
    unit.connection.execute(statement).close()


ENDS: dict[str, Callable[[Unit, str], object]] = {
    "deletion": lambda unit, patient_id: destruction.destroy_patient(unit, patient_id, ground="right_deletion"),
    "sweep": lambda unit, patient_id: sweep._erase_patients(unit, [patient_id]),
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
@pytest.mark.parametrize(
    ("table", "column"),
    [("patient", "app_user_sealed"), ("consultation", "answers_sealed"), ("case_message", "text_sealed")],
)
def test_what_does_not_open_can_be_destroyed(
    database: Database,
    cases: tuple[str, str],
    clock: MovedClock,
    table: str,
    column: str,
    end: Callable[[Unit, str], object],
) -> None:
    """A right to deletion and the sweep do not end at a damaged value."""
    patient_id = patient_of(database, cases[0])
    tear(database, table, column, patient_id)
    linked = update(table_of(Patient)).where(col(Patient.id) == patient_id).values(app_user_lookup="linked")
    database.run_now(partial(run, linked), SYSTEM)
    database.run_now(lambda unit: end(unit, patient_id), SYSTEM)
    assert database.run_now(lambda unit: unit.session.get(Patient, patient_id), SYSTEM) is None

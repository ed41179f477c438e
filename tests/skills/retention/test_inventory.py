"""Every table and column has a purpose, a period, and something that erases it."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Table

from skills.retention.inventory import INVENTORY, OF_PATIENT, line_of
from skills.retention.schedule import BY_NAME
from skills.retention.sweep import STEPS
from skills.rights import access
from storage.cases import consultations
from storage.database.database import Database
from storage.patients import patients
from storage.patients.patients import Purpose
from storage.retention import health_data
from storage.tables import metadata
from storage.unit.schema import Kind
from storage.unit.unit_of_work import PATIENT, Unit
from tests.desk import clinic, file_case

TABLES: list[Table] = list(metadata.sorted_tables)
# What ends with somebody's leaving or a newer version names no patient.
ENDED_BY_PEOPLE = {"staff", "own_words"}
PERSONAL = {Kind.SEALED, Kind.LOOKUP, Kind.SUBJECT, Kind.KEY}


def test_every_table_is_in_the_inventory_and_nothing_else() -> None:
    """A new table must say what it is for and what ends it."""
    assert set(INVENTORY) == {table.name for table in TABLES}
    assert all(held.purpose for held in INVENTORY.values())


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.name))
def test_each_column_ends_by_a_line_that_something_carries_out(table: Table) -> None:
    """Its line is in the schedule and the sweep has a step for it; no patient's column is left to people."""
    names = {column.name for column in table.columns}
    assert set(INVENTORY[table.name].sooner) <= names
    for column in table.columns:
        line = line_of(table.name, column.name)
        assert line in BY_NAME
        assert line in STEPS or (line in ENDED_BY_PEOPLE and column.info["kind"] not in PERSONAL)


def test_what_somebody_typed_has_an_end() -> None:
    """No note of the staff's stays as long as the clinic does, whatever stands beside it."""
    notes = [(table.name, one.name) for table in TABLES for one in table.columns if one.info["kind"] is Kind.NOTE]
    assert [note for note in notes if line_of(*note) in ENDED_BY_PEOPLE] == []


def test_what_goes_with_something_else_ends_no_later_than_it() -> None:
    """A table whose rows go with a case or a patient (foreign key) is not said to end by a line of its own that comes later."""
    cascades = {
        "patient": {"identifiers", "contact", "case", "unfinished", "session", "notice"},
        "consultation": {"case", "session"},
        "plan_version": {"plan", "plan_check"},  # A check of a version that stays goes before it.
        "label": {"case"},  # What a case carries goes with the case; the label itself is the clinic's own word.
    }
    for table in TABLES:
        for column in table.columns:
            for key in column.foreign_keys:
                owner = key.column.table.name
                assert INVENTORY[table.name].line in cascades.get(owner, {INVENTORY[owner].line, "session", "staff"})


def test_what_names_its_patient_says_where_the_patient_is_told() -> None:
    """Exhaustive: nobody adds a table about patients without deciding what of it stands in "my data"."""
    naming = {table.name for table in TABLES if any(column.info["kind"] is Kind.SUBJECT for column in table.columns)}
    assert set(OF_PATIENT) == naming | {"patient"}
    assert [name for name, of in OF_PATIENT.items() if bool(of.told) is bool(of.untold)] == []


def test_where_the_patient_is_told_there_is_such_a_place(sqlite_database: Database) -> None:
    """Each path leads to something in an export."""
    patient_id = patient_of(sqlite_database, file_case(sqlite_database))
    data = sqlite_database.read_now(lambda unit: access.export(unit, clinic(), patient_id), PATIENT)
    for name, of in OF_PATIENT.items():
        found: Any = data
        for part in filter(None, of.told.split(".")):
            found = found[0] if isinstance(found, list) else found
            assert part in found, name
            found = found[part]


def test_what_rests_on_the_health_consent_is_destroyed_with_it(sqlite_database: Database) -> None:
    """The tables that the registry names are the ones that the withdrawal touches."""
    patient_id = patient_of(sqlite_database, file_case(sqlite_database))

    def destroy(unit: Unit) -> set[str]:
        return set(health_data.destroy(unit, patients.unlock(unit, patient_id, Purpose.RIGHTS).key, patient_id))

    touched = sqlite_database.run_now(destroy, PATIENT)
    assert touched | {"conversation"} == {name for name, of in OF_PATIENT.items() if of.on_health}


def patient_of(database: Database, case_id: str) -> str:
    """Whose case it is."""

    def find(unit: Unit) -> str:
        case = consultations.find(unit, case_id)
        assert case is not None
        return case.patient_id

    return database.read_now(find, PATIENT)

"""Every table and column has a purpose, a period, and something that erases it."""

from __future__ import annotations

import pytest
from sqlalchemy import Table

from skills.retention.inventory import INVENTORY, line_of
from skills.retention.schedule import BY_NAME
from skills.retention.sweep import STEPS
from storage.tables import metadata
from storage.unit.schema import Kind

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


def test_what_goes_with_something_else_ends_no_later_than_it() -> None:
    """A table whose rows go with a case or a patient (foreign key) is not said to end by a line of its own that comes later."""
    cascades = {
        "patient": {"identifiers", "contact", "case", "unfinished", "session", "notice"},
        "consultation": {"case", "session"},
        "label": {"case"},  # What a case carries goes with the case; the label itself is the clinic's own word.
    }
    for table in TABLES:
        for column in table.columns:
            for key in column.foreign_keys:
                owner = key.column.table.name
                assert INVENTORY[table.name].line in cascades.get(owner, {INVENTORY[owner].line, "session", "staff"})

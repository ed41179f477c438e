"""Every column says what it holds, and its name keeps the promise."""

from __future__ import annotations

import pytest
from sqlalchemy import Column, LargeBinary, Table

from storage.tables import metadata
from storage.unit.schema import Kind, UtcDateTime

TABLES: list[Table] = list(metadata.sorted_tables)
COLUMNS: list[tuple[str, Column]] = [(f"{t.name}.{c.name}", c) for t in TABLES for c in t.columns]
IDS = [name for name, _ in COLUMNS]


@pytest.mark.parametrize(("name", "column"), COLUMNS, ids=IDS)
def test_each_column_declares_its_class(name: str, column: Column) -> None:
    """A column without a class has no period, no purpose and no way to be destroyed."""
    assert isinstance(column.info.get("kind"), Kind), f"{name} does not say what it holds"


@pytest.mark.parametrize(("name", "column"), COLUMNS, ids=IDS)
def test_names_tell_the_class(name: str, column: Column) -> None:
    """*_sealed are sealed bytes, *_lookup keyed hashes, *_at aware instants, and the other way round."""
    kind = column.info["kind"]
    if column.name.endswith("_sealed") or kind is Kind.SEALED:
        assert column.name.endswith("_sealed")
        assert kind in (Kind.SEALED, Kind.SECRET)
        assert isinstance(column.type, LargeBinary)
    assert (kind is Kind.LOOKUP) == column.name.endswith("_lookup")
    if column.name.endswith("_at"):
        assert isinstance(column.type, UtcDateTime)


def test_what_names_a_patient_goes_with_the_patient_or_is_a_pseudonym() -> None:
    """A sealed or looked-up value of a patient stands in a table that the patient's deletion takes along."""
    loose = []
    for table in TABLES:
        kinds = {c.info["kind"] for c in table.columns}
        subject = [c for c in table.columns if c.info["kind"] is Kind.SUBJECT]
        if Kind.SEALED in kinds and subject and not any(c.foreign_keys for c in subject):
            loose.append(table.name)
    assert set(loose) <= OUTLIVES_THE_PATIENT


OUTLIVES_THE_PATIENT = {"retained", "rights_request"}
"""Tables with sealed values that stay when the patient is destroyed, under a key of their own and for a stated reason."""

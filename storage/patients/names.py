"""Pieces of names: every two characters that stand together, as keyed codes, so that a part of a name finds its patient.

A code says nothing without the key ring. Who copies the database sees which patients share a piece (docs/threat-model.md).
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, bindparam, delete, func, select
from sqlmodel import SQLModel, col

from storage.characters import folded
from storage.unit.schema import Kind, column, table_of
from storage.unit.statements import Prepared, insertion
from storage.unit.unit_of_work import Unit

LENGTH = 2


class NamePiece(SQLModel, table=True):
    """A patient's name has this piece."""

    __tablename__ = "name_piece"

    patient_id: str = column(Kind.SUBJECT, references="patient.id", primary_key=True)
    piece_lookup: str = column(Kind.LOOKUP, primary_key=True, index=True)


_ADD = insertion(table_of(NamePiece))
_DROP = Prepared(delete(table_of(NamePiece)).where(table_of(NamePiece).c.patient_id == bindparam("patient_id")))


def put(unit: Unit, patient_id: str, name: str) -> None:
    """Keep the pieces of this name, in place of the old ones."""
    _DROP.run(unit.connection, patient_id=patient_id)
    for code in _codes(unit, name):
        _ADD.run(unit.connection, patient_id=patient_id, piece_lookup=code)


def drop(unit: Unit, patient_ids: Sequence[str]) -> None:
    """Nobody is found by a part of these names any more."""
    table = table_of(NamePiece)
    unit.connection.execute(delete(table).where(table.c.patient_id.in_(patient_ids)))


def having(unit: Unit, part: str) -> Select[str] | None:
    """The patients whose names have all pieces of this part; None for a part that is shorter than a piece."""
    codes = _codes(unit, part)
    if not codes:
        return None
    query = select(col(NamePiece.patient_id)).where(col(NamePiece.piece_lookup).in_(codes))
    return query.group_by(col(NamePiece.patient_id)).having(func.count() == len(codes))


def _codes(unit: Unit, name: str) -> list[str]:
    bare = folded(name)
    return sorted({unit.vault.lookup("name_piece", bare[at : at + LENGTH]) for at in range(len(bare) - LENGTH + 1)})

"""Rows that decide whose something is, or what somebody is told: a keyed code over the columns that say so, as the column
`mac` of their table declares them (`column(Kind.PROOF, covers=...)`).

Every row that Sangdam writes through its objects gets its code here, whichever rule wrote it. A row that was moved with SQL
keeps a code that does not fit, whatever Sangdam writes into it later: it is refused where it is used, and found by
`trail verify` (`storage/staff/evidence.py`).
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from sqlalchemy import RowMapping, Table, event, inspect, select
from sqlmodel import Session, SQLModel, col

from storage.crypto.vault import Vault
from storage.trail import chain, row_codes
from storage.trail.row_codes import RowMark
from storage.unit.schema import table_of
from storage.unit.unit_of_work import Unit

Row: TypeAlias = RowMapping | Mapping[str, Any]


def is_ours(unit: Unit, row: SQLModel) -> bool:
    """Whether this row says of itself what Sangdam wrote."""
    return _fits(unit.vault, table_of(type(row)), _values(row))


def seal(unit: Unit, row: SQLModel) -> None:
    """Give a row that goes past the objects its code."""
    _seal(unit.vault, row)


def findings(unit: Unit) -> Iterator[tuple[int, str]]:
    """Every row that was put in or moved beside Sangdam, and every piece of a case that names another patient than it."""
    for table in _tables():
        for row in unit.connection.execute(select(table)).mappings():
            if not _fits(unit.vault, table, row):
                yield 0, f"a row of {table.name} was not written by Sangdam ({_name(table, row)})"
    cases = SQLModel.metadata.tables["consultation"]
    for table in SQLModel.metadata.sorted_tables:
        if {"consultation_id", "patient_id"} <= set(table.columns.keys()):
            pieces = select(table.c.consultation_id).join(cases, cases.c.id == table.c.consultation_id)
            for case_id in unit.connection.scalars(pieces.where(table.c.patient_id != cases.c.patient_id)):
                yield 0, f"a row of {table.name} names another patient than its case ({case_id})"


def begin(unit: Unit) -> None:
    """Give the rows from before there were codes theirs, once a table; where there were any, the trail says so."""
    marked = set(unit.session.scalars(select(col(RowMark.of_table))))
    new = [table for table in _tables() if table.name not in marked]
    for table in new:
        if _code_all(unit, table):
            chain.record(unit, "rows_coded", about=table.name)
        unit.session.add(RowMark(of_table=table.name, up_to=0, mac=row_codes.code(unit, "row_mark", table.name, 0)))
    unit.session.flush()


def _tables() -> list[Table]:
    return [table for table in SQLModel.metadata.sorted_tables if _covers(table)]


def _covers(table: Table) -> tuple[str, ...]:
    found: tuple[str, ...] = table.c.mac.info["covers"] if "mac" in table.c else ()
    return found


def _name(table: Table, row: Row) -> str:
    return ", ".join(str(row[one.name])[:12] for one in table.primary_key.columns)


def _code(vault: Vault, table: Table, row: Row) -> str:
    return row_codes.code_with(vault, table.name, *(row[name] for name in _covers(table)))


def _fits(vault: Vault, table: Table, row: Row) -> bool:
    return hmac.compare_digest(str(row["mac"]).encode(), _code(vault, table, row).encode())


def _seal(vault: Vault, row: Any) -> None:
    row.mac = _code(vault, table_of(type(row)), _values(row))


def _values(row: SQLModel) -> Row:
    return {name: getattr(row, name) for name in _covers(table_of(type(row)))} | {"mac": getattr(row, "mac", "")}


def _code_all(unit: Unit, table: Table) -> int:
    """Where one row has a code, the table was marked before: its mark was taken away, and by that no row comes in."""
    if unit.connection.scalar(select(table.c.mac).where(table.c.mac != "").limit(1)) is not None:
        return 0
    key, rows = list(table.primary_key.columns), unit.connection.execute(select(table)).mappings().all()
    for row in rows:
        mine = [one == row[one.name] for one in key]
        unit.connection.execute(table.update().where(*mine).values(mac=_code(unit.vault, table, row)))
    return len(rows)


@event.listens_for(Session, "before_flush")
def _before_flush(session: Session, *_: Any) -> None:
    vault: Vault | None = session.info.get("vault")
    if vault is None:
        return
    for row in session.new:
        if _covers(table_of(type(row))):
            _seal(vault, row)
    for row in session.dirty:
        if _says_otherwise(row) and _was_ours(session, vault, row):
            _seal(vault, row)


def _says_otherwise(row: Any) -> bool:
    attributes = inspect(row).attrs
    return any(attributes[name].history.has_changes() for name in _covers(table_of(type(row))))


def _was_ours(session: Session, vault: Vault, row: Any) -> bool:
    """As the row stands in the database: what its object remembers may have been changed since."""
    table = table_of(type(row))
    mine = [one == getattr(row, one.name) for one in table.primary_key.columns]
    stands = session.connection().execute(select(table).where(*mine)).mappings().first()
    return stands is None or _fits(vault, table, stands)

"""Keyed codes over rows that rights rest on (roles, sessions, links, consents): what somebody puts in with SQL and without
the key ring counts for nothing.

A code is checked on use, and everything once a day with the trail (`storage/staff/evidence.py`), which also knows what was
taken away. Rows from before there were codes are told by their number: up to a mark, which has a code of its own.
"""

from __future__ import annotations

import hmac
from datetime import datetime

import orjson
from sqlalchemy import func, select
from sqlmodel import SQLModel, col

from storage.crypto.vault import Vault
from storage.trail import chain
from storage.trail.chain import AccessRecord
from storage.unit.schema import BIG, Kind, column
from storage.unit.unit_of_work import Unit

Value = str | int | datetime | None


class RowMark(SQLModel, table=True):
    """Up to which row of a table there are none with a code."""

    __tablename__ = "row_mark"

    of_table: str = column(Kind.ID, primary_key=True)
    up_to: int = column(Kind.ID, BIG())
    mac: str = column(Kind.PROOF)


def code(unit: Unit, table: str, *values: Value) -> str:
    """The keyed code over the values of a row of this table."""
    return code_with(unit.vault, table, *values)


def code_with(vault: Vault, table: str, *values: Value) -> str:
    """The same, for whoever has no unit."""
    plain = [chain.micros(value) if isinstance(value, datetime) else value for value in values]
    return vault.lookup(f"row.{table}", orjson.dumps(plain).decode())


def is_ours(unit: Unit, mac: str, table: str, *values: Value, row_id: int | None = None) -> bool:
    """Whether the row was written with the key ring; one without a code, whether it is from before there were any."""
    if mac or row_id is None:
        return hmac.compare_digest(mac.encode(), code(unit, table, *values).encode())
    mark = unit.session.get(RowMark, table)
    known = mark is not None and hmac.compare_digest(mark.mac, code(unit, "row_mark", table, mark.up_to))
    return mark is not None and known and row_id <= mark.up_to


def begin(unit: Unit, *tables: str, is_told: bool = False) -> bool:
    """Mark where the rows with codes begin, once; whether this was the time. A mark that was taken away later is made again
    without letting any row in: then those without a code count for nothing. `is_told`: on the trail in any case."""
    if unit.session.get(RowMark, tables[0]) is not None:
        return False
    were_coded = any(_newest(unit, name, coded=True) for name in tables) or _says_so(unit, tables)
    for name in tables:
        up_to = 0 if were_coded else _newest(unit, name, coded=False)
        unit.session.add(RowMark(of_table=name, up_to=up_to, mac=code(unit, "row_mark", name, up_to)))
        if up_to or is_told:
            chain.record(unit, "rows_coded", about=name)
    unit.session.flush()
    return not were_coded


def _newest(unit: Unit, name: str, *, coded: bool) -> int:
    table = SQLModel.metadata.tables[name]
    (number,) = table.primary_key.columns
    newest = select(func.max(number)).where(table.c.mac != "" if coded else table.c.mac == "")
    return int(unit.connection.scalar(newest) or 0)


def _says_so(unit: Unit, tables: tuple[str, ...]) -> bool:
    query = select(col(AccessRecord.seq)).where(
        col(AccessRecord.act) == "rows_coded", col(AccessRecord.about).in_(tables)
    )
    return unit.session.scalar(query.limit(1)) is not None

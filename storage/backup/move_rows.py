"""Rows on their way from one engine to the other: read in one order, written in portions, compared afterwards.

Each value goes through the type of its column on both sides, so that instants, flags and bytes mean the same. A portion is
committed at once, so that the number of rows that are there says where to go on after a break.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select
from sqlmodel import SQLModel

from storage.database import engines

PORTION = 5_000
FLOOR = 1 << 128
Tell = Callable[[int], None]


def tables() -> list[Table]:
    """All tables, those first that others point to."""
    return list(SQLModel.metadata.sorted_tables)


def count(connection: Connection, table: Table) -> int:
    """How many rows a table has."""
    return int(connection.scalar(select(func.count()).select_from(table)) or 0)


def portions(connection: Connection, table: Table, after: int = 0) -> Generator[list[Row[Any]], None, None]:
    """The rows of a table in the order of its key, leaving out the first `after`."""
    query = select(table).order_by(*table.primary_key.columns)
    query = (query.offset(after) if after else query).execution_options(yield_per=PORTION)
    with connection.execute(query) as result:
        for rows in result.partitions():
            yield list(rows)


def copy(source: Connection, target: Connection, table: Table, tell: Tell) -> None:
    """Write the rows that the target does not have yet, a commit a portion."""
    there = count(target, table)
    tell(there)
    write = _write_one_by_one if target.dialect.name == "sqlite" else _write_stream
    target.rollback()
    with closing(portions(source, table, there)) as found:
        for rows in found:
            with target.begin():
                write(target, table, rows)
            tell(len(rows))


def _write_one_by_one(target: Connection, table: Table, rows: list[Row[Any]]) -> None:
    target.execute(table.insert(), [dict(row._mapping) for row in rows])


def _write_stream(target: Connection, table: Table, rows: list[Row[Any]]) -> None:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    processors = [column.type.dialect_impl(target.dialect).bind_processor(target.dialect) for column in table.columns]
    driver: Any = target.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f'COPY "{table.name}" ({names}) FROM STDIN') as stream:
        for row in rows:
            stream.write_row([do(value) if do else value for do, value in zip(processors, row, strict=True)])


@dataclass(frozen=True, slots=True)
class Sum:
    """What a table holds, whatever the order: how many rows, and a sum over a hash of each."""

    rows: int = 0
    hashes: int = 0


def sum_of(connection: Connection, table: Table, tell: Tell) -> Sum:
    """Read a whole table and add it up. The same values give the same sum on both engines."""
    rows = hashes = 0
    with closing(portions(connection, table)) as found:
        for portion in found:
            hashes += sum(_hash(row) for row in portion)
            rows += len(portion)
            tell(len(portion))
    return Sum(rows, hashes % FLOOR)


def _hash(row: Row[Any]) -> int:
    return int.from_bytes(hashlib.blake2b(repr(tuple(row)).encode(), digest_size=16).digest())


def hold_still(source: Connection) -> None:
    """Let nobody write into the source until the connection's transaction ends. SQLite's engine has begun with the write
    lock already."""
    if source.dialect.name != "sqlite":
        names = ", ".join(f'"{table.name}"' for table in tables())
        source.exec_driver_sql(f"SET LOCAL lock_timeout = '{engines.BUSY_MS}ms'")
        source.exec_driver_sql(f"LOCK TABLE {names} IN SHARE MODE")

"""Bringing a database up beside another one, and letting it take that one's place in one step. Restores and moves share it.

Whatever breaks off leaves the old database or the new one; what it leaves beside them, the next start removes
(`storage/opening.py`).
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, text
from sqlmodel import SQLModel

from storage.database import engines
from storage.errors import Misconfigured

SCHEMA = engines.RESTORING
LOOKS, LOOK_AGAIN_S = 5, 0.2


def file_of(engine: Engine) -> Path:
    """The file of a SQLite engine."""
    return Path(str(engine.url.database))


def is_missing(engine: Engine) -> bool:
    """Whether there is no such SQLite file."""
    return engines.is_sqlite(engine) and not file_of(engine).exists()


def refuse_if_used(engine: Engine, then: str) -> None:
    """`Misconfigured` while a server runs on this database; `then` is what was to be done. SQLite leaves the write-ahead
    log's mode only for the last user of a file; PostgreSQL names its sessions, and takes a moment to notice an end."""
    for _ in range(LOOKS):
        if is_missing(engine) or not _is_used(engine):
            return
        time.sleep(LOOK_AGAIN_S)
    raise Misconfigured(f"the database is in use; stop the server, then {then}")


def _is_used(engine: Engine) -> bool:
    if not engines.is_sqlite(engine):
        with engine.connect() as connection:
            if engines.is_pooled(connection):
                raise Misconfigured(
                    "a pooler stands before the database and hides who uses it; give the database's own address"
                )
            return engines.is_used_by_others(connection)
    with engines.naming_damage(), closing(sqlite3.connect(file_of(engine), timeout=0)) as connection:
        try:
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()
        except sqlite3.OperationalError:
            return True
    return False


def place_of(engine: Engine) -> Path:
    """The SQLite file that is brought up beside the engine's own."""
    final = file_of(engine)
    return final.with_name(f".{final.name}.restoring")


def address_beside(engine: Engine) -> str:
    """The address of the database that is brought up beside this one: another file, or another schema."""
    if engines.is_sqlite(engine):
        return f"sqlite:///{place_of(engine)}"
    url = engine.url.update_query_dict({"options": f"-csearch_path={SCHEMA}"})
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


def make_schema(engine: Engine) -> None:
    """An empty schema beside the public one, on PostgreSQL."""
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE"))
        connection.execute(text(f"CREATE SCHEMA {SCHEMA}"))


def let_schema_take_place(engine: Engine) -> None:
    """The schema beside becomes the public one."""
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text(f"ALTER SCHEMA {SCHEMA} RENAME TO public"))


def close_log(path: Path) -> None:
    """Bring everything from the write-ahead log into the file, on the disk: the file moves alone."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    with path.open("rb") as file:
        os.fsync(file.fileno())


def move_sequences(cursor: Any) -> None:
    """Let PostgreSQL count on from the rows that came with numbers of their own."""
    for table in SQLModel.metadata.sorted_tables:
        for column in table.primary_key.columns:
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", (table.name, column.name))
            sequence = cursor.fetchone()[0]
            if sequence:
                newest = f'SELECT coalesce(max("{column.name}"), 0) + 1 FROM "{table.name}"'  # noqa: S608 - our own names
                cursor.execute(f"SELECT setval(%s, ({newest}), false)", (sequence,))

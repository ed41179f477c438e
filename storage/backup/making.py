"""Making a backup: a consistent copy of everything, sealed with a key that expires, while the chat goes on.

SQLite gives a snapshot through its online backup; PostgreSQL through one REPEATABLE READ transaction. The wrapping keys of the
ring travel inside, sealed like the rest, so that a backup outlives `keys rotate`; the ring's other keys do not.
Opening one again is `storage/backup/restore.py`.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, text
from sqlmodel import SQLModel

from storage.backup import keys as backup_keys
from storage.backup.file import PIECE, BackupHead, BackupWriter, read_head
from storage.crypto import shredding
from storage.database import engines, limits
from storage.database.database import Database
from storage.errors import BackupBroken
from storage.trail import chain
from storage.unit.unit_of_work import Actor

ENDING, PART = ".backup", ".part"
RING = "ring"
SQLITE = "sqlite"
TABLE = "table:"


def make(database: Database, folder: Path, keys_dir: Path, *, days: int, actor: Actor) -> Path:
    """Write a backup into `folder`; its path. `days` is how long its key lives."""
    now = database.clock()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = backup_keys.make(keys_dir, now + timedelta(days=days))
    head = BackupHead(
        database.engine.dialect.name, _revision(database.engine), key.id, now.isoformat(), key.expires_at.isoformat()
    )
    path = folder / f"sangdam-{now:%Y-%m-%dT%H%M%S}Z-{key.id}{ENDING}"
    part = path.with_suffix(PART)
    try:
        _write(database, part, head, key.key)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    part.replace(path)
    shredding.sync_folder(folder)
    database.run_now(lambda unit: chain.record(unit, "backup_made", about=key.id), actor)
    return path


def remove_expired(folder: Path, now: datetime) -> int:
    """Remove backups of this folder whose key is over, broken off ones too: they are noise already. How many there were.
    What is no backup is not ours to remove."""
    count = 0
    for path in sorted((*folder.glob(f"*{ENDING}"), *folder.glob(f"*{PART}"))):
        with path.open("rb") as file, suppress(BackupBroken, ValueError):
            head, _ = read_head(file)
            if datetime.fromisoformat(head.expires_at) <= now:
                path.unlink()
                count += 1
    return count


def _write(database: Database, part: Path, head: BackupHead, key: bytes) -> None:
    with part.open("xb") as file:
        os.chmod(part, 0o600)
        writer = BackupWriter(file, head, key)
        writer.begin(RING)
        writer.write(_ring(database))
        _write_content(database, writer, part.parent)
        writer.close()
        file.flush()
        os.fsync(file.fileno())


def _ring(database: Database) -> bytes:
    keys = {name: base64.b64encode(key).decode() for name, key in database.vault.ring.wrapping.items()}
    return json.dumps(keys).encode()


def _revision(engine: Engine) -> str:
    with engine.connect() as connection:
        return str(connection.scalar(text("SELECT version_num FROM alembic_version")))


def _write_content(database: Database, writer: BackupWriter, folder: Path) -> None:
    if engines.is_sqlite(database.engine):
        writer.begin(SQLITE)
        for piece in _sqlite_snapshot(Path(str(database.engine.url.database)), folder):
            writer.write(piece)
        return
    with database.engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        with driver.cursor() as cursor:
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute(limits.NONE_HERE)  # A backup of a large database takes long, and nobody waits for it.
            for table in SQLModel.metadata.sorted_tables:
                columns = ", ".join(f'"{column.name}"' for column in table.columns)
                writer.begin(f"{TABLE}{table.name}:{columns}")
                with cursor.copy(f'COPY (SELECT {columns} FROM "{table.name}") TO STDOUT') as copy:  # noqa: S608 - our own names
                    for piece in copy:
                        writer.write(bytes(piece))
            cursor.execute("COMMIT")


def _sqlite_snapshot(source: Path, folder: Path) -> Iterator[bytes]:
    """The bytes of a consistent copy, which stands in the backup folder for the moment and is overwritten afterwards. Nothing
    seals this copy and it would never expire, so it loses its name before it gets a byte: a crash leaves none behind."""
    path = folder / f".{source.name}.{secrets.token_hex(4)}"
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "r+b") as copy:
        try:
            writing = sqlite3.connect(path)
        finally:
            path.unlink()
        with closing(writing), closing(sqlite3.connect(source)) as reading:
            writing.execute("PRAGMA journal_mode=OFF")  # A journal would have a name.
            try:
                reading.backup(writing)
                while piece := copy.read(PIECE):
                    yield piece
            finally:
                shredding.overwrite(copy)

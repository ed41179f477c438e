"""Restoring a backup: checked whole before anything is touched, its dead forgotten again before anybody is served (D-4, S-10).

The backup is brought up beside what is there. Every tombstone of the file beside the keys and of the database that is
replaced is replayed, keys move to today's ring, the trail is verified; only then does it take the old one's place.
"""

from __future__ import annotations

import base64
import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import Engine, make_url, text
from sqlmodel import SQLModel

from storage import migrations
from storage.backup import file as backup_file
from storage.backup import keys, replay, rotation
from storage.backup.file import BackupHead
from storage.backup.making import RING, TABLE
from storage.crypto import shredding
from storage.crypto.vault import KeyRing, Vault
from storage.database import engines, tombstones
from storage.database.database import Database
from storage.errors import BackupBroken, Misconfigured
from storage.trail import chain, proof
from storage.trail.proof import Verdict
from storage.unit.unit_of_work import Actor, Stone

SCHEMA = engines.RESTORING
LOOKS, LOOK_AGAIN_S = 5, 0.2
Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: whose backup, how many people and cases it forgot again, how the trail stands."""

    made_at: str
    forgotten: int
    verdict: Verdict


def restore(
    path: Path, url: str, keys_dir: Path, clock: Clock, actor: Actor, *, save: Callable[[], None] = lambda: None
) -> Restored:
    """Put the backup at `path` in the place of the database at `url`. `save` is called once the backup is found good and
    before anything is touched, to keep what is there.

    `BackupBroken` when the file was tampered with or is not whole, `KeyGone` when it has expired, `Misconfigured` when it is
    for the other engine, there is no key ring, or a server still uses the database. Nothing is changed in these cases.
    """
    with path.open("rb") as file:
        head, bound = backup_file.read_head(file)
    engine = engines.make(url)
    try:
        if head.engine != engine.dialect.name:
            raise Misconfigured(f"this backup is of a {head.engine} database; SANGDAM_DATABASE_URL names another")
        key = keys.load(keys_dir, head.key_id, clock())
        backup_file.check(path, key.key)
        KeyRing.load(keys_dir)
        _refuse_if_used(engine)
        save()
        stones = _keep_outside(keys_dir, _stones_of(engine))
        with path.open("rb") as file:
            backup_file.read_head(file)
            bring_up = _bring_up_sqlite if engines.is_sqlite(engine) else _bring_up_postgres
            return bring_up(engine, head, _Content(file, bound, key.key), _Rest(keys_dir, clock, actor, stones))
    finally:
        engine.dispose()


class _Content:
    """The backup's pieces: the ring first, then the rest."""

    def __init__(self, file: BinaryIO, bound: str, key: bytes) -> None:
        self._pieces = backup_file.entries(file, bound, key)
        self.ring: dict[str, bytes] = {}

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        written = b""
        for name, data in self._pieces:
            if name == RING:
                written += data
                continue
            if written:
                self.ring = {k: base64.b64decode(v) for k, v in json.loads(written).items()}
                written = b""
            yield name, data


@dataclass(frozen=True, slots=True)
class _Rest:
    """What comes after the rows are back, the same on both engines."""

    keys_dir: Path
    clock: Clock
    actor: Actor
    stones: list[Stone]

    def settle(self, url: str, head: BackupHead, ring: dict[str, bytes]) -> Restored:
        """Forget, re-wrap, verify and record, on the database that is not in its place yet."""
        migrations.upgrade(url)
        today = KeyRing.load(self.keys_dir)
        vault = Vault(replace(today, wrapping={**ring, **today.wrapping}))
        database = Database.open(url, vault, self.clock)
        try:
            forgotten = database.run_now(lambda unit: replay.replay(unit, self.stones), self.actor)
            rotation.move_all(database, self.actor)
            database.run_now(lambda unit: chain.record(unit, "backup_restored", about=head.key_id), self.actor)
            verdict = database.read_now(proof.verify, self.actor)
        finally:
            database.close()
        return Restored(head.made_at, forgotten, verdict)


def _stones_of(engine: Engine) -> list[Stone]:
    """The tombstones of the database that is about to be replaced; none when there is no such database (any more)."""
    if _is_missing(engine):
        return []
    with engine.connect() as connection:
        if not engine.dialect.has_table(connection, "tombstone"):
            return []
        return tombstones.all_on(connection)


def _keep_outside(keys_dir: Path, stones: list[Stone]) -> list[Stone]:
    """All tombstones there are: those beside the keys, and these, which are put beside the keys before their database goes."""
    kept = tombstones.read_file(keys_dir)
    known = tombstones.times(kept)
    new = [s for s in stones if s.item_lookup not in known or s.destroyed_at > known[s.item_lookup]]
    if new:
        tombstones.append(keys_dir, new)
    return kept + new


def _is_missing(engine: Engine) -> bool:
    return engines.is_sqlite(engine) and not Path(str(engine.url.database)).exists()


def _refuse_if_used(engine: Engine) -> None:
    """`Misconfigured` while a server runs on this database. SQLite leaves the write-ahead log's mode only for the last
    user of a file; PostgreSQL names its sessions, and takes a moment to notice that one has ended."""
    for _ in range(LOOKS):
        if _is_missing(engine) or not _is_used(engine):
            return
        time.sleep(LOOK_AGAIN_S)
    raise Misconfigured("the database is in use; stop the server, then restore")


def _is_used(engine: Engine) -> bool:
    if not engines.is_sqlite(engine):
        with engine.connect() as connection:
            return engines.is_used_by_others(connection)
    with engines.naming_damage(), closing(sqlite3.connect(str(engine.url.database), timeout=0)) as connection:
        try:
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()
        except sqlite3.OperationalError:
            return True
    return False


def _bring_up_sqlite(engine: Engine, head: BackupHead, content: _Content, rest: _Rest) -> Restored:
    final = Path(str(engine.url.database))
    beside = final.with_name(f".{final.name}.restoring")
    with shredding.alone(final.parent, "another restore is running, or a server is starting"):
        shredding.clear(final)
        try:
            with beside.open("xb") as file:
                beside.chmod(0o600)
                for _, data in content:
                    file.write(data)
            done = rest.settle(f"sqlite:///{beside}", head, content.ring)
            _close_log(beside)
            _refuse_if_used(engine)
            shredding.take_place(beside, final)
        finally:
            shredding.clear(final)
    return done


def _close_log(path: Path) -> None:
    """Bring everything from the write-ahead log into the file, on the disk: the file moves alone."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _bring_up_postgres(engine: Engine, head: BackupHead, content: _Content, rest: _Rest) -> Restored:
    options = f"-csearch_path={SCHEMA}"
    url = make_url(str(engine.url.render_as_string(hide_password=False))).update_query_dict({"options": options})
    beside = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE"))
        connection.execute(text(f"CREATE SCHEMA {SCHEMA}"))
    migrations.upgrade(beside, head.revision)
    _copy_in(beside, content)
    done = rest.settle(beside, head, content.ring)
    _refuse_if_used(engine)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text(f"ALTER SCHEMA {SCHEMA} RENAME TO public"))
    return done


def _copy_in(url: str, content: _Content) -> None:
    target = engines.make(url)
    try:
        with target.begin() as connection:
            driver: Any = connection.connection.driver_connection
            for table in reversed(SQLModel.metadata.sorted_tables):
                connection.execute(text(f"DELETE FROM {table.name}"))  # noqa: S608 - our own names
            with driver.cursor() as cursor:
                _copy_tables(cursor, content)
                _move_sequences(cursor)
    finally:
        target.dispose()


def _copy_tables(cursor: Any, content: _Content) -> None:
    current, copy, manager = "", None, None
    for name, data in content:
        if name != current:
            if manager is not None:
                manager.__exit__(None, None, None)
            if not name.startswith(TABLE):
                raise BackupBroken("the backup holds something that this version does not know")
            _, table, columns = name.split(":", 2)
            manager = cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN')
            copy, current = manager.__enter__(), name
        if copy is not None and data:
            copy.write(data)
    if manager is not None:
        manager.__exit__(None, None, None)


def _move_sequences(cursor: Any) -> None:
    for table in SQLModel.metadata.sorted_tables:
        for column in table.primary_key.columns:
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", (table.name, column.name))
            sequence = cursor.fetchone()[0]
            if sequence:
                newest = f'SELECT coalesce(max("{column.name}"), 0) + 1 FROM "{table.name}"'  # noqa: S608 - our own names
                cursor.execute(f"SELECT setval(%s, ({newest}), false)", (sequence,))

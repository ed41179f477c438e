"""Restoring a backup: checked whole before anything is touched, its dead forgotten again before anybody is served (D-4, S-10).

The backup is brought up beside what is there. Every tombstone of the file beside the keys and of the database that is
replaced is replayed, keys move to today's ring, the trail is verified; only then does it take the old one's place.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import Engine, text
from sqlmodel import SQLModel

from storage import migrations
from storage.backup import beside, keys, replay, rotation
from storage.backup import file as backup_file
from storage.backup.file import BackupHead
from storage.backup.making import RING, TABLE
from storage.crypto import shredding
from storage.crypto.vault import KeyRing, Vault
from storage.database import engines, tombstones
from storage.database.connect import connect
from storage.errors import BackupBroken, Misconfigured, TrailBroken
from storage.notifications import campaigns
from storage.trail import chain, proof
from storage.trail.proof import Verdict
from storage.unit.unit_of_work import Actor, FiledTombstone

THEN = "restore"
Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A sweep went wrong: what was destroyed in this time is not forgotten again."""

    since: datetime
    until: datetime | None = None

    def covers(self, tombstone: FiledTombstone) -> bool:
        """Whether this tombstone is refused. What people decided about their data always stands."""
        in_time = self.since <= tombstone.destroyed_at and (self.until is None or tombstone.destroyed_at <= self.until)
        return in_time and tombstone.kind in ("patient", "consultation")


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: whose backup, how many people and cases it forgot again, how many tombstones it was told to
    refuse, how the trail stands."""

    made_at: str
    forgotten: int
    refused: int
    verdict: Verdict


def restore(
    path: Path,
    url: str,
    keys_dir: Path,
    clock: Clock,
    actor: Actor,
    *,
    save: Callable[[], None] = lambda: None,
    refusal: Refusal | None = None,
    broken_trail: bool = False,
) -> Restored:
    """Put the backup at `path` in the place of the database at `url`. `save` is called once the backup is found good and
    before anything is touched, to keep what is there. `refusal`: tombstones that are taken back, for good.
    `broken_trail`: put it in place though its trail does not verify; otherwise that is `TrailBroken`.

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
        beside.refuse_if_used(engine, THEN)
        save()
        filed = _keep_outside(keys_dir, _tombstones_of(engine))
        refused = [tombstone for tombstone in filed if refusal is not None and refusal.covers(tombstone)]
        tombstones.append(keys_dir, [tombstones.refusal(tombstone) for tombstone in refused])
        rest = _Rest(
            keys_dir,
            clock,
            actor,
            [tombstone for tombstone in filed if tombstone not in refused],
            len(refused),
            broken_trail,
        )
        with path.open("rb") as file:
            backup_file.read_head(file)
            bring_up = _bring_up_sqlite if engines.is_sqlite(engine) else _bring_up_postgres
            return bring_up(engine, head, _Content(file, bound, key.key), rest)
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
    filed: list[FiledTombstone]
    refused: int
    broken_trail: bool

    def settle(self, url: str, head: BackupHead, ring: dict[str, bytes]) -> Restored:
        """Forget, re-wrap, verify and record, on the database that is not in its place yet."""
        migrations.upgrade(url)
        today = KeyRing.load(self.keys_dir)
        vault = Vault(replace(today, wrapping={**ring, **today.wrapping}))
        database = connect(url, vault, self.clock)
        try:
            forgotten = database.run_now(lambda unit: replay.replay(unit, self.filed), self.actor)
            database.run_now(campaigns.stop_under_way, self.actor)
            if self.refused:
                about = str(self.refused)
                database.run_now(lambda unit: chain.record(unit, "tombstones_refused", about=about), self.actor)
            rotation.move_all(database, self.actor)
            database.run_now(lambda unit: chain.record(unit, "backup_restored", about=head.key_id), self.actor)
            verdict = database.read_now(proof.verify, self.actor)
        finally:
            database.close()
        if verdict.finding is not None and not self.broken_trail:
            found = verdict.finding
            raise TrailBroken(
                f"the backup's trail does not verify ({found.kind}: record {found.seq}: {found.detail}); nothing was changed."
                " Look for an older backup, or put this one in place all the same: --with-broken-trail"
            )
        return Restored(head.made_at, forgotten, self.refused, verdict)


def _tombstones_of(engine: Engine) -> list[FiledTombstone]:
    """The tombstones of the database that is about to be replaced; none when there is no such database (any more)."""
    if beside.is_missing(engine):
        return []
    with engine.connect() as connection:
        if not engine.dialect.has_table(connection, "tombstone"):
            return []
        return tombstones.all_on(connection)


def _keep_outside(keys_dir: Path, filed: list[FiledTombstone]) -> list[FiledTombstone]:
    """All tombstones there are: those beside the keys, and these, which are put beside the keys before their database goes."""
    kept = tombstones.read_file(keys_dir)
    known = tombstones.times(kept)
    new = [s for s in filed if s.item_lookup not in known or s.destroyed_at > known[s.item_lookup]]
    if new:
        tombstones.append(keys_dir, new)
    return kept + new


def _bring_up_sqlite(engine: Engine, head: BackupHead, content: _Content, rest: _Rest) -> Restored:
    final, copy = beside.file_of(engine), beside.place_of(engine)
    with shredding.alone(final.parent, "another restore is running, or a server is starting"):
        shredding.clear(final)
        try:
            with copy.open("xb") as file:
                copy.chmod(0o600)
                for _, data in content:
                    file.write(data)
            done = rest.settle(beside.address_beside(engine), head, content.ring)
            beside.close_log(copy)
            beside.refuse_if_used(engine, THEN)
            shredding.take_place(copy, final)
        finally:
            shredding.clear(final)
    return done


def _bring_up_postgres(engine: Engine, head: BackupHead, content: _Content, rest: _Rest) -> Restored:
    url = beside.address_beside(engine)
    beside.make_schema(engine)
    migrations.upgrade(url, head.revision)
    _copy_in(url, content)
    done = rest.settle(url, head, content.ring)
    beside.refuse_if_used(engine, THEN)
    beside.let_schema_take_place(engine)
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
                beside.move_sequences(cursor)
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

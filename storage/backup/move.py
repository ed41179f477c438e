"""Moving everything into another database, on the other engine or the same one: rows as they stand, sealed as they are.

The new database is brought up beside its place (`storage/backup/beside.py`), compared row by row with the old one, its trail is
verified, and only then does it take its place, in one step. A move that was broken off goes on where it stood, as long as
the old database is as it was. The old one is held still meanwhile and left as it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, inspect, text

from storage import migrations
from storage.backup import beside, move_rows
from storage.crypto import shredding
from storage.crypto.vault import KeyRing, Vault
from storage.database import engines
from storage.database.connect import connect
from storage.database.serving import alone_on
from storage.errors import Misconfigured, Unavailable
from storage.trail import chain, proof
from storage.trail.proof import Verdict
from storage.unit.unit_of_work import Actor

MARK = "moving"  # A table of the unfinished copy alone, with a mark of the database that it is a copy of.
THEN = "move"
Tell = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Moved:
    """What a move did: how many rows there are now, how many of them an earlier, broken off one had brought, the trail."""

    rows: int
    found: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Move:
    """A move of Sangdam whose keys are in this ring; `tell(step, done, total)` hears how far it is."""

    ring: KeyRing
    clock: Callable[[], datetime]
    actor: Actor
    tell: Tell = lambda _step, _done, _total: None

    def run(self, old_url: str, new_url: str) -> Moved:
        """Move the database at `old_url` to `new_url`. `Misconfigured` while somebody uses one of them, when there is a
        Sangdam at the new address already, and when the old one's tables are not this version's."""
        if old_url == new_url:
            raise Misconfigured("this is the address where everything stands already")
        with ExitStack() as stack:
            old, new = engines.make(old_url), engines.make(new_url)
            stack.callback(old.dispose)
            stack.callback(new.dispose)
            for url, engine in ((old_url, old), (new_url, new)):
                stack.enter_context(alone_on(url))
                beside.refuse_if_used(engine, THEN)
            _refuse_if_taken(new)
            source = stack.enter_context(_held_still(old))
            return self._bring_over(source, new)

    def _bring_over(self, source: Connection, new: Engine) -> Moved:
        sizes = [(table, move_rows.count(source, table)) for table in move_rows.tables()]
        copy = _prepare(new, _mark_of(source, [size for _, size in sizes]))
        try:
            found = self._copy(source, copy, sum(size for _, size in sizes))
            self._compare(source, copy, sum(size for _, size in sizes))
            _finish(copy)
        finally:
            copy.dispose()
        verdict = self._settle(beside.address_beside(new), source.dialect.name)
        _take_place(new)
        return Moved(sum(size for _, size in sizes), found, verdict)

    def _copy(self, source: Connection, copy: Engine, total: int) -> int:
        done = 0

        def tell(rows: int) -> None:
            nonlocal done
            done += rows
            self.tell("copy", done, total)

        with copy.connect() as target:
            found = sum(move_rows.count(target, table) for table in move_rows.tables())
            for table in move_rows.tables():
                move_rows.copy(source, target, table, tell)
        return found

    def _compare(self, source: Connection, copy: Engine, total: int) -> None:
        done = 0

        def tell(rows: int) -> None:
            nonlocal done
            done += rows
            self.tell("compare", done, 2 * total)

        with copy.connect() as target:
            for table in move_rows.tables():
                if move_rows.sum_of(source, table, tell) != move_rows.sum_of(target, table, tell):
                    target.rollback()
                    with target.begin():
                        target.execute(text(f"DELETE FROM {MARK}"))  # noqa: S608 - So that the next try begins anew.
                    raise Unavailable(
                        f"{table.name} did not arrive as it was; nothing was changed, move again from the beginning"
                    )

    def _settle(self, url: str, engine_before: str) -> Verdict:
        """Note the move on the new trail and verify it from its first record."""
        database = connect(url, Vault(self.ring), self.clock)
        try:
            database.run_now(lambda unit: chain.record(unit, "database_moved", about=engine_before), self.actor)
            verdict = database.read_now(proof.verify, self.actor)
        finally:
            database.close()
        if not verdict.holds:
            raise Misconfigured(
                "the trail does not verify with this key ring; nothing was changed: python app.py trail verify"
            )
        return verdict


@contextmanager
def _held_still(engine: Engine) -> Iterator[Connection]:
    """The old database, which nobody may write into meanwhile; its tables must be this version's."""
    with engine.connect() as connection, connection.begin():
        if migrations.current(connection) != migrations.newest():
            raise Misconfigured("the database has another version's tables; run first: python app.py migrate")
        move_rows.hold_still(connection)
        yield connection


def _refuse_if_taken(engine: Engine) -> None:
    """Tables of others in the public schema would be lost, and so would a Sangdam that stands there."""
    if beside.is_missing(engine):
        return
    with engine.connect() as connection:
        names = set(inspect(connection).get_table_names())
        if others := sorted(names - {table.name for table in move_rows.tables()} - {"alembic_version"}):
            raise Misconfigured(f"there is something else in the new database ({others[0]}); give it an empty one")
        if "trail_head" in names and connection.scalar(text("SELECT count(*) FROM trail_head")):
            raise Misconfigured("there is a database of Sangdam's at the new address already; give an empty one")


def _mark_of(source: Connection, sizes: list[int]) -> str:
    """What tells this state of the old database from another one: its tables' sizes and its trail's head."""
    head = source.execute(text("SELECT seq, hash, mac FROM trail_head")).one_or_none()
    seen = (source.dialect.name, migrations.newest(), sizes, tuple(head or ()))
    return hashlib.sha256(repr(seen).encode()).hexdigest()


def _prepare(new: Engine, mark: str) -> Engine:
    """The unfinished copy of exactly this state, from the beginning unless there is one already."""
    url = beside.address_beside(new)
    if _mark_there(new, url) != mark:
        _begin_anew(new, url, mark)
    return engines.make(url)


def _mark_there(new: Engine, url: str) -> str:
    if engines.is_sqlite(new) and not beside.place_of(new).exists():
        return ""
    copy = engines.make(url)
    try:
        with copy.connect() as connection:
            there = inspect(connection).has_table(MARK)
            return str(connection.scalar(text(f"SELECT mark FROM {MARK}")) or "") if there else ""  # noqa: S608 - our own
    finally:
        copy.dispose()


def _begin_anew(new: Engine, url: str, mark: str) -> None:
    if engines.is_sqlite(new):
        shredding.clear(beside.file_of(new))
        beside.place_of(new).touch(0o600)
    else:
        beside.make_schema(new)
    migrations.upgrade(url)
    copy = engines.make(url)
    try:
        with copy.begin() as connection:
            for table in reversed(move_rows.tables()):
                connection.execute(table.delete())  # What a migration put there comes with the rows.
            connection.execute(text(f"CREATE TABLE {MARK} (mark TEXT NOT NULL)"))
            connection.execute(text(f"INSERT INTO {MARK} VALUES (:mark)"), {"mark": mark})  # noqa: S608 - our own
    finally:
        copy.dispose()


def _finish(copy: Engine) -> None:
    with copy.begin() as connection:
        connection.execute(text(f"DROP TABLE {MARK}"))
        if not engines.is_sqlite(copy):
            driver: Any = connection.connection.driver_connection
            with driver.cursor() as cursor:
                beside.move_sequences(cursor)


def _take_place(new: Engine) -> None:
    if engines.is_sqlite(new):
        final, copy = beside.file_of(new), beside.place_of(new)
        beside.close_log(copy)
        with shredding.alone(final.parent, "a restore is running, or a server is starting"):
            shredding.take_place(copy, final)
            shredding.clear(final)
        return
    beside.refuse_if_used(new, THEN)
    beside.let_schema_take_place(new)

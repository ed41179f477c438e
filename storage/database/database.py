"""The one way in: `await database.run(work, actor)` runs a function with a unit of work and commits before it returns.

What a unit goes through is the same on both engines and stands here; who runs it, and what shares a commit, is told in
`on_sqlite.py` and `on_postgresql.py`, and nothing above this folder knows which one it is (`connect.py` chooses). What the
threads share with the event loop, and why that is safe, stands in docs/architecture.md.
"""

from __future__ import annotations

import asyncio
import math
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import TypeAlias, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from storage.crypto.vault import Vault
from storage.database import engines, limits, tombstones
from storage.database.background_searches import BackgroundSearches
from storage.database.waiting import Job, Waiting
from storage.errors import Unavailable
from storage.trail import chain
from storage.unit.unit_of_work import Actor, ActorKind, Record, Unit

T = TypeVar("T")
Work: TypeAlias = Callable[[Unit], T]
Clock: TypeAlias = Callable[[], datetime]
Listener: TypeAlias = Callable[[str], None]

DESTROYED = "destroyed"  # After it SQLite's write-ahead log is emptied: it holds what rows were before (D-4).


class Database:
    """Sangdam's database. Open with `connect`, close with `close()`; both are quick and safe to repeat."""

    def __init__(self, engine: Engine, vault: Vault, clock: Clock, threads: int) -> None:
        self.engine = engine
        self.vault = vault
        self.clock = clock
        self.units = self.commits = 0  # How many units were written, and how many commits that took.
        self._listeners: list[Listener] = []
        self.searches = BackgroundSearches(self.read_now, self.run_now)
        self._closed = False
        self._door = threading.Lock()  # Whoever was let in waits in the queue before it is closed.
        self._waiting = Waiting()
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="unit")
        self._writer = threading.Thread(target=self._write, name="writer", daemon=True)

    async def run(self, work: Work[T], actor: Actor, *, keep: bool = True, background: bool = False) -> T:
        """Run `work` in a unit of its own and commit; the result comes after the commit is durable. In the `background`, where
        units wait for one writer, it lets those go first for whom somebody waits."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._accept(Job(work, actor, keep, future, loop, background))
        return await future

    def run_now(self, work: Work[T], actor: Actor, *, keep: bool = True) -> T:
        """`run` for the command line, which has no event loop."""
        with engines.naming_damage():
            future: Future[T] = Future()
            self._accept(Job(work, actor, keep, future))
            return future.result()

    async def read(self, work: Work[T], actor: Actor) -> T:
        """Run `work` on a connection that cannot write. Reading a patient's data belongs into `run`, because the access
        record must be kept with it."""
        return await asyncio.wrap_future(self._submit_read(work, actor))

    def read_now(self, work: Work[T], actor: Actor) -> T:
        """`read` for the command line."""
        with engines.naming_damage():
            return self._submit_read(work, actor).result()

    def idle_s(self) -> float:
        """For how many seconds no person's unit was written here, and nothing by another process. Endless on PostgreSQL, where
        nobody waits for one writer."""
        return math.inf

    def is_waited_for(self) -> bool:
        """Whether somebody's unit waits because another is being written. Cheap, so that long work may ask often and make
        room; on PostgreSQL nobody waits for the writer."""
        return False

    def listen(self, listener: Listener) -> None:
        """Call `listener(topic)` after each commit that announced the topic; from another thread, so it must be quick."""
        self._listeners.append(listener)

    def close(self) -> None:
        """Finish what is waiting and give the connections back."""
        if not self._closed:
            self.searches.close()
            with self._door:
                self._closed = True
                self._waiting.close()
            self._writer.join()
            self._threads.shutdown()
            self.engine.dispose()

    def _accept(self, job: Job) -> None:
        with self._door:
            if self._closed:
                raise Unavailable("the database is closed")
            self._put(job)

    def _put(self, job: Job) -> None:
        """Let this unit be run, committed and settled."""
        self._waiting.put(job)

    def _submit_read(self, work: Work[T], actor: Actor) -> Future[T]:
        with self._door:
            if self._closed:
                raise Unavailable("the database is closed")
            return self._threads.submit(self._read, work, actor)

    def _read(self, work: Work[T], actor: Actor) -> T:
        raise NotImplementedError

    def _write(self) -> None:
        """Run what waits, in a thread that the engine starts, until the database is closed."""
        raise NotImplementedError

    def _tell(self, topics: set[str]) -> None:
        for topic in topics:
            for listener in self._listeners:
                listener(topic)

    def _limit(self, connection: Connection, kind: ActorKind) -> None:
        limits.limit_here(connection, kind)

    def _do(self, connection: Connection, job: Job, now: datetime, before: Sequence[Record] = ()) -> None:
        """Run one job inside the connection's transaction; the caller undoes what it did when it fails. What locks rows that
        everybody needs (`_write_last`) is still to come; `before` is what others of the same commit have still to record."""
        job.error = None
        job.unit = unit = Unit(connection, self.vault, job.actor, now, job.request, before=before)
        with self._failing(job):
            self._limit(connection, job.actor.kind)
            job.result = job.work(unit)
            unit.finish()
            unit.check_recorded()
        with suppress(DBAPIError, sqlite3.Error):  # A connection that is gone cannot even undo.
            unit.close()

    def _do_whole(self, connection: Connection, job: Job, now: datetime) -> None:
        """Run one job and all that it writes; the caller undoes it when it fails."""
        self._do(connection, job, now)
        if job.error is None:
            with self._failing(job):
                self._write_last(connection, [job])

    def _write_last(self, connection: Connection, jobs: Sequence[Job]) -> None:
        """Write what locks rows that everybody needs until the commit: the desk's events, the trail, and the tombstones."""
        units = [job.unit for job in jobs if job.unit is not None]
        for unit in units:
            for write in unit.last:
                write()
        records = [record for unit in units for record in unit.records]
        destroyed = [tombstone for unit in units for tombstone in unit.tombstones]
        if records or destroyed:
            chain.append(connection, self.vault, records)
        if destroyed and all(job.keep for job in jobs) and self.vault.folder is not None:
            tombstones.append(self.vault.folder, destroyed)

    @staticmethod
    @contextmanager
    def _failing(job: Job) -> Iterator[None]:
        try:
            yield
        except BaseException as error:  # noqa: BLE001 - handed to whoever waits for this job, never swallowed
            job.error = error if engines.worth_repeating(error) else engines.named(error)

    def _read_on(self, connection: Connection, work: Work[T], actor: Actor) -> T:
        unit = Unit(connection, self.vault, actor, self.clock())
        try:
            with limits.limited(connection, actor.kind):
                result = work(unit)
                unit.check_recorded()
                return result
        finally:
            unit.close()

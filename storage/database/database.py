"""The one way in: `await database.run(work, actor)` runs a function with a unit of work and commits before it returns.

SQLite has one writer thread that takes all waiting units into one transaction, a savepoint each, and commits once for all
of them (group commit), so that every answer is durable and many share one fsync; readers have connections of their own.
PostgreSQL has a pool of threads with a transaction each. Nothing above this file knows which one it is. What its threads share
with the event loop, and why that is safe, stands in docs/architecture.md.
"""

from __future__ import annotations

import asyncio
import logging
import math
import queue
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from time import perf_counter
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from storage.crypto.vault import Vault
from storage.database import engines, limits, tombstones
from storage.database.background_searches import BackgroundSearches
from storage.database.waiting import Job, Waiting, settle
from storage.errors import TookTooLong, Unavailable
from storage.trail import chain
from storage.unit.request import REQUEST
from storage.unit.unit_of_work import Actor, ActorKind, Search, Unit

_log = logging.getLogger(__name__)
T = TypeVar("T")
Work: TypeAlias = Callable[[Unit], T]
Clock: TypeAlias = Callable[[], datetime]
Listener: TypeAlias = Callable[[str], None]

READERS = 4
DESTROYED = "destroyed"  # After it SQLite's write-ahead log is emptied: it holds what rows were before (D-4).
EMPTYING_MS, EMPTYING_AGAIN_S = 100, 1.0  # How long emptying waits for a reader, and when it is tried again.
RETRIES = 3  # PostgreSQL may ask for a repetition (deadlock, serialization); the work is repeatable until it commits.


class Database:
    """Sangdam's database. Open with `Database.open`, close with `close()`; both are quick and safe to repeat."""

    def __init__(self, engine: Engine, vault: Vault, clock: Clock) -> None:
        self.engine = engine
        self.vault = vault
        self.clock = clock
        self.units = self.commits = 0  # How many units were written, and how many commits that took.
        self._listeners: list[Listener] = []
        self.searches = BackgroundSearches(self.read_now, self.run_now)
        self._closed = False

    @staticmethod
    def open(url: str, vault: Vault, clock: Clock) -> Database:
        """The database at `url` (sqlite:///path or postgresql://…); its tables must be there (`storage.migrations`)."""
        engine = engines.make(url)
        return _Sqlite(engine, vault, clock) if engines.is_sqlite(engine) else _Postgres(engine, vault, clock)

    async def run(
        self,
        work: Work[T],
        actor: Actor,
        *,
        keep: bool = True,
        background: bool = False,  # noqa: ARG002 - PostgreSQL has no one writer to let others have.
    ) -> T:
        """Run `work` in a unit of its own and commit; the result comes after the commit is durable. In the `background`, where
        units wait for one writer, it lets those go first for whom somebody waits."""
        return await asyncio.wrap_future(self._submit(work, actor, keep))

    def run_now(self, work: Work[T], actor: Actor, *, keep: bool = True) -> T:
        """`run` for the command line, which has no event loop."""
        with engines.naming_damage():
            return self._submit(work, actor, keep).result()

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
        raise NotImplementedError

    def _submit(self, work: Work[T], actor: Actor, keep: bool) -> Future[T]:
        raise NotImplementedError

    def _submit_read(self, work: Work[T], actor: Actor) -> Future[T]:
        raise NotImplementedError

    def _tell(self, topics: set[str]) -> None:
        for topic in topics:
            for listener in self._listeners:
                listener(topic)

    def _limit(self, connection: Connection, kind: ActorKind) -> None:
        limits.limit_here(connection, kind)

    def _do(self, connection: Connection, job: Job, now: datetime) -> None:
        """Run one job inside the connection's transaction; the caller undoes what it did when it fails."""
        unit = Unit(connection, self.vault, job.actor, now, job.request)
        job.error = None
        try:
            self._limit(connection, job.actor.kind)
            job.result = job.work(unit)
            unit.finish()
            unit.check_recorded()
            if unit.records or unit.tombstones:
                chain.append(connection, self.vault, unit.records)
            if unit.tombstones and job.keep and self.vault.folder is not None:
                tombstones.append(self.vault.folder, unit.tombstones)
            job.topics, job.searches = unit.topics, unit.searches
        except BaseException as error:  # noqa: BLE001 - handed to whoever waits for this job, never swallowed
            job.error = error if engines.worth_repeating(error) else engines.named(error)
        finally:
            with suppress(DBAPIError, sqlite3.Error):  # A connection that is gone cannot even undo.
                unit.close()


class _Sqlite(Database):
    def __init__(self, engine: Engine, vault: Vault, clock: Clock) -> None:
        super().__init__(engine, vault, clock)
        self._waiting = Waiting()
        self._written_at = perf_counter()  # When somebody's unit was last written, those in the background not counted.
        self._version = 0  # SQLite's count of what other processes committed.
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="reader")
        self._reader_engine = engines.read_only(engine)
        self._log_to_empty = False
        self._to_search: list[Search] = []  # They begin once the log is empty, because it holds what rows were before.
        self._limits = limits.WriterLimit()
        self._together = 0  # How many units share the commit that is being made.
        self._writer = threading.Thread(target=self._write, name="writer", daemon=True)
        self._writer.start()

    def idle_s(self) -> float:
        return perf_counter() - self._written_at

    def is_waited_for(self) -> bool:
        return self._together > 1 or not self._waiting.is_empty()

    def close(self) -> None:
        if not self._closed:
            self.searches.close()
            self._closed = True
            self._waiting.close()
            self._writer.join()
            self._readers.shutdown()
            self._reader_engine.dispose()
            self.engine.dispose()

    async def run(self, work: Work[T], actor: Actor, *, keep: bool = True, background: bool = False) -> T:
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._put(Job(work, actor, keep, future, loop, background))
        return await future

    def _submit(self, work: Work[T], actor: Actor, keep: bool) -> Future[T]:
        future: Future[T] = Future()
        self._put(Job(work, actor, keep, future))
        return future

    def _put(self, job: Job) -> None:
        if self._closed:
            raise Unavailable("the database is closed")
        self._waiting.put(job)

    def _submit_read(self, work: Work[T], actor: Actor) -> Future[T]:
        if self._closed:
            raise Unavailable("the database is closed")
        return self._readers.submit(self._read, work, actor)

    def _read(self, work: Work[T], actor: Actor) -> T:
        with engines.naming_outages(), self._reader_engine.connect() as connection:
            return _reading(connection, self, work, actor)

    def _write(self) -> None:
        with self.engine.connect() as connection:
            self._limits.watch(connection)
            while batch := self._take(connection):
                self._together = len(batch)
                if self._write_batch(connection, batch):
                    self._tell_of(connection, batch)
                settle(batch)

    def _take(self, connection: Connection) -> list[Job]:
        while self._log_to_empty:
            try:
                return self._waiting.take(EMPTYING_AGAIN_S)
            except queue.Empty:
                self._empty_log(connection)
        return self._waiting.take()

    def _empty_log(self, connection: Connection) -> None:
        """Move what was written into the database file and cut the log to nothing, once something was destroyed."""
        if self._log_to_empty:
            driver: Any = connection.connection.dbapi_connection
            with suppress(sqlite3.Error):  # A disk that fails now is tried again; the writer must go on.
                driver.execute(f"PRAGMA busy_timeout={EMPTYING_MS}")
                busy = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
                driver.execute(f"PRAGMA busy_timeout={engines.BUSY_MS}")
                self._log_to_empty = bool(busy)
        if self._to_search and not self._log_to_empty:
            self.searches.begin(self._to_search)
            self._to_search = []

    def _write_batch(self, connection: Connection, batch: list[Job]) -> bool:
        """Commit a group; whether that was possible. The one writer goes on whatever happens."""
        try:
            with connection.begin():
                now = self.clock()
                for job in batch:
                    self._do_in_savepoint(connection, job, now)
        except Exception as error:  # noqa: BLE001 - handed to everybody in the group
            others = [job for job in batch if not isinstance(job.error, TookTooLong)]
            if len(others) < len(batch):
                # A write that was ended for its length takes the whole transaction with it: the others begin again.
                return self._write_batch(connection, others)
            # The group could not begin, go on or commit (disk full, locked for too long): nobody's work was kept.
            problem = type(error.orig if isinstance(error, DBAPIError) else error).__name__
            for job in batch:
                job.error = Unavailable(f"the database cannot write now ({problem})")
            return False
        self.commits += 1
        self.units += len(batch)
        return True

    def _tell_of(self, connection: Connection, batch: list[Job]) -> None:
        """What follows a commit. It cannot undo it: a failure here is a line in the log and no answer to anybody."""
        kept = [job for job in batch if job.error is None and job.keep]
        topics = set().union(*(job.topics for job in kept))
        self._to_search += [search for job in kept for search in job.searches]
        self._log_to_empty = self._log_to_empty or DESTROYED in topics
        try:
            self._note_activity(connection, batch)
            self._tell(topics)
            self._empty_log(connection)
        except Exception as error:  # noqa: BLE001 - the writer must go on
            _log.error("after a commit", exc_info=error)

    def _note_activity(self, connection: Connection, batch: list[Job]) -> None:
        """Others are there: somebody's turn was in this batch, or another process has committed since the last without one. The
        server's own jobs are nobody: they look every few seconds whether there is something to do."""
        if all(job.background or job.actor.kind in ("job", "system") for job in batch):
            driver: Any = connection.connection.dbapi_connection
            version = driver.execute("PRAGMA data_version").fetchone()[0]
            if version == self._version:
                return
            self._version = version
        self._written_at = perf_counter()

    def _limit(self, connection: Connection, kind: ActorKind) -> None:  # noqa: ARG002 - there is one writing connection
        self._limits.start(kind)

    def _do_in_savepoint(self, connection: Connection, job: Job, now: datetime) -> None:
        # Straight on the driver: these two statements stand around every turn, and need nothing of SQLAlchemy's.
        driver: Any = connection.connection.dbapi_connection
        driver.execute("SAVEPOINT unit")
        self._do(connection, job, now)
        self._limits.stop()
        if not driver.in_transaction:
            # A full disk or a failed write makes SQLite undo the whole transaction, with what others did before in it.
            raise sqlite3.OperationalError("the transaction is gone") from job.error
        if job.error is not None or not job.keep:
            driver.execute("ROLLBACK TO unit")
        driver.execute("RELEASE unit")


class _Postgres(Database):
    def __init__(self, engine: Engine, vault: Vault, clock: Clock) -> None:
        super().__init__(engine, vault, clock)
        limits.limit_usually(engine)
        self._threads = ThreadPoolExecutor(engines.POOL, thread_name_prefix="unit")

    def close(self) -> None:
        if not self._closed:
            self.searches.close()
            self._closed = True
            self._threads.shutdown()
            self.engine.dispose()

    def _submit(self, work: Work[T], actor: Actor, keep: bool) -> Future[T]:
        if self._closed:
            raise Unavailable("the database is closed")
        return self._threads.submit(self._transaction, work, actor, keep, REQUEST.get())

    def _submit_read(self, work: Work[T], actor: Actor) -> Future[T]:
        return self._threads.submit(self._read, work, actor)

    def _read(self, work: Work[T], actor: Actor) -> T:
        with (
            engines.naming_outages(),
            self.engine.connect().execution_options(postgresql_readonly=True) as connection,
        ):
            return _reading(connection, self, work, actor)

    def _transaction(self, work: Work[T], actor: Actor, keep: bool, request: str) -> T:
        for attempt in range(RETRIES):
            job = Job(work, actor, keep, Future(), request=request)
            with engines.naming_outages(), self.engine.connect() as connection, connection.begin() as transaction:
                self._do(connection, job, self.clock())
                if job.error is not None or not keep:
                    transaction.rollback()
            if job.error is None:
                self.units += 1
                self.commits += 1
                self._tell(job.topics)
                if keep:
                    self.searches.begin(job.searches)
                result: T = job.result
                return result
            if not engines.worth_repeating(job.error) or attempt == RETRIES - 1:
                raise engines.named(job.error)
        raise Unavailable("the database asked for too many repetitions")


def _reading(connection: Connection, database: Database, work: Work[T], actor: Actor) -> T:
    unit = Unit(connection, database.vault, actor, database.clock())
    try:
        with limits.limited(connection, actor.kind):
            result = work(unit)
            unit.check_recorded()
            return result
    finally:
        unit.close()

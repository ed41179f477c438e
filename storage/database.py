"""The one way in: `await database.run(work, actor)` runs a function with a unit of work and commits before it returns.

SQLite has one writer thread that takes all waiting units into one transaction, a savepoint each, and commits once for all
of them (group commit), so that every answer is durable and many share one fsync; readers have connections of their own.
PostgreSQL has a pool of threads with a transaction each. Nothing above this file knows which one it is.
"""

from __future__ import annotations

import asyncio
import queue
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from storage import engines, tombstones, trail
from storage.errors import Unavailable
from storage.looking import Looks
from storage.unit import Actor, Look, Unit
from storage.vault import Vault

T = TypeVar("T")
Work: TypeAlias = Callable[[Unit], T]
Clock: TypeAlias = Callable[[], datetime]
Listener: TypeAlias = Callable[[str], None]

MAX_BATCH = 64  # Units a group commit takes at most, so that a burst cannot hold the first one's answer back.
READERS = 4
DESTROYED = (
    "destroyed"  # The topic after which SQLite's write-ahead log is emptied: it holds what rows were before (D-4).
)
EMPTYING_MS = 100  # How long emptying waits for a reader; a later try does the rest.
RETRIES = 3  # PostgreSQL may ask for a repetition (deadlock, serialization); the work is repeatable until it commits.


@dataclass(slots=True)
class _Job:
    """A unit that waits for the writer. `keep` False means: give the true result and leave nothing behind. `loop` is the
    event loop in which `future` is awaited; None for a future of threads."""

    work: Work[Any]
    actor: Actor
    keep: bool
    future: Future[Any] | asyncio.Future[Any]
    loop: asyncio.AbstractEventLoop | None = None
    topics: set[str] = field(default_factory=set)
    looks: list[Look] = field(default_factory=list)
    result: Any = None
    error: BaseException | None = None

    def settle(self) -> None:
        """Hand the outcome to whoever waits; nobody does when the future was cancelled in the meantime."""
        if self.future.done():
            return
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.result)


def _settle(jobs: list[_Job]) -> None:
    """Hand out the outcomes of a group, with one call into each event loop: waking a loop up costs more than a row."""
    for loop in {job.loop for job in jobs}:
        group = [job for job in jobs if job.loop is loop]
        if loop is None:
            _settle_each(group)
            continue
        with suppress(RuntimeError):  # The loop was closed: nobody waits there any more.
            loop.call_soon_threadsafe(_settle_each, group)


def _settle_each(jobs: list[_Job]) -> None:
    for job in jobs:
        job.settle()


class Database:
    """The house's database. Open with `Database.open`, close with `close()`; both are quick and safe to repeat."""

    has_one_writer = False  # Whether units wait for each other.

    def __init__(self, engine: Engine, vault: Vault, clock: Clock) -> None:
        self.engine = engine
        self.vault = vault
        self.clock = clock
        self.units = self.commits = 0  # How many units were written, and how many commits that took.
        self._listeners: list[Listener] = []
        self.looks = Looks(self.read_now, self.run_now)
        self._closed = False

    @staticmethod
    def open(url: str, vault: Vault, clock: Clock) -> Database:
        """The database at `url` (sqlite:///path or postgresql://…); its tables must be there (`storage.migrations`)."""
        engine = engines.make(url)
        return _Sqlite(engine, vault, clock) if engines.is_sqlite(engine) else _Postgres(engine, vault, clock)

    async def run(self, work: Work[T], actor: Actor, *, keep: bool = True) -> T:
        """Run `work` in a unit of its own and commit; the result comes after the commit is durable."""
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

    def _do(self, connection: Connection, job: _Job, now: datetime) -> None:
        """Run one job inside the connection's transaction; the caller undoes what it did when it fails."""
        unit = Unit(connection, self.vault, job.actor, now)
        try:
            job.result = job.work(unit)
            unit.finish()
            if unit.records or unit.stones:
                trail.append(connection, self.vault, unit.records)
            if unit.stones and job.keep and self.vault.folder is not None:
                tombstones.append(self.vault.folder, unit.stones)
            job.topics, job.looks = unit.topics, unit.looks
        except BaseException as error:  # noqa: BLE001 - handed to whoever waits for this job, never swallowed
            job.error = error
        finally:
            unit.close()


class _Sqlite(Database):
    has_one_writer = True

    def __init__(self, engine: Engine, vault: Vault, clock: Clock) -> None:
        super().__init__(engine, vault, clock)
        self._queue: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="reader")
        self._reader_engine = engines.read_only(engine)
        self._log_to_empty = False
        self._to_look: list[Look] = []  # They begin once the log is empty, because it holds what rows were before.
        self._together = 0  # How many units share the commit that is being made.
        self._writer = threading.Thread(target=self._write, name="writer", daemon=True)
        self._writer.start()

    def is_waited_for(self) -> bool:
        return self._together > 1 or not self._queue.empty()

    def close(self) -> None:
        if not self._closed:
            self.looks.close()
            self._closed = True
            self._queue.put(None)
            self._writer.join()
            self._readers.shutdown()
            self._reader_engine.dispose()
            self.engine.dispose()

    async def run(self, work: Work[T], actor: Actor, *, keep: bool = True) -> T:
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._put(_Job(work, actor, keep, future, loop))
        return await future

    def _submit(self, work: Work[T], actor: Actor, keep: bool) -> Future[T]:
        future: Future[T] = Future()
        self._put(_Job(work, actor, keep, future))
        return future

    def _put(self, job: _Job) -> None:
        if self._closed:
            raise Unavailable("the database is closed")
        self._queue.put(job)

    def _submit_read(self, work: Work[T], actor: Actor) -> Future[T]:
        return self._readers.submit(self._read, work, actor)

    def _read(self, work: Work[T], actor: Actor) -> T:
        with self._reader_engine.connect() as connection:
            return _reading(connection, self, work, actor)

    def _write(self) -> None:
        with self.engine.connect() as connection:
            while (first := self._next(connection)) is not None:
                batch = [first]
                stop = self._take_waiting(batch)
                self._together = len(batch)
                self._write_batch(connection, batch)
                self._empty_log(connection)
                _settle(batch)
                if stop:
                    return

    def _next(self, connection: Connection) -> _Job | None:
        while self._log_to_empty:
            try:
                return self._queue.get(timeout=1)
            except queue.Empty:
                self._empty_log(connection)
        return self._queue.get()

    def _empty_log(self, connection: Connection) -> None:
        """Move what was written into the database file and cut the log to nothing, once something was destroyed."""
        if self._log_to_empty:
            driver: Any = connection.connection.driver_connection
            with suppress(sqlite3.Error):  # A disk that fails now is tried again; the writer must go on.
                driver.execute(f"PRAGMA busy_timeout={EMPTYING_MS}")
                busy = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
                driver.execute(f"PRAGMA busy_timeout={engines.BUSY_MS}")
                self._log_to_empty = bool(busy)
        if self._to_look and not self._log_to_empty:
            self.looks.begin(self._to_look)
            self._to_look = []

    def _take_waiting(self, batch: list[_Job]) -> bool:
        with suppress(queue.Empty):
            while len(batch) < MAX_BATCH:
                job = self._queue.get_nowait()
                if job is None:
                    return True
                batch.append(job)
        return False

    def _write_batch(self, connection: Connection, batch: list[_Job]) -> None:
        try:
            with connection.begin():
                now = self.clock()
                for job in batch:
                    self._do_in_savepoint(connection, job, now)
        except (DBAPIError, sqlite3.Error) as error:
            # The group could not begin, go on or commit (disk full, locked for too long): nobody's work was kept.
            problem = type(error.orig if isinstance(error, DBAPIError) else error).__name__
            for job in batch:
                job.error = Unavailable(f"the database cannot write now ({problem})")
        else:
            self.commits += 1
            self.units += len(batch)
            kept = [job for job in batch if job.error is None and job.keep]
            topics = set().union(*(job.topics for job in kept))
            self._to_look += [look for job in kept for look in job.looks]
            self._log_to_empty = self._log_to_empty or DESTROYED in topics
            self._tell(topics)

    def _do_in_savepoint(self, connection: Connection, job: _Job, now: datetime) -> None:
        # Straight on the driver: these two statements stand around every turn, and need nothing of SQLAlchemy's.
        driver: Any = connection.connection.driver_connection
        driver.execute("SAVEPOINT unit")
        self._do(connection, job, now)
        if not driver.in_transaction:
            # A full disk or a failed write makes SQLite undo the whole transaction, with what others did before in it.
            raise sqlite3.OperationalError("the transaction is gone") from job.error
        if job.error is not None or not job.keep:
            driver.execute("ROLLBACK TO unit")
        driver.execute("RELEASE unit")


class _Postgres(Database):
    def __init__(self, engine: Engine, vault: Vault, clock: Clock) -> None:
        super().__init__(engine, vault, clock)
        self._threads = ThreadPoolExecutor(engines.POOL, thread_name_prefix="unit")

    def close(self) -> None:
        if not self._closed:
            self.looks.close()
            self._closed = True
            self._threads.shutdown()
            self.engine.dispose()

    def _submit(self, work: Work[T], actor: Actor, keep: bool) -> Future[T]:
        if self._closed:
            raise Unavailable("the database is closed")
        return self._threads.submit(self._transaction, work, actor, keep)

    def _submit_read(self, work: Work[T], actor: Actor) -> Future[T]:
        return self._threads.submit(self._read, work, actor)

    def _read(self, work: Work[T], actor: Actor) -> T:
        with self.engine.connect().execution_options(postgresql_readonly=True) as connection:
            return _reading(connection, self, work, actor)

    def _transaction(self, work: Work[T], actor: Actor, keep: bool) -> T:
        for attempt in range(RETRIES):
            job = _Job(work, actor, keep, Future())
            with self.engine.connect() as connection, connection.begin() as transaction:
                self._do(connection, job, self.clock())
                if job.error is not None or not keep:
                    transaction.rollback()
            if job.error is None:
                self.units += 1
                self.commits += 1
                self._tell(job.topics)
                if keep:
                    self.looks.begin(job.looks)
                result: T = job.result
                return result
            if not engines.worth_repeating(job.error) or attempt == RETRIES - 1:
                raise job.error
        raise Unavailable("the database asked for too many repetitions")


def _reading(connection: Connection, database: Database, work: Work[T], actor: Actor) -> T:
    unit = Unit(connection, database.vault, actor, database.clock())
    try:
        return work(unit)
    finally:
        unit.close()

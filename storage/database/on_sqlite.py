"""SQLite: one writer thread takes all waiting units into one transaction, a savepoint each, and commits once for all of them
(group commit), so that every answer is durable and many share one fsync; readers have connections of their own.
"""

from __future__ import annotations

import logging
import queue
import sqlite3
from contextlib import suppress
from datetime import datetime
from time import perf_counter
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from storage.crypto.vault import Vault
from storage.database import engines, limits
from storage.database.database import DESTROYED, Clock, Database, T, Work
from storage.database.waiting import Job, settle
from storage.errors import TookTooLong, Unavailable
from storage.unit.unit_of_work import Actor, ActorKind, Search

_log = logging.getLogger(__name__)

READERS = 4
EMPTYING_MS, EMPTYING_AGAIN_S = 100, 1.0  # How long emptying waits for a reader, and when it is tried again.


class Sqlite(Database):
    """One file, one writer."""

    def __init__(self, engine: Engine, vault: Vault, clock: Clock) -> None:
        super().__init__(engine, vault, clock, READERS)
        self._written_at = perf_counter()  # When somebody's unit was last written, those in the background not counted.
        self._version = 0  # SQLite's count of what other processes committed.
        self._reader_engine = engines.read_only(engine)
        self._log_to_empty = False
        self._to_search: list[Search] = []  # They begin once the log is empty, because it holds what rows were before.
        self._limits = limits.WriterLimit()
        self._together = 0  # How many units share the commit that is being made.
        self._writer.start()

    def idle_s(self) -> float:
        return perf_counter() - self._written_at

    def is_waited_for(self) -> bool:
        return self._together > 1 or not self._waiting.is_empty()

    def close(self) -> None:
        super().close()
        self._reader_engine.dispose()

    def _read(self, work: Work[T], actor: Actor) -> T:
        with engines.naming_outages(), self._reader_engine.connect() as connection:
            return self._read_on(connection, work, actor)

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
        units = [job.unit for job in kept if job.unit is not None]
        topics = set().union(*(unit.topics for unit in units))
        self._to_search += [search for unit in units for search in unit.searches]
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
        self._do_whole(connection, job, now)
        self._limits.stop()
        if not driver.in_transaction:
            # A full disk or a failed write makes SQLite undo the whole transaction, with what others did before in it.
            raise sqlite3.OperationalError("the transaction is gone") from job.error
        if job.error is not None or not job.keep:
            driver.execute("ROLLBACK TO unit")
        driver.execute("RELEASE unit")

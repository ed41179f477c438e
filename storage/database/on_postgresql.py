"""PostgreSQL: what patients say is written by one thread, many units to a commit; everybody else has a transaction and a
thread of their own.

Turns are many and short, so that they share BEGIN, COMMIT and its wait for the disk, and no threads fight for the interpreter.
Who would wait for another's lock, or has to be repeated, goes to the other threads and keeps nobody waiting. The rows that all
processes need, the heads of the trail and of the desk's events, are locked once for all units, right before the commit.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from enum import Enum, auto
from typing import Any

from sqlalchemy import Connection, Engine

from storage.crypto.vault import Vault
from storage.database import engines, limits
from storage.database.database import Clock, Database, T, Work
from storage.database.waiting import Job, settle
from storage.unit import libpq
from storage.unit.unit_of_work import Actor, Record

_log = logging.getLogger(__name__)

RETRIES = 3  # PostgreSQL may ask for a repetition (deadlock, serialization); the work is repeatable until it commits.
BEGIN = b"BEGIN; SET LOCAL lock_timeout = '100ms'; SAVEPOINT unit"
NEXT, UNDO = b"RELEASE unit; SAVEPOINT unit", b"ROLLBACK TO unit"
LAST = b"RELEASE unit; SET LOCAL lock_timeout = 0"  # For the rows that everybody needs one waits like everybody.


class Stage(Enum):
    """How far a commit has come."""

    CONNECTING = auto()
    WORKING = auto()
    COMMITTING = auto()


class Postgres(Database):
    """A server with any number of processes on it."""

    def __init__(self, engine: Engine, vault: Vault, clock: Clock) -> None:
        super().__init__(engine, vault, clock, engines.POOL)
        limits.limit_usually(engine)
        self._writer.start()

    def _put(self, job: Job) -> None:
        if job.actor.kind == "patient" and job.keep:
            super()._put(job)
        else:
            self._threads.submit(self._do_alone, job)

    def _read(self, work: Work[T], actor: Actor) -> T:
        with (
            engines.naming_outages(),
            self.engine.connect().execution_options(postgresql_readonly=True) as connection,
        ):
            return self._read_on(connection, work, actor)

    def _write(self) -> None:
        while jobs := self._waiting.take():
            self._write_together(jobs)

    def _write_together(self, jobs: list[Job]) -> None:
        """One commit, and what follows it. The one writer goes on whatever happens."""
        stage, lost = Stage.CONNECTING, None
        try:
            with self.engine.connect() as connection, connection.begin():
                stage = Stage.WORKING
                self._do_each(connection, jobs)
                stage = Stage.COMMITTING
                _send(connection, b"COMMIT")
        except Exception as error:  # noqa: BLE001 - handed to everybody in the group, or they begin again
            lost = engines.named(error)
        done: list[Job] = []
        for job in jobs:
            if engines.worth_repeating(job.error) or (lost and stage is Stage.WORKING and job.error is None):
                self._threads.submit(self._do_alone, job)
            else:
                job.error = job.error or lost
                done.append(job)
        self._settle(done)

    def _do_each(self, connection: Connection, jobs: Sequence[Job]) -> None:
        records: list[Record] = []
        for number, job in enumerate(jobs):
            _send(connection, NEXT if number else BEGIN)
            self._do(connection, job, self.clock(), records)
            _look_at(connection, job)
            if job.error is None and job.unit is not None:
                records += job.unit.records
            else:
                _send(connection, UNDO)
        _send(connection, LAST)
        self._write_last(connection, [job for job in jobs if job.error is None])

    def _do_alone(self, job: Job) -> None:
        """Run one unit in a transaction of its own, again where PostgreSQL asks for it."""
        try:
            for _ in range(RETRIES):
                with self.engine.connect() as connection, connection.begin() as transaction:
                    self._do_whole(connection, job, self.clock())
                    _look_at(connection, job)
                    if job.error is not None or not job.keep:
                        transaction.rollback()
                if not engines.worth_repeating(job.error):
                    break
            job.error = job.error and engines.named(job.error)
        except BaseException as error:  # noqa: BLE001 - handed to whoever waits for this job, never swallowed
            job.error = engines.named(error)
        self._settle([job])

    def _settle(self, jobs: list[Job]) -> None:
        """What follows a commit. It cannot undo it: a failure here is a line in the log and no answer to anybody."""
        kept = [job for job in jobs if job.error is None and job.keep]
        self.units += len(kept)
        self.commits += bool(kept)
        try:
            units = [job.unit for job in kept if job.unit is not None]
            self._tell(set().union(*(unit.topics for unit in units)))
            self.searches.begin([search for unit in units for search in unit.searches])
        except Exception as error:  # noqa: BLE001 - whoever waits for these units must hear of them
            _log.error("after a commit", exc_info=error)
        settle(jobs)


def _send(connection: Connection, statements: bytes) -> None:
    libpq.send(_driver(connection), statements)


def _driver(connection: Connection) -> Any:
    return connection.connection.dbapi_connection


def _look_at(connection: Connection, job: Job) -> None:
    """A unit that went on after a statement had failed is kept by nobody, and PostgreSQL's COMMIT would not say so."""
    if job.error is None and libpq.has_failed(_driver(connection)):
        job.error = RuntimeError("a statement failed, and the unit went on")

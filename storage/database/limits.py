"""How long a unit of work may take: a query that runs away is ended, and nobody else waits for it.

SQLite asks between the steps of a statement, on the thread that runs it. PostgreSQL watches each statement, and a transaction
in which nothing happens. What is computed between statements is not ended, only what the database is asked after it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from time import perf_counter
from typing import Any

from sqlalchemy import Connection, Engine, event

from storage.unit.unit_of_work import ActorKind

STEPS = 20_000  # Of SQLite's virtual machine between two looks at the clock: less than a millisecond.
USUAL_S = 10.0  # For whom a patient waits; their bubble says after four seconds that it takes longer.
# The desk's lists and exports take longer, and jobs go through everything that there is. What an operator started, a restore or
# a rotation, ends when they end it; so does Sangdam's own search through all that is kept.
LIMITS_S: Mapping[ActorKind, float | None] = {
    "patient": USUAL_S,
    "kakao": USUAL_S,
    "staff": 60.0,
    "job": 3_600.0,
    "operator": None,
    "system": None,
}


class WriterLimit:
    """The limit of SQLite's one writer: it stands on the connection, and a unit only says until when."""

    __slots__ = ("_until",)

    def __init__(self) -> None:
        self._until = math.inf

    def watch(self, connection: Connection) -> None:
        """Look at the clock from now on between the steps of this connection's statements."""
        driver: Any = connection.connection.dbapi_connection
        driver.set_progress_handler(self._is_over, STEPS)

    def start(self, kind: ActorKind) -> None:
        """A unit of this kind of actor begins now."""
        seconds = LIMITS_S[kind]
        self._until = math.inf if seconds is None else perf_counter() + seconds

    def stop(self) -> None:
        """No unit is at work."""
        self._until = math.inf

    def _is_over(self) -> bool:
        return perf_counter() > self._until


def limit_here(connection: Connection, kind: ActorKind) -> None:
    """End what PostgreSQL does in this transaction for an actor of this kind once its time is over."""
    if LIMITS_S[kind] != USUAL_S:
        connection.exec_driver_sql(_statement(LIMITS_S[kind], here_alone="true")).close()


@contextmanager
def limited(connection: Connection, kind: ActorKind) -> Iterator[None]:
    """End what the database does for an actor of this kind once its time is over."""
    seconds = LIMITS_S[kind]
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name == "postgresql":
        limit_here(connection, kind)
        yield
    elif seconds is None:
        yield
    else:
        driver.set_progress_handler(partial(_is_over, perf_counter() + seconds), STEPS)
        try:
            yield
        finally:
            driver.set_progress_handler(None, 0)


def limit_usually(engine: Engine) -> None:
    """Let PostgreSQL keep the usual limit for every connection of this engine, so that a patient's turn need not send it."""

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.autocommit = True
        connection.execute(_statement(USUAL_S, here_alone="false"))
        connection.autocommit = False


def _statement(seconds: float | None, *, here_alone: str) -> str:
    most = int((seconds or 0) * 1000)  # Milliseconds; 0 is no limit.
    names = ("statement_timeout", "idle_in_transaction_session_timeout")
    return "SELECT " + ", ".join(f"set_config('{name}', '{most}', {here_alone})" for name in names)


def _is_over(until: float) -> bool:
    return perf_counter() > until


NONE_HERE = _statement(None, here_alone="true")  # For a transaction on PostgreSQL that is no unit.

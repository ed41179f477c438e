"""Hot statements on PostgreSQL by libpq's own calls: prepared once for each connection, values by the few types that there are.

psycopg's cursor takes four times as long around a statement as the statement itself; its pipeline mode takes longer still. What
this file does not know (a list as a value, a rare type, a transaction of another kind) goes the cursor's way.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, TypeAlias

from psycopg import Connection, DataError, OperationalError
from psycopg.errors import InvalidSqlStatementName, error_from_result
from psycopg.generators import execute
from psycopg.pq import ConnStatus, DiagnosticField, ExecStatus, TransactionStatus
from psycopg.pq.abc import PGconn, PGresult

from storage.unit.statements import DOUBTED

Read: TypeAlias = Callable[[bytes], Any]
Prepared: TypeAlias = tuple[bytes, tuple[Read, ...]]
Value: TypeAlias = tuple[bytes | None, int]

_LEFT = b"SELECT FROM pg_prepared_statements WHERE name LIKE 'sangdam%' LIMIT 1"
_TEXT, _BINARY = 0, 1
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_number = partial(int.from_bytes, byteorder="big", signed=True)
_names = itertools.count(1)


def _instant(raw: bytes) -> datetime:
    return _EPOCH + timedelta(microseconds=_number(raw))


# By the type's number in PostgreSQL's catalogue: bool, bytea, name, int8, int2, int4, text, varchar, timestamptz.
_READ: dict[int, Read] = {
    16: b"\x01".__eq__, 17: bytes, 19: bytes.decode, 20: _number, 21: _number, 23: _number,
    25: bytes.decode, 1043: bytes.decode, 1184: _instant,
}  # fmt: skip


class NotHere(Exception):
    """This statement, value or transaction goes the cursor's way."""


class Statement:
    """One statement as text with $1, $2, …, for any number of connections."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text.encode()

    def execute(self, connection: Connection[Any], known: dict[Any, Any], values: Sequence[Any]) -> Rows:
        """Run it. `known` is what is kept with the connection. `NotHere` before anything was sent."""
        line = connection.pgconn
        given = [_written(value) for value in values]
        _begin(connection, line)
        if DOUBTED in known:
            _look_again(line, known)
        if self not in known:
            known[self] = self._prepare(connection)
        prepared: Prepared | None = known[self]
        if prepared is None:
            raise NotHere
        name, readers = prepared
        sent: Any = [value for value, _ in given]
        try:
            result = _checked(line, line.exec_prepared(name, sent, [form for _, form in given], _BINARY))
        except InvalidSqlStatementName:
            known[DOUBTED] = True
            raise
        return Rows(result, readers)

    def _prepare(self, connection: Connection[Any]) -> Prepared | None:
        """Its name, and how each column of the answer is read; None when one of them is of a rare type. Each time it has
        another name: what stands between us and the server may still know the one before. Waited for as psycopg waits:
        `describe_prepared` keeps the interpreter to itself until the server answers, and everything else stands still."""
        line, name = connection.pgconn, f"sangdam_{next(_names)}".encode()
        _checked(line, line.prepare(name, self._text))
        line.send_describe_prepared(name)
        told = _checked(line, connection.wait(execute(line))[-1])
        types = [told.ftype(at) for at in range(told.nfields)]
        return (name, tuple([_READ[one] for one in types])) if _READ.keys() >= set(types) else None


class Rows:
    """What a statement gave: as much of a cursor as the hot path asks for."""

    __slots__ = ("_at", "_readers", "_result")

    def __init__(self, result: PGresult, readers: Sequence[Read]) -> None:
        self._result = result
        self._readers = readers
        self._at = 0

    @property
    def rowcount(self) -> int:
        """How many rows were found or touched."""
        return self._result.command_tuples or 0

    def fetchone(self) -> list[Any] | None:
        """The next row."""
        if self._at >= self._result.ntuples:
            return None
        value, at = self._result.get_value, self._at
        self._at += 1
        return [None if (raw := value(at, place)) is None else read(raw) for place, read in enumerate(self._readers)]

    def fetchall(self) -> list[list[Any]]:
        """All rows that are left."""
        return [row for _ in range(self._at, self._result.ntuples) if (row := self.fetchone()) is not None]


def send(connection: Connection[Any], statements: bytes) -> None:
    """Run statements without values in one go, past the cursor: those that begin, part and end what several units share."""
    line = connection.pgconn
    _checked(line, line.exec_(statements))


def has_failed(connection: Connection[Any]) -> bool:
    """Whether a statement failed in this transaction, so that nothing of it can be kept."""
    return connection.pgconn.transaction_status == TransactionStatus.INERROR


def _look_again(line: PGconn, known: dict[Any, Any]) -> None:
    """Forget what was prepared on this connection, if it is gone."""
    del known[DOUBTED]
    if _checked(line, line.exec_(_LEFT)).ntuples == 0:
        for one in [one for one in known if isinstance(one, Statement)]:
            del known[one]


def _begin(connection: Connection[Any], line: PGconn) -> None:
    """Begin the transaction as psycopg would with its first statement."""
    if line.transaction_status != TransactionStatus.IDLE:
        return
    if connection.autocommit or connection.read_only or connection.isolation_level or connection.deferrable:
        raise NotHere
    _checked(line, line.exec_(b"BEGIN"))


def _written(value: Any) -> Value:
    """A value as PostgreSQL reads it."""
    if value is None:
        return None, _TEXT
    kind = type(value)
    if kind is bytes:
        return value, _BINARY
    if kind is bool:
        return (b"t" if value else b"f"), _TEXT
    if kind is int:
        return b"%d" % value, _TEXT
    if kind is datetime:
        return value.isoformat().encode(), _TEXT
    if not isinstance(value, str):
        raise NotHere
    text = str(value).encode()
    if b"\0" in text:
        raise DataError("PostgreSQL text fields cannot contain NUL (0x00) bytes")
    return text, _TEXT


def _checked(line: PGconn, result: PGresult) -> PGresult:
    if result.status in (ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK):
        return result
    if line.status != ConnStatus.OK and not result.error_field(DiagnosticField.SQLSTATE):
        raise OperationalError(line.get_error_message())  # The line is gone.
    raise error_from_result(result)

"""The trail's rows as they stand, for whoever verifies: raw from the driver and as a stream; nothing is judged here."""

from __future__ import annotations

import hashlib
import hmac
import itertools
import sqlite3
from collections.abc import Callable, Iterator, Set
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeAlias

import orjson
from sqlalchemy import select

from storage.trail.chain import GENESIS, TEXT_FIELDS, TrailHead, head_mac, record_mac
from storage.unit.schema import table_of
from storage.unit.unit_of_work import Unit

FETCH = 2_000
_READINGS = itertools.count()  # so that no cursor of a transaction has the name of another that is still open
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - SQLite's times are UTC without saying so
_MICRO = timedelta(microseconds=1)
# "2026-12-01 01:00:00.123456" is the one form of a time on SQLite: between these marks at every third place only digits
# can stand that the parser takes, and with this length no time zone.
MARKS, LENGTH = "-- ::.", 26
_head = table_of(TrailHead)
_NAMES = ", ".join((*TEXT_FIELDS, "hash", "mac"))
_SQLITE = f"SELECT seq, at, {_NAMES} FROM access_record ORDER BY seq"  # noqa: S608 - names of our own
_MICROS = "CASE WHEN isfinite(at) THEN (extract(epoch FROM at) * 1000000)::bigint END"
_POSTGRES = f"SELECT seq, {_MICROS}, {_NAMES} FROM access_record ORDER BY seq"  # noqa: S608

Row: TypeAlias = tuple[Any, ...]  # seq, time as the engine gives it, the eight text fields, hash, mac


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong: `altered`, `deleted`, `reordered`, `cut_off`, `forked` or `unsigned`; the number of the first bad
    record; and a sentence for whoever reads it."""

    kind: str
    seq: int
    detail: str


@dataclass(frozen=True, slots=True)
class Head:
    """The head's row as it stands."""

    seq: int
    hash: str
    pruned_seq: int
    pruned_hash: str
    mac: str


def read_head(unit: Unit) -> Head:
    """The head; one that is missing, doubled or no head at all reads as zeros, which no keyed code fits."""
    columns = (_head.c.seq, _head.c.hash, _head.c.pruned_seq, _head.c.pruned_hash, _head.c.mac)
    with reading_anything(unit):
        heads = unit.connection.execute(select(_head.c.id, *columns)).all()
    found = Head(*heads[0][1:]) if [row[0] for row in heads] == [1] else None
    return found if found and _is_head(found) else Head(0, GENESIS, 0, GENESIS, "")


def _is_head(head: Head) -> bool:
    numbers, texts = (head.seq, head.pruned_seq), (head.hash, head.pruned_hash, head.mac)
    return all(isinstance(one, int) for one in numbers) and all(isinstance(one, str) for one in texts)


def is_ours(unit: Unit, head: Head) -> bool:
    """Whether the head was written with Sangdam's key."""
    mac = head_mac(unit.vault, head.seq, head.hash, head.pruned_seq, head.pruned_hash)
    return hmac.compare_digest(mac.encode(), head.mac.encode())


@contextmanager
def reading_anything(unit: Unit) -> Iterator[None]:
    """Let no bytes that are no text stop the reading: an attacker may have written anything into SQLite, which does not
    mind. Inside, such bytes read as escapes; PostgreSQL refuses them itself."""
    driver: Any = unit.connection.connection.driver_connection
    if unit.on_postgresql:
        yield
        return
    usual, driver.text_factory = driver.text_factory, _escaped
    try:
        yield
    finally:
        driver.text_factory = usual


def _escaped(raw: bytes) -> str:
    return raw.decode(errors="backslashreplace")


def rows(unit: Unit) -> Iterator[Row]:
    """Every record in the order of its number, raw from the driver. `micros` reads its time."""
    driver: Any = unit.connection.connection.driver_connection
    if unit.on_postgresql:
        return _streamed(driver.cursor(name=f"trail_{next(_READINGS)}"))
    found: Iterator[Row] = driver.execute(_SQLITE)
    return found


def _streamed(cursor: Any) -> Iterator[Row]:
    with cursor:
        cursor.itersize = FETCH
        yield from cursor.execute(_POSTGRES)


def micros(at: Any, *, on_postgresql: bool) -> int:
    """A row's time in microseconds since 1970: PostgreSQL gives just that, SQLite a text, which must be in the one form in
    which we write it. Raises for what is no time: ValueError or TypeError."""
    if on_postgresql:
        return int(at + 0)
    if at[4:20:3] != MARKS or len(at) != LENGTH:
        raise ValueError("a time in another form")
    return (datetime.fromisoformat(at) - _EPOCH) // _MICRO


def hash_of(previous: str, seq: int, row: Row, *, on_postgresql: bool) -> str:
    """`storage.trail.chain` for a raw row that stands at `seq`; empty when there is nothing that could be hashed. orjson
    writes the same bytes as the canonical form, several times faster."""
    try:
        at = micros(row[1], on_postgresql=on_postgresql)
        return hashlib.sha256(previous.encode() + orjson.dumps((seq, at, *row[2:10]))).hexdigest()
    except (TypeError, ValueError, AttributeError):
        return ""


def mac_fits(key: bytes, row: Row) -> bool:
    """Whether a row's keyed code belongs to its hash; after an attack anything may stand in either."""
    return isinstance(row[10], str) and record_mac(key, row[10]) == row[11]


def follow(
    walking: Iterator[Row], key: bytes, seq: int, last: str, stops: Set[int], *, on_postgresql: bool
) -> tuple[int, str, bool]:
    """Walk on from record `seq` with hash `last` to the next number in `stops` or to the end: number and hash there, and
    whether the walk broke off before a row that does not fit. The hot loop of a verification: it calls nothing of ours."""
    sha256, dumps, parse, keyed = hashlib.sha256, orjson.dumps, datetime.fromisoformat, _keyed(key)
    epoch, micro, before = _EPOCH, _MICRO, last.encode()
    try:
        for number, at, kind, actor, role, origin, subject, act, about, why, wrote, code in walking:
            if not on_postgresql:
                if at[4:20:3] != MARKS or len(at) != LENGTH:
                    break
                at = (parse(at) - epoch) // micro
            fields = (seq + 1, at, kind, actor, role, origin, subject, act, about, why)
            now = sha256(before + dumps(fields)).hexdigest()
            mac = keyed()
            mac.update(now.encode())
            if wrote != now or mac.hexdigest() != code or number != seq + 1:
                break
            seq, before = seq + 1, now.encode()
            if seq in stops:
                return seq, now, False
        else:
            return seq, before.decode(), False
    except (TypeError, ValueError, sqlite3.OperationalError):
        pass  # No time, nothing that can be hashed, or no text at all stands there.
    return seq, before.decode(), True


def _keyed(key: bytes) -> Callable[[], Any]:
    """Makes keyed codes that have taken the key already."""
    return hashlib.blake2b(key=key, digest_size=16).copy


def to_line(row: Row, *, on_postgresql: bool) -> list[Any]:
    """A row as the list that is hashed, followed by its hash. A time that is none stays as it stands: the export of a
    damaged trail is evidence, too."""
    try:
        at: Any = micros(row[1], on_postgresql=on_postgresql)
    except (TypeError, ValueError):
        at = row[1]
    return [row[0], at, *row[2:11]]

"""The trail's rows as they stand, for whoever verifies: raw from the driver and as a stream; nothing is judged here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeAlias

import orjson
from sqlalchemy import select

from storage.schema import table_of
from storage.trail import GENESIS, TEXT_FIELDS, TrailHead, record_mac
from storage.unit import Unit

FETCH = 2_000
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - SQLite's times are UTC without saying so
_MICRO = timedelta(microseconds=1)
_head = table_of(TrailHead)
_NAMES = ", ".join((*TEXT_FIELDS, "hash", "mac"))
_SQLITE = f"SELECT seq, at, {_NAMES} FROM access_record ORDER BY seq"  # noqa: S608 - names of our own
_POSTGRES = f"SELECT seq, (extract(epoch FROM at) * 1000000)::bigint, {_NAMES} FROM access_record ORDER BY seq"  # noqa: S608

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
    """The head; a missing one reads as zeros, which no keyed code fits."""
    columns = (_head.c.seq, _head.c.hash, _head.c.pruned_seq, _head.c.pruned_hash, _head.c.mac)
    row = unit.connection.execute(select(*columns).where(_head.c.id == 1)).one_or_none()
    return Head(0, GENESIS, 0, GENESIS, "") if row is None else Head(*row)


def rows(unit: Unit) -> Iterator[Row]:
    """Every record in the order of its number, raw from the driver. `micros` reads its time."""
    driver: Any = unit.connection.connection.driver_connection
    if unit.on_postgresql:
        with driver.cursor(name=f"trail_{unit.digits(6)}") as cursor:
            cursor.itersize = FETCH
            yield from cursor.execute(_POSTGRES)
        return
    found = driver.cursor()
    found.arraysize = FETCH
    yield from found.execute(_SQLITE)


def micros(at: Any) -> int:
    """A row's time in microseconds since 1970. Raises for what is no time: ValueError or TypeError."""
    return at if at.__class__ is int else (datetime.fromisoformat(at) - _EPOCH) // _MICRO


def hash_of(previous: str, seq: int, row: Row) -> str:
    """`storage.trail.chain` for a raw row that stands at `seq`; empty when there is nothing that could be hashed. orjson
    writes the same bytes as the canonical form, several times faster."""
    try:
        return hashlib.sha256(previous.encode() + orjson.dumps((seq, micros(row[1]), *row[2:10]))).hexdigest()
    except (TypeError, ValueError, AttributeError):
        return ""


def mac_fits(key: bytes, row: Row) -> bool:
    """Whether a row's keyed code belongs to its hash; after an attack anything may stand in either."""
    return isinstance(row[10], str) and record_mac(key, row[10]) == row[11]


def follow(walking: Iterator[Row], key: bytes, seq: int, last: str, stops: Set[int]) -> tuple[int, str, Row | None]:
    """Walk on from record `seq` with hash `last` to the next number in `stops` or to the end: number and hash there, and the
    row that does not fit when the walk broke off before one. The hot loop of a verification: it calls nothing of ours."""
    sha256, dumps, parse, keyed = (
        hashlib.sha256,
        orjson.dumps,
        datetime.fromisoformat,
        hashlib.blake2b(key=key, digest_size=16),
    )
    before = last.encode()
    for row in walking:
        try:
            at = row[1]
            at = at if at.__class__ is int else (parse(at) - _EPOCH) // _MICRO
            here = sha256(before + dumps((seq + 1, at, *row[2:10]))).hexdigest()
        except (TypeError, ValueError):
            return seq, before.decode(), row
        mac = keyed.copy()
        now = here.encode()
        mac.update(now)
        if row[10] != here or mac.hexdigest() != row[11] or row[0] != seq + 1:
            return seq, before.decode(), row
        seq += 1
        before = now
        if seq in stops:
            break
    return seq, before.decode(), None


def to_line(row: Row) -> list[Any]:
    """A row as the list that is hashed, followed by its hash."""
    return [row[0], micros(row[1]), *row[2:11]]

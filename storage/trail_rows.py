"""The trail's rows as they stand, for whoever verifies: raw from the driver and as a stream; nothing is judged here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias

import orjson
from sqlalchemy import select

from storage.schema import table_of
from storage.trail import GENESIS, TEXT_FIELDS, TrailHead
from storage.unit import Unit

FETCH = 2_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICRO = timedelta(microseconds=1)
_head = table_of(TrailHead)
_NAMES = ", ".join((*TEXT_FIELDS, "hash", "mac"))
_SQLITE = f"SELECT seq, at, {_NAMES} FROM access_record ORDER BY seq"  # noqa: S608 - names of our own
_POSTGRES = f"SELECT seq, (extract(epoch FROM at) * 1000000)::bigint, {_NAMES} FROM access_record ORDER BY seq"  # noqa: S608

Row: TypeAlias = tuple[Any, ...]  # seq, microseconds, the eight text fields, hash, mac


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
    """Every record in the order of its number, raw from the driver; a time that is none comes back as None."""
    driver: Any = unit.connection.connection.driver_connection
    if unit.on_postgresql:
        with driver.cursor(name=f"trail_{unit.digits(6)}") as cursor:
            cursor.itersize = FETCH
            yield from cursor.execute(_POSTGRES)
        return
    found = driver.execute(_SQLITE)
    while some := found.fetchmany(FETCH):
        for row in some:
            yield (row[0], _micros(row[1]), *row[2:])


def hash_of(previous: str, seq: int, row: Row) -> str:
    """`storage.trail.chain` for a raw row; orjson writes the same bytes as the canonical form, several times faster."""
    try:
        return hashlib.sha256(previous.encode() + orjson.dumps((seq, *row[1:10]))).hexdigest()
    except (TypeError, ValueError):
        return ""


def mac_fits(key: bytes, row: Row) -> bool:
    """Whether a row's keyed code belongs to its hash; after an attack anything may stand in either."""
    return (
        isinstance(row[10], str) and hashlib.blake2b(row[10].encode(), key=key, digest_size=16).hexdigest() == row[11]
    )


def _micros(written: Any) -> int | None:
    try:
        return (datetime.fromisoformat(written).replace(tzinfo=UTC) - _EPOCH) // _MICRO
    except (TypeError, ValueError):
        return None

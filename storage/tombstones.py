"""Tombstones: what was destroyed, as keyed hashes, so that a restored backup forgets it again (D-4).

A tombstone names no one: without the key ring it is noise, and with it one can only ask "is it this id?". The table is the
source; `<keys dir>/tombstones` is an append-only copy outside the database, written right after the commit (and on every
start), because a restore replaces the database. Restoring and replaying is `storage/restore.py`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Boolean, Connection, Integer, insert, select, update
from sqlmodel import SQLModel

from storage.schema import Kind, UtcDateTime, column, table_of
from storage.unit import Unit

FILE = "tombstones"
MANY = 500  # Rows that one statement names at most; SQLite's older limit of bound values is 999.


class Tombstone(SQLModel, table=True):
    """One thing that was destroyed: a patient or a case. `kakao_lookup` is made by `kakao_mark`."""

    __tablename__ = "tombstone"

    id: int | None = column(Kind.ID, Integer(), primary_key=True, default=None)
    kind: str = column(Kind.STATE)
    item_lookup: str = column(Kind.LOOKUP, unique=True)
    kakao_lookup: str | None = column(Kind.LOOKUP, nullable=True)
    destroyed_at: datetime = column(Kind.TIME, UtcDateTime(), index=True)
    is_filed: bool = column(Kind.STATE, Boolean(), default=False, index=True)


@dataclass(frozen=True, slots=True)
class Stone:
    """A tombstone as it stands in the file outside the database."""

    kind: str
    item_lookup: str
    kakao_lookup: str | None
    destroyed_at: datetime


_stones = table_of(Tombstone)


def item_lookup(unit: Unit, kind: str, item_id: str) -> str:
    """The keyed hash by which a destroyed thing is known."""
    return unit.vault.lookup("tombstone", f"{kind}:{item_id}")


def kakao_mark(unit: Unit, kakao_lookup: str) -> str:
    """A keyed hash of the hash by which a channel user was found, so that the latter itself is gone from the disk."""
    return unit.vault.lookup("tombstone", f"kakao:{kakao_lookup}")


def put_up(unit: Unit, kind: str, items: Iterable[tuple[str, str | None]]) -> None:
    """Put up a tombstone for each (id, Kakao hash)."""
    rows = [
        {
            "kind": kind,
            "item_lookup": item_lookup(unit, kind, item_id),
            "kakao_lookup": kakao and kakao_mark(unit, kakao),
            "destroyed_at": unit.now,
            "is_filed": False,
        }
        for item_id, kakao in items
    ]
    if rows:
        unit.connection.execute(insert(_stones), rows)


def destroyed_at(unit: Unit, kind: str, item_id: str) -> datetime | None:
    """When this thing was destroyed, or None when it has no tombstone."""
    query = select(_stones.c.destroyed_at).where(_stones.c.item_lookup == item_lookup(unit, kind, item_id))
    found: datetime | None = unit.connection.scalar(query)
    return found


def all_on(connection: Connection) -> list[Stone]:
    """Every tombstone of a database."""
    columns = (_stones.c.kind, _stones.c.item_lookup, _stones.c.kakao_lookup, _stones.c.destroyed_at)
    return [Stone(*row) for row in connection.execute(select(*columns))]


def put_back(unit: Unit, stones: Sequence[Stone]) -> None:
    """Put tombstones from outside into this database, where they are missing."""
    known = {stone.item_lookup for stone in all_on(unit.connection)}
    missing = {stone.item_lookup: asdict(stone) for stone in stones if stone.item_lookup not in known}
    if missing:
        unit.connection.execute(insert(_stones), [{**row, "is_filed": True} for row in missing.values()])


def file_new(unit: Unit, folder: Path) -> int:
    """Append what is not yet outside the database to the file in `folder`; how many lines. Written before the commit: a
    line twice does no harm, a line never would."""
    query = select(_stones.c.id, _stones.c.kind, _stones.c.item_lookup, _stones.c.kakao_lookup, _stones.c.destroyed_at)
    rows = unit.connection.execute(query.where(_stones.c.is_filed.is_(False)).order_by(_stones.c.id)).all()
    if not rows:
        return 0
    append(folder, [Stone(*row[1:]) for row in rows])
    ids = [row[0] for row in rows]
    for start in range(0, len(ids), MANY):
        some = ids[start : start + MANY]
        unit.connection.execute(update(_stones).where(_stones.c.id.in_(some)).values(is_filed=True))
    return len(rows)


def append(folder: Path, stones: Sequence[Stone]) -> None:
    """Add lines to the file, durable when this returns."""
    lines = "".join(
        json.dumps([s.kind, s.item_lookup, s.kakao_lookup, s.destroyed_at.isoformat()]) + "\n" for s in stones
    )
    descriptor = os.open(folder / FILE, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(descriptor, lines.encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read_file(folder: Path) -> list[Stone]:
    """The tombstones of the file; a last line that a crash cut short is left out (its row files it again)."""
    try:
        lines = (folder / FILE).read_text().splitlines()
    except FileNotFoundError:
        return []
    stones = []
    for line in lines:
        try:
            kind, item, kakao, at = json.loads(line)
        except ValueError:
            continue
        stones.append(Stone(kind, item, kakao, datetime.fromisoformat(at)))
    return stones

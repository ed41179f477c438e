"""Tombstones: what was destroyed, as keyed hashes, so that a restored backup forgets it again (D-4); and what people decided
about their data, and the clinic about its staff, so that it does not undo that either.

A tombstone names no one: without the key ring it is noise, and with it one can only ask "is it this id?". The table is the
source; `<keys dir>/tombstones` is an append-only copy outside the database, because a restore replaces the database. A unit
that destroys files its tombstones right before it commits, so that no crash can come between the two: a line twice does no
harm, a line whose commit never came is settled by the next start, a line never would let somebody come back. Replaying is
`storage/backup/replay.py`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Connection, Integer, delete, func, select, update
from sqlmodel import SQLModel

from storage.crypto import shredding
from storage.crypto.shredding import sync_folder
from storage.errors import Unavailable
from storage.unit.schema import Kind, UtcDateTime, column, table_of
from storage.unit.statements import insertion
from storage.unit.unit_of_work import FiledTombstone, Unit

FILE = "tombstones"
REFUSED = "refused:"  # Begins the kind of a line that takes back the tombstone with the same hash and time.
MANY = 500  # Rows that one statement names at most; SQLite's older limit of bound values is 999.


class Tombstone(SQLModel, table=True):
    """One thing that was destroyed: a patient or a case; or a patient's decision (`remember`), and when it was made.
    `kakao_lookup` is made by `kakao_mark`."""

    __tablename__ = "tombstone"

    id: int | None = column(Kind.ID, Integer(), primary_key=True, default=None)
    kind: str = column(Kind.STATE)
    item_lookup: str = column(Kind.LOOKUP, unique=True)
    kakao_lookup: str | None = column(Kind.LOOKUP, nullable=True)
    destroyed_at: datetime = column(Kind.TIME, UtcDateTime(), index=True)
    is_filed: bool = column(Kind.STATE, Boolean(), default=False, index=True)


_stones = table_of(Tombstone)
_ADD = insertion(_stones)


def item_lookup(unit: Unit, kind: str, item_id: str) -> str:
    """The keyed hash by which a destroyed thing is known."""
    return unit.vault.lookup("tombstone", f"{kind}:{item_id}")


def kakao_mark(unit: Unit, kakao_lookup: str) -> str:
    """A keyed hash of the hash by which a channel user was found, so that the latter itself is gone from the disk."""
    return unit.vault.lookup("tombstone", f"kakao:{kakao_lookup}")


def put_up(unit: Unit, kind: str, items: Iterable[tuple[str, str | None]]) -> None:
    """Put up a tombstone for each (id, Kakao hash); they are filed when the unit ends. A restore brings its database up
    beside the keys' own one, so that its tombstones are filed when it is opened in its place."""
    filed = [
        FiledTombstone(kind, item_lookup(unit, kind, item_id), kakao and kakao_mark(unit, kakao), unit.now)
        for item_id, kakao in items
    ]
    if filed:
        is_filed = unit.vault.folder is not None
        _ADD.run_many(unit.connection, [_row(tombstone, is_filed=is_filed) for tombstone in filed])
        unit.tombstones += filed


def remember(unit: Unit, decision: str, item_id: str) -> None:
    """Keep that this patient decided so ("withdrawn:health", "suspended", "lifted"), or that this was decided about one of the
    staff ("staff_left"); only the last time counts. What follows from it after a restore is
    `storage/backup/standing_decisions.py` and `storage/backup/staff_decisions.py`."""
    tombstone = FiledTombstone(decision, item_lookup(unit, decision, item_id), None, unit.now)
    _keep_newest(unit, tombstone, is_filed=unit.vault.folder is not None)
    unit.tombstones.append(tombstone)


def _keep_newest(unit: Unit, tombstone: FiledTombstone, *, is_filed: bool) -> None:
    row = _row(tombstone, is_filed=is_filed)
    known = unit.connection.execute(update(_stones).where(_stones.c.item_lookup == tombstone.item_lookup).values(row))
    if not known.rowcount:
        _ADD.run(unit.connection, **row)


def _row(tombstone: FiledTombstone, *, is_filed: bool) -> dict[str, Any]:
    return {
        "kind": tombstone.kind,
        "item_lookup": tombstone.item_lookup,
        "kakao_lookup": tombstone.kakao_lookup,
        "destroyed_at": tombstone.destroyed_at,
        "is_filed": is_filed,
    }


def destroyed_at(unit: Unit, kind: str, item_id: str) -> datetime | None:
    """When this thing was destroyed, or None when it has no tombstone."""
    query = select(_stones.c.destroyed_at).where(_stones.c.item_lookup == item_lookup(unit, kind, item_id))
    found: datetime | None = unit.connection.scalar(query)
    return found


def all_on(connection: Connection) -> list[FiledTombstone]:
    """Every tombstone of a database."""
    columns = (_stones.c.kind, _stones.c.item_lookup, _stones.c.kakao_lookup, _stones.c.destroyed_at)
    return [FiledTombstone(*row) for row in connection.execute(select(*columns))]


def put_back(unit: Unit, filed: Sequence[FiledTombstone]) -> None:
    """Put tombstones from outside into this database, where they are missing or older."""
    known = times(all_on(unit.connection))
    missing = {one.item_lookup: _row(one, is_filed=True) for one in filed if one.item_lookup not in known}
    if missing:
        _ADD.run_many(unit.connection, list(missing.values()))
    for tombstone in filed:
        if tombstone.destroyed_at > known.get(tombstone.item_lookup, tombstone.destroyed_at):
            _keep_newest(unit, tombstone, is_filed=True)


def times(filed: Iterable[FiledTombstone]) -> dict[str, datetime]:
    """The last time at which each thing was destroyed or decided, by its hash."""
    return {s.item_lookup: s.destroyed_at for s in sorted(filed, key=lambda tombstone: tombstone.destroyed_at)}


def file_new(unit: Unit, folder: Path) -> int:
    """Append what a restore left outside the file in `folder`; how many lines. For the start: units file their own."""
    query = select(_stones.c.id, _stones.c.kind, _stones.c.item_lookup, _stones.c.kakao_lookup, _stones.c.destroyed_at)
    rows = unit.connection.execute(query.where(_stones.c.is_filed.is_(False)).order_by(_stones.c.id)).all()
    if not rows:
        return 0
    append(folder, [FiledTombstone(*row[1:]) for row in rows])
    ids = [row[0] for row in rows]
    for start in range(0, len(ids), MANY):
        some = ids[start : start + MANY]
        unit.connection.execute(update(_stones).where(_stones.c.id.in_(some)).values(is_filed=True))
    return len(rows)


def append(folder: Path, filed: Sequence[FiledTombstone]) -> None:
    """Add lines to the file, durable when this returns; `Unavailable` when they cannot be written. Whoever appends holds the
    trail's head, so that two processes never write at once."""
    lines = "".join(
        json.dumps([s.kind, s.item_lookup, s.kakao_lookup, s.destroyed_at.isoformat()]) + "\n" for s in filed
    )
    try:
        _write(folder, lines.encode())
    except OSError as error:
        raise Unavailable(f"the tombstones cannot be filed now ({type(error).__name__})") from error


def _write(folder: Path, data: bytes) -> None:
    descriptor = os.open(folder / FILE, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        size = os.fstat(descriptor).st_size
        if size and os.pread(descriptor, 1, size - 1) != b"\n":
            data = b"\n" + data  # A crash cut the last line short; what comes now must not be glued to it.
        while data:
            data = data[os.write(descriptor, data) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    if not size:
        sync_folder(folder)


def count_old(unit: Unit, before: datetime) -> int:
    """How many are from before `before`."""
    query = select(func.count()).select_from(_stones).where(_stones.c.destroyed_at <= before)
    return int(unit.connection.scalar(query) or 0)


def prune(unit: Unit, before: datetime) -> int:
    """Forget those from before `before`, of which no backup can still know; how many. The file goes first, because the next
    start would bring back a row that only the file has. Whoever calls holds the trail's head."""
    if not (number := count_old(unit, before)):
        return 0
    if unit.vault.folder is not None:
        _keep_newer(unit.vault.folder / FILE, before)
    unit.connection.execute(delete(_stones).where(_stones.c.destroyed_at <= before))
    return number


def _keep_newer(file: Path, before: datetime) -> None:
    shredding.clear(file)
    kept = [line for line in file.read_text().splitlines(keepends=True) if not _is_old(line, before)]
    new = file.with_name(f".{FILE}.new")
    new.touch(mode=0o600)
    with new.open("w") as written:
        written.writelines(kept)
        written.flush()
        os.fsync(written.fileno())
    shredding.take_place(new, file)


def _is_old(line: str, before: datetime) -> bool:
    try:
        return datetime.fromisoformat(json.loads(line)[3]) <= before
    except ValueError:
        return True  # A line that a crash cut short says nothing.


def refusal(tombstone: FiledTombstone) -> FiledTombstone:
    """The line that takes a tombstone back: what it names was destroyed by mistake and shall stay after a restore."""
    return FiledTombstone(
        REFUSED + tombstone.kind, tombstone.item_lookup, tombstone.kakao_lookup, tombstone.destroyed_at
    )


def _standing(filed: list[FiledTombstone]) -> list[FiledTombstone]:
    """Those that nobody took back."""
    refused = {(s.kind, s.item_lookup, s.destroyed_at) for s in filed if s.kind.startswith(REFUSED)}
    return [
        s for s in filed
        if not s.kind.startswith(REFUSED) and (REFUSED + s.kind, s.item_lookup, s.destroyed_at) not in refused
    ]  # fmt: skip


def read_file(folder: Path) -> list[FiledTombstone]:
    """The tombstones of the file that stand; a line that a crash cut short is left out (its commit never came)."""
    try:
        lines = (folder / FILE).read_text().splitlines()
    except FileNotFoundError:
        return []
    filed = []
    for line in lines:
        try:
            kind, item, kakao, at = json.loads(line)
        except ValueError:
            continue
        filed.append(FiledTombstone(kind, item, kakao, datetime.fromisoformat(at)))
    return _standing(filed)

"""Rotating the ring: every data key is wrapped anew, everything of Sangdam's own is sealed anew, the old key is destroyed.

After that, an older copy of the database opens nobody: the key that wrapped its keys is gone. May be broken off at any
point and begun again; the ring holds both keys until nothing is left under the old one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, and_, func, literal, not_, or_, select, text, update
from sqlalchemy.types import LargeBinary
from sqlmodel import SQLModel

from storage.crypto import shredding
from storage.crypto.vault import RING_FILE, KeyRing, Vault
from storage.database.database import Database
from storage.errors import KeyGone, SealBroken
from storage.trail import chain
from storage.unit.schema import Kind
from storage.unit.unit_of_work import Actor, Unit

BATCH = 200
SEALED_WITH_THE_RING = (
    "patient_key",
    "retained",
    "notice",
    "staff",
    "login_attempt",
    "push_subscription",
    "desk_search",
)
"""Tables whose writers wait while something is moved: all that a wrapped key or something of Sangdam's own stands in."""
Progress = Callable[[int, int], None]  # how many are done, of how many


def rotate(
    database: Database, keys_dir: Path, actor: Actor, progress: Progress | None = None, damaged: list[str] | None = None
) -> int:
    """Give the ring a new key, move everything to it and destroy the old one; how many keys and values were moved.
    `Misconfigured` while another rotation runs: two new keys at once would cost one of them. What does not open with any key
    stays as it is and is put into `damaged` (place and row): it must not keep the old key alive for all others."""
    with shredding.alone(keys_dir, "another rotation of these keys is running"):
        shredding.clear(keys_dir / RING_FILE)
        ring = KeyRing.load(keys_dir)
        if len(ring.wrapping) == 1:  # Otherwise a rotation was broken off: go on with it.
            ring = _replace(keys_dir, ring.with_new_active())
        database.vault.ring = ring
        done = move_all(database, actor, progress, damaged)
        database.run_now(lambda unit: chain.record(unit, "keys_rotated", about=ring.active), actor)
        database.vault.ring = _replace(keys_dir, ring.with_active_alone())
    return done


def is_broken_off(keys_dir: Path) -> bool:
    """Whether a rotation was broken off in this folder and waits to be begun again: the old key is still on the disk."""
    ring = keys_dir / RING_FILE
    return ring.exists() and (bool(shredding.leftovers(ring)) or len(KeyRing.load(keys_dir).wrapping) > 1)


def move_all(
    database: Database, actor: Actor, progress: Progress | None = None, damaged: list[str] | None = None
) -> int:
    """Move everything under the ring's active key. Ends when two looks in a row, with the writers kept out, find nothing:
    a turn that began before the new key may still have been writing with the old one."""
    total, done, quiet = database.run_now(count_left, actor), 0, 0
    moving = _Moving()
    while quiet < 2:
        moved = database.run_now(moving.some, actor)
        done += moved
        quiet = 0 if moved else quiet + 1
        if progress is not None:
            progress(done, max(total, done))
    if damaged is not None:
        damaged.extend(sorted(moving.damaged))
    return done


def count_left(unit: Unit) -> int:
    """How many keys and values are not under the active key."""
    number = 0
    for table, _ in _wrapped():
        query = select(func.count()).select_from(table).where(table.c.ring_id != unit.vault.ring.active)
        number += int(unit.connection.scalar(query) or 0)
    for table, column in _sealable():
        query = select(func.count()).select_from(table).where(_is_old(unit.vault, column))
        number += int(unit.connection.scalar(query) or 0)
    return number


def _wrapped() -> Iterator[tuple[Table, Column[Any]]]:
    """Tables that hold wrapped data keys, with the column."""
    for table in SQLModel.metadata.sorted_tables:
        for column in table.columns:
            if column.info.get("kind") is Kind.KEY:
                yield table, column


def _sealable() -> Iterator[tuple[Table, Column[Any]]]:
    """Columns of bytes that may hold something sealed as Sangdam's own (`Vault.seal_own`)."""
    for table in SQLModel.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, LargeBinary) and column.info.get("kind") is not Kind.KEY:
                yield table, column


def _is_old(vault: Vault, column: Column[Any]) -> Any:
    names = [name.encode() for name in vault.ring.wrapping if name != vault.ring.active]
    starts = [bytes([len(name)]) + name for name in names]
    if not starts:
        return literal(1) == literal(0)
    return or_(*(func.substr(column, 1, len(start)) == literal(start) for start in starts))


def _open(vault: Vault, where: str, sealed: bytes, values: dict[str, Any]) -> tuple[str, bytes]:
    """A value's place ends in one of its row's own ids; which one is known to the module that sealed it, so each is tried."""
    for value in values.values():
        place = f"{where}.{value}"
        try:
            return place, vault.open_own(place, sealed)
        except SealBroken:
            continue
    raise SealBroken(f"a value of {where} opens at none of its row's ids")


class _Moving:
    """A rotation under way: what it moves, and the rows that it cannot, which it does not look at again."""

    def __init__(self) -> None:
        self.damaged: set[str] = set()
        self._passed_over: dict[str, list[ColumnElement[bool]]] = {}

    def some(self, unit: Unit) -> int:
        """Move some of what is left; how many."""
        if unit.on_postgresql:
            unit.connection.execute(text(f"LOCK TABLE {', '.join(SEALED_WITH_THE_RING)} IN SHARE ROW EXCLUSIVE MODE"))
        moved = sum(self._wrap_anew(unit, table, column) for table, column in _wrapped())
        return moved or sum(self._seal_anew(unit, table, column) for table, column in _sealable())

    def _wrap_anew(self, unit: Unit, table: Table, column: Column[Any]) -> int:
        owner = next(iter(table.primary_key.columns))
        query = select(owner, table.c.ring_id, column).where(table.c.ring_id != unit.vault.ring.active).limit(BATCH)
        rows = unit.connection.execute(query.where(*self._others(column)).with_for_update()).all()
        for who, ring_id, wrapped in rows:
            try:
                anew = unit.vault.wrap(who, unit.vault.unwrap(who, ring_id, wrapped))
            except (SealBroken, KeyGone):
                self._pass_over(column, owner == who, str(who))
                continue
            values = {"ring_id": unit.vault.ring.active, column.name: anew}
            unit.connection.execute(update(table).where(owner == who).values(values))
        return len(rows)

    def _seal_anew(self, unit: Unit, table: Table, column: Column[Any]) -> int:
        keys = list(table.primary_key.columns)
        names = [c for c in table.columns if not isinstance(c.type, LargeBinary)]
        old = select(column, *names).where(_is_old(unit.vault, column), *self._others(column)).limit(BATCH)
        rows = unit.connection.execute(old).all()
        for row in rows:
            values = {c.name: value for c, value in zip(names, row[1:], strict=True)}
            same = and_(*(key == values[key.name] for key in keys))
            try:
                place, opened = _open(unit.vault, f"{table.name}.{column.name}", row[0], values)
            except (SealBroken, KeyGone):
                self._pass_over(column, same, "/".join(str(values[key.name]) for key in keys))
                continue
            unit.connection.execute(update(table).where(same).values({column.name: unit.vault.seal_own(place, opened)}))
        return len(rows)

    def _others(self, column: Column[Any]) -> list[ColumnElement[bool]]:
        return self._passed_over.get(str(column), [])

    def _pass_over(self, column: Column[Any], row: ColumnElement[bool], name: str) -> None:
        self._passed_over.setdefault(str(column), []).append(not_(row))
        self.damaged.add(f"{column} of {name}")


def _replace(folder: Path, ring: KeyRing) -> KeyRing:
    """Put the new ring in place and overwrite the bytes of the old file."""
    shredding.take_place(ring.write(folder), folder / RING_FILE)
    return KeyRing.load(folder)

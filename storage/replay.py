"""Forgetting again: a database that is older than the tombstones beside the keys gives up whom they name (D-4).

Called on every start, so that no way of putting an old copy back (the restore command, a copied file, a disk image) brings
anybody back before the house serves.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from storage import destruction, tombstones, trail
from storage.consultations import Consultation
from storage.database import DESTROYED
from storage.patients import Patient
from storage.schema import table_of
from storage.tombstones import Stone
from storage.unit import Unit

MANY = 500
_patients = table_of(Patient)
_cases = table_of(Consultation)
_NEVER = datetime.fromisoformat("0001-01-01T00:00:00+00:00")


def forget_again(unit: Unit, keys_dir: Path) -> int:
    """Replay the tombstones of the file when this database does not know them all; how many people and cases went."""
    stones = tombstones.read_file(keys_dir)
    known = {stone.item_lookup for stone in tombstones.all_on(unit.connection)}
    if all(stone.item_lookup in known for stone in stones):
        return 0
    trail.record(unit, "tombstones_replayed", about=str(len(stones)))
    return replay(unit, stones)


def replay(unit: Unit, stones: Sequence[Stone]) -> int:
    """Destroy again what these tombstones name; how many people and cases. Somebody who was destroyed and came back later is
    another patient, made after the tombstone, and stays."""
    known = {stone.item_lookup for stone in stones}
    kakao = {stone.kakao_lookup: stone.destroyed_at for stone in stones if stone.kakao_lookup}
    people = [
        row.id
        for row in unit.connection.execute(select(_patients.c.id, _patients.c.kakao_lookup, _patients.c.created_at))
        if tombstones.item_lookup(unit, "patient", row.id) in known
        or (row.kakao_lookup and row.created_at <= kakao.get(tombstones.kakao_mark(unit, row.kakao_lookup), _NEVER))
    ]
    for start in range(0, len(people), MANY):
        destruction.erase_patients(unit, people[start : start + MANY])
    cases = [
        case_id
        for case_id in unit.connection.scalars(select(_cases.c.id))
        if tombstones.item_lookup(unit, "consultation", case_id) in known
    ]
    for start in range(0, len(cases), MANY):
        destruction.erase_cases(unit, cases[start : start + MANY])
    tombstones.put_back(unit, stones)
    if people or cases:
        destruction.enter(
            unit, "restored", "replayed", len(people) + len(cases), method=destruction.CRYPTO_ERASE, day=unit.now.date()
        )
    unit.announce(DESTROYED)
    return len(people) + len(cases)

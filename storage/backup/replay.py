"""Forgetting again: a database that is older than the tombstones beside the keys gives up whom they name (D-4), and does what
was decided since (`storage/backup/standing_decisions.py`, `storage/backup/staff_decisions.py`).

Called on every start, so that no way of putting an old copy back (the restore command, a copied file, a disk image) brings
anybody back before Sangdam serves. A destruction that was cut off between its tombstones and its commit looks the same,
and is carried out by the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from storage.backup import staff_decisions, standing_decisions
from storage.cases.consultations import Consultation
from storage.database import tombstones
from storage.database.database import DESTROYED
from storage.notifications import campaigns
from storage.patients.patients import Patient
from storage.retention import destruction
from storage.retention.holds import Hold
from storage.trail import chain
from storage.unit.schema import table_of
from storage.unit.unit_of_work import FiledTombstone, Unit

MANY = 500
SEOUL = ZoneInfo("Asia/Seoul")
CLOCKS_APART = timedelta(minutes=1)  # Two servers' clocks may differ by this much at most.
_patients = table_of(Patient)
_cases = table_of(Consultation)
_holds = table_of(Hold)
_LAST_HOLD = select(_holds.c.patient_id, func.max(_holds.c.placed_at)).group_by(_holds.c.patient_id)
_NEVER = datetime.fromisoformat("0001-01-01T00:00:00+00:00")


def forget_again(unit: Unit, keys_dir: Path) -> int:
    """Replay the tombstones of the file when this database does not know them all; how many people and cases went. What was
    being sent to many stops then: nobody knows whom it has reached since."""
    chain.hold_head(unit)  # Another process may have filed tombstones whose commit is still under way.
    filed = tombstones.read_file(keys_dir)
    known = tombstones.times(tombstones.all_on(unit.connection))
    if all(at <= known.get(lookup, _NEVER) for lookup, at in tombstones.times(filed).items()):
        return 0
    chain.record(unit, "tombstones_replayed", about=str(len(filed)))
    campaigns.stop_under_way(unit)
    return replay(unit, filed)


def replay(unit: Unit, filed: Sequence[FiledTombstone]) -> int:
    """Destroy again what these tombstones name; how many people and cases. Somebody who was destroyed and came back later is
    another patient, made after the tombstone, and stays. So does whoever was seen or held after it: then its commit never
    came, and what has happened since counts."""
    standing_decisions.hold_again(unit, filed)
    standing_decisions.stop_behind_holds(unit, filed, CLOCKS_APART)
    standing_decisions.stop_again(unit, filed)
    held = {row[0]: row[1] for row in unit.connection.execute(_LAST_HOLD)}
    people, alive = _sorted(_named_people(unit, filed), held)
    for start in range(0, len(people), MANY):
        destruction.erase_patients(unit, people[start : start + MANY])
    cases, going_on = _sorted(_named_cases(unit, filed), held)
    for start in range(0, len(cases), MANY):
        destruction.erase_cases(unit, cases[start : start + MANY])
    standing_decisions.carry_out_again(unit, filed, CLOCKS_APART)
    standing_decisions.tell_of_corrections(unit, filed)
    known = tombstones.times(tombstones.all_on(unit.connection))
    staff_decisions.carry_out_again(unit, [s for s in filed if s.destroyed_at > known.get(s.item_lookup, _NEVER)])
    tombstones.put_back(unit, [tombstone for tombstone in filed if tombstone.item_lookup not in alive | going_on])
    if people or cases:
        count, method = len(people) + len(cases), destruction.CRYPTO_ERASE
        destruction.enter(
            unit, "restored", "replayed", count, method=method, day=unit.now.astimezone(SEOUL).date(), subjects=people
        )
    unit.announce(DESTROYED)
    return len(people) + len(cases)


@dataclass(frozen=True, slots=True)
class _Named:
    """A person or a case that is here though a tombstone names it."""

    id: str
    patient_id: str
    item_lookup: str
    destroyed_at: datetime
    seen_at: datetime


def _sorted(named: Iterable[_Named], held: Mapping[str, datetime]) -> tuple[list[str], set[str]]:
    """The ids of those to destroy, and the hashes of those who showed a sign of life after their tombstone."""
    gone, alive = [], set()
    for one in named:
        sign = max(one.seen_at, held.get(one.patient_id, _NEVER))
        if sign > one.destroyed_at + CLOCKS_APART:
            alive.add(one.item_lookup)
        else:
            gone.append(one.id)
    return gone, alive


def _named_people(unit: Unit, filed: Sequence[FiledTombstone]) -> Iterator[_Named]:
    at = {tombstone.item_lookup: tombstone.destroyed_at for tombstone in filed}
    kakao = {tombstone.kakao_lookup: tombstone.destroyed_at for tombstone in filed if tombstone.kakao_lookup}
    columns = (_patients.c.id, _patients.c.kakao_lookup, _patients.c.created_at, _patients.c.seen_at)
    for row in unit.connection.execute(select(*columns)):
        lookup = tombstones.item_lookup(unit, "patient", row.id)
        destroyed_at = at.get(lookup)
        if destroyed_at is None and row.kakao_lookup:
            known_at = kakao.get(tombstones.kakao_mark(unit, row.kakao_lookup), _NEVER)
            destroyed_at = known_at if row.created_at <= known_at else None
        if destroyed_at is not None:
            yield _Named(row.id, row.id, lookup, destroyed_at, row.seen_at)


def _named_cases(unit: Unit, filed: Sequence[FiledTombstone]) -> Iterator[_Named]:
    at = {tombstone.item_lookup: tombstone.destroyed_at for tombstone in filed}
    for row in unit.connection.execute(select(_cases.c.id, _cases.c.patient_id, _cases.c.active_at)):
        lookup = tombstones.item_lookup(unit, "consultation", row.id)
        if lookup in at:
            yield _Named(row.id, row.patient_id, lookup, at[lookup], row.active_at)

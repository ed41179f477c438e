"""What people decided about their data after a backup was made, carried out again when the backup comes back: consents that
were withdrawn, with the health data that rested on one, suspensions, and a name, number, login or photos that were to go
alone; what the officer held meanwhile, what waits for such a hold, and what the clinic stopped. What was corrected is told
of, because no value is kept beside the database. A hold that the backup has stays until somebody releases it once more; so
does what it has as stopped.

The decisions are kept among the tombstones beside the keys (`storage/tombstones.remember`), because a restore brings its own
consents along. Giving a consent is not kept: who gave one after the backup is asked again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update

from storage.cases.consultations import Consultation
from storage.clinic import switches
from storage.database import tombstones
from storage.patients import accounts, consents, patients
from storage.patients.patients import Patient, Unlocked
from storage.retention import health_data, holds
from storage.retention.holds import PLACED, RELEASED, STOPPED, STOPPED_WHOLE, Hold
from storage.retention.retained import Retained
from storage.trail import chain
from storage.unit.schema import table_of
from storage.unit.unit_of_work import FiledTombstone, Unit

WITHDRAWN, SUSPENDED, LIFTED, ERASED, CORRECTED = "withdrawn:", "suspended", "lifted", "erased:", "corrected:"
HEALTH = "health"
BY_RESTORE = "restore"
_NEVER = datetime.min.replace(tzinfo=UTC)
_patients, _cases, _pieces = table_of(Patient), table_of(Consultation), table_of(Retained)
_ITEMS = {
    "patient": select(_patients.c.id, _patients.c.id.label("owner")),
    "consultation": select(_cases.c.id, _cases.c.patient_id.label("owner")),
    "retained": select(_pieces.c.id, _pieces.c.patient_id.label("owner")),
}


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody in the database that came back, with when they were last seen in it."""

    id: str
    seen_at: datetime
    suspended_at: datetime | None


def carry_out_again(unit: Unit, filed: Sequence[FiledTombstone], clocks_apart: timedelta) -> int:
    """Carry out what the database does not know yet; how many decisions. Whoever was seen after a decision is left as they
    are: then the database is no older than it, and its commit never came."""
    latest = {
        tombstone.item_lookup: tombstone for tombstone in sorted(filed, key=lambda tombstone: tombstone.destroyed_at)
    }
    known = tombstones.times(tombstones.all_on(unit.connection))
    kinds = sorted({tombstone.kind for tombstone in filed if _is_decision(tombstone.kind)})
    done = 0
    for person in _people(unit) if kinds else ():
        lookups = {kind: tombstones.item_lookup(unit, kind, person.id) for kind in kinds}
        decided = {kind: latest[key].destroyed_at for kind, key in lookups.items() if key in latest}
        new = [kind for kind, at in decided.items() if at > known.get(lookups[kind], _NEVER)]
        done += sum(_erase(unit, person.id, kind.removeprefix(ERASED)) for kind in new if kind.startswith(ERASED))
        done += _apply(unit, person, {k: at for k, at in decided.items() if person.seen_at <= at + clocks_apart})
    return done


def tell_of_corrections(unit: Unit, filed: Sequence[FiledTombstone]) -> None:
    """Note on the trail what was corrected since and stands again as it was: people correct it once more
    (`skills/rights/fulfilment.py`), and a number that was replaced vouches for nobody."""
    at, known = tombstones.times(filed), tombstones.times(tombstones.all_on(unit.connection))
    for kind in sorted({one.kind for one in filed if one.kind.startswith(CORRECTED)}):
        field = kind.removeprefix(CORRECTED)
        for table in ("patient", "consultation"):
            for item_id, owner in unit.connection.execute(_ITEMS[table]).all():
                lookup, erased = (tombstones.item_lookup(unit, one, item_id) for one in (kind, ERASED + field))
                corrected = at.get(lookup, _NEVER)
                if corrected <= max(known.get(lookup, _NEVER), at.get(erased, _NEVER)):
                    continue
                about = item_id if table == "consultation" else ""
                chain.record(unit, "correction_undone", subject=owner, about=about, why=field)
                if field == "phone":
                    chain.record(unit, "phone_replaced", subject=owner)


def stop_again(unit: Unit, filed: Sequence[FiledTombstone]) -> None:
    """Put off again what the clinic had stopped since: nothing goes out by it before somebody starts it once more (B-6)."""
    at, known = tombstones.times(filed), tombstones.times(tombstones.all_on(unit.connection))
    for kind in sorted({one.kind for one in filed if one.kind.startswith(switches.STOPPED)}):
        name = kind.removeprefix(switches.STOPPED)
        stopped, started = (
            tombstones.item_lookup(unit, one + name, name) for one in (switches.STOPPED, switches.STARTED)
        )
        if at[stopped] > max(known.get(stopped, _NEVER), at.get(started, _NEVER)):
            switches.put(unit, name, BY_RESTORE, off=True)


def hold_again(unit: Unit, filed: Sequence[FiledTombstone]) -> int:
    """Place the holds again that this database does not know, before anything is destroyed in it; how many."""
    at = tombstones.times(filed)
    placed = sorted({one.kind for one in filed if one.kind.startswith(PLACED)})
    found = [hold for kind in placed for hold in _missing(unit, kind, at)]
    for hold in found:
        unit.session.add(hold)
        chain.record(unit, "decision_carried_out_again", subject=hold.patient_id, about=hold.item_id, why="hold_placed")
    unit.session.flush()
    return len(found)


def stop_behind_holds(unit: Unit, filed: Sequence[FiledTombstone], clocks_apart: timedelta) -> None:
    """Note in the holds again what was asked for since and waits for their release: the request itself came after the backup.
    Whoever was seen after it is left as they are."""
    at, known = tombstones.times(filed), tombstones.times(tombstones.all_on(unit.connection))
    kinds = sorted({one.kind for one in filed if one.kind.startswith((STOPPED, STOPPED_WHOLE))})
    for hold in holds.every_in_force(unit) if kinds else ():
        seen_at = unit.connection.scalar(select(_patients.c.seen_at).where(_patients.c.id == hold.patient_id))
        for kind in kinds:
            lookup = tombstones.item_lookup(unit, kind, hold.item_id)
            asked = at.get(lookup, _NEVER)
            is_new = asked > known.get(lookup, _NEVER) and asked >= hold.placed_at
            if not is_new or (seen_at is not None and seen_at > asked + clocks_apart):
                continue
            stopped, _, ground = kind.partition(":")
            holds.note_stopped(unit, hold, ground, whole=f"{stopped}:" == STOPPED_WHOLE, at=asked)
            chain.record(unit, "decision_carried_out_again", subject=hold.patient_id, about=hold.item_id, why=kind)
    unit.session.flush()


def _missing(unit: Unit, kind: str, at: Mapping[str, datetime]) -> Iterator[Hold]:
    item_kind, ground = kind.removeprefix(PLACED).split(":")
    for item_id, owner in unit.connection.execute(_ITEMS[item_kind]).all():
        placed = at.get(tombstones.item_lookup(unit, kind, item_id))
        released = at.get(tombstones.item_lookup(unit, RELEASED, item_id))
        if placed is None or (released is not None and released >= placed):
            continue
        if all(hold.item_id != item_id for hold in holds.active_of(unit, owner)):
            yield Hold(
                id=unit.new_id(), item_kind=item_kind, item_id=item_id, patient_id=owner, ground=ground,
                placed_at=placed, placed_by="restore",
            )  # fmt: skip


def _is_decision(kind: str) -> bool:
    return kind.startswith((WITHDRAWN, ERASED)) or kind in (SUSPENDED, LIFTED)


def _people(unit: Unit) -> Iterator[_Person]:
    columns = (_patients.c.id, _patients.c.seen_at, _patients.c.suspended_at)
    yield from [_Person(*row) for row in unit.connection.execute(select(*columns))]


def _apply(unit: Unit, person: _Person, decided: Mapping[str, datetime]) -> int:
    done = sum(_withdraw(unit, person, kind, at) for kind, at in decided.items() if kind.startswith(WITHDRAWN))
    return done + _suspend(unit, person, decided.get(SUSPENDED), decided.get(LIFTED))


def _withdraw(unit: Unit, person: _Person, kind: str, at: datetime) -> int:
    purpose = kind.removeprefix(WITHDRAWN)
    last = consents.agreed(consents.decided(unit, person.id)).get(purpose)
    if last is None or last.decided_at >= at:
        return 0
    consents.add(
        unit, patient_id=person.id, purpose=purpose, decision=consents.WITHDRAWN, wording_version=last.wording_version,
        wording_hash=last.wording_hash, decided_at=at, channel="restore", decided_by="self", screen="restore",
    )  # fmt: skip
    if purpose == HEALTH:
        health_data.destroy(unit, patients.key_of(unit, person.id), person.id)
    chain.record(unit, "decision_carried_out_again", subject=person.id, why=kind)
    return 1


def _erase(unit: Unit, patient_id: str, part: str) -> int:
    """What was to go alone goes again, of a database that does not know it."""
    if part == "photos":
        health_data.destroy_photos(unit, patient_id)
    elif part == "login":
        accounts.destroy_login(unit, patient_id)
    else:
        patients.erase(unit, Unlocked(unit, patient_id, patients.key_of(unit, patient_id)), [part])
    chain.record(unit, "decision_carried_out_again", subject=patient_id, why=f"{ERASED}{part}")
    return 1


def _suspend(unit: Unit, person: _Person, suspended: datetime | None, lifted: datetime | None) -> int:
    """The later one of the two counts."""
    if suspended is None and lifted is None:
        return 0
    at = suspended if lifted is None or (suspended is not None and suspended > lifted) else None
    if (at is None) == (person.suspended_at is None):
        return 0
    unit.connection.execute(update(_patients).where(_patients.c.id == person.id).values(suspended_at=at))
    chain.record(unit, "decision_carried_out_again", subject=person.id, why=SUSPENDED if at else LIFTED)
    return 1

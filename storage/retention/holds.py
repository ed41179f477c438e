"""Holds: single things that may not be destroyed now, each with its ground (a dispute, an order). The rules are in
`skills/retention/holds.py`; every query that finds something due leaves held things out by `free_of_hold`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, ColumnElement, exists, select
from sqlmodel import SQLModel, col

from storage.database import tombstones
from storage.patients.patients import Patient
from storage.trail import covered
from storage.unit.schema import Kind, UtcDateTime, column, table_of
from storage.unit.unit_of_work import Unit

PLACED, RELEASED = "held:", "hold_released"
STOPPED, STOPPED_WHOLE = "stopped:", "stopped_whole:"
"""Decisions that a restored backup must not undo (`tombstones.remember`, `storage/backup/standing_decisions.py`)."""

_AT = "@"


class Hold(SQLModel, table=True):
    """One hold on one thing. `stopped_ground` says what was asked for meanwhile, each with its moment (`stopped`);
    `stopped_whole` that it is the whole patient who was to go. Releasing the hold carries it out."""

    __tablename__ = "hold"

    id: str = column(Kind.ID, primary_key=True)
    item_kind: str = column(Kind.STATE)
    item_id: str = column(Kind.ID, index=True)
    patient_id: str = column(Kind.SUBJECT, index=True)
    ground: str = column(Kind.STATE)
    placed_at: datetime = column(Kind.TIME, UtcDateTime())
    placed_by: str = column(Kind.STAFF)
    review_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    stopped_ground: str = column(Kind.STATE, default="")
    stopped_whole: bool = column(Kind.STATE, Boolean(), default=False)
    released_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    released_by: str | None = column(Kind.STAFF, nullable=True)
    mac: str = column(
        Kind.PROOF, default="", server_default="",
        covers=(
            "id", "item_kind", "item_id", "patient_id", "ground", "placed_at", "placed_by", "stopped_ground",
            "stopped_whole", "released_at", "released_by",
        ),
    )  # fmt: skip


_holds, _patients = table_of(Hold), table_of(Patient)


def free_of_hold(item_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """The SQL condition that nothing holds the item in this column."""
    return ~exists(select(_holds.c.id).where(_holds.c.item_id == item_id, _holds.c.released_at.is_(None)))


def no_hold_on_patient(patient_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """The SQL condition that neither the patient in this column nor anything of theirs is held."""
    return ~exists(select(_holds.c.id).where(_holds.c.patient_id == patient_id, _holds.c.released_at.is_(None)))


def active_of(unit: Unit, patient_id: str) -> list[Hold]:
    """The holds in force on a patient and on anything of theirs; one that was released with SQL is in force."""
    unit.session.flush()
    found = unit.session.scalars(select(Hold).where(col(Hold.patient_id) == patient_id).order_by(col(Hold.placed_at)))
    return [hold for hold in found if hold.released_at is None or not covered.is_ours(unit, hold)]


def stopping(unit: Unit, patient_id: str) -> list[Hold]:
    """The same for whoever places a hold or destroys: the patient is theirs alone from here to the end of their unit, so that
    neither overlooks the other in another process."""
    unit.connection.execute(select(_patients.c.id).where(_patients.c.id == patient_id).with_for_update())
    return active_of(unit, patient_id)


def remember(
    unit: Unit, stopping: Sequence[Hold], ground: str, *, whole: bool = False, at: datetime | None = None
) -> None:
    """What was asked for now, or at `at`, has to wait for the release of these holds. Each thing is remembered beside the
    others; who is to go whole needs no more."""
    for hold in stopping:
        note_stopped(unit, hold, ground, whole=whole, at=at or unit.now)
        tombstones.remember(unit, f"{STOPPED_WHOLE if whole else STOPPED}{ground}", hold.item_id)


def note_stopped(unit: Unit, hold: Hold, ground: str, *, whole: bool, at: datetime) -> None:
    """Write into the hold what waits for its release, and the moment at which it was asked for last."""
    if whole:
        hold.stopped_ground, hold.stopped_whole = ground, True
    elif not hold.stopped_whole:
        others = [one for one in hold.stopped_ground.split() if one.partition(_AT)[0] != ground]
        hold.stopped_ground = " ".join([*others, f"{ground}{_AT}{at.isoformat()}"])
    unit.session.add(hold)


def stopped(unit: Unit, hold: Hold) -> list[tuple[str, datetime]]:
    """What waits for the release of this hold, each with the moment until which it reaches: what somebody entrusted to the
    clinic later is not meant by it."""
    parts = [one.partition(_AT) for one in hold.stopped_ground.split()]
    return [(ground, datetime.fromisoformat(at) if at else unit.now) for ground, _, at in parts]


def remember_moved(unit: Unit, hold: Hold) -> None:
    """Keep beside the keys that this thing is held, or is no more: a restored backup does not know it."""
    decision = RELEASED if hold.released_at is not None else f"{PLACED}{hold.item_kind}:{hold.ground}"
    tombstones.remember(unit, decision, hold.item_id)


def find(unit: Unit, hold_id: str) -> Hold | None:
    """The hold with this id, as Sangdam wrote it."""
    hold = unit.session.get(Hold, hold_id)
    return hold if hold is not None and covered.is_ours(unit, hold) else None


def every_in_force(unit: Unit) -> list[Hold]:
    """All holds that were not released, as Sangdam wrote them."""
    found = unit.session.scalars(select(Hold).where(col(Hold.released_at).is_(None)).order_by(col(Hold.placed_at)))
    return [hold for hold in found if covered.is_ours(unit, hold)]


def are_ours(unit: Unit) -> bool:
    """Whether every hold stands as Sangdam wrote it."""
    return all(covered.is_ours(unit, hold) for hold in unit.session.scalars(select(Hold)))


def newest(unit: Unit, limit: int = 200) -> Sequence[Hold]:
    """All holds, those in force first."""
    query = select(Hold).order_by(col(Hold.released_at).is_not(None), col(Hold.placed_at).desc()).limit(limit)
    return list(unit.session.scalars(query))

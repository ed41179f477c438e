"""Holds: keeping single things from being destroyed, each with a ground, and letting them go again.

A hold names one patient, case or retained piece. While it stands, neither the clock nor a right destroys that thing; what was
asked for meanwhile is remembered and carried out when the hold is released.
"""

from __future__ import annotations

from datetime import datetime

from skills import destruction
from skills.permissions import Role
from storage import consultations, holds, patients, retained, trail
from storage.errors import NotAllowed, NotFound, NotPossible
from storage.holds import Hold
from storage.unit import Unit

GROUNDS = ("dispute", "court_order", "investigation", "insurance", "incident")  # Codes; the desk says them in words.
KINDS = ("patient", "consultation", "retained")


def place_hold(unit: Unit, kind: str, item_id: str, *, ground: str, review_at: datetime | None = None) -> Hold:
    """Hold one thing. `ground` is one of `GROUNDS`; `review_at` is when the officer wants to look again."""
    _check_officer(unit)
    if kind not in KINDS or ground not in GROUNDS:
        raise NotPossible("a hold needs a known kind and a ground")
    owner = _owner(unit, kind, item_id)
    if any(hold.item_id == item_id for hold in holds.active_of(unit, owner)):
        raise NotPossible("this is held already")
    hold = Hold(
        id=unit.new_id(), item_kind=kind, item_id=item_id, patient_id=owner, ground=ground,
        placed_at=unit.now, placed_by=unit.actor.id, review_at=review_at,
    )  # fmt: skip
    unit.session.add(hold)
    trail.record(unit, "hold_placed", subject=owner, about=item_id, why=ground)
    return hold


def release_hold(unit: Unit, hold_id: str) -> bool:
    """End a hold; True when that carried out a destruction which it had stopped. What the clock makes due is taken by
    the next sweep."""
    _check_officer(unit)
    hold = unit.session.get(Hold, hold_id)
    if hold is None:
        raise NotFound("hold")
    if hold.released_at is not None:
        return False
    hold.released_at, hold.released_by = unit.now, unit.actor.id
    unit.session.add(hold)
    unit.session.flush()
    trail.record(unit, "hold_released", subject=hold.patient_id, about=hold.item_id, why=hold.ground)
    return bool(hold.stopped_ground) and _resume(unit, hold)


def _resume(unit: Unit, hold: Hold) -> bool:
    if hold.item_kind == "consultation" and not hold.stopped_whole:
        return destruction.destroy_case(unit, hold.item_id, ground=hold.stopped_ground) == 1
    return destruction.destroy_patient(unit, hold.patient_id, ground=hold.stopped_ground).is_complete


def _owner(unit: Unit, kind: str, item_id: str) -> str:
    if kind == "retained":
        return retained.get(unit, item_id).patient_id
    if kind == "consultation":
        case = consultations.find(unit, item_id)
        if case is None:
            raise NotFound("case")
        return case.patient_id
    if unit.session.get(patients.Patient, item_id) is None:
        raise NotFound("patient")
    return item_id


def _check_officer(unit: Unit) -> None:
    if unit.actor.role != Role.PRIVACY_OFFICER:
        raise NotAllowed("only the privacy officer places and releases holds")

"""Holds: keeping single things from being destroyed, each with a ground, and letting them go again.

A hold names one patient, case or retained piece. While it stands, neither the clock nor a right destroys that thing; what was
asked for meanwhile is remembered and carried out when the hold is released.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from skills.retention import destruction, membership
from skills.staff.permissions import Act, check_can
from storage import characters
from storage.cases import consultations
from storage.cases.consultations import Consultation
from storage.errors import NotFound, NotPossible
from storage.patients import patients
from storage.patients.patients import Purpose
from storage.retention import holds, retained
from storage.retention.holds import Hold
from storage.retention.retained import Retained
from storage.trail import chain
from storage.unit.unit_of_work import Unit

GROUNDS = ("dispute", "court_order", "investigation", "insurance", "incident")  # Codes; the desk says them in words.
WITHDRAWN = "consent_withdrawn"  # What such a hold stopped is the health data, and not the whole case.
LOOK_AGAIN = timedelta(days=365)
KINDS: Mapping[str, type[Any]] = {"patient": patients.Patient, "consultation": Consultation, "retained": Retained}


def place_hold(unit: Unit, kind: str, item_id: str, *, ground: str, review_at: datetime | None = None) -> Hold:
    """Hold one thing. `ground` is one of `GROUNDS`; `review_at` is when the officer wants to look again."""
    check_can(unit.actor, Act.CHANGE_HOLDS)
    if kind not in KINDS or ground not in GROUNDS:
        raise NotPossible("a hold needs a known kind and a ground", code="hold_incomplete")
    owner = _owner(unit, kind, item_id)
    if any(hold.item_id == item_id for hold in holds.stopping(unit, owner)):
        raise NotPossible("this is held already", code="hold_twice")
    if not _is_still_there(unit, kind, item_id):
        raise NotFound(kind)
    hold = Hold(
        id=unit.new_id(), item_kind=kind, item_id=item_id, patient_id=owner, ground=ground,
        placed_at=unit.now, placed_by=unit.actor.id, review_at=review_at,
    )  # fmt: skip
    unit.session.add(hold)
    holds.remember_moved(unit, hold)
    chain.record(unit, "hold_placed", subject=owner, about=item_id, why=ground)
    return hold


def hold_case(unit: Unit, number: str, *, whole: bool, ground: str, review_at: datetime | None = None) -> Hold:
    """Hold the case with this number or, with `whole`, everything of its patient: officers know numbers, not ids."""
    check_can(unit.actor, Act.CHANGE_HOLDS)
    case = consultations.with_number(unit, characters.digits(number))
    if case is None:
        raise NotPossible("no case has this number", code="hold_no_case")
    if whole:
        return place_hold(unit, "patient", case.patient_id, ground=ground, review_at=review_at)
    return place_hold(unit, "consultation", case.id, ground=ground, review_at=review_at)


def list_holds(unit: Unit) -> Sequence[Hold]:
    """All holds, those in force first."""
    check_can(unit.actor, Act.CHANGE_HOLDS)
    return holds.newest(unit)


def in_force(unit: Unit) -> list[Hold]:
    """Those that have not been released."""
    return holds.every_in_force(unit)


def to_look_at_again(unit: Unit) -> list[Hold]:
    """Those in force whose day of looking again has come, a year after they were placed when none was named: a hold must not
    become forever by being forgotten."""
    return [hold for hold in in_force(unit) if (hold.review_at or hold.placed_at + LOOK_AGAIN) <= unit.now]


def item_numbers(unit: Unit, listed: Sequence[Hold]) -> Mapping[str, str]:
    """The case number of each held thing that still has one, by the hold's id; recorded. A patient has none."""
    chain.record(unit, "holds_listed")
    return {hold.id: _number(unit, hold) for hold in listed}


def release_hold(unit: Unit, hold_id: str) -> bool:
    """End a hold; True when that carried out a destruction which it had stopped. What the clock makes due is taken by
    the next sweep."""
    check_can(unit.actor, Act.CHANGE_HOLDS)
    hold = holds.find(unit, hold_id)
    if hold is None:
        raise NotFound("hold")
    if hold.released_at is not None:
        return False
    hold.released_at, hold.released_by = unit.now, unit.actor.id
    unit.session.add(hold)
    unit.session.flush()
    holds.remember_moved(unit, hold)
    chain.record(unit, "hold_released", subject=hold.patient_id, about=hold.item_id, why=hold.ground)
    return bool(hold.stopped_ground) and _resume(unit, hold)


def _resume(unit: Unit, hold: Hold) -> bool:
    if hold.stopped_whole:
        return destruction.destroy_patient(unit, hold.patient_id, ground=hold.stopped_ground).is_complete
    done = [_carry_out(unit, hold, ground, at) for ground, at in holds.stopped(unit, hold)]
    return any(done)


def _carry_out(unit: Unit, hold: Hold, ground: str, at: datetime) -> bool:
    if ground == WITHDRAWN:
        who = patients.unlock(unit, hold.patient_id, Purpose.DESTRUCTION)
        return sum(destruction.destroy_health_data(unit, who, ground=WITHDRAWN, until=at).values()) > 0
    if ground == destruction.PHOTOS:
        return destruction.destroy_photos(unit, hold.patient_id, until=at) > 0
    if ground in membership.ENDS:
        return membership.forget_login(unit, hold.patient_id, ground)
    return destruction.destroy_case(unit, hold.item_id, ground=ground) == 1


def _number(unit: Unit, hold: Hold) -> str:
    if hold.item_kind == "consultation":
        case = consultations.find(unit, hold.item_id)
        return case.number if case else ""
    if hold.item_kind == "retained":
        piece = retained.find(unit, hold.item_id)
        return piece.case_number if piece else ""
    return ""


def _is_still_there(unit: Unit, kind: str, item_id: str) -> bool:
    """Whether nobody has destroyed it meanwhile, in a unit that this one waited for: a hold on nothing would be believed."""
    return unit.session.get(KINDS[kind], item_id, with_for_update=True, populate_existing=True) is not None


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

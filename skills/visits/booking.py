"""What staff do with a visit: book it from a case, move it, cancel it, say whether the patient came.

Only staff book. A page says which version of a visit it shows; a stale page changes nothing. While the patient has suspended
the processing nothing can be done with a visit (R-6).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from skills.cases import casework
from skills.clinic.clinic import Clinic
from skills.fields.timing.hours import today_in_seoul
from skills.staff import permissions
from skills.staff.permissions import Act, Person, Role
from skills.visits import telling
from storage.cases import events
from storage.cases.codes import VisitState
from storage.cases.consultations import Consultation
from storage.errors import Conflict, NotFound, NotPossible
from storage.staff import staff
from storage.trail import chain
from storage.unit.unit_of_work import Unit
from storage.visits import visits
from storage.visits.visits import Visit

AHEAD = timedelta(days=365)  # Told without its year, a later day would be taken for one of the coming twelve months.
LENGTHS = (15, 30, 45, 60, 90, 120, 180, 240)
LENGTH = 30
ENDS = (VisitState.CAME, VisitState.MISSED)
WARNINGS = ("visit_closed", "visit_overlap", "visit_overlap_open", "visit_closed_overlap")  # Of `check_fits`.


@dataclass(frozen=True, slots=True)
class Slot:
    """When a visit is, how long, and with which doctor ("" for nobody in particular)."""

    starts_at: datetime | None
    minutes: int = LENGTH
    doctor_id: str = ""


def book(unit: Unit, clinic: Clinic, who: Person, case_id: str, slot: Slot) -> Visit:
    """Expect the patient of this case then, and tell them."""
    permissions.check_can(who, Act.BOOK_VISIT)
    case = casework.locked_for(unit, who, case_id)
    starts_at = _check(unit, slot)
    visit = Visit(
        id=unit.new_id(), consultation_id=case.id, patient_id=case.patient_id, starts_at=starts_at,
        minutes=slot.minutes, doctor_id=slot.doctor_id or None, booked_by=who.id, booked_at=unit.now,
        changed_at=unit.now,
    )  # fmt: skip
    visits.add(unit, visit)
    _changed(unit, case, visit, "visit_booked")
    telling.tell(unit, clinic, case, visit, "booked")
    return visit


def move(unit: Unit, clinic: Clinic, who: Person, case_id: str, visit_id: str, version: int, slot: Slot) -> Visit:
    """Expect the patient at another time, for longer or with another doctor. They are told of what they know: the time."""
    case, visit = _open(unit, who, case_id, visit_id, version)
    _check_is(visit, VisitState.BOOKED)
    is_other = slot.starts_at != visit.starts_at
    starts_at = _check(unit, slot) if is_other else visit.starts_at
    _check_length(slot)
    _check_doctor(unit, slot)
    visit.starts_at, visit.minutes, visit.doctor_id = starts_at, slot.minutes, slot.doctor_id or None
    visit.wish = ""
    if is_other:
        visit.changed_at, visit.reminded_at = unit.now, None
        telling.tell(unit, clinic, case, visit, "moved")
    _changed(unit, case, visit, "visit_moved")
    return visit


def cancel(unit: Unit, clinic: Clinic, who: Person, case_id: str, visit_id: str, version: int) -> None:
    """Expect the patient no more, and tell them; of what is over nobody is told."""
    case, visit = _open(unit, who, case_id, visit_id, version)
    _check_is(visit, VisitState.BOOKED)
    visit.state, visit.wish, visit.changed_at = VisitState.CANCELLED, "", unit.now
    if visit.starts_at > unit.now:
        telling.tell(unit, clinic, case, visit, "cancelled")
    _changed(unit, case, visit, "visit_cancelled")


def settle(unit: Unit, who: Person, case_id: str, visit_id: str, version: int, end: str) -> None:
    """Say whether the patient came; a slip is put right by saying it again."""
    case, visit = _open(unit, who, case_id, visit_id, version)
    _check_is(visit, VisitState.BOOKED, *ENDS)
    if end not in ENDS:
        raise NotPossible("they came or they did not", code="visit_end")
    if today_in_seoul(visit.starts_at) > today_in_seoul(unit.now):
        raise NotPossible("this visit is not today yet", code="visit_not_yet")
    visit.state, visit.wish = end, ""
    _changed(unit, case, visit, f"visit_{end}")


def check_fits(unit: Unit, clinic: Clinic, visit: Visit) -> None:
    """Refuse what is rarely meant, before it is kept and told: a time at which the clinic is closed, or at which this doctor
    expects somebody else, or another visit has no doctor named either. Who means it says so, and this is not asked."""
    is_closed = not clinic.hours.is_open(visit.starts_at)
    overlaps = bool(visits.overlapping(unit, visit, timedelta(minutes=max(LENGTHS))))
    if is_closed and overlaps:
        raise NotPossible("closed then, and somebody else is expected", code="visit_closed_overlap")
    if is_closed:
        raise NotPossible("the clinic is closed then", code="visit_closed")
    if overlaps:
        code = "visit_overlap" if visit.doctor_id else "visit_overlap_open"
        raise NotPossible("somebody else is expected then", code=code)


def doctors(unit: Unit) -> list[Person]:
    """Whom a visit can be with."""
    roles = staff.roles_of_everyone(unit)
    return [
        Person(one.id, one.name, roles[one.id])
        for one in staff.everyone(unit)
        if one.ended_at is None and one.enrolled_at is not None and Role.PRACTITIONER in roles.get(one.id, ())
    ]


# -- what all of it needs ---------------------------------------------------------------------------------------------


def _open(unit: Unit, who: Person, case_id: str, visit_id: str, version: int) -> tuple[Consultation, Visit]:
    permissions.check_can(who, Act.BOOK_VISIT)
    case = casework.locked_for(unit, who, case_id)
    visit = visits.find(unit, visit_id)
    if visit is None or (visit.consultation_id, visit.patient_id) != (case.id, case.patient_id):
        raise NotFound("there is no such visit")
    if visit.version != version:
        raise Conflict("the page was stale", code="visit_changed")
    return case, visit


def _check(unit: Unit, slot: Slot) -> datetime:
    _check_length(slot)
    _check_doctor(unit, slot)
    if slot.starts_at is None or not unit.now < slot.starts_at < unit.now + AHEAD:
        raise NotPossible("a visit has a day and a time to come", code="visit_time")
    return slot.starts_at


def _check_length(slot: Slot) -> None:
    if slot.minutes not in LENGTHS:
        raise NotPossible("choose how long it takes", code="visit_length")


def _check_doctor(unit: Unit, slot: Slot) -> None:
    if slot.doctor_id and slot.doctor_id not in {one.id for one in doctors(unit)}:
        raise NotPossible("no such doctor works here", code="visit_doctor")


def _check_is(visit: Visit, *states: str) -> None:
    if visit.state not in states:
        raise NotPossible("the visit does not stand there", code="visit_over")


def _changed(unit: Unit, case: Consultation, visit: Visit, act: str) -> None:
    visit.version += 1
    unit.session.add(visit)
    unit.session.flush()
    chain.record(unit, act, subject=case.patient_id, about=visit.id)
    events.tell(unit, "visit_changed", case.id)

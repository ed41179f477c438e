"""The desk's lists of visits, masked, and that somebody looked at them.

A list is recorded as what it is, and not as a look at each of its cases. Of a patient who has stopped the processing it shows
the case's number and nothing more, not even the time (R-6).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from skills.cases import damage, whose
from skills.cases.reading import find_for
from skills.clinic.clinic import Clinic
from skills.fields.naming.names import mask_name
from skills.fields.timing.hours import SEOUL, today_in_seoul
from skills.fields.timing.wishes import When
from skills.staff import permissions
from skills.staff.permissions import Act, Person
from skills.visits import booking
from storage.cases import consultations
from storage.cases.codes import VisitState
from storage.crypto.damage import Damage
from storage.patients import patients
from storage.patients.patients import Purpose
from storage.staff import staff
from storage.trail import chain
from storage.unit.unit_of_work import Unit
from storage.visits import visits
from storage.visits.visits import Expected, Visit

MOST = 500
SAME_LOOK = timedelta(minutes=10)
OPEN = "open"


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A visit in a list. `told` says how far the last notice to the patient has come, `is_over` that its time has passed and
    nobody has said whether they came, `is_outside` that the clinic is closed then."""

    id: str
    case_id: str
    number: str
    name: str
    starts_at: datetime
    minutes: int
    doctor: str
    doctor_id: str
    state: str
    wish: str
    told: str
    version: int
    is_over: bool
    is_today: bool
    is_outside: bool
    is_unreadable: bool


@dataclass(frozen=True, slots=True)
class CaseVisits:
    """What the page of a case shows of its visits, and by what one more is booked; `wished` is the patient's time."""

    rows: list[VisitRow]
    wished: datetime | None
    doctors: list[Person]


NO_VISITS = CaseVisits([], None, [])


@dataclass(frozen=True, slots=True)
class Listing:
    """Visits in the order of their times, and the numbers of cases whose patients have stopped the processing."""

    rows: list[VisitRow]
    suspended: list[tuple[str, str]]


def week(unit: Unit, clinic: Clinic, who: Person, monday: date, *, by_hand: bool) -> Listing:
    """The visits of a week."""
    _look(unit, who, monday.isoformat(), "list_week", by_hand=by_hand)
    begins = datetime.combine(monday, time(), SEOUL)
    return _listing(unit, clinic, who, visits.between(unit, begins, begins + timedelta(days=7), MOST))


def still_open(unit: Unit, clinic: Clinic, who: Person, *, by_hand: bool) -> Listing:
    """What somebody must see to: visits that are over without a word whether the patient came, and wishes to move."""
    _look(unit, who, OPEN, "list_open", by_hand=by_hand)
    return _listing(unit, clinic, who, visits.unsettled(unit, unit.now, MOST))


def of_case(unit: Unit, clinic: Clinic, who: Person, case_id: str) -> CaseVisits:
    """The visits of a case whose page is being read, which is on the trail."""
    permissions.check_can(who, Act.READ_CASE)
    find_for(unit, who, case_id)
    found = visits.of_case(unit, case_id)
    names, told = staff.names(unit), visits.notice_states(unit, found)
    rows = [_row(unit, clinic, visit, names, told) for visit in found]
    is_free = not any(visit.state == VisitState.BOOKED for visit in found)
    return CaseVisits(rows, _wished(unit, case_id) if is_free else None, booking.doctors(unit))


def _wished(unit: Unit, case_id: str) -> datetime | None:
    """The time that the patient wished for, when it is one time and still to come."""
    case = consultations.find(unit, case_id)
    if case is None:
        return None
    key = patients.unlock(unit, case.patient_id, Purpose.CONSULTATION).key
    nothing: dict[str, Any] = {}
    wish = Damage().open(lambda: consultations.open_answers(key, case), nothing).get("when")
    when = When.from_data(wish) if wish else None
    if when is None or when.kind != "datetime" or when.bound != "at" or when.also or when.starts_at is None:
        return None
    return when.starts_at if when.starts_at > unit.now else None


def _look(unit: Unit, who: Person, about: str, why: str, *, by_hand: bool) -> None:
    permissions.check_can(who, Act.SEE_VISITS)
    if by_hand or not chain.has_looked(unit, "visits_listed", about, since=unit.now - SAME_LOOK):
        chain.record(unit, "visits_listed", about=about, why=why)


def _listing(unit: Unit, clinic: Clinic, who: Person, found: list[Expected]) -> Listing:
    mine = whose.theirs(unit, who, [one.listed.case.id for one in found])
    found = [one for one in found if one.listed.case.id in mine]
    damage.tell(unit, [one.listed.case for one in found if one.listed.is_unreadable])
    names, told = staff.names(unit), visits.notice_states(unit, [one.visit for one in found])
    stopped = {one.listed.case.id: one.listed.case.number for one in found if one.listed.is_suspended}
    rows = [
        _row(unit, clinic, one.visit, names, told, one) for one in found if one.visit.consultation_id not in stopped
    ]
    return Listing(rows, list(stopped.items()))


def _row(
    unit: Unit, clinic: Clinic, visit: Visit, names: dict[str, str], told: dict[str, str], one: Expected | None = None
) -> VisitRow:
    name = one.listed.name if one is not None else None
    return VisitRow(
        id=visit.id,
        case_id=visit.consultation_id,
        number=one.listed.case.number if one is not None else "",
        name=mask_name(name) if name else "",
        starts_at=visit.starts_at,
        minutes=visit.minutes,
        doctor=names.get(visit.doctor_id or "", ""),
        doctor_id=visit.doctor_id or "",
        state=visit.state,
        wish=visit.wish,
        told=told.get(visit.notice or "", ""),
        version=visit.version,
        is_over=visit.state == VisitState.BOOKED and visit.starts_at <= unit.now,
        is_today=today_in_seoul(visit.starts_at) <= today_in_seoul(unit.now),
        is_outside=visit.minutes > 0 and not clinic.hours.is_open(visit.starts_at),
        is_unreadable=one is not None and one.listed.is_unreadable,
    )

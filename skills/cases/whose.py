"""Whose a case is, and who may open it (need to know, H-7).

Where the clinic has set it (`desk.own_cases_only`), a counsellor opens what they hold or were given, what waits and is
nobody's, and what they answered once it is closed. A colleague's case they take over first, for a reason that is on the
trail. Who may read every case by role is not bound by it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from skills.staff import permissions
from skills.staff.permissions import Act, Person
from storage.cases import consultations, filters, inbox
from storage.cases.consultations import Consultation
from storage.cases.team import assignments
from storage.errors import NotAllowed, NotFound
from storage.staff import staff
from storage.trail import chain
from storage.unit.unit_of_work import Unit

NOT_YOURS = "case_not_yours"


@dataclass(frozen=True, slots=True)
class Behind:
    """What is said of a case to somebody whose it is not: its number, how it stands, and who has it."""

    id: str
    number: str
    state: str
    version: int
    colleague: str


def check_can_open(unit: Unit, who: Person, case: Consultation) -> None:
    """Raise unless this person may open this case; every way of the desk's to one asks here."""
    if not theirs(unit, who, (case.id,)):
        raise NotAllowed("this case is a colleague's", code=NOT_YOURS)


def theirs(unit: Unit, who: Person, case_ids: Collection[str]) -> frozenset[str]:
    """Those of these cases that this person may open."""
    bound = permissions.bound_to(who)
    return filters.readable_among(unit, case_ids, bound) if bound else frozenset(case_ids)


def behind(unit: Unit, who: Person, case_id: str) -> Behind:
    """What stands on the page of a case that is not theirs, so that they can take it over; that they came is on the trail."""
    permissions.check_can(who, Act.READ_CASE)
    case = consultations.find(unit, case_id)
    if case is None:
        raise NotFound("there is no such case")
    chain.record(unit, "case_refused", subject=case.patient_id, about=case.id, why=NOT_YOURS)
    given = assignments.find(unit, case.id)
    has_it = case.holder_id or (given.staff_id if given is not None else "")
    return Behind(case.id, case.number, case.state, case.version, staff.names(unit).get(has_it, ""))


def next_waiting(unit: Unit, who: Person) -> str | None:
    """The case that is this person's next; None when nobody waits."""
    permissions.check_can(who, Act.WORK_CASE)
    return inbox.next_for(unit, who.id, permissions.bound_to(who))


def colleagues(unit: Unit, who: Person) -> list[Person]:
    """Who else can take a case."""
    roles = staff.roles_of_everyone(unit)
    others = [
        Person(one.id, one.name, roles.get(one.id, frozenset()))
        for one in staff.everyone(unit)
        if one.ended_at is None and one.enrolled_at is not None and one.id != who.id
    ]
    return [other for other in others if permissions.can(other, Act.WORK_CASE)]

"""Who was told of an incident (B-5): each person concerned by pseudonym, by which way and when, or why not.

Who cannot be reached is told by the website for 30 days at least (decree 39(3)); until then the incident stays open.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from skills.staff.permissions import Act, check_can
from storage import characters
from storage.cases import consultations
from storage.compliance import incidents
from storage.compliance.incidents import Incident, IncidentPerson, IncidentStep
from storage.errors import Conflict, NotFound, NotPossible
from storage.trail import chain
from storage.unit.unit_of_work import Unit

WAYS = ("chat", "phone", "message", "mail", "letter", "in_person")
WHY_NOT = ("no_contact", "not_reached")
HOW = (*WAYS, *WHY_NOT)
POSTED_FOR = timedelta(days=30)


def put_on_list(unit: Unit, incident_id: str, subjects: Sequence[str]) -> int:
    """These patients are to be told; how many of them were not on the list yet."""
    open_incident(unit, incident_id)
    known = {person.patient_id for person in incidents.persons(unit, incident_id)}
    new = [subject for subject in dict.fromkeys(subjects) if subject not in known]
    for subject in new:
        person = IncidentPerson(
            id=unit.new_id(), incident_id=incident_id, patient_id=subject, listed_at=unit.now, listed_by=unit.actor.id
        )
        incidents.add(unit, person)
        chain.record(unit, "incident_person_listed", subject=subject, about=incident_id, why="incident")
    return len(new)


def put_case_on_list(unit: Unit, incident_id: str, number: str) -> None:
    """The patient of the case with this number is to be told, whatever the trail knows."""
    case = consultations.with_number(unit, characters.digits(number))
    if case is None:
        raise NotPossible("no case has this number", code="hold_no_case")
    put_on_list(unit, incident_id, [case.patient_id])


def note(unit: Unit, incident_id: str, person_id: str, how: str, at: datetime | None) -> None:
    """How and when this person was told, or why not. What was noted before stands in the trail."""
    open_incident(unit, incident_id)
    person = incidents.find_person(unit, person_id)
    if person is None or person.incident_id != incident_id:
        raise NotFound("person of an incident")
    if how not in HOW or at is None or at > unit.now:
        raise NotPossible("say how and when", code="incident_person")
    person.how, person.told_at, person.noted_by = how, at, unit.actor.id
    unit.session.add(person)
    chain.record(unit, "incident_person_told", subject=person.patient_id, about=incident_id, why=how)


def untold(persons: Sequence[IncidentPerson]) -> list[IncidentPerson]:
    """Those on the list of whom nobody has said how they were told, or why not."""
    return [person for person in persons if not person.how]


def posted_until(persons: Sequence[IncidentPerson], steps: Sequence[IncidentStep]) -> datetime | None:
    """Until when the notice must stand on the website: None where everybody was told themselves, the end of time where it
    must and does not yet."""
    posted = [step.taken_at for step in steps if step.what == "posted"]
    alone = posted and not any(step.what == "told" for step in steps)
    if not alone and not any(person.how in WHY_NOT for person in persons):
        return None
    return min(posted) + POSTED_FOR if posted else datetime.max.replace(tzinfo=UTC)


def check_over(unit: Unit, count: int | None, persons: Sequence[IncidentPerson], steps: Sequence[IncidentStep]) -> None:
    """Refuse to close while somebody is untold, is missing from the list, or the website has not shown it for long enough.
    Whom nobody can name is told by the website; while nobody knows how many they are, there is one at least."""
    is_posted = any(step.what == "posted" for step in steps)
    if untold(persons) or (not is_posted and (1 if count is None else count) > len(persons)):
        raise NotPossible("not everybody was told", code="incident_untold")
    until = posted_until(persons, steps)
    if until is not None and unit.now < until:
        raise NotPossible("the website shows it for 30 days", code="incident_posted")


def open_incident(unit: Unit, incident_id: str) -> Incident:
    """An incident that may still be written to, locked until the unit ends."""
    check_can(unit.actor, Act.CHANGE_REGISTERS)
    incident = incidents.find(unit, incident_id, lock=True)
    if incident is None:
        raise NotFound("incident")
    if incident.closed_at is not None:
        raise Conflict("this incident is closed", code="incident_closed")
    return incident

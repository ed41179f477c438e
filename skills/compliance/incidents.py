"""Incidents (clause 9, B-1): the record, its clock of 72 hours with alarms, what is known, what was done, whose data, the end.

The clock runs from the moment somebody at the clinic knows (Act 34, decree 39 and 39-3) and is reckoned in hours. What the law
asks for is in `skills/compliance/incident_duties.py`, the notice to those concerned in `skills/compliance/incident_notice.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from skills.compliance import incident_duties, incident_persons
from skills.compliance.incident_duties import ITEMS, KINDS, STEPS, Assessment
from skills.fields.secrets import mask_secrets
from skills.staff.permissions import Act, check_can
from storage.compliance import incidents
from storage.compliance.incidents import Incident, IncidentFacts, IncidentPerson, IncidentStep
from storage.errors import NotFound, NotPossible
from storage.outbox import outbox
from storage.staff import access_reviews
from storage.staff.access_reviews import Filter
from storage.trail import chain
from storage.unit.unit_of_work import Unit

WITHIN = timedelta(hours=72)
WARN_BEFORE = timedelta(hours=24)
ALARMS = ("", "h24", "overdue")  # The stages of the clock, in their order.
# The owner is finally responsible (Act 30-3) and hears what the staff hear.
WAYS = ("staff_webhook", "staff_mail", "owner_webhook", "owner_mail")
FINDINGS = ("confirmed", "cleared")
MOST_PERSONS = 10_000_000


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an incident. `items` are codes of `ITEMS`, `persons` is None while nobody knows."""

    kind: str
    happened: str
    items: tuple[str, ...] = ()
    persons: int | None = None
    is_intrusion: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One incident with all that belongs to it; `facts` and `steps` are newest first. `hours` are the whole hours that are
    left, or that it is late by when `is_late`."""

    incident: Incident
    facts: Sequence[IncidentFacts]
    steps: Sequence[IncidentStep]
    persons: Sequence[IncidentPerson]
    assessment: Assessment
    outstanding: Sequence[str]
    is_late: bool
    hours: int


@dataclass
class Affected:
    """One patient in the trail, by pseudonym: what was done with their data, how often, when first and last, and the numbers
    of the cases that are still kept."""

    subject: str
    first_at: datetime
    last_at: datetime
    times: int = 0
    acts: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)


# -- the record -------------------------------------------------------------------------------------------------------


def file_incident(unit: Unit, aware_at: datetime | None, known: Known) -> Incident:
    """A new incident; its clock runs from `aware_at`, which is not to come. Staff and owner are told at once."""
    check_can(unit.actor, Act.CHANGE_REGISTERS)
    if aware_at is None or aware_at > unit.now:
        raise NotPossible("say since when it is known", code="incident_time")
    return _file(unit, aware_at, known)


def file_trail_damage(unit: Unit, kind: str, seq: int) -> Incident | None:
    """The nightly verification found the trail broken (B-7); None when the same place was filed before."""
    source = f"trail.{kind}.{seq}"
    if incidents.from_source(unit, source) is not None:
        return None
    return _file(unit, unit.now, Known("alteration", ""), source)


def _file(unit: Unit, aware_at: datetime, known: Known, source: str = "") -> Incident:
    made = Incident(
        id=unit.new_id(), number=incidents.free_number(unit), source=source, aware_at=aware_at, due_at=aware_at + WITHIN,
        filed_at=unit.now, filed_by=unit.actor.id or unit.actor.kind,
    )  # fmt: skip
    row = _facts(unit, made.id, known, needs_words=not source)
    incidents.add(unit, made)
    incidents.add(unit, row)
    chain.record(unit, "incident_filed", about=made.id, why=known.kind)
    _tell(unit, "incident_filed", made)
    return made


def note_facts(unit: Unit, incident_id: str, known: Known) -> None:
    """More, or something else, is known now; what was known before stays in the record."""
    incident = incident_persons.open_incident(unit, incident_id)
    incidents.add(unit, _facts(unit, incident.id, known))
    chain.record(unit, "incident_facts_noted", about=incident.id, why=known.kind)


def take_step(unit: Unit, incident_id: str, what: str, words: str) -> None:
    """Something was done. `what` is one of `STEPS`; `words` say how (for a notice: whom, how many, by which way; B-5)."""
    incident = incident_persons.open_incident(unit, incident_id)
    if what not in STEPS or not words.strip():
        raise NotPossible("a step says what was done, and how", code="incident_step")
    said = mask_secrets(words.strip()).text
    step = IncidentStep(incident_id=incident.id, what=what, words=said, taken_at=unit.now, taken_by=unit.actor.id)
    incidents.add(unit, step)
    chain.record(unit, "incident_step_taken", about=incident.id, why=what)


def close_incident(unit: Unit, incident_id: str, *, finding: str, conclusion: str) -> None:
    """It is over. `finding` is one of `FINDINGS`; refused while something is owed to those concerned or the authorities."""
    incident = incident_persons.open_incident(unit, incident_id)
    if finding not in FINDINGS or not conclusion.strip():
        raise NotPossible("an incident ends with a finding and a conclusion", code="incident_end")
    sheet = _sheet(unit, incident)
    if incident_duties.owed_at_end(finding, sheet.assessment, [step.what for step in sheet.steps]):
        raise NotPossible("something is still owed", code="incident_owed")
    if finding == "confirmed":
        incident_persons.check_over(unit, sheet.facts[0].persons, sheet.persons, sheet.steps)
    incident.finding, incident.conclusion = finding, mask_secrets(conclusion.strip()).text
    incident.closed_at, incident.closed_by = unit.now, unit.actor.id
    unit.session.add(incident)
    chain.record(unit, "incident_closed", about=incident.id, why=finding)


def _facts(unit: Unit, incident_id: str, known: Known, *, needs_words: bool = True) -> IncidentFacts:
    has_sense = known.kind in KINDS and set(known.items) <= set(ITEMS) and (known.happened.strip() or not needs_words)
    if not has_sense or not 0 <= (known.persons or 0) <= MOST_PERSONS:
        raise NotPossible("say what kind it is and what happened", code="incident_incomplete")
    return IncidentFacts(
        incident_id=incident_id, kind=known.kind, items=",".join(item for item in ITEMS if item in known.items),
        persons=known.persons, is_intrusion=known.is_intrusion, happened=mask_secrets(known.happened.strip()).text,
        noted_at=unit.now, noted_by=unit.actor.id or unit.actor.kind,
    )  # fmt: skip


# -- reading it -------------------------------------------------------------------------------------------------------


def read_incident(unit: Unit, incident_id: str) -> Sheet:
    """One incident with all that belongs to it."""
    check_can(unit.actor, Act.SEE_REGISTERS)
    incident = incidents.find(unit, incident_id)
    if incident is None:
        raise NotFound("incident")
    return _sheet(unit, incident)


def open_sheets(unit: Unit) -> list[Sheet]:
    """Those that nobody has closed, the one that is due first first."""
    return [_sheet(unit, incident) for incident in incidents.still_open(unit)]


def late(unit: Unit) -> list[Sheet]:
    """Those whose 72 hours are over while something is owed: an alarm."""
    return [sheet for sheet in open_sheets(unit) if sheet.is_late]


def items_of(facts: IncidentFacts) -> list[str]:
    """The items as codes."""
    return [item for item in facts.items.split(",") if item]


def _sheet(unit: Unit, incident: Incident) -> Sheet:
    facts, steps = incidents.facts(unit, incident.id), incidents.steps(unit, incident.id)
    persons = incidents.persons(unit, incident.id)
    now = facts[0]
    assessment = incident_duties.assess(items_of(now), now.persons, is_intrusion=now.is_intrusion)
    outstanding = [] if incident.closed_at else incident_duties.outstanding(assessment, [step.what for step in steps])
    if not incident.closed_at and incident_persons.untold(persons):
        outstanding.append("persons")
    hours = abs(incident.due_at - unit.now) // timedelta(hours=1)
    return Sheet(
        incident,
        facts,
        steps,
        persons,
        assessment,
        outstanding,
        bool(outstanding) and unit.now > incident.due_at,
        hours,
    )


# -- the clock --------------------------------------------------------------------------------------------------------


def stage(now: datetime, due_at: datetime) -> str:
    """The alarm that stands now: "" while more than 24 hours are left, then h24, then overdue."""
    if now > due_at:
        return "overdue"
    return "h24" if due_at - now <= WARN_BEFORE else ""


def run(unit: Unit) -> int:
    """Raise each alarm of each incident that owes something once (a scheduled job); how many were raised."""
    raised = 0
    for sheet in open_sheets(unit):
        incident, now = sheet.incident, stage(unit.now, sheet.incident.due_at)
        if sheet.outstanding and ALARMS.index(now) > ALARMS.index(incident.alarmed):
            incident.alarmed = now
            unit.session.add(incident)
            _tell(unit, f"incident_{now}", incident)
            chain.record(unit, "incident_alarmed", about=incident.id, why=now)
            raised += 1
    return raised


def _tell(unit: Unit, event: str, incident: Incident) -> None:
    payload = {"event": event, "incident_id": incident.id, "number": incident.number}
    for way in WAYS:
        outbox.queue(unit, way, payload, about=incident.id, order_key=f"{way}:{incident.id}")


# -- whose data -------------------------------------------------------------------------------------------------------


def list_affected(unit: Unit, incident_id: str, wanted: Filter) -> list[Affected]:
    """Whose data the trail says was touched (B-2), by pseudonym, the first touched first; the look is recorded."""
    check_can(unit.actor, Act.READ_TRAIL)
    if not wanted.since < wanted.until:
        raise NotPossible("the times are not in order", code="incident_span")
    found: dict[str, Affected] = {}
    for row in access_reviews.concerned(unit, wanted):
        one = found.setdefault(row.subject, Affected(row.subject, row.first_at, row.last_at))
        one.times += row.times
        one.acts.append(row.act)
        one.last_at = max(one.last_at, row.last_at)
    for subject, number in access_reviews.case_numbers(unit, wanted):
        found[subject].numbers.append(number)
    chain.record(unit, "affected_listed", about=incident_id, why="incident")
    return list(found.values())

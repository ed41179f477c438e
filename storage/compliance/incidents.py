"""Incidents (B-1): a loss, theft, leak, forgery, alteration or damage, or a possible leak; what is known and what was done.

What is known and what was done are append-only: a number that is corrected later does not wipe out what was thought first.
Which duties follow is a rule (`skills/compliance/incidents.py`). Only the list of who is told names
patients, by pseudonym.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Boolean, Integer, UniqueConstraint, select
from sqlmodel import SQLModel, col

from storage.cases.consultations import Consultation
from storage.trail import covered
from storage.unit.schema import Kind, UtcDateTime, column
from storage.unit.unit_of_work import Unit

NUMBER_DIGITS = 6


class Incident(SQLModel, table=True):
    """One incident. `aware_at` is when somebody at the clinic knew, `due_at` the end of the hours that run from then,
    `alarmed` the last alarm that was raised. `source` is empty for what a person filed, else the code of what found it."""

    __tablename__ = "incident"

    id: str = column(Kind.ID, primary_key=True)
    number: str = column(Kind.ID, unique=True)
    source: str = column(Kind.STATE, default="")
    aware_at: datetime = column(Kind.TIME, UtcDateTime())
    due_at: datetime = column(Kind.TIME, UtcDateTime())
    filed_at: datetime = column(Kind.TIME, UtcDateTime())
    filed_by: str = column(Kind.STAFF)
    alarmed: str = column(Kind.STATE, default="")
    closed_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True, index=True)
    closed_by: str = column(Kind.STAFF, default="")
    finding: str = column(Kind.STATE, default="")
    conclusion: str = column(Kind.NOTE, default="")


class IncidentFacts(SQLModel, table=True):
    """What was known at a time; the newest row is what is known now. `items` are codes with commas between, `persons` is
    None while nobody knows, `happened` are words about the event and about staff, never about a patient."""

    __tablename__ = "incident_facts"

    id: int | None = column(Kind.ID, Integer(), primary_key=True, default=None)
    incident_id: str = column(Kind.ID, references="incident.id", index=True)
    kind: str = column(Kind.STATE)
    items: str = column(Kind.STATE, default="")
    persons: int | None = column(Kind.STATE, Integer(), nullable=True)
    is_intrusion: bool = column(Kind.STATE, Boolean(), default=False)
    happened: str = column(Kind.NOTE)
    noted_at: datetime = column(Kind.TIME, UtcDateTime())
    noted_by: str = column(Kind.STAFF)


class IncidentStep(SQLModel, table=True):
    """One thing that was done, by a code and in words about the event."""

    __tablename__ = "incident_step"

    id: int | None = column(Kind.ID, Integer(), primary_key=True, default=None)
    incident_id: str = column(Kind.ID, references="incident.id", index=True)
    what: str = column(Kind.STATE)
    words: str = column(Kind.NOTE)
    taken_at: datetime = column(Kind.TIME, UtcDateTime())
    taken_by: str = column(Kind.STAFF)


class IncidentPerson(SQLModel, table=True):
    """One patient, by pseudonym, who is to be told: `how` is the way, or why they were not told; empty until it is known."""

    __tablename__ = "incident_person"
    __table_args__ = (UniqueConstraint("incident_id", "patient_id"),)

    id: str = column(Kind.ID, primary_key=True)
    incident_id: str = column(Kind.ID, references="incident.id")
    patient_id: str = column(Kind.SUBJECT, index=True)
    listed_at: datetime = column(Kind.TIME, UtcDateTime())
    listed_by: str = column(Kind.STAFF)
    how: str = column(Kind.STATE, default="")
    told_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    noted_by: str = column(Kind.STAFF, default="")
    mac: str = column(
        Kind.PROOF, default="", server_default="",
        covers=("id", "incident_id", "patient_id", "listed_at", "listed_by", "how", "told_at", "noted_by"),
    )  # fmt: skip


def add(unit: Unit, row: Incident | IncidentFacts | IncidentStep | IncidentPerson) -> None:
    """Keep an incident, what is known of it, what was done, or who is to be told."""
    unit.session.add(row)
    unit.session.flush()


def free_number(unit: Unit) -> str:
    """A number that no incident has: people say it on the telephone and write it on paper."""
    while True:
        number = unit.digits(NUMBER_DIGITS)
        if unit.session.scalar(select(col(Incident.id)).where(col(Incident.number) == number)) is None:
            return number


def find(unit: Unit, incident_id: str, *, lock: bool = False) -> Incident | None:
    """The incident with this id, locked for the unit when it will be changed."""
    return unit.session.get(Incident, incident_id, with_for_update=lock, populate_existing=lock)


def from_source(unit: Unit, source: str) -> Incident | None:
    """The incident that was filed for this code, also a closed one."""
    return unit.session.scalars(select(Incident).where(col(Incident.source) == source)).first()


def still_open(unit: Unit) -> list[Incident]:
    """Those that nobody has closed, the one that is due first first."""
    query = select(Incident).where(col(Incident.closed_at).is_(None))
    return list(unit.session.scalars(query.order_by(col(Incident.due_at))))


def closed(unit: Unit, limit: int = 100) -> list[Incident]:
    """Those that were closed, the last one first."""
    query = select(Incident).where(col(Incident.closed_at).is_not(None))
    return list(unit.session.scalars(query.order_by(col(Incident.closed_at).desc()).limit(limit)))


def facts(unit: Unit, incident_id: str) -> list[IncidentFacts]:
    """What was known, the newest first."""
    query = select(IncidentFacts).where(col(IncidentFacts.incident_id) == incident_id)
    return list(unit.session.scalars(query.order_by(col(IncidentFacts.id).desc())))


def steps(unit: Unit, incident_id: str) -> list[IncidentStep]:
    """What was done, the newest first."""
    query = select(IncidentStep).where(col(IncidentStep.incident_id) == incident_id)
    return list(unit.session.scalars(query.order_by(col(IncidentStep.id).desc())))


def persons(unit: Unit, incident_id: str) -> list[IncidentPerson]:
    """Who is to be told, in the order in which they were listed."""
    query = select(IncidentPerson).where(col(IncidentPerson.incident_id) == incident_id)
    return list(unit.session.scalars(query.order_by(col(IncidentPerson.listed_at), col(IncidentPerson.id))))


def find_person(unit: Unit, person_id: str) -> IncidentPerson | None:
    """The person with this id on a list, as Sangdam wrote it."""
    person = unit.session.get(IncidentPerson, person_id)
    return person if person is not None and covered.is_ours(unit, person) else None


def numbers_of(unit: Unit, subjects: Collection[str]) -> dict[str, list[str]]:
    """The numbers of the cases that are still kept, by patient."""
    query = select(col(Consultation.patient_id), col(Consultation.number))
    found: dict[str, list[str]] = {}
    for subject, number in unit.session.execute(query.where(col(Consultation.patient_id).in_(subjects))):
        found.setdefault(subject, []).append(number)
    return found

"""Training of the staff (clause 8, S-11): each session with who was there, and who is due or late.

Everybody who can sign in is trained once a period (`registers.training_days` of clinic.toml, a year at most), a new account
within its first days (`registers.first_training_days`).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from skills.clinic.clinic import Clinic
from skills.fields.timing.hours import today_in_seoul
from skills.staff.permissions import Act, check_can
from storage.compliance import training
from storage.compliance.training import Training
from storage.errors import NotPossible
from storage.staff import staff
from storage.staff.staff import Staff
from storage.trail import chain
from storage.unit.unit_of_work import Unit

TOPICS = ("privacy", "security", "incidents", "rights", "other")  # Codes; the desk says them in words.


@dataclass(frozen=True, slots=True)
class TrainingStatus:
    """Where somebody stands: the day of their last training, None for none, and the last day on which the next is in time."""

    person: Staff
    last_on: date | None
    due_on: date
    is_late: bool


def record_training(
    unit: Unit, topic: str, *, held_on: date | None, given_by: str, attended: Collection[str], notes: str = ""
) -> Training:
    """Keep that a session was held. `attended` are the ids of staff at work; a day that has not come is refused."""
    check_can(unit.actor, Act.CHANGE_REGISTERS)
    if topic not in TOPICS or held_on is None or not given_by.strip():
        raise NotPossible("a training has a topic, a day and somebody who gave it", code="training_incomplete")
    if held_on > today_in_seoul(unit.now):
        raise NotPossible("this day has not come yet", code="training_day")
    there = set(attended)
    if not there or there - {person.id for person in trained(unit)}:
        raise NotPossible("say who was there", code="training_nobody")
    held = Training(
        id=unit.new_id(), topic=topic, held_on=held_on, given_by=given_by.strip(), notes=notes.strip(),
        recorded_at=unit.now, recorded_by=unit.actor.id,
    )  # fmt: skip
    training.add(unit, held, there)
    chain.record(unit, "training_recorded", about=held.id, why=topic)
    return held


def trained(unit: Unit) -> list[Staff]:
    """Who must be trained: everybody who can sign in."""
    return [person for person in staff.everyone(unit) if person.ended_at is None and person.enrolled_at is not None]


def statuses(unit: Unit, clinic: Clinic) -> list[TrainingStatus]:
    """Everybody with their next training, the one that is due first first."""
    last = training.last_days(unit)
    found = [_standing(unit, clinic, person, last.get(person.id)) for person in trained(unit)]
    return sorted(found, key=lambda standing: standing.due_on)


def late(unit: Unit, clinic: Clinic) -> list[TrainingStatus]:
    """Whose time is over: an alarm."""
    return [standing for standing in statuses(unit, clinic) if standing.is_late]


def _standing(unit: Unit, clinic: Clinic, person: Staff, last_on: date | None) -> TrainingStatus:
    # A fresh invitation to the same account starts no new month: the account is as old as it is.
    since = today_in_seoul(person.invited_at) if last_on is None else last_on
    registers = clinic.registers
    days = registers.first_training_days if last_on is None else registers.training_days
    due_on = since + timedelta(days=days)
    return TrainingStatus(person, last_on, due_on, today_in_seoul(unit.now) > due_on)

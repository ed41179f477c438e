"""Consultations (cases): the rules and use cases, the same for the chat, the desk and the jobs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from skills.cases.answers import WITHHELD
from skills.cases.team import turns
from skills.clinic import switches
from skills.clinic.clinic import Clinic
from skills.notifications import notices
from skills.texts import say
from storage.cases import consultations, events
from storage.cases.codes import CaseKind as CaseKind  # One set of words for the rules and what is kept.
from storage.cases.codes import State as State
from storage.cases.consultations import CaseMessage, Consultation
from storage.crypto.vault import SealKey
from storage.database import tombstones
from storage.patients import patients
from storage.patients.patients import Unlocked
from storage.trail import chain
from storage.unit.objects import made
from storage.unit.unit_of_work import Unit


def file_consultation(
    unit: Unit, clinic: Clinic, who: Unlocked, kind: CaseKind, answers: Mapping[str, Any], *, urgent: bool = False
) -> Consultation:
    """File a new case, keep name and phone with the patient, and tell the staff. `answers` are JSON values by step."""
    switches.check_on(unit, switches.FILING)
    answers = dict(answers)
    if name := answers.pop("name", None):
        patients.set_name(unit, who, name)
    if phone := answers.pop("phone", None):
        replace_phone(unit, who, phone)
    case = made(
        Consultation,
        id=unit.new_id(),
        number=consultations.free_number(unit),
        patient_id=who.id,
        kind=kind,
        is_urgent=urgent,
        filed_at=unit.now,
        due_at=due_at(unit, clinic, urgent=urgent),
        active_at=unit.now,
    )
    consultations.file(unit, who.key, case, answers)
    notices.tell_staff(unit, "urgent_case" if urgent else "new_case", case.id, case.number)
    turns.share_out(unit, clinic)
    return case


def replace_phone(unit: Unit, who: Unlocked, phone: str) -> None:
    """Keep the patient's number. That it took another one's place is recorded: the new one cannot vouch for the chat in
    which it was typed (`skills/rights/identity.py`)."""
    if patients.has_other_phone(unit, who, phone):
        chain.record(unit, "phone_replaced", subject=who.id)
        tombstones.remember(
            unit, "corrected:phone", who.id
        )  # A restored backup brings the other one back: it is told of.
    patients.set_phone(unit, who, phone)


def due_at(unit: Unit, clinic: Clinic, *, urgent: bool) -> Any:
    """When the first answer is due: within the clinic's opening hours, for an urgent case within minutes of any hour."""
    if urgent:
        return unit.now + timedelta(minutes=clinic.desk.urgent_minutes)
    return clinic.hours.add_business_time(unit.now, timedelta(hours=clinic.desk.answer_hours))


def open_case(unit: Unit, patient_id: str) -> Consultation | None:
    """The patient's newest case that is not closed."""
    return next((c for c in consultations.of_patient(unit, patient_id) if c.state != State.CLOSED), None)


def add_patient_words(unit: Unit, clinic: Clinic, key: SealKey, case: Consultation, text: str) -> CaseMessage:
    """Add what the patient wrote to their case; new activity moves the case's retention date, and after an answer a new
    one is due."""
    touch(unit, clinic, case)
    return consultations.add_message(unit, key, case, text, author="patient")


def count_withheld(unit: Unit, clinic: Clinic, key: SealKey, case: Consultation) -> None:
    """The patient wrote something that may not be kept: staff learn how many messages there were, and nothing of them."""
    touch(unit, clinic, case)
    last, said = _last_said(unit, key, case)
    counted = WITHHELD.fullmatch(said)
    text = say("case.withheld", "ko", count=int(counted[1]) + 1 if counted else 1)
    if counted is not None and last is not None:
        consultations.replace_text(unit, key, last, text)
    else:
        consultations.add_message(unit, key, case, text, author="patient")


def waits_for_one(case: Consultation | None) -> bool:
    """Whether a case waits for its first answer."""
    return case is not None and case.answered_at is None


def is_called_off(unit: Unit, key: SealKey, case: Consultation) -> bool:
    """Whether the last thing that stands on the case is that the patient does not want it any more."""
    return _last_said(unit, key, case)[1] in {say("case.called_off", lang) for lang in ("ko", "en")}


def _last_said(unit: Unit, key: SealKey, case: Consultation) -> tuple[CaseMessage | None, str]:
    """The last message of a case and, where it is the patient's, its words."""
    last = consultations.last_message(unit, case.id)
    is_theirs = last is not None and last.author == "patient"
    return last, consultations.open_message(key, last).text if last is not None and is_theirs else ""


def touch(unit: Unit, clinic: Clinic, case: Consultation) -> None:
    """The patient did something about the case: its retention date moves, and staff are told."""
    case.active_at = unit.now
    if case.settled_at is not None:
        case.asked_again_at = unit.now
        case.due_at = due_at(unit, clinic, urgent=case.is_urgent)
    unit.save(case)
    notices.tell_staff_of_words(unit, case.id, case.number)


def mark_urgent(unit: Unit, clinic: Clinic, case: Consultation) -> None:
    """Bring a case to the front: emergency words were written."""
    if not case.is_urgent:
        case.is_urgent = True
        case.due_at = min(case.due_at, due_at(unit, clinic, urgent=True))
        unit.save(case)
        notices.tell_staff(unit, "urgent_case", case.id, case.number)
        events.tell(unit, "marked_urgent", case.id)


def show_number(number: str) -> str:
    """A case number as it is read out: 123-4567."""
    return f"{number[:3]}-{number[3:]}"


def has_cases(unit: Unit, patient_id: str) -> bool:
    """Whether the patient has any case."""
    return bool(consultations.of_patient(unit, patient_id))


def reopen(unit: Unit, clinic: Clinic, case: Consultation) -> None:
    """The patient came back to a closed case: it waits again, and its retention clock stops."""
    if case.state == State.CLOSED:
        case.state, case.closed_at, case.outcome, case.settled_at = State.WAITING, None, None, None
        case.active_at, case.due_at = unit.now, due_at(unit, clinic, urgent=case.is_urgent)
        case.version += 1
        unit.save(case)
        chain.record(unit, "case_reopened", subject=case.patient_id, about=case.id)
        events.tell(unit, "case_reopened", case.id)


def tells_nothing(unit: Unit, patient_id: str) -> bool:
    """Whether all that there is of the patient are places in the queue for a person: no word, no name, no number."""
    cases = consultations.of_patient(unit, patient_id)
    if any(case.kind != CaseKind.PERSON or consultations.messages(unit, case.id) for case in cases):
        return False
    who = patients.unlock(unit, patient_id, patients.Purpose.CONSULTATION)
    return not (who.patient.name_sealed or who.patient.phone_sealed)


def release_to_bot(unit: Unit, case: Consultation) -> None:
    """The patient went back to the assistant, or stopped the processing: nobody holds the case any more, and it waits for
    the next person."""
    if case.state == State.HELD:
        case.state = State.WAITING if case.settled_at is None else State.ANSWERED
        case.holder_id = case.held_until = None
        case.version += 1
        unit.save(case)
        events.tell(unit, "case_returned", case.id)

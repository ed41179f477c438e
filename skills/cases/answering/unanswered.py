"""Questions that the chat could not answer, for the desk: how many there were, and the words of those left for staff.

Counted are all of them, without a word (C-3). Read are only those that a patient left under a health consent in force; they
are messages of their cases, go with them, and each look is on the trail (S-3). A new entry of the clinic settles one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from skills.cases import reading, whose
from skills.fields.timing.hours import today_in_seoul
from skills.staff import permissions
from skills.staff.permissions import Act, Person
from storage.cases import consultations, questions
from storage.cases.codes import MessageState
from storage.cases.consultations import CaseMessage
from storage.crypto.damage import UNREADABLE, Damage
from storage.errors import NotFound
from storage.patients import patients
from storage.patients.patients import Purpose
from storage.trail import chain
from storage.unit.unit_of_work import Unit

DAYS = 30  # Over which they are counted.
SHOWN = 50


@dataclass(frozen=True, slots=True)
class Question:
    """One that was left: its words, when, and the case that it stands in."""

    id: int
    text: str
    asked_at: datetime
    case_id: str


@dataclass(frozen=True, slots=True)
class Unanswered:
    """How many the chat could not answer in the last `DAYS` days, and those that wait at the desk, the newest first."""

    count: int
    left: list[Question]


def note(unit: Unit) -> None:
    """The chat could not answer a question: one more today."""
    questions.note(unit, today_in_seoul(unit.now))


def leave(unit: Unit, message: CaseMessage) -> None:
    """These words of a patient are a question that nobody could answer."""
    message.state = MessageState.ASKED
    unit.save(message)


def listed(unit: Unit, who: Person) -> Unanswered:
    """The figure, and the questions with their words; opening them is recorded for each patient."""
    permissions.check_can(who, Act.READ_CASE)
    first = today_in_seoul(unit.now) - timedelta(days=DAYS - 1)
    found = questions.asked(unit, SHOWN)
    mine = whose.theirs(unit, who, [message.consultation_id for message in found])
    left = [_open(unit, message) for message in found if message.consultation_id in mine]
    return Unanswered(questions.count_since(unit, first), left)


def settle(unit: Unit, who: Person, message_id: int) -> None:
    """The question has its answer among the clinic's entries, or needs none. The case it stands in is not touched."""
    permissions.check_can(who, Act.WORK_CASE)
    message = questions.find(unit, message_id)
    if message is None:
        raise NotFound("there is no such question")
    reading.find_for(unit, who, message.consultation_id)
    message.state = MessageState.NONE
    unit.session.add(message)
    chain.record(unit, "question_settled", subject=message.patient_id, about=message.consultation_id)


def _open(unit: Unit, message: CaseMessage) -> Question:
    chain.record(unit, "question_read", subject=message.patient_id, about=message.consultation_id)
    damage = Damage()
    text = damage.open(lambda: _text(unit, message), UNREADABLE)
    return Question(message.id or 0, text, message.sent_at, message.consultation_id)


def _text(unit: Unit, message: CaseMessage) -> str:
    key = patients.unlock(unit, message.patient_id, Purpose.CONSULTATION).key
    return consultations.open_message(key, message).text

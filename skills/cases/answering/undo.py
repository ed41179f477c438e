"""Undo: an answer is taken back before it leaves. Its words are the writer's draft again, its files are chosen again, and the
case stands as it did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from skills.cases import casework
from skills.cases.answering import sending
from skills.clinic.clinic import Clinic
from skills.staff import permissions
from skills.staff.permissions import Act, Person
from storage.cases import assignment, consultations
from storage.cases.answering import drafts, files
from storage.cases.codes import MessageState
from storage.cases.consultations import CaseMessage, Consultation
from storage.crypto.vault import SealKey
from storage.errors import Conflict, NotFound
from storage.outbox import outbox
from storage.patients import patients
from storage.patients.patients import Purpose
from storage.unit.unit_of_work import Unit

MOST = 50  # As many as a press on a list answers (`skills/cases/team/bulk.py`).


@dataclass(frozen=True, slots=True)
class Undoable:
    """An answer that its writer can still take back: until when, and of which case."""

    message: str
    case_id: str
    number: str
    until: datetime


def undoable(unit: Unit, who: Person) -> list[Undoable]:
    """What this person has sent and can still take back, the newest first."""
    found = assignment.undoable(unit, who.id, MOST) if permissions.can(who, Act.WORK_CASE) else []
    return [Undoable(*one) for one in found]


def undo(unit: Unit, clinic: Clinic, who: Person, case_id: str, message_uid: str) -> None:
    """Take an answer back; `Conflict` when it has left."""
    permissions.check_can(who, Act.WORK_CASE)
    case = casework.locked_for(unit, who, case_id)
    message = assignment.find_message(unit, message_uid)
    if message is None or message.consultation_id != case.id or message.staff_id != who.id:
        raise NotFound("there is no such answer")
    queued = (
        outbox.cancel(unit, "patient_event", message_uid, "undone") if message.state == MessageState.QUEUED else None
    )
    if queued is None:
        raise Conflict("it has left", code="answer_gone")
    take_back(unit, clinic, case, message, queued, "answer_undone")


def take_back(
    unit: Unit,
    clinic: Clinic,
    case: Consultation,
    message: CaseMessage,
    queued: Mapping[str, Any],
    act: str,
    why: str = "",
) -> None:
    """An answer that has not left, and now never will, is its writer's draft, and its case theirs unless a colleague has it."""
    writer = message.staff_id or ""
    key = patients.unlock(unit, case.patient_id, Purpose.CONSULTATION).key
    _back_to_draft(unit, key, case, message)
    _stand_as_before(unit, case, message, sending.read_times(queued))
    if case.holder_id in (None, writer):
        casework.hold(unit, clinic, case, writer)
    casework.moved(unit, case, act, why)


def _back_to_draft(unit: Unit, key: SealKey, case: Consultation, message: CaseMessage) -> None:
    """The words stand in the box again, before what its writer has typed since."""
    words, typed = consultations.open_message(key, message).text, drafts.of(unit, key, case.id, message.staff_id or "")
    answer = "\n\n".join(part for part in (words, typed.answer) if part)
    drafts.keep(unit, key, case, message.staff_id or "", replace(typed, answer=answer))
    files.take_back(unit, message.uid)
    unit.session.delete(message)
    unit.session.flush()


def _stand_as_before(unit: Unit, case: Consultation, message: CaseMessage, before: dict[str, datetime | None]) -> None:
    """Closed by the same press, it is open again. What the patient wrote meanwhile they wrote to an open question."""
    if case.closed_at == message.sent_at:
        case.closed_at = case.outcome = None
    wrote = assignment.last_words(unit, case.id) > (message.id or 0)
    for name, at in before.items():
        if not (wrote and name in ("settled_at", "unreached_at")):
            setattr(case, name, at)
    unit.session.add(case)

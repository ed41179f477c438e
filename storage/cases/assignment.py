"""Who holds a case: locking it together with its chat, and setting both at once, so that the bot is silent exactly while a
person holds it. The rules live in `skills/cases/casework.py`.

The chat's row is always locked before the case's: a patient's turn takes them in the same order, so the two cannot wait for
each other.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import and_, or_, select, update
from sqlmodel import col

from storage.cases.codes import MessageState, State
from storage.cases.consultations import CaseMessage, Consultation
from storage.outbox.codes import NoticeState
from storage.outbox.outbox import Notice
from storage.patients.conversations import Conversation
from storage.patients.patients import Patient
from storage.unit.schema import table_of
from storage.unit.unit_of_work import Unit

_talks = table_of(Conversation)


def lock(unit: Unit, case_id: str) -> Consultation | None:
    """The case, with its chat and itself locked for the unit and read afresh; None when there is no such case."""
    patient_id = unit.session.scalar(select(col(Consultation.patient_id)).where(col(Consultation.id) == case_id))
    if patient_id is None:
        return None
    unit.connection.execute(select(_talks.c.patient_id).where(_talks.c.patient_id == patient_id).with_for_update())
    return unit.session.get(Consultation, case_id, with_for_update=True, populate_existing=True)


def set_holder(unit: Unit, case: Consultation, staff_id: str | None, until: datetime | None) -> None:
    """This person holds the case and its chat until then; with None nobody does."""
    case.holder_id, case.held_until = staff_id, until
    unit.session.add(case)
    unit.session.flush()
    chat = update(_talks).where(_talks.c.patient_id == case.patient_id)
    if staff_id is not None:
        unit.connection.execute(chat.values(held_by=staff_id, held_until=until, case_id=case.id))
        return
    other = _other_held(unit, case)
    values = (
        {"held_by": other.holder_id, "held_until": other.held_until} if other else {"held_by": None, "held_until": None}
    )
    unit.connection.execute(chat.values(**values))


def _other_held(unit: Unit, case: Consultation) -> Consultation | None:
    """Another case of the same patient that somebody holds: the chat stays theirs."""
    query = select(Consultation).where(
        col(Consultation.patient_id) == case.patient_id,
        col(Consultation.id) != case.id,
        col(Consultation.state) == State.HELD,
    )
    found: Consultation | None = unit.session.scalar(query.limit(1))
    return found


def forgotten(unit: Unit, limit: int) -> list[str]:
    """Ids of cases whose holder has let the time run out."""
    query = select(col(Consultation.id)).where(
        col(Consultation.state) == State.HELD,
        col(Consultation.holder_id).is_not(None),
        col(Consultation.held_until) <= unit.now,
    )
    return list(unit.session.scalars(query.limit(limit)))


def silent(unit: Unit, since: datetime, limit: int) -> list[str]:
    """Ids of cases that were answered by then and have been silent since, and of open ones whose patient stopped the use of
    their data before then; what a colleague holds is not among the answered ones."""
    answered = and_(col(Consultation.state) == State.ANSWERED, col(Consultation.settled_at) <= since)
    stopped = and_(col(Consultation.state) != State.CLOSED, col(Patient.suspended_at) <= since)
    query = select(col(Consultation.id)).join(Patient, col(Patient.id) == col(Consultation.patient_id))
    return list(unit.session.scalars(query.where(or_(answered, stopped)).limit(limit)))


def held_by(unit: Unit, staff_id: str) -> list[str]:
    """Ids of the cases that this person holds."""
    return list(unit.session.scalars(select(col(Consultation.id)).where(col(Consultation.holder_id) == staff_id)))


def last_words(unit: Unit, case_id: str) -> int:
    """The number of the patient's newest message in a case; 0 when there is none."""
    query = select(col(CaseMessage.id)).where(
        col(CaseMessage.consultation_id) == case_id, col(CaseMessage.author) == "patient"
    )
    return int(unit.session.scalar(query.order_by(col(CaseMessage.id).desc()).limit(1)) or 0)


def find_message(unit: Unit, uid: str) -> CaseMessage | None:
    """The message with this uid."""
    found: CaseMessage | None = unit.session.scalar(select(CaseMessage).where(col(CaseMessage.uid) == uid))
    return found


def undoable(unit: Unit, staff_id: str, most: int) -> list[tuple[str, str, str, datetime]]:
    """This person's answers that have not left yet, newest first: (uid, case, its number, when it leaves)."""
    query = (
        select(col(CaseMessage.uid), col(CaseMessage.consultation_id), col(Consultation.number), col(Notice.due_at))
        .join(CaseMessage, col(CaseMessage.uid) == col(Notice.about))
        .join(Consultation, col(Consultation.id) == col(CaseMessage.consultation_id))
        .where(
            col(Notice.due_at) > unit.now, col(Notice.state) == NoticeState.QUEUED, col(Notice.kind) == "patient_event"
        )
        .where(
            col(Notice.attempts) == 0,
            col(CaseMessage.staff_id) == staff_id,
            col(CaseMessage.state) == MessageState.QUEUED,
        )
    )
    found = unit.session.execute(query.order_by(col(Notice.id).desc()).limit(most))
    return [(row[0], row[1], row[2], row[3]) for row in found]


def deliveries(unit: Unit, patient_id: str) -> dict[str, tuple[str, str, int]]:
    """How the events of a patient's answers went: (state, problem, attempts) by message uid."""
    query = select(Notice).where(col(Notice.patient_id) == patient_id, col(Notice.kind) == "patient_event")
    found = unit.session.scalars(query.order_by(col(Notice.id)))
    return {notice.about: (notice.state, notice.problem, notice.attempts) for notice in found}

"""Consultations (cases), and their messages: tables and queries. The rules live in `skills/cases/consultations.py`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import (
    Boolean,
    Index,
    Integer,
    String,
    and_,
    bindparam,
    literal_column,
    select,
    update,
)
from sqlmodel import SQLModel, col

from storage.cases import codes, events
from storage.cases.codes import CaseKind, MessageState, State
from storage.crypto.vault import SealKey
from storage.trail import chain, covered
from storage.unit.objects import made, row_of, stored
from storage.unit.schema import Kind, UtcDateTime, column, table_of
from storage.unit.statements import Prepared, insertion
from storage.unit.unit_of_work import Unit

NUMBER_DIGITS = 7
SHOWN = (MessageState.DELIVERED, MessageState.READ)
_UNREACHED = literal_column("unreached_at", UtcDateTime()).is_not(None)
_ASKED = literal_column("state", String()) == "asked"
_BY_STAFF = literal_column("staff_id", String()).is_not(None)
_OPEN_URGENT = and_(literal_column("is_urgent", Boolean()).is_(True), literal_column("closed_at").is_(None))


class Consultation(SQLModel, table=True):
    """A case: one matter of one patient, from filing to closing. Its answers are sealed JSON by step name."""

    __tablename__ = "consultation"
    # The desk's columns, each an index seek in its own order, so that a page costs the same among 500 cases and 50,000.
    __table_args__ = (
        Index("ix_consultation_queue", "state", "is_urgent", "due_at", "filed_at", "id"),
        # Only the open urgent cases, so that PostgreSQL finds no other way to their order; their mark leads, for SQLite.
        Index(
            "ix_consultation_urgent",
            "is_urgent",
            "due_at",
            "filed_at",
            "id",
            sqlite_where=_OPEN_URGENT,
            postgresql_where=_OPEN_URGENT,
        ),
        Index("ix_consultation_held", "holder_id", "is_urgent", "due_at", "filed_at", "id"),
        Index("ix_consultation_unreached", "unreached_at", "id", sqlite_where=_UNREACHED, postgresql_where=_UNREACHED),
    )

    id: str = column(Kind.ID, primary_key=True)
    number: str = column(Kind.ID, unique=True)
    patient_id: str = column(Kind.SUBJECT, references="patient.id", index=True)
    kind: str = column(Kind.STATE, default=CaseKind.CONSULTATION)
    state: str = column(Kind.STATE, default=State.WAITING)
    is_urgent: bool = column(Kind.STATE, Boolean(), default=False)
    answers_sealed: bytes = column(Kind.SEALED)
    treatment_lookup: str | None = column(Kind.LOOKUP, nullable=True)  # "" for none; None until it was looked at
    filed_at: datetime = column(Kind.TIME, UtcDateTime(), index=True)
    due_at: datetime = column(Kind.TIME, UtcDateTime())
    active_at: datetime = column(Kind.TIME, UtcDateTime())
    seen_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    answered_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    holder_id: str | None = column(Kind.ID, nullable=True, index=True)
    held_until: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    closed_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True, index=True)
    outcome: str | None = column(Kind.STATE, nullable=True)
    settled_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)  # answered, nothing from them since
    asked_again_at: datetime | None = column(
        Kind.TIME, UtcDateTime(), nullable=True
    )  # wrote after an answer; none since
    unreached_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)  # no way brought the answer
    version: int = column(Kind.STATE, Integer(), default=1)
    mac: str = column(Kind.PROOF, covers=("id", "number", "patient_id"), default="", server_default="")


class CaseMessage(SQLModel, table=True):
    """Words in a case after it was filed: the patient's, or staff's answers. `state` tells how far an answer has come:
    queued, sent (Kakao took the event), waiting (it did not), delivered (the chat has shown it), read (the patient has
    written since). A patient's words have one only as a question that nobody could answer (`storage/cases/questions.py`)."""

    __tablename__ = "case_message"
    __table_args__ = (
        Index("ix_case_message_asked", "state", "id", sqlite_where=_ASKED, postgresql_where=_ASKED),
        # With the case, so that a person's answered cases are found without their sealed words.
        Index(
            "ix_case_message_answered",
            "staff_id",
            "id",
            "consultation_id",
            sqlite_where=_BY_STAFF,
            postgresql_where=_BY_STAFF,
        ),
    )

    id: int | None = column(Kind.ID, Integer(), primary_key=True, default=None)
    consultation_id: str = column(Kind.ID, references="consultation.id", index=True)
    patient_id: str = column(Kind.SUBJECT, references="patient.id", index=True)
    author: str = column(Kind.STATE)
    staff_id: str | None = column(Kind.ID, nullable=True)
    sent_at: datetime = column(Kind.TIME, UtcDateTime())
    state: str = column(Kind.STATE, default=MessageState.NONE)
    text_sealed: bytes = column(Kind.SEALED)
    uid: str = column(Kind.ID, unique=True)


_cases = table_of(Consultation)
_messages = table_of(CaseMessage)
_READ = Prepared(
    update(_messages)
    .where(_messages.c.patient_id == bindparam("patient_id"), _messages.c.author == "staff")
    .where(_messages.c.state == MessageState.DELIVERED)
    .values(state=MessageState.READ)
    .returning(_messages.c.consultation_id)
)
_OF_PATIENT = Prepared(
    select(_cases).where(_cases.c.patient_id == bindparam("patient_id")).order_by(_cases.c.filed_at.desc())
)
_LAST_SAID = Prepared(
    select(_messages)
    .where(_messages.c.consultation_id == bindparam("case_id"))
    .order_by(_messages.c.id.desc())
    .limit(literal_column("1"))
)
_FILE = insertion(_cases)
_SAY = insertion(_messages, returning="id")
_TAKEN = Prepared(select(_cases.c.id).where(_cases.c.number == bindparam("number")))


@dataclass(frozen=True, slots=True)
class Line:
    """One message of a case, opened."""

    id: int
    author: str
    staff_id: str | None
    sent_at: datetime
    state: str
    text: str


def answers_place(case_id: str) -> str:
    """Where a case's answers are sealed."""
    return f"consultation.answers_sealed.{case_id}"


def text_place(uid: str) -> str:
    """Where a message's text is sealed."""
    return f"case_message.text_sealed.{uid}"


def file(unit: Unit, key: SealKey, case: Consultation, answers: dict[str, Any]) -> None:
    """Keep a new case with its answers sealed, and put the filing on the trail."""
    case.answers_sealed = key.seal(answers_place(case.id), orjson.dumps(answers))
    case.treatment_lookup = codes.treatment(unit, codes.word_of(answers))
    unit.flush()
    covered.seal(unit, case)
    _FILE.run(unit.connection, **row_of(case))
    unit.hold(stored(case), case.id)  # From here on it is an object like every other one that was loaded.
    chain.record(unit, "case_filed", subject=case.patient_id, about=case.id, why=case.kind)
    events.tell(unit, "case_filed", case.id)


def open_answers(key: SealKey, case: Consultation) -> dict[str, Any]:
    """The answers of a case, by step name."""
    return read_answers(key, case.id, case.answers_sealed)


def read_answers(key: SealKey, case_id: str, sealed: bytes) -> dict[str, Any]:
    """The same of a case that was not loaded."""
    answers: dict[str, Any] = orjson.loads(key.open(answers_place(case_id), sealed))
    return answers


def free_number(unit: Unit) -> str:
    """A short case number that no case has: seven random digits, which tell nothing about how many cases there are."""
    while True:
        number = unit.digits(NUMBER_DIGITS)
        if _TAKEN.value(unit.connection, number=number) is None:
            return number


def replace_answers(unit: Unit, key: SealKey, case: Consultation, answers: dict[str, Any]) -> None:
    """Overwrite the answers of a case. The caller records why, and announces that something was destroyed."""
    case.answers_sealed = key.seal(answers_place(case.id), orjson.dumps(answers))
    case.treatment_lookup = codes.treatment(unit, codes.word_of(answers))
    unit.session.add(case)
    unit.session.flush()


def find(unit: Unit, case_id: str, *, lock: bool = False) -> Consultation | None:
    """The case with this id, locked for the unit when its answers will be changed."""
    if lock:
        unit.session.flush()
    return unit.session.get(Consultation, case_id, with_for_update=lock, populate_existing=lock)


def with_number(unit: Unit, number: str) -> Consultation | None:
    """The case with this number, still sealed."""
    return unit.session.scalars(select(Consultation).where(col(Consultation.number) == number)).one_or_none()


def of_patient(unit: Unit, patient_id: str) -> list[Consultation]:
    """All cases of a patient, newest first."""
    found = [unit.loaded(Consultation, row) for row in _OF_PATIENT.rows(unit.connection, patient_id=patient_id)]
    return [case for case in found if covered.is_ours(unit, case)]


def add_message(
    unit: Unit,
    key: SealKey,
    case: Consultation,
    text: str,
    *,
    author: str,
    staff_id: str | None = None,
    state: MessageState = MessageState.NONE,
) -> CaseMessage:
    """Add words to a case. The caller records who did it."""
    uid = unit.new_id()
    message = made(
        CaseMessage,
        consultation_id=case.id,
        patient_id=case.patient_id,
        author=author,
        staff_id=staff_id,
        sent_at=unit.now,
        state=state,
        text_sealed=key.seal_text(text_place(uid), text),
        uid=uid,
    )
    if author == "patient":
        case.settled_at = case.unreached_at = None
        case.state = State.WAITING if case.state == State.ANSWERED else case.state
        unit.save(case)
    unit.flush()  # The case must be there before its message.
    message = stored(message, id=_SAY.value(unit.connection, **row_of(message)))
    message = unit.hold(message, message.id)
    events.tell(unit, "patient_wrote" if author == "patient" else "staff_wrote", case.id)
    return message


def replace_text(unit: Unit, key: SealKey, message: CaseMessage, text: str) -> None:
    """Overwrite the text of a message."""
    message.text_sealed = key.seal_text(text_place(message.uid), text)
    unit.save(message)


def open_message(key: SealKey, message: CaseMessage) -> Line:
    """A message with its text."""
    text = key.open_text(text_place(message.uid), message.text_sealed)
    return Line(message.id or 0, message.author, message.staff_id, message.sent_at, message.state, text)


def messages(unit: Unit, case_id: str) -> list[CaseMessage]:
    """All messages of a case, oldest first, still sealed."""
    query = select(CaseMessage).where(col(CaseMessage.consultation_id) == case_id)
    return list(unit.session.scalars(query.order_by(col(CaseMessage.id))))


def last_message(unit: Unit, case_id: str) -> CaseMessage | None:
    """The last message of a case, still sealed."""
    row = _LAST_SAID.row(unit.connection, case_id=case_id)
    return None if row is None else unit.loaded(CaseMessage, row)


def undelivered(unit: Unit, patient_id: str, sent_before: datetime) -> list[CaseMessage]:
    """Staff answers of then or before that the chat has not shown yet, oldest first. Newer ones can still be undone."""
    own = (col(CaseMessage.patient_id) == patient_id, col(CaseMessage.author) == "staff")
    of_then = (col(CaseMessage.state).not_in(SHOWN), col(CaseMessage.sent_at) <= sent_before)
    return list(unit.session.scalars(select(CaseMessage).where(*own, *of_then).order_by(col(CaseMessage.id))))


def mark_read(unit: Unit, patient_id: str) -> None:
    """The patient has written: what the chat had shown before is read."""
    unit.flush()
    for case_id in {row["consultation_id"] for row in _READ.rows(unit.connection, patient_id=patient_id)}:
        events.tell(unit, "answer_moved", case_id)


def clear_unreached(unit: Unit, case_id: str) -> None:
    """The chat has shown the answer after all."""
    unit.session.execute(update(Consultation).where(col(Consultation.id) == case_id).values(unreached_at=None))

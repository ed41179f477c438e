"""Questions that nobody could answer: how many a day, without a word of them, and those that patients left for staff, which are
messages of their cases and go with them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, Integer, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel, col

from storage.cases.codes import MessageState
from storage.cases.consultations import CaseMessage
from storage.patients.patients import Patient, Purpose, goes_on
from storage.unit.schema import Kind, column, table_of
from storage.unit.unit_of_work import Unit


class QuestionCount(SQLModel, table=True):
    """How many questions were not answered on a day in Korea. Nothing says who asked, or what."""

    __tablename__ = "question_count"

    day: date = column(Kind.TIME, Date(), primary_key=True)
    count: int = column(Kind.STATE, Integer())


def note(unit: Unit, day: date) -> None:
    """One more was not answered on this day."""
    table = table_of(QuestionCount)
    dialect = sqlite if unit.connection.dialect.name == "sqlite" else postgresql
    added = dialect.insert(table).values(day=day, count=1)
    more = {"count": table.c["count"] + 1}
    unit.connection.execute(added.on_conflict_do_update(index_elements=["day"], set_=more))


def count_since(unit: Unit, day: date) -> int:
    """How many were not answered since this day."""
    query = select(func.coalesce(func.sum(col(QuestionCount.count)), 0)).where(col(QuestionCount.day) >= day)
    return int(unit.session.scalar(query) or 0)


def asked(unit: Unit, limit: int) -> list[CaseMessage]:
    """Questions that were left for staff, the newest first, still sealed; none of a patient whose processing is suspended."""
    query = (
        select(CaseMessage)
        .join(Patient, col(Patient.id) == col(CaseMessage.patient_id))
        .where(col(CaseMessage.state) == MessageState.ASKED, goes_on(Purpose.CONSULTATION))
        .order_by(col(CaseMessage.id).desc())
    )
    return list(unit.session.scalars(query.limit(limit)))


def find(unit: Unit, message_id: int) -> CaseMessage | None:
    """The question with this id, if it still waits."""
    message = unit.session.get(CaseMessage, message_id)
    return message if message is not None and message.state == MessageState.ASKED else None

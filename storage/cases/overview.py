"""Figures about cases, counted by the database: no name is opened for them. And the plain facts of cases for an export."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, func, select, type_coerce
from sqlmodel import col

from storage.cases import codes
from storage.cases.consultations import CaseMessage, Consultation
from storage.cases.filters import IS_OWED, reached
from storage.patients.patients import Patient, Purpose, goes_on
from storage.unit.schema import UtcDateTime
from storage.unit.unit_of_work import Unit

_PATIENT = col(Patient.id) == col(Consultation.patient_id)
_SOLVED_AT = case(
    (
        col(Consultation.outcome).in_(codes.SOLVED),
        func.coalesce(col(Consultation.settled_at), col(Consultation.closed_at)),
    )
)


@dataclass(frozen=True, slots=True)
class Span:
    """When a case was filed, when it was first answered, and when the last word was said that solved it: the answer after which
    its patient was silent, or, where it was solved without one, its closing."""

    filed_at: datetime
    answered_at: datetime | None
    solved_at: datetime | None


def by_state(unit: Unit) -> dict[str, int]:
    """How many cases are in each state; open ones whose patients stopped the use of their data are "suspended"."""
    stands_still = and_(col(Patient.suspended_at).is_not(None), col(Consultation.closed_at).is_(None))
    state = case((stands_still, "suspended"), else_=col(Consultation.state))
    query = select(state, func.count()).select_from(Consultation).join(Patient, _PATIENT).group_by(state)
    return {row[0]: row[1] for row in unit.session.execute(query)}


def spans(unit: Unit, since: datetime, until: datetime) -> list[Span]:
    """The cases filed from `since` up to, not including, `until`."""
    solved_at = type_coerce(_SOLVED_AT, UtcDateTime())
    query = select(col(Consultation.filed_at), col(Consultation.answered_at), solved_at).where(*_filed(since, until))
    return [Span(*row) for row in unit.session.execute(query)]


def with_visit(unit: Unit, since: datetime, until: datetime) -> dict[str, int]:
    """How many cases filed in this time have a visit, and of how many their patients came. Here, by treatment and by outcome
    nobody counts who has stopped the processing, as they stand in no list of these."""
    return {stage: _many(unit, *_filed(since, until), reached(stage)) for stage in ("booked", "came")}


def _many(unit: Unit, *where: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(Consultation).join(Patient, _PATIENT)
    return int(unit.session.scalar(query.where(goes_on(Purpose.CONSULTATION), *where)) or 0)


def by_treatment(unit: Unit, since: datetime, until: datetime) -> dict[str, int]:
    """How many cases were filed for each treatment, by its keyed code."""
    code = col(Consultation.treatment_lookup)
    query = select(code, func.count()).select_from(Consultation).join(Patient, _PATIENT)
    query = query.where(goes_on(Purpose.CONSULTATION), *_filed(since, until)).group_by(code)
    return {row[0]: row[1] for row in unit.session.execute(query) if row[0]}


def _filed(since: datetime, until: datetime) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return col(Consultation.filed_at) >= since, col(Consultation.filed_at) < until


def by_person(unit: Unit, since: datetime, until: datetime) -> dict[str, tuple[int, int]]:
    """What each person wrote in this time: in how many cases, and how many answers, by person."""
    who, cases = col(CaseMessage.staff_id), func.count(col(CaseMessage.consultation_id).distinct())
    written = (col(CaseMessage.author) == "staff", col(CaseMessage.sent_at) >= since, col(CaseMessage.sent_at) < until)
    query = select(who, cases, func.count()).where(*written, who.is_not(None)).group_by(who)
    return {str(row[0]): (row[1], row[2]) for row in unit.session.execute(query)}


def outcomes(unit: Unit, since: datetime, until: datetime) -> dict[str, int]:
    """How the cases ended that were filed in this time."""
    outcome = col(Consultation.outcome)
    query = select(outcome, func.count()).select_from(Consultation).join(Patient, _PATIENT)
    query = query.where(goes_on(Purpose.CONSULTATION), *_filed(since, until)).group_by(outcome)
    return {row[0]: row[1] for row in unit.session.execute(query) if row[0]}


def owed_since(unit: Unit) -> list[datetime]:
    """Since when each patient waits who is owed an answer."""
    query = select(col(Consultation.active_at)).join(Patient, _PATIENT).where(IS_OWED)
    return list(unit.session.scalars(query))


def overdue(unit: Unit) -> int:
    """How many answers are late."""
    query = select(func.count()).select_from(Consultation).join(Patient, _PATIENT)
    query = query.where(IS_OWED, col(Consultation.due_at) < unit.now)
    return int(unit.session.scalar(query) or 0)


def filed_between(unit: Unit, start: datetime, end: datetime, limit: int) -> list[Consultation]:
    """Cases to export, filed from `start` up to, not including, `end`, the oldest first; none of a suspended patient."""
    query = (
        select(Consultation)
        .join(Patient, col(Patient.id) == col(Consultation.patient_id))
        .where(col(Consultation.filed_at) >= start, col(Consultation.filed_at) < end, goes_on(Purpose.EXPORT))
    )
    return list(unit.session.scalars(query.order_by(col(Consultation.filed_at)).limit(limit)))

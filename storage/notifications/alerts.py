"""Alerts to staff: which ones were raised about what, so that each goes out once and unseen ones climb. Table and queries.

The rules live in `skills/notifications/alerts.py`; the notice itself stands in the outbox.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Integer, delete, func, select
from sqlmodel import SQLModel, col

from storage.cases.codes import State
from storage.cases.consultations import Consultation
from storage.patients.patients import Patient, Purpose, goes_on
from storage.unit.schema import Kind, UtcDateTime, column
from storage.unit.unit_of_work import Unit

_STATES = {"unreached": (State.WAITING, State.HELD, State.ANSWERED), "ending": (State.ANSWERED,)}
_GOES_ON = goes_on(Purpose.NOTICE)  # Staff are not told to see to somebody whose data they may not use.


class StaffAlert(SQLModel, table=True):
    """One alert at one level. `kind` is new, urgent, overdue, unreached, unanswered, ending, right or nobody; `about` the
    id of the case or request."""

    __tablename__ = "staff_alert"

    id: int | None = column(Kind.ID, Integer(), primary_key=True, default=None)
    kind: str = column(Kind.STATE)
    about: str = column(Kind.ID, default="", index=True)
    level: int = column(Kind.STATE, Integer(), default=0)
    raised_at: datetime = column(Kind.TIME, UtcDateTime(), index=True)


def add(unit: Unit, kind: str, about: str, level: int) -> None:
    """Keep that an alert was raised."""
    unit.session.add(StaffAlert(kind=kind, about=about, level=level, raised_at=unit.now))
    unit.session.flush()


def last(unit: Unit, kind: str, about: str) -> StaffAlert | None:
    """The newest alert of this kind about this thing."""
    query = select(StaffAlert).where(col(StaffAlert.kind) == kind, col(StaffAlert.about) == about)
    found: StaffAlert | None = unit.session.scalar(query.order_by(col(StaffAlert.id).desc()).limit(1))
    return found


def unseen_cases(unit: Unit, top: int, limit: int) -> list[Consultation]:
    """Waiting cases that nobody has opened since they were filed and that have not climbed to `top` yet, the most pressing
    first."""
    there = select(col(StaffAlert.id)).where(
        col(StaffAlert.about) == col(Consultation.id), col(StaffAlert.level) >= top
    )
    query = (
        select(Consultation)
        .join(Patient, col(Patient.id) == col(Consultation.patient_id))
        .where(col(Consultation.state) == State.WAITING, col(Consultation.seen_at).is_(None), ~there.exists(), _GOES_ON)
        .order_by(col(Consultation.is_urgent).desc(), col(Consultation.due_at))
        .limit(limit)
    )
    return list(unit.session.scalars(query))


def unreached_cases(unit: Unit, top: int, limit: int) -> list[Consultation]:
    """Cases whose answer has not arrived by any way and that have not climbed to `top` since, the oldest first."""
    return _not_told(unit, "unreached", col(Consultation.unreached_at), top, limit)


def unanswered_cases(unit: Unit, top: int, limit: int) -> list[Consultation]:
    """Cases whose patient has written after an answer, whom nobody has answered, and that have not climbed to `top` since."""
    return _not_told(unit, "unanswered", col(Consultation.asked_again_at), top, limit)


def overdue_cases(unit: Unit, limit: int) -> list[Consultation]:
    """Open cases whose time to be answered is over, and about which that has not been said since."""
    return _not_told(unit, "overdue", col(Consultation.due_at), 0, limit, col(Consultation.due_at) < unit.now)


def ending_cases(unit: Unit, since: datetime, limit: int) -> list[str]:
    """Ids of the cases that were answered by then and are silent since, and of whose end nobody was told in this silence."""
    settled = col(Consultation.settled_at)
    return [case.id for case in _not_told(unit, "ending", settled, 0, limit, settled <= since)]


def _not_told(
    unit: Unit, kind: str, since: Any, level: int, limit: int, *more: ColumnElement[bool]
) -> list[Consultation]:
    """Open cases with an instant in this column, and no alert of this kind and level raised since then."""
    told = select(col(StaffAlert.id)).where(
        col(StaffAlert.about) == col(Consultation.id),
        col(StaffAlert.kind) == kind,
        col(StaffAlert.level) >= level,
        col(StaffAlert.raised_at) >= since,
    )
    owed = [] if kind in ("unreached", "ending") else [col(Consultation.settled_at).is_(None)]
    states = _STATES.get(kind, (State.WAITING, State.HELD))
    query = (
        select(Consultation)
        .join(Patient, col(Patient.id) == col(Consultation.patient_id))
        .where(col(Consultation.state).in_(states), since.is_not(None), *owed, *more, ~told.exists(), _GOES_ON)
        .order_by(since)
        .limit(limit)
    )
    return list(unit.session.scalars(query))


def oldest_waiting_since(unit: Unit) -> datetime | None:
    """Since when the longest waiting case waits; None when none does."""
    query = (
        select(func.min(col(Consultation.active_at)))
        .join(Patient, col(Patient.id) == col(Consultation.patient_id))
        .where(col(Consultation.state) == State.WAITING, _GOES_ON)
    )
    found: datetime | None = unit.session.scalar(query)
    return found


def clear_old(unit: Unit, before: datetime) -> int:
    """Forget alerts from before; how many."""
    gone = delete(StaffAlert).where(col(StaffAlert.raised_at) < before).returning(col(StaffAlert.id))
    return len(unit.session.execute(gone).all())

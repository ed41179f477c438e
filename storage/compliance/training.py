"""Training: which session was held when, on what and by whom, and which of the staff were there (S-11).

Who is due is a rule (`skills/compliance/training.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime

from sqlalchemy import Date, func, select
from sqlmodel import SQLModel, col

from storage.unit.schema import Kind, UtcDateTime, column
from storage.unit.unit_of_work import Unit


class Training(SQLModel, table=True):
    """One session. `held_on` is a day in Korea, `notes` are words about staff, never about a patient."""

    __tablename__ = "training"

    id: str = column(Kind.ID, primary_key=True)
    topic: str = column(Kind.STATE)
    held_on: date = column(Kind.TIME, Date(), index=True)
    given_by: str = column(Kind.STAFF)
    notes: str = column(Kind.NOTE, default="")
    recorded_at: datetime = column(Kind.TIME, UtcDateTime())
    recorded_by: str = column(Kind.STAFF)


class Attendance(SQLModel, table=True):
    """Somebody was there."""

    __tablename__ = "training_attendance"

    training_id: str = column(Kind.ID, primary_key=True, references="training.id")
    staff_id: str = column(Kind.ID, primary_key=True, index=True)


def add(unit: Unit, training: Training, attended: Collection[str]) -> None:
    """Keep a session with the ids of who was there."""
    unit.session.add(training)
    unit.session.flush()
    unit.session.add_all(Attendance(training_id=training.id, staff_id=staff_id) for staff_id in attended)
    unit.session.flush()


def newest(unit: Unit, limit: int = 100) -> list[Training]:
    """The sessions, the last one first."""
    order = (col(Training.held_on).desc(), col(Training.recorded_at).desc())
    return list(unit.session.scalars(select(Training).order_by(*order).limit(limit)))


def attended(unit: Unit, training_ids: Collection[str]) -> Mapping[str, list[str]]:
    """Who was at these sessions: staff ids by the session's id."""
    found: dict[str, list[str]] = {training_id: [] for training_id in training_ids}
    for one in unit.session.scalars(select(Attendance).where(col(Attendance.training_id).in_(training_ids))):
        found[one.training_id].append(one.staff_id)
    return found


def last_days(unit: Unit) -> Mapping[str, date]:
    """The day of the last session that each person was at, by staff id."""
    query = (
        select(col(Attendance.staff_id), func.max(col(Training.held_on)))
        .join(Training, col(Training.id) == col(Attendance.training_id))
        .group_by(col(Attendance.staff_id))
    )
    return {row[0]: row[1] for row in unit.session.execute(query)}

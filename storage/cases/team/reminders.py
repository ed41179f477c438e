"""When somebody wants to see a case again: a day, one line a person and case."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint, delete, func, select, update
from sqlmodel import SQLModel, col

from storage.cases.consultations import Consultation
from storage.patients.patients import Patient, Purpose, goes_on
from storage.unit.schema import Kind, UtcDateTime, column
from storage.unit.unit_of_work import Unit


class Reminder(SQLModel, table=True):
    """This person is shown the case again at `due_at`; `told_at` is when the desk rang."""

    __tablename__ = "reminder"
    __table_args__ = (UniqueConstraint("consultation_id", "staff_id"),)

    id: str = column(Kind.ID, primary_key=True)
    consultation_id: str = column(Kind.ID, references="consultation.id")
    patient_id: str = column(Kind.SUBJECT, references="patient.id", index=True)
    staff_id: str = column(Kind.ID, index=True)
    due_at: datetime = column(Kind.TIME, UtcDateTime(), index=True)
    told_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)


def put(unit: Unit, case: Consultation, staff_id: str, due_at: datetime) -> None:
    """Remind this person of the case then, and no more at another time."""
    drop(unit, case.id, staff_id)
    unit.session.add(
        Reminder(
            id=unit.new_id(), consultation_id=case.id, patient_id=case.patient_id, staff_id=staff_id, due_at=due_at
        )
    )
    unit.session.flush()


def find(unit: Unit, case_id: str, staff_id: str) -> Reminder | None:
    """This person's reminder of the case."""
    query = select(Reminder).where(col(Reminder.consultation_id) == case_id, col(Reminder.staff_id) == staff_id)
    found: Reminder | None = unit.session.scalar(query)
    return found


def drop(unit: Unit, case_id: str, staff_id: str) -> None:
    """Remind this person of the case no more."""
    mine = (col(Reminder.consultation_id) == case_id, col(Reminder.staff_id) == staff_id)
    unit.session.execute(delete(Reminder).where(*mine))


def of_staff(unit: Unit, staff_id: str, limit: int) -> list[tuple[Reminder, str]]:
    """This person's reminders, the next one first, with the case's number; none of a suspended patient."""
    query = (
        select(Reminder, col(Consultation.number))
        .join(Consultation, col(Consultation.id) == col(Reminder.consultation_id))
        .join(Patient, col(Patient.id) == col(Reminder.patient_id))
        .where(col(Reminder.staff_id) == staff_id, goes_on(Purpose.CONSULTATION))
        .order_by(col(Reminder.due_at), col(Reminder.id))
    )
    return [(row[0], row[1]) for row in unit.session.execute(query.limit(limit))]


def take_due(unit: Unit, limit: int) -> list[Reminder]:
    """Reminders of which nobody was told yet; they count as told from now on. Suspended patients wait."""
    query = (
        select(Reminder)
        .join(Patient, col(Patient.id) == col(Reminder.patient_id))
        .where(col(Reminder.due_at) <= unit.now, col(Reminder.told_at).is_(None), goes_on(Purpose.CONSULTATION))
        .order_by(col(Reminder.due_at))
    )
    found = list(unit.session.scalars(query.limit(limit)))
    unit.session.execute(
        update(Reminder).where(col(Reminder.id).in_([one.id for one in found])).values(told_at=unit.now)
    )
    return found


def drop_all_of_staff(unit: Unit, staff_id: str) -> None:
    """Somebody left."""
    unit.session.execute(delete(Reminder).where(col(Reminder.staff_id) == staff_id))


def count_due(unit: Unit, staff_id: str) -> int:
    """How many of this person's days have come."""
    query = select(func.count()).select_from(Reminder).join(Patient, col(Patient.id) == col(Reminder.patient_id))
    query = query.where(col(Reminder.staff_id) == staff_id, col(Reminder.due_at) <= unit.now)
    return int(unit.session.scalar(query.where(goes_on(Purpose.CONSULTATION))) or 0)

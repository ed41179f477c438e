"""Who was named in a note ("@김상담"), and whether they have seen it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlmodel import SQLModel, col

from storage.cases.consultations import Consultation
from storage.patients.patients import Patient, Purpose, goes_on
from storage.unit.schema import Kind, UtcDateTime, column
from storage.unit.unit_of_work import Unit


class Mention(SQLModel, table=True):
    """Somebody was named in a note of a case; `seen_at` is when they opened it."""

    __tablename__ = "mention"

    id: str = column(Kind.ID, primary_key=True)
    consultation_id: str = column(Kind.ID, references="consultation.id", index=True)
    patient_id: str = column(Kind.SUBJECT, references="patient.id", index=True)
    staff_id: str = column(Kind.ID, index=True)
    by_id: str = column(Kind.ID)
    made_at: datetime = column(Kind.TIME, UtcDateTime())
    seen_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)


def add(unit: Unit, case: Consultation, staff_id: str) -> None:
    """Whoever acts has named this person."""
    unit.session.add(
        Mention(
            id=unit.new_id(), consultation_id=case.id, patient_id=case.patient_id, staff_id=staff_id,
            by_id=unit.actor.id, made_at=unit.now,
        )
    )  # fmt: skip


def unseen(unit: Unit, staff_id: str, limit: int) -> list[tuple[Mention, str]]:
    """Where this person was named and has not looked since, newest first, with the case's number."""
    query = (
        select(Mention, col(Consultation.number))
        .join(Consultation, col(Consultation.id) == col(Mention.consultation_id))
        .join(Patient, col(Patient.id) == col(Mention.patient_id))
        .where(col(Mention.staff_id) == staff_id, col(Mention.seen_at).is_(None), goes_on(Purpose.CONSULTATION))
        .order_by(col(Mention.made_at).desc(), col(Mention.id))
    )
    return [(row[0], row[1]) for row in unit.session.execute(query.limit(limit))]


def count_unseen(unit: Unit, staff_id: str) -> int:
    """How often this person was named and has not looked since."""
    query = select(func.count()).select_from(Mention).where(col(Mention.staff_id) == staff_id)
    return int(unit.session.scalar(query.where(col(Mention.seen_at).is_(None))) or 0)


def see(unit: Unit, case_id: str, staff_id: str) -> int:
    """This person has opened the case; how many mentions that were."""
    mine = (col(Mention.consultation_id) == case_id, col(Mention.staff_id) == staff_id, col(Mention.seen_at).is_(None))
    return int(unit.session.execute(update(Mention).where(*mine).values(seen_at=unit.now)).rowcount)  # type: ignore[attr-defined]


def drop_all_of_staff(unit: Unit, staff_id: str) -> None:
    """Somebody left: nobody is told any more."""
    unit.session.execute(delete(Mention).where(col(Mention.staff_id) == staff_id))

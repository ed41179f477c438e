"""To whom a case is assigned before anybody holds it, how many cases each has, and the cases that nobody was given yet."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import and_, delete, exists, func, or_, select
from sqlmodel import SQLModel, col

from storage.cases import queue
from storage.cases.codes import State
from storage.cases.consultations import CaseMessage, Consultation
from storage.patients.patients import Patient, Purpose, goes_on
from storage.trail import covered
from storage.unit.schema import Kind, UtcDateTime, column
from storage.unit.unit_of_work import Unit


class Assignment(SQLModel, table=True):
    """A waiting or answered case is this person's to work on. `way` is how it came to them: hand, turn or treatment."""

    __tablename__ = "assignment"

    consultation_id: str = column(Kind.ID, references="consultation.id", primary_key=True)
    patient_id: str = column(Kind.SUBJECT, references="patient.id", index=True)
    staff_id: str = column(Kind.ID, index=True)
    way: str = column(Kind.STATE)
    given_at: datetime = column(Kind.TIME, UtcDateTime())
    mac: str = column(
        Kind.PROOF, default="", server_default="",
        covers=("consultation_id", "patient_id", "staff_id", "way"),
    )  # fmt: skip


def find(unit: Unit, case_id: str) -> Assignment | None:
    """To whom this case is assigned."""
    given = unit.session.get(Assignment, case_id)
    return given if given is not None and covered.is_ours(unit, given) else None


def give(unit: Unit, case: Consultation, staff_id: str, way: str) -> None:
    """The case is this person's from now on."""
    unit.session.merge(
        Assignment(consultation_id=case.id, patient_id=case.patient_id, staff_id=staff_id, way=way, given_at=unit.now)
    )
    unit.session.flush()


def take_back(unit: Unit, case_id: str) -> None:
    """The case is nobody's."""
    unit.session.execute(delete(Assignment).where(col(Assignment.consultation_id) == case_id))


def take_back_all(unit: Unit, staff_id: str) -> list[str]:
    """What this person was given is nobody's; the ids of those cases that still wait."""
    mine = col(Assignment.staff_id) == staff_id
    waiting = select(col(Consultation.id)).join(Assignment, col(Assignment.consultation_id) == col(Consultation.id))
    found = list(unit.session.scalars(waiting.where(mine, col(Consultation.state) == State.WAITING)))
    unit.session.execute(delete(Assignment).where(mine))
    return found


def of_cases(unit: Unit, case_ids: Collection[str]) -> dict[str, str]:
    """To whom these cases are assigned, by case."""
    query = select(col(Assignment.consultation_id), col(Assignment.staff_id))
    found = unit.session.execute(query.where(col(Assignment.consultation_id).in_(case_ids)))
    return {row[0]: row[1] for row in found}


def of_answered(unit: Unit, case_ids: Collection[str]) -> dict[str, str | None]:
    """Whose these answered cases are, by case: whom they are assigned to, else who answered last."""
    last = select(col(CaseMessage.staff_id)).where(col(CaseMessage.consultation_id) == col(Consultation.id))
    last = last.where(col(CaseMessage.author) == "staff").order_by(col(CaseMessage.id).desc()).limit(1)
    query = select(col(Consultation.id), last.scalar_subquery()).where(col(Consultation.id).in_(case_ids))
    return {row[0]: row[1] for row in unit.session.execute(query)} | of_cases(unit, case_ids)


def loads(unit: Unit) -> dict[str, int]:
    """How many cases each person has in hand: held, and assigned to them while they wait for an answer."""
    case_of = (Assignment, col(Assignment.consultation_id) == col(Consultation.id))
    whose = func.coalesce(col(Consultation.holder_id), col(Assignment.staff_id))
    query = select(whose, func.count()).select_from(Consultation).outerjoin(*case_of)
    held = and_(col(Consultation.state) == State.HELD, col(Consultation.holder_id).is_not(None))
    given = and_(col(Consultation.state) == State.WAITING, col(Assignment.staff_id).is_not(None))
    return {row[0]: row[1] for row in unit.session.execute(query.where(or_(held, given)).group_by(whose))}


def ungiven(unit: Unit, limit: int) -> list[Consultation]:
    """Cases that wait and are nobody's, in the order in which they wait; none of a suspended patient."""
    is_given = exists(select(col(Assignment.staff_id)).where(col(Assignment.consultation_id) == col(Consultation.id)))
    query = (
        select(Consultation)
        .join(Patient, col(Patient.id) == col(Consultation.patient_id))
        .where(col(Consultation.state) == State.WAITING, goes_on(Purpose.CONSULTATION), ~is_given)
        .order_by(col(Consultation.is_urgent).desc(), *queue.ORDER)
    )
    return list(unit.session.scalars(query.limit(limit)))

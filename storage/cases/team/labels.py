"""Labels: the clinic's own short words with a colour, and which cases carry them."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import delete, select
from sqlmodel import SQLModel, col

from storage.cases.consultations import Consultation
from storage.unit.schema import Kind, column
from storage.unit.unit_of_work import Unit


class Label(SQLModel, table=True):
    """A word of the clinic's for cases of one kind, about no patient; `colour` is one of ours."""

    __tablename__ = "label"

    id: str = column(Kind.ID, primary_key=True)
    name: str = column(Kind.WORDING, unique=True)
    colour: str = column(Kind.STATE)


class CaseLabel(SQLModel, table=True):
    """A case carries a label."""

    __tablename__ = "case_label"

    consultation_id: str = column(Kind.ID, references="consultation.id", primary_key=True)
    label_id: str = column(Kind.ID, references="label.id", primary_key=True, index=True)
    patient_id: str = column(Kind.SUBJECT, references="patient.id", index=True)


def every(unit: Unit) -> list[Label]:
    """All labels by name."""
    return list(unit.session.scalars(select(Label).order_by(col(Label.name))))


def find(unit: Unit, label_id: str) -> Label | None:
    """The label with this id."""
    return unit.session.get(Label, label_id)


def of_cases(unit: Unit, case_ids: Collection[str]) -> dict[str, list[Label]]:
    """The labels of these cases, by case."""
    query = (
        select(col(CaseLabel.consultation_id), Label)
        .join(Label, col(Label.id) == col(CaseLabel.label_id))
        .where(col(CaseLabel.consultation_id).in_(case_ids))
        .order_by(col(Label.name))
    )
    found: dict[str, list[Label]] = {}
    for case_id, label in unit.session.execute(query):
        found.setdefault(case_id, []).append(label)
    return found


def put(unit: Unit, case: Consultation, label_ids: Collection[str]) -> None:
    """The case carries exactly these labels."""
    unit.session.execute(delete(CaseLabel).where(col(CaseLabel.consultation_id) == case.id))
    for label_id in sorted(label_ids):
        unit.session.add(CaseLabel(consultation_id=case.id, label_id=label_id, patient_id=case.patient_id))
    unit.session.flush()

"""What a patient says of a closed consultation: one row a case, from the question on. Tables and queries only.

The answer belongs to its case and goes with it. The words are sealed with the patient's key; the number of the press stands in
the clear, as an outcome does, because the figures count it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Integer, func, select
from sqlmodel import SQLModel, col

from storage.cases.consultations import Consultation
from storage.crypto.vault import SealKey
from storage.patients.patients import Patient, Purpose, goes_on
from storage.trail import covered
from storage.unit.schema import Kind, UtcDateTime, column
from storage.unit.unit_of_work import Unit


class SurveyState(StrEnum):
    """What has become of the question."""

    ASKED = "asked"
    ANSWERED = "answered"
    REFUSED = "refused"


class Survey(SQLModel, table=True):
    """That the patient of a case was asked how it went, and what they said: 1 to 5, and a line of their own."""

    __tablename__ = "survey"

    consultation_id: str = column(Kind.ID, references="consultation.id", primary_key=True)
    patient_id: str = column(Kind.SUBJECT, references="patient.id", index=True)
    state: str = column(Kind.STATE, default=SurveyState.ASKED)
    asked_at: datetime = column(Kind.TIME, UtcDateTime(), index=True)
    answered_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    score: int | None = column(Kind.STATE, Integer(), nullable=True)
    words_sealed: bytes | None = column(Kind.SEALED, nullable=True)
    mac: str = column(
        Kind.PROOF, covers=("consultation_id", "patient_id", "state", "score", "answered_at"), default="",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """An answer, opened."""

    answered_at: datetime
    score: int
    words: str


def ask(unit: Unit, case: Consultation) -> None:
    """Note that the patient of this case is asked."""
    unit.session.add(Survey(consultation_id=case.id, patient_id=case.patient_id, asked_at=unit.now))
    unit.session.flush()


def was_asked(unit: Unit, case_id: str) -> bool:
    """Whether the question was ever asked about this case, whatever has become of the answer."""
    return unit.session.get(Survey, case_id) is not None


def of_patient(unit: Unit, patient_id: str) -> list[Survey]:
    """What this patient was asked, the newest first."""
    query = select(Survey).where(col(Survey.patient_id) == patient_id).order_by(col(Survey.asked_at).desc())
    return [one for one in unit.session.scalars(query) if covered.is_ours(unit, one)]


def of_case(unit: Unit, case_id: str) -> Survey | None:
    """What was asked about this case."""
    found = unit.session.get(Survey, case_id)
    return found if found is not None and covered.is_ours(unit, found) else None


def keep(unit: Unit, survey: Survey, state: SurveyState, score: int | None = None) -> None:
    """What the patient pressed."""
    survey.state, survey.score, survey.answered_at = state, score, unit.now
    unit.session.add(survey)
    unit.session.flush()


def add_words(unit: Unit, key: SealKey, survey: Survey, words: str) -> None:
    """The line of their own."""
    survey.words_sealed = key.seal_text(_place(survey.consultation_id), words)
    unit.session.add(survey)


def open_said(key: SealKey, survey: Survey) -> Said | None:
    """What they said; None for who has not answered."""
    if survey.score is None or survey.answered_at is None:
        return None
    sealed = survey.words_sealed
    words = "" if sealed is None else key.open_text(_place(survey.consultation_id), sealed)
    return Said(survey.answered_at, survey.score, words)


def scores(unit: Unit, since: datetime, until: datetime) -> dict[int, int]:
    """How often each number was pressed by those who were asked in this time; none of a patient who has stopped the
    processing."""
    query = select(col(Survey.score), func.count()).join(Patient, col(Patient.id) == col(Survey.patient_id))
    query = query.where(col(Survey.score).is_not(None), goes_on(Purpose.CONSULTATION))
    query = query.where(col(Survey.asked_at) >= since, col(Survey.asked_at) < until)
    return {row[0]: row[1] for row in unit.session.execute(query.group_by(col(Survey.score)))}


def _place(case_id: str) -> str:
    return f"survey.words_sealed.{case_id}"

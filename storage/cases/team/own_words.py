"""Words in one's own cases: the newest of those that somebody holds, was given or has answered are opened and read through.

Words are sealed and have no index, and get none: so a search is bounded, and reaches no case that its person does not work on.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, select, union
from sqlmodel import col

from storage.cases import consultations
from storage.cases.consultations import CaseMessage, Consultation
from storage.cases.team.assignments import Assignment
from storage.characters import folded
from storage.crypto.damage import Damage
from storage.crypto.vault import SealKey
from storage.patients.patients import Patient, PatientKey, Purpose, goes_on
from storage.unit.unit_of_work import Unit

MOST_ANSWERS, MOST_CASES = 1000, 200


def find(unit: Unit, staff_id: str, words: str, most: int, readable: Sequence[ColumnElement[bool]] = ()) -> list[str]:
    """Ids of this person's cases in which these words stand, newest first; spaces make no difference. What is
    not `readable` is not opened. Whoever is read through
    here and not found is shown to nobody; who is found needs a record of whoever asked."""
    wanted = folded(words)
    rows = unit.session.execute(_own(staff_id, readable)).all()
    said: dict[str, list[CaseMessage]] = {}
    ids = [case.id for case, _ in rows]
    for message in unit.session.scalars(select(CaseMessage).where(col(CaseMessage.consultation_id).in_(ids))):
        said.setdefault(message.consultation_id, []).append(message)
    found = [case for case, key in rows if _stands(unit, case, key, said.get(case.id, []), wanted)][:most]
    for patient_id in {case.patient_id for case, _ in rows} - {case.patient_id for case in found}:
        unit.account_for(patient_id)
    return [case.id for case in found]


def _own(staff_id: str, readable: Sequence[ColumnElement[bool]]) -> Any:
    case_id, filed_at = col(Consultation.id), col(Consultation.filed_at)
    held = (
        col(Consultation.is_urgent),
        col(Consultation.due_at),
        filed_at,
        case_id,
    )  # The index of held cases, backwards.
    sources = (  # Each a seek that ends early, so that a long history costs no more than a short one.
        select(case_id)
        .where(col(Consultation.holder_id) == staff_id)
        .order_by(*(one.desc() for one in held))
        .limit(MOST_CASES),
        select(col(CaseMessage.consultation_id))
        .where(col(CaseMessage.staff_id) == staff_id)
        .order_by(col(CaseMessage.id).desc())
        .limit(MOST_ANSWERS),
        select(col(Assignment.consultation_id)).where(col(Assignment.staff_id) == staff_id),
    )
    own = union(*(select(source.subquery().c[0]) for source in sources)).subquery()
    newest = (  # Sorted by themselves: whole rows, with what is sealed in them, cost far more to put in order.
        select(case_id)
        .join(Patient, col(Patient.id) == col(Consultation.patient_id))
        .where(case_id.in_(select(own.c[0])), goes_on(Purpose.CONSULTATION), *readable)
        .order_by(filed_at.desc(), case_id)
        .limit(MOST_CASES)
    )
    return (
        select(Consultation, PatientKey)
        .join(PatientKey, col(PatientKey.patient_id) == col(Consultation.patient_id))
        .where(case_id.in_(newest))
        .order_by(filed_at.desc(), case_id)
    )


def _stands(unit: Unit, case: Consultation, key: PatientKey, said: list[CaseMessage], wanted: str) -> bool:
    """What does not open has no words."""
    opening, nothing = Damage(), dict[str, Any]()
    seal: SealKey | None = opening.open(partial(unit.data_key, key.patient_id, key.ring_id, key.wrapped), None)
    if seal is None:
        return False
    answers = opening.open(partial(consultations.open_answers, seal, case), nothing)
    lines = [opening.open(partial(consultations.open_message, seal, message), None) for message in said]
    texts = [str(answers.get("details") or ""), *(line.text for line in lines if line is not None)]
    return any(wanted in folded(text) for text in texts)

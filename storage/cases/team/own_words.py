"""Words in one's own cases: the newest of those that somebody holds, was given or has answered are opened and read through.

Words are sealed and have no index, and get none: so a search is bounded, and reaches no case that its person does not work on.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, select
from sqlmodel import col

from storage.cases import consultations
from storage.cases.consultations import CaseMessage, Consultation
from storage.cases.team.assignments import Assignment
from storage.characters import folded
from storage.crypto.damage import Damage
from storage.crypto.vault import SealKey
from storage.patients.patients import Patient, PatientKey, Purpose, goes_on
from storage.unit.unit_of_work import Unit

MOST_ANSWERS, MOST_CASES = 400, 200


class _Own(NamedTuple):
    """What is read through of a case, as the row has it: to make objects of rows costs more than to open what they hold."""

    id: str
    patient_id: str
    answers: bytes
    ring_id: str
    wrapped: bytes


def find(unit: Unit, staff_id: str, words: str, most: int, readable: Sequence[ColumnElement[bool]] = ()) -> list[str]:
    """Ids of this person's cases in which these words stand, newest first; spaces make no difference. What is
    not `readable` is not opened. Whoever is read through
    here and not found is shown to nobody; who is found needs a record of whoever asked."""
    wanted = folded(words)
    rows = _rows(unit, _own(unit, staff_id), readable)
    said: dict[str, list[tuple[str, bytes]]] = {}
    written = select(col(CaseMessage.consultation_id), col(CaseMessage.uid), col(CaseMessage.text_sealed))
    for case_id, uid, sealed in unit.session.execute(
        written.where(col(CaseMessage.consultation_id).in_([one.id for one in rows]))
    ):
        said.setdefault(case_id, []).append((uid, sealed))
    found = [one for one in rows if _stands(unit, one, said.get(one.id, []), wanted)][:most]
    for patient_id in {one.patient_id for one in rows} - {one.patient_id for one in found}:
        unit.account_for(patient_id)
    return [one.id for one in found]


def _own(unit: Unit, staff_id: str) -> list[str]:
    """The cases that this person has in hand, that they were given, and that they answered last, in this order and no more than
    are read through. Each is a seek in an index that has all that is asked, so that a long history costs no more than a short
    one; whole rows, with what is sealed in them, are fetched of none that is left out."""
    held, answered, given = col(Consultation.id), col(CaseMessage.consultation_id), col(Assignment.consultation_id)
    order = (col(Consultation.is_urgent), col(Consultation.due_at), col(Consultation.filed_at), held)
    sources = (
        select(held).where(col(Consultation.holder_id) == staff_id).order_by(*(one.desc() for one in order)),
        select(given).where(col(Assignment.staff_id) == staff_id),
        select(answered).where(col(CaseMessage.staff_id) == staff_id).order_by(col(CaseMessage.id).desc()),
    )
    found = dict[str, None]()
    for source, most in zip(sources, (MOST_CASES, MOST_CASES, MOST_ANSWERS), strict=True):
        if len(found) < MOST_CASES:
            found.update(dict.fromkeys(unit.session.scalars(source.limit(most))))
    return list(found)[:MOST_CASES]


def _rows(unit: Unit, ids: Sequence[str], readable: Sequence[ColumnElement[bool]]) -> list[_Own]:
    kept = (col(Consultation.id), col(Consultation.patient_id), col(Consultation.answers_sealed))
    query = (
        select(*kept, col(PatientKey.ring_id), col(PatientKey.wrapped))
        .join(Patient, col(Patient.id) == col(Consultation.patient_id))
        .join(PatientKey, col(PatientKey.patient_id) == col(Consultation.patient_id))
        .where(col(Consultation.id).in_(ids), goes_on(Purpose.CONSULTATION), *readable)
        .order_by(col(Consultation.filed_at).desc(), col(Consultation.id))
    )
    return [_Own(*row) for row in unit.session.execute(query)]


def _stands(unit: Unit, case: _Own, said: list[tuple[str, bytes]], wanted: str) -> bool:
    """What does not open has no words."""
    opening, nothing = Damage(), dict[str, Any]()
    seal: SealKey | None = opening.open(partial(unit.data_key, case.patient_id, case.ring_id, case.wrapped), None)
    if seal is None:
        return False
    answers = opening.open(partial(consultations.read_answers, seal, case.id, case.answers), nothing)
    places = ((consultations.text_place(uid), sealed) for uid, sealed in said)
    texts = (str(answers.get("details") or ""), *(opening.open(partial(seal.open_text, *one), "") for one in places))
    return any(wanted in folded(text) for text in texts)

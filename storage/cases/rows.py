"""What a list shows of its cases, opened a page at a time: names, answers, the patients' first words, how many photos.

Of patients who have suspended the processing nothing is opened (R-6); of what does not open any more the rest is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import func, select
from sqlmodel import col

from storage.cases import consultations
from storage.cases.consultations import CaseMessage, Consultation
from storage.cases.photos import Photo
from storage.crypto.damage import Damage
from storage.crypto.vault import SealKey
from storage.errors import Suspended
from storage.patients.patients import Patient, PatientKey, Purpose, check_not_suspended, place
from storage.unit.unit_of_work import Unit


@dataclass(frozen=True, slots=True)
class Listed:
    """A case in a list with what is known of it, opened; nothing of that while processing is suspended. `words` are what the
    patient wrote first, `wrote_at` is when they wrote last."""

    case: Consultation
    name: str | None = None
    phone: str | None = None
    lang: str = ""
    answers: dict[str, Any] = field(default_factory=dict)
    words: str = ""
    wrote_at: datetime | None = None
    photos: int = 0
    is_suspended: bool = False
    is_unreadable: bool = False


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands in other tables about the cases of a page, by case."""

    first: dict[str, CaseMessage]
    last: dict[str, datetime]
    photos: dict[str, int]


def open_rows(unit: Unit, found: Sequence[Any]) -> list[Listed]:
    """The rows (case, patient, key) of a list, opened."""
    beside = _beside(unit, [row[0].id for row in found if row[1].suspended_at is None])
    return [_open(unit, case, patient, key, beside) for case, patient, key in found]


def _beside(unit: Unit, ids: list[str]) -> _Beside:
    if not ids:
        return _Beside({}, {}, {})
    case_id = col(CaseMessage.consultation_id)
    said = unit.session.execute(
        select(case_id, func.min(col(CaseMessage.id)), func.max(col(CaseMessage.sent_at)))
        .where(case_id.in_(ids), col(CaseMessage.author) == "patient")
        .group_by(case_id)
    ).all()
    first = unit.session.scalars(select(CaseMessage).where(col(CaseMessage.id).in_([row[1] for row in said])))
    pictures = unit.session.execute(
        select(col(Photo.consultation_id), func.count())
        .where(col(Photo.consultation_id).in_(ids))
        .group_by(col(Photo.consultation_id))
    )
    return _Beside(
        {message.consultation_id: message for message in first},
        {row[0]: row[2] for row in said},
        {row[0]: row[1] for row in pictures},
    )


def _open(unit: Unit, case: Consultation, patient: Patient, key: PatientKey, beside: _Beside) -> Listed:
    try:
        check_not_suspended(patient.suspended_at, Purpose.CONSULTATION)
    except Suspended:
        return Listed(case, is_suspended=True)
    opening = Damage()
    seal = opening.open(partial(unit.data_key, patient.id, key.ring_id, key.wrapped), None)
    if seal is None:
        return Listed(case, lang=patient.lang, is_unreadable=True)
    name, phone = (opening.open(partial(_text, seal, patient, column), None) for column in ("name", "phone"))
    nothing: dict[str, Any] = {}
    message = beside.first.get(case.id)
    return Listed(
        case,
        name,
        phone,
        lang=patient.lang,
        answers=opening.open(lambda: consultations.open_answers(seal, case), nothing),
        words=opening.open(partial(_said, seal, message), ""),
        wrote_at=beside.last.get(case.id),
        photos=beside.photos.get(case.id, 0),
        is_unreadable=opening.found > 0,
    )


def _text(seal: SealKey, patient: Patient, column: str) -> str | None:
    sealed: bytes | None = getattr(patient, f"{column}_sealed")
    return None if sealed is None else seal.open_text(place(f"{column}_sealed", patient.id), sealed)


def _said(seal: SealKey, message: CaseMessage | None) -> str:
    return consultations.open_message(seal, message).text if message is not None else ""

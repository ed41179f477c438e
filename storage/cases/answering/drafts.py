"""What staff have typed on a case and not sent yet: one row a person and case, sealed with the patient's key.

A draft is words about a patient like a note, so it goes with the case, the patient and the health consent.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

import orjson
from sqlalchemy import UniqueConstraint, delete, select
from sqlmodel import SQLModel, col

from storage.cases.consultations import Consultation
from storage.crypto.damage import Damage
from storage.crypto.vault import SealKey
from storage.unit.schema import Kind, UtcDateTime, column, table_of
from storage.unit.statements import insertion
from storage.unit.unit_of_work import Unit


class Draft(SQLModel, table=True):
    """The unsent words of one person on one case: sealed JSON of the answer and the note."""

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("consultation_id", "staff_id"),)

    id: str = column(Kind.ID, primary_key=True)
    consultation_id: str = column(Kind.ID, references="consultation.id")
    patient_id: str = column(Kind.SUBJECT, references="patient.id", index=True)
    staff_id: str = column(Kind.ID, index=True)
    written_at: datetime = column(Kind.TIME, UtcDateTime())
    words_sealed: bytes = column(Kind.SEALED)


_BEGIN = insertion(table_of(Draft), on_conflict=("consultation_id", "staff_id"))


@dataclass(frozen=True, slots=True)
class Typed:
    """What is in the boxes of a case's page."""

    answer: str = ""
    note: str = ""


NOTHING = Typed()


def keep(unit: Unit, key: SealKey, case: Consultation, staff_id: str, typed: Typed) -> None:
    """Keep what this person has typed, in place of what they had; nothing typed keeps nothing."""
    unit.session.flush()
    mine = (col(Draft.consultation_id) == case.id, col(Draft.staff_id) == staff_id)
    if typed == NOTHING:
        unit.session.execute(delete(Draft).where(*mine))
        return
    _BEGIN.run(
        unit.connection, id=unit.new_id(), consultation_id=case.id, patient_id=case.patient_id, staff_id=staff_id,
        written_at=unit.now, words_sealed=b"",
    )  # fmt: skip
    draft = unit.session.scalars(select(Draft).where(*mine).with_for_update()).one()
    words = orjson.dumps({"answer": typed.answer, "note": typed.note})
    draft.written_at, draft.words_sealed = unit.now, key.seal(_place(draft.id), words)
    unit.session.add(draft)
    unit.session.flush()


def of(unit: Unit, key: SealKey, case_id: str, staff_id: str, damage: Damage | None = None) -> Typed:
    """What this person has typed on this case and not sent. With a `damage`, words that do not open are counted there."""
    draft = _find(unit, case_id, staff_id)
    if draft is None:
        return NOTHING
    opening = partial(_open, key, draft)
    return opening() if damage is None else damage.open(opening, NOTHING)


def sent(unit: Unit, key: SealKey, case: Consultation, staff_id: str, box: str) -> None:
    """What was in this box ("answer" or "note") went out: only the other one's words are left."""
    if _find(unit, case.id, staff_id) is not None:
        keep(unit, key, case, staff_id, replace(of(unit, key, case.id, staff_id, Damage()), **{box: ""}))


def words_of_case(unit: Unit, key: SealKey, case_id: str, damage: Damage) -> list[str]:
    """The unsent words of everybody on a case, for the search after its destruction."""
    typed = [
        damage.open(partial(_open, key, draft), NOTHING)
        for draft in unit.session.scalars(select(Draft).where(col(Draft.consultation_id) == case_id))
    ]
    return [words for one in typed for words in (one.answer, one.note) if words]


def drop_all_of_case(unit: Unit, case_id: str) -> None:
    """The case is settled: what nobody sent is gone."""
    unit.session.execute(delete(Draft).where(col(Draft.consultation_id) == case_id))


def drop_all_of_staff(unit: Unit, staff_id: str) -> None:
    """Somebody left: what they had typed is gone with them."""
    unit.session.execute(delete(Draft).where(col(Draft.staff_id) == staff_id))


def _find(unit: Unit, case_id: str, staff_id: str) -> Draft | None:
    query = select(Draft).where(col(Draft.consultation_id) == case_id, col(Draft.staff_id) == staff_id)
    found: Draft | None = unit.session.scalar(query)
    return found


def _open(key: SealKey, draft: Draft) -> Typed:
    return Typed(**orjson.loads(key.open(_place(draft.id), draft.words_sealed)))


def _place(draft_id: str) -> str:
    return f"draft.words_sealed.{draft_id}"

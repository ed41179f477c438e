"""What staff add to a case and did with it: notes, reveals, adoptions into the chart; and the clinic's canned replies.

Notes and the free words of a reveal are about a patient, so they are sealed with the patient's key and go with it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import ColumnElement, Integer, delete, or_, select, update
from sqlmodel import SQLModel, col

from storage.cases.consultations import Consultation
from storage.crypto.damage import UNREADABLE, Damage
from storage.crypto.vault import SealKey
from storage.unit.schema import Kind, UtcDateTime, column
from storage.unit.unit_of_work import Unit


class Note(SQLModel, table=True):
    """A remark for colleagues; the patient never reads it in the chat, but may ask for it (R-1)."""

    __tablename__ = "note"

    id: str = column(Kind.ID, primary_key=True)
    consultation_id: str = column(Kind.ID, references="consultation.id", index=True)
    patient_id: str = column(Kind.SUBJECT, references="patient.id", index=True)
    staff_id: str = column(Kind.ID)
    written_at: datetime = column(Kind.TIME, UtcDateTime())
    text_sealed: bytes = column(Kind.SEALED)


class Reveal(SQLModel, table=True):
    """A staff member saw a patient's name and number in full, for a reason given once per case."""

    __tablename__ = "reveal"

    id: str = column(Kind.ID, primary_key=True)
    consultation_id: str = column(Kind.ID, references="consultation.id", index=True)
    patient_id: str = column(Kind.SUBJECT, references="patient.id", index=True)
    staff_id: str = column(Kind.ID)
    reason: str = column(Kind.STATE)
    words_sealed: bytes | None = column(Kind.SEALED, nullable=True)
    revealed_at: datetime = column(Kind.TIME, UtcDateTime())


class ChartAdoption(SQLModel, table=True):
    """A practitioner made parts of a case part of the medical record. The copy itself stands in the retained class; this
    line says who did it, which parts, and why."""

    __tablename__ = "chart_adoption"

    id: str = column(Kind.ID, primary_key=True)
    consultation_id: str = column(Kind.ID, references="consultation.id", index=True)
    patient_id: str = column(Kind.SUBJECT, references="patient.id", index=True)
    staff_id: str = column(Kind.ID)
    parts: str = column(Kind.STATE)
    reason: str = column(Kind.STATE)
    adopted_at: datetime = column(Kind.TIME, UtcDateTime())


class CannedReply(SQLModel, table=True):
    """An answer that the clinic gives often, with {placeholders}; its own words, about no patient."""

    __tablename__ = "canned_reply"

    id: str = column(Kind.ID, primary_key=True)
    title: str = column(Kind.WORDING)
    body: str = column(Kind.WORDING)
    lang: str = column(Kind.STATE, default="ko")
    changed_by: str = column(Kind.ID)
    changed_at: datetime = column(Kind.TIME, UtcDateTime())
    version: int = column(Kind.STATE, Integer(), default=1)
    owner_id: str | None = column(Kind.ID, nullable=True, index=True)  # None: everybody's
    used: int = column(Kind.STATE, Integer(), default=0)


@dataclass(frozen=True, slots=True)
class Remark:
    """A note, opened."""

    id: str
    staff_id: str
    written_at: datetime
    text: str


def add_note(unit: Unit, key: SealKey, case: Consultation, text: str) -> Note:
    """Keep a remark of whoever acts."""
    note_id = unit.new_id()
    note = Note(
        id=note_id, consultation_id=case.id, patient_id=case.patient_id, staff_id=unit.actor.id,
        written_at=unit.now, text_sealed=key.seal_text(_note_place(note_id), text),
    )  # fmt: skip
    unit.session.add(note)
    return note


def notes(unit: Unit, key: SealKey, case_id: str, damage: Damage | None = None) -> list[Remark]:
    """The remarks on a case, oldest first. With a `damage`, one that does not open is counted there and marked."""
    query = select(Note).where(col(Note.consultation_id) == case_id).order_by(col(Note.written_at), col(Note.id))
    found = []
    for note in unit.session.scalars(query):
        opening = partial(key.open_text, _note_place(note.id), note.text_sealed)
        text = opening() if damage is None else damage.open(opening, UNREADABLE)
        found.append(Remark(note.id, note.staff_id, note.written_at, text))
    return found


def _note_place(note_id: str) -> str:
    return f"note.text_sealed.{note_id}"


def add_reveal(unit: Unit, key: SealKey, case: Consultation, reason: str, words: str) -> Reveal:
    """Keep that whoever acts saw the patient in full."""
    reveal_id = unit.new_id()
    sealed = key.seal_text(_reveal_place(reveal_id), words) if words else None
    reveal = Reveal(
        id=reveal_id, consultation_id=case.id, patient_id=case.patient_id, staff_id=unit.actor.id,
        reason=reason, words_sealed=sealed, revealed_at=unit.now,
    )  # fmt: skip
    unit.session.add(reveal)
    return reveal


def _reveal_place(reveal_id: str) -> str:
    return f"reveal.words_sealed.{reveal_id}"


def reveals(unit: Unit, case_id: str) -> list[Reveal]:
    """Who saw the patient of this case in full, the first one first."""
    query = select(Reveal).where(col(Reveal.consultation_id) == case_id)
    return list(unit.session.scalars(query.order_by(col(Reveal.revealed_at), col(Reveal.id))))


def open_reveal(key: SealKey, one: Reveal) -> str:
    """Why, in the words of who looked; empty when they gave none."""
    return "" if one.words_sealed is None else key.open_text(_reveal_place(one.id), one.words_sealed)


def reveal_by(unit: Unit, case_id: str, staff_id: str) -> Reveal | None:
    """The reveal of this person on this case."""
    query = select(Reveal).where(col(Reveal.consultation_id) == case_id, col(Reveal.staff_id) == staff_id)
    found: Reveal | None = unit.session.scalar(query.limit(1))
    return found


def add_adoption(unit: Unit, case: Consultation, parts: tuple[str, ...], reason: str) -> ChartAdoption:
    """Keep that whoever acts took these parts into the medical record."""
    adoption = ChartAdoption(
        id=unit.new_id(), consultation_id=case.id, patient_id=case.patient_id, staff_id=unit.actor.id,
        parts=",".join(parts), reason=reason, adopted_at=unit.now,
    )  # fmt: skip
    unit.session.add(adoption)
    return adoption


def adoptions(unit: Unit, case_id: str) -> list[ChartAdoption]:
    """What was taken into the medical record from this case."""
    query = select(ChartAdoption).where(col(ChartAdoption.consultation_id) == case_id)
    return list(unit.session.scalars(query.order_by(col(ChartAdoption.adopted_at))))


def canned(unit: Unit, staff_id: str = "") -> list[CannedReply]:
    """The canned replies that this person may use, theirs and everybody's, by title."""
    query = select(CannedReply).where(_usable_by(staff_id))
    return list(unit.session.scalars(query.order_by(col(CannedReply.title), col(CannedReply.id))))


def count_use(unit: Unit, staff_id: str, canned_ids: Collection[str]) -> None:
    """These replies went into an answer."""
    used = update(CannedReply).where(col(CannedReply.id).in_(canned_ids), _usable_by(staff_id))
    unit.session.execute(used.values(used=col(CannedReply.used) + 1), execution_options={"synchronize_session": False})


def drop_canned_of(unit: Unit, staff_id: str) -> None:
    """Somebody left: their own replies are gone."""
    unit.session.execute(delete(CannedReply).where(col(CannedReply.owner_id) == staff_id))


def _usable_by(staff_id: str) -> ColumnElement[bool]:
    return or_(col(CannedReply.owner_id).is_(None), col(CannedReply.owner_id) == staff_id)


def find_canned(unit: Unit, canned_id: str) -> CannedReply | None:
    """The canned reply with this id."""
    return unit.session.get(CannedReply, canned_id)

"""Kept apart: what a law makes the clinic keep after the patient's data is gone (D-3), each piece under a key of its own.

Nothing here is reached by the inbox, the search, ads or exports; only `skills/retained.py` opens it, for the privacy
officer and practitioners, and every opening is on the trail.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlmodel import SQLModel, col

from storage.errors import NotFound
from storage.trail import covered
from storage.unit.schema import Kind, UtcDateTime, column, table_of
from storage.unit.unit_of_work import Unit


class Retained(SQLModel, table=True):
    """One piece (a chart excerpt), sealed with its own data key. `patient_id` is a pseudonym that outlives the patient."""

    __tablename__ = "retained"

    id: str = column(Kind.ID, primary_key=True)
    patient_id: str = column(Kind.SUBJECT, index=True)
    kind: str = column(Kind.STATE)
    ground: str = column(Kind.STATE)
    case_number: str = column(Kind.ID, default="")
    adopted_at: datetime = column(Kind.TIME, UtcDateTime())
    adopted_by: str = column(Kind.STAFF)
    keep_until: datetime = column(Kind.TIME, UtcDateTime(), index=True)
    ring_id: str = column(Kind.ID, index=True)
    wrapped: bytes = column(Kind.KEY)
    content_sealed: bytes = column(Kind.SEALED)
    mac: str = column(
        Kind.PROOF, default="", server_default="",
        covers=("id", "patient_id", "kind", "ground", "case_number", "adopted_at", "adopted_by", "keep_until"),
    )  # fmt: skip


_retained = table_of(Retained)


def place(retained_id: str) -> str:
    """Where a piece is sealed."""
    return f"retained.content_sealed.{retained_id}"


def add(unit: Unit, piece: Retained, content: bytes) -> None:
    """Keep a piece under a fresh key."""
    piece.ring_id, piece.wrapped = unit.vault.new_data_key(piece.id)
    key = unit.data_key(piece.id, piece.ring_id, piece.wrapped)
    piece.content_sealed = key.seal(place(piece.id), content)
    unit.session.add(piece)
    unit.session.flush()


def get(unit: Unit, retained_id: str) -> Retained:
    """The piece with this id; `NotFound` when there is none (any more)."""
    piece = find(unit, retained_id)
    if piece is None:
        raise NotFound("retained piece")
    return piece


def find(unit: Unit, retained_id: str) -> Retained | None:
    """The piece with this id, still sealed, while there is one."""
    piece = unit.session.get(Retained, retained_id)
    return piece if piece is not None and covered.is_ours(unit, piece) else None


def open_piece(unit: Unit, piece: Retained) -> bytes:
    """What a piece says; the caller has checked who asks and records it."""
    key = unit.data_key(piece.id, piece.ring_id, piece.wrapped)
    return key.open(place(piece.id), piece.content_sealed)


def newest(unit: Unit, limit: int = 200) -> list[Retained]:
    """The newest pieces, still sealed."""
    return list(unit.session.scalars(select(Retained).order_by(col(Retained.adopted_at).desc()).limit(limit)))


def of_patient(unit: Unit, patient_id: str) -> list[Retained]:
    """What is kept apart about a patient, still sealed."""
    unit.session.flush()
    query = select(Retained).where(col(Retained.patient_id) == patient_id)
    found = unit.session.scalars(query.order_by(col(Retained.adopted_at)))
    return [piece for piece in found if covered.is_ours(unit, piece)]

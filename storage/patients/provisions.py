"""Provision: what was handed to a third party, to whom, what for, on which ground, when and by whom (clause 4, E-3).

A row names its patient by pseudonym only and outlives them as evidence, as a consent does. It is never changed, cannot be
deleted while its patient is there, and has a keyed code over all that it says. Whether something may be provided is a rule
(`skills/compliance/provisions.py`).
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Integer, Select, select
from sqlmodel import SQLModel, col

from storage.trail import covered
from storage.unit.schema import Kind, UtcDateTime, column
from storage.unit.unit_of_work import Unit


class Provision(SQLModel, table=True):
    """One provision. `recipient` is an organisation, `items` are codes with commas between, `basis` is the article of the law
    or where the signed consent lies, `keeps` how long the recipient keeps it: words that name no patient. `consent_id` is the
    decision (`storage/patients/consents.py`) on which a provision by consent rests."""

    __tablename__ = "provision"

    id: str = column(Kind.ID, primary_key=True)
    patient_id: str = column(Kind.SUBJECT, index=True)
    case_number: str = column(Kind.ID)
    recipient: str = column(Kind.NOTE)
    purpose: str = column(Kind.STATE)
    items: str = column(Kind.STATE)
    ground: str = column(Kind.STATE)
    basis: str = column(Kind.NOTE)
    consent_id: int | None = column(Kind.ID, Integer(), nullable=True)
    keeps: str = column(Kind.NOTE)
    provided_at: datetime = column(Kind.TIME, UtcDateTime(), index=True)
    provided_by: str = column(Kind.STAFF)
    mac: str = column(
        Kind.PROOF, default="", server_default="",
        covers=(
            "id", "patient_id", "case_number", "recipient", "purpose", "items", "ground", "basis", "consent_id", "keeps",
            "provided_at", "provided_by",
        ),
    )  # fmt: skip


def add(unit: Unit, provision: Provision) -> None:
    """Keep a provision."""
    unit.session.add(provision)
    unit.session.flush()


def find(unit: Unit, provision_id: str) -> Provision | None:
    """The provision with this id."""
    found = unit.session.get(Provision, provision_id)
    return found if found is not None and covered.is_ours(unit, found) else None


def newest(unit: Unit, limit: int = 200) -> list[Provision]:
    """The provisions, the last one first."""
    order = (col(Provision.provided_at).desc(), col(Provision.id))
    return _ours(unit, select(Provision).order_by(*order).limit(limit))


def of_patient(unit: Unit, patient_id: str) -> list[Provision]:
    """What was provided of a patient, the last one first."""
    query = select(Provision).where(col(Provision.patient_id) == patient_id)
    return _ours(unit, query.order_by(col(Provision.provided_at).desc(), col(Provision.id)))


def _ours(unit: Unit, query: Select[Provision]) -> list[Provision]:
    """What Sangdam wrote; a row that was put in or moved with SQL tells nobody of anything (`storage/trail/covered.py`)."""
    return [row for row in unit.session.scalars(query) if covered.is_ours(unit, row)]

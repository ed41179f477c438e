"""Announcements: which patient is to be told of which coming version of the policy, and who was told when and how (E-4).

A row goes with its patient; that somebody was told stands on the trail as well. The rules are in
`skills/consents/announcements.py`.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, and_, bindparam, exists, func, select, update
from sqlmodel import SQLModel, col

from storage.patients.patients import Patient
from storage.trail import chain
from storage.unit.schema import Kind, UtcDateTime, column, table_of
from storage.unit.statements import Prepared, insertion
from storage.unit.unit_of_work import Unit


class Announcement(SQLModel, table=True):
    """One patient and one version of the policy. `told_by` says how: with a message of their own, or woken by an event."""

    __tablename__ = "announcement"

    patient_id: str = column(Kind.SUBJECT, primary_key=True, references="patient.id")
    version: str = column(Kind.WORDING, primary_key=True)
    queued_at: datetime = column(Kind.TIME, UtcDateTime())
    told_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    told_by: str = column(Kind.STATE, default="")


_announcements = table_of(Announcement)
_patients = table_of(Patient)
_TOLD = Prepared(
    select(_announcements.c.told_at).where(
        _announcements.c.patient_id == bindparam("patient_id"), _announcements.c.version == bindparam("version")
    )
)


_NOTE = insertion(_announcements, on_conflict=("patient_id", "version"))
_TELL = Prepared(
    update(_announcements)
    .where(_announcements.c.patient_id == bindparam("who"), _announcements.c.version == bindparam("which"))
    .where(_announcements.c.told_at.is_(None))
    .values(told_at=bindparam("now"), told_by=bindparam("by"))
)


def _has_row(version: str, *more: ColumnElement[bool]) -> ColumnElement[bool]:
    this = and_(_announcements.c.patient_id == _patients.c.id, _announcements.c.version == version)
    return exists(select(_announcements.c.patient_id).where(this, *more))


def _active() -> ColumnElement[bool]:
    """Patients whom the chat still knows and who have not stopped the processing of their data (R-6)."""
    return and_(_patients.c.kakao_sealed.is_not(None), _patients.c.suspended_at.is_(None))


def queue_next(unit: Unit, version: str, limit: int) -> list[tuple[str, bool]]:
    """Note that the next patients, at most `limit`, are to be told of this version: (patient, whether they are a friend of
    the channel). Nobody is noted twice, and nobody who is being destroyed at this moment."""
    query = select(_patients.c.id, _patients.c.is_friend).where(_active(), ~_has_row(version))
    query = query.order_by(_patients.c.id).limit(limit)
    query = query.with_for_update(read=True, key_share=True, skip_locked=True, of=_patients)
    found = unit.connection.execute(query).all()
    return [(row.id, row.is_friend) for row in found if _note(unit, row.id, version)]


def _note(unit: Unit, patient_id: str, version: str) -> bool:
    values = {"patient_id": patient_id, "version": version, "queued_at": unit.now}
    return _NOTE.run(unit.connection, **values, told_at=None, told_by="") == 1


def was_told(unit: Unit, patient_id: str, version: str) -> bool:
    """Whether this patient has been told of this version."""
    return _TOLD.value(unit.connection, patient_id=patient_id, version=version) is not None


def tell(unit: Unit, patient_id: str, version: str, by: str) -> None:
    """This patient is told of this version now, if they were not before."""
    _note(unit, patient_id, version)
    if _TELL.run(unit.connection, who=patient_id, which=version, now=unit.now, by=by):
        chain.record(unit, "policy_announced", subject=patient_id, about=version, why=by)


def counts(unit: Unit, version: str) -> tuple[int, int]:
    """How many patients were told of this version, and how many active ones were not yet."""
    told = select(func.count()).select_from(_announcements)
    told = told.where(_announcements.c.version == version, _announcements.c.told_at.is_not(None))
    waiting = select(func.count()).select_from(_patients)
    waiting = waiting.where(_active(), ~_has_row(version, _announcements.c.told_at.is_not(None)))
    return int(unit.session.scalar(told) or 0), int(unit.session.scalar(waiting) or 0)


def of_patient(unit: Unit, patient_id: str) -> list[Announcement]:
    """What this patient was told of, the earliest first."""
    query = select(Announcement).where(
        col(Announcement.patient_id) == patient_id, col(Announcement.told_at).is_not(None)
    )
    return list(unit.session.scalars(query.order_by(col(Announcement.told_at))))

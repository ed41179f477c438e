"""Access reviews (S-4): the regular look at who saw whom, signed off, and the queries on the trail that it needs.

What is a striking access is a rule (`skills/staff/access_review.py`); the trail itself is `storage/trail/chain.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, Integer, func, select
from sqlmodel import SQLModel, col

from storage.cases.consultations import Consultation
from storage.trail.chain import AccessRecord
from storage.unit.schema import Kind, UtcDateTime, column
from storage.unit.unit_of_work import Unit


class AccessReview(SQLModel, table=True):
    """One cycle: the span that is looked at, how much there was, who signed it and what came of it."""

    __tablename__ = "access_review"

    id: str = column(Kind.ID, primary_key=True)
    begins_at: datetime = column(Kind.TIME, UtcDateTime(), unique=True)
    ends_at: datetime = column(Kind.TIME, UtcDateTime())
    due_at: datetime = column(Kind.TIME, UtcDateTime())
    accesses: int = column(Kind.STATE, Integer(), default=0)
    marked: int = column(Kind.STATE, Integer(), default=0)
    signed_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    signed_by: str = column(Kind.STAFF, default="")
    finding: str = column(Kind.STATE, default="")
    follow_up: str = column(Kind.NOTE, default="")


@dataclass(frozen=True, slots=True)
class Concerned:
    """One patient, by pseudonym, and one act that concerned them: how often, and the first and last time."""

    subject: str
    act: str
    times: int
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Filter:
    """What of the trail is asked for; empty parts do not narrow. `kinds` are kinds of actors, `only_patients` leaves out
    what concerned nobody's data."""

    since: datetime
    until: datetime
    actor_id: str = ""
    subject: str = ""
    act: str = ""
    kinds: tuple[str, ...] = ()
    only_patients: bool = False


def accesses(unit: Unit, wanted: Filter, *, limit: int, before_seq: int | None = None) -> list[AccessRecord]:
    """What people and machines of the clinic did (everyone but the patients), newest first, a page at a time."""
    query = select(AccessRecord).where(*_fits(wanted))
    if before_seq is not None:
        query = query.where(col(AccessRecord.seq) < before_seq)
    return list(unit.session.scalars(query.order_by(col(AccessRecord.seq).desc()).limit(limit)))


def _fits(wanted: Filter) -> list[ColumnElement[bool]]:
    fits = [
        col(AccessRecord.at) >= wanted.since,
        col(AccessRecord.at) < wanted.until,
        col(AccessRecord.actor_kind) != "patient",
    ]
    named = ((name, getattr(wanted, name)) for name in ("actor_id", "subject", "act"))
    fits += [getattr(AccessRecord, name) == value for name, value in named if value]
    if wanted.kinds:
        fits.append(col(AccessRecord.actor_kind).in_(wanted.kinds))
    if wanted.only_patients:
        fits.append(col(AccessRecord.subject) != "")
    return fits


def concerned(unit: Unit, wanted: Filter) -> list[Concerned]:
    """Whose data that was (B-2): each patient with each act, the first seen first."""
    first = func.min(col(AccessRecord.at))
    query = (
        select(col(AccessRecord.subject), col(AccessRecord.act), func.count(), first, func.max(col(AccessRecord.at)))
        .where(*_fits(replace(wanted, only_patients=True)))
        .group_by(col(AccessRecord.subject), col(AccessRecord.act))
        .order_by(first, col(AccessRecord.subject), col(AccessRecord.act))
    )
    return [Concerned(*row) for row in unit.session.execute(query)]


def case_numbers(unit: Unit, wanted: Filter) -> list[tuple[str, str]]:
    """The cases of the same patients that are still kept: (pseudonym, case number)."""
    subjects = select(col(AccessRecord.subject)).where(*_fits(replace(wanted, only_patients=True)))
    query = select(col(Consultation.patient_id), col(Consultation.number)).where(
        col(Consultation.patient_id).in_(subjects)
    )
    return [(row[0], row[1]) for row in unit.session.execute(query.order_by(col(Consultation.number)))]


def patients_seen(unit: Unit, since: datetime, until: datetime) -> Sequence[tuple[str, datetime, str]]:
    """Which staff member had to do with which patient, and when: (staff id, time, pseudonym)."""
    query = select(col(AccessRecord.actor_id), col(AccessRecord.at), col(AccessRecord.subject)).where(
        col(AccessRecord.at) >= since,
        col(AccessRecord.at) < until,
        col(AccessRecord.actor_kind) == "staff",
        col(AccessRecord.subject) != "",
    )
    return [(row[0], row[1], row[2]) for row in unit.session.execute(query)]


def acts(unit: Unit, since: datetime, until: datetime) -> list[str]:
    """The acts that occur in a span."""
    query = select(col(AccessRecord.act)).where(col(AccessRecord.at) >= since, col(AccessRecord.at) < until).distinct()
    return sorted(unit.session.scalars(query))


def add(unit: Unit, review: AccessReview) -> None:
    """Keep a cycle."""
    unit.session.add(review)
    unit.session.flush()


def find(unit: Unit, review_id: str) -> AccessReview | None:
    """The cycle with this id."""
    return unit.session.get(AccessReview, review_id)


def newest(unit: Unit, limit: int = 60) -> list[AccessReview]:
    """The cycles, newest first."""
    return list(unit.session.scalars(select(AccessReview).order_by(col(AccessReview.begins_at).desc()).limit(limit)))


def unsigned(unit: Unit) -> list[AccessReview]:
    """The cycles that nobody has signed off, oldest first."""
    query = select(AccessReview).where(col(AccessReview.signed_at).is_(None))
    return list(unit.session.scalars(query.order_by(col(AccessReview.begins_at))))

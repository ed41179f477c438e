"""The internal management plan: its versions and the officer's yearly checks, both append-only (S-11).

The document itself lies where `place` says. When a check is due is a rule (`skills/compliance/plan.py`).
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, select
from sqlmodel import SQLModel, col

from storage.unit.schema import Kind, UtcDateTime, column
from storage.unit.unit_of_work import Unit


class PlanVersion(SQLModel, table=True):
    """One version. `in_force_on` is a day in Korea, `approved_by` the owner's name, `place` where the document lies."""

    __tablename__ = "plan_version"

    id: str = column(Kind.ID, primary_key=True)
    version: str = column(Kind.WORDING, unique=True)
    in_force_on: date = column(Kind.TIME, Date(), index=True)
    approved_by: str = column(Kind.STAFF)
    place: str = column(Kind.WORDING)
    recorded_at: datetime = column(Kind.TIME, UtcDateTime())
    recorded_by: str = column(Kind.STAFF)


class PlanCheck(SQLModel, table=True):
    """The officer looked whether the plan is carried out."""

    __tablename__ = "plan_check"

    id: str = column(Kind.ID, primary_key=True)
    version_id: str = column(Kind.ID, references="plan_version.id", index=True)
    checked_at: datetime = column(Kind.TIME, UtcDateTime())
    checked_by: str = column(Kind.STAFF)
    finding: str = column(Kind.STATE)
    follow_up: str = column(Kind.NOTE, default="")


def add_version(unit: Unit, version: PlanVersion) -> None:
    """Keep a version."""
    unit.session.add(version)
    unit.session.flush()


def add_check(unit: Unit, check: PlanCheck) -> None:
    """Keep a check."""
    unit.session.add(check)
    unit.session.flush()


def versions(unit: Unit) -> list[PlanVersion]:
    """All versions, the one that comes or came into force last first."""
    order = (col(PlanVersion.in_force_on).desc(), col(PlanVersion.recorded_at).desc())
    return list(unit.session.scalars(select(PlanVersion).order_by(*order)))


def checks(unit: Unit) -> list[PlanCheck]:
    """All checks, the last one first."""
    return list(unit.session.scalars(select(PlanCheck).order_by(col(PlanCheck.checked_at).desc())))

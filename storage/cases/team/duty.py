"""Who is on duty: one line a person, with what they take on and until when."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlmodel import SQLModel, col

from storage.unit.schema import Kind, UtcDateTime, column
from storage.unit.unit_of_work import Unit


class DutyState(StrEnum):
    """Whether somebody takes cases; away is back soon and gets nothing new."""

    ON = "on"
    AWAY = "away"
    OFF = "off"


class Duty(SQLModel, table=True):
    """Whether somebody is there. `treatments` are the words of those that
    they know best, `given_at` is when they were last given a case."""

    __tablename__ = "duty"

    staff_id: str = column(Kind.ID, primary_key=True)
    state: str = column(Kind.STATE, default=DutyState.OFF, index=True)
    since_at: datetime = column(Kind.TIME, UtcDateTime())
    until_at: datetime = column(Kind.TIME, UtcDateTime())
    treatments: str = column(Kind.STATE, default="")
    given_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)

    @property
    def words(self) -> list[str]:
        """The words of the treatments that they know best."""
        return self.treatments.split()

    @property
    def lapsed_at(self) -> datetime | None:
        """When the shift ended by itself; None when it goes on, or was ended by a press."""
        return self.until_at if self.since_at < self.until_at else None


def find(unit: Unit, staff_id: str) -> Duty | None:
    """This person's line."""
    return unit.session.get(Duty, staff_id)


def of_everyone(unit: Unit) -> dict[str, Duty]:
    """All lines, by person."""
    return {one.staff_id: one for one in unit.session.scalars(select(Duty))}


def lock_present(unit: Unit) -> list[Duty]:
    """Who is on duty, locked: two who share out at once wait for each other. Who was given a case longest ago comes first."""
    query = (
        select(Duty).where(col(Duty.state) == DutyState.ON, col(Duty.until_at) > unit.now).order_by(col(Duty.staff_id))
    )
    found = list(unit.session.scalars(query.with_for_update().execution_options(populate_existing=True)))
    return sorted(found, key=lambda one: (one.given_at is not None, one.given_at, one.staff_id))


def over(unit: Unit) -> list[Duty]:
    """Whose shift is over and who has not said so."""
    query = select(Duty).where(col(Duty.state) != DutyState.OFF, col(Duty.until_at) <= unit.now)
    return list(unit.session.scalars(query))


def drop(unit: Unit, staff_id: str) -> None:
    """Somebody left."""
    found = find(unit, staff_id)
    if found is not None:
        unit.session.delete(found)

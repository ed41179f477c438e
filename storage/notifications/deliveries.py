"""Deliveries: by which way a patient was told that something waits for them, how that went, and what it cost.

A row goes with its patient. What was spent in a month is counted apart and names nobody. The order of the ways is a rule
(`skills/notifications/reaching.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Integer, bindparam, case, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel, col

from storage.unit.schema import Kind, UtcDateTime, column, table_of
from storage.unit.statements import Prepared
from storage.unit.unit_of_work import Unit


class DeliveryState(StrEnum):
    """How far a message has come by one way."""

    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"


class Delivery(SQLModel, table=True):
    """One way that was tried. `about` is the answer or the request that waits, `channel` event, alimtalk or sms;
    `reference` is the dealer's, `won` what it costs once delivered."""

    __tablename__ = "delivery"

    id: str = column(Kind.ID, primary_key=True)
    patient_id: str = column(Kind.SUBJECT, references="patient.id", index=True)
    consultation_id: str | None = column(Kind.ID, references="consultation.id", nullable=True, index=True)
    about: str = column(Kind.ID, index=True)
    channel: str = column(Kind.STATE)
    state: str = column(Kind.STATE)
    problem: str = column(Kind.STATE, default="")
    reference: str = column(Kind.ID, default="")
    won: int = column(Kind.STATE, Integer(), default=0)
    begun_at: datetime = column(Kind.TIME, UtcDateTime())
    ended_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)


class DeliveryTally(SQLModel, table=True):
    """How many messages went by a channel in a month (Korean, "2026-11"), and what they cost."""

    __tablename__ = "delivery_tally"

    month: str = column(Kind.STATE, primary_key=True)
    channel: str = column(Kind.STATE, primary_key=True)
    count: int = column(Kind.STATE, Integer(), default=0)
    won: int = column(Kind.STATE, Integer(), default=0)


@dataclass(frozen=True, slots=True)
class Spent:
    """A month's messages by one channel."""

    channel: str
    count: int
    won: int


_tallies = table_of(DeliveryTally)
_IN_ORDER = (
    col(Delivery.begun_at),
    case({"event": 0, "alimtalk": 1, "sms": 2}, value=col(Delivery.channel), else_=3),
    col(Delivery.id),
)


def _adding(dialect: Any) -> Any:
    names = ("month", "channel", "count", "won")
    values = {name: bindparam(name, type_=_tallies.c[name].type) for name in names}
    added = dialect.insert(_tallies).values(values)
    return added.on_conflict_do_update(
        index_elements=["month", "channel"],
        set_={"count": _tallies.c.count + added.excluded.count, "won": _tallies.c.won + added.excluded.won},
    )


_ADD = Prepared(_adding(sqlite), _adding(postgresql))


def add(unit: Unit, delivery: Delivery) -> None:
    """Keep a way that is tried now."""
    unit.session.add(delivery)
    unit.session.flush()


def find(unit: Unit, delivery_id: str) -> Delivery | None:
    """The delivery with this id, locked for the unit."""
    return unit.session.get(Delivery, delivery_id, with_for_update=True, populate_existing=True)


def set_reference(unit: Unit, delivery_id: str, reference: str) -> None:
    """Keep the dealer's reference, before anything is sent."""
    unit.session.execute(update(Delivery).where(col(Delivery.id) == delivery_id).values(reference=reference))


def count_up(unit: Unit, month: str, channel: str, won: int) -> None:
    """Count one message more; several senders may do so at once."""
    unit.flush()
    _ADD.run(unit.connection, month=month, channel=channel, count=1, won=won)


def spent(unit: Unit, month: str) -> list[Spent]:
    """What went out in a month, by channel."""
    query = select(DeliveryTally).where(col(DeliveryTally.month) == month).order_by(col(DeliveryTally.channel))
    return [Spent(found.channel, found.count, found.won) for found in unit.session.scalars(query)]


def of_case(unit: Unit, case_id: str) -> list[Delivery]:
    """The ways that were tried for a case, in their order."""
    query = select(Delivery).where(col(Delivery.consultation_id) == case_id)
    return list(unit.session.scalars(query.order_by(*_IN_ORDER)))


def of_patient(unit: Unit, patient_id: str) -> list[Delivery]:
    """The ways that were tried to reach a patient, in their order."""
    query = select(Delivery).where(col(Delivery.patient_id) == patient_id)
    return list(unit.session.scalars(query.order_by(*_IN_ORDER)))


def told_since(unit: Unit, case_id: str, since: datetime) -> bool:
    """Whether a message of a dealer's has told this case's patient, or is about to, since then."""
    query = select(func.count()).where(
        col(Delivery.consultation_id) == case_id,
        col(Delivery.channel) != "event",
        col(Delivery.state) != DeliveryState.FAILED,
        col(Delivery.begun_at) >= since,
    )
    return bool(unit.session.scalar(query))

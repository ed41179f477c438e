"""Calendar feeds: one secret address a person, by which a calendar program reads when visits are. Tables and queries only.

A feed is known by the keyed hash of its token, which only its address holds. Its row has a keyed code, so that one that was put
in or moved to somebody else with SQL opens nothing.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlmodel import SQLModel, col

from storage.trail import row_codes
from storage.unit.schema import Kind, UtcDateTime, column
from storage.unit.unit_of_work import Unit


class CalendarFeed(SQLModel, table=True):
    """The address of one person's calendar; a new one takes the place of the old."""

    __tablename__ = "calendar_feed"

    staff_id: str = column(Kind.ID, references="staff.id", primary_key=True)
    token_hash: str = column(Kind.SECRET, unique=True)
    made_at: datetime = column(Kind.TIME, UtcDateTime())
    mac: str = column(Kind.PROOF)


def make(unit: Unit, staff_id: str, token: str) -> None:
    """From now on this token opens the person's feed, and no other one does."""
    end(unit, staff_id)
    feed = CalendarFeed(staff_id=staff_id, token_hash=_hash(unit, token), made_at=unit.now, mac="")
    feed.mac = row_codes.code(unit, "calendar_feed", *_said_by(feed))
    unit.session.add(feed)
    unit.session.flush()


def end(unit: Unit, staff_id: str) -> None:
    """The person's address opens nothing any more."""
    unit.session.execute(delete(CalendarFeed).where(col(CalendarFeed.staff_id) == staff_id))


def end_everyone(unit: Unit) -> None:
    """No address opens anything any more: after a restore nobody knows which of them were revoked since."""
    unit.session.execute(delete(CalendarFeed))


def of_staff(unit: Unit, staff_id: str) -> CalendarFeed | None:
    """The person's feed, for when it was made."""
    return unit.session.get(CalendarFeed, staff_id)


def find(unit: Unit, token: str) -> CalendarFeed | None:
    """The feed behind an address."""
    query = select(CalendarFeed).where(col(CalendarFeed.token_hash) == _hash(unit, token))
    found: CalendarFeed | None = unit.session.scalar(query)
    return found if found is not None and is_ours(unit, found) else None


def is_ours(unit: Unit, feed: CalendarFeed) -> bool:
    """Whether Sangdam made this feed, for this person."""
    return row_codes.is_ours(unit, feed.mac, "calendar_feed", *_said_by(feed))


def _said_by(feed: CalendarFeed) -> tuple[row_codes.Value, ...]:
    return feed.staff_id, feed.token_hash, feed.made_at


def _hash(unit: Unit, token: str) -> str:
    return unit.vault.lookup("calendar_feed", token)

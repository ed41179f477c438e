"""Browsers that are rung when the desk is closed: whose each one is, and where its push service takes messages. Tables and
queries only.

Address and keys are sealed together with the person whose browser it is, so that a row which was moved to somebody else tells
nobody. A browser belongs to the session in which it was turned on, and goes with it (`storage/staff/sessions.py`).
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from sqlalchemy import LargeBinary, delete, select, update
from sqlmodel import SQLModel, col

from storage.crypto import web_push
from storage.errors import KeyGone, SealBroken
from storage.unit.schema import BIG, Kind, UtcDateTime, column
from storage.unit.unit_of_work import Unit

SIGNED_FOR = timedelta(hours=1)  # A push service refuses more than a day.


class PushSubscription(SQLModel, table=True):
    """One browser of one person. `told_seq` is the desk's event up to which it was told, `told_at` when it last was."""

    __tablename__ = "push_subscription"

    id: str = column(Kind.ID, primary_key=True)
    staff_id: str = column(Kind.ID, references="staff.id", index=True)
    session_id: str = column(Kind.ID, index=True)
    address_hash: str = column(Kind.SECRET, unique=True)
    address_sealed: bytes = column(Kind.SECRET, LargeBinary())
    device: str = column(Kind.STAFF, default="")
    lang: str = column(Kind.STATE, default="ko")
    made_at: datetime = column(Kind.TIME, UtcDateTime())
    seen_at: datetime = column(Kind.TIME, UtcDateTime(), index=True)
    told_seq: int = column(Kind.STATE, BIG(), default=0)
    told_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)


@dataclass(frozen=True, slots=True)
class Browser:
    """Where a browser's push service takes messages, and what they are encrypted for."""

    address: str = field(repr=False)
    key: str = field(repr=False)
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sealed:
    """A message that is ready to go."""

    address: str = field(repr=False)
    authorization: str = field(repr=False)
    body: bytes = field(repr=False)


def add(unit: Unit, found: PushSubscription, browser: Browser) -> None:
    """Keep a browser; one that was another person's before, or this one's, is that no more."""
    found.address_hash = _hash(unit, browser.address)
    unit.session.execute(delete(PushSubscription).where(col(PushSubscription.address_hash) == found.address_hash))
    said = [found.staff_id, browser.address, browser.key, browser.secret]
    found.address_sealed = unit.vault.seal_own(_place(found.id), json.dumps(said).encode())
    unit.session.add(found)
    unit.session.flush()


def find(unit: Unit, push_id: str) -> PushSubscription | None:
    """This browser."""
    return unit.session.get(PushSubscription, push_id)


def find_by_address(unit: Unit, address: str) -> PushSubscription | None:
    """The browser with this address at its push service."""
    query = select(PushSubscription).where(col(PushSubscription.address_hash) == _hash(unit, address))
    found: PushSubscription | None = unit.session.scalar(query)
    return found


def of_staff(unit: Unit, staff_id: str) -> list[PushSubscription]:
    """A person's browsers, the newest first."""
    query = select(PushSubscription).where(col(PushSubscription.staff_id) == staff_id)
    return list(unit.session.scalars(query.order_by(col(PushSubscription.made_at).desc(), col(PushSubscription.id))))


def is_anybody_behind(unit: Unit, seq: int) -> bool:
    """Whether any browser was not told of everything up to this event."""
    query = select(col(PushSubscription.id)).where(col(PushSubscription.told_seq) < seq).limit(1)
    return unit.session.scalar(query) is not None


def behind(unit: Unit, seq: int) -> list[PushSubscription]:
    """The browsers that were not told of everything up to this event, locked."""
    query = select(PushSubscription).where(col(PushSubscription.told_seq) < seq).order_by(col(PushSubscription.id))
    return list(unit.session.scalars(query.with_for_update().execution_options(populate_existing=True)))


def open_browser(unit: Unit, found: PushSubscription) -> Browser | None:
    """Where this browser is told; None for a row that was another person's."""
    staff_id, address, key, secret = json.loads(unit.vault.open_own(_place(found.id), found.address_sealed))
    return Browser(address, key, secret) if staff_id == found.staff_id else None


def is_ours(unit: Unit, found: PushSubscription) -> bool:
    """Whether Sangdam put this browser there, for this person."""
    try:
        return open_browser(unit, found) is not None
    except (SealBroken, KeyGone):
        return False


def seal_message(unit: Unit, browser: Browser, message: bytes, contact: str) -> Sealed:
    """A message that this browser alone opens, with what its push service wants to see."""
    service = urlsplit(browser.address)
    audience = f"{service.scheme}://{service.netloc}"
    signed = web_push.authorization(unit.vault, audience, contact, unit.now + SIGNED_FOR)
    return Sealed(browser.address, signed, web_push.encrypt(message, browser.key, browser.secret))


def application_server_key(unit: Unit) -> str:
    """What a browser is given to know whose messages it lets in."""
    return web_push.public_key(unit.vault)


def end(unit: Unit, ids: Collection[str]) -> None:
    """These browsers are told nothing more."""
    unit.session.execute(delete(PushSubscription).where(col(PushSubscription.id).in_(ids)))


def end_of_staff(unit: Unit, staff_id: str, *, session_id: str = "", but_session: str = "") -> None:
    """A person's browsers are told nothing more: all of them, those of one session, or those of all others."""
    ended = delete(PushSubscription).where(
        col(PushSubscription.staff_id) == staff_id, col(PushSubscription.session_id) != but_session
    )
    unit.session.execute(ended.where(col(PushSubscription.session_id) == session_id) if session_id else ended)


def end_everyone(unit: Unit, *, but: str = "") -> None:
    """No browser is told anything more, except those of the person named."""
    unit.session.execute(delete(PushSubscription).where(col(PushSubscription.staff_id) != but))


def go_on(unit: Unit, push_id: str, session_id: str) -> None:
    """The person has signed in with this browser again."""
    statement = update(PushSubscription).where(col(PushSubscription.id) == push_id)
    unit.session.execute(statement.values(session_id=session_id, seen_at=unit.now))


def clear_old(unit: Unit, before: datetime) -> int:
    """Forget browsers with which nobody has signed in since; how many."""
    statement = delete(PushSubscription).where(col(PushSubscription.seen_at) <= before)
    return len(unit.session.execute(statement.returning(col(PushSubscription.id))).all())


def _place(push_id: str) -> str:
    return f"push_subscription.address_sealed.{push_id}"


def _hash(unit: Unit, address: str) -> str:
    return unit.vault.lookup("push_subscription", address)

"""Who is signed in, and who failed to: sessions of the desk and counted failures. Tables and queries only.

A session is known by the keyed hash of its token; the token itself is only in the person's cookie. The rules (idle time,
lock-out) live in `skills/staff/sign_in.py`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Integer, delete, func, select, update
from sqlmodel import SQLModel, col

from storage.staff import pushes
from storage.trail import row_codes
from storage.unit.schema import Kind, UtcDateTime, column, table_of
from storage.unit.statements import insertion
from storage.unit.unit_of_work import Unit

HALF, FULL = "half", "full"


class StaffSession(SQLModel, table=True):
    """A signed-in browser. `stage` is half between the password and the second factor: it opens nothing but that page. `csrf`,
    which forms carry, is a keyed code over the row, so that a session which was moved to somebody else is none. It goes with
    the end, so that nothing but the key ring opens an ended one again."""

    __tablename__ = "staff_session"

    id: str = column(Kind.ID, primary_key=True)
    token_hash: str = column(Kind.SECRET, unique=True)
    csrf: str = column(Kind.SECRET)
    staff_id: str = column(Kind.ID, references="staff.id", index=True)
    stage: str = column(Kind.STATE)
    origin: str = column(Kind.STAFF, default="")
    device: str = column(Kind.STAFF, default="")
    started_at: datetime = column(Kind.TIME, UtcDateTime())
    seen_at: datetime = column(Kind.TIME, UtcDateTime(), index=True)
    expires_at: datetime = column(Kind.TIME, UtcDateTime())
    ended_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    idle_minutes: int = column(Kind.STATE, Integer(), default=15)


class SignInFailure(SQLModel, table=True):
    """Failures in a row of one sender, device or account, known or not, so that an unknown account waits like a known one.
    `login_lookup` is the account that they were about, so that all counts about it can be ended at once."""

    __tablename__ = "sign_in_failure"

    who_lookup: str = column(Kind.LOOKUP, primary_key=True)
    login_lookup: str = column(Kind.LOOKUP, default="", index=True)
    failures: int = column(Kind.STATE, Integer(), default=0)
    failed_at: datetime = column(Kind.TIME, UtcDateTime(), index=True)
    locked_until: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)


_BEGIN_COUNT = insertion(table_of(SignInFailure), on_conflict=("who_lookup",))


def find(unit: Unit, token: str) -> StaffSession | None:
    """The session behind a cookie's token, also one that is over."""
    hashed = unit.vault.lookup("staff_session", token)
    found: StaffSession | None = unit.session.scalar(select(StaffSession).where(col(StaffSession.token_hash) == hashed))
    return found if found is not None and is_ours(unit, found) else None


def is_ours(unit: Unit, session: StaffSession) -> bool:
    """Whether this session is as it was opened: whose it is, how far it got, and until when."""
    return row_codes.is_ours(unit, session.csrf, "staff_session", *_opened_as(session))


def _opened_as(session: StaffSession) -> tuple[row_codes.Value, ...]:
    return session.id, session.token_hash, session.staff_id, session.stage, session.expires_at


def add(unit: Unit, session: StaffSession, token: str) -> None:
    """Keep a fresh session under the hash of its token."""
    session.token_hash = unit.vault.lookup("staff_session", token)
    session.csrf = row_codes.code(unit, "staff_session", *_opened_as(session))
    unit.session.add(session)
    unit.session.flush()


def touch(unit: Unit, session_id: str) -> None:
    """The person did something just now."""
    unit.session.execute(update(StaffSession).where(col(StaffSession.id) == session_id).values(seen_at=unit.now))


def open_of(unit: Unit, staff_id: str, since: datetime) -> list[StaffSession]:
    """A person's sessions that are not over, newest first; `since` is the oldest last sign of life that counts."""
    query = select(StaffSession).where(
        col(StaffSession.staff_id) == staff_id,
        col(StaffSession.stage) == FULL,
        col(StaffSession.ended_at).is_(None),
        col(StaffSession.seen_at) > since,
        col(StaffSession.expires_at) > unit.now,
    )
    return list(unit.session.scalars(query.order_by(col(StaffSession.started_at).desc())))


def end(unit: Unit, session_id: str, staff_id: str) -> bool:
    """End one session of this person, and tell its browser nothing more; whether there was one to end."""
    pushes.end_of_staff(unit, staff_id, session_id=session_id)
    statement = update(StaffSession).where(
        col(StaffSession.id) == session_id, col(StaffSession.staff_id) == staff_id, col(StaffSession.ended_at).is_(None)
    )
    return (
        len(unit.session.execute(statement.values(ended_at=unit.now, csrf="").returning(col(StaffSession.id))).all())
        == 1
    )


def end_all(unit: Unit, staff_id: str, *, but: str = "") -> None:
    """End every session of this person, except the one named; their browsers are told nothing more."""
    pushes.end_of_staff(unit, staff_id, but_session=but)
    statement = update(StaffSession).where(
        col(StaffSession.staff_id) == staff_id, col(StaffSession.id) != but, col(StaffSession.ended_at).is_(None)
    )
    unit.session.execute(statement.values(ended_at=unit.now, csrf=""))


def end_everyone(unit: Unit, *, but: str = "") -> None:
    """End every session there is, except those of the person named; the browsers of all others are told nothing more."""
    pushes.end_everyone(unit, but=but)
    theirs = update(StaffSession).where(col(StaffSession.ended_at).is_(None), col(StaffSession.staff_id) != but)
    unit.session.execute(theirs.values(ended_at=unit.now, csrf=""))


def anybody_since(unit: Unit, since: datetime) -> bool:
    """Whether anybody at all is signed in and has done something after `since`."""
    query = select(func.count()).where(
        col(StaffSession.stage) == FULL, col(StaffSession.ended_at).is_(None), col(StaffSession.seen_at) > since
    )
    return bool(unit.session.scalar(query))


def clear_old(unit: Unit, before: datetime) -> int:
    """Remove what nobody needs any more: sessions that ended, or were left, at `before` or earlier, and failures from
    then; how many."""
    over = func.coalesce(col(StaffSession.ended_at), col(StaffSession.seen_at)) <= before
    sessions = unit.session.execute(delete(StaffSession).where(over).returning(col(StaffSession.id))).all()
    failures = unit.session.execute(
        delete(SignInFailure).where(col(SignInFailure.failed_at) <= before).returning(col(SignInFailure.who_lookup))
    ).all()
    return len(sessions) + len(failures)


def failures_of(unit: Unit, who: str, login: str = "") -> SignInFailure:
    """The counted failures of `who` ("origin:…"), locked for the unit; a fresh count when there was none. Of two who begin
    a count at the same moment, the second waits for the first."""
    unit.session.flush()
    lookup, about = unit.vault.lookup("sign_in", who), login and login_lookup(unit, login)
    fresh: dict[str, Any] = {
        "who_lookup": lookup,
        "login_lookup": about,
        "failures": 0,
        "failed_at": unit.now,
        "locked_until": None,
    }
    _BEGIN_COUNT.run(unit.connection, **fresh)
    # The row may have been cleared away as old in between; then this count begins it.
    return unit.session.get(SignInFailure, lookup, with_for_update=True, populate_existing=True) or SignInFailure(
        **fresh
    )


def login_lookup(unit: Unit, login: str) -> str:
    """The hash of an account's address in the counts about it."""
    return unit.vault.lookup("sign_in_login", login)


def keep_failures(unit: Unit, failures: SignInFailure) -> None:
    """Write a count back."""
    unit.session.add(failures)
    unit.session.flush()


def forget_failures(unit: Unit, who: str) -> None:
    """Begin to count anew: the person proved who they are."""
    lookup = unit.vault.lookup("sign_in", who)
    forgotten = (
        update(SignInFailure).where(col(SignInFailure.who_lookup) == lookup).values(failures=0, locked_until=None)
    )
    unit.session.execute(forgotten)


def forget_all_failures(unit: Unit, login: str = "") -> int:
    """Begin to count anew for this account, or for everybody; how many counts there were."""
    statement = delete(SignInFailure)
    if login:
        statement = statement.where(col(SignInFailure.login_lookup) == login_lookup(unit, login))
    return len(unit.session.execute(statement.returning(col(SignInFailure.who_lookup))).all())


def waiting(unit: Unit) -> int:
    """How many counts make somebody wait at this moment."""
    query = select(func.count()).where(col(SignInFailure.locked_until) > unit.now)
    return int(unit.session.scalar(query) or 0)

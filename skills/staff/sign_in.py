"""Signing in to the desk: password, second factor, waiting after failures, and what a session is worth at this moment (S-1).

An attempt is counted before it is tried and the count is taken back by success, so that a hundred attempts at once are a
hundred attempts. A failure is a result and no error: an error would undo the count. Failures are counted by account and
sender (`skills/staff/attempts.py`), so that a stranger who tries makes themselves wait and not the person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from skills.clinic import switches
from skills.clinic.desk import Idle
from skills.staff import attempts, permissions
from skills.staff.permissions import Act, Person
from storage import characters
from storage.crypto import credentials
from storage.staff import proposals, recovery_codes, sessions, staff
from storage.staff.sessions import FULL, HALF, StaffSession
from storage.trail import chain
from storage.unit.unit_of_work import Actor, Unit

IDLE = timedelta(minutes=15)  # Where nothing else is set (`desk.idle` in clinic.toml).
LONGEST_IDLE = timedelta(hours=1)
LONGEST = timedelta(hours=12)
HALF_LASTS = timedelta(minutes=5)
# So long after its end a session still keeps what was being typed, and nothing else.
LAST_WORDS = timedelta(minutes=15)
TOUCH_EVERY = timedelta(seconds=30)
_CODE = re.compile(r"\d{3} ?\d{3}")  # No password is as short.


@dataclass(frozen=True, slots=True)
class Attempt:
    """A counted attempt. `password_hash` is what the password must match; empty when there is no such account."""

    login: str
    staff_id: str | None
    password_hash: str
    counted: tuple[str, ...] = ()
    locked_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A fresh session: the token goes into the cookie and nowhere else, and so does the one by which the browser is known."""

    token: str
    session_id: str
    staff_id: str
    device_token: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a second factor did not open: `wrong_code`, `locked` or `over`."""

    code: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Access:
    """What a session is worth now: the person, their present roles, and the token that forms must carry; and how much of what a
    colleague proposed waits for them, because a second person who is not told of it comes late."""

    session_id: str
    csrf: str
    person: Person
    origin: str
    seen_at: datetime
    ends_at: datetime
    idle: timedelta = IDLE
    to_confirm: int = 0

    def open_for(self, now: datetime) -> int:
        """The whole seconds until the screen is locked or the session ends; 0 when it is locked."""
        return max(0, int(min(self.seen_at + self.idle - now, self.ends_at - now).total_seconds()))


def begin(unit: Unit, email: str, household: str, device_token: str = "") -> Attempt:
    """Count an attempt and say what the password must match; `locked_until` is set when this sender may not try now."""
    switches.check_on(unit, switches.DESK)
    return _begin(unit, email, household, device_token)


def _begin(unit: Unit, email: str, household: str, device_token: str, more: tuple[str, ...] = ()) -> Attempt:
    login = characters.plain(email).lower()[:254]
    counted = (*attempts.counts(unit, login, household, device_token), *more)
    until = attempts.count(unit, login, counted)
    if until is not None:
        return Attempt(login, None, "", counted, until)
    person = staff.find_by_login(unit, login)
    if person is None or person.enrolled_at is None:
        return Attempt(login, None, "", counted)
    return Attempt(login, person.id, staff.password_of(unit, person), counted)


def take_password(unit: Unit, attempt: Attempt, *, right: bool, origin: str, device: str) -> Opened | None:
    """After the password was checked: a half session that leads to the second factor, or None."""
    if not right or attempt.staff_id is None:
        chain.record(unit, "sign_in_failed", about=attempt.staff_id or "")
        return None
    attempts.give_back(unit, attempt.counted)
    return _open(unit, attempt.staff_id, HALF, HALF_LASTS, origin, device)


def take_code(
    unit: Unit, half_token: str, code: str, household: str = "", device_token: str = "", idle: Idle | None = None
) -> Opened | Refused:
    """The second factor, from the app or from paper: a full session under a new token, or why not. One half session opens one
    session, however often it is shown at the same moment. `idle` is the clinic's rule of when a screen is locked."""
    half = sessions.find(unit, half_token)
    if half is None or half.stage != HALF or not _lives(half, unit.now, HALF_LASTS):
        return Refused("over")
    person = staff.find(unit, half.staff_id)
    if person is None or person.login is None:
        return Refused("over")
    counted = attempts.counts(unit, person.login, household or half.origin, device_token)
    until = attempts.count(unit, person.login, counted)
    if until is not None:
        return Refused("locked", until)
    if not _spend_code(unit, person, code):
        chain.record(unit, "second_factor_failed", about=person.id)
        return Refused("wrong_code")
    if not sessions.end(unit, half.id, person.id):
        return Refused("over")
    attempts.succeed(unit, counted)
    return open_session(unit, person.id, half.origin, half.device, idle or Idle(), known=attempts.is_known(counted))


def open_session(
    unit: Unit, staff_id: str, origin: str, device: str, idle: Idle | None = None, *, known: bool = False
) -> Opened:
    """A full session, for somebody who has just proved both factors; it is locked after the idle minutes of the clinic's rule
    for these roles, in a browser that is `known` or not."""
    minutes = int(IDLE.total_seconds()) // 60
    if idle is not None:
        minutes = idle.minutes_for(staff.roles_of(unit, staff_id), known=known)
    opened = _open(unit, staff_id, FULL, LONGEST, origin, device, minutes)
    unit.actor = Actor("staff", staff_id, "", origin)
    chain.record(unit, "signed_in", about=staff_id)
    person = staff.find(unit, staff_id)
    return replace(opened, device_token=attempts.new_device(unit, person.login or "") if person else "")


def access(unit: Unit, token: str, *, own_only: bool = False) -> Access | None:
    """What this token opens at this moment; None for a session that is over or a person who has left. `own_only` is the
    clinic's rule of whose cases a counsellor opens."""
    session = sessions.find(unit, token)
    if session is None or not _lives(session, unit.now, _idle(session)):
        return None
    return _access(unit, session, own_only=own_only)


def left(unit: Unit, token: str, *, own_only: bool = False) -> Access | None:
    """Whose session this token was, when it ended by itself minutes ago and nobody ended it: enough to keep for them what they
    had typed, and to show nothing."""
    session = sessions.find(unit, token)
    if session is None or session.ended_at is not None or unit.now >= session.expires_at + LAST_WORDS:
        return None
    return _access(unit, session, own_only=own_only)


def resting(unit: Unit, token: str) -> Access | None:
    """The session behind a locked screen: idle for too long, and not over."""
    access = left(unit, token)
    return access if access is not None and unit.now < access.ends_at and not access.open_for(unit.now) else None


def is_code(secret: str) -> bool:
    """Whether these are the six digits of the app, and no password."""
    return _CODE.fullmatch(secret) is not None


def begin_unlock(unit: Unit, token: str, household: str, device_token: str = "") -> Attempt:
    """Count a try to open a locked screen as one at the door is counted, and by its session, so that a browser that leaves its
    mark at home has no tries more; and say what the password must match."""
    access = resting(unit, token)
    person = staff.find(unit, access.person.id) if access is not None else None
    more = (f"unlock:{access.session_id}",) if access is not None else ()
    return _begin(unit, person.login or "" if person is not None else "", household, device_token, more)


def unlock(unit: Unit, token: str, attempt: Attempt, secret: str, *, right: bool) -> bool:
    """Open a locked screen for who has shown the password (`right`) or the second factor; whether it is open."""
    access = resting(unit, token)
    person = staff.find(unit, access.person.id) if access is not None else None
    if access is None or person is None or attempt.staff_id != person.id:
        return False
    if not right and not (is_code(secret) and _spend_code(unit, person, secret)):
        chain.record(unit, "unlock_failed", about=person.id)
        return False
    attempts.succeed(unit, attempt.counted)
    unit.actor = Actor("staff", person.id, "", access.origin)
    chain.record(unit, "screen_unlocked", about=person.id)
    sessions.touch(unit, access.session_id)
    return True


def _access(unit: Unit, session: StaffSession, *, own_only: bool) -> Access | None:
    if session.stage != FULL:
        return None
    person = staff.find(unit, session.staff_id)
    if person is None or person.ended_at is not None or not switches.lets_in(unit, person.id):
        return None
    known = Person(person.id, person.name, staff.roles_of(unit, person.id), person.lang, own_only)
    waits = proposals.count_for(unit, known.id) if permissions.can(known, Act.DECIDE_PROPOSAL) else 0
    return Access(
        session.id, session.csrf, known, session.origin, session.seen_at, session.expires_at, _idle(session), waits
    )


def stay(unit: Unit, session_id: str) -> None:
    """The person is at work: the idle time begins anew."""
    sessions.touch(unit, session_id)


def sign_out(unit: Unit, who: Person, session_id: str) -> bool:
    """End one of the person's own sessions; whether there was one."""
    chain.record(unit, "signed_out", about=who.id)
    return sessions.end(unit, session_id, who.id)


def begin_present(unit: Unit, who: Person) -> datetime | None:
    """Count a try at one's own password in an open session, so that whoever found the session cannot guess it; until when
    nobody may try, or None."""
    return attempts.count(unit, "", (f"present:{who.id}",))


def present_was_right(unit: Unit, who: Person) -> None:
    """The password was right: the failures are forgotten."""
    sessions.forget_failures(unit, f"present:{who.id}")


def open_sessions(unit: Unit, who: Person) -> list[StaffSession]:
    """The person's own sessions, newest first, those with a locked screen among them."""
    return sessions.open_of(unit, who.id, unit.now - LONGEST)


def somebody_is_here(unit: Unit) -> bool:
    """Whether anybody is signed in and was active within the idle time."""
    return sessions.anybody_since(unit, unit.now - LONGEST_IDLE)


def clear_old(unit: Unit) -> int:
    """Forget sessions and failures that are over for good (a scheduled job); how many."""
    return sessions.clear_old(unit, unit.now - attempts.FORGET_AFTER)


def _lives(session: StaffSession, now: datetime, idle: timedelta) -> bool:
    return session.ended_at is None and now < session.expires_at and now - session.seen_at < idle


def _idle(session: StaffSession) -> timedelta:
    return timedelta(minutes=session.idle_minutes)


def _open(
    unit: Unit, staff_id: str, stage: str, lasts: timedelta, origin: str, device: str, idle_minutes: int = 15
) -> Opened:
    switches.check_on(unit, switches.DESK)
    token = unit.token() + unit.token()
    session = StaffSession(
        id=unit.new_id(), csrf="", staff_id=staff_id, stage=stage, origin=origin, device=device,
        started_at=unit.now, seen_at=unit.now, expires_at=unit.now + lasts, idle_minutes=idle_minutes,
    )  # fmt: skip
    sessions.add(unit, session, token)
    return Opened(token, session.id, staff_id)


def _spend_code(unit: Unit, person: staff.Staff, code: str) -> bool:
    digits = characters.digits(code)
    if len(digits) == 10:
        if not recovery_codes.spend(unit, person.id, digits):
            return False
        chain.record(unit, "recovery_code_used", about=person.id)
        return True
    step = credentials.matching_step(staff.open_seed(unit, person), digits, unit.now, after=person.totp_step)
    return step is not None and staff.spend_step(unit, person, step)

"""Failed tries at the desk's door, counted where they come from, and how long they make somebody wait.

A stranger who guesses must not shut the person out. So tries are counted by account and sender together (an address, or the
/64 of IPv6), by sender, and by account; and a browser in which the person has signed in before is counted by itself, so that it
is let through whatever others do. The account's own count, which anybody can raise, makes nobody wait for more than a minute.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from datetime import datetime, timedelta

from storage.staff import sessions
from storage.staff.sessions import SignInFailure
from storage.unit.unit_of_work import Unit

FORGET_AFTER = timedelta(days=1)
DEVICE_LASTS = timedelta(days=180)
# By the kind of count: how many tries in a row are free, and the longest wait after that.
FREE_AND_LONGEST = {
    "device": (5, timedelta(hours=1)),
    "pair": (5, timedelta(hours=1)),
    "origin": (30, timedelta(minutes=5)),  # One address may be a whole clinic.
    "account": (25, timedelta(minutes=1)),
    "present": (5, timedelta(hours=1)),
    "unlock": (5, timedelta(hours=1)),  # One locked screen, whatever the browser says that it is.
}


def counts(unit: Unit, login: str, household: str, device_token: str = "") -> tuple[str, ...]:
    """What a try by this sender for this account is counted as."""
    if device := _known_device(unit, login, device_token):
        return (f"device:{login}|{device}",)
    return (f"pair:{login}|{household}", f"origin:{household}", f"account:{login}")


def is_known(counted: Iterable[str]) -> bool:
    """Whether a try that is counted so came from a browser in which the person has signed in before."""
    return any(who.startswith("device:") for who in counted)


def count(unit: Unit, login: str, counted: Iterable[str]) -> datetime | None:
    """Count a try; the end of the longest wait that holds already, or None when it may be tried."""
    return max(filter(None, [_count_one(unit, login, who) for who in counted]), default=None)


def give_back(unit: Unit, counted: Iterable[str]) -> None:
    """The try was right: it is no failure."""
    for who in counted:
        row = sessions.failures_of(unit, who)
        row.failures = max(0, row.failures - 1)
        row.locked_until = None
        sessions.keep_failures(unit, row)


def succeed(unit: Unit, counted: Iterable[str]) -> None:
    """Both factors were right: the sender's failures for this account are forgotten."""
    for who in counted:
        if who.startswith(("pair:", "device:", "unlock:")):
            sessions.forget_failures(unit, who)
        else:
            give_back(unit, (who,))


def new_device(unit: Unit, login: str) -> str:
    """The token by which a browser is known again in which this account has signed in: it opens nothing."""
    made = f"{unit.token()}.{int(unit.now.timestamp())}"
    return f"{made}.{_mark(unit, login, made)}"


def _known_device(unit: Unit, login: str, token: str) -> str:
    made, _, mark = token.rpartition(".")
    _, _, at = made.rpartition(".")
    if not mark or not hmac.compare_digest(mark.encode(), _mark(unit, login, made).encode()):
        return ""
    return made if unit.now.timestamp() < int(at) + DEVICE_LASTS.total_seconds() else ""


def _mark(unit: Unit, login: str, made: str) -> str:
    return unit.vault.lookup("known_device", f"{login}|{made}")


def _count_one(unit: Unit, login: str, who: str) -> datetime | None:
    row: SignInFailure = sessions.failures_of(unit, who, login)
    if row.locked_until is not None and unit.now < row.locked_until:
        return row.locked_until
    if unit.now - row.failed_at > FORGET_AFTER:
        row.failures = 0
    row.failures += 1
    row.failed_at = unit.now
    free, longest = FREE_AND_LONGEST[who.partition(":")[0]]
    row.locked_until = _wait_after(row.failures - free, longest, unit.now)
    sessions.keep_failures(unit, row)
    return None


def _wait_after(too_many: int, longest: timedelta, now: datetime) -> datetime | None:
    """One minute after the last free try, then twice as long each time, up to the longest."""
    if too_many < 0:
        return None
    return now + min(timedelta(minutes=2 ** min(too_many, 10)), longest)

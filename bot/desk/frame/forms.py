"""What a form says, read: days, moments and counts; None for what is none of these."""

from __future__ import annotations

from datetime import date, datetime

from skills.fields.hours import SEOUL

YEARS = range(2000, 3000)


def read_day(value: object) -> date | None:
    """A day ("2026-12-01")."""
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        return None
    return day if day.year in YEARS else None


def read_moment(value: object) -> datetime | None:
    """A moment on Korea's clock, as a browser sends it ("2026-12-01T10:00")."""
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return moment.replace(tzinfo=SEOUL) if moment.year in YEARS and moment.tzinfo is None else None


def write_moment(at: datetime) -> str:
    """The same the other way round, for the form's value."""
    return at.astimezone(SEOUL).strftime("%Y-%m-%dT%H:%M")


def read_count(value: object) -> int | None:
    """A whole number that is not negative, of six digits at most."""
    text = str(value).strip()
    return int(text) if text.isdecimal() and len(text) < 7 else None

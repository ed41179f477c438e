"""What a form says, read: days, moments and counts; None for what is none of these."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from aiohttp import web

from bot.desk.frame.keys import DESK, UPLOAD
from bot.files import uploads
from bot.server.forms import read_form
from skills.fields.timing.hours import SEOUL
from storage.characters import plain
from storage.errors import NotPossible

YEARS = range(2000, 3000)

MOST_FIELDS = 500
LONGEST_FIELD = 10_000  # Characters; the longest that any page takes, with room for line ends.


async def check_size(request: web.Request) -> None:
    """Refuse a form that no page of ours sends, before anything reads it: no field is longer than the longest of all, so
    that what each page does with the words is bounded. How long a field's own words may be is its page's business. A field of
    characters without a shape would pass as a reason, a name or an answer that is none."""
    form = request[UPLOAD].words if UPLOAD in request else await read_form(request)
    if form is None:
        raise NotPossible("this is no form", code="form_broken")
    fields = [value for value in form.values() if isinstance(value, str)]
    if len(form) > MOST_FIELDS or any(len(value) > LONGEST_FIELD for value in fields):
        raise NotPossible("this is longer than any form of ours", code="form_long")
    if any(value.strip() and not plain(value) for value in fields):
        raise NotPossible("a field has nothing that anybody sees", code="form_unseen")


async def read_upload(request: web.Request, *, files: bool) -> None:
    """Read a form that may bring files, into memory and nowhere else; without `files` only what was typed."""
    most = request.app[DESK].clinic.desk.files
    found = await uploads.read(request, most.most if files else 0, most.megabytes * uploads.MEGABYTE)
    if found is None:
        raise NotPossible("this is no form", code="form_broken")
    request[UPLOAD] = found


async def form_of(request: web.Request) -> Mapping[str, Any]:
    """What was typed into a form, whether it may bring files or not."""
    return request[UPLOAD].words if UPLOAD in request else await request.post()


def read_day(value: object) -> date | None:
    """A day ("2026-12-01")."""
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        return None
    return day if day.year in YEARS else None


def midnight(day: date) -> datetime:
    """When this day begins in Korea."""
    return datetime(day.year, day.month, day.day, tzinfo=SEOUL)


def read_moment(value: object) -> datetime | None:
    """A moment on Korea's clock, as a browser sends it ("2026-12-01T10:00")."""
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    is_whole = "T" in str(value) and moment.tzinfo is None  # A day alone is no midnight.
    return moment.replace(tzinfo=SEOUL) if is_whole and moment.year in YEARS else None


def write_moment(at: datetime) -> str:
    """The same the other way round, for the form's value."""
    return at.astimezone(SEOUL).strftime("%Y-%m-%dT%H:%M")


def read_count(value: object) -> int | None:
    """A whole number that is not negative, of six digits at most."""
    text = str(value).strip()
    return int(text) if text.isdecimal() and len(text) < 7 else None


def read_seq(text: str) -> int | None:
    """The number of one of the desk's events."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else None

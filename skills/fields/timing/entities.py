"""Dates and times as a platform's date picker or entity sends them: ISO strings, bare or inside JSON.

Forms (facts of the platform, marks as its documents give them): the picker's ``{"value": "2026-12-01T10:15:00",
"userTimeZone": "UTC+9"}``, where the value has no offset; the date entity's ``{"date": "2026-12-01", "dateTag": …}``; the
time entity by analogy. Anything else, a bare entity name or broken JSON included, is not ours and is read as words.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo

from skills.fields.reading import patterns as re
from skills.fields.timing.hours import SEOUL

_ENTITY_NAME = re.compile(r"^[@#]?sys\.[a-z_.]++$")
_ZONE = re.compile(r"^utc\s?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?$")
_ISO = re.compile(r"^\d{4}-\d{2}-\d{2}[t ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:z|[+-]\d{2}:?\d{2})?$")
_ISO_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_ISO_TIME = re.compile(r"^\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?$")


@dataclass(frozen=True, slots=True)
class Entity:
    """A value that leaves nothing open: an aware moment, a date, a local time, or a date and a local time."""

    moment: datetime | None = None
    on: date | None = None
    at: time | None = None


def is_unresolved(words: str) -> bool:
    """Whether `words` are the bare name of an entity, which the platform sends when it resolved nothing."""
    return _ENTITY_NAME.match(words) is not None


def read_entity(words: str) -> Entity | None:
    """The value in `words` (lower case); None when they are a person's words. Raises ValueError for 2026-02-30."""
    if words.startswith("{"):
        return _from_json(words)
    return _from_iso(words, SEOUL)


def _from_json(words: str) -> Entity | None:
    try:
        data = json.loads(words)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict):
        return None
    value = data.get("value")
    if isinstance(value, str):
        return _from_iso(value.strip(), _zone(data.get("usertimezone")))
    on, at = _from_text(data.get("date")), _from_text(data.get("time"))
    if on is None and at is None:
        return None
    return Entity(on=on.on if on else None, at=at.at if at else None)


def _from_text(value: object) -> Entity | None:
    return _from_iso(value.strip(), SEOUL) if isinstance(value, str) else None


def _from_iso(value: str, zone: tzinfo) -> Entity | None:
    if _ISO.match(value):
        moment = datetime.fromisoformat(value.upper())
        return Entity(moment=moment if moment.tzinfo else moment.replace(tzinfo=zone))
    if _ISO_DATE.match(value):
        return Entity(on=date.fromisoformat(value))
    if _ISO_TIME.match(value):
        return Entity(at=time.fromisoformat(value))
    return None


def _zone(name: object) -> tzinfo:
    """``UTC+9`` as a zone; Seoul for anything that is not such a name."""
    found = _ZONE.match(name.strip()) if isinstance(name, str) else None
    if found is None or int(found["hours"]) > 14:
        return SEOUL
    offset = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0) % 60)
    return timezone(offset if found["sign"] == "+" else -offset)

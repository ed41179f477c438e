"""A wish for a time as a value: what it holds, how it is stored as plain JSON, and how it is said to a patient.

How a wish is read from words, and whether the clinic is open then, is in `skills.fields.times`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal, TypeVar, cast, get_args

from skills.fields.clocks import Bound, Part
from skills.fields.days import Days
from skills.fields.hours import in_seoul
from skills.texts.catalogue import pick
from skills.texts.fields import TEXTS

Kind = Literal["anytime", "date", "datetime", "part"]

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class When:
    """A wish for a time.

    - ``anytime``: no wish, or with ``part="soon"`` as soon as possible.
    - ``date``: the day `on`.
    - ``datetime``: `starts_at` (aware, UTC) on the day `on` (Seoul); `bound` says whether at, after or before it;
      `ends_at` closes a range.
    - ``part``: a part of the day (`part`) or a local time (`at`, with `bound` or `until`), on the day `on`, or on the
      set of days `days` (of the week or month beginning at `on`, of any week without), or on any day.
    """

    kind: Kind
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    on: date | None = None
    days: Days | None = None
    part: Part | None = None
    at: time | None = None
    bound: Bound = "at"
    until: time | None = None

    def to_data(self) -> dict[str, str | None]:
        """The wish as plain JSON; `from_data` is its inverse."""
        return {
            "kind": self.kind,
            "starts_at": self.starts_at.isoformat() if self.starts_at else None,
            "ends_at": self.ends_at.isoformat() if self.ends_at else None,
            "on": self.on.isoformat() if self.on else None,
            "days": self.days,
            "part": self.part,
            "at": self.at.isoformat() if self.at else None,
            "bound": self.bound,
            "until": self.until.isoformat() if self.until else None,
        }

    @classmethod
    def from_data(cls, data: Mapping[str, object]) -> "When":
        """The wish that `to_data` gave. Raises ValueError for anything else."""
        kind = _word(data, "kind", get_args(Kind))
        if kind is None:
            raise ValueError("a wish has a kind")
        return cls(
            kind=cast(Kind, kind),
            starts_at=_read(datetime.fromisoformat, data, "starts_at"),
            ends_at=_read(datetime.fromisoformat, data, "ends_at"),
            on=_read(date.fromisoformat, data, "on"),
            days=cast(Days | None, _word(data, "days", get_args(Days))),
            part=cast(Part | None, _word(data, "part", get_args(Part))),
            at=_read(time.fromisoformat, data, "at"),
            bound=cast(Bound, _word(data, "bound", get_args(Bound)) or "at"),
            until=_read(time.fromisoformat, data, "until"),
        )


def show_when(when: When, lang: str | None) -> str:
    """The wish in words a patient reads: ``12월 3일(목) 오후 2시 30분``, ``Thu, Dec 3, 2:30 PM``, ``평일 저녁``."""
    if when.kind == "anytime":
        return _say("soon" if when.part == "soon" else "anytime", lang)
    day, clock = _show_day(when, lang), _show_clock(when, lang)
    if day and clock:
        return _say("joined", lang, day=day, time=clock)
    return day or clock


def _say(key: str, lang: str | None, **fields: object) -> str:
    return pick(TEXTS[f"fields.when.show.{key}"], lang).format(**fields)


def _show_day(when: When, lang: str | None) -> str:
    if when.on is None:
        return _say(when.days, lang) if when.days else ""
    month_name = pick(TEXTS[f"fields.month.{when.on.month}"], lang)
    if when.days == "month":
        return _say("month", lang, month_name=month_name)
    on = _say("on", lang, month_name=month_name, day=when.on.day)
    if when.days is None:
        return _say("date", lang, month=on, weekday=pick(TEXTS[f"fields.weekday.{when.on.weekday()}"], lang))
    week = _say("week", lang, on=on)
    return week if when.days == "week" else _say("joined", lang, day=week, time=_say(when.days, lang))


def _show_clock(when: When, lang: str | None) -> str:
    start = in_seoul(when.starts_at).timetz() if when.starts_at else when.at
    if start is None:
        return _say(when.part, lang) if when.part else ""
    shown = _show_time(start, lang)
    end = in_seoul(when.ends_at).timetz() if when.ends_at else when.until
    if end:
        return _say("between", lang, start=shown, end=_show_time(end, lang))
    return shown if when.bound == "at" else _say(when.bound, lang, time=shown)


def _show_time(at: time, lang: str | None) -> str:
    half = "am" if at.hour < 12 else "pm"
    return _say(f"{half}_minute" if at.minute else half, lang, hour=at.hour % 12 or 12, minute=at.minute)


def _word(data: Mapping[str, object], key: str, allowed: tuple[str, ...]) -> str | None:
    value = data.get(key)
    if value is None or (isinstance(value, str) and value in allowed):
        return value
    raise ValueError(f"{key} is none of {allowed}")


def _read(read: Callable[[str], _T], data: Mapping[str, object], key: str) -> _T | None:
    value = data.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError(f"{key} is no text")  # noqa: TRY004 - whatever is wrong with stored data is a ValueError here.
    return read(value)

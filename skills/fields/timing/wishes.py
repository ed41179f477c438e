"""A wish for a time as a value: what it holds, how it is stored as plain JSON, and how it is said to a patient.

How a wish is read from words, and whether the clinic is open then, is in `skills.fields.timing.times`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Literal, TypeVar, cast, get_args

from skills.fields.timing.clocks import Part
from skills.fields.timing.days import Bound, Days
from skills.fields.timing.hours import in_seoul
from skills.texts.catalogue import fill, pick
from skills.texts.fields import TEXTS

Kind = Literal["anytime", "date", "datetime", "part"]

_OF_WEEK = {"week": (0, 6), "weekday": (0, 4), "weekend": (5, 6)}  # The first and the last day of these.

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class When:
    """A wish for a time.

    - ``anytime``: no wish, or with ``part="soon"`` as soon as possible.
    - ``date``: the day `on`, or with `bound` every day from it on or up to it, or with `to` the days from it to that one.
    - ``datetime``: `starts_at` (aware, UTC) on the day `on` (Seoul); `bound` says whether at, after or before it;
      `ends_at` closes a range.
    - ``part``: a part of the day (`part`) or a local time (`at`), with `bound` or `until`, on the day `on` (to `to`), or on
      the set of days `days` (of the week or month beginning at `on`, of any week without), or on any day.

    `also` are further wishes of which any will do as well: 월수금, 3시나 5시. `closed`: the clinic was not open then, seen from
    the day on which it was said. `said` are the patient's own words where they say more than this holds ("월요일만 빼고요").
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
    to: date | None = None
    also: tuple["When", ...] = ()
    closed: bool = False
    said: str = ""

    @property
    def is_closed(self) -> bool:
        """Whether the clinic is open at none of the times that would do."""
        return self.closed and all(one.closed for one in self.also)

    def to_data(self) -> dict[str, Any]:
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
            "to": self.to.isoformat() if self.to else None,
            "also": [one.to_data() for one in self.also],
            "closed": self.closed,
            **({"said": self.said} if self.said else {}),
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
            to=_read(date.fromisoformat, data, "to"),
            also=tuple(cls.from_data(one) for one in _several(data)),
            closed=data.get("closed") is True,
            said=str(data.get("said") or ""),
        )


def show_when(when: When, lang: str | None) -> str:
    """The wish in words a patient reads: ``12월 3일(목) 오후 2시 30분``, ``Thu, Dec 3, 2:30 PM``, ``12월 3일(목)까지``."""
    shown = _show_marked(when, lang)
    for other in when.also:
        shown = _say("or", lang, one=shown, other=_show_marked(other, lang))
    return shown


def with_words(old: When, words: str) -> When:
    """The old wish with the patient's words beside it, for who calls, in the language of the words."""
    shown = show_when(
        replace(old, closed=False, also=tuple(replace(one, closed=False) for one in old.also)),
        "en" if words.isascii() else "ko",
    )
    return replace(old, also=(), said=f"{shown}, {words}")


def _show_marked(when: When, lang: str | None) -> str:
    shown = _show_one(when, lang)
    return _say("closed", lang, wish=shown) if when.closed else shown


def _show_one(when: When, lang: str | None) -> str:
    if when.said:
        return when.said
    if when.kind == "anytime":
        return _say("soon" if when.part == "soon" else "anytime", lang)
    day, clock = show_day(when, lang), show_clock(when, lang)
    if day and clock:
        return _say("joined", lang, day=day, time=clock)
    if day and when.bound != "at":
        return _say(f"day_{when.bound}", lang, day=day)
    return day or clock


def _say(key: str, lang: str | None, **fields: object) -> str:
    return fill(pick(TEXTS[f"fields.when.show.{key}"], lang), fields)


def show_day(when: When, lang: str | None) -> str:
    """The day or the days of the wish in words; empty for any."""
    if when.on is None:
        return _say(when.days, lang) if when.days else ""
    if when.to:
        return _say("window", lang, start=_show_date(when.on, lang), end=_show_date(when.to, lang))
    if when.days == "month":
        return _say("month", lang, month_name=pick(TEXTS[f"fields.month.{when.on.month}"], lang))
    if when.days is None:
        return _show_date(when.on, lang)
    first, last = (_show_date(when.on + timedelta(days=at), lang) for at in _OF_WEEK[when.days])
    is_bound = when.bound != "at" and not (when.part or when.at)
    return (first if when.bound == "after" else last) if is_bound else _say("window", lang, start=first, end=last)


def _show_on(on: date, lang: str | None) -> str:
    return _say("on", lang, month_name=pick(TEXTS[f"fields.month.{on.month}"], lang), day=on.day)


def _show_date(on: date, lang: str | None) -> str:
    return _say("date", lang, month=_show_on(on, lang), weekday=pick(TEXTS[f"fields.weekday.{on.weekday()}"], lang))


def show_clock(when: When, lang: str | None) -> str:
    """The time of day of the wish in words; empty for any."""
    start = in_seoul(when.starts_at).timetz() if when.starts_at else when.at
    shown = _show_time(start, lang) if start else _say(when.part, lang) if when.part else ""
    end = in_seoul(when.ends_at).timetz() if when.ends_at else when.until
    if start and end:
        return _say("between", lang, start=shown, end=_show_time(end, lang))
    return shown if when.bound == "at" or not shown else _say(when.bound, lang, time=shown)


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


def _several(data: Mapping[str, object]) -> list[Mapping[str, object]]:
    also = data.get("also") or []
    if not isinstance(also, list) or not all(isinstance(one, Mapping) and not one.get("also") for one in also):
        raise ValueError("also is no list of wishes")
    return also

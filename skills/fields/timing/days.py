"""The days that somebody names: one or several, windows (월요일부터 수요일까지), and bounds (금요일까지, 내일부터).

How the words for a single day are read is in `skills.fields.timing.day_words`; whether the clinic is open then is
`skills.fields.timing.times`'s question, and hours and minutes are read in `skills.fields.timing.clocks`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from skills.fields.timing.day_values import (
    FARTHEST_DAYS,
    WEEKDAY_WORDS,
    Bound,
    Days,
    DayWords,
    NoSuchDay,
    TwoDays,
    monday,
)
from skills.fields.timing.day_words import (
    EVERY_WEEK,
    READERS,
    WEEK,
    read_english_weekday,
    read_full,
    read_later,
    read_near,
    read_weekday,
)

__all__ = [
    "EVERY_WEEK",
    "FARTHEST_DAYS",
    "WEEK",
    "WEEKDAY_WORDS",
    "Bound",
    "DayWords",
    "Days",
    "NoSuchDay",
    "TwoDays",
    "find_days",
]

_WEEKDAY_NAMES = (read_weekday, read_english_weekday)
_FROM_ANYWHERE = (read_near, read_full, read_later)
"""Readers whose day stays the same wherever it is reckoned from."""

_RANGE = re.compile(r"\s{0,3}(?:부터|에서|에서부터|~|-|to|through|until|till)\s{0,3}")
_PAIR = re.compile(r"\s{0,3}(?:와|과|이랑|랑|하고|and)\s{0,3}")
_BETWEEN = re.compile(r"\s?(?:요일\s?)?사이(?:에|로)?")
_UNTIL_END = re.compile(r"\s?(?:까지|안에|사이에?)")
_BOUND = re.compile(
    r"\s?(?:(?P<before>까지|이전까지|전까지|이전|전(?=에|으로|$)(?!화))|(?P<after>부터|이후|후(?=에|로|$)|지나서?|넘어서?))(?:에|로|요)?"
)
_LEAD = re.compile(
    r"\b(?:(?P<before>by|until|till|before|no later than)|(?P<after>from|after|since|starting))\s(?:the\s)?$"
)


@dataclass(frozen=True, slots=True)
class _Spot:
    """Words for a day, where they stand, and how they were read."""

    day: DayWords
    found: re.Match[str]
    read: Callable[[re.Match[str], date], DayWords]

    @property
    def is_one_day(self) -> bool:
        return self.day.on is not None and self.day.days is None and self.day.bound == "at"


def find_days(words: str, today: date) -> tuple[list[DayWords], str]:
    """The different days named in `words` (plain, lower case, numerals as digits), and the words without them.

    Two days with "부터 … 까지" between them are one window. Raises NoSuchDay when a date is named that does not exist,
    and TwoDays for a contradiction.
    """
    spots: list[_Spot] = []
    seen = words
    for pattern, read in READERS:
        for found in list(pattern.finditer(seen)):
            spots.append(_Spot(read(found, today), found, read))
            seen = _blanked(seen, found.start(), found.end())
    spots.sort(key=lambda spot: spot.found.start())
    days: list[DayWords] = []
    at = 0
    while at < len(spots):
        day, size, seen = _taken(spots, at, seen, today)
        if day not in days:
            days.append(day)
        at += size
    return days, seen


def _taken(spots: list[_Spot], at: int, seen: str, today: date) -> tuple[DayWords, int, str]:
    """The day that begins at this spot, how many spots it takes, and the words without what belongs to it."""
    spot = spots[at]
    after = spots[at + 1] if at + 1 < len(spots) else None
    if after and spot.is_one_day and after.is_one_day:
        first, second = spot.day.on or today, after.day.on or today
        if (after.read in _WEEKDAY_NAMES) != (spot.read in _WEEKDAY_NAMES) and _touch(spot, after, seen):
            return _bounded(_one_day(spot, after, first, second), after.found, seen, size=2)
        if end := _window(spot, after, seen):
            last = _after(first, after)
            blank = _blanked(seen, spot.found.end(), end)
            return (replace(spot.day, to=last), 2, blank) if last > first else (spot.day, 2, blank)
    return _bounded(spot.day, spot.found, seen, size=1)


def _one_day(spot: _Spot, after: _Spot, first: date, second: date) -> DayWords:
    """12월 3일 목요일 is one day; 2주 후 월요일 is a day of that week."""
    if spot.read is read_later:
        return DayWords(monday(first, 0) + timedelta(days=second.weekday()))
    if first.weekday() != second.weekday():
        raise TwoDays
    return spot.day if after.read in _WEEKDAY_NAMES else after.day


def _touch(spot: _Spot, after: _Spot, seen: str) -> bool:
    between = seen[spot.found.end() : after.found.start()]
    return len(between) < 3 and not between.strip(" ,(")


def _window(spot: _Spot, after: _Spot, seen: str) -> int:
    """Where the words end that make a window of two days; 0 when they are two days."""
    between = seen[spot.found.end() : after.found.start()]
    if _RANGE.fullmatch(between):
        ends = _UNTIL_END.match(seen, after.found.end())
        return ends.end() if ends else after.found.end()
    ends = _BETWEEN.match(seen, after.found.end())
    if _PAIR.fullmatch(between) and (ends or seen[: spot.found.start()].rstrip().endswith("between")):
        return ends.end() if ends else after.found.end()
    return 0


def _after(first: date, spot: _Spot) -> date:
    """The second day of a window, reckoned from the first: 7월 13일 - 15일, 다음 주 수요일과 금요일 사이."""
    if spot.read in _FROM_ANYWHERE:
        return spot.day.on or first
    return spot.read(spot.found, first).on or first


def _bounded(day: DayWords, found: re.Match[str], seen: str, *, size: int) -> tuple[DayWords, int, str]:
    """The day with 까지 or 부터 behind it, "by" or "from" before it."""
    behind = _BOUND.match(seen, found.end())
    before = _LEAD.search(seen[max(0, found.start() - 20) : found.start()])
    said = behind or before
    if said is None or day.bound != "at":
        return day, size, seen
    if behind:
        seen = _blanked(seen, behind.start(), behind.end())
    elif before:
        seen = _blanked(seen, found.start() - len(before.group()), found.start())
    return replace(day, bound="before" if said["before"] else "after"), size, seen


def _blanked(words: str, start: int, end: int) -> str:
    return words[:start] + " " * (end - start) + words[end:]

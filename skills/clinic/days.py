"""Which day somebody asks about: "내일", "12월 25일", "일요일", "크리스마스". Whether the clinic is open then says `hours`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from skills.fields.timing.clocks import with_numerals
from skills.fields.timing.days import NoSuchDay, find_days
from storage.characters import plain

MOST = 120
NAMED: Mapping[str, tuple[int, int]] = {
    "크리스마스": (12, 25), "성탄절": (12, 25), "christmas": (12, 25), "신정": (1, 1), "새해첫날": (1, 1), "new year": (1, 1),
    "삼일절": (3, 1), "어린이날": (5, 5), "현충일": (6, 6), "제헌절": (7, 17), "광복절": (8, 15), "개천절": (10, 3),
    "한글날": (10, 9), "근로자의날": (5, 1),
}  # fmt: skip
_EVE = re.compile(r"이브|전날|eve\b")


def day_asked_for(text: str, today: date) -> date | None:
    """The day that is named; None when none is, or more than one."""
    words = plain(text[:MOST]).casefold()
    tight = words.replace(" ", "")
    for name, (month, day) in NAMED.items():
        if name in words or name in tight:
            named = _coming(today, month, day)
            return named.replace(day=day - 1) if day > 1 and _EVE.search(tight) else named
    try:
        found, _ = find_days(with_numerals(words), today)
    except NoSuchDay:
        return None
    days = {one.on for one in found if one.on is not None and one.days is None}
    return days.pop() if len(days) == 1 else None


def _coming(today: date, month: int, day: int) -> date:
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)

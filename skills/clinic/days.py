"""Which day somebody asks about: "내일", "12월 25일", "일요일", "크리스마스". Whether the clinic is open then says `hours`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from skills.fields.timing.clocks import with_numerals
from skills.fields.timing.days import NoSuchDay, find_days
from storage.characters import plain

MOST = 120
_WEEK = timedelta(days=7)
_NEXT = re.compile(r"다음|담\s?주|돌아오는|\bnext\b")
_WEEKDAY = re.compile(r"[월화수목금토일]욜|요일|\b[a-z]{3,6}day")


def day_asked_for(text: str, today: date) -> date | None:
    """The day that is named; None when none is, or more than one."""
    words = plain(text[:MOST]).casefold()
    try:
        found, _ = find_days(with_numerals(words), today)
    except NoSuchDay:
        return None
    days = {one.on for one in found if one.on is not None and one.days is None and one.to is None}
    if len(days) != 1:
        return None
    day = days.pop()
    is_today = day - today == _WEEK and _NEXT.search(words) is None and _WEEKDAY.search(words) is not None
    return today if is_today else day  # "일요일이라 안 하죠?", on a Sunday.

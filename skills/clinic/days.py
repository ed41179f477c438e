"""Which day somebody asks about: "내일", "12월 25일", "일요일", "크리스마스". Whether the clinic is open then says `hours`."""

from __future__ import annotations

from datetime import date

from skills.fields.timing.clocks import with_numerals
from skills.fields.timing.days import NoSuchDay, find_days
from storage.characters import plain

MOST = 120


def day_asked_for(text: str, today: date) -> date | None:
    """The day that is named; None when none is, or more than one."""
    words = plain(text[:MOST]).casefold()
    try:
        found, _ = find_days(with_numerals(words), today)
    except NoSuchDay:
        return None
    days = {one.on for one in found if one.on is not None and one.days is None and one.to is None}
    return days.pop() if len(days) == 1 else None

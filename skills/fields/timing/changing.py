"""A wish for a time that is changed in part: "아니 수요일" keeps the time of day, "아니다 열한시" keeps the day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from skills.fields import Invalid
from skills.fields.timing.clocks import NoSuchTime, find_clock, with_numerals
from skills.fields.timing.days import NoSuchDay, TwoDays, find_days
from skills.fields.timing.hours import Hours, in_seoul
from skills.fields.timing.times import WhenCode, parse_when
from skills.fields.timing.wishes import When, show_clock, show_day, show_when
from storage.characters import plain

_LEAVES_OUT = re.compile(
    r"(?:은|는|만)?\s?(?:빼|제외\s?해)\s?(?:주세요|줘요?|주실래요|주십시오|주시면)|(?:은|는)\s?안\s?(?:돼|되|됩)\S{0,4}$"
)
"""What is left out is no new wish: "금요일은 빼주세요"."""


def parse_instead(text: str, old: When, *, now: datetime, hours: Hours) -> When:
    """The wish in `text`, with the day or the time of day of the `old` one where it names only the other.

    Raises `Invalid` as `parse_when` does, also where the two together do not suit."""
    said, here = plain(text).lower(), in_seoul(now)
    if _LEAVES_OUT.search(said):  # In the patient's words, for who calls: the rest of the wish stays.
        parse_when(text, now=now, hours=hours, any_day=True)
        return replace(old, said=f"{show_when(old, 'ko')}, {' '.join(text.split())}")
    kept = dict.fromkeys(_together(said, replace(one, also=()), here) for one in (old, *old.also))
    try:
        first, *others = [parse_when(words or text, now=now, hours=hours, any_day=True) for words in kept]
    except Invalid as problem:
        # What is over with both together is over with what is meant.
        if "" in kept or problem.code == WhenCode.PAST:
            raise
        return parse_when(text, now=now, hours=hours, any_day=True)
    return replace(first, also=tuple(others)) if others and not first.also else first


def _together(words: str, old: When, here: datetime) -> str:
    """What is said now beside what is kept of the old wish; empty where nothing is."""
    try:
        days, rest = find_days(with_numerals(words), here.date())
        clock = find_clock(rest)
    except (NoSuchDay, NoSuchTime, TwoDays):
        return ""
    has_clock = bool(clock.start or clock.parts or clock.after)
    if bool(days) is has_clock:
        return ""
    kept = show_clock(old, "ko") if days else show_day(old, "ko")
    return " ".join((words, kept) if days else (kept, words)) if kept else ""

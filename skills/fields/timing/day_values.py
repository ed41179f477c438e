"""What words for days come to, and the reckoning that their readers share. A week begins on Monday."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

FARTHEST_DAYS = 180
"""How many days ahead a wish is taken."""

WEEKDAYS = "월화수목금토일"

Days = Literal[
    "weekday", "weekend", "week", "month", "every", "mon", "tue", "wed", "thu", "fri", "sat", "sun"
]  # "tue": every Tuesday.
WEEKDAY_WORDS: tuple[Days, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Bound = Literal["at", "after", "before", "except"]


class NoSuchDay(ValueError):
    """A date that is in no calendar, such as 30 February."""


class TwoDays(ValueError):
    """One day said in two ways that differ: 12월 3일 금요일, when the third is a Thursday."""


@dataclass(frozen=True, slots=True)
class DayWords:
    """The day that is meant (`on`), or a set of days: of the week or month that begins at `on`, of any week without.

    `bound` says whether that day is the last or the first of many (금요일까지, 내일부터); `to` closes a window from `on` on.
    """

    on: date | None
    days: Days | None = None
    bound: Bound = "at"
    to: date | None = None


def made(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NoSuchDay from None


def coming(month: int, day: int, today: date) -> date:
    """That month and day: this year's, or next year's when this year's is over and next year's is near enough."""
    if (month, day) >= (today.month, today.day):
        return made(today.year, month, day)
    next_year = made(today.year + 1, month, day)
    return next_year if (next_year - today).days <= FARTHEST_DAYS else made(today.year, month, day)


def coming_month(month: int, today: date) -> date:
    """The first day of this year's or next year's month of that number."""
    if not 1 <= month <= 12:
        raise NoSuchDay
    return date(today.year + (month < today.month), month, 1)


def month_from(today: date, ahead: int) -> date:
    """The first day of the month `ahead` months after this one."""
    years, month = divmod(today.month - 1 + ahead, 12)
    return date(today.year + years, month + 1, 1)


def last_of(month: date) -> date:
    """The last day of that month."""
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


def monday(today: date, weeks: int) -> date:
    return today + timedelta(days=7 * weeks - today.weekday())


def next_with(today: date, day_of: Callable[[date], date]) -> date:
    """The first day, from today on, that `day_of` a coming month gives; some months have no such day."""
    for ahead in range(13):
        try:
            on = day_of(month_from(today, ahead))
        except ValueError:
            continue
        if on >= today:
            return on
    raise NoSuchDay

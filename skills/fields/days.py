"""Words for days, in Korean and English, turned into dates: 내일, 다음주 화요일, 12월 3일, 주말, next Tuesday.

A week begins on Monday. This file only says which day is meant; whether the clinic is open then is `skills.fields.times`'s
question, and hours and minutes are read in `skills.fields.clocks`.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

FARTHEST_DAYS = 180
"""How many days ahead a wish is taken."""

Days = Literal["weekday", "weekend", "week", "month"]


class NoSuchDay(ValueError):
    """A date that is in no calendar, such as 30 February."""


@dataclass(frozen=True, slots=True)
class DayWords:
    """The day that is meant (`on`), or a set of days: of the week or month that begins at `on`, of any week without."""

    on: date | None
    days: Days | None = None


WEEKDAYS = "월화수목금토일"
_ENGLISH_DAYS = "mon tue wed thu fri sat sun"
_ENGLISH_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTH = rf"(?P<month>{_ENGLISH_MONTHS.replace(' ', '|')})[a-z]*\.?"
_ORDINAL = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WEEK = r"(?P<week>이번\s?주|금주|다다음\s?주|다음\s?주|담주|차주|내주|지난\s?주|저번\s?주)"
_WEEKS = {"이번": 0, "금주": 0, "다다": 2, "다음": 1, "담주": 1, "차주": 1, "내주": 1, "지난": -1, "저번": -1}
_NEAR = {
    "그저께": -2, "그제": -2, "어제": -1, "yesterday": -1, "오늘": 0, "금일": 0, "today": 0, "tonight": 0, "당일": 0,
    "내일모레": 2, "낼모레": 2, "모레": 2, "모래": 2, "day after tomorrow": 2, "그글피": 4, "글피": 3,
    "내일": 1, "낼": 1, "명일": 1, "익일": 1, "tomorrow": 1, "tmr": 1, "tmrw": 1,
}  # fmt: skip
_ENGLISH_WEEKDAY = (
    rf"\b(?:(?P<which>this|next|coming)\s)?(?P<name>{_ENGLISH_DAYS.replace(' ', '|')})"
    r"(?:day|sday|nesday|rsday|urday|s)?\b"
)
_LATER = r"(?:뒤|후|있다가?|이따가?|later|from now)"


def find_days(words: str, today: date) -> tuple[list[DayWords], str]:
    """The different days named in `words` (plain, lower case, numerals as digits), and the words without them.

    Raises NoSuchDay when a date is named that does not exist.
    """
    found: list[DayWords] = []
    for pattern, read in _READERS:
        for match in list(pattern.finditer(words)):
            day = read(match, today)
            if day not in found:
                found.append(day)
            words = words[: match.start()] + " " * len(match.group()) + words[match.end() :]
    return _without_echo(found, today), words


def _without_echo(found: list[DayWords], today: date) -> list[DayWords]:
    """12월 3일 목요일 is one day: a bare weekday's name that agrees with the date before it says nothing new."""
    if len(found) == 2 and all(day.on and not day.days for day in found):
        first, second = (day.on or today for day in found)
        if first.weekday() == second.weekday() and 0 < (second - today).days <= 7:
            return found[:1]
    return found


def _made(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NoSuchDay from None


def _coming(month: int, day: int, today: date) -> date:
    """That month and day: this year's, or next year's when this year's is over and next year's is near enough."""
    if (month, day) >= (today.month, today.day):
        return _made(today.year, month, day)
    next_year = _made(today.year + 1, month, day)
    return next_year if (next_year - today).days <= FARTHEST_DAYS else _made(today.year, month, day)


def _month_from(today: date, ahead: int) -> date:
    """The first day of the month `ahead` months after this one."""
    years, month = divmod(today.month - 1 + ahead, 12)
    return date(today.year + years, month + 1, 1)


def _monday(today: date, weeks: int) -> date:
    return today + timedelta(days=7 * weeks - today.weekday())


def _read_full(found: re.Match[str], _today: date) -> DayWords:
    return DayWords(_made(int(found["year"]), int(found["month"]), int(found["day"])))


def _read_month_day(found: re.Match[str], today: date) -> DayWords:
    return DayWords(_coming(int(found["month"]), int(found["day"]), today))


def _read_english_date(found: re.Match[str], today: date) -> DayWords:
    month = _ENGLISH_MONTHS.split().index(found["month"]) + 1
    return DayWords(_coming(month, int(found["day"]), today))


def _read_near(found: re.Match[str], today: date) -> DayWords:
    return DayWords(today + timedelta(days=_NEAR[found.group()]))


def _read_later(found: re.Match[str], today: date) -> DayWords:
    amount = min(int(found["amount"]), 999)
    if found["unit"].startswith(("달", "개", "mo")):
        month = _month_from(today, amount)
        last = calendar.monthrange(month.year, month.month)[1]
        return DayWords(month.replace(day=min(today.day, last)))
    days = amount * (7 if found["unit"].startswith(("주", "w")) else 1)
    return DayWords(today + timedelta(days=days))


def _read_ago(found: re.Match[str], today: date) -> DayWords:
    return DayWords(today - timedelta(days=max(1, min(int(found["amount"]), 999))))


def _read_month(found: re.Match[str], today: date) -> DayWords:
    """다음달 3일, 다음달 말, 다음달: a day of that month or the month."""
    first = _month_from(today, 0 if found["which"].startswith(("이", "th")) else 1)
    if found["day"]:
        return DayWords(_made(first.year, first.month, int(found["day"])))
    return DayWords(first, "month")


def _read_named_month(found: re.Match[str], today: date) -> DayWords:
    month = int(found["month"])
    if not 1 <= month <= 12:
        raise NoSuchDay
    return DayWords(date(today.year + (month < today.month), month, 1), "month")


def _read_weekday(found: re.Match[str], today: date) -> DayWords:
    weekday = WEEKDAYS.index(found["name"])
    if found["week"]:
        return DayWords(_monday(today, _WEEKS[found["week"][:2]]) + timedelta(days=weekday))
    return DayWords(_next(weekday, today))


def _read_english_weekday(found: re.Match[str], today: date) -> DayWords:
    weekday = _ENGLISH_DAYS.split().index(found["name"][:3])
    which = found["which"]
    if which in {"this", "next"}:
        return DayWords(_monday(today, int(which == "next")) + timedelta(days=weekday))
    return DayWords(_next(weekday, today))


def _next(weekday: int, today: date) -> date:
    """The coming day of that name; on a Tuesday, 화요일 is next week's, for who means today says 오늘."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _read_week(found: re.Match[str], today: date) -> DayWords:
    part = found["part"] or ""
    days: Days = "weekend" if "말" in part else "weekday" if part else "week"
    return DayWords(_monday(today, _WEEKS[found["week"][:2]]), days)


def _read_english_week(found: re.Match[str], today: date) -> DayWords:
    days: Days = "weekend" if "end" in found.group() else "week"
    return DayWords(_monday(today, int(found["which"] == "next")), days)


def _read_any_week(found: re.Match[str], _today: date) -> DayWords:
    return DayWords(None, "weekend" if found.group().startswith(("주말", "weekend")) else "weekday")


def _read_day_of_month(found: re.Match[str], today: date) -> DayWords:
    """3일: this month's if it is still to come, else next month's."""
    day = int(found["day"])
    first = _month_from(today, int(day < today.day))
    return DayWords(_made(first.year, first.month, day))


def _read_month_end(_found: re.Match[str], today: date) -> DayWords:
    return DayWords(today.replace(day=calendar.monthrange(today.year, today.month)[1]))


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], DayWords]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (
            r"(?<!\d)(?P<year>2\d{3})\s?[-./년]\s?(?P<month>\d{1,2})\s?[-./월]\s?(?P<day>\d{1,2})(?!\d)\s?일?",
            _read_full,
        ),
        (r"(?<!\d)(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)", _read_full),
        (r"(?P<which>이번\s?달|이달|다음\s?달|담달|내달)\s?(?:(?P<day>\d{1,2})일|[초말]|중순?)?", _read_month),
        (r"(?P<which>this month|next month)(?P<day>(?!))?", _read_month),
        (r"(?<!\d)(?P<month>\d{1,2})\s?월\s?(?P<day>\d{1,2})(?!\d|\s?시)\s?일?", _read_month_day),
        (r"(?<!\d)(?P<month>\d{1,2})\s?월(?!\s?요일)\s?(?:초|말|중순?)?", _read_named_month),
        (r"(?<![\d:./-])(?P<month>\d{1,2})\s?/\s?(?P<day>\d{1,2})(?![\d:/])", _read_month_day),
        (r"(?<![\d:./-])(?P<month>\d{1,2})[.-]\s?(?P<day>\d{1,2})(?![\d:./-]|\s?(?:시|am|pm|일))", _read_month_day),
        (rf"\b{_MONTH}\s{_ORDINAL}(?!\d|:)(?:,?\s20\d\d)?", _read_english_date),
        (rf"(?<!\d){_ORDINAL}\s(?:of\s)?{_MONTH}\b", _read_english_date),
        ("|".join(sorted(_NEAR, key=len, reverse=True)), _read_near),
        (rf"(?P<amount>\d{{1,4}})\s?(?P<unit>일|주일?|달|개월|days?|weeks?|months?)\s?{_LATER}", _read_later),
        (r"\b(?:in|after)\s(?P<amount>\d{1,4})\s(?P<unit>days?|weeks?|months?)\b", _read_later),
        (r"(?P<amount>\d{1,4})\s?(?:일|주일?|달|개월|days?|weeks?|months?)\s?(?:전(?!화)|ago)", _read_ago),
        (r"월(?:요일)?\s?(?:[~-]|부터|에서)\s?금(?:요일)?", _read_any_week),
        (rf"(?:{_WEEK}\s?)?(?P<name>[{WEEKDAYS}])(?:요일|욜)", _read_weekday),
        (rf"{_WEEK}\s?(?P<name>[{WEEKDAYS}])(?![가-힣])", _read_weekday),
        (rf"(?P<week>(?!))?\((?P<name>[{WEEKDAYS}])\)", _read_weekday),
        (rf"{_WEEK}\s?(?:의\s?)?(?P<part>평일|주중|주말|말)?", _read_week),
        (
            _ENGLISH_WEEKDAY,
            _read_english_weekday,
        ),
        (r"\b(?P<which>this|next)\s(?:week\b|weekend\b)", _read_english_week),
        (r"평일|주중|주말|weekends?\b|weekdays?\b", _read_any_week),
        (r"월말|말일|month end|end of (?:the )?month", _read_month_end),
        (r"(?<!\d)(?P<day>\d{1,2})\s?일(?!\s?(?:동안|간|정도|째))", _read_day_of_month),
    )
)

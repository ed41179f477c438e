"""Words for days, in Korean and English, turned into dates: 내일, 다음주 화요일, 12월 3일, 주말, next Tuesday.

A week begins on Monday. Each pattern has its reader; how two days make a window, and what 까지 and 부터 do, is in
`skills.fields.timing.days`.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

FARTHEST_DAYS = 180
"""How many days ahead a wish is taken."""

Days = Literal["weekday", "weekend", "week", "month", "every"]
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


WEEKDAYS = "월화수목금토일"
_ENGLISH_DAYS = "mon tue wed thu fri sat sun"
_ENGLISH_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTH = rf"(?P<month>{_ENGLISH_MONTHS.replace(' ', '|')})[a-z]*\.?"
_ORDINAL = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
WEEK = r"(?:이번\s?주|금주|다다음\s?주|다음\s?주|담주|차주|내주|지난\s?주|저번\s?주)"
_WEEK = rf"(?P<week>{WEEK})"
_WEEKS = {"이번": 0, "금주": 0, "다다": 2, "다음": 1, "담주": 1, "차주": 1, "내주": 1, "지난": -1, "저번": -1}
_NEAR = {
    "그저께": -2, "그제": -2, "어제": -1, "yesterday": -1, "오늘": 0, "금일": 0, "today": 0, "tonight": 0, "당일": 0,
    "내일모레": 2, "낼모레": 2, "내일 모레": 2, "낼 모레": 2, "모레": 2, "모래": 2,
    "day after tomorrow": 2, "그글피": 4, "글피": 3,
    "내일": 1, "낼": 1, "명일": 1, "익일": 1, "tomorrow": 1, "tmr": 1, "tmrw": 1,
}  # fmt: skip
_ENGLISH_WEEKDAY = (
    rf"\b(?:(?P<which>this|next|coming)\s)?(?P<name>{_ENGLISH_DAYS.replace(' ', '|')})"
    r"(?:day|sday|nesday|rsday|urday|s)?\b"
)
_LATER = r"(?:뒤|후|있다가?|이따가?|later|from now)"
_NATIVE_DAYS = {
    "초하루": 1,
    "초이틀": 2,
    "초사흘": 3,
    "초나흘": 4,
    "초닷새": 5,
    "열흘날": 10,
    "보름날": 15,
    "스무날": 20,
}
_HOLIDAYS = {
    "신정": (1, 1), "삼일절": (3, 1), "3일절": (3, 1), "3.1절": (3, 1), "식목일": (4, 5),
    "근로자의날": (5, 1), "근로자의 날": (5, 1),
    "어린이날": (5, 5), "어버이날": (5, 8), "스승의날": (5, 15), "스승의 날": (5, 15), "현충일": (6, 6), "제헌절": (7, 17),
    "광복절": (8, 15), "개천절": (10, 3), "한글날": (10, 9), "크리스마스이브": (12, 24), "크리스마스 이브": (12, 24),
    "크리스마스": (12, 25), "성탄절": (12, 25), "christmas eve": (12, 24), "christmas": (12, 25),
}  # fmt: skip
"""Days with a name, those of the sun's calendar; what the moon moves (설날, 추석) is asked about."""


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


def monday(today: date, weeks: int) -> date:
    return today + timedelta(days=7 * weeks - today.weekday())


def read_full(found: re.Match[str], _today: date) -> DayWords:
    return DayWords(_made(int(found["year"]), int(found["month"]), int(found["day"])))


def _read_month_day(found: re.Match[str], today: date) -> DayWords:
    return DayWords(_coming(int(found["month"]), int(found["day"]), today))


def _read_english_date(found: re.Match[str], today: date) -> DayWords:
    month = _ENGLISH_MONTHS.split().index(found["month"]) + 1
    return DayWords(_coming(month, int(found["day"]), today))


def read_near(found: re.Match[str], today: date) -> DayWords:
    return DayWords(today + timedelta(days=_NEAR[found.group()]))


def read_later(found: re.Match[str], today: date) -> DayWords:
    amount = min(int(found["amount"]), 999)
    if found["unit"].startswith(("달", "개", "mo")):
        month = _month_from(today, amount)
        last = calendar.monthrange(month.year, month.month)[1]
        return DayWords(month.replace(day=min(today.day, last)))
    days = amount * (7 if found["unit"].startswith(("주", "w")) else 1)
    return DayWords(today + timedelta(days=days))


def _read_within(found: re.Match[str], today: date) -> DayWords:
    """3일 안에, 2주 내: any day until then."""
    return replace(read_later(found, today), bound="before")


def _read_ago(found: re.Match[str], today: date) -> DayWords:
    return DayWords(today - timedelta(days=max(1, min(int(found["amount"]), 999))))


def _read_month(found: re.Match[str], today: date) -> DayWords:
    """다음달 3일, 다음달 말, 다음달: a day of that month or the month."""
    first = _month_from(today, 0 if found["which"].startswith(("이", "th")) else 1)
    if found["day"]:
        return DayWords(_made(first.year, first.month, int(found["day"])))
    return _of_month(first, found["part"], today)


def _read_named_month(found: re.Match[str], today: date) -> DayWords:
    first = _coming_month(int(found["month"]), today)
    return _of_month(first.replace(year=int(found["year"])) if found["year"] else first, found["part"], today)


def _of_month(first: date, part: str | None, today: date) -> DayWords:
    """The month, or a third of it: 12월 초, 다음 달 중순, 월말."""
    if part is None:
        return DayWords(first, "month")
    last = calendar.monthrange(first.year, first.month)[1]
    begins, ends = {"초": (1, 10), "중순": (11, 20), "말": (21, last)}[part]
    on, to = first.replace(day=begins), first.replace(day=ends)
    return DayWords(max(on, today) if to > today else on, to=to)


def read_weekday(found: re.Match[str], today: date) -> DayWords:
    weekday = WEEKDAYS.index(found["name"])
    if found["week"]:
        return DayWords(monday(today, _WEEKS[found["week"][:2]]) + timedelta(days=weekday))
    return DayWords(_next(weekday, today))


def read_english_weekday(found: re.Match[str], today: date) -> DayWords:
    weekday = _ENGLISH_DAYS.split().index(found["name"][:3])
    which = found["which"]
    if which in {"this", "next"}:
        return DayWords(monday(today, int(which == "next")) + timedelta(days=weekday))
    return DayWords(_next(weekday, today))


def _next(weekday: int, today: date) -> date:
    """The coming day of that name; on a Tuesday, 화요일 is next week's, for who means today says 오늘."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _read_week(found: re.Match[str], today: date) -> DayWords:
    part = found["part"] or ""
    days: Days = "weekend" if "말" in part else "weekday" if part else "week"
    return DayWords(monday(today, _WEEKS[found["week"][:2]]), days)


def _read_english_week(found: re.Match[str], today: date) -> DayWords:
    days: Days = "weekend" if "end" in found.group() else "week"
    return DayWords(monday(today, int(found["which"] == "next")), days)


def _read_any_week(found: re.Match[str], _today: date) -> DayWords:
    return DayWords(None, "weekend" if found.group().startswith(("주말", "weekend")) else "weekday")


def _read_day_of_month(found: re.Match[str], today: date) -> DayWords:
    """3일: this month's if it is still to come, else next month's."""
    day = int(found["day"])
    first = _month_from(today, int(day < today.day))
    return DayWords(_made(first.year, first.month, day))


def _read_day_and_name(found: re.Match[str], today: date) -> DayWords:
    """21일 월요일: the next twenty-first that is a Monday."""
    weekday = WEEKDAYS.index(found["name"])

    def made(first: date) -> date:
        on = first.replace(day=int(found["day"]))
        if on.weekday() != weekday:
            raise ValueError
        return on

    return DayWords(_next_with(today, made))


def _read_nth(found: re.Match[str], today: date) -> DayWords:
    """첫째 주 토요일, 다음 달 마지막 금요일: the day with that count in its month."""
    weekday, nth = WEEKDAYS.index(found["name"]), _nth(found["nth"])

    def made(first: date) -> date:
        days = calendar.monthrange(first.year, first.month)[1]
        of_that_name = [
            first.replace(day=day) for day in range(1, days + 1) if first.replace(day=day).weekday() == weekday
        ]
        if nth > len(of_that_name):
            raise ValueError
        return of_that_name[nth - 1 if nth else -1]

    which = found["which"]
    if not which:
        return DayWords(_next_with(today, made))
    first = _month_from(today, 0 if which.startswith("이") else 1)
    if found["month"]:
        first = _coming_month(int(found["month"]), today)
    try:
        return DayWords(made(first))
    except ValueError:
        raise NoSuchDay from None


def _nth(word: str) -> int:
    """1 to 5; 0 for the last."""
    if word.startswith("마"):
        return 0
    return int(word[0]) if word[0].isdigit() else ("첫둘셋넷다".find(word[0]) + 1 or "한두세네".find(word[0]) + 1)


def _next_with(today: date, made: Callable[[date], date]) -> date:
    """The first day, from today on, that a coming month makes; some months have no such day."""
    for ahead in range(13):
        try:
            on = made(_month_from(today, ahead))
        except ValueError:
            continue
        if on >= today:
            return on
    raise NoSuchDay


def _coming_month(month: int, today: date) -> date:
    if not 1 <= month <= 12:
        raise NoSuchDay
    return date(today.year + (month < today.month), month, 1)


def _read_native_day(found: re.Match[str], today: date) -> DayWords:
    """십일월 스무날."""
    day = _NATIVE_DAYS[found["native"]]
    return DayWords(
        _coming(int(found["month"]), day, today) if found["month"] else _next_with(today, lambda f: f.replace(day=day))
    )


def _read_holiday(found: re.Match[str], today: date) -> DayWords:
    month, day = _HOLIDAYS[found.group()]
    return DayWords(date(today.year + ((month, day) < (today.month, today.day)), month, day))


def _read_every_day(_found: re.Match[str], _today: date) -> DayWords:
    return DayWords(None, "every")


def _read_month_end(_found: re.Match[str], today: date) -> DayWords:
    return DayWords(today.replace(day=calendar.monthrange(today.year, today.month)[1]))


READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], DayWords]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (
            r"(?<!\d)(?P<year>2\d{3})\s?[-./년]\s?(?P<month>\d{1,2})\s?[-./월]\s?(?P<day>\d{1,2})(?!\d)\s?일?",
            read_full,
        ),
        (r"(?<!\d)(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)", read_full),
        ("|".join(sorted(map(re.escape, _HOLIDAYS), key=len, reverse=True)), _read_holiday),
        (
            (
                rf"(?:(?P<which>이번\s?달|이달|다음\s?달|담달|내달|(?P<month>\d{{1,2}})\s?월)\s?)?(?:의\s?)?"
                rf"(?P<nth>첫\s?번?째?|마지막|(?:둘|셋|넷|다섯|두|세|네|[1-5])\s?번?째)\s?(?:주\s?)?(?P<name>[{WEEKDAYS}])요일"
            ),
            _read_nth,
        ),
        (rf"(?:(?P<month>\d{{1,2}})\s?월\s?)?(?P<native>{'|'.join(_NATIVE_DAYS)})", _read_native_day),
        (
            r"(?P<which>이번\s?달|이달|다음\s?달|담달|내달)\s?(?:(?P<day>\d{1,2})일|(?P<part>[초말](?!까지)|중순))?(?:쯤|경)?",
            _read_month,
        ),
        (r"(?P<which>this month|next month)(?P<day>(?!))?(?P<part>(?!))?", _read_month),
        (r"(?<!\d)(?P<month>\d{1,2})\s?월\s?(?P<day>\d{1,2})(?!\d|\s?시)\s?일?", _read_month_day),
        (
            r"(?<!\d)(?:(?P<year>20\d\d)\s?년\s?)?(?P<month>\d{1,2})\s?월(?!\s?요일)\s?(?P<part>[초말](?!까지)|중순)?(?:쯤|경)?",
            _read_named_month,
        ),
        (r"(?<![\d:./-])(?P<month>\d{1,2})\s?/\s?(?P<day>\d{1,2})(?![\d:/])", _read_month_day),
        (r"(?<![\d:./-])(?P<month>\d{1,2})[.-]\s?(?P<day>\d{1,2})(?![\d:./-]|\s?(?:시|am|pm|일))", _read_month_day),
        (rf"\b{_MONTH}\s{_ORDINAL}(?!\d|:)(?:,?\s20\d\d)?", _read_english_date),
        (rf"(?<!\d){_ORDINAL}\s(?:of\s)?{_MONTH}\b", _read_english_date),
        (rf"(?P<amount>\d{{1,4}})\s?(?P<unit>일|주일?|달|개월|days?|weeks?|months?)\s?{_LATER}", read_later),
        (
            (
                r"(?:(?:오늘|지금)(?:로|으로)?부터\s?)?(?P<amount>\d{1,4})\s?(?P<unit>일|주일?|달|개월)\s?"
                r"(?:안(?:에|으로)|안(?=$|\s(?!돼|되|가|와|올|갈|됩))|이내(?:에|로)?|내(?:에|로)?(?![가-힣]))"
            ),
            _read_within,
        ),
        (r"\bwithin\s(?P<amount>\d{1,4})\s(?P<unit>days?|weeks?|months?)\b", _read_within),
        ("|".join(sorted(_NEAR, key=len, reverse=True)), read_near),
        (r"\b(?:in|after)\s(?P<amount>\d{1,4})\s(?P<unit>days?|weeks?|months?)\b", read_later),
        (r"(?P<amount>\d{1,4})\s?(?:일|주일?|달|개월|days?|weeks?|months?)\s?(?:전(?!화)|ago)", _read_ago),
        (r"월(?:요일)?\s?(?:[~-]|부터|에서)\s?금(?:요일)?", _read_any_week),
        (rf"(?<!\d)(?P<day>\d{{1,2}})\s?일\s?\(?(?P<name>[{WEEKDAYS}])(?:요일|욜|(?=\)))\)?", _read_day_and_name),
        (rf"(?:{_WEEK}\s?)?(?P<name>[{WEEKDAYS}])(?:요일|욜)", read_weekday),
        (rf"{_WEEK}\s?(?P<name>[{WEEKDAYS}])(?![가-힣])", read_weekday),
        (rf"(?P<week>(?!))?\((?P<name>[{WEEKDAYS}])\)", read_weekday),
        (rf"{_WEEK}\s?(?:의\s?)?(?P<part>평일|주중|주말|말)?", _read_week),
        (_ENGLISH_WEEKDAY, read_english_weekday),
        (r"\b(?P<which>this|next)\s(?:week\b|weekend\b)", _read_english_week),
        (r"평일|주중|주말|weekends?\b|weekdays?\b", _read_any_week),
        (r"매일|날마다|every\s?day|daily", _read_every_day),
        (r"월말|말일|month end|end of (?:the )?month", _read_month_end),
        (r"(?<!\d)(?P<day>\d{1,2})\s?일(?!\s?(?:동안|간|정도|째))", _read_day_of_month),
    )
)

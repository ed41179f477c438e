"""Days and weeks that are counted within a month, and parts of months and years: 첫째 주 토요일, 12월 첫째 주, 월초, 연말.

Several days that are said shortly in English (the 8th or 9th, next Tue or Wed) are put into long ones here as well. The first
week of a month is the one with its first Thursday, as ISO 8601 and KS X ISO 8601 count weeks.
"""

from collections.abc import Callable
from datetime import date, timedelta

from skills.fields.reading import patterns as re
from skills.fields.timing.day_values import (
    WEEKDAY_WORDS,
    WEEKDAYS,
    Days,
    DayWords,
    NoSuchDay,
    coming_month,
    last_of,
    made,
    monday,
    month_from,
    next_with,
)

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
MONTH = rf"(?P<month>{MONTHS.replace(' ', '|')})[a-z]*\.?"
PART = r"말일|[초말](?!까지)|[초중상하]순"
_THURSDAY = 3
_ENGLISH_COUNTS = {"fir": 1, "1st": 1, "sec": 2, "2nd": 2, "thi": 3, "3rd": 3, "fou": 4, "4th": 4, "las": 0}
_WHICH = r"(?:(?P<which>이번\s?달|이달|다음\s?달|담달|내달|(?P<month>\d{1,2})\s?월)\s?)?(?:의\s?)?"
_NTH = r"(?P<nth>첫\s?번?째?|마지막|(?:둘|셋|넷|다섯|두|세|네|[1-5])\s?번?째)\s?"
_OF = rf"\s(?:of|in)\s(?:(?P<which>the|this|next)\smonth|{MONTH}\b)"
_COUNT = r"\b(?:the\s)?(?P<nth>first|second|third|fourth|last|[1-4](?:st|nd|rd|th))\s"
NTH_DAY = rf"{_WHICH}{_NTH}(?:주\s?)?(?P<name>[{WEEKDAYS}])요일"
NTH_WEEK = rf"{_WHICH}{_NTH}주(?!일)(?:\s?의)?\s?(?P<part>평일|주중|주말|말)?"
ENGLISH_NTH_DAY = rf"{_COUNT}(?P<name>{'|'.join(WEEKDAY_WORDS)})[a-z]*(?:(?<=day)|(?<=\.)|\b){_OF}"
ENGLISH_NTH_WEEK = rf"{_COUNT}(?P<part>weekend|week){_OF}"
MONTH_PART = (
    r"(?<![가-힣\d])(?P<part>월초|연초|연말|(?P<year>20\d\d)\s?년\s?(?P<of>[초말])|새해\s?초"
    r"|새해(?=에|부터|\s?이후|요|\s*$))(?!\s?[가-힣]?연시)"
)
ENGLISH_PART = (
    r"\b(?:(?P<part>early|mid|late|(?:beginning|start|middle|end) of|in|during)[\s-](?:the\s)?)"
    rf"(?:(?P<which>next month|this month|next year|year)\b|{MONTH}\b(?!\s\d))"
)


def read_nth_day(found: re.Match[str], today: date) -> DayWords:
    """첫째 주 토요일, 다음 달 마지막 금요일, the first Saturday of December: the day with that count in its month."""
    name = found["name"]
    weekday = WEEKDAYS.index(name) if name in WEEKDAYS else WEEKDAY_WORDS.index(name)
    return DayWords(_counted(found, today, lambda first: _nth_of(first, weekday, _count(found["nth"]))))


def read_nth_week(found: re.Match[str], today: date) -> DayWords:
    """12월 첫째 주, 다음 달 마지막 주 주말, the last week of January."""
    thursday = _counted(
        found, today - timedelta(days=_THURSDAY), lambda first: _nth_of(first, _THURSDAY, _count(found["nth"]))
    )
    part = found["part"] or "week"
    days: Days = "weekend" if part.endswith(("말", "end")) else "week" if part == "week" else "weekday"
    return DayWords(monday(thursday, 0), days)


def _counted(found: re.Match[str], today: date, day_of: Callable[[date], date]) -> date:
    """That day of the month that is named, else of the first month in which it is still to come."""
    which, month = found["which"] or "", found["month"]
    if month:
        first = coming_month(int(month) if month.isdigit() else MONTHS.split().index(month) + 1, today)
    elif which in ("", "the"):
        return next_with(today, day_of)
    else:
        first = month_from(today, 0 if which.startswith(("이", "this")) else 1)
    try:
        return day_of(first)
    except ValueError:
        raise NoSuchDay from None


def _nth_of(first: date, weekday: int, nth: int) -> date:
    """The day with this count among those of its name in the month; the last for 0. Raises ValueError when there is none."""
    days = [first.replace(day=day) for day in range(1, last_of(first).day + 1)]
    of_that_name = [day for day in days if day.weekday() == weekday]
    if nth > len(of_that_name):
        raise ValueError(nth)
    return of_that_name[nth - 1]


def _count(word: str) -> int:
    """1 to 5; 0 for the last."""
    if word.startswith("마"):
        return 0
    if word[:3] in _ENGLISH_COUNTS:
        return _ENGLISH_COUNTS[word[:3]]
    return int(word[0]) if word[0].isdigit() else ("첫둘셋넷다".find(word[0]) + 1 or "한두세네".find(word[0]) + 1)


def read_month(found: re.Match[str], today: date) -> DayWords:
    """다음달 3일, 다음달 말, 다음달: a day of that month or the month."""
    first = month_from(today, 0 if found["which"].startswith(("이", "th")) else 1)
    if found["day"]:
        return DayWords(made(first.year, first.month, int(found["day"])))
    return of_month(first, found["part"], today)


def read_named_month(found: re.Match[str], today: date) -> DayWords:
    first = coming_month(int(found["month"]), today)
    return of_month(first.replace(year=int(found["year"])) if found["year"] else first, found["part"], today)


def read_month_part(found: re.Match[str], today: date) -> DayWords:
    """월초, 연말, 2027년 초: the first or the last days of a month or a year."""
    if found["year"]:
        year = int(found["year"])
        return of_month(date(year, 1 if found["of"] == "초" else 12, 1), found["of"], today)
    if found["part"] == "연말":
        return of_month(date(today.year, 12, 1), "말", today)
    first = month_from(today, 0 if today.day <= 10 else 1) if found["part"] == "월초" else coming_month(1, today)
    return of_month(
        first if first.month != 1 or today <= first.replace(day=10) else first.replace(year=first.year + 1), "초", today
    )


def read_english_part(found: re.Match[str], today: date) -> DayWords:
    """Early December, the end of next month, in January, the end of the year."""
    which, said = found["which"] or "", found["part"]
    part = {"ear": "초", "beg": "초", "sta": "초", "mid": "중순", "lat": "말", "end": "말"}.get(said[:3])
    if which.endswith("year"):
        if part is None:
            raise NoSuchDay
        year = today.year + which.startswith("next")
        return of_month(date(year, 12 if part == "말" else 1, 1), part, today)
    if which:
        return of_month(month_from(today, which.startswith("next")), part, today)
    return of_month(coming_month(MONTHS.split().index(found["month"]) + 1, today), part, today)


def of_month(first: date, part: str | None, today: date) -> DayWords:
    """The month, or a third of it: 12월 초, 다음 달 중순, 하순."""
    if part is None:
        return DayWords(first, "month")
    if part == "말일":
        return DayWords(last_of(first))
    third = {"초": (1, 10), "상": (1, 10), "중": (11, 20)}.get(part[0], (21, last_of(first).day))
    on, to = first.replace(day=third[0]), first.replace(day=third[1])
    return DayWords(max(on, today) if to > today else on, to=to)


def read_month_end(_found: re.Match[str], today: date) -> DayWords:
    return DayWords(last_of(today))


_TH = r"(?:st|nd|rd|th)"
_NO_HOUR = rf"(?!\d|\s?(?:am\b|pm\b|a\.m|p\.m|:|o'?clock|h\b|hours?\b|{MONTH.replace('?P<month>', '?:')}))"
_TO = r"\s?(?:[-~–]|\b(?:to|through|thru|until|till)\b)\s?(?:the\s)?"
_WEEKDAY = rf"(?:{'|'.join(WEEKDAY_WORDS)})(?:sday|nesday|rsday|urday|day|rs|nes|r|s)?\b"
_OR = r"\s?(?:,|/|&|\bor\b|\band\b)\s?(?:(?:or|and)\s)?(?:on\s)?"
_HOURS_BEHIND = re.compile(
    rf"\b{MONTH}\s(?P<day>\d{{1,2}}){_TH}?,\s(?P<from>\d{{1,2}})\s?(?:-|to|till|until)\s?(?P<till>\d{{1,2}})(?!\d|:|{_TH}|\s?[ap]\.?m)"
)
_OF_ONE_MONTH = re.compile(
    rf"\b{MONTH}\s(?P<first>\d{{1,2}}){_TH}?(?:(?P<to>{_TO})|\s(?P<or>or|and)\s(?:the\s)?)(?P<second>\d{{1,2}}){_TH}?{_NO_HOUR}"
)
_MONTH_BEHIND = re.compile(
    rf"\b(?:from\s)?(?:the\s)?(?P<first>\d{{1,2}}){_TH}?(?:(?P<to>{_TO})|\s(?P<or>or|and)\s(?:the\s)?)(?P<second>\d{{1,2}}){_TH}?\s(?:of\s)?{MONTH}\b"
)
_ORDINALS = re.compile(
    rf"\bthe\s(?P<first>\d{{1,2}}{_TH})(?P<between>{_TO}|,?\s(?:or|and)\s(?:the\s)?)(?P<second>\d{{1,2}}{_TH})\b"
)
_IN_THAT_WEEK = re.compile(
    rf"\b(?P<which>this|next)\s(?P<first>{_WEEKDAY})(?P<more>(?:{_OR}{_WEEKDAY}){{1,6}})(?!\s(?:this|next)\sweek)"
)
_WEEK_BEHIND = re.compile(
    rf"\b(?<!next\s)(?<!this\s)(?P<first>{_WEEKDAY})(?P<more>(?:{_OR}{_WEEKDAY}){{0,6}})(?P<clock>(?:\s(?!this\b|next\b)[\w:]{{1,10}}){{0,3}}?),?\s(?:of\s)?(?P<which>this|next)\sweek\b"
)
_WEEK_BEFORE = re.compile(
    rf"\b(?P<which>this|next)\sweek,?\s(?:on\s|either\s)?(?P<first>{_WEEKDAY})(?P<more>(?:{_OR}{_WEEKDAY}){{0,6}})"
)
_ONE = re.compile(_WEEKDAY)


def english_in_full(words: str) -> str:
    """Dec 3 to 5 as dec 3 to dec 5, the 8th or 9th as the 8th or the 9th, and each day in the week that is said of the first:
    next Tue or Wed, Tue or Wed next week."""
    if not words.isascii():
        return words
    said = _HOURS_BEHIND.sub(r"\g<month> \g<day> from \g<from> to \g<till>", words)
    said = _MONTH_BEHIND.sub(_both_of_the_month, _OF_ONE_MONTH.sub(_both_of_the_month, said))
    said = _ORDINALS.sub(
        lambda two: f"the {two['first']}{two['between'].removesuffix('the ')}the {two['second']}", said
    )
    for pattern in (_WEEK_BEHIND, _WEEK_BEFORE, _IN_THAT_WEEK):
        said = pattern.sub(_each_in_that_week, said)
    return said


def _both_of_the_month(found: re.Match[str]) -> str:
    first, second = int(found["first"]), int(found["second"])
    if second <= first:
        return found[0]  # "Dec 3 to 2": what is meant is open.
    return f"{found['month']} {first} {found['or'] or 'to'} {found['month']} {second}"


def _each_in_that_week(found: re.Match[str]) -> str:
    """Each day with the week; a day that comes before the one in front of it is left as it stands."""
    which, named = found["which"], [found["first"], *(one[0] for one in _ONE.finditer(found["more"]))]
    places = [WEEKDAY_WORDS.index(one[:3]) for one in named]
    if places != sorted(places) and "week" not in found[0]:
        return found[0]
    clock = found.groupdict().get("clock") or ""
    return " or ".join(f"{which} {one}" for one in named) + clock

"""Words for days, in Korean and English, turned into dates: 내일, 다음주 화요일, 12월 3일, 주말, next Tuesday.

A week begins on Monday. Each pattern has its reader; how two days make a window, and what 까지 and 부터 do, is in
`skills.fields.timing.days`.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from skills.fields.reading import patterns as re
from skills.fields.timing import counted_days, holidays
from skills.fields.timing.counted_days import MONTH, MONTHS, PART
from skills.fields.timing.day_values import (
    WEEKDAY_WORDS,
    WEEKDAYS,
    Days,
    DayWords,
    TwoDays,
    coming,
    last_of,
    made,
    monday,
    month_from,
    next_with,
)

_ORDINAL = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
WEEK = r"(?:이번\s?주|(?<![가-힣])금주|다(?:다음|담)\s?주|다음\s?주|담주|(?<![가-힣])[차내]주(?![세시는면])|(?:지난|저번)\s?주)"
_WEEK = rf"(?P<week>{WEEK})"
_WEEKS = {
    "이번": 0,
    "금주": 0,
    "다다": 2,
    "다담": 2,
    "다음": 1,
    "담주": 1,
    "차주": 1,
    "내주": 1,
    "지난": -1,
    "저번": -1,
}
_NEAR = {
    "그저께": -2, "그제": -2, "어제": -1, "yesterday": -1, "오늘": 0, "금일": 0, "today": 0, "tonight": 0, "당일": 0,
    "내일모레": 2, "낼모레": 2, "내일 모레": 2, "낼 모레": 2,
    "내일 모래": 2, "낼모래": 2, "낼 모래": 2, "내일모래": 2, "모레": 2, "모래": 2,
    "day after tomorrow": 2, "그글피": 4, "글피": 3,
    "내일": 1, "낼": 1, "명일": 1, "익일": 1, "tomorrow": 1, "tmr": 1, "tmrw": 1,
}  # fmt: skip
_TOMORROW = {"낼": r"(?<![가-힣])낼(?!\s?(?:거|게|까|수|래|려|돈))"}  # And not "보낼게요", "돈을 낼 거예요".
_ENGLISH_DAY = rf"(?P<name>{'|'.join(WEEKDAY_WORDS)})(?:day|sday|nesday|rsday|urday|rs?|nes|s)?"
_ENGLISH_WEEKDAY = rf"\b(?:(?P<which>this|next|coming)\s)?{_ENGLISH_DAY}\b"
EVERY_WEEK = "매주 "
"""Stands before each day of the week that is meant every week, in either language."""
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
_ONES = ("하루", "이틀", "사흘", "나흘", "닷새", "엿새", "이레", "여드레", "아흐레")
_NATIVE_DAYS |= {
    f"{tens}{one}날": at + ahead for tens, at in (("열", 10), ("스무", 20)) for ahead, one in enumerate(_ONES, 1)
}


def read_full(found: re.Match[str], _today: date) -> DayWords:
    return DayWords(made(int(found["year"]), int(found["month"]), int(found["day"])))


def _read_month_day(found: re.Match[str], today: date) -> DayWords:
    return DayWords(coming(int(found["month"]), int(found["day"]), today))


def _read_english_date(found: re.Match[str], today: date) -> DayWords:
    month = MONTHS.split().index(found["month"]) + 1
    return DayWords(coming(month, int(found["day"]), today))


def read_near(found: re.Match[str], today: date) -> DayWords:
    return DayWords(today + timedelta(days=_NEAR[found.group()]))


def read_later(found: re.Match[str], today: date) -> DayWords:
    amount = min(int(found["amount"]), 999)
    if found["unit"].startswith(("달", "개", "mo")):
        month = month_from(today, amount)
        return DayWords(month.replace(day=min(today.day, last_of(month).day)))
    days = amount * (7 if found["unit"].startswith(("주", "w")) else 1)
    return DayWords(today + timedelta(days=days))


def _read_within(found: re.Match[str], today: date) -> DayWords:
    """3일 안에, 2주 내: any day until then."""
    return replace(read_later(found, today), bound="before")


def _read_ago(found: re.Match[str], today: date) -> DayWords:
    return DayWords(today - timedelta(days=max(1, min(int(found["amount"]), 999))))


def read_weekday(found: re.Match[str], today: date) -> DayWords:
    weekday = WEEKDAYS.index(found["name"])
    if found["week"]:
        return DayWords(monday(today, _WEEKS[found["week"][:2]]) + timedelta(days=weekday))
    return DayWords(_next(weekday, today))


def read_english_weekday(found: re.Match[str], today: date) -> DayWords:
    weekday = WEEKDAY_WORDS.index(found["name"][:3])
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


def _read_part_of_week(found: re.Match[str], today: date) -> DayWords:
    """다음 주 초, 중반, 후반: its first three days, the middle ones, or the last of work and Saturday."""
    begin, end = {"초": (0, 2), "중": (1, 3)}.get(found["third"][0], (3, 5))
    first = monday(today, _WEEKS[found["week"][:2]])
    on, to = max(first + timedelta(days=begin), today), first + timedelta(days=end)
    return DayWords(on, to=to) if to > on else DayWords(first + timedelta(days=end))


def _read_english_week(found: re.Match[str], today: date) -> DayWords:
    days: Days = "weekend" if "end" in found.group() else "week"
    return DayWords(monday(today, {"this": 0, "next": 1}.get(found["which"], 2)), days)


def _read_any_week(found: re.Match[str], _today: date) -> DayWords:
    return DayWords(None, "weekend" if found.group().startswith(("주말", "weekend")) else "weekday")


def _read_day_of_month(found: re.Match[str], today: date) -> DayWords:
    """3일: this month's if it is still to come, else next month's."""
    day = int(found["day"])
    first = month_from(today, int(day < today.day))
    return DayWords(made(first.year, first.month, day))


def _read_day_and_name(found: re.Match[str], today: date) -> DayWords:
    """21일 월요일: the next twenty-first that is a Monday."""
    weekday = WEEKDAYS.index(found["name"])

    def made(first: date) -> date:
        on = first.replace(day=int(found["day"]))
        if on.weekday() != weekday:
            raise ValueError
        return on

    on = next_with(today, made)
    if on - today > _NEAR_MONTHS:
        raise TwoDays  # 20일 수요일, when no twentieth of these months is a Wednesday.
    return DayWords(on)


_NEAR_MONTHS = timedelta(days=95)


def _read_native_day(found: re.Match[str], today: date) -> DayWords:
    """십일월 스무날."""
    day = _NATIVE_DAYS[found["native"]]
    return DayWords(
        coming(int(found["month"]), day, today) if found["month"] else next_with(today, lambda f: f.replace(day=day))
    )


def _read_every_day(_found: re.Match[str], _today: date) -> DayWords:
    return DayWords(None, "every")


def _read_every_week(found: re.Match[str], _today: date) -> DayWords:
    """매주 화요일, every Tuesday, Tuesdays."""
    name = found["name"]
    return DayWords(None, WEEKDAY_WORDS[WEEKDAYS.index(name) if name in WEEKDAYS else WEEKDAY_WORDS.index(name)])


READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], DayWords]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (
            r"(?<!\d)(?P<year>2\d{3})\s?[-./년]\s?(?P<month>\d{1,2})\s?[-./월]\s?(?P<day>\d{1,2})(?!\d)\s?일?",
            read_full,
        ),
        (r"(?<!\d)(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)", read_full),
        (holidays.HOLIDAY, holidays.read_holiday),
        (counted_days.NTH_DAY, counted_days.read_nth_day),
        (counted_days.ENGLISH_NTH_DAY, counted_days.read_nth_day),
        (counted_days.NTH_WEEK, counted_days.read_nth_week),
        (counted_days.ENGLISH_NTH_WEEK, counted_days.read_nth_week),
        (counted_days.MONTH_PART, counted_days.read_month_part),
        (counted_days.ENGLISH_PART, counted_days.read_english_part),
        (rf"(?:(?P<month>\d{{1,2}})\s?월\s?)?(?P<native>{'|'.join(_NATIVE_DAYS)})", _read_native_day),
        (
            rf"(?P<which>이번\s?달|이달|다음\s?달|담달|내달)\s?(?:(?P<day>\d{{1,2}})일|(?P<part>{PART}))?(?:쯤|경)?",
            counted_days.read_month,
        ),
        (r"(?P<which>this month|next month)(?P<day>(?!))?(?P<part>(?!))?", counted_days.read_month),
        (r"(?<!\d)(?P<month>\d{1,2})\s?월\s?(?P<day>\d{1,2})(?!\d|\s?시)\s?일?", _read_month_day),
        (
            rf"(?<!\d)(?:(?P<year>20\d\d)\s?년\s?)?(?P<month>\d{{1,2}})\s?월(?!\s?요일)\s?(?P<part>{PART})?(?:쯤|경)?",
            counted_days.read_named_month,
        ),
        (r"(?<![\d:./-])(?P<month>\d{1,2})\s?/\s?(?P<day>\d{1,2})(?![\d:/])", _read_month_day),
        (
            r"(?<![\d:./-])(?P<month>\d{1,2})[.-]\s?(?P<day>\d{1,2})(?:\.(?!\d))?(?![\d:./-]|\s?(?:시|am|pm|일))",
            _read_month_day,
        ),
        (rf"\b{MONTH}\s{_ORDINAL}(?!\d|:)(?:,?\s20\d\d)?", _read_english_date),
        (rf"(?<!\d){_ORDINAL}\s(?:of\s)?{MONTH}\b", _read_english_date),
        (rf"(?P<amount>\d{{1,4}})\s?(?P<unit>일|주일?|달|개월|days?|weeks?|months?)\s?{_LATER}", read_later),
        (
            (
                r"(?:(?:오늘|지금)(?:로|으로)?부터\s?)?(?P<amount>\d{1,4})\s?(?P<unit>일|주일?|달|개월)\s?"
                r"(?:안(?:에|으로)|안(?=$|\s(?!돼|되|가|와|올|갈|됩))|이내(?:에|로)?|내(?:에|로)?(?![가-힣]))"
            ),
            _read_within,
        ),
        (r"\bwithin\s(?P<amount>\d{1,4})\s(?P<unit>days?|weeks?|months?)\b", _read_within),
        ("|".join(_TOMORROW.get(word, word) for word in sorted(_NEAR, key=len, reverse=True)), read_near),
        (r"\b(?:in|after)\s(?P<amount>\d{1,4})\s(?P<unit>days?|weeks?|months?)\b", read_later),
        (
            r"(?P<amount>\d{1,4})\s?(?:일(?!\s?전(?:에|까지|으로))|주일?|달|개월|days?|weeks?|months?)\s?(?:전(?!화)|ago)",
            _read_ago,
        ),
        (r"월(?:요일)?\s?(?:[~-]|부터|에서)\s?금(?:요일)?", _read_any_week),
        (rf"(?<!\d)(?P<day>\d{{1,2}})\s?일\s?\(?(?P<name>[{WEEKDAYS}])(?:요일|욜|(?=\)))\)?", _read_day_and_name),
        (rf"{EVERY_WEEK}(?P<name>[{WEEKDAYS}])(?:요일|욜)", _read_every_week),
        (rf"{EVERY_WEEK}{_ENGLISH_DAY}\b", _read_every_week),
        (rf"(?:{_WEEK}\s?)?(?P<name>[{WEEKDAYS}])(?:요일|욜)", read_weekday),
        (rf"{_WEEK}\s?(?P<name>[{WEEKDAYS}])(?![가-힣])", read_weekday),
        (rf"(?P<week>(?!))?\((?P<name>[{WEEKDAYS}])\)", read_weekday),
        (rf"{_WEEK}\s?(?P<third>초반?|중반|중순|후반)(?!이?나|[가-힣]{{2}})", _read_part_of_week),
        (rf"{_WEEK}\s?(?:의\s?)?(?P<part>평일|주중|주말|말)?", _read_week),
        (_ENGLISH_WEEKDAY, read_english_weekday),
        (r"\b(?:(?P<which>this|next)\s(?:week\b|weekend\b)|(?:the )?week after next\b)", _read_english_week),
        (r"평일|주중|주말|weekends?\b|weekdays?\b", _read_any_week),
        (r"매일|날마다|every\s?day|daily", _read_every_day),
        (r"월말|말일|month end|end of (?:the )?month", counted_days.read_month_end),
        (r"(?<!\d)(?P<day>\d{1,2})\s?일(?!\s?(?:동안|간|정도|째)|생)", _read_day_of_month),
    )
)


_DAY_OR_TIME = (
    r"(?:[월화수목금토일](?:요일|욜)|오늘|내일|모레|다음|담주|이번|오전|오후|저녁|\d{1,2}\s?[시일월]"
    r"|(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s?시)"
)
_ELSE = re.compile(
    rf"(?<=[시분반일욜전후녁])\s?(?:에|이|가|은|는|도)?[\s,.]{{0,3}}안\s?(?:되면|돼면|되시면|된다면)[\s,]{{0,3}}(?={_DAY_OR_TIME})"
)
"""The second choice of a wish: "5시 안되면 6시도"."""
_OR = re.compile(rf"(?<=[시분반전후녁침])쯤?(?:(?:이?나|이?랑|하고|,)\s?|,?\s(?:또는|혹은|아니면)\s)(?={_DAY_OR_TIME})")
OR_ELSE = re.compile(r"아니면|아님|또는|혹은|안\s?(?:되|돼)|\b(?:or|else|otherwise)\b")
_WHICH_WEEK = re.compile(r"(?:다?다음|이번)\s?주|담주")
_A_DAY = re.compile(
    r"[월화수목금토일](?:요일|욜)|오늘|내일|낼|모레|글피|\d{1,2}\s?일|\b(?:today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_A_TIME = re.compile(r"\d\s?시|[한두세네섯곱덟홉열]\s?시|오전|오후|저녁|아침|\d\s?[ap]m\b|\d:\d\d")


_NO_BUT = re.compile(
    r"^(?P<wrong>.{1,40}?)[\s,.~]{1,4}(?:(?:아|앗|어)\s?)?(?:아니(?:다|야|요|네)?|아냐|아차|앗|정정|죄송\S{0,4}|오타\S{0,3}|했다가|하려다가?|아(?=\s(?!그리고|또))|no,?\swait|(?:oh\s)?sorry|i\smeant?|make\sthat)[\s,.~!]{1,4}(?P<right>\S.{1,60})$"
)
_OF_A_TIME = re.compile(r"\d\s?[시분]|[한두세네섯곱덟홉열]\s?시|오전|오후|저녁|아침|^반$|\d\s?[ap]m\b|\d:\d\d")


def corrected(words: str) -> str:
    """What is said after "아니", with the day or the time of before where it names only the other: "내일 2시 아니 3시"."""
    found = _NO_BUT.fullmatch(words)
    if found is None:
        return words
    wrong, right = found["wrong"], found["right"]
    day, hour = (pattern.search(right) is not None for pattern in (_A_DAY, _A_TIME))
    if not (day or hour) or not (_A_DAY.search(wrong) or _A_TIME.search(wrong)):
        return words
    kept = [word for word in wrong.split() if day is (_OF_A_TIME.search(word) is not None)]
    return right if day and hour else " ".join((right, *kept) if day else (*kept, right))


def choices(words: str) -> tuple[str, list[str]]:
    """The words with a second choice ("5시 안되면 6시도") joined to the first, and the wishes of which each names a day and a
    time; none where they do not. A week that the first one names is meant for all."""
    words = _ELSE.sub("나 ", words)
    parts = _OR.split(words)
    if len(parts) < 2 or not all(_A_DAY.search(part) and _A_TIME.search(part) for part in parts):
        return words, []
    week = found[0] if (found := _WHICH_WEEK.search(parts[0])) else ""
    return words, [part if _WHICH_WEEK.search(part) else f"{week} {part}" for part in parts]


_SEVERAL_DAYS = re.compile(
    rf"(?P<week>{WEEK}\s?)?(?<![가-힣\d])(?!금일|일일|수일)(?P<names>[월화수목금토일](?:\s?(?:[/,·]\s?)?[월화수목금토일]){{1,6}})(?=만\s|만$|(?<![일금]월)[은는]\s|(?![가-힣]))"
    rf"|(?P<glued>{WEEK})(?P<more>[월화수목금토일](?:\s?(?:[/,·]\s?)?[월화수목금토일]){{1,6}})(?![가-힣])"
)
_LONE_DAY = re.compile(
    r"(?<![가-힣\d])([월화수목금토일])\s{1,2}(?=오전|오후|아침|점심|저녁|밤|낮|퇴근|\d{1,2}\s?(?:시(?!간)|:))"
)
"""금 저녁 7시."""
_DAYS_ON = re.compile(r"(?<![가-힣\d])([월화수목금토일])\s?[~-]\s?([월화수목금토일])(?=\s(?!.{0,40}(?:빼|말고)))")
_BETWEEN_DAYS = r"(?:\s?(?:이?나|이?랑|하고|과|와|또는|아니면|[,/·])\s?|\s)"
_IN_THAT_WEEK = re.compile(
    rf"(?P<first>(?P<week>{WEEK})\s?[월화수목금토일](?:요일|욜))(?P<more>(?:{_BETWEEN_DAYS}[월화수목금토일](?:요일|욜)){{1,6}})(?!\s?사이)"
)
_NEXT_DAY = re.compile(rf"({_BETWEEN_DAYS})(?=[월화수목금토일](?:요일|욜))")


def _each_of(found: re.Match[str]) -> str:
    """화~목 as 화수목; the five days of work keep their own word."""
    week = "월화수목금토일" * 2
    begin = week.index(found[1])
    return found.group() if found[1] + found[2] == "월금" else week[begin : week.index(found[2], begin) + 1]


def each_named_day(words: str) -> str:
    """월수금 as 월요일 수요일 금요일, each in the week that was said."""
    named = _LONE_DAY.sub(r"\1요일 ", _SEVERAL_DAYS.sub(_each_day, _DAYS_ON.sub(_each_of, words)))
    return _IN_THAT_WEEK.sub(_each_in_it, named)


def _each_in_it(found: re.Match[str]) -> str:
    """다음 주 수요일 목요일: the week that stands first is that of each."""
    week = found["week"]
    return found["first"] + _NEXT_DAY.sub(lambda between: f"{between[1]}{week} ", found["more"])


def _each_day(found: re.Match[str]) -> str:
    week = (found["week"] or found["glued"] or "").strip()
    names = re.findall(r"[월화수목금토일]", found["names"] or found["more"])
    return " ".join(f"{week} {name}요일" for name in names) + " "

"""Days with a name: 삼일절, 크리스마스, 설날, and the days around them (추석 전날, 설 연휴 지나고)."""

from dataclasses import replace
from datetime import date, timedelta

from skills.fields.reading import patterns as re
from skills.fields.timing.day_values import DayWords, NoSuchDay, monday

_BY_THE_SUN = {
    "신정": (1, 1), "새해첫날": (1, 1), "new year's day": (1, 1), "new years day": (1, 1), "new year": (1, 1),
    "삼일절": (3, 1), "3일절": (3, 1), "3.1절": (3, 1), "식목일": (4, 5), "근로자의날": (5, 1), "어린이날": (5, 5),
    "children's day": (5, 5), "어버이날": (5, 8), "스승의날": (5, 15), "현충일": (6, 6), "제헌절": (7, 17), "광복절": (8, 15),
    "개천절": (10, 3), "한글날": (10, 9), "크리스마스": (12, 25), "성탄절": (12, 25), "christmas": (12, 25),
}  # fmt: skip
_BY_THE_MOON = {
    "설날": 0, "구정": 0, "설명절": 0, "lunar new year": 0, "korean new year": 0, "seollal": 0, "석가탄신일": 1,
    "부처님오신날": 1, "초파일": 1, "buddha's birthday": 1, "추석": 2, "한가위": 2, "chuseok": 2, "korean thanksgiving": 2,
}  # fmt: skip
_MOON = {
    2025: ((1, 29), (5, 5), (10, 6)), 2026: ((2, 17), (5, 24), (9, 25)), 2027: ((2, 7), (5, 13), (9, 15)),
    2028: ((1, 27), (5, 2), (10, 3)), 2029: ((2, 13), (5, 20), (9, 22)), 2030: ((2, 3), (5, 9), (9, 12)),
    2031: ((1, 23), (5, 28), (10, 1)), 2032: ((2, 11), (5, 16), (9, 19)), 2033: ((1, 31), (5, 6), (9, 8)),
    2034: ((2, 19), (5, 25), (9, 27)), 2035: ((2, 8), (5, 15), (9, 16)), 2036: ((1, 28), (5, 3), (10, 4)),
    2037: ((2, 15), (5, 22), (9, 24)), 2038: ((2, 4), (5, 11), (9, 13)), 2039: ((1, 24), (4, 30), (10, 2)),
    2040: ((2, 12), (5, 18), (9, 21)),
}  # fmt: skip
"""설날, 부처님오신날 and 추석 of each year. Source: the package `holidays`, which a test holds against this table; it is not
asked here, for it also knows days off that nobody calls by these names."""
_BARE = r"(?<![가-힣])설(?=\s?(?:연휴|명절|전|지나|쇠|쉬|끝|이후|후|다음|에|때|$))"
_NAMES = "|".join(
    re.sub("(?<=오신)(?=날)|(?<=님)(?=오)|(?<=해)(?=첫)|(?<=의)(?=날)|(?<=설)(?=명)", r"\\s?", re.escape(name))
    for name in sorted([*_BY_THE_SUN, *_BY_THE_MOON], key=len, reverse=True)
)
HOLIDAY = (
    r"(?:\b(?P<lead>day before|day after|after|before)\s(?:the\s)?)?"
    rf"(?P<name>{_NAMES}|{_BARE})"
    r"\s?(?P<off>연휴|명절|holidays?\b|break\b)?\s?(?P<side>전날|이브|eve\b|다음\s?날|이튿날|다음\s?주"
    r"|(?:지나|끝나|쇠|쉬)(?:고서?|서|면|자마자)|이후|직후|후(?=에|로|$)|전(?=에|까지|으로|$)|이전)?(?:에|로)?(?!\s?주)"
)
_SIDES = (
    (re.compile("전날|이브|eve|day before"), -1),
    (re.compile("다음\\s?날|이튿날|day after"), 1),
)


def read_holiday(found: re.Match[str], today: date) -> DayWords:
    """설날, the days off around it, or a day beside it; of this year, or of the next when it is over."""
    day = _of_year(found["name"], today.year)
    around = timedelta(
        days=1 if found["off"] and found["name"].replace(" ", "") in {*_BY_THE_MOON, "설"} - _ONE_DAY else 0
    )
    if day + around < today:
        day = _of_year(found["name"], today.year + 1)
    side = found["side"] or found["lead"] or ""
    for pattern, days in _SIDES:
        if pattern.match(side):
            return DayWords(day + days * (around + timedelta(days=1)))
    if side.startswith("다음"):
        return DayWords(monday(day, 1), "week")
    if side.startswith(("전", "이전", "before")):
        return DayWords(day - around - timedelta(days=1), bound="before")
    if side:
        return DayWords(day + around + timedelta(days=1), bound="after")
    return replace(DayWords(day - around), to=day + around if around else None)


_ONE_DAY = {
    "석가탄신일",
    "부처님오신날",
    "초파일",
    "buddha's birthday",
}  # Moved by the moon, with no days off around it.


def _of_year(name: str, year: int) -> date:
    tight = "설날" if name == "설" else name.replace(" ", "")
    for said in (name, tight):
        if said in _BY_THE_SUN:
            return date(year, *_BY_THE_SUN[said])
        if said in _BY_THE_MOON and year in _MOON:
            return date(year, *_MOON[year][_BY_THE_MOON[said]])
    raise NoSuchDay

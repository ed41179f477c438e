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


_HOUR = re.compile(
    r"(?:\d{1,2}|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열(?:한|두)?)\s?시|점심"
    r"|\b\d{1,2}(?::\d\d)?\s?(?:[ap]\.?m\b|o'?clock)|\bnoon\b|\bbetween \d{1,2}"
)
_IS_IT_OPEN = re.compile(
    r"(?:가도|와도|들러도|방문해도|전화해도|연락해도|걸어도|접수해도|상담해도|찾아가도|예약해도)\s?(?:\S{1,3}\s)?(?:되|돼|될|괜찮|가능)"
    r"|(?:접수|진료|상담|전화|문의|영업|운영|손님|환자|업무)\S{0,2}\s?(?:(?:계속|다|잘|도|정상)\s)?(?:받으|받아|받나|받죠|하시|하나|하세|하죠|보시|봐\s?주|되나|돼|되죠|가능|있나|볼\s?수|할\s?수|연결)\S{0,6}\s?(?:있)?"
    r"|(?:문|병원|의원|데스크|접수처)\S{0,2}\s?(?:여|열|닫|안\s?닫|비[어우])"
    r"|\b(?:open|closed?|come|visit|drop by|call|phone|reach|walk in|there)\b"
)
"""Whether anybody is there then, and nothing that is to be done then."""
_ASKS = re.compile(r"\?|(?:나요|까요|가요|죠|지요|[되돼가세]요|는지요?)[\s.~]*$|^(?:can|could|may|are|is|do|will)\b")


def asks_of_an_hour(text: str) -> bool:
    """Whether it is asked if the clinic is open at an hour that is named, or over lunch: "1시쯤 가도 되나요"."""
    words = plain(text[:MOST]).casefold().strip()
    return all(one.search(words) is not None for one in (_HOUR, _IS_IT_OPEN, _ASKS))


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

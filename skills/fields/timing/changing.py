"""A wish for a time that is changed in part: "아니 수요일" keeps the time of day, "아니다 열한시" keeps the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from skills.fields import Invalid
from skills.fields.reading import patterns as re
from skills.fields.timing.clocks import NoSuchTime, find_clock, with_numerals
from skills.fields.timing.day_words import each_named_day
from skills.fields.timing.days import NoSuchDay, TwoDays, find_days
from skills.fields.timing.hours import Hours, in_seoul
from skills.fields.timing.times import WhenCode, parse_when
from skills.fields.timing.wishes import When, show_clock, show_day, with_words
from skills.fields.unsuited import is_elsewhere, unsuited
from storage.characters import plain

_LEAVES_OUT = re.compile(
    r"(?:은|는|만)?\s?(?:빼|제외\s?해)\s?(?:주세요|줘요?|주실래요|주십시오|주시면)|(?:은|는)\s?안\s?(?:돼|되|됩)\S{0,4}$"
)
"""What is left out is no new wish: "금요일은 빼주세요"."""
_ALL_BUT = re.compile(
    r"(?:은|는|만)?\s?(?:빼고(?:는|요)?|빼면|제외\s?하고|말고(?:는|요)?|아니면)(?:\s(?:다|아무\s?때나|언제든))?(?:\s?(?:다\s)?(?:돼|되|됩|좋|괜찮|가능|상관)\S{0,5}(?:\s없\S{1,4})?)?요?[\s.!~]*$"
)
"""All that is not named suits: "수요일은 빼고요", "내일만 아니면 돼요"."""
_BUSY = re.compile(
    r"(?<![가-힣])(?:(?!재?상담)[가-힣]{0,3})(?:회의|미팅|약속|수업|강의|학원|일정|출장|시험|병원\s?예약|검진|근무|여행|결혼식|모임|면접|출근|퇴근|당직)(?:이|가|을|를|은|도)?"
    r"\s?(?:있|잡혀|봐요|봅니다|보러|가[요야]|갑|간다|떠|해[요야]?|합니다|예요|이에요|입니다|때문|중이)\S{0,6}(?:\s있\S{1,5})?[\s.!~ㅠㅜ]*$|(?<![가-힣])바[쁘빠빴]\S{0,4}[\s.!~ㅠㅜ]*$"
    r"|\bi(?:'m| am|'ll be| will be) (?!not )(?:\w+ )?(?:travell?ing|away|busy|working|at work|out of town)\b"
    r"|\bi(?:'m| am|'ll be| will be) (?:in (?:a )?(?:meeting|class)|on (?:a )?(?:trip|vacation|holiday|duty))\b"
    r"|\bi(?:'ve| have)(?: got)? (?:a |an |my )?(?:\w+ )?(?:meeting|class|appointment|exam|interview|flight|shift|work)\b"
)
"""What somebody does then is no wish to be called then: "3시에 회의 있어요", "I'm traveling on Friday"."""
_MOVES = re.compile(
    r"^(?P<old>.{2,20}?)(?:에서|은|는)\s(?P<new>.{2,30}?)(?:으로|로)"
    r"(?:\s?(?:옮|바꾸|바꿀|바꿔|변경|할|해|하고|부탁|미루|미뤄|당기|당겨)\S*(?:\s?(?:주세요|주실래요|줘요?|싶어요))?|요)?[\s.!~]*"
)
"""What a wish is moved from stands first, and what it is moved to last: "금요일에서 토요일로", "2시는 회의네 4시로"."""
_ONLY = re.compile(
    r"^(?P<old>.{2,16}?)(?:은|는)?\s?(?:빼고|말고)\s(?P<new>.{2,20}?)만(?:이?요|으로요?|\s?(?:돼요|됩니다|가능해요))?[\s.!~]*"
)
"""What is left out, and what stays: "월요일은 빼고 수요일만요"."""
EACH_ITS_OWN = re.compile(
    r"(?:이번|다음)\s?주\S{0,2}\s\S{2,7}[\s,]{1,3}다?다음\s?주|(?:평일|[월화수목금토일]요일)\S?\s(?:오전|오후|아침|저녁|점심|밤|낮)\S{0,3}[\s,]{1,3}(?:주말|평일|[월화수목금토일]요일)"
    r"|this week.{2,24}next week",
    re.IGNORECASE,
)
"""Each day with a part of it of its own: "월요일은 오후, 수요일은 오전"."""
ROUGHLY = re.compile(
    r"추석|설날|설\s|명절|방학|연휴|봄|여름|가을|겨울|\b(?:spring|summer|autumn|winter|holidays?|chuseok)\b",
    re.IGNORECASE,
)
"""A season or a feast, which may be far: it is kept as it was said, and no day is named that could not be."""
_LEADS = re.compile(r"^(?:(?:아|앗|어|참|근데|그런데|저기|아니|죄송해요)[\s,.!]+)+")


def parse_instead(text: str, old: When, *, now: datetime, hours: Hours) -> When:
    """The wish in `text`, with the day or the time of day of the `old` one where it names only the other.

    Raises `Invalid` as `parse_when` does, also where the two together do not suit."""
    said, here = plain(text).lower(), in_seoul(now)
    if _ALL_BUT.search(said) and any(_kinds(each_named_day(_ALL_BUT.sub("", said)), here)):
        if _is_all_of(_ALL_BUT.sub("", said), old, here):
            raise Invalid(WhenCode.TAKEN_BACK)
        return _without(said, old, here.date()) or with_words(old, _LEADS.sub("", " ".join(text.split())))
    if _LEAVES_OUT.search(said) or says_busy(said) or unsuited(said) is not None:
        if unsuited(said) is None:
            parse_when(text, now=now, hours=hours, any_day=True)
        if _is_all_of(said, old, here):
            raise Invalid(WhenCode.TAKEN_BACK)  # "오전은 안 되겠어요", of the morning.
        return _without(said, old, here.date()) or with_words(old, _LEADS.sub("", " ".join(text.split())))
    if (new := _moved_to(said, here)) is not None:
        return parse_instead(new, old, now=now, hours=hours)
    kept = dict.fromkeys(_together(said, replace(one, also=()), here) for one in (old, *old.also))
    try:
        first, *others = [parse_when(words or text, now=now, hours=hours, any_day=True) for words in kept]
    except Invalid as problem:
        # What is over with both together is over with what is meant.
        if "" in kept or problem.code == WhenCode.PAST:
            raise
        return parse_when(text, now=now, hours=hours, any_day=True)
    return replace(first, also=tuple(others)) if others and not first.also else first


def _is_all_of(words: str, old: When, here: datetime) -> bool:
    """Whether what does not suit is the one wish that there was, so that nothing of it is left."""
    try:
        days, rest = find_days(with_numerals(words), here.date())
        parts = find_clock(rest).parts
    except (NoSuchDay, NoSuchTime, TwoDays):
        return False
    is_its_day = bool(days) and not parts and old.kind == "date" and {day.on for day in days} == {old.on}
    is_its_part = not days and old.kind == "part" and old.bound == "at" and parts == (old.part,)
    return not old.also and (is_its_day or is_its_part)


def says_busy(text: str) -> bool:
    """Whether the words tell what somebody has to do at that time, and wish nothing for it."""
    return _BUSY.search(plain(text).lower()) is not None


def names_no_wish(text: str) -> bool:
    """Whether a time that is named in passing is not to be taken as a wish without being asked for."""
    return is_kept_from(text) or unsuited(text) is not None


def is_kept_from(text: str) -> bool:
    """Whether somebody is busy at the time that is named, or it is that of another place."""
    return says_busy(text) or is_elsewhere(text)


def _without(words: str, old: When, today: date) -> When | None:
    """Of several wishes those on other days than the ones that are named; None where that leaves all or none of them."""
    named, _rest = find_days(with_numerals(words), today)
    wishes = [replace(old, also=()), *old.also]
    out = {day.on for day in named} & {one.on for one in wishes}
    weekdays = {day.on.weekday() for day in named if day.on and not out}
    stay = [one for one in wishes if one.on is None or (one.on not in out and one.on.weekday() not in weekdays)]
    return replace(stay[0], also=tuple(stay[1:])) if 0 < len(stay) < len(wishes) else None


def _moved_to(words: str, here: datetime) -> str | None:
    """Where a wish is moved to; None where what stands in front of it names no day or time of the same kind."""
    said = _LEADS.sub("", words)
    found = (_MOVES.fullmatch(said) or _ONLY.fullmatch(said)) if "사이" not in words else None
    if found is None:
        return None
    kinds = [_kinds(found[part], here) for part in ("old", "new")]
    return found["new"] if any(kinds[0]) and kinds[0] == kinds[1] else None


def _kinds(words: str, here: datetime) -> tuple[bool, bool]:
    """Whether a day and whether a time of day is named."""
    try:
        days, rest = find_days(with_numerals(words), here.date())
        clock = find_clock(rest)
    except (NoSuchDay, NoSuchTime, TwoDays):
        return False, False
    return bool(days), bool(clock.start or clock.parts or clock.after)


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

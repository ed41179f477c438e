"""The days that somebody names: one or several, windows (월요일부터 수요일까지), and bounds (금요일까지, 내일부터).

Short ways to say them are put into long ones first (월수금 as 월요일 수요일 금요일). How the words for a single day are read
is in `skills.fields.timing.day_words`; whether the clinic is open then is `skills.fields.timing.times`'s question, and hours
and minutes are read in `skills.fields.timing.clocks`.
"""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from skills.fields.reading import patterns as re
from skills.fields.timing.counted_days import MONTH, english_in_full
from skills.fields.timing.day_values import (
    FARTHEST_DAYS,
    WEEKDAY_WORDS,
    Bound,
    Days,
    DayWords,
    NoSuchDay,
    TwoDays,
    monday,
)
from skills.fields.timing.day_words import (
    EVERY_WEEK,
    READERS,
    WEEK,
    read_english_weekday,
    read_full,
    read_later,
    read_near,
    read_weekday,
)

__all__ = [
    "EVERY_WEEK",
    "FARTHEST_DAYS",
    "WEEK",
    "WEEKDAY_WORDS",
    "Bound",
    "DayWords",
    "Days",
    "NoSuchDay",
    "TwoDays",
    "find_days",
]

_DAYS = re.Table(READERS)
_WEEKDAY_NAMES = (read_weekday, read_english_weekday)
_FROM_ANYWHERE = (read_near, read_full, read_later)
"""Readers whose day stays the same wherever it is reckoned from."""

_RANGE = re.compile(r"\s{0,3}(?:부터|에서|에서부터|~|-|to|through|until|till)\s{0,3}")
_PAIR = re.compile(r"\s{0,3}(?:와|과|이랑|랑|하고|and)\s{0,3}")
_BETWEEN = re.compile(r"\s?(?:요일\s?)?사이(?:에|로)?")
_UNTIL_END = re.compile(r"\s?(?:까지|안에|사이에?)")
_BOUND = re.compile(
    r"\s?(?:(?P<before>까지|이전까지|전까지|이전|전(?=에|으로|$)(?!화))|(?P<after>부터|이후|후(?=에|로|$)|(?P<past>지나[고서]?|넘어서?|넘고)))(?:에|로|요)?"
)
_LEAD = re.compile(
    r"\b(?:(?P<before>by|until|till|before|no later than)|(?P<after>from|after|since|starting))\s(?:the\s)?$"
)

_HOUR = r"(?:(?:오전|오후|아침|낮|저녁|밤)\s?)?(?:\d{1,2}|[가-힣]{1,2})\s?시(?!간)(?:\s?(?:반|\d{1,2}\s?분))?"
_INSTEAD = re.compile(
    r"(?:(?<!\S)\S{1,10}\s(?=연휴))?(?:\d{1,2}시\s?(?:반|\d{1,2}분)?\s?(?:에서|부터|~|-)\s?)?\S{1,14}\s?(?=[말아좀바안못힘어곤])(?:말고는?|아니고|아니라"
    r"|(?:좀\s|아무래도\s)?(?:바빠서|바쁘고|바빠요|(?:안\s?[되돼될됩]|못\s?[가갈해할]|힘들|어려울?|곤란)[^\s,.]{0,6}(?:\s?(?:것|거|듯)(?:\s?같)?[^\s,.]{0,5})?)"
    r"(?=[\s,.]{1,3}(?:그럼\s|그냥\s|대신\s)?(?:[월화수목금토일](?:요일|욜)|내일|낼|모레|글피|다음|담\s?주|오늘|이번\s?주)))"
    r"|\S{1,20}?(?:은|는|엔)\s(?!\S{0,6}(?:되|돼|가능|좋|괜찮|비어|비고|시간|일찍|늦게)|\d)(?:[^\s,\d]{1,8}\s){0,2}?"
    r"[^\s,\d]{1,8}(?:서|라|라서|고|데|니까|지만)[\s,]{1,3}(?:그냥\s|그럼\s)?(?=[월화수목금토일](?:요일|욜)|내일|낼|모레|글피|다?다음|다?담\s?주"
    r"|오늘|이번\s?주|평일|주말|오전|오후|저녁|아침|점심|밤)"
    r"|(?:퇴근|수업|일|근무|학원)(?:은|이|시간이|시간은)?\s?\S{1,5}시(?:\s?반)?(?:이?라서?|에\s끝나서)\s"
    rf"|{_HOUR}(?:\s?(?:부터|에서|~|-)\s?{_HOUR})?(?:까지|에)?(?:는|은)?\s[^\s\d]{{0,8}}(?:회의|미팅|수업|강의|일|근무|학원|약속|알바|출장|운동|진료|검사|교육|행사|출근|퇴근|모임)(?:\S{{0,2}}\s)?[^\s\d]{{0,4}}(?:라|라서|니까|여서|어서|이고|있고|나고|때문에|해서)[\s,]{{1,3}}(?=(?:오전|오후|아침|저녁|밤|\d|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열)\S{{0,3}}\s?시)"
    r"|instead of \S{1,20}|\bnot (?:on )?\S{1,20}"
    r"|(?:\bon\s)?\b[a-z]{3,10}\s(?:(?:doesn'?t|does not|won'?t|will not|don'?t|do not|isn'?t|is not)\s(?:really\s)?(?:work|suit|do|good|great|ok|okay|possible|an option)|(?:is|are) (?:bad|out|no good|impossible|busy))"
    r"(?:\sfor me)?[\s,.;]{1,3}(?:(?:but|so|maybe|how about|what about|let's (?:do|say))\s)?(?=\S)"
    r"|\bi (?:can'?t|cannot)(?:\s(?:do|make))?\s(?:it\s)?(?:on\s)?(?!before|after|until|at\b|talk|answer|take|speak|call)[a-z]{3,10}[\s,.;]{1,3}(?:(?:but|so|maybe|how about|what about|let's (?:do|say))\s)?(?=\S)"
)
"""What is not wished, in front of what is: "화요일은 안 될 것 같아요 목요일만요"."""
_EVERY = re.compile(
    r"매주\s?|(?<=[일욜말녁침전후])마다|\bevery\s(?!day)|\b(?=(?:mon|tues|wednes|thurs|fri|satur|sun)days\b)"
)
_DAY_NAME = re.compile(
    r"[월화수목금토일](?:요일|욜)|\b(?:mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?(?=s?\b)"
)
_ENGLISH_DAYS = re.compile(rf"\b{MONTH}\s(\d{{1,2}})(?:st|nd|rd|th)?\s?[-~]\s?(\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])")
_LAST_DAY = re.compile(r"지난\s?(?=[월화수목금토일](?:요일|욜))")
_DAY_TO_DAY = re.compile(r"(?<![\d:./-])(\d{1,2})\s?[~-]\s?(\d{1,2})\s?일(?!\s?(?:동안|간))")
_BETWEEN_HOURS = re.compile(r"\bbetween (\d{1,2}) and (\d{1,2})\b(?!\s?(?:am|pm|st|nd|rd|th))")


@dataclass(frozen=True, slots=True)
class _Spot:
    """Words for a day, where they stand, and how they were read."""

    day: DayWords
    found: re.Match[str]
    read: Callable[[re.Match[str], date], DayWords]

    @property
    def is_one_day(self) -> bool:
        return self.day.on is not None and self.day.days is None and self.day.bound == "at"


def find_days(words: str, today: date) -> tuple[list[DayWords], str]:
    """The different days named in `words` (plain, lower case, numerals as digits), and the words without them.

    Two days with "부터 … 까지" between them are one window. Raises NoSuchDay when a date is named that does not exist,
    and TwoDays for a contradiction.
    """
    spots: list[_Spot] = []
    seen = words
    for pattern, read in _DAYS.standing_in(words):
        for found in list(pattern.finditer(seen)):
            spots.append(_Spot(read(found, today), found, read))
            seen = _blanked(seen, found.start(), found.end())
    spots.sort(key=lambda spot: spot.found.start())
    days: list[DayWords] = []
    at = 0
    while at < len(spots):
        day, size, seen = _taken(spots, at, seen, today)
        if day not in days:
            days.append(day)
        at += size
    return [day for day in days if not any(_is_in(other, day) for other in days)], seen


def _is_in(day: DayWords, week: DayWords) -> bool:
    """Whether the day is one of the week that is named beside it: "다음 주로 하죠 다음 주 월요일"."""
    is_week = week.days == "week" and week.on is not None and week.bound == "at"
    is_day = day.on is not None and day.days is None and day.bound == "at"
    return is_week and is_day and timedelta(0) <= (day.on or date.max) - (week.on or date.max) < timedelta(days=7)


def _taken(spots: list[_Spot], at: int, seen: str, today: date) -> tuple[DayWords, int, str]:
    """The day that begins at this spot, how many spots it takes, and the words without what belongs to it."""
    spot = spots[at]
    after = spots[at + 1] if at + 1 < len(spots) else None
    if after and spot.is_one_day and after.is_one_day:
        first, second = spot.day.on or today, after.day.on or today
        if (after.read in _WEEKDAY_NAMES) != (spot.read in _WEEKDAY_NAMES) and _touch(spot, after, seen):
            return _bounded(_one_day(spot, after, first, second), after.found, seen, size=2)
        if end := _window(spot, after, seen):
            last = _after(first, after)
            blank = _blanked(seen, spot.found.end(), end)
            return (replace(spot.day, to=last), 2, blank) if last > first else (spot.day, 2, blank)
    return _bounded(spot.day, spot.found, seen, size=1)


def _one_day(spot: _Spot, after: _Spot, first: date, second: date) -> DayWords:
    """12월 3일 목요일 is one day; 2주 후 월요일 is a day of that week."""
    if spot.read is read_later:
        return DayWords(monday(first, 0) + timedelta(days=second.weekday()))
    if first.weekday() != second.weekday():
        raise TwoDays
    return spot.day if after.read in _WEEKDAY_NAMES else after.day


def _touch(spot: _Spot, after: _Spot, seen: str) -> bool:
    between = seen[spot.found.end() : after.found.start()]
    return len(between) < 3 and not between.strip(" ,(")


def _window(spot: _Spot, after: _Spot, seen: str) -> int:
    """Where the words end that make a window of two days; 0 when they are two days."""
    between = seen[spot.found.end() : after.found.start()]
    if _RANGE.fullmatch(between):
        ends = _UNTIL_END.match(seen, after.found.end())
        return ends.end() if ends else after.found.end()
    ends = _BETWEEN.match(seen, after.found.end())
    if _PAIR.fullmatch(between) and (ends or seen[: spot.found.start()].rstrip().endswith("between")):
        return ends.end() if ends else after.found.end()
    return 0


def _after(first: date, spot: _Spot) -> date:
    """The second day of a window, reckoned from the first: 7월 13일 - 15일, 다음 주 수요일과 금요일 사이."""
    if spot.read in _FROM_ANYWHERE:
        return spot.day.on or first
    return spot.read(spot.found, first).on or first


def _bounded(day: DayWords, found: re.Match[str], seen: str, *, size: int) -> tuple[DayWords, int, str]:
    """The day with 까지 or 부터 behind it, "by" or "from" before it."""
    behind = _BOUND.match(seen, found.end())
    before = _LEAD.search(seen[max(0, found.start() - 20) : found.start()])
    said = behind or before
    if said is None or day.bound != "at":
        return day, size, seen
    if behind:
        seen = _blanked(seen, behind.start(), behind.end())
    elif before:
        seen = _blanked(seen, found.start() - len(before.group()), found.start())
    day = _from_its_end(day) if behind and behind["past"] else day
    if day.to and said["after"]:
        day = replace(day, to=None)  # 연말부터
    elif day.to and said["before"] == "까지":
        day = replace(day, on=day.to, to=None)
    return replace(day, bound="before" if said["before"] else "after"), size, seen


def _from_its_end(day: DayWords) -> DayWords:
    """15일 지나서 is from the sixteenth on, 다음 주 지나고 from the Monday behind it."""
    if day.on is None or day.days not in (None, "week"):
        return day
    return replace(day, on=(day.to or day.on) + timedelta(days=7 if day.days else 1), to=None, days=None)


def _blanked(words: str, start: int, end: int) -> str:
    return words[:start] + " " * (end - start) + words[end:]


_LIKE_NOW = re.compile(r"(?<=[일레낼욜])\s?(?:이맘\s?때|이\s?시간)")
_A_FEW = re.compile(r"(일이|이삼|삼사|사오|오륙)\s?(?=일\s?(?:뒤|후|있다)|주|달|개월)")
_FEW = {"일이": "1~2", "이삼": "2~3", "삼사": "3~4", "사오": "4~5", "오륙": "5~6"}
_SHORT_YEAR = re.compile(r"(?<![\d.])(2\d)\s?([.])\s?(\d{1,2})\s?[.]\s?(\d{1,2})(?!\d)")
_AFTER_THAT = re.compile(
    r"(?P<hour>\d{1,2}\s?시(?:\s?반)?)에?\s?(?:퇴근|끝나|마치|마쳐|수업|일)\S{0,5}[\s,]{1,3}그\s?(?:뒤|후|이후|다음)(?:로|에)?"
)
"""6시 퇴근이라 그 뒤로."""
_LATE_HOUR = re.compile(
    r"(?:밤\s?)?늦(?:은\s?시간(?:대)?(?:에)?|게(?:라도)?)\s(?:(?:대충|한|좀)\s)?(?=(?:[6-9]|1[01]|여섯|일곱|여덟|아홉|열|열한)\s?시)"
)
"""좀 늦게 8시 이후에: who calls an hour late means the evening."""
_BUSY_NOW = re.compile(r"(?<![가-힣])지금\s(?:\S{1,4}\s)?\S{1,5}\s?중(?:이라서?|이어서|이니까|인데)\s")
"""지금 운전 중이라: why, and no time."""
_OFF_WORK = re.compile(
    r"퇴근(?:\s?시간)?(?:은|이)?\s?(?P<hour>(?:\d{1,2}|[가-힣]{1,2})\s?시(?:\s?(?:반|\d{1,2}\s?분))?)(?:이?라서?|여서|이?니까|이?어서|이?고|에\s끝나서)[\s,]{1,3}"
    r"(?:(?P<then>그\s?(?:뒤|후|이후|다음)(?:로|에)?)|(?=(?:[5-9]|1[01]|다섯|여섯|일곱|여덟|아홉|열|열한)\s?(?:시(?!간)|:)))"
)
"""퇴근이 6시라 그 뒤로, 퇴근이 7시라서 8시 이후: who comes from work then means the evening."""
_BUSY_TILL = re.compile(
    rf"(?:(?P<start>{_HOUR})\s?(?:부터|에서|~|-)\s?)?(?P<end>{_HOUR})(?P<till>\s?까지|에)?(?:는|은)?\s(?P<what>[^\s\d]{{1,8}}(?:\s[^\s\d]{{1,6}}){{0,2}})[\s,.]{{1,3}}"
    r"그\s?(?:(?P<after>뒤|후|이후|다음)|(?P<before>이?전))(?:으?로|에)?(?![가-힣]{2})"
)
"""3시부터 5시까지 회의라 그 뒤로."""
_AS_SAID = re.compile(
    r"(?<![가-힣])그\s?(?:뒤|후|이후|다음|이?전|시간|때)(?=로|에|으로|만|이?요|\s|$|빼|말|외)|\b(?:after|before)\s(?:that|then)\b"
)
"""What stands for a time that was named before it: "그 뒤로요"."""
_BUSY_UNTIL = re.compile(
    r"\b(?:until|till|to|at)\s(?P<hour>\d{1,2}(?::\d\d)?\s?(?:am|pm)?)[\s,.;]{1,3}(?:(?:so|and|then|please|call me|any\s?time)\s){0,3}after\s(?:that|then)\b(?:\sis\s(?:fine|ok|good))?"
)
"""I work until 6 so after that."""
_ENDS_THEN = re.compile("끝|마치|마쳐|퇴근")


def in_full(words: str, here: datetime) -> str:
    """내년 as its number, 20~25일 as 20일~25일, 이맘때 as the time it is; and without what is not wished."""
    year = here.year
    said = (
        _LAST_DAY.sub("지난주 ", words)
        .replace("내년", f"{year + 1}년")
        .replace("올해", f"{year}년")
        .replace("작년", f"{year - 1}년")
    )
    said = _SHORT_YEAR.sub(r"20\1-\3-\4", _A_FEW.sub(lambda few: _FEW[few[1]], said))
    said = _LATE_HOUR.sub("저녁 ", _BUSY_NOW.sub(" ", said))
    said = _OFF_WORK.sub(lambda off: f"저녁 {off['hour']} 이후" if off["then"] else "저녁 ", said)
    said = _BUSY_TILL.sub(_beside_it, _AFTER_THAT.sub(r"\g<hour> 이후", _LIKE_NOW.sub(f" {here:%H:%M}", said)))
    said = re.sub(r"\bfrom \d{1,2}(?: to)?(?= after)", "", _BUSY_UNTIL.sub(r"after \g<hour>", said))
    said = said.replace("not before ", "after ").replace("not after ", "before ")
    said = _ENGLISH_DAYS.sub(r"\1 \2 to \1 \3", english_in_full(said))
    said = _BETWEEN_HOURS.sub(r"\1시~\2시", _DAY_TO_DAY.sub(r"\1일~\2일", said))
    return " ".join(_INSTEAD.sub(" ", said).split())


def _beside_it(found: re.Match[str]) -> str:
    """Behind what lasts from one time to another, or before it begins."""
    if found["before"]:
        begins = found["start"] or ("" if "까지" in (found["till"] or "") else found["end"])
        return f"{begins} 이전" if begins else found[0]
    is_over = found["start"] or "까지" in (found["till"] or "") or _ENDS_THEN.search(found["what"])
    return f"{found['end']} 이후" if is_over else found[0]


def left_out(words: str) -> str:
    """What is named and not wished; empty where nothing is."""
    found = _INSTEAD.search(words)
    return found[0].strip() if found else ""


def points_back(wished: str) -> bool:
    """Whether a time stands for one that was named before it and tells no end ("4시에 회의라 그 뒤로요")."""
    return _AS_SAID.search(wished) is not None


def every_week(asked: str) -> str:
    """매주 화, 목 and Tuesdays, with the mark for every week at each day."""
    plain_days, count = _EVERY.subn(" ", asked)
    return _DAY_NAME.sub(rf" {EVERY_WEEK}\g<0> ", plain_days) if count else asked


_WILL = r"(?:게요?|께요?|겠\S{0,4}|래요?)"
_ASKED = r"주[세시실]|줘|부탁|받[을고]"
PUTS_OFF = re.compile(
    rf"^(?!.{{0,60}}(?:{_ASKED}|(?:하|드리|남기)래)|\S{{0,3}}\s?(?:다음|담|다음번)에\s)(?:.{{0,40}}"
    r"(?:(?:다시|마저|이어서)\s(?:\S{1,8}\s){0,2}\S{0,4}(?:할|올|쓸|하|드릴|드리|남길|적을|볼|켤)"
    r"|(?:출근|퇴근)\s?(?:해서|하고)\s?(?:할|쓸|적을|하)|(?:집|회사|자리|밖)\S{0,3}\s?(?:가서|와서|도착해서|나가서)\s?(?:할|쓸|적을|하)"
    r"|(?:[을를]|(?<!로)\s|^)(?:제가\s)?(?:쓸|적을|작성할|남길|정할|결정할|답할|답장할|답\s?드릴)"
    r"|(?:톡|연락|전화|문의|말씀|답변|카톡)\s?(?:할|하|드릴|드리|남길)|말할|알려\s?드릴|알려\s?드리|얘기할))"
    rf"{_WILL}[\s.!~ㅎㅋ^]{{0,9}}$"
    r"|\b(?:i'll|i will|let me)\s(?:\w{1,12}\s){0,4}(?:later|again|back|you know)\b|\bget back to you\b|\bcome back\b",
    re.IGNORECASE,
)
"""Somebody will write, ask or come back by themselves, and a time in it is no wish: "다음 주에 다시 올게요", "퇴근하고 집 가서
할게요", "I'll get back to you"; but "내일 다시 전화 주세요", "내일 3시로 할게요" are wishes."""


def puts_off(words: str) -> bool:
    """Whether somebody says to go on later, by themselves."""
    return PUTS_OFF.search(words) is not None


_REFUSED = re.compile(
    r"안\s?(?:돼|되|됩|됨|된|[가갈와올](?!능))|빼[고면]|제외|불가|못(?:\s|[가갈와올하해한할])|부터\s?\d{1,2}\s?일\s?(?:간|동안)|힘들|어려|곤란|피[해하]|싫|별로[예에이]|(?<!해)외에|만\s?아니면"
    r"|아니면(?=\s?(?:다|돼|되|됩|괜찮|좋|아무|언제|상관))"
    r"|\b(?:any\s?time|any\s?day|anything)\s(?:is\s(?:fine|ok|okay)\s)?but\b|\bother\sthan|\bavoid"
    r"|시(?:\s?반|\s?\d{1,2}분)?(?:에|까지|까진|쯤)?\s(?:\S{1,3}\s)?(?:일|근무|퇴근|출근|끝나|마치|마쳐|수업|알바|닫)\S{0,5}$"
    r"|시에서\s?\d{1,2}\s?분|[퇴출]근\s?(?:하기\s?)?전|(?:수술|시술|치료|진료|상담|검사|입원|퇴원)(?:을|를)?\s?(?:했|받았|끝났)\S{0,4}$"
    r"|(?:(?:쉬는|휴무)(?!\s?(?:날|일)?(?:이|라|여|예|입|거|인데|데요?[\s.!~]*$|\s?때))|쉬[나죠시]|휴진|문\s?(?:여[나시]|열|닫)|영업하|진료\s?(?:하[나시는]|해요|보나|있나))\S{0,6}(?:\s\S{1,5})?$"
    r"|\d(?:일|시간|주)?\s?[~-]\s?\d{1,2}\s?(?:시간|일|주일?|달|개월)\s?(?:뒤|후|있다)|(?:한두|두세|서너)\s?(?:시간|주|달|개월)|뭘|뭐\s?먹|얼마"
    r"|(?<!로)\s(?!\S{0,4}(?:정|선택|변경|바꿨|잡|골랐|비|예약|말|적))\S{0,6}[했갔왔났팠었았됐](?:었)?(?:어요?|습니다|음|는데요?|네요|지요|죠)[\s.!~ㅠㅜ]{0,5}$"
    r"|격주|매[월달]|\d\s?(?:일|주|주일)\s?마다|에 한 ?번|except|can't|cannot|\b(?:doesn'?t|does not|don'?t|do not|won'?t|isn'?t|is not)\s(?:really\s)?(?:work|suit|good|great|possible|an option)|monthly|biweekly"
    r"|(?<=\S)\s{1,3}(?:나머지|그\s?외|이\s?외|그\s?밖|다른\s?(?:때|시간|날|요일))(?:에|엔|에는|는|은)?\s?(?:다|아무|언제|모두|전부|괜찮|좋|돼|되|가능|상관)"
    r"|\blast\s(?:mon|tue|wed|thu|fri|sat|sun|week)(?!\w*\s(?:of|in)\b)|\bevery\s(?:other|second|third|two|three|few|month|\d)"
)
"""What does not suit, what was, what is asked of the clinic, and times that no single wish can hold."""


def is_no_wish(asked: str) -> bool:
    """Whether the words (with numerals) name a time that is not wished, or none that can be kept."""
    return _REFUSED.search(asked) is not None

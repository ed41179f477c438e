"""Words for the time of day, in Korean and English: 오후 두시 반, 14:30, 3pm, 2시~4시, 6시 이후, 30분 뒤, 저녁, 점심시간.

An hour without 오전 or 오후 stays open here; `skills.fields.timing.times` settles it by the clinic's hours.
"""

from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import Literal

from skills.fields.letters import SPOKEN_DIGITS
from skills.fields.reading import patterns as re
from skills.fields.reading.written_close import set_apart
from skills.fields.timing.days import Bound

Part = Literal["morning", "afternoon", "evening", "lunch", "night", "soon"]
Half = Literal["am", "pm", "noon"]

PART_HOURS: dict[Part, tuple[time, time]] = {
    "morning": (time(6), time(12)),
    "afternoon": (time(12), time(18)),
    "lunch": (time(11), time(14)),
    "evening": (time(17, 30), time(23, 59)),
    "night": (time(0), time(6)),
}
"""Local hours each part of the day stands for; "soon" has none."""


class NoSuchTime(ValueError):
    """A time that is on no clock, such as 25시 or 3시 70분."""


@dataclass(frozen=True, slots=True)
class Clock:
    """One time as said: `half` is None when neither 오전 nor 오후 was said and the hour may be either."""

    hour: int
    minute: int
    half: Half | None

    def readings(self) -> tuple[tuple[int, int], ...]:
        """Every (hour 0-24, minute) it can mean, the likelier first: for a clinic 3시 is 15:00 and 9시 is 9:00."""
        hour = self.hour
        if self.half is None and 1 <= hour <= 12:
            pair = (hour % 12, self.minute), (hour % 12 + 12, self.minute)
            return pair if 8 <= hour <= 11 else pair[::-1]
        return ((self._on_24(), self.minute),)

    def _on_24(self) -> int:
        if self.half is None or self.hour > 12:
            return self.hour
        if self.half == "noon":
            return self.hour if 9 <= self.hour <= 12 else self.hour + 12
        return self.hour % 12 + (12 if self.half == "pm" else 0)


@dataclass(frozen=True, slots=True)
class ClockWords:
    """What was said about the time of day; at most one of `start`, `parts` and `after` is given.

    `after` is a time from now, with `bound` "before" any moment until then. `others` are further times ("3시 또는 5시").
    """

    start: Clock | None = None
    end: Clock | None = None
    bound: Bound = "at"
    parts: tuple[Part, ...] = ()
    after: timedelta | None = None
    others: tuple["ClockWords", ...] = ()


_HALVES: dict[str, Half] = {
    "오전": "am", "아침": "am", "새벽": "am", "am": "am", "a.m.": "am", "오후": "pm", "저녁": "pm", "밤": "pm",
    "pm": "pm", "p.m.": "pm", "낮": "noon", "점심": "noon",
}  # fmt: skip
_BEFORE = r"(?:(?P<half>오전|오후|아침|새벽|낮|점심|저녁|밤|am|pm)(?:에)?\s?)?"
_TIME = re.compile(
    rf"{_BEFORE}(?<![\d:])(?P<hour>\d{{1,2}})"
    r"(?:\s?시(?!간)(?:\s?(?:(?P<minute>\d{1,2})\s?분(?!\s?(?:간|동안))|(?P<half_past>반)))?"
    r"|:(?P<colon>\d{2})(?::\d{2})?(?!\d)\s?(?P<colon_half>am|pm|a\.m\.|p\.m\.)?"
    r"|\s?(?P<end_half>am|pm|a\.m\.|p\.m\.)(?![a-z])"
    r"|\s?o'?\s?clock(?:\sin\sthe\s(?P<clock_part>morning|afternoon|evening))?"
    r"|(?=\s?(?:~|-|에서|부터|to)\s?(?:오전|오후)?\s?\d{1,2}\s?(?:시|am|pm)))"
)
_AT = re.compile(r"\b(?:at|after|before|by|until|from|around)\s(?P<hour>\d{1,2})(?!\d|:|/|\s?(?:am|pm|a\.m|p\.m|o'))")
_LED: dict[str, Bound] = {"after": "after", "from": "after", "before": "before", "by": "before", "until": "before"}
_NOON = re.compile(r"정오|\bnoon\b")
_MIDNIGHT = re.compile(r"자정|midnight")
_DURATION = re.compile(
    r"(?:(?P<hours>\d{1,3})\s?(?:시간|hours?)\s?(?P<half>반)?)?\s?(?:(?P<minutes>\d{1,3})\s?(?:분|minutes?|mins?))?"
    r"\s?(?:정도|쯤)?\s?(?:뒤|후|있다가?|이따가?|later|from now)"
)
_IN = re.compile(r"\b(?:in|after)\s(?:an\s)?(?:(?P<hours>\d{1,3})\shours?|(?P<minutes>\d{1,3})\sminutes?)")
_RANGE = re.compile(r"\s{0,9}+(?:~|-|에서|부터|이후부터|이후|to|and|until|till|에서부터)\s{0,9}+")
_BETWEEN = re.compile(r"\s?사이")
_TO = re.compile(r"\s?전(?!\s?화|후|에|까지|으로|쯤)")
"""8시 15분 전 is a quarter to eight; "8시 15분 전에" is any time before."""
_QUARTERS = frozenset({5, 10, 15, 20})
_WITHIN = re.compile(
    r"(?P<amount>\d{1,3})\s?(?P<unit>시간|분)\s?(?:안(?:에|으로)?|이내(?:에|로)?|내(?:에|로)?)(?![가-힣])"
    r"|\bwithin\s(?P<number>\d{1,3})\s(?P<word>hours?|minutes?)"
)
_AFTER = re.compile(
    r"\s?(?:쯤|정도|경)?\s?(?:조금\s?|좀\s?)?(?:이후|후|넘어(?:서|야)?|부터|지나(?:서|야)?|뒤|onwards?|or later)"
)
_UNTIL = re.compile(r"\s?(?:쯤|정도|경)?\s?(?:되기\s?)?(?:이전|전(?![화후])|까지|안에|or earlier)")
_AFTER_LEAD = re.compile(r"\b(?:after|from|since)\s*$")
_UNTIL_LEAD = re.compile(r"\b(?:before|by|until|till)\s*$")
_PARTS: tuple[tuple[Part, re.Pattern[str]], ...] = (
    ("lunch", re.compile(r"점심\s?(?:시간|때)?|(?<!before )lunch")),
    ("morning", re.compile(r"오전|아침|아적|morning|\bam\b|before lunch")),
    (
        "evening",
        re.compile(
            r"저녁|재[우워운]\S{0,2}|해\s?(?:거름|질|지[고면])|어두워|퇴근|밤|evening|tonight|\b(?:night|after (?:my )?work)\b"
        ),
    ),
    ("afternoon", re.compile(r"오후|한?낮(?![아은게추다음잠])|afternoon|\bpm\b")),
    ("night", re.compile(r"새벽|새복|dawn")),
)

_NOT_THEN = re.compile(
    r"(?:(?:오전|아침|오후|점심|저녁)(?:\s?(?:시간|때))?|밤)(?:에는|만|에만|에|은|는|엔)?\s?"
    r"(?:빼[고면]|제외|말고|보다는?|아니면(?=\s?(?:다|돼|되|됩|괜찮|좋|아무|언제|상관))|아닌|피[해하]|외에|별로[예에이]|싫"
    r"|안\s?(?:돼|되|됩|됨|된)|못\s|힘들|어려|곤란|불가)\S{0,6}"
    r"|(?:\bexcept|\b(?:any\s?time|any\s?day|anything)\s(?:is\s(?:fine|ok|okay)\s)?but|\bbut\snot|\bother\sthan|\bavoid|\bnot|\bno)\s(?:for\s|in\s|at\s|during\s)?(?:the\s)?"
    r"(?:mornings?|afternoons?|evenings?|lunch(?:\s?time)?)\b"
)
_PART_BOUND = re.compile(
    r"\s?(?:(?P<after>이후|지나서?|넘어서?|부터|직후|후|먹고)|(?P<before>(?:먹기\s?)?(?:이전|직전|전(?!화))|까지))"
)

_NATIVE_WORDS = ("한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열한", "열두")
_NATIVE_HOURS = {word: at for at, word in enumerate(_NATIVE_WORDS, start=1)}
_NATIVE_HOUR = re.compile(
    r"(?:(?<![가-힣])|(?<=[욜낼레])|(?<=[이삼사오육칠팔구십]일)|(?<=요일)|(?<=내일)|(?<=오늘)|(?=오전|오후|아침|저녁|점심))(?P<lead>오전|오후|아침|새벽|낮|점심|저녁|밤)?\s?"
    rf"(?P<n>{'|'.join(reversed(_NATIVE_WORDS))})\s?(?=시)"
)
_NATIVE_DAY_WORDS = ("하루", "이틀", "사흘", "나흘", "닷새", "엿새", "이레", "여드레", "아흐레", "열흘")
_HALF_MONTH = re.compile(r"보름\s?(?=뒤|후|있다|안|이내)")
_BARE_HOUR = re.compile(r"(오전|오후)\s?(\d{1,2})(?![\d:.~-]|\s?(?:시|분|일|월|~|-|에서|부터))")
_BARE_RANGE = re.compile(r"(오전|오후)\s?(\d{1,2})\s?[-~]\s?(\d{1,2})(?![\d:.~-]|\s?(?:시|분|일|월))")
_NATIVE_DAYS = {word: at for at, word in enumerate(_NATIVE_DAY_WORDS, start=1)}
_NATIVE_DAYS |= {f"열{word}": 10 + at for word, at in _NATIVE_DAYS.items() if at < 10}
_NATIVE_DAY = re.compile(rf"({'|'.join(reversed(_NATIVE_DAYS))})\s?(?=뒤|후|있다|이따|안|이내|내(?![가-힣일]))")
_AMOUNT = re.compile(
    r"(?<![가-힣\da-z])(한|두|세|네|다섯|여섯|일|이|삼|사|one|two|three|an?)\s?"
    r"(?=(?:주일?|달|시간)\s?(?:[뒤후내]|안|이내|있다)|weeks?\b|months?\b|hours?\b|days?\b)"
)
_AMOUNTS = {
    "한": 1, "일": 1, "one": 1, "a": 1, "an": 1, "두": 2, "이": 2, "two": 2, "세": 3, "삼": 3, "three": 3, "사": 4, "네": 4,
    "다섯": 5, "여섯": 6,
}  # fmt: skip
_HOUR_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ENGLISH_HOUR = rf"(?P<n>{'|'.join(_HOUR_WORDS)}|\d{{1,2}})"
_PAST_OR_TO = re.compile(rf"\b(?P<part>half|quarter|a quarter)\s(?P<side>past|to)\s{_ENGLISH_HOUR}\b")
_SAID_HOUR = re.compile(
    rf"\b{_ENGLISH_HOUR}(?=\s?(?:am|pm|a\.m|p\.m|o'?\s?clock|in the (?:morning|afternoon|evening)))"
)
_IN_THE = re.compile(r"\b(\d{1,2}(?::\d\d)?) in the (?P<half>morning|afternoon|evening)")
_ENGLISH = (
    (re.compile(r"\bhalf an hour\b"), "30 minutes"),
    (
        re.compile(r"\b(?:from|between) (\d{1,2}) (?:to|and|until|till) (\d{1,2})(?![\d:/]|st|nd|rd|th)( ?[ap]m\b|)"),
        r"\1시~\3 \2시",
    ),
    (re.compile(r"\ba week from (?:today|now)\b"), "in 7 days"),
    (re.compile(r"\bthe (\d{1,2})(?:st|nd|rd|th)\b(?!\sof)"), r"\1일"),
)
"""English ways to say it that the patterns below do not have."""
_SINO = re.compile(
    r"(?:(?<![가-힣\d])|(?<=월)|(?<=시)|(?<=오전)|(?<=오후))"
    r"(?!이\s일\s)([일이삼사오육칠팔구십]{1,4})\s?(?=월(?!요)|일(?!요|주)|시(?!간)|분)"
)
_IN_BED = re.compile(
    r"(?<![가-힣])(?:다\s)?(?:재[우워운]|잠들|퇴근하)\S{0,3}\s{1,3}(?:(?:나서|나면|뒤에?|후에?)\s{1,3})?(?=\d{1,2}\s?(?:시(?!간)|:))"
)
"""When the children are in bed, and behind a day's work, it is evening."""
_ODD_MONTHS = re.compile(r"(?<![가-힣])(유|시)월")


def with_numerals(words: str) -> str:
    """Spoken numbers before a unit as digits: 두 시 → 2시, 십이월 삼일 → 12월 3일, 이틀 뒤 → 2일 뒤."""
    words = set_apart(words)
    for said, meant in _ENGLISH:
        words = said.sub(meant, words)
    words = _SAID_HOUR.sub(lambda hour: _hour(hour["n"]), _PAST_OR_TO.sub(_past_or_to, words))
    words = _IN_THE.sub(lambda hour: f"{hour[1]} {'am' if hour['half'] == 'morning' else 'pm'}", words)
    words = _ODD_MONTHS.sub(lambda odd: "6월" if odd[1] == "유" else "10월", words)
    words = _NATIVE_HOUR.sub(lambda hour: f"{hour['lead'] or ''} {_NATIVE_HOURS[hour['n']]}", words)
    words = _BARE_RANGE.sub(r"\1 \2시~\3시 ", words)
    words = _BARE_HOUR.sub(r"\1 \2시 ", _HALF_MONTH.sub("15일 ", words))
    words = _NATIVE_DAY.sub(lambda day: f"{_NATIVE_DAYS[day[1]]}일 ", words)
    words = _AMOUNT.sub(lambda amount: f"{_AMOUNTS[amount[1]]} ", words)
    for _ in range(3):  # A day can follow a month, and minutes an hour, only once those are digits.
        words = _SINO.sub(lambda sino: _sino(sino[1]), words)
    return _IN_BED.sub("저녁 ", words)


def _hour(word: str) -> str:
    return word if word.isdigit() else str(_HOUR_WORDS.index(word) + 1)


def _past_or_to(found: re.Match[str]) -> str:
    """Half past three is 3:30, a quarter to five 4:45."""
    hour, minute = int(_hour(found["n"])), 30 if found["part"] == "half" else 15
    if found["side"] == "to":
        hour, minute = (hour - 2) % 12 + 1, 60 - minute
    return f"{hour}:{minute}"


def _sino(word: str) -> str:
    """삼십일 → 31, 십이 → 12, 이오 → 25."""
    if "십" not in word:
        return "".join(SPOKEN_DIGITS[char] for char in word)
    tens, _, ones = word.partition("십")
    if "십" in ones or len(tens) > 1 or len(ones) > 1:
        return word
    return str(int(SPOKEN_DIGITS.get(tens, "1")) * 10 + int(SPOKEN_DIGITS.get(ones, "0")))


def find_clock(words: str) -> ClockWords:
    """The time of day in `words` (days already taken out). Raises NoSuchTime for 25시."""
    if (within := _within(words)) is not None:
        return ClockWords(after=within, bound="before")
    after = _duration(words)
    if after is not None:
        return ClockWords(after=after)
    words = _MIDNIGHT.sub(" 24:00 ", _NOON.sub(" 12:00 pm ", words))
    found = list(_TIME.finditer(words)) or list(_AT.finditer(words))
    if not found:
        return _parts(words.replace("한낮", "오후"))  # 점심 does not count as 낮 as well.
    clocks = [_clock(match) for match in found]
    said: dict[ClockWords, None] = {}
    while found:
        is_range = len(found) > 1 and bool(_RANGE.fullmatch(words, found[0].end(), found[1].start()))
        is_range = is_range or (len(found) == 2 and not said and _is_window(words, found))
        said[ClockWords(clocks[0], _same_half(clocks[:2])) if is_range else _single(words, found[0], clocks[0])] = None
        found, clocks = found[1 + is_range :], clocks[1 + is_range :]
    return replace(next(iter(said)), others=tuple(said)[1:])


def _is_window(words: str, found: list[re.Match[str]]) -> bool:
    """After one time and before another, or between the two: 2시 지나서 5시 전에, 2시 3시 사이."""
    start, end = found
    between = _BETWEEN.match(words, end.end()) and not words[start.end() : end.start()].strip()
    return bool(between) or (_bound(words, start), _bound(words, end)) == ("after", "before")


def without_what_is_not_wished(words: str) -> tuple[str, Part | None]:
    """The words without a part of the day that does not suit, and that part: 오전만 아니면 돼요, not in the morning."""
    found = _NOT_THEN.search(words)
    if found is None:
        return words, None
    part = next(part for part, pattern in _PARTS if pattern.search(found.group()))
    return f"{words[: found.start()]} {words[found.end() :]}".strip(), part


def _single(words: str, found: re.Match[str], clock: Clock) -> ClockWords:
    to = _TO.match(words, found.end())
    if to and clock.minute in _QUARTERS and found.groupdict().get("minute"):
        return ClockWords(_earlier(clock))
    return ClockWords(clock, bound=_bound(words, found))


def _earlier(clock: Clock) -> Clock:
    """네 시 십오 분 전: a quarter to four."""
    hour = clock.hour - 1 if clock.hour > 1 or clock.half is None else 12
    half = clock.half if clock.hour != 12 or clock.half is None else ("am" if clock.half == "pm" else "pm")
    return Clock(hour or 12, 60 - clock.minute, half)


def _parts(words: str) -> ClockWords:
    """The parts of the day that are named: 점심 이후 is after it."""
    parts: list[Part] = []
    bound: Bound = "at"
    for part, pattern in _PARTS:
        if found := pattern.search(words):
            parts.append(part)
            said = _PART_BOUND.match(words, found.end())
            if _AFTER_LEAD.search(words[: found.start()]):
                bound = "after"
            if said and "퇴근" not in found.group() and ("먹고" not in said.group() or part == "lunch"):
                bound = "after" if said["after"] else "before"
    return ClockWords(parts=tuple(parts), bound=bound if len(parts) == 1 else "at")


def _within(words: str) -> timedelta | None:
    found = _WITHIN.search(words)
    if found is None:
        return None
    amount = int(found["amount"] or found["number"])
    in_hours = (found["unit"] or found["word"]).startswith(("시", "h"))
    return timedelta(hours=amount) if in_hours else timedelta(minutes=amount)


def _duration(words: str) -> timedelta | None:
    for found in (*_DURATION.finditer(words), *_IN.finditer(words)):
        parts = found.groupdict()
        if parts["hours"] or parts["minutes"]:
            half = 30 if parts.get("half") else 0
            return timedelta(hours=int(parts["hours"] or 0), minutes=int(parts["minutes"] or 0) + half)
    return None


def _clock(found: re.Match[str]) -> Clock:
    said = found.groupdict()
    minute = 30 if said.get("half_past") else int(said.get("minute") or said.get("colon") or 0)
    half = said.get("half") or said.get("colon_half") or said.get("end_half")
    part = said.get("clock_part")
    by_part: Half | None = ("am" if part == "morning" else "pm") if part else None
    clock = Clock(int(found["hour"]), minute, _HALVES[half] if half else by_part)
    if clock.hour > 24 or minute > 59 or (clock.hour == 24 and minute):
        raise NoSuchTime
    return _with_night(clock, half)


def _with_night(clock: Clock, half: str | None) -> Clock:
    """밤 12시 is midnight, 밤 2시 is in the small hours."""
    if half == "밤" and clock.hour == 12:
        return Clock(24, 0, None) if not clock.minute else Clock(0, clock.minute, "am")
    return Clock(clock.hour, clock.minute, "am") if half == "밤" and clock.hour <= 4 else clock


def _same_half(clocks: list[Clock]) -> Clock:
    """The end of a range, in the half of the day in which it comes after the start: 오후 2시~4시, 오전 11시~1시."""
    start, end = clocks
    if end.half is not None or start.half is None:
        return end
    from_minute = start.readings()[0]
    readings = [reading for reading in sorted(end.readings()) if reading > from_minute]
    later = [exactly(hour, minute) for hour, minute in readings]
    return later[0] if later else end


def exactly(hour: int, minute: int) -> Clock:
    """A clock that leaves nothing open, from an hour 0-24."""
    return Clock(hour, minute, "am" if hour < 12 else "pm" if hour < 24 else None)


def _bound(words: str, found: re.Match[str]) -> Bound:
    if found.re.pattern == _AT.pattern:
        return _LED.get(found.group().split()[0], "at")
    if _AFTER.match(words, found.end()) or _AFTER_LEAD.search(words[: found.start()]):
        return "after"
    if _UNTIL.match(words, found.end()) or _UNTIL_LEAD.search(words[: found.start()]):
        return "before"
    return "at"

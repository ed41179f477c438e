"""When somebody would like to be called or to come, read from their words and weighed against the clinic's hours.

The words for days are read in `days`, those for the time of day in `clocks`, a date picker's values in
`entities`; here they are put together and checked (past, too far, closed). Nothing is booked.
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from skills.fields import Invalid
from skills.fields.letters import LONGEST_ANSWER
from skills.fields.timing.clocks import (
    PART_HOURS,
    Clock,
    ClockWords,
    NoSuchTime,
    Part,
    exactly,
    find_clock,
    with_numerals,
    without_what_is_not_wished,
)
from skills.fields.timing.days import FARTHEST_DAYS, WEEK, Bound, DayWords, NoSuchDay, TwoDays, find_days
from skills.fields.timing.entities import Entity, is_unresolved, read_entity
from skills.fields.timing.hours import SEOUL, Hours, in_seoul, next_minute
from skills.fields.timing.wishes import When, show_when
from storage.characters import plain

__all__ = ["FARTHEST_DAYS", "When", "WhenCode", "parse_when", "show_when"]


class WhenCode(StrEnum):
    """Every way a wished-for time can be wrong; the value is the key of its sentence."""

    EMPTY = "fields.when.empty"
    NOT_UNDERSTOOD = "fields.when.not_understood"
    PAST = "fields.when.past"
    TOO_FAR = "fields.when.too_far"
    CLOSED = "fields.when.closed"
    NO_OPENING = "fields.when.no_opening"
    INVALID_DATE = "fields.when.invalid_date"
    INVALID_TIME = "fields.when.invalid_time"
    TWO_TIMES = "fields.when.two_times"


def parse_when(text: str, *, now: datetime, hours: Hours) -> When:
    """The time wished for in `text`: Korean or English words, ISO, or a date picker's JSON.

    `now` is aware. An hour without 오전 or 오후 is taken where the clinic is open. Raises `Invalid` with a `WhenCode`;
    ``closed`` carries the next opening as ``next`` (ISO) and, ready to be read, ``next_ko`` and ``next_en``.
    """
    words = plain(text).lower()
    if not words or is_unresolved(words):
        raise Invalid(WhenCode.EMPTY)
    if len(words) > LONGEST_ANSWER:
        raise Invalid(WhenCode.NOT_UNDERSTOOD)
    wish = _Wish(in_seoul(now), hours)
    try:
        entity = read_entity(words)
    except ValueError:
        raise Invalid(WhenCode.INVALID_DATE) from None
    return wish.from_entity(entity) if entity else wish.from_words(words)


_SEVERAL_DAYS = re.compile(
    rf"(?P<week>{WEEK}\s?)?(?<![가-힣\d])(?!금일|일일|수일)(?P<names>[월화수목금토일](?:\s?(?:[/,·]\s?)?[월화수목금토일]){{1,6}})(?![가-힣])"
    rf"|(?P<glued>{WEEK})(?P<more>[월화수목금토일](?:\s?(?:[/,·]\s?)?[월화수목금토일]){{1,6}})(?![가-힣])"
)
_INSTEAD = re.compile(r"\S{1,20}\s?(?:말고는?|아니고|아니라)|instead of \S{1,20}|\bnot \S{1,20}")
_REFUSED = re.compile(
    r"안\s?(?:돼|되|됩|됨|된|[가갈와올](?!능))|빼[고면]|제외|불가|못\s|힘들|어려|곤란|피[해하]|싫|별로[예에이]|(?<!해)외에|만\s?아니면"
    r"|아니면(?=\s?(?:다|돼|되|됩|괜찮|좋|아무|언제|상관))|\b(?:any\s?time|any\s?day|anything)\s(?:is\s(?:fine|ok|okay)\s)?but\b|\bother\sthan|\bavoid|매주|격주|마다|[째막]\s?주(?![가-힣\s]{0,3}요일)|except|can't|cannot|\b(?:first|second|third|fourth|last)\s(?:mon|tue|wed|thu|fri|sat|sun)|\bevery\s(?!day)"
)
_MOST_OPTIONS = 7
_LITTLE = 6  # Characters that are left of a wish and say nothing more: 돼요, 전화 주세요.
_BOTH_SIDES: tuple[Bound, Bound] = ("before", "after")
_DAY_TO_DAY = re.compile(r"(?<![\d:./-])(\d{1,2})\s?[~-]\s?(\d{1,2})\s?일(?!\s?(?:동안|간))")
_BETWEEN_HOURS = re.compile(r"\bbetween (\d{1,2}) and (\d{1,2})\b(?!\s?(?:am|pm|st|nd|rd|th))")
_ANYTIME = re.compile(
    r"아무\s?(?:때|시간|날|요일)|언제(?:나|든|라도)|상관\s?(?:없|업)|무관|편(?:하신|한|하실)\s?(?:시간|때|대로)?"
    r"|다\s?(?:괜찮|좋|돼|됩|가능)|하루\s?종일|미정|시간\s?(?:되|될|나)"
    r"|any\s?time|any day|whenever|no preference|doesn't matter|don't mind|flexible"
)
_SOON = re.compile(
    r"지금|바로|당장|즉시|최대한|가능한|되도록|빨리|빠르|빠른|급(?:해|하|함)|asap|as soon as|right now|\bnow\b"
)


@dataclass(frozen=True, slots=True)
class _Wish:
    """One reading, against one moment and one clinic's hours."""

    here: datetime
    hours: Hours

    def from_entity(self, entity: Entity) -> When:
        if entity.moment:
            return self._at(in_seoul(entity.moment), "at")
        if entity.at:
            return self._from_clock(ClockWords(exactly(entity.at.hour, entity.at.minute)), entity.on)
        return self._on(DayWords(entity.on or self.here.date()))

    def from_words(self, words: str) -> When:
        """A part of the day that does not suit is kept as that, unless another one is named: 내일 오전 말고 오후."""
        rest, unsuited = without_what_is_not_wished(words)
        if unsuited is None:
            return self._from_plain(words)
        wish = self._else_anytime(rest)
        if wish.kind == "anytime":
            return self._among(DayWords(None), unsuited, bound="except")
        if wish.kind == "date" and wish.bound == "at":
            return self._among(DayWords(wish.on, to=wish.to), unsuited, bound="except")
        if wish.kind == "part" and wish.part is None and wish.at is None and not wish.also:
            return replace(wish, part=unsuited, bound="except")
        return wish

    def _else_anytime(self, words: str) -> When:
        """The wish in what is left of one, or none when that is a mere ending."""
        try:
            return self._from_plain(words)
        except Invalid as problem:
            if problem.code == WhenCode.NOT_UNDERSTOOD and len(words) <= _LITTLE:
                return When("anytime")
            raise

    def _from_plain(self, words: str) -> When:
        asked = _SEVERAL_DAYS.sub(_each_day, with_numerals(self._plainly(words)))
        if _REFUSED.search(asked):
            raise Invalid(WhenCode.NOT_UNDERSTOOD)
        try:
            days, rest = find_days(asked, self.here.date())
            clock = find_clock(rest)
        except NoSuchDay:
            raise Invalid(WhenCode.INVALID_DATE) from None
        except NoSuchTime:
            raise Invalid(WhenCode.INVALID_TIME) from None
        except TwoDays:
            raise Invalid(WhenCode.TWO_TIMES) from None
        if len(days) > 1 and not _is_for_all(asked, rest):
            raise Invalid(WhenCode.TWO_TIMES)
        return self._of_several(days, clock, rest)

    def _plainly(self, words: str) -> str:
        """Short ways to say it as the long ones: 내년 as its number, 20~25일 as 20일~25일; and without what is not wished."""
        said = words.replace("내년", f"{self.here.year + 1}년").replace("올해", f"{self.here.year}년")
        said = _BETWEEN_HOURS.sub(r"\1시~\2시", _DAY_TO_DAY.sub(r"\1일~\2일", said))
        return " ".join(_INSTEAD.sub(" ", said).split())

    def _of_several(self, days: list[DayWords], clock: ClockWords, rest: str) -> When:
        """The wish, or several of which any will do; days and times that both differ are asked about."""
        clocks = [replace(clock, others=()), *clock.others]
        if len(clock.parts) > 1:
            clocks = [replace(clock, parts=(part,)) for part in clock.parts]
        if (len(days) > 1 and len(clocks) > 1) or len(days) * len(clocks) > _MOST_OPTIONS:
            raise Invalid(WhenCode.TWO_TIMES)
        named: list[DayWords | None] = [*days] or [None]
        options = [self._put_together(day, one, rest) for day in named for one in clocks]
        wishes = sorted(dict.fromkeys(options), key=lambda wish: (wish.on or date.max, wish.starts_at or self.here))
        return replace(wishes[0], also=tuple(wishes[1:]))

    def _put_together(self, day: DayWords | None, clock: ClockWords, rest: str) -> When:
        if clock.after is not None:
            return self._from_now(clock)
        if day and day.bound != "at" and (clock.start or clock.parts):
            if not rest.isascii() or clock.bound != "at":
                raise Invalid(WhenCode.TWO_TIMES)
            day, clock = replace(day, bound="at"), replace(clock, bound=day.bound)  # by tomorrow 3pm
        if clock.start and day and (day.days or day.to):
            among = self._among(day, None, self._usual(clock.start), clock.bound)
            until = self._usual(clock.end) if clock.end else None
            return replace(among, until=until if among.at and until and until > among.at else None)
        if clock.start:
            return self._from_clock(clock, day.on if day else None)
        if clock.parts:
            return self._among(day or DayWords(None), clock.parts[0], bound=clock.bound)
        return self._on_days(day, rest)

    def _on_days(self, day: DayWords | None, rest: str) -> When:
        """A day or days without a time, or neither."""
        if day and day.days == "every":
            return When("anytime")
        if day and day.days:
            return self._among(day, None, bound=day.bound)
        if day and day.on:
            return self._on(day)
        if _ANYTIME.search(rest):
            return When("anytime")
        if _SOON.search(rest):
            return When("anytime", part="soon")
        raise Invalid(WhenCode.NOT_UNDERSTOOD)

    def _from_now(self, clock: ClockWords) -> When:
        """두 시간 뒤, 5시간 이내."""
        assert clock.after is not None  # noqa: S101 - the caller asks for it first.
        at = next_minute(self.here + clock.after)
        if clock.bound == "at":
            return self._at(at, "at")
        opening = self.hours.next_opening(self.here)
        if opening is None or opening >= at:
            raise self._closed(self.here)
        return When("datetime", starts_at=at.astimezone(UTC), on=at.date(), bound="before")

    def _from_clock(self, clock: ClockWords, on: date | None) -> When:
        """A time on a day; without a day, its next coming."""
        assert clock.start is not None  # noqa: S101 - the callers ask for it first.
        today = self.here.date()
        days = (on,) if on else (today, today + timedelta(days=1))
        moments = [moment for day in days for moment in _moments(day, clock.start)]
        coming = [moment for moment in moments if moment > self.here]
        opened = [moment for moment in coming if self._has_moment(moment, clock.bound)]
        start = (opened or coming or moments)[0]
        end = next((moment for moment in sorted(_moments(start.date(), clock.end)) if moment > start), None)
        return self._at(start, clock.bound, end)

    def _usual(self, clock: Clock) -> time:
        """The local time meant on a set of days: the reading at which the clinic is open on some day of a week."""
        week = [self.here.date() + timedelta(days=ahead) for ahead in range(1, 8)]
        for hour, minute in clock.readings():
            if any(self.hours.is_open(moment) for day in week for moment in _moments(day, exactly(hour, minute))):
                return time(hour % 24, minute)
        hour, minute = clock.readings()[0]
        return time(hour % 24, minute)

    def _at(self, at: datetime, bound: Bound, end: datetime | None = None) -> When:
        if at <= self.here:
            raise Invalid(WhenCode.PAST)
        self._refuse_far(at.date())
        if not self._has_moment(at, bound):
            raise self._closed(at)
        return When(
            "datetime",
            starts_at=at.astimezone(UTC),
            ends_at=end.astimezone(UTC) if end else None,
            on=at.date(),
            bound=bound,
        )

    def _has_moment(self, at: datetime, bound: Bound) -> bool:
        """Whether somebody is there at that moment; before it or after it, at some moment of that day still to come."""
        spans = self.hours.spans_on(at.date())
        if bound == "before":
            return any(opens < at and closes > self.here for opens, closes in spans)
        return any(closes > at and (bound == "after" or opens <= at) for opens, closes in spans)

    def _on(self, day: DayWords) -> When:
        on = day.on or self.here.date()
        self._refuse_day(on)
        self._refuse_far(day.to or on)
        if not any(closes > self.here for one in self._candidates(day) for _, closes in self.hours.spans_on(one)):
            raise self._closed(datetime.combine(on, time(23, 59), SEOUL) if on == self.here.date() else _midnight(on))
        return When("date", on=on, to=day.to, bound=day.bound)

    def _among(self, day: DayWords, part: Part | None, at: time | None = None, bound: Bound = "at") -> When:
        """A part of the day or a time, on one day or a set of days, of which at least one must be open."""
        candidates = self._candidates(day)
        if day.on and not day.days:
            self._refuse_day(day.on)
            window = PART_HOURS.get(part or "soon")
            is_over = window and datetime.combine(day.on, window[1], SEOUL) <= self.here
            if day.on == self.here.date() and is_over and bound not in ("after", "except"):
                raise Invalid(WhenCode.PAST)
        if not candidates:
            raise Invalid(WhenCode.PAST)
        self._refuse_far(candidates[0])
        if not any(self._has_room(on, part, at, bound) for on in candidates):
            raise self._closed(_midnight(candidates[0]))
        return When("part", on=day.on, to=day.to, days=day.days, part=part, at=at, bound=bound)

    def _candidates(self, day: DayWords) -> list[date]:
        """The days that are meant, none before today."""
        today = self.here.date()
        first = day.on or today
        if day.days is None and day.on:
            last = day.to or (first + timedelta(days=14 * (day.bound == "after")))
            return _days_of(today if day.bound == "before" else max(first, today), last)
        length = 31 if day.days == "month" else 7 if day.on else 14
        wanted = {"weekday": range(5), "weekend": range(5, 7)}.get(day.days or "", range(7))
        start = today if day.bound == "before" else max(first, today)
        return [
            on
            for on in _days_of(start, first + timedelta(days=length - 1 + 14 * (day.bound == "after")))
            if on.weekday() in wanted and (day.days != "month" or day.bound != "at" or on.month == first.month)
        ]

    def _has_room(self, on: date, part: Part | None, at: time | None, bound: Bound) -> bool:
        if at:
            return any(
                moment > self.here and self._has_moment(moment, bound) for moment in (datetime.combine(on, at, SEOUL),)
            )
        spans = [(max(opens, self.here), closes) for opens, closes in self.hours.spans_on(on) if closes > self.here]
        if part is None or part == "soon":
            return bool(spans)
        starts, ends = PART_HOURS[part]
        if bound == "except":
            return any(self._has_room(on, part, None, side) for side in _BOTH_SIDES)
        if bound != "at":
            starts, ends = (ends, time(23, 59)) if bound == "after" else (time(0), starts)
        edges = datetime.combine(on, starts, SEOUL), datetime.combine(on, ends, SEOUL)
        return any(max(opens, edges[0]) < min(closes, edges[1]) for opens, closes in spans)

    def _refuse_day(self, on: date) -> None:
        if on < self.here.date():
            raise Invalid(WhenCode.PAST)
        self._refuse_far(on)

    def _refuse_far(self, on: date) -> None:
        ahead = (on - self.here.date()).days
        if ahead > FARTHEST_DAYS:
            raise Invalid(WhenCode.TOO_FAR, {"days": str(FARTHEST_DAYS)})

    def _closed(self, at: datetime) -> Invalid:
        opening = self.hours.next_opening(max(at, self.here))
        if opening is None:
            return Invalid(WhenCode.NO_OPENING)
        shown = When("datetime", starts_at=opening.astimezone(UTC), on=opening.date())
        words = {f"next_{lang}": show_when(shown, lang) for lang in ("ko", "en")}
        return Invalid(WhenCode.CLOSED, {"next": opening.isoformat(), **words})


def _moments(on: date, clock: Clock | None) -> list[datetime]:
    """The moments a clock can mean on a day; 24:00 is the next day's midnight."""
    if clock is None:
        return []
    return [_midnight(on) + timedelta(hours=hour, minutes=minute) for hour, minute in clock.readings()]


def _midnight(on: date) -> datetime:
    return datetime.combine(on, time(0), SEOUL)


def _days_of(first: date, last: date) -> list[date]:
    return [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]


def _each_day(found: re.Match[str]) -> str:
    """월수금 as 월요일 수요일 금요일, each in the week that was said."""
    week = (found["week"] or found["glued"] or "").strip()
    names = re.findall(r"[월화수목금토일]", found["names"] or found["more"])
    return " ".join(f"{week} {name}요일" for name in names) + " "


def _is_for_all(asked: str, rest: str) -> bool:
    """Whether the time of day stands behind all the days, so that it is meant for each of them."""
    last = max((at for at, char in enumerate(asked) if rest[at] != char), default=0)
    before = find_clock(rest[:last])
    return not (before.start or before.parts or before.after) and not _ANYTIME.search(rest)

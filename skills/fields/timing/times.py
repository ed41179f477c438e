"""When somebody would like to be called or to come, read from their words and weighed against the clinic's hours.

The words for days are read in `days`, those for the time of day in `clocks`, a date picker's values in
`entities`; here they are put together and checked (past, too far, closed). Nothing is booked.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from skills.fields import Invalid
from skills.fields.letters import LONGEST_ANSWER
from skills.fields.reading import patterns as re
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
from skills.fields.timing.day_words import OR_ELSE, choices, corrected, each_named_day
from skills.fields.timing.days import (
    FARTHEST_DAYS,
    WEEKDAY_WORDS,
    Bound,
    DayWords,
    NoSuchDay,
    TwoDays,
    every_week,
    find_days,
    in_full,
    is_no_wish,
    left_out,
    points_back,
    puts_off,
)
from skills.fields.timing.entities import Entity, is_unresolved, read_entity
from skills.fields.timing.hours import SEOUL, Hours, in_seoul, next_minute
from skills.fields.timing.weighing import Openings
from skills.fields.timing.wishes import When, show_when, with_words
from storage.characters import plain

__all__ = ["FARTHEST_DAYS", "When", "WhenCode", "parse_when", "show_when"]


class WhenCode(StrEnum):
    """Every way a wished-for time can be wrong; the value is the key of its sentence."""

    EMPTY = "fields.when.empty"
    NOT_UNDERSTOOD = "fields.when.not_understood"
    PAST = "fields.when.past"
    TOO_FAR = "fields.when.too_far"
    NO_OPENING = "fields.when.no_opening"
    INVALID_DATE = "fields.when.invalid_date"
    INVALID_TIME = "fields.when.invalid_time"
    TWO_TIMES = "fields.when.two_times"
    TAKEN_BACK = "fields.when.taken_back"


def parse_when(text: str, *, now: datetime, hours: Hours, any_day: bool = False) -> When:
    """The time wished for in `text`: Korean or English words, ISO, or a date picker's JSON.

    `now` is aware. An hour without 오전 or 오후 is taken where the clinic is open. A wish outside of the opening hours is
    kept as it is, and marked so (`When.closed`). `any_day` says that a time without a day ("6시 이후") is for any day,
    and not its next coming. Raises `Invalid` with a `WhenCode`.
    """
    words = corrected(plain(text).lower())
    if not words or is_unresolved(words):
        raise Invalid(WhenCode.EMPTY)
    if len(words) > LONGEST_ANSWER:
        raise Invalid(WhenCode.NOT_UNDERSTOOD)
    reading = _Reading(in_seoul(now), hours, any_day)
    try:
        entity = read_entity(words)
    except ValueError:
        raise Invalid(WhenCode.INVALID_DATE) from None
    when = reading.from_entity(entity) if entity else reading.from_choice(words)
    if when.is_closed and hours.next_opening(now) is None:
        raise Invalid(WhenCode.NO_OPENING)
    return when


DAYTIME = range(10, 19)  # Hours that are not tonight when they have gone by on the day that is named.
_MOST_OPTIONS = 7
_LITTLE = 6  # Characters that are left of a wish and say nothing more: 돼요, 전화 주세요.
_ANYTIME = re.compile(
    r"아무\s?(?:때|시간|날|요일)|시간\s?아무\s?거나|언제(?:나|든|던지|라도)|상관\s?(?:없|업)|무관|(?<!남)편(?:하신|한|하실|할)\s?(?:시간|때|대로)?"
    r"|다\s?(?:괜찮|좋|돼|됩|가능)|하루\s?종일|미정|시간\s?(?:되|될|나)"
    r"|any\s?time|any day|whenever|no preference|doesn't matter|don't mind|flexible"
)
_TODAY = re.compile(r"이따|있다가|지금|방금|later|tonight")
_SOON = re.compile(
    r"지금(?=\s?(?:이?[요여유예]|바로|당장|즉시|빨리|곧|전화|연락|통화|콜|좀\s|해\s?[주줘]|주[세시십]|줘|부탁|가능|돼|됩|되[고는는면]|시간|한가|도\s|이\s?(?:좋|편)|[.!~,]|$))(?!\s?(?:좀\s)?괜찮)"
    r"|바로|당장|즉시|최대한(?!\s?늦)|가능한(?![가지]|\s?(?:한\s?)?늦)|되도록(?!\s?늦)|빨리|빠르|빠른|빠를"
    r"|급(?:해|하(?![지진])|함)|asap|as soon as|right now|\bnow\b"
)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One reading, against one moment and one clinic's hours."""

    here: datetime
    hours: Hours
    any_day: bool

    @property
    def openings(self) -> Openings:
        return Openings(self.here, self.hours)

    def from_entity(self, entity: Entity) -> When:
        if entity.moment:
            return self._at(in_seoul(entity.moment), "at")
        if entity.at:
            return self._from_clock(ClockWords(exactly(entity.at.hour, entity.at.minute)), entity.on)
        return self._on(DayWords(entity.on or self.here.date()))

    def from_choice(self, words: str) -> When:
        """Several wishes of which each names its own day and time ("화요일 3시나 금요일 5시"), or one."""
        words, parts = choices(words)
        wishes = []
        with suppress(Invalid):
            wishes = [self.from_words(part) for part in parts[:_MOST_OPTIONS]]
        if len(wishes) < 2 or any(wish.also or wish.on is None for wish in wishes):
            return self.from_words(words)
        first, *others = sorted(wishes, key=lambda wish: (wish.on or date.max, wish.starts_at or self.here))
        return replace(first, also=tuple(others))

    def from_words(self, words: str) -> When:
        """A part of the day that does not suit is kept as that, unless another one is named: 내일 오전 말고 오후."""
        rest, unsuited = without_what_is_not_wished(words)
        if unsuited is None:
            return self._from_plain(words)
        wish = self._else_anytime(rest)
        if wish.kind == "datetime" or wish.also or wish.at or (wish.part and wish.kind == "part") or wish.bound != "at":
            return wish
        return self._among(DayWords(wish.on, wish.days, to=wish.to), unsuited, "except")

    def _else_anytime(self, words: str) -> When:
        """The wish in what is left of one, or none when that is a mere ending."""
        try:
            return self._from_plain(words)
        except Invalid as problem:
            if problem.code == WhenCode.NOT_UNDERSTOOD and len(words) <= _LITTLE:
                return When("anytime")
            raise

    def _from_plain(self, words: str) -> When:
        wished = in_full(words, self.here)
        asked = each_named_day(with_numerals(wished))
        if puts_off(words) or is_no_wish(asked) or points_back(asked):
            raise Invalid(WhenCode.NOT_UNDERSTOOD)
        asked = every_week(asked)
        try:
            days, rest = find_days(asked, self.here.date())
            clock = find_clock(rest)
        except NoSuchDay:
            raise Invalid(WhenCode.INVALID_DATE) from None
        except NoSuchTime:
            raise Invalid(WhenCode.INVALID_TIME) from None
        except TwoDays:
            raise Invalid(WhenCode.TWO_TIMES) from None
        if len(days) > 1 and not (_are_alike(days) and _is_for_all(asked, rest)):
            raise Invalid(WhenCode.TWO_TIMES)
        wish = self._of_several(days, clock, rest)
        return wish if days or not (out := left_out(words)) else self._without(out, wish)

    def _without(self, out: str, wish: When) -> When:
        """A wish for no day of its own, with the day beside it that is not wished: "수요일은 빼고 오전이요"."""
        if wish.kind == "anytime" and wish.part is None:
            raise Invalid(WhenCode.NOT_UNDERSTOOD)  # "월요일 말고 다 돼요" is not any time.
        with suppress(NoSuchDay, TwoDays):
            if find_days(each_named_day(with_numerals(out)), self.here.date())[0]:
                return with_words(wish, out)
        return wish

    def _of_several(self, days: list[DayWords], clock: ClockWords, rest: str) -> When:
        """The wish, or several of which any will do; days and times that both differ are asked about."""
        clocks = [replace(clock, others=()), *clock.others]
        if len(clock.parts) > 1:
            clocks = [replace(clock, parts=(part,)) for part in clock.parts]
        if len(days) > 1:
            clocks = list(dict.fromkeys(clocks))  # "화요일 3시나 금요일 3시"
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
        if clock.start and (day.days or day.to if day else self._is_for_any_day(rest)):
            return self._at_among(day or DayWords(None), clock)
        if clock.start:
            return self._from_clock(clock, day.on if day else None)
        if clock.parts:
            today = self.here.date() if _TODAY.search(rest) else None
            return self._among(day or DayWords(today), clock.parts[0], clock.bound)
        return self._on_days(day, rest)

    def _on_days(self, day: DayWords | None, rest: str) -> When:
        """A day or days without a time, or neither."""
        if day and day.days == "every":
            return When("anytime")
        if day and day.days:
            return self._among(day, None, day.bound)
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
        closed = opening is None or opening >= at
        return When("datetime", starts_at=at.astimezone(UTC), on=at.date(), bound="before", closed=closed)

    def _from_clock(self, clock: ClockWords, on: date | None) -> When:
        """A time on a day; without a day, its next coming."""
        assert clock.start is not None  # noqa: S101 - the callers ask for it first.
        today = self.here.date()
        moments = [at for day in ((on,) if on else (today, today + timedelta(1))) for at in _moments(day, clock.start)]
        coming = [moment for moment in moments if moment > self.here]
        if clock.bound != "at":  # Before 22:00 it is open as well: what settles a bound is the hour that it names.
            usual = [moment for moment in coming if (moment.hour, moment.minute) == clock.start.readings()[0]]
            coming = [moment for moment in coming if self.hours.is_open(moment)] or usual or coming
        opened = [moment for moment in coming if self.openings.has_moment(moment, clock.bound)]
        gone = [moment for moment in moments if on and moment <= self.here and moment.hour in DAYTIME]
        start = (opened or gone or coming or moments)[0]
        end = next((moment for moment in sorted(_moments(start.date(), clock.end)) if moment > start), None)
        return self._at(start, clock.bound, end)

    def _is_for_any_day(self, rest: str) -> bool:
        """Whether a time without a day is no one day's: "3시 이후", "7시쯤"; "이따 3시" is today's."""
        return self.any_day and not _TODAY.search(rest)

    def _usual(self, clock: Clock, days: list[date]) -> time:
        """The local time meant on a set of days: the reading at which the clinic is open on one of them."""
        for hour, minute in clock.readings():
            moments = [moment for day in days for moment in _moments(day, exactly(hour, minute))]
            if any(self.hours.is_open(moment) for moment in moments):
                return time(hour % 24, minute)
        hour, minute = clock.readings()[0]
        return time(hour % 24, minute)

    def _at(self, at: datetime, bound: Bound, end: datetime | None = None) -> When:
        if at <= self.here:
            raise Invalid(WhenCode.PAST)
        self._refuse_far(at.date())
        return When(
            "datetime",
            starts_at=at.astimezone(UTC),
            ends_at=end.astimezone(UTC) if end else None,
            on=at.date(),
            bound=bound,
            closed=not self.openings.has_moment(at, bound, end),
        )

    def _on(self, day: DayWords) -> When:
        on = day.on or self.here.date()
        self._refuse_day(on)
        return When("date", on=on, to=day.to, bound=day.bound, closed=not self.openings.has_day(day))

    def _among(self, day: DayWords, part: Part | None, bound: Bound) -> When:
        """A part of the day, or none, on one day or a set of days."""
        candidates = self._days(day)
        if day.on and not day.days:
            window = PART_HOURS.get(part or "soon")
            is_over = window and datetime.combine(day.on, window[1], SEOUL) <= self.here
            if day.on == self.here.date() and is_over and bound not in ("after", "except"):
                raise Invalid(WhenCode.PAST)
        closed = not any(self.openings.has_room(on, part, bound) for on in candidates)
        return When("part", on=day.on, to=day.to, days=day.days, part=part, bound=bound, closed=closed)

    def _at_among(self, day: DayWords, clock: ClockWords) -> When:
        """A time, or from one to another, on a set of days."""
        assert clock.start is not None  # noqa: S101 - the caller asks for it first.
        candidates = self._days(day)
        at = self._usual(clock.start, candidates)
        until = self._usual(clock.end, candidates) if clock.end else None
        until = until if until and until > at else None
        closed = not any(
            self.openings.has_moment(
                datetime.combine(on, at, SEOUL), clock.bound, datetime.combine(on, until, SEOUL) if until else None
            )
            for on in candidates
        )
        return When("part", on=day.on, to=day.to, days=day.days, at=at, until=until, bound=clock.bound, closed=closed)

    def _days(self, day: DayWords) -> list[date]:
        """The days that are meant, of which one at least is still to come and near enough."""
        if day.on and not day.days:
            self._refuse_day(day.on)
        candidates = self.openings.candidates(day)
        if not candidates:
            raise Invalid(WhenCode.PAST)
        self._refuse_far(candidates[0])
        return candidates

    def _refuse_day(self, on: date) -> None:
        if on < self.here.date():
            raise Invalid(WhenCode.PAST)
        self._refuse_far(on)

    def _refuse_far(self, on: date) -> None:
        ahead = (on - self.here.date()).days
        if ahead > FARTHEST_DAYS:
            raise Invalid(WhenCode.TOO_FAR, {"days": str(FARTHEST_DAYS)})


def _moments(on: date, clock: Clock | None) -> list[datetime]:
    """The moments a clock can mean on a day; 24:00 is the next day's midnight."""
    if clock is None:
        return []
    return [_midnight(on) + timedelta(hours=hour, minutes=minute) for hour, minute in clock.readings()]


def _midnight(on: date) -> datetime:
    return datetime.combine(on, time(0), SEOUL)


def _are_alike(days: list[DayWords]) -> bool:
    """Whether any of these days will do: a bound, or every week, beside another day is asked about."""
    return all(day.bound == "at" for day in days) and len({day.days in WEEKDAY_WORDS for day in days}) == 1


def _is_for_all(asked: str, rest: str) -> bool:
    """Whether the time of day stands behind all the days, so that it is meant for each of them."""
    last = max((at for at, char in enumerate(asked) if rest[at] != char), default=0)
    before, anytime = find_clock(rest[:last]), _ANYTIME.search(rest)
    is_apart = anytime and (anytime.start() < last or OR_ELSE.search(rest, last, anytime.start()))
    return not (is_apart or before.start or before.parts or before.after)

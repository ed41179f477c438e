"""A wish weighed against the clinic's hours: whether somebody is there then, and when it opens next.

Nothing is refused here: a wish outside of the opening hours is kept as what it is, with a mark (`When.closed`), and a
counsellor arranges it.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from skills.fields.timing.clocks import PART_HOURS, Part
from skills.fields.timing.days import WEEKDAY_WORDS, Bound, DayWords
from skills.fields.timing.hours import SEOUL, Hours, in_seoul
from skills.fields.timing.wishes import When

_BOTH_SIDES: tuple[Bound, Bound] = ("before", "after")
_TWO_WEEKS = 14  # Days that are looked at where a wish names no last one.
_SETS = {"weekday": range(5), "weekend": range(5, 7)} | {name: (at,) for at, name in enumerate(WEEKDAY_WORDS)}


@dataclass(frozen=True, slots=True)
class Openings:
    """One clinic's hours, seen from one moment."""

    here: datetime
    hours: Hours

    def has_moment(self, at: datetime, bound: Bound, end: datetime | None = None) -> bool:
        """Whether somebody is there at that moment, or until `end`; before it or after it, at some moment of that day still
        to come."""
        if at <= self.here and bound != "after":
            return False
        spans = self.hours.spans_on(at.date())
        if bound == "before":
            return any(opens < at and closes > self.here for opens, closes in spans)
        return any(
            closes > at and (bound == "after" or opens <= at or (end and opens < end)) for opens, closes in spans
        )

    def has_day(self, day: DayWords) -> bool:
        """Whether any of these days has an opening still to come."""
        return any(closes > self.here for on in self.candidates(day) for _, closes in self.hours.spans_on(on))

    def has_room(self, on: date, part: Part | None, bound: Bound) -> bool:
        """Whether somebody is there in that part of the day, before it, after it, or outside of it."""
        spans = [(max(opens, self.here), closes) for opens, closes in self.hours.spans_on(on) if closes > self.here]
        if part is None or part == "soon":
            return bool(spans)
        starts, ends = PART_HOURS[part]
        if bound == "except":
            return any(self.has_room(on, part, side) for side in _BOTH_SIDES)
        if bound != "at":
            starts, ends = (ends, time(23, 59)) if bound == "after" else (time(0), starts)
        edges = datetime.combine(on, starts, SEOUL), datetime.combine(on, ends, SEOUL)
        return any(max(opens, edges[0]) < min(closes, edges[1]) for opens, closes in spans)

    def candidates(self, day: DayWords) -> list[date]:
        """The days that are meant, none before today."""
        today = self.here.date()
        first = day.on or today
        more = _TWO_WEEKS if day.bound == "after" else 0
        start = today if day.bound == "before" else max(first, today)
        if day.days is None and day.on:
            return _days_of(start, day.to or first + timedelta(days=more))
        length = 31 if day.days == "month" else 7 if day.on else _TWO_WEEKS
        wanted = _SETS.get(day.days or "", range(7))
        return [
            on
            for on in _days_of(start, first + timedelta(days=length - 1 + more))
            if on.weekday() in wanted and (day.days != "month" or day.bound != "at" or on.month == first.month)
        ]

    def next_after(self, when: When) -> datetime | None:
        """The first opening at or after the moment that is wished for; None when the clinic never opens again."""
        return self.hours.next_opening(max(self._moment(when), self.here))

    def _moment(self, when: When) -> datetime:
        if when.starts_at and when.bound != "before":
            return in_seoul(when.starts_at)
        days = self.candidates(DayWords(when.on, when.days, when.bound, when.to))
        starts = when.at or PART_HOURS.get(when.part or "soon", (time(0),))[0]
        moments = [datetime.combine(on, starts, SEOUL) for on in days]
        is_an_hour = when.at is not None or when.part is not None
        coming = [moment for moment in moments if moment > self.here] if is_an_hour else []
        return next(iter(coming or moments), self.here)


def next_opening(when: When, now: datetime, hours: Hours) -> datetime | None:
    """When the clinic is open next, seen from a wish outside of its hours."""
    return Openings(in_seoul(now), hours).next_after(when)


def _days_of(first: date, last: date) -> list[date]:
    return [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]

"""When the clinic is open, and reckoning in its opening hours.

Pure: public holidays and the clinic's own closed days are handed in as dates, the present moment is an argument. How a
moment is shown to a patient is not here (`skills.fields.timing.times`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

SEOUL = ZoneInfo("Asia/Seoul")

Span = tuple[time, time]
"""Local opening and closing time of one day; open at the first, closed at the second."""

EVERY_DAY = frozenset(range(7))

_HORIZON_DAYS = 400
"""A clinic with no opening inside this many days is taken as closed for good."""


def in_seoul(at: datetime) -> datetime:
    """`at` on the clinic's clock. A moment without a zone raises ValueError: a guess would be wrong by nine hours."""
    if at.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return at.astimezone(SEOUL)


def today_in_seoul(now: datetime) -> date:
    """The calendar day in Korea at `now`; the day turns at KST midnight (15:00 UTC)."""
    return in_seoul(now).date()


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours of one clinic.

    `weekly`: weekday (Monday 0 .. Sunday 6) to its spans, ordered, not overlapping, within one day; a missing or empty
    weekday is a closed day. `lunch`: a break cut out of the weekdays in `lunch_on`. `closed_on`: holidays and other
    closed dates. All moments taken and given are aware; those given are in Asia/Seoul. Raises ValueError for spans that
    are crossed or out of order.
    """

    weekly: Mapping[int, tuple[Span, ...]]
    lunch: Span | None = None
    lunch_on: frozenset[int] = EVERY_DAY
    closed_on: frozenset[date] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        """Refuses hours that cannot be, at the start and not in a patient's chat."""
        if not EVERY_DAY.issuperset(self.weekly):
            raise ValueError("a weekday is 0 (Monday) to 6 (Sunday)")
        for spans in (*self.weekly.values(), (self.lunch,) if self.lunch else ()):
            edges = [edge for span in spans for edge in span]
            if any(later <= earlier for earlier, later in pairwise(edges)):
                raise ValueError("opening hours must be in order and must not overlap")

    def spans_on(self, day: date) -> tuple[tuple[datetime, datetime], ...]:
        """The open stretches of one calendar day, in order, lunch cut out; empty on a closed day."""
        if day in self.closed_on:
            return ()
        weekday = day.weekday()
        lunch = self.lunch if weekday in self.lunch_on else None
        return tuple(
            (_moment(day, opens), _moment(day, closes))
            for span in self.weekly.get(weekday, ())
            for opens, closes in _without(span, lunch)
        )

    def is_open(self, at: datetime) -> bool:
        """Whether somebody is there at `at`; lunch counts as closed."""
        here = in_seoul(at)
        return any(opens <= here < closes for opens, closes in self.spans_on(here.date()))

    def next_opening(self, at: datetime) -> datetime | None:
        """The first open moment at or after `at` (`at` itself when open); None when the clinic never opens again."""
        here = in_seoul(at)
        first = next(self._spans_from(here), None)
        return None if first is None else max(first[0], here)

    def closes_at(self, at: datetime) -> datetime | None:
        """When the last stretch of this day ends, if open at `at` (lunch is no closing); None when closed."""
        if not self.is_open(at):
            return None
        return self.spans_on(in_seoul(at).date())[-1][1]

    def add_business_time(self, at: datetime, amount: timedelta) -> datetime:
        """The moment when `amount` of opening time has passed since `at`: the due time of something promised.

        Raises ValueError for a negative amount, and when the clinic is not open long enough ever to get there.
        """
        if amount < timedelta(0):
            raise ValueError("business time only goes forward")
        left = amount
        for opens, closes in self._spans_from(in_seoul(at), days=_HORIZON_DAYS * (1 + amount.days)):
            start = max(opens, in_seoul(at))
            if left <= closes - start:
                return start + left
            left -= closes - start
        raise ValueError("the clinic is not open long enough to reach that moment")

    def _spans_from(self, here: datetime, days: int = _HORIZON_DAYS) -> Iterator[tuple[datetime, datetime]]:
        for ahead in range(days + 1):
            for opens, closes in self.spans_on(here.date() + timedelta(days=ahead)):
                if closes > here:
                    yield opens, closes


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, tzinfo=SEOUL)


def _without(span: Span, lunch: Span | None) -> Iterator[Span]:
    """`span` with the lunch break cut out: none, one or two pieces."""
    opens, closes = span
    if lunch is None or lunch[1] <= opens or closes <= lunch[0]:
        yield span
        return
    if opens < lunch[0]:
        yield opens, lunch[0]
    if lunch[1] < closes:
        yield lunch[1], closes


def next_minute(at: datetime) -> datetime:
    """This moment when it is a whole minute, else the next one."""
    whole = at.replace(second=0, microsecond=0)
    return whole if whole == at else whole + timedelta(minutes=1)

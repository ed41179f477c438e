"""Opening hours: what is open, when it opens next, and reckoning in opening time."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.fields.timing.hours import SEOUL, Hours, in_seoul, today_in_seoul
from tests.skills.fields.clinic import CLINIC, DAY, seoul

MOMENTS = st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2028, 1, 1), timezones=st.just(SEOUL))


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        (seoul(2026, 11, 23, 9, 59), False),
        (seoul(2026, 11, 23, 10), True),
        (seoul(2026, 11, 23, 12, 59), True),
        (seoul(2026, 11, 23, 13), False),
        (seoul(2026, 11, 23, 14), True),
        (seoul(2026, 11, 23, 18, 59), True),
        (seoul(2026, 11, 23, 19), False),
        (seoul(2026, 11, 27, 20), True),
        (seoul(2026, 11, 28, 13, 30), True),
        (seoul(2026, 11, 28, 16), False),
        (seoul(2026, 11, 29, 12), False),
        (seoul(2026, 12, 25, 12), False),
        (datetime(2026, 11, 23, 1, tzinfo=UTC), True),
        (datetime(2026, 11, 23, 0, 59, tzinfo=UTC), False),
    ],
)
def test_open_from_the_first_minute_to_before_the_last_lunch_and_holidays_cut_out(at, is_open) -> None:
    assert CLINIC.is_open(at) is is_open


@pytest.mark.parametrize(
    ("at", "opening"),
    [
        (seoul(2026, 11, 23, 11, 5), seoul(2026, 11, 23, 11, 5)),
        (seoul(2026, 11, 23, 13, 5), seoul(2026, 11, 23, 14)),
        (seoul(2026, 11, 23, 19), seoul(2026, 11, 24, 10)),
        (seoul(2026, 11, 28, 16), seoul(2026, 11, 30, 10)),
        (seoul(2026, 12, 24, 19), seoul(2026, 12, 26, 10)),
        (seoul(2026, 12, 31, 20), seoul(2027, 1, 2, 10)),
    ],
)
def test_the_next_opening_is_now_or_the_first_open_moment_after(at, opening) -> None:
    assert CLINIC.next_opening(at) == opening


def test_the_day_closes_at_its_last_stretch_and_lunch_is_no_closing() -> None:
    assert CLINIC.closes_at(seoul(2026, 11, 23, 11)) == seoul(2026, 11, 23, 19)
    assert CLINIC.closes_at(seoul(2026, 11, 28, 11)) == seoul(2026, 11, 28, 16)
    assert CLINIC.closes_at(seoul(2026, 11, 23, 13, 30)) is None
    assert CLINIC.closes_at(seoul(2026, 11, 29, 11)) is None


@pytest.mark.parametrize(
    ("at", "amount", "due"),
    [
        (seoul(2026, 11, 23, 10), timedelta(hours=1), seoul(2026, 11, 23, 11)),
        (seoul(2026, 11, 23, 12, 30), timedelta(hours=1), seoul(2026, 11, 23, 14, 30)),
        (seoul(2026, 11, 23, 18), timedelta(hours=2), seoul(2026, 11, 24, 11)),
        (seoul(2026, 11, 28, 15), timedelta(hours=2), seoul(2026, 11, 30, 11)),
        (seoul(2026, 11, 29, 3), timedelta(0), seoul(2026, 11, 30, 10)),
        (seoul(2026, 11, 23, 18), timedelta(hours=1), seoul(2026, 11, 23, 19)),
        (seoul(2026, 11, 23, 10), timedelta(hours=8 * 4), seoul(2026, 11, 26, 19)),
    ],
)
def test_business_time_runs_only_while_the_clinic_is_open(at, amount, due) -> None:
    assert CLINIC.add_business_time(at, amount) == due


@given(MOMENTS)
def test_the_next_opening_is_open_and_nothing_before_it_is(at: datetime) -> None:
    opening = CLINIC.next_opening(at)
    assert opening is not None
    assert opening >= at
    assert CLINIC.is_open(opening)
    between = at + (opening - at) / 2
    assert opening == at or not CLINIC.is_open(between)


LONG = st.timedeltas(timedelta(0), timedelta(days=4))
SOME = st.timedeltas(timedelta(microseconds=1), timedelta(days=4))


@given(MOMENTS, LONG, SOME)
def test_business_time_adds_up(at: datetime, first: timedelta, second: timedelta) -> None:
    """The second part is never nothing: no time added at closing is the next opening, as no time added at night is."""
    both = CLINIC.add_business_time(at, first + second)
    assert CLINIC.add_business_time(CLINIC.add_business_time(at, first), second) == both
    assert both >= at


@given(MOMENTS)
def test_a_moment_is_open_whatever_zone_it_is_told_in(at: datetime) -> None:
    assert CLINIC.is_open(at) == CLINIC.is_open(at.astimezone(UTC))
    assert CLINIC.is_open(at) == CLINIC.is_open(at.astimezone(timezone(timedelta(hours=-7))))


def test_a_clinic_that_never_opens_has_no_next_opening_and_no_due_time() -> None:
    shut = Hours(weekly={})
    assert shut.next_opening(seoul(2026, 11, 23, 11)) is None
    with pytest.raises(ValueError, match="open long enough"):
        shut.add_business_time(seoul(2026, 11, 23, 11), timedelta(minutes=1))


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        CLINIC.is_open(datetime(2026, 11, 23, 11))


def test_business_time_never_runs_backwards() -> None:
    with pytest.raises(ValueError, match="forward"):
        CLINIC.add_business_time(seoul(2026, 11, 23, 11), timedelta(minutes=-1))


@pytest.mark.parametrize(
    ("weekly", "lunch"),
    [
        ({0: ((time(19), time(10)),)}, None),
        ({0: ((time(10), time(10)),)}, None),
        ({0: ((time(10), time(14)), (time(13), time(19)))}, None),
        ({7: DAY}, None),
        ({0: DAY}, (time(14), time(13))),
    ],
)
def test_hours_that_cannot_be_are_refused_at_the_start(weekly, lunch) -> None:
    with pytest.raises(ValueError, match=r"order|weekday"):
        Hours(weekly=weekly, lunch=lunch)


def test_lunch_can_be_the_gap_the_edge_or_the_whole_of_a_stretch() -> None:
    for span, pieces in (((10, 13), 1), ((14, 19), 1), ((13, 14), 0), ((12, 14), 1), ((10, 19), 2)):
        hours = Hours({0: ((time(span[0]), time(span[1])),)}, lunch=(time(13), time(14)))
        assert len(hours.spans_on(date(2026, 11, 23))) == pieces


def test_the_day_turns_at_midnight_in_seoul() -> None:
    assert today_in_seoul(datetime(2026, 11, 22, 14, 59, 59, tzinfo=UTC)) == date(2026, 11, 22)
    assert today_in_seoul(datetime(2026, 11, 22, 15, tzinfo=UTC)) == date(2026, 11, 23)
    assert in_seoul(datetime(2026, 11, 22, 15, tzinfo=UTC)).hour == 0

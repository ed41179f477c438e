"""The clinic that the tests of hours and times open and close."""

from datetime import date, datetime, time

from skills.fields.timing.hours import SEOUL, Hours

DAY = ((time(10), time(19)),)

CLINIC = Hours(
    weekly={0: DAY, 1: DAY, 2: DAY, 3: DAY, 4: ((time(10), time(21)),), 5: ((time(10), time(16)),)},
    lunch=(time(13), time(14)),
    lunch_on=frozenset(range(5)),
    closed_on=frozenset({date(2026, 12, 25), date(2027, 1, 1)}),
)
"""Monday to Thursday 10-19, Friday 10-21, Saturday 10-16 without lunch; Sundays, Christmas and New Year closed."""


def seoul(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=SEOUL)

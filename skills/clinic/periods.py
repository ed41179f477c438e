"""Periods by the calendar, and how long the law has a clinic keep each kind of medical record.

Which data has which period is the schedule (`skills/retention/schedule.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

MEDICAL = "medical_service_rule_15"  # Medical Service Act, Enforcement Rule Art. 15(1).


@dataclass(frozen=True, slots=True)
class Period:
    """How long: years go by the calendar, hours and days by the clock. No period at all means: not by time."""

    years: int = 0
    days: int = 0
    hours: int = 0

    def after(self, event: datetime) -> datetime:
        """The instant at which what began at `event` is due."""
        return years_after(event, self.years) + timedelta(days=self.days, hours=self.hours)

    def before(self, now: datetime) -> datetime:
        """The latest event that is due at `now`. Only for periods without years."""
        return now - timedelta(days=self.days, hours=self.hours)


@dataclass(frozen=True, slots=True)
class Record:
    """A kind of medical record with the years that Rule 15(1) names for it."""

    years: int
    ground: str = MEDICAL


RECORDS: Mapping[str, Record] = {
    "chart": Record(10),
    "surgery": Record(10),
    "findings": Record(5),
    "radiology": Record(5),
    "nursing": Record(5),
    "prescription": Record(2),
    "certificate": Record(3),
}


def record_until(kind: str, adopted_at: datetime) -> datetime:
    """Until when a medical record of this kind is kept."""
    return Period(years=RECORDS[kind].years).after(adopted_at)


def years_after(event: datetime, years: int) -> datetime:
    """The same date and time so many calendar years later; the last of February falls on the first of March."""
    try:
        return event.replace(year=event.year + years)
    except ValueError:
        return event.replace(year=event.year + years, month=3, day=1)


def years_before(now: datetime, years: int) -> datetime:
    """The latest event that lies `years` calendar years back at `now`."""
    try:
        return now.replace(year=now.year - years)
    except ValueError:
        return now.replace(year=now.year - years, day=28)

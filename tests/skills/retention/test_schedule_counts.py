"""The schedule, the documents and the published policy are one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.cli import documents
from bot.settings.configuration import read_clinic
from skills.clinic import periods
from skills.clinic.clinic import Clinic, Periods
from skills.clinic.periods import Period
from skills.retention import schedule, sweep
from skills.retention.schedule import BY_NAME, SCHEDULE, Line

NOT_SWEPT = {
    "open_case": "never goes",
    "backup": "bot.jobs.table key_expiry",
    "paper": "skills.retention.paper",
    "staff": "ends by leaving",
    "own_words": "the clinic's own",
}


@pytest.fixture(scope="module")
def clinic() -> Clinic:
    return read_clinic(Path("clinic.toml"), datetime(2026, 12, 1, tzinfo=UTC).date())


def test_the_documents_are_up_to_date() -> None:
    """docs/retention.md and docs/jobs.md are what the code would write."""
    assert documents.stale() == []


def test_the_schedule_keeps_what_the_policy_promises(clinic: Clinic) -> None:
    """Ten years, one year, and without delay: as published."""
    assert schedule.mismatches(clinic) == []


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("의료법에 따라 10년 보관", "의료법에 따라 5년 보관", "record_chart"),
        ("고유 식별자: 1년 보관", "고유 식별자: 3년 보관", "identifiers"),
        ("지체 없이 파기", "언젠가 파기", "without delay"),
    ],
)
def test_another_promise_in_the_policy_is_a_mismatch(clinic: Clinic, old: str, new: str, named: str) -> None:
    """Who changes the published text and not the schedule is told."""
    version = clinic.policy[-1]
    text = version.text.model_copy(update={"ko": version.text.ko.replace(old, new)})
    changed = clinic.model_copy(update={"policy": (version.model_copy(update={"text": text}),)})
    assert any(named in line for line in schedule.mismatches(changed))


def test_another_period_in_the_data_is_a_mismatch(clinic: Clinic) -> None:
    """Who shortens the identifiers' year in clinic.toml must publish it."""
    changed = clinic.model_copy(update={"periods": Periods(identifiers_days=100)})
    assert any("identifiers" in line for line in schedule.mismatches(changed))


@pytest.mark.parametrize(
    ("period", "late"),
    [
        (Period(hours=120), False), (Period(hours=121), True), (Period(days=5), False), (Period(days=6), True),
        (Period(days=5, hours=1), True), (Period(years=1), True), (None, False),
    ],
)  # fmt: skip
def test_without_delay_is_within_five_days(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch, period: Period | None, late: bool
) -> None:
    line = Line("contact", "last_case_destroyed", lambda _: period, "purpose_achieved", "erase", published="rest")
    monkeypatch.setattr(schedule, "SCHEDULE", (line,))
    assert bool(schedule.mismatches(clinic)) == late


def test_every_class_is_carried_out_by_something() -> None:
    """A class that nobody sweeps is a promise that nobody keeps."""
    assert set(sweep.STEPS) | set(NOT_SWEPT) == set(BY_NAME)
    assert not set(sweep.STEPS) & set(NOT_SWEPT)


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_line_can_be_told(clinic: Clinic, lang: str) -> None:
    """In both languages, without an empty cell."""
    heads, lines = schedule.table(clinic, lang)
    assert len(lines) == len(SCHEDULE)
    assert all(getattr(line, name) for line in lines for name in ("covers", "event", "period", "ground", "end"))
    assert len(heads) == 5


def test_years_go_by_the_calendar() -> None:
    """Ten years from a leap day end on the first of March."""
    assert periods.years_after(datetime(2028, 2, 29, tzinfo=UTC), 10) == datetime(2038, 3, 1, tzinfo=UTC)
    assert periods.years_before(datetime(2028, 2, 29, tzinfo=UTC), 3) == datetime(2025, 2, 28, tzinfo=UTC)
    assert Period(hours=24).after(datetime(2026, 1, 1, tzinfo=UTC)) - datetime(2026, 1, 1, tzinfo=UTC) == timedelta(
        days=1
    )

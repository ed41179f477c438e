"""What did not happen in time, and a schedule that is not the published one, is a finding and a figure."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.configuration import Configuration, read_clinic
from bot.doctor import Result, examine
from bot.metrics import Metrics
from bot.settings import Settings
from skills.clinic import Periods
from storage import destruction, job_runs
from storage.database import Database
from storage.unit import SYSTEM, Unit
from tests.conftest import MovedClock


@pytest.fixture
def configuration(sqlite_database: Database, tmp_path: Path, clock: MovedClock) -> Configuration:
    settings = Settings(database_url=str(sqlite_database.engine.url), keys_dir=tmp_path / "keys")
    return Configuration(settings, read_clinic(Path("clinic.toml"), clock().date()))


def findings(configuration: Configuration, clock: MovedClock, check: str) -> list[str]:
    found: list[Result] = examine(configuration, clock)
    return [result.said for result in found if (result.check, result.state) == (check, "finding")]


def begin(unit: Unit) -> None:
    job_runs.make_known(unit, "sweep", timedelta(hours=3))
    destruction.enter(unit, "case", "purpose_achieved", 2, method=destruction.OVERWRITE, day=unit.now.date())


async def gauges(database: Database) -> dict[str, float]:
    lines = (await Metrics().page(database)).decode().splitlines()
    found = [line.split() for line in lines if line.startswith("sangdam_overdue{")]
    return {name.split('"')[1]: float(value) for name, value in found}


async def test_a_silent_job_is_a_finding_and_a_figure(
    configuration: Configuration, sqlite_database: Database, clock: MovedClock
) -> None:
    """Not yet at its last second, but after it."""
    sqlite_database.run_now(begin, SYSTEM)
    clock.move(hours=3)
    assert findings(configuration, clock, "database") == []
    assert await gauges(sqlite_database) == {"jobs": 0, "confirmations": 0}
    clock.move(seconds=1)
    (said,) = findings(configuration, clock, "database")
    assert "sweep" in said
    assert await gauges(sqlite_database) == {"jobs": 1, "confirmations": 0}


async def test_a_destruction_that_nobody_confirmed_is_a_finding_and_a_figure(
    configuration: Configuration, sqlite_database: Database, clock: MovedClock
) -> None:
    """After five days."""
    sqlite_database.run_now(begin, SYSTEM)
    clock.move(days=5)
    assert len(findings(configuration, clock, "database")) == 1
    clock.move(seconds=1)
    assert any("confirmed" in said and ": 1;" in said for said in findings(configuration, clock, "database"))
    assert await gauges(sqlite_database) == {"jobs": 1, "confirmations": 1}


def test_a_period_that_is_not_published_is_a_finding(configuration: Configuration, clock: MovedClock) -> None:
    """Who shortens the identifiers' year in clinic.toml is told to publish it."""
    assert findings(configuration, clock, "retention") == []
    clinic = configuration.clinic.model_copy(update={"periods": Periods(identifiers_days=100)})
    (said,) = findings(Configuration(configuration.settings, clinic), clock, "retention")
    assert "identifiers" in said

"""Statements of the hot path: what the driver is given, and what is looked up once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy.dialects import postgresql, sqlite

from storage.clinic import switches
from storage.database.database import Database
from storage.unit.schema import UtcDateTime
from storage.unit.unit_of_work import SYSTEM, Unit

SEOUL = timezone(timedelta(hours=9))


@pytest.mark.parametrize("at", [datetime(2026, 12, 1, 10, tzinfo=SEOUL), datetime(2026, 12, 1, 1, 0, 0, 5, tzinfo=UTC)])
def test_an_instant_is_kept_in_utc_and_comes_back_as_it_was(at: datetime) -> None:
    type_ = UtcDateTime()
    for dialect in (sqlite.dialect(), postgresql.dialect()):
        to_driver, from_driver = type_.bind_processor(dialect), type_.result_processor(dialect, None)
        kept = to_driver(at)
        found = from_driver(kept)
        assert found is not None
        assert (found, found.tzinfo) == (at, UTC)
        assert (to_driver(None), from_driver(None)) == (None, None)
        if dialect.name == "sqlite":
            assert kept == f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}"


def test_an_instant_without_its_zone_is_refused() -> None:
    to_driver = UtcDateTime().bind_processor(sqlite.dialect())
    with pytest.raises(ValueError, match="time zone"):
        to_driver(datetime(2026, 12, 1))


def test_a_switch_that_is_moved_holds_in_the_same_unit(database: Database) -> None:
    def work(unit: Unit) -> list[frozenset[str]]:
        found = [switches.off(unit)]
        for off in (True, False):
            switches.move(unit, "filing", "a test", off=off)
            found.append(switches.off(unit))
        return found

    assert database.run_now(work, SYSTEM) == [frozenset(), {"filing"}, frozenset()]

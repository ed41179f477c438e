"""Every server takes up a change within seconds: its own at once, another process's at its next look."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.settings import current
from bot.settings.configuration import Configuration
from bot.settings.current import CurrentClinic, started
from bot.settings.settings import Settings
from skills.clinic import versions as rules
from storage.clinic import versions
from storage.clinic.versions import ClinicVersion
from storage.database.database import Database
from storage.opening import open_database
from storage.unit.unit_of_work import SYSTEM
from tests.conftest import MovedClock
from tests.desk import clinic


def call_it(database: Database, phone: str) -> ClinicVersion:
    return database.run_now(lambda unit: rules.change(unit, {"phone": phone}, seen=1), SYSTEM)


async def until(found: Any) -> None:
    async with asyncio.timeout(5):
        while not found():
            await asyncio.sleep(0.01)


async def test_two_processes_follow(
    database: Database, migrated_url: str, tmp_path: Any, clock: MovedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ours is told by the commit, long before its next look; the other one looks. A clinic in hand stays what it is."""
    configuration = Configuration(Settings(), clinic())
    ours, other_database = started(configuration, database), open_database(migrated_url, tmp_path / "keys", clock)
    theirs = started(configuration, other_database)
    assert (ours.number, theirs.number) == (1, 1)
    in_hand = ours.now
    monkeypatch.setattr(current, "LOOK_EVERY_S", 60.0)
    following = asyncio.create_task(ours.follow(database, lambda: None))
    await asyncio.sleep(0)
    await asyncio.to_thread(call_it, database, "02-000-0000")
    await until(lambda: ours.now.phone == "02-000-0000")
    assert (in_hand.phone, ours.now.holidays, ours.now.public_url) == (
        "02-797-2773",
        in_hand.holidays,
        in_hand.public_url,
    )
    await theirs.look(other_database)
    assert (theirs.now.phone, theirs.number) == ("02-000-0000", 2)
    ours.stop()
    await following
    other_database.close()


async def test_what_another_version_wrote_stops_nobody(sqlite_database: Database) -> None:
    """A document that does not fit is passed over, and the next one that fits is taken."""
    ours = started(Configuration(Settings(), clinic()), sqlite_database)

    def write(document: str, number: int) -> None:
        odd = ClinicVersion(number=number, document=document, made_at=sqlite_database.clock(), origin="desk")
        sqlite_database.run_now(lambda unit: versions.add(unit, odd), SYSTEM)

    write("{}", 2)
    await ours.look(sqlite_database)
    assert (ours.now.phone, ours.number) == ("02-797-2773", 2)
    sqlite_database.run_now(lambda unit: rules.restore(unit, 1), SYSTEM)
    await ours.look(sqlite_database)
    assert isinstance(CurrentClinic.of(ours.now), CurrentClinic)
    assert ours.number == 3

"""The desk's events come in commit order, without a gap, on both engines."""

from __future__ import annotations

import asyncio

import pytest

from storage.cases import events
from storage.database.database import Database
from storage.errors import NotPossible
from storage.unit.unit_of_work import SYSTEM, Unit


async def test_whoever_has_read_up_to_a_number_has_read_everything_before_it(database: Database) -> None:
    """While many units write, a reader who goes on from the last number it saw misses none and sees none twice."""
    seen: list[int] = []

    async def read() -> None:
        while len(seen) < 120:
            found = await database.read(lambda unit: events.after(unit, seen[-1] if seen else 0), SYSTEM)
            seen.extend(event.seq for event in found)
            await asyncio.sleep(0)

    async with asyncio.timeout(60):
        await asyncio.gather(
            read(), *(database.run(lambda unit: events.tell(unit, "case_filed"), SYSTEM) for _ in range(120))
        )
    assert seen == list(range(1, 121))


async def test_a_unit_that_fails_tells_nothing(database: Database) -> None:
    """Its number is given to the next one."""

    def fail(unit: Unit) -> None:
        events.tell(unit, "case_filed")
        raise NotPossible("no")

    with pytest.raises(NotPossible):
        await database.run(fail, SYSTEM)
    await database.run(lambda unit: events.tell(unit, "case_filed"), SYSTEM)
    assert [event.seq for event in await database.read(lambda unit: events.after(unit, 0), SYSTEM)] == [1]

"""No list, count or search finds somebody who has suspended the processing of their data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest

from storage.cases import inbox, overview
from storage.notifications import campaigns
from storage.unit.unit_of_work import SYSTEM, Unit
from storage.visits import visits
from tests.bot.suspension.conftest import NAME, PHONE, Scene

QUERIES: Mapping[str, Callable[[Unit, Scene], object]] = {
    "a name": lambda unit, _: inbox.find_by_name(unit, NAME, 10),
    "a number": lambda unit, _: inbox.find_by_phone(unit, PHONE, 10),
    "the last four digits": lambda unit, _: inbox.find_by_last_four(unit, PHONE[-4:], 10),
    "one's own cases": lambda unit, scene: inbox.mine(unit, scene.holder.id, None, 10).cases,
    "how many are one's own": lambda unit, scene: inbox.counts(unit, scene.holder.id)["mine"],
    "the export": lambda unit, _: overview.filed_between(unit, unit.now - timedelta(days=9), unit.now, 10),
    "a calendar": lambda unit, _: visits.in_feed(unit, unit.now, unit.now + timedelta(days=60), None),
    "who gets guidance": lambda unit, _: campaigns.count(unit, campaigns.who_waits()),
}


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
async def test_no_query_finds_who_has_suspended(scene: Scene, query: Callable[[Unit, Scene], object]) -> None:
    """Found before, so that the question is one; not found afterwards."""
    scene.clock.move(seconds=10)
    assert scene.database.read_now(lambda unit: bool(query(unit, scene)), SYSTEM)
    await scene.suspend()
    assert not scene.database.read_now(lambda unit: bool(query(unit, scene)), SYSTEM)

"""No list, count or search finds somebody who has suspended the processing of their data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from skills.cases import casework
from storage.cases import inbox, overview
from storage.cases.filters import Filter
from storage.notifications import campaigns
from storage.unit.unit_of_work import SYSTEM, Unit
from storage.visits import visits
from tests.bot.suspension.conftest import NAME, PHONE, Scene
from tests.desk import as_staff

WEEKS = timedelta(weeks=9)


def _listed(unit: Unit, **narrowed: Any) -> object:
    return inbox.everything(unit, None, 10, Filter(**narrowed)).cases


QUERIES: Mapping[str, Callable[[Unit, Scene], object]] = {
    "a name": lambda unit, _: inbox.find_by_name(unit, NAME, 10),
    "a number": lambda unit, _: inbox.find_by_phone(unit, PHONE, 10),
    "the last four digits": lambda unit, _: inbox.find_by_last_four(unit, PHONE[-4:], 10),
    "one's own cases": lambda unit, scene: inbox.mine(unit, scene.holder.id, None, 10).cases,
    "how many are one's own": lambda unit, scene: inbox.counts(unit, scene.holder.id)["mine"],
    "the export": lambda unit, _: overview.filed_between(unit, unit.now - timedelta(days=9), unit.now, 10),
    "a list of those with photos": lambda unit, _: _listed(unit, photos=True),
    "a list by language": lambda unit, _: _listed(unit, lang="ko"),
    "a list of the expected": lambda unit, _: _listed(unit, visit="booked"),
    "a list by how far they came": lambda unit, _: _listed(unit, stage="booked"),
    "how many have a visit": lambda unit, _: overview.with_visit(unit, unit.now - WEEKS, unit.now + WEEKS)["booked"],
    "how many are expected": lambda unit, _: visits.counts(unit, unit.now, unit.now + WEEKS),
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


async def test_how_a_case_ended_is_told_of_nobody_who_has_suspended(scene: Scene) -> None:
    """Neither by a list of one outcome nor by the figures."""
    scene.clock.move(seconds=10)
    close = partial(casework.close, who=scene.holder, case_id=scene.case, version=2, outcome="answered")
    scene.database.run_now(close, as_staff(scene.holder))

    def found(unit: Unit) -> list[bool]:
        figures = overview.outcomes(unit, unit.now - WEEKS, unit.now + WEEKS)
        return [bool(_listed(unit, outcome="answered")), bool(figures)]

    assert scene.database.read_now(found, SYSTEM) == [True, True]
    await scene.suspend()
    assert scene.database.read_now(found, SYSTEM) == [False, False]

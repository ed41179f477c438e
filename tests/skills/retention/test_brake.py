"""Nothing brings back what a sweep destroyed: unusually much, and what follows a jump of the clock, waits for the officer."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select
from sqlmodel import col

from skills.clinic.clinic import Periods
from skills.retention import brake
from skills.retention.brake import Stop
from storage.database.database import Database
from storage.errors import NotAllowed, NotPossible
from storage.outbox import job_runs, outbox
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import SYSTEM, Actor, Unit
from tests.conftest import MovedClock
from tests.storage import people

PERIODS = Periods()
OFFICER = Actor("staff", "officer-1", "privacy_officer")
COUNSELLOR = Actor("staff", "counsellor-1", "counsellor")


def make(database: Database, clock: MovedClock, *, expired: int, living: int) -> None:
    """So many people whose time is over, and so many others."""
    old, new = clock() - timedelta(days=400), clock() - timedelta(days=10)
    for count, at, first in ((expired, old, 0), (living, new, 1_000)):
        if count:
            database.run_now(partial(people.make_many, count=count, seen_at=at, closed_at=at, first=first), SYSTEM)


def look(database: Database) -> Stop | None:
    return database.run_now(lambda unit: brake.look(unit, PERIODS), SYSTEM)


def told(database: Database) -> int:
    """How many notices wait about a stopped sweep."""
    return database.read_now(
        lambda unit: outbox.waiting_about(unit, "owner_webhook", ["sweep_stopped"]).get("sweep_stopped", 0), SYSTEM
    )


def swept(unit: Unit) -> None:
    """A sweep that succeeded now."""
    job_runs.make_known(unit, "sweep", timedelta(hours=3))
    run_id = job_runs.claim(unit, "sweep", unit.now, "runner", timedelta(minutes=1))
    assert run_id is not None
    job_runs.finish(unit, run_id, count=0)


@pytest.mark.parametrize(("expired", "living"), [(20, 0), (21, 399), (40, 760)])
def test_what_is_usual_goes_on(database: Database, clock: MovedClock, expired: int, living: int) -> None:
    """Twenty people whatever their share, and one in twenty whatever their number."""
    make(database, clock, expired=expired, living=living)
    assert look(database) is None
    assert told(database) == 0


def test_an_unusual_share_waits_for_the_officer_and_is_told_once(database: Database, clock: MovedClock) -> None:
    """Nobody else can let it go on; with the officer's word it goes on for a day, and no further than was looked at."""
    make(database, clock, expired=21, living=378)
    assert [look(database), look(database)] == [Stop("share", 21)] * 2
    assert told(database) == 1
    query = select(AccessRecord).where(col(AccessRecord.act) == "sweep_stopped")
    (record,) = database.read_now(lambda unit: unit.session.scalars(query).all(), SYSTEM)
    assert (record.why, record.about) == ("share", "21")
    notices = database.run_now(lambda unit: [one.payload for one in outbox.take_due(unit, 99)], SYSTEM)
    assert {one["number"] for one in notices if one.get("event") == "sweep_stopped"} == {"21"}
    with pytest.raises(NotAllowed):
        database.run_now(brake.let_go_on, COUNSELLOR)
    assert look(database) is not None
    database.run_now(brake.let_go_on, OFFICER)
    assert look(database) is None
    query = select(AccessRecord).where(col(AccessRecord.act) == "sweep_agreed")
    (record,) = database.read_now(lambda unit: unit.session.scalars(query).all(), SYSTEM)
    assert (record.actor_id, record.why, record.about) == (OFFICER.id, "share", "21")
    clock.move(hours=24)
    assert look(database) is None
    clock.move(seconds=1)
    assert look(database) is not None
    assert told(database) == 2


def test_a_word_for_few_is_no_word_for_all(database: Database, clock: MovedClock) -> None:
    """What came due since the officer looked is within bounds or waits again."""
    make(database, clock, expired=21, living=0)
    look(database)
    database.run_now(brake.let_go_on, OFFICER)
    old = clock() - timedelta(days=400)
    database.run_now(partial(people.make_many, count=20, seen_at=old, closed_at=old, first=5_000), SYSTEM)
    assert look(database) is None
    database.run_now(partial(people.make_many, count=1, seen_at=old, closed_at=old, first=6_000), SYSTEM)
    assert look(database) == Stop("share", 42)


def test_a_jump_of_the_clock_stops_the_sweep_and_the_keys(database: Database, clock: MovedClock) -> None:
    """366 days ahead: not one of seven goes. Set right again, the sweep goes on without anybody's word."""
    make(database, clock, expired=0, living=7)
    database.run_now(swept, SYSTEM)
    clock.move(days=2)
    assert look(database) is None
    clock.move(days=364)
    assert look(database) == Stop("clock", 7)
    assert database.read_now(brake.is_clock_doubted, SYSTEM)
    clock.move(days=-366, hours=1)
    assert look(database) is None
    assert not database.read_now(brake.is_clock_doubted, SYSTEM)
    with pytest.raises(NotPossible):
        database.run_now(brake.let_go_on, OFFICER)

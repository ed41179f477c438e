"""A query that runs away is ended, its sender is told so, and everybody else goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import get_args

import pytest
from sqlalchemy import func, select, text
from sqlmodel import col

from storage.database import limits
from storage.database.database import Database
from storage.errors import TookTooLong
from storage.trail import chain
from storage.unit.unit_of_work import PATIENT, SYSTEM, Actor, ActorKind, Unit
from tests.storage.database.test_database import count_patients, say_hello

COUNTING = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000)"
ENDLESS = {"sqlite": f"{COUNTING} SELECT count(*) FROM n", "postgresql": "SELECT pg_sleep(60)"}
JOB, STAFF = Actor("job", "long"), Actor("staff", "somebody")


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that a test can wait for."""
    monkeypatch.setattr(limits, "USUAL_S", 0.2)
    monkeypatch.setattr(limits, "LIMITS_S", {**dict.fromkeys(get_args(ActorKind), 0.3), "patient": 0.2, "system": None})


def greet(mark: str) -> Callable[[Unit], None]:
    """What staff would have to leave a record of, had they and not Sangdam opened it."""

    def work(unit: Unit) -> None:
        unit.account_for(say_hello(mark)(unit))

    return work


def run_away(unit: Unit) -> None:
    greet("runs away")(unit)
    unit.connection.execute(text(ENDLESS[unit.connection.dialect.name])).close()


@pytest.mark.parametrize("actor", [PATIENT, STAFF, JOB])
async def test_a_runaway_is_ended_and_the_others_of_its_commit_go_on(database: Database, actor: Actor) -> None:
    """Whether it reads or writes; what it did before is undone, and nothing of the others."""
    outcomes = await asyncio.wait_for(
        asyncio.gather(
            *(database.run(run_away if i == 5 else greet(f"p{i}"), actor) for i in range(10)),
            database.read(lambda unit: unit.connection.execute(text(ENDLESS[unit.connection.dialect.name])), actor),
            return_exceptions=True,
        ),
        20,
    )
    assert [i for i, outcome in enumerate(outcomes) if isinstance(outcome, TookTooLong)] == [5, 10]
    assert await database.read(count_patients, SYSTEM) == 9
    assert not [
        outcome for outcome in outcomes if isinstance(outcome, Exception) and not isinstance(outcome, TookTooLong)
    ]


async def test_a_write_that_is_ended_takes_nobodys_work_along(sqlite_database: Database) -> None:
    """SQLite undoes the whole transaction then, with the units that share it: they begin again, and each is done once."""

    def write_endlessly(unit: Unit) -> None:
        unit.connection.execute(text(f"CREATE TABLE heap AS {COUNTING} SELECT i FROM n")).close()

    def hello(name: str, unit: Unit) -> str:
        chain.record(unit, "said_hello", about=name)
        return say_hello(name)(unit)

    works = [write_endlessly if i == 5 else partial(hello, f"p{i}") for i in range(10)]
    outcomes = await asyncio.gather(*(sqlite_database.run(work, PATIENT) for work in works), return_exceptions=True)
    assert [i for i, outcome in enumerate(outcomes) if isinstance(outcome, TookTooLong)] == [5]
    greeted = select(func.count()).where(col(chain.AccessRecord.act) == "said_hello")
    assert await sqlite_database.read(count_patients, SYSTEM) == 9
    assert await sqlite_database.read(lambda unit: unit.connection.scalar(greeted), SYSTEM) == 9


async def test_what_has_no_limit_is_not_ended_and_leaves_none_behind(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A restore, a rotation, the search through everything; and the next unit on its connection has its own limit again."""
    monkeypatch.setitem(limits.LIMITS_S, "staff", 0.05)
    wait = {
        "sqlite": COUNTING.replace("100000000", "1000000") + " SELECT count(*) FROM n",
        "postgresql": "SELECT pg_sleep(0.1)",
    }

    def long(unit: Unit) -> None:
        unit.connection.execute(text(wait[unit.connection.dialect.name])).close()

    await database.run(long, SYSTEM)
    await database.read(long, SYSTEM)
    for call in (database.run, database.read):
        with pytest.raises(TookTooLong):
            await call(run_away if call == database.run else long, STAFF)


def test_every_kind_of_actor_has_its_line() -> None:
    """A new kind must say how long it may take."""
    assert set(limits.LIMITS_S) == set(get_args(ActorKind))

"""Units that wait for the writer at the same time: what they share, and what they do not."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import psycopg
import pytest
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from storage.cases import events
from storage.database.database import Database
from storage.errors import NotPossible, Unavailable
from storage.patients import conversations
from storage.patients.conversations import KakaoIds
from storage.trail import chain
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit


def greet(key: str) -> Callable[[Unit], int]:
    def work(unit: Unit) -> int:
        talk = conversations.open_talk(unit, KakaoIds(key))
        talk.turn += 1
        conversations.keep(unit, talk)
        return talk.turn

    return work


def replace_phone(unit: Unit, *, fail: bool = False) -> None:
    chain.record(unit, "phone_replaced", subject="p")
    if fail:
        raise NotPossible("no")


def has_replaced_phone(unit: Unit) -> bool:
    return chain.has_happened(unit, "phone_replaced", "p", since=unit.now)


async def together(database: Database, *works: Callable[[Unit], Any]) -> list[Any]:
    """The outcomes of patients' units that waited while the writer was busy, so that they share a commit."""
    begun, release = threading.Event(), threading.Event()

    def keep_busy(_unit: Unit) -> None:
        begun.set()
        release.wait(20)

    first = asyncio.create_task(database.run(keep_busy, PATIENT))
    await asyncio.to_thread(begun.wait, 20)
    waiting = [asyncio.create_task(database.run(work, PATIENT)) for work in works]
    await asyncio.sleep(0)
    release.set()
    found = await asyncio.gather(*waiting, return_exceptions=True)
    await first
    return found


async def test_who_waits_shares_a_commit(database: Database) -> None:
    commits = database.commits
    assert await together(database, *(greet(f"p{number}") for number in range(10))) == [1] * 10
    assert database.commits == commits + 2


async def test_what_others_of_the_commit_recorded_has_happened(database: Database) -> None:
    """A number that was replaced a moment ago proves nobody, also when both words arrive at once."""
    assert await together(database, replace_phone, has_replaced_phone) == [None, True]


async def test_what_a_failed_unit_of_the_commit_recorded_has_not_happened(database: Database) -> None:
    failed, found = await together(database, lambda unit: replace_phone(unit, fail=True), has_replaced_phone)
    assert isinstance(failed, NotPossible)
    assert found is False


async def test_what_cannot_be_written_last_undoes_its_own_unit_alone(database: Database) -> None:
    def fail_at_the_end(unit: Unit) -> None:
        chain.record(unit, "lost", subject="p")
        unit.write_last(lambda: unit.connection.exec_driver_sql("DELETE FROM nothing_like_it"))

    first, lost, last = await together(database, greet("a"), fail_at_the_end, replace_phone)
    assert (first, last) == (1, None)
    assert "nothing_like_it" in f"{lost.__cause__}{lost}"
    assert await database.run(greet("a"), PATIENT) == 2
    acts = await database.run(lambda unit: unit.session.scalars(select(chain.AccessRecord.act)).all(), SYSTEM)
    assert list(acts) == ["phone_replaced"]


async def test_an_event_of_a_case_that_is_gone_is_told_to_nobody(database: Database) -> None:
    """Somebody deletes their case in the same commit in which it was written to."""
    told = await together(
        database, lambda unit: events.tell(unit, "case_seen", "gone"), lambda unit: events.tell(unit, "right_asked")
    )
    assert told == [None, None]
    found = await database.run(lambda unit: [event.what for event in events.after(unit, 0)], SYSTEM)
    assert found == ["right_asked"]


async def test_who_would_wait_for_a_lock_keeps_nobody_waiting(postgres_database: Database) -> None:
    await postgres_database.run(greet("a"), PATIENT)
    with psycopg.connect(str(postgres_database.engine.url).replace("+psycopg", "")) as other:
        other.execute("SELECT * FROM conversation FOR UPDATE")
        blocked = asyncio.create_task(postgres_database.run(greet("a"), PATIENT))
        assert await together(postgres_database, greet("b")) == [1]
        assert not blocked.done()
        other.rollback()
        assert await asyncio.wait_for(blocked, 20) == 2


@pytest.mark.parametrize("actor", [PATIENT, SYSTEM], ids=["together", "alone"])
async def test_a_unit_that_went_on_after_a_failed_statement_is_not_said_to_be_kept(
    postgres_database: Database, actor: Any
) -> None:
    """PostgreSQL answers COMMIT with a quiet ROLLBACK then."""

    def work(unit: Unit) -> int:
        turn = greet("a")(unit)
        with suppress(DBAPIError):
            unit.connection.exec_driver_sql("SELECT 1 / 0")
        return turn

    with pytest.raises(RuntimeError, match="a statement failed"):
        await postgres_database.run(work, actor)
    assert await postgres_database.run(greet("a"), PATIENT) == 1


async def test_a_connection_that_is_cut_among_others_work_loses_nothing_of_theirs(postgres_database: Database) -> None:
    def cut(unit: Unit) -> None:
        unit.connection.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")

    first, lost, second = await together(postgres_database, greet("a"), cut, greet("b"))
    assert (first, second) == (1, 1)
    assert isinstance(lost, Unavailable)
    assert await postgres_database.run(greet("a"), PATIENT) == 2

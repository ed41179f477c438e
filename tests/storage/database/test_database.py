"""The contract of the one way in, the same on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from skills.rights import identity
from storage.clinic.switches import Switch
from storage.database.database import Database
from storage.database.waiting import Job
from storage.errors import NotPossible, Unavailable
from storage.opening import open_database
from storage.patients import conversations, patients
from storage.patients.conversations import KakaoIds
from storage.trail import chain
from storage.unit.unit_of_work import PATIENT, SYSTEM, Actor, Unit
from tests.conftest import MovedClock


def say_hello(key: str):
    def work(unit: Unit) -> str:
        talk = conversations.open_talk(unit, KakaoIds(key))
        talk.turn += 1
        conversations.keep(unit, talk)
        return talk.patient_id

    return work


async def test_what_was_run_is_there_for_the_next_unit(database: Database) -> None:
    """A unit's work is committed when its result comes back."""
    first = await database.run(say_hello("a"), PATIENT)
    talk = await database.run(lambda unit: conversations.open_talk(unit, KakaoIds("a")), PATIENT)
    assert (talk.patient_id, talk.turn) == (first, 1)


async def test_a_failing_unit_leaves_nothing_and_disturbs_nobody(database: Database) -> None:
    """Units that share a group commit stand and fall alone."""

    def fail(unit: Unit) -> None:
        say_hello("broken")(unit)
        raise NotPossible("no")

    results = await asyncio.gather(
        *(database.run(fail if i % 2 else say_hello(f"p{i}"), PATIENT) for i in range(40)), return_exceptions=True
    )
    assert sum(isinstance(result, NotPossible) for result in results) == 20
    count = await database.run(
        lambda unit: unit.connection.scalar(select(func.count(col(patients.Patient.id)))), PATIENT
    )
    assert count == 20


async def test_objects_that_do_not_fit_undo_their_own_unit_alone(database: Database) -> None:
    """The objects of a unit undo what they did when a row is refused; others of the same group do not notice."""

    def twice(unit: Unit) -> None:
        for _ in range(2):
            unit.session.add(Switch(name="twice", is_off=True, moved_at=unit.now, why="a test", mac=""))
            unit.session.flush()
            unit.session.expunge_all()

    results = await asyncio.gather(
        *(database.run(twice if i % 2 else say_hello(f"p{i}"), PATIENT) for i in range(8)), return_exceptions=True
    )
    assert [isinstance(result, IntegrityError) for result in results] == [False, True] * 4
    assert database.run_now(lambda unit: unit.session.scalars(select(Switch)).all(), PATIENT) == []
    await database.run(say_hello("p0"), PATIENT)


async def test_a_unit_that_is_not_kept_gives_its_true_result_and_leaves_nothing(database: Database) -> None:
    """The skill test's conversation is thrown away (docs/architecture.md)."""
    gone = await database.run(say_hello("test"), PATIENT, keep=False)
    found = await database.run(lambda unit: unit.session.get(patients.Patient, gone), PATIENT)
    assert gone
    assert found is None


async def test_two_first_messages_at_once_make_one_patient(database: Database) -> None:
    """200 people, each with two first messages at the same moment: 200 patients, and both turns counted."""
    ids = await asyncio.gather(*(database.run(say_hello(f"p{i % 200}"), PATIENT) for i in range(400)))
    assert len(set(ids)) == 200
    turns = await database.run(
        lambda unit: unit.connection.execute(select(col(conversations.Conversation.turn))).scalars().all(), PATIENT
    )
    assert list(turns) == [2] * 200


async def test_records_of_a_unit_are_chained_exactly_if_it_is_kept(database: Database) -> None:
    """The trail commits with the work, and a failed unit leaves no gap."""

    def act(name: str, *, fail: bool = False):
        def work(unit: Unit) -> None:
            chain.record(unit, name, subject="s")
            if fail:
                raise NotPossible("no")

        return work

    await database.run(act("one"), PATIENT)
    with pytest.raises(NotPossible):
        await database.run(act("lost", fail=True), PATIENT)
    await database.run(act("two"), PATIENT)
    rows = await database.run(
        lambda unit: unit.session.scalars(select(chain.AccessRecord).order_by(col(chain.AccessRecord.seq))).all(),
        PATIENT,
    )
    assert [(row.seq, row.act) for row in rows] == [(1, "one"), (2, "two")]


async def test_a_look_begins_after_the_commit_and_its_note_is_kept(database: Database) -> None:
    """It sees what was committed, cannot write itself, and does not happen when the unit fails."""

    def leave(unit: Unit, *, fail: bool = False) -> None:
        say_hello("seen")(unit)
        unit.search_afterwards(count_patients, lambda later, found: chain.record(later, "looked", why=str(found)))
        if fail:
            raise NotPossible("no")

    with pytest.raises(NotPossible):
        await database.run(lambda unit: leave(unit, fail=True), PATIENT)
    await database.run(leave, PATIENT, keep=False)
    await database.run(leave, PATIENT)
    await asyncio.to_thread(database.searches.finish)
    acts = select(col(chain.AccessRecord.act), col(chain.AccessRecord.why))
    assert await database.run(lambda unit: unit.connection.execute(acts).all(), PATIENT) == [("looked", "1")]


def count_patients(unit: Unit) -> int:
    return int(unit.connection.scalar(select(func.count(col(patients.Patient.id)))) or 0)


async def test_reading_cannot_write(database: Database) -> None:
    """A reader's connection refuses to change anything."""
    with pytest.raises(Exception, match=r"(?i)read-?only"):
        await database.read(say_hello("x"), PATIENT)


async def test_a_sealed_value_opens_only_where_it_stands(database: Database) -> None:
    """What is sealed for one row does not open in another one's place."""
    from storage.errors import SealBroken

    def work(unit: Unit) -> None:
        talk = conversations.open_talk(unit, KakaoIds("a"))
        sealed = talk.key.seal_text("patient.name_sealed.1", "홍길동")
        assert talk.key.open_text("patient.name_sealed.1", sealed) == "홍길동"
        with pytest.raises(SealBroken):
            talk.key.open_text("patient.name_sealed.2", sealed)

    await database.run(work, PATIENT)


async def test_the_background_is_noticed_by_nobody_and_others_are(
    sqlite_database: Database, tmp_path: Path, clock: MovedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sweep's batches and Sangdam's own jobs do not count as company; a turn does, and so does another process with the
    same file."""
    seconds = [0.0]
    monkeypatch.setattr("storage.database.on_sqlite.perf_counter", lambda: seconds[0])
    other = open_database(str(sqlite_database.engine.url), tmp_path / "keys", clock)

    async def quiet_after(
        database: Database, wait_s: float, *, background: bool = False, actor: Actor = PATIENT
    ) -> float:
        seconds[0] += wait_s
        await database.run(say_hello("a"), actor, background=background)
        await sqlite_database.run(count_patients, PATIENT, background=True)
        return sqlite_database.idle_s()

    assert await quiet_after(sqlite_database, 5) == 0
    assert await quiet_after(sqlite_database, 5, actor=Actor("job", "outbox")) == 5
    assert await quiet_after(sqlite_database, 5) == 0
    assert await quiet_after(sqlite_database, 5, background=True) == 5
    assert await quiet_after(other, 5, background=True) == 0
    assert await quiet_after(sqlite_database, 5, background=True) == 5
    other.close()


async def test_a_connection_that_was_cut_while_it_rested_is_replaced(
    new_postgres: Callable[[], str], tmp_path: Path, clock: MovedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.database.engines.RESTED_S", 0.0)
    database = open_database(new_postgres(), tmp_path / "keys", clock)
    try:
        first = await database.run(say_hello("a"), PATIENT)
        with psycopg.connect(str(database.engine.url).replace("+psycopg", ""), autocommit=True) as other:
            other.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
            )
        assert await database.run(say_hello("a"), PATIENT) == first
    finally:
        database.close()


def test_a_closed_database_says_so_to_whoever_comes(database: Database) -> None:
    database.close()
    for ask in (database.run_now, database.read_now):
        for actor in (PATIENT, SYSTEM):
            with pytest.raises(Unavailable, match="is closed"):
                ask(lambda _unit: None, actor)


def test_who_writes_to_somebody_who_is_being_deleted_looks_again(postgres_database: Database) -> None:
    """Another process deletes a patient, and has not committed when this unit looks."""
    database, looks = postgres_database, 0
    patient = database.run_now(say_hello("a"), PATIENT)

    def remind(unit: Unit) -> bool:
        nonlocal looks
        looks += 1
        if unit.session.get(patients.Patient, patient) is None:
            return False
        looked.set()
        identity.make_code(unit, patient, identity.CodeFor.PAGE, "x")
        return True

    looked = threading.Event()
    address = str(database.engine.url).replace("+psycopg", "")
    with psycopg.connect(address) as other, psycopg.connect(address, autocommit=True) as watch:
        for table in ("conversation", "patient_key", "patient"):
            other.execute(f"DELETE FROM {table}")
        with ThreadPoolExecutor(1) as beside:
            reminded = beside.submit(database.run_now, remind, SYSTEM)
            assert looked.wait(20)
            while not watch.execute("SELECT 1 FROM pg_locks WHERE NOT granted").fetchone():
                pass  # Until the unit waits.
            other.commit()
            assert reminded.result() is False
    assert looks == 2


def test_who_waits_for_a_conversation_sees_what_was_decided_meanwhile(postgres_database: Database) -> None:
    """Another process suspends the processing while this one waits for the conversation (R-6)."""
    database = postgres_database
    database.run_now(say_hello("a"), PATIENT)
    address = str(database.engine.url).replace("+psycopg", "")
    with psycopg.connect(address) as other, psycopg.connect(address, autocommit=True) as watch:
        other.execute("SELECT 1 FROM conversation FOR UPDATE")
        with ThreadPoolExecutor(1) as beside:
            opened = beside.submit(database.run_now, lambda unit: conversations.open_talk(unit, KakaoIds("a")), PATIENT)
            while not watch.execute("SELECT 1 FROM pg_locks WHERE NOT granted").fetchone():
                pass  # Until the unit waits.
            other.execute("UPDATE patient SET suspended_at = now()")
            other.commit()
            assert opened.result().suspended_at is not None


@pytest.mark.parametrize("late", [PATIENT, SYSTEM])
def test_who_comes_while_it_closes_is_told_so(database: Database, monkeypatch: pytest.MonkeyPatch, late: Actor) -> None:
    """The last moment: somebody was let in, and before their unit waits the database has closed."""
    put = database._put

    def closes_first(job: Job) -> None:
        closing.start()
        closing.join(1)  # It ends here unless it waits for this unit.
        put(job)

    closing = threading.Thread(target=database.close)
    monkeypatch.setattr(database, "_put", closes_first)
    asked = ThreadPoolExecutor(1).submit(database.run_now, lambda _unit: "done", late)
    try:
        assert asked.result(20) == "done"
    except Unavailable as error:
        assert "is closed" in str(error)  # noqa: PT017 - one of both is right
    closing.join(20)
    assert not closing.is_alive()

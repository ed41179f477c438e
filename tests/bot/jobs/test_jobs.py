"""Each due slot is run once among several runners, missed ones are caught up, and silence is an alarm."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import col, select

from bot.jobs import table as jobs
from bot.jobs.runner import LEASE, LOOP, Runner
from bot.jobs.table import JOBS, Job, Surroundings, in_unit, overdue_jobs
from bot.server import loops
from bot.server.loops import Loops
from bot.settings.configuration import read_clinic
from skills.clinic.clinic import Clinic
from storage.compliance import incidents
from storage.database.database import Database
from storage.errors import NotPossible
from storage.opening import open_database
from storage.outbox import job_runs, outbox
from storage.outbox.job_runs import JobRun
from storage.patients.patients import Patient
from storage.trail import chain, checkpoints
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.conftest import MovedClock
from tests.storage import people, trails

HOURLY = "10 * * * *"


@pytest.fixture(scope="module")
def clinic() -> Clinic:
    return read_clinic(Path("clinic.toml"), datetime(2026, 12, 1, tzinfo=UTC).date())


@pytest.fixture
def around(database: Database, clinic: Clinic, tmp_path: Path) -> Surroundings:
    return Surroundings(database, clinic, tmp_path / "keys", tmp_path / "data")


def note(unit: Unit, clinic: Clinic) -> int:
    chain.record(unit, "job_was_here")
    return 3


def notes(database: Database) -> int:
    query = select(chain.AccessRecord).where(col(chain.AccessRecord.act) == "job_was_here")
    return len(database.run_now(lambda unit: list(unit.session.exec(query)), SYSTEM))


def runs(database: Database) -> list[tuple[str, int]]:
    query = select(JobRun).order_by(col(JobRun.id))
    return [(run.state, run.count) for run in database.run_now(lambda unit: list(unit.session.exec(query)), SYSTEM)]


async def known(around: Surroundings, *table: Job, lease: timedelta = LEASE) -> Runner:
    runner = Runner(around, table, lease)
    await around.database.run(runner._make_known, SYSTEM)
    return runner


async def test_a_due_slot_is_run_once_and_recorded(around: Surroundings, clock: MovedClock) -> None:
    """Not before its time, then once, with its count."""
    runner = await known(around, Job("note", HOURLY, in_unit(note)))
    assert await runner.run_due() == {}
    clock.move(minutes=10)
    assert await runner.run_due() == {"note": 3}
    assert await runner.run_due() == {}
    assert runs(around.database) == [("done", 3)]


async def test_several_runners_run_each_slot_once(
    around: Surroundings, migrated_url: str, clinic: Clinic, clock: MovedClock, tmp_path: Path
) -> None:
    """Two servers with two runners each, all at the same moment, for ten slots: ten runs."""
    other_database = open_database(migrated_url, tmp_path / "keys", clock)
    other = Surroundings(other_database, clinic, tmp_path / "keys", tmp_path / "data")
    job = Job("note", HOURLY, in_unit(note))
    runners = [await known(side, job) for side in (around, other, around, other)]
    for _ in range(10):
        clock.move(hours=1)
        await asyncio.gather(*(runner.run_due() for runner in runners))
    assert notes(around.database) == 10
    assert runs(around.database) == [("done", 3)] * 10
    other_database.close()


async def test_missed_slots_are_made_up_for_by_one_run(around: Surroundings, clock: MovedClock) -> None:
    """A server that was off for three days sweeps once when it starts, not seventy times."""
    runner = await known(around, Job("note", HOURLY, in_unit(note)))
    clock.move(days=3)
    assert await runner.run_due() == {"note": 3}
    assert await runner.run_due() == {}
    assert notes(around.database) == 1


async def test_another_runner_takes_the_slot_of_a_dead_one(around: Surroundings, clock: MovedClock) -> None:
    """Killed in the middle: the lease runs out, the slot is run again, the first run is lost and not done."""
    job = Job("note", HOURLY, in_unit(note))
    dying, other = await known(around, job), await known(around, job)
    clock.move(minutes=10)
    assert await around.database.run(lambda unit: dying._claim(job, unit), SYSTEM) is not None
    assert await other.run_due() == {}
    clock.move(seconds=LEASE.total_seconds())
    assert await other.run_due() == {"note": 3}
    assert runs(around.database) == [("lost", 0), ("done", 3)]


async def test_a_runner_that_lost_its_lease_stops_where_it_is(around: Surroundings, clock: MovedClock) -> None:
    """It stalled for longer than its lease and another one has taken the slot: it goes on to nothing, its run stays lost, and
    the slot is done once."""
    begun, woken = asyncio.Event(), asyncio.Event()
    steps = []

    async def stall(_: Surroundings) -> int:
        steps.append("first")
        begun.set()
        await woken.wait()
        await asyncio.sleep(10)  # The next batch of a long job.
        steps.append("next")
        return 1

    lease = timedelta(seconds=2)  # Renewed after half a second; by then another one has the slot.
    stalled = await known(around, Job("note", HOURLY, stall), lease=lease)
    other = await known(around, Job("note", HOURLY, in_unit(note)))
    clock.move(minutes=10)
    working = asyncio.create_task(stalled.run_due())
    await begun.wait()
    clock.move(minutes=1)
    assert await other.run_due() == {"note": 3}
    woken.set()
    assert await working == {}
    assert steps == ["first"]
    assert runs(around.database) == [("lost", 0), ("done", 3)]


async def test_a_stopped_runner_leaves_its_slot_to_the_next(around: Surroundings, clock: MovedClock) -> None:
    """A restart in the middle of a long job: it is broken off, and nobody waits for the lease of a runner that is gone."""
    begun = asyncio.Event()

    async def go_on_for_long(_: Surroundings) -> int:
        begun.set()
        await asyncio.sleep(60)
        return 1

    stopping = await known(around, Job("note", HOURLY, go_on_for_long))
    clock.move(minutes=10)
    await stopping.start()
    await begun.wait()
    await stopping.stop()
    assert await (await known(around, Job("note", HOURLY, in_unit(note)))).run_due() == {"note": 3}
    assert runs(around.database) == [("lost", 0), ("done", 3)]


async def test_a_run_that_ends_after_its_slot_was_taken_is_not_done(around: Surroundings, clock: MovedClock) -> None:
    """Not even when it ends before its runner notices: nobody's count stands twice."""
    job = Job("note", HOURLY, in_unit(note))
    slow, other = await known(around, job), await known(around, job)
    clock.move(minutes=10)
    run_id = await around.database.run(lambda unit: slow._claim(job, unit), SYSTEM)
    assert run_id is not None
    clock.move(seconds=LEASE.total_seconds())
    assert await other.run_due() == {"note": 3}
    assert not await around.database.run(lambda unit: job_runs.finish(unit, run_id, count=3), SYSTEM)
    assert not await around.database.run(lambda unit: job_runs.fail(unit, run_id, "late", LEASE), SYSTEM)
    assert runs(around.database) == [("lost", 0), ("done", 3)]


async def test_a_failed_job_stops_no_other_and_is_tried_again(around: Surroundings, clock: MovedClock) -> None:
    """One job's error is recorded by its code; the others run; five minutes later it has another chance."""
    answers = [NotPossible("no", code="not_today"), None]

    def fail(unit: Unit, clinic: Clinic) -> int:
        error = answers.pop(0)
        if error is not None:
            raise error
        return 1

    runner = await known(around, Job("fails", HOURLY, in_unit(fail)), Job("note", HOURLY, in_unit(note)))
    clock.move(minutes=10)
    assert await runner.run_due() == {"note": 3}
    first = select(JobRun).order_by(col(JobRun.id)).limit(1)
    run = around.database.run_now(lambda unit: unit.session.exec(first).one(), SYSTEM)
    assert (run.state, run.problem) == ("failed", "not_today")
    clock.move(minutes=4)
    assert await runner.run_due() == {}
    clock.move(minutes=1)
    assert await runner.run_due() == {"fails": 1}


async def test_a_job_that_has_not_succeeded_in_time_is_an_alarm(around: Surroundings, clock: MovedClock) -> None:
    """Also one that never ran; a success ends it."""
    runner = await known(around, Job("note", HOURLY, in_unit(note), late_after=timedelta(hours=3)))

    def late() -> list[str]:
        return [state.name for state in around.database.run_now(overdue_jobs, SYSTEM)]

    clock.move(hours=3)
    assert late() == []
    clock.move(seconds=1)
    assert late() == ["note"]
    await runner.run_due()
    assert late() == []


async def test_a_slot_follows_korean_time(clock: MovedClock) -> None:
    """Half past two at night is meant in Seoul: 17:30 UTC of the day before."""
    job = Job("backup", "30 2 * * *", in_unit(note))
    assert job.due_slot(clock(), clock() + timedelta(days=1)) == datetime(2026, 12, 1, 17, 30, tzinfo=UTC)


async def test_every_job_of_the_table_runs(around: Surroundings, clock: MovedClock, tmp_path: Path) -> None:
    """All of them, with Sangdam as it is: a month later each has run without a failure."""
    runner = await known(around, *JOBS)
    clock.move(days=31)  # The sweep ran yesterday: after a longer silence it would wait for the officer.
    await around.database.run(lambda unit: job_runs.note_success(unit, "sweep", unit.now), SYSTEM)
    clock.move(days=1)
    done = await runner.run_due()
    assert set(done) == {job.name for job in JOBS}
    assert {state for state, _ in runs(around.database)} == {"done"}
    assert around.database.run_now(overdue_jobs, SYSTEM) == []
    assert len(list((tmp_path / "data" / "backups").glob("*.backup"))) == 1
    (note,) = (tmp_path / "data" / "checkpoints").glob(f"*{checkpoints.ENDING}")
    assert note.read_text().count("\n") == 5


async def test_a_broken_trail_opens_one_incident(around: Surroundings, clock: MovedClock) -> None:
    """B-7: the nightly checkpoint verifies first. A whole trail opens none, a broken place one, however often it is seen."""
    database, checkpoint = around.database, next(job for job in JOBS if job.name == "checkpoint")
    trails.fill(database, 20)
    await checkpoint.run(around)
    assert await database.run(incidents.still_open, SYSTEM) == []
    with database.engine.begin() as connection:
        trails.drop_triggers(connection)
        connection.execute(text("UPDATE access_record SET about = 'case-0' WHERE seq = 7"))
    await checkpoint.run(around)
    await checkpoint.run(around)
    (opened,) = await database.run(incidents.still_open, SYSTEM)
    assert (opened.source, opened.filed_by) == ("trail.altered.7", "checkpoint")


async def test_a_runner_starts_and_stops(around: Surroundings) -> None:
    """It makes its jobs known, forgets those that are no more, and ends when it is told."""
    around.database.run_now(lambda unit: job_runs.make_known(unit, "bygone", LEASE), SYSTEM)
    runner = Runner(around)
    await runner.start()
    await runner.stop()
    states = around.database.run_now(lambda unit: [state.name for state in job_runs.states(unit)], SYSTEM)
    assert sorted(states) == sorted([*(job.name for job in jobs.JOBS), *(LOOP + name for name in loops.NAMES)])


async def test_a_loop_of_the_server_that_stands_still_is_an_alarm(around: Surroundings, clock: MovedClock) -> None:
    """The runner notes when each last did its work; whoever is silent for ten minutes is late, however alive its task is."""
    going = Loops()
    idle = dict.fromkeys(loops.NAMES, 0.0)
    for name in loops.NAMES:
        going.watch(name, partial(idle.__getitem__, name))
    runner = Runner(around, (), loops=going)
    await around.database.run(runner._make_loops_known, SYSTEM)
    clock.move(minutes=10)
    idle["relay"] = 599.0
    await around.database.run(runner._note_loops, SYSTEM)
    assert around.database.run_now(overdue_jobs, SYSTEM) == []
    clock.move(seconds=2)
    idle["relay"] = 601.0
    await around.database.run(runner._note_loops, SYSTEM)
    assert [state.name for state in around.database.run_now(overdue_jobs, SYSTEM)] == ["loop.relay"]


async def test_a_clock_that_was_ahead_stops_no_job_and_is_an_alarm(around: Surroundings, clock: MovedClock) -> None:
    """Its last run lies in the future then, so nobody knows when it was: late at once, run at once, told once."""
    runner = await known(around, Job("note", HOURLY, in_unit(note)), Job("other", HOURLY, in_unit(note)))
    clock.move(days=366)
    assert await runner.run_due() == {"note": 3, "other": 3}
    clock.move(days=-366, hours=2)
    assert [state.name for state in around.database.run_now(overdue_jobs, SYSTEM)] == ["note", "other"]
    assert await runner.run_due() == {"note": 3, "other": 3}
    assert around.database.run_now(overdue_jobs, SYSTEM) == []
    assert await runner.run_due() == {}
    clock.move(hours=1)
    assert await runner.run_due() == {"note": 3, "other": 3}
    waiting = around.database.run_now(
        lambda unit: outbox.waiting_about(unit, "owner_mail", ["clock_was_ahead"]), SYSTEM
    )
    assert waiting == {"clock_was_ahead": 1}


async def test_a_lease_or_a_pause_of_a_clock_that_was_ahead_holds_nobody_up(
    around: Surroundings, clock: MovedClock
) -> None:
    """A runner that died, and a job that failed, while the clock was ahead."""
    job = Job("note", HOURLY, in_unit(note))
    dying, other = await known(around, job), await known(around, job)
    clock.move(days=366)
    run_id = await around.database.run(lambda unit: dying._claim(job, unit), SYSTEM)
    clock.move(days=-366, hours=2)
    assert await other.run_due() == {"note": 3}
    assert run_id is not None


async def test_the_sweep_job_waits_for_the_officer_before_its_first_row(
    around: Surroundings, clock: MovedClock
) -> None:
    """A clock that is 366 days ahead destroys nobody and no key of a backup."""
    database, table = around.database, [job for job in JOBS if job.name in ("sweep", "key_expiry")]
    made = [database.run_now(partial(people.make, mark=str(i), closed_at=clock()), SYSTEM).id for i in range(3)]
    await next(job for job in JOBS if job.name == "backup").run(around)
    runner = await known(around, *table)
    clock.move(hours=1)
    assert await runner.run_due() == {"sweep": 0, "key_expiry": 0}
    clock.move(days=366)
    assert await runner.run_due() == {}
    left = database.run_now(lambda unit: list(unit.session.exec(select(Patient.id))), SYSTEM)
    assert sorted(left) == sorted(made)
    assert len(list(around.keys_dir.glob("backup-*.key"))) == 1

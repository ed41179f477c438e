"""The runner of the scheduled jobs: gives each due slot to one process and catches up what was missed.

It looks every few seconds; which slots are due and whose they are stands in the database
(`storage/outbox/job_runs.py`). Why a lease and no lock of the database: docs/adr/0012. The jobs themselves are
`bot/jobs/table.py`. It also writes down when each
loop of the server last did its work, for those who ask from outside of the process.
"""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from functools import partial

from aiohttp import web

from bot.jobs.table import JOBS, Job, Surroundings
from bot.server import log, loops
from bot.server.keys import CLINIC, DATABASE, LOOPS, SETTINGS
from bot.server.loops import Beat, Loops
from bot.settings.folders import data_folder
from skills.notifications import notices
from storage.outbox import job_runs
from storage.unit.unit_of_work import Actor, Unit

LEASE = timedelta(seconds=30)  # How long a runner that is silent keeps its job; see docs/adr/0012.
RENEWALS = 4  # How often a lease is renewed in its time, so that one slow moment of the database costs no job.
LOOKS = 3  # How often in a lease's time slots are looked for that are due, were missed, or whose runner died.
GRACE_S = 2.0  # How long a run in progress may go on when the server stops.
TRY_AGAIN_IN = timedelta(minutes=5)
LOOP = "loop."  # Begins the names of loops among the jobs.
LOOP_LATE_AFTER = timedelta(minutes=10)

_log = log.logger()


class Runner:
    """Runs the jobs of one process. Several runners on one database share them out: each slot is run by one."""

    def __init__(
        self,
        around: Surroundings,
        jobs: tuple[Job, ...] = JOBS,
        lease: timedelta = LEASE,
        loops: Loops | None = None,
    ) -> None:
        self.around = around
        self.jobs = jobs
        self.lease = lease
        self.holder = secrets.token_hex(8)
        self._loops = loops or Loops()
        self._beat: Beat = lambda: None
        self._task: asyncio.Task[None] | None = None
        self._looking = asyncio.Lock()
        self._is_stopping = False

    async def start(self) -> None:
        """Make the jobs known, catch up what was missed, and look from now on."""
        await self.around.database.run(self._make_known, ACTOR)
        await self.around.database.run(self._make_loops_known, ACTOR)
        self._task = self._loops.start("runner", self._look_again_and_again)

    async def stop(self) -> None:
        """Look no more. A run in progress may end if it is quick; a long one is broken off, and its slot is free at once."""
        self._is_stopping = True
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._end_of_run(), GRACE_S)
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _look_again_and_again(self, beat: Beat) -> None:
        self._beat = beat
        while not self._is_stopping:
            await self.around.database.run(self._note_loops, ACTOR)
            await self.run_due()
            beat()
            await asyncio.sleep(self.lease.total_seconds() / LOOKS)

    async def _end_of_run(self) -> None:
        async with self._looking:
            pass

    async def run_due(self) -> dict[str, int]:
        """Run what is due and free, one after the other; the counts by job."""
        done = {}
        async with self._looking:
            for job in self.jobs:
                count = None if self._is_stopping else await self._attempt(job)
                if count is not None:
                    done[job.name] = count
        return done

    def _make_known(self, unit: Unit) -> None:
        for job in self.jobs:
            job_runs.make_known(unit, job.name, job.late_after)
        job_runs.forget_others(unit, [*(job.name for job in self.jobs), *(LOOP + name for name in loops.NAMES)])

    def _make_loops_known(self, unit: Unit) -> None:
        for name in loops.NAMES:
            job_runs.make_known(unit, LOOP + name, LOOP_LATE_AFTER)

    def _note_loops(self, unit: Unit) -> None:
        for name, age in self._loops.ages().items():
            job_runs.note_success(unit, LOOP + name, unit.now - timedelta(seconds=age))

    async def _attempt(self, job: Job) -> int | None:
        run_id = await self.around.database.run(partial(self._claim, job), ACTOR)
        if run_id is None:
            return None
        try:
            count = await self._hold_while(job)
        except asyncio.CancelledError:
            await self.around.database.run(lambda unit: job_runs.give_up(unit, run_id), ACTOR)
            raise
        except Exception as error:  # noqa: BLE001 - the job edge: one job's failure is recorded and stops no other
            problem = str(getattr(error, "code", type(error).__name__))
            _log.error("job_failed", job=job.name, problem=problem)
            await self.around.database.run(lambda unit: job_runs.fail(unit, run_id, problem, TRY_AGAIN_IN), ACTOR)
            return None
        if count is None or not await self.around.database.run(_finish(run_id, count), ACTOR):
            _log.warning("job_lost", job=job.name)
            return None
        _log.info("job_done", job=job.name, count=count)
        return count

    async def _hold_while(self, job: Job) -> int | None:
        """Do the job as long as its slot is ours; the count, or None when another runner has taken it: a job that goes on
        after a long stall stops there. A lease that cannot be renewed is the job's failure."""
        working, holding = asyncio.ensure_future(job.run(self.around)), asyncio.create_task(self._hold(job.name))
        try:
            await asyncio.wait({working, holding}, return_when=asyncio.FIRST_COMPLETED)
            if working.done():
                return working.result()
            holding.result()
            return None
        finally:
            for task in (working, holding):
                task.cancel()
            await asyncio.gather(working, holding, return_exceptions=True)

    async def _hold(self, name: str) -> None:
        """Renew the lease again and again, until the slot is no longer ours."""
        is_ours = True
        while is_ours:
            await asyncio.sleep(self.lease.total_seconds() / RENEWALS)
            is_ours = await self.around.database.run(self._renew(name), ACTOR)
            self._beat()  # A long job is no silence.

    def _claim(self, job: Job, unit: Unit) -> int | None:
        since = job_runs.since(unit, job.name)
        if since is not None and since.is_doubted:
            _log.error("clock_was_ahead", job=job.name)
            notices.tell_of_clock(unit)
            slot = job.due_slot(unit.now - job.late_after, unit.now)
            return None if slot is None else job_runs.claim(unit, job.name, slot, self.holder, self.lease)
        slot = None if since is None else job.due_slot(since.at, unit.now)
        if since is not None and slot is None and since.is_open:
            slot = since.at  # Its runner died or failed; no newer slot has come since.
        return None if slot is None else job_runs.claim(unit, job.name, slot, self.holder, self.lease)

    def _renew(self, name: str) -> Callable[[Unit], bool]:
        return lambda unit: job_runs.renew(unit, name, self.holder, self.lease)


def _finish(run_id: int, count: int) -> Callable[[Unit], bool]:
    return lambda unit: job_runs.finish(unit, run_id, count=count)


ACTOR = Actor("job", "runner")


def add_routes(app: web.Application) -> None:
    """Run the jobs as long as the application runs. (There is no route: jobs have no address.)"""
    app.cleanup_ctx.append(_running)


async def _running(app: web.Application) -> AsyncIterator[None]:
    settings = app[SETTINGS]
    around = Surroundings(app[DATABASE], app[CLINIC], settings.keys_dir, data_folder(settings))
    runner = Runner(around, loops=app[LOOPS])
    await runner.start()
    yield
    with contextlib.suppress(asyncio.CancelledError):
        await runner.stop()

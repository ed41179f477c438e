"""Scheduled jobs: the table, and the runner that gives each due slot to one process and catches up what was missed.

To add a job, write `def run(unit: Unit, clinic: Clinic) -> int` in a skill (it returns how many things it dealt with) and add a
line to `JOBS`: `Job("deadlines", "*/10 * * * *", in_unit(deadlines.raise_alarms), late_after=timedelta(hours=1))`. The
schedule is a crontab line in Korean time. A job must bear being run twice: the slot of a
runner that dies in the middle is taken again.

APScheduler only rings; which slots are due and whose they are stands in the database (`storage/job_runs.py`).
"""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from aiohttp import web
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from bot import log
from bot.clock import utc_now
from bot.keys import CLINIC, DATABASE, SETTINGS
from bot.settings import Settings
from bot.sweep import sweep as sweep_all
from skills import access_review, accounts, alerts, announcements, desk, rights, sign_in, trail_checkpoint
from skills.clinic import Clinic
from skills.fields.hours import SEOUL
from storage import backup, backup_keys, job_runs, outbox, staff
from storage.database import Database
from storage.job_runs import JobState
from storage.unit import Actor, Unit

LEASE = timedelta(seconds=30)  # How long a runner that is silent keeps its job; see docs/adr/0012.
RENEWALS = 4  # How often a lease is renewed in its time, so that one slow moment of the database costs no job.
LOOKS = 3  # How often in a lease's time slots are looked for that are due, were missed, or whose runner died.
GRACE_S = 2.0  # How long a run in progress may go on when the server stops.
TRY_AGAIN_IN = timedelta(minutes=5)
LOOK_BACK = timedelta(days=40)

_log = log.logger()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What jobs work with."""

    database: Database
    clinic: Clinic
    keys_dir: Path
    data_dir: Path


Work = Callable[[Surroundings], Awaitable[int]]
Rule = Callable[[Unit, Clinic], int]


@dataclass(frozen=True, slots=True)
class Job:
    """One job. `schedule` is a crontab line in Korean time; not having succeeded for `late_after` is an alarm."""

    name: str
    schedule: str
    run: Work
    late_after: timedelta = timedelta(hours=26)

    def due_slot(self, after: datetime, now: datetime) -> datetime | None:
        """The newest slot after `after` that is due at `now`; slots that were missed in a row are made up for by one run."""
        trigger = CronTrigger.from_crontab(self.schedule, timezone=SEOUL)
        slot, found = trigger.get_next_fire_time(None, max(after, now - LOOK_BACK) + timedelta(seconds=1)), None
        while slot is not None and slot <= now:
            found, slot = slot, trigger.get_next_fire_time(slot, slot + timedelta(seconds=1))
        return found

    def next_slot(self, now: datetime) -> datetime | None:
        """When it is due next after `now`."""
        found: datetime | None = CronTrigger.from_crontab(self.schedule, timezone=SEOUL).get_next_fire_time(None, now)
        return found


def in_unit(rule: Rule, name: str = "") -> Work:
    """A job that is one unit of work: `rule(unit, clinic)` gives the count."""

    async def work(around: Surroundings) -> int:
        actor = Actor("job", name or rule.__name__)
        return await around.database.run(lambda unit: rule(unit, around.clinic), actor)

    return work


async def _sweep(around: Surroundings) -> int:
    return (await sweep_all(around.database, around.clinic.periods)).total()


async def _backup(around: Surroundings) -> int:
    days = around.clinic.periods.backup_days
    make = partial(backup.make, days=days, actor=Actor("job", "backup"))
    await asyncio.to_thread(make, around.database, backups_folder(around.data_dir), around.keys_dir)
    return 1


async def _expire_keys(around: Surroundings) -> int:
    now = around.database.clock()
    folder = backups_folder(around.data_dir)
    destroyed = await asyncio.to_thread(backup_keys.destroy_expired, around.keys_dir, now)
    return destroyed + (await asyncio.to_thread(backup.remove_expired, folder, now) if folder.is_dir() else 0)


async def _checkpoint(around: Surroundings) -> int:
    write = partial(trail_checkpoint.make_checkpoint, folder=checkpoints_folder(around.data_dir), why="daily")
    await around.database.run(write, Actor("job", "checkpoint"))
    return 1


def _look_at_outbox(unit: Unit, _clinic: Clinic) -> int:
    """Wake the courier, in case a commit's announcement was lost with the process that made it."""
    unit.announce("outbox")
    return int(outbox.next_due_at(unit) is not None)


def _open_review(unit: Unit, clinic: Clinic) -> int:
    return int(access_review.open_review(unit, clinic.desk.review_months) is not None)


def _raise_rights_alarms(unit: Unit, _clinic: Clinic) -> int:
    return rights.run(unit)


def _clear_logins(unit: Unit, _clinic: Clinic) -> int:
    return accounts.run(unit)


def _lapse(unit: Unit, _clinic: Clinic) -> int:
    return desk.let_lapse(unit)


def _tidy_desk(unit: Unit, clinic: Clinic) -> int:
    """What only the desk keeps: old events and alerts, sessions that are over, and the ledger of people who left (S-2)."""
    grants_until = unit.now - timedelta(days=clinic.periods.role_grants_days)
    return alerts.clear_old(unit) + sign_in.clear_old(unit) + staff.prune_ledger(unit, grants_until)


JOBS: tuple[Job, ...] = (
    Job("alerts", "* * * * *", in_unit(alerts.run, "alerts"), late_after=timedelta(minutes=10)),
    Job("leases", "* * * * *", in_unit(_lapse, "leases"), late_after=timedelta(minutes=10)),
    Job("desk", "20 3 * * *", in_unit(_tidy_desk, "desk")),
    Job("sweep", "10 * * * *", _sweep, late_after=timedelta(hours=3)),
    Job("backup", "30 2 * * *", _backup),
    Job("key_expiry", "50 * * * *", _expire_keys, late_after=timedelta(hours=3)),
    Job("checkpoint", "0 4 * * *", _checkpoint),
    Job("outbox", "*/10 * * * *", in_unit(_look_at_outbox, "outbox"), late_after=timedelta(hours=1)),
    Job("rights", "5 * * * *", in_unit(_raise_rights_alarms, "rights"), late_after=timedelta(hours=3)),
    Job("announcements", "*/10 9-19 * * *", in_unit(announcements.run, "announcements")),
    Job("logins", "40 3 * * *", in_unit(_clear_logins, "logins")),
    Job("access_review", "0 5 1 * *", in_unit(_open_review, "access_review"), late_after=timedelta(days=33)),
)


def overdue_jobs(unit: Unit) -> list[JobState]:
    """The jobs that have not succeeded in time: for the desk, `doctor` and the metrics."""
    return job_runs.overdue(unit)


def data_folder(settings: Settings) -> Path:
    """Where backups and checkpoints go: beside the SQLite file, or beside the keys."""
    address = settings.database_address
    return Path(address.removeprefix("sqlite:///")).parent if address.startswith("sqlite") else settings.keys_dir.parent


def checkpoints_folder(data_dir: Path) -> Path:
    """The folder of signed checkpoints."""
    return data_dir / "checkpoints"


def backups_folder(data_dir: Path) -> Path:
    """The folder of the nightly backups."""
    return data_dir / "backups"


class Runner:
    """Runs the jobs of one process. Several runners on one database share them out: each slot is run by one."""

    def __init__(self, around: Surroundings, jobs: tuple[Job, ...] = JOBS, lease: timedelta = LEASE) -> None:
        self.around = around
        self.jobs = jobs
        self.lease = lease
        self.holder = secrets.token_hex(8)
        self._scheduler = AsyncIOScheduler(timezone=SEOUL)
        self._looking = asyncio.Lock()
        self._is_stopping = False

    async def start(self) -> None:
        """Make the jobs known, catch up what was missed, and ring from now on."""
        await self.around.database.run(self._make_known, ACTOR)
        look = partial(self._scheduler.add_job, self.run_due, max_instances=1, coalesce=True, misfire_grace_time=None)
        look(IntervalTrigger(seconds=self.lease.total_seconds() / LOOKS), next_run_time=utc_now())
        self._scheduler.start()

    async def stop(self) -> None:
        """Ring no more. A run in progress may end if it is quick; a long one is broken off, and its slot is free at once."""
        self._is_stopping = True
        self._scheduler.pause()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._end_of_run(), GRACE_S)
        self._scheduler.shutdown(wait=False)  # Cancels `run_due` where it stands.
        await self._end_of_run()

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
        job_runs.forget_others(unit, [job.name for job in self.jobs])

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

    def _claim(self, job: Job, unit: Unit) -> int | None:
        since = job_runs.since(unit, job.name)
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
    runner = Runner(Surroundings(app[DATABASE], app[CLINIC], settings.keys_dir, data_folder(settings)))
    await runner.start()
    yield
    with contextlib.suppress(asyncio.CancelledError):
        await runner.stop()

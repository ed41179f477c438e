"""The table of scheduled jobs: what runs when, and how late is an alarm. Who runs them is `bot/jobs/runner.py`.

To add a job, write `def run(unit: Unit, clinic: Clinic) -> int` in a skill (it returns how many things it dealt with) and add a
line to `JOBS`: `Job("deadlines", "*/10 * * * *", in_unit(deadlines.raise_alarms), late_after=timedelta(hours=1))`. The
schedule is a crontab line in Korean time. A job must bear being run twice: the slot of a
runner that dies in the middle is taken again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from apscheduler.triggers.cron import CronTrigger

from bot.jobs.sweep import sweep as sweep_all
from bot.settings.current import CurrentClinic
from bot.settings.folders import backups_folder, checkpoints_folder
from skills.campaigns import reconfirmation
from skills.cases import casework, settling
from skills.cases.team import reminders as again
from skills.cases.team import shifts
from skills.clinic.clinic import Clinic
from skills.compliance import incidents, reminders
from skills.consents import announcements
from skills.fields.timing.hours import SEOUL
from skills.notifications import alerts, pushes
from skills.retention import brake, checkpoint
from skills.rights import accounts, rights
from skills.staff import access_review, sign_in
from skills.staff import staff as people
from skills.visits import telling
from storage.backup import keys, making
from storage.database.database import Database
from storage.errors import NotPossible
from storage.outbox import job_runs, outbox
from storage.outbox.job_runs import JobState
from storage.staff import evidence, proposals, staff
from storage.trail import proof
from storage.unit.unit_of_work import Actor, Unit

LOOK_BACK = timedelta(days=40)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What jobs work with."""

    database: Database
    current: Clinic | CurrentClinic
    keys_dir: Path
    data_dir: Path

    @property
    def clinic(self) -> Clinic:
        """The clinic as it is now; a job takes it once."""
        return CurrentClinic.of(self.current).now


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
    periods = around.clinic.periods
    if await around.database.run(lambda unit: brake.look(unit, periods), Actor("job", "sweep")):
        raise NotPossible("the sweep waits for the officer's word", code="sweep_stopped")
    return (await sweep_all(around.database, periods)).total()


async def _backup(around: Surroundings) -> int:
    days = around.clinic.periods.backup_days
    make = partial(making.make, days=days, actor=Actor("job", "backup"))
    await asyncio.to_thread(make, around.database, backups_folder(around.data_dir), around.keys_dir)
    return 1


async def _expire_keys(around: Surroundings) -> int:
    if await around.database.read(brake.is_clock_doubted, Actor("job", "key_expiry")):
        raise NotPossible("the clock has jumped", code="sweep_stopped")
    now = around.database.clock()
    folder = backups_folder(around.data_dir)
    destroyed = await asyncio.to_thread(keys.destroy_expired, around.keys_dir, now)
    return destroyed + (await asyncio.to_thread(making.remove_expired, folder, now) if folder.is_dir() else 0)


async def _checkpoint(around: Surroundings) -> int:
    """Verify the trail, then sign it: a broken one is an incident (B-7), and what is signed is what there is."""
    actor = Actor("job", "checkpoint")
    finding = (await around.database.read(proof.verify, actor)).finding
    finding = finding or await around.database.read(evidence.finding, actor)
    if finding is not None:
        await around.database.run(lambda unit: incidents.file_trail_damage(unit, finding.kind, finding.seq), actor)
    write = partial(checkpoint.make_checkpoint, folder=checkpoints_folder(around.data_dir), why="daily")
    await around.database.run(write, actor)
    return 1


def _look_at_outbox(unit: Unit, _clinic: Clinic) -> int:
    """Wake the relay, in case a commit's announcement was lost with the process that made it."""
    unit.announce("outbox")
    return int(outbox.next_due_at(unit) is not None)


def _open_review(unit: Unit, clinic: Clinic) -> int:
    return int(access_review.open_review(unit, clinic.desk.review_months) is not None)


def _raise_rights_alarms(unit: Unit, _clinic: Clinic) -> int:
    return rights.run(unit)


def _raise_incident_alarms(unit: Unit, _clinic: Clinic) -> int:
    return incidents.run(unit)


def _clear_logins(unit: Unit, _clinic: Clinic) -> int:
    return accounts.run(unit)


def _lapse(unit: Unit, clinic: Clinic) -> int:
    """Holds and shifts whose time has run out, and cases that somebody wants to see again."""
    return casework.let_lapse(unit) + shifts.end_lapsed(unit, clinic) + again.tell_due(unit)


def _settle(unit: Unit, clinic: Clinic) -> int:
    """Settled cases that are closed, and those whose people are told that they soon will be."""
    return settling.run(unit, clinic) + settling.remind(unit, clinic)


def _tidy_desk(unit: Unit, clinic: Clinic) -> int:
    """What only the desk keeps: old events and alerts, sessions and links that are over, who never came, and the ledger of
    people who left (S-2)."""
    grants_until = unit.now - timedelta(days=clinic.periods.role_grants_days)
    decided = proposals.destroy_decided(unit, grants_until)
    return (
        alerts.clear_old(unit)
        + sign_in.clear_old(unit)
        + people.clear_old(unit)
        + staff.prune_ledger(unit, grants_until)
        + decided
        + pushes.clear_old(unit)
    )


JOBS: tuple[Job, ...] = (
    Job("alerts", "* * * * *", in_unit(alerts.run, "alerts"), late_after=timedelta(minutes=10)),
    Job("leases", "* * * * *", in_unit(_lapse, "leases"), late_after=timedelta(minutes=10)),
    Job("settling", "25 * * * *", in_unit(_settle, "settling"), late_after=timedelta(hours=3)),
    Job("desk", "20 3 * * *", in_unit(_tidy_desk, "desk")),
    Job("sweep", "10 * * * *", _sweep, late_after=timedelta(hours=3)),
    Job("backup", "30 2 * * *", _backup),
    Job("key_expiry", "50 * * * *", _expire_keys, late_after=timedelta(hours=3)),
    Job("checkpoint", "0 4 * * *", _checkpoint),
    Job("outbox", "*/10 * * * *", in_unit(_look_at_outbox, "outbox"), late_after=timedelta(hours=1)),
    Job("rights", "5 * * * *", in_unit(_raise_rights_alarms, "rights"), late_after=timedelta(hours=3)),
    Job("announcements", "*/10 9-19 * * *", in_unit(announcements.run, "announcements")),
    Job("reconfirmation", "30 10 * * *", in_unit(reconfirmation.run, "reconfirmation")),
    Job("incidents", "*/10 * * * *", in_unit(_raise_incident_alarms, "incidents"), late_after=timedelta(hours=1)),
    Job("reminders", "0 9 * * *", in_unit(reminders.run, "reminders")),
    Job("visits", "*/10 10-18 * * *", in_unit(telling.remind, "visits")),
    Job("logins", "40 3 * * *", in_unit(_clear_logins, "logins")),
    Job("access_review", "0 5 1 * *", in_unit(_open_review, "access_review"), late_after=timedelta(days=33)),
)


def overdue_jobs(unit: Unit) -> list[JobState]:
    """The jobs that have not succeeded in time: for the desk, `doctor` and the metrics."""
    return job_runs.overdue(unit)

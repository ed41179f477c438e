"""Scheduled jobs and the server's loops: when each last did its work, and which not in time. The jobs are
`bot/jobs/table.py`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from bot.desk.frame import view
from bot.desk.frame.page import get
from bot.desk.frame.work import run
from bot.jobs.runner import LOOP
from bot.jobs.table import JOBS, overdue_jobs
from skills.staff.permissions import Act, Person
from storage.outbox import job_runs
from storage.outbox.job_runs import JobRun
from storage.unit.unit_of_work import Unit

RUNS = 8


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job on the page, its newest run first; `succeeded_at` is None for one that never did."""

    name: str
    schedule: str
    succeeded_at: datetime | None
    next_at: datetime | None
    runs: list[JobRun]
    is_late: bool


async def show(request: web.Request) -> web.StreamResponse:
    """Every job, the late ones first, with its newest runs."""
    rows = await run(request, Act.SEE_JOBS, _look)
    return view.show(request, "jobs.html", rows=rows, late=sum(row.is_late for row in rows))


def _look(unit: Unit, _who: Person) -> list[JobRow]:
    known = {state.name: state.succeeded_at for state in job_runs.states(unit)}
    late = {state.name for state in overdue_jobs(unit)}
    loops = [
        JobRow(name, "", succeeded_at, None, [], name in late)
        for name, succeeded_at in known.items()
        if name.startswith(LOOP)
    ]
    rows = loops + [
        JobRow(
            job.name,
            job.schedule,
            known.get(job.name),
            job.next_slot(unit.now),
            job_runs.runs_of(unit, job.name, RUNS),
            job.name in late,
        )
        for job in JOBS
    ]
    return sorted(rows, key=lambda row: not row.is_late)


PAGES = (get("/records/jobs", "jobs", show, Act.SEE_JOBS),)

"""A server's scheduled jobs in a process of their own, with a short lease: the real sweep, and a job that is due each second
and leaves a mark."""

from __future__ import annotations

import asyncio
import signal
import sys
from datetime import datetime, timedelta
from pathlib import Path

from bot.jobs.runner import Runner
from bot.jobs.table import JOBS, Job, Surroundings, in_unit
from bot.server.clock import utc_now
from bot.settings.configuration import read_clinic
from skills.clinic.clinic import Clinic
from storage.opening import open_database
from storage.trail import chain
from storage.unit.unit_of_work import Unit

LEASE = timedelta(seconds=1.5)


class EachSecond(Job):
    """A job whose slots are the whole seconds, for which a crontab line has no place."""

    def due_slot(self, after: datetime, now: datetime) -> datetime | None:
        """The second that has just begun."""
        slot = now.replace(microsecond=0)
        return slot if slot > after else None


def mark(unit: Unit, _clinic: Clinic) -> int:
    """Leave a mark on the trail."""
    chain.record(unit, "job_was_here")
    return 1


TABLE = (*(job for job in JOBS if job.name == "sweep"), EachSecond("mark", "* * * * *", in_unit(mark)))


async def run(url: str, folder: Path) -> None:
    """Print the runner's name, wait for a line, and run the jobs until told to stop."""
    database = open_database(url, folder / "keys", utc_now)
    read = read_clinic(Path("clinic.toml"), utc_now().date())
    periods = read.periods.model_copy(update={"brake_persons": 1_000_000})  # Everybody is due here, and that is right.
    clinic = read.model_copy(update={"periods": periods})
    runner = Runner(Surroundings(database, clinic, folder / "keys", folder / "data"), TABLE, LEASE)
    told = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, told.set)
    sys.stdout.write(f"{runner.holder}\n")
    sys.stdout.flush()
    sys.stdin.readline()
    await runner.start()
    await told.wait()
    await runner.stop()
    database.close()


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1], Path(sys.argv[2])))

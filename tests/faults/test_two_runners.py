"""Two servers on one database, and the one that sweeps is killed in the middle: the other one finishes what it began."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlmodel import SQLModel, col, func, select

from bot.server.clock import utc_now
from storage.database.database import Database
from storage.database.tombstones import Tombstone
from storage.opening import open_database
from storage.outbox import job_runs
from storage.outbox.job_runs import JobRun, JobState
from storage.patients.patients import Patient
from storage.retention import destruction
from storage.trail import proof
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.storage import people

PATIENTS = 6_000
FIRST = 500  # So many are destroyed when the kill comes.


class Process:
    """A server's jobs; `holder` is the name under which it takes slots."""

    def __init__(self, url: str, folder: Path) -> None:
        arguments = [sys.executable, "-m", "tests.faults.runner", url, str(folder)]
        self.process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.holder = ""

    def is_open(self) -> None:
        """Wait until it has opened Sangdam."""
        assert self.process.stdout is not None
        self.holder = self.process.stdout.readline().strip()

    def begin(self) -> None:
        """Let it look for slots."""
        assert self.process.stdin is not None
        self.process.stdin.write("go\n")
        self.process.stdin.flush()

    def end(self, by: signal.Signals) -> None:
        self.process.send_signal(by)
        self.process.communicate(timeout=20)


@pytest.fixture
def servers(database: Database, migrated_url: str, tmp_path: Path) -> Iterator[list[Process]]:
    """Two servers that have opened Sangdam."""
    started = [Process(migrated_url, tmp_path) for _ in range(2)]
    for one in started:
        one.is_open()
    yield started
    for one in started:
        if one.process.poll() is None:
            one.end(signal.SIGKILL)


@pytest.fixture
def database(migrated_url: str, tmp_path: Path) -> Iterator[Database]:
    """A database on the real clock whose sweep is due, with some thousand people to go."""
    opened = open_database(migrated_url, tmp_path / "keys", utc_now)
    seen, closed = utc_now() - timedelta(days=400), utc_now() - timedelta(days=300)
    for first in range(0, PATIENTS, 1_000):
        make = partial(people.make_many, count=1_000, seen_at=seen, closed_at=closed, first=first)
        opened.run_now(make, SYSTEM)
    opened.run_now(partial(_know_since, hours=2), SYSTEM)
    yield opened
    opened.close()


def _know_since(unit: Unit, hours: int) -> None:
    job_runs.make_known(unit, "sweep", timedelta(hours=3))
    state = unit.session.get_one(JobState, "sweep")
    state.known_at -= timedelta(hours=hours)


def wait_until(what: Callable[[], object], seconds: float) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.01)


def gone(unit: Unit) -> int:
    return destruction.totals(unit).get("identifiers", 0)


def swept(unit: Unit) -> list[JobRun]:
    return [run for run in job_runs.runs_of(unit, "sweep", 10) if run.state == "done"]


def runs(unit: Unit) -> list[JobRun]:
    return list(unit.session.scalars(select(JobRun).order_by(col(JobRun.id))))


def how_many(unit: Unit, model: type[SQLModel]) -> int:
    return unit.session.exec(select(func.count()).select_from(model)).one()


def how_many_acts(unit: Unit, act: str) -> int:
    query = select(func.count()).select_from(AccessRecord).where(col(AccessRecord.act) == act)
    return unit.session.exec(query).one()


def test_the_other_server_finishes_the_sweep_of_the_one_that_was_killed(
    database: Database, servers: list[Process]
) -> None:
    """Every slot of every job has one run that is done; the killed run is lost; each patient was destroyed once."""
    for one in servers:
        one.begin()
    wait_until(lambda: database.read_now(gone, SYSTEM) > FIRST, 30)
    (begun,) = database.read_now(partial(job_runs.runs_of, name="sweep", limit=10), SYSTEM)
    leader, other = sorted(servers, key=lambda server: server.holder != begun.holder)
    leader.end(signal.SIGKILL)
    assert FIRST < database.read_now(gone, SYSTEM) < PATIENTS
    wait_until(lambda: database.read_now(swept, SYSTEM), 180)  # Two servers on SQLite make room for each other.
    other.end(signal.SIGTERM)

    table = database.read_now(runs, SYSTEM)
    sweeps = [(run.state, run.holder) for run in table if run.name == "sweep"]
    assert sweeps[:2] == [("lost", leader.holder), ("done", other.holder)]
    done = Counter((run.name, run.slot_at) for run in table if run.state == "done")
    assert set(done.values()) == {1}
    cut_off = {(run.name, run.slot_at) for run in table} - set(done)
    assert cut_off <= {("mark", max(run.slot_at for run in table))}  # The last second, when it was told to stop.
    marks = database.read_now(partial(how_many_acts, act="job_was_here"), SYSTEM)
    assert 0 <= marks - sum(run.count for run in table if run.name == "mark") <= len(cut_off)

    assert database.read_now(partial(how_many, model=Patient), SYSTEM) == 0
    assert database.read_now(gone, SYSTEM) == PATIENTS
    assert database.read_now(partial(how_many, model=Tombstone), SYSTEM) == PATIENTS
    assert database.read_now(partial(how_many_acts, act="patient_destroyed"), SYSTEM) == PATIENTS
    assert database.read_now(proof.verify, SYSTEM).holds

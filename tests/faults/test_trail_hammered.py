"""Several processes append at once, and the chain stays one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from storage.database.database import Database
from storage.trail import proof
from storage.unit.unit_of_work import SYSTEM

PROCESSES, UNITS = 4, 150


def test_four_processes_that_append_at_once_make_no_fork(database: Database, migrated_url: str, tmp_path: Path) -> None:
    """Every record is there, in one chain, on PostgreSQL and on SQLite."""
    command = [sys.executable, "-m", "tests.faults.appender", migrated_url, str(tmp_path / "keys")]
    running = [subprocess.Popen([*command, f"p{i}", str(UNITS)]) for i in range(PROCESSES)]
    assert [process.wait(timeout=120) for process in running] == [0] * PROCESSES
    verdict = database.read_now(proof.verify, SYSTEM)
    assert (verdict.finding, verdict.records) == (None, PROCESSES * UNITS)

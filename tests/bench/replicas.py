"""Both engines, and one process beside two: `python -m tests.bench.replicas [--rounds 3] [--seconds 4]`.

SQLite with one process; PostgreSQL with one and with two, each commit on the disk (fsync on). 32 patients in all, whole intakes
over HTTP. The servers share one processor; the database has the other one together with the clients. The figures to compare are
the processor's times a turn: of the servers, and of the database's own processes. Waits are samples of its sessions.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import psycopg

from tests import postgres
from tests.bench import contest
from tests.serving import Server

PATIENTS = 32
EVERY_S = 0.02
"""How often the sessions are looked at."""
LOOK = "SELECT coalesce(wait_event_type, 'working') FROM pg_stat_activity WHERE datname = %s AND state = 'active'"


@dataclass
class Side:
    """Some server processes on one database."""

    name: str
    servers: list[Server]
    url: str = ""
    """The database's address, where it has processes of its own."""
    rounds: list[dict[str, float]] = field(default_factory=list)
    waits: Counter[str] = field(default_factory=Counter)

    def drive(self, seconds: float) -> None:
        """One round: a client for each process, at the same time."""
        share = PATIENTS // len(self.servers)
        done = threading.Event()
        before = self._database_cpu()
        with ThreadPoolExecutor(len(self.servers) + 1) as clients:
            looking = clients.submit(self._look, done)
            found = list(clients.map(lambda one: contest.drive(one, share, seconds), self.servers))
            done.set()
            looking.result()
        turns = sum(one["turns"] for one in found) * (seconds + 0.7) / seconds
        self.rounds.append({
            "rate": sum(one["rate"] for one in found),
            "p50": max(one["p50"] for one in found),
            "p99": max(one["p99"] for one in found),
            "cpu": sum(one["cpu"] * one["turns"] for one in found) / sum(one["turns"] for one in found),
            "database": (self._database_cpu() - before) / turns * 1e6,
            "wrong": sum(sum(one["wrong"].values()) for one in found),
        })  # fmt: skip

    def line(self) -> str:
        """The medians as a line of the table."""
        rate, p50, p99, cpu, database, wrong = (
            median(one[what] for one in self.rounds) for what in ("rate", "p50", "p99", "cpu", "database", "wrong")
        )
        all_of = max(1, self.waits.total())
        waits = ", ".join(f"{kind} {100 * count // all_of}%" for kind, count in self.waits.most_common(4))
        return f"| {self.name} | {rate:,.0f} | {p50:.1f} | {p99:.1f} | {cpu:.0f} | {database:.0f} | {wrong:.0f} | {waits} |"

    def _look(self, done: threading.Event) -> None:
        if not self.url:
            return
        name = self.url.rsplit("/", 1)[1]
        with psycopg.connect(self.url, autocommit=True) as connection:
            mine = connection.info.backend_pid
            while not done.wait(EVERY_S):
                found = connection.execute(f"{LOOK} AND pid <> {mine}", (name,)).fetchall()
                self.waits.update(str(kind) for (kind,) in found)

    def _database_cpu(self) -> float:
        """Processor time of the database's processes so far, in seconds: those that run, and those that have ended."""
        return sum(_cpu_of(pid) for pid in _family(_postmaster(self.url))) if self.url else 0.0


def _postmaster(url: str) -> int:
    with psycopg.connect(url) as connection:
        folder = str((connection.execute("SHOW data_directory").fetchone() or ("",))[0])
    return int((Path(folder) / "postmaster.pid").read_text().split()[0])


def _family(parent: int) -> list[int]:
    return [parent, *(int(child) for child in Path(f"/proc/{parent}/task/{parent}/children").read_text().split())]


def _cpu_of(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except FileNotFoundError:
        return 0.0
    return sum(int(value) for value in fields[11:15]) / os.sysconf("SC_CLK_TCK")


def run(folder: Path, rounds: int, seconds: float) -> list[Side]:
    """All sides, driven in turns."""
    servers, client = contest.processors()
    with ExitStack() as stack:
        address = stack.enter_context(postgres.server(postgres.DURABLE))
        for pid in _family(_postmaster(address)) if servers else ():
            os.sched_setaffinity(pid, {client})  # Its sessions inherit it.
        urls = [address.rsplit("/", 1)[0] + f"/replicas_{number}" for number in (1, 2)]
        with psycopg.connect(address, autocommit=True) as connection:
            for url in urls:
                connection.execute(f"CREATE DATABASE {url.rsplit('/', 1)[1]}".encode())

        def serving(name: str, url: str = "") -> Server:
            return stack.enter_context(Server(folder / name, url=url, command=contest.OURS, cpus=servers))

        sides = [
            Side("SQLite, 1 process", [serving("sqlite")]),
            Side("PostgreSQL, 1 process", [serving("one", urls[0])], urls[0]),
            Side("PostgreSQL, 2 processes", [serving("two", urls[1]), serving("two", urls[1])], urls[1]),
        ]
        for _ in range(rounds):
            for side in sides:
                side.drive(seconds)
    return sides


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=4.0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sides = run(Path(folder), asked.rounds, asked.seconds)
    head = (
        "side",
        "turns/s",
        "p50 ms",
        "p99 ms",
        "CPU µs/turn",
        "database's µs/turn",
        "wrong",
        "its sessions wait for",
    )
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head), *(side.line() for side in sides)]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()

"""Ours against the floor: the same machine, the same minute, the same bodies, in turns.

`python -m tests.bench.contest 60`: ours alone for so many minutes, 32 patients who wait half a second before each turn; what
the server holds after each minute, because a leak of a day shows itself in an hour.

Both servers run at once, each pinned to the first processor and idle while the other is driven; the client is pinned to
the last one. The figure that counts is the median of the rounds' ratios, because a shared machine changes by the minute.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import orjson

from tests.bench import load
from tests.serving import HOME, Server

FLOOR = (sys.executable, "-m", "tests.bench.floor")
OURS = (sys.executable, "app.py", "serve")


def processors() -> tuple[list[int], int]:
    """The processors of the servers, and that of the client: apart where there are two."""
    found = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    if len(found) < 2:
        return [], -1
    return [found[0]], found[-1]


def drive(
    server: Server,
    patients: int,
    seconds: float,
    *,
    blind: bool = False,
    stored: int = 0,
    first: int = 0,
    rest: float = 0.0,
) -> dict[str, Any]:
    """Drive a server for a while; what the client saw, and the server's processor time a turn (µs)."""
    _, cpu = processors()
    command = [sys.executable, "-m", "tests.bench.load", str(server.port), "--patients", str(patients)]
    command += ["--seconds", str(seconds), "--cpu", str(cpu), "--stored", str(stored), "--first", str(first)]
    command += ["--rest", str(rest)]
    before = server.cpu_seconds()
    done = subprocess.run([*command, *(["--blind"] if blind else [])], cwd=HOME, stdout=subprocess.PIPE, check=True)
    found: dict[str, Any] = orjson.loads(done.stdout)
    spent = server.cpu_seconds() - before
    whole = found["turns"] * (seconds + 0.7) / seconds
    return {**found, "cpu": spent / max(1.0, whole) * 1e6}


@dataclass
class Contest:
    """The rounds of one number of patients."""

    patients: int
    floor: list[dict[str, Any]] = field(default_factory=list)
    ours: list[dict[str, Any]] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        """Ours by the floor, turns a second, the median of the rounds."""
        pairs = zip(self.ours, self.floor, strict=True)
        return median(ours["rate"] / floor["rate"] for ours, floor in pairs)

    def line(self, name: str, rounds: list[dict[str, Any]], share: str) -> str:
        """One line of the table."""
        rate, p50, p99, cpu = (median(one[what] for one in rounds) for what in ("rate", "p50", "p99", "cpu"))
        wrong = sum(sum(one["wrong"].values()) for one in rounds)
        return f"| {name} | {self.patients} | {rate:,.0f} | {p50:.1f} | {p99:.1f} | {cpu:.0f} | {share} | {wrong} |"

    def lines(self) -> list[str]:
        """The table's two lines."""
        return [
            self.line("floor", self.floor, ""),
            self.line("ours", self.ours, f"**{self.ratio:.2f}**"),
        ]


HEAD = (
    "| server | patients at once | turns/s | p50 ms | p99 ms | CPU µs/turn | ratio | wrong |",
    "|---|---|---|---|---|---|---|---|",
)


def batches(server: Server) -> float:
    """Units a commit, on average since the start."""
    lines = server.get("/metrics", port=server.metrics_port).decode().splitlines()
    found = {line.split()[0]: float(line.split()[1]) for line in lines if line.startswith("sangdam_written{")}
    return found['sangdam_written{what="units"}'] / max(1.0, found['sangdam_written{what="commits"}'])


def run(folder: Path, rounds: int, seconds: float) -> tuple[list[Contest], dict[str, float]]:
    """The contests with 32 and 64 patients, and what else is known of our server."""
    servers, _ = processors()
    with ExitStack() as stack:
        floor = stack.enter_context(Server(folder / "floor", command=FLOOR, cpus=servers))
        ours = stack.enter_context(Server(folder / "ours", command=OURS, cpus=servers))
        at_start = ours.memory()["VmRSS"]
        contests = [Contest(32), Contest(64)]
        for _ in range(rounds):
            for contest in contests:
                contest.floor.append(drive(floor, contest.patients, seconds, blind=True))
                contest.ours.append(drive(ours, contest.patients, seconds))
        facts = {
            "start": ours.started_in,
            "rss_start": at_start,
            "rss_end": ours.memory()["VmRSS"],
            "rss_most": ours.memory()["VmHWM"],
            "batch": batches(ours),
        }
    with Server(folder / "ours", command=OURS, cpus=servers) as again:
        facts["start_again"] = again.started_in
    return contests, facts


def hold(folder: Path, minutes: int) -> Iterator[dict[str, Any]]:
    """After each minute of a steady load: what the client saw, and the server's memory (MiB), threads and descriptors."""
    with Server(folder, command=OURS) as server:
        for _ in range(minutes):
            found = drive(server, 32, 60.0 - load.WARM_UP, rest=0.5)
            process = Path("/proc", str(server.process.pid))
            held = {"threads": len(list(process.glob("task/*"))), "descriptors": len(list(process.glob("fd/*")))}
            yield {**{what: found[what] for what in ("rate", "p99", "filed", "wrong")}, **server.memory(), **held}


if __name__ == "__main__":
    with TemporaryDirectory() as made:
        for line in hold(Path(made), int(sys.argv[1])):
            sys.stdout.write(orjson.dumps(line).decode() + "\n")
            sys.stdout.flush()

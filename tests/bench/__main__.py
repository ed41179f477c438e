"""Everything that is measured, in one run: `python -m tests.bench` (= `make bench`). Prints the tables of docs/performance.md.

python -m tests.bench [--rounds 5] [--seconds 4] [--only turns crowd inbox retention understanding]
"""

from __future__ import annotations

import argparse
import platform
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from tests.bench import contest, crowd
from tests.serving import HOME, Server

FEW, MANY = 1_000, 1_000_000
OTHERS = ("inbox", "retention", "understanding")
"""Benches of other areas, each a module of this folder that prints its own lines."""


def say(*lines: str) -> None:
    """Print at once, because a bench takes minutes."""
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def turns(rounds: int, seconds: float) -> None:
    """Ours against the floor."""
    with tempfile.TemporaryDirectory() as folder:
        contests, facts = contest.run(Path(folder), rounds, seconds)
    say("", f"## A turn, beside the floor ({rounds} alternating rounds of {seconds:g} s, medians)", "", *contest.HEAD)
    for one in contests:
        say(*one.lines())
    say(
        "",
        f"start (first, makes the database) {facts['start']:.2f} s, again {facts['start_again']:.2f} s; "
        f"RSS {facts['rss_start']:.0f} MiB at the start, {facts['rss_end']:.0f} MiB after the load, "
        f"{facts['rss_most']:.0f} MiB at most; {facts['batch']:.1f} units a commit",
    )


def crowds(rounds: int, seconds: float, many: int) -> None:
    """The same load on a small database and on a large one; one in eight is of the stored people."""
    say(
        "",
        "## A turn with many patients stored (32 at once, medians)",
        "",
        "| patients stored | turns/s | p50 ms | p99 ms | CPU µs/turn | wrong |",
    )
    say("|---|---|---|---|---|---|")
    servers, _ = contest.processors()
    sizes = (FEW, many)
    next_one = {FEW: 0, many: secrets.randbelow(many)}
    seen: dict[int, list[dict[str, float]]] = {size: [] for size in sizes}
    with (
        Server(crowd.folder_with(FEW, anew=True), cpus=servers) as few,
        Server(crowd.folder_with(many), cpus=servers) as much,
    ):
        for _ in range(rounds):
            for size, server in zip(sizes, (few, much), strict=True):
                found = contest.drive(server, 32, seconds, stored=size, first=next_one[size])
                next_one[size] += found["returned"]
                seen[size].append({**found, "wrong": sum(found["wrong"].values())})
    for size in sizes:
        rate, p50, p99, cpu, wrong = (
            median(one[name] for one in seen[size]) for name in ("rate", "p50", "p99", "cpu", "wrong")
        )
        say(f"| {size:,} | {rate:,.0f} | {p50:.1f} | {p99:.1f} | {cpu:.0f} | {wrong:.0f} |")
    pairs = list(zip(seen[FEW], seen[many], strict=True))
    by_rate = median(few["rate"] / much["rate"] for few, much in pairs)
    by_cpu = median(much["cpu"] / few["cpu"] for few, much in pairs)
    say("", f"cost of a turn with {many:,} patients to that with {FEW:,}: {by_rate:.2f} by time, {by_cpu:.2f} by CPU")


def another(name: str) -> None:
    """A bench of another area, in a process of its own."""
    module = f"tests.bench.{name}"
    if find_spec(module) is None:
        return
    say("", f"## {name}", "")
    subprocess.run([sys.executable, "-m", module], cwd=HOME, check=True)


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--patients", type=int, default=MANY, help="patients in the large database")
    parser.add_argument("--only", nargs="*", default=["turns", "crowd", *OTHERS])
    asked = parser.parse_args()
    parts: dict[str, Callable[[], None]] = {
        "turns": lambda: turns(asked.rounds, asked.seconds),
        "crowd": lambda: crowds(asked.rounds, asked.seconds, asked.patients),
    }
    say(f"{platform.machine()}, {platform.system()} {platform.release()}, CPython {platform.python_version()}")
    for name in asked.only:
        parts.get(name, lambda name=name: another(name))()


if __name__ == "__main__":
    main()

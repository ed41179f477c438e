"""How fast the trail verifies, how fast a sweep is beside plain deletes, and how long turns wait meanwhile.

    python -m tests.bench.retention [records] [patients]

Prints one line a figure. Aims: verify at 100,000 records/s or better, sweep at 0.5 or better of plain SQL, p99 at most 3 times.
"""

from __future__ import annotations

import asyncio
import sqlite3
import statistics
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from time import perf_counter

from bot.sweep import sweep
from skills.clinic import Periods
from storage import conversations, trail, trail_proof
from storage.conversations import KakaoIds
from storage.database import Database
from storage.house import open_house
from storage.unit import PATIENT, SYSTEM, Unit
from tests.storage import people

NOW = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)
SEEN, CLOSED = NOW - timedelta(days=400), NOW - timedelta(days=300)
TABLES = ("patient_key", "case_message", "consultation", "conversation", "patient")


def house(folder: Path) -> Database:
    """A house on SQLite with the clock standing still."""
    return open_house(f"sqlite:///{folder}/data/sangdam.db", folder / "keys", lambda: NOW)


def fill(database: Database, patients: int) -> None:
    """Expired patients, a thousand to a unit."""
    for first in range(0, patients, 1_000):
        make = partial(people.make_many, count=1_000, seen_at=SEEN, closed_at=CLOSED, first=first)
        database.run_now(make, SYSTEM)


def verify_speed(records: int) -> float:
    """Records verified in a second."""
    with tempfile.TemporaryDirectory() as name:
        database = house(Path(name))

        def append(unit: Unit) -> None:
            for i in range(1_000):
                trail.record(unit, "patient_revealed", subject=unit.new_id(), about=f"case-{i}", why="call_back")

        for _ in range(records // 1_000):
            database.run_now(append, SYSTEM)
        begun = perf_counter()
        verdict = database.read_now(trail_proof.verify, SYSTEM)
        took = perf_counter() - begun
        assert verdict.holds
        database.close()
        return verdict.records / took


def plain_deletes(patients: int) -> float:
    """Seconds for deleting the same rows with plain SQL, secure_delete on, foreign keys checked, one transaction."""
    with tempfile.TemporaryDirectory() as name:
        database = house(Path(name))
        fill(database, patients)
        database.close()
        connection = sqlite3.connect(f"{name}/data/sangdam.db", isolation_level=None)
        for pragma in ("secure_delete=ON", "foreign_keys=ON", "synchronous=FULL", "cache_size=-65536"):
            connection.execute(f"PRAGMA {pragma}")
        begun = perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        for table in TABLES:
            connection.execute(f"DELETE FROM {table}")
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        took = perf_counter() - begun
        connection.close()
        return took


def plain_deletes_by_id(patients: int) -> float:
    """The same, a patient at a time by id, as one would delete the expired among the living."""
    with tempfile.TemporaryDirectory() as name:
        database = house(Path(name))
        fill(database, patients)
        database.close()
        connection = sqlite3.connect(f"{name}/data/sangdam.db", isolation_level=None)
        for pragma in ("secure_delete=ON", "foreign_keys=ON", "synchronous=FULL", "cache_size=-65536"):
            connection.execute(f"PRAGMA {pragma}")
        ids = [row[0] for row in connection.execute("SELECT id FROM patient")]
        begun = perf_counter()
        for start in range(0, len(ids), 500):
            connection.execute("BEGIN IMMEDIATE")
            some = [(i,) for i in ids[start : start + 500]]
            for table in TABLES:
                owner = "id" if table == "patient" else "patient_id"
                connection.executemany(f"DELETE FROM {table} WHERE {owner} = ?", some)
            connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        took = perf_counter() - begun
        connection.close()
        return took


async def turns(database: Database, stop: asyncio.Event, clients: int = 8) -> list[float]:
    """Seconds that chat turns take, from a few people who write all the time, until told to stop."""
    times: list[float] = []

    def turn(key: str) -> Callable[[Unit], None]:
        def work(unit: Unit) -> None:
            talk = conversations.open_talk(unit, KakaoIds(key))
            talk.turn += 1
            talk.answers = {"details": "words" * 10}
            conversations.keep(unit, talk)
            trail.record(unit, "turn")

        return work

    async def client(number: int) -> None:
        work = turn(f"living-{number}")
        while not stop.is_set():
            begun = perf_counter()
            await database.run(work, PATIENT)
            times.append(perf_counter() - begun)
            await asyncio.sleep(0.005)

    await asyncio.gather(*(client(i) for i in range(clients)))
    return times


def p99(times: list[float]) -> float:
    """The time that one turn in a hundred exceeds."""
    return statistics.quantiles(times, n=100)[98]


async def with_turns(database: Database, seconds: float | None) -> tuple[float, list[float]]:
    """Seconds of a sweep (or of quiet, when `seconds` are given) with turns going on, and the turns' times."""
    stop = asyncio.Event()
    going = asyncio.create_task(turns(database, stop))
    begun = perf_counter()
    if seconds is None:
        await sweep(database, Periods())
    else:
        await asyncio.sleep(seconds)
    took = perf_counter() - begun
    stop.set()
    return took, await going


def sweep_figures(patients: int) -> tuple[float, float, float]:
    """Seconds of a sweep alone, p99 of quiet turns, p99 of turns while sweeping."""
    with tempfile.TemporaryDirectory() as name:
        database = house(Path(name))
        fill(database, patients)
        begun = perf_counter()
        asyncio.run(sweep(database, Periods()))
        alone = perf_counter() - begun
        _, quiet = asyncio.run(with_turns(database, 5.0))
        fill(database, patients)
        _, busy = asyncio.run(with_turns(database, None))
        database.close()
        return alone, p99(quiet), p99(busy)


def main() -> None:
    """Measure and print."""
    records = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    patients = int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
    say = sys.stdout.write
    say(f"verify: {verify_speed(records):,.0f} records/s\n")
    plain, by_id = plain_deletes(patients), plain_deletes_by_id(patients)
    alone, quiet, busy = sweep_figures(patients)
    say(f"plain deletes of {patients}: {plain:.2f} s whole tables, {by_id:.2f} s by id; sweep {alone:.2f} s\n")
    say(f"sweep/plain by id: {by_id / alone:.2f}; of whole tables: {plain / alone:.2f}\n")
    say(f"p99 of turns: quiet {quiet * 1000:.1f} ms, sweeping {busy * 1000:.1f} ms, {busy / quiet:.1f} times\n")


if __name__ == "__main__":
    main()

"""How fast the trail verifies, how fast a sweep is beside plain deletes, and how long turns wait meanwhile.

    python -m tests.bench.retention [records] [patients]

Prints one line a figure. Aims: verify at 100,000 records/s or better, sweep at 0.5 or better of plain SQL, p99 at most 3 times.
"""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from time import perf_counter

from bot.jobs.sweep import sweep
from skills.clinic.clinic import Periods
from storage.database.database import Database
from storage.opening import open_database
from storage.patients import conversations
from storage.patients.conversations import KakaoIds
from storage.trail import chain, proof
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests.storage import people

NOW = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)
SEEN, CLOSED = NOW - timedelta(days=400), NOW - timedelta(days=300)
ROUNDS = 2
PIECES, QUIET_S, SWEEP_S = 9, 2.0, 6.0
TABLES = ("patient_key", "case_message", "consultation", "conversation", "patient")


def database_in(folder: Path) -> Database:
    """A database on SQLite with the clock standing still."""
    return open_database(f"sqlite:///{folder}/data/sangdam.db", folder / "keys", lambda: NOW)


def fill(database: Database, patients: int) -> None:
    """Expired patients, a thousand to a unit."""
    for first in range(0, patients, 1_000):
        make = partial(people.make_many, count=1_000, seen_at=SEEN, closed_at=CLOSED, first=first)
        database.run_now(make, SYSTEM)


def verify_speed(records: int) -> float:
    """Records verified in a second."""
    with tempfile.TemporaryDirectory() as name:
        database = database_in(Path(name))

        def append(unit: Unit) -> None:
            for i in range(1_000):
                chain.record(unit, "patient_revealed", subject=unit.new_id(), about=f"case-{i}", why="call_back")

        for _ in range(records // 1_000):
            database.run_now(append, SYSTEM)
        begun = perf_counter()
        verdict = database.read_now(proof.verify, SYSTEM)
        took = perf_counter() - begun
        assert verdict.holds
        database.close()
        return verdict.records / took


@contextmanager
def copy_of(filled: Path) -> Iterator[Path]:
    """A copy of a folder with a filled database in it."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(shutil.copytree(filled, Path(name) / "copy"))


def plain(path: Path) -> sqlite3.Connection:
    """The database without Sangdam, with the settings that Sangdam uses."""
    connection = sqlite3.connect(path / "data/sangdam.db", isolation_level=None)
    for pragma in ("secure_delete=ON", "foreign_keys=ON", "synchronous=FULL", "cache_size=-65536"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def plain_deletes(filled: Path) -> float:
    """Seconds for deleting the same rows with plain SQL, table by table, in one transaction."""
    with copy_of(filled) as path, closing(plain(path)) as connection:
        begun = perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        for table in TABLES:
            connection.execute(f"DELETE FROM {table}")
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return perf_counter() - begun


def plain_deletes_by_id(filled: Path) -> float:
    """The same, a patient at a time by id, as one would delete the expired among the living."""
    with copy_of(filled) as path, closing(plain(path)) as connection:
        begun = perf_counter()
        ids = [row[0] for row in connection.execute("SELECT id FROM patient ORDER BY seen_at")]
        for start in range(0, len(ids), 500):
            connection.execute("BEGIN IMMEDIATE")
            some = [(i,) for i in ids[start : start + 500]]
            for table in TABLES:
                owner = "id" if table == "patient" else "patient_id"
                connection.executemany(f"DELETE FROM {table} WHERE {owner} = ?", some)
            connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return perf_counter() - begun


async def turns(database: Database, stop: asyncio.Event, clients: int = 8) -> list[float]:
    """Seconds that chat turns take, from a few people who write all the time, until told to stop."""
    times: list[float] = []

    def turn(key: str) -> Callable[[Unit], None]:
        def work(unit: Unit) -> None:
            talk = conversations.open_talk(unit, KakaoIds(key))
            talk.turn += 1
            talk.answers = {"details": "words" * 10}
            conversations.keep(unit, talk)
            chain.record(unit, "turn")

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


async def by_turns(database: Database) -> tuple[Counter[str], list[float], list[float]]:
    """How many went in a sweep among turns; the seconds that turns take on the quiet server, and during the sweep. The sweep is
    broken off again and again for a quiet while, so that other programs of the machine disturb both."""
    swept, quiet, busy = Counter[str](), list[float](), list[float]()
    for _ in range(PIECES):
        quiet += await while_going(database, asyncio.sleep(QUIET_S))
        sweeping = asyncio.create_task(sweep(database, Periods(), lambda name, count: swept.update({name: count})))
        busy += await while_going(database, asyncio.wait({sweeping}, timeout=SWEEP_S))
        if sweeping.done():
            break
        sweeping.cancel()
    return +swept, quiet, busy


async def while_going(database: Database, work: Coroutine[object, object, object]) -> list[float]:
    """The seconds that turns take until `work` is over."""
    stop = asyncio.Event()
    going = asyncio.create_task(turns(database, stop))
    await work
    stop.set()
    return await going


def sweep_alone(filled: Path) -> float:
    """Seconds of a sweep while nobody writes."""
    with copy_of(filled) as path, closing(database_in(path)) as database:
        begun = perf_counter()
        asyncio.run(sweep(database, Periods()))
        return perf_counter() - begun


def turns_meanwhile(filled: Path) -> tuple[Counter[str], list[float], list[float]]:
    """`by_turns` on a copy of Sangdam."""
    with copy_of(filled) as path, closing(database_in(path)) as database:
        return asyncio.run(by_turns(database))


def in_order(say: Callable[[str], object], patients: int, filled: Path) -> None:
    """Measure the plain deletes and the sweep by turns, so that a busy machine disturbs both, and then the turns."""
    whole = plain_deletes(filled)
    pairs = [(plain_deletes_by_id(filled), sweep_alone(filled)) for _ in range(ROUNDS)]
    by_id, alone = (statistics.median(times) for times in zip(*pairs, strict=True))
    say(f"plain deletes of {patients}: {whole:.2f} s whole tables, {by_id:.2f} s by id; sweep {alone:.2f} s\n")
    say(f"sweep/plain by id: {by_id / alone:.2f}; of whole tables: {whole / alone:.2f}\n")
    swept, quiet, busy = turns_meanwhile(filled)
    say(f"turns: {len(quiet)} on the quiet server, {len(busy)} while {swept['identifiers']} patients went\n")
    for name, at in (("p50", 50), ("p99", 99)):
        before, during = (statistics.quantiles(times, n=100)[at - 1] for times in (quiet, busy))
        say(
            f"{name} of turns: quiet {before * 1e3:.1f} ms, sweeping {during * 1e3:.1f} ms, {during / before:.1f} times\n"
        )


def main() -> None:
    """Measure and print each figure as soon as it is known."""
    records = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    patients = int(sys.argv[2]) if len(sys.argv) > 2 else 20_000

    def say(text: str) -> None:
        sys.stdout.write(text)
        sys.stdout.flush()

    say(f"verify: {verify_speed(records):,.0f} records/s\n")
    with tempfile.TemporaryDirectory() as name:
        with closing(database_in(Path(name))) as database:
            fill(database, patients)
        in_order(say, patients, Path(name))


if __name__ == "__main__":
    main()

"""How long everything takes to move to the other engine and back, with many patients.

    python -m tests.bench.moving [patients]

Each patient has a case, a message, a conversation and three lines on the trail. PostgreSQL is the tests' own, without fsync.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from storage.backup.move import Move
from storage.crypto.vault import KeyRing
from storage.opening import open_database
from storage.trail import chain
from storage.unit.unit_of_work import SYSTEM, Unit
from tests import postgres
from tests.bench.retention import fill

NOW = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)
LINES = 3


def _house(url: str, keys: Path, patients: int) -> None:
    database = open_database(url, keys, lambda: NOW)

    def look(unit: Unit) -> None:
        for number in range(1_000):
            chain.record(unit, "patient_revealed", subject=unit.new_id(), about=f"case-{number}", why="call_back")

    fill(database, patients)
    for _ in range(LINES * patients // 1_000):
        database.run_now(look, SYSTEM)
    database.close()


def _move(keys: Path, old: str, new: str) -> None:
    times = {"copy": 0.0, "compare": 0.0}
    begun = perf_counter()

    def tell(step: str, _done: int, _total: int) -> None:
        times[step] = perf_counter() - begun

    done = Move(KeyRing.load(keys), lambda: NOW, SYSTEM, tell).run(old, new)
    took = perf_counter() - begun
    way = f"{old.split(':')[0]} to {new.split(':')[0]}"
    copied, compared = times["copy"], times["compare"] - times["copy"]
    print(  # noqa: T201 - a bench prints
        f"{way}: {done.rows:,} rows in {took:.1f} s: copy {copied:.1f}, compare {compared:.1f},"
        f" trail and taking the place {took - copied - compared:.1f}"
    )


def main(patients: int) -> None:
    """There and back."""
    with tempfile.TemporaryDirectory() as name, postgres.server() as server:
        folder = Path(name)
        keys, first, back = folder / "keys", f"sqlite:///{folder}/sangdam.db", f"sqlite:///{folder}/back/sangdam.db"
        _house(first, keys, patients)
        _move(keys, first, server)
        _move(keys, server, back)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)

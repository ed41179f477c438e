"""What a turn costs by its kind: CPU of the whole process, rules, storage and renderer, without HTTP.

python -m tests.bench.steps [--people 100] [--url postgresql+psycopg://...] [--check]

Each step is told in microseconds and as a multiple of one bare row of the same minute (raw sqlite3 and the answer's JSON,
between the people), so that machines and crowded hours can be compared. The bare row waits for no disk: what the kernel
does for an fsync differs by half from minute to minute, and a turn's own work does not. `--check` (`make bench-check`) fails
when a step is dearer than `KEPT` by more than `ALLOWED` in each of `TRIES` runs: a busy minute is no regression.
"""

from __future__ import annotations

import argparse
import asyncio
import sqlite3
import sys
import tempfile
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from statistics import quantiles
from time import process_time_ns

import orjson

from bot.kakao.replies.render import render
from bot.server.clock import utc_now
from skills.conversation import Reply
from storage.database.database import Database
from storage.opening import open_database
from tests.bench.floor import ANSWER
from tests.chatting import Person

ALLOWED, TRIES = 1.15, 3
FLOOR_TURNS = 200  # Bare rows after each person.
KEPT: Mapping[str, float] = {
    "welcome": 128,
    "first words": 149,
    "age, pressed": 61,
    "consent, pressed": 75,
    "name, typed": 127,
    "phone, typed": 92,
    "treatment, pressed": 77,
    "details, typed": 197,
    "time, pressed": 71,
    "filing": 164,
    "words to the case": 211,
    "status": 168,
    "a known question": 113,
    "a right": 95,
    "returning patient": 137,
}
"""Multiples of the bare row, as they were when this was last changed on purpose, on a quiet machine."""

BARE = "bare row"
Turn = tuple[str, Callable[[Person], Awaitable[Reply]]]
INTAKE: tuple[Turn, ...] = (
    ("welcome", lambda one: one.say("안녕하세요")),
    ("first words", lambda one: one.say("상담 신청할게요")),
    ("age, pressed", lambda one: one.press("yes")),
    ("consent, pressed", lambda one: one.press("yes")),
    ("name, typed", lambda one: one.say("홍길동")),
    ("phone, typed", lambda one: one.say("010-0000-1234")),
    ("treatment, pressed", lambda one: one.press("eyes")),
    ("details, typed", lambda one: one.say("수술 후 회복 기간과 붓기가 빠지는 시기가 궁금해요")),
    ("time, pressed", lambda one: one.press("anytime")),
    ("filing", lambda one: one.press("confirm")),
    ("words to the case", lambda one: one.say("아 그리고 다음 달에 휴가가 있어서 그때가 좋겠어요")),
    ("status", lambda one: one.say("제 상담 어떻게 됐나요")),
    ("a known question", lambda one: one.say("주차 되나요?")),
    ("a right", lambda one: one.say("누가 내 기록 봤어요")),
)
LATER: tuple[Turn, ...] = (("returning patient", lambda one: one.say("안녕하세요")),)


class MovingClock:
    """The time of this machine, moved ahead by `ahead`."""

    ahead = timedelta()

    def __call__(self) -> datetime:
        return utc_now() + self.ahead


class Floor:
    """The yardstick: a bare row and its answer, again and again."""

    def __init__(self, folder: Path) -> None:
        self._connection = sqlite3.connect(folder / "floor.db", isolation_level=None)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=OFF")
        self._connection.execute("CREATE TABLE turn (id INTEGER PRIMARY KEY, who TEXT, said TEXT)")

    def measure(self) -> float:
        """CPU of one, in nanoseconds."""
        begun = process_time_ns()
        for _ in range(FLOOR_TURNS):
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.execute(
                "INSERT INTO turn (who, said) VALUES (?, ?)", ("a" * 64, "쌍꺼풀 상담 받고 싶어요")
            )
            self._connection.execute("COMMIT")
            orjson.dumps(ANSWER)
        return (process_time_ns() - begun) / FLOOR_TURNS

    def close(self) -> None:
        self._connection.close()


async def measure(database: Database, clock: MovingClock, people: int, floor: Floor) -> dict[str, float]:
    """Microseconds of CPU by step, and of the bare row: the lower quartile over so many people who each do all of it,
    because what else the machine does only ever makes a turn dearer."""
    costs: defaultdict[str, list[float]] = defaultdict(list)
    everybody = [Person(database, f"{number:064x}") for number in range(people)]
    for turns, ahead in ((INTAKE, timedelta()), (LATER, timedelta(days=2))):
        clock.ahead = ahead
        for person in everybody:
            costs[BARE].append(floor.measure())
            for name, act in turns:
                begun = process_time_ns()
                render(await act(person))
                costs[name].append(process_time_ns() - begun)
    return {name: quantiles(spent, n=4)[0] / 1_000 for name, spent in costs.items()}


def run(people: int, url: str) -> dict[str, float]:
    """Measure, print the table, and give the multiples by step."""
    with tempfile.TemporaryDirectory() as name:
        folder, clock = Path(name), MovingClock()
        floor = Floor(folder)
        database = open_database(url or f"sqlite:///{folder}/data/sangdam.db", folder / "keys", clock)
        try:
            spent = asyncio.run(measure(database, clock, people, floor))
        finally:
            database.close()
            floor.close()
    bare = spent.pop(BARE)
    lines = [f"bare row: {bare:.1f} µs", "", "| step | CPU µs | times the bare row |", "|---|---|---|"]
    lines += [f"| {step} | {cost:.0f} | {cost / bare:.1f} |" for step, cost in spent.items()]
    sys.stdout.write("\n".join(lines) + "\n")
    return {step: cost / bare for step, cost in spent.items()}


def main() -> int:
    """Read the command line; 1 when `--check` finds a step that has become too dear."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=100)
    parser.add_argument("--url", default="")
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    dearer = too_dear(run(asked.people, asked.url))
    for _ in range(TRIES - 1):
        if asked.check and dearer:
            again = too_dear(run(asked.people, asked.url))
            dearer = {step: min(times, again[step]) for step, times in dearer.items() if step in again}
    for step, times in dearer.items() if asked.check else ():
        sys.stdout.write(f"dearer: {step} is {times:.1f} times the bare row, was {KEPT[step]:.1f}\n")
    return 1 if asked.check and dearer else 0


def too_dear(found: Mapping[str, float]) -> dict[str, float]:
    """Those steps of a run that are dearer than what is kept."""
    return {step: times for step, times in found.items() if times > KEPT.get(step, times) * ALLOWED}


if __name__ == "__main__":
    sys.exit(main())

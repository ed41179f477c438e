"""What a turn costs by its kind: CPU of the whole process, rules, storage and renderer, without HTTP.

python -m tests.bench.steps [--people 100] [--url postgresql+psycopg://...] [--check]

Each step is told in microseconds and as a multiple of a yardstick of the same minute (the standard library reads a page of
TOML, and writes a row that waits for no disk, before each turn), so that machines and crowded hours can be compared. `--check`
(`make bench-check`) fails when a step is dearer than `KEPT` by more than `ALLOWED` in each of `TRIES` runs: a busy minute is no
regression.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import sqlite3
import sys
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from time import process_time_ns
from typing import TypeAlias

import orjson

from bot.kakao.replies.render import render
from bot.server.clock import utc_now
from skills.conversation import Reply
from skills.fields.reading import patterns
from storage.database.database import Database
from storage.opening import open_database
from tests.bench.floor import ANSWER
from tests.chatting import Person

ALLOWED, TRIES = 1.15, 3
PAGE = "\n".join(
    f'[table-{at}]\nname = "a name"\nnumber = {at}\ndays = [1, 2, 3]\nsays = {{ ko = "말", en = "words" }}'
    for at in range(12)
)
"""What the yardstick reads: some 60 lines."""
KEPT: Mapping[str, float] = {
    "welcome": 3.5,
    "first words": 5.4,
    "age, pressed": 1.65,
    "consent, pressed": 1.95,
    "name, typed": 3.4,
    "phone, typed": 2.7,
    "treatment, pressed": 2.0,
    "details, typed": 8.24,
    "time, pressed": 1.95,
    "filing": 3.95,
    "words to the case": 9.45,
    "status": 5.75,
    "a known question": 5.9,
    "a right": 3.95,
    "returning patient": 3.2,
}
"""Multiples of the yardstick, as they were when this was last changed on purpose, on a crowded machine."""

Costs: TypeAlias = defaultdict[str, list[tuple[float, float]]]
Turn: TypeAlias = tuple[str, Callable[[Person], Awaitable[Reply]]]
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


class Yardstick:
    """Work of the standard library's own, as wide as a turn's: Python reads a page of TOML and writes a row and an answer.

    A row alone is a tight loop whose code stays in the processor's nearest memory. Where the machine is shared a turn, which
    walks through ten thousand lines, becomes dearer by a third beside it; a parser written in Python does as well."""

    def __init__(self, folder: Path) -> None:
        self._connection = sqlite3.connect(folder / "yardstick.db", isolation_level=None)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=OFF")
        self._connection.execute("CREATE TABLE turn (id INTEGER PRIMARY KEY, who TEXT, said TEXT)")

    def measure(self) -> int:
        """CPU of one, in nanoseconds."""
        begun = process_time_ns()
        tomllib.loads(PAGE)
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute("INSERT INTO turn (who, said) VALUES (?, ?)", ("a" * 64, "쌍꺼풀 상담 받고 싶어요"))
        self._connection.execute("COMMIT")
        orjson.dumps(ANSWER)
        return process_time_ns() - begun

    def close(self) -> None:
        self._connection.close()


async def measure(database: Database, clock: MovingClock, people: int, yardstick: Yardstick) -> Costs:
    """By step, of everybody who did it: CPU in microseconds, and the same as a multiple of the yardstick right before it."""
    costs: Costs = defaultdict(list)
    everybody = [Person(database, f"{number:064x}") for number in range(people)]
    for turns, ahead in ((INTAKE, timedelta()), (LATER, timedelta(days=2))):
        clock.ahead = ahead
        for person in everybody:
            for name, act in turns:
                unit = yardstick.measure()
                begun = process_time_ns()
                render(await act(person))
                cost = process_time_ns() - begun
                costs[name].append((cost / 1_000, cost / unit))
    return costs


def run(people: int, url: str) -> dict[str, float]:
    """Measure, print the table of medians, and give the multiples by step."""
    patterns.make_ready()  # As a server does at its start.
    gc.freeze()
    with tempfile.TemporaryDirectory() as name:
        folder, clock = Path(name), MovingClock()
        yardstick = Yardstick(folder)
        database = open_database(url or f"sqlite:///{folder}/data/sangdam.db", folder / "keys", clock)
        try:
            costs = asyncio.run(measure(database, clock, people, yardstick))
        finally:
            database.close()
            yardstick.close()
    spent = {step: [median(one) for one in zip(*pairs, strict=True)] for step, pairs in costs.items()}
    lines = ["| step | CPU µs | times the yardstick |", "|---|---|---|"]
    lines += [f"| {step} | {cost:.0f} | {times:.2f} |" for step, (cost, times) in spent.items()]
    sys.stdout.write("\n".join(lines) + "\n")
    return {step: times for step, (_, times) in spent.items()}


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
        sys.stdout.write(f"dearer: {step} is {times:.2f} times the yardstick, was {KEPT[step]:.2f}\n")
    return 1 if asked.check and dearer else 0


def too_dear(found: Mapping[str, float]) -> dict[str, float]:
    """Those steps of a run that are dearer than what is kept."""
    return {step: times for step, times in found.items() if times > KEPT.get(step, times) * ALLOWED}


if __name__ == "__main__":
    sys.exit(main())

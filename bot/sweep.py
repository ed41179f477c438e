"""The loop around the sweep's batches: each batch is a unit of its own, small enough that turns in the chat do not wait long.

What is due and how it is destroyed is `skills/sweep.py`.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from time import perf_counter

from skills.clinic import Periods
from skills.sweep import STEPS, Batch, finish_sweep, sweep_batch
from storage.database import Database
from storage.unit import Actor, Unit

ACTOR = Actor("job", "sweep")
FIRST, SMALLEST, LARGEST = 20, 5, 500
AIM_S, AIM_AT_MOST_S = 0.012, 0.030  # How long a batch keeps the writer, not counting its commit.

Progress = Callable[[str, int], None]


async def sweep(database: Database, periods: Periods, progress: Progress | None = None) -> Counter[str]:
    """Destroy all that is due, class by class; how many of each. May be killed at any point and begun again."""
    done: Counter[str] = Counter()
    for name in STEPS:
        size, more = FIRST, True
        while more:
            begun = perf_counter()
            batch, took_s = await _batch(database, name, periods, size)
            size = _next_size(size, took_s, perf_counter() - begun - took_s)
            done[name] += batch.count
            more = batch.more
            if progress is not None:
                progress(name, batch.count)
            await asyncio.sleep(0)
    await database.run(finish_sweep, ACTOR)
    return +done


async def _batch(database: Database, name: str, periods: Periods, size: int) -> tuple[Batch, float]:
    def work(unit: Unit) -> tuple[Batch, float]:
        begun = perf_counter()
        return sweep_batch(unit, name, periods, size), perf_counter() - begun

    return await database.run(work, ACTOR)


def _next_size(size: int, took_s: float, commit_s: float) -> int:
    """A batch size that comes closer to the aim: as long as a commit takes, within bounds, because on a slow disk turns wait
    for commits anyway and many small ones would only add to that. At most doubled or halved at once, because one batch may
    be an accident."""
    aim = max(AIM_S, min(AIM_AT_MOST_S, commit_s))
    wanted = int(size * aim / max(took_s, 1e-4))
    return max(SMALLEST, min(LARGEST, max(size // 2, min(size * 2, wanted))))

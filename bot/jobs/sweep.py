"""The loop around the sweep's batches: each batch is a unit of its own that ends early as soon as somebody waits.

While nobody else writes, a batch is long, because a commit costs about the same for a few rows as for many; it is made in
portions so small that a turn in the chat that comes in the middle does not wait long. While others write, a batch is one
portion, waits in the background until nobody else does, and is so small that a turn that comes meanwhile is hardly later.
What is due and how it is destroyed is `skills/retention/sweep.py`.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from time import perf_counter

from skills.clinic.clinic import Periods
from skills.retention.sweep import STEPS, Batch, Pace, finish_sweep, sweep_batch
from storage.database.database import Database
from storage.unit.unit_of_work import Actor, Unit

ACTOR = Actor("job", "sweep")
FIRST, SMALLEST, LARGEST = 5, 5, 500  # Things in a portion.
MOST, AT_LEAST = 1_000, 50  # Things in a batch, and in its portions, while nobody waits.
PORTION_S, BATCH_S = 0.003, 0.200  # How long a portion should take, and a batch at most, not counting its commit.
MAKE_ROOM_S = 0.040  # While others write, the writer is left to them for this long after each batch.
QUIET_S = 0.5  # When nobody has written for this long, nobody is there,
PATIENCE_S = 2.0  # and for this long after that was wrong once.

Progress = Callable[[str, int], None]


async def sweep(database: Database, periods: Periods, progress: Progress | None = None) -> Counter[str]:
    """Destroy all that is due, class by class; how many of each. May be killed at any point and begun again."""
    done: Counter[str] = Counter()
    alone, patience = False, QUIET_S
    for name in STEPS:
        size, more = FIRST, True
        while more:
            batch, took_s = await _batch(database, name, periods, size, alone=alone)
            size = _next_size(size, batch.count, took_s)
            done[name] += batch.count
            more = batch.more
            if progress is not None:
                progress(name, batch.count)
            await asyncio.sleep(0 if alone else MAKE_ROOM_S)
            was_alone, alone = alone, database.idle_s() > patience
            if was_alone and not alone:
                patience = PATIENCE_S
    await database.run(finish_sweep, ACTOR)
    return +done


async def _batch(database: Database, name: str, periods: Periods, size: int, *, alone: bool) -> tuple[Batch, float]:
    def work(unit: Unit) -> tuple[Batch, float]:
        begun = perf_counter()

        def go_on() -> bool:
            return perf_counter() - begun < BATCH_S and not database.is_waited_for()

        pace = Pace(MOST, max(size, AT_LEAST), go_on) if alone else Pace(size, size)
        return sweep_batch(unit, name, periods, pace), perf_counter() - begun

    return await database.run(work, ACTOR, background=True)


def _next_size(size: int, count: int, took_s: float) -> int:
    """A portion that comes closer to the aim, within bounds. At most doubled or halved at once, because one batch may be an
    accident."""
    wanted = int(count * PORTION_S / max(took_s, 1e-4)) if count else size
    return max(SMALLEST, min(LARGEST, max(size // 2, min(size * 2, wanted))))

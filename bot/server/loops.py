"""What goes on for as long as the server runs (the relay, the jobs' runner, the desk's feed), and whether it does.

A loop that breaks is begun again after a pause that doubles. What counts is not that a loop's task is alive but when it last
did its work: `/readyz`, the metrics, the desk and `doctor` all measure that.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeAlias

from bot.server import log

FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.5, 15.0
LATE_AFTER_S = 60.0  # A loop does its work every few seconds; the longest pause is well inside of this.
NAMES = ("relay", "runner", "feed", "searches", "clinic", "pushes")

Beat: TypeAlias = Callable[[], None]
Work: TypeAlias = Callable[[Beat], Awaitable[None]]
_log = log.logger()


class Loops:
    """The loops of one process, by name."""

    def __init__(self) -> None:
        self._well_at: dict[str, float] = {}
        self._watched: dict[str, Callable[[], float]] = {}
        self._ending = asyncio.Event()

    def start(self, name: str, work: Work) -> asyncio.Task[None]:
        """Do `work` until it returns. It is handed what it calls each time that it did what it is for."""
        self._well_at[name] = time.monotonic()
        return asyncio.create_task(self._keep_going(name, work), name=name)

    def watch(self, name: str, age_s: Callable[[], float]) -> None:
        """Measure what is no task of ours as well: `age_s` says for how many seconds it has not done its work."""
        self._watched[name] = age_s

    def hurry(self) -> None:
        """The server stops: what pauses goes on at once, to see that it should end."""
        self._ending.set()

    def ages(self) -> dict[str, float]:
        """For how many seconds each loop has not done its work."""
        now = time.monotonic()
        ages = {name: now - at for name, at in self._well_at.items()}
        return ages | {name: age_s() for name, age_s in self._watched.items()}

    def late(self) -> list[str]:
        """The loops that have not done their work for too long."""
        return [name for name, age in self.ages().items() if age > LATE_AFTER_S]

    async def _keep_going(self, name: str, work: Work) -> None:
        pause = FIRST_PAUSE_S

        def beat() -> None:
            nonlocal pause
            pause = FIRST_PAUSE_S
            self._well_at[name] = time.monotonic()

        while True:
            try:
                await work(beat)
            except Exception as error:  # noqa: BLE001 - the loop's edge: whatever ended it, it is begun again
                _log.error("loop_broke", part=name, **log.place_of(error))
            else:
                del self._well_at[name]
                return
            with suppress(TimeoutError):
                await asyncio.wait_for(self._ending.wait(), pause)
            pause = min(pause * 2, LONGEST_PAUSE_S)

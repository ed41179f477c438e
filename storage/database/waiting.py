"""The units that wait for the one writer, and which of them it takes next into one commit.

Whoever waits for an answer goes first. What is in the background, a sweep's batches, goes when nobody else waits and has a
commit of its own, so that no turn waits for it that came first; but it lets only so many go by.
"""

from __future__ import annotations

import asyncio
import queue
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from storage.unit.request import REQUEST
from storage.unit.unit_of_work import Actor, Unit

MAX_BATCH = 64  # Units a group commit takes at most, so that a burst cannot hold the first one's answer back.
LET_BY = 25  # Group commits that a unit in the background lets go first, at most.


@dataclass(slots=True)
class Job:
    """A unit that waits for the writer. `keep` False means: give the true result and leave nothing behind. `loop` is the
    event loop in which `future` is awaited; None for a future of threads. `background`: it lets everybody else go first.
    `request` is the one in which it was put here; `unit` what it was done in."""

    work: Callable[[Unit], Any]
    actor: Actor
    keep: bool
    future: Future[Any] | asyncio.Future[Any]
    loop: asyncio.AbstractEventLoop | None = None
    background: bool = False
    request: str = field(default_factory=REQUEST.get)
    unit: Unit | None = None
    result: Any = None
    error: BaseException | None = None

    def settle(self) -> None:
        """Hand the outcome to whoever waits; nobody does when the future was cancelled in the meantime."""
        if self.future.done():
            return
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.result)


def settle(jobs: list[Job]) -> None:
    """Hand out the outcomes of a group, with one call into each event loop: waking a loop up costs more than a row."""
    for loop in {job.loop for job in jobs}:
        group = [job for job in jobs if job.loop is loop]
        if loop is None:
            _settle_each(group)
            continue
        with suppress(RuntimeError):  # The loop was closed: nobody waits there any more.
            loop.call_soon_threadsafe(_settle_each, group)


def _settle_each(jobs: list[Job]) -> None:
    for job in jobs:
        job.settle()


class Waiting:
    """The queue. Anybody puts in, the writer alone takes."""

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._background: deque[Job] = deque()  # Taken from the queue, and letting others go first.
        self._let_by = 0
        self._closed = False

    def put(self, job: Job) -> None:
        """Let this one wait."""
        self._queue.put(job)

    def close(self) -> None:
        """Let the writer finish what waits, and then take nothing."""
        self._queue.put(None)

    def is_empty(self) -> bool:
        """Whether nobody came since the writer last took."""
        return self._queue.empty()

    def take(self, timeout_s: float | None = None) -> list[Job]:
        """The units of the next commit, as soon as there is one; none once it is closed and nothing waits any more.
        `queue.Empty` when nothing comes in time."""
        batch: list[Job] = []
        if not self._background and not self._closed:
            self._sort(self._queue.get(timeout=timeout_s), batch)
        with suppress(queue.Empty):
            while len(batch) < MAX_BATCH:
                self._sort(self._queue.get_nowait(), batch)
        if self._background and (not batch or self._let_by >= LET_BY):
            batch.append(self._background.popleft())
            self._let_by = 0
        elif self._background:
            self._let_by += 1
        return batch

    def _sort(self, job: Job | None, batch: list[Job]) -> None:
        if job is None:
            self._closed = True
        else:
            (self._background if job.background else batch).append(job)

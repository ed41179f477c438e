"""How long the turns of the last day took: a count for each hour and bound, so that yesterday's slowness is told and last
month's is not."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Callable

HOUR_S, HOURS = 3600.0, 24


class LastDay:
    """The turns of the last twenty-four hours, by how long they took."""

    def __init__(self, bounds: tuple[float, ...], clock: Callable[[], float] = time.monotonic) -> None:
        self._bounds = (*bounds, float("inf"))
        self._clock = clock
        self._hours: dict[int, list[int]] = {}

    def note(self, seconds: float) -> None:
        """A turn took so long."""
        counts = self._hours.setdefault(self._hour(), [0] * len(self._bounds))
        counts[bisect_left(self._bounds, seconds)] += 1

    def within(self, share: float) -> float:
        """The seconds within which this share of the day's turns was answered, by the bounds; 0 without turns."""
        now = self._hour()
        self._hours = {hour: counts for hour, counts in self._hours.items() if now - hour < HOURS}
        counts = [sum(column) for column in zip(*self._hours.values(), strict=True)]
        reached, total = 0, sum(counts)
        for bound, count in zip(self._bounds, counts, strict=False):
            reached += count
            if reached >= share * total:
                return bound
        return 0.0

    def _hour(self) -> int:
        return int(self._clock() // HOUR_S)

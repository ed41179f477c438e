"""What happens in the box, in order: the chat page, the terminal and the tests all read the same feed.

It lives in memory only and forgets its oldest lines; nothing of the box is kept when it stops.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from bot.server.clock import Clock

KEPT = 2_000

Kind: TypeAlias = Literal["said", "sent", "shown", "notice", "typing", "exchange", "webhook", "persona", "cleared"]


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the feed. `person` is a persona's slug and `at` an ISO 8601 moment in UTC."""

    id: int
    kind: Kind
    person: str
    at: str
    body: Mapping[str, Any]

    def view(self) -> dict[str, Any]:
        """The line as the page reads it."""
        return {"id": self.id, "kind": self.kind, "person": self.person, "at": self.at, "body": dict(self.body)}


class Feed:
    """The lines so far, and those who wait for the next one."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lines: deque[Happening] = deque(maxlen=KEPT)
        self._last = 0
        self._listeners: set[asyncio.Queue[Happening | None]] = set()

    def publish(self, kind: Kind, person: str, body: Mapping[str, Any] | None = None) -> Happening:
        """Add a line and hand it to everybody who follows."""
        self._last += 1
        line = Happening(self._last, kind, person, self._clock().isoformat(), body or {})
        self._lines.append(line)
        for queue in self._listeners:
            queue.put_nowait(line)
        return line

    def of(self, person: str, *kinds: Kind) -> list[Happening]:
        """The kept lines of one person, oldest first; all kinds unless some are named."""
        return [line for line in self._lines if line.person == person and (not kinds or line.kind in kinds)]

    def forget(self, person: str) -> None:
        """Drop the lines of one person and say so to those who follow."""
        kept = [line for line in self._lines if line.person != person]
        self._lines = deque(kept, maxlen=KEPT)
        self.publish("cleared", person)

    def after(self, last: int) -> list[Happening]:
        """The kept lines with an id above `last`; all of them when `last` is from an earlier run and still to come here."""
        if last > self._last:
            last = 0
        return [line for line in self._lines if line.id > last]

    @property
    def last(self) -> int:
        """The id of the newest line, 0 before the first."""
        return self._last

    def close(self) -> None:
        """End every `follow`."""
        for queue in self._listeners:
            queue.put_nowait(None)

    async def follow(self, after: int) -> AsyncIterator[Happening]:
        """Every line with an id above `after`, until the feed closes: first the kept ones, then each as it comes."""
        queue: asyncio.Queue[Happening | None] = asyncio.Queue()
        # No await stands between these two lines, so that nothing can slip in between what is kept and what is new.
        self._listeners.add(queue)
        kept = self.after(after)
        try:
            for line in kept:
                yield line
            while (new := await queue.get()) is not None:
                yield new
        finally:
            self._listeners.discard(queue)

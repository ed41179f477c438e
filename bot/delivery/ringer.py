"""Watches what happens at the desk, and puts on the outbox's list what the staff's browsers are to be told of it.

Inside one process a commit is heard at once; what another process did, and what waited to be told together, is seen within
`POLL_S`. Which browser is told of what is `skills/notifications/pushes.py`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from bot.server.loops import Beat
from skills.notifications import pushes
from storage.cases.events import TOPIC
from storage.database.database import Database
from storage.unit.unit_of_work import SYSTEM, Actor

ACTOR = Actor("job", "pushes")
POLL_S = 5.0
GATHER_S = 0.5  # What happens within it is told at once.


class Ringer:
    """One process's watch. Several may run on one database: each browser's line is locked while it is told."""

    def __init__(self, database: Database, own_only: Callable[[], bool]) -> None:
        """`own_only` says whether counsellors open their own cases alone, as the clinic's data is at that moment."""
        self._database = database
        self._own_only = own_only
        self._wake = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._stopping = asyncio.Event()
        database.listen(self._hear)

    async def run(self, beat: Beat) -> None:
        """Look until `stop` is called."""
        while not self._stopping.is_set():
            self._wake.clear()
            await self.look()
            beat()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), POLL_S)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), GATHER_S)

    async def look(self) -> int:
        """Tell what is to be told now; how many messages."""
        if not await self._database.read(pushes.is_due, SYSTEM):
            return 0
        return await self._database.run(partial(pushes.ring, own_only=self._own_only()), ACTOR)

    def stop(self) -> None:
        """Look no more."""
        self._stopping.set()
        self._wake.set()

    def _hear(self, topic: str) -> None:
        """Called from the database's threads after a commit."""
        if topic == TOPIC and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake.set)

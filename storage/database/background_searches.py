"""Looking for something after a commit, beside everything that goes on: one search at a time, for nobody waits for them.

What is looked for is handed over by `Unit.search_afterwards`; when a search may begin is decided in
`storage/database/database.py`. A search that fails is tried again after a pause, until the process ends.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, TypeAlias

from storage.errors import Unavailable
from storage.unit.unit_of_work import SYSTEM, Actor, Search, Unit

Run: TypeAlias = Callable[[Callable[[Unit], Any], Actor], Any]
FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.5, 60.0
TRIES = 3  # For a search that fails though the database answers; an outage of the database is waited for.
_log = logging.getLogger(__name__)


class BackgroundSearches:
    """The thread that searches. `read` runs work that cannot write, `run` commits it."""

    def __init__(self, read: Run, run: Run) -> None:
        self._read = read
        self._run = run
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="search")
        self._closing = threading.Event()
        self._lock = threading.Lock()
        self._waiting = 0
        self._well_at = time.monotonic()

    def begin(self, searches: Sequence[Search]) -> None:
        """Search for these when those before them are done. Closing searches for nothing more: a look promises nothing."""
        with suppress(RuntimeError):
            for search in searches:
                self._thread.submit(self._until_done, search)
                self._count(1)

    def behind_s(self) -> float:
        """For how long nothing that waits was looked for; 0 when nothing waits."""
        return time.monotonic() - self._well_at if self._waiting > 0 else 0.0

    def finish(self) -> None:
        """Wait until what was to be looked for so far has been looked for and noted."""
        self._thread.submit(lambda: None).result()

    def close(self) -> None:
        """Finish what goes well, and take nothing new."""
        self._closing.set()
        self._thread.shutdown()

    def _until_done(self, search: Search) -> None:
        pause, tries = FIRST_PAUSE_S, TRIES
        while (error := self._once(search)) is not None:
            tries -= not isinstance(error, Unavailable)
            _log.error("a search after a commit failed", exc_info=error)
            if tries == 0 or self._closing.wait(pause):
                break
            pause = min(pause * 2, LONGEST_PAUSE_S)
        self._count(-1)

    def _once(self, search: Search) -> Exception | None:
        try:
            found = self._read(search.find, SYSTEM)
            self._run(lambda unit: search.note(unit, found), SYSTEM)
        except Exception as error:  # noqa: BLE001 - the thread must go on; what failed is tried again
            return error
        return None

    def _count(self, step: int) -> None:
        with self._lock:
            if self._waiting == 0 or step < 0:
                self._well_at = time.monotonic()
            self._waiting += step

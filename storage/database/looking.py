"""Looking for something after a commit, beside everything that goes on: one look at a time, for nobody waits for them.

What is looked for is handed over by `Unit.look_afterwards`; when a look may begin is decided in `storage/database/database.py`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, TypeAlias

from sqlalchemy.exc import DBAPIError

from storage.errors import SangdamError
from storage.unit.unit_of_work import SYSTEM, Actor, Look, Unit

Run: TypeAlias = Callable[[Callable[[Unit], Any], Actor], Any]
_log = logging.getLogger(__name__)


class Looks:
    """The thread that looks. `read` runs work that cannot write, `run` commits it."""

    def __init__(self, read: Run, run: Run) -> None:
        self._read = read
        self._run = run
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="look")

    def begin(self, looks: Sequence[Look]) -> None:
        """Look for these when those before them are done. Closing looks for nothing more: a look promises nothing."""
        with suppress(RuntimeError):
            for look in looks:
                self._thread.submit(self._once, look)

    def finish(self) -> None:
        """Wait until what was to be looked for so far has been looked for and noted."""
        self._thread.submit(lambda: None).result()

    def close(self) -> None:
        """Finish, and take nothing new."""
        self._thread.shutdown()

    def _once(self, look: Look) -> None:
        try:
            found = self._read(look.find, SYSTEM)
            self._run(lambda unit: look.note(unit, found), SYSTEM)
        except (SangdamError, DBAPIError, OSError) as error:
            _log.warning("a look after a commit failed", exc_info=error)

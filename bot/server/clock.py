"""The one wall clock of the edge.

Everything below the edge gets its time from the unit of work; what stands at the edge takes a `Clock` as a parameter and
has `utc_now` for its default, so that a test can move time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias

Clock: TypeAlias = Callable[[], datetime]


def utc_now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)  # noqa: TID251  This is the clock that everybody else is handed.

"""What does not open any more: one damaged value must not close everything that is shown, taken out or destroyed beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from storage.errors import KeyGone, SealBroken

T = TypeVar("T")
Instead = TypeVar("Instead")
UNREADABLE = "\N{REPLACEMENT CHARACTER}"  # Stands where a text was.


class Damage:
    """Opens values one by one and counts those that do not open. Whoever shows the rest says so and raises the alarm."""

    def __init__(self) -> None:
        self.found = 0

    def open(self, opening: Callable[[], T], instead: Instead) -> T | Instead:
        """What `opening` gives, or `instead` when that is damaged or its key is gone."""
        try:
            return opening()
        except (SealBroken, KeyGone):
            self.found += 1
            return instead

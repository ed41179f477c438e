"""What does not open is counted, and what stands beside it is shown."""

from __future__ import annotations

from storage.crypto.damage import Damage
from storage.errors import KeyGone, SealBroken


def _broken() -> str:
    raise SealBroken


def _gone() -> str:
    raise KeyGone


def test_each_damaged_value_is_counted() -> None:
    opening = Damage()
    assert [opening.open(one, "?") for one in (lambda: "whole", _broken, _gone)] == ["whole", "?", "?"]
    assert opening.found == 2

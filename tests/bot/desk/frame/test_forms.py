"""Values of forms, as browsers send them."""

from __future__ import annotations

import pytest

from bot.desk.frame import forms


@pytest.mark.parametrize(
    ("said", "hour"), [("2026-12-01T10:00", 10), ("2026-12-01T00:00", 0), ("2026-12-01", None), ("x", None)]
)
def test_a_day_alone_is_no_midnight(said: str, hour: int | None) -> None:
    """A form without a time is refused instead of meaning twelve at night."""
    found = forms.read_moment(said)
    assert (found.hour if found else None) == hour

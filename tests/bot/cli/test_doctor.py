"""The doctor's findings about what the clinic has written down."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bot.cli.doctor import examine
from bot.settings.configuration import Configuration
from tests.conftest import MovedClock
from tests.policies import clinic_file, second_version


def said(configuration: Configuration, clock: MovedClock) -> list[tuple[str, str]]:
    return [(result.state, result.said) for result in examine(configuration, clock) if result.check == "policy"]


def test_a_policy_that_is_announced_too_late_is_a_finding(
    configure: Callable[..., Configuration], clock: MovedClock, tmp_path: Path
) -> None:
    """Clause 10: the clinic's own promise, held against the days between publication and date."""
    assert said(configure(), clock) == [("ok", "")]
    late = second_version(on="2026-12-15", published="2026-12-10", material=False)
    ((state, words),) = said(configure(clinic=clinic_file(tmp_path, late)), clock)
    assert state == "finding"
    assert words.startswith("policy second:")
    assert "5 days" in words
    assert "promises 7" in words

"""The notice of an incident: six elements in every variant that needs them, in both languages (B-3)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from skills.compliance.incident_duties import ITEMS, KINDS
from skills.compliance.incident_notice import VARIANTS, draft_notice
from skills.texts import TEXTS, say
from tests.desk import clinic

CLINIC = clinic()
AWARE_AT = datetime(2026, 11, 30, 16, 5, tzinfo=UTC)
HEADS = ("items", "advice", "response", "desk", "remedies")


def draft(
    variant: str, lang: str, items: tuple[str, ...] = ("name", "photos"), happened: str = "새벽에 열렸어요."
) -> str:
    return draft_notice(CLINIC, variant, lang, kind="leak", items=items, happened=happened, aware_at=AWARE_AT)


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("variant", ["first", "follow_up", "possible"])
def test_the_six_elements_stand_in_the_notice_in_their_order(variant: str, lang: str) -> None:
    """Items; when and how; what they can do; response and relief; desk and contact; legal remedies (Act 34(1))."""
    text = draft(variant, lang)
    sure = "possible" if variant == "possible" else "certain"
    heads = [say(f"incident.head.{name}", lang) for name in ("items", f"when.{sure}", *HEADS[1:])]
    assert [line for line in text.splitlines() if line[:3] in {f"{n}. " for n in range(1, 7)}] == [
        f"{number}. {head}" for number, head in enumerate(heads, start=1)
    ]
    for part in (say("incident.item.photos", lang), "새벽에 열렸어요.", CLINIC.officer.phone, "39", "43"):
        assert part in text
    assert ("제39조의2" if lang == "ko" else "39-2") in text


def test_the_moment_is_told_in_korean_time() -> None:
    """16:05 UTC is five past one of the next day in Seoul."""
    assert "2026년 12월 1일 01:05" in draft("first", "ko")
    assert "2026-12-01 at 01:05" in draft("first", "en")


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_what_is_not_known_yet_is_said_to_be_so(lang: str) -> None:
    """The first notice waits for nothing (decree 39(2)): it says that more will be told."""
    text = draft("first", lang, (), "")
    assert text.count(say("incident.unknown", lang)) == 2
    assert text.endswith(say("incident.ending.first", lang))


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_possible_leak_promises_a_further_notice_and_the_cleared_one_takes_it_back(lang: str) -> None:
    """Decree 39-3: suspected, and told again; what proves false is told with whom to ask, and with nothing else."""
    assert say("incident.ending.possible", lang) in draft("possible", lang)
    cleared = draft("cleared", lang)
    assert say("incident.opening.cleared", lang) in cleared
    assert CLINIC.officer.phone in cleared
    assert say("incident.head.items", lang) not in cleared


def test_every_variant_kind_and_item_has_its_words() -> None:
    """Whoever adds one says what it is called."""
    wanted = {f"incident.opening.{name}" for name in VARIANTS}
    wanted |= {f"incident.kind.{name}" for name in KINDS} | {f"incident.item.{name}" for name in ITEMS}
    assert wanted <= set(TEXTS)

"""Whom a change of the policy asks for consent anew, before it is made: the same reckoning as in the chat, with a figure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from skills.clinic import versions as clinic
from skills.consents.consents import Purpose, wordings
from storage.patients import consents
from storage.unit.unit_of_work import Unit


def asked_anew(unit: Unit, before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, int]:
    """The purposes whose newest wording means something else afterwards, each with how many patients have agreed to it now."""
    old, new = _newest(before), _newest(after)
    changed = [purpose for purpose in Purpose if old[purpose] != new[purpose] and purpose is not Purpose.CONTACT]
    counts = consents.count_agreed(unit) if changed else {}
    return {purpose.value: counts.get(purpose.value, 0) for purpose in changed}


def _newest(document: Mapping[str, Any]) -> dict[Purpose, str]:
    """What each purpose's last wording means, the coming ones among them."""
    return {found.purpose: found.meaning for found in wordings(clinic.read(document))}

"""What the law asks after an incident, as tables: kinds, items and their weight, the threshold of a report, what is due (B-4).

One leaked message of a patient is health data, so it must be reported however few are concerned (decree 40).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

# Since 2026-09-11 all of these are breaches (Act 34(1)); a possible leak has its own notice (Act 34(2)).
KINDS = ("leak", "loss", "theft", "forgery", "alteration", "damage", "possible_leak")
REPORT_FROM = 1_000  # Persons (decree 40(1)).


class Weight(StrEnum):
    """What the law makes of an item."""

    ORDINARY = "ordinary"
    SENSITIVE = "sensitive"  # Act 23: health
    UNIQUE = "unique"  # Act 24, decree 19: a closed list of four numbers


# A Kakao id is personal data and none of the four unique identifiers of decree 19.
ITEMS: Mapping[str, Weight] = {
    "name": Weight.ORDINARY,
    "contact": Weight.ORDINARY,
    "kakao_id": Weight.ORDINARY,
    "details": Weight.SENSITIVE,
    "messages": Weight.SENSITIVE,
    "photos": Weight.SENSITIVE,
    "chart": Weight.SENSITIVE,
    "unique_number": Weight.UNIQUE,
    "other": Weight.ORDINARY,
}

# What can be done, in the order of the work; each may be done more than once.
STEPS = ("contained", "evidence", "told", "posted", "told_more", "reported", "exempt", "told_cleared", "other")
# Which steps settle which duty. Who cannot be reached is told by the website (decree 39(3)); data that was got back or
# deleted, so that harm is very unlikely, need not be reported (decree 40).
SETTLED_BY: Mapping[str, frozenset[str]] = {
    "tell": frozenset({"told", "posted"}),
    "report": frozenset({"reported", "exempt"}),
    "tell_cleared": frozenset({"told_cleared"}),
}


@dataclass(frozen=True, slots=True)
class Assessment:
    """Whether the incident must be reported to the authorities, and why: codes. Without a reason for it, the one code is
    `unknown` (items or number are not known yet) or `below` (the threshold)."""

    must_report: bool
    reasons: Sequence[str]


def assess(items: Collection[str], persons: int | None, *, is_intrusion: bool) -> Assessment:
    """The threshold of decree 40 on what is known."""
    weights = {ITEMS[item] for item in items}
    found = {
        "sensitive": Weight.SENSITIVE in weights,
        "unique": Weight.UNIQUE in weights,
        "intrusion": is_intrusion,
        "many": persons is not None and persons >= REPORT_FROM,
    }
    if reasons := [reason for reason, applies in found.items() if applies]:
        return Assessment(True, reasons)
    return Assessment(False, ["unknown" if persons is None or not items else "below"])


def outstanding(assessment: Assessment, taken: Collection[str]) -> list[str]:
    """The duties that no step has settled yet: codes of `SETTLED_BY`."""
    duties = ["tell", "report"] if assessment.must_report else ["tell"]
    return _unsettled(duties, taken)


def owed_at_end(finding: str, assessment: Assessment, taken: Collection[str]) -> list[str]:
    """The duties that stand in the way of closing. Who was told of a leak that was none is told so at once (decree 39-3)."""
    if finding != "cleared":
        return outstanding(assessment, taken)
    return _unsettled(["tell_cleared"], taken) if SETTLED_BY["tell"] & set(taken) else []


def _unsettled(duties: Sequence[str], taken: Collection[str]) -> list[str]:
    return [duty for duty in duties if not SETTLED_BY[duty] & set(taken)]

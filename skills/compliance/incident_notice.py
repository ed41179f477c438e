"""The notice to those concerned by an incident (B-3): the six elements of Act 34(1) and decree 39, in four variants.

It is a draft: people read it, change it and send it themselves. The sentences stand in `skills/texts/pages/incidents.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from skills.clinic.clinic import Clinic
from skills.fields.timing.hours import in_seoul
from skills.texts import say

# First: as soon as something is known. Follow-up: what became known later. Possible: a leak that is only suspected
# (decree 39-3). Cleared: the suspicion proved wrong.
VARIANTS = ("first", "follow_up", "possible", "cleared")
ADVICE = ("contact", "kakao_id", "photos")  # Items with advice of their own, besides what is said to everybody.


def draft_notice(
    clinic: Clinic, variant: str, lang: str, *, kind: str, items: Sequence[str], happened: str, aware_at: datetime
) -> str:
    """The notice in words. `kind` and `items` are codes of `skills/compliance/incident_duties.py`; empty `items` or
    `happened` are told as not known yet."""
    opening = [
        say(f"incident.subject.{variant}", lang, clinic=clinic.name.in_(lang)),
        say(f"incident.opening.{variant}", lang, kind=say(f"incident.kind.{kind}", lang)),
    ]
    desk = _desk(clinic, lang)
    if variant == "cleared":
        return "\n\n".join([*opening, desk])
    elements = [
        say("incident.head.items", lang) + "\n" + _items(items, lang),
        say(f"incident.head.when.{_sureness(variant)}", lang) + "\n" + _course(happened, aware_at, lang),
        say("incident.head.advice", lang) + "\n" + _advice(items, lang),
        say("incident.head.response", lang) + "\n" + say("incident.response", lang),
        say("incident.head.desk", lang) + "\n" + desk,
        say("incident.head.remedies", lang) + "\n" + say("incident.remedies", lang),
    ]
    numbered = [f"{number}. {element}" for number, element in enumerate(elements, start=1)]
    ending = say(f"incident.ending.{variant}", lang)
    return "\n\n".join([*opening, *numbered, ending])


def _sureness(variant: str) -> str:
    return "possible" if variant == "possible" else "certain"


def _items(items: Sequence[str], lang: str) -> str:
    return ", ".join(say(f"incident.item.{item}", lang) for item in items) or say("incident.unknown", lang)


def _course(happened: str, aware_at: datetime, lang: str) -> str:
    here = in_seoul(aware_at)
    known = say("incident.known_at", lang, year=here.year, month=here.month, day=here.day, time=f"{here:%H:%M}")
    return f"{happened or say('incident.unknown', lang)}\n{known}"


def _advice(items: Sequence[str], lang: str) -> str:
    lines = [say(f"incident.advice.{item}", lang) for item in ADVICE if item in items]
    return "\n".join([*lines, say("incident.advice.all", lang)])


def _desk(clinic: Clinic, lang: str) -> str:
    officer = clinic.officer
    reach = ", ".join(part for part in (officer.phone, officer.email) if part)
    return say("incident.desk", lang, clinic=clinic.name.in_(lang), name=officer.name.in_(lang), reach=reach)

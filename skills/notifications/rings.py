"""Which of the desk's events ring for whom: what somebody did oneself never does, nor what a colleague has in hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from skills.staff.permissions import Act, Person, bound_to, can
from storage.cases import filters, inbox
from storage.cases.events import DeskEvent
from storage.unit.unit_of_work import Unit


class Stand(NamedTuple):
    """How the case of an event stands: who holds it, and whether it is urgent."""

    holder_id: str | None
    is_urgent: bool


NOWHERE = Stand(None, is_urgent=False)
_FOR_ONE: Mapping[str, str] = {
    "case_assigned": "handed", "mentioned": "mentioned", "reminded": "reminded", "answer_withheld": "unreached",
    "taken_over": "taken", "case_ending": "ending",
}  # fmt: skip
_ABOUT_CASES: Mapping[str, str] = {
    "case_filed": "filed", "patient_wrote": "wrote", "marked_urgent": "urgent", "case_unreached": "unreached",
}  # fmt: skip


def ring_of(event: DeskEvent, stand: Stand, who: Person) -> str:
    """How this event rings for this person: "urgent", "handed", "taken", "mentioned", "reminded", "ending", "filed",
    "wrote", "unreached", "right", or "" for none."""
    if event.staff_id == who.id:
        return ""
    if event.for_id:
        return _FOR_ONE.get(event.what, "") if event.for_id == who.id else ""
    if event.what == "right_asked":
        return "right" if can(who, Act.DECIDE_RIGHTS) else ""
    if event.what == "case_handed_over":
        return "handed" if stand.holder_id == who.id else ""
    ring = _ABOUT_CASES.get(event.what, "")
    if not ring or stand.holder_id not in (None, who.id):
        return ""
    return "urgent" if stand.is_urgent and ring == "filed" else ring


def stands_of(unit: Unit, told: Iterable[DeskEvent]) -> dict[str, Stand]:
    """How the cases of these events stand now."""
    found = inbox.stands(unit, {event.consultation_id for event in told if event.consultation_id})
    return {case_id: Stand(*stand) for case_id, stand in found.items()}


def heard(unit: Unit, who: Person, told: Iterable[DeskEvent], stands: Mapping[str, Stand]) -> list[str]:
    """How these events ring for somebody who does not look at the desk. One about a case that is a colleague's alone does not;
    who is called by name is told, as at the desk."""
    found, bound = list(told), bound_to(who)
    cases = {event.consultation_id for event in found if event.consultation_id}
    mine = filters.readable_among(unit, cases, bound) if bound else cases
    theirs = [one for one in found if one.for_id == who.id or not one.consultation_id or one.consultation_id in mine]
    rings = (ring_of(one, stands.get(one.consultation_id or "", NOWHERE), who) for one in theirs)
    return [ring for ring in rings if ring]

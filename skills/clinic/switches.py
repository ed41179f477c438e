"""What the clinic can stop at once, and start again: new filings, photos, the desk's door, each way out, a processor (B-6).

Who may is the desk's question (`Act.CHANGE_SWITCHES`) or the operator's. A stop needs no second person: it is for the moment in
which something goes wrong, is on the trail with its reason, and `doctor` and the overview name it for as long as it lasts.
"""

from __future__ import annotations

from collections.abc import Mapping

from skills.clinic.clinic import Clinic
from storage.clinic import switches
from storage.clinic.switches import Switch
from storage.errors import NotFound, NotPossible
from storage.staff import sessions
from storage.unit.unit_of_work import Unit

FILING, PHOTOS, DESK = "filing", "photos", "desk"
WAYS: Mapping[str, frozenset[str]] = {
    "way.event": frozenset({"patient_event", "campaign_message"}),
    "way.alimtalk": frozenset({"alimtalk"}),
    "way.sms": frozenset({"sms"}),
    "way.staff": frozenset({"staff_webhook", "staff_mail", "account_mail"}),
    "way.push": frozenset({"desk_push"}),
    "way.owner": frozenset({"owner_webhook", "owner_mail"}),
}
"""The kinds of notice that wait in the outbox while their way is off."""
PROCESSOR = "processor."
LONGEST_WHY = 200


def names(clinic: Clinic) -> tuple[str, ...]:
    """Every switch of this clinic, in the order of the page."""
    return (FILING, PHOTOS, DESK, *WAYS, *(PROCESSOR + processor.name for processor in clinic.processors))


def move(unit: Unit, clinic: Clinic, name: str, why: str, *, off: bool) -> None:
    """Stop or start something. One that is off can be put on again though the processor was renamed meanwhile."""
    if name not in names(clinic) and (off or switches.find(unit, name) is None):
        raise NotFound("there is no such switch")
    if not (why := why.strip()[:LONGEST_WHY]):
        raise NotPossible("a switch needs its reason", code="switch_why")
    moved = switches.move(unit, name, why, off=off)
    if name == DESK and off:
        sessions.end_everyone(unit, but=moved.moved_by)


def is_off(unit: Unit, name: str) -> bool:
    """Whether this is stopped now."""
    return name in switches.off(unit)


def stops(unit: Unit, name: str) -> bool:
    """Whether this is stopped, for the act itself: it is asked anew, and stays as it is until the act is kept."""
    switches.hold(unit, name)
    return is_off(unit, name)


def check_on(unit: Unit, name: str) -> None:
    """Raise `NotPossible` (filing_off, photos_off, desk_off) while this is stopped."""
    if stops(unit, name):
        raise NotPossible("this is switched off", code=f"{name}_off")


def lets_in(unit: Unit, staff_id: str) -> bool:
    """Whether the desk's door is open for this person: while it is off, for whoever put it off alone."""
    door = switches.find(unit, DESK)
    if door is None:
        return True
    is_ours = switches.is_ours(unit, door)
    return is_ours and (not door.is_off or door.moved_by == staff_id != "")


def found_off(unit: Unit) -> list[Switch]:
    """What is off, for `doctor` and the overview."""
    names_off = switches.off(unit)
    return [switch for switch in switches.all_of(unit) if switch.name in names_off]


def stopped_kinds(unit: Unit) -> frozenset[str]:
    """The kinds of notice that wait because their way, or the taking of photos, is off."""
    off = switches.off(unit)
    held = {kind for way, kinds in WAYS.items() if way in off for kind in kinds}
    return frozenset(held | ({"photo"} if PHOTOS in off else set()))


def stopped_processors(unit: Unit) -> frozenset[str]:
    """The names of the processors that are not called now."""
    return processors_in(switches.off(unit))


def processors_in(off: frozenset[str]) -> frozenset[str]:
    """The processors among names that are off."""
    return frozenset(name.removeprefix(PROCESSOR) for name in off if name.startswith(PROCESSOR))

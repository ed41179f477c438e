"""Shifts: who is on duty, away for a moment, or gone. Who has gone holds nothing: it waits for those who are there."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from skills.cases import casework, whose
from skills.cases.team import turns
from skills.clinic.clinic import Clinic
from skills.staff import permissions
from skills.staff.permissions import Act, Person
from storage.cases.team import assignments, duty
from storage.cases.team.duty import Duty, DutyState
from storage.errors import NotPossible
from storage.trail import chain
from storage.unit.unit_of_work import Unit


@dataclass(frozen=True, slots=True)
class OnDuty:
    """A colleague with what they have in hand."""

    id: str
    name: str
    state: str
    until: datetime | None
    load: int
    treatments: tuple[str, ...]
    lapsed_at: datetime | None = None


def change(unit: Unit, clinic: Clinic, who: Person, state: str) -> None:
    """Begin a shift, be away for a moment, or end it: then what they hold and were given goes back."""
    permissions.check_can(who, Act.WORK_CASE)
    if state not in set(DutyState):
        raise NotPossible("on, away or off", code="duty_unknown")
    line = duty.find(unit, who.id) or Duty(staff_id=who.id, since_at=unit.now, until_at=unit.now)
    if state == DutyState.OFF or line.state == DutyState.OFF or line.until_at <= unit.now:
        line.since_at = unit.now
    if state != DutyState.AWAY:
        line.until_at = unit.now + timedelta(hours=clinic.desk.shift_hours if state == DutyState.ON else 0)
    line.state = state
    unit.session.add(line)
    unit.session.flush()
    chain.record(unit, "duty_changed", about=who.id, why=f"duty_{state}")
    if state == DutyState.OFF:
        leave(unit, who.id)
    turns.share_out(unit, clinic)


def know_best(unit: Unit, clinic: Clinic, who: Person, words: Collection[str]) -> None:
    """Which treatments this person is given first."""
    permissions.check_can(who, Act.WORK_CASE)
    line = duty.find(unit, who.id) or Duty(staff_id=who.id, since_at=unit.now, until_at=unit.now)
    line.treatments = " ".join(one.word for one in clinic.treatments if one.word in words)
    unit.session.add(line)


def end_lapsed(unit: Unit, clinic: Clinic) -> int:
    """End the shifts that are over (a scheduled job); how many cases went back or were given to somebody."""
    found, moved = duty.over(unit), 0
    for line in found:
        line.state = DutyState.OFF
        unit.session.add(line)
        chain.record(unit, "duty_changed", about=line.staff_id, why="duty_lapsed")
        moved += leave(unit, line.staff_id)
    return moved + turns.share_out(unit, clinic)


def leave(unit: Unit, staff_id: str) -> int:
    """What this person holds and was given waits for the others; how many cases that were."""
    held = casework.give_back_all(unit, staff_id)
    return held + len(assignments.take_back_all(unit, staff_id))


def everyone(unit: Unit, who: Person) -> list[OnDuty]:
    """Who can take cases, oneself first and those on duty before the others, with what each has in hand."""
    permissions.check_can(who, Act.SEE_INBOX)
    people = [*([who] if permissions.can(who, Act.WORK_CASE) else []), *whose.colleagues(unit, who)]
    lines, loads = duty.of_everyone(unit), assignments.loads(unit)
    found = [_shown(unit, one, lines.get(one.id), loads) for one in people]
    return sorted(found, key=lambda one: (one.id != who.id, list(DutyState).index(DutyState(one.state)), one.name))


def there(unit: Unit, people: Iterable[Person]) -> list[tuple[Person, str]]:
    """These people with how they are there ("on", "away", or "" for who is not), those on duty first."""
    lines = duty.of_everyone(unit)
    found = [(one, _shown(unit, one, lines.get(one.id), {}).state) for one in people]
    ordered = sorted(found, key=lambda pair: list(DutyState).index(DutyState(pair[1])))
    return [(one, "" if state == DutyState.OFF else state) for one, state in ordered]


def _shown(unit: Unit, one: Person, line: Duty | None, loads: dict[str, int]) -> OnDuty:
    is_there = line is not None and line.state != DutyState.OFF and line.until_at > unit.now
    if line is None or not is_there:
        words, lapsed = (tuple(line.words), line.lapsed_at) if line else ((), None)
        return OnDuty(one.id, one.name, DutyState.OFF, None, loads.get(one.id, 0), words, lapsed)
    return OnDuty(one.id, one.name, line.state, line.until_at, loads.get(one.id, 0), tuple(line.words))

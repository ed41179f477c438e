"""Assigning by hand: a waiting case is somebody's before they hold it. Until they take it, the bot goes on answering."""

from __future__ import annotations

from skills.cases import casework, whose
from skills.cases.consultations import State
from skills.cases.team import turns
from skills.clinic.clinic import Clinic
from skills.staff import permissions
from skills.staff.permissions import Act, Person
from storage.cases import events
from storage.cases.team import assignments
from storage.errors import NotPossible
from storage.trail import chain
from storage.unit.unit_of_work import Unit


def assign(unit: Unit, clinic: Clinic, who: Person, case_id: str, to_id: str, remark: str = "") -> None:
    """Give a case to somebody ("" for nobody), with a remark that becomes a note. What one holds oneself is handed over."""
    permissions.check_can(who, Act.WORK_CASE)
    case = casework.locked_for(unit, who, case_id)
    if to_id and to_id not in {who.id, *(one.id for one in whose.colleagues(unit, who))}:
        raise NotPossible("this colleague cannot take cases", code="no_colleague")
    if case.state == State.CLOSED:
        raise NotPossible("a closed case is nobody's", code="case_is_closed")
    if case.state == State.HELD:
        if not to_id:
            casework.give_back(unit, who, case_id, case.version)
        elif case.holder_id != to_id:
            casework.hand_over(unit, clinic, who, case_id, case.version, to_id, remark)
        return
    casework.add_remark(unit, who, case, remark)
    if to_id:
        turns.give(unit, case, to_id, "hand")
        return
    assignments.take_back(unit, case.id)
    chain.record(unit, "case_unassigned", subject=case.patient_id, about=case.id)
    events.tell(unit, "case_unassigned", case.id)

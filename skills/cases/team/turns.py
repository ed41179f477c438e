"""Sharing out: what waits and is nobody's is given to those on duty, in turn or by what they know best, up to a limit.

Who was given a case longest ago is next. Nothing is shared out where the clinic has not switched it on.
"""

from __future__ import annotations

from skills.clinic.clinic import Clinic
from skills.staff import permissions
from skills.staff.permissions import Act, Person
from storage.cases import codes, events
from storage.cases.consultations import Consultation
from storage.cases.team import assignments, duty
from storage.cases.team.duty import Duty
from storage.staff import staff
from storage.trail import chain
from storage.unit.unit_of_work import Unit

AT_ONCE = 50


def share_out(unit: Unit, clinic: Clinic) -> int:
    """Give what waits to those who are there; how many cases were given."""
    if not (clinic.desk.assign_in_turn or clinic.desk.assign_by_treatment):
        return 0
    present = _present(unit)
    if not present:
        return 0
    loads, given = assignments.loads(unit), 0
    for case in assignments.ungiven(unit, AT_ONCE):
        free = [one for one in present if loads.get(one.staff_id, 0) < clinic.desk.most_cases]
        chosen, way = _choose(unit, clinic, case, free)
        if chosen is None:
            continue
        give(unit, case, chosen.staff_id, way)
        present.remove(chosen)
        present.append(chosen)  # Their next turn comes after everybody else's.
        chosen.given_at = unit.now
        unit.session.add(chosen)
        loads[chosen.staff_id] = loads.get(chosen.staff_id, 0) + 1
        given += 1
    return given


def give(unit: Unit, case: Consultation, staff_id: str, way: str) -> None:
    """The case is this person's, who is told; the trail says whose and how."""
    assignments.give(unit, case, staff_id, way)
    chain.record(unit, "case_assigned", subject=case.patient_id, about=case.id, why=staff_id)
    events.tell(unit, "case_assigned", case.id, for_id=staff_id)


def _present(unit: Unit) -> list[Duty]:
    roles = staff.roles_of_everyone(unit)
    return [
        one
        for one in duty.lock_present(unit)
        if permissions.can(Person(one.staff_id, "", roles.get(one.staff_id, frozenset())), Act.WORK_CASE)
    ]


def _choose(unit: Unit, clinic: Clinic, case: Consultation, free: list[Duty]) -> tuple[Duty | None, str]:
    """Who is next, and why: who knows the treatment, or else whoever's turn it is."""
    if clinic.desk.assign_by_treatment and case.treatment_lookup:
        for one in free:
            if case.treatment_lookup in {codes.treatment(unit, word) for word in one.words}:
                return one, "treatment"
    if clinic.desk.assign_in_turn and free:
        return free[0], "turn"
    return None, ""

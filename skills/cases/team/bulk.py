"""Many cases at once, each in a unit of its own: one that cannot be done stays as it is, and the others are done."""

from __future__ import annotations

from datetime import datetime

from skills.cases import casework
from skills.cases.answering import one_press
from skills.clinic.clinic import Clinic
from skills.staff.permissions import Person
from storage.cases import assignment
from storage.errors import Conflict, NotPossible
from storage.unit.unit_of_work import Unit

MOST = 50


def close_with(
    unit: Unit, clinic: Clinic, who: Person, case_id: str, text: str, outcome: str, shown_at: datetime
) -> None:
    """Answer and close a case of a list. Whose patient has done something since the list was shown is not answered past it."""
    case = casework.locked_for(unit, who, case_id)
    if case.is_urgent:  # Somebody must have read what is wrong, and a ticked row does not say that.
        raise NotPossible("an urgent case is answered by itself", code="bulk_urgent")
    if case.active_at > shown_at:
        raise Conflict("the patient has written meanwhile", code="patient_wrote")
    one_press.take_and_answer(unit, clinic, who, case_id, case.version, text, assignment.last_words(unit, case_id))
    one_press.close_answered(unit, who, case_id, outcome)

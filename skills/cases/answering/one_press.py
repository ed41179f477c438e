"""Several steps of a counsellor's in one press and one unit: all of them happen, or none."""

from __future__ import annotations

from collections.abc import Collection

from skills.cases import casework
from skills.cases.answering import files
from skills.clinic.clinic import Clinic
from skills.staff.permissions import Person
from storage.cases.consultations import CaseMessage
from storage.unit.unit_of_work import Unit


def take_and_answer(
    unit: Unit,
    clinic: Clinic,
    who: Person,
    case_id: str,
    version: int,
    text: str,
    heard: int,
    *,
    is_ad: bool = False,
    file_ids: Collection[str] = (),
    confirmed: Collection[str] = (),
) -> CaseMessage:
    """Answer a case that nobody holds, with the chosen files: it is the person's own from then on. With words that cannot be
    sent nothing is taken."""
    if casework.locked_for(unit, who, case_id).holder_id != who.id:
        casework.take(unit, clinic, who, case_id, version)
    message = casework.answer(unit, clinic, who, case_id, text, heard, is_ad=is_ad, confirmed=confirmed)
    files.send(unit, message, file_ids)
    return message


def close_answered(unit: Unit, who: Person, case_id: str, outcome: str) -> None:
    """Close what was answered just now, in the same unit."""
    casework.close(unit, who, case_id, casework.locked_for(unit, who, case_id).version, outcome)

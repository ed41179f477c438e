"""Drafts: what somebody has typed on a case and not sent stands on the server, so that no click, no locked screen and no lost
session takes it away. It ends with sending, with the closing of the case, and with everything else of the patient's.
"""

from __future__ import annotations

from dataclasses import replace

from skills.cases import reading
from skills.cases.casework import ANSWER_MOST, NOTE_MOST
from skills.fields.secrets import mask_secrets
from skills.staff import permissions
from skills.staff.permissions import Act, Person
from storage.cases.answering import drafts
from storage.patients import patients
from storage.patients.patients import Purpose
from storage.unit.unit_of_work import Unit


def keep(unit: Unit, who: Person, case_id: str, answer: str | None, note: str | None) -> None:
    """Keep what is in the boxes of the page; None for a box that the page does not have, whose words stay as they were.
    A closed case keeps no answer, and numbers that nobody may keep are masked here as everywhere."""
    permissions.check_can(who, Act.WRITE_NOTE)
    case = reading.find_for(unit, who, case_id)
    key = patients.unlock(unit, case.patient_id, Purpose.CONSULTATION).key
    unit.account_for(case.patient_id)  # What is opened here is what they typed themselves, and it is shown to nobody.
    typed = drafts.of(unit, key, case_id, who.id)
    if note is not None:
        typed = replace(typed, note=_kept(note, NOTE_MOST))
    if answer is not None and permissions.can(who, Act.WORK_CASE) and case.closed_at is None:
        typed = replace(typed, answer=_kept(answer, ANSWER_MOST))
    drafts.keep(unit, key, case, who.id, typed)


def _kept(words: str, most: int) -> str:
    plain = words.replace("\r\n", "\n")[:most]
    return mask_secrets(plain).text if plain.strip() else ""

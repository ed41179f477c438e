"""An answer that offers something is an ad to one person: past the guard, in the frame of ads, or not at all (M-2)."""

from __future__ import annotations

from skills.campaigns import send_guard
from skills.campaigns.send_guard import Kind
from skills.campaigns.text import for_reader
from skills.clinic.clinic import Clinic
from storage.cases import consultations
from storage.errors import NotFound, NotPossible
from storage.unit.unit_of_work import Unit


def framed(unit: Unit, clinic: Clinic, case_id: str, words: str) -> str:
    """The answer as the ad that it is; `NotPossible` for who has not agreed to ads, or not to ads at night."""
    case = consultations.find(unit, case_id)
    if case is None:
        raise NotFound("no such case")
    verdict = send_guard.check(unit, clinic, Kind.AD, case.patient_id)
    if verdict.code:
        code = "answer_ad_night" if verdict.code == "night" else "answer_ad_refused"
        raise NotPossible("this person may not be sent an ad now", code=code)
    text = words.replace("\r\n", "\n").strip()
    return for_reader(Kind.AD, clinic, text, text, verdict.lang) if text else text

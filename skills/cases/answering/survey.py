"""The survey: how a consultation went, asked once after its end, where the clinic wants it.

Who is asked: the patient of a consultation that staff closed days ago at most, answered and shown in the chat; never after an
emergency, for a child or on somebody else's behalf, and nobody who did not want to be asked before.
"""

from __future__ import annotations

from datetime import timedelta

from skills.cases.answering.sending import undo_time
from skills.cases.casework import Outcome
from skills.cases.consultations import CaseKind
from skills.clinic.clinic import Clinic
from skills.fields.secrets import mask_secrets
from storage.cases import consultations, events
from storage.cases.answering import surveys
from storage.cases.answering.surveys import Said, Survey, SurveyState
from storage.cases.consultations import SHOWN, Consultation
from storage.crypto.vault import SealKey
from storage.unit.unit_of_work import Unit

SCORES = range(1, 6)
WITHIN = timedelta(days=3)  # Later nobody remembers; and a closed case lives for days only.
LINE_MOST = 300
SETTLED = frozenset({Outcome.ANSWERED, Outcome.VISIT_BOOKED, Outcome.OTHER})


def due(unit: Unit, clinic: Clinic, key: SealKey, patient_id: str) -> Consultation | None:
    """The case that its patient is to be asked about now."""
    cases = consultations.of_patient(unit, patient_id) if clinic.desk.survey else []
    if not cases or not _is_over(unit, clinic, cases[0]):
        return None
    if surveys.was_asked(unit, cases[0].id):
        return None
    if any(one.state == SurveyState.REFUSED for one in surveys.of_patient(unit, patient_id)):
        return None
    if consultations.open_answers(key, cases[0]).get("whose"):
        return None
    answers = [one for one in consultations.messages(unit, cases[0].id) if one.author == "staff"]
    return cases[0] if answers and all(one.state in SHOWN for one in answers) else None


def _is_over(unit: Unit, clinic: Clinic, case: Consultation) -> bool:
    """Closed by staff, so long ago that it can be undone no more, and not long ago."""
    if case.closed_at is None or case.outcome not in SETTLED or case.is_urgent or case.kind == CaseKind.EMERGENCY:
        return False
    return undo_time(clinic) <= unit.now - case.closed_at <= WITHIN


def ask(unit: Unit, case: Consultation) -> None:
    """The question is asked now, and never again about this case."""
    surveys.ask(unit, case)


def answer(unit: Unit, patient_id: str, score: int) -> bool:
    """Keep a press; a second one is the one that counts. False when there is nothing (any more) to be said about."""
    survey = _open(unit, patient_id)
    if survey is None or score not in SCORES:
        return False
    surveys.keep(unit, survey, SurveyState.ANSWERED, score)
    events.tell(unit, "survey_answered", survey.consultation_id)
    return True


def refuse(unit: Unit, patient_id: str) -> None:
    """Who does not want to be asked is not asked about later cases either."""
    survey = _open(unit, patient_id)
    if survey is not None and survey.state == SurveyState.ASKED:
        surveys.keep(unit, survey, SurveyState.REFUSED)


def add_line(unit: Unit, key: SealKey, patient_id: str, words: str) -> bool:
    """Keep the line that was asked for, once; False when there is nothing (any more) to add it to."""
    survey = _open(unit, patient_id)
    line = mask_secrets(words.strip()).text[:LINE_MOST]
    if survey is None or survey.state != SurveyState.ANSWERED or survey.words_sealed is not None or not line:
        return False
    surveys.add_words(unit, key, survey, line)
    events.tell(unit, "survey_answered", survey.consultation_id)
    return True


def read(unit: Unit, key: SealKey, case_id: str) -> Said | None:
    """What the patient said of this case."""
    survey = surveys.of_case(unit, case_id)
    return None if survey is None else surveys.open_said(key, survey)


def _open(unit: Unit, patient_id: str) -> Survey | None:
    """The question that was asked last, while it can be answered."""
    newest = next(iter(surveys.of_patient(unit, patient_id)), None)
    return newest if newest is not None and unit.now - newest.asked_at <= WITHIN else None

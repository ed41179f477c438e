"""An answer that offers something is an ad to one person: past the guard, in the frame of ads, or not at all (M-2)."""

from __future__ import annotations

from skills.campaigns import send_guard
from skills.campaigns.send_guard import Kind, Verdict
from skills.campaigns.text import compose, for_reader
from skills.cases import casework
from skills.cases.answering import undo
from skills.clinic.clinic import Clinic
from storage.cases import assignment, consultations, events
from storage.cases.codes import MessageState
from storage.errors import NotFound, NotPossible
from storage.outbox.outbox import Due
from storage.unit.unit_of_work import Unit

MARK = "(광고)"  # Begins every ad, in both languages (`campaign.ad`).
HEEDED = frozenset({"no_consent", "consent_old", "night"})
"""What the guard may have found since the answer was written; all else stops every answer, an ad or not."""


def framed(unit: Unit, clinic: Clinic, case_id: str, words: str) -> str:
    """The answer as the ad that it is; `NotPossible` for who has not agreed to ads, or not to ads at night."""
    case = consultations.find(unit, case_id)
    if case is None:
        raise NotFound("no such case")
    verdict = send_guard.check(unit, clinic, Kind.AD, case.patient_id)
    if verdict.code:
        code = "answer_ad_night" if verdict.code == "night" else "answer_ad_refused"
        raise NotPossible("this person may not be sent an ad now", code=code)
    text = _bare(clinic, words.replace("\r\n", "\n").strip())
    return for_reader(Kind.AD, clinic, text, text, verdict.lang) if text else text


def _bare(clinic: Clinic, text: str) -> str:
    """The words without the frame that an ad got before it was undone."""
    for lang in ("ko", "en"):
        head, foot = compose(Kind.AD, clinic, "\0", lang).split("\0")
        if text.startswith(head) and text.endswith(foot):
            return text[len(head) : -len(foot)].strip()
    return text


def refused(unit: Unit, clinic: Clinic, patient_id: str) -> Verdict | None:
    """Why an answer that is an ad may not be shown to this person at this moment; None when it may."""
    verdict = send_guard.check(unit, clinic, Kind.AD, patient_id)
    return verdict if verdict.code in HEEDED else None


def withhold(unit: Unit, clinic: Clinic, notice: Due, why: str) -> None:
    """The consent was withdrawn before the answer left: it is its writer's draft again, who is told."""
    message = assignment.find_message(unit, notice.about)
    if message is None or message.state != MessageState.QUEUED:
        return
    writer, case = message.staff_id or "", casework.locked(unit, message.consultation_id)
    undo.take_back(unit, clinic, case, message, notice.payload, "answer_withheld", why)
    events.tell(unit, "answer_withheld", case.id, for_id=writer)

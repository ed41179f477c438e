"""Whatever the intake asks stands in the one list of answers, with every word and door that an answer has."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.desk.frame import catalogue
from bot.talks.answers import TYPED
from skills.cases.answers import ANSWERS, CORRECTED_ON_CASE, OF_PATIENT, READERS, show_noted
from skills.chat.intake.questions import FORM, with_health
from skills.texts import TEXTS
from storage.retention import health_data
from tests import intake
from tests.desk import clinic

ASKED = [field.step for field in FORM.fields if field.step not in ("age", "health_consent")]


@pytest.mark.parametrize("step", ASKED)
def test_every_question_has_its_answer_in_the_list_and_its_words(step: str) -> None:
    """Read, asked, called, shown, changed at the review, answered by the one who walks through the intake."""
    assert step in READERS
    assert f"intake.{step}.ask" in TEXTS
    assert ANSWERS[step].called
    assert {f"summary.{step}", f"summary.{step}.change"} <= TEXTS.keys()
    assert all(step in answers for answers in TYPED.values())
    assert step in intake.STEPS


def test_what_can_be_read_is_asked() -> None:
    """An answer that no question brings would be a promise to nobody."""
    assert set(READERS) == set(ASKED)


@pytest.mark.parametrize("step", ANSWERS)
def test_every_answer_has_a_name_for_patient_and_desk(step: str) -> None:
    """The review, "my data" and the desk say what an answer is by the same word."""
    assert f"summary.{step}" in TEXTS
    assert step in OF_PATIENT or catalogue.say(f"case.step.{step}", "ko") == TEXTS[f"summary.{step}"].ko


@pytest.mark.parametrize("step", [*OF_PATIENT, *CORRECTED_ON_CASE])
def test_every_answer_that_is_corrected_is_told_and_refused_in_words(step: str) -> None:
    """What the notice of a correction calls it, and what the officer reads when the new value cannot be one."""
    assert f"summary.{step}.corrected" in TEXTS
    assert f"error.rights.unreadable.{step}" in catalogue.TEXTS


def test_what_is_asked_after_the_health_consent_goes_with_it() -> None:
    """A question that only who agreed is asked rests on that consent, and its answer is destroyed at the withdrawal."""
    resting = {field.step for field in FORM.fields if field.asked is with_health}
    assert resting | {"photos"} == set(health_data.ANSWERS)


@pytest.mark.parametrize(
    ("noted", "shown"),
    [
        ("[원하는 시간] 12월 3일(목) 오후 2시 30분", "[Time wished for] Thu, Dec 3, 2:30 PM"),
        ("[원하는 시간] 평일 저녁", "[Time wished for] weekdays, evening"),
        ("[원하는 시간] 월요일만 빼고요", "[Time wished for] 월요일만 빼고요"),
        ("[예약 문의: 변경]", "[About an appointment: to move it]"),
        ("[상담을 취소하고 싶어 해요]", "[Wants to call the consultation off]"),
        ("[전화 대신 채팅으로 답을 받고 싶어 해요]", "[Wants the answer in the chat instead of a call]"),
        ("[동의 전이라 저장하지 않은 메시지 3건]", "[3 message(s) withheld, because there is no consent yet]"),
        ("12월 3일 오후에 갈게요", "12월 3일 오후에 갈게요"),
    ],
)
def test_what_the_chat_noted_is_read_in_the_desks_language(noted: str, shown: str) -> None:
    """Our own words among a patient's, and they alone; a time that cannot be read again exactly stays as it was noted."""
    at = datetime(2026, 12, 1, 1, tzinfo=UTC)
    assert show_noted(noted, clinic(), "en", at) == shown
    assert show_noted(noted, clinic(), "ko", at) == noted

"""What counts as agreed to was shown: a press decides about the wording that stood in this chat, and about no other."""

from __future__ import annotations

import pytest
from sqlmodel import col, select

from skills.consents.consents import Purpose, wording
from storage.database.database import Database
from storage.patients.consents import Consent
from storage.unit.unit_of_work import SYSTEM
from tests.chatting import CLINIC, Person
from tests.conftest import MovedClock
from tests.policies import clinic_with, second_version

ADS = """
[policy.consents.ads_receive]
period = { ko = "동의를 거두실 때까지, 길어도 5년 보관해요.", en = "Until you withdraw, five years at most." }
"""
NEW_ADS = clinic_with(second_version(on="2026-12-15", consents=ADS))
LONGER_KEPT = CLINIC.model_copy(update={"periods": CLINIC.periods.model_copy(update={"closed_case_days": 30})})


def given(database: Database, purpose: Purpose) -> list[str]:
    """The hashes of the wordings that were agreed to."""
    query = select(Consent).where(col(Consent.purpose) == purpose, col(Consent.decision) == "given")
    return database.run_now(lambda unit: [row.wording_hash for row in unit.session.scalars(query)], SYSTEM)


async def test_an_old_button_agrees_to_no_wording_that_came_after_it(
    sqlite_database: Database, clock: MovedClock
) -> None:
    """The button still stands in the chat when other words are in force: those are shown first."""
    person = Person(sqlite_database, clinic=NEW_ADS)
    token = (await person.file()).token
    clock.move(days=20)
    await person.send(text="광고 수신 동의", choice="ads_receive", token=token)
    assert given(sqlite_database, Purpose.ADS_RECEIVE) == []
    assert "길어도 5년" in person.read()
    await person.press("ads_receive")
    new = wording(NEW_ADS, Purpose.ADS_RECEIVE, clock.now.date())
    assert given(sqlite_database, Purpose.ADS_RECEIVE) == [new.hash]


@pytest.mark.parametrize("purpose", ["ads_use", "ads_receive", "ads_night"])
async def test_a_press_that_was_never_offered_agrees_to_nothing(sqlite_database: Database, purpose: str) -> None:
    """Who has the channel's key, or another bot of the clinic with the same words, sends what no wording stood beside."""
    person = Person(sqlite_database)
    await person.send(choice=purpose)
    assert given(sqlite_database, Purpose(purpose)) == []
    assert purpose in person.offered()


async def test_the_presses_beside_one_another_stay_good_whatever_is_asked_between_them(
    sqlite_database: Database,
) -> None:
    """Three wordings in one answer: each press is about what was read there."""
    person = Person(sqlite_database)
    await person.file()
    await person.press("ads_use")
    await person.say("진료 시간 알려 주세요")
    await person.send(choice="ads_receive")
    assert len(given(sqlite_database, Purpose.ADS_RECEIVE)) == 1


@pytest.mark.parametrize("presses", [("yes", "yes"), ("agree",)])
async def test_a_yes_after_an_edit_at_the_desk_is_about_the_words_that_were_shown(
    sqlite_database: Database, presses: tuple[str, ...]
) -> None:
    """A period is changed at the desk between the question and its answer: the new words are put, and only they count."""
    person = Person(sqlite_database)
    await person.say("상담 신청")
    assert "5일 안에" in person.read()
    for press in presses[:-1]:
        await person.press(press)
    person.clinic = LONGER_KEPT
    await person.press(presses[-1])
    assert given(sqlite_database, Purpose.HEALTH) == []
    assert "30일 안에" in person.read()
    await person.press("yes")
    day = wording(LONGER_KEPT, Purpose.HEALTH, sqlite_database.clock().date())
    assert given(sqlite_database, Purpose.HEALTH) == [day.hash]


async def test_after_a_question_the_changed_words_are_put_whole_before_they_are_agreed_to(
    sqlite_database: Database,
) -> None:
    """A part of the new words was told as an answer; the rest stands below it, and a yes is about the new words."""
    person = Person(sqlite_database)
    await person.say("상담 신청")
    await person.press("yes")
    person.clinic = LONGER_KEPT
    await person.say("얼마나 보관해요?")
    assert all(part in person.read() for part in ("· 목적:", "· 항목:", "· 보유 기간: 상담이 끝난 뒤 30일"))
    await person.press("yes")
    new = wording(LONGER_KEPT, Purpose.HEALTH, sqlite_database.clock().date())
    assert given(sqlite_database, Purpose.HEALTH) == [new.hash]


async def test_the_evidence_names_the_language_in_which_the_words_were_read(sqlite_database: Database) -> None:
    """Shown in Korean and pressed after the chat had turned to English: the words are shown in English first."""
    person = Person(sqlite_database)
    await person.file()
    await person.say("English please")
    await person.send(choice="ads_receive")
    assert given(sqlite_database, Purpose.ADS_RECEIVE) == []
    await person.press("ads_receive")
    query = select(Consent).where(col(Consent.purpose) == "ads_receive")
    langs = sqlite_database.run_now(lambda unit: [row.lang for row in unit.session.scalars(query)], SYSTEM)
    assert langs == ["en"]

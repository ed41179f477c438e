"""Consents to ads are confirmed every two years (M-5): asked once, in the chat, recorded; silence keeps, a press ends."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlmodel import col

from skills.campaigns import reconfirmation
from skills.clinic.clinic import Clinic
from skills.consents import consents
from skills.consents.consents import Decision, Purpose
from storage.database.database import Database
from storage.outbox.outbox import Notice
from storage.patients import consents as kept
from storage.patients.patients import Patient
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests.chatting import CLINIC, Person
from tests.conftest import MovedClock
from tests.policies import PERIOD, clinic_with, second_version
from tests.skills.campaigns.test_campaigns import BY_DAY, change, check, patient


def run(database: Database, clinic: Clinic = CLINIC) -> int:
    return database.run_now(lambda unit: reconfirmation.run(unit, clinic), SYSTEM)


def events(database: Database) -> int:
    query = select(Notice).where(col(Notice.kind) == "patient_event")
    return len(database.run_now(lambda unit: list(unit.session.scalars(query)), SYSTEM))


def decisions(database: Database, who: str) -> list[tuple[str, str, str]]:
    found = database.run_now(lambda unit: kept.history(unit, who), SYSTEM)
    return [(c.purpose, c.decision, c.decided_by) for c in found]


def two_years(clock: MovedClock) -> None:
    clock.now = datetime(2028, 12, 1, 1, 0, tzinfo=UTC)


def test_it_is_asked_two_years_after_the_consent_and_once(database: Database, clock: MovedClock) -> None:
    """Not a second earlier, neither called nor in the chat, and not again while the question waits."""
    who = patient(database, "a", *BY_DAY)

    def due(unit: Unit) -> tuple[Purpose, ...]:
        return reconfirmation.due(unit, CLINIC, who)

    two_years(clock)
    clock.move(seconds=-1)
    assert (run(database), events(database), database.read_now(due, SYSTEM)) == (0, 0, ())
    clock.move(seconds=1)
    assert database.read_now(due, SYSTEM) == (Purpose.ADS_RECEIVE,)
    assert (run(database), events(database)) == (1, 1)
    clock.move(days=1)
    assert (run(database), events(database)) == (0, 1)


def test_nobody_is_asked_who_withdrew_suspended_or_blocked(database: Database, clock: MovedClock) -> None:
    """There is nothing to confirm, or nobody to ask."""
    withdrew, suspended, blocked = (patient(database, key, *BY_DAY) for key in "abc")

    def withdraw(unit: Unit) -> None:
        for purpose in BY_DAY:
            consents.decide(unit, CLINIC, withdrew, purpose, Decision.WITHDRAWN, screen="chat:withdraw")

    database.run_now(withdraw, PATIENT)
    change(database, suspended, suspended_at=clock())
    change(database, blocked, blocked_at=clock())
    two_years(clock)
    assert run(database) == 0


async def test_the_question_tells_sender_fact_and_day_and_silence_keeps_the_consent(
    database: Database, clock: MovedClock
) -> None:
    """Until it was shown no ad goes out; from then on the two years begin anew, and the trail of it is kept."""
    who = patient(database, "a", *BY_DAY)
    two_years(clock)
    assert check(database, who).code == "consent_old"
    run(database)
    assert check(database, who).code == "consent_old"
    person = Person(database, "a")
    await person.say("진료 시간 알려 주세요")
    said = person.read()
    for part in ("리브성형외과", "광고성 정보 수신 동의", "2026년 12월 1일", "그대로 두시면", "수신거부"):
        assert part in said
    assert {"ads_keep", "ads_off"} <= person.offered()
    assert decisions(database, who)[-1] == ("ads_receive", "asked", "clinic")
    assert check(database, who).code == ""
    clock.move(seconds=10)
    await person.say("주차 되나요?")
    assert "수신 동의 확인" not in person.read()
    assert run(database) == 0


async def test_both_answers_are_one_press_and_tell_their_result(database: Database, clock: MovedClock) -> None:
    """Keeping is recorded as the patient's own word, and stopping stops at once."""
    keeps, stops = patient(database, "a", *BY_DAY), patient(database, "b", *BY_DAY)
    two_years(clock)
    run(database)
    for key, word in (("a", "ads_keep"), ("b", "ads_off")):
        person = Person(database, key)
        await person.say("안녕하세요")
        await person.press(word)
        for part in ("보내는 곳: 리브성형외과", "2028년 12월 1일", "결과: "):
            assert part in person.read()
    assert decisions(database, keeps)[-1] == ("ads_receive", "kept", "self")
    assert check(database, keeps).code == ""
    assert check(database, stops).code == "no_consent"


LATER = clinic_with(second_version(on="2028-12-15", consents=PERIOD.replace("health", "ads_receive")))


async def test_what_was_kept_is_agreed_to_in_the_wording_that_it_was_asked_in(
    database: Database, clock: MovedClock
) -> None:
    """C-3: a confirmation renews the consent, and not a wording that nobody has read; both can be withdrawn."""
    who = patient(database, "a", *BY_DAY)
    two_years(clock)
    run(database, LATER)
    person = Person(database, "a", clinic=LATER)
    await person.say("안녕하세요")
    await person.press("ads_keep")
    assert check(database, who, clinic=LATER).code == ""
    clock.move(days=14)
    assert check(database, who, clinic=LATER).code == "no_consent"
    await person.send(text="계속 받기", choice="ads_keep")
    assert "지금 받고 계신 광고는 없어요" in person.read()
    given = database.run_now(lambda unit: consents.agreed_wordings(unit, who), SYSTEM)
    agreed = given[Purpose.ADS_RECEIVE]
    assert agreed is not None
    assert agreed.version == consents.CATALOGUE
    await person.say("동의 철회할게요")
    assert "withdraw_ads_receive" in person.offered()


async def test_the_button_of_an_old_question_renews_nothing(sqlite_database: Database, clock: MovedClock) -> None:
    """It still stands in the chat a year later; the two years go on from the question that was put."""
    who = patient(sqlite_database, "a", *BY_DAY)
    two_years(clock)
    run(sqlite_database)
    person = Person(sqlite_database, "a")
    await person.say("안녕하세요")
    await person.press("ads_keep")
    kept = sqlite_database.run_now(lambda unit: consents.standing(unit, CLINIC, who), SYSTEM)
    clock.move(days=300)
    await person.send(text="계속 받기", choice="ads_keep")
    assert sqlite_database.run_now(lambda unit: consents.standing(unit, CLINIC, who), SYSTEM) == kept


def test_a_consent_in_an_older_wording_is_not_asked_to_stay(database: Database, clock: MovedClock) -> None:
    """It would bring no ad whatever is answered; the present wording is offered where consents are given."""
    patient(database, "a", *BY_DAY)
    two_years(clock)
    clock.move(days=14)
    assert run(database, LATER) == 0
    assert run(database) == 1


@pytest.mark.parametrize("words", ["숨이 안 쉬어져요", "수신거부", "내 정보 보여주세요"])
async def test_neither_an_emergency_nor_a_right_begins_with_the_question(
    database: Database, clock: MovedClock, words: str
) -> None:
    """119 comes first (H-3), and a right is answered without an aside; the question comes another day, if it is still due."""
    who = patient(database, "a", *BY_DAY)
    two_years(clock)
    run(database)
    person = Person(database, "a")
    await person.say(words)
    assert "수신 동의 확인" not in person.read()
    assert "asked" not in [decision for _, decision, _ in decisions(database, who)]
    assert run(database) == (words != "수신거부")


async def test_the_event_that_calls_shows_the_question_alone(database: Database, clock: MovedClock) -> None:
    """Whoever is woken for it reads it at once, and not that there is nothing new."""
    patient(database, "a", *BY_DAY)
    two_years(clock)
    run(database)
    person = Person(database, "a")
    reply = await person.send(skill="inbox", event="sangdam_inbox")
    assert len(reply.bubbles) == 1
    assert {"ads_keep", "ads_off"} <= person.offered()


async def test_who_writes_while_suspended_is_not_asked(database: Database, clock: MovedClock) -> None:
    """R-6: the question is processing too, and comes once it goes on."""
    who = patient(database, "a", *BY_DAY)
    two_years(clock)
    run(database)
    change(database, who, suspended_at=clock())
    person = Person(database, "a")
    await person.say("안녕하세요")
    assert "수신 동의 확인" not in person.read()
    assert decisions(database, who)[-1][1] == "given"
    change(database, who, suspended_at=None)
    assert run(database) == 1


async def test_the_clinics_own_call_is_no_use_by_the_patient(database: Database, clock: MovedClock) -> None:
    """D-7: waking the chat does not put off the day on which the identifiers go."""
    who = patient(database, "a", *BY_DAY)
    seen = select(col(Patient.seen_at)).where(col(Patient.id) == who)
    before = database.run_now(lambda unit: unit.session.scalar(seen), SYSTEM)
    clock.move(days=30)
    person = Person(database, "a")
    await person.send(skill="inbox", event="sangdam_inbox")
    assert database.run_now(lambda unit: unit.session.scalar(seen), SYSTEM) == before
    await person.say("안녕하세요")
    assert database.run_now(lambda unit: unit.session.scalar(seen), SYSTEM) == clock()


async def test_a_consent_in_the_chat_tells_sender_fact_day_and_result(database: Database) -> None:
    """M-4, Network Act 50(7): at once, for giving and for withdrawing; one consent alone does not yet lead to ads."""
    person = Person(database)
    await person.file()
    await person.press("ads_receive")
    for part in ("보내는 곳: 리브성형외과", "2026년 12월 1일 '광고성 정보 수신 동의(선택)'", "모두 누르셔야"):
        assert part in person.read()
    await person.press("ads_use")
    assert "이제 병원 소식을 보내 드려요" in person.read()
    await person.say("동의 철회할게요")
    await person.press("withdraw_ads_use")
    for part in ("보내는 곳: 리브성형외과", "2026년 12월 1일", "철회", "결과: "):
        assert part in person.read()

"""Wordings of consents: made of the catalogue, the clinic's periods and its policy versions; a changed one is asked anew."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError
from sqlmodel import col, select

from skills.cases import photos
from skills.clinic.clinic import Clinic, ConsentChange
from skills.consents import consents
from skills.consents.consents import PARTS, Decision, Purpose, wording
from skills.rights import access
from storage.cases import consultations
from storage.database.database import Database
from storage.patients.consents import Consent
from storage.patients.patients import Patient
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.chatting import CLINIC, Person
from tests.conftest import MovedClock
from tests.policies import LONGER, PERIOD, clinic_with, second_version

TODAY, DATE = date(2026, 12, 1), date(2026, 12, 15)
NEXT_PERIOD = clinic_with(second_version(on="2026-12-15", consents=PERIOD))
OTHER_WORDS = clinic_with(second_version(on="2026-12-15", differs=LONGER))


def patient_id(unit: Unit) -> str:
    return unit.session.scalars(select(col(Patient.id))).one()


def evidence(unit: Unit) -> list[tuple[str, str]]:
    query = select(Consent).where(col(Consent.purpose) == "health").order_by(col(Consent.id))
    return [(row.decision, row.wording_hash) for row in unit.session.scalars(query)]


def kept_words(unit: Unit) -> str:
    cases = consultations.of_patient(unit, patient_id(unit))
    return "\n".join(str(message.id) for case in cases for message in consultations.messages(unit, case.id))


# -- wordings ----------------------------------------------------------------------------------------------------------


def test_every_purpose_can_be_restated_and_nothing_else() -> None:
    """A misspelt consent in clinic.toml stops the start; it must not quietly ask nobody."""
    assert set(ConsentChange.model_fields) == set(PARTS) - {"title"}
    for purpose in Purpose:
        clinic_with(second_version(on="2026-12-15", consents=PERIOD.replace("health", purpose)))
    with pytest.raises(ValidationError):
        clinic_with(second_version(on="2026-12-15", consents=PERIOD.replace("health", "helth")))


@pytest.mark.parametrize("purpose", list(Purpose))
def test_a_version_changes_the_wording_that_it_names_from_its_date_on(purpose: Purpose) -> None:
    """The day before and all other wordings are what they were."""
    before, after = wording(NEXT_PERIOD, purpose, date(2026, 12, 14)), wording(NEXT_PERIOD, purpose, DATE)
    assert before == wording(CLINIC, purpose, TODAY)
    assert (before.hash != after.hash) == (purpose is Purpose.HEALTH)
    assert after.version == ("second" if purpose is Purpose.HEALTH else consents.CATALOGUE)
    assert after.part("items", "ko") == before.part("items", "ko")


@pytest.mark.parametrize(
    ("period", "days", "said", "purposes"),
    [
        ("closed_case_days", 3, "3일 안에", {Purpose.CONTACT, Purpose.HEALTH}),
        ("identifiers_days", 180, "180일 동안", {Purpose.CONTACT, Purpose.ADS_USE}),
    ],
)
def test_a_clinic_that_keeps_things_for_another_time_has_another_wording(
    period: str, days: int, said: str, purposes: set[Purpose]
) -> None:
    """The period that stands in the words is part of what was agreed to (Art. 15(2)): they say it, and mean something else."""
    other = CLINIC.model_copy(update={"periods": CLINIC.periods.model_copy(update={period: days})})
    pairs = {p: (wording(CLINIC, p, TODAY), wording(other, p, TODAY)) for p in Purpose}
    assert {p for p, (old, new) in pairs.items() if old.hash != new.hash} == purposes
    assert {p for p, (old, new) in pairs.items() if old.meaning != new.meaning} == purposes
    assert all(said in pairs[p][1].part("period", "ko") for p in purposes)


# -- asking again ------------------------------------------------------------------------------------------------------


async def test_a_changed_period_is_asked_about_before_anything_more_is_kept(
    database: Database, clock: MovedClock
) -> None:
    """Clause 10, C-3: from the date on the old consent no longer satisfies; it stays as evidence, and so does the new."""
    person = Person(database, clinic=NEXT_PERIOD)
    await person.file()
    clock.move(days=14)
    before = database.run_now(kept_words, SYSTEM)
    reply = await person.say("두루미은하수 다음 달에 휴가가 있어요")
    assert person.offered() >= {"yes", "no"}
    assert reply.step == "health_consent"
    assert "3일 안에" in person.read()
    assert "바뀌어 다시" in person.read()
    assert database.run_now(kept_words, SYSTEM) == before
    await person.press("yes")
    old, new = wording(NEXT_PERIOD, Purpose.HEALTH, TODAY).hash, wording(NEXT_PERIOD, Purpose.HEALTH, DATE).hash
    assert database.run_now(evidence, SYSTEM) == [("given", old), ("given", new)]
    await person.say("두루미은하수 다음 달에 휴가가 있어요")
    assert person.step() == ("handoff", "added")
    assert database.run_now(kept_words, SYSTEM) != before


@pytest.mark.parametrize("clinic", [CLINIC, OTHER_WORDS], ids=["no new version", "other words, same consent"])
async def test_an_unchanged_consent_is_not_asked_for_again(
    database: Database, clock: MovedClock, clinic: Clinic
) -> None:
    """Clause 10: an edit of the policy's words that touches no consent asks nobody."""
    person = Person(database, clinic=clinic)
    await person.file()
    clock.move(days=14)
    await person.say("두루미은하수 다음 달에 휴가가 있어요")
    assert person.step() == ("handoff", "added")
    assert len(database.run_now(evidence, SYSTEM)) == 1


async def begin_before_midnight(person: Person, clock: MovedClock) -> None:
    """Agree and come as far as the details at ten to midnight, when the old wording is in force for the last time."""
    clock.move(days=13, hours=13, minutes=50)  # 23:50 on the 14th in Korea.
    await person.say("상담 신청")
    await person.press("yes")
    await person.press("yes")
    await person.say("홍길동")
    await person.say("010-0000-1234")
    await person.say("눈이요")


async def test_a_form_that_is_open_on_the_date_asks_again_before_the_details(
    sqlite_database: Database, clock: MovedClock
) -> None:
    """Agreed on the eve, written after midnight: the words are not kept, and the form goes on where it was."""
    person = Person(sqlite_database, clinic=NEXT_PERIOD)
    await begin_before_midnight(person, clock)
    assert person.step() == ("consult", "details")
    clock.move(minutes=20)
    reply = await person.say("두루미은하수 붓기가 궁금해요")
    assert reply.step == "health_consent"
    await person.press("yes")
    assert person.step() == ("consult", "details")


@pytest.mark.parametrize("presses", [("yes", "yes"), ("agree",)])
async def test_a_yes_over_midnight_is_about_the_words_that_were_shown(
    sqlite_database: Database, clock: MovedClock, presses: tuple[str, ...]
) -> None:
    """C-4: shown on the eve and answered on the day: the new words are put first, and only they are agreed to."""
    person = Person(sqlite_database, clinic=NEXT_PERIOD)
    clock.move(days=13, hours=13, minutes=58)  # 23:58 on the 14th in Korea.
    await person.say("상담 신청")
    assert "5일 안에" in person.read()
    for press in presses[:-1]:
        await person.press(press)
    clock.move(minutes=4)
    await person.press(presses[-1])
    assert person.step() == ("consult", "health_consent")
    assert "3일 안에" in person.read()
    assert sqlite_database.run_now(evidence, SYSTEM) == []
    await person.press("yes")
    assert sqlite_database.run_now(evidence, SYSTEM) == [("given", wording(NEXT_PERIOD, Purpose.HEALTH, DATE).hash)]


async def test_refusing_the_changed_wording_leaves_what_was_agreed_to_before_to_be_withdrawn(
    sqlite_database: Database, clock: MovedClock
) -> None:
    """The new words are asked about again and never relied on; what rests on the old ones can still be ended (C-5)."""
    person = Person(sqlite_database, clinic=NEXT_PERIOD)
    await person.file()
    clock.move(days=14)
    await person.say("두루미은하수 다음 달에 휴가가 있어요")
    await person.press("no")
    given = sqlite_database.run_now(lambda unit: consents.given(unit, patient_id(unit)), SYSTEM)
    assert Purpose.HEALTH in given
    in_force = sqlite_database.run_now(lambda unit: consents.in_force(unit, NEXT_PERIOD, patient_id(unit)), SYSTEM)
    assert Purpose.HEALTH not in in_force
    exported = sqlite_database.run_now(lambda unit: access.export(unit, NEXT_PERIOD, patient_id(unit)), SYSTEM)
    assert ["5일 안에" in line["period"] for line in exported["purposes"]] == [True, True]
    await person.say("민감정보 동의한거 취소하고싶어요")
    await person.press("yes")
    assert Purpose.HEALTH not in sqlite_database.run_now(lambda unit: consents.given(unit, patient_id(unit)), SYSTEM)


async def test_photos_of_an_older_wording_go_when_the_new_one_is_refused(
    sqlite_database: Database, clock: MovedClock
) -> None:
    """A form over midnight: nothing may be filed that rests on no consent."""
    person = Person(sqlite_database, clinic=NEXT_PERIOD)
    await begin_before_midnight(person, clock)
    await person.say("회복 기간이 궁금해요")
    await person.send(photos=("https://talk.kakaocdn.net/a.jpg",))
    clock.move(minutes=20)
    await person.send(photos=("https://talk.kakaocdn.net/b.jpg",))
    assert person.step() == ("consult", "health_consent")
    await person.press("no")
    assert sqlite_database.run_now(lambda unit: photos.pending(unit, patient_id(unit)), SYSTEM) == 0
    await person.press("anytime")
    assert "홍길동" in person.read()
    assert "회복 기간" not in person.read()
    await person.press("confirm")
    assert person.step() == ("consult", "done")


async def test_a_new_consultation_asks_again_and_not_for_the_age(sqlite_database: Database, clock: MovedClock) -> None:
    """Who agreed once was fourteen or over; the rest of what was settled is asked anew."""
    person = Person(sqlite_database, clinic=NEXT_PERIOD)
    await person.file()
    clock.move(days=14)
    await person.say("상담 신청", skill="consult")
    assert person.step() == ("consult", "health_consent")
    assert "바뀌어 다시" in person.read()


async def test_a_consent_in_an_older_wording_can_still_be_withdrawn(
    sqlite_database: Database, clock: MovedClock
) -> None:
    """C-5: what rests on it goes, although it no longer satisfies."""
    person = Person(sqlite_database, clinic=NEXT_PERIOD)
    await person.file()
    clock.move(days=14)
    await person.say("민감정보 동의한거 취소하고싶어요")
    await person.press("yes")
    assert person.step() == ("rights", "withdrawn")
    given = sqlite_database.run_now(lambda unit: consents.given(unit, patient_id(unit)), SYSTEM)
    assert Purpose.HEALTH not in given
    assert sqlite_database.run_now(evidence, SYSTEM)[-1][0] == Decision.WITHDRAWN

"""The words of consents as evidence: kept once, as they were shown, and asked anew only where they mean something else."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import Any

import pytest
from sqlmodel import col, select

from skills.clinic.clinic import Clinic
from skills.clinic.versions import document_of
from skills.consents import asking, consents
from skills.consents.consents import Decision, Purpose, wording
from skills.rights import access
from storage.database.database import Database
from storage.patients import consents as kept
from storage.patients import conversations
from storage.patients.conversations import KakaoIds
from storage.patients.patients import Patient
from storage.patients.wordings import ConsentWording
from storage.trail import row_codes
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests.chatting import CLINIC, Person
from tests.conftest import MovedClock
from tests.policies import clinic_with, second_version

TODAY = date(2026, 12, 1)
RENAMED = CLINIC.model_copy(update={"name": CLINIC.name.model_copy(update={"ko": "두루미의원", "en": "Crane Clinic"})})
SHORTER = CLINIC.model_copy(update={"periods": CLINIC.periods.model_copy(update={"closed_case_days": 3})})


def restated(part: str, ko: str, *, material: bool = False) -> Clinic:
    words = f'[policy.consents.health]\n{part} = {{ ko = "{ko}", en = "As in Korean." }}\n'
    return clinic_with(second_version(on="2026-12-01", consents=words, material=material))


def words_of(unit: Unit) -> list[ConsentWording]:
    return list(unit.session.scalars(select(ConsentWording).where(col(ConsentWording.purpose) == "health")))


def patient_id(unit: Unit) -> str:
    return unit.session.scalars(select(col(Patient.id))).one()


def export(database: Database, clinic: Clinic) -> dict[str, Any]:
    return database.run_now(lambda unit: access.export(unit, clinic, patient_id(unit)), SYSTEM)


def health(exported: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in exported["consents"] if one["purpose"] == "health")
    return found


async def test_the_words_are_kept_once_and_shown_as_they_were(sqlite_database: Database, clock: MovedClock) -> None:
    """C-4: patient and officer read what was shown, in the language it was shown in, whatever the clinic says now."""
    database, shown = sqlite_database, wording(CLINIC, Purpose.HEALTH, TODAY)
    person, other = Person(database), Person(database, "other")
    await person.file()
    await other.file()
    later = restated("period", "상담이 끝난 뒤 3일 안에 파기해요.", material=True)
    first, second = database.run_now(
        lambda unit: [str(one) for one in unit.session.scalars(select(col(Patient.id)))], SYSTEM
    )
    for who in (first, second):
        exported = database.run_now(partial(access.export, clinic=later, patient_id=who), SYSTEM)
        assert health(exported)["wording"] == shown.in_("ko")
        assert health(exported)["wording_lang"] == "ko"
        assert shown.part("period", "ko") in [line["period"] for line in exported["purposes"]]
    (row,) = database.run_now(words_of, SYSTEM)
    assert (row.hash, row.version, row.first_shown_at) == (shown.hash, shown.version, clock())
    assert (row.parts("ko"), row.parts("en")) == (shown.in_("ko"), shown.in_("en"))


def test_an_older_wording_keeps_its_page(sqlite_database: Database) -> None:
    """Its address holds the hash; nothing else opens it, and it opens nothing else."""
    shown = wording(RENAMED, Purpose.ADS_USE, TODAY)

    def work(unit: Unit) -> list[consents.Wording | None]:
        who = conversations.open_talk(unit, KakaoIds("a")).patient_id
        consents.decide(unit, RENAMED, who, Purpose.ADS_USE, Decision.GIVEN, screen="chat:done", lang="en")
        tokens = (shown.token, shown.token[:-1], f"health-{shown.hash[:12]}", "ads-use-", shown.hash)
        return [consents.wording_by_token(unit, CLINIC, token) for token in tokens]

    assert sqlite_database.run_now(work, PATIENT) == [shown, None, None, None, None]
    coming = wording(SHORTER, Purpose.HEALTH, TODAY)
    assert (
        sqlite_database.read_now(partial(consents.wording_by_token, clinic=SHORTER, token=coming.token), SYSTEM)
        == coming
    )


@pytest.mark.parametrize(
    ("clinic", "asks"),
    [
        (RENAMED, False),
        (restated("purpose", "상담 내용을 보고 답해 드리려고 써요."), False),
        (restated("items", "상담 받을 부위, 상담 내용, 보내신 사진"), False),
        (restated("items", "상담 부위, 상담 내용, 보내 주신 사진, 복용하는 약"), True),
        (restated("period", "상담이 끝난 뒤 4일 안에 파기해요. 진료기록부는 10년 동안 보관해요."), True),
        (restated("purpose", "진료 예약에도 써요.", material=True), True),
        (restated("refusal", "동의하지 않으시면 상담을 받지 못해요.", material=True), True),
        (SHORTER, True),
    ],
    ids=["name", "purpose put otherwise", "items put otherwise", "items", "period", "purpose", "refusal", "days"],
)
async def test_only_what_means_something_else_is_asked_anew(
    sqlite_database: Database, clinic: Clinic, asks: bool
) -> None:
    """Art. 15(2): items, purpose, period and refusal. A name or a typo asks nobody, though the words are others."""
    old, new = (wording(one, Purpose.HEALTH, TODAY) for one in (CLINIC, clinic))
    assert old.hash != new.hash
    person = Person(sqlite_database)
    await person.file()
    in_force = sqlite_database.run_now(lambda unit: consents.in_force(unit, clinic, patient_id(unit)), SYSTEM)
    assert (Purpose.HEALTH in in_force) is not asks
    asked = sqlite_database.run_now(
        lambda unit: asking.asked_anew(unit, document_of(CLINIC), document_of(clinic)), SYSTEM
    )
    assert asked.get("health") == (1 if asks else None)
    person.clinic = clinic
    await person.say("두루미은하수 다음 달에 휴가가 있어요")
    assert (person.step() == ("handoff", "health_consent")) is asks


def from_before(unit: Unit, hash_: str, at: datetime) -> str:
    """A consent as the version before kept it: no language, and a code that knows of none."""
    who = conversations.open_talk(unit, KakaoIds("a")).patient_id
    kept.add(
        unit, patient_id=who, purpose="health", decision="given", wording_version="2026-11-01", wording_hash=hash_,
        decided_at=at, channel="chat",
    )  # fmt: skip
    row = unit.session.scalars(select(kept.Consent)).one().model_dump()
    assert row["mac"] == row_codes.code(unit, "consent", *(row[name] for name in kept.CODED))
    return who


def test_the_words_of_a_consent_from_before_are_not_made_up(sqlite_database: Database, clock: MovedClock) -> None:
    """Nobody knows them: the page says so, and shows no others in their place."""
    database, at = sqlite_database, clock()
    database.run_now(lambda unit: from_before(unit, "0" * 64, at), PATIENT)
    database.run_now(lambda unit: consents.keep_known(unit, CLINIC), SYSTEM)
    exported = export(database, CLINIC)
    assert (health(exported)["wording"], health(exported)["wording_lang"]) == (None, None)
    periods = [line["period"] for line in exported["purposes"]]
    assert [("5일 안에" in line, "보여 드릴 수 없어요" in line) for line in periods] == [(True, False), (False, True)]


def test_the_words_of_a_consent_from_before_are_kept_where_the_hash_proves_them(
    sqlite_database: Database, clock: MovedClock
) -> None:
    """At the first start, before the clinic can change them; since the day on which they were first decided on."""
    database, at, shown = sqlite_database, clock(), wording(CLINIC, Purpose.HEALTH, TODAY)
    database.run_now(lambda unit: from_before(unit, shown.hash, at), PATIENT)
    clock.move(days=9)
    for _ in range(2):
        database.run_now(lambda unit: consents.keep_known(unit, CLINIC), SYSTEM)
    (row,) = database.run_now(words_of, SYSTEM)
    assert row.first_shown_at == at
    assert health(export(database, RENAMED))["wording"] == shown.in_("ko")
    assert Purpose.HEALTH in database.run_now(lambda unit: consents.in_force(unit, RENAMED, patient_id(unit)), SYSTEM)


async def test_a_consent_to_ads_is_offered_with_items_period_and_page(sqlite_database: Database) -> None:
    """Art. 22(1)7, Network Act Art. 50: like every other consent. What was given already is not offered again."""
    person = Person(sqlite_database)
    await person.file()
    told = person.read()
    for purpose in consents.ADS:
        shown = wording(CLINIC, purpose, TODAY)
        for part in ("title", "purpose", "items", "period"):
            assert shown.part(part, "ko") in told
        assert f"/consent/{shown.token}" in told

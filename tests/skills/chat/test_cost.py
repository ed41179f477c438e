"""What a turn does once, however many of its rules ask."""

from __future__ import annotations

from collections import Counter

import pytest

from skills.fields.passing import passing
from skills.understanding.matching import Matcher
from storage.cases import consultations
from storage.cases.consultations import Consultation
from storage.database.database import Database
from storage.unit.unit_of_work import PATIENT, Unit
from tests.chatting import Person

DETAILS = "수술 후 회복 기간과 붓기가 빠지는 시기가 궁금해요"


async def test_words_are_searched_once_for_what_they_say_besides_and_for_a_known_question(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: Counter[tuple[str, str]] = Counter()
    find = Matcher.find

    def counted_passing(text: str, *others: object) -> object:
        looked["passing", text] += 1
        return passing(text, *others)  # type: ignore[arg-type]

    def counted_find(matcher: Matcher[str], text: str) -> object:
        looked["find", text] += 1
        return find(matcher, text)

    monkeypatch.setattr("skills.chat.intake.facts.passing", counted_passing)
    monkeypatch.setattr(Matcher, "find", counted_find)
    await Person(sqlite_database).file(details=DETAILS)
    assert looked["passing", DETAILS] == looked["find", DETAILS] == 1


async def test_the_case_that_waits_is_looked_up_once(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, looked, of_patient = Person(sqlite_database), [], consultations.of_patient
    await person.file()

    def counted(unit: Unit, patient_id: str) -> list[Consultation]:
        looked.append(patient_id)
        return of_patient(unit, patient_id)

    monkeypatch.setattr(consultations, "of_patient", counted)
    await person.say("주차 되나요?")
    assert looked == []  # Nothing of it asks for the case.
    await person.say("아 그리고 다음 달에 휴가가 있어요")
    assert len(looked) == 1


async def test_no_statement_of_a_conversation_is_planned_anew_at_each_use(sqlite_database: Database) -> None:
    """A bound value that an index over some rows could depend on makes SQLite plan again whenever it changes."""
    if not sqlite_database.run_now(lambda unit: _options(unit) >= {"ENABLE_STMTVTAB"}, PATIENT):
        pytest.skip("this SQLite does not tell how often it planned")
    for key in ("a", "b", "c"):
        person = Person(sqlite_database, key)
        await person.file()
        await person.say("아 그리고 다음 달에 휴가가 있어요")
        await person.say("제 상담 어떻게 됐나요")
    anew = "SELECT sql FROM sqlite_stmt WHERE reprep > 1"
    assert not sqlite_database.run_now(lambda unit: unit.connection.exec_driver_sql(anew).scalars().all(), PATIENT)


def _options(unit: Unit) -> set[str]:
    return set(unit.connection.exec_driver_sql("PRAGMA compile_options").scalars())

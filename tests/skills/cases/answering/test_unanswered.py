"""Questions that the chat could not answer: counted without a word, and read by the desk only where they were left for it."""

from __future__ import annotations

import pytest
from sqlmodel import col, select

from skills.cases.answering import unanswered
from skills.staff.permissions import Person, Role
from storage.cases.consultations import CaseMessage
from storage.database.database import Database
from storage.errors import NotAllowed, NotFound
from storage.patients import patients
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests import chatting
from tests.conftest import MovedClock
from tests.desk import as_staff, hire_now

UNKNOWN = "병원에 피아노 있어요?"


@pytest.fixture
def kim(database: Database) -> Person:
    return hire_now(database, Role.COUNSELLOR, name="김상담")


def listed(database: Database, who: Person) -> unanswered.Unanswered:
    return database.run_now(lambda unit: unanswered.listed(unit, who), as_staff(who))


def messages(database: Database) -> list[str]:
    return database.read_now(lambda unit: list(unit.session.scalars(select(col(CaseMessage.state)))), SYSTEM)


async def test_before_the_consent_only_their_number_is_kept(database: Database, kim: Person, clock: MovedClock) -> None:
    """C-3: no words, nobody's name, and after thirty days not even the number is shown."""
    for key in ("a", "b"):
        person = chatting.Person(database, key)
        assert (await person.say(UNKNOWN)).step == "unknown"
    assert listed(database, kim) == unanswered.Unanswered(2, [])
    assert messages(database) == []
    clock.move(days=unanswered.DAYS)
    assert listed(database, kim).count == 0


async def test_what_was_left_is_read_on_the_trail_and_settled_once(database: Database, kim: Person) -> None:
    """It is a message of the case, and stays there."""
    person = chatting.Person(database)
    await person.file()
    assert (await person.say(UNKNOWN)).step == "unknown"
    assert (await person.press("ask_staff")).step == "added"
    [question] = listed(database, kim).left
    assert question.text == UNKNOWN
    acts = database.read_now(lambda unit: list(unit.session.scalars(select(col(AccessRecord.act)))), SYSTEM)
    assert "question_read" in acts
    database.run_now(lambda unit: unanswered.settle(unit, kim, question.id), as_staff(kim))
    assert listed(database, kim).left == []
    assert messages(database) == [""]
    with pytest.raises(NotFound):
        database.run_now(lambda unit: unanswered.settle(unit, kim, question.id), as_staff(kim))


async def test_a_question_that_goes_to_a_waiting_case_is_one_too(database: Database, kim: Person) -> None:
    """It needs no press: the case is there already."""
    person = chatting.Person(database)
    await person.file()
    assert (await person.say("그날 누가 나와요?")).step == "added"
    assert [question.text for question in listed(database, kim).left] == ["그날 누가 나와요?"]


async def test_words_that_ask_nothing_are_no_question(database: Database, kim: Person) -> None:
    """They go to the case alone."""
    person = chatting.Person(database)
    await person.file()
    await person.say("지난달에 다른 곳에서 한 번 봤어요")
    assert len(messages(database)) == 1
    assert listed(database, kim).left == []


async def test_nobody_reads_the_question_of_a_patient_who_suspended(database: Database, kim: Person) -> None:
    """R-6."""
    person = chatting.Person(database)
    await person.file()
    await person.say(UNKNOWN)
    await person.press("ask_staff")
    assert len(messages(database)) == 1

    def suspend(unit: Unit) -> None:
        [message] = unit.session.scalars(select(CaseMessage))
        found = unit.session.get(patients.Patient, message.patient_id)
        assert found is not None
        found.suspended_at = unit.now
        unit.session.add(found)

    database.run_now(suspend, PATIENT)
    assert listed(database, kim).left == []


def test_who_reads_no_case_reads_no_question(database: Database) -> None:
    """S-1."""
    lee = hire_now(database, Role.ADMINISTRATOR, name="이관리")
    with pytest.raises(NotAllowed):
        listed(database, lee)

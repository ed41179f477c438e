"""What looks like a yes, a wish or an age and is none: nothing is agreed to, filed or kept by it."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from storage.cases.consultations import Consultation
from storage.database.database import Database
from storage.unit.unit_of_work import SYSTEM
from tests.chatting import Person


async def cases(database: Database) -> int:
    """How many are filed."""
    found = await database.run(lambda u: u.connection.scalar(select(func.count()).select_from(Consultation)), SYSTEM)
    return int(found or 0)


@pytest.mark.parametrize("yes", ["네", "좋아요", "네 그렇게 해 주세요"])
async def test_a_yes_to_what_becomes_of_who_refuses_is_no_consent(sqlite_database: Database, yes: str) -> None:
    """It may agree to going on without; asked once more, a bare yes is one."""
    person = Person(sqlite_database)
    await person.say("상담 신청")
    await person.press("yes")
    await person.say("동의를 안 하면 어떻게 되나요?")
    assert (await person.say(yes)).step == "health_consent"
    assert (await person.say("예 동의해요")).step == "name"


@pytest.mark.parametrize(
    "words", ["공짜면 접수해 주세요", "아내가 좋다고 하면 접수할게요", "접수 ㄴㄴ", "이대로 접수하긴 곤란해요"]
)
async def test_a_condition_or_a_no_behind_the_word_files_nothing(sqlite_database: Database, words: str) -> None:
    person = Person(sqlite_database)
    await person.to_the_review()
    assert (await person.say(words)).step != "done"
    assert await cases(sqlite_database) == 0


@pytest.mark.parametrize("words", ["가능하시면 접수 부탁드려요", "괜찮으시면 접수해 주세요", "다 맞으면 접수해 주세요"])
async def test_a_courtesy_is_no_condition(sqlite_database: Database, words: str) -> None:
    person = Person(sqlite_database)
    await person.to_the_review()
    assert (await person.say(words)).step == "done"
    assert await cases(sqlite_database) == 1


@pytest.mark.parametrize("words", ["11살 이하나예요", "저 초등학생 박두루요", "폰은 없어요 아직 초4라서요"])
async def test_a_child_that_says_so_beside_a_name_is_turned_away(sqlite_database: Database, words: str) -> None:
    person = Person(sqlite_database)
    await person.say("상담 신청")
    await person.press("yes")
    await person.press("yes")
    assert (await person.say(words)).step == "guardian"


@pytest.mark.parametrize("words", ["14세 되려면 두 달 남았어요", "14살까지 석 달 모자라요", "14세 이상은 내년이에요"])
async def test_who_waits_to_be_fourteen_is_not(sqlite_database: Database, words: str) -> None:
    person = Person(sqlite_database)
    await person.say("상담 신청")
    assert (await person.say(words)).step == "guardian"

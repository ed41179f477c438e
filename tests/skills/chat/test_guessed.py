"""A right that was only guessed from the words is asked back once; nothing is filed before the answer."""

import pytest

from storage import rights
from storage.database.database import Database
from storage.patients.conversations import KakaoIds, open_talk
from storage.unit.unit_of_work import PATIENT, Unit
from tests.chatting import Person


async def filed(database: Database, person: Person) -> int:
    def look(unit: Unit) -> int:
        talk = open_talk(unit, KakaoIds(person.sender.user_key))
        return len(rights.of_patient(unit, talk.patient_id))

    return await database.run(look, PATIENT)


@pytest.mark.parametrize(("answer", "step", "requests"), [("네", "access", 1), ("아니요", "left", 0)])
async def test_a_guessed_right_waits_for_a_yes(
    sqlite_database: Database, answer: str, step: str, requests: int
) -> None:
    """ "열람" alone says an act and no thing: it is asked back, and a no leaves all as it is."""
    person = Person(sqlite_database)
    await person.say("열람")
    assert person.step() == ("rights", "guess_access")
    assert await filed(sqlite_database, person) == 0
    await person.say(answer)
    assert person.step()[1] == step
    assert await filed(sqlite_database, person) == requests


async def test_words_that_name_thing_and_act_are_no_guess(sqlite_database: Database) -> None:
    person = Person(sqlite_database)
    await person.say("제 개인정보 열람을 요청합니다")
    assert person.step() == ("rights", "access")


@pytest.mark.parametrize(
    "words",
    [
        "수신거부하면 예약 문자도 끊기나요?",
        "소식 문자 차단하지 마세요",
        "if I unsubscribe from ads will I still get answers",
        "what happens if I unsubscribe from ads",
    ],
)
async def test_what_is_supposed_or_forbidden_is_not_done(sqlite_database: Database, words: str) -> None:
    """Only the word of the patient ends it: who asks what would follow is asked back, who forbids it is left alone."""
    person = Person(sqlite_database)
    await person.say(words)
    assert person.step() != ("rights", "ads_off")
    assert await filed(sqlite_database, person) == 0

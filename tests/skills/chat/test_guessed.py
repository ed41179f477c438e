"""What was only guessed from the words is not done: a right is asked back once, and a case is filed by a yes alone."""

import pytest

from storage import rights
from storage.cases import consultations
from storage.database.database import Database
from storage.patients.conversations import KakaoIds, open_talk
from storage.unit.unit_of_work import PATIENT, Unit
from tests.chatting import Person

OPENED = frozenset(
    {
        "suspend",
        "withdraw",
        "withdraw_health",
        "delete",
        "photos",
        "erase",
        "cancel",
        "leave",
        "handoff",
        "ads_off",
        "guess_ads_off",
        "proxy",
    }
)


async def filed(database: Database, person: Person) -> int:
    def look(unit: Unit) -> int:
        talk = open_talk(unit, KakaoIds(person.sender.user_key))
        return len(rights.of_patient(unit, talk.patient_id))

    return await database.run(look, PATIENT)


async def cases(database: Database, person: Person) -> int:
    def look(unit: Unit) -> int:
        talk = open_talk(unit, KakaoIds(person.sender.user_key))
        return len(consultations.of_patient(unit, talk.patient_id))

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


@pytest.mark.parametrize(
    "words",
    [
        "접수되면 어떻게 돼요?",
        "접수하지 말아 주세요",
        "언니가 접수하래요",
        "접수는 조금 있다가 할게요",
        "네 근데 하나만 더요",
        "좋네요",
        "흠 그렇군요",
        "잘 봤어요",
        "알겠어요",
        "접수 버튼이 어디 있어요",
    ],
)
async def test_no_case_is_filed_on_a_guess(sqlite_database: Database, words: str) -> None:
    """What was laid out is filed by a yes to it or by the wish to file it, and by no other words that sound like one."""
    person = Person(sqlite_database)
    await person.to_the_review()
    await person.say(words)
    assert await cases(sqlite_database, person) == 0
    assert person.step()[1] != "done"


@pytest.mark.parametrize("words", ["접수하지 말아 주세요", "이거 접수 안 할래요", "신청하지 마세요"])
async def test_who_wants_it_not_filed_is_asked_whether_to_stop(sqlite_database: Database, words: str) -> None:
    """And not what is to be changed."""
    person = Person(sqlite_database)
    await person.to_the_review()
    await person.say(words)
    assert await cases(sqlite_database, person) == 0
    assert person.step()[1] == "leave"


@pytest.mark.parametrize("words", ["네", "이대로 접수해 주세요", "접수할게요"])
async def test_what_was_laid_out_is_filed_by_a_yes(sqlite_database: Database, words: str) -> None:
    """Said in one word or in many."""
    person = Person(sqlite_database)
    await person.to_the_review()
    await person.say(words)
    assert await cases(sqlite_database, person) == 1


@pytest.mark.parametrize(
    "words",
    [
        "개인정보 처리 정지하지 마세요",
        "동의 철회하지 말아 주세요",
        "제 정보를 전부 지우지는 마세요",
        "상담 취소하지 마세요",
        "상담원 연결하지 마세요",
        "광고 끊지 말아 주세요",
        "동생이 제 정보 지우래요",
        "남편이 동의 철회하래요",
        "동의를 철회한다고 한 적 없어요",
        "이름은 지우지 마세요",
        "사진 지우지 마세요",
        "상담 내용만 지우지 말아 주세요",
        "do not delete only what I wrote",
    ],
)
async def test_what_is_named_and_not_wanted_opens_nothing(sqlite_database: Database, words: str) -> None:
    """Neither the act nor the question whether to do it; a yes that follows does nothing."""
    person = Person(sqlite_database)
    await person.file()
    await person.say(words)
    assert person.step()[1] not in OPENED, words
    await person.say("네")
    assert await filed(sqlite_database, person) == 0

"""What is answered from data, and what is not: the clinic's own questions, the policy, small talk, and the unknown."""

from __future__ import annotations

from datetime import date

import pytest

from skills.chat.answers import small_talk
from skills.clinic.clinic import Both, Clinic, Question
from skills.texts import TEXTS
from skills.understanding.asked.clinic import POLICY
from storage.cases import consultations
from storage.database.database import Database
from storage.patients import conversations
from storage.patients.conversations import KakaoIds
from storage.unit.unit_of_work import PATIENT, Unit
from tests.chatting import CLINIC, Person, choices_of

EVENT = Question(
    topic=Both(ko="겨울 행사", en="Winter offer"),
    asked=("겨울 행사 뭐예요", "겨울 이벤트"),
    answer=Both(ko="겨울에는 상담 뒤에 차를 드려요.", en="In winter there is tea after the consultation."),
    since=date(2026, 12, 1),
    until=date(2026, 12, 31),
)
FIELDS = {name: getattr(CLINIC, name) for name in Clinic.model_fields}


def notes_of(person: Person) -> list[str]:
    """The words that stand on the patient's case."""

    def look(unit: Unit) -> list[str]:
        talk = conversations.open_talk(unit, KakaoIds(person.sender.user_key))
        found = consultations.of_patient(unit, talk.patient_id)
        return [str(case.kind) for case in found]

    return person.database.run_now(look, PATIENT)


async def test_an_answer_names_what_it_answers_and_offers_a_person(sqlite_database: Database) -> None:
    """So that a wrong guess shows."""
    person = Person(sqlite_database)
    reply = await person.say("할부로 결제할 수 있나요?")
    assert (reply.skill, reply.step, reply.intent) == ("info", "question", "info")
    assert "카드와 할부" in person.read()
    assert "person" in person.offered()


@pytest.mark.parametrize(
    ("on", "is_told"), [("2026-11-30", 0), ("2026-12-01", 1), ("2026-12-31", 1), ("2027-01-01", 0)]
)
def test_an_answer_holds_on_its_days(on: str, is_told: int) -> None:
    """Both days count in."""
    assert EVENT.holds_on(date.fromisoformat(on)) == is_told


async def test_an_answer_that_holds_no_more_is_not_given(sqlite_database: Database) -> None:
    """The clock stands on 1 December 2026."""
    now = Clinic(**{**FIELDS, "questions": (EVENT,)})
    over = EVENT.model_copy(update={"since": None, "until": date(2026, 11, 30)})
    past = Clinic(**{**FIELDS, "questions": (over,)})
    person = Person(sqlite_database, clinic=now)
    await person.say("겨울 행사 뭐예요?")
    assert "차를 드려요" in person.read()
    person = Person(sqlite_database, "b", clinic=past)
    await person.say("겨울 행사 뭐예요?")
    assert "차를 드려요" not in person.read()


async def test_what_nobody_knows_is_said_so(sqlite_database: Database) -> None:
    """No table of hours for a question about flowers."""
    person = Person(sqlite_database)
    reply = await person.say("근처에 꽃집 있나요?")
    assert reply.step == "unknown"
    assert "10:00" not in person.read()
    assert {"ask_staff", "person"} <= person.offered()


async def test_a_question_left_for_staff_waits_for_the_consent(sqlite_database: Database) -> None:
    """C-3: no press of a patient without the consent carries what was asked, for the reply is kept."""
    person = Person(sqlite_database)
    await person.say("근처에 꽃집 있나요?")
    assert person.reply is not None
    assert all(choice.spoken == choice.label for choice in choices_of(person.reply) if choice.word == "ask_staff")
    assert (await person.press("ask_staff")).step in ("age", "health_consent")
    assert "꽃집" not in person.read()


async def test_with_the_consent_the_press_files_the_very_question(sqlite_database: Database) -> None:
    """One press, and nothing has to be said again."""
    person = Person(sqlite_database)
    await person.file()
    reply = await person.say("원장님 취미가 뭐예요?")
    if reply.step == "unknown":  # Else the words went to the case that waits, as they are.
        assert (await person.press("ask_staff")).step == "added"
    assert len(notes_of(person)) == 1


@pytest.mark.parametrize("step", ["name", "details"])
async def test_a_question_in_the_middle_is_answered_and_the_open_one_asked_again(
    sqlite_database: Database, step: str
) -> None:
    """And nothing of it becomes an answer."""
    person = Person(sqlite_database)
    await person.say("상담 신청")
    await person.press("yes")
    await person.press("yes")
    for at, words in (("name", "홍길동"), ("phone", "010-0000-1234"), ("treatment", "눈이요")):
        if step == "details" and person.step()[1] == at:
            await person.say(words)
    assert person.step()[1] == step
    await person.say("카드 할부 되나요?")
    assert "할부" in person.read()
    assert "resume" in person.offered()
    assert (await person.press("resume")).step == step


@pytest.mark.parametrize("words", ["임신 중인데 보톡스 맞아도 되나요?", "수술하고 운전해도 되나요?", "흉터 남을까요?"])
async def test_the_body_is_left_to_doctors(sqlite_database: Database, words: str) -> None:
    """H-2, however many questions the clinic has answered."""
    person = Person(sqlite_database)
    assert (await person.say(words)).step != "question"


async def test_every_topic_has_its_sentences() -> None:
    """A topic without an answer would fail in a patient's chat."""
    for topic in {*POLICY} - {"policy.full"}:  # The whole of it is a page.
        assert topic in TEXTS, topic
        assert f"{topic}.title" in TEXTS, topic
    for topic in {*small_talk.TOPICS.values()} - {"hello"}:  # A greeting is answered by the menu.
        assert f"talk.{topic}" in TEXTS, topic


async def test_the_first_answer_says_who_speaks_and_the_second_does_not(sqlite_database: Database) -> None:
    """A-1, whichever skill it comes from; 119 stands first all the same (H-3)."""
    person = Person(sqlite_database)
    await person.say("주차 되나요?")
    assert "자동으로 안내하는" in person.read()
    await person.say("위치가 어디예요?")
    assert "자동으로 안내하는" not in person.read()
    other = Person(sqlite_database, "b")
    await other.say("숨을 못 쉬겠어요")
    assert other.reply is not None
    assert "119" in str(other.reply.bubbles[0])


async def test_thanks_after_filing_are_no_words_of_the_case(sqlite_database: Database) -> None:
    """They are answered as people do."""
    person = Person(sqlite_database)
    await person.file()
    assert (await person.say("감사합니다")).skill == "talk"


async def test_a_policy_question_is_answered_from_the_data_with_the_link(sqlite_database: Database) -> None:
    """Periods and processors are those of the clinic."""
    person = Person(sqlite_database)
    reply = await person.say("제 정보 다른 회사에 넘기나요?")
    assert (reply.skill, reply.step) == ("policy", "provided")
    assert CLINIC.processors[0].name in person.read()
    assert "/privacy" in person.read()

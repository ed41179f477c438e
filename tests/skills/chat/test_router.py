"""What is done with a message: presses, open forms, intents, and everything that stands above them."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest
from sqlalchemy import func, select, update
from sqlmodel import col

from skills.cases import photos
from skills.chat import groups, late_replies
from skills.clinic.clinic import Both, Price
from skills.conversation import Call, Card, Link, Message, Operator, Sender
from skills.rights import rights
from skills.rights.grounds import Decision, Kind
from skills.rights.rights import Verdict
from storage.cases import consultations
from storage.cases.consultations import Consultation
from storage.cases.photos import Photo
from storage.database.database import Database
from storage.outbox.outbox import Notice
from storage.patients import conversations
from storage.patients.conversations import Conversation, KakaoIds
from storage.patients.patients import Patient
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests.chatting import CLINIC, Person
from tests.conftest import MovedClock


def set_conversation(**values):
    def work(unit: Unit) -> None:
        unit.session.execute(update(Conversation).values(**values))

    return work


def count(model):
    return lambda unit: unit.session.scalar(select(func.count()).select_from(model))


async def test_a_greeting_shows_who_speaks_and_what_can_be_done(sqlite_database: Database) -> None:
    """A-1: an automatic assistant, and a person one press away."""
    person = Person(sqlite_database)
    reply = await person.say("안녕하세요")
    assert (reply.skill, reply.step, reply.intent) == ("menu", "menu", "menu")
    assert "자동" in person.read()
    assert "진단은 아니에요" in person.read()  # H-6
    assert {"consult", "status", "info", "person", "rights"} <= {c.word for c in reply.choices}


async def test_words_that_mean_nothing_are_asked_about_not_acted_on(sqlite_database: Database) -> None:
    """Wrongly doing something is worse than asking."""
    person = Person(sqlite_database)
    await person.say("안녕하세요")
    reply = await person.say("ㅁㄴㅇㄹ")
    assert (reply.step, reply.intent) == ("menu", "other")


async def test_the_same_words_within_three_seconds_are_answered_once(
    sqlite_database: Database, clock: MovedClock
) -> None:
    """People press twice; four seconds later it is a new message."""
    person = Person(sqlite_database)
    first = await person.say("안녕하세요")
    clock.move(seconds=2)
    assert await person.say("안녕하세요") == first
    clock.move(seconds=2)
    assert (await person.say("안녕하세요")).token != first.token


async def test_an_old_button_does_not_answer_a_later_question(sqlite_database: Database) -> None:
    """A one-time press of an earlier bubble is told so, and the present question is asked again."""
    person = Person(sqlite_database)
    await person.say("상담 신청")
    age = person.reply
    await person.press("yes")
    await person.press("yes")
    await person.say("홍길동")
    person.reply = age
    reply = await person.press("no")
    assert reply.step == "phone"
    assert "지나간" in person.read()


async def test_emergency_words_are_answered_with_119_and_staff_are_told(sqlite_database: Database) -> None:
    """H-3: at any time, and an urgent case stands in the inbox without a word of the patient's."""
    person = Person(sqlite_database)
    reply = await person.say("수술 부위에서 피가 멈추지 않아요")
    assert (reply.skill, reply.intent) == ("emergency", "emergency")
    assert "119" in person.read()
    [case] = await sqlite_database.run(lambda unit: list(unit.session.scalars(select(Consultation))), PATIENT)
    assert (case.kind, case.is_urgent) == ("emergency", True)
    assert await sqlite_database.run(count(Notice), PATIENT) >= 1


async def test_emergency_words_at_the_details_are_kept_and_make_the_case_urgent(sqlite_database: Database) -> None:
    """119 comes first and nothing that was written is lost."""
    person = Person(sqlite_database)
    await person.say("상담 신청")
    for act in ("yes", "yes"):
        await person.press(act)
    for words in ("홍길동", "01000001234", "눈이요"):
        await person.say(words)
    reply = await person.say("어제 수술했는데 피가 멈추지 않아요")
    assert "119" in person.read()
    assert reply.step == "emergency"
    await person.press("resume")
    await person.press("anytime")
    await person.press("confirm")
    query = select(Consultation).where(col(Consultation.kind) == "consultation")
    [case] = await sqlite_database.run(lambda unit: list(unit.session.scalars(query)), PATIENT)
    assert case.is_urgent


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("내 개인정보", "menu"),
        ("누가 내 기록 봤어요?", "looked"),
        ("이의 제기할래요", "object"),
        ("우리 엄마 정보 지워주세요", "proxy"),
        ("자동화된 결정에 대해 설명해 주세요", "explain"),
        ("요청 확인", "requests"),
    ],
)
async def test_rights_are_found_by_their_own_words_also_while_a_case_waits(
    sqlite_database: Database, words: str, step: str
) -> None:
    """They open what they ask for and are not added to the case; nobody else's data is ever meant by the own deletion."""
    person = Person(sqlite_database)
    await person.file()
    reply = await person.say(words)
    assert (reply.skill, reply.step) == ("rights", step)


async def test_the_consent_question_of_a_waiting_case_is_no_dead_end(sqlite_database: Database) -> None:
    """Who is asked for the health consent and wants something else gets that."""
    person = Person(sqlite_database)
    await person.file()
    await person.say("동의 철회할게요")
    await person.press("withdraw_health")
    await person.press("yes")
    assert (await person.say("아 그리고 지난주에 말씀드린 거 참고해 주세요")).step == "health_consent"
    assert (await person.say("내 정보 다 지워줘")).step == "delete"


async def test_the_words_of_an_objection_are_taken_as_its_answer(sqlite_database: Database) -> None:
    """Who is asked what they object to may say so with the very words that led there."""
    person = Person(sqlite_database)
    await person.file()
    patient_id = await sqlite_database.run(lambda u: u.session.scalars(select(col(Patient.id))).one(), PATIENT)

    def refuse(unit: Unit) -> None:
        request = rights.file_request(unit, patient_id, Kind.CORRECT)
        verdict = Verdict(Decision.REFUSED, ground="evidence_missing", reason="자료가 없어요.", objection="officer")
        rights.decide(unit, person.clinic, request, verdict)

    await sqlite_database.run(refuse, SYSTEM)
    assert (await person.say("이의 제기합니다")).step == "object"
    assert (await person.say("거절하신 이유를 납득할 수 없어요")).step == "filed"


async def test_a_question_for_a_doctor_is_refused_kindly(sqlite_database: Database) -> None:
    """H-2: no judgement, a person instead."""
    person = Person(sqlite_database)
    reply = await person.say("이 약 먹어도 되나요?")
    assert reply.step == "medical"
    assert "person" in {c.word for c in reply.choices}


async def test_words_sent_while_waiting_are_added_to_the_case(sqlite_database: Database) -> None:
    """After filing, the patient's further words reach the staff."""
    person = Person(sqlite_database)
    await person.file()
    reply = await person.say("아 그리고 예전에 필러를 맞은 적이 있어요 참고해 주세요")
    assert reply.step == "added"

    def look(unit: Unit) -> list[str]:
        talk = conversations.open_talk(unit, KakaoIds(person.sender.user_key))
        [case] = consultations.of_patient(unit, talk.patient_id)
        return [consultations.open_message(talk.key, m).text for m in consultations.messages(unit, case.id)]

    assert any("필러" in text for text in await sqlite_database.run(look, PATIENT))


async def test_while_a_person_holds_the_conversation_the_assistant_is_silent(sqlite_database: Database) -> None:
    """Ordinary words go to the person; rights, emergencies and "챗봇으로" still work."""
    person = Person(sqlite_database)
    await person.file()
    await sqlite_database.run(set_conversation(held_by="staff1"), PATIENT)
    assert (await person.say("진료시간이 어떻게 되나요")).step == "added"
    assert (await person.say("숨쉬기가 힘들어요")).skill == "emergency"
    assert (await person.say("챗봇으로")).skill == "menu"
    assert (await person.say("진료시간이 어떻게 되나요?")).skill == "info"


async def test_a_hold_ends_with_its_lease(sqlite_database: Database, clock: MovedClock) -> None:
    """A forgotten hold does not silence the assistant for ever."""
    person = Person(sqlite_database)
    await person.file()
    until = clock.now.replace(hour=2)
    await sqlite_database.run(set_conversation(held_by="staff1", held_until=until), PATIENT)
    assert (await person.say("주차 되나요?")).step == "added"
    clock.move(hours=1)
    assert (await person.say("주차 되나요?")).skill == "info"


async def test_a_reply_that_came_too_late_is_shown_with_the_next_message(sqlite_database: Database) -> None:
    """The next words are not taken as the answer to a question that nobody has seen."""
    person = Person(sqlite_database)
    await person.say("상담 신청")
    await person.press("yes")
    missed = await person.press("yes")
    message = Message(person.sender, text="x")
    await sqlite_database.run(lambda unit: late_replies.postpone(unit, message), PATIENT)
    reply = await person.say("저기요")
    assert reply.bubbles == missed.bubbles
    assert (await person.say("홍길동")).step == "phone"


async def test_kakaos_language_or_a_wish_turns_the_chat_english(sqlite_database: Database) -> None:
    """English when Kakao's lang or the patient asks."""
    person = Person(sqlite_database)
    await person.say("hello", lang="en")
    assert "assistant" in person.read()
    await person.say("한국어")
    await person.say("메뉴")
    assert "무엇을" in person.read()


async def test_the_development_channels_people_are_others(sqlite_database: Database) -> None:
    """The same key on the development channel is another patient."""
    await Person(sqlite_database).say("안녕하세요")
    await Person(sqlite_database, is_dev=True).say("안녕하세요")
    assert await sqlite_database.run(count(Patient), PATIENT) == 2


async def test_a_photo_that_could_not_be_fetched_is_asked_for_again(sqlite_database: Database) -> None:
    """At the next turn, once, and it counts no more: nobody is left in the belief that it arrived."""
    person = Person(sqlite_database)
    await person.say("상담 신청")
    for act in ("yes", "yes"):
        await person.press(act)
    for words in ("홍길동", "01000001234"):
        await person.say(words)
    reply = await person.send(photos=("https://talk.kakaocdn.net/a.jpg", "https://talk.kakaocdn.net/b.jpg"))
    assert "사진 2장을 받았어요" in person.read()
    await sqlite_database.run(lose_photos, PATIENT)
    reply = await person.say("눈이요")
    assert reply.step == "details"
    assert "사진 2장을 불러오지 못했어요" in person.read()
    reply = await person.say("회복 기간이 궁금해요")
    assert reply.step == "when"
    assert "불러오지" not in person.read()


async def test_a_lost_photo_of_a_filed_case_is_told_and_stays_missing(sqlite_database: Database) -> None:
    """The staff see that something is missing; the patient is told once."""
    person = Person(sqlite_database)
    await person.file()
    await person.send(photos=("https://talk.kakaocdn.net/a.jpg",))
    await sqlite_database.run(lose_photos, PATIENT)
    await person.say("잘 갔나요?")
    assert "사진 1장을 불러오지 못했어요" in person.read()
    await person.say("다시 보낼게요")
    assert "불러오지" not in person.read()
    states = await sqlite_database.run(lambda unit: list(unit.session.scalars(select(col(Photo.state)))), PATIENT)
    assert states == ["lost:http_404"]


async def test_who_refuses_kakaos_photo_consent_is_told_so_and_nothing_else(sqlite_database: Database) -> None:
    """Nothing was sent, so nothing is said about a photo that was not stored."""
    person = Person(sqlite_database)
    await person.send(photos_agreed=False)
    assert "동의하지 않으셔서" in person.read()
    assert "보내신 사진" not in person.read()
    other = Person(sqlite_database, "other")
    await other.file()
    await other.send(photos_agreed=False)
    assert "동의하지 않으셔서" in other.read()


def lose_photos(unit: Unit) -> None:
    for photo_id in unit.session.scalars(select(col(Photo.id))).all():
        photos.fail(unit, photo_id, "http_404")


async def test_photos_before_the_consent_are_not_looked_at(sqlite_database: Database) -> None:
    """C-3: not even an address is kept."""
    person = Person(sqlite_database)
    await person.send(photos=("https://talk.kakaocdn.net/a.jpg",))
    assert await sqlite_database.run(count(Notice), PATIENT) == 0
    await person.press("yes")
    await person.send(photos=("https://talk.kakaocdn.net/a.jpg",))
    assert await sqlite_database.run(count(Notice), PATIENT) == 0
    await person.press("yes")
    await person.send(photos=("https://talk.kakaocdn.net/a.jpg",))
    assert await sqlite_database.run(count(Notice), PATIENT) == 1


async def test_200_people_with_two_messages_at_once_are_never_mixed_up(database: Database) -> None:
    """0 wrong conversations, 0 errors, on both engines."""
    people = [Person(database, key=f"person-{n}") for n in range(200)]
    pairs = await asyncio.gather(*(p.say(words) for p in people for words in ("상담 신청", "만 14세 이상이에요")))
    steps = {reply.step for reply in pairs}
    assert steps <= {"age", "health_consent", "menu"}
    rows = await database.run(
        lambda unit: unit.session.execute(select(col(Conversation.turn))).scalars().all(), PATIENT
    )
    assert list(rows) == [2] * 200


@pytest.mark.parametrize(
    "text", ["주차 되나요?", "병원 위치 알려주세요", "진료시간이 어떻게 되나요", "가격이 얼마예요?"]
)
async def test_information_comes_from_what_the_clinic_published(sqlite_database: Database, text: str) -> None:
    """H-4: hours, way, parking, and posted prices only."""
    person = Person(sqlite_database)
    assert (await person.say(text)).skill == "info"
    assert "None" not in person.read()


async def test_a_price_is_told_as_it_was_posted_with_its_day(sqlite_database: Database) -> None:
    """H-4: from the list alone; without one, nobody makes a price up."""
    posted = Price(item=Both(ko="피부 관리", en="Skin care"), won="10,000원", posted_on=date(2026, 1, 2))
    person = Person(sqlite_database, clinic=CLINIC.model_copy(update={"prices": (posted,)}))
    await person.say("가격이 얼마예요?")
    for words in ("피부 관리", "10,000원", "2026-01-02"):
        assert words in person.read()
    over = posted.model_copy(update={"until": date(2026, 11, 30)})  # H-1: the review of it is over.
    for key, prices in (("b", ()), ("c", (over,))):
        other = Person(sqlite_database, key, clinic=CLINIC.model_copy(update={"prices": prices}))
        await other.say("가격이 얼마예요?")
        assert "원" not in other.read().replace("상담원", "").replace("병원", "")


async def test_policy_and_officer_are_told_from_the_policy(sqlite_database: Database) -> None:
    """E-5: the officer's name and telephone number are data."""
    person = Person(sqlite_database)
    await person.say("개인정보 책임자가 누구예요?")
    assert CLINIC.officer.name.ko in person.read()
    assert CLINIC.officer.phone in person.read()
    await person.say("개인정보처리방침 보여주세요")
    assert "/privacy" in person.read()


async def test_kakaos_own_chat_is_offered_only_where_it_is_on(sqlite_database: Database) -> None:
    """Elsewhere its button leads nowhere; where it is on, the patient is told that it is another chat."""
    without, having = (
        Person(sqlite_database, key, CLINIC.model_copy(update={"one_to_one_chat": on}))
        for key, on in (("1", False), ("2", True))
    )
    for person, is_offered in ((without, False), (having, True)):
        reply = await person.say("상담원 연결")
        buttons = [button for bubble in reply.bubbles if isinstance(bubble, Card) for button in bubble.buttons]
        assert any(isinstance(button, Operator) for button in buttons) is is_offered
        assert (
            any("이어지지 않으니" in bubble.text for bubble in reply.bubbles if isinstance(bubble, Card)) is is_offered
        )


def test_a_group_room_gets_the_way_to_the_channel_and_no_question() -> None:
    """With the telephone where the clinic has named no channel."""
    message = Message(Sender("u" * 64), text="상담 신청")
    [card] = groups.refused(message, CLINIC.model_copy(update={"channel_url": "https://pf.kakao.com/_abc"})).bubbles
    assert isinstance(card, Card)
    assert card.buttons == (Link("채널 열기", "https://pf.kakao.com/_abc"),)
    [card] = groups.refused(message, CLINIC.model_copy(update={"channel_url": ""})).bubbles
    assert isinstance(card, Card)
    assert card.buttons == (Call("전화하기", CLINIC.phone),)

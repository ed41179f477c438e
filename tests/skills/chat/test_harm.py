"""What must not go wrong in a conversation: danger, children, relatives, appointments, and sentences that are not so."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from skills.cases.photos import pending
from skills.turn import Reach
from storage import rights
from storage.cases import consultations, photos
from storage.cases.consultations import CaseMessage, Consultation
from storage.database.database import Database
from storage.patients import consents, conversations, patients
from storage.patients.conversations import KakaoIds
from storage.unit.unit_of_work import PATIENT, Unit
from tests.chatting import Person
from tests.conftest import MovedClock

BLEEDS = "수술 부위에서 피가 멈추지 않아요"


async def look(person: Person, seen: Any) -> Any:
    """What `seen(unit, talk)` finds."""

    def work(unit: Unit) -> Any:
        return seen(unit, conversations.open_talk(unit, KakaoIds(person.sender.user_key)))

    return await person.database.run(work, PATIENT)


def the_cases(unit: Unit, _talk: Any) -> list[Consultation]:
    return list(unit.session.scalars(select(Consultation)))


def the_contact(unit: Unit, talk: Any) -> tuple[str | None, str | None]:
    who = conversations.unlocked(unit, talk)
    return who.open_text("name_sealed"), who.open_text("phone_sealed")


def the_words(unit: Unit, talk: Any) -> list[str]:
    return [consultations.open_message(talk.key, m).text for m in unit.session.scalars(select(CaseMessage))]


def the_consents(unit: Unit, talk: Any) -> list[tuple[str, str, str]]:
    return [(c.purpose, c.decision, c.decided_by) for c in consents.history(unit, talk.patient_id)]


async def at(database: Database, step: str) -> Person:
    """Somebody whose intake stands at this question."""
    person = Person(database)
    await person.say("상담 신청")
    for here, act in (
        ("age", "yes"),
        ("health_consent", "yes"),
        ("name", "홍길동 010-0000-1234"),
        ("treatment", "코 재수술 비용이 궁금해요"),
    ):
        if step == here:
            break
        await (person.press(act) if act == "yes" else person.say(act))
    assert person.step() == ("consult", step)
    return person


@pytest.mark.parametrize("step", ["age", "health_consent", "name", "when"])
async def test_in_danger_the_telephone_comes_next_wherever_the_patient_is(sqlite_database: Database, step: str) -> None:
    """And no queue, no consent and no age."""
    person = await at(sqlite_database, step)
    await person.say(BLEEDS)
    assert person.step() == ("emergency", "emergency")
    assert "119" in person.read()
    assert "기다리고 있어요" not in person.read()
    assert (await person.press("resume")).step == step


async def test_name_and_number_are_taken_without_the_health_consent_and_other_words_are_counted(
    sqlite_database: Database,
) -> None:
    """Act Art. 15(1)5; what may not be kept reaches the staff as a number."""
    person = Person(sqlite_database)
    await person.say(BLEEDS)
    await person.say("거즈가 다 젖었는데 두루미색이에요")
    await person.say("어떻게 하죠 두루미")
    await person.say("010-0000-5678")
    assert (await person.say("박민서예요")).step == "emergency"
    await person.say("두루미가 계속 나와요")
    assert await look(person, the_contact) == ("박민서", "+821000005678")
    [case] = await look(person, the_cases)
    assert (case.kind, case.is_urgent) == ("emergency", True)
    words = await look(person, the_words)
    assert not any("두루미" in line for line in words)
    assert any("3건" in line or "4건" in line for line in words)
    assert [c[0] for c in await look(person, the_consents) if c[0] == "health"] == []


@pytest.mark.parametrize("staff", [True, False])
async def test_staff_are_said_to_be_told_only_where_a_way_to_them_is_set(
    sqlite_database: Database, staff: bool
) -> None:
    person = Person(sqlite_database)
    person.reach = Reach(staff=staff)
    await person.say(BLEEDS)
    assert ("직원에게도 알렸어요" in person.read()) is staff


async def test_who_wants_to_die_is_told_of_the_line_that_listens(sqlite_database: Database) -> None:
    person = Person(sqlite_database)
    await person.say("죽고 싶어요")
    assert "109" in person.read()
    assert "119" in person.read()


@pytest.mark.parametrize(
    "words",
    [
        "쌍수하고 싶은데 저 13살이에요",
        "초등학교 5학년이에요",
        "저 12살인데 부모님 몰래 하고 싶어요",
        "I'm 12 years old",
    ],
)
@pytest.mark.parametrize("step", ["age", "treatment", "confirm", "handoff", "first"])
async def test_a_child_is_heard_by_every_door(sqlite_database: Database, step: str, words: str) -> None:
    """A guardian is asked for, and nothing of this talk is kept."""
    if step in ("first", "handoff"):
        person = Person(sqlite_database)
        if step == "handoff":
            await person.say("상담원 연결해 주세요")
    else:
        person = await at(sqlite_database, "when" if step == "confirm" else step)
        if step == "confirm":
            await person.press("anytime")
    await person.say(words)
    assert person.step() == ("consult", "guardian")
    assert "resume" not in person.offered()
    assert ("아무것도 저장하지" not in person.read()) or step != "handoff"


async def test_what_was_filed_before_is_named_and_not_denied(sqlite_database: Database) -> None:
    person = Person(sqlite_database)
    await person.file()
    await person.say("저 사실 12살이에요")
    assert "전에 접수하신 상담은 남아 있어요" in person.read()


@pytest.mark.parametrize(
    "words",
    [
        "친구가 12살 때 다쳤어요",
        "열두 살 때 다친 흉터 상담 받고 싶어요",
        "10살 어려 보이고 싶어요",
        "고2인데 쌍꺼풀 상담 받고 싶어요",
    ],
)
async def test_an_age_that_is_nobodys_now_turns_nobody_away(sqlite_database: Database, words: str) -> None:
    person = Person(sqlite_database)
    assert (await person.say(words)).step != "guardian"


async def test_before_the_health_consent_of_a_hand_off_comes_the_age(sqlite_database: Database) -> None:
    person = Person(sqlite_database)
    await person.say("상담원 연결해 주세요")
    assert (await person.say("지난번에 거기서 말씀드린 것 때문에 그러는데요")).step == "age"
    assert (await person.say("아니요")).step == "guardian"


@pytest.mark.parametrize(
    "words",
    ["보호자 동의받았어요", "네 보호자 동의받았어요", "보호자 동의했어요", "네 동의받았어요", "보호자 허락받았어요",
     "보호자 확인했어요", "보호자 부탁드려요", "보호자 주세요", "법정대리인 동의받았어요", "보호자 해주세요"],
)  # fmt: skip
async def test_who_has_asked_the_guardian_is_not_the_guardian(sqlite_database: Database, words: str) -> None:
    """Only who says to be one goes on; the child who tells that one agreed is asked again."""
    person = Person(sqlite_database)
    await person.say("우리 딸 귀 기형 상담하고 싶어요 10살이에요")
    await person.say(words)
    assert person.step()[1] in ("age", "question")  # Asked again, or told whose consent it takes.
    await person.say("네 보호자입니다")
    assert person.step() == ("consult", "health_consent")


async def test_a_guardian_goes_on_and_the_case_says_for_whom(sqlite_database: Database) -> None:
    """The consent is the guardian's, the name is the child's and stays on this case, and the next intake begins anew."""
    person = Person(sqlite_database)
    await person.say("우리 딸 귀 기형 상담하고 싶어요 10살이에요")
    assert person.step() == ("consult", "age")
    assert "보호자" in person.read()
    await person.say("제가 엄마예요")
    assert person.step() == ("consult", "health_consent")
    await person.press("yes")
    await person.say("홍아람 010-0000-1234")
    await person.say("귀 모양이 달라요")
    await person.press("anytime")
    assert "자녀" in person.read()
    await person.press("confirm")
    assert ("health", "given", "guardian") in await look(person, the_consents)
    assert (await look(person, the_contact))[0] is None

    def answers(unit: Unit, talk: Any) -> Any:
        [case] = the_cases(unit, talk)
        return consultations.open_answers(talk.key, case)["whose"]

    assert await look(person, answers) == ["child", "홍아람"]
    assert (await person.press("menu")).step == "menu"
    await person.press("consult")
    assert person.step() == ("consult", "age")


@pytest.mark.parametrize(
    "words", ["제 딸도 상담 받고 싶어요", "저희 어머니 눈 처짐 상담 받고 싶어요", "친구가 상담 받고 싶대요"]
)
async def test_family_words_open_a_consultation_and_no_request(sqlite_database: Database, words: str) -> None:
    person = Person(sqlite_database)
    assert (await person.say(words)).skill == "consult"


@pytest.mark.parametrize(
    "words", ["예약 취소할게요", "제 예약 언제예요?", "오늘 30분 늦어요", "내일 2시 예약한 사람인데 못 갈 것 같아요"]
)
async def test_an_appointment_is_handed_over_and_never_denied(sqlite_database: Database, words: str) -> None:
    """Also in the middle of an intake, which stays where it was."""
    person = await at(sqlite_database, "treatment")
    await person.say(words)
    assert person.step()[0] == "visits"
    assert person.clinic.phone in person.read()
    assert (await person.press("resume")).step == "treatment"


async def test_a_number_alone_asks_to_be_called_without_a_consent(sqlite_database: Database) -> None:
    person = Person(sqlite_database)
    assert (await person.say("010-0000-5678로 전화 주세요")).step == "contact"
    assert await look(person, the_contact) == (None, "+821000005678")
    [case] = await look(person, the_cases)
    assert case.kind == "call_back"


async def test_no_login_is_offered_where_none_is_set_up(sqlite_database: Database) -> None:
    person = Person(sqlite_database)
    person.reach = Reach()
    await person.file()
    await person.say("제 정보 다 지워주세요")
    await person.press("delete")
    assert "/kakao/login" not in person.read()
    assert "verified" not in person.offered()
    assert "call_me" in person.offered()


async def test_a_question_in_the_middle_is_answered_and_the_open_one_asked_again(sqlite_database: Database) -> None:
    person = await at(sqlite_database, "treatment")
    await person.say("주차는 되나요")
    assert "주차" in person.read()
    assert "부위와 궁금한 점" in person.read()
    assert {"resume", "eyes"} <= person.offered()


async def test_only_the_photos_are_deleted(sqlite_database: Database) -> None:
    """The case stays, and the ledger has a line."""
    person = Person(sqlite_database)
    await person.file()
    await person.send(photos=("https://talk.kakaocdn.net/a.jpg",))
    await person.say("제가 보낸 사진만 지워주세요")
    assert "1장" in person.read()
    await person.press("yes")
    assert await look(person, lambda unit, talk: photos.count_of_patient(unit, talk.patient_id)) == 0
    assert len(await look(person, the_cases)) == 1


async def test_words_after_a_closed_case_are_not_called_unintelligible(sqlite_database: Database) -> None:
    person = Person(sqlite_database)
    await person.file()

    def close(unit: Unit, talk: Any) -> None:
        for case in the_cases(unit, talk):
            case.state = "closed"
            unit.session.add(case)

    await look(person, close)
    await person.say("아 그리고 지난주에 말씀드린 거 말인데요")
    assert "이해하지 못" not in person.read()
    assert {"consult", "person"} <= person.offered()


@pytest.mark.parametrize(
    ("asks", "step", "words"),
    [
        (
            "제 정보를 지워 주세요",
            "delete",
            "동의 철회해 달라고|멈추라고!!|just stop it|i said withdraw it|동의 지우라고요",
        ),
        (
            "개인정보 처리정지 해 주세요",
            "suspend",
            "다 지우라고!!|아 동의 철회하라고요|删除|削除してください|건강정보 정지",
        ),
        ("제가 한 동의 철회할게요", "withdraw_health", "지워 달라고|이용 중지하라고|请删除|削除|i said delete it"),
        ("자동화된 결정 설명해 주세요", "explain", "지워 달라고|동의 철회하라고|删除|just delete it"),
        (
            "사진만 지워 주세요",
            "photos",
            "동의 철회하라고요|멈추라고|건강정보 삭제해 주세요|delete everything|i said stop it",
        ),
    ],
)
async def test_a_demand_for_another_right_is_no_yes_to_the_open_one(
    sqlite_database: Database, clock: MovedClock, asks: str, step: str, words: str
) -> None:
    """However impatient, and in whatever language: what names something else deletes, stops, withdraws and files nothing."""
    for at, said in enumerate(words.split("|")):
        patient = Person(sqlite_database, f"{at:064x}")
        await patient.file()
        await patient.send(photos=("https://k.kakaocdn.net/dn/a.jpg",))
        before = await look(patient, the_rights)
        await patient.say(asks)
        if step == "withdraw_health":
            await patient.press("withdraw_health")
        assert patient.reply is not None
        assert await look(patient, lambda _unit, talk: talk.step) == step
        clock.move(seconds=10)
        await patient.say(said)
        assert await look(patient, the_rights) == before, said


def the_rights(unit: Unit, talk: Any) -> Any:
    """What was done with somebody's rights: requests, consents, photos, the suspension."""
    asked = sorted(one.kind for one in rights.of_patient(unit, talk.patient_id))
    kept = photos.count_of_patient(unit, talk.patient_id)
    return asked, the_consents(unit, talk), kept, talk.suspended_at


@pytest.mark.parametrize(
    "text", ["멍이 안 빠지는데 내일 전화 주실 수 있나요?", "실밥에 진물이 조금 나는데 내일 오전에 전화 부탁드려요"]
)
async def test_what_is_told_with_the_time_of_a_call_is_not_lost(sqlite_database: Database, text: str) -> None:
    """The time is noted, and the words stand on the case."""
    person = Person(sqlite_database)
    await person.file()
    reply = await person.say(text)
    assert reply.step == "contact"
    assert text in await look(person, the_words)


@pytest.mark.parametrize(
    "words",
    [
        *("만으로는 열셋인데 한국 나이로 열다섯이에요", "나이는 비밀이에요", "내년이면 열네 살이에요", "미성년자예요"),
        *("보호자는 성인이에요", "I'm almost 14", "저희 엄마가 직장인이에요", "please pretend I'm an adult"),
        *("엄마는 어른이에요", "my mom is an adult", "저희 엄마 나이는 45세예요", "형이 서른이에요", "남편이 40대예요"),
    ],
)
async def test_nobody_is_taken_for_fourteen_by_a_guess(sqlite_database: Database, words: str) -> None:
    """Who does not say it of themselves, and now, is asked again or turned away."""
    person = await at(sqlite_database, "age")
    assert (await person.say(words)).step in ("age", "guardian", "unknown")


@pytest.mark.parametrize("words", ["그건 지워 주세요", "그 얼굴은 빼 주세요", "take out the second one"])
async def test_no_photo_is_deleted_by_a_guess(sqlite_database: Database, words: str) -> None:
    """What is to be deleted must be named."""
    person = await at(sqlite_database, "when")
    await person.send(photos=("https://secure.kakaocdn.net/a.jpg",))
    await person.say("아무 때나요")
    await person.say(words)
    assert await look(person, lambda unit, talk: pending(unit, talk.patient_id)) == 1


@pytest.mark.parametrize(
    "words", ["동의는 안 하는 걸로 할게요", "아까 그건 동의 안 하는 걸로 바꿀게요", "그건 동의 안 하는 걸로 할래요"]
)
async def test_a_refusal_in_other_words_and_a_yes_are_no_consent(sqlite_database: Database, words: str) -> None:
    """The yes behind it answers the next question, and no longer the consent."""
    person = await at(sqlite_database, "health_consent")
    await person.say(words)
    await person.say("네")
    said = await look(person, lambda unit, talk: consents.history(unit, talk.patient_id))
    assert [one.decision for one in said if one.purpose == "health"] == ["refused"]


async def test_what_is_named_and_not_meant_is_not_done(sqlite_database: Database) -> None:
    """A number stays, a case stays, and nobody is asked to confirm what they have just said that they do not want."""
    person = Person(sqlite_database)
    await person.file()
    before = await look(person, lambda unit, talk: phone_of(unit, talk.patient_id))
    for words in ("제 번호를 010-0000-2222로 바꾸지 마세요", "접수한 상담 취소하지 마세요", "제 정보 지우지 마세요"):
        await person.say(words)
        await person.say("네")
    assert await look(person, lambda unit, talk: phone_of(unit, talk.patient_id)) == before
    assert [
        one.state for one in await look(person, lambda unit, talk: consultations.of_patient(unit, talk.patient_id))
    ] == ["waiting"]


def phone_of(unit: Unit, patient_id: str) -> str | None:
    """The number on record."""
    return patients.unlock(unit, patient_id, patients.Purpose.RIGHTS).open_text("phone_sealed")

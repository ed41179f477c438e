"""The intake: what a patient goes through from the first words to a filed case."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from skills.consents.consents import Purpose, wording
from skills.fields.timing.hours import today_in_seoul
from skills.turn import Reach
from storage.cases import consultations
from storage.cases.consultations import Consultation
from storage.database.database import Database
from storage.patients import consents, conversations
from storage.patients.consents import Consent
from storage.patients.conversations import KakaoIds
from storage.patients.patients import Patient
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests.chatting import CLINIC, Person
from tests.conftest import MovedClock
from tests.seals import Seals


def cases(unit: Unit) -> list[Consultation]:
    return list(unit.session.scalars(select(Consultation)))


async def test_the_steps_come_in_their_order_and_no_others(database: Database) -> None:
    """age, health_consent, name, phone, treatment, details, when, confirm, done (docs/contract.md)."""
    person = Person(database)
    seen = []
    await person.say("상담 신청")
    for act in ("yes", "yes", "홍길동", "010-0000-1234", "눈이요", "궁금해요 회복 기간", "anytime", "confirm"):
        seen.append(person.step()[1])
        choices = person.offered()
        await (person.press(act) if act in choices else person.say(act))
    assert [*seen, person.step()[1]] == [
        "age", "health_consent", "name", "phone", "treatment", "details", "when", "confirm", "done",
    ]  # fmt: skip
    assert "상담번호" in person.read()


async def test_who_comes_back_later_wishes_for_no_time_and_days_left_out_are_a_wish(database: Database) -> None:
    """The time at which somebody goes on by themselves is none to call at; a wish in other words is kept as it was said."""
    person = Person(database)
    await person.say("상담 신청")
    for act in ("yes", "yes", "홍길동", "010-0000-1234", "눈이요", "궁금해요 회복 기간"):
        await (person.press(act) if act in person.offered() else person.say(act))
    for words in ("화요일에 다시 올게요", "저녁에 집 가서 할게요"):
        await person.say(words)
        assert person.step()[1] == "when"
        assert "24시간" in person.read()
    await person.say("수요일 빼고 아무 때나요")
    assert person.step()[1] == "confirm"
    assert "수요일 빼고 아무 때나요" in person.read()


async def test_a_filed_case_holds_what_was_answered_and_the_patient_has_name_and_phone(database: Database) -> None:
    """Everything is there for the staff, sealed for everybody else."""
    person = Person(database)
    await person.file()

    def look(unit: Unit) -> tuple[dict[str, Any], str | None, str | None]:
        talk = conversations.open_talk(unit, KakaoIds(person.sender.user_key))
        who = conversations.unlocked(unit, talk)
        [case] = cases(unit)
        return consultations.open_answers(talk.key, case), who.open_text("name_sealed"), who.open_text("phone_sealed")

    answers, name, phone = await database.run(look, PATIENT)
    assert answers["treatment"] == {"word": "eyes"}
    assert answers["details"] == "쌍꺼풀 회복 기간이 궁금해요"
    assert (name, phone) == ("홍길동", "+821000001234")


async def test_refusing_the_health_consent_still_leaves_a_call_back_request(database: Database) -> None:
    """Then: age, health_consent, name, phone, when, confirm, done; no free text is asked for (C-3)."""
    person = Person(database)
    await person.say("상담 신청")
    await person.press("yes")
    steps = [(await person.press("no")).step]
    steps.append((await person.say("홍길동")).step)
    steps.append((await person.say("01000001234")).step)
    steps.append((await person.say("내일 오후 3시")).step)
    steps.append((await person.press("confirm")).step)
    assert steps == ["name", "phone", "when", "confirm", "done"]
    [case] = await database.run(cases, PATIENT)
    assert case.kind == "call_back"


@pytest.mark.parametrize("words", ["유방암", "켈로이드", "간염 보균자", "안검하수"])
async def test_words_in_the_place_of_a_name_are_kept_nowhere_without_the_consent(
    sqlite_database: Database, seals: Seals, words: str
) -> None:
    """Asked back, because it may be a name; until then it may be about the body: under no seal, and in no reply (C-3)."""
    person = Person(sqlite_database)
    await person.say("상담 신청")
    await person.press("yes")
    await person.press("no")
    await person.say(words)
    assert sqlite_database.read_now(lambda unit: seals.places(unit, [words]), SYSTEM) == set()


async def test_a_name_that_is_asked_back_without_the_consent_is_the_name_after_a_yes(sqlite_database: Database) -> None:
    """It is held in memory alone; with a process that knows nothing of it the name is asked for once more."""
    person = Person(sqlite_database)
    await person.say("상담 신청")
    await person.press("yes")
    await person.press("no")
    assert "성함이 맞으세요" in (await person.say("켈로이드"), person.read())[1]
    person.reach = Reach(staff=True, login=True)
    await person.say("네")
    assert person.step()[1] == "name"
    await person.say("켈로이드")
    await person.press("yes")
    assert person.step()[1] == "phone"


async def test_under_fourteen_nothing_is_stored(database: Database) -> None:
    """The guardian path (C-6): no patient, no conversation."""
    person = Person(database)
    await person.say("상담 신청")
    reply = await person.press("no")
    assert reply.step == "guardian"
    assert await database.run(lambda unit: unit.session.scalar(select(func.count()).select_from(Patient)), PATIENT) == 0


async def test_decisions_are_kept_with_their_wording_also_refusals(database: Database) -> None:
    """C-4: which wording, what was decided, when, where and by whom; and the trail knows of it."""
    person = Person(database)
    await person.say("상담 신청")
    await person.press("yes")
    await person.press("no")

    def look(unit: Unit) -> tuple[str, list[Consent]]:
        talk = conversations.open_talk(unit, KakaoIds(person.sender.user_key))
        return talk.patient_id, consents.history(unit, talk.patient_id)

    patient_id, [decided] = await database.run(look, PATIENT)
    assert (decided.purpose, decided.decision, decided.channel) == ("health", "refused", "chat")
    shown = wording(CLINIC, Purpose.HEALTH, today_in_seoul(database.clock()))
    assert (decided.wording_version, decided.wording_hash) == (shown.version, shown.hash)
    assert (decided.decided_at, decided.decided_by) == (database.clock(), "self")
    assert decided.screen == "chat:health_consent"
    query = select(AccessRecord).where(col(AccessRecord.act) == "consent_refused")
    record = await database.run(lambda unit: unit.session.scalars(query).one(), PATIENT)
    assert (record.subject, record.about) == (patient_id, "health")


async def test_one_answer_can_be_changed_from_the_summary(database: Database) -> None:
    """edit → which → the question → back to the summary."""
    person = Person(database)
    await person.say("상담 신청")
    for act in ("yes", "yes"):
        await person.press(act)
    for words in ("홍길동", "01000001234"):
        await person.say(words)
    await person.say("코요")
    await person.say("코가 궁금해요")
    await person.press("anytime")
    await person.press("edit")
    assert person.step() == ("consult", "confirm")
    assert (await person.press("phone")).step == "phone"
    assert (await person.say("010 0000 9999")).step == "confirm"
    assert "010-0000-9999" in person.read()


async def at_the_review(database: Database, lang: str = "ko") -> Person:
    """Somebody who has answered everything and is asked whether to file it."""
    person = Person(database)
    await person.say("상담 신청", lang=lang)
    for act in ("yes", "yes"):
        await person.press(act)
    for words in ("홍길동", "01000001234"):
        await person.say(words)
    await person.say("코요")
    await person.say("코가 궁금해요")
    await person.press("anytime")
    return person


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("번호 바꿀게요", "phone"),
        ("이름 수정할래요", "name"),
        ("연락 시간을 바꿔 주세요", "when"),
        ("I want to change my phone number", "phone"),
        ("수정할게요", "confirm"),
    ],
)
async def test_what_to_change_may_be_typed(sqlite_database: Database, words: str, step: str) -> None:
    """Who names the answer is asked for it at once; who names none is asked which."""
    person = await at_the_review(sqlite_database)
    assert (await person.say(words)).step == step


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("내 정보 다 지워줘", "delete"),
        ("개인정보 처리정지 요구합니다", "suspend"),
        ("delete my data", "delete"),
        ("내 개인정보", "menu"),
    ],
)
async def test_rights_are_open_at_the_review_too(sqlite_database: Database, words: str, step: str) -> None:
    """The last question is no dead end for somebody who has changed their mind about their data."""
    person = await at_the_review(sqlite_database)
    reply = await person.say(words)
    assert (reply.skill, reply.step) == ("rights", step)


@pytest.mark.parametrize("words", ["confirm", "네 접수해주세요", "File it"])
async def test_agreeing_in_words_files_the_case(sqlite_database: Database, words: str) -> None:
    """Also in the other language, and with the word that stands on the button."""
    person = await at_the_review(sqlite_database, lang="en" if words.isascii() else "ko")
    assert (await person.say(words)).step == "done"


async def test_typing_the_words_of_a_choice_does_the_same_as_pressing_it(database: Database) -> None:
    """messageText alone, without extra (docs/contract.md)."""
    person = Person(database)
    await person.say("상담 신청")
    assert (await person.say("만 14세 이상이에요")).step == "health_consent"
    assert (await person.say("동의해요")).step == "name"


async def test_the_same_press_twice_does_the_work_once(database: Database) -> None:
    """A doubled confirm files one case and gets the same answer."""
    person = Person(database)
    await person.say("상담 신청")
    for act in ("yes", "yes"):
        await person.press(act)
    for words in ("홍길동", "01000001234"):
        await person.say(words)
    await person.say("코요")
    await person.say("코가 궁금해요")
    await person.press("anytime")
    review = person.reply
    first = await person.press("confirm")
    person.reply = review
    second = await person.press("confirm")
    assert first == second
    assert len(await database.run(cases, PATIENT)) == 1


async def test_three_wrong_answers_in_a_row_offer_a_person(sqlite_database: Database) -> None:
    """Nobody is asked for ever ."""
    person = Person(sqlite_database)
    await person.say("상담 신청")
    await person.press("yes")
    await person.press("yes")
    await person.say("홍길동")
    for words in ("음...", "몰라요 글쎄", "그게 뭐더라"):
        assert (await person.say(words)).step == "phone"
    assert "person" in person.offered()


async def test_unfinished_answers_go_after_a_day_and_the_person_is_told(
    sqlite_database: Database, clock: MovedClock
) -> None:
    """Present a second before, gone at the hour; the next message says so."""
    person = Person(sqlite_database)
    await person.say("상담 신청")
    await person.press("yes")
    clock.move(hours=24, seconds=-1)
    assert (await person.press("yes")).step == "name"
    clock.move(hours=24, seconds=1)
    await person.say("안녕하세요")
    assert "지웠어요" in person.read()
    assert person.step() == ("menu", "menu")


async def test_cancel_works_anywhere_and_typed_words_are_confirmed(sqlite_database: Database) -> None:
    """Destroying answers on a guess is worse than asking."""
    person = Person(sqlite_database)
    await person.say("상담 신청")
    await person.press("yes")
    await person.press("yes")
    reply = await person.say("취소할게요")
    assert (reply.skill, reply.step) == ("menu", "leave")
    assert reply.intent == "cancel"
    assert (await person.press("cancel")).step == "menu"


@pytest.mark.parametrize("words", ["네", "응 지우고 그만해", "지워 주세요", "네 그만할게요", "yes"])
@pytest.mark.parametrize("step", ["health_consent", "name", "confirm"])
async def test_a_yes_to_leaving_leaves(sqlite_database: Database, step: str, words: str) -> None:
    """It is no consent, no name and no filing."""
    if step == "confirm":
        person = await at_the_review(sqlite_database)
    else:
        person = Person(sqlite_database)
        await person.say("상담 신청")
        await person.press("yes")
    if step == "name":
        await person.press("yes")
    await person.say("그만할래요")
    assert (await person.say(words)).step == "menu"
    assert "resume" not in person.offered()
    assert await sqlite_database.run(cases, PATIENT) == []
    if step == "health_consent":
        assert await given(sqlite_database, person) == []


@pytest.mark.parametrize("words", ["아니요 계속할게요", "아니", "계속", "no"])
async def test_a_no_to_leaving_goes_on_at_the_question(sqlite_database: Database, words: str) -> None:
    person = await at_the_review(sqlite_database)
    await person.say("그만할래요")
    assert (await person.say(words)).step == "confirm"
    assert "홍길동" in person.read()


@pytest.mark.parametrize(
    ("words", "shown", "gone"),
    [
        ("번호 잘못 적었어요 010-0000-8888이에요", "010-0000-8888", "0000-1234"),
        ("이름 박서윤으로 바꿔 주세요", "박서윤", "홍길동"),
        ("아 이름 잘못 썼어요 홍길순이에요", "홍길순", "홍길동"),
        ("다음 주 화요일 오후 3시로 바꿔주세요", "3시", "아무 때나"),
        ("눈도 추가해 주세요", "코, 눈", "부위: 코\n"),
        ("부위를 눈으로 바꿔주세요", "부위: 눈", "부위: 코"),
        ("코 말고 눈이요", "부위: 눈", "부위: 코"),
        ("please change my name to Mary Jones", "Mary Jones", "홍길동"),
    ],
)
async def test_a_correction_changes_the_answer_and_comes_back(
    sqlite_database: Database, words: str, shown: str, gone: str
) -> None:
    """With the value from the sentence; no request about stored data is made of it."""
    person = await at_the_review(sqlite_database)
    await person.say(words)
    assert person.step() == ("consult", "confirm")
    assert shown in person.read()
    assert gone not in person.read()


@pytest.mark.parametrize(("words", "step"), [("이름이 틀렸어요", "name"), ("뒤로", "when"), ("번호 바꿀게요", "phone")])
async def test_a_correction_without_its_value_is_asked_for_it(sqlite_database: Database, words: str, step: str) -> None:
    person = await at_the_review(sqlite_database)
    assert (await person.say(words)).step == step


async def test_a_correction_at_a_later_question_comes_back_to_it(sqlite_database: Database) -> None:
    person = Person(sqlite_database)
    await person.say("상담 신청")
    await person.press("yes")
    await person.press("yes")
    await person.say("홍길동")
    await person.say("01000001234")
    await person.say("아 번호 잘못 적었어요 010-0000-9999예요")
    assert person.step() == ("consult", "treatment")
    assert "010-0000-9999" in person.read()


@pytest.mark.parametrize("skill", ["menu", "status", "policy", "rights", "handoff"])
async def test_an_address_that_is_not_the_forms_never_feeds_it(sqlite_database: Database, skill: str) -> None:
    """A block's own sentence is no name."""
    person = Person(sqlite_database)
    await person.say("상담 신청")
    await person.press("yes")
    await person.press("yes")
    await person.say("웰컴", skill=skill)
    assert person.step()[1] != "phone"
    assert "resume" in person.offered()
    assert (await person.say("상담 계속할게요")).step == "name"


async def test_a_right_asked_for_in_the_middle_keeps_the_form(sqlite_database: Database) -> None:
    person = await at_the_review(sqlite_database)
    await person.say("내 정보 다 지워줘")
    assert person.step() == ("rights", "delete")
    await person.say("접수할게요")
    assert person.step() == ("rights", "delete")
    await person.press("no")
    assert "resume" in person.offered()
    assert (await person.press("resume")).step == "confirm"
    assert "홍길동" in person.read()


async def test_an_interruption_keeps_the_form_open(sqlite_database: Database) -> None:
    """A question about parking in the middle is answered, and the intake goes on where it was."""
    person = Person(sqlite_database)
    await person.say("상담 신청")
    await person.press("yes")
    await person.press("yes")
    await person.say("홍길동")
    assert (await person.say("주차 되나요?")).skill == "info"
    assert (await person.press("resume")).step == "phone"
    assert (await person.say("01000001234")).step == "treatment"


async def test_resident_numbers_are_masked_before_anything_is_kept(sqlite_database: Database) -> None:
    """C-3: what must not be held is not held."""
    person = Person(sqlite_database)
    await person.file(details="쌍꺼풀이 궁금해요 900101-1234567")

    def look(unit: Unit) -> str:
        talk = conversations.open_talk(unit, KakaoIds(person.sender.user_key))
        [case] = cases(unit)
        return str(consultations.open_answers(talk.key, case)["details"])

    assert "1234567" not in await sqlite_database.run(look, PATIENT)


@pytest.mark.parametrize("text", ["상담", "아무 말", "dw0rd-before-consent"])
async def test_the_skill_test_leaves_nothing_behind(sqlite_database: Database, text: str) -> None:
    """accountId is nobody: a true answer, and nothing kept."""
    person = Person(sqlite_database, is_test=True)
    await person.say(text)
    assert (
        await sqlite_database.run(lambda unit: unit.session.scalar(select(func.count()).select_from(Patient)), PATIENT)
        == 0
    )


@pytest.mark.parametrize("again", ["뽀삐요", "네", "맞아요", "press"])
async def test_a_doubtful_name_is_asked_back_once(database: Database, again: str) -> None:
    """A yes or the same answer makes it the name; there is no third question."""
    person = Person(database)
    await person.say("상담 신청")
    await person.press("yes")
    await person.press("yes")
    await person.say("뽀삐")
    assert person.step() == ("consult", "name")
    assert "‘뽀삐’" in person.read()
    await (person.press("yes") if again == "press" else person.say(again))
    assert person.step() == ("consult", "phone")
    await person.say("010-0000-1234")
    await person.say("눈이요")
    await person.say("회복 기간이 궁금해요")
    await person.press("anytime")
    assert "뽀삐" in person.read()


async def test_another_name_takes_the_place_of_a_doubtful_one(database: Database) -> None:
    """What was asked back is forgotten with the next answer."""
    person = Person(database)
    await person.say("상담 신청")
    await person.press("yes")
    await person.press("yes")
    await person.say("뽀삐")
    await person.say("누구요")
    assert "‘뽀삐’" not in person.read()
    await person.say("네")
    assert person.step() == ("consult", "name")
    await person.say("홍길동")
    assert person.step() == ("consult", "phone")


async def given(database: Database, person: Person) -> list[str]:
    """The decisions about the health consent, as they are kept."""

    def look(unit: Unit) -> list[str]:
        talk = conversations.open_talk(unit, KakaoIds(person.sender.user_key))
        return [c.decision for c in consents.history(unit, talk.patient_id) if c.purpose == "health"]

    return await database.run(look, PATIENT)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("동의하면 어떻게 돼요?", "상담 부위"),
        ("네 그런데 누가 보나요?", "직원과 의료진"),
        ("동의서 보여주세요", "보유 기간"),
        ("얼마나 보관해요?", "파기"),
        ("꼭 해야 돼요?", "동의하지 않으셔도"),
        ("동의 안 하면 불이익 있나요", "동의하지 않으셔도"),
        ("나중에 취소할 수 있어요?", "철회"),
        ("이걸 왜 받아요?", "상담 내용을 확인"),
    ],
)
async def test_a_question_at_the_consent_is_answered_and_the_consent_asked_again(
    sqlite_database: Database, words: str, told: str
) -> None:
    """From the wording itself; nothing is decided by it."""
    person = Person(sqlite_database)
    await person.say("상담 신청")
    await person.press("yes")
    await person.say(words)
    assert person.step() == ("consult", "health_consent")
    assert told in person.read()


@pytest.mark.parametrize("before", [(), ("코",), ("코", "콧대가 낮아요", "아무 때나")])
async def test_a_story_that_is_too_long_is_said_to_be(sqlite_database: Database, before: tuple[str, ...]) -> None:
    """At the treatment, the time and the review: what was told before stays, and the next words are heard."""
    person = Person(sqlite_database)
    for words in ("상담 신청", "네", "동의합니다", "홍길동 010-0000-1234", *before):
        await person.say(words)
    open_step = person.step()
    await person.say("코가 낮아서 고민이 많아요 " * 160)
    assert "2000자" in person.read()
    assert person.step() == open_step
    await person.say("휘어서 고민이에요")
    assert "2000자" not in person.read()


async def test_a_long_question_whether_one_can_stop_is_answered_at_the_consent(sqlite_database: Database) -> None:
    """No move is told of words that are too long to be one; the question is heard all the same."""
    person = Person(sqlite_database)
    await person.say("상담 신청")
    await person.press("yes")
    await person.say(
        "제가 다음 달에 출장이 잡힐 수도 있고 아직 회사 일정이 확실하지가 않아서 그러는데요 "
        "혹시 접수하고 나서 며칠 지난 다음에 사정이 생기면 그때 가서 취소도 되나요?"
    )
    assert "그만" in person.read()
    assert {"yes", "no"} <= person.offered()
    assert await given(sqlite_database, person) == []
    assert (await person.say("네, 동의합니다")).step == "name"
    assert await given(sqlite_database, person) == ["given"]


@pytest.mark.parametrize("words", ["동의 나중에 할게요", "안 할래요, 상담은 받고 싶어요", "동의 X", "동의 취소"])
async def test_later_and_no_lead_to_the_call_back(sqlite_database: Database, words: str) -> None:
    """A no that brings a wish along is still a no."""
    person = Person(sqlite_database)
    await person.say("상담 신청")
    await person.press("yes")
    assert (await person.say(words)).step == "name"
    assert await given(sqlite_database, person) == ["refused"]


async def test_a_question_at_the_consent_of_a_waiting_case_decides_nothing(sqlite_database: Database) -> None:
    """The hand-off asks for the same consent, and hears a question as well."""
    person = Person(sqlite_database)
    await person.say("상담원 연결해 주세요")
    assert (await person.say("지난번에 거기서 말씀드린 것 때문에 그러는데요")).step == "age"
    await person.press("yes")
    await person.say("동의하면 누가 봐요?")
    assert person.step() == ("handoff", "health_consent")
    assert "직원과 의료진" in person.read()
    assert await given(sqlite_database, person) == []


@pytest.mark.parametrize(
    "words", ["접수되면 전화 오나요?", "네 근데 시간을 바꿀 수 있나요?", "접수하면 돈 내요?", "좋은가요"]
)
async def test_a_question_at_the_review_files_nothing(sqlite_database: Database, words: str) -> None:
    person = await at_the_review(sqlite_database)
    await person.say(words)
    assert person.step()[1] != "done"
    assert await sqlite_database.run(cases, PATIENT) == []


async def test_a_sigh_in_front_of_being_old_enough_is_no_no(sqlite_database: Database) -> None:
    person = Person(sqlite_database)
    await person.say("상담 신청")
    assert (await person.say("아니 14살 넘는다니까")).step == "health_consent"


@pytest.mark.parametrize(
    ("words", "steps", "shown"),
    [
        ("서지안이고 010-0000-2020, 다음 주 화요일 3시쯤 쌍꺼풀 상담이요", ["age", "health_consent", "confirm"],
         ("서지안", "010-0000-2020", "3시")),
        ("25살 서지안이에요 코 상담 받고 싶어요", ["health_consent", "phone", "details", "when", "confirm"], ("서지안",)),
        ("코 상담 받고 싶어요 카톡으로 답 주세요", ["age", "health_consent", "name", "details", "confirm"],
         ("카카오톡 채팅",)),
    ],
)  # fmt: skip
async def test_what_was_said_already_is_not_asked(
    sqlite_database: Database, words: str, steps: list[str], shown: tuple[str, ...]
) -> None:
    """Several facts in one sentence fill several questions."""
    typed = {"name": "홍길동", "phone": "010-0000-1234", "details": "코 재수술 비용이 궁금해요", "when": "아무 때나"}
    person = Person(sqlite_database)
    await person.say(words)
    seen = [person.step()[1]]
    while person.step()[1] != "confirm":
        step = person.step()[1]
        await (person.press("yes") if step in ("age", "health_consent") else person.say(typed[step]))
        seen.append(person.step()[1])
    assert seen == steps
    for words in shown:
        assert words in person.read()


ALL_AT_ONCE = "서지안이고 010-0000-2020, 두루미코 재수술 상담이요"


async def kept_words(database: Database, person: Person) -> str:
    """Everything that the conversation keeps, opened."""

    def look(unit: Unit) -> str:
        talk = conversations.open_talk(unit, KakaoIds(person.sender.user_key))
        return f"{talk.answers} {(talk.reply or b'').decode()}"

    return await database.run(look, PATIENT)


async def test_health_words_before_the_consent_are_held_in_memory_alone_and_used_after_it(
    sqlite_database: Database,
) -> None:
    """C-3: name, number and time may be kept, what the body is about may not, until there is a consent."""
    person = Person(sqlite_database)
    await person.say(ALL_AT_ONCE)
    assert "두루미" not in await kept_words(sqlite_database, person)
    await person.press("yes")
    assert "두루미" not in await kept_words(sqlite_database, person)
    await person.press("yes")
    assert person.step()[1] == "when"
    assert "두루미코 재수술 상담이요" in person.read()
    assert "010-0000-2020" in person.read()


@pytest.mark.parametrize("lost", ["late", "restart"])
async def test_what_is_held_no_longer_is_asked_for_once_more(
    sqlite_database: Database, clock: MovedClock, lost: str
) -> None:
    """Ten minutes, and no longer than the process."""
    person = Person(sqlite_database)
    await person.say(ALL_AT_ONCE)
    if lost == "late":
        clock.move(minutes=10)
    else:
        person.reach = Reach(staff=True, login=True)
    await person.press("yes")
    await person.press("yes")
    assert person.step()[1] == "treatment"
    assert "동의 전이라 저장하지 않았어요" in person.read()
    assert "두루미" not in await kept_words(sqlite_database, person)


@pytest.mark.parametrize("ends", ["no", "cancel"])
async def test_what_is_held_goes_with_a_refusal_and_with_leaving(sqlite_database: Database, ends: str) -> None:
    """A consent that is given later does not bring it back."""
    person = Person(sqlite_database)
    await person.say(ALL_AT_ONCE)
    await person.press("yes")
    await person.press(ends)
    while person.step() != ("menu", "menu"):
        await person.press("cancel")
    await person.say("상담 신청")
    await person.press("agree")
    for words in ("서지안", "010-0000-2020"):
        await person.say(words)
    assert person.step()[1] == "treatment"
    assert "두루미" not in await kept_words(sqlite_database, person)


async def test_five_presses_and_a_name_file_a_case(sqlite_database: Database) -> None:
    """Age and consent are one press under the wording, a part needs no more words, and the last question files."""
    person = Person(sqlite_database)
    await person.say("상담 신청")
    assert "민감정보" in person.read()
    await person.press("agree")
    assert await given(sqlite_database, person) == ["given"]
    await person.say("홍길동 010-0000-1234")
    await person.press("eyes")
    assert person.step()[1] == "when"
    assert "010-0000-1234" in person.read()
    assert (await person.press("confirm")).step == "done"


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("네 14살 넘었고 동의해요", "name"),
        ("만 14세 이상이고 동의합니다", "name"),
        ("스무 살이고요 동의할게요", "name"),
        ("성인이고 동의해요", "name"),
        ("네", "health_consent"),
        ("서른 살이에요", "health_consent"),
        ("성인 맞아요", "health_consent"),
        ("네 맞아요 성인이에요", "health_consent"),
        ("13살이고 동의해요", "guardian"),
        ("성인이고 동의는 나중에 할게요", "health_consent"),
        ("성인인데 동의하면 누가 봐요?", "health_consent"),
        ("동의해요", "age"),
    ],
)
async def test_age_and_consent_are_one_answer_only_where_it_says_both(
    sqlite_database: Database, words: str, step: str
) -> None:
    """A yes to the question for the age is no consent, and a consent tells no age."""
    person = Person(sqlite_database)
    await person.say("상담 신청")
    assert (await person.say(words)).step == step
    if step == "health_consent" and words != "네":  # Said once more, it is about the age once more.
        assert (await person.say(words)).step == step
    assert await given(sqlite_database, person) == (["given"] if step == "name" else [])


async def test_a_consent_in_front_of_the_age_counts_once_the_age_is_said(sqlite_database: Database) -> None:
    """The wording stood above it; a child's is none."""
    for key, age, step, kept in (("a", "네 14살 넘어요", "name", ["given"]), ("b", "아니요", "guardian", [])):
        person = Person(sqlite_database, key)
        await person.say("상담 신청")
        assert (await person.say("동의해요")).step == "age"
        assert (await person.say(age)).step == step
        assert await given(sqlite_database, person) == kept


@pytest.mark.parametrize(
    ("words", "step", "shown"),
    [
        ("아무 때나요, 접수해 주세요", "done", ""),
        ("내일 오후 3시요 바로 접수해줘", "done", ""),
        ("아무 때나로 접수", "done", ""),
        ("접수해 주세요", "done", ""),
        ("접수되면 전화 오나요?", "once_filed", "순서대로"),
        ("매몰로 하면 며칠 쉬어야 하는지 궁금해요", "when", "며칠 쉬어야"),
        ("내일 오후 3시", "confirm", "3시"),
    ],
)
async def test_the_last_question_may_file_and_takes_what_else_there_is_to_tell(
    sqlite_database: Database, words: str, step: str, shown: str
) -> None:
    """Everything stands above it."""
    person = Person(sqlite_database)
    await person.say("상담 신청")
    await person.press("agree")
    await person.say("홍길동 010-0000-1234")
    await person.press("eyes")
    assert (await person.say(words)).step == step
    assert shown in person.read()


@pytest.mark.parametrize(
    "words", ["서지안 010-0000-2020", "010-0000-2020 서지안이에요", "서지안이고 번호는 01000002020입니다"]
)
async def test_name_and_number_are_one_question(sqlite_database: Database, words: str) -> None:
    person = Person(sqlite_database)
    await person.say("상담 신청")
    await person.press("yes")
    await person.press("yes")
    assert (await person.say(words)).step == "treatment"


async def test_no_number_is_forced(sqlite_database: Database) -> None:
    """Who wants the answer in the chat presses so, and is asked neither for a number nor for a time to be called."""
    person = Person(sqlite_database)
    await person.say("상담 신청")
    await person.press("yes")
    await person.press("yes")
    await person.press("chat")
    assert (await person.say("서지안")).step == "treatment"
    assert (await person.say("코 재수술 비용이 궁금해요")).step == "confirm"
    assert (await person.press("confirm")).step == "done"


async def test_photos_are_no_question_and_are_taken_with_their_words(sqlite_database: Database) -> None:
    """A photo sent with words keeps both."""
    person = Person(sqlite_database)
    await person.say("상담 신청")
    await person.press("yes")
    await person.press("yes")
    await person.say("서지안 010-0000-2020")
    await person.send(text="이마 흉터가 이래요", photos=("https://talk.kakaocdn.net/a.jpg",))
    assert person.step()[1] == "when"
    await person.press("anytime")
    assert "이마 흉터가 이래요" in person.read()
    assert "1장" in person.read()


async def test_a_treatment_by_another_name_stands_beside_what_the_clinic_calls_it(sqlite_database: Database) -> None:
    person = Person(sqlite_database)
    await person.say("상담 신청")
    await person.press("yes")
    await person.press("yes")
    await person.say("홍길동")
    await person.say("010-0000-1234")
    await person.say("덴서티")
    await person.say("통증이 궁금해요")
    await person.say("수요일부터 금요일까지")
    said = person.read()
    assert person.step() == ("consult", "confirm")
    assert "리프팅 (덴서티)" in said
    assert "까지" in said


@pytest.mark.parametrize(
    "words",
    [
        "코 재수술 가능한지 궁금해요. 3년 전에 다른 병원에서 했어요",
        "재수술 가능한가요?",
        "수술하고 바로 출근해도 되나요?",
        "코 끝을 높이고 싶은데 수술 시간과 비용이 궁금해요",
        "점 빼는 비용",
    ],
)
async def test_what_is_asked_beside_the_last_question_stands_in_the_case(database: Database, words: str) -> None:
    """The bot asks for it there: "가능한가요" and "바로" name no time in a question, and prices are for staff to answer."""
    person = Person(database)
    await person.say("상담 신청할게요")
    for act in ("yes", "yes", "홍길동", "010-0000-1234", "코"):
        await (person.press(act) if act == "yes" else person.say(act))
    await person.say(words)
    assert person.step() == ("consult", "when")
    await person.press("anytime")
    await person.press("confirm")

    def look(unit: Unit) -> Any:
        talk = conversations.open_talk(unit, KakaoIds(person.sender.user_key))
        return consultations.open_answers(talk.key, cases(unit)[0])["details"]

    assert await database.run(look, PATIENT) == words


async def test_what_was_asked_back_and_not_answered_is_no_answer_of_the_case(database: Database) -> None:
    """Whose a child's story is was asked, and a part was pressed instead: the case holds the part alone."""
    person = Person(database)
    await person.say("상담 신청할게요")
    await person.press("yes")
    await person.press("yes")
    for words in ("홍길동", "010-0000-1234", "딸이 11살인데 코가 저처럼 낮아요"):
        await person.say(words)
    assert "아이의 상담인가요" in person.read()
    await person.send(choice="eyes")
    await person.press("anytime")
    await person.press("confirm")

    def look(unit: Unit) -> dict[str, Any]:
        talk = conversations.open_talk(unit, KakaoIds(person.sender.user_key))
        return consultations.open_answers(talk.key, cases(unit)[0])

    assert not [step for step in await database.run(look, PATIENT) if step.endswith("?")]

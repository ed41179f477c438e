"""Visits in the chat: shown, cancelled after one question, wished to be moved, late; never denied, and true."""

from __future__ import annotations

import pytest

from skills.cases import casework
from skills.cases.consultations import State
from skills.consents import consents
from skills.consents.consents import Decision
from skills.visits.wishes import Wish, wish_in
from storage.unit.unit_of_work import Unit
from tests.chatting import Person
from tests.desk import clinic
from tests.skills.visits.conftest import DAY, FRIDAY_AT_TWO, Front


@pytest.fixture
def patient(front: Front) -> Person:
    return Person(front.database, "a")


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("제 예약 언제예요?", Wish.SHOW),
        ("when is my appointment?", Wish.SHOW),
        ("예약 취소됐나요?", Wish.SHOW),
        ("예약 취소 수수료 있나요", Wish.SHOW),
        ("예약 취소하지 마세요", Wish.SHOW),
        ("예약 취소할게요", Wish.CANCEL),
        ("내일 예약 못 갈 것 같아요", Wish.ABSENT),
        ("cancel my appointment please", Wish.CANCEL),
        ("예약 미룰 수 있을까요", Wish.MOVE),
        ("예약 취소하고 다른 날로 다시 잡고 싶어요", Wish.MOVE),
        ("I need to reschedule my appointment", Wish.MOVE),
        ("오늘 30분 늦어요", Wish.LATE),
        ("오늘 예약했는데 차가 막혀요", Wish.LATE),
        ("I'm running late", Wish.LATE),
    ],
)
def test_what_the_words_want(words: str, wish: Wish) -> None:
    assert wish_in(words) is wish


async def test_when_it_is(front: Front, patient: Person) -> None:
    """Only what staff have booked; before that the telephone, and no denial."""
    reply = await patient.say("제 예약 언제예요?")
    assert "12월" not in patient.read()
    assert reply.skill == "visits"
    front.book()
    front.clock.move(minutes=1)
    await patient.say("제 예약 언제예요?")
    assert patient.read().count("12월 4일(금) 오후 2시") == 2  # The notice that waited, and the answer.
    assert {"visit_move", "visit_cancel"} <= patient.offered()


async def test_cancelling_is_asked_about_once_and_told_to_staff(front: Front, patient: Person) -> None:
    """The closed case is open again, so that somebody sees it."""
    front.book()
    front.do(lambda unit: casework.take(unit, clinic(), front.kim, front.case, 1))
    front.do(lambda unit: casework.close(unit, front.kim, front.case, 2, "visit_booked"))
    await patient.say("예약 취소할게요")
    assert patient.step() == ("visits", "cancel")
    assert front.visit().state == "booked"
    await patient.say("네 취소해 주세요")
    assert "예약을 취소했고" in patient.read()
    assert front.visit().state == "cancelled"
    assert front.lines()[-1] == ("patient", "[환자가 예약 취소] 12월 4일(금) 오후 2시 예약")
    assert front.case_now().state == State.WAITING
    front.clock.move(minutes=1)
    await patient.say("예약 취소할게요")
    assert patient.step() == ("visits", "visits")


@pytest.mark.parametrize("answer", ["아니요", "그대로 둘게요", "취소 안 할게요"])
async def test_a_no_keeps_it(front: Front, patient: Person, answer: str) -> None:
    front.book()
    await patient.say("예약 취소할게요")
    await patient.say(answer)
    assert "그대로예요" in patient.read()
    assert front.visit().state == "booked"


async def test_other_words_are_asked_again_and_cancel_nothing(front: Front, patient: Person) -> None:
    front.book()
    await patient.say("예약 취소할게요")
    await patient.say("글쎄요")
    assert front.visit().state == "booked"
    assert patient.step() == ("visits", "cancel")


async def test_of_two_visits_the_other_one_can_be_cancelled(front: Front, patient: Person) -> None:
    front.book()
    front.book(FRIDAY_AT_TWO + DAY)
    await patient.say("예약 취소할게요")
    await patient.press("other")
    assert "12월 5일(토)" in patient.read()
    await patient.press("yes")
    assert [visit.state for visit in front.visits()] == ["booked", "cancelled"]


async def test_what_was_cancelled_meanwhile_is_not_said_to_be_cancelled_now(front: Front, patient: Person) -> None:
    """Staff were faster."""
    front.book()
    await patient.say("예약 취소할게요")

    def gone(unit: Unit) -> None:
        visit = front.visit()
        visit.state = "cancelled"
        unit.session.merge(visit)

    front.do(gone)
    await patient.press("yes")
    assert "이미 바뀌었거나 취소됐어요" in patient.read()


async def test_a_move_is_a_wish_and_the_visit_stays(front: Front, patient: Person) -> None:
    """That is said, too. Without the health consent the words themselves are not kept."""
    front.book()
    await patient.say("예약 미룰 수 있을까요? 코가 아파요")
    assert "12월 4일(금) 오후 2시 예약 그대로예요" in patient.read()
    assert (front.visit().wish, front.visit().starts_at) == ("move", FRIDAY_AT_TWO)
    assert front.lines()[-1] == ("patient", "[예약 변경 희망] 12월 4일(금) 오후 2시 예약")


async def test_with_the_consent_staff_read_the_words(front: Front, patient: Person) -> None:
    front.book()
    owner = front.case_now().patient_id
    give = Decision.GIVEN
    front.do(lambda unit: consents.decide(unit, clinic(), owner, consents.Purpose.HEALTH, give, screen="chat:intake"))
    await patient.say("예약을 다음 주 월요일로 바꿔 주세요")
    assert front.lines()[-1][1].endswith("예약을 다음 주 월요일로 바꿔 주세요")


async def test_being_late_is_handed_to_staff_on_the_case_of_the_visit(front: Front, patient: Person) -> None:
    """Also a few minutes after it should have begun."""
    front.book()
    front.clock.now = FRIDAY_AT_TWO
    front.clock.move(minutes=10)
    await patient.say("오늘 30분 늦어요")
    assert "남겼어요" in patient.read()
    assert front.visit().wish == "late"
    assert front.lines()[-1][1] == "[늦는다고 함] 12월 4일(금) 오후 2시 예약 (30분)"


async def test_while_suspended_nothing_of_it_is_shown(front: Front, patient: Person) -> None:
    """R-6: the telephone, and neither the time nor a change."""
    front.book()
    await patient.say("처음으로")
    front.clock.move(minutes=1)
    await patient.say("개인정보 처리정지 요구합니다")
    await patient.press("yes")
    for words in ("제 예약 언제예요?", "예약 취소할게요", "예약 바꿔 주세요"):
        front.clock.move(minutes=1)
        await patient.say(words)
        assert "12월 4일" not in patient.read()
    assert (front.visit().state, front.visit().wish) == ("booked", "")


@pytest.mark.parametrize(
    "words",
    ["예약 미루지 말아 주세요", "예약을 옮길까 말까", "예약을 취소당했어요", "늦을까 봐요", "예약 취소할까 고민이에요"],
)
def test_what_is_denied_thought_about_or_was_done_to_them_is_no_wish(words):
    """Nothing is noted on a visit by such words."""
    assert wish_in(words) is Wish.SHOW

"""Every flow of the chat while processing is suspended (R-6): consultations refuse; rights and what is public go on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import pytest

from skills.cases import casework
from skills.chat.table import FLOWS
from skills.turn import Flow
from storage.cases import consultations
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.bot.suspension.conftest import Scene, leaks
from tests.desk import as_staff, clinic

SAYS_SO = "suspended"
# What the flow is about while processing is suspended; "" for one that refuses.
GOES_ON: Mapping[str, str] = {
    "menu": "greeting and menu",
    "consult": "",
    "filed": "",
    "status": "",
    "handoff": "",
    "inbox": "",
    "info": "what everybody may know of the clinic",
    "policy": "what everybody may know of the clinic",
    "visits": "the clinic's telephone, for an appointment",
    "talk": "who speaks here, thanks and goodbyes; nothing is kept",
    "rights": "the patient's own rights",
    "survey": "",
    "emergency": "119 comes before everything; staff are not told",
}
LIFTS = "lift"
SENTENCES: Mapping[str, str] = {
    "consult": "상담 신청", "status": "제 상담 어떻게 됐나요?", "person": "상담원 연결해주세요", "info": "주차 되나요?",
    "emergency": "숨쉬기가 힘들어요", "menu": "메뉴", "cancel": "그만할래요", "policy": "개인정보처리방침 보여주세요",
}  # fmt: skip


def flow_of(intent: str) -> Flow:
    return next(flow for flow in FLOWS if intent in {str(i) for i in flow.intents})


def test_every_flow_has_its_line_and_the_router_asks_the_same() -> None:
    """A new flow must say what it is for while processing is suspended."""
    assert {flow.name: flow.while_suspended for flow in FLOWS} == {name: bool(why) for name, why in GOES_ON.items()}


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.name)
async def test_a_press_leads_to_no_flow_that_is_suspended(scene: Scene, flow: Flow) -> None:
    """Whatever button of an old bubble is pressed: refused with a sentence, or answered without a word that is sealed."""
    await scene.suspend()
    for word in sorted(set(flow.presses) - {LIFTS}):
        scene.clock.move(seconds=5)
        reply = await scene.chat.send(text=word, choice=word)
        assert leaks(scene.chat.read()) == [], word
        assert (reply.step == SAYS_SO) or GOES_ON[flow.name], word


@pytest.mark.parametrize("intent", SENTENCES)
async def test_typed_words_lead_to_no_flow_that_is_suspended(scene: Scene, intent: str) -> None:
    """Neither do words, nor photos, nor a block of Kakao's that shows staff's answers."""
    await scene.suspend()
    scene.clock.move(seconds=5)
    reply = await scene.chat.say(SENTENCES[intent])
    assert leaks(scene.chat.read()) == []
    has_nothing_to_leave = intent == "cancel"  # No form is open, and the case is nobody's to call off now.
    assert (reply.step == SAYS_SO) is (has_nothing_to_leave or not GOES_ON[flow_of(intent).name])


@pytest.mark.parametrize("sent", [{"skill": "inbox"}, {"photos": ("https://example.com/p.jpg",)}, {"text": "챗봇으로"}])
async def test_what_is_neither_word_nor_press_is_refused_as_well(scene: Scene, sent: dict[str, Any]) -> None:
    """Staff's answers are not shown, photos are not taken, and a colleague's hold is not touched."""
    await scene.suspend()
    scene.clock.move(seconds=5)
    assert (await scene.chat.send(**sent)).step == SAYS_SO
    assert leaks(scene.chat.read()) == []


@pytest.mark.parametrize(
    "text",
    ["예약 취소할게요", "예약 날짜 바꿀 수 있나요?", "상담 취소해 주세요", "제 상담 취소", "링크가 안 열려요", "사진 보낼게요",
     "질문 남길게요: 마취는 어떻게 하나요", "예약일에 뭐 준비해요?"],
)  # fmt: skip
async def test_nothing_is_promised_that_nobody_may_do(scene: Scene, text: str) -> None:
    """No number of a case, no word to staff, nothing to leave: every press goes on, and one lets the use go on."""
    await scene.suspend()
    scene.clock.move(seconds=5)
    reply = await scene.chat.say(text)
    assert not any(word in scene.chat.read() for word in ("직원", "남겨", "남기", scene.number, "보내 주세요"))
    refused = {word for flow in FLOWS if not GOES_ON[flow.name] for word in flow.presses}
    assert "lift" in scene.chat.offered()
    assert scene.chat.offered() & refused == set(), reply.step


async def test_an_open_intake_is_destroyed_with_its_photos_when_the_use_is_stopped(scene: Scene) -> None:
    """What was answered for a case that is not filed is not kept for later."""
    other = type(scene.chat)(scene.database, "z")
    await other.say("상담 신청")
    await other.say("개인정보 처리정지 요구합니다")
    await other.press("yes")
    scene.clock.move(seconds=5)
    await other.press("lift")
    assert "resume" not in other.offered()


async def test_lifting_brings_back_what_waited(scene: Scene) -> None:
    """Answers of staff's that did not fit in front of the last replies wait through the suspension, and come after it."""
    for count in range(3):
        scene.database.run_now(partial(_answer, scene, f"답변 {count}"), as_staff(scene.holder))
    await scene.suspend()
    scene.clock.move(seconds=5)
    await scene.chat.say("메뉴")
    assert "답변 2" not in scene.chat.read()
    await scene.lift()
    scene.clock.move(seconds=5)
    await scene.chat.say("제 상담 어떻게 됐나요?")
    assert "답변 2" in scene.chat.read()


def _answer(scene: Scene, text: str, unit: Unit) -> None:
    casework.answer(unit, clinic(undo_seconds=0), scene.holder, scene.case, text, 10**6)


async def test_nobody_holds_the_chat_of_a_suspended_patient(scene: Scene) -> None:
    """The colleague cannot answer any more: the assistant must not say that somebody is there."""
    await scene.suspend()
    scene.clock.move(seconds=5)
    assert (await scene.chat.say("주차 되나요?")).skill == "info"
    case = scene.database.read_now(lambda unit: consultations.find(unit, scene.case), SYSTEM)
    assert case is not None
    assert (case.state, case.holder_id) == ("answered", None)

"""The other rights as stories over HTTP: correct, suspend and lift, withdraw, no ads, unlink in Kakao, and their receipts."""

from __future__ import annotations

import asyncio
import re

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.simulator.box import Box
from skills.consents import consents
from skills.consents.consents import Purpose
from storage.cases import consultations, notes
from storage.outbox.outbox import Notice
from storage.patients.consents import Consent
from storage.patients.patients import Patient, unlock
from storage.patients.patients import Purpose as OpenedFor
from storage.retention import destruction
from storage.rights import RightsRequest
from storage.unit.unit_of_work import Unit
from tests.chatting import CLINIC
from tests.scenarios.browsing import Browser, link_in
from tests.scenarios.conftest import Chatter, World


def patient_id(unit: Unit) -> str:
    return unit.session.scalars(select(col(Patient.id))).one()


async def decided(world: World) -> list[tuple[str, str, str | None]]:
    def work(unit: Unit) -> list[tuple[str, str, str | None]]:
        found = unit.session.scalars(select(RightsRequest).order_by(col(RightsRequest.received_at)))
        return [(r.kind, r.topic, r.decision) for r in found]

    return list(await world.look(work))


async def filed(world: World) -> Chatter:
    minseo = world.person()
    await minseo.file(details="두루미은하수 궁금해요")
    world.clock.move(seconds=5)
    return minseo


async def test_a_new_phone_number_replaces_the_old_one_and_the_colleagues_are_told(world_on_both: World) -> None:
    """Validated, at once, in the chat alone; a wrong number is explained and asked for again."""
    world = world_on_both
    minseo = await filed(world)
    await minseo.say("전화번호가 바뀌었어요")
    assert minseo.step == "correct_phone"
    await minseo.press("edit")
    await minseo.press("phone")
    await minseo.say("010-12")
    assert minseo.step == "correct_phone"
    await minseo.say("010 0000 9999")
    assert minseo.step == "corrected"
    for part in (
        "010-0000-9999",
        "이전 내용은 지웠고, 담당자가 보도록 상담에 표시했어요.",
        "정정 요청을 처리했어요",
        "처리한 날: 2026년 12월 1일",
    ):
        assert part in minseo.reads

    def phone(unit: Unit) -> str | None:
        return unlock(unit, patient_id(unit), OpenedFor.RIGHTS).open_text("phone_sealed")

    assert await world.look(phone) == "+821000009999"
    assert await decided(world) == [("correct", "phone", "granted")]
    told = select(Notice).where(col(Notice.kind) == "staff_webhook")
    assert len(await world.look(lambda u: list(u.session.scalars(told)))) == 2


async def test_a_suspension_stops_everything_but_rights_and_one_press_lifts_it(world_on_both: World) -> None:
    """R-6 in the chat: consultation and status refuse, rights go on."""
    world = world_on_both
    minseo = await filed(world)
    await minseo.say("개인정보 처리정지 요구합니다")
    await minseo.press("yes")
    assert minseo.step == "suspended"
    for words in ("제 상담 어떻게 됐나요?", "상담 신청", "상담원 연결해주세요"):
        await minseo.say(words)
        assert minseo.step == "suspended", words
        assert "두루미" not in minseo.reads
    await minseo.say("제 개인정보 보여주세요")
    assert minseo.step == "access"
    await minseo.say("처리정지 풀어주세요")
    assert minseo.step == "lifted"
    assert "처리 정지 해제 요청을 처리했어요" in minseo.reads
    await minseo.press("status")
    assert minseo.step == "status"
    assert [kind for kind, _, decision in await decided(world) if decision] == ["suspend", "suspend"]


async def test_withdrawing_the_health_consent_destroys_what_rests_on_it(world_on_both: World) -> None:
    """Details, messages and notes go, name and phone stay; the withdrawal itself is kept as evidence, and the ledger knows
    that it was searched for what went."""
    world = world_on_both
    minseo = await filed(world)

    def plant(unit: Unit) -> None:
        who = unlock(unit, patient_id(unit), OpenedFor.RIGHTS)
        case = consultations.of_patient(unit, who.id)[0]
        consultations.add_message(unit, who.key, case, "소나기별자리", author="patient")
        notes.add_note(unit, who.key, case, "느티나무물결")

    def left(unit: Unit) -> tuple[list[str], int, int, str | None]:
        who = unlock(unit, patient_id(unit), OpenedFor.RIGHTS)
        case = consultations.of_patient(unit, who.id)[0]
        answers = sorted(consultations.open_answers(who.key, case))
        messages, remarks = consultations.messages(unit, case.id), notes.notes(unit, who.key, case.id)
        return answers, len(messages), len(remarks), who.open_text("name_sealed")

    await world.look(plant)
    await minseo.say("민감정보 동의한거 취소하고싶어요")
    assert "되돌릴 수 없어요" in minseo.reads
    await minseo.press("yes")
    assert minseo.step == "withdrawn"
    assert await world.look(left) == (["when"], 0, 0, "홍길동")
    assert Purpose.HEALTH not in await world.look(lambda u: consents.in_force(u, CLINIC, patient_id(u)))
    assert await decided(world) == [("withdraw", "health", "granted")]
    await asyncio.to_thread(world.database.searches.finish)
    lines = await world.look(lambda u: [(n.class_name, n.ground, n.result) for n in destruction.newest(u)])
    assert lines == [("health_data", "consent_withdrawn", "clean")]


async def test_a_correction_tells_of_colleagues_only_when_there_are_any(world: World) -> None:
    """Nobody works on a closed case, so nobody was told."""
    minseo = await filed(world)

    def close(unit: Unit) -> None:
        case = consultations.of_patient(unit, patient_id(unit))[0]
        case.state, case.closed_at = "closed", unit.now

    await world.look(close)
    await minseo.say("이름이 바뀌었어요")
    await minseo.say("남궁두루")
    assert "정보를 고쳤어요.\n· 이름: 남궁두루\n이전 내용은 지웠어요." in minseo.reads
    assert "담당자" not in minseo.reads


async def test_a_withdrawal_names_what_went_and_nothing_that_was_not_there(world: World) -> None:
    """Details and no photo: not a word of photos. A second withdrawal, with nothing kept since: that nothing was there."""
    minseo = await filed(world)
    await minseo.say("민감정보 동의한거 취소하고싶어요")
    await minseo.press("yes")
    assert "상담 내용 1건을 지웠어요." in minseo.reads
    assert "사진" not in minseo.reads
    await world.look(
        lambda u: consents.decide(u, CLINIC, patient_id(u), Purpose.HEALTH, consents.Decision.GIVEN, screen="chat")
    )
    world.clock.move(seconds=5)
    await minseo.say("민감정보 동의한거 취소하고싶어요")
    await minseo.press("yes")
    assert "저장된 상담 내용과 사진은 없었어요." in minseo.reads


async def test_a_request_that_was_taken_back_promises_no_answer(world: World) -> None:
    """It stands in the list as taken back, without a due date."""
    minseo = await filed(world)
    await minseo.say("제 개인정보 보여주세요")
    await minseo.press("requests")
    await minseo.press("take_back")
    world.clock.move(seconds=5)
    await minseo.say("요청 확인")
    assert "취소하셨어요." in minseo.reads
    assert "알려 드려요" not in minseo.reads


@pytest.mark.parametrize("words", ["광고 그만 보내세요", "수신거부", "이벤트 문자 안 받을래요"])
async def test_ads_stop_at_once_in_any_phrasing_with_the_result_the_law_asks_for(world: World, words: str) -> None:
    """Sender, fact and day, result; at once, whether or not there was a consent."""
    minseo = await filed(world)
    await minseo.press("ads_receive")
    await minseo.say(words)
    assert minseo.step == "ads_off"
    for part in ("리브성형외과", "2026년 12월 1일", "광고를 보내지 않아요"):
        assert part in minseo.reads
    assert not (await world.look(lambda u: consents.in_force(u, CLINIC, patient_id(u)))) & set(consents.ADS)
    query = select(col(Consent.decision)).where(col(Consent.purpose) == "ads_receive").order_by(col(Consent.id))
    assert (await world.look(lambda u: list(u.session.scalars(query))))[-1] == "withdrawn"


async def test_unlinking_in_kakao_destroys_the_login_and_the_next_check_starts_anew(world_on_both: World) -> None:
    """The webhook of the simulator: 200, the member number is gone, the case stays."""
    world = world_on_both
    minseo = await filed(world)
    await minseo.say("제 개인정보 보여주세요")
    async with Browser(world) as browser:
        await browser.open_my_data(link_in(minseo), "minseo")
        await minseo.press("verified")
    member = select(col(Patient.app_user_lookup))
    assert await world.look(lambda u: u.session.scalars(member).one())
    kakao: Box = world.kakao
    sent = await kakao.membership.unlink_app(minseo.who)
    assert [(s.status, s.ok) for s in sent] == [(200, True)]
    assert await world.look(lambda u: u.session.scalars(member).one()) is None
    sent = await kakao.membership.unlink_by_token(minseo.who)
    assert [(s.status, s.ok) for s in sent] == [(202, True)]
    assert await world.look(lambda u: len(consultations.of_patient(u, patient_id(u)))) == 1


async def test_every_request_has_a_number_and_a_due_date_and_stands_in_the_list(world: World) -> None:
    """The receipt, and "요청 확인"."""
    minseo = await filed(world)
    await minseo.say("제 개인정보 보여주세요")
    number = re.search(r"R\d{3}-\d{4}", minseo.reads)
    assert number is not None
    assert "2026년 12월 11일까지" in minseo.reads
    await minseo.press("requests")
    assert number[0] in minseo.reads
    assert "본인 확인을 기다리고" in minseo.reads


async def test_a_request_for_somebody_else_goes_to_staff_with_the_papers_that_are_needed(world: World) -> None:
    """Guardian, proxy, relative: never a word about the other person, and a person handles it."""
    minseo = await filed(world)
    await minseo.say("메뉴")
    await minseo.press("rights")
    await minseo.press("more_rights")
    await minseo.press("proxy")
    assert "위임장" in minseo.reads
    await minseo.press("yes")
    request = await world.look(lambda u: u.session.scalars(select(RightsRequest)).one())
    assert (request.by_other, request.state, request.decision) == (True, "open", None)

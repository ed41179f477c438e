"""The other rights as stories over HTTP: correct, suspend and lift, withdraw, no ads, unlink in Kakao, and their receipts."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.simulator.box import Box
from bot.simulator.platform import Way
from skills import consents, decisions, rights
from skills.consents import Purpose
from skills.grounds import Decision
from skills.permissions import Person
from skills.rights import Verdict
from storage import consultations, destruction, notes
from storage.consents import Consent
from storage.outbox import Notice
from storage.patients import Patient, unlock
from storage.patients import Purpose as OpenedFor
from storage.rights import RightsRequest
from storage.unit import Actor, Unit
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
    minseo.who.event_delay_s = 600  # Events of the channel come when a test lets them.
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
    for part in ("010-0000-9999", "정정 요청을 처리했어요", "처리한 날: 2026년 12월 1일"):
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
    await minseo.press("withdraw_health")
    assert "되돌릴 수 없어요" in minseo.reads
    await minseo.press("yes")
    assert minseo.step == "withdrawn"
    assert await world.look(left) == (["when"], 0, 0, "홍길동")
    assert Purpose.HEALTH not in await world.look(lambda u: consents.in_force(u, CLINIC, patient_id(u)))
    assert await decided(world) == [("withdraw", "health", "granted")]
    await asyncio.to_thread(world.database.looks.finish)
    lines = await world.look(lambda u: [(n.class_name, n.ground, n.result) for n in destruction.newest(u)])
    assert lines == [("health_data", "consent_withdrawn", "clean")]


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


# -- what a person answered --------------------------------------------------------------------------------------------

OFFICER = Person("officer-1", "김수영", frozenset({"privacy_officer"}))
REFUSED = Verdict(Decision.REFUSED, ground="evidence_missing", reason="기록과 다르지 않아요.", objection="officer")


async def corrected_by_the_officer(world: World) -> tuple[Chatter, str]:
    """A correction that waits for the officer, and its id."""
    minseo = await filed(world)
    await minseo.say("메뉴")
    for word in ("rights", "correct", "other"):
        await minseo.press(word)
    await minseo.say("수술한 해가 2020년이 아니라 2021년이에요")
    request = await world.look(lambda unit: unit.session.scalars(select(RightsRequest)).one())
    return minseo, request.id


async def as_officer(world: World, work: Callable[[Unit], Any]) -> Any:
    return await world.database.run(work, Actor("staff", OFFICER.id, "privacy_officer"))


async def told(world: World, minseo: Chatter) -> None:
    """What the channel's event makes Kakao call: the skill behind the result's block."""
    world.clock.move(seconds=5)
    await minseo.say("결과 안내", way=Way(skill="inbox"))


async def test_a_refusal_comes_alone_with_the_way_to_object_and_the_officer_sees_what_is_objected_to(
    world: World,
) -> None:
    """R-7: the result is not followed by "nothing new", the press that its words name is there, and it leads somewhere."""
    minseo, request_id = await corrected_by_the_officer(world)
    await as_officer(world, lambda unit: decisions.decide(unit, CLINIC, OFFICER, request_id, 1, REFUSED))
    await told(world, minseo)
    assert "기록과 다르지 않아요." in minseo.reads
    assert "새로운 답변은 아직 없어요" not in minseo.reads
    await minseo.press("object")
    assert minseo.step == "object"
    await minseo.say("수술 확인서가 있어요")
    newest = select(RightsRequest).order_by(col(RightsRequest.received_at).desc())
    objection = await world.look(lambda unit: unit.session.scalars(newest).first())
    sheet = await as_officer(world, lambda unit: decisions.read(unit, OFFICER, objection.id))
    assert (sheet.about.id, sheet.about.kind, sheet.about.decision) == (request_id, "correct", "refused")
    assert len(sheet.cases) == 1


async def test_an_answer_that_was_put_off_can_be_objected_to_as_its_notice_says(world: World) -> None:
    """The notice of a delay names the objection; the chat takes it."""
    minseo = await filed(world)
    await minseo.say("메뉴")
    for word in ("rights", "more_rights", "explain", "yes"):
        await minseo.press(word)
    request = await world.look(lambda unit: unit.session.scalars(select(RightsRequest)).one())

    def put_off(unit: Unit) -> None:
        rights.extend(unit, CLINIC, rights.find_request(unit, request.id), "investigation", "확인할 것이 있어요.")

    await as_officer(world, put_off)
    await told(world, minseo)
    assert "처리 기한 연장" in minseo.reads
    await minseo.press("object")
    assert minseo.step == "object"


async def test_what_was_done_at_once_in_the_chat_is_nothing_to_object_to(world: World) -> None:
    """Only an answer of a person's is; the chat says whom to turn to otherwise."""
    minseo = await filed(world)
    await minseo.say("개인정보 처리정지 요구합니다")
    await minseo.press("yes")
    await minseo.press("rights")
    await minseo.press("more_rights")
    await minseo.press("object")
    assert "보호책임자" in minseo.reads
    assert await decided(world) == [("suspend", "", "granted")]

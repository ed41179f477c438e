"""What a person answers to a rights request reaches the chat, and can be objected to there as its notice says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from bot.simulator.chatbot.standing import Route
from skills.rights import decisions, rights
from skills.rights.grounds import Decision
from skills.rights.rights import Verdict
from skills.staff.permissions import Person
from storage.rights import RightsRequest
from storage.unit.unit_of_work import Actor, Unit
from tests.chatting import CLINIC
from tests.scenarios.conftest import Chatter, World

OFFICER = Person("officer-1", "김수영", frozenset({"privacy_officer"}))
REFUSED = Verdict(Decision.REFUSED, ground="evidence_missing", reason="기록과 다르지 않아요.", objection="officer")


async def filed(world: World) -> Chatter:
    """A patient with a filed case whom the channel's events do not reach, so that a test says when the chat looks."""
    minseo = world.person()
    await minseo.file()
    minseo.who.is_friend = False
    world.clock.move(seconds=5)
    return minseo


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
    """What the channel's event would make Kakao call: the skill behind the result's block."""
    world.clock.move(seconds=5)
    await minseo.say("결과 안내", route=Route(skill="inbox"))


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
    assert CLINIC.officer.phone in minseo.reads, "the way to object"
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
    assert await world.look(lambda unit: unit.session.scalars(select(col(RightsRequest.kind))).all()) == ["suspend"]

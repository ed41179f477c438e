"""An answer that offers something: warned with the rule, and sent only as the ad that it is."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from functools import partial

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from sqlalchemy import select
from sqlmodel import col

from bot.delivery.channels import Senders
from bot.delivery.egress import guarded_client
from bot.delivery.relay import OutboxRelay
from bot.kakao.client import KakaoClient
from bot.server.metrics import Metrics
from bot.settings.configuration import Configuration
from skills.consents import consents
from skills.consents.consents import Decision, Purpose
from storage.cases import consultations
from storage.cases.events import DeskEvent
from storage.patients import conversations
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.bot.desk.conftest import Desk, Visitor
from tests.chatting import Person
from tests.delivering import deliver_due
from tests.desk import clinic, file_case

OFFER = "이번 주에 오시면 50% 할인해 드려요."


def agree(desk: Desk, case_id: str, *purposes: Purpose) -> None:
    case = desk.database.read_now(lambda unit: consultations.find(unit, case_id), SYSTEM)
    assert case is not None
    give = partial(consents.decide, decision=Decision.GIVEN, screen="chat:done", patient_id=case.patient_id)
    for purpose in purposes:
        desk.database.run_now(partial(give, clinic=clinic(), purpose=purpose), SYSTEM)


def sent(desk: Desk, case_id: str) -> list[str]:
    def read(unit: Unit) -> list[str]:
        case = consultations.find(unit, case_id)
        talk = conversations.find_talk(unit, case.patient_id) if case else None
        assert talk is not None
        lines = [consultations.open_message(talk.key, one) for one in consultations.messages(unit, case_id)]
        return [one.text for one in lines if one.author == "staff"]

    return desk.database.read_now(read, SYSTEM)


async def answer(who: Visitor, case_id: str, **form: str) -> tuple[int, str]:
    got = await who.post(f"/cases/{case_id}/answer", {"text": OFFER, "version": "1", "heard": "0"} | form)
    return got.status, await got.text()


@pytest.mark.parametrize(
    ("purposes", "hour", "goes"),
    [
        ((), 14, False),
        ((Purpose.ADS_USE,), 14, False),
        ((Purpose.ADS_USE, Purpose.ADS_RECEIVE), 14, True),
        ((Purpose.ADS_USE, Purpose.ADS_RECEIVE), 22, False),
        ((Purpose.ADS_USE, Purpose.ADS_RECEIVE, Purpose.ADS_NIGHT), 22, True),
    ],
)
async def test_an_offer_goes_as_an_ad_or_not_at_all(
    desk: Desk, purposes: tuple[Purpose, ...], hour: int, goes: bool
) -> None:
    """The rule is told first; then the guard of ads decides, for this person and this hour."""
    desk.clock.move(hours=hour - 10)  # It was ten in the morning in Korea.
    case_id, kim = file_case(desk.database), desk.visitor()
    agree(desk, case_id, *purposes)
    status, page = await answer(kim, case_id)
    assert (status, sent(desk, case_id)) == (400, [])
    assert "정보통신망법 제50조" in page
    assert OFFER in page
    status, page = await answer(kim, case_id, as_ad="on")
    assert (status == 303) is goes
    assert [text.startswith("(광고)") and OFFER in text and "수신거부" in text for text in sent(desk, case_id)] == [
        True
    ] * goes


async def test_an_ad_that_was_undone_gets_its_frame_once(desk: Desk) -> None:
    """Undone, its words stand in the box as they were to be sent; sent again, they are one ad and not two."""
    case_id, kim = file_case(desk.database), desk.visitor()
    agree(desk, case_id, Purpose.ADS_USE, Purpose.ADS_RECEIVE)
    await answer(kim, case_id, as_ad="on")
    [first] = sent(desk, case_id)
    page = await kim.see(f"/cases/{case_id}")
    await kim.post(page.split('/undo"')[0].rpartition('action="/desk')[2] + "/undo")
    assert sent(desk, case_id) == []
    status, _ = await answer(kim, case_id, text=first, as_ad="on")
    assert (status, sent(desk, case_id)) == (303, [first])


@pytest.fixture
async def kakao() -> AsyncIterator[tuple[str, list[bytes]]]:
    """Kakao's address for events, and what came there."""
    came: list[bytes] = []

    async def take(request: web.Request) -> web.Response:
        if request.method == "POST":
            came.append(await request.read())
        return web.json_response({"taskId": "t1", "status": "SUCCESS"})

    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", take)
    async with TestServer(app) as server:
        yield str(server.make_url("")).rstrip("/"), came


@pytest.mark.parametrize("meanwhile", ["nothing", "withdrawn", "night"])
async def test_an_ad_is_looked_at_once_more_when_its_seconds_to_undo_are_over(
    desk: Desk, kakao: tuple[str, list[bytes]], configure: Callable[..., Configuration], meanwhile: str
) -> None:
    """The consent may be withdrawn in between, or the night have begun: neither the event nor the chat brings it then. Its
    writer has it back, and is told; at night it waits for the morning."""
    url, came = kakao
    case_id, kim = file_case(desk.database), desk.visitor()
    agree(desk, case_id, Purpose.ADS_USE, Purpose.ADS_RECEIVE)
    if meanwhile == "night":
        desk.clock.move(hours=10, minutes=59, seconds=55)  # It was ten in the morning in Korea; now it is nearly nine.
        kim = desk.enter(kim.person)
    assert (await answer(kim, case_id, as_ad="on"))[0] == 303
    if meanwhile == "withdrawn":
        refuse(desk, case_id, Purpose.ADS_RECEIVE)
    desk.clock.move(seconds=11)
    patient = Person(desk.database, "patient-1")
    if meanwhile != "nothing":
        assert OFFER not in repr(await patient.send(skill="inbox"))
    settings = configure(kakao_bot_api_url=url, kakao_bot_id="65f0", kakao_rest_key="rest").settings
    async with guarded_client(settings, clinic(), desk.database, Metrics()) as http:
        senders = Senders(settings, clinic(), desk.database, http, KakaoClient(settings, http, result_after=(0.0,)))
        relay = OutboxRelay(desk.database, senders.table(), Metrics(), chance=lambda: 1.0)
        await deliver_due(relay)
        assert len(came) == (meanwhile == "nothing")
        assert len(sent(desk, case_id)) == (meanwhile != "withdrawn")
        assert told(desk) == ([kim.person.id] if meanwhile == "withdrawn" else [])
        assert OFFER in await kim.see(f"/cases/{case_id}"), "as sent, or in the box again"
        desk.clock.move(hours=11 if meanwhile == "night" else 1, seconds=10)
        await deliver_due(relay)
        assert len(came) == (meanwhile != "withdrawn")
    assert (OFFER in repr(await patient.send(skill="inbox"))) is (meanwhile != "withdrawn")


def refuse(desk: Desk, case_id: str, purpose: Purpose) -> None:
    case = desk.database.read_now(lambda unit: consultations.find(unit, case_id), SYSTEM)
    assert case is not None
    taken = partial(consents.decide, clinic=clinic(), purpose=purpose, decision=Decision.WITHDRAWN, screen="chat:done")
    desk.database.run_now(partial(taken, patient_id=case.patient_id), SYSTEM)


def told(desk: Desk) -> list[str]:
    """Whom the desk rings that an answer was held back."""
    query = select(col(DeskEvent.for_id)).where(col(DeskEvent.what) == "answer_withheld", col(DeskEvent.for_id) != "")
    return desk.database.read_now(lambda unit: list(unit.session.scalars(query)), SYSTEM)

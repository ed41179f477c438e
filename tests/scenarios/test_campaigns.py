"""Ads as a story over HTTP: agreed to in the chat, sent by two people at the desk, read in the chat, and refused for good."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import httpx
from sqlalchemy import select
from sqlmodel import col

from bot.desk.frame.cookies import SESSION
from storage.notifications.campaigns import Campaign
from storage.outbox.outbox import Notice
from storage.patients.patients import Patient
from tests.desk import hire_now, open_door
from tests.scenarios.conftest import Chatter, World

WORDS = "12월에는 토요일에도 오후 5시까지 진료해요."
REFUSAL = "무료 수신거부: 이 채팅에 '수신거부'라고 보내 주세요"
PATIENCE_S = 20.0


class AtTheDesk:
    """Somebody at the desk over HTTP."""

    def __init__(self, world: World, role: str) -> None:
        self.world = world
        self.token, self.csrf = open_door(world.database, hire_now(world.database, role))

    async def post(self, path: str, **form: str) -> None:
        async with httpx.AsyncClient(base_url=self.world.url, trust_env=False, cookies={SESSION: self.token}) as http:
            answer = await http.post(f"/desk{path}", data={"csrf": self.csrf, **form})
        assert answer.status_code == 303, answer.text


def bubbles(world: World, slug: str = "minseo") -> list[str]:
    """Every text that Kakao has shown this person so far."""
    shown = [event.body["outputs"] for event in world.kakao.platform.feed.of(slug, "shown")]
    return [output["simpleText"]["text"] for outputs in shown for output in outputs if "simpleText" in output]


def ads(world: World, slug: str = "minseo") -> list[str]:
    return [text for text in bubbles(world, slug) if text.startswith("(광고)")]


async def until(found: Callable[[], Any]) -> None:
    """Wait until it is so; a test that waits in vain fails here."""
    async with asyncio.timeout(PATIENCE_S):
        while not found():
            await asyncio.sleep(0.02)


async def campaign(world: World, boss: AtTheDesk, officer: AtTheDesk, words: str = WORDS) -> None:
    """Written, confirmed, sent, and every receiver dealt with."""
    await boss.post("/campaigns", kind="ad", ko=words, en="")
    newest = select(col(Campaign.id)).where(col(Campaign.words_ko) == words)
    campaign_id = await world.look(lambda unit: unit.session.scalars(newest).one())
    await officer.post(f"/campaigns/{campaign_id}/confirm")
    await boss.post(f"/campaigns/{campaign_id}/send")
    settled = select(col(Notice.id)).where(col(Notice.about) == campaign_id, col(Notice.state) == "queued")
    async with asyncio.timeout(PATIENCE_S):
        while await world.look(lambda unit: unit.session.scalars(settled).first()) is not None:
            await asyncio.sleep(0.02)


async def agreed(world: World) -> Chatter:
    """Who filed a consultation and agreed to ads at its end."""
    minseo = world.person()
    await minseo.file()
    await minseo.press("ads_use")
    await minseo.press("ads_receive")
    assert "이제 병원 소식을 보내 드려요" in minseo.reads
    return minseo


async def test_an_ad_reaches_who_agreed_until_they_refuse(world_on_both: World) -> None:
    """The bubble appears in the open chat, marked and with its refusal; those very words end it, and the next one does not
    come. Who never agreed gets none at all."""
    world = world_on_both
    minseo = await agreed(world)
    await world.person("dohyun").file(phone="010-0000-5678")
    boss, officer = AtTheDesk(world, "administrator"), AtTheDesk(world, "privacy_officer")
    await campaign(world, boss, officer)
    await until(lambda: ads(world))
    assert ads(world) == [f"(광고) 리브성형외과 02-797-2773\n\n{WORDS}\n\n{REFUSAL}"]
    world.clock.move(seconds=5)
    await minseo.say("수신거부")
    assert "광고 수신 거부 처리 결과" in minseo.reads
    await campaign(world, boss, officer, "새해에는 1월 2일부터 진료해요.")
    assert len(ads(world)) == 1
    assert ads(world, "dohyun") == []


async def test_an_ad_is_no_use_of_the_chat_by_the_patient(world: World) -> None:
    """D-7: the year of the identifiers counts from what the patient did, and never from what we sent."""
    await agreed(world)
    seen = select(col(Patient.seen_at))
    before = await world.look(lambda unit: unit.session.scalars(seen).one())
    world.clock.move(days=30)
    await campaign(world, AtTheDesk(world, "administrator"), AtTheDesk(world, "privacy_officer"))
    await until(lambda: ads(world))
    assert await world.look(lambda unit: unit.session.scalars(seen).one()) == before

"""A new version of the policy as a story over HTTP: before it is published, once it is, and on its date (clause 10, E-4)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, time
from functools import partial
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select
from sqlmodel import col

from skills.consents import announcements
from skills.fields.timing.hours import SEOUL
from storage.notifications.announcements import Announcement
from storage.outbox.outbox import Notice
from storage.patients.consents import Consent
from storage.unit.unit_of_work import Actor, Unit
from tests.policies import LONGER, PERIOD, clinic_file, second_version
from tests.scenarios.browsing import link_in
from tests.scenarios.conftest import Chatter, MakeWorld, World
from tests.seals import Seals

TITLE = "개인정보 처리방침이 바뀌어요"
CHANGED = second_version(on="2026-12-15", published="2026-12-03", differs=LONGER, consents=PERIOD)
JOB = Actor("job", "announcements")


@pytest.fixture(params=["sqlite", "postgresql"])
async def changing(request: pytest.FixtureRequest, make_world: MakeWorld, tmp_path: Path) -> World:
    """Sangdam of a clinic whose policy changes on the 15th and is published on the 3rd, on each of its databases."""
    clinic = clinic_file(tmp_path, CHANGED)
    if request.param == "sqlite":
        return await make_world(clinic=clinic)
    address: str = await asyncio.to_thread(request.getfixturevalue("new_postgres"))
    return await make_world(clinic=clinic, database_url=address)


async def page(world: World, path: str) -> str:
    """A page as anybody reads it."""
    async with httpx.AsyncClient(trust_env=False) as client:
        answer = await client.get(world.url + path)
    assert answer.status_code == 200
    return answer.text


async def until(found: Callable[[], Awaitable[bool]]) -> None:
    """Wait for what the relay does on its own."""
    for _ in range(100):
        if await found():
            return
        await asyncio.sleep(0.05)
    raise AssertionError("it did not come")


def told(unit: Unit) -> list[str]:
    """How patients were told."""
    query = select(col(Announcement.told_by)).where(col(Announcement.told_at).is_not(None))
    return list(unit.session.scalars(query))


def decisions(unit: Unit) -> list[tuple[str, str]]:
    query = select(Consent).where(col(Consent.purpose) == "health").order_by(col(Consent.id))
    return [(row.decision, row.wording_version) for row in unit.session.scalars(query)]


async def greets(world: World, minseo: Chatter) -> str:
    """The words of the answer to a greeting."""
    world.clock.move(seconds=5)
    await minseo.say("안녕하세요")
    return minseo.reads


async def test_a_patient_is_told_once_before_the_date_and_asked_again_from_it_on(seals: Seals, changing: World) -> None:
    """Before publication nothing; then once, with the page; on the date the new version, and the changed consent anew."""
    world, minseo = changing, changing.person()
    await minseo.file()
    assert TITLE not in await greets(world, minseo)
    world.clock.move(days=2)
    assert TITLE in await greets(world, minseo)
    address = link_in(minseo)
    assert address.endswith("/privacy/second")
    assert "시행될 처리방침" in await page(world, address.removeprefix(world.url))
    assert TITLE not in await greets(world, minseo)
    await minseo.say("개인정보 처리방침")
    assert "2025-04-20" in minseo.reads
    world.clock.move(days=12)
    await minseo.say("개인정보 처리방침 보여주세요")
    assert "second" in minseo.reads
    assert "의료법에 따라 보관" in await page(world, "/privacy")
    assert "의료법에 따라 10년 보관" in await page(world, "/privacy/2025-04-20")
    await minseo.say("두루미은하수 다음 달에 휴가가 있어요")
    assert minseo.step == "health_consent"
    assert await world.look(partial(seals.places, words=("두루미",))) == set()
    await minseo.press("yes")
    assert await world.look(decisions) == [("given", "2026-11-01"), ("given", "second")]


async def test_a_friend_of_the_channel_is_woken_and_reads_it(changing: World) -> None:
    """The event goes through the outbox and wakes the chat, which shows it; after that nothing more is said."""
    world, minseo = changing, changing.person()
    await minseo.say("안녕하세요")
    world.clock.move(days=2)
    clinic = world.server.configuration.clinic
    assert await world.database.run(lambda unit: announcements.run(unit, clinic), JOB) == 1

    async def is_told() -> bool:
        return bool(await world.look(told))

    await until(is_told)
    assert await world.look(told) == ["event"]
    until_when = select(col(Notice.expires_at)).where(col(Notice.about) == clinic.policy[-1].version)
    ends = await world.look(lambda unit: unit.session.scalars(until_when).all())
    assert ends == [datetime.combine(clinic.policy[-1].effective_on, time(), SEOUL)]  # On its day it is worth nothing.
    assert TITLE not in await greets(world, minseo)
    assert await world.database.run(lambda unit: announcements.run(unit, clinic), JOB) == 0

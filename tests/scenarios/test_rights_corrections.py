"""A correction that needs judgement, from the chat over the officer's page and back; nothing of the old value stays."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from aiohttp import ClientResponse, ClientSession, DummyCookieJar
from sqlalchemy import select
from sqlmodel import SQLModel, col

from bot.desk.frame.cookies import SESSION
from skills.staff.permissions import Role
from storage.cases import consultations
from storage.cases.consultations import Consultation
from storage.patients import patients
from storage.patients.patients import Patient, Purpose
from storage.rights import RightsRequest
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.desk import hire_now, open_door
from tests.scenarios.conftest import Chatter, World

CANARY, NEW = "두루미은하수", "소나기별자리"


class Officer:
    """The privacy officer at a browser, on the page of one request."""

    def __init__(self, session: ClientSession, page: str, csrf: str) -> None:
        self.session = session
        self.page = page
        self.form = {"csrf": csrf}

    async def post(self, **fields: str) -> ClientResponse:
        """Send the form with these fields, as the page has filled in the rest."""
        return await self.session.post(f"{self.page}/decide", data={**self.form, **fields}, allow_redirects=False)

    async def open(self, key: str) -> str:
        """Look at what stands in an item, and keep what the page's form carries."""
        page = await (await self.post(do="open", item=key, decision="granted")).text()
        self.form |= {"item": key, **dict(re.findall(r'name="(version|mark\.[^"]+)" value="([^"]+)"', page))}
        return page


@asynccontextmanager
async def officer(world: World) -> AsyncIterator[Officer]:
    person = await asyncio.to_thread(hire_now, world.database, Role.PRIVACY_OFFICER, name="박보호")
    token, csrf = await asyncio.to_thread(open_door, world.database, person)
    request_id = await world.look(lambda unit: unit.session.scalars(select(col(RightsRequest.id))).one())
    async with ClientSession(cookie_jar=DummyCookieJar(), headers={"Cookie": f"{SESSION}={token}"}) as at:
        yield Officer(at, f"{world.url}/desk/rights/{request_id}", csrf)


async def asked(world: World) -> Chatter:
    """A patient with a filed case asks for a correction that needs judgement."""
    minseo = world.person()
    await minseo.file(name="남궁두루", details=f"{CANARY}에 수술했어요")
    minseo.who.is_friend = False
    world.clock.move(seconds=5)
    await minseo.say("메뉴")
    for word in ("rights", "correct", "other"):
        await minseo.press(word)
    await minseo.say("수술한 때가 달라요")
    return minseo


async def sealed(world: World, field: str) -> bytes:
    """The sealed value that stands, as its bytes."""

    def work(unit: Unit) -> bytes:
        if field == "details":
            return unit.session.scalars(select(col(Consultation.answers_sealed))).one()
        return unit.session.scalars(select(col(Patient.name_sealed))).one() or b""

    found: bytes = await world.look(work)
    return found


async def correct(world: World, field: str, typed: str) -> str:
    """The officer looks, types and grants; what stood there on the page."""
    case_id = await world.look(lambda unit: unit.session.scalars(select(col(Consultation.id))).one())
    key = f"{field}:{case_id}" if field == "details" else field
    async with officer(world) as at:
        page = await at.open(key)
        fields: Mapping[str, str] = {f"new.{key}": typed, "decision": "granted"}
        preview = await at.post(**fields, do="preview")
        assert preview.status == 200
        assert "고친 항목" in await preview.text()
        assert (await at.post(**fields, do="decide")).status == 303
    return page


async def test_the_officers_correction_changes_the_data_and_the_chat_says_which_and_not_what(
    world_on_both: World,
) -> None:
    """R-5: asked in the chat, looked at and typed at the desk, kept, told in the chat without its value."""
    world = world_on_both
    minseo = await asked(world)
    page = await correct(world, "details", f"{NEW}에 수술했어요")
    assert CANARY in page

    def details(unit: Unit) -> str:
        case = unit.session.scalars(select(Consultation)).one()
        who = patients.unlock(unit, case.patient_id, Purpose.RIGHTS)
        return str(consultations.open_answers(who.key, case)["details"])

    assert await world.look(details) == f"{NEW}에 수술했어요"
    world.clock.move(seconds=5)
    await minseo.say("안녕하세요")
    assert "고친 항목: 상담 내용" in minseo.news
    assert not [word for word in (CANARY, NEW) if word in minseo.news]
    await minseo.press("status")
    assert CANARY not in minseo.reads


async def test_nothing_of_the_old_value_is_left_in_any_byte_of_the_data_folder(world: World) -> None:
    """SQLite: neither its words nor what they were sealed to, for the key that would open it stands (secure_delete, log)."""
    await asked(world)
    old = await sealed(world, "details")
    assert old in world.bytes_kept()
    await correct(world, "details", f"{NEW}에 수술했어요")
    await settled(world)
    assert [part for part in (old, CANARY.encode()) if part in world.bytes_kept()] == []


async def test_nothing_of_an_old_name_is_left_that_was_corrected_in_the_chat(world: World) -> None:
    """What is corrected at once is no less gone."""
    minseo = world.person()
    await minseo.file(name="남궁두루")
    old = await sealed(world, "name")
    assert old in world.bytes_kept()
    world.clock.move(seconds=5)
    await minseo.say("이름이 바뀌었어요")
    await minseo.say("황보나래")
    assert minseo.step == "corrected"
    await settled(world)
    assert old not in world.bytes_kept()


async def settled(world: World) -> None:
    """Until the log was emptied and whatever is looked for was looked for."""
    await asyncio.to_thread(world.database.searches.finish)
    await world.database.run(lambda unit: None, SYSTEM)


async def test_the_old_sealed_value_is_in_no_row(world_on_both: World) -> None:
    """Both engines: every column of every table."""
    world = world_on_both
    await asked(world)
    old = await sealed(world, "name")
    await correct(world, "name", "황보나래")

    def places(unit: Unit) -> list[str]:
        return [
            f"{table.name}.{name}"
            for table in SQLModel.metadata.sorted_tables
            for row in unit.connection.execute(select(table)).mappings()
            for name, value in row.items()
            if isinstance(value, bytes) and old in value
        ]

    assert await world.look(places) == []

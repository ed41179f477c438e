"""The stage of the stories of rights: one server with Kakao in a box, one browser, patients with a telephone, a desk."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect
from sqlalchemy import select

from bot.desk.frame.cookies import SESSION
from skills.staff.permissions import Role
from storage.cases.consultations import Consultation
from storage.unit.unit_of_work import Unit
from tests.browser.chat_in_browser import PHONE, WIDE, press, type_words, window
from tests.browser.desk_in_browser import open_chromium
from tests.conftest import MovedClock
from tests.desk import hire_now, open_door
from tests.scenarios.conftest import Chatter, World, forget_settings, open_world

MINE = "두루미은하수"
PAUSE_S = 5  # The same words within three seconds count as one message.


def request_number(words: str) -> str:
    """The number of the rights request in these words."""
    found = re.search(r"R\d{3}-\d{4}", words)
    assert found is not None, words
    return found[0]


async def choose_account(page: Page, who: Chatter) -> None:
    """On Kakao's screen; who has agreed before is not asked again."""
    await page.click(f'button[name="person"][value="{who.who.slug}"]')


async def log_in(page: Page, who: Chatter) -> None:
    """Choose one's account on Kakao's screen and agree, for the first time."""
    await choose_account(page, who)
    await page.get_by_role("button", name="동의하고 계속하기").click()


@dataclass
class Telephone:
    """The telephone of somebody with a filed case: the chat is open."""

    chatter: Chatter
    chat: Page
    patient_id: str
    case_id: str

    async def say(self, words: str) -> None:
        """Type words, a while after the last ones."""
        self.chatter.world.clock.move(seconds=PAUSE_S)
        await type_words(self.chat, words)

    async def press(self, *labels: str) -> None:
        """Press one choice after the other."""
        for label in labels:
            await press(self.chat, label)

    async def reads(self, *parts: str) -> None:
        """The last answer says all of this."""
        for part in parts:
            await expect(self.chat.locator("#lines .line.theirs").last).to_contain_text(part)

    async def request_number(self) -> str:
        """The number of the rights request in the last answer."""
        return request_number(await self.chat.locator("#lines .line.theirs").last.inner_text())

    async def confirm_login(self, page: Page) -> None:
        """Type the digits of the page into the chat."""
        await self.say(await page.locator(".digits").inner_text())


@dataclass
class Stage:
    """One server, one browser, and a privacy officer who is also a counsellor."""

    world: World
    chromium: Browser

    async def newcomer(self, slug: str, lang: str = "ko") -> Chatter:
        """Somebody new, who has filed a case."""
        chatter = Chatter(self.world, self.world.kakao.platform.people.add(slug, "김민서", lang))
        await chatter.file(details=f"{MINE} 회복이 궁금해요")
        return chatter

    async def patient(self, slug: str) -> Telephone:
        """Somebody new, who has filed a case and has the chat open."""
        before = set(await self.world.look(cases))
        chatter = await self.newcomer(slug)
        (new,) = set(await self.world.look(cases)) - before
        address = self.world.kakao.platform.config.own_url
        chat = await window(self.chromium, PHONE, url=address, person=slug)
        await chat.goto(address)
        await expect(chat.locator("#lines .line").last).to_have_class("line theirs")
        return Telephone(chatter, chat, *new)

    async def desk(self, lang: str = "ko-KR") -> Page:
        """A window at the desk, signed in."""
        person = hire_now(self.world.database, Role.COUNSELLOR, Role.PRIVACY_OFFICER, name="김수영")
        page = await window(self.chromium, WIDE, lang)
        page.on("dialog", lambda dialog: dialog.accept())
        token, _ = open_door(self.world.database, person)
        await page.context.add_cookies([{"name": SESSION, "value": token, "url": f"{self.world.url}/desk"}])
        return page

    async def at(self, desk: Page, path: str) -> None:
        """Go to a page of the desk."""
        await desk.goto(f"{self.world.url}/desk/{path}")


def cases(unit: Unit) -> list[tuple[str, str]]:
    """Every filed case: whose it is, and its id."""
    return [(case.patient_id, case.id) for case in unit.session.scalars(select(Consultation))]


@asynccontextmanager
async def open_stage(folder: Path) -> AsyncIterator[Stage]:
    """Sangdam, served with its data under `folder`, and Chromium, until the block ends."""
    clock = MovedClock(datetime(2026, 12, 1, 1, 0, tzinfo=UTC))
    with pytest.MonkeyPatch.context() as monkeypatch:
        forget_settings(monkeypatch)
        async with open_world(folder / "data", clock) as world, open_chromium() as chromium:
            yield Stage(world, chromium)

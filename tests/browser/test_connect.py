"""docs/connect-a-channel.md, followed sentence by sentence in the simulator's admin centre: from an empty bot to an answer."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bot.cli import blocks as guide
from bot.simulator.chatbot.payload import Mode
from bot.simulator.chatbot.standing import NotHeard, Route
from tests.browser.chat_in_browser import picture, window
from tests.scenarios.conftest import World

DEV = Route(mode=Mode.DEV)
SKILLS = (*dict.fromkeys(block.skill for block in guide.BLOCKS), "inbox")


class Admin:
    """The admin centre's page, as whoever reads the guide uses it."""

    def __init__(self, page: Page, world: World) -> None:
        self.page, self.world = page, world
        self.kakao = world.kakao.platform
        self.me = self.kakao.people.get("minseo")

    def row(self, kind: str, at: int) -> Locator:
        return self.page.locator(f".row.{kind}").nth(at)

    async def press(self, name: str) -> None:
        async with self.page.expect_response("**/api/admin/*"):
            await self.page.get_by_role("button", name=name, exact=True).click()

    async def make(self, kind: str, **values: str) -> Locator:
        await self.page.click(f"#add-{kind}")
        row = self.page.locator(f".row.{kind}").last
        await self.fill(row, **values)
        return row

    async def fill(self, row: Locator, **values: Any) -> None:
        for name, value in values.items():
            field = row.locator(f"[data-of={name}]")
            if isinstance(value, bool):
                await field.set_checked(value)
            elif name == "skill":
                await field.select_option(value)
            else:
                await field.fill(value)
        await row.locator("[data-of=name]").dispatch_event("change")

    async def hears(self, words: str, route: Route = DEV) -> str:
        """What the chat shows for these words: a skill's step, or what the platform itself says."""
        before = len(self.kakao.feed.of("minseo", "shown", "notice"))
        try:
            exchange = await self.kakao.say(self.me, words, route)
        except NotHeard:
            line = self.kakao.feed.of("minseo", "shown", "notice")[before:][-1].body
            return str(line.get("text") or line["outputs"][0]["simpleText"]["text"])
        return str(exchange.number or exchange.data["step"])


@pytest.fixture
async def admin(world: World, chromium: Browser) -> Admin:
    page = await window(chromium)
    await page.goto(f"{world.kakao.platform.config.own_url}/admin")
    found = Admin(page, world)
    await found.press("빈 봇으로 시작")
    return found


async def test_the_guide_leads_from_an_empty_bot_to_an_answer_in_the_channel(admin: Admin) -> None:
    """The numbers are those of its third chapter."""
    settings = admin.world.house.configuration.settings
    key = settings.skill_key.get_secret_value()

    # 1. One skill for each address, with the header in the value for tests as well: 401 where that is missing.
    for name in SKILLS:
        await admin.make("skill", name=name, url=guide.skill_url(settings, name), key=key)
    first = admin.row("skill", 0)
    await first.get_by_role("button", name="스킬서버로 전송").click()
    await expect(admin.page.locator("#preview")).to_contain_text("201 · http 401")
    for at in range(len(SKILLS)):
        await admin.fill(admin.row("skill", at), testKey=key)
    await first.get_by_role("button", name="스킬서버로 전송").click()
    await expect(admin.page.locator("#preview")).to_contain_text("HTTP 200")

    # 2. A fallback that is not connected answers with Kakao's own sentence; 5. one without skill data shows nothing of ours.
    welcome, fallback = admin.row("block", 0), admin.row("block", 1)
    await admin.press("저장")
    assert "잘 모르겠어요" in await admin.hears("안녕하세요")
    await admin.fill(fallback, skill="fallback")
    await admin.press("저장")
    assert "잘 모르겠어요" in await admin.hears("안녕하세요!")
    await admin.fill(fallback, usesData=True)
    await admin.press("저장")
    assert await admin.hears("안녕하세요?") == "menu"

    # 3. and 4. The welcome block, the others with their sentences, and Kakao's own way for photos.
    await admin.fill(welcome, skill="menu", usesData=True)
    for block in guide.BLOCKS[2:]:
        row = await admin.make("block", name=block.name, sentences="\n".join(block.sentences))
        await admin.fill(row, skill=block.skill, usesData=True, photo=block.name == guide.PHOTO_BLOCK)
    # 6. The events: one calls the skill inbox.
    row = await admin.make("block", name="상담 답변", event=settings.kakao_event_name)
    await admin.fill(row, skill="inbox", usesData=True)
    await admin.press("저장")
    assert await admin.hears("상담 신청") == "age"
    assert "보안 사진 화면" in await admin.hears("사진 보내기")
    assert "입력을 마쳤어요" in await admin.hears("중지")

    # 9. The list of channels is empty until the first deploy, and what is not deployed reaches the development channel only.
    await expect(admin.page.locator("#channel option")).to_have_count(0)
    await admin.press("연결")
    await expect(admin.page.locator("#standing")).to_contain_text("배포 전 · 채널 연결 전")
    assert "배포와 연결" in await admin.hears("상담 신청", Route())
    await admin.press("배포")
    await expect(admin.page.locator("#channel option")).to_have_count(1)
    await admin.press("연결")
    await expect(admin.page.locator("#standing")).to_contain_text("배포됨 · 채널 연결됨")
    await picture(admin.page, "admin-centre", whole=True)
    assert await admin.hears("상담 신청", Route()) == "age"
    await admin.fill(admin.row("block", 1), usesData=False)
    await admin.press("저장")
    await expect(admin.page.locator("#standing")).to_contain_text("배포하지 않은 변경 있음")
    assert "잘 모르겠어요" in await admin.hears("날씨 어때요")
    assert await admin.hears("날씨 어때요?", Route()) != ""
    # An event that no block has is refused; the one that was made wakes the chat.
    user = [{"type": "botUserKey", "id": admin.me.bot_user_key(admin.kakao.config.bot_id)}]
    events = admin.world.kakao.events
    assert events.accept(admin.kakao.config.bot_id, {"event": {"name": "nobody"}, "user": user})[0] == 400
    assert (
        events.accept(admin.kakao.config.bot_id, {"event": {"name": settings.kakao_event_name}, "user": user})[0] == 200
    )
    await events.settled()

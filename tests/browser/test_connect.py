"""docs/connect-a-channel.md, followed sentence by sentence in the simulator's admin centre: from an empty bot to an answer."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bot.cli import blocks as guide
from bot.settings.settings import Settings
from bot.simulator.chatbot.payload import PHOTOS, Mode
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
        row = self.row(kind, await self.page.locator(f".row.{kind}").count() - 1)
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

    def shown(self) -> str:
        """The last bubble or note."""
        line = self.kakao.feed.of("minseo", "shown", "notice")[-1].body
        return str(line.get("text") or line["outputs"][0]["simpleText"]["text"])

    async def hears(self, words: str, route: Route = DEV) -> str:
        """What the chat shows for these words: a skill's step, or what the platform itself says."""
        try:
            exchange = await self.kakao.say(self.me, words, route)
        except NotHeard:
            return self.shown()
        return str(exchange.number or exchange.data["step"])


@pytest.fixture
async def admin(world: World, chromium: Browser) -> Admin:
    page = await window(chromium)
    await page.goto(f"{world.kakao.platform.config.own_url}/admin")
    found = Admin(page, world)
    await found.press("빈 봇으로 시작")
    return found


async def check_validation(admin: Admin, settings: Settings, key: str) -> None:
    """A number that is none is asked again in the words of the skill; a good one runs the block."""
    await admin.make("skill", name="전화 검증", url=guide.skill_url(settings, "validate/phone"), key=key, testKey=key)
    row = await admin.make("block", name="전화 받기", sentences="전화 주세요", parameters="phone=전화 검증")
    await admin.fill(row, skill="consult", usesData=True)
    await admin.press("저장")
    assert "전화번호를 입력해" in await admin.hears("전화 주세요")
    wrong = await admin.kakao.say(admin.me, "12", DEV)
    assert wrong.url.endswith("/skills/validate/phone"), wrong.url
    assert admin.shown() == wrong.answer["message"]
    right = await admin.kakao.say(admin.me, "010-0000-4321", DEV)
    assert right.request["action"]["params"] == {"phone": "+821000004321"}
    await row.get_by_role("button", name="삭제").click()


async def check_callback(admin: Admin, block: Locator) -> None:
    """A block with callback hands out an address; one without does not."""
    await admin.fill(block, callback=True, waiting="{{#webhook.text}}")
    await admin.press("저장")
    assert "callbackUrl" in (await admin.kakao.say(admin.me, "주차 되나요", DEV)).request["userRequest"]
    await admin.fill(block, callback=False)
    await admin.press("저장")
    assert "callbackUrl" not in (await admin.kakao.say(admin.me, "주차되나요?", DEV)).request["userRequest"]


async def test_the_guide_leads_from_an_empty_bot_to_an_answer_in_the_channel(admin: Admin) -> None:
    """The numbers are those of its third chapter."""
    settings = admin.world.server.configuration.settings
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
    welcome, fallback, escape = (admin.row("block", at) for at in range(3))
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
    photos = welcome
    for block in guide.BLOCKS[2:]:
        row = await admin.make("block", name=block.name, sentences="\n".join(block.sentences))
        await admin.fill(row, skill=block.skill, usesData=True, photo=block.name == guide.PHOTO_BLOCK)
        photos = row if block.name == guide.PHOTO_BLOCK else photos
    # 6. The events: one calls the skill inbox.
    row = await admin.make("block", name="상담 답변", event=settings.kakao_event_name)
    await admin.fill(row, skill="inbox", usesData=True)
    await admin.press("저장")
    assert await admin.hears("상담 신청") == "age"
    assert "보안 사진 화면" in await admin.hears("사진 보내기")
    assert await admin.hears("중지") != "", "no escape block yet: the words go to the bot"
    # A required photo opens its screen at every sentence; only the escape words lead out.
    await admin.fill(escape, sentences="취소\n그만\n중지\n처음으로")
    await admin.fill(photos, required=True)
    await admin.press("저장")
    for words in ("사진 보내기", "사진이 없어요", "상담 신청이요"):
        assert "보안 사진 화면" in await admin.hears(words)
    assert "입력을 마쳤어요" in await admin.hears("중지")
    await admin.fill(photos, required=False)
    await admin.press("저장")
    assert await photos.locator("[data-of=id]").input_value() == PHOTOS.id

    # 7. A block that fills a parameter itself asks the skill that validates it. 8. Callback, with and without the waiting text.
    await check_validation(admin, settings, key)
    await check_callback(admin, fallback)

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

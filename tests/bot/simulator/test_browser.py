"""The chat page in a real browser: what a person sees, presses and does not see."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot.simulator import SimulatorConfig, build_simulator
from bot.simulator.box import BOX, Box
from tests.bot.simulator.conftest import SkillServer, free_port, serving, text_answer
from tests.browser.desk_in_browser import open_chromium

BUTTONS = [
    {"label": "접수하기", "action": "message", "messageText": "접수할게요", "extra": {"choice": "confirm"}},
    {"label": "전화", "action": "phone", "phoneNumber": "02-000-0000"},
    {"label": "상담직원 연결", "action": "operator"},
]


@pytest.fixture
async def page(box: Box) -> AsyncIterator[Page]:
    """The chat page, opened; a script error in it fails the test."""
    async with open_chromium() as browser:
        found = await browser.new_page(viewport={"width": 1280, "height": 860})
        errors: list[str] = []
        found.on("pageerror", lambda error: errors.append(str(error)))
        await found.goto(box.platform.config.own_url)
        await expect(found.locator(".line.theirs .bubble").first).to_be_visible()
        await expect(found.locator("details.exchange")).to_have_count(
            1
        )  # The greeting; what is told the server to say comes after.
        yield found
    assert errors == []


async def type_words(page: Page, words: str) -> None:
    await page.fill("#words", words)
    await page.press("#words", "Enter")


async def test_typed_words_and_pressed_replies_make_a_chat(page: Page, server: SkillServer) -> None:
    await type_words(page, "상담 받고 싶어요")
    await expect(page.locator(".line.mine .bubble")).to_have_text(["상담 받고 싶어요"])
    await page.get_by_role("button", name="네", exact=True).click()
    await expect(page.locator(".line.mine .bubble")).to_have_text(["상담 받고 싶어요", "네, 동의해요"])
    await expect(page.locator("details.exchange")).to_have_count(3)
    assert server.last.body["action"]["clientExtra"]["choice"] == "yes"


async def test_what_the_server_says_is_shown_as_text_and_never_as_markup(page: Page, server: SkillServer) -> None:
    server.says(text_answer("<img src=x onerror=alert(1)><b>굵게</b>"))
    await type_words(page, "안녕")
    await expect(page.locator(".line.theirs .bubble").last).to_have_text("<img src=x onerror=alert(1)><b>굵게</b>")
    assert await page.locator(".line.theirs .bubble img").count() == 0


async def test_card_buttons_press_dial_and_hand_over(page: Page, server: SkillServer) -> None:
    answer = text_answer()
    card = {"title": "접수", "description": "이대로 접수할까요?", "buttons": BUTTONS, "buttonLayout": "vertical"}
    answer["template"]["outputs"] = [{"textCard": card}]
    server.says(answer)
    await type_words(page, "요약")
    await page.get_by_role("button", name="전화", exact=True).click()
    await expect(page.locator("#overlay a.main")).to_have_attribute("href", "tel:02-000-0000")
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="상담직원 연결").click()
    await expect(page.locator(".notice")).to_have_count(1)
    await page.get_by_role("button", name="접수하기").click()
    await expect(page.locator(".line.mine .bubble").last).to_have_text("접수할게요")


async def test_a_long_text_is_folded_and_can_be_read_whole(page: Page, server: SkillServer) -> None:
    server.says(text_answer("가" * 900))
    await type_words(page, "길게")
    await expect(page.locator(".bubble.folded div")).to_have_text("가" * 500 + "…")
    await page.locator(".unfold").click()
    await expect(page.locator("#overlay .long")).to_have_text("가" * 900)


async def test_a_refused_answer_is_a_red_line_in_the_panel_and_no_bubble(page: Page, server: SkillServer) -> None:
    before = await page.locator(".line.theirs").count()
    server.says(text_answer("가" * 1001))
    await type_words(page, "틀린 답")
    await expect(page.locator("details.exchange.bad .warning")).to_contain_text("1001")
    await expect(page.locator(".line.theirs")).to_have_count(before)


async def test_a_staff_answer_arrives_without_a_reload_and_counts_as_unread_elsewhere(
    page: Page, box: Box, server: SkillServer
) -> None:
    server.says(text_answer("상담실 답변이에요"))
    config = box.platform.config
    users = [{"type": "botUserKey", "id": p.bot_user_key(config.bot_id)} for p in box.platform.people]
    box.events.accept(config.bot_id, {"event": {"name": "answer_ready"}, "user": users})
    await expect(page.locator(".line.theirs .bubble").last).to_have_text("상담실 답변이에요")
    await expect(page.locator("#people .count")).to_have_text(["1", "1"])


async def test_a_late_answer_leaves_the_chat_empty(config: SimulatorConfig, server: SkillServer, page: Page) -> None:
    """The page of a second box, whose patience is short."""
    server.sleeps(1)
    hasty = replace(config, port=free_port(), answer_limit_s=0.05)
    app = build_simulator(hasty)
    async with serving(app, hasty.port):
        await page.goto(hasty.own_url)
        await expect(page.locator("details.exchange.bad .warning")).to_contain_text("1001")
        assert await page.locator(".line.theirs").count() == 0
        assert app[BOX].platform.feed.of("minseo", "shown") == []


async def test_photos_go_from_the_phone_to_the_skill(page: Page, server: SkillServer, tmp_path: Path) -> None:
    picture = tmp_path / "p.png"
    picture.write_bytes(b"not really a picture")
    await page.set_input_files("#photo", str(picture))
    await expect(page.locator(".line.mine .photos")).to_have_count(1)
    await expect(page.locator("details.exchange")).to_have_count(2)
    assert server.last.body["userRequest"]["params"]["media"]["type"] == "image"


async def test_on_a_phone_nothing_is_wider_than_the_screen(page: Page) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    assert await page.evaluate("document.documentElement.scrollWidth") == 390
    await page.click("#open-panel")
    await expect(page.locator("#panel")).to_be_in_viewport()

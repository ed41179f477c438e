"""The clinic's data in a real browser: both widths, both languages, without script, and nothing that axe finds."""

from __future__ import annotations

from playwright.async_api import expect

from bot.desk.frame.cookies import SESSION
from skills.clinic import versions as rules
from skills.staff.permissions import Role
from storage.unit.unit_of_work import SYSTEM
from tests.bot.desk.conftest import Desk
from tests.browser.axe import violations
from tests.browser.desk_in_browser import browser_of, open_chromium


def rules_of(desk: Desk) -> rules.Document:
    return desk.database.read_now(lambda unit: rules.present(unit)[1], SYSTEM)


async def test_a_price_is_put_in_without_script_and_limits_count_with_it(desk: Desk) -> None:
    """The form needs no script; with it, what is left is told while one types."""
    kim = desk.visitor()
    async with open_chromium() as chromium:
        base = str(desk.client.make_url("/"))
        context = await chromium.new_context(base_url=base, locale="ko-KR", java_script_enabled=False)
        await context.add_cookies([{"name": SESSION, "value": kim.token, "url": f"{base}desk"}])
        page = await context.new_page()
        await page.goto("/desk/clinic/parts/prices")
        for name, value in (
            ("item.ko", "점 빼기"),
            ("item.en", "Mole"),
            ("won", "10,000원"),
            ("posted_on", "2026-11-01"),
        ):
            await page.fill(f'[name="prices.0.{name}"]', value)
        await page.get_by_role("button", name="미리 보기").click()
        await expect(page.locator("#preview")).to_contain_text("점 빼기")
        await page.get_by_role("button", name="저장").click()
        await expect(page.locator(".notice.good")).to_contain_text("저장했어요")
        assert rules_of(desk)["prices"][0]["won"] == "10,000원"
    async with browser_of(desk, desk.visitor(Role.ADMINISTRATOR)) as browser:
        page = await browser.new_page()
        await page.goto("/desk/clinic/switches")
        card = page.locator("section", has=page.get_by_role("heading", name="새 상담 접수"))
        await card.get_by_role("button", name="멈추기").click()
        await expect(page.locator(".notice.good")).to_have_count(0)  # The browser asks for the reason first.
        await card.get_by_label("이유").fill("의심되는 접속")
        await card.get_by_role("button", name="멈추기").click()
        await expect(card).to_contain_text("의심되는 접속")
        await page.goto("/desk/overview")
        await expect(page.get_by_role("alert")).to_contain_text("새 상담 접수")
    async with browser_of(desk, kim) as browser:
        page = await browser.new_page()
        await page.goto("/desk/clinic/questions/new")
        await page.fill('[name="answer.ko"]', "가" * 590)
        await expect(page.locator('label:has([name="answer.ko"])')).to_contain_text("10자 남음")


async def test_a_preview_is_read_in_the_dark(desk: Desk) -> None:
    """The bubbles of each part have ink that stands out from their ground."""
    async with browser_of(desk, desk.visitor()) as browser:
        page = await browser.new_page()
        await page.emulate_media(color_scheme="dark")
        for part in ("texts", "hours", "treatments"):
            await page.goto(f"/desk/clinic/parts/{part}")
            await page.get_by_role("button", name="미리 보기").click()
            await expect(page.locator("#preview .bubble").first).to_be_visible()
            assert await violations(page) == []

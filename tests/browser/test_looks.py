"""How the desk looks: in the dark, on a telephone, and where nothing is."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import expect

from bot.desk import DeskSettings
from skills.staff.permissions import Role
from tests.bot.desk.conftest import Desk
from tests.browser.axe import violations
from tests.browser.desk_in_browser import browser_of
from tests.desk import file_case

CUT = """() => [...document.querySelectorAll(".menu a > span:not(.count)")]
  .filter((one) => one.offsetWidth && one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent)"""


async def test_the_menu_of_a_telephone_unfolds_and_a_page_that_does_not_exist_has_it(desk: Desk) -> None:
    """Four entries and the way to the others, none of which is cut; who reads English is shown the treatment in English."""
    boss, urgent = desk.visitor(*Role), file_case(desk.database, "a", urgent=True)
    async with browser_of(desk, boss, "en-US", 390) as browser:
        page = await browser.new_page()
        await page.goto("/desk/nothing-is-here", wait_until="domcontentloaded")
        await page.locator(".menu a").first.click()
        await expect(page.locator(f'[data-case="{urgent}"]')).to_contain_text("Eyes")
        entries = page.locator(".menu li a")
        assert [await one.is_visible() for one in await entries.all()].count(True) == 4
        await page.locator(".more").click()
        assert await page.evaluate(CUT) == []
        assert await violations(page) == []
        assert all([await one.is_visible() for one in (await entries.all())[:-1]])


BROKEN = """() => [...document.querySelectorAll(".case-when *")].flatMap((one) => [...one.childNodes])
  .filter((one) => { const words = document.createRange(); words.selectNodeContents(one);
    return one.nodeType === 3 && one.data.trim() && words.getClientRects().length > 1; }).map((one) => one.data)"""
HEIGHTS = """() => [...document.querySelectorAll(".case-when .by > span")].map((one) => one.getBoundingClientRect().bottom
  - one.closest(".by").getBoundingClientRect().bottom > -3)"""
COVERED = """() => [...document.querySelectorAll(".case-row a")].filter((row) => {
  row.scrollIntoView({ block: "center" });
  const at = row.getBoundingClientRect(), top = document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2);
  return !row.contains(top); }).length"""


@pytest.mark.parametrize("desk_settings", [DeskSettings(public_url="http://desk.example", tells_staff=False)])
@pytest.mark.parametrize("lang", ["ko-KR", "en-US"])
async def test_the_inbox_of_a_telephone_covers_no_row_and_breaks_no_time(desk: Desk, lang: str) -> None:
    """A moment stands in one line, late or not; the form for several cases stands below them; a notice has a margin."""
    boss = desk.visitor(*Role)
    for number in range(6):
        file_case(desk.database, f"p{number}", urgent=number == 0)
    desk.clock.move(hours=1)
    boss = desk.enter(boss.person)
    async with browser_of(desk, boss, lang, 390) as browser:
        page = await browser.new_page()
        await page.goto("/desk/inbox", wait_until="load")
        assert await page.locator(".case-when .late .icon").count() == 1
        assert await page.evaluate(BROKEN) == []
        await page.locator("#bulk-bar summary").click()
        assert await page.evaluate(COVERED) == 0
        notice = await page.locator("main > .notice").bounding_box()
        assert notice is not None
        assert (notice["x"] > 12, notice["x"] + notice["width"] < 378) == (True, True)
        assert await violations(page) == []
        await page.set_viewport_size({"width": 1280, "height": 844})
        assert (
            len(set(await page.evaluate(HEIGHTS))) == 1
        )  # Where there is room, late or not, label and time stand together.


IN_SIGHT = """(one) => { const at = one.getBoundingClientRect();
  return at.top >= 0 && at.bottom <= document.querySelector(".side nav").getBoundingClientRect().top; }"""


async def test_what_is_ticked_on_a_telephone_is_counted_in_sight_and_leads_to_its_form(desk: Desk) -> None:
    """However far down the form stands, below all rows; nothing is left of it when nothing is ticked."""
    kim = desk.visitor()
    for number in range(12):
        file_case(desk.database, f"p{number}")
    async with browser_of(desk, kim, width=390) as browser:
        page = await browser.new_page()
        await page.goto("/desk/inbox", wait_until="load")
        head, ticks = page.locator("#bulk-bar summary"), page.locator(".pick input")
        assert not await head.evaluate(IN_SIGHT)
        for number in (0, 1):
            await ticks.nth(number).check()
        await expect(head).to_have_text("고른 상담 2건")
        assert await head.evaluate(IN_SIGHT)
        await head.click()
        await expect(page.locator("#bulk-bar textarea")).to_be_in_viewport()
        await head.click()
        for number in (0, 1):
            await ticks.nth(number).uncheck()
        await page.evaluate("() => window.scrollTo(0, 0)")
        assert not await head.evaluate(IN_SIGHT)


async def test_what_was_sent_to_many_is_undone_where_one_looks(desk: Desk) -> None:
    """The press stands over the last rows; what follows is read from the top, with the few seconds to take it back."""
    kim = desk.visitor()
    for number in range(20):
        file_case(desk.database, f"p{number}")
    async with browser_of(desk, kim) as browser:
        page = await browser.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        await page.goto("/desk/inbox", wait_until="load")
        for number in (14, 15):
            await page.locator(".pick input").nth(number).check()
        await page.fill("#bulk textarea", "문의 감사해요. 전화로 안내해 드렸어요.")
        await page.locator("#bulk button[value=close]").click()
        await page.wait_for_url("**done=2*")
        await expect(page.get_by_role("button", name="되돌리기").first).to_be_in_viewport()
        await expect(page.locator("main .notice.good").first).to_be_in_viewport()


OVER = """() => [...document.querySelectorAll(".case-row a")].filter((row) => {
  const words = document.createRange(), [who, when] = [".case-who small:last-child", ".case-when .by"].map((one) => {
    words.selectNodeContents(row.querySelector(one)); return words.getBoundingClientRect(); });
  return when.left < who.right && when.top < who.bottom; }).length"""


@pytest.mark.parametrize("lang", ["ko-KR", "en-US"])
async def test_when_a_case_ends_by_itself_is_written_over_nothing_on_a_telephone(desk: Desk, lang: str) -> None:
    """Nor does its clock stand alone in a line; and the answer for several cases is written as wide as there is room."""
    kim, case_id = desk.visitor(), file_case(desk.database)
    await kim.post(f"/cases/{case_id}/take", {"version": "1"})
    await kim.post(f"/cases/{case_id}/answer", {"text": "네, 가능해요.", "version": "2", "heard": "0"})
    await kim.post(f"/cases/{case_id}/return", {"version": "2"})
    desk.clock.move(days=12)
    async with browser_of(desk, desk.enter(kim.person), lang, 390) as browser:
        page = await browser.new_page()
        await page.goto("/desk/inbox?column=answered", wait_until="load")
        end, icon = page.locator(".case-when .by"), page.locator(".case-when .by .icon")
        boxes = [await one.bounding_box() for one in (end, icon)]
        assert boxes[0] is not None
        assert boxes[1] is not None
        assert boxes[0]["height"] < 1.7 * boxes[1]["height"]
        assert await page.evaluate(OVER) == 0
        await page.set_viewport_size({"width": 1280, "height": 844})
        await page.locator("#bulk-bar summary").click()
        box = await page.locator("#bulk-bar textarea").bounding_box()
        assert box is not None
        assert box["width"] > 500


IN_VIEW = """(one) => { const at = one.getBoundingClientRect(), row = one.closest("nav").getBoundingClientRect();
  return at.left >= row.left && at.right <= row.right; }"""


async def test_the_column_of_a_telephone_is_in_view_and_stays_there(desk: Desk) -> None:
    """Also the last one of the row, and when a case comes meanwhile."""
    kim = desk.visitor()
    async with browser_of(desk, kim, width=390) as browser:
        page = await browser.new_page()
        await page.goto("/desk/inbox?column=closed", wait_until="load")
        chosen = page.locator("#columns [aria-current]")
        assert await chosen.evaluate(IN_VIEW)
        await expect(page.locator("#live")).to_have_class("live on")
        await asyncio.to_thread(file_case, desk.database, "new")
        await expect(page.locator('[data-column="1"] .count')).to_have_text("1")
        assert await chosen.evaluate(IN_VIEW)


OVERLAID = """() => { const at = [...document.querySelectorAll(".chart-room .chart-label")].filter((one) => one.textContent)
  .map((one) => one.getBoundingClientRect());
  return [at.length, at.filter((one, place) => place && at[place - 1].right > one.left).length]; }"""


async def test_no_day_of_a_chart_is_written_over_another(desk: Desk) -> None:
    """Of two weeks each day has its label, of a month and a year as many as there is room for."""
    async with browser_of(desk, desk.visitor()) as browser:
        page = await browser.new_page()
        for first, labels in (("2026-11-18", 14), ("2026-11-01", 11), ("2025-12-05", 13)):
            await page.goto(f"/desk/overview?first={first}&last=2026-12-01")
            assert await page.evaluate(OVERLAID) == [labels, 0]

"""How the desk looks: in the dark, on a telephone, and where nothing is."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from bot.desk import DeskSettings
from skills.cases import casework as rules
from skills.staff.permissions import Role
from tests.bot.desk.conftest import Desk
from tests.browser.axe import violations
from tests.browser.desk_in_browser import browser_of
from tests.desk import as_staff, clinic, file_case

CUT = """() => [...document.querySelectorAll(".menu a > span:not(.count)")]
  .filter((one) => one.offsetWidth && one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent)"""
OUT_OF_CARD = """() => [...document.querySelectorAll(".card *")].filter((one) => one.offsetWidth > 1
  && one.getBoundingClientRect().right > one.closest(".card").getBoundingClientRect().right + 1
  && !one.closest(".chart-room, .sr, [hidden]")).map((one) => one.textContent.trim().slice(0, 40))"""
IN_VIEW = """() => [...document.querySelectorAll(".chart-room")]
  .every((room) => room.scrollLeft + room.clientWidth >= room.scrollWidth - 1)"""


@pytest.mark.parametrize(("lang", "width"), [("en-US", 390), ("ko-KR", 1280)])
async def test_the_dark_desk_has_no_barrier_and_nothing_is_cut(desk: Desk, lang: str, width: int) -> None:
    """Axe finds nothing in the dark, no page is wider than its screen, labels of the menu are whole, the chart shows today, and
    a page that does not exist has the menu; who reads English is shown the treatment in English."""
    boss = desk.visitor(*Role)
    urgent, held = file_case(desk.database, "a", urgent=True), file_case(desk.database, "b")
    await desk.database.run(lambda unit: rules.take(unit, clinic(), boss.person, held, 1), as_staff(boss.person))
    paths = (
        "inbox?column=all&lang=ko",
        "overview",
        f"cases/{held}",
        "canned",
        "nothing-is-here",
        "export",
        "staff",
        "notices",
        "labels",
    )
    async with browser_of(desk, boss, lang, width) as browser:
        page = await browser.new_page()
        await page.emulate_media(color_scheme="dark")
        found: list[str] = []
        for path in paths:
            await page.goto(f"/desk/{path}", wait_until="domcontentloaded")
            await expect(page.locator('.menu [data-entry="inbox"] .count')).to_have_text("1")
            ground = await page.evaluate("() => getComputedStyle(document.body).backgroundColor")
            assert max(int(part) for part in ground[4:-1].split(",")) < 64, (path, ground)
            found += await violations(page)
            assert await page.evaluate("() => document.documentElement.scrollWidth") <= width, path
            assert await page.evaluate(CUT) == [], path
            assert await page.evaluate(OUT_OF_CARD) == [], path
            assert await page.evaluate(IN_VIEW), path
        assert found == []
        await page.goto("/desk/inbox", wait_until="domcontentloaded")
        entries = page.locator(".menu li a")
        if width < 860:
            assert [await one.is_visible() for one in await entries.all()].count(True) == 4
            await page.locator(".more").click()
            assert await page.evaluate(CUT) == []
            assert await violations(page) == []
        assert all([await one.is_visible() for one in (await entries.all())[:-1]])
        row = page.locator(f'[data-case="{urgent}"]')
        await expect(row).to_contain_text("Eyes" if lang == "en-US" else "눈")


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
        assert await page.locator(".case-when .late").count() == 1
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

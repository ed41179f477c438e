"""One live line for all tabs of a browser: counters and bells on every page, nothing lost and nothing rung twice."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from playwright.async_api import BrowserContext, Page, expect

from skills.cases import casework as rules
from skills.rights import access
from skills.staff.permissions import Role
from storage.cases import consultations
from storage.trail import looks as trail_looks
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.bot.desk.conftest import Desk, Visitor
from tests.browser.axe import violations
from tests.browser.chat_in_browser import PATIENCE_MS
from tests.browser.desk_in_browser import browser_of
from tests.desk import as_staff, clinic, file_case, write_as_patient

PATHS = ("inbox", "canned", "inbox?column=all", "account", "overview", "export", "inbox?column=closed")
LINES = """(one) => { const words = document.createRange(); words.selectNodeContents(one);
  return words.getClientRects().length; }"""
LISTEN = """() => {
  localStorage.setItem("sangdam-alerts", "on");
  window.rung = [];
  document.addEventListener("desk:rung", (event) => window.rung.push(event.detail));
}"""


async def heard(pages: list[Page]) -> list[str]:
    """What all tabs together have rung."""
    return [kind for page in pages for kind in await page.evaluate("() => window.rung")]


async def rung(pages: list[Page], number: int) -> list[str]:
    """The same, once they have rung so often; a second bell would have come by then."""
    async with asyncio.timeout(PATIENCE_MS / 1000):
        while len(await heard(pages)) < number:
            await asyncio.sleep(0.05)
    await asyncio.sleep(0.6)
    return sorted(await heard(pages))


async def test_seven_tabs_share_one_line_count_everywhere_and_ring_once(desk: Desk) -> None:
    """A browser gives a host six connections: seven tabs are live over one. Its tab is closed, and the next goes on."""
    kim, lee = desk.visitor(Role.COUNSELLOR, Role.PRIVACY_OFFICER), desk.visitor(name="이상담")
    async with browser_of(desk, kim) as browser:
        lines: list[str] = []
        browser.on("request", lambda request: lines.append(request.url) if "/desk/events" in request.url else None)
        pages = [await browser.new_page() for _ in PATHS]
        for page, path in zip(pages, PATHS, strict=True):
            await page.goto(f"/desk/{path}", wait_until="domcontentloaded")
            await expect(page.locator("#live")).to_have_class("live on")
            await page.evaluate(LISTEN)
        assert len(lines) == 1
        case_id = await asyncio.to_thread(file_case, desk.database)
        for page in pages:
            await expect(page.locator('.menu [data-entry="inbox"] .count')).to_have_text("1")
        await expect(pages[1]).to_have_title("(1) 자주 쓰는 답변 · 리브성형외과")
        await expect(pages[2].locator(f'[data-case="{case_id}"]')).to_be_visible()
        assert await rung(pages, 1) == ["filed"]
        await pages.pop(0).close()
        await desk.database.run(lambda unit: rules.take(unit, clinic(), lee.person, case_id, 1), as_staff(lee.person))
        await asyncio.to_thread(write_as_patient, desk.database, case_id, "지금 가도 되나요?")
        urgent = await asyncio.to_thread(file_case, desk.database, "b", urgent=True)
        await expect(pages[1].locator(f'[data-case="{urgent}"]')).to_be_visible()
        now = await rung(pages, 1)
        assert now in (["urgent"], ["filed", "urgent"])  # A colleague has the other case in hand: "wrote" rings there.
        await desk.database.run(
            lambda unit: rules.hand_over(unit, clinic(), lee.person, case_id, 2, kim.person.id), as_staff(lee.person)
        )
        assert await rung(pages, len(now) + 1) == sorted([*now, "handed"])
        for page in pages:  # Read on every page, with the sound off, too; it leads to the case.
            await expect(page.locator("#toast")).to_contain_text("나에게 넘어온 상담이 있어요")
        await expect(pages[0].locator("#toast a")).to_have_attribute("href", f"/desk/cases/{case_id}")
        assert await violations(pages[0]) == []
        await pages[0].get_by_label("알림 닫기").click()
        await expect(pages[0].locator("#toast")).to_be_empty()
        await desk.database.run(
            lambda unit: rules.take_over(unit, clinic(), lee.person, case_id, 3, "absent"), as_staff(lee.person)
        )
        await expect(pages[0].locator("#toast")).to_contain_text("내 상담을 동료가 이어받았어요")
        assert await rung(pages, len(now) + 2) == sorted([*now, "handed", "taken"])
        assert len(lines) == 2
        assert (await (await desk.stranger().get("/manifest")).json(content_type=None))["start_url"] == "/desk/"


async def test_a_page_says_that_the_line_is_down(desk: Desk) -> None:
    """Not only the inbox, and until it is up again; the clinic's name beside it stays in one line on a telephone."""
    async with browser_of(desk, desk.visitor(), width=390) as browser:
        page = await browser.new_page()
        await page.route("**/desk/events*", lambda route: route.abort())
        await page.goto("/desk/canned", wait_until="domcontentloaded")
        await expect(page.locator("#live")).to_have_text("연결 끊김, 다시 연결 중")
        assert await page.locator(".brand strong").evaluate(LINES) == 1
        await page.unroute("**/desk/events*")
        await expect(page.locator("#live")).to_have_text("실시간")


@dataclass
class AtWork:
    """Somebody at a browser of their own: their case, and three tabs of which the first shows it."""

    who: Visitor
    case_id: str
    tabs: list[Page]


async def case_of(desk: Desk, who: Visitor) -> str:
    """A case that they have in hand."""
    case_id = await asyncio.to_thread(file_case, desk.database, who.person.name)
    await desk.database.run(lambda unit: rules.take(unit, clinic(), who.person, case_id, 1), as_staff(who.person))
    return case_id


async def begin(who: Visitor, case_id: str, browser: BrowserContext) -> AtWork:
    """They open their tabs, each with a clock that the test moves."""
    tabs = [await browser.new_page() for _ in range(3)]
    for page, path in zip(tabs, (f"cases/{case_id}", "inbox", "canned"), strict=True):
        await page.clock.install()
        await page.goto(f"/desk/{path}", wait_until="domcontentloaded")
        await expect(page.locator("#live")).to_have_class("live on")
        await page.evaluate(LISTEN)
    return AtWork(who, case_id, tabs)


async def test_two_browsers_with_three_tabs_each_lose_nothing_and_ring_once_in_an_hour(desk: Desk) -> None:
    """An hour of two people: a filing rings once in each browser, what a patient adds only with whoever holds the case, every
    row and line appears, and what is typed meanwhile stands in its box and on the server at the end."""
    kim, lee = desk.visitor(), desk.visitor(name="이상담")
    mine, theirs = await case_of(desk, kim), await case_of(desk, lee)
    async with browser_of(desk, kim) as first, browser_of(desk, lee) as second:
        one, other = await begin(kim, mine, first), await begin(lee, theirs, second)
        minutes = range(5, 65, 5)
        for minute in minutes:
            for at in (one, other):
                await at.tabs[0].locator("#answer").press_sequentially(f"{minute}분 ")
            desk.clock.move(minutes=5)
            for page in one.tabs + other.tabs:
                await page.clock.fast_forward(5 * 60_000)
            filed = await asyncio.to_thread(file_case, desk.database, f"new-{minute}")
            await asyncio.to_thread(write_as_patient, desk.database, one.case_id, f"{minute}분이 지났어요")
            for at in (one, other):
                await expect(at.tabs[1].locator(f'[data-case="{filed}"]')).to_be_visible()
            await expect(one.tabs[0].locator("main")).to_contain_text(f"{minute}분이 지났어요")
            number = minute // 5
            assert (await rung(one.tabs, 2 * number)).count("filed") == number
            assert await rung(other.tabs, number) == ["filed"] * number
        typed = "".join(f"{minute}분 " for minute in minutes)
        for at in (one, other):
            await expect(at.tabs[0].locator("#answer")).to_have_value(typed)
            await expect(at.tabs[0].locator("#draft-state")).to_contain_text("임시 저장됨")
            assert typed.strip() in await desk.enter(at.who.person).see(f"/cases/{at.case_id}")
            await expect(at.tabs[2].locator('.menu [data-entry="inbox"] .count')).to_have_text(str(len(minutes)))


async def test_a_page_that_stays_open_is_one_look_an_hour_to_its_patient(desk: Desk) -> None:
    """Two hours in which words come every ten minutes and appear by themselves; what is opened again at once is the same."""
    kim, case_id = desk.visitor(), file_case(desk.database)
    async with browser_of(desk, kim) as browser:
        page = await browser.new_page()
        await page.goto(f"/desk/cases/{case_id}", wait_until="domcontentloaded")
        await expect(page.locator("#live")).to_have_class("live on")
        for number in range(1, 13):
            desk.clock.move(minutes=10)
            await kim.get("/inbox")  # Somebody is there.
            await asyncio.to_thread(write_as_patient, desk.database, case_id, f"{number}번째 말")
            await expect(page.locator("#talk")).to_contain_text(f"{number}번째 말")
        await page.reload()
        await page.reload()

    def looks(unit: Unit) -> list[tuple[str | None, str | None]]:
        case = consultations.find(unit, case_id)
        assert case is not None
        found = access.looks(trail_looks.looks(unit, case.patient_id, 100), "ko")
        return [(one["act"], one["why"]) for one in reversed(found)]

    read, once, left = "상담 내용 확인", "상담 답변", "열어 둔 상담 화면"
    assert desk.database.read_now(looks, SYSTEM) == [(read, once), (read, left), (read, left), (read, once)]

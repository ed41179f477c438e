"""A day's work at the desk in a real browser: many cases in few presses."""

from __future__ import annotations

from functools import partial
from operator import ne

from playwright.async_api import Page, expect
from sqlalchemy import text

from skills.cases import canned, casework
from skills.cases.team import labels
from skills.staff.permissions import Role
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.bot.desk.conftest import Desk
from tests.browser.axe import violations
from tests.browser.desk_in_browser import browser_of
from tests.desk import add_photo, as_staff, clinic, file_case, write_as_patient

MANY = 20
REPLIES = (
    ("주차 안내", "건물 지하에 주차할 수 있어요."),
    ("회복 기간", "보통 일주일이면 일상으로 돌아가실 수 있어요."),
)


LISTS = "SELECT count(*) FROM access_record WHERE act = 'inbox_listed'"


def count(unit: Unit, query: str) -> int:
    """The number that this query finds."""
    return int(unit.connection.scalar(text(query)) or 0)


class Presses:
    """Counts what the person does."""

    def __init__(self, page: Page) -> None:
        self.page, self.made = page, 0

    async def key(self, name: str) -> None:
        self.made += 1
        await self.page.keyboard.press(name)

    async def write(self, words: str) -> None:
        """A word typed is one action."""
        self.made += 1
        await self.page.keyboard.insert_text(words)


async def test_a_colleague_is_named_in_a_note_by_the_keyboard(desk: Desk) -> None:
    """ "@" offers the names of who may read it; a typed one needs no list, and Ctrl and Enter keep the note."""
    kim, case_id = desk.visitor(name="김상담"), file_case(desk.database)
    for role, name in (("counsellor", "박상담"), ("privacy_officer", "박책임"), ("administrator", "박관리")):
        desk.visitor(role, name=name)
    async with browser_of(desk, kim) as browser:
        page = await browser.new_page()
        await page.goto(f"/desk/cases/{case_id}")
        await page.locator("#note").press_sequentially("확인해 주세요 @박")
        await expect(page.locator("#people [role=option]")).to_have_text(["박상담", "박책임"])
        assert await violations(page) == []
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("Enter")
        await expect(page.locator("#note")).to_have_value("확인해 주세요 @박책임 ")
        await expect(page.locator("#people")).to_be_hidden()
        await page.keyboard.press("Control+Enter")
        await expect(page.locator("#notes .note")).to_contain_text("확인해 주세요 @박책임")


IN_SIGHT = "(one) => { const at = one.getBoundingClientRect(); return at.top >= 0 && at.bottom <= window.innerHeight; }"


async def test_a_label_a_note_and_a_reminder_leave_the_page_where_it_was(desk: Desk) -> None:
    """As far down as before, the pressed fold in focus, and what was done in view; a case that is one's own, too, although its
    box is where one writes."""
    kim, case_id = desk.visitor(*Role), file_case(desk.database)
    await desk.database.run(lambda unit: labels.keep(unit, kim.person, "", "재수술", "calm"), as_staff(kim.person))
    for number in range(12):
        write_as_patient(desk.database, case_id, f"{number}번째 질문이에요. 회복 기간과 비용이 궁금해요.")
    await desk.database.run(lambda unit: casework.take(unit, clinic(), kim.person, case_id, 1), as_staff(kim.person))
    async with browser_of(desk, kim) as browser:
        page = await browser.new_page()
        await page.set_viewport_size({"width": 1280, "height": 420})
        await page.goto(f"/desk/cases/{case_id}")
        for action, said in (("labels", "라벨"), ("note", "메모"), ("remind", "다시")):
            form = page.locator(f"form[action$='/{action}']").last
            fold = page.locator("details", has=form)
            if await fold.count():
                await fold.locator("summary").click()
            if action == "labels":
                await form.locator("input[type=checkbox]").check()
            elif action == "note":
                await form.locator("textarea").fill("오후에 전화해요.")
            else:
                await form.locator("[name=day]").fill("2026-12-20")
            await form.locator("button").last.scroll_into_view_if_needed()
            before = await page.evaluate("window.scrollY")
            assert before > 100
            async with page.expect_navigation():
                await form.locator("button").last.click()
            await page.wait_for_load_state()
            end = await page.evaluate(
                "document.documentElement.scrollHeight - window.innerHeight"
            )  # A fold may have closed.
            assert abs(await page.evaluate("window.scrollY") - min(before, end)) < 130, action
            await expect(page.locator("#toast")).to_contain_text(said)
            assert await page.locator("*:focus").evaluate(IN_SIGHT), action
            assert await page.evaluate("document.activeElement.id") != "answer"


async def test_twenty_cases_are_answered_and_closed_in_four_actions_each(desk: Desk) -> None:
    """Each with a canned reply by "/", sent, closed, and the next one opened with the cursor in its box and the list beside it;
    each look is one record, however often its page loads itself, and the list beside is the list's own."""
    kim = desk.visitor(Role.COUNSELLOR)
    for title, body in REPLIES:
        await desk.database.run(
            partial(canned.keep_canned, who=kim.person, canned_id="", version=0, title=title, body=body, lang="ko"),
            as_staff(kim.person),
        )
    cases = [file_case(desk.database, f"patient-{number}", urgent=number == 7) for number in range(MANY)]
    async with browser_of(desk, kim) as browser:
        page = await browser.new_page()
        await page.goto("/desk/inbox")
        lists = desk.database.read_now(lambda unit: count(unit, LISTS), SYSTEM)
        await page.locator(f'[data-case="{cases[7]}"]').click()
        presses, seen = Presses(page), []
        beside = page.locator("#beside [data-case]")
        await expect(beside).to_have_count(MANY)
        await expect(page.locator("#beside [aria-current]")).to_have_attribute("data-case", cases[7])
        await page.locator("#answer").evaluate("(box) => box.blur()")
        await presses.key("r")
        await expect(page.locator("#answer")).to_be_focused()
        for number in range(MANY):
            await page.wait_for_load_state("load")
            seen.append(page.url.rpartition("/")[2].partition("?")[0])
            await expect(page.locator("#answer")).to_be_focused()
            await presses.write("/회복")
            await expect(page.locator("#picker [aria-selected=true]")).to_contain_text("회복 기간")
            if number == 0:
                assert await violations(page) == []
            if number == 5:
                await expect(beside).to_have_count(MANY - number)
                assert desk.database.read_now(lambda unit: count(unit, LISTS), SYSTEM) == lists
                await page.set_viewport_size({"width": 1090, "height": 844})
                await expect(page.locator("#beside")).to_be_hidden()
            await presses.key("Enter")
            await expect(page.locator("#answer")).to_have_value(REPLIES[1][1])
            here = page.url
            await presses.key("Control+Shift+Enter")
            await page.wait_for_url(partial(ne, here))
        assert page.url.endswith("/desk/inbox")
        assert presses.made <= 4 * MANY
        assert seen[0] == cases[7]
        assert sorted(seen) == sorted(cases)

    query = "SELECT count(*) FROM consultation WHERE state = 'closed' AND outcome = 'answered'"
    assert desk.database.read_now(lambda unit: count(unit, query), SYSTEM) == MANY
    looks = "SELECT count(*) FROM access_record WHERE act = 'case_read'"
    assert desk.database.read_now(lambda unit: count(unit, looks), SYSTEM) == MANY


async def test_keys_work_with_a_korean_keyboard_on(desk: Desk) -> None:
    """The browser then says ㅅ and ㅜ, or nothing of use; the key's place is what counts."""
    kim, case_id = desk.visitor(), file_case(desk.database)
    press = "(press) => document.body.dispatchEvent(new KeyboardEvent('keydown', { ...press, bubbles: true }))"
    async with browser_of(desk, kim) as browser:
        page = await browser.new_page()
        await page.goto("/desk/inbox")
        await page.evaluate(press, {"key": "ㅓ", "code": "KeyJ"})
        await expect(page.locator(f'[data-case="{case_id}"]')).to_be_focused()
        await page.evaluate(press, {"key": "Process", "code": "Slash"})
        await expect(page.locator("#search")).to_be_focused()
        await page.goto(f"/desk/cases/{case_id}")
        await page.evaluate(press, {"key": "ㅅ", "code": "KeyT"})
        await expect(page.locator(".holder")).to_contain_text("김상담")
        await expect(page.locator("#answer")).to_be_focused()
        await page.locator("#answer").evaluate("(box) => box.blur()")
        await page.evaluate(press, {"key": "Process", "code": "KeyN"})
        await expect(page.locator("#note")).to_be_focused()


async def test_back_finds_the_search_and_the_column_again_and_a_colleague_is_told_who_took_over(desk: Desk) -> None:
    """No lost list and no form sent twice; the former holder's open page says what happened; signing out returns the rest."""
    kim, park = desk.visitor(), desk.visitor(name="박상담")
    first, second = file_case(desk.database, "a"), file_case(desk.database, "b", name="박서연")
    for case_id in (first, second):
        await kim.post(f"/cases/{case_id}/take", {"version": "1"})
    async with browser_of(desk, kim) as browser, browser_of(desk, park) as other:
        mine, theirs = await browser.new_page(), await other.new_page()
        await mine.goto(f"/desk/cases/{first}")
        await theirs.goto("/desk/inbox")
        await theirs.fill("#search", "홍길동")
        await theirs.keyboard.press("Enter")
        await theirs.wait_for_url("**/desk/search/*")
        found = theirs.url
        await theirs.locator(f'[data-case="{first}"]').click()
        await theirs.wait_for_url("**/desk/cases/**")
        await expect(theirs.locator("[data-back]")).to_have_text("찾은 상담으로")
        await theirs.go_back()
        await expect(theirs.locator(f'[data-case="{first}"]')).to_be_visible()
        await theirs.locator(f'[data-case="{first}"]').click()
        await theirs.locator("summary", has_text="이어받기").click()
        await theirs.select_option("#take-over-reason", "absent")
        await theirs.fill("#take-over-remark", "오후에 전화하기로 함")
        assert await violations(theirs) == []
        await theirs.locator("form[action$=take-over] button").click()
        await expect(theirs.locator(".note")).to_contain_text("오후에 전화하기로 함")
        await theirs.locator("[data-back]").click()
        await expect(theirs).to_have_url(found)
        await expect(mine.locator("#changed")).to_be_visible()
        await mine.goto("/desk/inbox?column=mine")
        await mine.locator(f'[data-case="{second}"]').click()
        await mine.locator("[data-back]").click()
        await mine.wait_for_url("**/desk/inbox?column=mine")
    await kim.post("/sign-out")
    holders = "SELECT holder_id FROM consultation WHERE id IN (:a, :b) ORDER BY id = :b"
    left = desk.database.read_now(
        lambda unit: unit.connection.execute(text(holders), {"a": first, "b": second}).scalars().all(), SYSTEM
    )
    assert left == [park.person.id, None]


async def test_a_telephone_shows_the_box_and_the_viewer_goes_on_to_the_next_photo(desk: Desk) -> None:
    """390 px: nothing is cut, the box is on the first screen, photos follow each other, unknown addresses keep the menu."""
    kim, case_id = desk.visitor(), file_case(desk.database)
    for _ in range(2):
        add_photo(desk.database, case_id)
    await kim.post(
        f"/cases/{case_id}/answer", {"text": "https://example.invalid/" + "a" * 300, "heard": "0", "version": "1"}
    )
    async with browser_of(desk, kim, width=390) as browser:
        page = await browser.new_page()
        await page.goto(f"/desk/cases/{case_id}")
        assert await page.evaluate("document.documentElement.scrollWidth") == 390
        await page.locator("[data-photo]").last.click()
        await expect(page.locator("#photo-at")).to_have_text("2 / 2")
        assert await violations(page) == []
        await page.locator('[data-step="1"]').click()
        await expect(page.locator("#photo-at")).to_have_text("1 / 2")
        await page.goto("/desk/nowhere")
        await expect(page.locator(".menu")).to_be_visible()
        await page.goto(f"/desk/cases/{file_case(desk.database, 'short')}")
        box = await page.locator("#answer").bounding_box()
        assert box is not None
        assert box["y"] + 40 < 844
        urgent = file_case(desk.database, "urgent", urgent=True)
        await page.goto(f"/desk/cases/{urgent}")
        await page.locator("#call").click()
        await expect(page.locator("#call")).to_have_attribute("href", "tel:010-0000-1234")
        await page.keyboard.press("Control+p")
        await expect(page.locator("#print-reason")).to_be_focused()
        await page.emulate_media(media="print")
        await expect(page.locator("#patient-phone")).to_be_hidden()
        await expect(page.locator(".print-hint")).to_be_visible()

"""Who is called, when and by what, in a real browser: the bell behind a locked screen, idle times, lapsed shifts, phones."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from functools import partial

import pytest
from playwright.async_api import expect

from bot.delivery.web_push import is_agreed
from bot.desk import DeskSettings
from bot.desk.frame.cookies import SESSION
from skills.cases import casework as rules
from skills.cases import settling
from skills.cases.answering import one_press
from skills.cases.team import shifts
from skills.staff.permissions import Role
from storage.staff import pushes
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.authenticator import code_at
from tests.bot.desk.conftest import Desk, Visitor
from tests.browser.axe import violations
from tests.browser.desk_in_browser import browser_of
from tests.browser.test_desk_lock import enrolled, pass_time
from tests.browser.test_live import LISTEN, heard, rung
from tests.browser.test_push import SUBSCRIBE
from tests.desk import PASSWORD, add_photo, as_staff, clinic, file_case, write_as_patient
from tests.push_service import PushService, service

__all__ = ["service"]  # A fixture.


TOP = "(one) => one.getBoundingClientRect().top"


async def test_a_locked_screen_rings_as_an_open_one_and_not_again_once_it_is_open(desk: Desk) -> None:
    """An emergency as one, what is handed over as that, nothing of what a colleague has in hand; one bell for two tabs."""
    (kim, _), lee = enrolled(desk), desk.visitor(name="이상담")
    theirs = await asyncio.to_thread(file_case, desk.database, "theirs")
    async with browser_of(desk, kim) as browser:
        pages = [await browser.new_page() for _ in range(2)]
        for page in pages:
            await page.clock.install()
            await page.goto("/desk/canned", wait_until="domcontentloaded")
            await expect(page.locator("#live")).to_have_class("live on")
            await page.evaluate(LISTEN)
        await pass_time(desk, *pages, minutes=15.1)
        for page in pages:
            await expect(page.locator("#lock")).to_be_visible()
        await desk.database.run(lambda unit: rules.take(unit, clinic(), lee.person, theirs, 1), as_staff(lee.person))
        await asyncio.to_thread(write_as_patient, desk.database, theirs, "지금 가도 되나요?")
        await pass_time(desk, *pages, minutes=0.2)
        assert await rung(pages, 0) == []
        await asyncio.to_thread(file_case, desk.database, "urgent", urgent=True)
        await pass_time(desk, *pages, minutes=0.2)
        assert await rung(pages, 1) == ["urgent"]
        await desk.database.run(
            lambda unit: rules.hand_over(unit, clinic(), lee.person, theirs, 2, kim.person.id), as_staff(lee.person)
        )
        await pass_time(desk, *pages, minutes=0.2)
        assert await rung(pages, 2) == ["handed", "urgent"]
        await pages[0].fill("#lock input[name=secret]", PASSWORD)
        await pages[0].keyboard.press("Enter")
        for page in pages:
            await expect(page.locator("#lock")).to_be_hidden()
            await expect(page.locator("#live")).to_have_class("live on")
            await expect(page.locator("#toast")).to_contain_text("나에게 넘어온 상담이 있어요")
        assert sorted(await heard(pages)) == ["handed", "urgent"]


@pytest.mark.parametrize("roles", [(Role.COUNSELLOR,), (Role.COUNSELLOR, Role.ADMINISTRATOR)])
async def test_a_screen_is_locked_sooner_in_a_new_browser_and_for_the_powerful(
    desk: Desk, roles: tuple[Role, ...]
) -> None:
    """Ten minutes where somebody signs in for the first time; from the second time on fifteen, for a counsellor alone."""
    _, seed = enrolled(desk, *roles)
    desk.clock.move(minutes=1)  # The code of the enrolment is spent.
    async with browser_of(desk, desk.stranger()) as browser:
        for is_known in (False, True):
            page = await browser.new_page()
            await page.clock.install()
            await page.goto("/desk/sign-in")
            await page.fill("input[name=email]", "kim@clinic.example")
            await page.fill("input[name=password]", PASSWORD)
            await page.keyboard.press("Enter")
            await page.fill("input[name=code]", code_at(seed, desk.clock.now))
            await page.keyboard.press("Enter")
            await page.wait_for_selector(".menu")
            minutes = 15 if is_known and Role.ADMINISTRATOR not in roles else 10
            await pass_time(desk, page, minutes=minutes - 0.5)
            await expect(page.locator("#lock-soon")).to_be_visible()
            await expect(page.locator("#lock")).to_be_hidden()
            await pass_time(desk, page, minutes=0.6)
            await expect(page.locator("#lock")).to_be_visible()
            await page.close()
            await browser.clear_cookies(name=SESSION)


async def test_a_shift_that_lapses_hands_its_cases_on_and_both_see_it(desk: Desk) -> None:
    """What somebody held when their shift ended by itself waits for the others; who was given it is called, and the page of who
    had it says that it is theirs no more."""
    kim, lee = desk.visitor(), desk.visitor(name="이상담")
    in_turn = clinic(assign_in_turn=True)
    case_id = file_case(desk.database)

    async def begin(visitor: Visitor) -> None:
        await desk.database.run(
            lambda unit: shifts.change(unit, in_turn, visitor.person, "on"), as_staff(visitor.person)
        )

    await begin(kim)
    await desk.database.run(lambda unit: rules.take(unit, in_turn, kim.person, case_id, 1), as_staff(kim.person))
    desk.clock.move(hours=9.9)
    await begin(lee)
    kim, lee = desk.enter(kim.person), desk.enter(lee.person)
    async with browser_of(desk, kim) as first, browser_of(desk, lee) as second:
        mine, theirs = await first.new_page(), await second.new_page()
        await mine.goto(f"/desk/cases/{case_id}", wait_until="domcontentloaded")
        await expect(mine.locator(".holder")).to_contain_text("김상담")
        await theirs.goto("/desk/inbox?column=mine", wait_until="domcontentloaded")
        await expect(theirs.locator(f'#list [data-case="{case_id}"]')).to_have_count(0)
        for page in (mine, theirs):
            await expect(page.locator("#live")).to_have_class("live on")
        desk.clock.move(minutes=8)
        assert await desk.database.run(lambda unit: shifts.end_lapsed(unit, in_turn), SYSTEM) >= 1
        await expect(theirs.locator(f'#list [data-case="{case_id}"]')).to_be_visible()
        await expect(theirs.locator("#toast")).to_contain_text("나에게 넘어온 상담이 있어요")
        await expect(mine.locator("#changed")).to_be_visible()
        await mine.locator("#changed a").click()
        await expect(mine.locator(".holder")).to_contain_text("이상담")
        await mine.goto("/desk/team")
        await expect(mine.locator("section", has=mine.locator("#me"))).to_contain_text("근무 시간이 끝나")


async def test_a_printed_sheet_begins_at_its_top_and_has_what_was_ticked(desk: Desk) -> None:
    """On paper: the case from the top of the first sheet, with notes and photos by choice, and no button."""
    kim, case_id = desk.visitor(), file_case(desk.database)
    add_photo(desk.database, case_id)
    await desk.database.run(
        lambda unit: rules.note(unit, clinic(), kim.person, case_id, "오후에 전화"), as_staff(kim.person)
    )
    async with browser_of(desk, kim) as browser:
        page = await browser.new_page()
        await page.goto(f"/desk/cases/{case_id}")
        for ticked in ((), ("notes", "photos")):
            await page.keyboard.press("Control+p")
            await page.select_option("#print-reason", index=1)
            for part in ticked:
                await page.check(f"#print [name={part}]")
            async with page.expect_popup() as opening:
                await page.locator("#print button").click()
            sheet = await opening.value
            await sheet.wait_for_load_state()
            assert await violations(sheet) == []
            await sheet.emulate_media(media="print")
            await expect(sheet.locator("main")).to_contain_text("재수술이 궁금해요")
            tops = [await sheet.locator(one).evaluate(TOP) for one in ("main", "h1")]
            assert tops[0] < 20, tops
            assert tops[1] < 90, tops
            for hidden in ("[data-print]", ".menu", "#live"):
                assert not any([await one.is_visible() for one in await sheet.locator(hidden).all()]), hidden
            assert ("오후에 전화" in await sheet.inner_text("main")) is ("notes" in ticked)
            assert await sheet.locator(".paper-photo").count() == ("photos" in ticked)
            await sheet.close()


DESK = DeskSettings(public_url="http://desk.example")
ELSEWHERE = replace(DESK, agreed_push=partial(is_agreed, ("push.example",)))


@pytest.mark.parametrize("desk_settings", [DESK, ELSEWHERE], ids=["nothing", "another"])
async def test_no_push_service_hears_of_a_browser_before_the_clinic_has_agreed(
    desk: Desk, service: PushService, desk_settings: DeskSettings
) -> None:
    """Without its agreement nothing is offered; to another service than the agreed ones the browser's subscription is let go at
    once, and nothing of it is kept."""
    kim, phone = desk.visitor(), service.phone("one")
    async with browser_of(desk, kim) as browser:
        await browser.grant_permissions(["notifications"])
        await browser.add_init_script(f"({SUBSCRIBE})({json.dumps(list(phone.form().values()))})")
        page = await browser.new_page()
        await page.goto("/desk/account")
        if desk_settings.agreed_push is None:
            await expect(page.locator("#push-on")).to_have_count(0)
        else:
            await page.locator("#push-on").click()
            await expect(page.locator("#push-problem")).to_contain_text("병원이 이 브라우저의 푸시 서비스를 쓰기로")
        assert await page.evaluate("localStorage.getItem('made')") is None
    assert desk.database.run_now(lambda unit: pushes.of_staff(unit, kim.person.id), SYSTEM) == []
    assert service.came == []


async def test_whose_answer_soon_closes_by_itself_is_called_once_by_day(desk: Desk) -> None:
    """Not at night, no colleague, and not again; the case waits in its column with the count and the clock."""
    kim, lee, case_id = desk.visitor(), desk.visitor(name="이상담"), file_case(desk.database)

    def answer(unit: Unit) -> None:
        one_press.take_and_answer(unit, clinic(), kim.person, case_id, 1, "2주쯤 걸려요.", 10**6)
        rules.give_back(unit, kim.person, case_id, 2)

    async def remind(**later: float) -> int:
        desk.clock.move(**later)
        return await desk.database.run(lambda unit: settling.remind(unit, clinic()), SYSTEM)

    desk.database.run_now(answer, as_staff(kim.person))
    assert await remind(days=10.9) == 0
    assert await remind(days=0.5) == 0
    desk.clock.move(hours=39)
    kim, lee = desk.enter(kim.person), desk.enter(lee.person)
    async with browser_of(desk, kim) as first, browser_of(desk, lee) as second:
        mine, theirs = await first.new_page(), await second.new_page()
        for page in (mine, theirs):
            await page.goto("/desk/visits", wait_until="domcontentloaded")
            await expect(page.locator("#live")).to_have_class("live on")
            await page.evaluate(LISTEN)
        assert [await remind(), await remind(hours=0.1)] == [1, 0]
        await expect(mine.locator("#toast")).to_contain_text("자동 종료를 앞둔 내 상담")
        assert await rung([mine], 1) == ["ending"]
        await mine.locator("#toast a").click()
        await expect(mine.locator("h1")).to_contain_text("홍*동")
        assert await heard([theirs]) == []
        await expect(theirs.locator("#toast")).not_to_contain_text("자동 종료")
        await theirs.goto("/desk/inbox?column=answered")
        await expect(theirs.locator(f'#list [data-case="{case_id}"]')).to_contain_text("자동 종료")

"""The screen that locks itself: a real browser with two tabs, a moved clock on both sides."""

from __future__ import annotations

import asyncio

from playwright.async_api import Page, Route, expect

from skills.cases import casework as rules
from skills.staff import sign_in, staff
from skills.staff.permissions import Role
from storage.crypto import credentials
from storage.staff import staff as accounts
from storage.unit.unit_of_work import SYSTEM
from tests.authenticator import code_at
from tests.bot.desk.conftest import Desk, Visitor
from tests.browser.axe import violations
from tests.browser.desk_in_browser import browser_of
from tests.desk import PASSWORD, as_staff, clinic, file_case


def enrolled(desk: Desk, *roles: Role) -> tuple[Visitor, str]:
    """A counsellor, or somebody with these roles, who knows a password and has an app; its seed."""

    def work(unit):
        token = staff.invite(unit, "김상담", "kim@clinic.example", roles or [Role.COUNSELLOR])
        staff.choose_password(unit, token, "", "", credentials.hash_password(PASSWORD))
        seed = staff.invitation(unit, token).seed
        assert staff.finish_enrolment(unit, token, code_at(seed, unit.now)) is not None
        person = accounts.find_by_login(unit, "kim@clinic.example")
        assert person is not None
        opened = sign_in.open_session(unit, person.id, "192.0.2.7", "Chrome, Windows")
        access = sign_in.access(unit, opened.token)
        assert access is not None
        return access.person, opened.token, access.csrf, seed

    person, token, csrf, seed = desk.database.run_now(work, SYSTEM)
    return Visitor(desk.client, person, token, csrf), seed


async def pass_time(desk: Desk, *pages: Page, minutes: float) -> None:
    desk.clock.move(minutes=minutes)
    for page in pages:
        await page.clock.fast_forward(int(minutes * 60_000))
        await page.clock.run_for(1100)


async def late_answer(page: Page) -> asyncio.Event:
    """The page asks whether it is locked, and hears the answer only when the event is set: its computer slept in between."""
    answered, awake = asyncio.Event(), asyncio.Event()

    async def hold(route: Route) -> None:
        answer = await route.fetch()
        answered.set()
        await awake.wait()
        await route.fulfill(response=answer)

    await page.route("**/desk/session*", hold, times=1)
    await page.evaluate("() => { window.deskLock.check(); }")
    await answered.wait()
    return awake


async def test_an_idle_screen_asks_locks_hides_counts_and_opens_with_what_was_typed(desk: Desk) -> None:
    """Both tabs are locked and opened together; the server gives nothing in between, in any way of asking."""
    (kim, seed), case_id = enrolled(desk), file_case(desk.database)
    await desk.database.run(lambda unit: rules.take(unit, clinic(), kim.person, case_id, 1), as_staff(kim.person))
    async with browser_of(desk, kim) as browser:
        case, inbox = await browser.new_page(), await browser.new_page()
        for page, path in ((case, f"cases/{case_id}"), (inbox, "inbox")):
            await page.clock.install()
            await page.goto(f"/desk/{path}")
        await case.evaluate("() => { window.stillTheSamePage = true; }")
        await pass_time(desk, case, inbox, minutes=10)
        await case.locator("#answer").press_sequentially(
            "토요일에 오세요."
        )  # Work: the idle time begins anew for both tabs.
        await expect(inbox.locator("#lock-soon")).to_be_hidden()
        await pass_time(desk, case, inbox, minutes=14.2)
        await expect(case.locator("#lock-soon")).to_be_visible()
        await case.locator("#lock-stay").click()
        await expect(case.locator("#lock-soon")).to_be_hidden()
        await pass_time(desk, case, inbox, minutes=14)
        await expect(case.locator("#lock")).to_be_hidden()
        await pass_time(desk, case, inbox, minutes=1.1)
        for page in (case, inbox):
            await expect(page.locator("#lock")).to_be_visible()
            await expect(page.locator("main")).to_be_hidden()
            assert await violations(page) == []
        assert (await kim.get(f"/cases/{case_id}", headers={"X-Desk-Quiet": "1"})).status == 423
        assert (await kim.get(f"/cases/{case_id}")).headers["Location"] == f"/desk/lock?next=/desk/cases/{case_id}"
        await asyncio.to_thread(file_case, desk.database, "another", urgent=True)
        await pass_time(desk, inbox, minutes=0.2)
        await expect(inbox.locator("#lock-urgent")).to_have_text("긴급 1건")
        await expect(inbox).to_have_title("(1) 상담함 · 리브성형외과")
        await case.fill("#lock input[name=secret]", "틀린 비밀번호예요")
        await case.keyboard.press("Enter")
        await expect(case.locator("#lock-problem")).to_contain_text("맞지 않아요")
        await case.fill("#lock input[name=secret]", PASSWORD)
        await case.keyboard.press("Enter")
        await expect(case.locator("#lock")).to_be_hidden()
        await expect(inbox.locator("#lock")).to_be_hidden()
        assert await case.evaluate("() => window.stillTheSamePage")
        assert await case.input_value("#answer") == "토요일에 오세요."
        await case.focus("#answer")
        await case.keyboard.press("Control+Enter")
        await expect(case.locator(".line.staff")).to_contain_text("토요일에 오세요.")
        await case.close()  # What it still has to say of its work comes before the time that passes.
        await pass_time(desk, inbox, minutes=16)
        await expect(inbox.locator("#lock")).to_be_visible()
        await inbox.fill("#lock input[name=secret]", code_at(seed, desk.clock.now))
        await inbox.keyboard.press("Enter")
        await expect(inbox.locator("#lock")).to_be_hidden()
        late = await late_answer(inbox)
        await pass_time(desk, inbox, minutes=13 * 60)
        late.set()
        await inbox.wait_for_url("**/desk/sign-in*")

"""The desk in a real browser: live, by keyboard alone, and without barriers."""

from __future__ import annotations

import asyncio
from functools import partial

from playwright.async_api import expect

from skills.cases import casework as rules
from skills.notifications import reaching
from skills.retention import destruction
from skills.rights import fulfilment
from skills.staff import staff
from skills.staff.permissions import Role
from storage.cases import consultations
from storage.notifications.deliveries import DeliveryState
from storage.outbox.outbox import Due
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests.bot.desk.conftest import Desk, Visitor
from tests.browser.axe import violations
from tests.browser.chat_in_browser import picture
from tests.browser.desk_in_browser import browser_of
from tests.desk import as_staff, clinic, file_case, write_as_patient

EVERYTHING = tuple(Role)


async def test_a_new_case_appears_without_loading(desk: Desk) -> None:
    """The open inbox hears of it, shows it, and has not been loaded anew."""
    kim = desk.visitor()
    async with browser_of(desk, kim) as browser:
        page = await browser.new_page()
        await page.goto("/desk/inbox")
        await expect(page.locator("#live")).to_have_class("live on")
        await page.evaluate("() => { window.stillTheSamePage = true; }")
        case_id = await asyncio.to_thread(file_case, desk.database)
        await expect(page.locator(f'[data-case="{case_id}"]')).to_be_visible()
        assert await page.evaluate("() => window.stillTheSamePage")


async def test_an_answer_that_no_way_brought_stands_in_its_column_until_its_patient_writes(desk: Desk) -> None:
    """The open inbox hears of it; the case says what to do; the patient's next word ends it."""
    kim = desk.visitor(name="김상담")
    other, case_id = file_case(desk.database, "other"), file_case(desk.database)
    desk.database.run_now(lambda unit: _answer(unit, kim, case_id), as_staff(kim.person))
    async with browser_of(desk, kim) as browser:
        page = await browser.new_page()
        await page.goto("/desk/inbox?column=unreached")
        await expect(page.locator("#live")).to_have_class("live on")
        await expect(page.locator("#list")).to_contain_text("전달되지 않은 답변이 없어요.")
        notice = Due(
            1, "n1", "patient_event", _patient(desk, case_id), _message(desk, case_id), 1, desk.clock(), None, {}
        )
        await asyncio.to_thread(
            desk.database.run_now,
            lambda unit: reaching.event_told(unit, clinic(), notice, DeliveryState.FAILED, "event_failed"),
            SYSTEM,
        )
        await expect(page.locator(f'[data-case="{case_id}"]')).to_be_visible()
        await expect(page.locator("#columns .count.hot")).to_have_text("1")
        await expect(page.locator(f'[data-case="{other}"]')).to_have_count(0)
        assert await violations(page) == []
        await picture(page, "desk-undelivered")
        await page.locator(f'[data-case="{case_id}"]').click()
        await expect(page.get_by_role("alert").first).to_contain_text("환자가 답변을 받지 못했어요.")
        await page.go_back()
        await asyncio.to_thread(write_as_patient, desk.database, case_id, "답변 언제 오나요")
        await expect(page.locator("#list")).to_contain_text("전달되지 않은 답변이 없어요.")


def _answer(unit: Unit, kim: Visitor, case_id: str) -> None:
    case = consultations.find(unit, case_id)
    assert case is not None
    rules.take(unit, clinic(undo_seconds=0), kim.person, case_id, case.version)
    rules.answer(unit, clinic(undo_seconds=0), kim.person, case_id, "토요일도 진료해요", 10**6)


def _patient(desk: Desk, case_id: str) -> str:
    case = desk.database.read_now(lambda unit: consultations.find(unit, case_id), SYSTEM)
    assert case is not None
    return case.patient_id


def _message(desk: Desk, case_id: str) -> str:
    return desk.database.read_now(lambda unit: consultations.messages(unit, case_id)[-1].uid, SYSTEM)


async def test_the_whole_work_of_a_case_by_keyboard_alone(desk: Desk) -> None:
    """Find, open, take, answer, see the patient's words arrive: no mouse, nothing loaded by hand."""
    kim, case_id = desk.visitor(), file_case(desk.database)
    async with browser_of(desk, kim) as browser:
        page = await browser.new_page()
        await page.goto("/desk/inbox")
        await page.keyboard.press("j")
        await page.keyboard.press("Enter")
        await page.wait_for_url(f"**/desk/cases/{case_id}*")
        await page.keyboard.press("t")
        await expect(page.locator("#answer")).to_be_visible()
        await expect(page.locator("#answer")).to_be_focused()
        await page.keyboard.type("토요일 11시에 오세요.")
        await page.keyboard.press("Control+Enter")
        await expect(page.locator(".line.staff")).to_contain_text("토요일 11시에 오세요.")
        await asyncio.to_thread(write_as_patient, desk.database, case_id, "네, 갈게요")
        await expect(page.locator(".line.patient")).to_contain_text("네, 갈게요")
        await page.keyboard.press("Escape")
        await page.keyboard.press("u")
        await page.wait_for_url("**/desk/inbox")


async def test_typing_is_not_lost_when_the_patient_writes(desk: Desk) -> None:
    """New words come in above; the half-written answer stays, and can be sent because its writer has now seen them."""
    kim, case_id = desk.visitor(), file_case(desk.database)
    await desk.database.run(lambda unit: rules.take(unit, clinic(), kim.person, case_id, 1), as_staff(kim.person))
    async with browser_of(desk, kim) as browser:
        page = await browser.new_page()
        await page.goto(f"/desk/cases/{case_id}")
        await page.fill("#answer", "토요일에 오세요.")
        await asyncio.sleep(0.3)
        await asyncio.to_thread(write_as_patient, desk.database, case_id, "일요일은요?")
        await expect(page.locator(".line.patient")).to_contain_text("일요일은요?")
        assert await page.input_value("#answer") == "토요일에 오세요."
        await page.keyboard.press("Control+Enter")
        await expect(page.locator(".line.staff")).to_contain_text("토요일에 오세요.")


async def test_an_open_case_leaves_the_screen_when_its_patient_stops_the_use_and_comes_back(desk: Desk) -> None:
    """R-6 reaches the page that is open already, without a click, and so does the lifting."""
    kim, case_id = desk.visitor(), file_case(desk.database)
    case = desk.database.read_now(lambda unit: consultations.find(unit, case_id), SYSTEM)
    assert case is not None
    patient = case.patient_id
    async with browser_of(desk, kim) as browser:
        page = await browser.new_page()
        await page.goto(f"/desk/cases/{case_id}?from=search")
        await expect(page.locator("body")).to_contain_text("재수술")
        await desk.database.run(lambda unit: fulfilment.suspend(unit, clinic(), patient), PATIENT)
        await expect(page.locator("body")).to_contain_text("처리 정지")
        await expect(page.locator("body")).not_to_contain_text("재수술")
        assert await violations(page) == []
        await desk.database.run(lambda unit: fulfilment.lift(unit, clinic(), patient), PATIENT)
        await expect(page.locator("body")).to_contain_text("재수술")


async def test_what_was_destroyed_leaves_the_pages_that_are_open(desk: Desk) -> None:
    """The deleted patient's case and row go by themselves; a page of somebody else's case stays as it was."""
    kim, gone, stays = desk.visitor(), file_case(desk.database, "gone"), file_case(desk.database, "stays")
    patient = _patient(desk, gone)
    async with browser_of(desk, kim) as browser:
        case, inbox, other = [await browser.new_page() for _ in range(3)]
        for page, path in ((case, f"cases/{gone}"), (inbox, "inbox"), (other, f"cases/{stays}")):
            await page.goto(f"/desk/{path}")
            await expect(page.locator("body")).to_contain_text("재수술")
        await expect(inbox.locator("#live")).to_have_class("live on")
        await other.evaluate("() => { window.stillTheSamePage = true; }")
        destroy = partial(destruction.destroy_patient, patient_id=patient, ground="right_deletion")
        await desk.database.run(destroy, SYSTEM)
        await expect(inbox.locator(f'[data-case="{gone}"]')).to_have_count(0)
        await expect(case.locator("body")).not_to_contain_text("재수술")
        assert await other.evaluate("() => window.stillTheSamePage")


async def test_the_open_page_of_somebody_who_left_goes_to_the_door(desk: Desk) -> None:
    """Not at the next click: by itself."""
    boss, kim = desk.visitor(Role.ADMINISTRATOR), desk.visitor()
    async with browser_of(desk, kim) as browser:
        page = await browser.new_page()
        await page.goto("/desk/inbox")
        await expect(page.locator("#live")).to_have_class("live on")
        await desk.database.run(lambda unit: staff.end_account(unit, boss.person, kim.person.id), as_staff(boss.person))
        await page.wait_for_url("**/desk/sign-in*")  # The way back follows it.

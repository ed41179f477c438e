"""What is typed at the desk is not lost: a real browser, and the server behind it."""

from __future__ import annotations

import asyncio

from playwright.async_api import Page, expect

from skills.cases import casework as rules
from skills.rights import fulfilment
from storage.cases import consultations
from storage.cases.answering import drafts
from storage.patients import patients
from storage.patients.patients import Purpose
from storage.unit.unit_of_work import PATIENT, SYSTEM
from tests.bot.desk.conftest import Desk, Visitor
from tests.browser.desk_in_browser import browser_of
from tests.desk import as_staff, clinic, file_case

ANSWER, NOTE = "토요일 11시에 오세요.", "통화를 원하심"


async def take(desk: Desk, who: Visitor, case_id: str) -> None:
    await desk.database.run(lambda unit: rules.take(unit, clinic(), who.person, case_id, 1), as_staff(who.person))


def kept(desk: Desk, who: Visitor, case_id: str) -> drafts.Typed:
    """What the server has of this person's unsent words."""

    def work(unit):
        case = consultations.find(unit, case_id)
        assert case is not None
        key = patients.unlock(unit, case.patient_id, Purpose.RIGHTS).key
        return drafts.of(unit, key, case_id, who.person.id)

    return desk.database.read_now(work, SYSTEM)


async def boxes(page: Page, answer: str, note: str) -> None:
    await expect(page.locator("#answer")).to_have_value(answer)
    await expect(page.locator("#note")).to_have_value(note)


async def test_typed_words_outlive_every_press_leaving_and_the_end_of_the_session(desk: Desk) -> None:
    """Reveal, note, leaving, the end of the session in the middle of sending: the answer is there again each time,
    for its writer alone, and is gone when it is sent."""
    kim, park, case_id = desk.visitor(), desk.visitor(name="박상담"), file_case(desk.database)
    await take(desk, kim, case_id)
    async with browser_of(desk, kim) as browser:
        page = await browser.new_page()
        await page.goto(f"/desk/cases/{case_id}")
        await page.fill("#answer", ANSWER)
        await page.locator("#reveal summary").click()
        await page.select_option("#reveal-reason", "call")
        await page.locator("#reveal button").click()  # At once, before any autosave.
        await expect(page.locator("#patient-name")).to_have_text("홍길동")
        await boxes(page, ANSWER, "")
        await page.fill("#note", NOTE)
        await page.locator("#note").evaluate("(box) => box.form.requestSubmit()")
        await expect(page.locator(".note")).to_contain_text(NOTE)
        await boxes(page, ANSWER, "")
        await page.fill("#note", "아직 쓰는 중")
        await expect(page.locator("#draft-state")).to_contain_text("임시 저장됨")
        await page.goto("/desk/inbox")
        await page.goto(f"/desk/cases/{case_id}")
        await boxes(page, ANSWER, "아직 쓰는 중")
        await page.fill("#answer", f"{ANSWER} 기다릴게요.")
        desk.clock.move(hours=12, minutes=5)  # Within the quarter of an hour in which typed words are still taken.
        await page.keyboard.press("Control+Enter")
        await page.wait_for_url(f"**/desk/sign-in?next=/desk/cases/{case_id}")
        assert kept(desk, kim, case_id) == drafts.Typed(f"{ANSWER} 기다릴게요.", "아직 쓰는 중")
        assert "기다릴게요" not in await page.content()
    again = desk.enter(kim.person)
    assert ANSWER not in await desk.enter(park.person).see(f"/cases/{case_id}")
    async with browser_of(desk, again) as browser:
        page = await browser.new_page()
        await page.goto(f"/desk/cases/{case_id}")
        await boxes(page, f"{ANSWER} 기다릴게요.", "아직 쓰는 중")
        await page.focus("#answer")
        await page.keyboard.press("Control+Enter")
        await expect(page.locator(".line.staff")).to_contain_text("기다릴게요")
        await boxes(page, "", "아직 쓰는 중")
        await page.locator("summary", has_text="상담 종료").click()
        await page.select_option("#outcome", "answered")
        await page.locator("form[action$=close] button").click()
        await expect(page.locator(".notice.good", has_text="상담을 종료했어요")).to_be_visible()
    assert kept(desk, kim, case_id) == drafts.NOTHING


async def test_leaving_warns_only_while_something_is_unsaved_and_a_stopped_case_keeps_nothing(desk: Desk) -> None:
    """The browser asks when the server could not take the words; a suspended patient's case takes and shows none."""
    kim, case_id = desk.visitor(), file_case(desk.database)
    await take(desk, kim, case_id)
    case = desk.database.read_now(lambda unit: consultations.find(unit, case_id), SYSTEM)
    assert case is not None
    patient = case.patient_id
    async with browser_of(desk, kim) as browser:
        page = await browser.new_page()
        asked: list[str] = []

        async def answer(dialog):
            asked.append(dialog.type)
            await dialog.dismiss()

        page.on("dialog", answer)
        await page.goto(f"/desk/cases/{case_id}")
        await page.route("**/draft", lambda route: route.abort())
        await page.locator("#answer").press_sequentially(ANSWER)
        await expect(page.locator("#draft-state")).to_contain_text("저장하지 못했어요")
        await page.locator("[data-back]").click(no_wait_after=True)
        await asyncio.sleep(0.2)
        assert asked == ["beforeunload"]
        assert await page.input_value("#answer") == ANSWER
        await page.unroute("**/draft")
        await page.locator("#answer").press_sequentially(" 네")
        await expect(page.locator("#draft-state")).to_contain_text("임시 저장됨")
        await page.locator("[data-back]").click()
        await page.wait_for_url("**/desk/inbox*")
        assert asked == ["beforeunload"]
    await desk.database.run(lambda unit: fulfilment.suspend(unit, clinic(), patient), PATIENT)
    assert ANSWER not in await kim.see(f"/cases/{case_id}")
    refused = await kim.post(f"/cases/{case_id}/draft", {"kept_answer": "다른 말"})
    assert (refused.status, kept(desk, kim, case_id).answer) == (400, f"{ANSWER} 네")


async def test_two_tabs_of_a_case_write_one_text(desk: Desk) -> None:
    """What is typed in one stands in the other; a page that opens takes nothing away, and what was sent is gone from both."""
    kim, case_id = desk.visitor(), file_case(desk.database)
    async with browser_of(desk, kim) as browser:
        first, second = await browser.new_page(), await browser.new_page()
        for page in (first, second):
            await page.goto(f"/desk/cases/{case_id}")
        await first.locator("#answer").press_sequentially("2주쯤 걸려요.")
        await expect(second.locator("#answer")).to_have_value("2주쯤 걸려요.")
        await second.locator("#answer").press_sequentially(" 걱정 마세요.")
        await expect(first.locator("#answer")).to_have_value("2주쯤 걸려요. 걱정 마세요.")
        await first.fill("#note", "금요일에 다시")
        third = await browser.new_page()
        await third.goto(f"/desk/cases/{case_id}")
        for page in (first, second):
            await expect(page.locator("#note")).to_have_value("금요일에 다시")
            await expect(page.locator("#draft-state")).not_to_contain_text("못")
        await expect(first.locator("#draft-state")).to_contain_text("저장")
        await second.reload()
        await expect(second.locator("#answer")).to_have_value("2주쯤 걸려요. 걱정 마세요.")
        await first.locator("#composer button.primary").click()
        await expect(first.locator(".line.staff")).to_contain_text("걱정 마세요.")
        for page in (first, second, third):
            await expect(page.locator("#answer")).to_have_value("")

"""The lists of the desk in a real browser: their one order, what a row says, where each case stands and ends, and the sheet."""

from __future__ import annotations

import csv
import io
import re
from datetime import timedelta
from typing import Any

from playwright.async_api import Page, expect
from sqlalchemy import text

from skills.cases import settling
from skills.rights import fulfilment
from skills.staff.permissions import Role
from storage.cases import consultations
from storage.cases.consultations import Consultation
from storage.patients.patients import Patient
from storage.unit.unit_of_work import PATIENT, SYSTEM, Unit
from tests import chatting
from tests.bot.desk.conftest import Desk
from tests.browser.axe import violations
from tests.browser.desk_in_browser import browser_of
from tests.desk import add_photo, clinic, file_case, write_as_patient

ROW = ("홍*동", "눈", "홍*동이에요, 재수술이 궁금해요.", "접수 12월", "1시간", "영어", "사진 1장", "희망 시간 오전")
WEIGHT = "(one) => Number(getComputedStyle(one).fontWeight)"


async def shown(page: Page) -> list[str]:
    """The cases of the list, in order."""
    return [str(await one.get_attribute("data-case")) for one in await page.locator("#list [data-case]").all()]


def known(desk: Desk, case_id: str) -> Consultation:
    """The case as the database has it."""
    case = desk.database.read_now(lambda unit: consultations.find(unit, case_id), SYSTEM)
    assert case is not None
    return case


async def test_staff_and_patients_are_told_the_same_order(desk: Desk) -> None:
    """Urgent, then due, then filed, then id: what was filed in one night is due at one moment, and two in one instant."""
    kim, made = desk.visitor(), dict[str, chatting.Person]()
    desk.clock.move(hours=11)
    for number, (key, minutes) in enumerate((("q", 0), ("r", 30), ("s", 0), ("t", 0), ("u", 5), ("v", 1))):
        desk.clock.move(minutes=minutes)
        case_id = file_case(desk.database, key * 64, urgent=number == 4)
        made[case_id] = chatting.Person(desk.database, key)
    cases = [known(desk, case_id) for case_id in made]
    order = [one.id for one in sorted(cases, key=lambda one: (not one.is_urgent, one.due_at, one.filed_at, one.id))]
    assert len({one.due_at for one in cases if not one.is_urgent}) == 1
    async with browser_of(desk, desk.enter(kim.person)) as browser:
        page = await browser.new_page()
        await page.goto("/desk/inbox")
        assert await shown(page) == order
    for place, case_id in enumerate(order):
        await made[case_id].send(skill="status")
        told = made[case_id].read()
        assert (f"앞에 {place}건이" if place else "맨 앞이에요") in told, told


async def test_a_row_says_what_waits_and_is_bold_until_somebody_looked(desk: Desk) -> None:
    """Treatment, first words without name and number, arrival, waiting time, language, photos, wish, holder; a look at the list
    is on the record as that and nothing else."""
    kim = desk.visitor()
    said = "홍길동이에요, 재수술이 궁금해요. 010-0000-1234로 전화 주세요."
    case_id = file_case(desk.database, details=said, when={"kind": "part", "part": "morning"})
    add_photo(desk.database, case_id)

    def foreign(unit: Unit) -> None:
        patient = unit.session.get(Patient, known(desk, case_id).patient_id)
        assert patient is not None
        patient.lang = "en"
        unit.session.add(patient)

    desk.database.run_now(foreign, SYSTEM)
    desk.clock.move(minutes=75)
    async with browser_of(desk, desk.enter(kim.person)) as browser:
        page = await browser.new_page()
        await page.goto("/desk/inbox")
        row = page.locator(f'#list [data-case="{case_id}"]')
        for words in (
            "홍*동",
            "눈",
            "홍*동이에요, 재수술이 궁금해요.",
            "접수 12월",
            "1시간",
            "영어",
            "사진 1장",
            "희망 시간 오전",
            "읽지 않음",
        ):
            await expect(row).to_contain_text(words)
        for words in ("홍길동", "0000-1234로"):
            await expect(row).not_to_contain_text(words)
        assert await row.locator(".case-words").evaluate(WEIGHT) >= 700
        acts = text("SELECT act, why FROM access_record WHERE actor_id = :who AND act IN ('inbox_listed', 'case_read')")
        looked = desk.database.read_now(
            lambda unit: unit.connection.execute(acts, {"who": kim.person.id}).all(), SYSTEM
        )
        assert [tuple(one) for one in looked] == [("inbox_listed", "list_waiting")]
        await row.click()
        await page.locator("form[action$='/take'] button").click()
        await page.goto("/desk/inbox?column=mine")
        await expect(row).to_contain_text("담당 김상담")
        await expect(row).not_to_contain_text("읽지 않음")
        assert await row.locator(".case-words").evaluate(WEIGHT) < 700


async def test_a_stopped_case_leaves_the_queue_and_a_sheet_opens_right(desk: Desk) -> None:
    """It is counted in its own column alone. The sheet has Korean heads, words for codes, and numbers that keep their zeros."""
    officer, stopped, other = desk.visitor(*Role), file_case(desk.database, "s"), file_case(desk.database, "o")

    def number(unit: Unit) -> None:
        case = consultations.find(unit, other)
        assert case is not None
        case.number = "0000123"
        unit.session.add(case)

    patient = known(desk, stopped).patient_id
    desk.database.run_now(number, SYSTEM)
    async with browser_of(desk, officer) as browser:
        page = await browser.new_page()
        await page.goto("/desk/inbox")
        waiting, still = (page.locator(f"[data-column='{number}'] .count") for number in (1, 6))
        await expect(waiting).to_have_text("2")
        await desk.database.run(lambda unit: fulfilment.suspend(unit, clinic(), patient), PATIENT)
        await expect(waiting).to_have_text("1")
        await expect(still).to_have_text("1")
        assert await shown(page) == [other]
        await page.keyboard.press("6")
        await page.wait_for_url("**column=suspended")
        assert await shown(page) == [stopped]
        await page.goto("/desk/export")
        await page.select_option("[name=reason]", index=1)
        await page.fill("[name=first]", "2026-12-01")
        async with page.expect_download() as coming:
            await page.locator("main button.primary").click()
        sheet = (await (await coming.value).path()).read_bytes()
    assert sheet.startswith("\ufeff".encode())
    heads, *rows = csv.reader(io.StringIO(sheet.decode("utf-8-sig")))
    assert [head for head in heads if not re.search("[가-힣]", head)] == []
    assert [row[0] for row in rows] == ["000-0123"]
    assert [cell for row in rows for cell in row if re.search("[a-z]", cell)] == []


async def test_a_question_after_the_answer_and_an_answer_that_nobody_closes_have_a_column_and_an_end(
    desk: Desk,
) -> None:
    """The patient's next words put the case back among those that wait, late at its time; answered anew and left, it stands in
    its column with the day on which it is closed, and is closed on that day."""
    kim, case_id = desk.visitor(), file_case(desk.database)

    async def answer(page: Page, words: str) -> None:
        await page.goto(f"/desk/cases/{case_id}")
        await page.fill("#answer", words)
        await page.locator("#composer button.primary").click()
        await expect(page.locator(".line.staff").last).to_contain_text(words)

    async with browser_of(desk, kim) as browser:
        page = await browser.new_page()
        await answer(page, "2주쯤 걸려요.")
        await page.locator("form[action$='/return'] button").click()
        await page.goto("/desk/inbox")
        assert await shown(page) == []
        desk.clock.move(minutes=1)
        write_as_patient(desk.database, case_id, "화장은 언제부터 되나요?")
        row = page.locator(f'#list [data-case="{case_id}"]')
        await expect(row).to_contain_text("읽지 않음")
        late = known(desk, case_id).due_at - desk.clock.now + timedelta(minutes=1)
        desk.clock.move(seconds=late.total_seconds())
    kim = desk.enter(kim.person)
    async with browser_of(desk, kim) as browser:
        page = await browser.new_page()
        await page.goto("/desk/inbox?overdue=1")
        await expect(page.locator(f'#list [data-case="{case_id}"]')).to_contain_text("답변 기한 지남")
        await answer(page, "일주일 뒤부터 괜찮아요.")
        await page.locator("form[action$='/return'] button").click()
        await page.goto("/desk/inbox")
        await page.locator("#columns a", has_text="답변 완료").click()
        ends = desk.clock.now + timedelta(days=clinic().periods.settled_case_days)
        row = page.locator(f'#list [data-case="{case_id}"]')
        await expect(row).to_contain_text(f"12월 {ends.day}일")
        await expect(row).to_contain_text("자동 종료")
        await expect(page.locator("#columns .soon")).to_have_count(0)
    assert await end_job(desk, days=13.9) == 0
    async with browser_of(desk, desk.enter(kim.person)) as browser:
        page = await browser.new_page()
        await page.goto("/desk/inbox")
        await expect(page.locator("#columns .soon")).to_have_text(re.compile(r"곧 자동 종료\s+1"))
        await page.locator("#columns a", has=page.locator(".soon")).click()
        await expect(page.locator(f'#list [data-case="{case_id}"] .late')).to_contain_text("자동 종료")
        assert await violations(page) == []
    assert await end_job(desk, days=0.2) == 1
    async with browser_of(desk, desk.enter(kim.person)) as browser:
        page = await browser.new_page()
        await page.goto("/desk/inbox?column=answered")
        assert await shown(page) == []
        await page.goto("/desk/inbox?column=closed")
        await expect(page.locator(f'#list [data-case="{case_id}"]')).to_be_visible()


async def end_job(desk: Desk, days: float) -> Any:
    """That much later the job that ends settled cases has run; how many it closed."""
    desk.clock.move(days=days)
    return await desk.database.run(lambda unit: settling.run(unit, clinic()), SYSTEM)

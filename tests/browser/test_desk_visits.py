"""Visits in a real browser: booked, seen in their week and on their case, settled; both widths, both languages, axe."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.bot.desk.conftest import Desk, Visitor
from tests.browser.axe import violations
from tests.browser.desk_in_browser import browser_of
from tests.desk import file_case

PLANNED = (
    ("홍길동", "2026-12-01T14:00", "30"), ("김영희", "2026-12-01T15:30", "60"), ("박지우", "2026-12-02T10:00", "15"),
    ("최민수", "2026-12-04T11:20", "90"), ("남궁두루", "2026-12-05T13:00", "30"), ("이서연", "2026-12-06T09:00", "30"),
)  # fmt: skip


async def plan(desk: Desk, kim: Visitor, doctor: str) -> list[str]:
    """A week with visits in several states; their cases."""
    cases = []
    for number, (name, at, minutes) in enumerate(PLANNED):
        case_id = file_case(desk.database, f"patient-{number}", name=name, phone=f"+82100000100{number}")
        form = {"at": at, "minutes": minutes, "doctor": doctor if number % 2 else "", "anyway": "1"}
        assert (await kim.post(f"/cases/{case_id}/visits", form)).status == 303
        cases.append(case_id)
    return cases


async def check(page: Page, name: str) -> list[str]:
    """It fits, and what axe finds."""
    assert await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name
    if folder := os.environ.get("LOOK_AT"):
        await page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
    return await violations(page)


@pytest.mark.parametrize(("lang", "width"), [("ko-KR", 1280), ("en-US", 390), ("ko-KR", 390)])
async def test_visits_from_booking_to_the_end_fit_and_axe_finds_nothing(desk: Desk, lang: str, width: int) -> None:
    """Book one on its case, find it in the week, note that somebody came, and make a calendar's address."""
    doctor = desk.visitor("practitioner", name="박의사")
    kim = desk.visitor()
    await plan(desk, kim, doctor.person.id)
    case_id, found = file_case(desk.database, "patient-9", name="한가람"), []
    desk.clock.move(hours=5, minutes=10)
    kim = desk.enter(kim.person)
    async with browser_of(desk, kim, lang, width) as browser:
        page = await browser.new_page()
        await page.goto(f"/desk/cases/{case_id}")
        await page.click("#book summary")
        await page.fill("#book-at", "2026-12-03T16:30")
        found += await check(page, f"visits-book-{lang[:2]}-{width}")
        await page.click("#book .primary")
        await expect(page.locator("#visits .visit")).to_have_count(1)
        await page.click("#visits .visit summary")
        found += await check(page, f"visits-case-{lang[:2]}-{width}")
        await page.goto("/desk/visits")
        await expect(page.locator(".day.today .visit")).to_have_count(2)
        await expect(page.locator(".week .visit")).to_have_count(7)
        found += await check(page, f"visits-week-{lang[:2]}-{width}")
        await page.locator(".day.today .settle button[value=came]").first.click()
        await expect(page.locator(".day.today .visit.came")).to_have_count(1)
        await page.goto("/desk/visits?view=open")
        await expect(page.locator(".empty")).to_be_visible()
        found += await check(page, f"visits-open-{lang[:2]}-{width}")
        await page.click("#calendar summary")
        await page.click("#calendar button.plain")
        found += await check(page, f"visits-calendar-{lang[:2]}-{width}")
    assert found == []

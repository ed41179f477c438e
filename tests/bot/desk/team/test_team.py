"""The pages of who does what: by forms alone."""

from __future__ import annotations

from tests.bot.desk.conftest import Desk
from tests.desk import file_case


async def test_a_shift_an_assignment_a_mention_and_a_day_by_forms_alone(desk: Desk) -> None:
    """Each is seen where the person it concerns looks."""
    kim, park, case_id = desk.visitor(name="김상담"), desk.visitor(name="박상담"), file_case(desk.database)
    assert (await kim.post("/team/duty", {"state": "on"})).headers["Location"] == "/desk/team?done=on"
    page = await kim.see("/team")
    assert "근무 중" in page
    assert "박상담" in page
    await kim.post(f"/cases/{case_id}/assign", {"to": park.person.id, "remark": "@박상담 부탁해요"})
    assert "배정 박상담" in await kim.see("/inbox")
    assert f'data-case="{case_id}"' in await park.see("/inbox?column=mine")
    named = await park.see("/team")
    assert "김상담 님이 불렀어요" in named
    assert "홍*동" in named
    assert "홍길동" not in named
    assert 'class="tag calm">눈</span>' in named
    assert "나를 부르는 상담 목록" in await desk.visitor("privacy_officer").see("/records/access?all=1")
    await park.see(f"/cases/{case_id}")
    assert "김상담 님이 불렀어요" not in await park.see("/team")
    assert (await park.post(f"/cases/{case_id}/remind", {"day": "2026-12-01"})).status == 400
    await park.post(f"/cases/{case_id}/remind", {"day": "2026-12-02"})
    assert "2026년 12월 2일 (수)에 다시 알려 드려요" in await park.see(f"/cases/{case_id}")
    desk.clock.move(days=1)
    again = desk.enter(park.person)
    assert "오늘 볼 상담" in await again.see("/team")
    assert (await desk.visitor("auditor").get("/team")).status == 403


async def test_who_is_there_is_told_where_a_case_is_handed_on(desk: Desk) -> None:
    """Those on duty come first; of who is not there nothing is said."""
    kim, case_id = desk.visitor(name="김상담"), file_case(desk.database)
    desk.visitor(name="고퇴근")
    park, lee = desk.visitor(name="박상담"), desk.visitor(name="이상담")
    await lee.post("/team/duty", {"state": "on"})
    await park.post("/team/duty", {"state": "on"})
    await park.post("/team/duty", {"state": "away"})
    kim = desk.enter(kim.person)
    shown = (">이상담 · 근무 중</option>", ">박상담 · 자리 비움</option>", ">고퇴근</option>")
    page = await kim.see(f"/cases/{case_id}")
    assert sorted(shown, key=page.index) == list(shown)
    await kim.post(f"/cases/{case_id}/take", {"version": "1"})
    page = await kim.see(f"/cases/{case_id}")
    assert sorted(shown, key=page.index) == list(shown)

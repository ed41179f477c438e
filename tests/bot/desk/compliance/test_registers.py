"""Training and the internal management plan over HTTP: who is late in red, recording, checking, and who may (S-11)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from skills.compliance import assessment
from skills.staff.permissions import Role
from storage.compliance import plan, training
from storage.unit.unit_of_work import SYSTEM
from tests.bot.desk.conftest import Desk, Visitor

TRAINING, PLAN = "/records/training", "/records/plan"


def day(desk: Desk, **ahead: float) -> str:
    return (desk.clock() + timedelta(**ahead)).date().isoformat()


def session_of(desk: Desk, *there: Visitor) -> dict[str, Any]:
    attended = [visitor.person.id for visitor in there]
    return {"topic": "privacy", "held_on": day(desk), "given_by": "최책임", "attended": attended, "notes": "오후 교육"}


async def test_who_is_late_for_training_stands_in_red_until_it_is_recorded(desk: Desk) -> None:
    """On the page and on the records' first page; the session with who was there stands below."""
    officer, kim = desk.visitor(Role.PRIVACY_OFFICER, name="최책임"), desk.visitor(name="김상담")
    assert '<span class="tag red">' not in await officer.see(TRAINING)
    desk.clock.move(days=31)
    officer = desk.enter(officer.person)
    page = await officer.see(TRAINING)
    assert page.count('<tr class="late">') == 2
    assert '<span class="tag red">기한 지남 2건</span>' in await officer.see("/records")
    assert (await officer.post(TRAINING, session_of(desk, kim))).status == 303
    page = await officer.see(f"{TRAINING}?done=recorded")
    assert page.count('<tr class="late">') == 1
    assert 'role="status"' in page
    assert "오후 교육" in page
    assert '<span class="tag red">기한 지남 1건</span>' in await officer.see("/records")


@pytest.mark.parametrize("broken", [{"attended": []}, {"held_on": "gestern"}, {"topic": "yoga"}], ids=str)
async def test_a_training_that_is_not_whole_comes_back_with_what_was_typed(desk: Desk, broken: dict[str, Any]) -> None:
    """Nobody there, no day, no topic."""
    officer = desk.visitor(Role.PRIVACY_OFFICER)
    answer = await officer.post(TRAINING, {**session_of(desk, officer), **broken})
    page = await answer.text()
    assert answer.status == 400
    assert 'role="alert"' in page
    assert "오후 교육" in page
    assert desk.database.run_now(training.newest, SYSTEM) == []


async def test_the_auditor_sees_the_registers_without_their_forms(desk: Desk) -> None:
    """Reading is one permission, writing another."""
    auditor = desk.visitor(Role.AUDITOR)
    for page in (TRAINING, PLAN, "/records/incidents"):
        assert f'action="/desk{page}' not in await auditor.see(page)


async def test_a_plan_is_recorded_checked_and_late_after_a_year(desk: Desk) -> None:
    """The administrator records it, the officer checks it; without a check it is red after a year."""
    administrator, officer = desk.visitor(Role.ADMINISTRATOR), desk.visitor(Role.PRIVACY_OFFICER, name="최책임")
    assert "시행 중인 내부 관리계획이 없어요" in await officer.see(PLAN)
    first = await administrator.see(PLAN)
    assert "계획을 먼저 등록" in first
    assert '<a href="#record">' in first
    version = {"version": "2026-1", "in_force_on": day(desk), "approved_by": "이대표", "place": "원장실 캐비닛"}
    assert (await administrator.post(PLAN, {**version, "place": ""})).status == 400
    assert (await administrator.post(PLAN, version)).status == 303
    assert 'action="/desk/records/plan/checks"' not in await administrator.see(PLAN)
    desk.clock.move(days=366)
    officer = desk.enter(officer.person)
    assert '<span class="tag red">기한 지남</span>' in await officer.see(PLAN)
    refused = await officer.post(f"{PLAN}/checks", {"finding": "gaps"})
    assert refused.status == 400
    assert (await officer.post(f"{PLAN}/checks", {"finding": "gaps", "follow_up": "교육 계획 보완"})).status == 303
    assert "계획을 먼저 등록" not in await officer.see(PLAN)
    answers = {f"q_{name}": "no" for name in assessment.QUESTIONS}
    end = {**answers, "ai_finding": "not_high_impact"}
    assert (await officer.post(f"{PLAN}/assessments", {**end, "q_triages": ""})).status == 400
    assert (await officer.post(f"{PLAN}/assessments", end)).status == 303
    page = await officer.see(PLAN)
    assert "고영향 인공지능이 아님" in page
    assert '<span class="tag red">' not in page
    for shown in ("2026-1", "이대표", "원장실 캐비닛", "교육 계획 보완", "최책임"):
        assert shown in page
    assert sorted(one.finding for one in desk.database.run_now(plan.checks, SYSTEM)) == ["gaps", "not_high_impact"]

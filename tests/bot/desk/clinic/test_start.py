"""The first steps tick themselves, for whoever runs the clinic; everybody else goes on to their own page."""

from __future__ import annotations

from skills.clinic import versions as rules
from skills.staff.permissions import Role
from storage.unit.unit_of_work import SYSTEM
from tests.bot.desk.conftest import Desk
from tests.desk import clinic, file_case


async def test_each_step_ticks_itself(desk: Desk) -> None:
    """The address, a colleague and a first message are seen where they are; the rest is still open."""
    boss = desk.visitor(Role.ADMINISTRATOR, name="이관리")
    page = await boss.see("/start")
    assert "0가지를 마쳤어요" in page
    assert "기다리는 중" in page[page.index("첫 메시지 받기") :]  # It is no setting of the server's.
    kim = desk.visitor(Role.COUNSELLOR)
    address = {"address": {"ko": "서울특별시 용산구 한강대로 0", "en": "0 Hangang-daero"}}
    desk.database.run_now(lambda unit: rules.begin(unit, clinic()), SYSTEM)
    desk.database.run_now(lambda unit: rules.change(unit, address, seen=1), SYSTEM)
    file_case(desk.database)
    page = await boss.see("/start")
    assert "3가지를 마쳤어요" in page
    assert page.count('class="done"') == 3
    assert (await kim.get("/start")).status == 303

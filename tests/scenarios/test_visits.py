"""A visit from booking to its end, the whole way over HTTP: booked at the desk, told in the chat, near, late, cancelled."""

from __future__ import annotations

import httpx
from sqlalchemy import select

from bot.desk.frame.cookies import SESSION
from skills.visits import telling
from storage.cases.consultations import Consultation
from storage.visits import visits
from storage.visits.visits import Visit
from tests.desk import clinic, hire, open_door
from tests.scenarios.conftest import World


async def test_a_visit_from_booking_to_cancelling(world: World) -> None:
    """Staff book, the chat tells it; on the day before it reminds; being late reaches the desk, a cancelling too."""
    person = world.person()
    await person.file()
    case_id = await world.look(lambda unit: unit.session.scalars(select(Consultation)).one().id)

    async def visit() -> Visit:
        found: list[Visit] = await world.look(lambda unit: visits.of_case(unit, case_id))
        return found[-1]

    kim = await world.look(hire)
    async with httpx.AsyncClient(trust_env=False, timeout=10) as http:

        async def desk(path: str, **form: str) -> str:
            """Signed in afresh, because days go by."""
            token, csrf = open_door(world.database, kim)
            method = "POST" if form else "GET"
            data = {"csrf": csrf, **form} if form else None
            cookie = {"Cookie": f"{SESSION}={token}"}
            answer = await http.request(method, f"{world.url}/desk{path}", data=data, headers=cookie)
            assert answer.status_code == (303 if form else 200), answer.text
            return answer.text

        day = world.clock.now.date().replace(day=4)
        await desk(f"/cases/{case_id}/visits", at=f"{day}T14:00", minutes="30", doctor="")
        world.clock.move(minutes=1)
        await person.say("제 예약 언제예요?")
        assert "예약됐어요" in person.news
        assert "오후 2시" in person.news

        world.clock.move(days=2)
        await world.look(lambda unit: telling.remind(unit, clinic()))
        world.clock.move(minutes=1)
        await person.say("오늘 30분 늦어요")
        assert "예약이 곧 있어요" in person.news
        assert "남겼어요" in person.reads
        assert "늦는다고 함" in await desk("/visits?view=open")

        world.clock.move(minutes=1)
        await person.say("예약 취소할게요")
        assert (await visit()).state == "booked"
        await person.press("yes")
        assert (await visit()).state == "cancelled"
        assert "환자가 예약 취소" in await desk(f"/cases/{case_id}")
        assert 'class="visit cancelled"' in await desk(f"/visits?day={day}")

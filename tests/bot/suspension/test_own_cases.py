"""Every page of the desk × a counsellor whose the case is not, where staff open their own cases alone (H-7).

The same table of pages as for a suspension, called: nothing of the patient's comes back and nothing is done with the case,
until it is taken over for a reason that is on the trail.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiohttp import DummyCookieJar
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import select
from sqlmodel import col

from bot.desk import build_desk, table
from bot.desk.app import build_alone
from skills.cases.consultations import show_number
from skills.staff.permissions import GRANTS, Role
from storage.cases import consultations, events
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import SYSTEM
from tests.bot.desk.cases.test_feed import next_event
from tests.bot.desk.conftest import Visitor
from tests.bot.suspension.conftest import Scene, Served, leaks
from tests.bot.suspension.test_pages import PAGES, call
from tests.desk import clinic

LISTS = [{"column": name} for name in ("waiting", "mine", "urgent", "unreached", "suspended", "all", "closed")]
WEEK = {"day": "2026-12-17"}
MORE = {"inbox": LISTS, "visits": [WEEK, {"view": "open"}]}
APART = ("events", "case_take_over")  # A stream without an end, and the one way in: below.
ABOUT_A_CASE = [page for page in table.PAGES if "{case}" in page.path]


@pytest.fixture
async def strict(scene: Scene) -> AsyncIterator[Served]:
    """The scene at a clinic whose counsellors open their own cases alone."""
    server = TestServer(build_alone(build_desk(scene.database, clinic(own_cases_only=True))))
    async with TestClient(server, cookie_jar=DummyCookieJar()) as client:
        yield Served(scene, client)


async def test_no_page_shows_or_uses_a_colleagues_case(strict: Served) -> None:
    """Every page that a counsellor may open; what is about the case by its address is refused, and it stays as it was."""
    scene, wrong = strict.scene, list[tuple[str, str]]()
    number = show_number(scene.number).encode()

    def stand() -> tuple[object, ...]:
        case = scene.database.read_now(lambda unit: consultations.find(unit, scene.case), SYSTEM)
        assert case is not None
        return case.version, case.holder_id, case.state, case.active_at

    before = stand()
    for page in table.PAGES:
        if page.act is None or Role.COUNSELLOR not in GRANTS[page.act] or page.name in APART:
            continue
        for form in [*PAGES[page.name].forms, *MORE.get(page.name, [])]:
            answer = await call(strict, strict.visitor(Role.COUNSELLOR), page, form)
            if found := leaks(answer.without_what_was_typed()):
                wrong.append((page.name, str(found)))
            if page in ABOUT_A_CASE and answer.status not in (403, 404):
                wrong.append((page.name, str(answer.status)))
            if page not in ABOUT_A_CASE and number in answer.body:
                wrong.append((page.name, "the number"))
    assert wrong == []
    assert stand() == before
    assert {"case", "case_photo", "case_file", "case_print", "case_draft", "visit_book"} <= {
        p.name for p in ABOUT_A_CASE
    }


async def test_who_takes_it_over_for_a_reason_sees_it_and_both_are_on_the_trail(strict: Served) -> None:
    """The number leads to the case's page, which shows who has it and takes a reason; then it is theirs."""
    scene, kim = strict.scene, strict.visitor(Role.COUNSELLOR)
    found = await call(strict, kim, table.PAGES_BY_NAME["search"], {"words": scene.number})
    assert scene.case in found.body.decode()
    assert leaks(found.body) == []
    shut = await kim.get(f"/cases/{scene.case}")
    page = await shut.text()
    assert (shut.status, "박직원" in page or scene.holder.name in page, leaks(page)) == (403, True, [])
    case = scene.database.read_now(lambda unit: consultations.find(unit, scene.case), SYSTEM)
    assert case is not None
    without = await kim.post(f"/cases/{scene.case}/take-over", {"version": str(case.version)})
    assert (without.status, leaks(await without.text())) == (403, [])
    taken = await kim.post(f"/cases/{scene.case}/take-over", {"version": str(case.version), "reason": "absent"})
    assert taken.status == 303
    assert leaks(await kim.see(f"/cases/{scene.case}"))
    acts = select(col(AccessRecord.act), col(AccessRecord.subject), col(AccessRecord.why)).where(
        col(AccessRecord.actor_id) == kim.person.id
    )
    did = {tuple(row) for row in scene.database.read_now(lambda unit: unit.session.execute(acts).all(), SYSTEM)}
    assert {("case_refused", scene.patient, "case_not_yours"), ("case_taken_over", scene.patient, "absent")} <= did


async def test_the_live_feed_names_no_colleagues_case(strict: Served) -> None:
    """Who may not open it hears that something happened; its holder which case it was."""
    newest = strict.scene.database.read_now(events.newest, SYSTEM)

    async def told(visitor: Visitor) -> set[str]:
        stream, cases = await visitor.get("/events", params={"since": "0"}), set()
        while True:
            number, _, data = await next_event(stream)
            cases.add(data["case"])
            if number == str(newest):
                stream.close()
                return cases

    assert await told(strict.visitor(Role.COUNSELLOR)) == {""}
    assert strict.scene.case in await told(strict.visitor())


@pytest.mark.parametrize("role", [Role.PRACTITIONER, Role.PRIVACY_OFFICER])
async def test_who_reads_every_case_by_role_is_not_bound(strict: Served, role: Role) -> None:
    """The table of permissions says who."""
    reader = strict.visitor(role)
    assert leaks(await reader.see(f"/cases/{strict.scene.case}"))
    assert leaks(await reader.see("/inbox?column=all"))

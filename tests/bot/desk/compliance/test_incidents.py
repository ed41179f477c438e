"""The breach desk over HTTP: filing, the clock, duties, steps, the notice to copy, whose data it was, and the end."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlmodel import col, select

from bot.delivery.staff_notice import SENTENCES, sentence
from bot.desk.frame.catalogue import TEXTS
from bot.desk.frame.forms import write_moment
from skills.compliance import incidents as rules
from skills.staff.permissions import Role
from storage.cases.consultations import Consultation
from storage.compliance import incidents
from storage.trail import chain
from storage.trail.rows import Finding
from storage.unit.unit_of_work import SYSTEM
from tests.bot.desk.conftest import Desk, Visitor
from tests.desk import as_staff, file_case

INCIDENTS = "/records/incidents"


def form_of(desk: Desk, **other: Any) -> dict[str, Any]:
    usual = {
        "aware_at": write_moment(desk.clock()), "kind": "leak", "persons": "", "items": ["name", "messages"],
        "happened": "상담 화면을 잘못 공유했어요.",
    }  # fmt: skip
    return {**usual, **other}


async def filed(desk: Desk, visitor: Visitor, **other: Any) -> str:
    """The address of an incident that was filed by its form."""
    answer = await visitor.post(INCIDENTS, form_of(desk, **other))
    assert answer.status == 303
    return answer.headers["Location"].removeprefix("/desk").partition("?")[0]


async def test_an_incident_from_filing_to_its_end(desk: Desk) -> None:
    """The clock in hours, what is owed and why, steps that settle it, and nothing to write once it is closed."""
    officer = desk.visitor(Role.PRIVACY_OFFICER, name="최책임")
    address = await filed(desk, officer)
    desk.clock.move(hours=50)
    officer = desk.enter(officer.person)
    for page in (await officer.see(INCIDENTS), await officer.see(address)):
        assert '<span class="tag red">22시간 남음</span>' in page
    assert "한 건이어도" in await officer.see(address)
    desk.clock.move(hours=30)
    officer = desk.enter(officer.person)
    assert "기한 지남 (8시간)" in await officer.see(address)
    assert '<span class="tag red">기한 지남 1건</span>' in await officer.see("/records")
    assert (await officer.post(f"{address}/close", {"finding": "confirmed", "conclusion": "끝"})).status == 400
    for what in ("told", "reported"):
        assert (await officer.post(f"{address}/steps", {"what": what, "words": "문자 1명"})).status == 303
    assert "통지·신고 마침" in await officer.see(address)
    end = {"finding": "confirmed", "conclusion": "공유 금지"}
    assert "아직 알리지 않은 분이 있어요" in await (await officer.post(f"{address}/close", end)).text()
    case_id = file_case(desk.database)
    number = desk.database.run_now(lambda unit: unit.session.get_one(Consultation, case_id).number, SYSTEM)
    assert (await officer.post(f"{address}/persons", {"number": f"{number[:3]}-{number[3:]}"})).status == 303
    page = await officer.see(address)
    assert "아직 알리지 않음" in page
    person = page.split('name="person" value="')[1].split('"')[0]
    told = {"person": person, "how": "phone", "at": "2026-12-01T10:00"}
    assert (await officer.post(f"{address}/told", {**told, "at": ""})).status == 400
    assert (await officer.post(f"{address}/told", told)).status == 303
    assert (await officer.post(f"{address}/close", {"finding": "confirmed", "conclusion": "공유 금지"})).status == 303
    page = await officer.see(address)
    assert "공유 금지" in page
    assert f'action="/desk{address}/steps"' not in page
    assert (await officer.post(f"{address}/steps", {"what": "told", "words": "또"})).status == 400


@pytest.mark.parametrize(
    "broken",
    [{"kind": ""}, {"happened": " "}, {"items": ["soul"]}, {"persons": "-3"}, {"aware_at": "2099-01-01T00:00"}],
    ids=str,
)
async def test_an_incident_that_is_not_whole_comes_back_with_what_was_typed(desk: Desk, broken: dict[str, Any]) -> None:
    """Nothing is filed, and nothing typed is lost."""
    officer = desk.visitor(Role.PRIVACY_OFFICER)
    answer = await officer.post(INCIDENTS, form_of(desk, **{"persons": "7", **broken}))
    page = await answer.text()
    assert answer.status == 400
    assert 'role="alert"' in page
    assert 'value="name" checked' in page or broken.get("items")
    assert desk.database.run_now(incidents.still_open, SYSTEM) == []


async def test_more_is_known_later_and_what_was_known_stays(desk: Desk) -> None:
    """Eleven persons first, a thousand later: the page shows both, and the report that is now asked for."""
    officer = desk.visitor(Role.PRIVACY_OFFICER)
    address = await filed(desk, officer, items=["name"], persons="11", happened="명단을 잃어버렸어요.")
    assert "신고 대상이 아니에요" in await officer.see(address)
    assert (await officer.post(f"{address}/facts", form_of(desk, items=["name"], persons="1000"))).status == 303
    page = await officer.see(address)
    for shown in ("1000명", "11명", "명단을 잃어버렸어요.", "상담 화면을 잘못 공유했어요.", "1,000명 이상이에요"):
        assert shown in page


async def test_the_notice_is_made_in_each_variant_and_language(desk: Desk) -> None:
    """As text in a field that a button copies; what somebody asks for that there is not is the usual one."""
    officer = desk.visitor(Role.PRIVACY_OFFICER)
    address = await filed(desk, officer, happened='<script>"새벽"</script>')

    async def notice(query: str) -> str:
        found = re.search(
            r'<textarea id="notice-text"[^>]*>(.*?)</textarea>', await officer.see(address + query), re.DOTALL
        )
        assert found is not None
        return found[1]

    assert "제39조의2" in await notice("")
    assert "<script>" not in await notice("")
    assert "may have leaked" in await notice("?variant=possible&in=en")
    assert "유출되지 않은 것으로 확인" in await notice("?variant=cleared&in=ko")
    assert await notice("?variant=nonsense&in=xx") == await notice("?variant=first&in=ko")
    assert 'data-copy="notice-text"' in await officer.see(address)


async def test_whose_data_an_account_touched_is_listed_by_number_and_without_a_name(desk: Desk) -> None:
    """The officer and the auditor may look; the administrator has no such form."""
    case_id, kim = file_case(desk.database, name="남궁두루"), desk.visitor(name="김상담")
    query = select(Consultation).where(col(Consultation.id) == case_id)
    case = desk.database.run_now(lambda unit: unit.session.scalars(query).one(), SYSTEM)
    desk.database.run_now(lambda unit: chain.record(unit, "case_read", subject=case.patient_id), as_staff(kim.person))
    officer, auditor = desk.visitor(Role.PRIVACY_OFFICER), desk.visitor(Role.AUDITOR)
    address = await filed(desk, officer)
    span = {"who": kim.person.id, "since": "2026-12-01T00:00", "until": "2026-12-01T23:59"}
    assert (await officer.post(f"{address}/persons", span)).status == 303
    assert f"{case.number[:3]}-{case.number[3:]}" in await officer.see(address)
    for visitor in (officer, auditor):
        answer = await visitor.post(f"{address}/affected", span)
        page = await answer.text()
        assert answer.status == 200
        for shown in ("1명을 찾았어요", f"{case.number[:3]}-{case.number[3:]}", case.patient_id[:8], "상담 열람"):
            assert shown in page
        assert "남궁" not in page
    assert (await officer.post(f"{address}/affected", {**span, "until": span["since"]})).status == 400
    assert f'action="/desk{address}/affected' not in await desk.visitor(Role.ADMINISTRATOR).see(address)


async def test_an_incident_that_the_verification_found_says_so(desk: Desk) -> None:
    """Without a person's words: which record, and what is wrong with it."""
    made = desk.database.run_now(lambda unit: rules.file_trail_damage(unit, "altered", 12), SYSTEM)
    assert made is not None
    page = await desk.visitor(Role.AUDITOR).see(f"{INCIDENTS}/{made.id}")
    assert "12번 기록, 내용이 바뀜" in page


def test_everything_that_a_verification_finds_has_its_words() -> None:
    """The kinds are named in the finding's own description."""
    kinds = re.findall(r"`(\w+)`", Finding.__doc__ or "")
    assert len(kinds) == 6
    assert {kind for kind in kinds if f"incidents.damage.{kind}" not in TEXTS} == set()


def test_a_notice_to_staff_leads_to_the_incident() -> None:
    """By its number and address, without a word of what happened."""
    payload = {"event": "incident_h24", "incident_id": "abc", "number": "123456"}
    said = sentence(payload, "https://desk.example/desk/")
    assert said.splitlines()[-1] == "https://desk.example/desk/records/incidents/abc"
    assert "123456" in said
    assert {f"incident_{stage}" for stage in ("filed", *filter(None, rules.ALARMS))} <= set(SENTENCES)

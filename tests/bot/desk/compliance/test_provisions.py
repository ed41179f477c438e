"""Provision over HTTP: recorded before the data leaves, refused with what was typed, for the officer alone (E-3)."""

from __future__ import annotations

from typing import Any

import pytest

from skills.rights import fulfilment
from skills.staff.permissions import Role
from storage.cases import consultations
from storage.patients import provisions
from storage.unit.unit_of_work import PATIENT, SYSTEM
from tests.bot.desk.conftest import Desk
from tests.desk import clinic, file_case

PAGE = "/records/provisions"
BY_LAW = {
    "recipient": "서울강남경찰서",
    "purpose": "investigation",
    "keeps": "수사 종결 시까지",
    "items": ["name", "contact"],
}
BY_LAW |= {"ground": "law", "basis": "형사소송법 제215조"}
BY_CONSENT = {**BY_LAW, "recipient": "한빛생명", "ground": "consent", "basis": "서류함 31", "agreed_on": "2026-11-30"}


def number_of(desk: Desk) -> tuple[str, str]:
    """A filed case: its number, and its patient."""
    case_id = file_case(desk.database)
    case = desk.database.run_now(lambda unit: consultations.find(unit, case_id), SYSTEM)
    assert case is not None
    return case.number, case.patient_id


async def test_a_provision_is_recorded_and_stands_in_the_register(desk: Desk) -> None:
    """With recipient, purpose, items, ground, period, time and who; it names the case and no person."""
    officer, (number, _) = desk.visitor(Role.PRIVACY_OFFICER, name="최책임"), number_of(desk)
    assert "제3자에게 제공한 적이 없어요" in await officer.see(PAGE)
    assert (await officer.post(PAGE, {"number": number, **BY_LAW})).status == 303
    page = await officer.see(f"{PAGE}?done=recorded")
    for shown in (
        "서울강남경찰서",
        "수사",
        "이름, 연락처",
        "형사소송법 제215조",
        "수사 종결 시까지",
        "최책임",
        f"{number[:3]}-{number[3:]}",
    ):
        assert shown in page
    assert 'role="status"' in page
    assert "홍길동" not in page
    assert f'href="/desk{PAGE}"' in await officer.see("/records")


@pytest.mark.parametrize(
    "broken",
    [{"ground": ""}, {"basis": " "}, {"number": "000"}, {"items": []}, {"purpose": "fun"}, {"ground": "consent"}],
    ids=str,
)
async def test_what_may_not_be_provided_comes_back_with_what_was_typed(desk: Desk, broken: dict[str, Any]) -> None:
    """No ground, no article, no case, no items, no purpose, no day of a consent: a sentence says what is missing."""
    officer, (number, _) = desk.visitor(Role.PRIVACY_OFFICER), number_of(desk)
    answer = await officer.post(PAGE, {"number": number, **BY_LAW, **broken})
    page = await answer.text()
    assert answer.status == 400
    assert 'role="alert"' in page
    assert "요청을 처리할 수 없어요" not in page
    assert 'value="서울강남경찰서"' in page
    assert desk.database.run_now(provisions.newest, SYSTEM) == []


async def test_a_withdrawal_is_recorded_once_and_ends_the_ground(desk: Desk) -> None:
    """The button stands only beside what rests on a consent, and goes with it."""
    officer, (number, _) = desk.visitor(Role.PRIVACY_OFFICER), number_of(desk)
    await officer.post(PAGE, {"number": number, **BY_LAW})
    assert "/withdraw" not in await officer.see(PAGE)
    await officer.post(PAGE, {"number": number, **BY_CONSENT})
    agreed = next(one for one in desk.database.run_now(provisions.newest, SYSTEM) if one.consent_id is not None)
    withdraw = f"{PAGE}/{agreed.id}/withdraw"
    assert f'action="/desk{withdraw}"' in await officer.see(PAGE)
    assert (await officer.post(withdraw)).status == 303
    assert "/withdraw" not in await officer.see(PAGE)
    assert (await officer.post(withdraw)).status == 400
    refused = await officer.post(PAGE, {"number": number, **BY_CONSENT})
    assert refused.status == 400
    assert "철회한 동의" in await refused.text()


async def test_a_suspended_patients_data_is_provided_by_law_only(desk: Desk) -> None:
    """R-6, as every page says it."""
    officer, (number, patient) = desk.visitor(Role.PRIVACY_OFFICER), number_of(desk)
    desk.database.run_now(lambda unit: fulfilment.suspend(unit, clinic(), patient), PATIENT)
    refused = await officer.post(PAGE, {"number": number, **BY_CONSENT})
    assert refused.status == 400
    assert 'data-code="suspended"' in await refused.text()
    assert (await officer.post(PAGE, {"number": number, **BY_LAW})).status == 303


async def test_nobody_but_the_officer_comes_near(desk: Desk) -> None:
    """Neither page nor door."""
    everybody = [role for role in Role if role is not Role.PRIVACY_OFFICER]
    other = desk.visitor(*everybody)
    assert (await other.get(PAGE)).status == 403
    assert (await other.post(PAGE, BY_LAW)).status == 403
    assert f'href="/desk{PAGE}"' not in await other.see("/records")

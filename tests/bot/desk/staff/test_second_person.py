"""The administrator alone becomes nobody: a second person confirms who opens patients' data or gets another's account."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from skills.staff.permissions import Role
from storage.outbox.outbox import Notice
from storage.staff import proposals, staff
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.bot.desk.conftest import Desk, Visitor

GHOST = {"name": "유령", "email": "ghost@clinic.example", "roles": "privacy_officer"}
COUNTED = re.compile(r'data-entry="proposals".*?<span class="count">(\d+)</span></a>')
LINK = re.compile(r"/desk/join/[\w-]+")


def account(desk: Desk, email: str) -> staff.Staff | None:
    return desk.database.read_now(lambda unit: staff.find_by_login(unit, email), SYSTEM)


def waiting(desk: Desk) -> list[str]:
    return [one.id for one in desk.database.read_now(proposals.waiting, SYSTEM)]


def roles_of(desk: Desk, who: Visitor) -> frozenset[str]:
    return desk.database.read_now(lambda unit: staff.roles_of(unit, who.person.id), SYSTEM)


def told(desk: Desk) -> set[tuple[str, str]]:
    def read(unit: Unit) -> set[tuple[str, str]]:
        return {
            (one.kind, one.about)
            for one in unit.session.scalars(select(Notice))
            if one.kind.startswith(("owner", "account"))
        }

    return desk.database.read_now(read, SYSTEM)


async def counted(who: Visitor) -> list[str]:
    """The number beside the second person's line of the menu, on a page that is about something else."""
    return COUNTED.findall((await who.see("/account")).replace("\n", " ").replace("</li>", "</li>\n"))


async def decide(who: Visitor, proposal_id: str, how: str = "confirm") -> int:
    return (await who.post(f"/proposals/{proposal_id}/{how}")).status


@pytest.mark.parametrize("second", [Role.PRIVACY_OFFICER, Role.ADMINISTRATOR])
async def test_an_administrator_alone_invites_no_officer(desk: Desk, second: Role) -> None:
    """No account and no link before somebody else confirms; that one hands the link over, and the owner is told."""
    boss, other = desk.visitor(Role.ADMINISTRATOR, name="이관리"), desk.visitor(second, name="박확인")
    answer = await boss.post("/staff", GHOST)
    assert answer.status == 303
    assert account(desk, GHOST["email"]) is None
    (proposal,) = waiting(desk)
    await boss.post("/staff", GHOST)
    assert waiting(desk) == [proposal]
    assert (await counted(boss), await counted(other)) == ([], ["1"])
    assert await decide(boss, proposal) == 403
    assert "유령" in await other.see("/proposals")
    confirmed = await other.post(f"/proposals/{proposal}/confirm")
    assert LINK.search(await confirmed.text())
    ghost = account(desk, GHOST["email"])
    assert ghost is not None
    assert told(desk) == {(way, ghost.id) for way in ("owner_webhook", "owner_mail", "account_mail")}
    assert await decide(other, proposal) == 409
    assert await counted(other) == []


async def test_roles_that_read_patients_wait_and_the_others_do_not(desk: Desk) -> None:
    """What is taken is taken at once; the auditor's role needs nobody; the person concerned confirms nothing of their own."""
    boss, officer = desk.visitor(Role.ADMINISTRATOR, name="이관리"), desk.visitor(Role.PRIVACY_OFFICER, name="박책임")
    kim = desk.visitor(Role.COUNSELLOR, Role.ADMINISTRATOR)
    form = {"shown": "administrator,counsellor", "roles": ["administrator", "practitioner", "auditor"]}
    assert (await boss.post(f"/staff/{kim.person.id}/roles", form)).status == 303
    assert roles_of(desk, kim) == {"administrator", "auditor"}
    (proposal,) = waiting(desk)
    assert await decide(kim, proposal) == 403
    assert await decide(officer, proposal) == 303
    assert roles_of(desk, kim) == {"administrator", "auditor", "practitioner"}
    assert ("account_mail", kim.person.id) in told(desk)


async def test_nobody_is_relinked_by_one_person(desk: Desk) -> None:
    """The officer goes on being the officer, in her session, until somebody else agrees; declined, nothing happens."""
    boss, second = desk.visitor(Role.ADMINISTRATOR, name="이관리"), desk.visitor(Role.ADMINISTRATOR, name="박둘째")
    officer = desk.visitor(Role.PRIVACY_OFFICER, name="최책임")
    path = f"/staff/{officer.person.id}/link"
    assert LINK.search(await (await boss.post(path)).text()) is None
    assert (await officer.get("/rights")).status == 200
    (proposal,) = waiting(desk)
    assert await decide(officer, proposal) == 403
    assert await decide(second, proposal, "decline") == 303
    await boss.post(path)
    (proposal,) = waiting(desk)
    answer = await second.post(f"/proposals/{proposal}/confirm")
    assert LINK.search(await answer.text())
    assert (await officer.get("/rights")).status == 303


async def test_who_has_always_been_alone_is_not_asked_and_who_made_herself_alone_is(desk: Desk) -> None:
    """A new clinic's first person can invite; ending the only other one does not make an administrator alone."""
    boss = desk.visitor(Role.ADMINISTRATOR, Role.PRIVACY_OFFICER, name="이관리")
    counsellor = {"name": "김상담", "email": "kim@clinic.example", "roles": "counsellor"}
    assert LINK.search(await (await boss.post("/staff", counsellor)).text())
    officer = desk.visitor(Role.PRIVACY_OFFICER, name="최책임")
    assert (await boss.post(f"/staff/{officer.person.id}/end")).status == 303
    assert (await boss.post("/staff", GHOST)).status == 303
    assert account(desk, GHOST["email"]) is None
    assert len(waiting(desk)) == 1


async def test_what_was_typed_of_somebody_new_is_not_lost_with_a_fault(desk: Desk) -> None:
    """Who forgot the role types no name again."""
    boss = desk.visitor(Role.ADMINISTRATOR)
    refused = await boss.post("/staff", {"name": "이새롬", "email": "new@clinic.example"})
    page = await refused.text()
    assert refused.status == 400
    assert 'value="이새롬"' in page
    assert 'value="new@clinic.example"' in page

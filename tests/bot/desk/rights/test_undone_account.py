"""What a restore has undone of a colleague's name is on the officer's page, and is set right from there."""

from __future__ import annotations

from skills.rights import fulfilment
from storage import rights
from storage.staff import staff as accounts
from storage.staff.proposals import waiting
from storage.trail import chain
from storage.unit.unit_of_work import SYSTEM
from tests.bot.desk.conftest import Desk
from tests.desk import hire_now


async def test_the_officer_sees_whose_name_it_is_and_sets_it_right(desk: Desk) -> None:
    """The person is checked by papers, because nothing else of theirs is on record."""
    officer, second = desk.visitor("privacy_officer", name="김수영"), desk.visitor("administrator", name="이관리")
    them = hire_now(desk.database, "counsellor", name="고길돌")
    desk.database.run_now(lambda unit: chain.record(unit, "correction_undone", about=them.id, why="account"), SYSTEM)
    desk.database.run_now(fulfilment.ask_for_corrections_again, SYSTEM)
    [request] = desk.database.run_now(rights.undecided, SYSTEM)
    assert "복원으로 되돌아간" in await officer.see("/rights")
    page = await officer.see(f"/rights/{request.id}")
    assert "직원 계정의 이름" in page
    assert 'name="new.account"' in page
    assert (await officer.post(f"/rights/{request.id}/number")).status == 400, "no number is on record"
    assert (await officer.post(f"/rights/{request.id}/seen")).status == 303
    [proposal] = desk.database.read_now(waiting, SYSTEM)
    assert (await second.post(f"/proposals/{proposal.id}/confirm")).status == 303
    found = desk.database.read_now(lambda unit: rights.find(unit, request.id), SYSTEM)
    assert found is not None
    form = {"version": str(found.version), "decision": "granted", "new.account": "고길순", "do": "decide"}
    assert (await officer.post(f"/rights/{request.id}/decide", form)).status == 303
    assert desk.database.read_now(accounts.names, SYSTEM)[them.id] == "고길순"

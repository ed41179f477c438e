"""The page of switches: who may, with which reason, what the desk's own door does, and how it is opened again."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text
from sqlmodel import col

from skills.clinic import switches as rules
from skills.staff import sign_in
from skills.staff.permissions import Role
from storage.clinic import switches
from storage.errors import NotPossible
from storage.staff import evidence
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import SYSTEM
from tests.bot.desk.conftest import Desk
from tests.desk import clinic

OFF = {"name": "filing", "to": "off", "why": "의심되는 접속"}


async def test_a_switch_says_who_when_and_why(desk: Desk) -> None:
    """It needs a reason, shows on the page and on everybody's overview, and stands on the trail."""
    officer = desk.visitor(Role.PRIVACY_OFFICER, name="박책임")
    assert (await officer.post("/clinic/switches", {**OFF, "why": " "})).status == 400
    assert (await officer.post("/clinic/switches", {**OFF, "name": "nothing"})).status == 404
    assert (await desk.visitor(Role.COUNSELLOR).post("/clinic/switches", OFF)).status == 403
    assert desk.database.read_now(switches.off, SYSTEM) == frozenset()
    assert (await officer.post("/clinic/switches", OFF)).status == 303
    page = await officer.see("/clinic/switches")
    assert "박책임 · 의심되는 접속" in page
    assert "지금 멈춰 둔 기능" in await desk.visitor(Role.COUNSELLOR).see("/overview")
    moved = select(AccessRecord).where(col(AccessRecord.act) == "switched_off")
    [told] = desk.database.read_now(lambda unit: list(unit.session.scalars(moved)), SYSTEM)
    assert (told.actor_id, told.about) == (officer.person.id, "filing")
    assert (await officer.post("/clinic/switches", {**OFF, "to": "on"})).status == 303
    assert desk.database.read_now(switches.off, SYSTEM) == frozenset()


async def test_the_door_that_is_shut_leaves_in_who_shut_it_alone(desk: Desk) -> None:
    """Everybody else is out at once and for good, nobody comes in, and whoever shut it can open it."""
    boss, kim = desk.visitor(Role.ADMINISTRATOR), desk.visitor(Role.COUNSELLOR)
    other = desk.visitor(Role.ADMINISTRATOR)
    assert (await boss.post("/clinic/switches", {**OFF, "name": "desk"})).status == 303
    assert (await kim.get("/inbox")).status == 303
    assert (await other.post("/clinic/switches", {**OFF, "name": "desk", "to": "on"})).status == 401
    assert "멈춘 상태" in await desk.stranger().see("/sign-in")
    tried = await desk.stranger().post("/sign-in", {"email": "x@clinic.example", "password": "x"})
    assert tried.status == 400
    with pytest.raises(NotPossible):
        desk.enter(kim.person)
    desk.clock.move(minutes=20)  # The screen of whoever shut it is locked meanwhile; they are there still.
    assert desk.database.read_now(lambda unit: sign_in.resting(unit, boss.token), SYSTEM) is not None
    desk.clock.move(minutes=-20)
    assert (await boss.post("/clinic/switches", {**OFF, "name": "desk", "to": "on"})).status == 303
    assert (await kim.get("/inbox")).status == 303, "what was ended stays so"
    assert (await desk.enter(kim.person).get("/inbox")).status == 200


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE switch SET is_off = FALSE",
        "UPDATE switch SET moved_by = 'somebody'",
        "DELETE FROM switch",
        "INSERT INTO switch SELECT 'photos', is_off, moved_at, moved_by, why, mac FROM switch",
    ],
)
async def test_sql_without_the_ring_starts_nothing_unseen(desk: Desk, sql: str) -> None:
    """A row that Sangdam did not write counts as off, and `trail verify` finds it, and one that is gone."""
    officer = desk.visitor(Role.PRIVACY_OFFICER)
    await officer.post("/clinic/switches", OFF)
    assert desk.database.read_now(evidence.finding, SYSTEM) is None
    desk.database.run_now(lambda unit: unit.connection.execute(text(sql)), SYSTEM)
    assert desk.database.read_now(evidence.finding, SYSTEM) is not None
    if not sql.startswith("DELETE"):
        assert desk.database.read_now(lambda unit: rules.is_off(unit, "filing"), SYSTEM)


async def test_every_switch_of_the_clinic_stands_on_the_page(desk: Desk) -> None:
    """Each way and each processor has one."""
    page = await desk.visitor(Role.ADMINISTRATOR).see("/clinic/switches")
    for name in rules.names(clinic()):
        assert f'value="{name}"' in page, name

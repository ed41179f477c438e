"""A reason that staff typed ends; what they changed goes on to count, and what somebody forged does not begin to."""

from __future__ import annotations

from datetime import timedelta

from sqlmodel import select

from storage.clinic import switches, versions
from storage.clinic.switches import Switch
from storage.clinic.versions import ClinicVersion
from storage.database.database import Database
from storage.retention import reasons
from storage.unit.unit_of_work import SYSTEM, Actor, Unit
from tests.conftest import MovedClock


def test_a_forgotten_reason_leaves_the_version_and_the_switch_as_sure_as_they_were(
    database: Database, clock: MovedClock
) -> None:
    def write(unit: Unit) -> None:
        for number in (8, 9):
            made = ClinicVersion(
                number=number, document="{}", made_at=unit.now, origin="desk", why="", made_by="staff-3"
            )
            versions.add(unit, made)
        for name in ("desk", "filing"):
            switches.move(unit, name, "강떠난 부탁", off=False)
        for table in ("clinic_version", "switch"):
            unit.connection.exec_driver_sql(f"UPDATE {table} SET mac = 'forged' WHERE {FORGED[table]}")

    def stands(unit: Unit) -> list[tuple[str, bool]]:
        made, moved = unit.session.exec(select(ClinicVersion)).all(), unit.session.exec(select(Switch)).all()
        found = [(str(one.number), one.why + one.made_by, versions.is_ours(unit, one)) for one in made]
        found += [(one.name, one.why + one.moved_by, switches.is_ours(unit, one)) for one in moved]
        return [(why, ours) for _, why, ours in sorted(found)]

    database.run_now(write, Actor("staff", "staff-3", "administrator"))
    before = database.read_now(stands, SYSTEM)
    assert sorted(ours for _, ours in before) == [False, False, True, True]
    clock.move(days=1)
    late = clock.now - timedelta(days=1)
    assert database.read_now(lambda unit: reasons.count(unit, late - timedelta(seconds=1)), SYSTEM) == 0
    assert database.read_now(lambda unit: reasons.count(unit, late), SYSTEM) == 4
    assert database.run_now(lambda unit: reasons.forget(unit, late, 100), SYSTEM) == 4
    after = database.read_now(stands, SYSTEM)
    assert after == [("", ours) for _, ours in before]


def test_who_shut_the_door_is_known_while_it_is_shut(sqlite_database: Database, clock: MovedClock) -> None:
    """Nobody else may be let in meanwhile; what they typed goes all the same, and they go once it is open."""
    boss = Actor("staff", "staff-3", "administrator")
    sqlite_database.run_now(lambda unit: switches.move(unit, "desk", "강떠난 부탁", off=True), boss)
    clock.move(days=1)
    assert sqlite_database.run_now(lambda unit: reasons.forget(unit, clock.now, 100), SYSTEM) == 1
    assert sqlite_database.read_now(_who_and_why, SYSTEM) == ("staff-3", "")
    assert sqlite_database.run_now(lambda unit: reasons.forget(unit, clock.now, 100), SYSTEM) == 0
    sqlite_database.run_now(lambda unit: switches.move(unit, "desk", "", off=False), boss)
    clock.move(days=1)
    sqlite_database.run_now(lambda unit: reasons.forget(unit, clock.now, 100), SYSTEM)
    assert sqlite_database.read_now(_who_and_why, SYSTEM) == ("", "")


def _who_and_why(unit: Unit) -> tuple[str, str]:
    switch = switches.find(unit, "desk")
    assert switch is not None
    assert switches.is_ours(unit, switch)
    return switch.moved_by, switch.why


FORGED = {"clinic_version": "number = 8", "switch": "name = 'desk'"}

"""A reason that staff typed ends; what they changed goes on to count, and what somebody forged does not begin to."""

from __future__ import annotations

from datetime import timedelta

from sqlmodel import select

from storage.clinic import switches, versions
from storage.clinic.switches import Switch
from storage.clinic.versions import ClinicVersion
from storage.database.database import Database
from storage.retention import reasons
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.conftest import MovedClock


def test_a_forgotten_reason_leaves_the_version_and_the_switch_as_sure_as_they_were(
    database: Database, clock: MovedClock
) -> None:
    def write(unit: Unit) -> None:
        for number in (8, 9):
            made = ClinicVersion(number=number, document="{}", made_at=unit.now, origin="desk", why="강떠난 부탁")
            versions.add(unit, made)
        for name in ("desk", "filing"):
            switches.move(unit, name, "강떠난 부탁", off=False)
        for table in ("clinic_version", "switch"):
            unit.connection.exec_driver_sql(f"UPDATE {table} SET mac = 'forged' WHERE {FORGED[table]}")

    def stands(unit: Unit) -> list[tuple[str, bool]]:
        made, moved = unit.session.exec(select(ClinicVersion)).all(), unit.session.exec(select(Switch)).all()
        found = [(str(one.number), one.why, versions.is_ours(unit, one)) for one in made]
        found += [(one.name, one.why, switches.is_ours(unit, one)) for one in moved]
        return [(why, ours) for _, why, ours in sorted(found)]

    database.run_now(write, SYSTEM)
    before = database.read_now(stands, SYSTEM)
    assert sorted(ours for _, ours in before) == [False, False, True, True]
    clock.move(days=1)
    late = clock.now - timedelta(days=1)
    assert database.read_now(lambda unit: reasons.count(unit, late - timedelta(seconds=1)), SYSTEM) == 0
    assert database.read_now(lambda unit: reasons.count(unit, late), SYSTEM) == 4
    assert database.run_now(lambda unit: reasons.forget(unit, late, 100), SYSTEM) == 4
    after = database.read_now(stands, SYSTEM)
    assert after == [("", ours) for _, ours in before]


FORGED = {"clinic_version": "number = 8", "switch": "name = 'desk'"}

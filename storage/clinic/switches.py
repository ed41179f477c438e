"""Switches: what the clinic has stopped for the moment (new filings, photos, the desk's door, ways out, processors).

They are asked of the database at the moment of use, so that one holds at once for every process. A row that Sangdam did not
write counts as off: whoever changes one with SQL can stop things, which they can anyhow, and starts nothing.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Boolean, exists, func, select
from sqlmodel import SQLModel, col

from storage.clinic.versions import TOPIC
from storage.database import tombstones
from storage.trail import chain, row_codes
from storage.unit.schema import Kind, UtcDateTime, column, table_of
from storage.unit.statements import Prepared
from storage.unit.unit_of_work import Unit


class Switch(SQLModel, table=True):
    """One switch that was ever moved: how it stands, since when, by whom, and why."""

    __tablename__ = "switch"

    name: str = column(Kind.ID, primary_key=True)
    is_off: bool = column(Kind.STATE, Boolean())
    moved_at: datetime = column(Kind.TIME, UtcDateTime())
    moved_by: str = column(Kind.STAFF, default="")
    why: str = column(Kind.NOTE)
    mac: str = column(Kind.PROOF)


_switches = table_of(Switch)
_ALL = Prepared(select(*_switches.c))
STOPPED, STARTED = (
    "switch_off:",
    "switch_on:",
)  # Decisions that a restored backup must not undo (`tombstones.remember`).
ANY = exists(select(_switches.c.name))  # Whether any was ever moved: in most clinics none.


def move(unit: Unit, name: str, why: str, *, off: bool) -> Switch:
    """Put the switch off or on. Every process that looks takes it up; what is under way ends first, and nothing after it."""
    tombstones.remember(unit, f"{STOPPED if off else STARTED}{name}", name)
    return put(unit, name, why, off=off)


def put(unit: Unit, name: str, why: str, *, off: bool) -> Switch:
    """The same, of a decision that is known beside the keys already."""
    hold(unit, name, moving=True)
    switch = unit.session.get(Switch, name) or Switch(name=name, is_off=off, moved_at=unit.now, why=why, mac="")
    switch.is_off, switch.moved_at, switch.why = off, unit.now, why
    switch.moved_by = unit.actor.id if unit.actor.kind == "staff" else ""
    switch.mac = _code(unit, switch)
    unit.session.add(switch)
    unit.session.flush()
    unit.known.pop(Switch, None)
    chain.record(unit, "switched_off" if off else "switched_on", about=name)
    unit.announce(TOPIC)
    unit.announce("outbox")  # What waited may go now.
    return switch


def hold(unit: Unit, name: str, *, moving: bool = False) -> None:
    """For the act that a switch stops, right before it is done: what was seen of the switch when the unit began is seen anew,
    and whoever moves it waits until this unit has ended. SQLite writes one unit at a time as it is."""
    if unit.on_postgresql:
        lock = func.pg_advisory_xact_lock if moving else func.pg_advisory_xact_lock_shared
        unit.connection.execute(select(lock(func.hashtextextended(f"switch:{name}", 0))))
        unit.known.pop(Switch, None)


def forget_why(unit: Unit, switch: Switch) -> None:
    """Overwrite the reason that somebody typed, and who it was unless the switch is off still: whoever shut the desk's door is
    let in. It stands as it stood."""
    was_ours = is_ours(unit, switch)
    switch.why, switch.moved_by = "", switch.moved_by if switch.is_off else ""
    if was_ours:
        switch.mac = _code(unit, switch)
    unit.session.add(switch)
    unit.known.pop(Switch, None)


def all_of(unit: Unit) -> list[Switch]:
    """Every switch that was ever moved."""
    return list(unit.session.scalars(select(Switch).order_by(col(Switch.name))))


def off(unit: Unit) -> frozenset[str]:
    """The names of all that is off now; looked up once in a unit."""
    if Switch not in unit.known:
        rows = (Switch(**row) for row in _ALL.rows(unit.connection))
        unit.known[Switch] = frozenset(row.name for row in rows if row.is_off or not is_ours(unit, row))
    found: frozenset[str] = unit.known[Switch]
    return found


def none_moved(unit: Unit) -> None:
    """No switch was ever moved, as was just seen (`ANY`): nothing is off in this unit."""
    unit.known[Switch] = frozenset()


def find(unit: Unit, name: str) -> Switch | None:
    """The switch of this name, if it was ever moved."""
    return unit.session.get(Switch, name)


def is_ours(unit: Unit, switch: Switch) -> bool:
    """Whether Sangdam wrote this row."""
    return row_codes.is_ours(unit, switch.mac, *_coded(switch))


def _code(unit: Unit, switch: Switch) -> str:
    return row_codes.code(unit, *_coded(switch))


def _coded(switch: Switch) -> tuple[str, str, int, datetime, str, str]:
    return "switch", switch.name, int(switch.is_off), switch.moved_at, switch.moved_by, switch.why

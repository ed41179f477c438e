"""Who of the staff changed the clinic's data or moved a switch, and why in their own words: that ends before what they
changed does."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Select, and_, func, or_, select
from sqlmodel import col

from storage.clinic import switches, versions
from storage.clinic.switches import Switch
from storage.clinic.versions import ClinicVersion
from storage.unit.unit_of_work import Unit

_OF_VERSION = (col(ClinicVersion.why), col(ClinicVersion.made_by), col(ClinicVersion.confirmed_by))


def count(unit: Unit, before: datetime) -> int:
    """How many were written before `before`."""
    found = (_versions(before), _switches(before))
    return sum(int(unit.session.scalar(select(func.count()).select_from(one.subquery())) or 0) for one in found)


def forget(unit: Unit, before: datetime, most: int) -> int:
    """Overwrite those of before; how many. The row stays, with a code over what is left of it: one that Sangdam did not write
    gets none, and counts for as little as before."""
    done = list(unit.session.scalars(_versions(before).limit(most)))
    for version in done:
        versions.forget_why(unit, version)
    moved = list(unit.session.scalars(_switches(before).limit(most)))
    for switch in moved:
        switches.forget_why(unit, switch)
    unit.session.flush()
    return len(done) + len(moved)


def _versions(before: datetime) -> Select[ClinicVersion]:
    return select(ClinicVersion).where(col(ClinicVersion.made_at) <= before, or_(*(one != "" for one in _OF_VERSION)))


def _switches(before: datetime) -> Select[Switch]:
    is_done = and_(col(Switch.moved_by) != "", ~col(Switch.is_off))
    return select(Switch).where(col(Switch.moved_at) <= before, or_(col(Switch.why) != "", is_done))

"""What is kept of one account, for the person's own right to it: which accounts are theirs, their rows by table, their acts on
the trail by kind. Queries only; whoever asks counts, and opens nothing of a patient.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Table, func, or_, select
from sqlmodel import SQLModel, col

from storage.staff.sessions import StaffSession
from storage.staff.staff import GRANTED, Staff, grants_of
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import Unit

WHO = ("staff_id", "actor_id", "by_id", "owner_id", "about", "about_id")
BY = "_by"


class Term(NamedTuple):
    """A role, from when until when; None while it is in force."""

    role: str
    since: datetime
    until: datetime | None


class Acts(NamedTuple):
    """One kind of act on the trail: how often, first and last. `own`: done by the person, else by somebody to the account."""

    act: str
    own: bool
    times: int
    first: datetime
    last: datetime


def of_address(unit: Unit, email: str) -> list[Staff]:
    """Every account that has or had this address and is not forgotten yet, the newest first."""
    query = select(Staff).where(col(Staff.email) == email, col(Staff.name) != "")
    return list(unit.session.scalars(query.order_by(col(Staff.invited_at).desc())))


def terms(unit: Unit, staff_id: str) -> list[Term]:
    """The person's roles with their times, as far as the ledger still goes."""
    found: list[Term] = []
    for line in grants_of(unit, staff_id):
        if line.act == GRANTED:
            found.append(Term(line.role, line.done_at, None))
        else:
            found = [t._replace(until=t.until or line.done_at) if t.role == line.role else t for t in found]
    return found


def sign_ins(unit: Unit, staff_id: str) -> list[StaffSession]:
    """The sessions that are still kept, oldest first."""
    query = select(StaffSession).where(col(StaffSession.staff_id) == staff_id)
    return list(unit.session.scalars(query.order_by(col(StaffSession.started_at))))


def rows_by_table(unit: Unit, staff_id: str) -> Iterator[tuple[str, int]]:
    """In how many rows of each table the person is named as who did it, or whom it is about."""
    unit.session.flush()
    for table in SQLModel.metadata.sorted_tables:
        if count := _count(unit, table, staff_id):
            yield table.name, count


def _count(unit: Unit, table: Table, staff_id: str) -> int:
    named = [column == staff_id for column in table.columns if column.name in WHO or column.name.endswith(BY)]
    return int(unit.connection.scalar(select(func.count()).select_from(table).where(or_(*named))) or 0) if named else 0


def acts(unit: Unit, staff_id: str) -> list[Acts]:
    """What the trail holds of the person's acts, and of acts about the account; counted by kind."""
    own = col(AccessRecord.actor_id) == staff_id
    figures = func.count(), func.min(AccessRecord.at), func.max(AccessRecord.at)
    query = select(col(AccessRecord.act), own, *figures).where(or_(own, col(AccessRecord.about) == staff_id))
    found = unit.session.execute(query.group_by(col(AccessRecord.act), own).order_by(own.desc(), col(AccessRecord.act)))
    return [Acts(act, bool(mine), times, first, last) for act, mine, times, first, last in found]

"""What happened to cases, in the order in which it was committed, so that an open inbox misses nothing after a broken line.

The number of an event comes from one row that stays locked until the commit: whoever has read up to a number has read
everything before it, on both engines and from every process. An event carries ids and a code, nothing personal.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Integer, String, bindparam, delete, exists, insert, or_, select, table, update
from sqlalchemy import column as sql_column
from sqlmodel import SQLModel, col

from storage.unit.schema import BIG, Kind, UtcDateTime, column, table_of
from storage.unit.statements import Prepared
from storage.unit.unit_of_work import Unit

TOPIC = "inbox"


class DeskEvent(SQLModel, table=True):
    """One thing the desk should hear of. `what` is a past-tense word; kept for two days."""

    __tablename__ = "desk_event"

    seq: int = column(Kind.ID, BIG(), primary_key=True, autoincrement=False)
    at: datetime = column(Kind.TIME, UtcDateTime(), index=True)
    consultation_id: str | None = column(Kind.ID, references="consultation.id", nullable=True, index=True)
    what: str = column(Kind.STATE)
    staff_id: str = column(Kind.ID, default="")
    for_id: str = column(Kind.ID, default="")  # Whom alone it calls; "" for everybody.


class DeskHead(SQLModel, table=True):
    """The number of the newest event."""

    __tablename__ = "desk_head"

    id: int = column(Kind.ID, Integer(), primary_key=True)
    seq: int = column(Kind.ID, BIG(), default=0)


_NEXT = Prepared(
    update(DeskHead).where(col(DeskHead.id) == 1).values(seq=col(DeskHead.seq) + 1).returning(col(DeskHead.seq))
)
_events = table_of(DeskEvent)
_given = {one.name: bindparam(one.name, type_=one.type) for one in _events.columns}
_case = table("consultation", sql_column("id", String()))
_is_there = or_(_given["consultation_id"].is_(None), exists().where(_case.c.id == _given["consultation_id"]))
_ADD = Prepared(insert(_events).from_select(list(_given), select(*_given.values()).where(_is_there)))
"""The INSERT of an event; a case that the same commit has destroyed has none."""


def tell(unit: Unit, what: str, case_id: str | None = None, *, for_id: str = "") -> None:
    """Tell the desk that `what` happened to a case; `for_id` is whom alone it calls. The event gets its number right
    before the commit, because everybody else who has something to tell waits until then."""
    event = {"at": unit.now, "consultation_id": case_id, "what": what, "staff_id": unit.actor.id, "for_id": for_id}
    unit.write_last(lambda: _ADD.run(unit.connection, seq=int(_NEXT.value(unit.connection)), **event))
    unit.announce(TOPIC)


def newest(unit: Unit) -> int:
    """The number of the newest event."""
    return int(unit.session.scalar(select(col(DeskHead.seq)).where(col(DeskHead.id) == 1)) or 0)


def after(unit: Unit, seq: int, limit: int = 200) -> list[DeskEvent]:
    """The events after this number, oldest first."""
    query = select(DeskEvent).where(col(DeskEvent.seq) > seq).order_by(col(DeskEvent.seq)).limit(limit)
    return list(unit.session.scalars(query))


def clear_old(unit: Unit, before: datetime) -> int:
    """Forget events from before; an inbox that was away for longer loads itself anew anyway."""
    return len(
        unit.session.execute(delete(DeskEvent).where(col(DeskEvent.at) < before).returning(col(DeskEvent.seq))).all()
    )

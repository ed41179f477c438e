"""Notices that did not arrive, for the desk: what they were about, why they failed, and trying them again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlmodel import col

from storage.outbox.codes import NoticeState
from storage.outbox.outbox import Notice
from storage.unit.unit_of_work import Unit

LISTED = 200


@dataclass(frozen=True, slots=True)
class Letter:
    """A notice without its content."""

    id: int
    kind: str
    state: str
    about: str
    attempts: int
    queued_at: datetime
    due_at: datetime
    finished_at: datetime | None
    problem: str


def failed(unit: Unit) -> list[Letter]:
    """What was given up, the newest first."""
    query = select(Notice).where(col(Notice.state) == NoticeState.DEAD).order_by(col(Notice.id).desc()).limit(LISTED)
    return [_letter(notice) for notice in unit.session.scalars(query)]


def on_the_way(unit: Unit) -> list[Letter]:
    """What is still to go out, the next one first."""
    query = select(Notice).where(col(Notice.state) == NoticeState.QUEUED).order_by(col(Notice.due_at)).limit(LISTED)
    return [_letter(notice) for notice in unit.session.scalars(query)]


def retry(unit: Unit, notice_id: int) -> Letter | None:
    """Put a dead notice back, as if it had never been tried; None when it is not dead (any more), or was good for a time
    only and has lost its content."""
    dead = (col(Notice.state) == NoticeState.DEAD, col(Notice.payload_sealed) != b"")
    statement = update(Notice).where(col(Notice.id) == notice_id, *dead)
    values = {"state": NoticeState.QUEUED, "attempts": 0, "due_at": unit.now, "problem": "", "finished_at": None}
    if not unit.session.execute(statement.values(**values).returning(col(Notice.id))).all():
        return None
    unit.announce("outbox")
    notice = unit.session.get(Notice, notice_id, populate_existing=True)
    return None if notice is None else _letter(notice)


def _letter(notice: Notice) -> Letter:
    return Letter(
        notice.id or 0, notice.kind, notice.state, notice.about, notice.attempts, notice.queued_at, notice.due_at,
        notice.finished_at, notice.problem,
    )  # fmt: skip

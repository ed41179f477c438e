"""Paper: prints that must be shredded or burnt, with who did it, when, how and before which witness (D-8)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Integer, select
from sqlmodel import SQLModel, col

from storage.cases.consultations import Consultation
from storage.unit.schema import Kind, UtcDateTime, column
from storage.unit.unit_of_work import Unit


class PaperTask(SQLModel, table=True):
    """One pile to destroy: what kind and how many sheets, never whose."""

    __tablename__ = "paper_task"

    id: str = column(Kind.ID, primary_key=True)
    what: str = column(Kind.STATE)
    sheets: int = column(Kind.STATE, Integer(), default=0)
    about: str = column(Kind.ID, default="")
    opened_at: datetime = column(Kind.TIME, UtcDateTime())
    opened_by: str = column(Kind.STAFF)
    due_at: datetime = column(Kind.TIME, UtcDateTime(), index=True)
    method: str = column(Kind.STATE, default="")
    done_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    done_by: str = column(Kind.STAFF, default="")
    witness: str = column(Kind.STAFF, default="")


def add(unit: Unit, task: PaperTask) -> None:
    """Keep a task."""
    unit.session.add(task)


def find(unit: Unit, task_id: str) -> PaperTask | None:
    """The task with this id."""
    return unit.session.get(PaperTask, task_id)


def newest(unit: Unit, limit: int = 200) -> list[PaperTask]:
    """The tasks, open ones first, the earlier due the higher."""
    unit.session.flush()
    order = (col(PaperTask.done_at).is_not(None), col(PaperTask.due_at))
    return list(unit.session.scalars(select(PaperTask).order_by(*order).limit(limit)))


def done(unit: Unit, limit: int = 100) -> list[PaperTask]:
    """The tasks that were done last."""
    query = select(PaperTask).where(col(PaperTask.done_at).is_not(None))
    return list(unit.session.scalars(query.order_by(col(PaperTask.done_at).desc()).limit(limit)))


def overdue(unit: Unit) -> list[PaperTask]:
    """The tasks whose time is over and that nobody has done."""
    query = select(PaperTask).where(col(PaperTask.done_at).is_(None), col(PaperTask.due_at) < unit.now)
    return list(unit.session.scalars(query.order_by(col(PaperTask.due_at))))


def case_numbers(unit: Unit, case_ids: Sequence[str]) -> dict[str, str]:
    """The numbers of these cases by id; a case that is gone has none."""
    query = select(col(Consultation.id), col(Consultation.number)).where(col(Consultation.id).in_(case_ids))
    return {row[0]: row[1] for row in unit.connection.execute(query)}

"""Which forms of the desk were carried out already, so that a second press on the same one does nothing a second time.

A submission is known by a hash of its form: session, address, one-time token and content. It is kept with what the form did, in
one commit, and for a day.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlmodel import SQLModel, col

from storage.errors import Conflict
from storage.unit.schema import Kind, UtcDateTime, column
from storage.unit.unit_of_work import Unit


class DeskSubmission(SQLModel, table=True):
    """A form that was carried out."""

    __tablename__ = "desk_deed"

    id: str = column(Kind.ID, primary_key=True)
    done_at: datetime = column(Kind.TIME, UtcDateTime(), index=True)


def claim(unit: Unit, submission: str) -> None:
    """This unit carries the form out; `Conflict` when one before it has. Of two at once, one waits for the other's commit."""
    if unit.session.scalar(select(col(DeskSubmission.id)).where(col(DeskSubmission.id) == submission)) is not None:
        raise Conflict("this form was carried out already", code="done_already")
    unit.session.add(DeskSubmission(id=submission, done_at=unit.now))
    unit.session.flush()


def forget(unit: Unit, submission: str) -> None:
    """The form came to nothing after all: it may be sent again."""
    unit.session.execute(delete(DeskSubmission).where(col(DeskSubmission.id) == submission))


def clear_old(unit: Unit, before: datetime) -> None:
    """Remove what no browser sends again."""
    unit.session.execute(delete(DeskSubmission).where(col(DeskSubmission.done_at) <= before))

"""Saved views: a filter of the inbox under a name, one's own."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlmodel import SQLModel, col

from storage.unit.schema import Kind, column
from storage.unit.unit_of_work import Unit


class SavedView(SQLModel, table=True):
    """A column of the inbox and what it is narrowed to, as an address has it; no word of it is about a patient."""

    __tablename__ = "saved_view"

    id: str = column(Kind.ID, primary_key=True)
    staff_id: str = column(Kind.ID, index=True)
    name: str = column(Kind.WORDING)
    query: str = column(Kind.STATE)


def of_staff(unit: Unit, staff_id: str) -> list[SavedView]:
    """This person's views by name."""
    query = select(SavedView).where(col(SavedView.staff_id) == staff_id)
    return list(unit.session.scalars(query.order_by(col(SavedView.name), col(SavedView.id))))


def remove(unit: Unit, staff_id: str, view_id: str) -> None:
    """Take one off this person's list."""
    unit.session.execute(delete(SavedView).where(col(SavedView.id) == view_id, col(SavedView.staff_id) == staff_id))


def drop_all_of_staff(unit: Unit, staff_id: str) -> None:
    """Somebody left."""
    unit.session.execute(delete(SavedView).where(col(SavedView.staff_id) == staff_id))

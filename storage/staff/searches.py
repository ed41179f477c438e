"""What was searched for at the desk, kept for a while under an address of its own, so that the browser's Back finds it again
and no address holds a personal word. It belongs to one session, is sealed with Sangdam's own key, and goes with the session.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlmodel import SQLModel, col

from storage.unit.schema import Kind, UtcDateTime, column
from storage.unit.unit_of_work import Unit

LASTS = timedelta(hours=1)


class DeskSearch(SQLModel, table=True):
    """The words of one search."""

    __tablename__ = "desk_search"

    id: str = column(Kind.ID, primary_key=True)
    session_id: str = column(Kind.ID, references="staff_session.id", index=True)
    made_at: datetime = column(Kind.TIME, UtcDateTime(), index=True)
    words_sealed: bytes = column(Kind.SEALED)


def keep(unit: Unit, session_id: str, words: str) -> str:
    """Keep the words of a search; the id that stands in its address. What is too old goes."""
    clear_old(unit)
    search_id = unit.new_id()
    sealed = unit.vault.seal_own(_place(search_id), words.encode("utf-8", "surrogatepass"))
    unit.session.add(DeskSearch(id=search_id, session_id=session_id, made_at=unit.now, words_sealed=sealed))
    unit.session.flush()
    return search_id


def find(unit: Unit, session_id: str, search_id: str) -> str | None:
    """The words of this session's search; None when it is another's, or too old."""
    kept = unit.session.get(DeskSearch, search_id)
    if kept is None or kept.session_id != session_id or kept.made_at <= unit.now - LASTS:
        return None
    return unit.vault.open_own(_place(search_id), kept.words_sealed).decode("utf-8", "surrogatepass")


def clear_old(unit: Unit) -> None:
    """Forget what no address finds any more."""
    unit.session.execute(delete(DeskSearch).where(col(DeskSearch.made_at) <= unit.now - LASTS))


def _place(search_id: str) -> str:
    return f"desk_search.words_sealed.{search_id}"

"""Destruction: deleting for good, and the ledger that proves it without personal data (D-5, D-6).

Here are the deletes and the ledger. What is due and who confirms is `skills/retention/destruction.py` and
`skills/retention/sweep.py`; where the software looks afterwards is `storage/retention/search.py`; what outlives a
restore is `storage/database/tombstones.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, Integer, case, delete, func, select, update
from sqlmodel import SQLModel, col

from storage import rights
from storage.cases import events
from storage.cases.consultations import Consultation
from storage.database import tombstones
from storage.patients.conversations import Conversation
from storage.patients.patients import Patient, PatientKey
from storage.retention import search as traces
from storage.retention.search import Search
from storage.trail import chain
from storage.unit.schema import Kind, UtcDateTime, column, table_of
from storage.unit.unit_of_work import Unit

CRYPTO_ERASE = "key destroyed, rows overwritten"
OVERWRITE = "rows overwritten"


class Destruction(SQLModel, table=True):
    """One line of the ledger: a class, the ground, how many, by which method, when, with what result, who confirmed.
    `searched_at` is when everything was looked through afterwards, `found_in` the places where something was found."""

    __tablename__ = "destruction"

    id: str = column(Kind.ID, primary_key=True)
    class_name: str = column(Kind.STATE, index=True)
    ground: str = column(Kind.STATE)
    count: int = column(Kind.STATE, Integer(), default=0)
    method: str = column(Kind.STATE)
    day_on: date = column(Kind.TIME, Date())
    begun_at: datetime = column(Kind.TIME, UtcDateTime(), index=True)
    ended_at: datetime = column(Kind.TIME, UtcDateTime())
    places: int = column(Kind.STATE, Integer(), default=0)
    found: int = column(Kind.STATE, Integer(), default=0)
    found_in: str = column(Kind.STATE, default="", server_default="")
    searched_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)
    result: str = column(Kind.STATE, default="destroyed")
    confirmed_by: str | None = column(Kind.STAFF, nullable=True)
    confirmed_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True, index=True)


_patients = table_of(Patient)
_keys = table_of(PatientKey)
_cases = table_of(Consultation)
_talks = table_of(Conversation)
_ledger = table_of(Destruction)


def count_belongings(unit: Unit, patient_id: str) -> dict[str, int]:
    """How many rows each table holds of this patient; tables without any are left out."""
    counts = {}
    for owner in traces.owners(_patients)[1:]:
        query = select(func.count()).select_from(owner.table).where(owner == patient_id)
        if number := unit.connection.scalar(query):
            counts[owner.table.name] = int(number)
    return counts


def erase_patients(unit: Unit, ids: Sequence[str]) -> int:
    """Destroy these patients: keys and the words of their requests first, then the rows and, by the foreign keys, everything
    of theirs; how many there were. Their tombstones are part of the same commit."""
    unit.flush()
    query = select(_patients.c.id, _patients.c.kakao_lookup).where(_patients.c.id.in_(ids))
    tombstones.put_up(unit, "patient", [(row[0], row[1]) for row in unit.connection.execute(query)])
    rights.clear_words(unit, *ids)
    rights.end_with(unit, *ids)
    unit.connection.execute(delete(_keys).where(_keys.c.patient_id.in_(ids)))
    _tell_the_desk(unit, len(ids))
    done = unit.connection.execute(delete(_patients).where(_patients.c.id.in_(ids))).rowcount
    unit.let_objects_expire()
    return done


def erase_cases(unit: Unit, ids: Sequence[str]) -> int:
    """Destroy these cases with their messages and photos, and the last reply of their chats, which may tell of them; how
    many there were."""
    unit.flush()
    found = unit.connection.execute(select(_cases.c.id, _cases.c.patient_id).where(_cases.c.id.in_(ids))).all()
    tombstones.put_up(unit, "consultation", [(case_id, None) for case_id, _ in found])
    theirs = update(_talks).where(_talks.c.patient_id.in_({patient_id for _, patient_id in found}))
    unit.connection.execute(theirs.values(reply_sealed=None))
    unit.connection.execute(update(_talks).where(_talks.c.case_id.in_(ids)).values(case_id=None))
    _tell_the_desk(unit, len(found))
    done = unit.connection.execute(delete(_cases).where(_cases.c.id.in_(ids))).rowcount
    unit.let_objects_expire()
    return done


def _tell_the_desk(unit: Unit, count: int) -> None:
    """What is destroyed must not stay on screens that are open (R-6); the event names nobody."""
    if count:
        events.tell(unit, "cases_destroyed")


def look_for_patients(unit: Unit, ids: Sequence[str]) -> Search:
    """Look for what still names these patients: their rows and keys, and every table that belongs to patients."""
    return traces.search_ids(unit, traces.owners(_patients), ids)


def look_for_cases(unit: Unit, ids: Sequence[str]) -> Search:
    """Look for what still names these cases."""
    return traces.search_ids(unit, traces.owners(_cases), ids)


def enter(
    unit: Unit,
    class_name: str,
    ground: str,
    count: int,
    *,
    method: str,
    day: date,
    search: Search | None = None,
    subjects: Sequence[str] = (),
) -> None:
    """Write `count` more into the ledger. Batches of one class, ground and day share a line until it is confirmed, so
    that the officer confirms a few lines and not thousands. `search` is what a look after the deletes saw; `subjects` are the
    patients who went whole, each with a record of their own on the trail."""
    unit.flush()
    line = (class_name, ground, method, day)
    line_id = _add(unit, line, count, search)
    if line_id is None:
        line_id = enter_alone(unit, class_name, ground, 0, method=method, day=day).id
        unit.flush()
        _add(unit, line, count, search)
    for subject in subjects:
        chain.record(unit, "patient_destroyed", subject=subject, about=line_id, why=class_name)
    if not subjects:
        chain.record(unit, "data_destroyed", about=line_id, why=class_name)


def _add(unit: Unit, line: tuple[str, str, str, date], count: int, search: Search | None) -> str | None:
    """Add to the line (class, ground, method, day) that is not confirmed yet, past its object: a sweep does it in each of its
    batches. Its id, or None when there is no such line."""
    class_name, ground, method, day = line
    same = select(_ledger.c.id).where(
        _ledger.c.class_name == class_name,
        _ledger.c.ground == ground,
        _ledger.c.method == method,
        _ledger.c.day_on == day,
        _ledger.c.confirmed_at.is_(None),
    )
    more: dict[str, Any] = {"count": _ledger.c.count + count, "ended_at": unit.now}
    if search is not None:
        found = _ledger.c.found + search.found
        more |= {"places": search.places, "found": found, "result": case((found == 0, "clean"), else_="found")}
    changed = update(_ledger).where(_ledger.c.id == same.limit(1).with_for_update().scalar_subquery()).values(more)
    line_id: str | None = unit.connection.scalar(changed.returning(_ledger.c.id))
    if line_id is not None:
        unit.look_again(Destruction, line_id)
    return line_id


def enter_alone(unit: Unit, class_name: str, ground: str, count: int, *, method: str, day: date) -> Destruction:
    """A line of its own, for the destruction of one person, whose search result stands in it."""
    line = Destruction(
        id=unit.new_id(), class_name=class_name, ground=ground, count=count, method=method,
        day_on=day, begun_at=unit.now, ended_at=unit.now,
    )  # fmt: skip
    unit.session.add(line)
    return line


def note_search(line: Destruction, search: Search, *, thorough_at: datetime | None = None) -> None:
    """Write into a line in how many places was looked and where something was found; when, if it was everywhere."""
    line.places, line.found = search.places, search.found
    line.found_in = ",".join(place for place, _ in search.hits)
    line.result = "clean" if search.found == 0 else "found"
    line.searched_at = thorough_at


def find(unit: Unit, ledger_id: str) -> Destruction | None:
    """The ledger's line with this id."""
    return unit.session.get(Destruction, ledger_id)


def unconfirmed(unit: Unit, limit: int = 500) -> list[Destruction]:
    """The lines that the privacy officer has not confirmed, oldest first."""
    query = select(Destruction).where(col(Destruction.confirmed_at).is_(None))
    return list(unit.session.scalars(query.order_by(col(Destruction.begun_at), col(Destruction.id)).limit(limit)))


def confirmed(unit: Unit, limit: int = 100) -> list[Destruction]:
    """The lines that were confirmed last."""
    query = select(Destruction).where(col(Destruction.confirmed_at).is_not(None))
    return list(unit.session.scalars(query.order_by(col(Destruction.confirmed_at).desc()).limit(limit)))


def newest(unit: Unit, limit: int = 200) -> list[Destruction]:
    """The newest lines of the ledger."""
    query = select(Destruction).order_by(col(Destruction.begun_at).desc(), col(Destruction.id)).limit(limit)
    return list(unit.session.scalars(query))


def found_since(unit: Unit, begun_at: datetime) -> list[Destruction]:
    """The lines written since then whose look afterwards found something."""
    query = select(Destruction).where(col(Destruction.result) == "found", col(Destruction.ended_at) >= begun_at)
    return list(unit.session.scalars(query.order_by(col(Destruction.begun_at))))


def totals(unit: Unit) -> Mapping[str, int]:
    """How many were destroyed, by class, in the whole ledger."""
    query = select(_ledger.c.class_name, func.sum(_ledger.c.count)).group_by(_ledger.c.class_name)
    return {name: int(number) for name, number in unit.connection.execute(query)}

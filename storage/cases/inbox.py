"""The inbox's lists: pages of cases by column, and cases found by keyed hashes. Every query is a seek in an index, none a scan.

A page says where the next one begins (a cursor of instant and id), so that it costs the same on the first page and on the
thousandth, among 500 cases and 50,000. Names come out sealed; `open_person` opens them behind the guard of suspensions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select
from sqlmodel import col

from storage.cases import queue
from storage.cases.consultations import Consultation
from storage.crypto.damage import Damage
from storage.errors import Suspended
from storage.patients.patients import Patient, PatientKey, Purpose, check_not_suspended, goes_on, normal_name, place
from storage.trail.chain import micros
from storage.unit.unit_of_work import Unit

COUNT_UP_TO = 99  # Counting further would cost more the more cases there are.


@dataclass(frozen=True, slots=True)
class Listed:
    """A case in a list with its patient's name and number, opened; both None while processing is suspended."""

    case: Consultation
    name: str | None
    phone: str | None
    is_suspended: bool
    is_unreadable: bool = False


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page begins: after these instants and this id; `rest` says that the urgent ones are all behind."""

    at: tuple[datetime, ...]
    id: str
    rest: bool = False

    def to_text(self) -> str:
        """The cursor as it stands in an address; it names no patient."""
        return "-".join((*(str(micros(at)) for at in self.at), self.id, str(int(self.rest))))

    @staticmethod
    def from_text(text: str) -> Cursor | None:
        """The cursor of an address; None for anything else."""
        *instants, case_id, rest = text.split("-") if text.count("-") in (2, 3) else ("", "", "")
        if not all(at.isdigit() and len(at) <= 17 for at in instants):
            return None
        return Cursor(tuple(_EPOCH + timedelta(microseconds=int(at)) for at in instants), case_id, rest == "1")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list, and where the next one begins; None after the last."""

    cases: list[Listed]
    next: Cursor | None


Rows: TypeAlias = Select[Consultation, Patient, PatientKey]
_EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
_ROW = (
    select(Consultation, Patient, PatientKey)
    .join(Patient, col(Patient.id) == col(Consultation.patient_id))
    .join(PatientKey, col(PatientKey.patient_id) == col(Patient.id))
)


def waiting(unit: Unit, cursor: Cursor | None, limit: int) -> Page:
    """Cases that wait for somebody, in the order of the queue."""
    found: list[Any] = []
    for urgent in (True, False):
        if urgent and cursor is not None and cursor.rest:
            continue
        start = cursor if cursor is not None and cursor.rest is not urgent else None
        where = and_(col(Consultation.state) == "waiting", col(Consultation.is_urgent).is_(urgent))
        found += unit.session.execute(_seek(_ROW.where(where), queue.ORDER, start, limit + 1 - len(found))).all()
        if len(found) > limit:
            break
    last = found[limit - 1][0] if len(found) > limit else None
    onward = None if last is None else Cursor((last.due_at, last.filed_at), last.id, not last.is_urgent)
    return Page([_listed(unit, row) for row in found[:limit]], onward)


def mine(unit: Unit, staff_id: str, cursor: Cursor | None, limit: int) -> Page:
    """Cases that this person holds, those with the newest words first."""
    query = _ROW.where(col(Consultation.holder_id) == staff_id)
    return _page(unit, query, "active_at", cursor, limit, newest=True)


def everything(unit: Unit, cursor: Cursor | None, limit: int) -> Page:
    """All cases, the newest first."""
    return _page(unit, _ROW, "filed_at", cursor, limit, newest=True)


def urgent(unit: Unit, cursor: Cursor | None, limit: int) -> Page:
    """Urgent cases that are not closed, by when they are due."""
    query = _ROW.where(col(Consultation.is_urgent).is_(True), col(Consultation.closed_at).is_(None))
    return _page(unit, query, "due_at", cursor, limit)


def closed(unit: Unit, cursor: Cursor | None, limit: int) -> Page:
    """Closed cases, the last closed first."""
    query = _ROW.where(col(Consultation.closed_at).is_not(None))
    return _page(unit, query, "closed_at", cursor, limit, newest=True)


def counts(unit: Unit, staff_id: str) -> dict[str, int]:
    """How many cases are in the columns that call for work, counted up to `COUNT_UP_TO` + 1."""
    wanted = {
        "waiting": col(Consultation.state) == "waiting",
        "mine": col(Consultation.holder_id) == staff_id,
        "urgent": and_(col(Consultation.is_urgent).is_(True), col(Consultation.closed_at).is_(None)),
    }
    return {name: _count(unit, where) for name, where in wanted.items()}


def find_by_number(unit: Unit, number: str) -> list[Listed]:
    """The case with this number; one of a suspended patient is found too, because the number names no person."""
    return _all(unit, col(Consultation.number) == number, 1)


def find_by_name(unit: Unit, name: str, limit: int) -> list[Listed]:
    """Cases of patients with exactly this name, by its keyed hash."""
    return _of_person(unit, col(Patient.name_lookup) == unit.vault.lookup("name", normal_name(name)), limit)


def find_by_phone(unit: Unit, phone: str, limit: int) -> list[Listed]:
    """Cases of the patient with this number (E.164)."""
    return _of_person(unit, col(Patient.phone_lookup) == unit.vault.lookup("phone", phone), limit)


def find_by_last_four(unit: Unit, digits: str, limit: int) -> list[Listed]:
    """Cases of patients whose number ends in these four digits."""
    return _of_person(unit, col(Patient.phone_tail_lookup) == unit.vault.lookup("phone_tail", digits), limit)


def _of_person(unit: Unit, where: ColumnElement[bool], limit: int) -> list[Listed]:
    """Cases by what is known of the person. A hit would say that somebody of this name is a patient, so that a suspended
    patient is not found (R-6)."""
    return _all(unit, and_(where, goes_on(Purpose.CONSULTATION)), limit)


def _all(unit: Unit, where: ColumnElement[bool], limit: int) -> list[Listed]:
    query = _ROW.where(where).order_by(col(Consultation.filed_at).desc(), col(Consultation.id).desc()).limit(limit)
    return [_listed(unit, row) for row in unit.session.execute(query)]


def _page(unit: Unit, query: Rows, order: str, cursor: Cursor | None, limit: int, *, newest: bool = False) -> Page:
    columns = (getattr(Consultation, order), col(Consultation.id))
    found = unit.session.execute(_seek(query, columns, cursor, limit + 1, newest=newest)).all()
    last = found[limit - 1][0] if len(found) > limit else None
    onward = None if last is None else Cursor((getattr(last, order),), last.id)
    return Page([_listed(unit, row) for row in found[:limit]], onward)


def _seek(query: Rows, columns: Sequence[Any], cursor: Cursor | None, limit: int, *, newest: bool = False) -> Rows:
    """The rows after the cursor. The bound on the first column alone is what both databases turn into a seek."""
    if cursor is not None and len(cursor.at) + 1 == len(columns):
        beyond: ColumnElement[bool] = false()
        for column, value in zip(reversed(columns), (cursor.id, *reversed(cursor.at)), strict=True):
            beyond = or_(column < value if newest else column > value, and_(column == value, beyond))
        first, at = columns[0], cursor.at[0]
        query = query.where(first <= at if newest else first >= at, beyond)
    return query.order_by(*(column.desc() if newest else column for column in columns)).limit(limit)


def _count(unit: Unit, where: ColumnElement[bool]) -> int:
    few = select(col(Consultation.id)).where(where).limit(COUNT_UP_TO + 1).subquery()
    return int(unit.session.scalar(select(func.count()).select_from(few)) or 0)


def _listed(unit: Unit, row: Sequence[Any]) -> Listed:
    case, patient, key = row
    damage = Damage()
    name, phone, suspended = damage.open(lambda: open_person(unit, patient, key), (None, None, False))
    return Listed(case, name, phone, suspended, is_unreadable=damage.found > 0)


def open_person(unit: Unit, patient: Patient, key: PatientKey) -> tuple[str | None, str | None, bool]:
    """Name and number of a patient, and whether they have suspended the processing: then neither is opened (R-6)."""
    try:
        check_not_suspended(patient.suspended_at, Purpose.CONSULTATION)
    except Suspended:
        return None, None, True
    if patient.name_sealed is None and patient.phone_sealed is None:
        return None, None, False
    seal = unit.vault.data_key(patient.id, key.ring_id, key.wrapped)
    texts = [
        None if sealed is None else seal.open_text(place(column_name, patient.id), sealed)
        for column_name, sealed in (("name_sealed", patient.name_sealed), ("phone_sealed", patient.phone_sealed))
    ]
    return texts[0], texts[1], False

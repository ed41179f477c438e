"""The inbox's lists: pages of cases by column, and cases found by keyed hashes. Every query is a seek in an index, none a scan.

A page says where the next one begins (a cursor of instant and id), so that it costs the same on the first page and on the
thousandth, among 500 cases and 50,000. What a row shows is opened by `storage/cases/rows.py`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, not_, select, tuple_
from sqlmodel import col

from storage.cases import queue
from storage.cases.codes import State
from storage.cases.consultations import Consultation
from storage.cases.filters import EVERYTHING, Filter, conditions, readable_by, walked
from storage.cases.rows import Listed, open_rows
from storage.cases.team import own_words
from storage.cases.team.assignments import Assignment
from storage.patients import names
from storage.patients.patients import Patient, PatientKey, Purpose, goes_on, normal_name
from storage.trail.chain import micros
from storage.unit.unit_of_work import Unit

COUNT_UP_TO, NARROWED_UP_TO = 99, 49
"""Counting further would cost more the more cases there are; a narrowed list reads several rows for each that it counts."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page begins: in this band of the column, after these instants and this id."""

    band: int
    at: tuple[datetime, ...]
    id: str

    def to_text(self) -> str:
        """The cursor as it stands in an address; it names no patient."""
        return f"{self.band}-{'_'.join(str(micros(one)) for one in self.at)}-{self.id}"

    @staticmethod
    def from_text(text: str) -> Cursor | None:
        """The cursor of an address; None for anything else."""
        found = _CURSOR.fullmatch(text)
        if found is None:
            return None
        return Cursor(
            int(found[1]), tuple(_EPOCH + timedelta(microseconds=int(one)) for one in found[2].split("_")), found[3]
        )


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list, and where the next one begins; None after the last."""

    cases: list[Listed]
    next: Cursor | None


Rows: TypeAlias = Select[Consultation, Patient, PatientKey]
Where: TypeAlias = ColumnElement[bool]
_EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
_CURSOR = re.compile(r"([0-9])-([0-9]{1,17}(?:_[0-9]{1,17})?)-([^-]+)")
_ROW = (
    select(Consultation, Patient, PatientKey)
    .join(Patient, col(Patient.id) == col(Consultation.patient_id))
    .join(PatientKey, col(PatientKey.patient_id) == col(Patient.id))
)
_GOES_ON = goes_on(Purpose.CONSULTATION)
_OPEN = col(Consultation.closed_at).is_(None)
_URGENT = col(Consultation.is_urgent)
_OWED = col(Consultation.settled_at).is_(None)
# Beside an index of few rows, where SQLite would go through the index of all open cases instead, and PostgreSQL, which guesses
# that half of them fit and not half a percent, sorts nothing.
_NOT_CLOSED = case((_OPEN, True), else_=False)
_UNREACHED = and_(col(Consultation.unreached_at).is_not(None), _NOT_CLOSED, _GOES_ON)
_STOPPED = and_(
    col(Consultation.patient_id).in_(select(col(Patient.id)).where(col(Patient.suspended_at).is_not(None))),
    _NOT_CLOSED,
)


def waiting(unit: Unit, cursor: Cursor | None, limit: int, wanted: Filter = EVERYTHING) -> Page:
    """Cases that wait for somebody."""
    return _in_order(unit, _at(State.WAITING), cursor, limit, wanted)


def answered(unit: Unit, cursor: Cursor | None, limit: int, wanted: Filter = EVERYTHING) -> Page:
    """Cases that were answered and that nobody holds: it is their patients' turn, and nobody has closed them."""
    return _in_order(unit, _at(State.ANSWERED), cursor, limit, wanted)


def mine(unit: Unit, staff_id: str, cursor: Cursor | None, limit: int, wanted: Filter = EVERYTHING) -> Page:
    """Cases that this person was given, and those that they hold: those that are owed an answer first."""
    held = and_(col(Consultation.holder_id) == staff_id, _GOES_ON)
    bands = [and_(_given(staff_id), _URGENT.is_(urgent)) for urgent in (True, False)]
    bands += [and_(held, owed, _URGENT.is_(urgent)) for owed in (_OWED, not_(_OWED)) for urgent in (True, False)]
    return _in_order(unit, bands, cursor, limit, wanted)


def urgent(unit: Unit, cursor: Cursor | None, limit: int, wanted: Filter = EVERYTHING) -> Page:
    """Urgent cases that are not closed."""
    return _in_order(unit, [and_(_URGENT.is_(True), _OPEN, _GOES_ON)], cursor, limit, wanted)


def suspended(unit: Unit, cursor: Cursor | None, limit: int, wanted: Filter = EVERYTHING) -> Page:
    """Open cases whose patients have stopped the use of their data: nobody may work on them, so that they wait for nobody."""
    return _in_order(unit, [_STOPPED], cursor, limit, wanted)


def unreached(unit: Unit, cursor: Cursor | None, limit: int, wanted: Filter = EVERYTHING) -> Page:
    """Cases whose answer no way brought to its patient, the last one first."""
    return _newest(unit, _ROW.where(_UNREACHED), "unreached_at", cursor, limit, wanted)


def everything(unit: Unit, cursor: Cursor | None, limit: int, wanted: Filter = EVERYTHING) -> Page:
    """All cases, the newest first."""
    return _newest(unit, _ROW, "filed_at", cursor, limit, wanted)


def closed(unit: Unit, cursor: Cursor | None, limit: int, wanted: Filter = EVERYTHING) -> Page:
    """Closed cases, the last closed first."""
    return _newest(unit, _ROW.where(col(Consultation.closed_at).is_not(None)), "closed_at", cursor, limit, wanted)


def of_ids(unit: Unit, case_ids: Collection[str]) -> list[Listed]:
    """These cases; none of a patient who has suspended the processing."""
    where = and_(col(Consultation.id).in_(case_ids), _GOES_ON)
    return _all(unit, where, len(case_ids)) if case_ids else []


def counts(unit: Unit, staff_id: str, wanted: Filter = EVERYTHING) -> dict[str, int]:
    """How many cases are in the columns that call for work, and how many stand still, counted to one more than `counted_up_to`;
    as the lists do, only those that are wanted."""
    columns = {
        "waiting": and_(col(Consultation.state) == State.WAITING, _GOES_ON),
        "mine": and_(col(Consultation.holder_id) == staff_id, _GOES_ON),
        "urgent": and_(_URGENT.is_(True), _OPEN, _GOES_ON),
        "unreached": _UNREACHED,
        "suspended": _STOPPED,
    }
    found = {name: _count(unit, where, wanted) for name, where in columns.items()}
    return {**found, "mine": found["mine"] + _count(unit, _given(staff_id), wanted)}


def counted_up_to(wanted: Filter) -> int:
    """Up to how many cases of a column are counted."""
    return COUNT_UP_TO if replace(wanted, reader="") == EVERYTHING else NARROWED_UP_TO


def count_ending(unit: Unit, since: datetime, wanted: Filter = EVERYTHING) -> int:
    """How many answered cases have been silent since then, counted as the others are."""
    silent = and_(col(Consultation.state) == State.ANSWERED, _GOES_ON, col(Consultation.settled_at) <= since)
    return _count(unit, silent, wanted)


def next_for(unit: Unit, staff_id: str, reader: str = "") -> str | None:
    """The waiting case that is this person's next: urgent before others, their own before what is nobody's; a colleague's
    comes last, and never for a `reader` who may not open it."""
    waits, theirs = and_(col(Consultation.state) == State.WAITING, _GOES_ON), _given(staff_id)
    free = and_(waits, col(Consultation.id).not_in(select(col(Assignment.consultation_id))))
    bands = [and_(where, _URGENT.is_(urgent)) for urgent in (True, False) for where in (theirs, free)]
    for where in (*bands, waits):
        found = unit.session.execute(_ROW.where(where, *_readable(reader)).order_by(*queue.ORDER).limit(1)).first()
        if found is not None:
            return str(found[0].id)
    return None


def _at(state: State) -> list[Where]:
    """The bands of the cases that stand there: urgent ones, then the others."""
    return [and_(col(Consultation.state) == state, _GOES_ON, _URGENT.is_(urgent)) for urgent in (True, False)]


def _readable(reader: str) -> list[Where]:
    return [readable_by(reader)] if reader else []


def _given(staff_id: str) -> Where:
    """Waiting cases that are this person's and that nobody holds yet."""
    theirs = select(col(Assignment.consultation_id)).where(col(Assignment.staff_id) == staff_id)
    return and_(walked(col(Consultation.state)) == State.WAITING, _GOES_ON, col(Consultation.id).in_(theirs))


def stands(unit: Unit, ids: Collection[str]) -> dict[str, tuple[str | None, bool]]:
    """Who holds these cases, and whether they are urgent."""
    query = select(col(Consultation.id), col(Consultation.holder_id), col(Consultation.is_urgent))
    return (
        {row[0]: (row[1], row[2]) for row in unit.session.execute(query.where(col(Consultation.id).in_(ids)))}
        if ids
        else {}
    )


def find_by_number(unit: Unit, number: str) -> list[Listed]:
    """The case with this number; one of a suspended patient is found too, because the number names no person."""
    return _all(unit, col(Consultation.number) == number, 1)


def find_by_name(unit: Unit, name: str, limit: int, reader: str = "") -> list[Listed]:
    """Cases of patients with exactly this name, by its keyed hash. Here and below, those alone that a `reader` may open."""
    return _of_person(unit, col(Patient.name_lookup) == unit.vault.lookup("name", normal_name(name)), limit, reader)


def find_by_part(unit: Unit, part: str, limit: int, reader: str = "") -> list[Listed]:
    """Cases of patients in whose names this part stands, two characters at least, by the keyed pieces of names."""
    patients = names.having(unit, part)
    if patients is None:
        return []
    theirs = _ROW.where(col(Patient.id).in_(patients), _GOES_ON, *_readable(reader))
    found, opened, wanted = list[Listed](), set[str](), normal_name(part)
    for page in _pages(unit, theirs, limit):
        opened.update(one.case.patient_id for one in page)
        found += [one for one in page if wanted in normal_name(one.name or "")]  # Its pieces may stand apart.
        if len(found) >= limit:
            break
    for patient_id in opened - {one.case.patient_id for one in found[:limit]}:
        unit.account_for(patient_id)
    return found[:limit]


def find_own(unit: Unit, staff_id: str, words: str, limit: int, reader: str = "") -> list[Listed]:
    """Cases that this person works on and in which these words stand, two characters at least."""
    is_long = len(normal_name(words)) >= names.LENGTH
    ids = own_words.find(unit, staff_id, words, limit, _readable(reader)) if is_long else []
    return _all(unit, and_(col(Consultation.id).in_(ids), goes_on(Purpose.CONSULTATION)), limit) if ids else []


def find_by_phone(unit: Unit, phone: str, limit: int, reader: str = "") -> list[Listed]:
    """Cases of the patient with this number (E.164)."""
    return _of_person(unit, col(Patient.phone_lookup) == unit.vault.lookup("phone", phone), limit, reader)


def find_by_last_four(unit: Unit, digits: str, limit: int, reader: str = "") -> list[Listed]:
    """Cases of patients whose number ends in these four digits."""
    code = unit.vault.lookup("phone_tail", digits)
    return _of_person(unit, col(Patient.phone_tail_lookup) == code, limit, reader)


def _of_person(unit: Unit, where: ColumnElement[bool], limit: int, reader: str) -> list[Listed]:
    """Cases by what is known of the person. A hit would say that somebody of this name is a patient, so that a suspended
    patient is not found (R-6)."""
    return _all(unit, and_(where, goes_on(Purpose.CONSULTATION), *_readable(reader)), limit)


def _all(unit: Unit, where: ColumnElement[bool], limit: int) -> list[Listed]:
    query = _ROW.where(where).order_by(col(Consultation.filed_at).desc(), col(Consultation.id).desc()).limit(limit)
    return open_rows(unit, unit.session.execute(query).all())


def _in_order(unit: Unit, bands: Sequence[Where], cursor: Cursor | None, limit: int, wanted: Filter) -> Page:
    """The cases of these bands, one band after the other and each in the order in which cases wait."""
    found: list[tuple[int, Any]] = []
    for number, where in enumerate(bands):
        if len(found) > limit or (cursor is not None and number < cursor.band):
            continue
        query = _ROW.where(where, *conditions(unit, wanted)).order_by(*queue.ORDER).limit(limit + 1 - len(found))
        if cursor is not None and number == cursor.band and len(cursor.at) == len(queue.ORDER) - 1:
            query = query.where(tuple_(*queue.ORDER) > tuple_(*_typed(cursor, queue.ORDER)))
        found += [(number, row) for row in unit.session.execute(query)]
    onward = None
    if len(found) > limit:
        band, (last, *_) = found[limit - 1]
        onward = Cursor(band, (last.due_at, last.filed_at), last.id)
    return Page(open_rows(unit, [row for _, row in found[:limit]]), onward)


def _newest(unit: Unit, query: Rows, name: str, cursor: Cursor | None, limit: int, wanted: Filter) -> Page:
    """The cases by this instant, the newest first."""
    keys = (getattr(Consultation, name), col(Consultation.id))
    query = query.where(*conditions(unit, wanted))
    if cursor is not None and len(cursor.at) == 1:
        query = query.where(tuple_(*keys) < tuple_(*_typed(cursor, keys)))
    found = unit.session.execute(query.order_by(*(key.desc() for key in keys)).limit(limit + 1)).all()
    last = found[limit - 1][0] if len(found) > limit else None
    onward = None if last is None else Cursor(0, (getattr(last, name),), last.id)
    return Page(open_rows(unit, found[:limit]), onward)


def _pages(unit: Unit, query: Rows, size: int) -> Iterator[list[Listed]]:
    """All that is found, the newest first, opened page by page as it is asked for."""
    page = _newest(unit, query, "filed_at", None, size, EVERYTHING)
    yield page.cases
    while page.next is not None:
        page = _newest(unit, query, "filed_at", page.next, size, EVERYTHING)
        yield page.cases


def _typed(cursor: Cursor, keys: Sequence[Any]) -> list[Any]:
    """The place of a cursor as values of these columns; one comparison of rows is what both databases turn into a seek."""
    return [literal(value, key.type) for value, key in zip((*cursor.at, cursor.id), keys, strict=True)]


def _count(unit: Unit, where: Where, wanted: Filter) -> int:
    few = (
        select(col(Consultation.id))
        .join(Patient, col(Patient.id) == col(Consultation.patient_id))
        .where(where, *conditions(unit, wanted))
        .limit(counted_up_to(wanted) + 1)
        .subquery()
    )
    return int(unit.session.scalar(select(func.count()).select_from(few)) or 0)

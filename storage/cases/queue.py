"""The one order in which cases wait: urgent ones first, then by when they are due, then by when they were filed, then by id.

The desk's queue, its pages, and the place that a patient is told all stand on it, so that nobody is told another order than
the one in which staff work. The id makes it total: two cases never change places between two looks.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, func, select, tuple_
from sqlmodel import col

from storage.cases.codes import State
from storage.cases.consultations import Consultation
from storage.patients.patients import Patient, Purpose, goes_on
from storage.unit.schema import UtcDateTime, table_of
from storage.unit.statements import Prepared
from storage.unit.unit_of_work import Unit

MOST_COUNTED = 100
ORDER = (col(Consultation.due_at), col(Consultation.filed_at), col(Consultation.id))
"""The order among urgent cases, and among the others: what an index can be walked along from any place on."""

_cases, _patients = table_of(Consultation), table_of(Patient)
_waiting = (
    select(_cases.c.id)
    .join(_patients, _patients.c.id == _cases.c.patient_id)
    .where(_cases.c.state == State.WAITING, goes_on(Purpose.CONSULTATION))
)
_here = tuple_(
    bindparam("due_at", type_=UtcDateTime()),
    bindparam("filed_at", type_=UtcDateTime()),
    bindparam("id", type_=_cases.c.id.type),
)
_is_before = tuple_(_cases.c.due_at, _cases.c.filed_at, _cases.c.id) < _here


def _count(*where: Any) -> Prepared:
    return Prepared(select(func.count()).select_from(_waiting.where(*where).limit(MOST_COUNTED).subquery()))


_URGENT = _count(_cases.c.is_urgent.is_(True), _cases.c.id != bindparam("id"))
_URGENT_BEFORE = _count(_cases.c.is_urgent.is_(True), _is_before)
_OTHERS_BEFORE = _count(_cases.c.is_urgent.is_(False), _is_before)


def before(unit: Unit, case: Consultation) -> int:
    """How many waiting cases come before this one. Counted up to `MOST_COUNTED`, so that a long queue costs a turn
    no more than a short one."""
    unit.flush()
    place = {"due_at": case.due_at, "filed_at": case.filed_at, "id": case.id}
    if case.is_urgent:
        return int(_URGENT_BEFORE.value(unit.connection, **place))
    urgent = int(_URGENT.value(unit.connection, id=case.id))
    return min(MOST_COUNTED, urgent + int(_OTHERS_BEFORE.value(unit.connection, **place)))

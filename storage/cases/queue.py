"""The one order in which cases wait: the urgent ones first, then by when they are due, when they were filed, and id. The desk's
inbox lists them in it, and the chat counts in it how many stand before a patient's own."""

from __future__ import annotations

from sqlalchemy import Boolean, String, bindparam, func, or_, select
from sqlmodel import col

from storage.cases.consultations import Consultation
from storage.unit.schema import UtcDateTime, table_of
from storage.unit.statements import Prepared
from storage.unit.unit_of_work import Unit

ORDER = (col(Consultation.due_at), col(Consultation.filed_at), col(Consultation.id))
"""Among cases that are equally urgent."""

MOST_COUNTED = 100  # A long queue costs a turn no more than a short one.
_cases = table_of(Consultation)
_due = bindparam("due_at", type_=UtcDateTime())
_filed = bindparam("filed_at", type_=UtcDateTime())
_as_urgent = select(_cases.c.id).where(
    _cases.c.state == "waiting", _cases.c.is_urgent == bindparam("is_urgent", type_=Boolean())
)
_earlier = _as_urgent.where(
    _cases.c.due_at <= _due,
    or_(
        _cases.c.due_at < _due,
        _cases.c.filed_at < _filed,
        (_cases.c.filed_at == _filed) & (_cases.c.id < bindparam("id", type_=String())),
    ),
)
_COUNT_ALL = Prepared(select(func.count()).select_from(_as_urgent.limit(MOST_COUNTED).subquery()))
_COUNT_EARLIER = Prepared(select(func.count()).select_from(_earlier.limit(MOST_COUNTED).subquery()))


def before(unit: Unit, case: Consultation) -> int:
    """How many waiting cases come before this one, counted up to `MOST_COUNTED`."""
    unit.flush()
    count = int(
        _COUNT_EARLIER.value(
            unit.connection, is_urgent=case.is_urgent, due_at=case.due_at, filed_at=case.filed_at, id=case.id
        )
    )
    if not case.is_urgent:
        count += int(_COUNT_ALL.value(unit.connection, is_urgent=True))
    return min(count, MOST_COUNTED)

"""What the trail tells of one patient, one request or one act: who looked, which steps were taken, when it happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Integer, bindparam, or_, select
from sqlmodel import col

from storage.trail.chain import AccessRecord
from storage.unit.schema import table_of
from storage.unit.statements import Prepared
from storage.unit.unit_of_work import Unit

_records = table_of(AccessRecord)
_LOOKS = Prepared(
    select(*(_records.c[name] for name in ("at", "role", "act", "why")))
    .where(_records.c.subject == bindparam("patient_id"))
    .where(or_(_records.c.actor_kind == "staff", _records.c.actor_kind == "operator"))
    .order_by(_records.c.seq.desc())
    .limit(bindparam("most", type_=Integer()))
)


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody did with a patient's data, in which role and why; never who."""

    at: datetime
    role: str
    act: str
    why: str


def looks(unit: Unit, patient_id: str, limit: int) -> list[Look]:
    """What staff, operators and companies did with a patient's data, newest first."""
    return [Look(**row) for row in _LOOKS.rows(unit.connection, patient_id=patient_id, most=limit)]


def happened(unit: Unit, act: str, *, since: datetime) -> list[AccessRecord]:
    """Every record of this act since then, oldest first."""
    query = select(AccessRecord).where(col(AccessRecord.at) >= since, col(AccessRecord.act) == act)
    return list(unit.session.scalars(query.order_by(col(AccessRecord.seq))))


def steps(unit: Unit, request_id: str) -> list[AccessRecord]:
    """What was done with a request, oldest first, as the trail has it."""
    unit.session.flush()
    query = select(AccessRecord).where(col(AccessRecord.about) == request_id)
    return list(unit.session.scalars(query.order_by(col(AccessRecord.seq))))

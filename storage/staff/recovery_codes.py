"""The ten codes on paper for the day the phone is lost. Table and queries only; the rules live in `skills/staff/`."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Integer, delete, func, select, update
from sqlmodel import SQLModel, col

from storage.database import tombstones
from storage.unit.schema import Kind, UtcDateTime, column
from storage.unit.unit_of_work import Unit

CODES_REPLACED, CODE_SPENT = "recovery_codes_replaced", "recovery_code_spent"
"""Decisions that a restored backup must not undo (`tombstones.remember`, `storage/backup/staff_decisions.py`)."""


class RecoveryCode(SQLModel, table=True):
    """One of the ten codes for the day the phone is lost; only its keyed hash is kept, and it opens once."""

    __tablename__ = "recovery_code"

    id: int | None = column(Kind.ID, Integer(), primary_key=True, default=None)
    staff_id: str = column(Kind.ID, references="staff.id", index=True)
    code_hash: str = column(Kind.SECRET)
    used_at: datetime | None = column(Kind.TIME, UtcDateTime(), nullable=True)


def void(unit: Unit, staff_id: str) -> None:
    """None of this person's codes opens anything."""
    unit.session.execute(delete(RecoveryCode).where(col(RecoveryCode.staff_id) == staff_id))


def replace(unit: Unit, staff_id: str, codes: list[str]) -> None:
    """Keep the hashes of fresh codes in place of all earlier ones."""
    unit.session.execute(delete(RecoveryCode).where(col(RecoveryCode.staff_id) == staff_id))
    for code in codes:
        unit.session.add(RecoveryCode(staff_id=staff_id, code_hash=unit.vault.lookup(f"recovery.{staff_id}", code)))
    unit.session.flush()
    tombstones.remember(unit, CODES_REPLACED, staff_id)


def spend(unit: Unit, staff_id: str, code: str) -> bool:
    """Use a code up; whether there was such a code to use."""
    hashed = unit.vault.lookup(f"recovery.{staff_id}", code)
    statement = update(RecoveryCode).where(
        col(RecoveryCode.staff_id) == staff_id,
        col(RecoveryCode.code_hash) == hashed,
        col(RecoveryCode.used_at).is_(None),
    )
    spent = unit.session.execute(statement.values(used_at=unit.now).returning(col(RecoveryCode.id))).all()
    if len(spent) == 1:
        tombstones.remember(unit, CODE_SPENT, f"{staff_id}:{hashed}")
    return len(spent) == 1


def unused(unit: Unit, staff_id: str) -> list[RecoveryCode]:
    """The codes that can still be used."""
    query = select(RecoveryCode).where(col(RecoveryCode.staff_id) == staff_id, col(RecoveryCode.used_at).is_(None))
    return list(unit.session.scalars(query))


def left(unit: Unit, staff_id: str) -> int:
    """How many codes can still be used."""
    query = select(func.count()).where(col(RecoveryCode.staff_id) == staff_id, col(RecoveryCode.used_at).is_(None))
    return int(unit.session.scalar(query) or 0)

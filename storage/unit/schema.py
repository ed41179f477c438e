"""How columns are declared: the class of data each one holds, and the types that both engines share.

A column that does not say its class does not pass the checks (`tests/storage/unit/test_schema.py`). No table lives here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Column, DateTime, ForeignKey, LargeBinary, String, Table, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlmodel import Field, SQLModel


class Kind(StrEnum):
    """What a column holds, and so how it must be kept and destroyed."""

    ID = "id"  # a surrogate key of ours; names no one
    SUBJECT = "subject"  # points to a patient by pseudonym; means nothing once the patient is destroyed
    SEALED = "sealed"  # personal data, AES-256-GCM under the patient's key; the name ends in _sealed
    LOOKUP = "lookup"  # keyed hash of personal data, for finding; the name ends in _lookup
    STATE = "state"  # states, counters, versions, codes of ours
    TIME = "time"  # an instant (aware UTC) or a day
    WORDING = (
        "wording"  # the clinic's own words; name no patient, and so are looked through for names where staff type them
    )
    NOTE = "note"  # what staff write freely about an event; is to name no patient, and so is looked through for names
    STAFF = "staff"  # data about the clinic's own people
    SECRET = "secret"  # noqa: S105 - one-way hashes and sealed secrets of accounts and sessions
    KEY = "key"  # a wrapped key
    PROOF = "proof"  # hashes and signatures that prove, without personal data


_TO_MICROS = len("2026-12-01 10:15:00.000000")


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware UTC in Python, `timestamptz` on PostgreSQL, ISO text on SQLite. Refuses naive values."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], Any]:
        """What the driver takes: the instant, or for SQLite its text."""
        is_text = dialect.name == "sqlite"

        def process(value: datetime | None) -> Any:
            if value is None:
                return None
            if value.tzinfo is not UTC:
                if value.tzinfo is None:
                    raise ValueError("an instant needs its time zone")
                value = value.astimezone(UTC)
            return value.isoformat(" ", "microseconds")[:_TO_MICROS] if is_text else value

        return process

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], datetime | None]:
        """The instant in UTC of what the driver gives."""
        del coltype
        is_text = dialect.name == "sqlite"

        def process(value: Any) -> datetime | None:
            if value is None:
                return None
            found: datetime = datetime.fromisoformat(value) if is_text else value
            if found.tzinfo is UTC:
                return found
            return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)

        return process


def column(
    kind: Kind, type_: Any = None, *, references: str | None = None, covers: tuple[str, ...] = (), **options: Any
) -> Any:
    """A column of the given class. `type_` may be left out: text for most classes, bytes for sealed ones and keys,
    an instant for times. `references` is a foreign key ("patient.id"), always with ON DELETE CASCADE, because what
    belongs to a patient goes with the patient. Nullable only when told. `covers` are the columns over which this one holds a
    keyed code (`storage/trail/covered.py`)."""
    options.setdefault("nullable", False)
    # The model keeps the default too, so that objects have it before they are flushed.
    model = {"default": options["default"]} if "default" in options else {}
    arguments = [ForeignKey(references, ondelete="CASCADE")] if references else []
    made: Column[Any] = Column(type_ or _usual_type(kind), *arguments, info={"kind": kind, "covers": covers}, **options)
    if options["nullable"]:
        model.setdefault("default", None)
    return Field(sa_column=made, **model)


def _usual_type(kind: Kind) -> Any:
    match kind:
        case Kind.SEALED | Kind.KEY:
            return LargeBinary()
        case Kind.TIME:
            return UtcDateTime()
        case _:
            return String()


BIG = BigInteger


def table_of(model: type[SQLModel]) -> Table:
    """The table behind a model, for statements that need no objects."""
    table: Table = model.__table__  # type: ignore[attr-defined]
    return table

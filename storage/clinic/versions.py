"""Versions of the clinic's data: each is the whole document, with when, by whom, why, and which parts changed. Append-only,
except for the reason, which ends sooner.

The document is JSON of the clinic's own words; what it must hold is checked by `skills/clinic/clinic.py`.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import SQLModel, col

from storage.database import engines
from storage.errors import SangdamError
from storage.trail import row_codes
from storage.unit.schema import BIG, Kind, UtcDateTime, column, table_of
from storage.unit.unit_of_work import Unit

TOPIC = "clinic"  # Announced with each version, so that this process need not wait for its next look.


class ClinicVersion(SQLModel, table=True):
    """One version. `origin` says by which way it came (file, desk, undo), `changed` names the parts that differ from the one
    before, `restores` the older version that this one brings back."""

    __tablename__ = "clinic_version"

    number: int = column(Kind.STATE, BIG(), primary_key=True, autoincrement=False)
    document: str = column(Kind.WORDING)
    made_at: datetime = column(Kind.TIME, UtcDateTime())
    made_by: str = column(Kind.STAFF, default="")
    confirmed_by: str = column(Kind.STAFF, default="")
    origin: str = column(Kind.STATE)
    why: str = column(Kind.NOTE, default="")
    changed: str = column(Kind.STATE, default="")
    restores: int | None = column(Kind.STATE, BIG(), nullable=True)
    mac: str = column(Kind.PROOF, default="", server_default="")


@dataclass(frozen=True, slots=True)
class Stored:
    """What stands in a database that is not opened yet: the newest version, and the last document that came from the file."""

    number: int
    document: str
    from_file: str


_versions = table_of(ClinicVersion)


def add(unit: Unit, version: ClinicVersion) -> None:
    """Keep a version; everybody who serves takes it up."""
    begin_codes(unit)
    version.mac = row_codes.code(unit, "clinic_version", *_coded(version))
    unit.session.add(version)
    unit.session.flush()
    unit.announce(TOPIC)


def newest_number(unit: Unit) -> int:
    """The number of the version that counts; 0 when there is none. Cheap, because every server asks every few seconds."""
    return int(unit.connection.scalar(select(func.max(_versions.c.number))) or 0)


def newest(unit: Unit) -> ClinicVersion | None:
    """The version that counts: the last one that Sangdam itself wrote."""
    found = unit.session.scalars(select(ClinicVersion).order_by(col(ClinicVersion.number).desc()))
    return next((version for version in found if is_ours(unit, version)), None)


def is_ours(unit: Unit, version: ClinicVersion) -> bool:
    """Whether Sangdam wrote this version."""
    return row_codes.is_ours(unit, version.mac, "clinic_version", *_coded(version), row_id=version.number)


def forget_why(unit: Unit, version: ClinicVersion) -> None:
    """Overwrite who made and confirmed it, and the reason that they typed; what counts of the version stays, and goes on to
    count."""
    is_coded = version.mac != "" and is_ours(unit, version)
    version.why = version.made_by = version.confirmed_by = ""
    if is_coded:
        version.mac = row_codes.code(unit, "clinic_version", *_coded(version))
    unit.session.add(version)


def begin_codes(unit: Unit) -> None:
    """Mark up to which version there are no codes, once."""
    row_codes.begin(unit, "clinic_version", is_told=True)


def _coded(version: ClinicVersion) -> tuple[row_codes.Value, ...]:
    made = (version.made_at, version.made_by, version.confirmed_by, version.origin, version.why, version.changed)
    return version.number, version.document, *made, version.restores


def find(unit: Unit, number: int) -> ClinicVersion | None:
    """The version with this number."""
    return unit.session.get(ClinicVersion, number)


def last(unit: Unit, count: int) -> list[ClinicVersion]:
    """The newest versions, the newest first."""
    return list(unit.session.scalars(select(ClinicVersion).order_by(col(ClinicVersion.number).desc()).limit(count)))


def changed_since(unit: Unit, number: int) -> frozenset[str]:
    """The parts that later versions than this one changed."""
    rows = unit.connection.scalars(select(_versions.c.changed).where(_versions.c.number > number))
    return frozenset(part for row in rows for part in row.split(",") if part)


def peek(url: str) -> Stored | None:
    """The newest version in the database at `url`, without its keys and without making anything; None when there is none, or
    when the database does not answer: whoever opens it then says what is wrong with it."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").is_file():
        return None
    engine = engines.make(url)
    try:
        if engines.is_sqlite(engine):
            engine = engines.read_only(engine)
        with engine.connect() as connection:
            if not inspect(connection).has_table("clinic_version"):
                return None
            newest_first = select(_versions.c.number, _versions.c.document).order_by(_versions.c.number.desc()).limit(1)
            row = connection.execute(newest_first).first()
            file = connection.scalar(
                newest_first.with_only_columns(_versions.c.document).where(_versions.c.origin == "file")
            )
            return Stored(row[0], row[1], file or "") if row is not None else None
    except (SQLAlchemyError, SangdamError, sqlite3.Error):
        return None
    finally:
        engine.dispose()

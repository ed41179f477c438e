"""Wordings: the very words that people agreed to or were told, each version once, by its hash, in both languages (C-4).

A row is never changed nor deleted and names nobody. `meaning` is what a consent rests on, as data: two wordings of one
meaning are the same consent, put differently. What it is made of is a rule (`skills/consents/consents.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import bindparam, func, select
from sqlmodel import SQLModel, col

from storage.patients.consents import Consent
from storage.trail import chain, row_codes
from storage.unit.schema import Kind, UtcDateTime, column, table_of
from storage.unit.statements import Prepared, insertion
from storage.unit.unit_of_work import Unit


class ConsentWording(SQLModel, table=True):
    """One wording: its parts by name in each language (JSON), and when somebody was first shown it."""

    __tablename__ = "consent_wording"

    hash: str = column(Kind.PROOF, primary_key=True)
    purpose: str = column(Kind.STATE)
    version: str = column(Kind.WORDING)
    ko: str = column(Kind.WORDING)
    en: str = column(Kind.WORDING)
    meaning: str = column(Kind.WORDING)
    first_shown_at: datetime = column(Kind.TIME, UtcDateTime())
    mac: str = column(Kind.PROOF)

    def parts(self, lang: str) -> dict[str, str]:
        """The words in this language, by the name of their part."""
        found: dict[str, str] = orjson.loads(self.ko if lang == "ko" else self.en)
        return found


CODED = ("hash", "purpose", "version", "ko", "en", "meaning", "first_shown_at")
"""The columns that a row's keyed code covers."""

_wordings = table_of(ConsentWording)
_ADD = insertion(_wordings, on_conflict=("hash",))
_KNOWN = Prepared(select(_wordings.c.hash).where(_wordings.c.hash == bindparam("hash")))


def is_kept(unit: Unit, hash_: str) -> bool:
    """Whether the words with this hash are kept."""
    return _KNOWN.value(unit.connection, hash=hash_) is not None


def keep(unit: Unit, hash_: str, *, first_shown_at: datetime | None = None, **words: str) -> None:
    """Keep these words unless they are kept already. `words` are the other columns; whoever was shown them before Sangdam
    kept words at all was so at `first_shown_at`."""
    if is_kept(unit, hash_):
        return
    row: dict[str, Any] = {**words, "hash": hash_, "first_shown_at": first_shown_at or unit.now}
    _ADD.run(unit.connection, **row, mac=_code(unit, row))
    chain.record(unit, "wording_kept", about=hash_)


def find(unit: Unit, hash_: str) -> ConsentWording | None:
    """The words with this hash, or None when they are not known."""
    row = unit.session.get(ConsentWording, hash_)
    return row if row is not None and is_ours(unit, row.model_dump()) else None


def with_token(unit: Unit, purpose: str, beginning: str) -> ConsentWording | None:
    """The words about a purpose whose hash begins so."""
    query = select(ConsentWording).where(col(ConsentWording.purpose) == purpose)
    found = unit.session.scalars(query.where(col(ConsentWording.hash).startswith(beginning, autoescape=True)))
    return next((row for row in found if is_ours(unit, row.model_dump())), None)


def of_meaning(unit: Unit, purpose: str, meaning: str) -> frozenset[str]:
    """The hashes of all wordings that mean this."""
    query = select(ConsentWording).where(col(ConsentWording.purpose) == purpose, col(ConsentWording.meaning) == meaning)
    return frozenset(row.hash for row in unit.session.scalars(query) if is_ours(unit, row.model_dump()))


def first_decided(unit: Unit, hash_: str) -> datetime | None:
    """When the first decision about the wording with this hash was made, whether its words are kept or not."""
    found: datetime | None = unit.session.scalar(
        select(func.min(col(Consent.decided_at))).where(col(Consent.wording_hash) == hash_)
    )
    return found


def is_ours(unit: Unit, row: Mapping[str, Any]) -> bool:
    """Whether the row was written by Sangdam."""
    return row_codes.is_ours(unit, row["mac"], "consent_wording", *(row[name] for name in CODED))


def _code(unit: Unit, row: Mapping[str, Any]) -> str:
    return row_codes.code(unit, "consent_wording", *(row[name] for name in CODED))

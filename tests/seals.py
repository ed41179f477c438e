"""What really stands in the tables: every sealed value opened, so that a word cannot hide from a test behind its seal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import pytest
from sqlalchemy import select
from sqlmodel import SQLModel

from storage.crypto.vault import SealKey
from storage.unit.unit_of_work import Unit


class Seals:
    """Remembers what was sealed while it watches. A sealed value that it did not see made fails the test that looks."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._plain: dict[bytes, bytes] = {}
        seal = SealKey.seal

        def remembered(key: SealKey, place: str, value: bytes) -> bytes:
            sealed = seal(key, place, value)
            self._plain[sealed] = value
            return sealed

        monkeypatch.setattr(SealKey, "seal", remembered)

    def places(self, unit: Unit, words: Iterable[str]) -> set[str]:
        """The columns in which one of these words stands, sealed or not."""
        forms = [form for word in words for form in (word.encode(), json.dumps(word)[1:-1].encode())]
        return {place for place, held in self._everything(unit) if any(form in held for form in forms)}

    def _everything(self, unit: Unit) -> Iterator[tuple[str, bytes]]:
        for table in SQLModel.metadata.sorted_tables:
            for row in unit.connection.execute(select(table)).mappings():
                for name, value in row.items():
                    if name.endswith("_sealed") and value is not None:
                        yield f"{table.name}.{name}", self._open(value)
                    yield f"{table.name}.{name}", value if isinstance(value, bytes) else str(value).encode()

    def _open(self, sealed: bytes) -> bytes:
        if not sealed:
            return b""  # Overwritten, as a notice's words are once it was delivered.
        own = sealed[1 + sealed[0] :]  # What belongs to Sangdam names its key in front.
        plain = self._plain.get(sealed, self._plain.get(own))
        assert plain is not None, "a seal that nobody saw being made"
        return plain


def rows(unit: Unit) -> dict[str, int]:
    """How many rows each table has; tables without any are left out."""
    found = {table.name: len(unit.connection.execute(select(table)).all()) for table in SQLModel.metadata.sorted_tables}
    return {name: count for name, count in found.items() if count}

"""Looking for what was destroyed: by id, in every table and column, and on SQLite in the raw bytes of the files (D-4).

What is looked for exists in memory only; it was read before the destruction and is written nowhere. The search answers
with places and counts, never with what it found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Column, String, Table, func, literal, or_, select
from sqlalchemy.types import LargeBinary
from sqlmodel import SQLModel

from storage.retention import byte_search
from storage.unit.schema import Kind
from storage.unit.statements import as_ids, counting
from storage.unit.unit_of_work import Unit

OWN_WORDS = frozenset({Kind.STAFF, Kind.WORDING, Kind.SECRET})  # The clinic's own people and words.
PUBLISHED = frozenset({"clinic_version", "consent_wording"})
"""Where whoever is named belongs to the clinic. Its other words (ads, ready answers, labels) are typed as freely as a note."""


@dataclass(frozen=True, slots=True)
class Traces:
    """What a person leaves: their ids, the keyed hashes by which they were found, their words in plain, and what they are
    called (name and telephone, as people write them), which staff may have written where no patient's words belong."""

    ids: tuple[str, ...] = ()
    lookups: tuple[str, ...] = field(default=(), repr=False)
    words: tuple[str, ...] = field(default=(), repr=False)
    names: tuple[str, ...] = field(default=(), repr=False)

    def patterns(self) -> tuple[bytes, ...]:
        """What must stand in no file. The ids are left out: the trail keeps them as pseudonyms that mean nothing now."""
        return tuple(text.encode() for text in (*self.lookups, *self.words, *self.names) if text)


@dataclass(frozen=True, slots=True)
class Search:
    """What a search did: the places it looked in and where it found something (place → how often)."""

    places: int
    hits: tuple[tuple[str, int], ...] = ()

    @property
    def found(self) -> int:
        """How many hits there were in all."""
        return sum(count for _, count in self.hits)

    def __add__(self, other: Search) -> Search:
        return Search(self.places + other.places, self.hits + other.hits)


def search_rows(unit: Unit, traces: Traces, *, thorough: bool = True) -> Search:
    """Look through the tables. A quick search asks the columns that name a patient or hold a keyed hash; a thorough one
    reads every column of every row, sealed ones too."""
    places, hits = 0, []
    if thorough and traces.names:
        traces = replace(traces, names=tuple(name for name in traces.names if not _is_of_the_clinic(unit, name)))
    for table, candidate in columns():
        condition = _condition(unit, candidate, traces, thorough=thorough)
        if condition is None:
            continue
        places += 1
        if number := _count(unit, table, condition):
            hits.append((f"{table.name}.{candidate.name}", number))
    return Search(places, tuple(hits))


def search_ids(unit: Unit, places: tuple[Column[Any], ...], ids: Sequence[Any]) -> Search:
    """Look in these columns for these ids; each column should have an index."""
    found = _counting(places).rows(unit.connection, ids=as_ids(unit.connection, ids))
    return Search(len(places), tuple((row["place"], row["number"]) for row in found if row["number"]))


_counting = cache(counting)


@cache
def owners(table: Table) -> tuple[Column[Any], ...]:
    """Where a row of this table is named as long as it is there: its own id, and every column that points to it."""
    own = table.c.id
    return (own, *(one for _, one in columns() if any(key.column is own for key in one.foreign_keys)))


def columns() -> Iterator[tuple[Table, Column[Any]]]:
    """Every column of every table of Sangdam."""
    for table in SQLModel.metadata.sorted_tables:
        for candidate in table.columns:
            yield table, candidate


@cache
def _areas() -> dict[str, str]:
    """The wing of Sangdam that each table belongs to."""
    return {
        mapper.local_table.name: mapper.class_.__module__.split(".")[1]  # type: ignore[attr-defined]
        for mapper in SQLModel._sa_registry.mappers
    }


def areas() -> tuple[str, ...]:
    """The wings whose tables are looked through."""
    return tuple(sorted(set(_areas().values())))


def area_of(place: str) -> str | None:
    """The wing of a place (`table.column`); None for a file."""
    return _areas().get(place.split(".")[0])


def _count(unit: Unit, table: Table, condition: Any) -> int:
    return int(unit.connection.scalar(select(func.count()).select_from(table).where(condition)) or 0)


def _condition(unit: Unit, candidate: Column[Any], traces: Traces, *, thorough: bool) -> Any:
    tests: list[Any] = []
    if traces.ids and _names_a_living_patient(candidate):
        tests.append(candidate.in_(traces.ids))
    if traces.lookups and candidate.info.get("kind") is Kind.LOOKUP:
        tests.append(candidate.in_(traces.lookups))
    if thorough:
        words = _looked_for(candidate, traces)
        tests += [test for word in words if (test := _holds(unit, candidate, word)) is not None]
    return or_(*tests) if tests else None


def _looked_for(candidate: Column[Any], traces: Traces) -> tuple[str, ...]:
    """Which words must not stand in this column. What people say stands in any note; what they are called in none."""
    kind = candidate.info.get("kind")
    if kind is Kind.NOTE or (kind is Kind.WORDING and candidate.table.name not in PUBLISHED):
        return traces.names
    return () if kind in OWN_WORDS else (*traces.words, *traces.names)


def _holds(unit: Unit, candidate: Column[Any], word: str) -> Any:
    if isinstance(candidate.type, String):
        return candidate.contains(word, autoescape=True)
    if isinstance(candidate.type, LargeBinary):
        place = func.position(literal(word.encode()).op("IN")(candidate)) if unit.on_postgresql else None
        return place > 0 if place is not None else func.instr(candidate, literal(word.encode())) > 0
    return None


def _names_a_living_patient(candidate: Column[Any]) -> bool:
    """Whether a patient's id may stand here only while the patient lives. Evidence (trail, consents) keeps the pseudonym."""
    return bool(candidate.foreign_keys) or (candidate.table.name == "patient" and candidate.name == "id")


def search_files(folder: Path, patterns: Sequence[bytes]) -> Search:
    """Look for `patterns` in the raw bytes of every file under `folder`."""
    found = byte_search.search(folder, patterns)
    return Search(len(found), tuple((place, count) for place, count in found.items() if count))


def search_database_files(unit: Unit, traces: Traces) -> Search:
    """Look in the raw bytes of the SQLite database, its log and every other file of its folder; nothing on PostgreSQL,
    whose files belong to the server. A word that the clinic itself uses (in a ready answer, say) proves nothing there."""
    if unit.on_postgresql:
        return Search(0)
    folder = Path(str(unit.connection.engine.url.database)).parent
    search = search_files(folder, traces.patterns())
    if not search.found:
        return search
    words = tuple(word for word in traces.words if not _is_our_own(unit, word))
    names = tuple(name for name in traces.names if not _is_of_the_clinic(unit, name))
    return search_files(folder, Traces(lookups=traces.lookups, words=words, names=names).patterns())


def _is_our_own(unit: Unit, word: str) -> bool:
    """Whether staff wrote this word as well, wherever it was."""
    return _stands_in(unit, word, lambda one: one.info.get("kind") in OWN_WORDS | {Kind.NOTE})


def _is_of_the_clinic(unit: Unit, name: str) -> bool:
    """Whether a name or number is also that of the clinic, of a doctor or a colleague: then it proves nothing."""
    return _stands_in(unit, name, lambda one: one.info.get("kind") is Kind.STAFF or one.table.name in PUBLISHED)


def _stands_in(unit: Unit, word: str, fits: Callable[[Column[Any]], bool]) -> bool:
    own = [c for c in columns() if fits(c[1]) and isinstance(c[1].type, String)]
    return any(_count(unit, table, candidate.contains(word, autoescape=True)) for table, candidate in own)

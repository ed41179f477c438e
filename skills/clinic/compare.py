"""What is different between two documents of the clinic's data, value by value, for whoever is to confirm or undo it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

LANGUAGES = ("ko", "en")
LONG = 200  # From so many characters on, only the lines that differ are shown.


@dataclass(frozen=True, slots=True)
class Change:
    """One value: where it stands ("week.mon"), and what it was and is; empty where there was or is none."""

    at: str
    before: str
    after: str

    @property
    def key(self) -> str:
        """The place without the entry's number and the language: what the value is called."""
        return ".".join(name for name in self.at.split(".") if not name.isdecimal() and name not in LANGUAGES)

    @property
    def entry(self) -> str:
        """The number of the entry that it stands in, if it stands in one."""
        return next((name for name in self.at.split(".") if name.isdecimal()), "")

    @property
    def lang(self) -> str:
        """The language of the value, if it has one."""
        last = self.at.rpartition(".")[2]
        return last if last in LANGUAGES else ""


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Every value that differs, in the documents' order."""
    old, new = dict(_values("", before)), dict(_values("", after))
    return [_shown(at, old.get(at, ""), new.get(at, "")) for at in {**old, **new} if old.get(at) != new.get(at)]


def _values(at: str, value: Any) -> Iterator[tuple[str, str]]:
    """Each single value with its place. A list of words is one value, a list of entries is told by its entries."""
    if isinstance(value, Mapping):
        for name, one in value.items():
            yield from _values(f"{at}.{name}" if at else str(name), one)
    elif isinstance(value, list) and any(isinstance(one, Mapping) for one in value):
        for number, one in enumerate(value, 1):
            yield from _values(f"{at}.{number}", one)
    elif isinstance(value, list):
        yield at, "\n".join(map(str, value))
    else:
        yield at, str(value)


def _shown(at: str, before: str, after: str) -> Change:
    if max(len(before), len(after)) < LONG:
        return Change(at, before, after)
    lines = list(difflib.ndiff(before.split("\n"), after.split("\n")))
    return Change(at, *("\n".join(line[2:] for line in lines if line.startswith(mark)) for mark in ("- ", "+ ")))

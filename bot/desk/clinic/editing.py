"""From a document to a form and back: what a page shows, what it sent, and which field a fault belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from bot.desk.clinic.sections import Field, Section
from skills.clinic.clinic import WEEKDAYS
from skills.clinic.versions import Document, Fault

MOST_ENTRIES = 100
Shown = Callable[[Mapping[str, Any]], bool]


@dataclass(slots=True)
class Sent:
    """What a form sent: the parts of the document as they would be, and the form's names of the entries that are left."""

    parts: Document
    places: list[str] = field(default_factory=list)


def values(section: Section, document: Document, shown: Shown) -> dict[str, str]:
    """Every field's name in the form with its text."""
    found = {one.at: _text(one, _find(document, one.at)) for one in section.fields}
    for number, entry in _entries(section, document, shown):
        for one in (*section.entry, *section.folded):
            found[f"{section.entries}.{number}.{one.at}"] = _text(one, _find(entry, one.at))
    return found


def numbers(section: Section, document: Document, shown: Shown) -> list[int]:
    """The entries' numbers on the page, the empty one last."""
    return [*(number for number, _ in _entries(section, document, shown)), len(document.get(section.entries, ()))]


def _entries(section: Section, document: Document, shown: Shown) -> Iterator[tuple[int, Mapping[str, Any]]]:
    if section.entries:
        yield from ((n, entry) for n, entry in enumerate(document.get(section.entries, ())) if shown(entry))


def read(section: Section, document: Document, form: Mapping[str, str], shown: Shown) -> Sent:
    """The document's parts with what the form says in place of what it shows."""
    parts: Document = {part: deepcopy(document[part]) for part in section.parts if part in document}
    for one in section.fields:
        _put(parts, one, form, one.at)
    parts = {**dict.fromkeys(section.parts), **parts}  # What was emptied must not stay as it was.
    if not section.entries:
        return Sent(parts)
    kept, places = [], []
    before = document.get(section.entries, [])
    for number in range(min(len(before) + 1, MOST_ENTRIES)):
        entry, place = deepcopy(before[number]) if number < len(before) else {}, f"{section.entries}.{number}"
        if number == len(before) or shown(entry):
            if _is_left_out(section, form, place):
                continue
            for one in (*section.entry, *section.folded):
                _put(entry, one, form, f"{place}.{one.at}")
        kept.append(entry)
        places.append(place)
    return Sent({**parts, section.entries: kept}, places)


def fault_of(section: Section, sent: Sent, fault: Fault) -> str:
    """The name of the form's field that a fault belongs to; an entry's own number is the form's."""
    at = [str(one) for one in fault.at]
    if section.entries and len(at) > 1 and at[0] == section.entries and at[1].isdecimal():
        return ".".join((sent.places[int(at[1])], *at[2:]))
    return ".".join(at)


def _is_left_out(section: Section, form: Mapping[str, str], place: str) -> bool:
    words = (form.get(f"{place}.{one.at}", "") for one in (*section.entry, *section.folded) if one.kind != "yes")
    return f"{place}.remove" in form or not any(word.strip() for word in words)


def _find(data: Mapping[str, Any], at: str) -> Any:
    found: Any = data
    for name in at.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def _text(one: Field, value: Any) -> str:
    if one.kind == "yes":
        return "on" if value else ""
    if one.kind == "days":
        return " ".join(value or ())
    return "\n".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)


def _put(data: dict[str, Any], one: Field, form: Mapping[str, str], name: str) -> None:
    """Set the value, or take it out where nothing is told: a left-out value is the clinic's usual one."""
    *path, last = one.at.split(".")
    holders = [data]
    for step in path:
        holders.append(holders[-1].setdefault(step, {}))
    value = _value(one, form, name)
    if value is None:
        holders[-1].pop(last, None)
    else:
        holders[-1][last] = value
    for step, (holder, inner) in reversed(list(zip(path, pairwise(holders), strict=True))):
        if not inner:
            del holder[step]


def _value(one: Field, form: Mapping[str, str], name: str) -> Any:
    text = form.get(name, "").replace("\r\n", "\n").strip()
    match one.kind:
        case "yes":
            return bool(text)
        case "days":
            return [day for day in WEEKDAYS if form.get(f"{name}.{day}")]
        case "lines" | "dates":
            return [line.strip() for line in text.split("\n") if line.strip()]
        case _:
            return text if text or one.is_needed else None

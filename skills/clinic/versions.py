"""Changing the clinic's data: every change is a new version of the whole, checked by the one validator (`Clinic`).

The first start of a database makes the first version from clinic.toml; from then on the database counts and the file is the way
in (`clinic import`) and out (`clinic export`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeAlias

from pydantic import ValidationError

from skills.clinic import policy, promotions
from skills.clinic.clinic import WEEKDAYS, Both, Clinic, PolicyVersion, Reviewed
from skills.fields.timing.hours import today_in_seoul
from storage.clinic import versions
from storage.clinic.versions import ClinicVersion
from storage.errors import Conflict, NotFound, NotPossible
from storage.patients import patients
from storage.trail import chain
from storage.unit.unit_of_work import Unit

Document: TypeAlias = dict[str, Any]
Origin: TypeAlias = Literal["file", "desk", "undo"]
FROM_OUTSIDE = {"holidays", "public_url"}  # What is no data of the clinic's own.
LONGEST_WHY = 200
_PHONE = re.compile(r"\+?[0-9](?:[ ()-]{0,2}[0-9]){2,15}")
_EMAIL = re.compile(r"[^\s@]{1,64}@[^\s@.]{1,63}(?:\.[^\s@.]{1,63}){1,5}")
CONCERN_EVERYBODY = frozenset({"periods", "processors", "policy"})  # Parts that concern every patient.


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one value: where it stands, pydantic's name of the mistake, what it says, and the bound it names."""

    at: tuple[str | int, ...]
    kind: str
    said: str
    bound: str = ""


@dataclass(frozen=True, slots=True)
class Makers:
    """Who made a version, and who confirmed it."""

    made_by: str
    confirmed_by: str = ""


class Unfit(NotPossible):
    """The data is not that of a clinic; `faults` says what is wrong with which value."""

    code = "clinic_unfit"

    def __init__(self, faults: Iterable[Fault]) -> None:
        super().__init__("the clinic's data cannot be used")
        self.faults = tuple(faults)


def read(data: Mapping[str, Any]) -> Clinic:
    """The clinic that this data describes, a part that is None being the usual one; `Unfit` names every fault."""
    try:
        return Clinic.model_validate({part: value for part, value in data.items() if value is not None})
    except ValidationError as error:
        raise Unfit(_fault(one) for one in error.errors()) from None


def document_of(clinic: Clinic) -> Document:
    """The clinic as data, whole: two clinics are the same when their documents are."""
    found: Document = clinic.model_dump(mode="json", exclude=FROM_OUTSIDE, exclude_none=True)
    return found


def document_in(text: str) -> Document:
    """The document that a version holds."""
    found: Document = json.loads(text)
    return found


def changed_parts(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    """The parts (the document's own keys) that are not the same in both."""
    return tuple(sorted(part for part in before.keys() | after.keys() if before.get(part) != after.get(part)))


def begin(unit: Unit, clinic: Clinic) -> ClinicVersion:
    """The version that counts; the first start makes it from the file's clinic."""
    present = versions.newest(unit)
    return present or _keep(unit, {}, document_of(clinic), "file", "", by=Makers(""))


def present(unit: Unit) -> tuple[int, Document]:
    """The number and the document of the version that counts."""
    version = versions.newest(unit)
    if version is None:
        raise NotFound("there is no version of the clinic's data yet")
    return version.number, document_in(version.document)


def take_in(unit: Unit, clinic: Clinic, why: str = "") -> ClinicVersion | None:
    """The file's clinic becomes a version; None when it is what counts already and came from the file. What concerns every
    patient needs the officer's ground here as it needs a second person at the desk."""
    before = versions.newest(unit)
    document = document_of(clinic)
    known = document_in(before.document) if before is not None else {}
    if before is not None and before.origin == "file" and known == document:
        return None
    if known and not why.strip() and (parts := CONCERN_EVERYBODY.intersection(changed_parts(known, document))):
        raise NotPossible(
            f"{', '.join(sorted(parts))}: what concerns every patient needs a ground (--why)", code="clinic_ground"
        )
    return _keep(unit, known, document, "file", why)


def change(
    unit: Unit, parts: Mapping[str, Any], *, seen: int, why: str = "", by: Makers | None = None
) -> ClinicVersion:
    """Put these parts in the place of the present ones. `Conflict` when one of them was changed after version `seen`, which is
    what whoever changes it was looking at."""
    check_fresh(unit, parts, seen)
    _, before = present(unit)
    return _keep(unit, before, document_of(read({**before, **parts})), "desk", why, by=by)


def check_fresh(unit: Unit, parts: Iterable[str], seen: int) -> None:
    """Raise `Conflict` when one of these parts was changed after version `seen`."""
    if versions.changed_since(unit, seen) & set(parts):
        raise Conflict("somebody changed this meanwhile", code="clinic_changed")


def older(unit: Unit, number: int) -> Document:
    """The document of an older version, if it is still a clinic's."""
    version = versions.find(unit, number)
    if version is None:
        raise NotFound("there is no such version")
    return document_of(read(document_in(version.document)))


def restore(unit: Unit, number: int, *, seen: int = 0, by: Makers | None = None) -> ClinicVersion:
    """Bring an older version back, as a new one. With `seen`, the version that it was decided on, what was changed since stays:
    `Conflict` where that is the same part."""
    _, before = present(unit)
    return _keep(unit, before, restored(unit, number, seen), "undo", "", by=by, restores=number)


def restored(unit: Unit, number: int, seen: int = 0) -> Document:
    """What `restore` would make."""
    (newest, before), target = present(unit), older(unit, number)
    if not seen or seen == newest:
        return target
    parts = changed_parts(older(unit, seen), target)
    check_fresh(unit, parts, seen)
    return document_of(read({**before, **{name: target.get(name) for name in parts}}))


def _keep(
    unit: Unit, before: Document, after: Document, origin: Origin, why: str, *, by: Makers | None = None,
    restores: int | None = None,
) -> ClinicVersion:  # fmt: skip
    if before:
        check(unit, before, after)
    makers = by or Makers(unit.actor.id if unit.actor.kind == "staff" else "")
    version = ClinicVersion(
        number=versions.newest_number(unit) + 1, document=json.dumps(after, ensure_ascii=False, sort_keys=True),
        made_at=unit.now, made_by=makers.made_by, confirmed_by=makers.confirmed_by, origin=origin,
        why=why[:LONGEST_WHY], changed=",".join(changed_parts(before, after)), restores=restores,
    )  # fmt: skip
    versions.add(unit, version)
    chain.record(unit, "clinic_changed", about=str(version.number), why=origin)
    return version


def check(unit: Unit, before: Document, after: Document) -> None:
    """Whichever way it comes in: what is new may be said on this day and can be used; less notice of a policy than was promised
    needs the officer's ground; and a policy that patients could read stays, once there are patients."""
    if faults := [*_unreviewed(before, after, today_in_seoul(unit.now)), *_unusable(before, after)]:
        raise Unfit(faults)
    known, today = (
        {one.version: one for one in map(PolicyVersion.model_validate, before.get("policy", ()))},
        today_in_seoul(unit.now),
    )
    if late := policy.without_ground(read(after), known, today):
        raise Unfit(
            Fault(("policy", place, "ground"), "missing", "less notice than was promised: say why") for place in late
        )
    if patients.count(unit) and (gone := policy.taken_away(read(after), known, today)):
        raise Unfit(
            [Fault(("policy", 0, "version"), "taken_away", f"what patients could read stays: {', '.join(gone)}")]
        )


def _unreviewed(before: Document, after: Document, today: date) -> Iterator[Fault]:
    """New prices and answers that are over already, or advertise without the number of a review (H-1)."""
    clinic = read(after)
    said: dict[str, list[tuple[Reviewed, Both]]] = {
        "prices": [(one, one.item) for one in clinic.prices], "questions": [(one, one.answer) for one in clinic.questions],
    }  # fmt: skip
    for part, entries in said.items():
        known = before.get(part, ())
        for place, (entry, words) in enumerate(entries):
            if after[part][place] in known:
                continue
            if not (entry.review or "").strip() and promotions.needs_review(f"{words.ko}\n{words.en}"):
                yield Fault((part, place, "review"), "unreviewed", "advertising needs the number of its review")
            if entry.until is not None and entry.until < today:
                yield Fault((part, place, "until"), "expired", "this day is over")


def _unusable(before: Document, after: Document) -> Iterator[Fault]:
    """New values that look right and help nobody: a number that cannot be called, a day that closes before it opens. What a
    clinic has had for long is read as it is, so that no server stops over it."""

    def value(document: Document, part: str, name: str) -> str:
        found = document.get(part) if name else document
        return str((found or {}).get(name or part) or "")

    for part, name, fits, kind in _USABLE:
        told = value(after, part, name)
        if told and told != value(before, part, name) and not fits(told):
            yield Fault((part, name) if name else (part,), kind, f"this is no {kind}")


def _is_in_order(span: str) -> bool:
    opens, _, closes = span.partition("-")
    return opens < closes


_USABLE: tuple[tuple[str, str, Callable[[str], object], str], ...] = (
    ("phone", "", _PHONE.fullmatch, "phone"),
    ("officer", "phone", _PHONE.fullmatch, "phone"),
    ("officer", "email", _EMAIL.fullmatch, "email"),
    *(("week", name, _is_in_order, "hours") for name in (*WEEKDAYS, "lunch")),
)


def _fault(error: Any) -> Fault:
    context = error.get("ctx", {})
    bound = next((str(context[name]) for name in ("ge", "le", "max_length", "min_length") if name in context), "")
    return Fault(tuple(error["loc"]), error["type"], error["msg"].removeprefix("Value error, "), bound)

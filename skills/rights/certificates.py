"""The certificate of a deletion: what a patient reads of it, in the chat at once and on a page that nobody has to sign in for.

Nobody is left to be told when the look through every column and file is done, so the chat gives an address that names no one,
and the page behind it says how that look ended. It holds no personal data.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from skills.clinic.clinic import Clinic
from skills.clinic.periods import RECORDS
from skills.retention.destruction import Certificate, Kept
from skills.rights import rights
from skills.rights.rights import Verdict, show_day
from skills.texts import say
from storage.retention import destruction, search
from storage.rights import RightsRequest
from storage.unit.unit_of_work import Unit

BY_RIGHT = "right_deletion"
FILES = "files"


@dataclass(frozen=True, slots=True)
class Looked:
    """How the look afterwards ended: the areas that were looked through, and those of them in which something was found.
    `searched_at` is None while it is not done."""

    number: str
    destroyed_at: datetime
    rows: int
    is_whole: bool
    searched_at: datetime | None
    areas: tuple[str, ...]
    found_in: frozenset[str]
    backups_until: datetime


def read(unit: Unit, clinic: Clinic, line_id: str) -> Looked | None:
    """The certificate with this id; None for every other line of the ledger and for what is no id."""
    line = destruction.find(unit, line_id)
    if line is None or line.class_name != "patient" or line.ground != BY_RIGHT:
        return None
    areas = search.areas() if unit.on_postgresql else (*search.areas(), FILES)
    return Looked(
        number_of(line.id), line.ended_at, line.count, line.method == destruction.CRYPTO_ERASE, line.searched_at, areas,
        frozenset(search.area_of(place) or FILES for place in line.found_in.split(",") if place),
        backups_until(clinic, line.ended_at),
    )  # fmt: skip


def number_of(line_id: str) -> str:
    """What people call it by."""
    return line_id[:8]


def backups_until(clinic: Clinic, at: datetime) -> datetime:
    """When the last backup that was made before this ends for good: its key goes within the hour."""
    return at + timedelta(days=clinic.periods.backup_days, hours=1)


def text(
    clinic: Clinic, request: RightsRequest, verdict: Verdict, done: Certificate, lang: str, *, unlinks: bool = False
) -> str:
    """The certificate as the patient reads it at once: the result, counts, where the look afterwards can be read, what was
    passed on, what backups hold, and what stays and why."""
    key = "done" if done.is_complete and not done.kept else "done_partly"
    lines = [say(f"rights.delete.{key}", lang, certificate=number_of(done.id), rows=done.rows)]
    lines.append(say(f"rights.delete.method.{'key' if done.is_complete else 'rows'}", lang))
    if done.is_complete:
        lines.append(say("rights.delete.searched", lang, url=f"{clinic.public_url}/certificate/{done.id}"))
    lines.append(say("rights.delete.backups", lang, until=show_day(backups_until(clinic, done.at), lang)))
    passed_on = [say("rights.delete.unlinks", lang)] if unlinks else []
    extra = "\n".join([*lines, *passed_on, *(_kept_line(kept, lang) for kept in done.kept)])
    return rights.notice(clinic, request, replace(verdict, extra=extra), lang, done.at)


def held_lines(grounds: Iterable[str], lang: str) -> list[str]:
    """What cannot be destroyed now, a line for each ground of a hold."""
    told = [say(f"rights.hold.{ground}", lang) for ground in dict.fromkeys(grounds)]
    return [say("rights.delete.held_line", lang, ground=ground) for ground in told]


def _kept_line(kept: Kept, lang: str) -> str:
    if kept.until is None:
        return held_lines([kept.ground], lang)[0]
    record = say(f"rights.record.{kept.kind if kept.kind in RECORDS else 'other'}", lang)
    law = say("rights.record.law", lang)
    return say("rights.delete.kept_line", lang, kind=record, ground=law, until=show_day(kept.until, lang))

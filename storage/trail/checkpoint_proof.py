"""Checking the kept checkpoints: what each row says against the note that was signed, and against the trail's own records.

A kept checkpoint is a copy; the witness is whoever got it by mail. But a copy that was touched says that somebody was here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, String, cast, select

from storage.errors import TrailBroken
from storage.trail import checkpoints
from storage.trail.chain import AccessRecord
from storage.trail.checkpoints import Checkpoint, Signed
from storage.trail.rows import Finding
from storage.unit.schema import table_of
from storage.unit.unit_of_work import Unit

_kept = table_of(Checkpoint)
_records = table_of(AccessRecord)
SIGNED, PRUNED = "trail_checkpoint", "trail_pruned"  # The acts that a checkpoint comes with, in the same unit.
KEPT_AS_PRUNED = "pruned"


def kept(unit: Unit, vkey: str) -> Iterator[Signed | Finding]:
    """What each kept checkpoint says, or what is wrong with it."""
    columns = (_kept.c.size, _kept.c.hash, _kept.c.note)
    for size, last, note in unit.connection.execute(select(*columns).order_by(_kept.c.size)):
        try:
            said = checkpoints.read(note, vkey)
        except TrailBroken as broken:
            yield Finding("unsigned", _number(size), f"the kept checkpoint of {size} records: {broken}")
            continue
        if (said.size, said.hash, note) != (size, last, checkpoints.sign(unit.vault, said.size, said.hash)):
            detail = f"the kept checkpoint of {size} records: its note was signed for another one"
            yield Finding("unsigned", _number(size), detail)
        yield said


def touched(unit: Unit) -> Finding | None:
    """The first checkpoint that the trail knows and that is gone, or that is kept with another time or reason. The trail
    itself must have been verified."""
    for size, told in _told(unit).items():
        if all(row.size is None for row in told):
            return Finding("deleted", size, f"the kept checkpoint of {size} records is gone")
        why = KEPT_AS_PRUNED if any(row.act == PRUNED for row in told) else told[0].told_why
        if told[0].why != why or not any(row.is_time for row in told):
            return Finding("altered", size, f"the kept checkpoint of {size} records has another time or reason")
    return None


def _told(unit: Unit) -> Mapping[int, Sequence[Row[Any]]]:
    """The trail's records about each checkpoint, with the row that is kept."""
    is_same = cast(_kept.c.size, String) == _records.c.about
    query = (
        select(
            _records.c.about, _records.c.act, _records.c.why.label("told_why"),
            _kept.c.size, _kept.c.why, (_kept.c.signed_at == _records.c.at).label("is_time"),
        )
        .outerjoin_from(_records, _kept, is_same)
        .where(_records.c.act.in_((SIGNED, PRUNED)))
        .order_by(_records.c.seq)
    )  # fmt: skip
    found: dict[int, list[Row[Any]]] = {}
    for row in unit.connection.execute(query):
        found.setdefault(int(row.about), []).append(row)
    return found


def _number(size: object) -> int:
    return size if isinstance(size, int) else 0

"""Keeping the trail in bounds: pruning what is older than its period, and exporting it for a verifier outside (S-3).

Pruning leaves a signed checkpoint behind the last pruned record, from which the rest verifies.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import delete, func, select, update

from storage.trail import chain, checkpoints
from storage.trail.chain import AccessRecord, TrailHead
from storage.trail.rows import read_head, reading_anything, rows, to_line
from storage.unit.schema import table_of
from storage.unit.unit_of_work import Unit

FORM = "sangdam-trail 1"
_records = table_of(AccessRecord)
_head = table_of(TrailHead)


def prunable(unit: Unit, before: datetime) -> int:
    """How many records are of `before` or earlier, counted from the oldest without a gap."""
    head = read_head(unit)
    return max(_last_before(unit, before, head.seq) - head.pruned_seq, 0)


def prune(unit: Unit, before: datetime, limit: int) -> int:
    """Delete at most `limit` records of `before` or earlier; how many. The head is locked, so that nobody appends meanwhile."""
    lock = select(_head.c.seq, _head.c.hash, _head.c.pruned_seq).where(_head.c.id == 1).with_for_update()
    seq, last, pruned = unit.connection.execute(lock).one()
    up_to = min(_last_before(unit, before, seq), pruned + limit)
    if up_to <= pruned:
        return 0
    end = unit.connection.scalar(select(_records.c.hash).where(_records.c.seq == up_to))
    checkpoints.keep(unit, up_to, str(end), "pruned")
    mac = chain.head_mac(unit.vault, seq, last, up_to, str(end))
    values = {"pruned_seq": up_to, "pruned_hash": end, "mac": mac}
    unit.connection.execute(update(_head).where(_head.c.id == 1).values(**values))
    done = unit.connection.execute(delete(_records).where(_records.c.seq <= up_to)).rowcount
    chain.record(unit, "trail_pruned", about=str(up_to))
    return done


def _last_before(unit: Unit, before: datetime, newest: int) -> int:
    """The number before the first record that is younger: records in between keep what stands behind them."""
    young = unit.connection.scalar(select(func.min(_records.c.seq)).where(_records.c.at > before))
    return newest if young is None else int(young) - 1


def export(unit: Unit) -> Iterator[bytes]:
    """The trail as lines of JSON for docs/verify_trail.py: a head line, then a record a line as the list that is hashed
    followed by its hash. The keyed codes stay here: they prove nothing to who has no key."""
    head = read_head(unit)
    about: dict[str, Any] = {
        "form": FORM,
        "key": checkpoints.verifier_key(unit.vault),
        "begins_after": head.pruned_seq,
        "hash_before": head.pruned_hash,
    }
    yield orjson.dumps(about) + b"\n"
    with reading_anything(unit):
        for row in rows(unit):
            yield orjson.dumps(to_line(row, on_postgresql=unit.on_postgresql), default=repr) + b"\n"

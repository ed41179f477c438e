"""Naming what was done to a broken place of the trail. Used by `storage/py`, only once something is wrong.

A record belongs to a place when its hash follows from the hash before that place. So a record that fits where it does not
stand was moved; records that fit each other with other numbers follow a gap that somebody closed; a record whose hash
was made without the key was rewritten.
"""

from __future__ import annotations

from storage.trail_rows import Finding, Head, Row, hash_of, mac_fits, rows
from storage.unit import Unit

CLOSED_GAPS = 1_000  # How many deleted records a renumbering may hide and still be named as deleted.


def name(unit: Unit, seq: int, previous: str, row: Row, head: Head) -> Finding:
    """What was done at `seq`, where `row` stands and does not follow from the hash `previous` of the record before."""
    if isinstance(row[0], int) and row[0] < seq:
        return Finding("forked", row[0], "a record stands before the first one")
    moved = _fits_here(unit, seq, previous, row)
    if moved:
        detail = "a record was put in" if _too_many(unit, head) else f"the record that belongs here stands at {moved}"
        return Finding("forked" if _too_many(unit, head) else "reordered", seq, detail)
    if row[0] != seq:
        return Finding("deleted", seq, f"the records {seq} to {row[0] - 1} are gone")
    if _follows(seq, previous, row):
        return _rewritten(unit, seq, row, head)
    if gap := _closed_gap(unit, seq, row, head):
        return Finding("deleted", seq, f"{gap} records are gone from here and the later ones were renumbered")
    return Finding("altered", seq, "the record's content does not fit its hash")


def _follows(seq: int, previous: str, row: Row) -> bool:
    return bool(row[10] == hash_of(previous, seq, row))


def _fits_here(unit: Unit, seq: int, previous: str, row: Row) -> int:
    """Where the record stands that belongs at `seq`, or 0. Its hash may have moved with it or may have stayed here."""
    if _follows(seq, previous, row) and row[0] == seq:
        return 0
    for other in rows(unit):
        if other[0] == row[0] == seq:
            continue
        fitting = hash_of(previous, seq, other)
        if fitting and fitting in (other[10], row[10]):
            return int(other[0])
    return 0


def _too_many(unit: Unit, head: Head) -> bool:
    return sum(1 for _ in rows(unit)) > head.seq - head.pruned_seq


def _rewritten(unit: Unit, seq: int, row: Row, head: Head) -> Finding:
    """The hash follows but the keyed code does not fit it: the code was changed, the record was rewritten with its hash, or
    the chain was rebuilt from here on."""
    if seq > head.seq:
        return Finding("forked", seq, "there are records that the head does not know")
    following = next((other for other in rows(unit) if other[0] == seq + 1), None)
    goes_on = following is not None and hash_of(row[10], seq + 1, following) == following[10]
    if goes_on and following is not None and not mac_fits(unit.vault.ring.trail_mac, following):
        return Finding("forked", seq, "from here on the chain was rebuilt without the house's key")
    if goes_on or row[10] == head.hash:
        return Finding("altered", seq, "the record's keyed code was changed")
    return Finding("altered", seq, "the record was rewritten together with its hash")


def _closed_gap(unit: Unit, seq: int, row: Row, head: Head) -> int:
    following = next((other for other in rows(unit) if other[0] == seq + 1), None)
    if following is None:
        return head.seq - seq if row[10] == head.hash else 0
    for gap in range(1, CLOSED_GAPS):
        if hash_of(row[10], seq + 1 + gap, following) == following[10]:
            return gap
    return 0

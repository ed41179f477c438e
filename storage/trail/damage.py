"""Naming what was done to a broken place of the trail. Used by `storage/trail/proof.py`, only once something is wrong.

A record belongs to a place when its hash follows from the hash before that place. So a record that fits where it does not
stand was moved; records that fit each other with other numbers follow a gap that somebody closed; a record whose hash
was made without the key was rewritten.
"""

from __future__ import annotations

from storage.trail.rows import Finding, Head, Row, hash_of, is_ours, mac_fits, reading_anything, rows
from storage.unit.unit_of_work import Unit

CLOSED_GAPS = 1_000  # How many deleted records a renumbering may hide and still be named as deleted.
NO_ROW: Row = (None,) * 12  # A pruning took it away meanwhile; then the verification begins again.


def name(unit: Unit, seq: int, previous: str, head: Head) -> Finding:
    """What was done at `seq`, where no row stands that follows from the hash `previous` of the record before."""
    with reading_anything(unit):
        return _Place(unit, seq, previous, head).named()


class _Place:
    """The broken place, with what has been found out about it."""

    def __init__(self, unit: Unit, seq: int, previous: str, head: Head) -> None:
        self.unit, self.seq, self.previous, self.head = unit, seq, previous, head
        self.row = self._first()

    def named(self) -> Finding:
        seq, number = self.seq, self.row[0]
        if isinstance(number, int) and number < seq:
            return Finding("forked", number, "a record stands before the first one")
        if isinstance(number, int) and seq > self.head.seq and is_ours(self.unit, self.head):
            return Finding("forked", number, "there are records that the head does not know")
        if (moved := self._fitting()) is not None:
            if self._too_many():
                return Finding("forked", seq, "a record was put in")
            return Finding("reordered", seq, f"the record that belongs here stands at {moved}")
        if not isinstance(number, int):
            return Finding("altered", seq, "the record's number is no number")
        if number != seq:
            return Finding("deleted", seq, f"the records {seq} to {number - 1} are gone")
        if self._hash(self.previous, seq, self.row) == self.row[10]:
            return self._rewritten()
        if gap := self._closed_gap():
            return Finding("deleted", seq, f"{gap} records are gone from here and the later ones were renumbered")
        return Finding("altered", seq, "the record's content does not fit its hash")

    def _first(self) -> Row:
        """The row where the walk broke off: the first one that is not among those that were followed."""
        followed = range(self.head.pruned_seq + 1, self.seq)
        return next((row for row in rows(self.unit) if row[0] not in followed), NO_ROW)

    def _hash(self, previous: str, seq: int, row: Row) -> str:
        return hash_of(previous, seq, row, on_postgresql=self.unit.on_postgresql)

    def _fitting(self) -> object:
        """Where the record stands that belongs here, or None. Its hash may have moved with it or may have stayed here. A
        record that fits where it stands was not moved, however much it is like the one that is missing."""
        row, before = self.row, self.head.pruned_hash
        if row[0] == self.seq and self._hash(self.previous, self.seq, row) == row[10]:
            return None
        for other in rows(self.unit):
            is_at_home = self._hash(before, other[0], other) == other[10]
            before = other[10]
            if is_at_home or other[0] == row[0] == self.seq:
                continue
            fitting = self._hash(self.previous, self.seq, other)
            if fitting and fitting in (other[10], row[10]):
                return other[0]
        return None

    def _too_many(self) -> bool:
        return sum(1 for _ in rows(self.unit)) > self.head.seq - self.head.pruned_seq

    def _rewritten(self) -> Finding:
        """The hash follows but the keyed code does not fit it: the code was changed, the record was rewritten with its hash,
        or the chain was rebuilt from here on."""
        seq, row, following = self.seq, self.row, self._following()
        goes_on = following is not None and self._hash(row[10], seq + 1, following) == following[10]
        if goes_on and following is not None and not mac_fits(self.unit.vault.ring.trail_mac, following):
            return Finding("forked", seq, "from here on the chain was rebuilt without Sangdam's key")
        if goes_on or row[10] == self.head.hash:
            return Finding("altered", seq, "the record's keyed code was changed")
        return Finding("altered", seq, "the record was rewritten together with its hash")

    def _closed_gap(self) -> int:
        seq, row, following = self.seq, self.row, self._following()
        if following is None:
            return self.head.seq - seq if row[10] == self.head.hash else 0
        for gap in range(1, CLOSED_GAPS):
            if self._hash(row[10], seq + 1 + gap, following) == following[10]:
                return gap
        return 0

    def _following(self) -> Row | None:
        return next((other for other in rows(self.unit) if other[0] == self.seq + 1), None)

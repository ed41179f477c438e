"""Verifying the trail: whether the chain holds, and if not, where it first does not (S-3).

What was done to a broken place is named by `storage/trail/damage.py`, the rows come from `storage/trail/rows.py`. What stands
outside the database (checkpoints) is compared here as well, because an old copy of the whole database holds in itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from storage.errors import TrailBroken
from storage.trail import checkpoint_proof, checkpoints, damage
from storage.trail.checkpoints import Signed
from storage.trail.rows import Finding, Head, follow, is_ours, read_head, reading_anything, rows
from storage.unit.unit_of_work import Unit

Note: TypeAlias = tuple[str, str]  # a checkpoint from outside: its name and its text


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verification saw. `finding` is None when everything holds; `checkpoints` is how many agreed."""

    records: int
    first: int
    last: int
    checkpoints: int
    finding: Finding | None

    @property
    def holds(self) -> bool:
        """Whether the trail is as it was written."""
        return self.finding is None


def verify(unit: Unit, notes: Sequence[Note] = ()) -> Verdict:
    """Check the whole trail, and against checkpoints from outside besides the kept ones. Runs in a reading unit while
    others append; a pruning in the middle makes it begin again."""
    while True:
        before = read_head(unit)
        verdict = _Walk(unit, before, notes).run()
        if read_head(unit).pruned_seq == before.pruned_seq:
            return verdict


class _Walk:
    """One pass from the first record to the last."""

    def __init__(self, unit: Unit, head: Head, notes: Sequence[Note]) -> None:
        self.unit = unit
        self.head = head
        self.seq, self.last = head.pruned_seq, head.pruned_hash
        self.agreed = 0
        self.unsigned: Finding | None = None
        self.expected = self._expected(notes)

    def run(self) -> Verdict:
        finding = self._follow() or self._end() or self.unsigned or self._check_head() or self._check_kept()
        first = self.head.pruned_seq + 1
        return Verdict(self.seq - self.head.pruned_seq, first, self.seq, self.agreed, finding)

    def _follow(self) -> Finding | None:
        key, walking = self.unit.vault.ring.trail_mac, rows(self.unit)
        stops, on_postgresql = {*self.expected, self.head.seq}, self.unit.on_postgresql
        while True:
            before = self.seq
            self.seq, self.last, is_broken = follow(
                walking, key, self.seq, self.last, stops, on_postgresql=on_postgresql
            )
            if is_broken:
                return damage.name(self.unit, self.seq + 1, self.last, self.head)
            if self.seq not in stops or self.seq == before:
                return None
            if finding := self._stop():
                return finding

    def _stop(self) -> Finding | None:
        """What a checkpoint or the head knows about the record that was reached."""
        if self.seq in self.expected:
            if self.expected[self.seq] != self.last:
                return self._not_the_one(self.seq)
            self.agreed += 1
        if self.seq == self.head.seq and self.last != self.head.hash and is_ours(self.unit, self.head):
            return Finding(
                "forked", self.seq, "the records end in another hash than the head that was sealed with the key"
            )
        return None

    def _not_the_one(self, seq: int) -> Finding:
        low = max((size for size in self.expected if size < seq), default=self.head.pruned_seq) + 1
        return Finding(
            "forked", low, f"the signed checkpoint of {seq} records knows another record among {low} to {seq}"
        )

    def _end(self) -> Finding | None:
        known = max(self.expected, default=0)
        if self.seq < known:
            return Finding("cut_off", self.seq + 1, f"a signed checkpoint knows {known} records, {self.seq} are left")
        if self.seq < self.head.seq:
            return Finding("cut_off", self.seq + 1, f"the head knows {self.head.seq} records, {self.seq} are left")
        return None

    def _check_head(self) -> Finding | None:
        """The head once more, as it is after the walk: it has moved on with what others appended meanwhile."""
        self.head = read_head(self.unit)
        if not is_ours(self.unit, self.head):
            return Finding("unsigned", self.head.seq, "the head was written without Sangdam's key")
        if self.seq > self.head.seq:
            return Finding("forked", self.head.seq + 1, "there are records that the head does not know")
        return None

    def _check_kept(self) -> Finding | None:
        if self.head.pruned_seq and self.expected.get(self.head.pruned_seq) != self.head.pruned_hash:
            return Finding("unsigned", self.head.pruned_seq, "no signed checkpoint says where the pruned part ended")
        with reading_anything(self.unit):
            return checkpoint_proof.touched(self.unit)

    def _expected(self, notes: Sequence[Note]) -> Mapping[int, str]:
        vkey = checkpoints.verifier_key(self.unit.vault)
        expected: dict[int, str] = {}
        with reading_anything(self.unit):
            kept = list(checkpoint_proof.kept(self.unit, vkey))
        for said in (*kept, *(_of_note(name, note, vkey) for name, note in notes)):
            if isinstance(said, Finding):
                self.unsigned = self.unsigned or said
            elif expected.setdefault(said.size, said.hash) != said.hash:
                self.unsigned = Finding("forked", said.size, "two signed checkpoints of this size disagree")
        return expected


def _of_note(name: str, note: str, vkey: str) -> Signed | Finding:
    try:
        return checkpoints.read(note, vkey)
    except TrailBroken as broken:
        return Finding("unsigned", 0, f"{name}: {broken}")

"""The learned half: how likely each label is for a sentence. The weights are data files that `make model` writes: one of what a
sentence means by itself, one of what it does in a talk (`moves`).

Here: reading the weights and weighing one sentence, standard library only. Not here: learning (`tests/corpus`), and what
is done with a score (`deciding`, `moves`).

The file: a line of JSON, then, packed by zlib, the checksums of the pieces in order (four bytes each) and a byte for each
piece and label. No piece is kept as text, which would take ten times the room; most weights are nothing, and packed they
take a quarter of it.
"""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import add
from pathlib import Path
from zlib import crc32, decompress

from skills.fields.reading.remembering import once
from skills.understanding.learned.features import features
from skills.understanding.spelling import Spelled

MEANINGS, MOVES = (Path(__file__).with_name(f"{name}.bin") for name in ("weights", "moves"))
ZERO = 128
"""The byte that stands for a weight of nothing."""
LANE, AT_ONCE = 2, 256
"""Bytes that a weight has in memory, so that many rows add up as one number each, and how many fit."""


@dataclass(frozen=True, slots=True)
class Model:
    corpus: str
    """The fingerprint of the sentences that the weights were learned from."""
    labels: tuple[str, ...]
    biases: tuple[float, ...]
    scale: float
    rows: Mapping[int, int]
    """By a piece's checksum: its weights for all labels, as one number."""

    def sums(self, pieces: Iterable[int]) -> tuple[Sequence[int], int]:
        """The weights of those pieces that are known, added up for each label, and how many are known."""
        found = [row for row in map(self.rows.get, pieces) if row is not None]
        totals = self._added_up(found[:AT_ONCE])
        for begin in range(AT_ONCE, len(found), AT_ONCE):
            totals = tuple(map(add, totals, self._added_up(found[begin : begin + AT_ONCE])))
        return totals, len(found)

    def _added_up(self, rows: Sequence[int]) -> Sequence[int]:
        count = len(self.labels)
        return struct.unpack(f"<{count}H", sum(rows).to_bytes(count * LANE, "little"))


@cache
def model(path: Path = MEANINGS) -> Model:
    """What `make model` wrote, read once."""
    file = path.read_bytes()
    end = file.index(b"\n")
    facts, read = json.loads(file[:end]), memoryview(decompress(file[end + 1 :]))
    labels, biases, count = tuple(facts["labels"]), tuple(facts["biases"]), facts["pieces"]
    rows, row, width = {}, bytearray(len(labels) * LANE), len(labels)
    for at, (checksum,) in enumerate(struct.iter_unpack("<I", read[: count * 4])):
        begin = count * 4 + at * width
        row[::LANE] = read[begin : begin + width]
        rows[checksum] = int.from_bytes(row, "little")
    return Model(facts["corpus"], labels, biases, facts["scale"], rows)


@once
def pieces(spelled: Spelled) -> list[int]:
    """The checksums of a sentence's pieces: both models look them up."""
    return list(map(crc32, features(spelled)))


@once
def _sums(spelled: Spelled, weights: Path) -> tuple[Sequence[int], int]:
    return model(weights).sums(pieces(spelled))


def share_known(spelled: Spelled) -> float:
    """How much of a sentence is made of pieces that were learned from."""
    return _sums(spelled, MEANINGS)[1] / len(pieces(spelled))


def weigh(spelled: Spelled, weights: Path = MEANINGS) -> dict[str, float]:
    """The probability of each label; they add up to one."""
    known, (sums, rows) = model(weights), _sums(spelled, weights)
    share = known.scale / math.sqrt(len(pieces(spelled)))
    nothing = ZERO * rows
    marks = [bias + (total - nothing) * share for bias, total in zip(known.biases, sums, strict=True)]
    most = max(marks)
    likely = [math.exp(mark - most) for mark in marks]
    whole = sum(likely)
    return {label: one / whole for label, one in zip(known.labels, likely, strict=True)}

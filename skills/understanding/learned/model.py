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
from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from zlib import crc32, decompress

from skills.understanding.learned.features import features
from skills.understanding.spelling import Spelled

MEANINGS, MOVES = (Path(__file__).with_name(f"{name}.bin") for name in ("weights", "moves"))
ZERO = 128
"""The byte that stands for a weight of nothing."""
HALF = 1 << 16
LOW = HALF - 1
LANE, AT_ONCE = 2, 256
"""Bytes that a weight has in memory, so that many rows add up as one number each, and how many fit."""


@dataclass(frozen=True, slots=True)
class Model:
    corpus: str
    """The fingerprint of the sentences that the weights were learned from."""
    labels: tuple[str, ...]
    biases: tuple[float, ...]
    scale: float
    begins: array[int]
    """By the upper half of a piece's checksum: where its lower halves begin."""
    lows: array[int]
    weights: bytearray

    def sums(self, names: Iterable[bytes]) -> tuple[list[int], int]:
        """The weights of those pieces that are known, added up for each label, and how many are known."""
        width, weights, number = len(self.labels) * LANE, self.weights, int.from_bytes
        begins, lows, found = self.begins, self.lows, []
        for key in map(crc32, names):
            high, low = key >> 16, key & LOW
            at, end = begins[high], begins[high + 1]
            while at < end and lows[at] != low:
                at += 1
            if at < end:
                found.append(at * width)
        totals = [0] * len(self.labels)
        for begin in range(0, len(found), AT_ONCE):
            total = sum([number(weights[at : at + width], "little") for at in found[begin : begin + AT_ONCE]])
            parts = struct.unpack(f"<{len(self.labels)}H", total.to_bytes(width, "little"))
            totals = [one + more for one, more in zip(totals, parts, strict=True)]
        return totals, len(found)


@cache
def model(path: Path = MEANINGS) -> Model:
    """What `make model` wrote, read once."""
    file = path.read_bytes()
    end = file.index(b"\n")
    facts, read = json.loads(file[:end]), memoryview(decompress(file[end + 1 :]))
    labels, biases, pieces = tuple(facts["labels"]), tuple(facts["biases"]), facts["pieces"]
    halves = array("H")
    halves.frombytes(read[: pieces * 4])
    many = Counter(halves[1::2])
    begins = array("I", accumulate(map(many.__getitem__, range(HALF)), initial=0))
    weights = bytearray(pieces * len(labels) * LANE)
    weights[::LANE] = read[pieces * 4 :]
    return Model(facts["corpus"], labels, biases, facts["scale"], begins, halves[::2], weights)


def share_known(spelled: Spelled) -> float:
    """How much of a sentence is made of pieces that were learned from."""
    found = features(spelled)
    return model().sums(found)[1] / len(found)


def weigh(spelled: Spelled, weights: Path = MEANINGS) -> dict[str, float]:
    """The probability of each label; they add up to one."""
    known, found = model(weights), features(spelled)
    sums, rows = known.sums(found)
    share = known.scale / math.sqrt(len(found))
    marks = [bias + (total - ZERO * rows) * share for bias, total in zip(known.biases, sums, strict=True)]
    most = max(marks)
    likely = [math.exp(mark - most) for mark in marks]
    whole = sum(likely)
    return {label: one / whole for label, one in zip(known.labels, likely, strict=True)}

"""The learned half: how likely each label is for a sentence. The weights are a data file that `make model` writes.

Here: reading the weights and weighing one sentence, standard library only. Not here: learning (`tests/corpus`), and what
is done with a score (`deciding`).

The file: a line of JSON, then the checksums of the pieces in order (four bytes each), then a byte for each piece and label.
No piece is kept as text, which would take ten times the room.
"""

from __future__ import annotations

import json
import math
import struct
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zlib import crc32

from skills.understanding.features import features
from skills.understanding.spelling import Spelled

WEIGHTS = Path(__file__).with_name("weights.bin")
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
    places: dict[int, int]
    """By the checksum of a piece: where its weights begin."""
    weights: bytes

    def sums(self, names: Iterable[bytes]) -> tuple[list[int], int]:
        """The weights of those pieces that are known, added up for each label, and how many are known."""
        width, weights, number = len(self.labels) * LANE, self.weights, int.from_bytes
        found = [at for at in map(self.places.get, map(crc32, names)) if at is not None]
        totals = [0] * len(self.labels)
        for begin in range(0, len(found), AT_ONCE):
            total = sum([number(weights[at : at + width], "little") for at in found[begin : begin + AT_ONCE]])
            parts = struct.unpack(f"<{len(self.labels)}H", total.to_bytes(width, "little"))
            totals = [one + more for one, more in zip(totals, parts, strict=True)]
        return totals, len(found)


@cache
def model() -> Model:
    """What `make model` wrote, read once."""
    head, _, body = WEIGHTS.read_bytes().partition(b"\n")
    facts = json.loads(head)
    labels, biases = tuple(facts["labels"]), tuple(facts["biases"])
    keys = array("I")
    begin = facts["pieces"] * keys.itemsize
    keys.frombytes(body[:begin])
    weights = bytearray((len(body) - begin) * LANE)
    weights[::LANE] = body[begin:]
    width = len(labels) * LANE
    places = dict(zip(keys, range(0, len(weights), width), strict=True))
    return Model(facts["corpus"], labels, biases, facts["scale"], places, bytes(weights))


def weigh(spelled: Spelled) -> dict[str, float]:
    """The probability of each label; they add up to one."""
    known, found = model(), features(spelled)
    sums, rows = known.sums(found)
    share = known.scale / math.sqrt(len(found))
    marks = [bias + (total - ZERO * rows) * share for bias, total in zip(known.biases, sums, strict=True)]
    most = max(marks)
    likely = [math.exp(mark - most) for mark in marks]
    whole = sum(likely)
    return {label: one / whole for label, one in zip(known.labels, likely, strict=True)}

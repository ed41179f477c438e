"""The learned half: how likely each label is for a sentence. The weights are a data file that `make model` writes.

Here: reading the weights and weighing one sentence, standard library only. Not here: learning (`tests/corpus`), and what
is done with a score (`deciding`).

The file: a line of JSON, then the table of pieces (for each upper half of a checksum where its lower halves begin, then the
lower halves in order), then a byte for each piece and label. No piece is kept as text, which would take ten times the room.
"""

from __future__ import annotations

import json
import math
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from skills.understanding.features import HALF, ZERO, features, halves
from skills.understanding.spelling import Spelled

WEIGHTS = Path(__file__).with_name("weights.bin")


@dataclass(frozen=True, slots=True)
class Model:
    corpus: str
    """The fingerprint of the sentences that the weights were learned from."""
    labels: tuple[str, ...]
    biases: tuple[float, ...]
    scale: float
    begins: array[int]
    lows: array[int]
    weights: bytes

    def rows(self, names: Iterable[str]) -> list[bytes]:
        """The weights of those pieces that are known."""
        begins, lows, width, found = self.begins, self.lows, len(self.labels), []
        for name in names:
            high, low = halves(name)
            end = begins[high + 1]
            at = bisect_left(lows, low, begins[high], end)
            if at < end and lows[at] == low:
                found.append(self.weights[at * width : at * width + width])
        return found


@cache
def model() -> Model:
    """What `make model` wrote, read once."""
    head, _, body = WEIGHTS.read_bytes().partition(b"\n")
    facts = json.loads(head)
    begins, lows = array("I"), array("H")
    lows_at = (HALF + 1) * begins.itemsize
    begins.frombytes(body[:lows_at])
    weights_at = lows_at + begins[-1] * lows.itemsize
    lows.frombytes(body[lows_at:weights_at])
    labels, biases = tuple(facts["labels"]), tuple(facts["biases"])
    return Model(facts["corpus"], labels, biases, facts["scale"], begins, lows, body[weights_at:])


def weigh(spelled: Spelled) -> dict[str, float]:
    """The probability of each label; they add up to one."""
    known, found = model(), features(spelled)
    rows = known.rows(found)
    sums = map(sum, zip(*rows, strict=True)) if rows else (0,) * len(known.labels)
    share = known.scale / math.sqrt(len(found))
    marks = [bias + (total - ZERO * len(rows)) * share for bias, total in zip(known.biases, sums, strict=True)]
    most = max(marks)
    likely = [math.exp(mark - most) for mark in marks]
    whole = sum(likely)
    return {label: one / whole for label, one in zip(known.labels, likely, strict=True)}

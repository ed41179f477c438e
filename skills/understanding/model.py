"""The learned half: how likely each label is for a sentence. The weights are a data file that `make model` writes.

Here: reading the weights and weighing one sentence, standard library only. Not here: learning (`tests/corpus`), and what
is done with a score (`deciding`).
"""

import base64
import json
import math
from pathlib import Path

from skills.understanding.features import features
from skills.understanding.spelling import Spelled

WEIGHTS = Path(__file__).with_name("weights.json")
_DATA = json.loads(WEIGHTS.read_text("utf-8"))
CORPUS: str = _DATA["corpus"]
"""The fingerprint of the corpus that the weights were learned from."""
LABELS: tuple[str, ...] = tuple(_DATA["labels"])
_BIASES: tuple[float, ...] = tuple(_DATA["biases"])
_SCALE: float = _DATA["scale"]
_ZERO = 128
"""The byte that stands for a weight of nothing."""
_WIDTH = len(LABELS)
_WEIGHTS = base64.b64decode(_DATA["weights"])
_ROWS = {name: at * _WIDTH for at, name in enumerate(_DATA["features"].split("\n"))}
del _DATA


def weigh(spelled: Spelled) -> dict[str, float]:
    """The probability of each label; they add up to one."""
    found = features(spelled)
    starts = [_ROWS[name] for name in found if name in _ROWS]
    rows = [_WEIGHTS[start : start + _WIDTH] for start in starts]
    sums = map(sum, zip(*rows, strict=True)) if rows else (0,) * _WIDTH
    share = _SCALE / math.sqrt(len(found))
    marks = [bias + (total - _ZERO * len(rows)) * share for bias, total in zip(_BIASES, sums, strict=True)]
    most = max(marks)
    likely = [math.exp(mark - most) for mark in marks]
    whole = sum(likely)
    return {label: one / whole for label, one in zip(LABELS, likely, strict=True)}

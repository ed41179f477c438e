"""The same corpus gives the same weights, however many threads the machine would lend (needs what `make model` installs)."""

import os
import subprocess
import sys

import pytest

pytest.importorskip("scipy", reason="learning needs what `make model` installs")

LEARN = """
import hashlib
from tests.corpus import training
training.STEPS = 12
rows = training.corpus()[::30]
found = [training.looking.features(training.spell(row.text)) for row in rows]
index, weights, biases = training.fitted(rows, found, sorted({row.label for row in rows}))
print(hashlib.sha256(weights.tobytes() + biases.tobytes() + repr(list(index)).encode()).hexdigest())
"""


def test_learning_twice_gives_the_same_weights():
    """Sums in another order, or words in the order of a hash, would end in other bytes."""
    ways = ({"OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "1"}, {"OPENBLAS_NUM_THREADS": "4", "PYTHONHASHSEED": "2"})
    learned = {subprocess.check_output([sys.executable, "-c", LEARN], env=os.environ | way, text=True) for way in ways}
    assert len(learned) == 1

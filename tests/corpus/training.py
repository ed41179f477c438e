"""Learns the weights from the corpora: `python -m tests.corpus.training [moves]` (`make model`; both files, or one).

Multinomial logistic regression over `skills.understanding.learned.features`, with numpy and scipy, which only this file needs.
Weights are rounded to one byte each, so that the file is small and the same everywhere.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from zlib import compress, crc32

import numpy as np
from scipy import optimize, sparse

from skills.understanding.learned import features as looking
from skills.understanding.learned.model import MEANINGS, MOVES, ZERO
from skills.understanding.learned.moves import as_said
from skills.understanding.spelling import Spelled, spell
from tests.corpus.sentences import BY_HAND, Row, corpus, fingerprint, moves

RARE = 2
STRENGTH = 1e-6
"""How strongly weights are held back (L2)."""
LEAST_RARITY, USUAL = 0.05, 10
"""What the commonest piece counts at least; a piece counts one that stands in so many sentences."""
STEPS = 150
MOST_FEATURES = 60_000
FEWER = 30_000
"""Pieces of the second file, which has thrice the labels."""


def matrix(found: list[set[bytes]], index: dict[bytes, int]) -> sparse.csr_matrix:
    """Each row has length one; what is not known counts too, so that a strange sentence is less sure."""
    columns, values, ends = [], [], [0]
    for one in found:
        known = sorted(index[name] for name in one if name in index)
        columns += known
        values += [len(one) ** -0.5] * len(known)
        ends.append(len(columns))
    return sparse.csr_matrix((values, columns, ends), shape=(len(found), len(index)))


def vocabulary(rows: list[Row], found: list[set[bytes]], most: int = MOST_FEATURES) -> dict[bytes, int]:
    """What at least two hand-written lines or patterns have; a piece of a single one tells of that line only."""
    groups: dict[bytes, set[int]] = {}
    for row, one in zip(rows, found, strict=True):
        for name in one:
            groups.setdefault(name, set()).add(row.group)
    often = [(-len(lines), name) for name, lines in groups.items() if len(lines) >= RARE]
    return {name: at for at, name in enumerate(sorted(name for _, name in sorted(often)[:most]))}


def learn(x: sparse.csr_matrix, y: np.ndarray, weight: np.ndarray, classes: int) -> tuple[np.ndarray, np.ndarray]:
    """Weights (features x classes) and biases."""
    rows, columns = x.shape
    truth = np.zeros((rows, classes))
    truth[np.arange(rows), y] = 1.0
    back = x.T.tocsr()
    total = weight.sum()

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        w, b = flat[:-classes].reshape(columns, classes), flat[-classes:]
        z = x @ w + b
        z -= z.max(axis=1, keepdims=True)
        p = np.exp(z)
        p /= p.sum(axis=1, keepdims=True)
        cost = -(weight * np.log(p[np.arange(rows), y] + 1e-12)).sum() / total
        error = (p - truth) * (weight / total)[:, None]
        slope = np.concatenate([(back @ error + STRENGTH * w).ravel(), error.sum(axis=0)])
        return cost + STRENGTH / 2 * float((w * w).sum()), slope

    start = np.zeros((columns + 1) * classes)
    best = optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS, "maxcor": 8}).x
    return best[:-classes].reshape(columns, classes), best[-classes:]


def rarity(x: sparse.csr_matrix) -> np.ndarray:
    """How much a piece may tell. 요 and the sentence's edges stand everywhere and tell of manners: without this, whoever is
    polite sounds like a patient, and who is curt like nobody."""
    often = np.maximum(np.asarray((x > 0).sum(axis=0)).ravel(), 1)
    return np.maximum(np.log(x.shape[0] / often) / np.log(x.shape[0] / USUAL), LEAST_RARITY)


def fitted(
    rows: list[Row], found: list[set[bytes]], labels: list[str], most: int = MOST_FEATURES
) -> tuple[dict[bytes, int], np.ndarray, np.ndarray]:
    """What is known, its weights and the biases."""
    index = vocabulary(rows, found, most)
    x = matrix(found, index)
    scale = rarity(x)
    y = np.array([labels.index(row.label) for row in rows])
    w, b = learn((x @ sparse.diags(scale)).tocsr(), y, np.array([row.weight for row in rows]), len(labels))
    return index, w * scale[:, None], b


def five_fold() -> list[tuple[str, str, bool]]:
    """For each sentence its label, what a model says that has not seen its pattern, and whether it was written by hand."""
    rows = corpus()
    found = [looking.features(spell(row.text)) for row in rows]
    labels = sorted({row.label for row in rows})
    told: list[tuple[str, str, bool]] = []
    for fold in range(5):
        inside = [at for at, row in enumerate(rows) if row.group % 5 != fold]
        outside = [at for at, row in enumerate(rows) if row.group % 5 == fold]
        index, w, b = fitted([rows[at] for at in inside], [found[at] for at in inside], labels)
        best = (matrix([found[at] for at in outside], index) @ w + b).argmax(axis=1)
        told += [
            (rows[at].label, labels[one], rows[at].weight == BY_HAND) for at, one in zip(outside, best, strict=True)
        ]
    return told


def write(path: Path, corpus_of: str, index: dict[bytes, int], w: np.ndarray, b: np.ndarray, labels: list[str]) -> int:
    """The file that `skills.understanding.learned.model` reads; how many features it holds."""
    scale = float(np.abs(w).max()) / (ZERO - 1)
    packed = (np.rint(w / scale) + ZERO).astype(np.uint8)
    used = {crc32(name): at for name, at in index.items() if (packed[at] != ZERO).any()}
    keys = sorted(used)
    head = {
        "corpus": corpus_of,
        "labels": labels,
        "scale": round(scale, 6),
        "biases": [round(float(one), 3) for one in b],
        "pieces": len(keys),
    }
    body = np.array(keys).astype("<u4").tobytes() + packed[[used[key] for key in keys]].tobytes()
    path.write_bytes(json.dumps(head, ensure_ascii=False).encode() + b"\n" + compress(body, 9))
    return len(keys)


def teach(path: Path, corpus_of: str, rows: list[Row], read: Callable[[str], Spelled], most: int) -> None:
    """Learns from the rows and writes the file."""
    found = [looking.features(read(row.text)) for row in rows]
    labels = sorted({row.label for row in rows})
    written = write(path, corpus_of, *fitted(rows, found, labels, most), labels)
    counts = Counter(row.label for row in rows)
    sys.stdout.write(f"{len(rows)} sentences, {written} features, {path.stat().st_size:,} bytes; {dict(counts)}\n")


def main() -> None:
    if "moves" not in sys.argv[1:]:
        teach(MEANINGS, fingerprint(), corpus(), spell, MOST_FEATURES)
    teach(MOVES, fingerprint("corpus", "moves"), moves(), as_said, FEWER)


if __name__ == "__main__":
    main()

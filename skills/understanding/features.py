"""What the model sees of a sentence: pieces of one to four letters of its folded text, its words, and its shape.

Here: pure text to features, the same for learning and for use. Not here: weights (`model`) and spelling (`spelling`).
"""

import re
from itertools import pairwise
from zlib import crc32

from skills.understanding.spelling import Spelled, fold

HALF = 1 << 16
ZERO = 128
"""The byte that stands for a weight of nothing."""
_LAUGHTER = re.compile("[ㅋㅎ]{2}")
_CRYING = re.compile("[ㅠㅜ]{2}")


def features(spelled: Spelled) -> set[str]:
    """Present or not; how often says little in a sentence."""
    row = f"^{spelled.tight or spelled.spaced}$"
    found = {row[at : at + size] for size in (1, 2, 3, 4) for at in range(len(row) - size + 1)}
    words = fold(spelled.spaced).split()
    found.update(f" {word}" for word in words)
    if not spelled.tight:
        found.update(f" {one} {two}" for one, two in pairwise(words))
        found.update(f" {word[:5]}*" for word in words if len(word) > 5)
    found.add(f"?length{min(len(row) // 6, 8)}")
    if _LAUGHTER.search(spelled.spaced):
        found.add("?laughter")
    if _CRYING.search(spelled.spaced):
        found.add("?crying")
    return found


def halves(name: str) -> tuple[int, int]:
    """Upper and lower half of the checksum by which a piece is found among the weights."""
    return divmod(crc32(name.encode("utf-8", "surrogatepass")), HALF)

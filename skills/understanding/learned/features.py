"""What the model sees of a sentence: pieces of one to four letters of its folded text, its words, and its shape.

Here: pure text to features, the same for learning and for use. Not here: weights (`model`) and spelling (`spelling`).
"""

from codecs import utf_16_le_encode
from itertools import pairwise

from skills.fields.reading import patterns as re
from skills.understanding.spelling import Spelled, fold

_LAUGHTER = re.compile("[ㅋㅎ]{2}")
_CRYING = re.compile("[ㅠㅜ]{2}")


def features(spelled: Spelled) -> set[bytes]:
    """Present or not; how often says little in a sentence. Two bytes a letter, for nothing beyond the first plane is left."""
    row = utf_16_le_encode(f"^{spelled.tight or spelled.spaced}$")[0]
    found = {row[at : at + size] for size in (2, 4, 6, 8) for at in range(0, len(row) - size + 1, 2)}
    words = fold(spelled.spaced).split()
    more = [f" {word}" for word in words]
    if not spelled.tight:
        more += [f" {one} {two}" for one, two in pairwise(words)]
        more += [f" {word[:5]}*" for word in words if len(word) > 5]
    more.append(f"?length{min(len(row) // 12, 8)}")
    if _LAUGHTER.search(spelled.spaced):
        more.append("?laughter")
    if _CRYING.search(spelled.spaced):
        more.append("?crying")
    found.update([utf_16_le_encode(one)[0] for one in more])
    return found

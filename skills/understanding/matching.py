"""Finding the question that somebody means among questions whose answers are known: character n-grams, weighed by TF-IDF.

Learned from the wordings alone, once, when they are loaded; a look-up is a walk over the few n-grams of a short sentence. Here:
how like two sentences are. Not here: which questions there are, and how alike is alike enough.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log, sqrt
from typing import Generic, TypeVar

Key = TypeVar("Key")
MOST = 120  # Characters that are looked at; a longer text is a story and no question.
SIZES = (1, 2, 3)  # Of n-grams of Korean syllables; one syllable carries a little, three carry most.
SHARE = {1: 0.35, 2: 1.0, 3: 1.1}
_PLAIN = re.compile(r"[^0-9a-z가-힣ㄱ-ㅎ]+")
_LATIN = re.compile(r"[a-z0-9]+")
_POLITE = re.compile(
    r"(?:안녕하세요|저기요|혹시|근데|그런데|그리고|그럼|좀|제가|please|hello|excuse me|could you tell me)"
)
_ENDING = re.compile(
    r"(?:할?수있|가능하?|해?도되|해?도돼|되|돼|하|해|있|될|할|됩|합)?"
    r"(?:인가요|은가요|는가요|한가요|을까요|나요|까요|가요|습니까|니까|어요|아요|해요|예요|이에요|에요|세요|죠|지요|요|임|음)$"
)


@dataclass(frozen=True, slots=True)
class Found(Generic[Key]):
    """The likeliest question, how alike it is (0 to 1), and the likeliest other one."""

    key: Key
    score: float
    other: Key | None = None
    other_score: float = 0.0

    @property
    def margin(self) -> float:
        """How much likelier than the other one."""
        return self.score - self.other_score


class Matcher(Generic[Key]):
    """Made from the wordings of each question; the same question may come more than once."""

    def __init__(self, wordings: Iterable[tuple[Key, str]]) -> None:
        counted = [(key, grams) for key, words in wordings if (grams := _grams(words))]
        in_how_many = Counter(gram for _, grams in counted for gram in grams)
        self._most = log(1 + len(counted)) + 1
        self._weights = {gram: log((1 + len(counted)) / (1 + n)) + 1 for gram, n in in_how_many.items()}
        self._keys = [key for key, _ in counted]
        self._numbers: defaultdict[Key, list[int]] = defaultdict(list)
        for number, key in enumerate(self._keys):
            self._numbers[key].append(number)
        self._where: Mapping[str, list[tuple[int, float]]] = self._index(counted)

    def _index(self, counted: list[tuple[Key, Counter[str]]]) -> Mapping[str, list[tuple[int, float]]]:
        where: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, (_, grams) in enumerate(counted):
            for gram, weight in self._weighed(grams).items():
                where[gram].append((number, weight))
        return dict(where)

    def _weighed(self, grams: Counter[str]) -> dict[str, float]:
        """As a vector of length one. What no wording has counts as the rarest: unknown words make a sentence unlike."""
        weights, most = self._weights, self._most
        raw = {
            gram: (1 if n == 1 else 1 + log(n)) * weights.get(gram, most) * SHARE[min(len(gram), 3)]
            for gram, n in grams.items()
        }
        length = sqrt(sum([weight * weight for weight in raw.values()])) or 1.0
        return {gram: weight / length for gram, weight in raw.items()}

    def find(self, text: str) -> Found[Key] | None:
        """The question that is most like `text`; None when nothing in it is known."""
        likeness: defaultdict[int, float] = defaultdict(float)
        for gram, weight in self._weighed(_grams(text[:MOST])).items():
            for number, theirs in self._where.get(gram, ()):
                likeness[number] += weight * theirs
        if not likeness:
            return None
        key, score = self._likest(likeness)
        for number in self._numbers[key]:
            likeness.pop(number, None)
        return Found(key, score, *self._likest(likeness)) if likeness else Found(key, score)

    def _likest(self, likeness: Mapping[int, float]) -> tuple[Key, float]:
        score = max(likeness.values())
        return next(self._keys[number] for number, one in likeness.items() if one == score), score


def _grams(text: str) -> Counter[str]:
    """The n-grams of the Korean syllables without blanks and endings, and the English words with their stems."""
    plain = _PLAIN.sub(" ", _POLITE.sub(" ", text.casefold()))
    words = _LATIN.findall(plain)
    korean = _ENDING.sub("", _PLAIN.sub("", _LATIN.sub("", plain)).replace(" ", ""))
    grams = Counter(korean[at : at + size] for size in SIZES for at in range(len(korean) - size + 1))
    for word in words:
        if word not in _SMALL:
            grams[f"<{word}>"] += 1
            grams[f"<{word[:4]}"] += 1
    return grams


class Names(Generic[Key]):
    """Things by the words that name them. A name of several words is there where all of them are; of two things the one of the
    earlier group is meant, and in a group the one with the longer name. Tried are only those whose first two
    letters stand in the words."""

    def __init__(self, *groups: Iterable[tuple[Key, str]]) -> None:
        named = [[(key, parts) for key, name in group if (parts := _parts_of(name))] for group in groups]
        self._names = [one for group in named for one in sorted(group, key=lambda one: -sum(map(len, one[1])))]
        self._by_start: defaultdict[str, list[int]] = defaultdict(list)
        for number, (_, parts) in enumerate(self._names):
            self._by_start[parts[0].replace(" ", "")[:2]].append(number)

    def find(self, text: str) -> list[Key]:
        """What is named, in the order of the sentences: one thing of each, or of all of them together."""
        found = [self._first(clause) for clause in _CLAUSES.split(text[:MOST])]
        keys = [key for key in (found if any(found) else [self._first(text[:MOST])]) if key is not None]
        return list(dict.fromkeys(keys))

    def _first(self, clause: str) -> Key | None:
        words = f" {' '.join(_PLAIN.sub(' ', clause.casefold()).split())}"
        tight = words.replace(" ", "")
        begun = {tight[at : at + size] for at in range(len(tight)) for size in (1, 2)} & self._by_start.keys()
        for number in sorted(number for start in begun for number in self._by_start[start]):
            key, parts = self._names[number]
            if all(_is_in(one, words, tight) for one in parts):
                return key
        return None


_CLAUSES = re.compile(r"[?!.,\n]+|(?<=[요죠까여])\s+|(?<=[는은인한]지)\s+|그리고|\band\b")
"""Where one question ends and another one may begin."""


def _parts_of(name: str) -> tuple[str, ...]:
    plain = _PLAIN.sub(" ", name.casefold()).split()
    return (f" {' '.join(plain)}",) if name.isascii() else tuple(plain)


def _is_in(part: str, words: str, tight: str) -> bool:
    return part in words if part.startswith(" ") else part in tight


_SMALL = frozenset(
    [
        *(
            "a",
            "an",
            "the",
            "is",
            "are",
            "am",
            "i",
            "you",
            "your",
            "my",
            "me",
            "do",
            "does",
            "did",
            "can",
            "could",
            "would",
        ),
        *(
            "to",
            "of",
            "in",
            "on",
            "for",
            "at",
            "and",
            "or",
            "it",
            "there",
            "have",
            "has",
            "what",
            "how",
            "be",
            "will",
            "if",
        ),
        *("any", "with", "this", "that", "give", "all", "from", "about", "time", "not"),
    ]
)
"""English words that are in nearly every question."""

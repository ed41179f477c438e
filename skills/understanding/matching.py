"""Finding the question that somebody means among questions whose answers are known: character n-grams, weighed by TF-IDF.

Learned from the wordings alone, once, when they are loaded; a look-up is a walk over the few n-grams of a short sentence. Here:
how like two sentences are. Not here: which questions there are, and how alike is alike enough.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log, sqrt
from typing import Generic, TypeAlias, TypeVar

from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import MOST, questions

Key = TypeVar("Key")
Grams: TypeAlias = tuple[list[str], list[str], list[str]]
SIZES = (1, 2, 3)  # Of n-grams of Korean syllables; one syllable carries a little, three carry most.
SHARES = (0.35, 1.0, 1.1)
LEAST = 0.3  # Nobody takes words for a question that are less alike.
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
    """Made from the wordings of each question; the same question may come more than once. What is less alike than `LEAST` is
    not found. One syllable stands in many wordings and carries little: it is added up only where it can decide."""

    def __init__(self, wordings: Iterable[tuple[Key, str]]) -> None:
        counted = [(key, grams) for key, words in wordings if any(grams := _grams(words))]
        in_how_many = [Counter(gram for _, grams in counted for gram in set(grams[at])) for at in range(len(SIZES))]
        self._weights = {
            gram: (log((1 + len(counted)) / (1 + n)) + 1) * share
            for of_size, share in zip(in_how_many, SHARES, strict=True)
            for gram, n in of_size.items()
        }
        self._unknown = [(log(1 + len(counted)) + 1) * share for share in SHARES]
        self._keys = [key for key, _ in counted]
        self._numbers: defaultdict[Key, list[int]] = defaultdict(list)
        for number, key in enumerate(self._keys):
            self._numbers[key].append(number)
        self._vectors = [self._weighed(grams) for _, grams in counted]
        self._where: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, vector in enumerate(self._vectors):
            for gram, weight in vector.items():
                self._where[gram].append((number, weight))
        self._peaks = {gram: max(weight for _, weight in there) for gram, there in self._where.items()}

    def _weighed(self, grams: Grams) -> dict[str, float]:
        """The known n-grams as those of a vector of length one. What no wording has counts as the rarest, so that unknown words
        make a sentence unlike."""
        weights, raw, squares = self._weights, {}, 0.0
        for said, unknown in zip(grams, self._unknown, strict=True):
            different = dict.fromkeys(said)
            known = {gram: weights[gram] for gram in different if gram in weights}
            squares += (len(different) - len(known)) * unknown * unknown
            for gram, n in Counter(said).items() if len(different) < len(said) else ():
                if n > 1 and gram in known:
                    known[gram] *= 1 + log(n)
                elif n > 1:
                    squares += unknown * unknown * ((1 + log(n)) ** 2 - 1)
            raw.update(known)
        length = sqrt(squares + sum([weight * weight for weight in raw.values()])) or 1.0
        return {gram: weight / length for gram, weight in raw.items()}

    def find(self, text: str) -> Found[Key] | None:
        """The question that is most like `text`; None when nothing is alike."""
        said, peaks = self._weighed(_grams(text[:MOST])), self._peaks
        single = {gram: weight for gram, weight in said.items() if len(gram) == 1}
        most = sum([weight * peaks[gram] for gram, weight in single.items()])
        likeness: defaultdict[int, float] = defaultdict(float)
        self._add(likeness, {gram: weight for gram, weight in said.items() if gram not in single})
        if max(likeness.values(), default=0.0) + most < LEAST:
            return None
        best = self._two_best(likeness)
        if len(best) > 1 and (floor := best[1][1] - most) > 0:  # Whatever the syllables add, it is one of these.
            for number in [number for number, one in likeness.items() if one >= floor]:
                theirs = self._vectors[number]
                likeness[number] += sum([weight * theirs[gram] for gram, weight in single.items() if gram in theirs])
        else:
            self._add(likeness, single)
        (key, score), *others = self._two_best(likeness)
        return Found(key, score, *(others[0] if others else ())) if score >= LEAST else None

    def _add(self, likeness: defaultdict[int, float], said: Mapping[str, float]) -> None:
        """How like each wording is by what it shares with what was said."""
        for gram, weight in said.items():
            for number, theirs in self._where[gram]:
                likeness[number] += weight * theirs

    def _two_best(self, likeness: Mapping[int, float]) -> list[tuple[Key, float]]:
        """The likeliest question and the likeliest other one."""
        left, found = dict(likeness), list[tuple[Key, float]]()
        while left and len(found) < 2:
            score = max(left.values())
            key = self._keys[min([number for number, one in left.items() if one == score])]
            found.append((key, score))
            for number in self._numbers[key]:
                left.pop(number, None)
        return found


def _grams(text: str) -> Grams:
    """By their size, the n-grams of the Korean syllables without blanks and endings, and the English words with their stems."""
    plain = _PLAIN.sub(" ", _POLITE.sub(" ", text.casefold()))
    words = [word for word in _LATIN.findall(plain) if word not in _SMALL]
    korean = _ENDING.sub("", _PLAIN.sub("", _LATIN.sub("", plain)).replace(" ", ""))
    one, two, three = [[korean[at : at + size] for at in range(len(korean) - size + 1)] for size in SIZES]
    for gram in [gram for word in words for gram in (f"<{word}>", f"<{word[:4]}")]:
        (three if len(gram) > 2 else two).append(gram)
    return one, two, three


class Names(Generic[Key]):
    """Things by the words that name them. A name of several words is there where all of them are; of two things the one with a
    longer name is meant. Tried are only those whose first two letters stand in the words."""

    def __init__(self, named: Iterable[tuple[Key, str]]) -> None:
        called = [(key, parts) for key, name in named if (parts := _parts_of(name))]
        self._names = sorted(called, key=lambda one: -sum(map(len, one[1])))
        self._by_start: defaultdict[str, list[int]] = defaultdict(list)
        for number, (_, parts) in enumerate(self._names):
            self._by_start[parts[0].replace(" ", "")[:2]].append(number)

    def find(self, text: str) -> list[Key]:
        """What is named, in the order of the sentences: one thing of each, or of all of them together."""
        each, whole = questions(text), text[:MOST]
        found = [self._first(clause) for clause in each]
        found = found if any(found) or each == [whole] else [self._first(whole)]
        return list(dict.fromkeys(key for key in found if key is not None))

    def _first(self, clause: str) -> Key | None:
        words = f" {' '.join(_PLAIN.sub(' ', clause.casefold()).split())}"
        tight = words.replace(" ", "")
        begun = {tight[at : at + size] for at in range(len(tight)) for size in (1, 2)} & self._by_start.keys()
        for number in sorted([number for start in begun for number in self._by_start[start]]):
            key, parts = self._names[number]
            if _are_in(parts, words, tight) and _stands(parts, words, tight):
                return key
        return None


_ONLY_WHY = re.compile(r"(?:서|거든|니까|라)(?:요|여)?[\s~ㅠㅜ]*$")
"""Why something is asked, told behind the question: "요즘 말이 많아서요"."""


def asked_in(parts: list[str]) -> list[str]:
    """Those of several clauses that may ask something, and do not only say why."""
    return [part for part in parts if not _ONLY_WHY.search(part)] or parts if len(parts) > 1 else parts


_STORY = re.compile(
    r"^(?P<story>.{0,60}(?:끝나|마치|퇴근|가는\s?(?:김|길|중)|데리고|데려|모시고|들르|도착|갈\s?(?:것|거|건|예정|까)|가려|(?:받으|하)려|나와서|나오는|있어서|이라서|때문|산책|보고|오는\s?길)\S{0,5}(?:\s\S{1,6}){0,4}?(?:는데|은데|인데|고|서|니까)요?)[\s,]+(?P<asked>\S.{4,})$"
)
"""What is told of coming in front of the question: "알바가 3시에 끝나서 4시쯤 도착할 것 같은데 그때도 하시나요"."""


def behind_the_story(part: str) -> str:
    """The question behind what is told of coming; empty where nothing is told in front."""
    found = _STORY.match(part.strip())
    return found["asked"] if found is not None else ""


def _parts_of(name: str) -> tuple[str, ...]:
    plain = _PLAIN.sub(" ", name.casefold()).split()
    return (f" {' '.join(plain)}",) if name.isascii() else tuple(plain)


def _stands(parts: tuple[str, ...], words: str, tight: str) -> bool:
    """Whether the first part of a name, where it is one syllable, begins a word or stands beside the rest: "니 이름" is not in
    "병원 이름 치니까"."""
    return len(parts) == 1 or len(parts[0]) > 1 or f" {parts[0]}" in words or "".join(parts) in tight


def _are_in(parts: tuple[str, ...], words: str, tight: str) -> bool:
    for part in parts:  # noqa: SIM110 - of all names that begin as words do hardly one is meant, so that this is asked often
        if part not in (words if part[0] == " " else tight):
            return False
    return True


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

"""Regular expressions that are not tried where they cannot match: `from skills.fields.reading import patterns as re`.

Hundreds of patterns are tried on each message, and nearly none of them matches. What a pattern needs is told by the pattern:
of "예약|방문" the two letters 예약 or 방문 must stand side by side. Inside of a turn the letters of each text are gathered once
(`remembering`), as the bits of a number, and where those of a pattern are there, also the pairs of letters; one that needs
others is skipped. Everything else, and everything outside of a turn, is the standard library's `re`; tests hold the two against
each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, reduce
from math import prod
from operator import add, or_
from re import ASCII, IGNORECASE, Match, Pattern, escape, findall, fullmatch, match, search, sub
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Generic, TypeAlias, TypeVar, cast

from skills.fields.reading.remembering import memory

__all__ = [
    "ASCII",
    "IGNORECASE",
    "Match",
    "Pattern",
    "Table",
    "compile",
    "escape",
    "findall",
    "fullmatch",
    "match",
    "search",
    "sub",
    "wall",
]

T = TypeVar("T")
Pieces: TypeAlias = frozenset[str]
"""Single letters, and pairs of letters that stand side by side."""
DIGIT = "\uf8f0"  # Stands for any digit of any script.
_PLACES = 1021  # Bits of a number: letters that share one make a pattern be tried in vain, and nothing worse.
_SMALL = 64  # Letters of a range, or pairs, that are told one by one; more tell nothing.
_COMMON = frozenset(" 이가은는을를에요어아해고지다하나도로")
"""Letters that stand in nearly all words, so that to need one of them tells little."""
_RARER = 40
"""How much more a pair tells than a letter."""
_ANY_DIGIT = re.compile(r"\d")
_OF_ONE_CASE = re.compile("[ -@\\[-~가-힣ㄱ-ㅣ]*")
_A_PART = re.compile(r"\\.|.", re.DOTALL)


@cache
def compile(pattern: str, flags: int = 0) -> Pattern[str]:  # noqa: A001 - the name that it stands for
    """As `re.compile`."""
    return cast("Pattern[str]", Skipping(re.compile(pattern, flags)))


@cache
def wall(pattern: str, flags: int = 0) -> Pattern[str]:
    """As `compile`, of a pattern of very many ways that hardly any words go: it is searched or replaced only where one of its
    ways is found, and of those only the ones are tried that may stand in the words."""
    ways = Table((compile(pattern, flags), None) for pattern in _ways(pattern))
    return cast("Pattern[str]", Skipping(re.compile(pattern, flags), ways.is_found_in))


def _ways(pattern: str) -> list[str]:
    """The alternatives of a pattern, those inside of a group left together."""
    found, depth, in_set = [""], 0, False
    for part in _A_PART.findall(pattern):
        depth += not in_set and (part == "(") - (part == ")")
        in_set = part != "]" and (in_set or part == "[")
        if part == "|" and depth == 0 and not in_set:
            found.append("")
        else:
            found[-1] += part
    return found


def needs(pattern: str, flags: int = 0) -> list[Pieces]:
    """Of each of these sets one piece stands in all words in which the pattern is found."""
    tree = parser.parse(pattern, flags)
    return _all_of(tree, bool((tree.state.flags | flags) & IGNORECASE))


class Skipping:
    """A pattern that looks first whether its letters are there."""

    __slots__ = (
        "findall", "finditer", "flags", "fullmatch", "match", "pattern", "pieces", "search", "split", "sub", "subn",
    )  # fmt: skip

    def __init__(self, plain: Pattern[str], is_found_in: Callable[[str], bool] | None = None) -> None:
        self.pattern, self.flags = plain.pattern, plain.flags
        needed = sorted(needs(plain.pattern, plain.flags), key=_weight)
        letters = sorted({Pieces(piece[at] for piece in one) for one in needed for at in (0, -1)}, key=_weight)
        bits = [_bits(one) for one in letters[:2]]
        self.pieces = needed[0] if needed else Pieces()
        for name in ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn"):
            skipping, does = _SKIPPING.get(name), getattr(plain, name)
            does = _GATED[name](does, is_found_in) if is_found_in and name in _GATED else does
            setattr(self, name, skipping(does, bits[0], bits[-1], self.pieces) if needed and skipping else does)


class Table(Generic[T]):
    """Many patterns of which hardly one is ever found, each with what it stands for."""

    def __init__(self, rows: Iterable[tuple[Pattern[str], T]]) -> None:
        self._rows = tuple(rows)
        self._always = {at for at, (pattern, _) in enumerate(self._rows) if not cast("Skipping", pattern).pieces}
        self._of: dict[str, list[int]] = {}
        for at, (pattern, _) in enumerate(self._rows):
            for piece in cast("Skipping", pattern).pieces:
                self._of.setdefault(piece, []).append(at)
        self._any = Pieces(self._of)

    def standing_in(self, text: str) -> Sequence[tuple[Pattern[str], T]]:
        """The rows whose pattern may be found in the words; no other need be tried."""
        if (known := memory()) is None:
            return self._rows
        there = known.get(text) or _gather(known, text)
        pieces = there.pieces or there.look()
        found = self._always.union(*[self._of[piece] for piece in pieces & self._any])
        return [self._rows[at] for at in sorted(found)]

    def is_found_in(self, text: str) -> bool:
        """Whether any of the patterns is found in the words."""
        for pattern, _ in self.standing_in(text):  # noqa: SIM110 - asked of nearly every message
            if pattern.search(text):
                return True
        return False


def _searching(does: Callable[..., Any], is_found_in: Callable[[str], bool]) -> Callable[..., Any]:
    def search(text: str, *at: int) -> Any:
        return does(text, *at) if memory() is None or is_found_in(text) else None

    return search


def _changing(does: Callable[..., Any], is_found_in: Callable[[str], bool]) -> Callable[..., Any]:
    def change(new: Any, text: str, count: int = 0) -> Any:
        return does(new, text, count) if memory() is None or is_found_in(text) else text

    return change


_GATED = {"search": _searching, "sub": _changing}


def _finding(does: Callable[..., Any], first: int, second: int, pieces: Pieces) -> Callable[..., Any]:
    def find(text: str, *at: int) -> Any:
        if (known := memory()) is not None:
            there = known.get(text) or _note(known, text)
            if there is not None and (
                not (there.letters & first and there.letters & second)
                or pieces.isdisjoint(there.pieces or there.look())
            ):
                return None
        return does(text, *at)

    return find


def _replacing(does: Callable[..., Any], first: int, second: int, pieces: Pieces) -> Callable[..., Any]:
    def replace(new: Any, text: str, count: int = 0) -> Any:
        if (known := memory()) is not None:
            there = known.get(text) or _note(known, text)
            if there is not None and (
                not (there.letters & first and there.letters & second)
                or pieces.isdisjoint(there.pieces or there.look())
            ):
                return text
        return does(new, text, count)

    return replace


def _taking(nothing: Callable[[str], Any]) -> Callable[..., Any]:
    def taking(does: Callable[..., Any], first: int, second: int, pieces: Pieces) -> Callable[..., Any]:
        def take(text: str, *at: int, **most: int) -> Any:
            if (known := memory()) is not None:
                there = known.get(text) or _note(known, text)
                if there is not None and (
                    not (there.letters & first and there.letters & second)
                    or pieces.isdisjoint(there.pieces or there.look())
                ):
                    return nothing(text)
            return does(text, *at, **most)

        return take

    return taking


_SKIPPING = {
    "findall": _taking(lambda _: []),
    "finditer": _taking(lambda _: iter(())),
    "fullmatch": _finding,
    "match": _finding,
    "search": _finding,
    "split": _taking(lambda text: [text]),
    "sub": _replacing,
}


class _There:
    """What stands in a text: its letters of both cases as bits, and when first asked for, the pieces."""

    __slots__ = ("_cases", "_single", "letters", "pieces")

    def __init__(self, text: str) -> None:
        self._cases: tuple[str, ...] = (text,)
        self._single = {*text}
        if not _OF_ONE_CASE.fullmatch(text):
            self._cases = (text, text.lower(), text.casefold())
            self._single.update(*self._cases)
        if _ANY_DIGIT.search(text):
            self._single.add(DIGIT)
        self.letters = _bits(self._single)
        self.pieces: set[str] = set()

    def look(self) -> set[str]:
        """Its letters and pairs of letters, kept as `pieces`."""
        self.pieces = self._single
        for one in self._cases:
            letters = [*one]
            self.pieces.update(map(add, letters, letters[1:]))
        return self.pieces


def _note(known: dict[Any, Any], text: str) -> _There | None:
    """What stands in a text, once a second pattern is tried on it: to gather it takes longer than to try one."""
    if text in known:
        return _gather(known, text)
    known[text] = None
    return None


def _gather(known: dict[Any, Any], text: str) -> _There:
    there = known[text] = _There(text)
    return there


def _bits(letters: Iterable[str]) -> int:
    bits: int = reduce(or_, map(_BITS.__getitem__, letters), 0)
    return bits


class _Bits(dict[str, int]):
    """The bit of each letter."""

    def __missing__(self, letter: str) -> int:
        bit = 1 << ord(letter) % _PLACES
        if len(self) < _PLACES * 64:
            self[letter] = bit
        return bit


_BITS = _Bits({DIGIT: 1 << _PLACES})


def _weight(pieces: Pieces) -> float:
    """How little it tells that one of these is needed."""
    return sum([prod(map(_often, piece)) / (1 if len(piece) == 1 else _RARER) for piece in pieces])


def _often(letter: str) -> int:
    return 10 if letter in _COMMON else 21 if letter == DIGIT else 1


def _all_of(parts: Any, folds: bool) -> list[Pieces]:
    """What is needed by parts that follow each other: what each needs, and the pairs where two letters meet."""
    found: list[Pieces] = []
    before: Pieces = Pieces()
    for kind, value in parts:
        needed = _READ[kind](value, folds) if kind in _READ else []
        letter = needed[0] if needed and kind in _LETTERS and DIGIT not in needed[0] else Pieces()
        if 0 < len(before) * len(letter) <= _SMALL:
            found.append(Pieces(one + two for one in before for two in letter))
        found += needed
        before = letter
    return found


def _one_of(ways: list[list[Pieces]]) -> list[Pieces]:
    """What is needed where one of these is enough: a piece of any, if each needs one; at most twice, as each has sets for."""
    ranked = [sorted(way, key=_weight) for way in ways]
    most = min(map(len, ranked), default=0)
    return [Pieces().union(*(way[at] for way in ranked)) for at in range(min(most, 2))]


def _literal(code: int, folds: bool) -> list[Pieces]:
    letter = chr(code)
    return [Pieces({letter, letter.lower()[0], letter.casefold()[0]} if folds else letter)]


def _in(members: Any, folds: bool) -> list[Pieces]:
    found: set[str] = set()
    for kind, value in members:
        name = str(kind)
        if name == "LITERAL":
            found |= _literal(value, folds)[0]
        elif name == "RANGE" and value[1] - value[0] < _SMALL:
            found = found.union(*(_literal(code, folds)[0] for code in range(value[0], value[1] + 1)))
        elif name == "CATEGORY" and str(value) == "CATEGORY_DIGIT":
            found.add(DIGIT)
        else:
            return []
    return [Pieces(found)]


def _repeat(value: Any, folds: bool) -> list[Pieces]:
    least, _, part = value
    return _all_of(part, folds) if least else []


def _group(value: Any, folds: bool) -> list[Pieces]:
    _, added, taken, part = value
    return _all_of(part, (folds or bool(added & IGNORECASE)) and not taken & IGNORECASE)


_LETTERS = frozenset({parser.LITERAL, parser.IN})
_READ: dict[Any, Callable[[Any, bool], list[Pieces]]] = {
    parser.LITERAL: _literal,
    parser.IN: _in,
    parser.BRANCH: lambda value, folds: _one_of([_all_of(way, folds) for way in value[1]]),
    parser.SUBPATTERN: _group,
    parser.MAX_REPEAT: _repeat,
    parser.MIN_REPEAT: _repeat,
    parser.POSSESSIVE_REPEAT: _repeat,
    parser.ATOMIC_GROUP: _all_of,
    parser.ASSERT: lambda value, folds: _all_of(value[1], folds),
}
"""What each kind of part needs; a kind that is not here needs nothing."""

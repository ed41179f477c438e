"""Regular expressions that are not tried where they cannot match: `from skills.fields.reading import patterns as re`.

Hundreds of patterns are tried on each message, and nearly none of them matches. What a pattern needs is told by the pattern:
of "예약|방문" a 예 or a 방 must stand in the words. Inside of a turn the letters of each text are gathered once
(`remembering`), as the bits of a number, and a pattern none of whose letters is there is skipped. Everything else, and
everything outside of a turn, is the standard library's `re`; tests hold the two against each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, reduce
from operator import or_
from re import ASCII, IGNORECASE, Match, Pattern, escape, findall, fullmatch, match, search, sub
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, TypeAlias, cast

from skills.fields.reading.remembering import memory

__all__ = [
    "ASCII",
    "IGNORECASE",
    "Match",
    "Pattern",
    "compile",
    "escape",
    "findall",
    "fullmatch",
    "match",
    "search",
    "sub",
]

Letters: TypeAlias = frozenset[str]
DIGIT = "\\d"  # Stands for any digit of any script.
_PLACES = 1021  # Bits of a number: letters that share one make a pattern be tried in vain, and nothing worse.
_SMALL = 64  # Letters of a range that are told one by one; a wider one tells nothing.
_COMMON = frozenset(" 이가은는을를에요어아해고지다하나도로")
"""Letters that stand in nearly all words, so that to need one of them tells little."""
_ANY_DIGIT = re.compile(r"\d")


@cache
def compile(pattern: str, flags: int = 0) -> Pattern[str]:  # noqa: A001 - the name that it stands for
    """As `re.compile`."""
    return cast("Pattern[str]", Skipping(re.compile(pattern, flags)))


def needs(pattern: str, flags: int = 0) -> list[Letters]:
    """Of each of these sets one letter stands in all words in which the pattern is found."""
    tree = parser.parse(pattern, flags)
    return _all_of(tree, bool((tree.state.flags | flags) & IGNORECASE))


class Skipping:
    """A pattern that looks first whether its letters are there."""

    __slots__ = ("findall", "finditer", "flags", "fullmatch", "match", "pattern", "search", "split", "sub", "subn")

    def __init__(self, plain: Pattern[str]) -> None:
        self.pattern, self.flags = plain.pattern, plain.flags
        needed = [_bits(one) for one in sorted(needs(plain.pattern, plain.flags), key=_weight)[:2]]
        for name in ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn"):
            skipping, does = _SKIPPING.get(name), getattr(plain, name)
            setattr(self, name, skipping(does, needed[0], needed[-1]) if needed and skipping else does)


def _finding(does: Callable[..., Any], first: int, second: int) -> Callable[..., Any]:
    def find(text: str, *at: int) -> Any:
        if (known := memory()) is not None:
            there = known.get(text) or _note(known, text)
            if not (there & first and there & second):
                return None
        return does(text, *at)

    return find


def _replacing(does: Callable[..., Any], first: int, second: int) -> Callable[..., Any]:
    def replace(new: Any, text: str, count: int = 0) -> Any:
        if (known := memory()) is not None:
            there = known.get(text) or _note(known, text)
            if not (there & first and there & second):
                return text
        return does(new, text, count)

    return replace


_SKIPPING = {"fullmatch": _finding, "match": _finding, "search": _finding, "sub": _replacing}


def _note(known: dict[Any, Any], text: str) -> int:
    """The letters of these words, of both cases, as bits."""
    low = text.casefold()
    letters = set(text) if low == text else {*text, *text.lower(), *low}
    there = _bits({*letters, DIGIT} if _ANY_DIGIT.search(text) else letters)
    known[text] = there
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


def _weight(letters: Letters) -> int:
    """How little it tells that one of these is needed."""
    return len(letters) + 9 * len(letters & _COMMON) + 20 * (DIGIT in letters)


def _all_of(parts: Any, folds: bool) -> list[Letters]:
    """What is needed by parts that follow each other."""
    return [needed for kind, value in parts if kind in _READ for needed in _READ[kind](value, folds)]


def _one_of(ways: list[list[Letters]]) -> list[Letters]:
    """What is needed where one of these is enough: a letter of any, if each needs one; at most twice, as each has sets for."""
    ranked = [sorted(way, key=_weight) for way in ways]
    most = min(map(len, ranked), default=0)
    return [frozenset[str]().union(*(way[at] for way in ranked)) for at in range(min(most, 2))]


def _literal(code: int, folds: bool) -> list[Letters]:
    letter = chr(code)
    return [frozenset({letter, letter.lower()[0], letter.casefold()[0]} if folds else letter)]


def _in(members: Any, folds: bool) -> list[Letters]:
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
    return [frozenset(found)]


def _repeat(value: Any, folds: bool) -> list[Letters]:
    least, _, part = value
    return _all_of(part, folds) if least else []


def _group(value: Any, folds: bool) -> list[Letters]:
    _, added, taken, part = value
    return _all_of(part, (folds or bool(added & IGNORECASE)) and not taken & IGNORECASE)


_READ: dict[Any, Callable[[Any, bool], list[Letters]]] = {
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

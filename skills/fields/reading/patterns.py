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
from functools import cache, cached_property, reduce
from operator import add, or_
from re import ASCII, IGNORECASE, Match, Pattern, escape, findall, fullmatch, match, search, sub
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Generic, TypeVar, cast

from skills.fields.reading.needed import DIGIT, Need, Pieces, forget, needed, weight
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
    "make_ready",
    "match",
    "search",
    "sub",
    "wall",
]

T = TypeVar("T")
_PLACES = 1021  # Bits of a number: letters that share one make a pattern be tried in vain, and nothing worse.
_ANY_DIGIT = re.compile(r"\d")
_OF_ONE_CASE = re.compile("[ -@\\[-~가-힣ㄱ-ㅣ]*")
_LONG = 300  # Letters of a pattern: to try a shorter one takes no longer than to look for all that it needs.
_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")
_A_PART = re.compile(r"\\.|.", re.DOTALL)


@cache
def compile(pattern: str, flags: int = 0) -> Pattern[str]:  # noqa: A001 - the name that it stands for
    """As `re.compile`; what is wrong with a pattern is told when it is first tried."""
    return cast("Pattern[str]", Skipping(pattern, flags))


@cache
def wall(pattern: str, flags: int = 0) -> Pattern[str]:
    """As `compile`, of a pattern of very many ways that hardly any words go: it is searched or replaced only where one of its
    ways is found, and of those only the ones are tried that may stand in the words."""
    ways = Table((compile(pattern, flags), None) for pattern in _ways(pattern))
    return cast("Pattern[str]", Skipping(pattern, flags, ways.is_found_in))


def make_ready() -> None:
    """Compile all patterns that were named so far, which takes some seconds and is else done when each is first tried."""
    while _NAMED:
        _NAMED.pop().make_ready()
    forget()


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


class Skipping:
    """A pattern that looks first whether its letters are there. It is compiled when it is first tried: a program may name
    thousands and need a few."""

    __slots__ = (*_METHODS, "_is_found_in", "flags", "is_ready", "pattern", "pieces")

    pieces: Pieces
    """One of these must stand in the words; empty where none need."""

    def __init__(self, pattern: str, flags: int = 0, is_found_in: Callable[[str], bool] | None = None) -> None:
        self.pattern, self.flags, self._is_found_in, self.is_ready = pattern, flags, is_found_in, False
        _NAMED.append(self)

    def __getattr__(self, name: str) -> Any:
        if name not in self.__slots__:
            raise AttributeError(name)
        self.make_ready()
        return getattr(self, name)

    def make_ready(self) -> None:
        """Compile it, and find out what it needs; done once."""
        if self.is_ready:
            return
        plain = re.compile(self.pattern, self.flags)
        need = needed(parser.parse(self.pattern, self.flags), self.flags)
        more = need if need.choices and len(self.pattern) >= _LONG else None
        letters = sorted({Pieces(piece[at] for piece in one) for one in need.sets for at in (0, -1)}, key=weight)
        bits = [_bits(one) for one in letters[:2]]
        pieces = need.sets[0] if need else Pieces()
        for name in _METHODS:
            skipping, does = _SKIPPING.get(name), getattr(plain, name)
            does = _GATED[name](does, self._is_found_in) if self._is_found_in and name in _GATED else does
            setattr(self, name, skipping(does, bits[0], bits[-1], pieces, more) if need and skipping else does)
        self.pieces, self.is_ready = pieces, True


_NAMED: list[Skipping] = []


class Table(Generic[T]):
    """Many patterns of which hardly one is ever found, each with what it stands for."""

    def __init__(self, rows: Iterable[tuple[Pattern[str], T]]) -> None:
        self._rows = tuple(rows)

    def standing_in(self, text: str) -> Sequence[tuple[Pattern[str], T]]:
        """The rows whose pattern may be found in the words; no other need be tried."""
        if (known := memory()) is None:
            return self._rows
        there = known.get(text) or _gather(known, text)
        pieces = there.pieces or there.look()
        always, of = self._rows_of
        found = always.union(*[of[piece] for piece in pieces & of.keys()])
        return [self._rows[at] for at in sorted(found)]

    @cached_property
    def _rows_of(self) -> tuple[set[int], dict[str, list[int]]]:
        """The rows that need nothing, and those of each piece."""
        of: dict[str, list[int]] = {}
        needs = [cast("Skipping", pattern).pieces for pattern, _ in self._rows]
        for at, pieces in enumerate(needs):
            for piece in pieces:
                of.setdefault(piece, []).append(at)
        return {at for at, pieces in enumerate(needs) if not pieces}, of

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


def _finding(
    does: Callable[..., Any], first: int, second: int, pieces: Pieces, need: Need | None
) -> Callable[..., Any]:
    def find(text: str, *at: int) -> Any:
        if (known := memory()) is not None:
            there = known.get(text) or _note(known, text)
            if there is not None and (
                not (there.letters & first and there.letters & second)
                or pieces.isdisjoint(there.pieces or there.look())
                or not (need is None or there.meets(need))
            ):
                return None
        return does(text, *at)

    return find


def _replacing(
    does: Callable[..., Any], first: int, second: int, pieces: Pieces, need: Need | None
) -> Callable[..., Any]:
    def replace(new: Any, text: str, count: int = 0) -> Any:
        if (known := memory()) is not None:
            there = known.get(text) or _note(known, text)
            if there is not None and (
                not (there.letters & first and there.letters & second)
                or pieces.isdisjoint(there.pieces or there.look())
                or not (need is None or there.meets(need))
            ):
                return text
        return does(new, text, count)

    return replace


def _taking(nothing: Callable[[str], Any]) -> Callable[..., Any]:
    def taking(
        does: Callable[..., Any], first: int, second: int, pieces: Pieces, need: Need | None
    ) -> Callable[..., Any]:
        def take(text: str, *at: int, **most: int) -> Any:
            if (known := memory()) is not None:
                there = known.get(text) or _note(known, text)
                if there is not None and (
                    not (there.letters & first and there.letters & second)
                    or pieces.isdisjoint(there.pieces or there.look())
                    or not (need is None or there.meets(need))
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

    __slots__ = ("_cases", "_single", "holds", "letters", "pieces")

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
        self.holds: dict[Need, bool] = {}

    def meets(self, need: Need) -> bool:
        """Whether what a pattern needs is here; asked once of each need."""
        if (holds := self.holds.get(need)) is None:
            pieces = self.pieces or self.look()
            holds = not any(map(pieces.isdisjoint, need.sets))
            for ways in need.choices if holds else ():
                if not any(map(self.meets, ways)):
                    holds = False
                    break
            self.holds[need] = holds
        return holds

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

"""What must stand in a text for a pattern to be found in it, derived from the pattern.

Of "예약|방문" the two letters 예약 or 방문 must stand side by side; of "(?:예약|방문).*(?:변경|취소)" one of each. Where a
pattern has several ways, what it needs is kept way by way. What many patterns share, as the words for relatives, is one
`Need`, so that a text is asked once whether it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from re import IGNORECASE
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, TypeAlias

Pieces: TypeAlias = frozenset[str]
"""Single letters, and pairs of letters that stand side by side."""
DIGIT = "\uf8f0"  # Stands for any digit of any script.
_SMALL = 64  # Letters of a range, or pairs, that are told one by one; more tell nothing.
_MOST_WAYS = 12  # Of so many each may be asked; where there are more, that takes longer than to try them.
_MOST = 3  # Sets that are kept of parts that follow each other: those that tell most.
_OFTEN = {DIGIT: 21} | dict.fromkeys(" 이가은는을를에요어아해고지다하나도로", 10)
"""Letters that stand in nearly all words, so that to need one of them tells little."""
_RARER = 40
"""How much more a pair tells than a letter."""


class Need:
    """Holds of a text where of each of `sets` a piece stands in it, and of each of `choices` one need holds."""

    __slots__ = ("choices", "sets")

    def __init__(self, sets: tuple[Pieces, ...], choices: tuple[tuple[Need, ...], ...]) -> None:
        self.sets, self.choices = sets, choices

    def __bool__(self) -> bool:
        return bool(self.sets)


Read: TypeAlias = Callable[[Any, bool], Need]
_MADE: dict[tuple[tuple[Pieces, ...], tuple[tuple[Need, ...], ...]], Need] = {}


def forget() -> None:
    """What comes later shares nothing with what was found so far, whose keys need not be kept."""
    _MADE.clear()


def needed(tree: Any, flags: int = 0) -> Need:
    """What a text must hold in which the pattern is found, of which this is the standard library's tree; empty where that may
    be anything."""
    return _all_of(tree, bool((tree.state.flags | flags) & IGNORECASE))


def weight(pieces: Pieces) -> float:
    """How little it tells that one of these is needed."""
    often = _OFTEN.get
    return sum([
        often(one, 1) if len(one) == 1 else often(one[0], 1) * often(one[1], 1) / _RARER for one in pieces
    ])  # fmt: skip


def _made(sets: Sequence[Pieces], choices: Sequence[tuple[Need, ...]] = ()) -> Need:
    """The one need of this kind, its sets in the order of what they tell."""
    if len(sets) > 1:
        sets = sorted(dict.fromkeys(sets), key=weight)[:_MOST]
    key = tuple(sets), tuple(dict.fromkeys(choices))
    if key not in _MADE:
        _MADE[key] = Need(*key)
    return _MADE[key]


def _all_of(parts: Any, folds: bool) -> Need:
    """What is needed by parts that follow each other: of a row of letters the letter or pair that tells most, of any other part
    what it needs."""
    sets: list[Pieces] = []
    choices: list[tuple[Need, ...]] = []
    before: Pieces = Pieces()
    row: list[Pieces] = []
    for kind, value in parts:
        need = _READ[kind](value, folds) if kind in _READ else NOTHING
        choices += need.choices
        if not (need and kind in _LETTERS and DIGIT not in need.sets[0]):
            sets += [*([min(row, key=weight)] if row else []), *need.sets]
            before, row = Pieces(), []
            continue
        letter = need.sets[0]
        row.append(letter)
        if 0 < len(before) * len(letter) <= _SMALL:
            row.append(Pieces(one + two for one in before for two in letter))
        before = letter
    return _made([*sets, min(row, key=weight)] if row else sets, choices)


def _one_of(ways: Sequence[Need]) -> Need:
    """What is needed where one of these is enough: a piece of any, if each needs one, and by those that need more, that."""
    if not all(ways):
        return NOTHING
    sets = [Pieces().union(*(way.sets[at] for way in ways)) for at in range(min(2, *(len(way.sets) for way in ways)))]
    plain = [way for way in ways if len(way.sets) == 1 and not way.choices]
    if len(plain) == len(ways) or len(ways) - len(plain) > _MOST_WAYS:
        return _made(sets)
    together = [_made([Pieces().union(*(way.sets[0] for way in plain))])] if plain else []
    return _made(sets, [tuple(dict.fromkeys([*together, *(way for way in ways if way not in plain)]))])


def _branch(value: Any, folds: bool) -> Need:
    ways = [_all_of(way, folds) for way in value[1]]
    return _one_of(ways) if len(ways) > 1 else ways[0]


def _literal(code: int, folds: bool) -> Need:
    letter = chr(code)
    return _made([Pieces({letter, letter.lower()[0], letter.casefold()[0]} if folds else letter)])


def _in(members: Any, folds: bool) -> Need:
    found: set[str] = set()
    for kind, value in members:
        name = str(kind)
        if name == "LITERAL":
            found |= _literal(value, folds).sets[0]
        elif name == "RANGE" and value[1] - value[0] < _SMALL:
            found = found.union(*(_literal(code, folds).sets[0] for code in range(value[0], value[1] + 1)))
        elif name == "CATEGORY" and str(value) == "CATEGORY_DIGIT":
            found.add(DIGIT)
        else:
            return NOTHING
    return _made([Pieces(found)])


def _repeat(value: Any, folds: bool) -> Need:
    least, _, part = value
    return _all_of(part, folds) if least else NOTHING


def _group(value: Any, folds: bool) -> Need:
    _, added, taken, part = value
    return _all_of(part, (folds or bool(added & IGNORECASE)) and not taken & IGNORECASE)


NOTHING = _made(())
_LETTERS = frozenset({parser.LITERAL, parser.IN})
_READ: dict[Any, Read] = {
    parser.LITERAL: _literal,
    parser.IN: _in,
    parser.BRANCH: _branch,
    parser.SUBPATTERN: _group,
    parser.MAX_REPEAT: _repeat,
    parser.MIN_REPEAT: _repeat,
    parser.POSSESSIVE_REPEAT: _repeat,
    parser.ATOMIC_GROUP: _all_of,
    parser.ASSERT: lambda value, folds: _all_of(value[1], folds),
}
"""What each kind of part needs; a kind that is not here needs nothing."""

"""The two corpora: hand-written sentences, and patterns that stand for many sentences, read in one fixed order. One is of what
a sentence means by itself (`corpus`), one of what it does in a talk (`moves`).

A file of `tests/skills/data/corpus` or `moves` has headings `## label` and a sentence a line below them. `{a|b|}` stands for
either, `{name}` for the words of `@name a|b|c`, from `slots.txt` or the file itself. Of a pattern's sentences at most `MOST`
are taken, evenly and always the same ones. Lines with # are remarks.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import prod
from pathlib import Path

DATA = Path(__file__).parents[1] / "skills" / "data"
MOST = 48
BY_HAND = 2.0
"""What a sentence that somebody wrote counts; those of one pattern count less the more they are."""
MOVES_FROM = 1_000_000
"""Groups from here on are of moves."""
_ENDINGS = {2: "여", 4: "", 5: "용", 7: "유", 9: "", 10: "염"}
_STRIDE = 2_654_435_761
_PIECES = re.compile(r"[{}|]|[^{}|]+")


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    text: str
    weight: float
    group: int
    """Sentences of one pattern stay together when the corpus is cut into folds."""


SPOKEN, FEW = 24, 4
"""Sentences of one pattern that are learned as a move, and of one that is none."""
BESIDE, MADE = 0.5, 2.5
"""What a sentence of a meaning counts beside the moves; and, of a pattern of moves, which is short, one of its sentences."""
NO_MOVE = "none"
_NO_MOVES = frozenset(
    {"consult", "medical", "staff", "now", "clinic", "other", "access", "delete", "suspend", "withdraw", "ads_off"}
)
"""Meanings whose sentences are no move, unless a file of moves says otherwise."""
_LEAVES, _OTHERWISE = "cancel", re.compile("예약|수술|시술|나중|다음|담에|이따|book|appointment|later")
"""The meaning that is a move as well, and of what its sentences are not taken for the move."""


def files(kind: str = "corpus") -> list[Path]:
    return [DATA / "utterances.tsv", *sorted((DATA / kind).glob("*.txt"))]


def fingerprint(*kinds: str) -> str:
    """What the weights carry, so that a test can tell whether they belong to this corpus."""
    together = hashlib.sha256()
    for path in dict.fromkeys(path for kind in kinds or ("corpus",) for path in files(kind)):
        together.update(path.read_bytes())
    return together.hexdigest()


def moves() -> list[Row]:
    """What a message does in a talk, and beside it a few sentences of each meaning that is no move."""
    seen: dict[str, Row] = {}
    for row in (*_patterns("moves", SPOKEN), *written(), *_patterns("corpus", FEW)):
        label = row.label if row.group >= MOVES_FROM else NO_MOVE if row.label in _NO_MOVES else ""
        if row.label == _LEAVES and not _OTHERWISE.search(row.text):
            label = "leave"
        if label:
            weight = row.weight * (BESIDE if row.group < MOVES_FROM else MADE if row.weight < BY_HAND else 1.0)
            seen.setdefault(row.text, Row(label, row.text, weight, row.group))
    return list(seen.values())


def corpus() -> list[Row]:
    """Each sentence once; the first label wins, so that a pattern cannot contradict a sentence that was written by hand."""
    seen: dict[str, Row] = {}
    for row in (*written(), *_patterns()):
        seen.setdefault(row.text, row)
    return list(seen.values())


def written() -> Iterator[Row]:
    for number, line in enumerate((DATA / "utterances.tsv").read_text("utf-8").splitlines()):
        if not line.startswith("#"):
            _, label, text = line.split("\t")
            yield Row(label, text, BY_HAND, number)


def _patterns(kind: str = "corpus", most: int = MOST) -> Iterator[Row]:
    rows: list[Row] = []
    patterns: list[tuple[str, str, dict[str, str]]] = []
    shared: dict[str, str] = {}
    for path in sorted((DATA / kind).glob("*.txt"), key=lambda path: (path.stem != "slots", path.name)):
        patterns += _read(path, shared)
    plain = [p for p in patterns if "{" not in p[1]]
    mixed = [p for p in patterns if "{" in p[1]]
    for number, (label, text, slots) in enumerate((*plain, *mixed), MOVES_FROM if kind == "moves" else 100_000):
        made = _expanded(text, slots, most)
        rows += [Row(label, one, BY_HAND if len(made) == 1 else len(made) ** -0.5, number) for one in made]
    yield from rows


def _read(path: Path, shared: dict[str, str]) -> list[tuple[str, str, dict[str, str]]]:
    found, slots, label = [], dict(shared), ""
    for line in map(str.strip, path.read_text("utf-8").splitlines()):
        if line.startswith("@"):
            name, _, words = line[1:].partition(" ")
            (shared if path.stem == "slots" else slots)[name] = words
        elif line.startswith("## "):
            label = line[3:]
        elif line and not line.startswith("#"):
            found.append((label, line, shared if path.stem == "slots" else slots))
    return found


Part = str | list["Pattern"]
Pattern = list[Part]


def _parsed(text: str, slots: dict[str, str]) -> Pattern:
    """Text and choices in turn; a choice is a list of patterns."""
    stack: list[list[Pattern]] = [[[]]]
    for piece in _PIECES.findall(text):
        if piece == "{":
            stack.append([[]])
        elif piece == "}":
            done = stack.pop()
            stack[-1][-1].append(_named(done, slots))
        elif piece == "|" and len(stack) > 1:
            stack[-1].append([])
        else:
            stack[-1][-1].append(piece)
    [[whole]] = stack
    return whole


def _named(choice: list[Pattern], slots: dict[str, str]) -> Part:
    """`{name}` stands for the words of the name."""
    match choice:
        case [[str(name)]] if "|" in slots.get(name.removeprefix("="), ""):
            [choice] = _parsed("{" + slots[name.removeprefix("=")] + "}", slots)  # type: ignore[assignment]
            return choice
        case _:
            return choice


def _count(pattern: Pattern) -> int:
    return prod(sum(map(_count, part)) for part in pattern if not isinstance(part, str))


def _nth(pattern: Pattern, number: int) -> str:
    words = []
    for part in pattern:
        if isinstance(part, str):
            words.append(part)
            continue
        number, at = divmod(number, sum(map(_count, part)))
        for choice in part:
            if at < _count(choice):
                words.append(_nth(choice, at))
                break
            at -= _count(choice)
    return "".join(words)


def _expanded(text: str, slots: dict[str, str], most: int) -> list[str]:
    """Of all combinations every n-th, so that each word comes up about equally often."""
    pattern = _parsed(text, slots)
    count = _count(pattern)
    begin = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
    found = (_spoken(_nth(pattern, (begin + at * _STRIDE) % count), at) for at in range(min(count, most)))
    return list(dict.fromkeys(" ".join(one.split()) for one in found))


def _spoken(text: str, number: int) -> str:
    """Some of each pattern end as people type: 요 as 여, 용, 유, 염, or none."""
    plain = text.rstrip("?!.~ ")
    ending = _ENDINGS.get(number % 12)
    return plain[:-1] + ending if ending is not None and plain.endswith("요") else text

"""Sentences that nothing was learned from, and how well they are understood: the folders of `tests/skills/data/blind` and of
strangers, in the same form. Pure counting; what is printed is `tests.bench.understanding`'s affair."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time
from pathlib import Path

from skills.fields import Doubtful, Invalid
from skills.fields.naming.names import parse_name
from skills.fields.phones import parse_phone
from skills.fields.timing.hours import SEOUL, Hours
from skills.fields.timing.times import parse_when
from skills.fields.timing.wishes import When
from skills.understanding import understand
from skills.understanding.learned.moves import LIKELY, likely
from tests.corpus.sentences import DATA, NO_MOVE
from tests.corpus.sentences import moves as learned_moves

BLIND = DATA / "blind"
ASKED = "ASK"
HOURS = Hours({day: ((time(10), time(19)),) for day in range(7)})
URGENT = ("now", "clinic")


@dataclass(slots=True)
class Count:
    """`of` answers, of which so many were right, asked back, or taken for something else; `misses` are those, as (should be,
    is, words)."""

    of: int = 0
    right: int = 0
    asked: int = 0
    misses: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def wrong(self) -> int:
        return self.of - self.right - self.asked

    def add(self, wanted: tuple[str, ...], got: str, words: str) -> None:
        self.of += 1
        if got in wanted:
            self.right += 1
            return
        self.asked += got == ASKED
        self.misses.append((wanted[0], got, words))


def rows(path: Path) -> list[list[str]]:
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def moves(path: Path) -> tuple[Count, Count]:
    """What each line of a file of moves does, where it does not stand in the corpus by chance: the likeliest move; and, of what
    is LIKELY a move, how much is that one."""
    likeliest, sure, seen = Count(), Count(), {row.text for row in learned_moves()}
    label = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("## "):
            label = line.removeprefix("## ")
        elif line and line not in seen:
            found = likely(line) or {NO_MOVE: 1.0}
            got = max(found, key=found.__getitem__)
            likeliest.add((label,), got, line)
            if got != NO_MOVE and found[got] >= LIKELY:
                sure.add((label,), got, line)
    return likeliest, sure


def intents(folder: Path, unless: frozenset[str] = frozenset()) -> tuple[Count, Count]:
    """Strictly, and with the labels that are also right; without the sentences of `unless`."""
    strict, lenient = Count(), Count()
    for truth, also, text in rows(folder / "intents.tsv"):
        if text not in unless:
            got = str(understand(text).intent)
            strict.add((truth,), got, text)
            lenient.add((truth, *also.split("|")), got, text)
    return strict, lenient


def danger(path: Path) -> tuple[Count, Count]:
    """What is urgent and heard as such, and what is not and is not taken for it."""
    heard, quiet = Count(), Count()
    for truth, text in rows(path):
        level = understand(text).danger or "none"
        if truth in URGENT:
            heard.add(URGENT, level, text)
        else:
            quiet.add(("none", "staff"), level, text)
    return heard, quiet


def names(folder: Path) -> tuple[Count, Count]:
    """Names that are kept whole, and other answers that are not kept without a question."""
    kept, asked = Count(), Count()
    for text, name in rows(folder / "names.tsv"):
        got = _name(text)
        if name == "-":
            asked.add((ASKED,), ASKED if got.startswith(ASKED) else got, text)
        else:
            kept.add((_tight(name),), ASKED if got == ASKED + _tight(name) else got, text)
    return kept, asked


def _name(text: str) -> str:
    try:
        return _tight(parse_name(text))
    except Doubtful as doubt:
        return ASKED + _tight(doubt.reading)
    except Invalid:
        return ASKED + "-"


def _tight(name: str) -> str:
    return "".join(name.split()).casefold()


def phones(folder: Path) -> Count:
    """Numbers in E.164; `-` where there is none to take."""
    count = Count()
    for text, wanted in rows(folder / "phones.tsv"):
        try:
            got = parse_phone(text)
        except Invalid:
            got = ASKED
        count.add(tuple(wanted.replace("-", ASKED).split("|")), got, text)
    return count


def times(folder: Path, hours: Hours = HOURS) -> Count:
    """Wishes at a clinic that is open from ten to seven every day."""
    count = Count()
    for now, text, wanted in rows(folder / "times.tsv"):
        here = datetime.fromisoformat(now).replace(tzinfo=SEOUL)
        try:
            when = parse_when(text, now=here, hours=hours)
            got = " or ".join(_written(one) for one in (when, *when.also))
        except Invalid:
            got = ASKED
        count.add(tuple(wanted.split("|")), got, text)
    return count


def _written(when: When) -> str:
    bound = "" if when.bound == "at" else f" {when.bound}"
    match when.kind:
        case "date":
            return f"dates {when.on} ~{when.to}{bound}" if when.to else f"date {when.on}{bound}"
        case "datetime":
            start = when.starts_at.astimezone(SEOUL) if when.starts_at else None
            end = f" ~{when.ends_at.astimezone(SEOUL):%H:%M}" if when.ends_at else ""
            return f"datetime {start:%Y-%m-%dT%H:%M}{end}{bound}"
        case "part":
            clock = (when.part, when.at and f"{when.at:%H:%M}", when.until and f"~{when.until:%H:%M}")
            return " ".join(str(word) for word in ("part", when.on, when.to, when.days, *clock) if word) + bound
    return "anytime soon" if when.part == "soon" else "anytime"

"""The form of a transcript: conversations and their lines. What a line does is not here but in `play`.

A line that cannot be read refuses the whole file: a check that is skipped without a word is no check.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Lang = Literal["ko", "en"]
_LINE = re.compile(
    r"(?:\?(?P<unless>not )?(?P<condition>step|offer) (?P<of>\S+) )?"
    r"(?P<sign>>\w+>|>|!!|!~|!|~|=|\+|-|\.\.!|\.\.)(?: (?P<rest>.*))?"
)
_DATA = ("skill", "step", "intent")
PHOTO = "[photo]"  # What a line begins with that sends a photo.


class Unreadable(ValueError):
    """A file that is no transcript; the message names file, line and words."""


@dataclass(frozen=True, slots=True)
class Condition:
    """When a line counts: only while the last answer stands at one of these steps, or offers one of these choices."""

    kind: Literal["step", "offer"]
    words: tuple[str, ...]
    unless: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line: something that is said or pressed, or a check of the last answer."""

    number: int
    sign: str
    rest: str
    condition: Condition | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """The rest as alternatives."""
        return tuple(self.rest.split("|"))


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation of somebody new."""

    place: str
    name: str
    kind: str
    lang: Lang
    lines: tuple[Line, ...]


def read(path: Path) -> list[Talk]:
    """The conversations of a file; `Unreadable` when one line of it is none of the form."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise Unreadable(f"{path}: {problem}") from None
    talks: list[Talk] = []
    head: tuple[str, str, Lang] | None = None
    lines: list[Line] = []
    for number, words in _said(text):
        if words.startswith("@"):
            talks += _talk(path, head, lines)
            head, lines = _head(words, path), []
        elif head is None:
            raise Unreadable(f"{path}:{number}: stands before the first @: {words}")
        else:
            lines.append(_line(path, number, words))
    return [*talks, *_talk(path, head, lines)]


def _said(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        if (words := line.strip()) and not words.startswith("#"):
            yield number, words


def _head(words: str, path: Path) -> tuple[str, str, Lang]:
    name, *more = (part.strip() for part in words[1:].split("|"))
    kind = next((part for part in more if not part.startswith("lang=")), path.stem)
    return name, kind, "en" if "lang=en" in more else "ko"


def _talk(path: Path, head: tuple[str, str, Lang] | None, lines: list[Line]) -> list[Talk]:
    return [Talk(str(path), *head, tuple(lines))] if head and lines else []


def _line(path: Path, number: int, words: str) -> Line:
    found = _LINE.fullmatch(words)
    if found is None:
        raise Unreadable(f"{path}:{number}: cannot be read: {words}")
    sign, rest = found["sign"], (found["rest"] or "").strip()
    if problem := _problem(sign, rest):
        raise Unreadable(f"{path}:{number}: {problem}: {words}")
    condition = None
    if kind := found["condition"]:
        asked: Literal["step", "offer"] = "step" if kind == "step" else "offer"
        condition = Condition(asked, tuple(found["of"].split("|")), bool(found["unless"]))
    return Line(number, sign, rest, condition)


def _problem(sign: str, rest: str) -> str:
    """What is wrong with a line whose sign is known; a pattern or a key with a slip would never fail."""
    if not rest:
        return "says nothing"
    if sign == "=" and rest.removeprefix("not ").partition(" ")[0] not in _DATA:
        return "knows step, skill and intent only"
    if sign in ("~", "!~"):
        try:
            re.compile(rest)
        except re.error as wrong:
            return f"no pattern ({wrong})"
    return ""

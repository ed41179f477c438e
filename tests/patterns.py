"""Every pattern of the program, and texts that are made to hold it up.

A pattern is found where it stands: compiled, in whatever container of a module, or as words inside a function. An attack
is made from the pattern itself: what it repeats is repeated for as long as the text may be, from several of its own
alternatives, and what would have to follow is left out or spoiled, so that the matcher tries every way there is.
"""

import ast
import importlib
import pkgutil
import random
import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import regex

import bot
import skills
import storage
from skills.fields.reading import patterns
from skills.fields.reading.patterns import Skipping, Table
from skills.fields.reading.respelling import Respelling

LONG = 5_000
SPOILERS = ("", "코", "!", "\n", " 1")
TAKES_A_PATTERN = frozenset(("compile", "match", "search", "fullmatch", "sub", "subn", "split", "findall", "finditer"))

_parse = importlib.import_module("re._parser")
_words = importlib.import_module("re._constants")
_REPEATS = (_words.MAX_REPEAT, _words.MIN_REPEAT, _words.POSSESSIVE_REPEAT)
_POOL = "가나일다1 a-.,!?~z_\n@{"


@dataclass(frozen=True)
class Found:
    """A pattern and where it stands."""

    where: str
    pattern: re.Pattern[str] | regex.Pattern[str]


# -- finding ----------------------------------------------------------------------------------------------------------


def all_patterns() -> tuple[list[Found], list[str]]:
    """The patterns of all modules, each once, and the calls whose pattern is only known when they are made."""
    found: dict[tuple[str, int], Found] = {}
    unknown: list[str] = []
    for module in _modules():
        here = [*_held(module), *_said(module, unknown)]
        for pattern in here:
            found.setdefault((pattern.pattern, pattern.flags), Found(module.__name__, pattern))
    return list(found.values()), unknown


def _modules() -> Iterator[ModuleType]:
    """All modules but the one that lists every pattern and each way of it: what a pattern does is asked where it stands."""
    left_out = ("storage.migrations.", patterns.__name__)  # Alembic runs its own itself.
    for package in (bot, skills, storage):
        yield package
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not info.name.startswith(left_out):
                yield importlib.import_module(info.name)


def _held(module: ModuleType) -> Iterator[Any]:
    """Compiled patterns that the module's names lead to."""
    waiting, seen = list(vars(module).values()), set[int]()
    while waiting:
        value = waiting.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        if isinstance(value, Skipping):
            yield re.compile(value.pattern, value.flags)
        elif isinstance(value, re.Pattern) or type(value).__module__.startswith(("_regex", "regex")):
            if hasattr(value, "fullmatch") and isinstance(value.pattern, str):
                yield value
        elif isinstance(value, dict | Respelling | Table):
            waiting.extend((value if isinstance(value, dict) else vars(value)).values())
        elif isinstance(value, list | tuple | set | frozenset):
            waiting.extend(value)
        elif is_dataclass(value) and not isinstance(value, type):
            waiting.extend(getattr(value, field.name) for field in fields(value))
        elif isinstance(value, type) and value.__module__ == module.__name__:
            waiting.extend(vars(value).values())


def _said(module: ModuleType, unknown: list[str]) -> Iterator[Any]:
    """Patterns that stand as words in a call of `re` or `regex`. What only a function's own names say is `unknown`; what the
    module makes of names while it is loaded, its names lead to."""
    tree = ast.parse(Path(str(module.__file__)).read_text())
    functions = [
        node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
    ]
    inside = {id(call) for function in functions for call in ast.walk(function)}
    for call in ast.walk(tree):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.args):
            continue
        library = call.func.value
        if not (isinstance(library, ast.Name) and library.id in ("re", "regex") and call.func.attr in TAKES_A_PATTERN):
            continue
        try:
            words = eval(compile(ast.Expression(call.args[0]), module.__name__, "eval"), vars(module))
        except NameError:
            if id(call) in inside:
                unknown.append(f"{module.__name__}:{ast.unparse(call.args[0])}")
            continue
        if isinstance(words, str):
            yield {"re": re, "regex": regex}[library.id].compile(words)


# -- attacking --------------------------------------------------------------------------------------------------------


def attacks(pattern: str, size: int) -> Iterator[str]:
    """Texts of about `size` characters against a pattern; always the same ones."""
    luck = random.Random(repr(pattern))
    try:
        tree = _parse.parse(pattern)
    except re.error:  # `regex` knows more than `re`; what it can say is still tried letter by letter.
        for char in dict.fromkeys(pattern + _POOL):
            yield from _spoiled(char * size, size)
        return
    for node in _repeats(tree):
        body = _Sampler(luck)
        pieces = [body.text(part) for part in _alternatives(node[1][2])] + [body.text(node[1][2]) for _ in range(4)]
        pieces = [piece for piece in dict.fromkeys(pieces) if piece]
        lead = _Sampler(luck, node).text(tree) if pieces else ""
        for pump in [*pieces[:12], "".join(pieces[:12])] if pieces else []:
            yield from _spoiled(lead + pump * (size // len(pump)), size)
            yield from _spoiled(pump * (size // len(pump)), size)
        if pieces:
            yield from _spoiled(lead + "".join(luck.choices(pieces, k=size // min(map(len, pieces)))), size)
    for _ in range(6):
        whole = _Sampler(luck).text(tree) or "가"
        for piece in (whole, whole[: luck.randint(1, len(whole))], whole + luck.choice(_POOL)):
            yield from _spoiled(piece * (size // len(piece) + 1), size)
    for char in _POOL:
        yield char * size


def samples(pattern: str, count: int) -> Iterator[str]:
    """Texts that the pattern's ways describe, lookarounds apart; always the same ones."""
    luck, tree = random.Random(pattern), _parse.parse(pattern)
    return (_Sampler(luck).text(tree) for _ in range(count))


def _spoiled(text: str, size: int) -> Iterator[str]:
    for end in SPOILERS[:2]:
        yield text[: size - len(end)] + end


def _repeats(tree: Any) -> Iterator[Any]:
    """The nodes that repeat something more than a few times."""
    for node in tree:
        op, value = node
        if op in _REPEATS and value[1] > 3:
            yield node
        for inner in _inside(op, value):
            yield from _repeats(inner)


def _inside(op: Any, value: Any) -> list[Any]:
    if op in _REPEATS:
        return [value[2]]
    if op is _words.SUBPATTERN:
        return [value[3]]
    if op is _words.BRANCH:
        return list(value[1])
    if op is _words.ATOMIC_GROUP:
        return [value]
    return [value[1]] if op in (_words.ASSERT, _words.ASSERT_NOT) else []


def _alternatives(tree: Any) -> list[Any]:
    """The branches that a repeated body offers, or the body."""
    if len(tree) == 1 and tree[0][0] in (_words.SUBPATTERN, _words.BRANCH, _words.ATOMIC_GROUP):
        inner = _inside(*tree[0])
        return inner if len(inner) > 1 else _alternatives(inner[0])
    return [tree]


class _Arrived(Exception):
    """The part that is to be repeated begins here."""


class _Sampler:
    """A text that the pattern matches, or its beginning up to the node `goal`."""

    def __init__(self, luck: random.Random, goal: Any = None) -> None:
        self.luck = luck
        self.goal = goal
        self.said: list[str] = []

    def text(self, tree: Any) -> str:
        self.said = []
        with suppress(_Arrived):
            self._walk(tree)
        return "".join(self.said)

    def _walk(self, tree: Any) -> None:
        for node in tree:
            if node is self.goal:
                raise _Arrived
            self._say(*node)

    def _say(self, op: Any, value: Any) -> None:
        if op is _words.LITERAL:
            self.said.append(chr(value))
        elif op in (_words.NOT_LITERAL, _words.ANY, _words.IN):
            self.said.append(self.luck.choice(_members(op, value)))
        elif op in _REPEATS:
            for _ in range(self.luck.randint(value[0], min(value[1], value[0] + 2)) or self._leads(value[2])):
                self._walk(value[2])
        elif op is _words.ASSERT_NOT:
            return
        elif inside := _inside(op, value):
            self._walk(next((branch for branch in inside if self._leads(branch)), self.luck.choice(inside)))

    def _leads(self, tree: Any) -> bool:
        return self.goal is not None and any(node is self.goal for node in _repeats(tree))


def _members(op: Any, value: Any) -> str:
    """A few characters that a set takes."""
    if op is _words.ANY:
        return "가a1 "
    if op is _words.NOT_LITERAL:
        return "".join(char for char in _POOL if ord(char) != value)
    wanted = [member for member in value if member[0] is not _words.NEGATE]
    named = "".join(map(_named, wanted))
    if len(wanted) == len(value):
        return named or "가"
    return "".join(char for char in _POOL if char not in named) or "가"


def _named(member: Any) -> str:
    op, value = member
    if op is _words.LITERAL:
        return chr(value)
    if op is _words.RANGE:
        low, high = value
        return "".join(dict.fromkeys((chr(low), chr((low + high) // 2), chr(high))))
    digits, spaces, letters = "0123456789", " \n\t", "azAZ_가0"
    kinds = {_words.CATEGORY_DIGIT: digits, _words.CATEGORY_SPACE: spaces, _words.CATEGORY_WORD: letters}
    not_kinds = {_words.CATEGORY_NOT_DIGIT: " a가", _words.CATEGORY_NOT_SPACE: "a1가", _words.CATEGORY_NOT_WORD: " .-!"}
    return str({**kinds, **not_kinds}.get(value, "가"))


# -- measuring --------------------------------------------------------------------------------------------------------


MOST_YARDSTICKS = 6
_YARDSTICK = re.compile(r"(?:[가-힣]{1,4}\s?){0,3}끝")


def holds(work: Callable[[], object]) -> bool:
    """Whether the work takes over six times as long as a pattern known to be bounded takes for 5,000 characters, each of five
    times: what slows a machine for a while slows both, as they are measured side by side, and a slow machine finds what a
    quick one does."""
    return all(
        (took := _seconds(work)) > MOST_YARDSTICKS * _quickest()
        and took > MOST_YARDSTICKS * _seconds(_read_the_yardstick)
        for _ in range(5)
    )


@cache
def _quickest() -> float:
    """What the yardstick takes at its best: what is quicker than six of that need not be measured beside it."""
    return min(_seconds(_read_the_yardstick) for _ in range(9))


def _read_the_yardstick() -> str:
    return _YARDSTICK.sub("", "가나다 " * 1250)


def _seconds(work: Callable[[], object]) -> float:
    began = time.thread_time()
    work()
    return time.thread_time() - began


def held_by(pattern: Any, size: int) -> str | None:
    """The first of the pattern's attacks that holds it; None where none does. The text grows step by step, so that a pattern
    without a bound is found before it takes a year."""
    for attack in attacks(pattern.pattern, size):
        for length in _growing(len(attack)):
            text = attack[: length - 1] + attack[-1]
            if holds(lambda: (pattern.fullmatch(text), pattern.sub("", text))):  # noqa: B023
                return text
    return None


def _growing(most: int) -> Iterator[int]:
    length = 16
    while length < min(most, 200):
        yield length
        length += max(2, length // 8)
    yield most

"""Every sentence that the code asks for stands in a catalogue, also where its key is put together at run time."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.desk.frame import catalogue
from skills.texts import TEXTS

READ_ON = re.compile(r"access\.act\..+|team\.until|case\.held_by\.me|role\.\w+\.hint")
ROOT = Path(__file__).parents[1]
ASKING = {"say", "bubble", "tell"}
PATIENTS, DESK = TEXTS.keys(), catalogue.TEXTS.keys()
_BY_ITSELF = re.compile(r'<span class="tag\b[^>]*>(.*?)</span>|<option[^>]*>(.*?)</option>', re.DOTALL)
_KEY = re.compile(r'\bt\(\s*"([\w.]+)"\s*(~)?(?:[^()]*\belse\s+"([\w.]+)"\s*(~)?)?[^()]*\)(\|capitalize)?')
_IN_TEMPLATE = re.compile(r'\bt\(\s*"([^"]+)"\s*(~)?')


def asked_in(path: Path) -> Iterator[tuple[int, str]]:
    """(line, pattern of the key) of each sentence that a file asks for by a key that stands there at least in part."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and node.args and _name(node.func) in ASKING:
            pattern = _pattern(node.args[0])
            if pattern is not None:
                yield node.lineno, pattern


def _name(func: ast.expr) -> str:
    return func.attr if isinstance(func, ast.Attribute) else func.id if isinstance(func, ast.Name) else ""


def _pattern(key: ast.expr) -> str | None:
    if isinstance(key, ast.Constant) and isinstance(key.value, str) and "." in key.value:
        return re.escape(key.value)
    if isinstance(key, ast.JoinedStr) and isinstance(key.values[0], ast.Constant):
        return "".join(re.escape(str(v.value)) if isinstance(v, ast.Constant) else r"[\w.-]+" for v in key.values)
    return None


PY = [path for floor in ("skills", "bot") for path in (ROOT / floor).rglob("*.py")]
HTML = list((ROOT / "bot" / "desk").rglob("*.html"))


@pytest.mark.parametrize("path", PY, ids=lambda path: str(path.relative_to(ROOT)))
def test_each_sentence_that_code_asks_for_is_written(path: Path) -> None:
    """A key that is put together must fit at least one sentence."""
    rooms = path.relative_to(ROOT).parts
    known = DESK if "desk" in rooms else DESK | PATIENTS if "cli" in rooms else PATIENTS
    missing = [(line, key) for line, key in asked_in(path) if not any(re.fullmatch(key, one) for one in known)]
    assert missing == []


@pytest.mark.parametrize("path", HTML, ids=lambda path: path.name)
def test_each_sentence_that_a_page_of_the_desk_asks_for_is_written(path: Path) -> None:
    asked = [(key, bool(more)) for key, more in _IN_TEMPLATE.findall(path.read_text())]
    assert [key for key, more in asked if not (any(k.startswith(key) for k in DESK) if more else key in DESK)] == []


@pytest.mark.parametrize("path", HTML, ids=lambda path: path.name)
def test_a_tag_and_a_choice_begin_with_a_capital_in_english(path: Path) -> None:
    """What stands by itself is written in one way, wherever it stands; acts of the record read on from who did them."""
    shown: list[str] = []
    for tag, choice in _BY_ITSELF.findall(path.read_text()):
        for first, more, second, more_too, is_raised in _KEY.findall(tag or choice):
            asked = [] if is_raised else [(first, more), (second, more_too)]
            shown += [
                key for start, on in asked if start for key in DESK if key == start or (on and key.startswith(start))
            ]
    assert [key for key in shown if catalogue.TEXTS[key].en[0].islower() and not READ_ON.fullmatch(key)] == []

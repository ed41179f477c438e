"""The written pages as the tests read them: their text, code, links and the things that they name. Nothing is checked here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md")))

_FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_PLACE = re.compile(r"[\w./-]+\.(?:py|md|toml|lock|html|css|js)|(?:[\w-]+/)+")


def name_of(page: Path) -> str:
    """How a page is called in a test's id."""
    return str(page.relative_to(ROOT))


@lru_cache
def text_of(page: Path) -> str:
    """The page."""
    return page.read_text(encoding="utf-8")


def without_code(page: Path) -> str:
    """The page without its blocks of code."""
    return _FENCE.sub("", text_of(page))


def blocks(page: Path) -> list[tuple[str, str]]:
    """(language, code) of each block of code, moved to the left margin."""
    found = []
    for margin, language, code in _FENCE.findall(text_of(page)):
        lines = [line.removeprefix(margin) for line in code.splitlines()]
        found.append((language, "\n".join(lines) + "\n"))
    return found


def code_of(page: Path) -> str:
    """Everything on the page that is set as code."""
    inline = _INLINE.findall(without_code(page))
    return "\n".join([*(code for _, code in blocks(page)), *inline])


def links(page: Path) -> list[str]:
    """The targets of all links that do not lead to the web."""
    return [target for target in _LINK.findall(without_code(page)) if not re.match(r"[a-z]+:", target)]


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as they are made for its readers."""
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in _HEADING.findall(without_code(page)))
    return {heading.strip().replace(" ", "-") for heading in plain}


def named_places(page: Path) -> Iterator[str]:
    """Every file and folder of the repository that the page names as code, without tests of a file."""
    for code in _INLINE.findall(without_code(page)):
        if _PLACE.fullmatch(code):
            yield code


def named_tests(page: Path) -> Iterator[tuple[str, str]]:
    """(file, test) of every test that the page names as `tests/….py::test_…`."""
    for code in _INLINE.findall(without_code(page)):
        path, _, test = code.partition("::")
        if test:
            yield path, test


def sections(page: Path) -> dict[str, str]:
    """The page's parts by their second-level heading."""
    pieces = re.split(r"^## (.+)$", text_of(page), flags=re.MULTILINE)[1:]
    return dict(zip(pieces[::2], pieces[1::2], strict=True))

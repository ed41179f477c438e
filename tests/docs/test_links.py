"""What the pages point at is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli.documents import DOCUMENTS
from tests.docs.pages import DOCS, PAGES, ROOT, anchors, links, name_of, text_of

WRITTEN = [page for page in PAGES if page.name not in DOCUMENTS]
LONGEST_LINE = 160


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_relative_link_resolves(page: Path) -> None:
    """A link leads to a file of the repository, and its anchor to a heading of that file."""
    for link in links(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_every_page_can_be_reached_from_the_readme() -> None:
    """No page is forgotten: following links from README.md reaches all of docs/."""
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md":
            continue
        reached.add(page)
        waiting += [(page.parent / link.partition("#")[0]).resolve() for link in links(page)]
    assert set(DOCS.rglob("*.md")) <= reached


@pytest.mark.parametrize("page", WRITTEN, ids=name_of)
def test_lines_can_be_read_in_an_editor(page: Path) -> None:
    """Lines are not longer than an editor is wide; a row of a table cannot be broken, and pages that code writes are free."""
    lines = [line for line in text_of(page).splitlines() if not line.startswith("|")]
    assert [line for line in lines if len(line) > LONGEST_LINE] == []


def test_the_screenshot_is_light() -> None:
    """Pictures stay under 300 KB, because everybody who clones pays for them."""
    pictures = sorted((DOCS / "images").iterdir())
    assert pictures
    assert all(picture.stat().st_size < 300_000 for picture in pictures)

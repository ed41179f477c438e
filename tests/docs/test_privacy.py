"""docs/privacy.md and docs/threat-model.md are maps of the code: what they name as place or proof is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, PAGES, ROOT, name_of, named_places, named_tests, sections
from tests.docs.test_add_a_skill import PAGE as ADD_A_SKILL
from tests.docs.test_add_a_skill import new_files

MAPS = (DOCS / "privacy.md", DOCS / "threat-model.md")
HOUSE = {"app.py", "bot", "skills", "storage", "tests", "docs", "clinic.toml", "Makefile", ".ci"}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_named_file_and_folder_exists(page: Path) -> None:
    """A moved file is moved on the pages too. Only what begins with a room of Sangdam is a place in the repository."""
    own = [place for place in named_places(page) if place.split("/")[0] in HOUSE]
    missing = {place for place in own if not (ROOT / place).exists()}
    assert missing == (set(new_files()) if page == ADD_A_SKILL else set())


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_named_test_exists(page: Path) -> None:
    """A proof that is named can be run."""
    for path, test in named_tests(page):
        assert (ROOT / path).is_file(), path
        assert re.search(rf"^(?:async )?def {test}\(", (ROOT / path).read_text(), re.MULTILINE), f"{path}::{test}"


def test_each_clause_has_a_place_and_a_proof() -> None:
    """Clauses 1 to 10 stand in their order, each with at least one file and one test."""
    clauses = {title: text for title, text in sections(MAPS[0]).items() if re.match(r"\d+\. ", title)}
    assert [int(title.split(".")[0]) for title in clauses] == list(range(1, 11))
    for title, text in clauses.items():
        assert re.search(r"`(?:bot|skills|storage)/[\w/]+\.py`", text), title
        assert re.search(r"`tests/[\w/]+\.py::test_\w+`", text), title


def test_each_attacker_is_stopped_by_something_and_leaves_something() -> None:
    """Every attacker's section says what stops them, with proof, and what remains."""
    attackers = {t: text for t, text in sections(MAPS[1]).items() if t.startswith(("A ", "An ", "The "))}
    assert len(attackers) >= 7
    for title, text in attackers.items():
        assert "**What stops them.**" in text, title
        assert "**What remains.**" in text, title
        assert re.search(r"`tests/[\w/]+\.py::test_\w+`", text), title

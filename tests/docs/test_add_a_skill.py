"""docs/add-a-skill.md is true: whoever follows it to the letter has a skill that works."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, ROOT, blocks, text_of

PAGE = DOCS / "add-a-skill.md"
NEEDED = ("skills", "storage", "bot/__init__.py", "bot/talks", "tests/__init__.py", "tests/conftest.py", "tests/chatting.py",
          "tests/seals.py", "tests/once.py", "tests/postgres.py",
          "tests/skills/__init__.py", "tests/skills/chat/__init__.py", "clinic.toml", "pyproject.toml")  # fmt: skip
FILES = re.compile(r"^\d\. \*\*.*?in `([\w/.]+\.py)`", re.MULTILINE | re.DOTALL)
IMPORTED = re.compile(r"^from skills\.chat\.flows import .+$", re.MULTILINE)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tree in which the page's four steps were followed."""
    tree = tmp_path_factory.mktemp("tree")
    for name in NEEDED:
        source, target = ROOT / name, tree / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    follow(tree)
    return tree


def follow(tree: Path) -> None:
    """Write each step's code where the step says."""
    texts, flow, line, test = (code for language, code in blocks(PAGE) if language == "python")
    for path, code in zip(new_files(), (texts, flow, test), strict=True):
        assert not (tree / path).exists(), path
        (tree / path).write_text(code, encoding="utf-8")
    table = tree / "skills/chat/table.py"
    imports, entry = line.strip().splitlines()
    known = IMPORTED.search(table.read_text())
    assert known is not None
    changed = table.read_text().replace(known[0], f"{known[0]}\n{imports}")
    table.write_text(changed.replace("FLOWS: tuple[Flow, ...] = (\n", f"FLOWS: tuple[Flow, ...] = (\n    {entry}\n"))


def new_files() -> list[str]:
    """The files that the steps name, without the one that is changed."""
    return [path for path in FILES.findall(text_of(PAGE)) if not path.endswith("table.py")]


def run(tree: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A tool, in the copy."""
    surroundings = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-m", *words], cwd=tree, env=surroundings, capture_output=True, text=True, timeout=240
    )


def test_the_skill_of_the_page_works(copy: Path) -> None:
    """The page's own test passes in a copy of the tree that has the page's code."""
    done = run(copy, "pytest", "-q", "-p", "no:cacheprovider", new_files()[-1])
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed" in done.stdout


def test_the_skill_of_the_page_keeps_the_houses_style(copy: Path) -> None:
    """What newcomers copy passes the checks."""
    found = run(copy, "ruff", "check", *new_files())
    formed = run(copy, "ruff", "format", "--check", *new_files())
    assert (found.returncode, formed.returncode) == (0, 0), found.stdout + formed.stdout

"""Every command that the pages tell somebody to type exists."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import typer

from bot.cli.commands import app
from tests.docs.pages import PAGES, ROOT, code_of, name_of

APP = re.compile(r"app\.py ([a-z]+)(?: ([a-z]+)\b)?((?: +(?:--[a-z-]+|[^\s|>&;]+))*)")
MAKE = re.compile(r"\bmake ([a-z]+)")
MODULE = re.compile(r"-m ((?:bot|tests)[a-z._]*)")


def commands() -> dict[str, Any]:
    """The commands of the command line by their first word."""
    root: Any = typer.main.get_command(app)
    return dict(root.commands)


def targets() -> set[str]:
    """The Makefile's targets."""
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))


def options_of(command: Any) -> set[str]:
    """The options that a command takes."""
    return {option for parameter in command.params for option in parameter.opts if option.startswith("--")} | {"--help"}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_of_the_command_line_exists(page: Path) -> None:
    """`python app.py x` names a command, `python app.py x y` a command of a group, and every option is one of its own."""
    known = commands()
    for first, second, rest in APP.findall(code_of(page)):
        assert first in known, first
        command = known[first]
        if hasattr(command, "commands"):
            assert second in command.commands, f"{first} {second}"
            command = command.commands[second]
        assert set(re.findall(r"--[a-z-]+", rest)) <= options_of(command), f"{first} {second}{rest}"


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_make_target_exists(page: Path) -> None:
    """`make x` names a target of the Makefile."""
    assert set(MAKE.findall(code_of(page))) <= targets()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_module_that_is_run_exists(page: Path) -> None:
    """`python -m x.y` names a module or a package of the repository."""
    for module in MODULE.findall(code_of(page)):
        path = ROOT.joinpath(*module.split("."))
        assert path.with_suffix(".py").exists() or (path / "__main__.py").exists(), module


def test_the_readme_names_every_target_and_the_operators_page_every_command() -> None:
    """What can be typed is written down somewhere."""
    readme, operations = code_of(ROOT / "README.md"), code_of(ROOT / "docs" / "operations.md")
    assert targets() <= set(MAKE.findall(readme))
    assert set(commands()) <= {first for first, _, _ in APP.findall(operations)}

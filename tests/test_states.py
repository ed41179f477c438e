"""States of rows are enums that storage and rules share: a word typed twice is a word that can be typed wrong."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from storage.unit.schema import table_of

ROOT = Path(__file__).parents[1]
STATES = frozenset({"state", "decision", "outcome"})
SOURCES = [
    path
    for floor in ("storage", "skills")
    for path in (ROOT / floor).rglob("*.py")
    if "versions" not in path.parts and path.name != "clinic.py"  # Its template has a Literal, which mypy checks.
]


def words_in(node: ast.expr) -> Iterator[str]:
    """Plain words that stand in an expression, alone or in a tuple or set."""
    for one in [node, *getattr(node, "elts", [])]:
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and one.value:
            yield one.value


def states_in(node: ast.expr) -> bool:
    """Whether this is a row's state, alone or as `col(Table.state)`."""
    inner = node.args[0] if isinstance(node, ast.Call) and node.args else node
    return isinstance(inner, ast.Attribute) and inner.attr in STATES


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_state_is_held_against_its_enum(path: Path) -> None:
    """Neither compared with a plain word nor set to one."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Compare) and states_in(node.left):
            assert [word for one in node.comparators for word in words_in(one)] == [], ast.unparse(node)
        if isinstance(node, ast.Assign) and any(states_in(one) for one in node.targets):
            assert list(words_in(node.value)) == [], ast.unparse(node)


@pytest.mark.parametrize("table", SQLModel.__subclasses__(), ids=lambda table: table.__name__)
def test_a_state_begins_as_a_member_of_its_enum(table: type[SQLModel]) -> None:
    """What a new row has is a member and not the word alone."""
    for column in table_of(table).columns if hasattr(table, "__tablename__") else ():
        field = table.model_fields[column.name]
        if column.name in STATES and isinstance(field.default, str) and field.default:
            assert type(field.default) is not str, f"{table.__name__}.{column.name}"

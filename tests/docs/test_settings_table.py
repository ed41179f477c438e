"""The table of settings in docs/operations.md is that of `bot.settings.settings.Settings`."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pydantic import SecretStr

from bot.settings.configuration import NEEDED_IN_PUBLIC
from bot.settings.settings import Settings, variable
from tests.docs.pages import DOCS, PAGES, text_of

ROW = re.compile(r"^\| `(SANGDAM_\w+)` \| (.+?) \| (.+?) \|$", re.MULTILINE)
TABLE = {name: (default, meaning) for name, default, meaning in ROW.findall(text_of(DOCS / "operations.md"))}


def shown(default: Any) -> str:
    """How the table shows a default."""
    value = default.get_secret_value() if isinstance(default, SecretStr) else default
    return "unset" if value in (None, "", ()) else f"`{value}`"


def test_the_table_covers_exactly_the_settings() -> None:
    """No setting is missing from the table, and the table names none that there is not."""
    assert set(TABLE) == {variable(name) for name in Settings.model_fields}


@pytest.mark.parametrize("name", Settings.model_fields)
def test_the_table_shows_the_default(name: str) -> None:
    """A changed default changes the table."""
    assert TABLE[variable(name)][0] == shown(Settings.model_fields[name].default)


def test_the_table_marks_what_a_public_host_needs() -> None:
    """What a start on a public host refuses to miss is marked with an asterisk, and nothing else is."""
    marked = {name for name, (_, meaning) in TABLE.items() if meaning.endswith(r"\*")}
    assert marked == {variable(name) for name in NEEDED_IN_PUBLIC}


def test_no_page_names_a_setting_that_there_is_not() -> None:
    """A renamed setting is renamed on every page."""
    named = {name for page in PAGES for name in re.findall(r"\bSANGDAM_[A-Z_]+[A-Z]", text_of(page))}
    assert named <= {variable(name) for name in Settings.model_fields}

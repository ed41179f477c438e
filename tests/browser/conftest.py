"""The served desk, the whole server with Kakao in a box, and Debian's Chromium."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from tests.bot.desk.conftest import desk, desk_settings
from tests.browser.desk_in_browser import open_chromium
from tests.browser.rights_in_browser import Stage, open_stage
from tests.scenarios.conftest import _no_settings_of_the_developer, make_world, world

__all__ = ["_no_settings_of_the_developer", "chromium", "desk", "desk_settings", "make_world", "world"]


@pytest.fixture
async def chromium() -> AsyncIterator[Browser]:
    """Debian's Chromium."""
    async with open_chromium() as browser:
        yield browser


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def open_database(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    """One server and one browser for all stories of a module."""
    async with open_stage(tmp_path_factory.mktemp("stage")) as stage:
        yield stage


@pytest_asyncio.fixture(loop_scope="module")
async def stage(open_database: Stage) -> AsyncIterator[Stage]:
    """The same, with every window closed after the story."""
    yield open_database
    for context in open_database.chromium.contexts:
        await context.close()

"""The whole server for a test: its configuration, its application with every part, and a client that calls it."""

from __future__ import annotations

import json
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.server.web import build_app
from bot.settings.configuration import Configuration, read_configuration
from storage.database.database import Database
from tests.bot.kakao.calls import sample
from tests.conftest import MovedClock

CLINIC = Path(__file__).parents[2] / "clinic.toml"
KEY = "the-usual-key-of-the-tests"
MakeServer = Callable[..., Awaitable[TestClient[Any, Any]]]


@pytest.fixture(autouse=True)
def _no_settings_of_the_developer(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("SANGDAM_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def configure(tmp_path: Path) -> Callable[..., Configuration]:
    """Makes a configuration for this machine; a test names what it wants different."""

    def make(**changed: Any) -> Configuration:
        usual = {"skill_key": KEY, "clinic": CLINIC, "keys_dir": tmp_path / "keys", "metrics_port": 0}
        told = {**usual, **changed}
        return read_configuration(**{name: value for name, value in told.items() if value is not None})

    return make


@pytest.fixture
def serve(
    sqlite_database: Database, clock: MovedClock, configure: Callable[..., Configuration], aiohttp_client: Any
) -> MakeServer:
    """Serves the application with changed settings, and gives a client of it."""

    async def make(database: Database | None = None, **changed: Any) -> TestClient[Any, Any]:
        app = build_app(configure(**changed), database or sqlite_database, clock)
        # Kakao calls with the key; a test with a key of its own says itself who has it.
        headers = {} if "skill_key" in changed else {"X-Skill-Key": KEY}
        client: TestClient[Any, Any] = await aiohttp_client(app, headers=headers)
        return client

    return make


def skill_call(text: str = "안녕하세요", user: str = "u" * 64, **request: Any) -> bytes:
    """A call in the platform's form, as bytes."""
    body = sample("skill_call")
    body["userRequest"]["utterance"] = text
    body["userRequest"]["user"] = {"id": user, "type": "botUserKey", "properties": {"botUserKey": user}}
    body["userRequest"].update(request)
    return json.dumps(body).encode()


def app_of(client: TestClient[Any, Any]) -> web.Application:
    """The application that a client calls."""
    server = client.server
    assert isinstance(server, TestServer)
    return server.app

"""The desk over HTTP: a served application on a moved clock, and visitors with a session of their own, or with none."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import ClientResponse, DummyCookieJar, web
from aiohttp.test_utils import TestClient, TestServer
from multidict import CIMultiDict

from bot.desk import DeskSettings, build_desk
from bot.desk.app import build_alone
from bot.desk.frame.cookies import SESSION
from skills.staff.permissions import Person
from storage.database.database import Database
from tests.conftest import MovedClock
from tests.desk import clinic, hire_now, open_door


@dataclass
class Visitor:
    """Somebody at a browser, which sends `headers` with everything. `token` is "" for somebody who is signed out."""

    client: TestClient[web.Request, web.Application]
    person: Person
    token: str
    csrf: str
    headers: dict[str, str] = field(default_factory=dict)

    def _with(self, headers: Mapping[str, str]) -> CIMultiDict[str]:
        """These beside one's own; a header may stand in several lines."""
        both = CIMultiDict((name, value) for name, value in self.headers.items() if name not in headers)
        both.extend(headers)
        return both

    async def get(self, path: str, **options: Any) -> ClientResponse:
        options["headers"] = self._with(options.get("headers", {}))
        return await self.client.get(f"/desk{path}", cookies={SESSION: self.token}, allow_redirects=False, **options)

    async def post(self, path: str, data: dict[str, Any] | None = None, **options: Any) -> ClientResponse:
        form = {"csrf": self.csrf, **(data or {})}
        options["headers"] = self._with(options.get("headers", {}))
        return await self.client.post(
            f"/desk{path}", data=form, cookies={SESSION: self.token}, allow_redirects=False, **options
        )

    async def see(self, path: str, **options: Any) -> str:
        """The text of a page that must be there."""
        answer = await self.get(path, **options)
        assert answer.status == 200, (path, answer.status)
        return await answer.text()


@dataclass
class Desk:
    """The served desk."""

    database: Database
    clock: MovedClock
    client: TestClient[web.Request, web.Application]

    def visitor(self, *roles: str, name: str = "김상담") -> Visitor:
        """Somebody new with these roles, signed in."""
        person = hire_now(self.database, *roles, name=name)
        return self.enter(person)

    def enter(self, person: Person) -> Visitor:
        """A further session of somebody."""
        return Visitor(self.client, person, *open_door(self.database, person))

    def stranger(self) -> Visitor:
        """Somebody without a session."""
        return Visitor(self.client, Person("", "", frozenset()), "", "")


@pytest.fixture
def desk_settings() -> DeskSettings:
    """How the desk is reached; a test may have its own."""
    return DeskSettings(public_url="http://desk.example")


@pytest.fixture
async def desk(sqlite_database: Database, clock: MovedClock, desk_settings: DeskSettings) -> AsyncIterator[Desk]:
    """The desk, served on a loopback port."""
    server = TestServer(build_alone(build_desk(sqlite_database, clinic(), desk_settings)))
    async with TestClient(server, cookie_jar=DummyCookieJar()) as client:
        yield Desk(sqlite_database, clock, client)

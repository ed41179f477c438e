"""How a person of a transcript reaches the assistant: over HTTP to a server that runs, or in this process.

Both take Kakao's JSON and give Kakao's JSON. In this process there is a real database, thrown away afterwards, and a clock that
moves on with each message, so that nobody waits for the three seconds after which the same words are new ones.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

import httpx
import orjson

from bot.kakao.calls.payload import parse_skill
from bot.kakao.replies.render import render
from bot.server.clock import Clock, utc_now
from bot.simulator.chatbot.exchange import SkillCaller
from skills.chat import router
from skills.clinic.clinic import Clinic
from storage.database.database import Database
from storage.opening import open_database
from storage.unit.unit_of_work import PATIENT

KAKAO_WAITS_S = 5.0
SAME_WORDS_S = 3.2  # Within three seconds the same words are taken for a double tap.
BETWEEN = timedelta(seconds=20)  # Between two messages of a person who reads and types.


class Unreachable(ConnectionError):
    """No server answers there."""


class Channel(Protocol):
    """The way to an assistant."""

    async def post(self, skill: str, body: Mapping[str, Any]) -> tuple[dict[str, Any] | None, str]:
        """The answer to a SkillPayload; None, and what was wrong, when none came that Kakao would show."""
        ...

    async def pause(self) -> None:
        """Let so much time go by that the same words are new ones."""
        ...


class OverHttp:
    """A server at this address."""

    def __init__(self, url: str, key: str, client: httpx.AsyncClient) -> None:
        self.url = url.rstrip("/")
        self._caller = SkillCaller(client, key, KAKAO_WAITS_S, secrets.token_hex)

    async def post(self, skill: str, body: Mapping[str, Any]) -> tuple[dict[str, Any] | None, str]:
        """One call, as Kakao makes it. `Unreachable` when nobody is there."""
        exchange = await self._caller.call(f"{self.url}/skills/{skill}", body)
        if exchange.error is not None and exchange.error.startswith("unreachable"):
            raise Unreachable(f"{self.url}: {exchange.error}")
        if not exchange.accepted:
            return None, "; ".join(filter(None, (exchange.error, *exchange.problems)))
        return exchange.answer, ""

    async def pause(self) -> None:
        """Real seconds."""
        await asyncio.sleep(SAME_WORDS_S)


class InProcess:
    """The assistant itself, on a database of its own."""

    def __init__(self, database: Database, clinic: Clinic, clock: MovingClock) -> None:
        self.database, self.clinic, self.clock = database, clinic, clock

    async def post(self, skill: str, body: Mapping[str, Any]) -> tuple[dict[str, Any] | None, str]:
        """One turn: Kakao's JSON through the router and back, held to Kakao's limits by `render`."""
        self.clock.now += BETWEEN
        message = router.read(parse_skill(orjson.dumps(body), skill).message)
        reply = await self.database.run(lambda unit: router.answer(unit, message, self.clinic), PATIENT)
        answer: dict[str, Any] = orjson.loads(render(reply))
        return answer, ""

    async def pause(self) -> None:
        """`post` has moved the clock far enough."""


class MovingClock:
    """A clock that stands still between two messages."""

    def __init__(self, start: datetime) -> None:
        self.now = start

    def __call__(self) -> datetime:
        return self.now


@asynccontextmanager
async def over_http(url: str, key: str) -> AsyncIterator[Channel]:
    """The way to a server that runs."""
    async with httpx.AsyncClient(trust_env=False, timeout=None) as client:  # noqa: S113  SkillCaller keeps the time.
        yield OverHttp(url, key, client)


@asynccontextmanager
async def in_process(clinic: Clinic, clock: Clock = utc_now) -> AsyncIterator[Channel]:
    """The way to an assistant for this clinic alone, with a database that goes when it is left."""
    with TemporaryDirectory(prefix="sangdam-talk-") as folder:
        moving = MovingClock(clock())
        database = open_database(f"sqlite:///{folder}/talk.db", Path(folder) / "keys", moving)
        try:
            yield InProcess(database, clinic, moving)
        finally:
            database.close()

"""The whole server and Kakao in a box, over real HTTP on loopback, with one clock that the test moves."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.cli.demo import simulator_of
from bot.server.server import OpenServer, listen, open_server
from bot.settings.configuration import Configuration, read_configuration
from bot.simulator import build_simulator
from bot.simulator.box import BOX, Box
from bot.simulator.chatbot.answer import texts
from bot.simulator.chatbot.exchange import Exchange
from bot.simulator.persona import Persona
from bot.talks.answers import to_newer
from storage.database.database import Database
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.conftest import MovedClock

CLINIC = Path(__file__).parents[2] / "clinic.toml"


@dataclass
class World:
    """The server, Kakao, and the clock that both live by. `data` is the folder that holds everything kept."""

    server: OpenServer
    kakao: Box
    clock: MovedClock
    data: Path

    @property
    def database(self) -> Database:
        """Sangdam's database, to look into."""
        return self.server.database

    @property
    def url(self) -> str:
        """The server's address."""
        return self.server.configuration.settings.own_url

    def person(self, slug: str = "minseo") -> Chatter:
        """Somebody with KakaoTalk open."""
        return Chatter(self, self.kakao.platform.people.get(slug))

    async def look(self, work: Callable[[Unit], Any]) -> Any:
        """Look into the database."""
        return await self.database.run(work, SYSTEM)

    def bytes_kept(self) -> bytes:
        """Every byte of every file under the data folder."""
        return b"\n".join(path.read_bytes() for path in sorted(self.data.rglob("*")) if path.is_file())


class Chatter:
    """A person in the chat: types and presses, and sees what Kakao shows."""

    def __init__(self, world: World, who: Persona) -> None:
        self.world = world
        self.who = who
        self.last: Exchange | None = None
        self._read = self._reading = 0

    async def say(self, text: str, **way: Any) -> Exchange:
        """Type words; what came back must have been shown."""
        self._read = self._reading
        self.last = await self.world.kakao.platform.say(self.who, text, **way)
        assert self.last.accepted, (self.last.error, self.last.problems)
        return await self._answer_newer()

    async def press(self, word: str) -> Exchange:
        """Press a choice of the last answer."""
        assert self.last is not None
        self._read = self._reading
        pressed = await self.world.kakao.platform.press(self.who, self.last.choice(word))
        assert pressed is not None
        assert pressed.accepted, (pressed.error, pressed.problems)
        self.last = pressed
        return await self._answer_newer()

    async def _answer_newer(self) -> Exchange:
        """A question of the intake that is newer than the scenarios is answered as usual."""
        assert self.last is not None
        self._reading = self.world.kakao.platform.feed.last
        words = to_newer("ko", self.step)
        return await self.say(words) if words else self.last

    @property
    def step(self) -> str:
        """Where the conversation stands."""
        assert self.last is not None
        return str(self.last.data["step"])

    @property
    def reads(self) -> str:
        """The words of the last answer."""
        assert self.last is not None
        return "\n".join(self.last.texts)

    @property
    def news(self) -> str:
        """All that was shown since the answer before: news come with the answer, or alone where their event is first."""
        shown = self.world.kakao.platform.feed.of(self.who.slug, "shown")
        return "\n".join(
            text for line in shown if line.id > self._read for text in texts({"template": dict(line.body)})
        )

    async def file(self, **said: str) -> None:
        """A whole intake. `said` changes what is typed at a step (name, phone, details)."""
        words = {
            "name": "홍길동",
            "phone": "010-0000-1234",
            "treatment": "눈이요",
            "details": "쌍꺼풀 회복 기간이 궁금해요",
            **said,
        }
        presses = {"age": "yes", "health_consent": "yes", "when": "anytime"}
        await self.say("상담 신청")
        while self.step != "confirm":
            step = self.step
            await (self.say(words[step]) if step in words else self.press(presses[step]))
            assert self.step != step, f"the answer to {step} did not move the step"
        await self.press("confirm")
        assert self.step == "done"


MakeWorld = Callable[..., Awaitable[World]]


@asynccontextmanager
async def open_world(data: Path, clock: MovedClock, **changed: Any) -> AsyncIterator[World]:
    """Sangdam and Kakao in a box until the block ends, with everything kept under `data`."""
    configuration = _configuration(data, **changed)
    box = simulator_of(configuration.settings)
    app = build_simulator(box, clock=clock)
    # Kakao stays until Sangdam has gone, which asks it at the end what became of its last notices.
    async with listen(app, box.host, box.port, "simulator_port"), open_server(configuration, clock) as server:
        yield World(server, app[BOX], clock, data)


def forget_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the developer has set must not reach Sangdam of a test."""
    for name in [name for name in os.environ if name.startswith("SANGDAM_")]:
        monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def _no_settings_of_the_developer(monkeypatch: pytest.MonkeyPatch) -> None:
    forget_settings(monkeypatch)


@pytest.fixture
async def make_world(tmp_path: Path, clock: MovedClock) -> AsyncIterator[MakeWorld]:
    """Opens Sangdam and Kakao in a box; a test names the settings that it wants different."""
    async with AsyncExitStack() as stack:

        async def make(**changed: Any) -> World:
            return await stack.enter_async_context(open_world(tmp_path / "data", clock, **changed))

        yield make


@pytest.fixture
async def world(make_world: MakeWorld) -> World:
    """Sangdam as it starts on a new machine, on SQLite."""
    return await make_world()


@pytest.fixture(params=["sqlite", "postgresql"])
async def world_on_both(request: pytest.FixtureRequest, make_world: MakeWorld) -> World:
    """Sangdam on each of its databases in turn."""
    if request.param == "sqlite":
        return await make_world()
    address: str = await asyncio.to_thread(request.getfixturevalue("new_postgres"))
    return await make_world(database_url=address)


def _configuration(data: Path, **changed: Any) -> Configuration:
    ports = [free_port() for _ in range(2)]
    box = f"http://127.0.0.1:{ports[1]}"
    return read_configuration(
        **{
            "clinic": CLINIC,
            "database_url": f"sqlite:///{data}/sangdam.db",
            "keys_dir": data.parent / "keys",
            "port": ports[0],
            "simulator_port": ports[1],
            "metrics_port": 0,
            "skill_key": "a-key-for-the-scenarios",
            "kakao_bot_api_url": box,
            "kakao_auth_url": box,
            "kakao_api_url": box,
            "kakao_bot_id": "65f0aabbccddeeff00112233",
            "kakao_app_id": "100001",
            "kakao_rest_key": "simulator-rest-key",
            "kakao_admin_key": "simulator-admin-key",
            "kakao_client_secret": "simulator-client-secret",
            **changed,
        }
    )


def free_port() -> int:
    """A loopback port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

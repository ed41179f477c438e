"""A small real skill server to call, and a simulator beside it, each on a free loopback port."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from aiohttp import web

from bot.simulator import SimulatorConfig, build_simulator
from bot.simulator.box import BOX, Box
from bot.simulator.chatbot.platform import KakaoPlatform
from bot.simulator.persona import Persona
from tests.conftest import MovedClock

CHOICES = [
    {"label": "네", "action": "message", "messageText": "네, 동의해요", "extra": {"choice": "yes", "token": "t1"}},
    {"label": "블록으로", "action": "block", "blockId": "unknown", "extra": {"choice": "go"}},
]


def text_answer(text: str = "안녕하세요", **data: str) -> dict[str, Any]:
    """A valid answer with one bubble and two quick replies."""
    template = {"outputs": [{"simpleText": {"text": text}}], "quickReplies": CHOICES}
    return {"version": "2.0", "template": template, "data": {"skill": "menu", "step": "menu", **data}}


@dataclass
class Call:
    """One request as the server received it."""

    path: str
    method: str
    headers: Mapping[str, str]
    query: dict[str, str]
    text: str
    body: Any = None


@dataclass
class SkillServer:
    """Answers every path with `reply`; a test replaces it. Each call is kept."""

    url: str
    calls: list[Call] = field(default_factory=list)
    reply: Callable[[Call], Awaitable[Any]] | None = None

    @property
    def last(self) -> Call:
        return self.calls[-1]

    def says(self, answer: Any, status: int = 200) -> None:
        async def reply(_call: Call) -> web.Response:
            if isinstance(answer, str):
                return web.Response(text=answer, status=status)
            return web.json_response(answer, status=status)

        self.reply = reply

    def sleeps(self, seconds: float) -> None:
        async def reply(_call: Call) -> web.Response:
            await asyncio.sleep(seconds)
            return web.json_response(text_answer())

        self.reply = reply

    async def handle(self, request: web.Request) -> web.StreamResponse:
        is_json = request.content_type == "application/json"
        call = Call(
            path=request.path,
            method=request.method,
            headers=request.headers,
            query=dict(request.query),
            text=await request.text(),
            body=await request.json() if is_json else None,
        )
        self.calls.append(call)
        assert self.reply is not None
        answer: web.Response = await self.reply(call)
        return answer


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@asynccontextmanager
async def serving(app: web.Application, port: int) -> AsyncIterator[None]:
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    try:
        yield
    finally:
        await runner.cleanup()


@pytest.fixture
async def server() -> AsyncIterator[SkillServer]:
    port = free_port()
    found = SkillServer(f"http://127.0.0.1:{port}")
    found.says(text_answer())
    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", found.handle)
    async with serving(app, port):
        yield found


@pytest.fixture
def config(server: SkillServer) -> SimulatorConfig:
    return SimulatorConfig(
        skill_base_url=server.url, skill_key="shared-key", port=free_port(), text_events=("sangdam_ad",)
    )


@pytest.fixture
async def kakao(config: SimulatorConfig, clock: MovedClock) -> AsyncIterator[KakaoPlatform]:
    async with KakaoPlatform(config, clock=clock) as platform:
        yield platform


@pytest.fixture
def minseo(kakao: KakaoPlatform) -> Persona:
    return kakao.people.get("minseo")


@pytest.fixture
async def box(config: SimulatorConfig, clock: MovedClock) -> AsyncIterator[Box]:
    """The whole simulator, listening on its port."""
    app = build_simulator(config, clock=clock)
    async with serving(app, config.port):
        yield app[BOX]


@pytest.fixture
async def http(config: SimulatorConfig) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the simulator's own HTTP."""
    async with httpx.AsyncClient(base_url=config.own_url, trust_env=False) as client:
        yield client

"""The database is away in the middle of chats, on both engines: every loop lives on, and what was queued goes out once.

PostgreSQL's line is pulled out, SQLite is held by another process. `--away 300` makes it five minutes.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import orjson
import pytest
from aiohttp import web

from tests.faults.patients import Patient, audit, opened
from tests.faults.test_lost_postgres import Cable
from tests.intake import STEPS, step_of
from tests.postgres import free_port
from tests.serving import Server

PEOPLE = 6
WELL_WITHIN_S = 60.0
ADMIN = "an-admin-key-for-tests"


@asynccontextmanager
async def staff_webhook(arrived: Counter[str], words: list[str]) -> AsyncIterator[str]:
    """Takes notices and counts them by their id; gives its address."""

    async def take(request: web.Request) -> web.Response:
        arrived[request.headers["webhook-id"]] += 1
        words.append(orjson.loads(await request.read())["text"])
        await asyncio.sleep(0.1)  # So that some are on their way when the database goes.
        return web.Response(status=204)

    app = web.Application()
    app.router.add_post("/hook", take)
    runner, port = web.AppRunner(app), free_port()
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    yield f"http://127.0.0.1:{port}/hook"
    await runner.cleanup()


@asynccontextmanager
async def without_postgres(cable: Cable) -> AsyncIterator[None]:
    await cable.pull_out()
    yield
    await cable.plug_in()


@asynccontextmanager
async def without_sqlite(path: str) -> AsyncIterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


async def chat_until(stop: asyncio.Event, person: Patient, http: aiohttp.ClientSession, server: Server) -> None:
    """File one case after the other; on holding bubbles and broken turns, try again like a person does."""
    while not stop.is_set():
        await person.go_on(http, server)
        await asyncio.sleep(0.05)


async def statuses(http: aiohttp.ClientSession, server: Server) -> Counter[tuple[str, int]]:
    """What pages and webhooks answer now; each must be an answer of ours and none a raw error."""
    home = f"http://127.0.0.1:{server.port}"
    channel = {"event": "blocked", "id": "1", "id_type": "app_user_id"}
    given = {"Authorization": f"KakaoAK {ADMIN}", "X-Kakao-Resource-ID": str(time.monotonic())}
    found: Counter[tuple[str, int]] = Counter()
    asked: list[tuple[str, str, dict[str, Any]]] = [
        ("GET", "/readyz", {}),
        ("POST", "/kakao/channel", {"json": channel, "headers": given}),
        ("POST", "/kakao/unlink", {"data": {"user_id": "1"}, "headers": given}),
    ]
    if server.url.startswith("postgresql"):  # On SQLite a page waits: another process holds it for moments only.
        asked.append(("GET", "/me/abcdefghijklmnopqrstuv", {}))
    for method, path, more in asked:
        async with http.request(method, home + path, **more) as answer:
            found[path, answer.status] += 1
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
    return found


async def until_ready(http: aiohttp.ClientSession, server: Server) -> None:
    until = time.monotonic() + WELL_WITHIN_S
    while time.monotonic() < until:
        async with http.get(f"http://127.0.0.1:{server.port}/readyz") as answer:
            if answer.status == 200:
                return
        await asyncio.sleep(0.2)
    raise AssertionError("the server did not get ready again")


async def until_all_told(http: aiohttp.ClientSession, server: Server) -> None:
    """Until no notice waits."""
    until, waiting = time.monotonic() + WELL_WITHIN_S, ["unknown"]
    while time.monotonic() < until:
        async with http.get(f"http://127.0.0.1:{server.metrics_port}/metrics") as answer:
            lines = (await answer.text()).splitlines()
        waiting = [line for line in lines if line.startswith("sangdam_notices{") and 'state="queued"' in line]
        if not waiting:
            return
        await asyncio.sleep(0.2)
    raise AssertionError(f"notices still wait: {waiting}")


@pytest.fixture(params=["sqlite", "postgresql"])
async def scene(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[tuple[str, Callable[[], Any]]]:
    """The address for the server, and what takes its database away for the length of a block."""
    if request.param == "sqlite":
        path = f"{tmp_path}/data/sangdam.db"
        yield f"sqlite:///{path}", lambda: without_sqlite(path)
        return
    make: Callable[[], str] = request.getfixturevalue("new_postgres")
    url = make()
    cable = Cable(urlsplit(url).port or 5432)
    await cable.plug_in()
    yield url.replace(f":{urlsplit(url).port}/", f":{cable.port}/"), lambda: without_postgres(cable)
    await cable.pull_out()


async def test_an_outage_ends_no_loop_and_everything_queued_goes_out_once(
    scene: tuple[str, Callable[[], Any]], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """People chat all the time; pages and webhooks say 503 meanwhile, and nothing that is dropped is answered 200."""
    url, without_database = scene
    people = [Patient(f"{i:064x}") for i in range(PEOPLE)]
    arrived, words = Counter[str](), list[str]()
    async with staff_webhook(arrived, words) as hook:
        server = Server(tmp_path, url=url, turn_deadline_s="2", staff_webhook_url=hook, kakao_admin_key=ADMIN)
        await asyncio.to_thread(server.start)
        try:
            async with aiohttp.ClientSession() as http:
                stop = asyncio.Event()
                talking = [asyncio.create_task(chat_until(stop, person, http, server)) for person in people]
                await asyncio.sleep(2)
                async with without_database():
                    ends = time.monotonic() + float(request.config.getoption("--away"))
                    found: Counter[tuple[str, int]] = Counter()
                    while time.monotonic() < ends:
                        found += await statuses(http, server)
                    assert {status for _, status in found} == {503}, found
                await until_ready(http, server)
                stop.set()
                await asyncio.gather(*talking)
                for person in people:
                    while step_of(person.answer or {"data": {"step": ""}}) in STEPS[:-1]:
                        await person.go_on(http, server)
                await until_all_told(http, server)
        finally:
            await asyncio.to_thread(server.stop)
    assert set(arrived.values()) == {1}
    assert b"Traceback" not in server.log.read_bytes()
    filed = sum(len(person.numbers) for person in people)
    assert filed > PEOPLE
    assert sum("새 상담" in text for text in words) >= filed
    await asyncio.to_thread(audit_all, Server(tmp_path, url=url), people)


def audit_all(server: Server, people: list[Patient]) -> None:
    """In a thread of its own, because the line to PostgreSQL is carried in the loop."""
    with opened(server) as database:
        audit(database, people)

"""PostgreSQL goes away in the middle of chats and comes back: valid bubbles all the time, and nothing answered is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp

from tests.faults.patients import Patient, audit, opened
from tests.postgres import free_port
from tests.serving import Server


class Cable:
    """A TCP line to the database server that can be pulled out and put back in."""

    def __init__(self, to_port: int) -> None:
        self.port = free_port()
        self._to_port = to_port
        self._lines: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None

    async def plug_in(self) -> None:
        """Let connections through."""
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", self.port)

    async def pull_out(self) -> None:
        """Break every connection, and refuse new ones."""
        assert self._server is not None
        self._server.close()
        for line in list(self._lines):
            line.transport.abort()
        await asyncio.sleep(0)

    async def _carry(self, near_in: asyncio.StreamReader, near_out: asyncio.StreamWriter) -> None:
        far_in, far_out = await asyncio.open_connection("127.0.0.1", self._to_port)
        both = {near_out, far_out}
        self._lines |= both
        await asyncio.gather(_pour(near_in, far_out), _pour(far_in, near_out))
        self._lines -= both


async def _pour(source: asyncio.StreamReader, drain: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while data := await source.read(65536):
            drain.write(data)
            await drain.drain()
    with suppress(ConnectionError):
        drain.close()


async def test_a_database_that_goes_away_and_comes_back_loses_nothing_that_was_answered(
    new_postgres: Callable[[], str], tmp_path: Path
) -> None:
    """Eight people chat; the line breaks in mid-chat, for a while, three times."""
    url = new_postgres()
    cable = Cable(urlsplit(url).port or 5432)
    await cable.plug_in()
    people = [Patient(f"{i:064x}") for i in range(8)]
    far = Server(tmp_path, url=url.replace(f":{urlsplit(url).port}/", f":{cable.port}/"), turn_deadline_s="2")
    await asyncio.to_thread(far.start)
    try:
        async with aiohttp.ClientSession() as http:
            for _ in range(3):
                talking = [asyncio.create_task(_chat(person, http, far)) for person in people]
                await asyncio.sleep(0.3)
                await cable.pull_out()
                await asyncio.sleep(0.5)
                for task in talking:
                    task.cancel()
                await asyncio.gather(*talking, return_exceptions=True)
                lost = await asyncio.gather(*(person.go_on(http, far) for person in people))
                assert set(lost) <= {"broken", "holding"}
                await cable.plug_in()
                for _ in range(3):
                    await asyncio.gather(*(person.go_on(http, far) for person in people))
                assert not {"broken", "holding"} & {person.steps[-1] for person in people}
    finally:
        await asyncio.to_thread(far.stop)
        await cable.pull_out()
    with opened(Server(tmp_path, url=url)) as database:
        audit(database, people)
    assert b"Traceback" not in far.log.read_bytes()


async def _chat(person: Patient, http: aiohttp.ClientSession, server: Server) -> None:
    while True:
        await person.go_on(http, server)

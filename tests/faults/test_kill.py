"""`kill -9` of the real server under load, at random moments: what was answered is there, and nothing by halves."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

import aiohttp
import pytest

from tests.faults.patients import GONE, Patient, audit, opened
from tests.serving import Server

PEOPLE = 24
LONGEST = 1.0  # Seconds under load after the first answer, at most; then the server is killed.


async def chat_until_it_dies(server: Server, people: list[Patient], seconds: float) -> None:
    """Everybody chats as fast as they are answered, until the server is gone."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:
        answered = asyncio.Event()

        async def chat(person: Patient) -> None:
            try:
                while True:
                    await person.go_on(http, server)
                    answered.set()
            except GONE:
                return

        talking = [asyncio.create_task(chat(person)) for person in people]
        await asyncio.wait_for(answered.wait(), 10)
        await asyncio.sleep(seconds)
        server.kill()
        await asyncio.gather(*talking)


async def test_every_answered_turn_survives_kill_9_and_none_is_there_by_halves(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """The same people go on after every kill (`--kills` times), repeating what was not answered, as people do."""
    chance = random.Random()
    people = [Patient(f"{i:064x}") for i in range(PEOPLE)]
    server = Server(tmp_path)
    for _ in range(int(request.config.getoption("--kills"))):
        server.start()  # Fails when the database does not open and get ready.
        await chat_until_it_dies(server, people, chance.uniform(0, LONGEST))
        with opened(server) as database:
            audit(database, people)
    assert any(person.numbers for person in people)
    assert b"Traceback" not in server.log.read_bytes()

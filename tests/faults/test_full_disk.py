"""The disk is full: patients get the safe bubble, nothing is kept by halves, and all goes on once there is room again."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import aiohttp
import pytest

from tests.faults.patients import Patient, audit, opened
from tests.serving import Server

ROOM = 300_000  # Bytes beyond the largest file; the log of the database grows past that within a few hundred turns.


async def chat_until(server: Server, people: list[Patient], http: aiohttp.ClientSession, step: str) -> None:
    """Everybody goes on until somebody is told this step, and then to the end of that round."""
    for _ in range(400):
        if step in await asyncio.gather(*(person.go_on(http, server) for person in people)):
            return
    pytest.fail(f"nobody was told {step}")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits another process's files")
async def test_a_full_disk_costs_safe_bubbles_and_nothing_else(tmp_path: Path) -> None:
    """A file cannot grow any more, in the middle of chats; then it can."""
    people = [Patient(f"{i:064x}") for i in range(8)]
    server = Server(tmp_path).start()
    server.limit_files(max(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()) + ROOM)
    try:
        async with aiohttp.ClientSession() as http:
            await chat_until(server, people, http, "broken")
            assert any(step == "done" for person in people for step in person.steps)
            for person in people:
                person.told -= person.steps.count("broken")  # These turns were answered, and not kept.
            with opened(server) as database:
                audit(database, people)
            server.limit_files(None)
            await chat_until(server, people, http, "done")
            assert "broken" not in {person.steps[-1] for person in people}
    finally:
        server.stop()
    with opened(server) as database:
        audit(database, people)
    assert b"Traceback" not in server.log.read_bytes()

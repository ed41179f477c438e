"""Another process holds the database for longer than Kakao waits: a holding bubble in time, and the work is not lost."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import aiohttp

from tests.faults.patients import Patient, audit, opened
from tests.intake import NAME
from tests.serving import Server

DEADLINE = 0.5


async def test_a_locked_database_costs_a_holding_bubble_and_the_answer_comes_with_the_next_message(
    tmp_path: Path,
) -> None:
    """The name that was typed while the database was locked is kept, and its answer is shown before the next one."""
    with Server(tmp_path, turn_deadline_s=str(DEADLINE)) as server:
        person = Patient("a" * 64)
        async with aiohttp.ClientSession() as http:
            for _ in range(3):
                await person.go_on(http, server)
            assert person.steps[-1] == "name"
            other = sqlite3.connect(server.url.removeprefix("sqlite:///"), isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            begun = time.monotonic()
            held = await person.send(http, server, NAME)
            took = time.monotonic() - begun
            other.execute("ROLLBACK")
            other.close()
            assert held["data"]["step"] == "holding"
            assert DEADLINE - 0.05 <= took < DEADLINE + 1.0
            answer = await person.send(http, server, "네?")
            assert answer["data"]["step"] == "phone"  # The owed question, which these words cannot have meant.
            assert await person.go_on(http, server) == "treatment"
        with opened(server) as database:
            audit(database, [person])

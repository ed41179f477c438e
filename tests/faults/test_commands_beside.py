"""A command is typed while the server runs, after something was destroyed: the server's work is not lost when it is killed.

On SQLite a process that ends takes the write-ahead log away when it finds itself the last user. The server must still be one,
whatever it did before.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import aiohttp
import pytest

from tests import forked
from tests.faults.patients import Patient, audit, opened
from tests.intake import STEPS, press
from tests.serving import HOME, Server

WELL, FINDING = 0, 1
COMMANDS = {
    "migrate": WELL, "doctor": WELL, "sweep --dry-run": WELL, "sweep": WELL, "backup backups": WELL, "staff list": WELL,
    "staff add": WELL, "keys rotate": WELL, "trail verify": WELL, "trail checkpoint": WELL, "trail export exported": WELL,
    "restore server.log": FINDING,
}  # fmt: skip
SEARCHED_WITHIN_S = 20


async def file_a_case(http: aiohttp.ClientSession, server: Server, person: Patient) -> None:
    """From the first word to the number of the case."""
    before = len(person.numbers)
    for _ in STEPS:
        await person.go_on(http, server)
    assert len(person.numbers) == before + 1


async def withdraw(http: aiohttp.ClientSession, server: Server, person: Patient) -> None:
    """Take the health consent back, which destroys what rests on it."""
    await person.send(http, server, "민감정보 동의한거 취소하고싶어요")
    assert person.answer is not None
    await person.send(http, server, *press(person.answer, "yes"))
    assert person.steps[-1] == "withdrawn"


def wait_for_the_search(server: Server) -> None:
    """Until the server has looked for what it destroyed, in the bytes of its files too. This connection can only read, so
    that closing it takes no log away."""
    path = server.url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        until = time.monotonic() + SEARCHED_WITHIN_S
        while [row[0] for row in connection.execute("SELECT result FROM destruction")] != ["clean"]:
            assert time.monotonic() < until, "nobody looked for what was destroyed"
            time.sleep(0.05)


def type_command(server: Server, command: str) -> None:
    """A command beside the server, with its settings, to its end."""
    done = forked.run([str(HOME / "app.py"), *command.split()], server.folder, server.environment())
    assert (done.returncode, "Traceback" in done.stderr) == (COMMANDS[command], False), done.stdout + done.stderr


@pytest.mark.parametrize("command", COMMANDS)
async def test_what_was_filed_after_a_deletion_and_a_command_survives_a_kill(tmp_path: Path, command: str) -> None:
    """A deletion, the command, a case, `kill -9`, a start: the case is there, and the trail holds and knows it."""
    gone, stays = Patient("a" * 64), Patient("b" * 64)
    with Server(tmp_path, clinic=str(HOME / "clinic.toml")) as server:
        async with aiohttp.ClientSession() as http:
            await file_a_case(http, server, gone)
            await withdraw(http, server, gone)
            wait_for_the_search(server)
            type_command(server, command)
            await file_a_case(http, server, stays)
        server.kill()
        server.start()
    with opened(server) as database:
        audit(database, [stays])

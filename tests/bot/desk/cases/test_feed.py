"""The live line: new cases appear at once, and a broken line goes on without missing one."""

from __future__ import annotations

import asyncio
import os
import threading
from pathlib import Path
from typing import Any

import orjson
from aiohttp import ClientResponse

from bot.desk.frame.cookies import SESSION
from skills.staff import staff
from skills.staff.permissions import Role
from storage.database.on_sqlite import READERS
from storage.opening import open_database
from tests.bot.desk.conftest import Desk
from tests.desk import as_staff, file_case, hire_now

WITHIN_S = 3.0
DESKS = 200


async def next_event(stream: ClientResponse) -> tuple[str, str, Any]:
    """(number, kind, data) of the next event of a stream."""
    told: dict[str, str] = {}
    async with asyncio.timeout(WITHIN_S):
        while True:
            line = (await stream.content.readline()).decode().rstrip("\n")
            if not line and told.get("event") == "counts":
                told = {}
            if not line and "data" in told:
                return told.get("id", ""), told["event"], orjson.loads(told["data"])
            name, _, value = line.partition(": ")
            if name:
                told[name] = value


async def test_a_filed_case_is_told_at_once(desk: Desk) -> None:
    """Within the same second, and without anything about the patient."""
    kim = desk.visitor()
    stream = await kim.get("/events")
    assert (await next_event(stream))[1] == "hello"
    case_id = await asyncio.to_thread(file_case, desk.database)
    number, kind, data = await next_event(stream)
    assert (kind, data) == ("change", {"what": "case_filed", "case": case_id, "own": False, "ring": "filed"})
    assert number.isdigit()
    stream.close()


async def test_a_broken_line_goes_on_where_it_was(desk: Desk) -> None:
    """What happened while nobody listened is told first, each thing once and in order."""
    kim = desk.visitor()
    stream = await kim.get("/events")
    last = (await next_event(stream))[0]
    stream.close()
    cases = [await asyncio.to_thread(file_case, desk.database, f"p{i}") for i in range(5)]
    again = await kim.get("/events", headers={"Last-Event-ID": last})
    assert [(await next_event(again))[2]["case"] for _ in cases] == cases
    again.close()


async def test_another_process_is_heard_too(desk: Desk) -> None:
    """A second process on the same database: its cases are told within half a second or so."""
    path = desk.database.engine.url.database or ""
    folder = path.removesuffix("/data/sangdam.db")
    other = open_database(f"sqlite:///{path}", Path(folder) / "keys", desk.clock)
    kim = desk.visitor()
    stream = await kim.get("/events")
    await next_event(stream)
    case_id = await asyncio.to_thread(file_case, other)
    assert (await next_event(stream))[2]["case"] == case_id
    stream.close()
    other.close()


async def test_a_number_that_is_not_known_starts_from_now(desk: Desk) -> None:
    """Noise and numbers of another database begin with the newest event."""
    for number in ("999999", "x", "-1", "1" * 40):
        stream = await desk.visitor().get("/events", headers={"Last-Event-ID": number})
        assert (await next_event(stream))[1] == "hello"
        stream.close()


async def test_the_line_ends_with_the_session(desk: Desk) -> None:
    """Somebody who left hears a last word and nothing more."""
    boss, kim = hire_now(desk.database, Role.ADMINISTRATOR), desk.visitor()
    stream = await kim.get("/events")
    await next_event(stream)
    await asyncio.to_thread(
        desk.database.run_now, lambda unit: staff.end_account(unit, boss, kim.person.id), as_staff(boss)
    )
    await asyncio.to_thread(file_case, desk.database)
    assert (await next_event(stream))[1] == "bye"
    assert await stream.content.read() == b""


def _held() -> tuple[int, int]:
    """How many descriptors and threads this process has."""
    return len(os.listdir("/proc/self/fd")), threading.active_count()


async def _listen(desk: Desk, cookie: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A bare line, so that the listener's side costs one descriptor and nothing else."""
    reader, writer = await asyncio.open_connection(desk.client.host, desk.client.port)
    writer.write(f"GET /desk/events HTTP/1.1\r\nHost: desk.example\r\nCookie: {cookie}\r\n\r\n".encode())
    async with asyncio.timeout(WITHIN_S * 10):
        await reader.readuntil(b"event: hello")
    return reader, writer


async def test_two_hundred_desks_at_once_cost_a_descriptor_each_and_no_thread(desk: Desk) -> None:
    """Every one of them hears of a case, and what they held is given back."""
    cookie = f"{SESSION}={desk.visitor().token}"
    before, threads = _held()
    lines = await asyncio.gather(*(_listen(desk, cookie) for _ in range(DESKS)))
    most, more = _held()
    files = 4 * READERS  # Each reader of the database has a thread and holds the file, its log and that one's index.
    assert 2 * DESKS <= most - before <= 2 * DESKS + files  # Both ends of each line are in this process.
    assert more <= threads + READERS
    case_id = await asyncio.to_thread(file_case, desk.database)
    async with asyncio.timeout(WITHIN_S * 10):
        await asyncio.gather(*(reader.readuntil(case_id.encode()) for reader, _ in lines))
    for _, writer in lines:
        writer.close()
    await asyncio.to_thread(file_case, desk.database, "p2")  # A line notices at its next word that nobody is there.
    async with asyncio.timeout(WITHIN_S * 10):
        while _held()[0] > before + files:
            await asyncio.sleep(0.01)

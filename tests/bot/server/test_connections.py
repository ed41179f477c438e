"""Connections of people who send slowly, hold many, or do nothing: closed, while those who wait for an answer are not."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest
from aiohttp import web

from bot.server.connections import LIMITS, OWN_MACHINE, Connections, Limits
from bot.server.server import LOOPBACK, listen
from tests.postgres import free_port

HALF_HEADERS = b"GET /quick HTTP/1.1\r\nHost: here\r\nX-Slow:"
HALF_BODY = b"POST /quick HTTP/1.1\r\nHost: here\r\nContent-Length: 10\r\n\r\nabc"
QUICK = b"GET /quick HTTP/1.1\r\nHost: here\r\n\r\n"
SLOW = b"GET /slow HTTP/1.1\r\nHost: here\r\n\r\n"


class Port:
    """A served port, and the raw connections to it."""

    def __init__(self, connections: Connections, number: int) -> None:
        self.connections = connections
        self.number = number
        self.asked = asyncio.Event()
        self.may_answer = asyncio.Event()
        self.writers: list[asyncio.StreamWriter] = []

    async def connect(self, sent: bytes = b"") -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        reader, writer = await asyncio.open_connection(LOOPBACK, self.number)
        self.writers.append(writer)
        writer.write(sent)
        await writer.drain()
        return reader, writer

    def close_late(self, seconds: float) -> int:
        """What is closed when this much time has gone by."""
        return self.connections.close_late(self.connections.loop.time() + seconds)

    async def arrived(self, number: int) -> None:
        """Until the server has seen so many connections."""
        async with asyncio.timeout(5):
            while len(self.connections) != number:
                await asyncio.sleep(0)


@asynccontextmanager
async def served(proxies: bool = True) -> AsyncIterator[Port]:
    app, number = web.Application(), free_port()

    async def quick(request: web.Request) -> web.Response:
        port.asked.set()
        return web.Response(body=await request.read())

    async def slow(_request: web.Request) -> web.Response:
        port.asked.set()
        await port.may_answer.wait()
        return web.Response()

    app.router.add_route("*", "/quick", quick)
    app.router.add_get("/slow", slow)
    async with listen(app, LOOPBACK, number, "port", proxies=OWN_MACHINE if proxies else ()) as connections:
        port = Port(connections, number)
        yield port
        for writer in port.writers:
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()


@pytest.mark.parametrize(
    ("sent", "allowed_s"),
    [(b"", LIMITS.headers_s), (HALF_HEADERS, LIMITS.headers_s), (HALF_BODY, LIMITS.body_s)],
    ids=["nothing", "half-headers", "half-body"],
)
async def test_who_does_not_finish_a_request_is_closed(sent: bytes, allowed_s: float) -> None:
    """Each step has its time and no more; two hundred of them hold nothing."""
    async with served() as port:
        held = [await port.connect(sent) for _ in range(200)]
        await port.arrived(200)
        if sent == HALF_BODY:
            await asyncio.wait_for(port.asked.wait(), 5)
        assert port.close_late(0) == 0
        assert port.close_late(allowed_s + 1) == 200
        for reader, _ in held:
            with pytest.raises((ConnectionResetError, asyncio.IncompleteReadError)):
                await reader.readexactly(1)
        await port.arrived(0)


async def test_who_waits_for_an_answer_is_not_closed() -> None:
    """The answer may take its time, as the desk's live stream does."""
    async with served() as port:
        reader, _ = await port.connect(SLOW)
        await asyncio.wait_for(port.asked.wait(), 5)
        assert port.close_late(3600) == 0
        port.may_answer.set()
        assert (await reader.readline()).startswith(b"HTTP/1.1 200")


async def test_a_kept_connection_is_closed_when_idle_and_its_next_request_has_no_more_time() -> None:
    """Bytes that trickle in do not make a connection live longer."""
    async with served() as port:
        reader, writer = await port.connect(QUICK)
        assert (await reader.readline()).startswith(b"HTTP/1.1 200")
        assert port.close_late(LIMITS.headers_s + 1) == 0
        writer.write(HALF_HEADERS)
        await writer.drain()
        (connection,) = port.connections
        async with asyncio.timeout(5):
            while connection.until > port.connections.loop.time() + LIMITS.headers_s:
                await asyncio.sleep(0)
        assert port.close_late(LIMITS.headers_s + 1) == 1


async def test_an_idle_connection_ends() -> None:
    """Nobody keeps a connection for ever without asking anything."""
    async with served() as port:
        reader, _ = await port.connect(QUICK)
        assert (await reader.readline()).startswith(b"HTTP/1.1 200")
        assert port.close_late(LIMITS.idle_s + 1) == 1


async def test_one_address_has_so_many_connections_and_a_proxy_any_number() -> None:
    """One more is closed unanswered; when one ends, the next is taken."""
    async with served(proxies=False) as port:
        port.connections.limits = Limits(per_address=3)
        held = [await port.connect() for _ in range(3)]
        await port.arrived(3)
        reader, _ = await port.connect(QUICK)
        with pytest.raises((ConnectionResetError, asyncio.IncompleteReadError)):
            await reader.readexactly(1)
        held[0][1].close()
        await port.arrived(2)
        reader, _ = await port.connect(QUICK)
        assert (await reader.readline()).startswith(b"HTTP/1.1 200")
    async with served() as port:
        port.connections.limits = Limits(per_address=3)
        for _ in range(10):
            await port.connect()
        await port.arrived(10)

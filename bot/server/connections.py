"""What a connection may take before it is closed: time for a request's headers, for its body, and to do nothing; and how many
connections one address may have open. Whoever sends slowly or holds many holds nothing for long.

A protocol of its own stands before aiohttp's for each connection, because aiohttp has no such limits. It only notes when the
present step must be over; `Connections.close_late`, called once a second, closes those that are late.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Iterator
from dataclasses import dataclass
from ipaddress import ip_network
from typing import cast

from aiohttp import web

from bot.server import log
from bot.server.origins import Network, address_in, household_of, is_in

OWN_MACHINE = (ip_network("127.0.0.0/8"), ip_network("::1/128"))
"""Where a proxy on this machine and the clinic's own programs call from."""

_log = log.logger()


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds for a step of a connection, and how many one address may have open (an IPv6 /64 counts as one)."""

    headers_s: float = 10.0
    body_s: float = 20.0
    idle_s: float = 75.0  # Kakao and proxies keep connections; nginx closes its own after 60 s.
    per_address: int = 256


LIMITS = Limits()


class Connections:
    """The open connections of one port. `known` are proxies, which speak for many people: theirs are not counted."""

    def __init__(self, known: Collection[Network] = (), limits: Limits = LIMITS) -> None:
        self.limits = limits
        self._known = tuple(known)
        self._open: dict[asyncio.BaseTransport, Connection] = {}
        self._by_address: Counter[str] = Counter()
        self.loop = asyncio.get_running_loop()

    def __len__(self) -> int:
        return len(self._open)

    def __iter__(self) -> Iterator[Connection]:
        return iter(tuple(self._open.values()))

    def admit(self, connection: Connection, transport: asyncio.BaseTransport) -> bool:
        """Count it; False for one more than its address may have."""
        origin = address_in(str((transport.get_extra_info("peername") or ("",))[0]))
        if not is_in(origin, self._known):
            connection.counted_as = household_of(origin)
            if self._by_address[connection.counted_as] >= self.limits.per_address:
                connection.counted_as = ""
                return False
            self._by_address[connection.counted_as] += 1
        self._open[transport] = connection
        return True

    def lost(self, connection: Connection, transport: asyncio.BaseTransport) -> None:
        """It is closed, by whichever side."""
        self._open.pop(transport, None)
        if connection.counted_as:
            self._by_address -= Counter((connection.counted_as,))  # Drops what reaches nought.

    def close_late(self, now: float) -> int:
        """Close every connection whose step should be over; how many."""
        late = [transport for transport, connection in self._open.items() if connection.until < now]
        for transport in late:
            cast(asyncio.Transport, transport).abort()
        if late:
            _log.info("connections_closed", number=len(late))
        return len(late)

    async def watch(self) -> None:
        """Close what is late once a second, until cancelled."""
        while True:
            await asyncio.sleep(1)
            self.close_late(self.loop.time())

    @web.middleware
    async def time(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Outermost: the headers are there; then the body has its time, then the answer as long as it takes."""
        connection = self._open.get(cast(asyncio.BaseTransport, request.transport))
        if connection is None:
            return await handler(request)
        connection.headers_came(request)
        try:
            return await handler(request)
        finally:
            connection.answered()


class Connection(asyncio.Protocol):
    """Stands before aiohttp's protocol for one connection and notes until when its present step may take."""

    __slots__ = ("_all", "_http", "_in_request", "_transport", "counted_as", "until")

    def __init__(self, connections: Connections, http: asyncio.Protocol) -> None:
        self._all = connections
        self._http = http
        self._transport: asyncio.BaseTransport | None = None
        self._in_request = False
        self.counted_as = ""
        self.until = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Hand it on, unless its address has too many."""
        self.until = self._all.loop.time() + self._all.limits.headers_s
        if self._all.admit(self, transport):
            self._transport = transport
            self._http.connection_made(transport)
        else:
            cast(asyncio.Transport, transport).abort()

    def data_received(self, data: bytes) -> None:
        """The first bytes of a request start the time for its headers."""
        if not self._in_request:
            self.until = min(self.until, self._all.loop.time() + self._all.limits.headers_s)
        self._http.data_received(data)

    def eof_received(self) -> bool | None:
        """Hand it on."""
        return self._http.eof_received()

    def connection_lost(self, exc: Exception | None) -> None:
        """Hand it on, for a connection that was taken."""
        if self._transport is not None:
            self._all.lost(self, self._transport)
            self._http.connection_lost(exc)

    def pause_writing(self) -> None:
        """Hand it on."""
        self._http.pause_writing()

    def resume_writing(self) -> None:
        """Hand it on."""
        self._http.resume_writing()

    def headers_came(self, request: web.Request) -> None:
        """Start the time for the body, if one is still to come."""
        self._in_request = True
        self.until = float("inf")
        if not request.content.is_eof():
            self.until = self._all.loop.time() + self._all.limits.body_s
            request.content.on_eof(self._body_came)

    def answered(self) -> None:
        """The connection may be kept for the next request, for a while."""
        self._in_request = False
        self.until = self._all.loop.time() + self._all.limits.idle_s

    def _body_came(self) -> None:
        self.until = float("inf")

"""Bounds on the outside: how much an answer may hold, and which address a name may mean where no TLS proves whose it is."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import cast

import httpx

LARGEST_ANSWER = 1024 * 1024  # Bytes: what vendors answer is a line of JSON.
LARGEST = {"photo": 16 * LARGEST_ANSWER}  # By purpose; the reader of photos has a smaller bound of its own.
PLAIN = {"Accept-Encoding": "identity"}  # What unfolds has no size before it does.

_UNICAST = IPv6Network("2000::/3")  # All that is given out for the public internet (RFC 4291).
_TRANSLATED = IPv6Network("64:ff9b::/96")  # How a host without IPv4 reaches one (RFC 6052).

Resolve = Callable[[str], Awaitable[Sequence[str]]]


class Bounded(httpx.AsyncByteStream):
    """An answer's bytes, up to a size; then the call has failed, as when the line breaks."""

    def __init__(self, inner: httpx.AsyncByteStream, most: int) -> None:
        self._inner, self._most = inner, most

    async def __aiter__(self) -> AsyncIterator[bytes]:
        seen = 0
        async for chunk in self._inner:
            seen += len(chunk)
            if seen > self._most:
                raise httpx.RemoteProtocolError("the answer is too large")
            yield chunk

    async def aclose(self) -> None:
        await self._inner.aclose()


async def bounded(response: httpx.Response, purpose: str) -> httpx.Response:
    """The same answer, of which nobody reads more than its purpose may bring. One that must be unfolded was not asked for."""
    if response.headers.get("Content-Encoding", "identity").strip().lower() not in ("", "identity"):
        await response.aclose()
        raise httpx.RemoteProtocolError("the answer is encoded")
    response.stream = Bounded(cast(httpx.AsyncByteStream, response.stream), LARGEST.get(purpose, LARGEST_ANSWER))
    return response


async def addresses_of(host: str) -> Sequence[str]:
    """What the name means now."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, 80, type=socket.SOCK_STREAM)
    except OSError as error:
        raise httpx.ConnectError("the name means nothing") from error
    return [str(one[4][0]) for one in found]


def public_only(addresses: Sequence[str]) -> str:
    """The address to call; "" when one of them is not on the public internet: then the name means something inside."""
    return addresses[0] if addresses and all(map(_is_public, addresses)) else ""


def _is_public(address: str) -> bool:
    """Whether this is one machine on the public internet. An address of the old kind may stand inside one of the new."""
    one = ip_address(address.partition("%")[0])
    if isinstance(one, IPv6Address):
        if one in _TRANSLATED:
            one = IPv4Address(int(one) & 0xFFFF_FFFF)
        elif one not in _UNICAST or one.sixtofour is not None:
            return False
    return one.is_global and not one.is_multicast

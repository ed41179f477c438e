"""Fetches a patient's picture from Kakao and makes a clean one of it: right host, right size, really a picture, no metadata.

What comes out is what `skills.cases.photos.keep` seals. The original is never on disk.
"""

from __future__ import annotations

import asyncio

import httpx

from bot.delivery.egress import PURPOSE
from bot.files import pictures
from bot.files.pictures import CleanPhoto
from bot.kakao.calls.images import is_photo, ways_to_ask
from storage.errors import SangdamError

LARGEST_FILE = 10 * 1024 * 1024  # Bytes on the wire.
UNREACHABLE = "unreachable"


class PhotoRefused(SangdamError):
    """The picture cannot be taken; `code` says why, `again` whether it may be there later."""

    code = "photo_refused"

    def __init__(self, code: str, *, again: bool = False) -> None:
        super().__init__(code, code=code)
        self.again = again


async def fetch_photo(http: httpx.AsyncClient, url: str, simulated_hosts: frozenset[str] = frozenset()) -> CleanPhoto:
    """The picture behind a short-lived address of Kakao's (or of the simulator's). `PhotoRefused` for everything else."""
    if not is_photo(url, simulated_hosts):
        raise PhotoRefused("foreign_host")
    raw = await _ask(http, *ways_to_ask(url), given=url)
    return await asyncio.to_thread(clean, raw)


def clean(raw: bytes) -> CleanPhoto:
    """The pixels alone (`bot/files/pictures.py`). `PhotoRefused` when it is no picture, or one that nobody can take."""
    try:
        return pictures.clean(raw)
    except pictures.Refused as refused:
        raise PhotoRefused(str(refused)) from None


async def _ask(http: httpx.AsyncClient, first: str, *plain: str, given: str) -> bytes:
    """The picture's bytes: by TLS, and without it only where that cannot be had.

    A host that answers over TLS decides, unless Kakao itself gave the address without it.
    """
    try:
        return await _download(http, first)
    except PhotoRefused as refused:
        may_be_there = refused.code == UNREACHABLE or (given in plain and refused.code.startswith("http_"))
        if not plain or not may_be_there:
            raise
    return await _download(http, plain[0])


async def _download(http: httpx.AsyncClient, url: str) -> bytes:
    raw = bytearray()
    try:
        async with http.stream("GET", url, extensions={PURPOSE: "photo"}) as response:
            if response.status_code != httpx.codes.OK:
                raise PhotoRefused(f"http_{response.status_code}", again=response.status_code >= 500)
            async for chunk in response.aiter_bytes():
                raw += chunk
                if len(raw) > LARGEST_FILE:
                    raise PhotoRefused("too_large")
    except httpx.TransportError:
        raise PhotoRefused(UNREACHABLE, again=True) from None
    except httpx.HTTPError:
        raise PhotoRefused("broken_answer") from None
    return bytes(raw)

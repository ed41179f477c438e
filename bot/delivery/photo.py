"""Fetches a patient's picture from Kakao and makes a clean one of it: right host, right size, really a picture, no metadata.

What comes out is what `skills.cases.photos.keep` seals. The original is never on disk.
"""

from __future__ import annotations

import asyncio
from urllib.parse import urlsplit

import httpx

from bot.delivery import pictures
from bot.delivery.egress import PURPOSE
from bot.delivery.hosts import covers
from bot.delivery.pictures import CleanPhoto
from bot.settings.configuration import KAKAO_PHOTOS
from storage.errors import SangdamError

LARGEST_FILE = 10 * 1024 * 1024  # Bytes on the wire.
KAKAO_HOSTS = (KAKAO_PHOTOS, "*.kakao.com")


class PhotoRefused(SangdamError):
    """The picture cannot be taken; `code` says why, `again` whether it may be there later."""

    code = "photo_refused"

    def __init__(self, code: str, *, again: bool = False) -> None:
        super().__init__(code, code=code)
        self.again = again


async def fetch_photo(http: httpx.AsyncClient, url: str, simulated_hosts: frozenset[str] = frozenset()) -> CleanPhoto:
    """The picture behind a short-lived address of Kakao's (or of the simulator's). `PhotoRefused` for everything else."""
    if not _is_kakaos(url, simulated_hosts):
        raise PhotoRefused("foreign_host")
    raw = await _download(http, url)
    return await asyncio.to_thread(clean, raw)


def clean(raw: bytes) -> CleanPhoto:
    """The pixels alone (`bot/delivery/pictures.py`). `PhotoRefused` when it is no picture, or one that nobody can take."""
    try:
        return pictures.clean(raw)
    except pictures.Refused as refused:
        raise PhotoRefused(str(refused)) from None


def _is_kakaos(url: str, simulated: frozenset[str]) -> bool:
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return False
    if parts.netloc.lower() in simulated and parts.scheme == "http":
        return True
    plain = parts.scheme == "https" and port in (None, 443) and "@" not in parts.netloc
    return plain and covers(KAKAO_HOSTS, host)


async def _download(http: httpx.AsyncClient, url: str) -> bytes:
    # Kakao gives old http addresses too; they are called over TLS (the guard takes nothing else).
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
        raise PhotoRefused("unreachable", again=True) from None
    except httpx.HTTPError:
        raise PhotoRefused("broken_answer") from None
    return bytes(raw)

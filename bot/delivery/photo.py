"""Fetches a patient's picture from Kakao and makes a clean one of it: right host, right size, really a picture, no metadata.

What comes out is what `skills.cases.photos.keep` seals. The original is never on disk.
"""

from __future__ import annotations

import asyncio
import warnings
from dataclasses import dataclass
from io import BytesIO

import httpx
from PIL import Image, ImageOps, UnidentifiedImageError

from bot.delivery.egress import PURPOSE
from bot.kakao.images import is_photo, ways_to_ask
from storage.errors import SangdamError

LARGEST_FILE = 10 * 1024 * 1024  # Bytes on the wire.
LARGEST_PIXELS = 50_000_000  # A picture that unfolds to more is no photo of a phone but a bomb.
LONGEST_SIDE = 2048  # Pixels that are kept.
UNREACHABLE = "unreachable"
KINDS = ("JPEG", "PNG", "WEBP", "GIF")
QUALITY = 88


class PhotoRefused(SangdamError):
    """The picture cannot be taken; `code` says why, `again` whether it may be there later."""

    code = "photo_refused"

    def __init__(self, code: str, *, again: bool = False) -> None:
        super().__init__(code, code=code)
        self.again = again


@dataclass(frozen=True, slots=True)
class CleanPhoto:
    """A re-encoded picture and its size in pixels."""

    content: bytes
    width: int
    height: int


async def fetch_photo(http: httpx.AsyncClient, url: str, simulated_hosts: frozenset[str] = frozenset()) -> CleanPhoto:
    """The picture behind a short-lived address of Kakao's (or of the simulator's). `PhotoRefused` for everything else."""
    if not is_photo(url, simulated_hosts):
        raise PhotoRefused("foreign_host")
    raw = await _ask(http, *ways_to_ask(url), given=url)
    return await asyncio.to_thread(clean, raw)


def clean(raw: bytes) -> CleanPhoto:
    """Decode, turn upright, shrink and encode anew; nothing but the pixels stays."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            return _encoded(_decoded(raw))
        except (UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise PhotoRefused("not_a_photo") from None
        except (OSError, ValueError, SyntaxError, EOFError, IndexError):
            raise PhotoRefused("broken_photo") from None


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


def _decoded(raw: bytes) -> Image.Image:
    picture = Image.open(BytesIO(raw), formats=KINDS)
    if picture.width * picture.height > LARGEST_PIXELS:
        raise PhotoRefused("too_many_pixels")
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # A JPEG is decoded near the wanted size, which saves memory.
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return upright


def _encoded(picture: Image.Image) -> CleanPhoto:
    """The pixels alone in a new image, as JPEG, or as PNG when parts of it are transparent."""
    see_through = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    pixels = picture.convert("RGBA" if see_through else "RGB")
    bare = Image.frombytes(pixels.mode, pixels.size, pixels.tobytes())
    out = BytesIO()
    if see_through:
        bare.save(out, "PNG", optimize=True)
    else:
        bare.save(out, "JPEG", quality=QUALITY, optimize=True)
    return CleanPhoto(out.getvalue(), *bare.size)

"""Files that a form of ours brings, read into memory and made clean; nothing of them is ever on disk in plain.

What a file is, its bytes say: its name and its declared type are not even looked at. A picture is encoded anew, without its
metadata (`bot/files/pictures.py`). A PDF stays as it is, if it is one and does nothing by itself when it is opened
(`bot/files/documents.py`).
"""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass, field

from aiohttp import BodyPartReader, web
from multidict import MultiDict

from bot.files import documents, pictures
from bot.files.pictures import Refused
from bot.server.forms import NO_FORM

MEGABYTE = 1024 * 1024
LONGEST_WORDS = 64 * 1024  # Bytes of what is typed into one box.
MOST_PARTS = 100
WHOLE = 64 * MEGABYTE  # A form that is larger is read no further.
PDF = "application/pdf"
TOO_LARGE, TOO_MANY, KIND, ACTIVE, PIXELS, BROKEN = (
    f"file_{why}" for why in ("large", "count", "kind", "active", "pixels", "broken")
)
_PICTURE = {pictures.NOT_A_PHOTO: KIND, pictures.TOO_MANY_PIXELS: PIXELS, pictures.BROKEN: BROKEN}
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(slots=True)
class Upload:
    """A form: the words of its boxes, its files as they came, and what is wrong with those that are not among them."""

    words: MultiDict[str] = field(default_factory=MultiDict)
    files: list[bytes] = field(default_factory=list, repr=False)
    problem: str = ""


async def read(request: web.Request, most: int, largest: int) -> Upload | None:
    """A form with files, at most `most` of `largest` bytes each; the rest of it is read and let go, so that what was typed is
    not lost with a file. A form without files is read too. None for what no browser sends."""
    try:
        return await _read(request, most, largest)
    except NO_FORM:
        return None


async def _read(request: web.Request, most: int, largest: int) -> Upload:
    if request.content_type != "multipart/form-data":
        form = await request.post()
        return Upload(MultiDict((name, value) for name, value in form.items() if isinstance(value, str)))
    found, whole = Upload(), 0
    reader = await request.multipart()
    for _ in range(MOST_PARTS):
        part = await reader.next()
        if part is None:
            return found
        if not isinstance(part, BodyPartReader) or part.name is None:
            raise ValueError("no form has parts in parts")
        content, size = await _content(part, largest if part.filename is not None else LONGEST_WORDS, WHOLE - whole)
        whole += size
        if part.filename is None:
            found.words.add(part.name, _text(content, size))
        elif size:
            _add(found, content, size, most)
    raise ValueError("no form of ours has so many parts")


async def _content(part: BodyPartReader, most: int, left: int) -> tuple[bytes, int]:
    """The part's bytes, or none of them when there are more than `most`; and how many there were."""
    content, size = bytearray(), 0
    while chunk := await part.read_chunk(64 * 1024):
        size += len(chunk)
        if size > left:
            raise ValueError("this is larger than any form of ours")
        if size <= most:
            content += chunk
        else:
            content.clear()
    return bytes(content), size


def _text(content: bytes, size: int) -> str:
    words = content.decode()
    if len(content) != size or "\x00" in words:
        raise ValueError("nobody types this")
    return words


def _add(found: Upload, content: bytes, size: int, most: int) -> None:
    if not content and size:
        found.problem = TOO_LARGE
    elif len(found.files) < most:
        found.files.append(content)
        found.words.add("digest", hashlib.sha256(content).hexdigest())  # So that another file is another form.
    elif most:
        found.problem = TOO_MANY


async def clean(raw: bytes) -> tuple[bytes, str]:
    """A file as it may go to a patient, and its media type. `Refused` with a code for one that may not."""
    if b"%PDF-" in raw[:1024]:
        return await asyncio.to_thread(_document, raw), PDF
    try:
        content = (await asyncio.to_thread(pictures.clean, raw)).content
    except Refused as refused:
        raise Refused(_PICTURE[str(refused)]) from None
    return content, "image/png" if content.startswith(_PNG) else "image/jpeg"


def _document(raw: bytes) -> bytes:
    if b"%%EOF" not in raw[-2048:]:
        raise Refused(BROKEN)
    if documents.acts(raw):
        raise Refused(ACTIVE)
    return raw

"""A form as it was sent, and whether it is one: every page reads its form here."""

from __future__ import annotations

from collections.abc import Iterable

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from multidict import MultiDictProxy

NO_FORM = (ValueError, LookupError, AssertionError, RuntimeError, HttpProcessingError)
"""What reading raises at what no browser sends."""


async def read_form(request: web.Request) -> MultiDictProxy[str | bytes | bytearray | web.FileField] | None:
    """The fields; None for what no browser sends: no boundary, parts in parts, an unknown charset or transfer encoding, bytes
    or characters that are none."""
    try:
        form = await request.post()
    except NO_FORM:
        return None
    return form if all(map(_is_text, _words(form))) else None


def _words(form: MultiDictProxy[str | bytes | bytearray | web.FileField]) -> Iterable[str]:
    return (word for pair in form.items() for word in pair if isinstance(word, str))


def _is_text(word: str) -> bool:
    """Whether a keyboard writes it and a database takes it: no NUL, no half of a character."""
    return "\x00" not in word and not any("\ud800" <= char <= "\udfff" for char in word)

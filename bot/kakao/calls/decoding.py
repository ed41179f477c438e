"""How the bytes of a body become JSON values, and how single values are read without trusting their type.

Nothing here raises. Nothing here knows what the fields mean; that is `payload` and `plugins`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import orjson

from bot.kakao.replies.text import clean

NOTHING: Mapping[str, Any] = MappingProxyType({})
_KEY_LENGTH = 200  # Kakao says at most 70
_INNER_LENGTH = 65_536  # a body is never longer
_NUMBER_LENGTH = 64


def decoded(body: bytes) -> Any:
    """The JSON value of a body, or None when nothing can be made of it."""
    try:
        return orjson.loads(body)
    except ValueError:
        return _decoded_slowly(_words_of(body))


def object_in(value: Any) -> Mapping[str, Any]:
    """`value` as an object: itself, or the object that its text spells in JSON, or an empty one."""
    if type(value) is dict:  # As nearly always.
        return value
    found = structure_in(value) if value is not None else None
    return found if isinstance(found, dict) else NOTHING


def structure_in(value: Any) -> Any:
    """`value`, or the object, list or text that its text spells in JSON, or that this text spells once more."""
    for _ in range(2):
        if not isinstance(value, str) or value.lstrip()[:1] not in ("{", "[", '"') or len(value) > _INNER_LENGTH:
            break
        inner = _inner(value)
        value = inner if isinstance(inner, dict | list | str) else value
    return value


def text_in(value: Any) -> str:
    """`value` as clean text; a number is told in digits, everything else is no text."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return _digits(value)
    return ""


def key_of(value: Any) -> str | None:
    """A key that names a person, or None.

    A key is taken as it is or not at all: one that was cut or cleaned could become somebody else's. Numbers occur (the
    skill test's account, appUserId).
    """
    text = value.strip() if isinstance(value, str) else text_in(value)
    if not text or len(text) > _KEY_LENGTH or text == "null" or not text.isprintable():
        return None
    return text


def _digits(value: int) -> str:
    """Python refuses to spell numbers of thousands of digits; nothing that we read is a number that long."""
    return str(value) if value.bit_length() < 256 else ""


def _inner(text: str) -> Any:
    try:
        return orjson.loads(text)
    except (ValueError, TypeError):
        return _decoded_slowly(text)


def _words_of(body: bytes) -> str:
    """The body's text: UTF-8, or else CP949, which consoles on Korean Windows send."""
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return body.decode(encoding)
        except UnicodeDecodeError:
            continue
    return body.decode("utf-8", "replace")


def _decoded_slowly(text: str) -> Any:
    """What orjson refuses by the standard: NaN, controls inside texts, half characters, numbers without end."""
    try:
        return json.loads(text, strict=False, parse_int=_whole, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return None


def _whole(digits: str) -> int | None:
    return int(digits) if len(digits) <= _NUMBER_LENGTH else None


def _no_number(_name: str) -> None:
    return None

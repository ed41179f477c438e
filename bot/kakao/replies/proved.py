"""Parts of an answer as the bytes that go out, each held against its limits before it is one.

A press and a bubble in the catalogue's own words are the same in thousands of answers: their bytes are kept, and only a press's
one-time token is put in anew. Nothing that tells of a person is kept.
"""

from __future__ import annotations

import re
from typing import Any

import orjson

from bot.kakao.replies.components import check_output
from bot.kakao.replies.limits import Findings
from bot.kakao.replies.presses import quick_reply
from bot.kakao.replies.response import Output, SimpleText, in_wire, wire
from bot.kakao.replies.violations import check_quick_reply
from skills.conversation import Choice
from skills.texts import is_fixed

TOKEN = re.compile(r"[A-Za-z0-9_-]{0,64}", re.ASCII)
"""What a press carries, as Sangdam makes it; any other is written with care (`NotProved`)."""
_MOST = 2_000  # Presses that are kept: more than the catalogues have.
_MARK, _PLACE = "-", b'"token":"-"'  # Stand for the token in the bytes that are kept.
_said: dict[str, bytes] = {}
_pressed: dict[Choice, tuple[bytes, bytes]] = {}


class NotProved(Exception):
    """A part breaks a limit of its own, or cannot be written: the whole must be laid out otherwise."""


def in_json(value: Any) -> bytes:
    """A value as JSON."""
    try:
        return orjson.dumps(value)
    except TypeError as error:
        raise NotProved from error


def output_in_json(output: Output) -> bytes:
    """One bubble."""
    if type(output) is SimpleText:
        if (kept := _said.get(output.text)) is not None:
            return kept
        made = _proved_output(output)
        if is_fixed(output.text):
            _said[output.text] = made
        return made
    return _proved_output(output)


def press_in_json(choice: Choice, token: str) -> bytes | None:
    """One press under the chat; None when it has no words at all. The token is one of `TOKEN`."""
    if (kept := _pressed.get(choice)) is not None:
        return kept[0] + token.encode() + kept[1]
    made = _proved_press(choice, token)
    if is_fixed(choice.label) and (choice.says is None or is_fixed(choice.says)) and len(_pressed) < _MOST:
        before, place, behind = (_proved_press(choice, _MARK) or b"").partition(_PLACE)
        if place:
            _pressed[choice] = (before + place[:-2], place[-1:] + behind)
    return made


def _proved_output(output: Output) -> bytes:
    found, value = Findings(), in_wire(output)
    check_output(found, value, "output")
    if found:
        raise NotProved
    return in_json(value)


def _proved_press(choice: Choice, token: str) -> bytes | None:
    press = quick_reply(choice, token)
    if press is None:
        return None
    found, value = Findings(), wire(press)
    check_quick_reply(found, value, "quickReply")
    if found:
        raise NotProved
    return in_json(value)

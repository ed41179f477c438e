"""Parts of an answer as the bytes that go out, each held against its limits before it is one.

Presses and bubbles in the catalogue's own words, or the clinic's, are the same in thousands of answers: their bytes are kept,
and only the one-time token of what can be pressed is put in anew. Nothing that tells of a person is kept.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import orjson

from bot.kakao.replies import limits
from bot.kakao.replies.bubbles import pieces
from bot.kakao.replies.components import check_output
from bot.kakao.replies.layout import alone, laid_out
from bot.kakao.replies.limits import Findings
from bot.kakao.replies.presses import quick_reply
from bot.kakao.replies.response import Output, SimpleText, in_wire, wire
from bot.kakao.replies.text import ELLIPSIS, clean, shorten
from bot.kakao.replies.violations import check_quick_reply
from skills.conversation import Bubble, Card, Choice, Link, Say
from skills.texts import is_fixed

TOKEN = re.compile(r"[A-Za-z0-9_-]{0,64}", re.ASCII)
"""What a press carries, as Sangdam makes it; any other is written with care (`NotProved`)."""
_MOST = 2_000  # Bubbles, and rows of presses, that are kept: more than the catalogues have.
_MARK, _PLACE = "-", b'"token":"-"'  # Stand for the token in the bytes that are kept.
_DATA_LENGTH = 64
_said: dict[Bubble, list[bytes]] = {}
_told: dict[tuple[Bubble, ...], list[bytes]] = {}
_pressed: dict[tuple[Choice, ...], tuple[int, list[bytes]]] = {}


class NotProved(Exception):
    """A part breaks a limit of its own, or cannot be written: the whole must be laid out otherwise."""


def in_json(value: Any) -> bytes:
    """A value as JSON."""
    try:
        return orjson.dumps(value)
    except TypeError as error:
        raise NotProved from error


@lru_cache(maxsize=_MOST)
def data_in_json(skill: str, step: str, intent: str) -> bytes:
    """Where a reply stands, in codes of ours."""
    return in_json(data(skill, step, intent))


def data(skill: str, step: str, intent: str) -> dict[str, str]:
    """Where a reply stands, as Kakao takes it."""
    return {"skill": _word(skill), "step": _word(step), "intent": _word(intent)}


def _word(text: str) -> str:
    return shorten(clean(text), _DATA_LENGTH)


def bubbles_in_json(bubbles: tuple[Bubble, ...], token: str) -> bytes:
    """All that is said, in at most three outputs. The token is one of `TOKEN`."""
    if not all(map(_may_be_kept, bubbles)):
        return _outputs(bubbles, token)
    kept = _told.get(bubbles)
    if kept is None:
        if len(_told) >= _MOST or not all(map(_tells_nothing, bubbles)):
            return _outputs(bubbles, token)
        kept = _told[bubbles] = _outputs(bubbles, _MARK).split(_PLACE)
    return _with(token, kept)


def _outputs(bubbles: tuple[Bubble, ...], token: str) -> bytes:
    """The outputs of the bubbles: each by itself where each is one, else laid out together."""
    each = [_alone(bubble, token) for bubble in bubbles]
    made = [one for one in each if one]
    if None in each or not 0 < len(made) <= limits.OUTPUTS:
        outputs = laid_out(pieces(bubbles, token)) or [SimpleText(ELLIPSIS)]
        made = [_proved_output(output) for output in outputs]
    if len(made) > limits.OUTPUTS:
        raise NotProved
    return b",".join(made)


def _alone(bubble: Bubble, token: str) -> bytes | None:
    """A bubble that is one output wherever it stands, b"" for one that shows nothing; None where that hangs on the others."""
    if not _may_be_kept(bubble):
        return _proved_bubble(bubble, token)
    if (kept := _said.get(bubble)) is not None:
        return _with(token, kept)
    if len(_said) < _MOST and _tells_nothing(bubble) and (made := _proved_bubble(bubble, _MARK)):
        kept = _said[bubble] = made.split(_PLACE)
        return _with(token, kept)
    return _proved_bubble(bubble, token)


def presses_in_json(choices: tuple[Choice, ...], token: str) -> tuple[int, bytes]:
    """How many presses stand under the chat, and they; one without any words is none. The token is one of `TOKEN`."""
    kept = _pressed.get(choices)
    if kept is None:
        made = [one for choice in choices if (one := _proved_press(choice, _MARK)) is not None]
        kept = len(made), b",".join(made).split(_PLACE)
        if len(_pressed) < _MOST and all(map(_is_fixed, choices)):
            _pressed[choices] = kept
    return kept[0], _with(token, kept[1])


def _with(token: str, parts: list[bytes]) -> bytes:
    return parts[0] if len(parts) == 1 else f'"token":"{token}"'.encode().join(parts)


def _may_be_kept(bubble: Bubble) -> bool:
    """Whether it is of a kind that can be the same for everybody; a table's values are a person's, and long to compare."""
    return type(bubble) in (Say, Card)


def _tells_nothing(bubble: Bubble) -> bool:
    """Whether the bubble is the same for everybody."""
    match bubble:
        case Say(text=text):
            return is_fixed(text)
        case Card(title=title, text=text, buttons=buttons):
            return is_fixed(title) and is_fixed(text) and all(map(_is_fixed, buttons))
        case _:
            return False


def _is_fixed(press: Any) -> bool:
    match press:
        case Choice(label=label, says=says):
            return is_fixed(label) and (says is None or is_fixed(says))
        case Link(label=label, url=url):
            return is_fixed(label) and is_fixed(url)
        case _:
            return False


def _proved_bubble(bubble: Bubble, token: str) -> bytes | None:
    if not (found := pieces((bubble,), token)):
        return b""
    output = alone(found)
    return None if output is None else _proved_output(output)


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

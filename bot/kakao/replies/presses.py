"""Our choices and buttons as Kakao's presses, and what is left of them in plain words.

Every choice goes out with `extra` {"choice", "token"}, so that a press is told from typing, and with its full words as
`messageText`, so that typing them does the same. Action `block` is for a choice that names its block. Which presses
stand on which card is decided in `bubbles` and `layout`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.kakao.replies import limits
from bot.kakao.replies.response import Button, QuickReply
from bot.kakao.replies.text import clean, fits, shorten, visible
from skills.conversation import Call, Choice, Link, Operator

CHOICE_LENGTH = 64
TOKEN_LENGTH = 64
SPOKEN_LENGTH = 300
_LINK_LENGTH = 2000
_LINK = re.compile(r"https?://[^\s\x00-\x1f\"<>\\^`{|}]+", re.IGNORECASE)
_PHONE = re.compile(r"\+?[0-9][0-9-]{2,19}")


def extra(choice: Choice, token: str) -> dict[str, str] | None:
    """What comes back with the press. A word longer than the reader takes is left out: the spoken words do the work."""
    word, token = clean(choice.word), clean(token)
    if not word or not fits(word, CHOICE_LENGTH) or not fits(token, TOKEN_LENGTH):
        return None
    return {"choice": word, "token": token}


def spoken(choice: Choice) -> str:
    """What the press says in the chat; the word itself when nobody gave it words."""
    return shorten(visible(choice.says or choice.label) or visible(choice.label) or visible(choice.word), SPOKEN_LENGTH)


def label(text: str) -> str:
    """A text that fits on a button or quick reply, in one line."""
    return shorten(text.replace("\n", " ") if "\n" in text else text, limits.LABEL)


def quick_reply(choice: Choice, token: str) -> QuickReply | None:
    """The choice as a press under the chat; None when it has no words at all."""
    words = spoken(choice)
    if not words:
        return None
    shown = label(visible(choice.label) or words) if choice.says else label(words)
    return QuickReply(shown, words, "block" if choice.block else "message", choice.block or None, extra(choice, token))


def button(press: Choice | Link | Call | Operator, token: str) -> Button | None:
    """The press as a button; None when there is nothing to press (no words, no web address, no number)."""
    match press:
        case Choice():
            said = quick_reply(press, token)
            return _as_button(said) if said else None
        case Link():
            url = link(press)
            return Button(_named(press.label, url), "webLink", web_link_url=url) if url else None
        case Call():
            number = re.sub(r"[^0-9+-]", "", press.phone)
            known = _PHONE.fullmatch(number)
            return Button(_named(press.label, number), "phone", phone_number=number) if known else None
        case Operator():
            words = visible(press.label)
            return Button(label(words), "operator") if words else None


def buttons(presses: Iterable[Choice | Link | Call | Operator], token: str) -> tuple[Button, ...]:
    """All presses that can be pressed."""
    return tuple([made for press in presses if (made := button(press, token)) is not None])


def link(press: Link) -> str | None:
    """The link's address when it is one that a browser opens."""
    url = press.url.strip()
    return url if len(url) <= _LINK_LENGTH and url.isprintable() and _LINK.fullmatch(url) else None


def in_words(made: Button) -> str:
    """A button as a line of text, when there is no room to press it: the words to type, the address, the number."""
    if made.message_text is not None:
        return f"· {made.message_text}"
    return ": ".join(part for part in (made.label, made.web_link_url or made.phone_number) if part)


def labels(made: Iterable[Button]) -> str:
    """The buttons' labels as one line, for a card that has no words of its own."""
    return " · ".join(one.label for one in made)


def _as_button(said: QuickReply) -> Button:
    return Button(said.label, said.action, message_text=said.message_text, block_id=said.block_id, extra=said.extra)


def _named(text: str, otherwise: str) -> str:
    return label(visible(text) or otherwise)

"""Reading a message: whose it is, whether it was answered before, and whether typed words are a press.

In which language it was written says `language`. What is then done with it is decided in `skills/chat/router.py`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from typing import Any

import orjson

from skills.conversation import Message, Reply, reply_from_json
from skills.texts import is_fixed
from skills.turn import Turn
from storage.characters import folded
from storage.patients import conversations
from storage.patients.conversations import KakaoIds, Talk
from storage.unit.unit_of_work import Unit

SAME_WORDS = timedelta(seconds=3)  # Kakao does not retry, people press twice (docs/kakao.md §3, §10.10).
SHORT = 40  # Characters: longer words are never the words of a button.


def ids(message: Message) -> KakaoIds:
    """The channel's ids of whoever sent this."""
    sender = message.sender
    is_test = sender.is_test or not sender.user_key
    return KakaoIds(sender.user_key, sender.channel_key, sender.is_friend, sender.is_dev, is_test)


def fingerprint(unit: Unit, message: Message) -> str:
    """A keyed hash of what was said: enough to know it again, nothing to read (C-3)."""
    parts = [message.skill, message.text.strip(), message.choice or "", message.token or "", *message.photos]
    if not message.text:  # What was picked, or refused, is all that was said.
        parts += [str(message.photos_agreed), *map(repr, sorted(message.values.items(), key=str))]
    return unit.vault.lookup("heard", "\x1f".join(parts))


def answered_before(unit: Unit, talk: Talk, message: Message, mark: str) -> Reply | None:
    """The answer that this press, or these words within `SAME_WORDS`, got already; None for something new."""
    if talk.reply is None or message.skill == "inbox":
        return None
    if not conversations.same_words(mark, talk.heard_lookup):
        return None
    pressed = bool(message.token) and message.token == talk.spent_token
    recent = talk.heard_at is not None and unit.now - talk.heard_at < SAME_WORDS
    if not pressed and not recent:
        return None
    if talk.owed:
        talk.owed = False
        conversations.keep(unit, talk)
    return reply_from_json(talk.reply)


def remember(turn: Turn, reply: Reply, mark: str) -> None:
    """Note what was heard and answered; a press has spent its token."""
    talk = turn.talk
    talk.turn += 1
    if turn.message.token:
        talk.spent_token = turn.message.token
    talk.token = reply.token
    talk.heard_lookup, talk.heard_at = mark, turn.unit.now
    talk.reply = orjson.dumps(reply)


def as_press(talk: Talk, message: Message) -> Message:
    """Typing the words of an offered choice does the same as pressing it (docs/contract.md)."""
    if message.choice is not None or not message.text or talk.reply is None or len(message.text) > SHORT:
        return message
    said = folded(message.text)
    for choice in _offered(talk.last):
        if said in (_folded(choice["says"] or choice["label"]), _folded(choice["label"])):
            return replace(message, choice=choice["word"], token=talk.token)
    return message


def _folded(words: str) -> str:
    return _fixed_folded(words) if is_fixed(words) else folded(words)


_fixed_folded = lru_cache(maxsize=2_000)(folded)
"""Of the catalogues' words alone: what tells of a person is kept nowhere."""


def shown(talk: Talk) -> dict[str, tuple[str, str]]:
    """The wordings of consents that stood in this chat last (`skills.conversation.Reply`)."""
    reply = talk.last
    return {name: (hash_, lang) for name, (hash_, lang) in ((reply or {}).get("shown") or {}).items()}


def last_step(talk: Talk) -> str:
    """Where the last reply stood."""
    reply = talk.last
    return "" if reply is None else str(reply["step"])


def told_beside(talk: Talk) -> bool:
    """Whether the last reply told something beside the open form, so that a bare "네" may be an answer to that."""
    reply = talk.last
    return reply is not None and talk.flow is not None and reply["skill"] != talk.flow


def last_words(talk: Talk) -> str:
    """The text of the last bubble of the last reply; empty for a card."""
    reply = talk.last
    return str(reply["bubbles"][-1].get("text", "")) if reply and reply["bubbles"] else ""


def first_words(talk: Talk) -> str:
    """The text of the first bubble of the last reply; empty for a card."""
    reply = talk.last
    return str(reply["bubbles"][0].get("text", "")) if reply and reply["bubbles"] else ""


def offers(talk: Talk, word: str) -> bool:
    """Whether the last reply offered this press, whoever said it."""
    reply = talk.last
    return reply is not None and any(choice["word"] == word for choice in _offered(reply))


def says(talk: Talk, word: str) -> str:
    """What an offered press says when it is pressed."""
    reply = talk.last
    found = (choice for choice in _offered(reply) if choice["word"] == word) if reply else iter(())
    return next((str(choice["says"] or choice["label"]) for choice in found), "")


def labels(talk: Talk) -> list[str]:
    """What stands on the presses of the last reply, without the ways out."""
    reply = talk.last
    found = reply["choices"] if reply else []
    return [str(choice["label"]) for choice in found if choice["word"] not in ("cancel", "menu", "person", "resume")]


def last_skill(talk: Talk) -> str:
    """Who gave the last reply."""
    reply = talk.last
    return "" if reply is None else str(reply["skill"])


def offered_words(talk: Talk, *skills: str | None) -> frozenset[str]:
    """The words of everything that the last reply offered to press, if one of these skills said it."""
    reply = talk.last
    if reply is None or reply["skill"] not in skills:
        return frozenset()
    return frozenset(choice["word"] for choice in _offered(reply))


def _offered(reply: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = list(reply["choices"])
    for bubble in reply["bubbles"]:
        for card in bubble.get("cards", (bubble,)):
            found.extend(button for button in card.get("buttons", ()) if button["kind"] == "choice")
            presses = (entry["press"] for entry in card.get("entries", ()))
            found.extend(press for press in presses if press and press["kind"] == "choice")
    return found


def form_words(talk: Talk) -> frozenset[str]:
    """Words that the present question of the open form offered; they mean its answer even if a flow has the same word.
    What another flow said meanwhile (a right was asked for during an intake) offers its own words."""
    return offered_words(talk, talk.flow, "emergency") - {"cancel", "menu", "person"}

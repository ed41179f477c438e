"""The same answer again: the second time a person is offered beside it, the third time instead of it."""

from __future__ import annotations

from dataclasses import replace

import orjson

from skills.chat.flows import menu
from skills.conversation import Reply, reply_from_json
from skills.turn import Turn

ANSWERS = frozenset({"info", "visits", "policy", "talk"})  # Skills that only tell something.
MOST = 2  # Bubbles beside which one more fits.


def instead_of_the_same(turn: Turn, reply: Reply) -> Reply:
    """The reply, unless it would be told word for word a third time in a row."""
    if turn.message.choice is not None or reply.skill not in ANSWERS or turn.talk.reply is None:
        return reply
    before = reply_from_json(turn.talk.reply)
    offer = turn.bubble("menu.same_again")
    if offer in before.bubbles and _is_the_same(reply, replace(before, bubbles=before.bubbles[:-1])):
        return replace(menu.offer_a_person(turn), skill=reply.skill, step=reply.step)
    if not _is_the_same(reply, before) or len(reply.bubbles) > MOST:
        return reply
    choices = {choice.word: choice for choice in (*turn.choices("person"), *reply.choices)}
    return replace(reply.after(offer), choices=tuple(choices.values())[: len(reply.choices) + 1])


def _is_the_same(reply: Reply, before: Reply) -> bool:
    """Whether the reply before ended with the same words; it may have begun with who speaks."""
    said, again = orjson.dumps(before.bubbles[-len(reply.bubbles) :]), orjson.dumps(reply.bubbles)
    return bool(reply.bubbles) and before.skill == reply.skill and said == again

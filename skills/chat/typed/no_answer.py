"""Words that answer no open question: a yes to what was told over it, and what is meant for the form all the same."""

from __future__ import annotations

from skills.chat import deduplication
from skills.chat.flows import emergency, menu
from skills.chat.rights import request
from skills.fields.agreement import NEITHER, says_yes
from skills.turn import Flow, Turn
from skills.understanding import Intent
from skills.understanding.talk.steps import FIRST_TIME

REMINDED = frozenset({"info", "policy", "status", "visits", "talk"})
"""Flows that answer a question; the open one is asked again under their answer."""


def comes_too_early(turn: Turn) -> bool:
    """A bare yes right after something else was said over the question ("call 119"): it agrees to that."""
    last, flow = deduplication.last_skill(turn.talk), turn.talk.flow or ""
    stood_below = last in REMINDED | {flow, menu.NAME} or deduplication.last_step(turn.talk) == turn.talk.step
    return flow != emergency.NAME and not stood_below and says_yes(turn.message.text)


def stays(turn: Turn, flow: Flow) -> bool:
    """Whether words that answer nothing are meant for the open form all the same."""
    text, intent = turn.message.text, turn.intent
    if flow.name == emergency.NAME and intent is not None and emergency.stays_with(text, intent):
        return True
    if (
        FIRST_TIME.search(text)
        or NEITHER.search(text)
        or (intent is Intent.CORRECT and (turn.talk.step or "").startswith("correct"))
    ):
        return True
    is_away = flow.name == "rights" and request.names_a_consultation(text)
    return intent is Intent.CONSULT and not is_away and flow.name != emergency.NAME

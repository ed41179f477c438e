"""A right that would be done at once, but was only guessed from typed words: asked back once, nothing done before that."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from skills.chat.rights import proof, request, withdrawal
from skills.conversation import Reply
from skills.turn import Act, Flow, Turn
from skills.understanding import Intent, Understood

_ACTIONS: dict[str, tuple[Intent | None, Act, tuple[str, ...]]] = {
    "guess_access": (Intent.ACCESS, proof.see, ("열람", "보여", "확인")),
    "guess_ads_off": (Intent.ADS_OFF, withdrawal.stop_ads, ("거부", "차단", "그만")),
    "guess_lift": (None, withdrawal.lift, ("시작", "이용", "사용", "해제", "재개")),
}
"""Step: what was guessed (none: a move is heard elsewhere), what a yes does, and the words that a yes may be said with."""


def opened_by(understood: Understood, opens: Mapping[Intent, tuple[Flow, Act]]) -> tuple[Flow, Act] | None:
    """What an intent opens, or the question to ask first where the words were not certain."""
    found = opens.get(understood.intent)
    step = next((step for step, (intent, _, _) in _ACTIONS.items() if intent is understood.intent), "")
    return (found[0], OPENINGS[step]) if found and step and not understood.is_certain else found


def _ask(step: str, turn: Turn) -> Reply:
    request.leave(turn)
    turn.open_form(request.NAME, step)
    choices = (turn.choice("yes", "rights.guess.yes"), turn.choice("no", "rights.guess.no"))
    return turn.reply(turn.bubble(f"rights.{step}"), choices=choices)


def _take(step: str, turn: Turn) -> Reply:
    _, action, words = _ACTIONS[step]
    return request.yes_or_no(turn, "yes", partial(_done, action), OPENINGS[step], *words)


def _done(action: Act, turn: Turn) -> Reply:
    turn.talk.leave_flow()
    return action(turn)


OPENINGS: dict[str, Act] = {step: partial(_ask, step) for step in _ACTIONS}
STEPS: dict[str, Act] = {step: partial(_take, step) for step in _ACTIONS}

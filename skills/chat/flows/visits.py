"""Appointments at the clinic: to see, to move, to cancel, or coming late. The chat does not know them, so it hands over with
the telephone, and never says that there is none."""

from __future__ import annotations

from skills.conversation import Call, Card, Reply
from skills.turn import Flow, Turn

NAME = "visits"


def show(turn: Turn) -> Reply:
    """The telephone first; who cannot call leaves name and number, and a person calls back."""
    card = Card(
        turn.say("visits.title"),
        turn.say("visits.text", phone=turn.clinic.phone),
        (Call(turn.say("handoff.call"), turn.clinic.phone),),
    )
    words = ("resume", "cancel") if turn.talk.flow else ("person", "menu")
    return turn.reply(card, choices=turn.choices(*words), skill=NAME, step=NAME)


FLOW = Flow(NAME, show, while_suspended=True)

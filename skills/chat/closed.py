"""What the chat says while the clinic has stopped taking filings or photos: whom to call, and that nothing was kept."""

from __future__ import annotations

from dataclasses import replace

from skills.chat.flows import menu
from skills.clinic import switches
from skills.conversation import Bubble, Call, Card, Reply
from skills.turn import KEPT, Flow, Turn

STEP = "filing_off"


def refuses(turn: Turn, flow: Flow) -> bool:
    """Whether this flow would lead to a filing that is not taken now."""
    return flow.name == KEPT and switches.is_off(turn.unit, switches.FILING)


def tell(turn: Turn) -> Reply:
    """That no consultation is taken now, and the clinic's number."""
    text = turn.say("closed.filing", phone=turn.clinic.phone)
    card = Card(turn.say("closed.filing.title"), text, (Call(turn.say("handoff.call"), turn.clinic.phone),))
    return turn.reply(card, choices=turn.choices("status", "info", "rights"), skill=KEPT, step=STEP)


def drop_form(turn: Turn) -> tuple[Bubble, ...]:
    """An intake that was open when filings were stopped is destroyed and told so; the message is then heard without it."""
    if turn.talk.flow != KEPT or not switches.is_off(turn.unit, switches.FILING):
        return ()
    menu.forget_answers(turn)
    return (turn.bubble("closed.dropped", phone=turn.clinic.phone),)


def drop_photos(turn: Turn) -> bool:
    """Take photos out of the message while none are taken; whether there were any."""
    message = turn.message
    if not message.photos or not switches.is_off(turn.unit, switches.PHOTOS):
        return False
    words = message.text.strip()
    turn.message = replace(message, photos=(), text="" if words in message.photos else words)
    return True

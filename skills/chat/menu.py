"""The menu and the greeting, and leaving an open form."""

from __future__ import annotations

from skills import photos
from skills.conversation import Card, Reply
from skills.turn import Flow, Turn
from skills.understanding import Intent

WORDS = ("consult", "status", "info", "person", "rights")


def show(turn: Turn) -> Reply:
    """Who speaks (A-1), what can be done, and that a person is one press away (A-2)."""
    clinic = turn.clinic.name.in_(turn.lang)
    key = "menu.welcome" if turn.talk.is_new else "menu.again"
    card = Card(turn.say("menu.title", clinic=clinic), turn.say(key, clinic=clinic), (turn.choice("consult"),))
    choices = turn.choices(*WORDS)
    if turn.talk.flow:
        choices = (turn.choice("resume"), turn.choice("cancel"), *choices)
    return turn.reply(card, choices=choices, skill="menu", step="menu")


def not_understood(turn: Turn) -> Reply:
    """Ask rather than guess."""
    return turn.reply(turn.bubble("menu.not_understood"), choices=turn.choices(*WORDS), skill="menu", step="menu")


def ask_to_leave(turn: Turn) -> Reply:
    """Typed words to leave are confirmed, because the answers so far are destroyed with it."""
    if turn.talk.flow is None:
        return turn.reply(turn.bubble("menu.nothing_open"), choices=turn.choices(*WORDS), skill="menu", step="menu")
    return turn.reply(turn.bubble("menu.leave.ask"), choices=(turn.choice("cancel"), turn.choice("resume")))


def leave(turn: Turn) -> Reply:
    """Destroy the unfinished answers at once."""
    forget_answers(turn)
    return turn.reply(turn.bubble("menu.left"), choices=turn.choices(*WORDS), skill="menu", step="menu")


def forget_answers(turn: Turn) -> None:
    """Everything that was answered or sent for a case that was never filed."""
    photos.discard(turn.unit, turn.talk.patient_id)
    turn.talk.leave_flow()


FLOW = Flow(
    "menu",
    show,
    presses={"menu": show, "cancel": leave},
    intents={Intent.MENU: show, Intent.CANCEL: ask_to_leave},
    while_suspended=True,
)

"""The question whether a consent to ads stays (M-5): shown in the chat once it is due, with the two answers as presses."""

from __future__ import annotations

from skills.campaigns import reconfirmation
from skills.chat.answers import aside
from skills.chat.rights import request
from skills.consents import consents
from skills.consents.consents import Purpose
from skills.conversation import Bubble, Card, Reply
from skills.rights.rights import show_day
from skills.turn import Turn


def in_front_of(turn: Turn, reply: Reply) -> tuple[Bubble, ...]:
    """The question when it is still due after this answer; it counts as asked from now on."""
    if not aside.fits(turn, reply):
        return ()
    due = reconfirmation.due(turn.unit, turn.clinic, turn.talk.patient_id)
    if not due:
        return ()
    lines = "\n".join(_line(turn, purpose) for purpose in due)
    reconfirmation.note_asked(turn.unit, turn.clinic, turn.talk.patient_id, due, turn.lang)
    text = turn.say("reconfirm.text", clinic=turn.clinic.name.in_(turn.lang), lines=lines)
    return (Card(turn.say("reconfirm.title"), text, turn.choices("ads_keep", "ads_off")),)


def _line(turn: Turn, purpose: Purpose) -> str:
    given = consents.given_at(turn.unit, turn.talk.patient_id, purpose) or turn.unit.now
    title = consents.wording(turn.clinic, purpose, turn.today).part("title", turn.lang)
    return turn.say("reconfirm.line", title=title, day=show_day(given, turn.lang))


def keep(turn: Turn) -> Reply:
    """The consent stays; the result names sender, fact, day and result (Network Act 50(7))."""
    if reconfirmation.keep(turn.unit, turn.clinic, turn.talk.patient_id, turn.lang):
        clinic, day = turn.clinic.name.in_(turn.lang), show_day(turn.unit.now, turn.lang)
        told = turn.bubble("reconfirm.kept", clinic=clinic, day=day)
    else:
        told = turn.bubble("reconfirm.nothing")
    words = ("resume", "cancel") if turn.talk.flow else ("ads_off", "rights", "menu")
    return turn.reply(told, choices=turn.choices(*words), skill=request.NAME, step="ads_kept")

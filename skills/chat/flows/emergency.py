"""Emergency words: 119 at once, and an urgent notice to staff. No diagnosis; no word of the patient's is kept (H-3)."""

from __future__ import annotations

from skills.cases import consultations
from skills.cases.consultations import CaseKind
from skills.conversation import Bubble, Call, Card, Reply
from skills.turn import Flow, Turn
from skills.understanding import Intent
from storage.patients import conversations


def tell(turn: Turn) -> Reply:
    """The emergency numbers first; then staff are told that somebody wrote emergency words, and who to look for."""
    if turn.talk.suspended_at is None:
        _call_staff(turn)
    words = ("resume", "cancel") if turn.talk.flow else ("person", "menu")
    return turn.reply(*bubbles(turn), choices=turn.choices(*words), skill="emergency", step="emergency")


def bubbles(turn: Turn) -> tuple[Bubble, ...]:
    """What is said whatever else is going on."""
    buttons = (Call(turn.say("emergency.call"), "119"), Call(turn.say("emergency.clinic"), turn.clinic.phone))
    return (Card(turn.say("emergency.title"), turn.say("emergency.text"), buttons),)


def _call_staff(turn: Turn) -> None:
    case = consultations.open_case(turn.unit, turn.talk.patient_id)
    if case is None:
        who = conversations.unlocked(turn.unit, turn.talk)
        case = consultations.file_consultation(turn.unit, turn.clinic, who, CaseKind.EMERGENCY, {}, urgent=True)
    else:
        consultations.mark_urgent(turn.unit, turn.clinic, case)
    turn.talk.case_id = case.id


FLOW = Flow("emergency", tell, intents={Intent.EMERGENCY: tell}, while_suspended=True)

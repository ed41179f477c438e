"""Where the patient's own cases stand, without a clinical word (somebody may look over the shoulder)."""

from __future__ import annotations

import re

from skills.cases.consultations import State, show_number
from skills.chat.flows import visits
from skills.chat.intake import filed
from skills.conversation import Bubble, Card, Reply
from skills.rights.accounts import is_linked
from skills.turn import Flow, Turn
from skills.understanding import Intent
from storage.cases import consultations
from storage.cases.consultations import Consultation

SHOWN = 3
_VISIT = re.compile("예약|방문|내원|appointment|booking|reservation", re.IGNORECASE)
_WAITED = re.compile(
    r"왜|기다렸|기다리|아직도|안\s?(?:와|오|왔)|남겼는데|\b(?:nobody|no one|still|waiting|days ago)\b", re.IGNORECASE
)
"""Words of a visit: who has no case here may well have an appointment, which the chat must not deny."""


def show(turn: Turn) -> Reply:
    """The newest cases with number, state and what happens next."""
    cases = consultations.of_patient(turn.unit, turn.talk.patient_id)[:SHOWN]
    words = ("consult", "person", "menu")
    if turn.talk.flow:
        words = ("resume", "cancel", "menu")
    if not cases and _VISIT.search(turn.message.text):
        return visits.show(turn)
    if not cases:
        return _none(turn, words)
    bubbles: list[Bubble] = [_card(turn, case) for case in cases]
    return turn.reply(*bubbles, choices=turn.choices(*words), skill="status", step="status")


def _none(turn: Turn, words: tuple[str, ...]) -> Reply:
    """No case in this chat; who had another one finds it by a login, where one is set up."""
    can_log_in = turn.reach.login and turn.talk.flow is None and not is_linked(turn.unit, turn.talk.patient_id)
    waited = _WAITED.search(turn.message.text) is not None and turn.message.choice is None
    key = "status.none.waited" if waited else "status.none.elsewhere" if can_log_in else "status.none"
    if waited and turn.talk.flow is None:
        words = ("person", *(word for word in words if word != "person"))
    told = turn.bubble(key)
    choices = turn.choices(*(("login", *words) if can_log_in else words))
    return turn.reply(told, choices=choices, skill="status", step="status")


def _card(turn: Turn, case: Consultation) -> Card:
    title = turn.say("status.title", number=show_number(case.number))
    filed_at = turn.say("status.filed_at", when=filed.moment(case.filed_at, turn.lang))
    return Card(title, f"{_standing(turn, case)}\n{filed_at}")


def _standing(turn: Turn, case: Consultation) -> str:
    if case.state == State.WAITING:
        return f"{turn.say('status.waiting')} {filed.queue_line(turn, case)}"
    if case.state == State.CLOSED:
        return turn.say("status.closed")
    return turn.say("status.answered" if case.answered_at else "status.held")


FLOW = Flow("status", show, presses={"status": show}, intents={Intent.STATUS: show})

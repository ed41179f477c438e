"""Deleting only the name or the phone number: the rest of one's data stays, and a consultation goes on in this chat."""

from __future__ import annotations

from skills.chat import contact
from skills.chat.rights import request
from skills.conversation import Reply, Say
from skills.rights import corrections
from skills.rights.grounds import Decision
from skills.turn import Turn
from skills.understanding.readings.parts import part_in
from storage import rights as kept

NAME = request.NAME
STEP = "erase"
FIELDS = {"phone": ("phone",), "name": ("name",), "both": ("name", "phone")}


def ask(turn: Turn) -> Reply:
    """What is deleted, and that an answer comes in this chat only then; one press confirms."""
    part = part_in(turn.message.text) or str(turn.talk.answers.get(STEP, "both"))
    request.leave(turn)
    known = contact.known(turn)
    there = [field for field in FIELDS[part] if getattr(known, field)]
    if not there:
        told = turn.bubble(f"rights.erase.none_{part}")
        return turn.reply(told, choices=turn.choices("rights", "menu"), skill=NAME, step="erased")
    part = part if len(there) == len(FIELDS[part]) else there[0]
    turn.open_form(NAME, STEP)
    turn.talk.answers = {**turn.talk.answers, STEP: part}
    choices = (turn.choice("yes", "rights.erase.yes"), turn.choice("no", "rights.erase.no"))
    return turn.reply(turn.bubble(f"rights.erase.ask_{part}", phone=contact.masked(known.phone or "")), choices=choices)


def tell_which(turn: Turn) -> Reply:
    """What can be deleted alone, for whom wants to keep some: nothing is opened by it, and what the chat cannot cut goes to the
    privacy officer."""
    request.leave(turn)
    choices = turn.choices("delete", "officer", "rights", "menu")
    return turn.reply(turn.bubble("rights.erase.which"), choices=choices, skill=NAME, step="which")


def take(turn: Turn) -> Reply:
    """Yes or no to deleting it."""
    return request.yes_or_no(turn, "yes", _erase, ask, "삭제", "지워", "지울", "delete", "remove")


def _erase(turn: Turn) -> Reply:
    fields = FIELDS[str(turn.talk.answers.get(STEP, "both"))]
    turn.talk.leave_flow()
    filed = corrections.erase(turn.unit, turn.clinic, turn.talk.patient_id, fields)
    if filed.decision == Decision.REFUSED:
        told = Say(kept.open_text(turn.talk.key, filed, "notice_sealed"))
        return turn.reply(told, choices=turn.choices("object", "officer", "menu"), skill=NAME, step="refused")
    named = ", ".join(turn.say(f"summary.{field}.corrected") for field in fields)
    bubbles = (turn.bubble("rights.erase.done", fields=named), request.receipt(turn, filed))
    return turn.reply(*bubbles, choices=turn.choices("status", "rights", "menu"), skill=NAME, step="erased")

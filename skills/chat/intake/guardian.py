"""Under fourteen, and who writes for somebody else (C-6, PIPA Art. 22-2).

A child is told that a parent must write, and nothing of this talk is kept. A guardian goes on in the ordinary intake: who
writes and for whom stands on the case, and the consent is the guardian's."""

from __future__ import annotations

from skills.cases import consultations
from skills.chat.flows import menu
from skills.consents.consents import AGREED, Decision, Purpose
from skills.conversation import Bubble, Reply
from skills.fields import persons
from skills.turn import Turn
from storage.patients import conversations
from storage.patients.consents import Consent, history

NAME = "consult"
NOT_ASKED = frozenset({"chat:handoff", "restore"})  # Screens of decisions before which no age was asked.


def is_a_child(turn: Turn) -> bool:
    """Whether the patient says, by whatever door, that they are under fourteen themselves."""
    text = turn.message.text
    if turn.talk.unfinished.get("whose") or persons.speaks_of_a_relative(text) or persons.is_guardian(text):
        return False
    return persons.is_a_child(text)


def turn_away(turn: Turn) -> Reply:
    """The parent is asked to write or call. Nothing of this talk is kept; what was filed before is named, and stays."""
    menu.forget_answers(turn)
    earlier = consultations.has_cases(turn.unit, turn.talk.patient_id)
    told = turn.bubble("intake.guardian.earlier" if earlier else "intake.guardian", phone=turn.clinic.phone)
    words = ("rights", "menu") if earlier else ("menu",)
    reply = turn.reply(told, choices=turn.choices(*words), skill=NAME, step="guardian")
    if not earlier:
        conversations.forget(turn.unit, turn.talk)
    return reply


def question(turn: Turn) -> tuple[Bubble, ...]:
    """What is asked instead of the writer's age alone, when they write for somebody else."""
    kind = "child" if turn.talk.answers.get("whose") == "child" else "adult"
    return (turn.bubble(f"intake.age.ask_{kind}", phone=turn.clinic.phone),)


def heard(turn: Turn) -> bool:
    """Whether the words at the age question are about somebody else's age, or say that a guardian writes; what they say
    is noted."""
    text, answers = turn.message.text, turn.talk.answers
    if turn.message.choice is not None:
        return False
    named = persons.whose(text) or ("child" if persons.is_guardian(text) else "")
    if named:
        turn.talk.answers = {**answers, "whose": named}
    if persons.is_guardian(text):
        turn.talk.answers = {**turn.talk.answers, "age": True}
    return bool(named) or (answers.get("whose") == "child" and persons.is_a_child(text))


def in_front_of_consent(turn: Turn) -> tuple[Bubble, ...]:
    """Whose consent it is, when somebody writes for another."""
    whose = turn.talk.answers.get("whose")
    if not whose:
        return ()
    return (turn.bubble(f"intake.health_consent.{'child' if whose == 'child' else 'adult'}"),)


def decides(turn: Turn) -> str:
    """Who gives or refuses the consent, as it is recorded."""
    whose = turn.talk.answers.get("whose")
    return "guardian" if whose == "child" else "proxy" if whose else "self"


def is_of_age(turn: Turn) -> bool:
    """Whether the patient said to be fourteen or over: every question for the health consent but one stands after that."""
    decided = history(turn.unit, turn.talk.patient_id)
    return any(d.purpose == Purpose.HEALTH and d.decided_by == "self" and d.screen not in NOT_ASKED for d in decided)


def own_consent(turn: Turn) -> Consent | None:
    """The health consent that stands, if the patient gave it for themselves; a guardian's is not theirs."""
    decided = [one for one in history(turn.unit, turn.talk.patient_id) if one.purpose == Purpose.HEALTH]
    last = next((one for one in reversed(decided) if one.decision in (*AGREED, Decision.WITHDRAWN)), None)
    return last if last is not None and last.decision in AGREED and last.decided_by == "self" else None

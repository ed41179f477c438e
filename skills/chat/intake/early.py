"""What is said at the questions for the age and the consent and answers neither: a refusal of the consent whose wording stands
above the age, a question about it, a name or a number, words about the body. Nothing of it is dropped unsaid (C-3)."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace

from skills.cases.answers import Scene
from skills.chat import consent
from skills.chat.intake import facts, guardian
from skills.chat.intake.asking import ask, notice, remind
from skills.chat.intake.questions import read_age
from skills.conversation import Reply
from skills.fields import Invalid
from skills.fields.agreement import refuses
from skills.fields.contact import beside_phone, found
from skills.fields.phones import show_phone
from skills.turn import Turn
from skills.understanding import Intent
from skills.understanding.questions import asks

STEPS = frozenset({"age", consent.STEP})
_WHY_THE_AGE = re.compile(r"왜|이유|무슨\s?상관|\bwhy\b", re.IGNORECASE)
_AGE = re.compile(r"나이|14|열네|몇\s?살|생년|생일|\bage\b|\bold\b", re.IGNORECASE)


def beside_the_age(turn: Turn) -> Reply | None:
    """At the age: what is meant for the consent whose wording stands above it, and why the age is asked."""
    text, answers = turn.message.text, turn.talk.answers
    if turn.talk.step != "age" or turn.message.choice is not None:
        return None
    if asks(text) and _WHY_THE_AGE.search(text) and _AGE.search(text):
        return remind(turn).before(turn.bubble("intake.age.why"))
    if answers.get("whose") or guardian.in_doubt(turn):
        return None
    if consent.agrees(text):
        turn.talk.answers = {**answers, facts.AGREED: True}
        return ask(turn)
    if refuses(text) or consent.refuses(text):
        turn.talk.answers = {**answers, facts.AGREED: False}
        return turn.reply(turn.bubble("intake.age.refused"), choices=ask(turn).choices)
    told = consent.told(turn, elsewhere=True)
    with suppress(Invalid):
        if told and read_age(turn.message, Scene(turn.unit.now, turn.clinic)):
            turn.talk.answers = {**answers, "age": True}
            turn.talk.step = consent.STEP
    return remind(turn).before(*told) if told else None


def contact(turn: Turn) -> Reply | None:
    """A name or a number: kept, because neither needs a consent. None where nothing of it was said, or an answer stands
    beside it; that is what is left of the message then."""
    message = turn.message
    if turn.talk.step not in STEPS or message.choice is not None or guardian.in_doubt(turn):
        return None
    said, whose = found(message.text), turn.talk.answers.get("whose")
    name = None if whose or (said.phone is None and turn.means is not Intent.OTHER) else said.name
    if not (said.phone or (name and said.alone)):
        return None
    told = {step: value for step, value in (("name", name), ("phone", said.phone)) if value}
    turn.talk.answers = {**turn.talk.answers, **told}
    if not said.alone:
        turn.message = replace(message, text=beside_phone(message.text))
        return None
    shown = " ".join(filter(None, (name, show_phone(said.phone) if said.phone else "")))
    return remind(turn).before(turn.bubble("intake.noted", said=shown), *notice(turn))


def health(turn: Turn) -> Reply | None:
    """Words about the body: held in memory until the consent is given, and that is said."""
    if turn.talk.step not in STEPS or guardian.in_doubt(turn) or asks(turn.message.text):
        return None
    return remind(turn).before(turn.bubble("intake.held")) if facts.hold(turn) else None

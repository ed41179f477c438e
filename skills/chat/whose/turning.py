"""The form becomes another's: who turns out to write for somebody else, and who is spoken of and will write after all."""

from __future__ import annotations

from skills.cases import consultations
from skills.chat import consent
from skills.chat.answers.known import TELLING
from skills.chat.flows import menu
from skills.chat.intake import facts
from skills.chat.intake.asking import ask, ask_born, remind
from skills.chat.intake.questions import FORM
from skills.chat.whose import guardian, minors
from skills.consents.consents import Purpose
from skills.conversation import ASKED_BACK, Reply
from skills.fields import persons
from skills.fields.refusing.regrets import goes_on
from skills.fields.treatments import treatments_in
from skills.rights import fulfilment
from skills.turn import Turn
from skills.understanding.amending import change_in
from skills.understanding.questions import asks
from skills.understanding.talk.for_others import (
    for_somebody,
    has_it_done,
    names_a_thing_of_theirs,
    they_will,
    they_write,
)

WHOSE = f"whose{ASKED_BACK}"
"""Among the answers: the one of whom the held words may be."""


def leave_it_to_them(turn: Turn) -> Reply:
    """The patient is to write themselves: nothing of this form is kept."""
    menu.forget_answers(turn)
    told = turn.bubble("beside.themselves", phone=turn.clinic.phone)
    return turn.reply(told, choices=turn.choices("menu"), skill="menu", step="menu")


def writes_themselves(turn: Turn) -> Reply | None:
    """Who is spoken of will write after all: a form for them is left, and what was held of them is not kept."""
    talk, text = turn.talk, turn.message.text.strip()
    if not they_write(text) or asks(text):
        return None
    if talk.answers.get("whose"):
        return leave_it_to_them(turn) if talk.step in ("age", consent.STEP) else menu.ask_to_leave(turn)
    turn.reach.unkept.forget(talk.patient_id)
    talk.drop_answers(frozenset({WHOSE}))
    return remind(turn).before(turn.bubble("beside.they_write", phone=turn.clinic.phone))


def said_of_others(turn: Turn) -> Reply | None:
    """What is said of somebody else, and a no in words that stop nothing."""
    text, step = turn.message.text.strip(), turn.talk.step or ""
    if (told := writes_themselves(turn)) is not None:
        return told
    if step != "age" and (told := ask_born(turn)) is not None:
        return told
    tells = step in TELLING and treatments_in(text, turn.clinic.treatments)
    return ask(turn) if goes_on(text) and not tells else None


def at_the_end(turn: Turn) -> Reply | None:
    """The same before anything is changed by the words: at the review, and anywhere in plain words ("제 게 아니라 엄마 거")."""
    text = turn.message.text
    is_plain = turn.talk.step == FORM.review or persons.PLAINLY_THEIRS.search(text) or has_it_done(text)
    return for_another(turn) if is_plain and turn.message.choice is None else None


def for_another(turn: Turn) -> Reply | None:
    """Who turns out to write for somebody else ("저 말고 와이프요")."""
    text = turn.message.text.strip()
    is_late = turn.talk.step not in ("age", consent.STEP, "name", "phone")
    says_so = they_will(text) or for_somebody(text)
    instead = persons.who_instead(text) or (persons.for_whom_named(text) if is_late and says_so else "")
    is_told = says_so or any(
        one.search(text)
        for one in (persons.IS_THEIRS_ALONE, persons.ON_BEHALF, persons.NAMED_INSTEAD, persons.PLAINLY_THEIRS)
    )
    if is_late and (asks(text) or not is_told or names_a_thing_of_theirs(text)):
        return None  # Where anything may be told, "엄마가 받을 거예요" may be a story.
    if turn.talk.answers.get("whose") or not instead or minors.in_doubt(turn):
        return None
    reply = turn_to(turn, instead, "")
    if is_late and (name := persons.name_of_another(text) or _name_in(text)):
        turn.talk.answers = {**turn.talk.answers, "name": name}
    return reply


def _name_in(text: str) -> str:
    change = change_in(text)
    return change.words if change is not None and change.step == "name" else ""


def turn_to(turn: Turn, whose: str, text: str) -> Reply:
    """A consent that was given for oneself is none for another, and is asked anew; what was told of them is held until then."""
    talk, answers = turn.talk, turn.talk.answers
    if answers.get(consent.STEP) and not consultations.has_cases(turn.unit, talk.patient_id):
        fulfilment.withdraw(turn.unit, turn.clinic, talk.patient_id, Purpose.HEALTH)
    told = (answers.get(facts.HELD), answers.get("details"), text)
    if held := "\n".join(filter(None, told)):
        turn.reach.unkept.hold(talk.patient_id, held, turn.unit.now)
    kept = {"when", "channel"} | (set() if whose in guardian.GUARDED else {"age"})
    talk.answers = {step: value for step, value in answers.items() if step in kept} | {"whose": whose}
    talk.step, talk.failures = FORM.next_step(talk.answers), 0
    return ask(turn).before(turn.bubble("beside.for_another"))

"""The survey in the chat: one question with five presses below another answer, and a line of one's own for who wants to.

It opens no form, so that it holds nobody: words that are no plain number or verdict go their usual way, danger, rights and
questions first, and what is pressed elsewhere works as ever.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from skills.cases.answering import survey
from skills.chat import deduplication
from skills.chat.answers import aside
from skills.consents import consents
from skills.consents.consents import Purpose
from skills.conversation import MOST_BUBBLES, MOST_CHOICES, Reply
from skills.fields import persons
from skills.fields.contact import found
from skills.fields.scores import has_nothing_to_add, looks_back, score_in, skips
from skills.turn import Act, Flow, Turn
from skills.understanding import Intent, Understood
from skills.understanding.afterwards import wants_no_more_messages
from skills.understanding.questions import asks
from skills.understanding.readings.visits import speaks_of_a_visit

NAME, LINE = "survey", "survey_line"
SKIP, DONE = "survey_skip", "survey_done"
WORDS = tuple(f"survey_{score}" for score in reversed(survey.SCORES))


# -- the question -----------------------------------------------------------------------------------------------------


def below(turn: Turn, reply: Reply) -> Reply:
    """The answer with the question below it, when it is due and fits; it counts as asked from now on."""
    talk = turn.talk
    if not turn.clinic.desk.survey or talk.case_id is None or talk.flow is not None or not aside.fits(turn, reply):
        return reply
    if len(reply.bubbles) >= MOST_BUBBLES:
        return reply
    case = survey.due(turn.unit, turn.clinic, talk.key, talk.patient_id)
    if case is None:
        return reply
    survey.ask(turn.unit, case)
    choices = (*turn.choices(*WORDS, SKIP), *reply.choices)[:MOST_CHOICES]
    return replace(reply.after(turn.bubble("survey.ask")), choices=choices)


def score(turn: Turn, number: int) -> Reply:
    """A press: thanks, and room for a line where words may be kept at all (C-3)."""
    if not survey.answer(turn.unit, turn.talk.patient_id, number):
        return _said(turn, "survey.gone")
    if Purpose.HEALTH not in consents.in_force(turn.unit, turn.clinic, turn.talk.patient_id):
        return _said(turn, "survey.thanks", score=number)
    told = turn.bubble("survey.line", score=number)
    return turn.reply(told, choices=turn.choices(DONE, "menu"), skill=NAME, step=LINE)


def skip(turn: Turn) -> Reply:
    """Nobody has to answer."""
    survey.refuse(turn.unit, turn.talk.patient_id)
    return _said(turn, "survey.skipped")


def done(turn: Turn) -> Reply:
    """No line."""
    return _said(turn, "survey.end")


def _said(turn: Turn, key: str, **fields: object) -> Reply:
    return turn.reply(turn.bubble(key, **fields), choices=turn.choices("menu"), skill=NAME, step=NAME)


# -- typed words ------------------------------------------------------------------------------------------------------


def heard(turn: Turn, understood: Understood) -> Reply | None:
    """The answer to the survey in words, right after it was asked; None for words that are meant for something else."""
    if not turn.clinic.desk.survey or turn.talk.suspended_at is not None:
        return None
    if deduplication.last_step(turn.talk) == LINE:
        return _line(turn, understood)
    if not deduplication.offers(turn.talk, SKIP):
        return None
    if (number := score_in(turn.message.text)) is not None:
        return score(turn, number)
    return skip(turn) if skips(turn.message.text) else None


def _line(turn: Turn, understood: Understood) -> Reply | None:
    if _is_meant_elsewhere(turn.message.text, understood):
        return None
    if has_nothing_to_add(turn.message.text):
        return done(turn)
    if Purpose.HEALTH not in consents.in_force(turn.unit, turn.clinic, turn.talk.patient_id):
        return None
    kept = survey.add_line(turn.unit, turn.talk.key, turn.talk.patient_id, turn.message.text)
    return _said(turn, "survey.kept") if kept else None


def _is_meant_elsewhere(text: str, understood: Understood) -> bool:
    """Whether the words ask for something: a right, a person, an appointment, an answer, a new consultation."""
    is_question = "?" in text or (asks(text) and not looks_back(text))
    if understood.press or is_question or speaks_of_a_visit(text) or wants_no_more_messages(text):
        return True
    if persons.for_whom(text) or found(text).phone:
        return True
    if understood.intent in (Intent.OTHER, Intent.INFO, Intent.CONSULT):
        return understood.intent is not Intent.OTHER and not looks_back(text)
    return True


PRESSES: dict[str, Act] = {word: partial(score, number=int(word[-1])) for word in WORDS}
FLOW = Flow(NAME, done, presses={**PRESSES, SKIP: skip, DONE: done})

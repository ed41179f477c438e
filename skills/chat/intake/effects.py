"""What an answer of the intake sets off, before the next question is put."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from skills.cases import photos
from skills.cases.answers import READERS, Scene
from skills.chat import consent
from skills.chat.intake import facts
from skills.chat.intake.asking import ask, ask_again, note_contact
from skills.chat.intake.questions import FORM, SHORT_PART, is_a_part_alone
from skills.chat.whose import guardian, minors
from skills.consents import consents
from skills.consents.consents import Decision, Purpose
from skills.conversation import Reply
from skills.fields import Doubtful, Invalid
from skills.fields.contact import name_before_a_number
from skills.fields.reading import patterns as re
from skills.fields.timing.wishes import When, show_when
from skills.turn import Turn
from skills.understanding.questions import asks
from skills.understanding.readings.visits import time_asked_for

_UNSURE = re.compile(
    r"(?:아직|음|글쎄요?|잘|저도)?[\s,.]{0,3}(?:잘\s)?(?:모르겠\S{1,4}|몰라요?|모름|못\s?정했\S{1,4})[\s.!~ㅠㅜ]*"
    r"|(?:not sure|i don't know)[\s.!]*",
    re.IGNORECASE,
)


def _after_age(turn: Turn) -> Reply | None:
    """A child is turned away; a consent that was given or refused in front of the age is decided now."""
    if not turn.talk.answers["age"]:
        return minors.turn_away(turn)
    agreed = turn.talk.answers.get(facts.AGREED)
    if agreed is None or turn.talk.step != consent.STEP:
        return None
    turn.talk.drop_answers(frozenset({facts.AGREED}))
    turn.talk.answers = {**turn.talk.answers, consent.STEP: agreed}
    turn.talk.step = FORM.next_step(turn.talk.answers)
    return after_health(turn)


def after_health(turn: Turn) -> Reply | None:
    given = turn.talk.answers["health_consent"]
    if given and consent.has_changed(turn):
        turn.talk.answers = {step: value for step, value in turn.talk.answers.items() if step != consent.STEP}
        turn.talk.step = consent.STEP
        return ask(turn)
    decision = Decision.GIVEN if given else Decision.REFUSED
    by = guardian.decides(turn)
    consents.decide(
        turn.unit, turn.clinic, turn.talk.patient_id, Purpose.HEALTH, decision,
        screen="chat:health_consent", by=by, lang=consent.shown(turn, Purpose.HEALTH)[1],
    )  # fmt: skip
    if given:
        facts.take_held(turn, said_all="phone" in turn.talk.answers)
        turn.talk.step = FORM.next_step(turn.talk.answers)
        return None
    turn.reach.unkept.forget(turn.talk.patient_id)
    photos.discard(
        turn.unit, turn.talk.patient_id
    )  # Sent under a wording that has changed since, and rests on nothing now.
    return ask(turn).before(turn.bubble("intake.health.refused"))


def after_name(turn: Turn) -> Reply | None:
    note_contact(turn)
    return None


def go_on(turn: Turn) -> Reply:
    """On to the first question that is still open; what is wrong with a number that could not be read beside a name is said."""
    talk = turn.talk
    if talk.step == "name" and "name" in talk.answers:
        after_name(turn)
    was, talk.failures = talk.step, 0
    talk.step = FORM.next_step(talk.answers)
    problem = _unread_number(turn) if (was, talk.step) == ("name", "phone") else None
    return ask(turn) if problem is None else ask_again(turn, problem)


def _unread_number(turn: Turn) -> Invalid | None:
    """What is wrong with the number that stands beside a name and could not be read."""
    try:
        if turn.message.choice is None and name_before_a_number(turn.message.text):
            READERS["phone"](turn.message.text, Scene(turn.unit.now, turn.clinic))
    except Invalid as problem:
        return problem
    return None


def _after_treatment(turn: Turn) -> Reply | None:
    """Part and details are one question: words that tell more than a part are the details as well."""
    answers = turn.talk.answers
    if turn.message.choice is not None:
        if FORM.is_ahead("when", answers):  # More may be told with that question.
            turn.talk.answers = {"details": str(answers.get(facts.HELD, "")), **answers}
            turn.talk.step = FORM.next_step(turn.talk.answers)
    elif not (is_a_part_alone(turn.message.text) or _UNSURE.fullmatch(turn.message.text.strip())):
        words = READERS["details"](turn.message.text, Scene(turn.unit.now, turn.clinic))
        turn.talk.answers = {**answers, "details": "\n".join(filter(None, (answers.get(facts.HELD), words)))}
        turn.talk.step = FORM.next_step(turn.talk.answers)
    return None


def _after_details(turn: Turn) -> Reply | None:
    """What was held from before the consent comes first."""
    held = turn.talk.answers.get(facts.HELD)
    if held:
        told = [held, turn.talk.answers["details"]]
        kept = {step: value for step, value in turn.talk.answers.items() if step != facts.HELD}
        turn.talk.answers = {**kept, "details": "\n".join(filter(None, told))}
    _name_what_was_unsure(turn)
    return None


def _name_what_was_unsure(turn: Turn) -> None:
    """Who did not know what it is about, and then told it, has told it now."""
    answers = turn.talk.answers
    if answers["details"] and _UNSURE.fullmatch(str(answers["treatment"].get("words", ""))):
        part = READERS["treatment"](answers["details"][:SHORT_PART], Scene(turn.unit.now, turn.clinic))
        turn.talk.answers = {**answers, "treatment": part}


def _after_when(turn: Turn) -> Reply | None:
    """Who asks whether a time will do is told what was noted."""
    if turn.message.choice is not None or not asks(turn.message.text):
        return None
    said = show_when(replace(When.from_data(turn.talk.answers["when"]), closed=False), turn.lang)
    return ask(turn).before(turn.bubble("intake.noted_time", said=said))


def note_time_asked_for(turn: Turn) -> Reply | None:
    """The time of which it is asked whether it is free, noted as the wish; who looks up the free times is said. None where the
    words tell none."""
    for words in (turn.message.text, time_asked_for(turn.message.text)):
        with suppress(Invalid, Doubtful):
            wish = READERS["when"](words, Scene(turn.unit.now, turn.clinic))
            if wish["kind"] == "anytime":
                continue
            turn.talk.answers = {**turn.talk.answers, "when": wish}
            turn.talk.step, turn.talk.failures = FORM.next_step(turn.talk.answers), 0
            said = show_when(replace(When.from_data(wish), closed=False), turn.lang)
            return ask(turn).before(turn.bubble("intake.noted_time.room", said=said))
    return None


EFFECTS = {
    "age": _after_age,
    "health_consent": after_health,
    "name": after_name,
    "treatment": _after_treatment,
    "details": _after_details,
    "when": _after_when,
}

"""How the intake puts its questions: the words, the presses, and the notice about name and contact."""

from __future__ import annotations

from typing import Any

from skills.chat import consent
from skills.chat.intake import facts, guardian, summary
from skills.chat.intake.questions import FORM, NAME, TIMES, by_phone
from skills.consents import consents
from skills.consents.consents import Decision, Purpose
from skills.conversation import Reply
from skills.turn import Turn

NOTICED = "noticed"  # Among the answers: the notice about name and contact was shown.


def ask(turn: Turn) -> Reply:
    """The open question, with its presses."""
    step = turn.talk.step or "age"
    turn.open_form(NAME, step)
    notice = _notice(turn) if step != "name" else ()
    if step == FORM.review:
        return summary.review(turn).before(*notice)
    return turn.reply(*notice, *_QUESTIONS.get(step, _plain_question)(turn), choices=_choices(turn, step))


def _notice(turn: Turn) -> tuple[Any, ...]:
    """What is said about name and contact, once, when somebody told theirs without being asked."""
    answers = turn.talk.answers
    if NOTICED in answers or not ("name" in answers or "phone" in answers):
        return ()
    note_contact(turn)
    return (_about_contact(turn),)


def _about_contact(turn: Turn) -> Any:
    part = consents.wording(turn.clinic, Purpose.CONTACT, turn.today).in_(turn.lang)
    return turn.bubble("intake.name.notice", **part)


def _choices(turn: Turn, step: str) -> tuple[Any, ...]:
    match step:
        case "age":
            yes, no = ("guardian", "not_guardian") if turn.talk.answers.get("whose") == "child" else ("yes", "no")
            return (
                turn.choice("yes", f"intake.age.{yes}"),
                turn.choice("no", f"intake.age.{no}"),
                turn.choice("cancel"),
            )
        case "health_consent":
            return consent.choices(turn)
        case "treatment":
            return (*summary.treatment_choices(turn), turn.choice("cancel"))
        case "name" | "phone":
            by_chat = (turn.choice("chat", "intake.phone.chat"),) if by_phone(turn.talk.answers) else ()
            return (*by_chat, turn.choice("cancel"))
        case "details":
            return (turn.choice("skip", "intake.details.skip"), turn.choice("cancel"))
        case "when":
            return (*(turn.choice(word, f"intake.when.{word}") for word in TIMES), turn.choice("cancel"))
        case _:
            return (turn.choice("cancel"),)


def _plain_question(turn: Turn) -> tuple[Any, ...]:
    return (turn.bubble(f"intake.{turn.talk.step}.ask"),)


def _ask_health(turn: Turn) -> tuple[Any, ...]:
    changed = (turn.bubble("intake.health_consent.changed"),) if has_agreed_before(turn) else ()
    return (*changed, *guardian.in_front_of_consent(turn), *consent.question(turn))


def _ask_name(turn: Turn) -> tuple[Any, ...]:
    answers = turn.talk.answers
    key = "ask_other" if answers.get("whose") else "ask"
    if "phone" in answers or not by_phone(answers):
        key = "ask_only"
    notice = () if NOTICED in answers else (_about_contact(turn),)
    return (*notice, turn.bubble(f"intake.name.{key}"))


def _ask_treatment(turn: Turn) -> tuple[Any, ...]:
    return (turn.bubble(f"intake.treatment.{'once_more' if facts.ASKED_TWICE in turn.talk.answers else 'ask'}"),)


def _ask_age(turn: Turn) -> tuple[Any, ...]:
    return guardian.question(turn) if turn.talk.answers.get("whose") else _plain_question(turn)


_QUESTIONS = {"age": _ask_age, "health_consent": _ask_health, "name": _ask_name, "treatment": _ask_treatment}


def has_agreed_before(turn: Turn) -> bool:
    """Whether there is a health consent in whatever wording."""
    return Purpose.HEALTH in consents.given(turn.unit, turn.talk.patient_id)


def note_contact(turn: Turn) -> None:
    """Record that the notice about name and contact was shown."""
    turn.talk.answers = {**turn.talk.answers, NOTICED: True}
    consents.decide(turn.unit, turn.clinic, turn.talk.patient_id, Purpose.CONTACT, Decision.SHOWN, screen="chat:name")


def remind(turn: Turn) -> Reply:
    """The open question in one line, with its presses."""
    step = turn.talk.step or "age"
    if step == FORM.review:
        return turn.reply(turn.bubble("intake.confirm.ask"), choices=summary.choices(turn))
    key = "intake.health_consent.again" if step == consent.STEP else f"intake.{step}.ask"
    return turn.reply(turn.bubble(key), choices=_choices(turn, step))

"""How the answers of an intake are shown to the patient: the review, and the question which one to change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from skills.cases import photos
from skills.cases.answers import show_treatment, show_whose
from skills.chat.intake.questions import with_health
from skills.clinic import switches
from skills.conversation import Bubble, Choice, Form, Reply, Row, Table
from skills.fields.phones import show_phone
from skills.fields.timing.weighing import next_opening
from skills.fields.timing.wishes import When, show_when
from skills.turn import Turn
from storage.characters import folded

ROWS = ("whose", "name", "phone", "channel", "treatment", "details", "when")
SHOWN = ("name", "phone", "treatment", "details", "photos", "when")
# What patients call an answer when they ask to change it; listened for without spaces and in lower case.
SPOKEN: Mapping[str, tuple[str, ...]] = {
    "name": ("이름", "성함", "name"),
    "phone": ("번호", "연락처", "전번", "phone", "number"),
    "treatment": ("부위", "시술", "about", "topic"),
    "details": ("내용", "details"),
    "photos": ("사진", "photo"),
    "when": ("시간", "시각", "날짜", "time", "when"),
}


def review(turn: Turn) -> Reply:
    """Everything once more, to file, to change or to leave."""
    return turn.reply(
        table(turn),
        *outside_of_hours(turn, turn.talk.answers),
        turn.bubble("intake.confirm.ask"),
        choices=choices(turn),
    )


def table(turn: Turn) -> Table:
    """Everything that was answered so far."""
    rows = tuple(Row(turn.say(f"summary.{step}"), value) for step, value in rows_of(turn))
    return Table(turn.say("summary.title"), rows)


def outside_of_hours(turn: Turn, answers: Mapping[str, Any]) -> tuple[Bubble, ...]:
    """That the clinic is closed at the time that is wished for, and when it opens next; nothing where it is open."""
    wish = When.from_data(answers["when"]) if "when" in answers else When("anytime")
    opens = next_opening(wish, turn.unit.now, turn.clinic.hours) if wish.is_closed else None
    if opens is None:
        return ()
    shown = When("datetime", starts_at=opens, on=opens.date())
    return (turn.bubble("intake.closed_then", opens=show_when(shown, turn.lang)),)


def choices(turn: Turn) -> tuple[Choice, ...]:
    """To file it, to change it, to leave."""
    return (
        turn.choice("confirm", "intake.confirm.confirm"),
        turn.choice("edit", "intake.confirm.edit"),
        turn.choice("cancel"),
    )


def rows_of(turn: Turn) -> list[tuple[str, str]]:
    """(step, value in the patient's language) for each answer that is shown."""
    answers = turn.talk.answers
    rows = [
        (step, _value(turn, step, answers[step]))
        for step in ROWS
        if step in answers and not _is_said(answers, step) and (step, answers[step]) != ("name", "")
    ]
    if with_health(answers):
        rows.insert(len(rows) - ("when" in answers), ("photos", _photos(turn)))
    return rows


def _is_said(answers: Mapping[str, Any], step: str) -> bool:
    """The title of what it is about, where it says no more than the details."""
    if step != "treatment" or not isinstance(answers.get("details"), str):
        return False
    words = answers[step].get("words")
    return words is not None and folded(answers["details"]).startswith(folded(words))


def which(turn: Turn, form: Form) -> Reply:
    """Ask which answer to change; each is a press with the step's own word."""
    shown = set(SHOWN) - ({"photos"} if switches.is_off(turn.unit, switches.PHOTOS) else set())
    steps = [f.step for f in form.fields if f.step in shown and f.asked(turn.talk.answers)]
    choices = tuple(turn.choice(step, f"summary.{step}.change") for step in steps)
    return turn.reply(
        turn.bubble("intake.confirm.which"), choices=(*choices, turn.choice("confirm", "intake.confirm.confirm"))
    )


def treatment_choices(turn: Turn) -> tuple[Choice, ...]:
    """A press for each treatment of the clinic."""
    return tuple(Choice(t.word, t.name.in_(turn.lang)) for t in turn.clinic.treatments)


def treatment_name(turn: Turn, value: dict[str, str]) -> str:
    """A treatment answer as the patient reads it."""
    return show_treatment(value, turn.clinic, turn.lang)


def shown(turn: Turn, step: str) -> str:
    """One answer as the patient reads it."""
    return _value(turn, step, turn.talk.answers[step])


def _value(turn: Turn, step: str, value: Any) -> str:
    match step:
        case "whose":
            return show_whose(value, turn.lang)
        case "phone":
            return show_phone(value)
        case "treatment":
            return treatment_name(turn, value)
        case "channel":
            return turn.say(f"summary.channel.{value}")
        case "when":
            return show_when(When.from_data(value), turn.lang)
        case "details":
            return value or turn.say("summary.nothing")
        case _:
            return str(value)


def _photos(turn: Turn) -> str:
    key = "closed" if switches.is_off(turn.unit, switches.PHOTOS) else "count"
    return turn.say(f"summary.photos.{key}", count=photos.pending(turn.unit, turn.talk.patient_id))


def photos_welcome(turn: Turn) -> str:
    """That photos may be sent, where they are taken now."""
    return "" if switches.is_off(turn.unit, switches.PHOTOS) else turn.say("intake.photos.welcome")

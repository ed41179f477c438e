"""How the answers of an intake are shown to the patient: the review, and the question which one to change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from skills.cases import photos
from skills.cases.answers import ANSWERS, show_answer
from skills.chat import contact
from skills.chat.intake.questions import with_health
from skills.clinic import switches
from skills.conversation import Bubble, Choice, Form, Reply, Row, Table
from skills.fields.timing.weighing import next_opening
from skills.fields.timing.wishes import When, show_when
from skills.texts import post
from skills.turn import Turn
from storage.characters import folded

CHANGED = tuple(one.step for one in ANSWERS.values() if one.called)
"""What the patient may change at the review, and is asked about by name."""


ON_RECORD = "on_record"  # Among the answers: what was known from before; of it a number is shown masked.


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
        *photo_press(turn),
        turn.choice("cancel"),
    )


def photo_press(turn: Turn) -> tuple[Choice, ...]:
    """The press that opens the platform's own way for photos, where it has one; in the chat they may be sent at any time."""
    open_to_photos = turn.reach.photo_block and with_health(turn.talk.answers)
    return (turn.choice("photos", "intake.photos.press"),) if open_to_photos else ()


def rows_of(turn: Turn) -> list[tuple[str, str]]:
    """(step, value in the patient's language) for each answer that is shown."""
    answers = turn.talk.answers
    return [(step, words) for step in ANSWERS if (words := _row(turn, step, answers))]


def _row(turn: Turn, step: str, answers: Mapping[str, Any]) -> str:
    if step == "photos":
        return _photos(turn) if with_health(answers) else ""
    return "" if step not in answers or _is_said(answers, step) else shown(turn, step)


def _is_said(answers: Mapping[str, Any], step: str) -> bool:
    """The title of what it is about, where it says no more than the details."""
    if step != "treatment" or not isinstance(answers.get("details"), str):
        return False
    words = answers[step].get("words")
    return words is not None and folded(answers["details"]).startswith(folded(words))


def which(turn: Turn, form: Form) -> Reply:
    """Ask which answer to change; each is a press with the step's own word."""
    shown = set(CHANGED) - ({"photos"} if switches.is_off(turn.unit, switches.PHOTOS) else set())
    steps = [f.step for f in form.fields if f.step in shown and f.asked(turn.talk.answers)]
    choices = tuple(turn.choice(step, f"summary.{step}.change") for step in steps)
    return turn.reply(
        turn.bubble("intake.confirm.which"), choices=(*choices, turn.choice("confirm", "intake.confirm.confirm"))
    )


def treatment_choices(turn: Turn) -> tuple[Choice, ...]:
    """A press for each treatment of the clinic."""
    return tuple(Choice(t.word, post(t.name.in_(turn.lang))) for t in turn.clinic.treatments)


def shown(turn: Turn, step: str) -> str:
    """One answer as the patient reads it."""
    if step == "phone" and turn.talk.answers.get(ON_RECORD, {}).get(step) == turn.talk.answers[step]:
        return contact.masked(turn.talk.answers[step])
    words = show_answer(step, turn.talk.answers[step], turn.clinic, turn.lang)
    return words or (turn.say("summary.nothing") if step == "details" else "")


def _photos(turn: Turn) -> str:
    key = "closed" if switches.is_off(turn.unit, switches.PHOTOS) else "count"
    return turn.say(f"summary.photos.{key}", count=photos.pending(turn.unit, turn.talk.patient_id))


def photos_welcome(turn: Turn) -> str:
    """That photos may be sent, where they are taken now."""
    return "" if switches.is_off(turn.unit, switches.PHOTOS) else turn.say("intake.photos.welcome")

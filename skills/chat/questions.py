"""The intake's questions as data, and how each answer is read. What an answer sets off stands in `intake.py`.

Pure: a reader takes the message and today's scene, and gives a JSON value or raises `Invalid` with the sentence that helps.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from skills.clinic import Clinic
from skills.conversation import Answers, Field, Form, Message
from skills.fields import Invalid
from skills.fields.ages import parse_age
from skills.fields.agreement import parse_agreement
from skills.fields.hours import today_in_seoul
from skills.fields.names import parse_name
from skills.fields.phones import parse_phone
from skills.fields.secrets import mask_secrets
from skills.fields.times import When, parse_when

NAME = "consult"
MAX_DETAILS = 2000
MAX_TREATMENT = 100
PICKERS = ("sys.plugin.datetime", "sys.plugin.date", "sys.plugin.time", "sys.date")
TIMES = ("anytime", "morning", "afternoon", "evening")


@dataclass(frozen=True, slots=True)
class Scene:
    """What the questions need to know about today."""

    now: datetime
    clinic: Clinic


def _read_age(message: Message, scene: Scene) -> bool:
    """True for fourteen and over."""
    if message.choice in ("yes", "no"):
        return message.choice == "yes"
    return not parse_age(message.text, today_in_seoul(scene.now)).is_under_14


def _read_agreement(message: Message, _scene: Scene) -> bool:
    if message.choice in ("yes", "no"):
        return message.choice == "yes"
    return parse_agreement(message.text)


def _read_name(message: Message, _scene: Scene) -> str:
    return parse_name(message.text)


def _read_phone(message: Message, _scene: Scene) -> str:
    return parse_phone(message.text)


def _read_treatment(message: Message, scene: Scene) -> dict[str, str]:
    """A treatment by its word, or free words."""
    word = message.choice or _named(message.text, scene.clinic)
    if word and scene.clinic.treatment(word):
        return {"word": word}
    return {"words": _kept_words(message.text, "intake.treatment.empty", MAX_TREATMENT)}


def _named(text: str, clinic: Clinic) -> str | None:
    said = text.strip().casefold()
    names = ((t.word, t.name) for t in clinic.treatments)
    return next((word for word, name in names if said in (name.ko.casefold(), name.en.casefold())), None)


def _read_details(message: Message, _scene: Scene) -> str:
    if message.choice == "skip":
        return ""
    return _kept_words(message.text, "intake.details.empty", MAX_DETAILS)


def _kept_words(text: str, empty: str, most: int) -> str:
    """Free words as they may be kept: resident and card numbers masked before anything is stored (C-3)."""
    words = mask_secrets(text.strip()).text
    if not any(c.isalnum() for c in words):
        raise Invalid(empty)
    if len(words) > most:
        raise Invalid("intake.too_long", {"most": str(most)})
    return words


def _read_photos(message: Message, _scene: Scene) -> bool:
    if message.choice in ("skip", "done"):
        return True
    if _says_that_is_all(message.text):
        return True
    raise Invalid("intake.photos.unclear")


def _says_that_is_all(text: str) -> bool:
    try:
        return parse_agreement(text) in (True, False)
    except Invalid:
        said = "".join(text.split()).casefold()
        return any(
            word in said for word in ("없", "건너", "다보냈", "skip", "none", "nophoto", "done", "끝", "다음", "안보낼")
        )


def _read_when(message: Message, scene: Scene) -> dict[str, Any]:
    if message.choice in TIMES:
        part: Any = message.choice
        return (When("anytime") if part == "anytime" else When("part", part=part)).to_data()
    return parse_when(_picked(message) or message.text, now=scene.now, hours=scene.clinic.hours).to_data()


def _picked(message: Message) -> str:
    """What a date or time picker gave, as the text that `parse_when` reads; empty when nothing was picked."""
    for name in PICKERS:
        value = message.values.get(name)
        if isinstance(value, dict):
            return str(value["value"]) if "value" in value else json.dumps(value)
    return ""


def with_health(answers: Answers) -> bool:
    return answers.get("health_consent") is True


FORM = Form(
    NAME,
    (
        Field("age", _read_age),
        Field("health_consent", _read_agreement),
        Field("name", _read_name, takes_any_words=True),
        Field("phone", _read_phone),
        Field("treatment", _read_treatment, asked=with_health, takes_any_words=True),
        Field("details", _read_details, asked=with_health, takes_any_words=True),
        Field("photos", _read_photos, asked=with_health),
        Field("when", _read_when),
    ),
)

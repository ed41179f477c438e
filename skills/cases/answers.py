"""The answers of a case: read from words that somebody typed, whoever asks for them, and said in words again.

The questions of the intake, with their presses, stand in `skills/chat/intake/questions.py`; a name, a number and a time
are read by `skills/fields`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from skills.clinic.clinic import Clinic
from skills.fields import Invalid
from skills.fields.names import parse_name
from skills.fields.phones import parse_phone, show_phone
from skills.fields.secrets import mask_secrets
from skills.fields.times import parse_when
from skills.fields.wishes import When, show_when

MAX_DETAILS = 2000
MAX_TREATMENT = 100


@dataclass(frozen=True, slots=True)
class Scene:
    """What reading an answer needs to know about today."""

    now: datetime
    clinic: Clinic


def read_treatment(text: str, scene: Scene) -> dict[str, str]:
    """A treatment of the clinic by its name, as its word; anything else as free words."""
    word = _named(text, scene.clinic)
    return {"word": word} if word else {"words": _kept_words(text, "intake.treatment.empty", MAX_TREATMENT)}


def _named(text: str, clinic: Clinic) -> str | None:
    said = text.strip().casefold()
    names = ((t.word, t.name) for t in clinic.treatments)
    return next((word for word, name in names if said in (name.ko.casefold(), name.en.casefold())), None)


def read_details(text: str, _scene: Scene) -> str:
    """What it is about, in free words."""
    return _kept_words(text, "intake.details.empty", MAX_DETAILS)


def _kept_words(text: str, empty: str, most: int) -> str:
    """Free words as they may be kept: resident and card numbers masked before anything is stored (C-3)."""
    words = mask_secrets(text.strip()).text
    if not any(c.isalnum() for c in words):
        raise Invalid(empty)
    if len(words) > most:
        raise Invalid("intake.too_long", {"most": str(most)})
    return words


def read_when(text: str, scene: Scene) -> dict[str, Any]:
    """A wish for a time."""
    return parse_when(text, now=scene.now, hours=scene.clinic.hours).to_data()


READERS: dict[str, Callable[[str, Scene], Any]] = {
    "name": lambda text, _scene: parse_name(text),
    "phone": lambda text, _scene: parse_phone(text),
    "treatment": read_treatment,
    "details": read_details,
    "when": read_when,
}
"""How the answer of each step is read from typed words: a JSON value, or `Invalid`."""


def show_answer(step: str, value: Any, clinic: Clinic, lang: str) -> str:
    """An answer as people read it; empty when there is none."""
    if not value:
        return ""
    if step == "phone":
        return show_phone(value)
    if step == "treatment" and isinstance(value, dict):
        known = clinic.treatment(value.get("word", ""))
        return known.name.in_(lang) if known else str(value.get("words", ""))
    return show_when(When.from_data(value), lang) if step == "when" else str(value)

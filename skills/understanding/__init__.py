"""Intent of free Korean (and English) text: what does this person want, and how sure are we.

Here: the public face, pure and without state. Not here: spelling (`spelling`), words (`concepts`, `visits`, `guards`), rules
(`rules`), presses (`presses`), and what is then done about it: destructive intents are always confirmed by their flow.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from skills.understanding.rules import Sentence, decide, press_of
from skills.understanding.spelling import spell


class Intent(StrEnum):
    CONSULT = "consult"
    STATUS = "status"
    ACCESS = "access"
    CORRECT = "correct"
    DELETE = "delete"
    SUSPEND = "suspend"
    WITHDRAW = "withdraw"
    ADS_OFF = "ads_off"
    PERSON = "person"
    POLICY = "policy"
    OFFICER = "officer"
    INFO = "info"
    EMERGENCY = "emergency"
    MEDICAL = "medical"
    CANCEL = "cancel"
    MENU = "menu"
    OTHER = "other"


CERTAIN = 0.9
Danger = Literal["now", "clinic", "staff"]


@dataclass(frozen=True, slots=True)
class Understood:
    intent: Intent
    score: float
    """From 0 to 1, how sure; a flow that changes data asks again whatever it says."""
    press: str = ""
    """The press of the chat that the words stand for, where one is more exact than the intent ("looked")."""
    others: tuple[tuple[Intent, float], ...] = ()
    """What else the words may want, likeliest first: a sentence can hold two wishes."""
    danger: Danger | None = None
    """How soon somebody must be called: `now` 119 or 109, `clinic` the clinic by telephone, `staff` a question for staff."""

    @property
    def is_certain(self) -> bool:
        """Said in so many words. A right or a stop that is not certain is asked back once before anything is done."""
        return self.score >= CERTAIN


_MAY_BE_A_PRESS = frozenset(Intent) - {Intent.EMERGENCY, Intent.MEDICAL, Intent.CONSULT, Intent.PERSON, Intent.ADS_OFF}
"""Danger, a doctor's question and a wish for a person or a visit are never narrowed down to a press."""

_DANGERS: dict[str, Danger] = {"emergency": "now"}

_A_NUMBER = re.compile(r"\s*[+(]?\d[\d\s().-]{7,20}")
"""A telephone number, which every intake asks for, means nothing beyond itself."""


def understand(text: str) -> Understood:
    """The intent of any text; never raises, reads no clock and keeps nothing."""
    if _A_NUMBER.fullmatch(text):
        return Understood(Intent.OTHER, 0.5)
    sentence = Sentence.of(spell(text))
    intent, score, _ = decide(sentence) or (Intent.OTHER, 0.5, "")
    press = press_of(sentence) if intent in _MAY_BE_A_PRESS else ""
    return Understood(Intent(intent), score, press, danger=_DANGERS.get(intent))

"""The words in which a sentence's meaning is told to the conversation."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Danger = Literal["now", "clinic", "staff"]
CERTAIN = 0.8
"""From here on, a right that is said in so many words need not be asked back."""


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

    __hash__ = str.__hash__  # Enum's own is written in Python, and intents are looked up all the time.


RIGHTS = frozenset({Intent.ACCESS, Intent.CORRECT, Intent.DELETE, Intent.SUSPEND, Intent.WITHDRAW, Intent.ADS_OFF})


@dataclass(frozen=True, slots=True)
class Understood:
    intent: Intent
    score: float
    """From 0 to 1, how likely, as measured; a flow that changes data asks again whatever it says."""
    press: str = ""
    """The press of the chat that the words stand for, where one is more exact than the intent ("looked")."""
    others: tuple[tuple[Intent, float], ...] = ()
    """What else the words may want, likeliest first: a sentence can hold two wishes."""
    danger: Danger | None = None
    """How soon somebody must be called: `now` 119 or 109, `clinic` the clinic by telephone, `staff` a question for staff."""
    in_so_many_words: bool = False
    """Thing and act are named ("내 정보 삭제"), so that a right is no guess."""

    @property
    def is_certain(self) -> bool:
        """A right or a stop that is not certain is asked back once before anything is done."""
        return self.score >= CERTAIN and (self.in_so_many_words or self.intent not in RIGHTS)

"""Intent of free Korean (and English) text: what does this person want, and how sure are we.

Here: the public face, pure and without state. Not here: spelling (`spelling`), words (`concepts`, `visits`, `guards`), rules
(`rules`), and what is then done about it: destructive intents are always confirmed by their flow.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from skills.understanding.rules import decide
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


@dataclass(frozen=True, slots=True)
class Understood:
    intent: Intent
    score: float
    """From 0 to 1, how sure; a flow that changes data asks again whatever it says."""


_A_NUMBER = re.compile(r"\s*[+(]?\d[\d\s().-]{7,20}")
"""A telephone number, which every intake asks for, means nothing beyond itself."""


def understand(text: str) -> Understood:
    """The intent of any text; never raises, reads no clock and keeps nothing."""
    decided = None if _A_NUMBER.fullmatch(text) else decide(spell(text))
    if decided is None:
        return Understood(Intent.OTHER, 0.5)
    intent, score, _ = decided
    return Understood(Intent(intent), score)

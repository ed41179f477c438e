"""The codes of a case: where it stands, what was asked for, and, as a keyed code beside its sealed answers, what it is about,
so that lists are narrowed by it without opening anything. Tables, queries and the rules above share them."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from storage.unit.unit_of_work import Unit


class State(StrEnum):
    """Where a case stands."""

    WAITING = "waiting"
    HELD = "held"
    ANSWERED = "answered"  # nobody holds it, and it is the patient's turn
    CLOSED = "closed"


class MessageState(StrEnum):
    """How far the clinic's words have come, or that the patient's are a question that waits."""

    NONE = ""
    QUEUED = "queued"
    SENT = "sent"  # Kakao took the event
    WAITING = "waiting"  # the event did not work: the chat shows it with the patient's next message
    DELIVERED = "delivered"  # the chat has shown it
    READ = "read"  # the patient has written since
    ASKED = "asked"  # nobody here could answer, and no entry of the clinic answers yet


class CaseKind(StrEnum):
    """What the patient asked for."""

    CONSULTATION = "consultation"
    CALL_BACK = "call_back"  # without the health consent: name, phone and time only
    PERSON = "person"  # asked for a person, nothing else
    EMERGENCY = "emergency"  # wrote emergency words without an open case


class PhotoState(StrEnum):
    """Whether a picture is here. The last two have their problem behind a colon."""

    FETCHING = "fetching"
    KEPT = "kept"
    FAILED = "failed"
    LOST = "lost"  # it failed, and its patient was told


class VisitState(StrEnum):
    """How far a visit is: somebody is expected, was called off, was there, or did not come."""

    BOOKED = "booked"
    CANCELLED = "cancelled"
    CAME = "came"
    MISSED = "missed"


SOLVED = ("answered", "visit_booked", "settled")
"""How a case ended whose patient got what they came for, as far as anybody knows."""


def treatment(unit: Unit, word: str) -> str:
    """The keyed code of a treatment's word, by which cases are found without being opened; "" for none."""
    return unit.vault.lookup("treatment", word) if word else ""


def word_of(answers: dict[str, Any]) -> str:
    """The word of the treatment that was chosen; "" where there is none."""
    value = answers.get("treatment")
    return str(value.get("word", "")) if isinstance(value, dict) else ""

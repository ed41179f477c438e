"""Answers of practitioners (H-5): a doctor who answers a patient in a chat does telemedicine (Medical Service Act 34-2, 34-3).

Off unless the clinic has switched it on. Then it says who speaks, and asks of whoever sends it what the law asks before.
"""

from __future__ import annotations

from collections.abc import Collection

from skills.clinic.clinic import Clinic
from skills.staff.permissions import Person, Role
from skills.texts import say
from storage.errors import NotPossible

PRECONDITIONS = ("seen", "explained", "agreed")
"""The patient was seen in person for this before, its limits were explained, and the patient agreed to it."""


def speaks_as_one(who: Person) -> bool:
    """Whether the person answers as a practitioner. Who is a counsellor as well answers as that: with general information."""
    return Role.PRACTITIONER in who.roles and Role.COUNSELLOR not in who.roles


def check(clinic: Clinic, who: Person, confirmed: Collection[str]) -> None:
    """Refuse a practitioner's answer where the clinic has none, or where a precondition was not confirmed."""
    if not speaks_as_one(who):
        return
    if not clinic.desk.practitioner_answers:
        raise NotPossible("practitioners do not answer in the chat", code="practitioner_off")
    if not set(PRECONDITIONS) <= set(confirmed):
        raise NotPossible("telemedicine has its preconditions", code="practitioner_unconfirmed")


def marked(who: Person, lang: str, words: str) -> str:
    """The words as the patient reads them: a practitioner's say that they are one's."""
    return f"{say('case.from_practitioner', lang)}\n{words}" if speaks_as_one(who) else words

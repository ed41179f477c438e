"""Naming a colleague in a note: "@김상담" tells that person, and nobody else, where they are asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from skills.staff.permissions import Act, Person, can
from storage.cases import events
from storage.cases.consultations import Consultation
from storage.cases.team import mentions
from storage.staff import staff
from storage.unit.unit_of_work import Unit


def tell(unit: Unit, who: Person, case: Consultation, words: str) -> None:
    """Tell those who are named in a note. Who may read no case is not told: they could not follow it."""
    for one in named(words, people(unit)):
        if one.id != who.id:
            mentions.add(unit, case, one.id)
            events.tell(unit, "mentioned", case.id, for_id=one.id)


def people(unit: Unit) -> list[Person]:
    """Who can be named: everybody who may read cases."""
    roles = staff.roles_of_everyone(unit)
    here = [
        Person(one.id, one.name, roles.get(one.id, frozenset()))
        for one in staff.everyone(unit)
        if one.name and not one.ended_at
    ]
    return [one for one in here if can(one, Act.READ_CASE)]


def named(words: str, people: Sequence[Person]) -> list[Person]:
    """Whose names stand behind an @; the longest name that fits, and everybody of that name."""
    names = sorted({one.name for one in people if one.name}, key=len, reverse=True)
    if not names:
        return []
    found = set(re.findall("@(" + "|".join(map(re.escape, names)) + ")", words))
    return [one for one in people if one.name in found]

"""Canned replies: answers that the clinic gives often, with placeholders that are filled for the case at hand.

A reply is checked when it is written, filled with the longest values that may come, so that it can never be too long for
the bubble it is meant for.
"""

from __future__ import annotations

import string
from collections.abc import Mapping

from skills.cases.casework import ANSWER_MOST, check_answer
from skills.clinic.clinic import Clinic
from skills.staff import permissions
from skills.staff.permissions import Act, Person
from skills.texts import say
from storage.cases import notes
from storage.cases.notes import CannedReply
from storage.errors import Conflict, NotFound, NotPossible
from storage.trail import chain
from storage.unit.unit_of_work import Unit

TITLE_MOST = 40
# The placeholders, and how many characters each may take at most.
PLACEHOLDERS: Mapping[str, int] = {"name": 40, "number": 8, "clinic": 60, "phone": 20, "counsellor": 40}


def list_canned(unit: Unit, who: Person) -> list[CannedReply]:
    """All canned replies by title."""
    permissions.check_can(who, Act.USE_CANNED)
    return notes.canned(unit)


def keep_canned(unit: Unit, who: Person, canned_id: str, version: int, title: str, body: str, lang: str) -> None:
    """Write a new reply (empty id) or change one; a stale page changes nothing."""
    permissions.check_can(who, Act.CHANGE_CANNED)
    titled, words = " ".join(title.split()), check_body(body)
    if not 0 < len(titled) <= TITLE_MOST:
        raise NotPossible("a reply has a short title", code="canned_title")
    reply = CannedReply(id=unit.new_id(), version=0) if not canned_id else _found(unit, canned_id, version)
    reply.title, reply.body, reply.lang = titled, words, "en" if lang == "en" else "ko"
    reply.changed_by, reply.changed_at, reply.version = who.id, unit.now, reply.version + 1
    unit.session.add(reply)
    chain.record(unit, "canned_changed", about=reply.id)


def remove_canned(unit: Unit, who: Person, canned_id: str, version: int) -> None:
    """Take a reply off the list."""
    permissions.check_can(who, Act.CHANGE_CANNED)
    unit.session.delete(_found(unit, canned_id, version))
    chain.record(unit, "canned_removed", about=canned_id)


def check_body(body: str) -> str:
    """The body as it is kept; `NotPossible` for an unknown placeholder or one that may become too long."""
    words = body.replace("\r\n", "\n").strip()
    try:
        parts = list(string.Formatter().parse(words))
    except ValueError:
        raise NotPossible("a brace stands alone", code="canned_brace") from None
    if any(name is not None and (name not in PLACEHOLDERS or spec or turned) for _, name, spec, turned in parts):
        raise NotPossible("there is no such placeholder", code="canned_unknown")
    if sum(len(said) + PLACEHOLDERS.get(name or "", 0) for said, name, _, _ in parts) > ANSWER_MOST:
        raise NotPossible("filled in, this may be too long", code="answer_long")
    check_answer(words)
    return words


def fill(body: str, values: Mapping[str, str]) -> str:
    """The reply with its placeholders filled. Nothing but a name is read in the braces: what else `str.format` follows there
    (a width, an attribute) is no business of a form."""
    return "".join(said + values.get(name or "", "") for said, name, _, _ in string.Formatter().parse(body))


def values_for(clinic: Clinic, lang: str, *, name: str, number: str, counsellor: str) -> dict[str, str]:
    """What the placeholders stand for. The name is empty until somebody has revealed it; the reply is then polite
    without it."""
    return {
        "name": name or say("desk.nobody", lang),
        "number": f"{number[:3]}-{number[3:]}",
        "clinic": clinic.name.in_(lang),
        "phone": clinic.phone,
        "counsellor": counsellor,
    }


def _found(unit: Unit, canned_id: str, version: int) -> CannedReply:
    reply = notes.find_canned(unit, canned_id)
    if reply is None:
        raise NotFound("there is no such reply")
    if reply.version != version:
        raise Conflict("somebody changed it meanwhile", code="case_changed")
    return reply

"""Canned replies: answers that the clinic gives often, with placeholders that are filled for the case at hand.

A reply is checked when it is written, filled with the longest values that may come, so that it can never be too long for
the bubble it is meant for.
"""

from __future__ import annotations

import string
from collections.abc import Collection, Mapping

from skills.cases.casework import ANSWER_MOST, check_answer
from skills.clinic.clinic import Clinic
from skills.staff import permissions
from skills.staff.permissions import Act, Person
from skills.texts import replies, say
from storage import characters
from storage.cases import notes
from storage.cases.notes import CannedReply
from storage.errors import Conflict, NotFound, NotPossible
from storage.trail import chain
from storage.unit.unit_of_work import Unit

TITLE_MOST = 40
# The placeholders, and how many characters each may take at most.
PLACEHOLDERS: Mapping[str, int] = {
    "name": 40, "number": 8, "clinic": 60, "phone": 20, "counsellor": 40, "address": 120, "way": 300, "parking": 300,
}  # fmt: skip
SAMPLES = tuple(key for key in replies.TEXTS if not key.endswith(".title"))


def list_canned(unit: Unit, who: Person, wanted: str = "") -> list[CannedReply]:
    """The replies of this person and of everybody in which these words stand, by title."""
    permissions.check_can(who, Act.USE_CANNED)
    words = _plain(wanted)
    return [reply for reply in notes.canned(unit, who.id) if words in _plain(reply.title + reply.body)]


def keep_canned(
    unit: Unit, who: Person, canned_id: str, version: int, title: str, body: str, lang: str, *, own: bool = False
) -> None:
    """Write a new reply (empty id) or change one, for everybody or one's own; a stale page changes nothing."""
    permissions.check_can(who, Act.CHANGE_CANNED)
    titled, words = characters.label(title), check_body(body)
    if not 0 < len(titled) <= TITLE_MOST:
        raise NotPossible("a reply has a short title", code="canned_title")
    reply = CannedReply(id=unit.new_id(), version=0) if not canned_id else _found(unit, who, canned_id, version)
    reply.title, reply.body, reply.lang = titled, words, "en" if lang == "en" else "ko"
    reply.owner_id = who.id if own else None
    _write(unit, who, reply)


def add_samples(unit: Unit, who: Person) -> None:
    """Put the thirty replies to begin with on the list, in both languages; those whose title is there already are left."""
    permissions.check_can(who, Act.CHANGE_CANNED)
    there = {reply.title for reply in notes.canned(unit)}
    for key in SAMPLES:
        for lang in ("ko", "en"):
            title, body = say(f"{key}.title", lang), say(key, lang)
            if title not in there:
                _write(
                    unit, who, CannedReply(id=unit.new_id(), version=0, title=title, body=check_body(body), lang=lang)
                )


def count_use(unit: Unit, who: Person, canned_ids: Collection[str]) -> None:
    """These replies went into an answer; what is no reply of theirs counts nothing."""
    if canned_ids:
        notes.count_use(unit, who.id, canned_ids)


def _write(unit: Unit, who: Person, reply: CannedReply) -> None:
    reply.changed_by, reply.changed_at, reply.version = who.id, unit.now, reply.version + 1
    unit.session.add(reply)
    chain.record(unit, "canned_changed", about=reply.id)


def _plain(words: str) -> str:
    return "".join(characters.plain(words).lower().split())


def remove_canned(unit: Unit, who: Person, canned_id: str, version: int) -> None:
    """Take a reply off the list."""
    permissions.check_can(who, Act.CHANGE_CANNED)
    unit.session.delete(_found(unit, who, canned_id, version))
    chain.record(unit, "canned_removed", about=canned_id)


def check_body(body: str) -> str:
    """The body as it is kept; `NotPossible` for an unknown placeholder or one that may become too long."""
    words = characters.typed(body)
    try:
        parts = list(string.Formatter().parse(words))
    except ValueError:
        raise NotPossible("a brace stands alone", code="canned_brace") from None
    if any(name is not None and (name not in PLACEHOLDERS or spec or turned) for _, name, spec, turned in parts):
        raise NotPossible("there is no such placeholder", code="canned_unknown")
    if sum(len(said) + PLACEHOLDERS.get(name or "", 0) for said, name, _, _ in parts) > ANSWER_MOST:
        raise NotPossible("filled in, this may be too long", code="answer_long")
    check_answer(body)
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
        **{part: getattr(clinic, part).in_(lang) for part in ("address", "way", "parking")},
        "counsellor": counsellor,
    }


def _found(unit: Unit, who: Person, canned_id: str, version: int) -> CannedReply:
    reply = notes.find_canned(unit, canned_id)
    if reply is None or reply.owner_id not in (None, who.id):
        raise NotFound("there is no such reply")
    if reply.version != version:
        raise Conflict("somebody changed it meanwhile", code="case_changed")
    return reply

"""Whose data, case, ads or appointment is meant in a talk: another's, or the writer's own.

One reading for all of them. Whose case was filed here by the writer is not another's in this sense.
"""

from __future__ import annotations

from skills.chat import contact
from skills.fields import belonging
from skills.fields.belonging import Thing
from skills.fields.phones import is_the_same, phones_in
from skills.fields.reading.remembering import once
from skills.turn import Turn
from skills.understanding.undone import CANCEL, DELETE, STOP, is_undone
from storage.cases import consultations
from storage.characters import folded

_ACTS = {Thing.DATA: (DELETE, STOP), Thing.CASE: (CANCEL,), Thing.VISIT: (CANCEL,)}


@once
def of_a_relative(text: str) -> tuple[Thing, str] | None:
    """What of another's the words mean, and the word of the relation where one is told; None for the writer's own, and where
    nothing is to be done ("남편 상담 취소하지 마세요")."""
    found = belonging.of_a_relative(text)
    return None if found is None or _is_said_against(found[0], text) else found


def _is_said_against(thing: Thing, text: str) -> bool:
    return any(is_undone(text, act) for act in _ACTS.get(thing, ()))


def are_anothers_ads(text: str) -> bool:
    """Whether the ads to be stopped are those that another gets."""
    found = of_a_relative(text)
    return found is not None and found[0] is Thing.ADS


def meant(turn: Turn) -> Thing | None:
    """What of another's is meant in this talk: a relative's for whom no case was filed here, or that of a person whose name or
    number is not the writer's. None for the writer's own."""
    text = turn.message.text
    if (found := of_a_relative(text)) is not None:
        thing, relation = found
        return None if thing not in (Thing.DATA, Thing.ADS) and _has_filed_for(turn, relation) else thing
    return _of_a_named_one(turn, text)


def _of_a_named_one(turn: Turn, text: str) -> Thing | None:
    found = belonging.of_a_named_one(text)
    if found is None or _is_said_against(found[0], text):
        return None
    thing, name, words = found
    who, phones = contact.known(turn), phones_in(words)
    is_own_number = not phones or who.phone is None or any(is_the_same(who.phone, one.e164) for one in phones)
    is_own_name = name is None or who.name is None or folded(name) in _names_here(turn, who.name)
    return None if is_own_number and is_own_name else thing


def _names_here(turn: Turn, own: str) -> frozenset[str]:
    return frozenset(map(folded, (own, *(name for _, name in filed_for(turn)))))


def filed_for(turn: Turn) -> list[tuple[str, str]]:
    """For which relatives, by which names, cases were filed in this chat, and for whom one is being written."""
    answers = [
        consultations.open_answers(turn.talk.key, case)
        for case in consultations.of_patient(turn.unit, turn.talk.patient_id)
    ]
    told = [(str(one["whose"][0]), str(one["whose"][1])) for one in answers if isinstance(one.get("whose"), list)]
    unfinished = turn.talk.unfinished
    writing = [(str(unfinished["whose"]), str(unfinished.get("name", "")))] if unfinished.get("whose") else []
    return told + writing


def _has_filed_for(turn: Turn, relation: str) -> bool:
    """Whether a case was filed for such a relative; who is said to be the patient may be any of them."""
    return any(relation in ("", whose) or whose == "minor" for whose, _ in filed_for(turn))


def names_no_case_here(turn: Turn) -> bool:
    """Whether a consultation is called by a number that none in this chat has."""
    if not (number := belonging.case_number_in(turn.message.text)):
        return False
    mine = {case.number.replace("-", "") for case in consultations.of_patient(turn.unit, turn.talk.patient_id)}
    return bool(mine) and number not in mine

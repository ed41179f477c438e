"""The yes to the consent with a reason for haste, small talk, or a wish to be called behind it: "동의해요 곧 회의라 빨리요".

The yes must be a sentence of its own that names the consent and gives it; what stands behind must leave it alone."""

from __future__ import annotations

from dataclasses import replace

from skills.cases.answers import Scene, read_time_alone
from skills.chat import consent
from skills.fields.age.asked import beside_age
from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import halves
from skills.turn import Turn
from skills.understanding.talk.haste import leaves_a_yes_alone

LONGEST = 110  # Letters that are looked into.
_STEPS = frozenset({"age", consent.STEP})
_JOINS = re.compile(r"^(?:because|since|as|so|and|그리고|제가|저)\s", re.IGNORECASE)
_CALLED = re.compile(
    r"\s?(?:쯤|에|으로|로)?\s?(?:전화|연락|통화)\S{0,2}\s?(?:좀\s)?(?:해\s?)?(?:주세요|줘요?|부탁\S{0,4}|주시면\s?\S{1,5}|되요|돼요|가능해요)[\s.!~]*$"
    r"|^(?:please )?(?:call|ring|phone) me (?:at |on |in )?",
    re.IGNORECASE,
)


def leave_the_yes(turn: Turn) -> None:
    """What is left of the message is the yes; a wish to be called that stands behind it is kept."""
    text = turn.message.text.strip()
    if turn.talk.step not in _STEPS or turn.message.choice is not None or len(text) > LONGEST:
        return
    for head, behind in halves(text):
        tail = _JOINS.sub("", behind)
        if not tail or not consent.agrees(beside_age(head)):
            continue
        when = _wish(turn, tail)
        if when is not None:
            turn.talk.answers = {**turn.talk.answers, "when": when}
        if when is not None or leaves_a_yes_alone(tail):
            turn.message = replace(turn.message, text=head)
        return


def _wish(turn: Turn, tail: str) -> dict[str, object] | None:
    """The time in a whole wish to be called then."""
    said = _CALLED.sub("", tail)
    return read_time_alone(said, Scene(turn.unit.now, turn.clinic)) if said != tail and said.strip() else None

"""A name, a number or a part, and not a letter more, at the question that asks for it: nothing else is to be read in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from skills.chat.intake.asking import NOTICED
from skills.clinic.clinic import Clinic
from skills.fields.naming.names import is_a_bare_name
from skills.fields.phones import bare_number
from skills.fields.reading import patterns as re
from skills.turn import Turn
from skills.understanding import Intent

_SETTLED = frozenset({"age", "health_consent", "name", "phone", NOTICED})
"""Answers beside which nothing is pending: a doubt, a number that is somebody else's, a question that is to be passed on."""
_POLITE = re.compile("이?요$")


def _is_a_part(text: str, clinic: Clinic) -> bool:
    named = {name for one in clinic.treatments for name in (one.name.ko, one.name.en)}
    return text in named or _POLITE.sub("", text) in named


_READS: Mapping[str, Callable[[str, Clinic], object]] = {
    "name": lambda text, _: is_a_bare_name(text),
    "phone": lambda text, _: bare_number(text),
    "treatment": _is_a_part,
}


def answers(turn: Turn) -> bool:
    """Whether the words are plainly the answer to the open question of the intake, and no rule need ask what else they are."""
    talk, message = turn.talk, turn.message
    if talk.flow != "consult" or (is_plain := _READS.get(talk.step or "")) is None or message.choice is not None:
        return False
    if talk.is_held(turn.unit.now):
        return False
    is_settled = talk.answers.keys() <= _SETTLED and not talk.failures and not message.photos and message.photos_agreed
    return (
        is_settled and turn.means is Intent.OTHER and turn.danger is None and bool(is_plain(message.text, turn.clinic))
    )

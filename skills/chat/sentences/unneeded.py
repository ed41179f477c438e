"""A number of another kind told where only a telephone number is wanted: "카드 번호 뒷자리가 4321". It changes nothing, is
kept nowhere, and the open question is asked again."""

from __future__ import annotations

from skills.chat.intake.asking import remind
from skills.conversation import Reply
from skills.fields.treatments import treatments_in
from skills.turn import Turn
from skills.understanding.naming import names_the_body
from skills.understanding.readings.digits import is_of_another_kind
from skills.understanding.spelling import spell
from skills.understanding.talk.sentences import sentences


def take(turn: Turn) -> Reply | None:
    """The answer to such a number; None for all others, and where it is told what the consultation is about."""
    text = turn.message.text
    if turn.message.choice is not None or not is_of_another_kind(text):
        return None
    beside = [one for one in sentences(text) if not is_of_another_kind(one)]
    if treatments_in(text, turn.clinic.treatments) or any(names_the_body(spell(one)) for one in beside):
        return None
    return remind(turn).before(turn.bubble("beside.other_number"))

"""Why name and number are asked, whether they must be told, and a hint for who does not know what to say: told beside the open
question, which is put again."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from skills.chat import consent
from skills.chat.answers.known import TELLING
from skills.chat.intake import beside, early, effects, facts
from skills.chat.intake.asking import remind
from skills.conversation import Reply
from skills.fields.contact import found
from skills.fields.reading import patterns as re
from skills.turn import Turn
from skills.understanding.questions import asks, asks_what_for, is_at_a_loss, withholds

_NUMBER = re.compile(r"번호|연락처|\bnumber\b", re.IGNORECASE)
_CONTACT = re.compile(rf"{_NUMBER.pattern}|전화|이름|성함|실명|\b(?:phone|name)\b", re.IGNORECASE)
_WHY = re.compile(
    r"왜|꼭|필수|반드시|굳이|필요|안\s?(?:주|알려|적|쓰|남기|말)|줘야|알려야|적어야|남겨야|\b(?:why|must|have to|needs?)\b",
    re.IGNORECASE,
)

_WHETHER = re.compile(
    r"(?:(?:근데|그런데|저기|혹시|번호|이거|그거|그건|이건|이걸|그걸)\S{0,2}\s)?(?:꼭|반드시|굳이|무조건)?\s?(?:알려|적어|써|남겨|말해|줘|드려|해|필요|필수|있어)\S{0,5}(?:\s?(?:해요|되나요|돼요|하나요|되요|합니까|있나요|한가요|인가요)\S{0,2})?\s?\?+"
    r"|(?:꼭\s?이?요|굳이요?|왜요?|필수\S{0,5})\s?\?+|안\s?(?:알려|적|쓰|남기|주|드리|말하)\S{0,4}\s?(?:주)?면\s[^?]{0,16}\?+"
    r"|(?:do i (?:really |actually )?have to|must i|is (?:it|that|this)(?: really)? (?:required|necessary|mandatory|optional|needed)|can i skip|what if i don'?t)\b[^?]{0,16}\?*",
    re.IGNORECASE,
)
"""Whether it must be told, asked where the question itself says of what: "꼭 알려줘야 해요?"."""


def told(turn: Turn) -> Reply | None:
    """Why something is asked, and a hint for who does not know what to say."""
    if turn.talk.step in TELLING and turn.message.choice is None and is_at_a_loss(turn.message.text):
        return remind(turn).before(turn.bubble("beside.at_a_loss", phone=turn.clinic.phone))
    return _about_contact(turn)


def _about_contact(turn: Turn) -> Reply | None:
    """Why the number is asked, and whether it must be told: in one sentence, and the question again. Before it is asked, the
    words must be about the number and not about the consent."""
    text, step = turn.message.text, turn.talk.step
    is_asked = step in beside.CONTACT or (step in early.STEPS and withholds(text))
    if not is_asked and (step not in early.STEPS or consent.ACTION in text):
        return None
    is_bare = step in beside.CONTACT and _WHETHER.fullmatch(text.strip()) is not None
    named = is_bare or (_CONTACT if is_asked else _NUMBER).search(text)
    is_why = is_bare or (asks(text) and _WHY.search(text)) or asks_what_for(text)
    if not (named and is_why) or found(text).phone or (withholds(text) and "?" not in text):
        return None
    if turn.talk.step == "name" and (name := facts.said(turn).name) and "whose" not in turn.talk.answers:
        turn.talk.answers = {**turn.talk.answers, "name": name}
        return effects.go_on(turn).before(turn.bubble("intake.contact.why"))
    return remind(turn).before(turn.bubble("intake.contact.why"))

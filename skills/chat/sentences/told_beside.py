"""What is told of the body beside a question or a complaint once a case waits ("주차 되나요? 왼쪽 눈이 더 처졌어요").

The answer is given, and the words go to the case as well, so that nothing that was told is lost."""

from __future__ import annotations

from dataclasses import replace

from skills.cases import consultations
from skills.chat.answers import after_filing
from skills.chat.answers.small_talk import COURTESIES
from skills.chat.flows import handoff
from skills.chat.sentences.asked_beside import parts_of
from skills.consents import consents
from skills.consents.consents import Purpose
from skills.conversation import MOST_BUBBLES, Reply
from skills.fields.reading import patterns as re
from skills.turn import Turn
from skills.understanding import Intent, understand
from skills.understanding.naming import is_of_the_body
from skills.understanding.questions import asks
from skills.understanding.talk.courtesies import only_courteous

_ANSWERS = frozenset({"info", "policy", "status", "talk"})
"""Flows whose answers keep nothing of what was said."""

_MORE = re.compile(
    r"(?:왼|오른|한|양|반대)\s?쪽|(?:심|약|악화|당뇨|혈압|알러지|알레르기|체질|임신|수유)(?:해|하|이|을|를|가|도|되|됐|인|예|에|\s|$)"
    r"|(?:left|right|worse|allerg\w+|pregnan\w+|diabet\w+|medication)\b",
    re.IGNORECASE,
)
"""What tells more of it without naming the body: "왼쪽이 더 심해요"."""


def kept(turn: Turn, reply: Reply) -> Reply:
    """The answer; below it that what was told beside the question stands with the case that waits."""
    is_typed = turn.message.choice is None and turn.danger in (None, "staff") and turn.talk.flow is None
    if not is_typed or reply.skill not in _ANSWERS or len(reply.bubbles) >= MOST_BUBBLES:
        return reply
    if reply.skill == "talk" and reply.step in COURTESIES:
        return reply  # "안내해 주셔서 마음이 놓였어요 고맙습니다"
    if turn.talk.suspended_at is not None or not _tells(turn) or (case := after_filing.open_case(turn)) is None:
        return reply
    added = handoff.add_words(replace(turn, intent=None), case)
    number = consultations.show_number(case.number)
    return reply.after(turn.bubble("handoff.added", number=number)) if added.step == "added" else reply


def _tells(turn: Turn) -> bool:
    """Whether a sentence beside another tells of the body, where the consent to keep it is in force."""
    parts = parts_of(turn.message.text)
    is_told = len(parts) > 1 and any(_is_told(part) for part in parts)
    return is_told and Purpose.HEALTH in consents.in_force(turn.unit, turn.clinic, turn.talk.patient_id)


def _is_told(part: str) -> bool:
    if asks(part) or only_courteous(part):
        return False
    return is_of_the_body(part) or _MORE.search(part) is not None or understand(part).intent is Intent.MEDICAL

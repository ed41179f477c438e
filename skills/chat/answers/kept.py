"""Whether what was written is kept, and whether the staff have it: told by where it stands, and never guessed."""

from __future__ import annotations

from skills.cases import consultations
from skills.cases.answers import ANSWERS
from skills.chat.answers import information
from skills.chat.intake.facts import HELD
from skills.chat.rights import request, rights
from skills.consents import consents
from skills.consents.consents import Purpose
from skills.conversation import Reply
from skills.fields.reading import patterns as re
from skills.turn import KEPT, Act, Flow, Turn
from skills.understanding import Intent
from skills.understanding.learned.moves import does
from skills.understanding.questions import asks
from skills.understanding.readings.asked_rights import asks_who_looked

LONGEST = 50  # Letters: a longer text tells something of its own.
_WHAT = (
    r"(?:(?:적은|쓴|보낸|남긴|입력한|말한|제|내|저의|지금까지|여태)\s?(?:거|것|건|내용|글|말|정보|이름|번호|연락처|사진|기록)"
    r"|(?:(?:방금|지금|여기|저희)\s)?(?:이|그|방금|지금\s?한)\s?(?:말|글|메시지|대화|채팅|톡)|(?:방금|지금|여기)\s(?:한|쓴|보낸)\s?(?:말|글|거|것|메시지)"
    r"|제가\s(?:적|쓰|남기|보내|말하)\S{1,3}\s?(?:거|것|건|내용)|what i (?:wrote|sent|typed)|my (?:data|name|number|words))"
)
_IS_KEPT = re.compile(
    rf"{_WHAT}\S{{0,3}}\s?"
    r"(?:(?:아직도?|벌써|이미|다|병원(?:에|으로)|직원(?:한테|에게)|거기|여기|혹시|설마)\s?){0,3}"
    r"(?:남아\s?있|남았|남나|저장[됐된되]|보관[됐된되]|넘어[갔간]|전달[됐된되]|들어[갔간]|갔[나어]"
    r"|등록[됐된되]|지워[졌진지]|삭제[됐된되]|없어[졌진]|있나|있어요|있는\s?거)"
    r"(?!\S{0,3}\s?(?:주세요|줘))"
    r"|^(?:아\s?|그리고\s?|혹시\s?|[\s,]){0,4}(?:저장|보관|남아\s?있)\S{0,2}\s?(?:거|것|건|게)\S?\s?(?:있|없)\S{1,4}[\s?]*$"
    r"|\b(?:is|was|are) (?:what i (?:wrote|sent|typed)|my \w+) (?:still )?(?:stored|kept|saved|there|deleted|gone)\b",
    re.IGNORECASE,
)
_GONE = re.compile(r"지워|지운|지웠|삭제|탈퇴|없[어앴]|\b(?:deleted|gone|erased)\b", re.IGNORECASE)
_CASE_MEANWHILE = re.compile(r"(?:상담|접수|신청)\S{0,3}\s?(?:그럼\s|이제\s)?(?:어떻게|계속|끝나|멈추|이어)")
"""Asked of what was filed while the use of the data is stopped."""
_WRITTEN = frozenset({*ANSWERS, HELD})
_HOW_LONG = re.compile(
    r"동의\S?\s?하면"
    r"|카카오|다른\s?(?:회사|데|곳)|언제|얼마나|얼마\s?동안|며칠|기간|어떻게|왜|누가|누구|\b(?:when|how long|who|why)\b",
    re.IGNORECASE,
)
"""These have answers of their own."""


def meant(turn: Turn) -> tuple[Flow, Act] | None:
    """Where "적은 거 남아 있어요?" and "제가 쓴 거 누가 봤어요?" lead; None for all others."""
    text = turn.message.text
    if len(text) > LONGEST:
        return None
    if asks_who_looked(text):
        return rights.FLOW, request.looked
    if turn.talk.suspended_at is not None and asks(text) and _CASE_MEANWHILE.search(text):
        return information.FLOW, tell
    if turn.talk.flow is None and _GONE.search(text) and does(text, "is_it_done"):
        return (rights.FLOW, request.show_all) if request.waits(turn) else (information.FLOW, tell)
    is_asked = _IS_KEPT.search(text) and not _HOW_LONG.search(text) and not does(text, "policy.where")
    return (information.FLOW, tell) if is_asked else None


def tell(turn: Turn) -> Reply:
    """What is kept at this moment."""
    turn.intent = Intent.INFO
    state = _state(turn)
    told = turn.bubble(f"kept.{state}", hours=turn.clinic.periods.unfinished_hours, phone=turn.clinic.phone)
    first = "lift" if turn.talk.suspended_at is not None else "consult"
    words = ("resume", "cancel", "rights") if turn.talk.flow else (first, "rights", "menu")
    step = "suspended" if state == "suspended" else "kept"  # As wherever the stop is what there is to tell.
    return turn.reply(told, choices=turn.choices(*words), skill="info", step=step)


def _state(turn: Turn) -> str:
    if turn.talk.flow == KEPT:
        return "open" if turn.talk.answers.keys() & _WRITTEN else "nothing_yet"
    if turn.talk.suspended_at is not None and consultations.has_cases(turn.unit, turn.talk.patient_id):
        return "suspended"
    if not consultations.has_cases(turn.unit, turn.talk.patient_id):
        return "none"
    return "filed" if Purpose.HEALTH in consents.given(turn.unit, turn.talk.patient_id) else "contact"

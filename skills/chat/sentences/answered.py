"""A question that its writer answers in the same breath ("토요일에도 하나요? 하면 토요일 오전"): the answer counts."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from skills.cases.answers import Scene, read_time_alone
from skills.chat import consent
from skills.chat.intake.questions import FORM
from skills.fields import Invalid
from skills.fields.age.asked import parse_age
from skills.fields.agreement import says_yes
from skills.fields.contact import found
from skills.fields.reading import patterns as re
from skills.turn import Turn
from skills.understanding import Intent
from skills.understanding.readings.politeness import plainly

_FILES = re.compile("접수|신청")
_LAST = frozenset({"when", "confirm"})  # Questions at which it may be filed.
_NOT_YET = re.compile(
    r"^(?:아\s|어\s|엥\s)?(?:아직\s?)?(?:신청|접수)\S{0,2}\s?(?:아직\s)?(?:안\s?(?:했|됐|된|되었|한)|끝난|다\s?(?:된|됐))[^\s?]{0,6}\s?[^\s?]{0,4}[?!.\s]+"
)
"""Who believed it was filed: "아직 신청 안 됐어요? 그럼 신청할게요"."""
_THEN = re.compile(r"^(?:그럼|그러면|하면|되면|된다면|가능하면)\s")

_COMMANDED = frozenset(
    {"name", "phone", "when", FORM.review}
)  # Where a polite question asks for a change, not for an answer.
_OH_REALLY = re.compile(
    r"^(?:(?:아+|오|어|음)\s)?(?:그래요|그렇군요|그런\s?거(?:예요|군요|였어요)|그렇구나|정말요|진짜요)\?{1,3}\s"
)


def leave_out_a_question(turn: Turn) -> None:
    """Behind a question that its writer answers in the same breath ("토요일에도 하나요? 하면 토요일 오전") that counts."""
    step = turn.talk.step
    if step in _COMMANDED:
        turn.message = replace(turn.message, text=plainly(turn.message.text))
    text = turn.message.text.strip()
    if step in _LAST and (filing := _THEN.sub("", _NOT_YET.sub("", text))) != text and _is_to_file(filing):
        turn.message, turn.means = replace(turn.message, text=turn.say("intake.confirm.confirm")), Intent.CONSULT
        return
    if step == consent.STEP and (rest := _OH_REALLY.sub("", text)) != text:
        turn.message = replace(turn.message, text=rest)  # "아 그래요? 네 동의해요"
        return
    _, asked, rest = text.rpartition("?")
    rest = _THEN.sub("", rest.strip())
    if not asked or not rest or turn.message.choice is not None:
        return
    is_name = step == "name" and found(rest).alone
    is_number = step in ("name", "phone") and found(rest).phone is not None
    is_filing = step in _LAST and _is_to_file(rest)  # "월요일부터요? 네 접수할게요"
    is_time = step == "when" and read_time_alone(rest, Scene(turn.unit.now, turn.clinic)) is not None
    is_age = step == "age" and _is_an_age(turn, rest)  # "만 나이로요? 저는 스무 살이요"
    if is_name or is_number or is_time or is_filing or is_age:
        turn.message = replace(turn.message, text=rest)


def _is_an_age(turn: Turn, text: str) -> bool:
    with suppress(Invalid):
        return parse_age(text, turn.today).years is not None
    return False


def _is_to_file(text: str) -> bool:
    """Whether these words say to file it and nothing else."""
    return _FILES.search(text) is not None and says_yes(text, "접수", "신청")

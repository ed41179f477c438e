"""Where the patient's own cases stand, without a clinical word (somebody may look over the shoulder)."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from skills.cases.consultations import State, is_called_off, open_case, show_number
from skills.chat import deduplication
from skills.chat.answers import small_talk
from skills.chat.flows import visits
from skills.chat.intake import filed
from skills.conversation import Bubble, Call, Card, Reply
from skills.fields.reading import patterns as re
from skills.rights.accounts import is_linked
from skills.turn import Act, Flow, Turn
from skills.understanding import Intent
from skills.understanding.readings.complaining import asked_while_waiting, suspects_a_person
from storage.cases import consultations
from storage.cases.consultations import Consultation

SHOWN = 3
_VISIT = re.compile("예약|방문|내원|appointment|booking|reservation", re.IGNORECASE)
"""Words of a visit: who has no case here may well have an appointment, which the chat must not deny."""
_WAITED = re.compile(
    r"왜|기다렸|기다리|아직도|안\s?(?:와|오|왔)|남겼는데|\b(?:nobody|no one|still|waiting|days ago)\b", re.IGNORECASE
)
_ANOTHER_ACCOUNT = re.compile(
    r"(?:카카오\S{0,2}|카톡|계정|폰|핸드폰|휴대폰|휴대전화|기기|채팅방?|톡방)(?:을|를|이|도)?\s?(?:\S{1,4}\s)?"
    r"(?:바꿨|바꿔|바꾸|바뀌|바꼈|새로|다시\s?깔|다시\s?설치|다시\s?가입|탈퇴|나갔|나가서|잃어|초기화)"
    r"|(?:예전|이전|옛날|전에\s?쓰던|다른)\s?(?:카톡|카카오\S{0,2}|폰|핸드폰|휴대폰|계정|아이디)"
    r"|\b(?:deleted|reinstalled|left|lost|removed) (?:my |the )?(?:kakao\w*|app|chat|account)\b"
    r"|(?:카카오\S{0,2}|카톡|계정|폰|아이디)(?:이|가)?\s?(?:달라|다른데|다르)"
    r"|새\s?(?:카톡|폰|핸드폰|휴대폰|계정)"
    r"|\b(?:new|changed my|lost my|another|different) (?:phone(?! number)|kakao\w*|account)\b",
    re.IGNORECASE,
)
_STANDS_THERE = re.compile(
    r"(?:상담|기록|내역|신청|접수|답변|대화|정보|예약|사진)\S{0,3}\s?.{0,12}(?:볼|보[나여이죠려]|봐|찾|확인|이어|남아|어떻게|어디|조회|있나|지[우울워]|삭제)"
    r"|(?:전에|예전|이전|그때|아까).{0,16}(?:상담|기록|신청|접수|답변|대화)|\b(?:see|find|access|get|continue)\b.{0,24}\b(?:consultation|case|data|record|chat|messages?)\b",
    re.IGNORECASE,
)
_A_NUMBER = re.compile(r"번호\S{0,2}\s?(?:바|변경|새)")  # Which is corrected, and no other chat.
_CASE_NUMBER = re.compile(
    r"^(?:.{0,16}(?:상담|접수)\s?번호\S{0,3}\s?)?\d{3}-\d{4}(?:번|이에요|예요|입니다|인데요?|이요|요)?(?:\s.{0,24})?$"
    r"|\b(?:case|consultation|reference) (?:number|no\.?)?\s?(?:is )?\d{3}-\d{4}\b",
    re.IGNORECASE,
)
MOST = 120  # Characters of such a question.


def comes_from_elsewhere(text: str) -> bool:
    """Whether somebody with a new account or telephone looks for what stands in another chat."""
    return speaks_of_another_account(text) and _STANDS_THERE.search(text) is not None


def names_a_case(text: str) -> bool:
    """Whether a case is called by its number ("상담번호는 123-4567이에요")."""
    return len(text) <= MOST and _CASE_NUMBER.search(text.strip()) is not None


def speaks_of_another_account(text: str) -> bool:
    """Whether another account, telephone or chat is spoken of, and no number that has changed."""
    return len(text) <= MOST and _ANOTHER_ACCOUNT.search(text) is not None and _A_NUMBER.search(text) is None


def show(turn: Turn) -> Reply:
    """The newest cases with number, state and what happens next."""
    cases = consultations.of_patient(turn.unit, turn.talk.patient_id)[:SHOWN]
    words = ("consult", "person", "menu")
    if turn.talk.flow:
        words = ("resume", "cancel", "menu")
    if not cases and _VISIT.search(turn.message.text):
        return visits.show(turn)
    if not cases:
        return _none(turn, words)
    bubbles: list[Bubble] = [_card(turn, case) for case in cases]
    if visits.is_expected(turn):
        bubbles = [*bubbles[: SHOWN - 1], visits.told(turn)]
    return turn.reply(*bubbles, choices=turn.choices(*words), skill="status", step="status")


def _none(turn: Turn, words: tuple[str, ...]) -> Reply:
    """No case in this chat; who had another one finds it by a login, where one is set up."""
    can_log_in = turn.reach.login and turn.talk.flow is None and not is_linked(turn.unit, turn.talk.patient_id)
    waited = _WAITED.search(turn.message.text) is not None and turn.message.choice is None
    by_phone = speaks_of_another_account(turn.message.text) or names_a_case(turn.message.text)
    found_by = "status.none.elsewhere" if can_log_in else "status.none.by_phone" if by_phone else "status.none"
    key = "status.none.waited" if waited else found_by
    if waited and turn.talk.flow is None:
        words = ("person", *(word for word in words if word != "person"))
    told = turn.bubble(key, phone=turn.clinic.phone)
    choices = turn.choices(*(("login", *words) if can_log_in else words))
    return turn.reply(told, choices=choices, skill="status", step="status")


def _card(turn: Turn, case: Consultation) -> Card:
    title = turn.say("status.title", number=show_number(case.number))
    filed_at = turn.say("status.filed_at", when=filed.moment(case.filed_at, turn.lang))
    return Card(title, f"{_standing(turn, case)}\n{filed_at}")


def _standing(turn: Turn, case: Consultation) -> str:
    if case.state != State.CLOSED and is_called_off(turn.unit, turn.talk.key, case):
        return turn.say("status.called_off")
    if case.state == State.WAITING:
        return f"{turn.say('status.waiting')} {filed.queue_line(turn, case)}"
    if case.state == State.CLOSED:
        return turn.say("status.closed")
    return turn.say("status.answered" if case.answered_at else "status.held")


_ASKED_FOR_ONE = frozenset({"handoff", "status"})
"""Skills after whose answer somebody waits for a person."""
_HALF_A_NUMBER = re.compile(
    r"(?:제\s|번호(?:는|요)?\s)?01\d[\s.-]?\d{0,4}(?:[\s.-]\d{0,3})?(?:이요|요|예요|이에요)?[\s.]{0,3}"
)


_RUNS = re.compile(
    r"^(?!.*\b(?:today|tomorrow|on \w+day|hours?|o'?clock|slots?|times?)\b)(?:.{0,12}\b)?(?:do i (?:still )?have|have i got|is (?:there )?any(?:thing)?|are there any|any(?:thing)?)\b.{0,24}?"
    r"\b(?:open|pending|running|in progress|outstanding|active)\b(?:.{0,30}\b(?:with you|here|request|consultation|case|of mine|for me))?[\s?.!]*$"
    r"|(?:(?:제|내|저)\S{0,2}\s.{0,12}|^(?:지금|혹시|아직)?\s?)(?:열려|진행\s?중|접수(?:돼|되어|된)|신청(?:돼|되어|된))\S{0,3}\s?(?:있는\s?)?(?:거|것|건|게|상담|신청)\S{0,2}\s(?:아직\s)?(?:있|남아|없)\S{0,4}[\s?.!~]*$",
    re.IGNORECASE,
)
"""Whether anything of one's own is open here is asked: "do I have anything open with you"; no hours."""


def of_what_runs(turn: Turn) -> tuple[Flow, Act] | None:
    """The state of one's own cases, where it is asked if there are any."""
    return (FLOW, show) if len(turn.message.text) <= MOST and _RUNS.search(turn.message.text) else None


def of_who_waits(turn: Turn) -> tuple[Flow, Act] | None:
    """What is asked by who waits for a person: when it will be, whether to call, once more for a person, or who speaks
    here; and half a number. None for all other words, and where nobody waits."""
    text = turn.message.text
    is_open = turn.talk.flow == "handoff"
    if turn.message.choice is not None or not (is_open or deduplication.last_skill(turn.talk) in _ASKED_FOR_ONE):
        return None
    if turn.talk.suspended_at is not None or open_case(turn.unit, turn.talk.patient_id) is None:
        return None
    if _HALF_A_NUMBER.fullmatch(text.strip()):
        return FLOW, _half_a_number
    if suspects_a_person(text):
        return small_talk.FLOW, lambda t: small_talk.answer(t, "nature")
    asked = asked_while_waiting(text)
    acts: dict[str, Act] = {"when": show, "i_call": _call_us, "person": _in_the_queue}
    return (FLOW, acts[asked]) if asked else None


def heard_of_who_waits(turn: Turn) -> Reply | None:
    """The same, where the words that wait for a consent are asked about: the question is put again by its press."""
    found = of_who_waits(turn)
    return found[1](turn) if found is not None else None


def _waiting(turn: Turn, bubble: Bubble) -> Reply:
    words = ("resume", "cancel") if turn.talk.flow else ("consult", "status", "menu")
    return turn.reply(bubble, choices=turn.choices(*words), skill="status", step="status")


def _call_us(turn: Turn) -> Reply:
    text = turn.say("status.you_call", phone=turn.clinic.phone, hours=filed.hours_line(turn))
    return _waiting(turn, Card(turn.say("handoff.title"), text, (Call(turn.say("handoff.call"), turn.clinic.phone),)))


def _in_the_queue(turn: Turn) -> Reply:
    """Who asks for a person once more is told that it is done, and where they stand."""
    case = open_case(turn.unit, turn.talk.patient_id)
    queue = filed.queue_line(turn, case) if case is not None else filed.hours_line(turn)
    text = turn.say("status.person_called", queue=queue, phone=turn.clinic.phone)
    return _waiting(turn, Card(turn.say("handoff.title"), text, (Call(turn.say("handoff.call"), turn.clinic.phone),)))


def _half_a_number(turn: Turn) -> Reply:
    return _waiting(turn, turn.bubble("fields.phone.too_short"))


FLOW = Flow("status", show, presses={"status": show}, intents={Intent.STATUS: show})

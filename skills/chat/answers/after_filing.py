"""What people ask about a consultation that was filed or called off: a call that is missed, the way of the answer, photos, whether
one may come back, and what is on record of them.

One table: which words, whether a case must wait, and what is answered. Nothing here changes a case but the wish to be answered
in the chat, which is noted on it."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from typing import NamedTuple

from skills.cases import consultations
from skills.chat import contact, deduplication
from skills.chat.answers import information, kept
from skills.chat.flows import callback, handoff, menu, status
from skills.conversation import Reply
from skills.fields.reading import patterns as re
from skills.turn import Act, Flow, Turn
from skills.understanding.amending import set_right
from skills.understanding.learned.moves import does
from skills.understanding.questions import asks
from skills.understanding.readings.asked_rights import leaves_it
from skills.understanding.readings.digits import names_a_part
from skills.understanding.readings.ways import way_wished
from storage.cases.consultations import Consultation
from storage.characters import folded

LONGEST = 50  # Letters; who tells more tells of something else.
WORDS = ("status", "consult", "menu")
_ONCE_MORE = re.compile(
    r"(?:다시|또)\s?(?:신청|상담|접수|문의)\S{0,5}?\s?.{0,4}?(?:되|돼|수\s?있|가능|괜찮)|\b(?:apply|ask|come back|file) again\b.{0,10}\blater\b"
)
_NO_CALL = re.compile(
    r"(?:전화|연락|문자)\S{0,2}\s?(?:이제\s|더\s?이상\s)?안\s?(?:하|오|주|할|올|가)\S{0,4}\s?(?:거|게|건|것)?\S{0,2}\s?(?:맞|죠|지요|나요|되|돼)"
)
_BY_CHAT = re.compile(
    r"(?:전화|통화)\S{0,2}\s?(?:말고|대신|없이|안\s?하고|싫고).{0,8}(?:카카오톡|카톡|톡|채팅|여기)\S{0,3}\s?.{0,6}(?:답|연락|알려|주|말|상담|받)"
    r"|^(?!.*(?:광고|홍보|문자|소식|모두|앞으로|더\s?이상|자꾸|또)).*전화\S{0,2}\s?(?:일단\s|아직\s|지금은\s)?(?:하지|걸지|주지)\s?(?:마|말)"
    r"|\b(?:here|by chat|in (?:the|this) chat)\b.{0,10}\b(?:instead|not by phone|no calls?)\b",
    re.IGNORECASE,
)
_OFF = re.compile(r"(?:취소|철회)|\bcall(?:ed)?\soff|\bcancel")
_FILED = re.compile(
    r"(?:상담|문의|접수|신청)\S{0,3}\s?(?:을\s|를\s)?(?:남겼|접수했|신청했|넣었|했었|해\s?놨|해\s?놓)\S{0,2}(?:는데|은데|거든)"
    r"|(?:전에|예전|저번|지난\s?번|아까|옛날)\S{0,2}\s?.{0,6}(?:상담|문의|접수|신청|남긴)\S{0,4}\s?.{0,8}(?:볼\s?수|보여|다시\s?보|찾|확인)"
)


_ENDED = re.compile(
    r"^(?:그럼\s|제\s|이제\s){0,2}상담\S{0,2}\s?(?:다\s|이제\s|완전히\s)?(?:끝난|끝났|종료)\S{0,3}\s?(?:거|건|것)?\S{0,5}[\s?]*$"
    r"|\bis (?:my|the) (?:consultation|case) (?:over|closed|finished)\b",
    re.IGNORECASE,
)
_AFTER_ALL = re.compile(
    r"(?:다시|그냥|계속|그대로|역시|그래도|아니다?)[\s,.]{1,3}(?:\S{1,6}\s)?(?:상담\s?)?(?:받을|할|진행할|기다릴)(?:게|께|래)\S{0,2}[\s.!~]*$|취소\S{0,2}\s?(?:안|말고|마|하지\s?(?:마|말|않))|그대로\s?(?:해|진행|둬|두)|\b(?:don'?t cancel|keep it|go on|after all)\b",
    re.IGNORECASE,
)
_ARRIVED = re.compile(
    r"(?:사진\S{0,2}\s?|그거\s?|다\s?|잘\s?|제대로\s?|방금\s?){0,4}(?:갔|보내졌|올라갔|전송됐|전송되|받으셨|받았|들어갔|도착했|접수됐)(?:나요|어요|을까요|는지요|죠)[\s?!.~]*"
)
_STANDS = re.compile(
    r"^(?:그럼|근데|이제|그러면|혹시|제|내|신청한|접수한|남긴|아까|[\s,]){0,6}(?:상담|신청|접수|문의)\S{0,2}\s?(?:건\S?\s|거\S?\s)?(?:아직\s|그대로\s|잘\s|계속\s|안\s){0,2}"
    r"(?:그대로|있|남아|살아|유효|되어|돼|된|됐|들어|없어지|취소되).{0,14}$"
    r"|(?:상담|신청|접수)\S{0,2}\s?(?:상태|상황|진행)\S{0,3}\s?.{0,8}(?:어떻|어떤|어디|알려|궁금)"
    r"|\bis (?:my|the) (?:consultation|case|request) still\b",
    re.IGNORECASE,
)
"""Whether a case stands as it was filed."""
_JUST_WAITS = re.compile(
    r"^(?:네|예|넵|응|알겠(?:습니다|어요)|그럼|그냥|아니|진짜|너무|아|에휴|하|휴|[\s,.!~ㅠㅜㅋㅎ;]){0,8}"
    r"(?:기다릴게요?|기다리겠습니다|기다려\s?(?:볼게요|야죠)|천천히\s?(?:해|답|하|주)\S{0,4}(?:\s주세요|\s돼요)?|급한?\s?(?:거|건|것은)\s?(?:아니|아녜)\S{0,4}|급하지\s?않\S{0,4}"
    r"|(?:더\s)?(?:남길|할|드릴|적을|궁금한|물어볼|여쭤볼|필요한|추가할)\s?(?:말|말씀|내용|거|것|건|게|얘기)\S{0,2}\s?없\S{0,4}|답답\S{0,4}|[ㅠㅜ]{1,9})[\s.!~ㅠㅜㅋㅎ]*$"
)
"""Who only waits says nothing for staff to read, and is asked for no consent."""
_IS_ANYBODY_THERE = re.compile(
    r"^(?:저기요?|여보세요|거기요|(?:거기\s|아무도\s|누구\s){0,2}(?:안\s?계\S{0,4}|계세요|계신가요|없어요|없나요|없습니까))[\s?!.~]*$"
)


_KNOWS_NUMBER = re.compile(
    r"(?:제|내|저의)\s?(?:전화\s?|핸드폰\s?|휴대폰\s?)?(?:번호|연락처)\S{0,2}\s?(?:아시|아세|알고\s?(?:계|있)|갖고\s?(?:계|있)|가지고\s?(?:계|있)|있으시|저장)\S{0,4}\s?\S{0,6}[\s?]*$"
    r"|\b(?:do you|you) (?:have|know) my (?:phone )?number\b",
    re.IGNORECASE,
)
_BY_NUMBER = re.compile(r"^(?!.*(?:적혀|적었|적은\s?게|썼|저장|등록)).*(?:번호|몇\s?번|전화|연락|\bnumber\b)")
_BY_PHONE = re.compile(
    r"^(?:아니다?|앗|그냥|다시|역시|[\s,.!]){1,5}전화(?:로)?\s?(?:주세요|줘요?|해\s?주세요|받을게요?)[\s.!~]*$"
)
"""Said when another way of answering was noted just now."""


class _Asked(NamedTuple):
    words: re.Pattern[str]
    of_a_case: bool
    key: str
    choices: tuple[str, ...] = WORDS
    """Where they are the row's own, the words count also where they ask nothing ("사진 보낼게요")."""


_ADDS = re.compile(
    r"[가-힣]도\s(?:같이|함께|추가로|추가|더)|(?:추가로|그리고|아\s?참)\s|\balso\b|\bas well\b|\btoo\b", re.IGNORECASE
)
_PREPARES = re.compile(
    r"(?:뭐|뭘|무엇|준비물|서류|따로|미리|제가).{0,12}(?:준비|챙[길겨기]|가져)\S{0,4}\s?.{0,8}(?:있|하나|해야|되나|돼|필요|할까|[을를]까)"
    r"|(?:준비(?:할|해야|물)|챙길|챙겨야)\S{0,3}\s?.{0,6}(?:있|뭐|하나|알려)|\b(?:prepare|get ready|have ready|bring)\b",
    re.IGNORECASE,
)
_BEFORE_THE_CALL = re.compile(r"전화|통화|연락|상담|\bcall\b|\bconsultation\b", re.IGNORECASE)
_TABLE = (
    _Asked(re.compile(r"(?:전화|연락)\S{0,2}\s?(?:혹시\s|제가\s)?(?:안|못)\s?받|\bmiss (?:the|your) call\b"), True, "beside.missed_call"),
    _Asked(
        re.compile(r"사진\S{0,2}\s?(?:도\s|더\s|같이\s|추가로\s|나중에\s|지금\s|여기에?\s|\S{2,8}는데\s){0,2}(?:보내|올려|첨부)\S{0,3}\s?(?:되|돼|될|드려|드릴|줄까|가능)"),
        True,
        "beside.photos",
    ),
    _Asked(
        re.compile(
            r"(?:이름|번호|연락처|내용)\S{0,2}\s?.{0,12}(?:뭐라고|뭘로|어떻게|맞게|제대로|잘못)\s?.{0,6}(?:되어|돼|적혀|적었|적은|썼|쓴|남|있|들어).{0,12}(?:\?|요|확인|보고|$)"
            r"|(?:제가|내가|저)\s?(?:뭐라고|뭘|무엇을|무슨\s?말)\s?.{0,6}(?:적|썼|쓴|남겼|남긴|보냈|보낸)\S{0,4}\s?.{0,10}(?:볼|보여|확인|알)"
        ),
        True,
        "after.read_back",
        ("access", "correct", "menu"),
    ),
    _Asked(
        re.compile(r"링크\S{0,3}\s?.{0,8}(?:안\s?(?:열|돼|되|들어|떠|눌)|만료|끊|없|에러|오류)|\blink\b.{0,20}\b(?:expired|not open|doesn't|does not|broken)"),
        False,
        "after.link",
        ("access", "person", "menu"),
    ),
    _Asked(
        re.compile(
            r"버튼\S{0,2}\s?.{0,6}(?:안\s?(?:눌|돼|되|보|떠)|없|작동)|\bbuttons?\b.{0,20}(?:not work|doesn't|don't|do not|won't)", re.IGNORECASE
        ),
        False,
        "after.button",
        ("consult", "person", "menu"),
    ),
    _Asked(
        re.compile(r"기억\s?(?:하시|하세|하나|나세|나시|못\s?하)\S{0,3}[\s?~]*$|^저\s?(?:누군지\s?)?(?:아세요|아시나요|아시죠|알죠)|\bremember me\b"),
        False,
        "after.remember",
        ("consult", "person", "menu"),
    ),
    _Asked(
        re.compile(r"사진\S{0,2}\s?(?:도\s|지금\s)?(?:보낼|보내\s?드릴|드릴|올릴)\s?(?:테니|거니|게|께)\S{0,3}"),
        False,
        "after.photos",
        ("consult", "person", "menu"),
    ),
    _Asked(
        re.compile(
            r"답(?:변|장|글)?\S{0,2}\s?.{0,4}(?:다시|또|한\s?번\s?더)\s?(?:볼|보여|확인|읽)|뭐라고\s?(?:답|대답)(?:하셨|했|해\s?주셨|주셨)"
            r"|\bwhat (?:did|was) (?:you|they|the|your).{0,16}(?:answer|say|reply).{0,20}(?:last time|before|again|earlier)|\b(?:see|show|read)\b.{0,20}\banswers?\b.{0,8}\bagain\b",
            re.IGNORECASE,
        ),
        False,
        "after.answers",
        ("person", "consult", "menu"),
    ),
    _Asked(_JUST_WAITS, True, "after.waits", ("status", "menu")),
    _Asked(_IS_ANYBODY_THERE, True, "after.here", ("status", "consult", "person", "menu")),
    _Asked(_ONCE_MORE, False, "after.again", ("consult", "menu")),
)  # fmt: skip


def open_case(turn: Turn) -> Consultation | None:
    """The case that waits, before anything is done about the message: most rules of a turn ask for it."""
    if not turn.talk.case_id:
        return None
    return turn.once("case", turn.talk.patient_id, lambda who: consultations.open_case(turn.unit, who))


def meant(turn: Turn) -> tuple[Flow, Act] | None:
    """Where such words lead; None for all others, and while a question is open."""
    text = turn.message.text.strip()
    if turn.talk.flow is not None or not 0 < len(text) <= LONGEST or set_right(text) is not None or names_a_part(text):
        return None
    if _asks_for_the_case(turn, text):
        return status.FLOW, status.show
    last = deduplication.last_step(turn.talk)
    if (way := _of_calling_off(turn, last) or _of_the_answer(turn)) is not None:
        return way
    if _KNOWS_NUMBER.search(text) or _asks_for_the_number(turn, text):
        return information.FLOW, _tell_number
    if last == "added" and (further := _after_an_addition(turn, text)) is not None:
        return further
    if last == handoff.CALLED_OFF and _NO_CALL.search(text):
        return handoff.FLOW, lambda t: _told(t, "after.no_call", WORDS, handoff.CALLED_OFF)
    if asks_to_prepare(text) and open_case(turn) is not None:
        return information.FLOW, lambda t: _told(t, "beside.prepare", WORDS, "after_filing")
    found = next((one for one in _TABLE if one.words.search(text)), None)
    if found is None and last == handoff.CALLED_OFF and asks(text) and _OFF.search(text):
        case = open_case(turn)
        return (handoff.FLOW, lambda t: handoff.called_off(t, case)) if case else None
    if found is None or not (asks(text) or found.choices is not WORDS) or (found.of_a_case and open_case(turn) is None):
        return None
    key = "beside.photos" if found.key == "after.photos" and open_case(turn) is not None else found.key
    return information.FLOW, lambda t: _told(t, key, found.choices, "after_filing")


def _asks_for_the_case(turn: Turn, text: str) -> bool:
    """Whether it is asked for a case that was filed: if it stands, if it is over, or where an earlier one is."""
    if _FILED.search(text) and open_case(turn) is None:
        return True
    return asks(text) and (_ENDED.search(text) or (_STANDS.search(text) and open_case(turn))) is not None


def _asks_for_the_number(turn: Turn, text: str) -> bool:
    """Whether it is asked at which number of theirs somebody who waits will be called."""
    is_asked = asks(text) and _BY_NUMBER.search(text) is not None
    return is_asked and does(text, "read_back") and open_case(turn) is not None


def _after_an_addition(turn: Turn, text: str) -> tuple[Flow, Act] | None:
    """Whether it arrived is asked, or a call is wanted after all, right after something was added."""
    if _ARRIVED.fullmatch(text):
        return information.FLOW, kept.tell
    if _BY_PHONE.search(text) and (case := open_case(turn)) is not None:
        return handoff.FLOW, lambda t: handoff.add_words(t, case)
    return None


def _of_calling_off(turn: Turn, last: str) -> tuple[Flow, Act] | None:
    """The case is wanted after all: it still stands, or staff are told so."""
    text = turn.message.text
    if asks(text) or not (_AFTER_ALL.search(text) or leaves_it(text)) or (case := open_case(turn)) is None:
        return None
    if last == "case_stays":
        return status.FLOW, status.show
    is_off = last == handoff.CALLED_OFF or consultations.is_called_off(turn.unit, turn.talk.key, case)
    return (handoff.FLOW, lambda t: handoff.add_words(t, case)) if is_off else None


def _of_the_answer(turn: Turn) -> tuple[Flow, Act] | None:
    """How, or when, the answer to what waits is to come: in the chat, or at another time."""
    text = turn.message.text
    way, moves = _way(text), callback.MOVES.search(text) is not None
    if not (way or moves or callback.tells_when(turn)) or (case := open_case(turn)) is None:
        return None
    if way == "chat" or (way == "sms" and contact.known(turn).phone):
        return handoff.FLOW, lambda t: handoff.answered_by(t, case, way)
    if callback.tells_when(turn):
        return handoff.FLOW, lambda t: callback.note_when(t, case)
    if callback.moves_the_time(turn, case):
        return handoff.FLOW, lambda t: callback.take_contact(t, case) or handoff.add_words(t, case)
    return None


def _way(text: str) -> str:
    """How the answer is to come instead of by telephone; empty where that is not said."""
    return way_wished(text, "chat" if _BY_CHAT.search(text) else None) or ""


def adds(text: str, long: int) -> bool:
    """Whether something is told or asked beside what was filed: in many words, or as in "보톡스도 같이 물어보고 싶어요"."""
    return len(folded(text)) > long or _ADDS.search(text) is not None


def asks_to_prepare(text: str) -> bool:
    """Whether it is asked what to have ready for the call or the consultation."""
    words = text.strip()
    return len(words) <= LONGEST and all(one.search(words) for one in (_PREPARES, _BEFORE_THE_CALL)) and asks(words)


def _tell_number(turn: Turn) -> Reply:
    """The number on record, or that there is none."""
    phone = contact.known(turn).phone or ""
    told = turn.bubble("after.number" if phone else "after.no_number", phone=contact.masked(phone))
    return turn.reply(told, choices=turn.choices("correct", "person", "menu"), skill="info", step="after_filing")


def _told(turn: Turn, key: str, choices: tuple[str, ...], step: str) -> Reply:
    if turn.talk.suspended_at is not None:  # That is why no link opens, and nobody sends or reads anything.
        return menu.suspended(turn)
    told = turn.bubble(key, phone=turn.clinic.phone)
    return turn.reply(told, choices=turn.choices(*choices), skill="info", step=step)

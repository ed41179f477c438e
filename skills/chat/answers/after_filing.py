"""What people ask about a consultation that was filed or called off: a call that is missed, the way and the time of the answer,
photos, whether one may come back, what is on record of them, and that something is to be added or set right.

What the words do is learned (`understanding.learned.moves`); here is what answers each. Nothing here changes a case but what is
noted on it."""

from __future__ import annotations

from skills.cases import consultations
from skills.chat import contact, deduplication
from skills.chat.answers import information, kept, known, small_talk
from skills.chat.changes import several
from skills.chat.flows import callback, handoff, menu, status
from skills.chat.rights import correction, parts, request, rights, withdrawal
from skills.chat.sentences import beside_a_right
from skills.chat.whose import guardian
from skills.conversation import Reply
from skills.fields.agreement import says_yes
from skills.fields.contact import found
from skills.fields.reading import patterns as re
from skills.fields.treatments import treatments_in
from skills.turn import Act, Flow, Turn
from skills.understanding import Intent
from skills.understanding.afterwards import adds_to_the_case, what_is_added
from skills.understanding.amending import set_right
from skills.understanding.asked.case import asks_if_it_stands, asks_what_was_changed
from skills.understanding.intents import RIGHTS
from skills.understanding.learned.moves import GUESSED, LIKELY, SURE, does, most_likely, which
from skills.understanding.questions import asks, asks_to_begin
from skills.understanding.readings.asked_rights import leaves_it
from skills.understanding.readings.digits import is_beside_the_old, is_of_another_kind, names_a_part
from skills.understanding.readings.taken_out import ALL, LAST, taken_out
from skills.understanding.readings.visits import speaks_of_a_visit
from skills.understanding.readings.ways import spares_a_time, way_asked, way_wished
from skills.understanding.talk.courtesies import only_courteous
from skills.understanding.undone import CANCEL, CHANGE, is_forbidden, is_not_now, is_undone, will_not
from storage.cases.consultations import Consultation
from storage.characters import folded

LONGEST = 50  # Letters; who tells more tells of something else.
WORDS = ("status", "consult", "menu")
_FIRST = ("consult", "person", "menu")
_ASKED = 0.25  # How likely a question must be one that is only told something.
_HARDLY = 0.18
"""How likely it must be that what was called off is wanted: nothing else is wanted of it then."""
MORE = "more"
"""The step at which it was said that something is to be added, and not yet what."""
_FILED = re.compile(
    r"(?:남겼|접수했|신청했|넣었|해\s?[놨놓])\S{0,2}(?:는데|은데|거든)"
    r"|(?:예전|전|저번|지난\s?번|옛날)에?\s?.{0,6}(?:상담|문의|접수|신청|남긴)\S{0,4}\s?.{0,8}(?:볼\s?수|보여|다시\s?보|찾|확인)"
)
_OF_A_RIGHT = re.compile(r"(?:삭제|열람|정정|철회|정지|탈퇴|파기)\S{0,2}\s?(?:신청|요청|접수|부탁)")
_A_CASE = ("상담", "접수", "consultation")
_NO_CALLS = re.compile(
    r"^(?!.*(?:광고|홍보|문자|소식|모두|앞으로|더\s?이상|자꾸|또)).*전화\S{0,2}\s?(?:일단\s|아직\s|지금은\s)?(?:하지|걸지|주지)\s?(?:마|말)"
)
_NEEDS_NO_CALL = re.compile(
    r"(?:전화|연락)\S{0,2}\s?(?:이제\s)?(?:안\s?(?:주셔|주시|하셔|해)도|하실\s?필요|주실\s?필요|필요\s?없|하지\s?(?:마|말))"
    r"|\b(?:no need to|don'?t|do not) (?:call|phone|ring|contact)\b",
    re.IGNORECASE,
)
_SIGHS = re.compile(r"[ㅠㅜㅡ\s.!~]{1,12}|[ㅋㅎ\s.!~^;]{1,20}")
_HANG = frozenset({"contact", "visits"})
"""Steps after which it is asked how far that is."""
_TOLD: dict[str, tuple[str, tuple[str, ...]]] = {
    "missed_call": ("beside.missed_call", WORDS),
    "prepare": ("beside.prepare", WORDS),
    "waits": ("after.waits", ("status", "menu")),
    "anybody": ("after.here", ("status", "consult", "person", "menu")),
    "send_photos": ("after.photos", _FIRST),
    "fails": ("after.button", _FIRST),
    "remember": ("after.remember", _FIRST),
    "answer_again": ("after.answers", ("person", "consult", "menu")),
    "again_later": ("after.again", ("consult", "menu")),
    "from_abroad": ("after.from_abroad", _FIRST),
}
"""What such a move is told, and the presses below it."""
_OF_A_CASE = frozenset({"missed_call", "prepare", "waits", "anybody"})
"""Moves that mean this only while a case waits."""
_TELLING = frozenset({Intent.CONSULT, Intent.MEDICAL, Intent.INFO, Intent.OTHER})
"""What words may mean that are to be added."""
_OFFERING = frozenset({"unknown", "medical", "identity"})
"""Steps at which something was offered, so that "잘 부탁드려요" may take it."""
_HANG_ON = frozenset({MORE, "added", "case_stays", handoff.CALLED_OFF})
_CHANGES = (
    *("keep_case", "hurry", "file", "by_sms", "by_chat", "add_details"),
    *("fix_time", "fix_name", "fix_phone", "fix_details"),
)
"""Steps on which words about a case hang, and moves that change one."""
_ANOTHER = re.compile(
    r"(?:상담|접수|신청)\S{0,2}\s?(?:하나|한\s?건|한\s?번)\s?(?:더|또)|(?:하나|한\s?건)\s?(?:더|또)\s(?:신청|접수|상담)"
    r"|(?:따로|별도로|별개로|새로)\s?(?:상담\S{0,2}\s?)?\S{0,3}\s?(?:접수|신청)|(?:다른|새로운|두\s?번째)\s(?:상담|신청|접수|건)"
    r"|\b(?:another|second|new|separate) (?:consultation|case|request|appointment)\b",
    re.IGNORECASE,
)
"""A case of its own is wished for, beside the one that waits."""
_SOMEDAY = re.compile(r"언젠가|나중에|다음에|담에|\b(?:someday|some day|another time|later)\b", re.IGNORECASE)
ONE_MORE = re.compile(
    r"(?:번호|연락처|폰)\S{0,2}\s?(?:가\s)?(?:두\s?개|2개|둘(?!\s?다)|하나\s?더|또\s?있|더\s?있|추가(?!\s?(?:정보|요금|비용)))|추가\s?(?:번호|연락처)"
    r"|(?:비상|긴급)\s?연락처|(?:안|못)\s?(?:받으?|되)면\s"
    r"|(?:번호|이)로?도\s?(?:돼|되|연락|전화|받)|\b(?:second|another|other) number\b",
    re.IGNORECASE,
)
_LEAVES_ONE = re.compile(
    r"^(?:(?:아|그럼|그냥|네)[\s,]{1,2})?(?P<what>\S{1,8}?)(?:은|는)\s(?:그냥\s|이제\s)?안\s?(?:할|하|받)\S{1,5}[\s.!~]*$"
)
"""One thing that is not wanted any more: "코는 안 할래요"."""
_A_LINK = ("링크", "주소", "link", "파일", "file")


def open_case(turn: Turn) -> Consultation | None:
    """The case that waits, before anything is done about the message: most rules of a turn ask for it."""
    if not turn.talk.case_id:
        return None
    return turn.once("case", turn.talk.patient_id, lambda who: consultations.open_case(turn.unit, who))


def meant(turn: Turn) -> tuple[Flow, Act] | None:
    """Where such words lead; None for all others, and while a question is open."""
    text = turn.message.text.strip()
    if turn.talk.flow is None and several.name_and_number(text) and contact.known(turn).phone:
        return rights.FLOW, correction.ask
    if turn.talk.flow is None and is_of_another_kind(text):
        return information.FLOW, lambda t: _told(t, "beside.other_number", ("person", "menu"))
    if turn.talk.flow is not None or not text or set_right(text) is not None or names_a_part(text):
        return None
    if (told := _to_be_taken_out(turn) or _to_courtesies(turn)) is not None or correction.nearly(turn) is not None:
        return told
    if what := asks_what_was_changed(text):
        return information.FLOW, _tell_number if what == "number" else _tell_what_was_left
    last = deduplication.last_step(turn.talk)
    case = open_case(turn) if _may_change_it(turn, last) else None
    changed = _of_the_case(turn, case, last) if case is not None else None
    if changed is not None or len(text) > LONGEST:
        return changed
    if (nearest := known.look(turn)) and nearest.key.startswith("q:") and nearest.score >= known.SAID_OTHERWISE:
        return None  # The clinic answers this itself.
    if way := way_asked(text):
        return information.FLOW, lambda t: _told(t, f"after.{way}", _FIRST)
    return (status.FLOW, status.show) if _asks_where_it_stands(turn) else _answered(turn)


def _to_be_taken_out(turn: Turn) -> tuple[Flow, Act] | None:
    """What was filed is not cut here: what was told goes as a whole, and for a part of it is said who cuts it."""
    wish = taken_out(turn.message.text) if turn.talk.case_id and turn.message.choice is None else None
    if wish is None or open_case(turn) is None or not (wish.is_named or wish.how == LAST):
        return None
    return rights.FLOW, withdrawal.only_words if wish.how == ALL else parts.tell_which


def _to_courtesies(turn: Turn) -> tuple[Flow, Act] | None:
    """Thanks and good wishes are answered in kind, and are no words for the case; who trusts to be answered is told when."""
    text, last = turn.message.text, deduplication.last_step(turn.talk)
    said = only_courteous(text)
    if not said and (said := small_talk.nothing_said(text, last)) and not consultations.waits_for_one(open_case(turn)):
        return None
    if not said or last in _OFFERING or deduplication.last_skill(turn.talk) == "emergency":
        return None
    if said != "waits":
        if says_yes(text):
            return small_talk.FLOW, small_talk.nod  # "네 고맙습니다 수고하세요"
        topic = small_talk.topic_of(text)
        return small_talk.FLOW, lambda t: small_talk.answer(t, topic if topic in small_talk.COURTESIES else said)
    key, words = _TOLD[said]
    return (information.FLOW, lambda t: _told(t, key, words)) if open_case(turn) is not None else None


def _may_change_it(turn: Turn, last: str) -> bool:
    """Whether the words may have to do with a case, so that it is looked up."""
    text = turn.message.text
    says_when = (
        spares_a_time(text) or callback.MOVES.search(text) or _NO_CALLS.search(text) or callback.tells_when(turn)
    )
    if _one_more_number(turn) or _leaves_one_out(turn) or adds_to_the_case(text):
        return True
    return (
        last in _HANG_ON
        or will_not(text, CANCEL)
        or bool(says_when)
        or beside_a_right.is_asked_for(text)
        or leaves_it(text)
        or does(text, *_CHANGES, least=_HARDLY)
    )


def _asks_where_it_stands(turn: Turn) -> bool:
    """Whether it is asked for a case that was filed, be it that there is none in this chat."""
    text, is_of_a_case = turn.message.text, turn.means in (Intent.STATUS, Intent.CONSULT)
    if asks_if_it_stands(text) and not _hangs_on_else(turn):
        return True
    is_filed = (_FILED.search(text) is not None or does(text, "elsewhere")) and not _OF_A_RIGHT.search(text)
    if not (is_filed or does(text, "status", "is_it_done")):
        return False
    if open_case(turn) is None:
        return is_filed and not (turn.means in RIGHTS and "정보" in text)
    hangs = _hangs_on_else(turn) and not any(word in folded(text) for word in _A_CASE)
    moves = ("status", "is_it_done") if is_of_a_case else ("status",)
    return asks(text) and not hangs and turn.means not in RIGHTS and does(text, *moves) and not request.waits(turn)


def _hangs_on_else(turn: Turn) -> bool:
    """Whether a right or an appointment was spoken of just now, of which it may be asked how far that is."""
    return deduplication.last_skill(turn.talk) == rights.NAME or deduplication.last_step(turn.talk) in _HANG


def _answered(turn: Turn) -> tuple[Flow, Act] | None:
    """What is only told."""
    text = turn.message.text
    if asks_to_begin(text) and open_case(turn) is None:
        return None  # "ok can I get a consultation" asks nothing about one.
    move = (
        "waits"
        if _SIGHS.fullmatch(text) or small_talk.only_waits(text)
        else most_likely(text, _ASKED if asks(text) else LIKELY)
    )
    if move == "read_back" and deduplication.last_skill(turn.talk) not in ("policy", rights.NAME):
        return information.FLOW, _tell_number if _names_a_number(text) else _tell_what_was_left
    if move not in _TOLD or (move in _OF_A_CASE and open_case(turn) is None):
        return None
    key, words = _TOLD[move]
    if move == "send_photos" and open_case(turn) is not None:
        key, words = "beside.photos", WORDS
    if move == "fails" and any(word in folded(text) for word in _A_LINK):
        key, words = "after.link", ("access", "person", "menu")
    return information.FLOW, lambda t: _told(t, key, words)


def _of_the_case(turn: Turn, case: Consultation, last: str) -> tuple[Flow, Act] | None:
    """What is to become of the case that waits."""
    text = turn.message.text
    is_added = adds_to_the_case(text) and turn.means not in RIGHTS
    if is_added or _one_more_number(turn) or _leaves_one_out(turn):
        return handoff.FLOW, lambda t: handoff.add_words(t, case)
    if (wanted := _after_calling_off(turn, case, last)) is not None:
        return wanted
    if (way := _of_the_answer(turn, case)) is not None:
        return way
    if does(text, "hurry", "file") and not asks(text) and turn.means not in (Intent.PERSON, Intent.MEDICAL):
        return status.FLOW, status.show
    if last == "added" and asks(text) and most_likely(text, GUESSED) == "is_it_done" and "어떻게" not in text:
        return information.FLOW, kept.tell
    if last == "added" and does(text, "by_call", least=SURE):
        return handoff.FLOW, lambda t: handoff.add_words(t, case)
    is_fixed = does(text, "fix_name", "fix_phone", least=SURE) and not found(text).alone
    if is_fixed and not (asks(text) or is_undone(text, CHANGE)):
        return rights.FLOW, correction.ask
    is_told = last == MORE and turn.means in _TELLING and not guardian.for_whom(turn)
    if is_told and not does(text, "leave", "later", "waits", "no"):
        return handoff.FLOW, lambda t: handoff.add_words(t, case)
    if _ANOTHER.search(text) is None and (does(text, "add_details") or (does(text, "fix_details") and not asks(text))):
        return handoff.FLOW, (lambda t: handoff.add_words(t, case)) if _tells_what(turn) else _ask_what
    return None


def _one_more_number(turn: Turn) -> bool:
    """Whether a number stands beside the one on record and takes no place of it: "번호 두 개예요 010-…"."""
    text = turn.message.text
    return found(text).phone is not None and (ONE_MORE.search(text) is not None or is_beside_the_old(text))


def _leaves_one_out(turn: Turn) -> bool:
    """Whether one thing is not wanted any more, and the consultation stays: "코는 안 할래요"."""
    named = _LEAVES_ONE.match(turn.message.text)
    return named is not None and bool(treatments_in(f"{named['what']} 상담", turn.clinic.treatments))


def _tells_what(turn: Turn) -> bool:
    """Whether what is to be added stands in the words that announce it."""
    return what_is_added(turn.message.text) != "" or len(turn.message.text) > LONGEST


def _ask_what(turn: Turn) -> Reply:
    return turn.reply(turn.bubble("handoff.more"), choices=turn.choices(*WORDS), skill=handoff.NAME, step=MORE)


def _after_calling_off(turn: Turn, case: Consultation, last: str) -> tuple[Flow, Act] | None:
    """A case that was called off is wanted after all, which staff are told; or what follows is asked."""
    text = turn.message.text
    is_off = last == handoff.CALLED_OFF or consultations.is_called_off(turn.unit, turn.talk.key, case)
    calls_off = turn.means is Intent.CANCEL and not (
        is_off or is_undone(text, CANCEL)
    )  # "please cancel my consultation"
    is_wanted = does(text, "keep_case", least=_HARDLY if is_off or last == "case_stays" else SURE)
    is_wanted = is_wanted and not (is_off and (asks(text) or is_not_now(text, CANCEL) or _SOMEDAY.search(text)))
    is_wanted = is_wanted or (is_off and _stays(text))  # "취소하지 마세요"
    if (is_wanted and not calls_off) or (is_off and leaves_it(text)):
        return (handoff.FLOW, lambda t: handoff.go_on(t, case)) if is_off else (status.FLOW, status.show)
    if last == handoff.CALLED_OFF and _NEEDS_NO_CALL.search(text):
        return handoff.FLOW, lambda t: handoff.called_off(t, case)
    if last != handoff.CALLED_OFF or not asks(text):
        return None
    if which(text, "when_answered", "by_call", "is_it_done", "status") in ("when_answered", "by_call"):
        return handoff.FLOW, lambda t: _told(t, "after.no_call", WORDS, handoff.CALLED_OFF)
    is_asked = turn.means is Intent.CANCEL or does(text, "is_it_done")
    return (
        (handoff.FLOW, lambda t: handoff.called_off(t, case)) if is_asked and turn.means is not Intent.STATUS else None
    )


def _stays(text: str) -> bool:
    """Whether nothing is to be called off: "취소하지 마세요", "취소 안 할래요"."""
    return (is_forbidden(text, CANCEL) or will_not(text, CANCEL)) and not asks(text)


def _of_the_answer(turn: Turn, case: Consultation) -> tuple[Flow, Act] | None:
    """How, or when, the answer to what waits is to come: in the chat, or at another time."""
    text = turn.message.text
    if spares_a_time(text):  # It is no time to call, and no wish for another way.
        return handoff.FLOW, lambda t: handoff.add_words(t, case)
    way = "" if found(text).phone else way_wished(text) or ("chat" if _NO_CALLS.search(text) else "")
    if way == "chat" or (way == "sms" and contact.known(turn).phone):
        return handoff.FLOW, lambda t: handoff.answered_by(t, case, way)
    if beside_a_right.is_asked_for(text):
        return rights.FLOW, correction.beside_a_question
    if callback.tells_when(turn):
        return handoff.FLOW, lambda t: callback.note_when(t, case)
    if callback.moves_the_time(turn, case):
        return handoff.FLOW, lambda t: callback.take_contact(t, case) or handoff.add_words(t, case)
    moves = does(text, "fix_time") and not (asks(text) or is_undone(text, CHANGE) or speaks_of_a_visit(text))
    return (handoff.FLOW, lambda t: callback.move_the_time(t, case)) if moves else None


def adds(text: str, long: int) -> bool:
    """Whether something is told or asked beside what was filed: in many words, or as in "보톡스도 같이 물어보고 싶어요"."""
    return _ANOTHER.search(text) is None and (len(folded(text)) > long or does(text, "add_details"))


def _names_a_number(text: str) -> bool:
    return any(word in folded(text) for word in ("번호", "연락처", "number"))


def _tell_number(turn: Turn) -> Reply:
    """The number on record, or that there is none."""
    phone = contact.known(turn).phone or ""
    told = turn.bubble("after.number" if phone else "after.no_number", phone=contact.masked(phone))
    return turn.reply(told, choices=turn.choices("correct", "person", "menu"), skill="info", step="after_filing")


def _tell_what_was_left(turn: Turn) -> Reply:
    return _told(turn, "after.read_back", ("access", "correct", "menu"))


def _told(turn: Turn, key: str, choices: tuple[str, ...], step: str = "after_filing") -> Reply:
    if turn.talk.suspended_at is not None:  # That is why no link opens, and nobody sends or reads anything.
        return menu.suspended(turn)
    told = turn.bubble(key, phone=turn.clinic.phone)
    return turn.reply(told, choices=turn.choices(*choices), skill="info", step=step)

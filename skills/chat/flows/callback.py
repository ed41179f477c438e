"""A number, a name or a time that is left outside of the intake, so that somebody calls back. None of it needs a consent (PIPA
Art. 15(1)4); every other word beside it does, and is not kept here."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from skills.cases import consultations
from skills.cases.answers import Scene, read_time_alone, read_when, read_when_instead, show_answer
from skills.cases.consultations import CaseKind
from skills.chat import contact, deduplication
from skills.chat.flows import emergency, menu, visits
from skills.chat.intake import facts, filed
from skills.consents import consents
from skills.consents.consents import Purpose
from skills.conversation import Reply
from skills.fields import Invalid
from skills.fields.contact import Contact, beside_phone, found
from skills.fields.persons import is_about_anothers
from skills.fields.reading import patterns as re
from skills.fields.reading.dialects import in_standard
from skills.fields.secrets import mask_secrets
from skills.fields.treatments import treatments_in
from skills.texts import say
from skills.turn import Turn
from skills.understanding import Intent
from skills.understanding.questions import asks, behind_instead
from skills.understanding.readings.only_told import denies_a_number, names_the_wrong_one
from skills.understanding.readings.politeness import WISH, plainly
from skills.understanding.readings.visits import (
    asks_whether_one_may,
    speaks_of_a_visit,
    stays_as_it_is,
    without_moving,
)
from skills.understanding.talk.health import tells_of_health
from skills.understanding.undone import CHANGE, OF_A_VISIT, is_undone
from skills.visits.wishes import Wish, wish_in
from storage.cases.consultations import Consultation, open_answers, replace_answers
from storage.characters import folded
from storage.patients import conversations

NAME = "handoff"
ASKED_FOR = frozenset({"visits", "sorry", "officer", "leak", "contact"})  # After these a name and a number are left.
NOTES_A_NUMBER = frozenset({NAME, "status", "talk", "menu", "info"})
"""Flows beside whose answer a number that was told is noted; others take it themselves, or may not."""
_CALL = re.compile(
    r"(?:전화|연락|통화|콜백)(?:\s?(?:한|두)\s?(?:통|번))?(?:를|을|만|나|좀|\s)*(?:넣|해|하|주|줘|달라|부탁|바라|바랍|드려|드리|기다|원)|\bcall\b|\bcontact\b",
    re.IGNORECASE,
)
_RATHER = re.compile(r"^(?:아니다|아니요?|아뇨|아|그냥|no)[\s,]+", re.IGNORECASE)
_OF_THE_TIME = re.compile(
    r"^(?:그리고\s|참\s)?(?:연락\s?|통화\s?)?시간(?:도|은|을|만)?\s|^(?:at )?(?:the )?same time[\s,]+",
    re.IGNORECASE,
)
_APOLOGY = re.compile(
    r"^(?:(?:죄송\S{0,6}|미안\S{0,5}|저기요?|참|아|앗|근데|그런데|혹시|그리고|저|제|가능하(?:시)?(?:면|다면)"
    r"|(?:연락|통화|전화|상담)(?:은|는|을|를)?|(?:(?:연락|통화|전화|상담)\s?)?(?:시간|날짜|시각)\S{0,2}"
    r"|sorry|please|can you|could you)[\s,.]+){1,5}",
    re.IGNORECASE,
)
_PLEASE = re.compile(
    r"(?:으로|로)\s?(?:좀\s|다시\s)?(?:부탁|바꾸|바꿔|바꿀|변경|옮기|옮겨|옮길|미루|미뤄|미룰|당기|당겨|당길|조정|수정|해|할|가능|될|되|돼)\S{0,8}(?:\s\S{1,7}){0,2}[\s?.!~]*$"
)
ANSWERS_THEN = re.compile(
    r"(?:전화|통화|연락)?\S{0,2}\s?(?:받을\s?수\s?있|통화\s?(?:가능|돼|되|할\s?수\s?있)|전화\s?(?:가능|돼|되))\S{0,6}[\s.!~]*$"
    r"|\bi can (?:only )?(?:talk|answer|take (?:a|the|your) call)\b",
    re.IGNORECASE,
)
MOVES = re.compile(r"바꾸|바꿔|바꿀|변경|옮기|옮겨|옮길|미루|미뤄|미룰|당기|당겨|당길|조정|수정")
_CALL_THEN = re.compile(
    r"(?:전화|연락|통화)(?!번호).{0,20}(?:해\s?달|해\s?주|주세요|주시|주실|줄\s?수|줘|달라|부탁|걸어|가능)"
    r"|\b(?:call|ring|phone) me\b",
    re.IGNORECASE,
)
_MAY_YOU = re.compile(
    r"(?:주실|줄)\s?(?:수|래)|주시겠|될까요|되나요|가능\S{0,4}[?]?$|\b(?:can|could|would) you\b", re.IGNORECASE
)
MOST = 60  # Letters of a wish to be called at another time.
LITTLE = 8  # Letters beside a number that tell nothing.


def take_contact(turn: Turn, case: Consultation | None) -> Reply | None:
    """A number to call, or a time alone, and nothing else that would need a consent: it is noted on the waiting case, or a
    call is asked for. None when there is nothing of it, or nothing that asks for a call."""
    if _is_no_number_to_call(turn.message.text):
        return None
    said, awaited = found(turn.message.text), case is not None or _left_after_visits(turn)
    calls = _asks_for_a_call(turn, said)
    when = facts.said(turn).when if calls else (_time_alone(turn, said) or _call_at(turn)) if awaited else None
    is_said = (said.alone or calls or _says_little_else(turn)) and (said.phone or (awaited and said.name))
    if not is_said and when is None:
        return None
    return _with_the_body(turn, case, _keep_contact(turn, case, said, when))


def _with_the_body(turn: Turn, case: Consultation | None, reply: Reply) -> Reply:
    """What is told of the body beside it stands on the case that waits as well, where it may be kept."""
    text = turn.message.text
    of_the_body = tells_of_health(text) or treatments_in(text, turn.clinic.treatments)
    if case is None or reply.step != "contact" or not (of_the_body and _may_be_kept(turn)):
        return reply
    consultations.add_patient_words(turn.unit, turn.clinic, turn.talk.key, case, mask_secrets(text).text)
    return reply.before(turn.bubble("handoff.added", number=consultations.show_number(case.number)))


def about_a_visit(turn: Turn) -> Reply:
    """What is wanted of an appointment; a number, or the time to which it is to be moved, is noted at once."""
    reply = visits.show(turn)
    case = consultations.open_case(turn.unit, turn.talk.patient_id)
    if reply.skill != "visits" or visits.is_expected(turn) or turn.talk.flow is not None:
        return reply
    if turn.talk.suspended_at is not None:
        return reply
    if case is not None:  # Staff know whom to call about it. One that is only asked for is told by telephone.
        text = turn.message.text
        stays = (
            is_undone(text, OF_A_VISIT) or stays_as_it_is(text) or asks_whether_one_may(text)
        )  # "예약 취소한 적 없어요"
        is_new = not stays and wish_in(turn.message.text) is not Wish.SHOW and not visits.are_on_record(turn)
        return note_wish(turn, case) if is_new and contact.known(turn).phone else reply
    said, when = found(turn.message.text), _moved_to(turn)
    return _keep_contact(turn, None, said, when) if said.phone or when is not None else reply


def note_wish(turn: Turn, case: Consultation) -> Reply:
    """What is wanted of an appointment of which staff know already whom to call about it."""
    _note_visit(turn, case)
    consultations.touch(turn.unit, turn.clinic, case)
    wish, number = wish_in(turn.message.text), consultations.show_number(case.number)
    if wish is Wish.ABSENT:
        return _noted(turn, case, turn.say("visits.wish.absent", number=number))
    return _noted(turn, case, turn.say("visits.wish", number=number, wish=turn.say(f"case.visit.{wish}")))


def _moved_to(turn: Turn) -> Any:
    """The time in "12월 3일 3시로 바꿔 주세요", where hardly anything else is said."""
    text = turn.message.text
    words = beside_phone(text) if found(text).phone else text
    if wish_in(words) is not Wish.MOVE:
        return None
    return read_time_alone(without_moving(words), Scene(turn.unit.now, turn.clinic))


def _says_little_else(turn: Turn) -> bool:
    """A number with a word or two beside it that are no question and nothing of the body: "걍 전화줘 010-…"."""
    text, words = turn.message.text, beside_phone(turn.message.text)
    is_plain = turn.means in (Intent.OTHER, Intent.PERSON, Intent.STATUS, Intent.MENU) and not asks(words)
    return is_plain and len(folded(words)) <= LITTLE and not treatments_in(text, turn.clinic.treatments)


def _asks_for_a_call(turn: Turn, said: Contact) -> bool:
    """A number, and the wish to be called by it, whatever is told with it: "책임자가 전화해 010-…"."""
    text = turn.message.text
    plain = plainly(text)
    is_theirs = said.phone is not None and not is_about_anothers(text) and not asks(beside_phone(plain))
    calls = _CALL.search(text) is not None or plain.endswith(f"받{WISH}")
    return is_theirs and calls and not treatments_in(text, turn.clinic.treatments)


def _keep_contact(turn: Turn, case: Consultation | None, said: Contact, when: Any) -> Reply:
    if turn.talk.suspended_at is not None:
        return _not_while_suspended(turn)
    if case is None:  # Before anything is kept: filings may be stopped.
        who = conversations.unlocked(turn.unit, turn.talk)
        case = consultations.file_consultation(turn.unit, turn.clinic, who, CaseKind.CALL_BACK, {})
    if said.name or said.phone:
        contact.keep(turn, said)
    turn.talk.case_id = case.id
    if deduplication.last_step(turn.talk) == "visits" or speaks_of_a_visit(turn.message.text):
        _note_visit(turn, case)
    if when is None:
        consultations.touch(turn.unit, turn.clinic, case)
        return _noted(turn, case, _shown_contact(turn, case))
    return _note_time(turn, case, when)


def _note_visit(turn: Turn, case: Consultation) -> None:
    """Staff learn, in our own words, that it is about an appointment, and what is wanted of it where that was said here."""
    wish = say(f"case.visit.{wish_in(turn.message.text)}", "ko")
    text = say("case.visit", "ko", wish=wish)
    consultations.add_patient_words(turn.unit, turn.clinic, turn.talk.key, case, text)


def _noted(turn: Turn, case: Consultation, *told: str) -> Reply:
    """What was noted on the case, and when somebody answers."""
    lines = [*told, *(() if case.is_urgent else (filed.hours_line(turn),))]
    bubble = turn.bubble("intake.plain", text="\n".join(lines))
    return turn.reply(bubble, choices=turn.choices("status", "consult", "menu"), skill=NAME, step="contact")


def _shown_contact(turn: Turn, case: Consultation) -> str:
    known, number = contact.known(turn), consultations.show_number(case.number)
    key = "handoff.contact.kept" if known.phone else "handoff.contact.name"
    name = (f"{known.name} " if known.phone else known.name) if known.name else ""
    return turn.say(key, number=number, phone=contact.shown(known.phone or ""), name=name)


def with_number(turn: Turn, reply: Reply) -> Reply:
    """A number beside other words ("전화 좀 해줘 010-…") is noted on the waiting case, with the name and the time
    that are told with it, and not dropped unsaid."""
    if (
        reply.skill not in NOTES_A_NUMBER
        or reply.step in ("contact", "added", "others")
        or turn.talk.suspended_at is not None
    ):
        return reply
    said = found(turn.message.text)
    if said.phone is None or _is_no_number_to_call(turn.message.text):
        return reply
    if (case := consultations.open_case(turn.unit, turn.talk.patient_id)) is None:
        if deduplication.last_step(turn.talk) not in ASKED_FOR or turn.talk.flow is not None:
            return reply
        return reply.before(*_keep_contact(turn, None, said, facts.said(turn).when).bubbles)
    contact.keep(turn, said)
    consultations.touch(turn.unit, turn.clinic, case)
    when = facts.said(turn).when
    lines = [_shown_contact(turn, case), *((tell_time(turn, case, when),) if when is not None else ())]
    return reply.before(turn.bubble("intake.plain", text="\n".join(lines)))


def _is_no_number_to_call(text: str) -> bool:
    """Whether a number in the words is another's, an old one, denied, or one to which nothing is to be changed."""
    return is_about_anothers(text) or denies_a_number(text) or names_the_wrong_one(text) or is_undone(text, CHANGE)


def _time_alone(turn: Turn, said: Contact) -> Any:
    """The time in words that hold nothing but a name, a number and a time; it needs no consent."""
    if turn.message.choice is not None or (said.name and not said.phone):
        return None
    return read_time_alone(_words_of_time(turn, said), Scene(turn.unit.now, turn.clinic))


def tells_when(turn: Turn) -> bool:
    """Whether it is told when somebody can answer the telephone ("회사라서 저녁 6시 이후에만 받을 수 있어요"), or a call is
    wished for then ("내일 오전에 전화 주실 수 있어요?")."""
    text = turn.message.text
    answers = ANSWERS_THEN.search(text) is not None and not asks(text)
    is_told = (
        len(text) <= MOST
        and (answers or _wishes_a_call(text))
        and (turn.means is not Intent.MEDICAL or _may_be_kept(turn))
    )
    return is_told and not treatments_in(text, turn.clinic.treatments) and _time_in(turn) is not None


def _wishes_a_call(text: str) -> bool:
    is_polite = _MAY_YOU.search(text) is not None and "에도" not in text  # "토요일에도 되나요" asks about the hours.
    return _CALL_THEN.search(text) is not None and (not asks(text) or is_polite)


def _time_in(turn: Turn) -> Any:
    with suppress(Invalid):
        return read_when(in_standard(turn.message.text), Scene(turn.unit.now, turn.clinic))
    return None


def note_when(turn: Turn, case: Consultation) -> Reply:
    """The time that is told so, on the case that waits; what is said with it stands there too, where it may be kept."""
    if _may_be_kept(turn):
        text = mask_secrets(turn.message.text).text
        consultations.add_patient_words(turn.unit, turn.clinic, turn.talk.key, case, text)
    return _keep_contact(turn, case, found(turn.message.text), _time_in(turn))


def _may_be_kept(turn: Turn) -> bool:
    return Purpose.HEALTH in consents.in_force(turn.unit, turn.clinic, turn.talk.patient_id)


def _words_of_time(turn: Turn, said: Contact) -> str:
    """The words without name, number, and what asks for it politely."""
    words = beside_phone(turn.message.text) if said.phone else turn.message.text
    words = in_standard(words)
    words = _APOLOGY.sub("", _RATHER.sub("", words.removeprefix(said.name or "").strip(" ,")))
    return _PLEASE.sub("", _OF_THE_TIME.sub("", behind_instead(words) or words))


def moves_the_time(turn: Turn, case: Consultation) -> bool:
    """Whether the time of the call is to be another one, and nothing else is said: "금요일 오전으로 바꿀 수 있을까요". Who left
    a number about an appointment moves that."""
    text = turn.message.text
    if len(text) > MOST or not MOVES.search(text) or case.kind == CaseKind.CALL_BACK:
        return False
    return _time_alone(turn, found(text)) is not None


def move_the_time(turn: Turn, case: Consultation) -> Reply:
    """The other time that is told, in whatever order; where none is, it is asked for."""
    if (when := _time_alone(turn, found(turn.message.text)) or _time_in(turn)) is not None:
        return _with_the_body(turn, case, _keep_contact(turn, case, Contact(None, None, alone=True), when))
    which = turn.bubble("handoff.time.which")
    return turn.reply(which, choices=turn.choices("status", "menu"), skill=NAME, step="contact")


def keep_from(turn: Turn, case: Consultation) -> Reply:
    """Somebody else is not to be called or told of it: staff learn that on the case, and the words where they may be kept."""
    words = mask_secrets(turn.message.text.strip()).text[:MOST] if _may_be_kept(turn) else ""
    text = "\n".join(filter(None, (say("case.keep_from", "ko"), words)))
    consultations.add_patient_words(turn.unit, turn.clinic, turn.talk.key, case, text)
    return _noted(turn, case, turn.say("handoff.keep_from", number=consultations.show_number(case.number)))


def _call_at(turn: Turn) -> Any:
    """The time in a short wish to be called then ("전화 6시 넘어서 해 주세요"), which says nothing of the body."""
    text = turn.message.text
    is_long, is_of_the_body = (
        len(text) > MOST,
        turn.means is Intent.MEDICAL or treatments_in(text, turn.clinic.treatments),
    )
    if is_long or is_of_the_body or not _wishes_a_call(text):
        return None
    return _time_in(turn)


def _note_time(turn: Turn, case: Consultation, when: Any) -> Reply:
    told = tell_time(turn, case, when)
    return _noted(turn, case, *((_shown_contact(turn, case),) if found(turn.message.text).phone else ()), told)


def tell_time(turn: Turn, case: Consultation, when: Any) -> str:
    """A time is told to staff in our own words; it moves no appointment by itself, and that is said."""
    is_changed = (old := open_answers(turn.talk.key, case).get("when")) is not None
    if is_changed:
        when = when if when["kind"] == "datetime" else _in_place_of(turn, old, when)
        replace_answers(turn.unit, turn.talk.key, case, {**open_answers(turn.talk.key, case), "when": when})
    shown = show_answer("when", when, turn.clinic, "ko")
    consultations.add_patient_words(turn.unit, turn.clinic, turn.talk.key, case, say("case.time", "ko", when=shown))
    key = "changed" if is_changed else "kept" if contact.known(turn).phone else "ask"
    number = consultations.show_number(case.number)
    return turn.say(f"handoff.time.{key}", number=number, when=show_answer("when", when, turn.clinic, turn.lang))


def _in_place_of(turn: Turn, old: Any, when: Any) -> Any:
    """The new time, with what it does not name kept of the old one: "오전으로 바꿔 주세요" keeps the day."""
    with suppress(Invalid):
        words = _words_of_time(turn, found(turn.message.text))
        return read_when_instead(words, old, Scene(turn.unit.now, turn.clinic))
    return when


def _not_while_suspended(turn: Turn) -> Reply:
    """A number is not taken while nobody may use it; who is in danger is told once more whom to call."""
    told = menu.suspended(turn)
    return told.before(*emergency.bubbles(turn)) if deduplication.last_step(turn.talk) == emergency.NAME else told


def _left_after_visits(turn: Turn) -> bool:
    """Whether name and number were asked for just now, to look for an appointment."""
    return deduplication.last_step(turn.talk) == "visits" and turn.means in (Intent.OTHER, Intent.PERSON)

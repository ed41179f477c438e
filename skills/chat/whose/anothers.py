"""Another's number or name in a message: asked back, or left alone; the form's own stays as it is."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Any

from skills.cases.answers import Scene
from skills.chat import consent
from skills.chat.answers import after_filing
from skills.chat.changes.names import rests_on
from skills.chat.changes.numbers import DOUBTED
from skills.chat.intake import facts
from skills.chat.intake.asking import ask
from skills.chat.intake.questions import FORM, read_wish
from skills.conversation import Reply
from skills.fields import Invalid, belonging, persons
from skills.fields.agreement import refuses_in_a_word, says_yes
from skills.fields.contact import beside_phone
from skills.fields.contact import found as contact_in
from skills.fields.phones import show_phone
from skills.fields.reading import patterns as re
from skills.turn import Turn
from skills.understanding.amending import FIELDS
from skills.understanding.questions import asks
from skills.understanding.talk.for_others import (
    another_takes_it,
    called_anothers,
)
from skills.understanding.to_file import says_to_file

_REACH = re.compile(
    r"연락(?!처)|전화(?!\s?번호)|통화|문자|번호로|폰으로|(?:번호|폰)(?:이?에요|예요|입니다|임|인데)|\b(?:call|reach|text|contact|use)\b",
    re.IGNORECASE,
)


_NAME_OR_PHONE = re.compile(f"{FIELDS['name']}|{FIELDS['phone']}", re.IGNORECASE)


_AT_THEIRS = re.compile(
    rf"(?<![가-힣])(?:{persons.ANYBODY})\S?\s?(?:전화\s?)?(?:번호|폰|핸드폰|휴대폰|전화)(?:으로|로)(?!\s?(?:적|남|썼|쓴|잘못))"
    rf"|\b(?:at|on|to|use) my (?:{persons.ANYBODY})'s (?:phone|number|mobile|cell)",
    re.IGNORECASE,
)
"""Whose telephone is to be called, where its number may be missing: "남편 번호로 연락 주세요"."""


def at_anothers_number(turn: Turn) -> Reply | None:
    """ "남편 번호로 연락 주세요 010-…": asked back once, since what is told there is about the body; a no keeps one's own."""
    talk, text = turn.talk, turn.message.text
    if turn.message.choice is not None or talk.step in ("age", consent.STEP) or talk.answers.get("whose"):
        return None
    if asked_of := talk.answers.get(DOUBTED):
        talk.drop_answers(frozenset({DOUBTED}))
        if says_yes(text) or ("phone" in talk.answers and refuses_in_a_word(text)):
            talk.answers = {**talk.answers, "phone": asked_of} if says_yes(text) else talk.answers
            talk.step = FORM.next_step(talk.answers)
            return ask(turn)
        if "phone" in talk.answers:  # Something else is told: the number stays, and is shown before it is filed.
            talk.step = FORM.next_step(talk.answers)
            if says_to_file(text, "접수", "신청", "보내", "file", "submit"):
                return ask(turn)
    phone = contact_in(text).phone
    is_known = phone is not None and talk.answers.get("phone") not in (None, phone)
    if is_known and after_filing.ONE_MORE.search(text) and facts.note_question(turn) == "kept":
        return ask(turn).before(turn.bubble("intake.added"))
    if phone is None and _AT_THEIRS.search(text) and not asks(text):
        talk.step, talk.failures = "phone", 0
        return turn.reply(turn.bubble("intake.anothers_which"), choices=ask(turn).choices)
    is_called_so = talk.step in ("name", "phone") and persons.calls_it_anothers(text)
    is_anothers = (is_called_so or _REACH.search(text) is not None) and persons.is_about_anothers(text)
    if talk.step in ("name", "phone"):
        is_anothers = is_anothers or persons.is_at_theirs(text) or bool(belonging.introduced(text))
    if phone is None or not (is_anothers or another_takes_it(text)):
        return _left_out_at_the_time(turn) if phone and talk.step == "when" else None
    own = belonging.own_name(text)  # "my name is … and call my husband's number"
    beside = {"name": own} if own and "name" not in talk.answers else _time_beside(turn)
    talk.answers, talk.step, talk.failures = {**talk.answers, **beside, DOUBTED: phone}, "phone", 0
    asked = turn.bubble("intake.anothers_number", phone=show_phone(phone))
    return turn.reply(asked, choices=(turn.choice("yes", "intake.asked_back.yes"), *ask(turn).choices))


def _left_out_at_the_time(turn: Turn) -> Reply | None:
    """ "3시 남편 번호는 010-…", at the question for the time: it is told that the number is not noted, and the time is."""
    if not persons.calls_it_anothers(turn.message.text):
        return None
    turn.talk.answers = {**turn.talk.answers, **_time_beside(turn)}
    turn.talk.step = FORM.next_step(turn.talk.answers)
    return ask(turn).before(turn.bubble("intake.not_theirs"))


def _time_beside(turn: Turn) -> dict[str, Any]:
    """The time that is told beside the number, at the question for it."""
    message = replace(turn.message, text=beside_phone(turn.message.text))
    with suppress(Invalid):
        return {"when": read_wish(message, Scene(turn.unit.now, turn.clinic))} if turn.talk.step == "when" else {}
    return {}


def at_anothers_name(turn: Turn) -> Reply | None:
    """ "엄마 이름은 …", where one's own is asked for: it is not taken."""
    text, talk = turn.message.text, turn.talk
    if talk.step != "name" or talk.answers.get("whose") or turn.message.choice is not None:
        return None
    is_named = persons.name_of_another(text) is not None and persons.is_about_anothers(text)
    if not (is_named or belonging.names_both(text) or belonging.called_so(text) or called_anothers(text)):
        return None
    return ask(turn).before(turn.bubble("intake.anothers_name"))


def is_not_theirs(turn: Turn) -> bool:
    """Whether the words tell of another's number or name ("남편 번호가 바뀌었어요"): the form's own stays as it is."""
    text, whose = turn.message.text, turn.talk.answers.get("whose")
    if whose or not persons.is_about_anothers(rests_on(text) if turn.talk.step == "name" else text):
        return False
    return _NAME_OR_PHONE.search(text) is not None or contact_in(text).phone is not None

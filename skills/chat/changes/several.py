"""Answers that are put right by what is told in one sentence: "이름 곽도연 / 번호 010-… / 연락은 금요일 오후로 수정해 주세요"."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from contextlib import suppress
from typing import Any

from skills.cases.answers import Scene, read_phone, read_time_alone
from skills.chat import deduplication
from skills.chat.changes import as_written
from skills.chat.intake import facts
from skills.fields import Invalid, persons
from skills.fields.contact import called_one, whole_name
from skills.fields.contact import found as contact_in
from skills.fields.naming.near import near, puts_right
from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import sentences
from skills.turn import Turn
from skills.understanding.readings.digits import completed
from skills.understanding.readings.only_told import denies_a_value

_NAME = re.compile(
    r"(?:이름|성함)(?:은|이|는|을|도)?\s?(?P<name>(?!말고|빼고|그대로|이랑|하고|번호|전화|연락|둘\s?다|모두|전부|틀[렸려린]|잘\s?못|오타|바꿔|고쳐)[가-힣]{2,4}?)(?:이고|이구|이며|고|구|으?로)?(?:요|여)?[\s,/]"
)
_CALLED = re.compile(
    r"(?:이름|성함)(?:은|이)\s?(?P<name>[가-힣]{2,4}?)(?:이고|이구|이며|고|구)\s.{0,6}(?:번호|연락처|전화|\d)"
)
"""A name that is called one, in front of a number: whatever it looks like."""
LONGEST = 200  # Letters that are looked into.
_OF_BOTH = tuple(re.compile(one) for one in (r"이름|성함|\b[Nn]ame", r"번호|연락처|전화|\b[Nn]umber|\b[Pp]hone"))
_BEFORE_A_NUMBER = re.compile(
    r"[\s,.!/](?P<name>[가-힣]{2,4}|[A-Z][\w'’-]{1,20} [A-Z][\w'’-]{1,20})[\s,/]{1,3}\+?\d[\d\s-]{7,14}"
)
"""A name in front of a number, where both of them are spoken of: "이름이랑 번호 둘 다 오타예요 곽도연 010-…"."""
_WHEN = re.compile(r"(?:연락|전화|통화|시간|날짜)\S{0,3}\s(?P<when>[^,/]{2,30})$")


def told(turn: Turn) -> dict[str, Any]:
    """Step and new value of each answer that the words tell anew; empty where there are not two, or nothing is put right."""
    if written := as_written.told(turn):
        return written
    text, answers = turn.message.text, turn.talk.answers
    asked_which = deduplication.last_words(turn.talk) == turn.say("intake.confirm.which")
    if not (asked_which or puts_right(text)) or any(map(denies_a_value, sentences(text))):
        return {}
    found = {
        "name": near(text, str(answers.get("name") or "")) or named(text),
        "phone": contact_in(text).phone or _phone(text, str(answers.get("phone") or ""), turn),
        "when": facts.said(turn).when or _when(turn, text),
    }
    new = {step: value for step, value in found.items() if value and step in answers and value != answers[step]}
    return new if len(new) > 1 else {}


def named(text: str) -> str | None:
    """The name that is called one, or stands in front of a number where both are spoken of."""
    words = text[:LONGEST]
    both = list(_BEFORE_A_NUMBER.finditer(words)) if all(one.search(words) for one in _OF_BOTH) else []
    told = (found["name"] for one in (both[-1] if both else None, _NAME.search(words)) if (found := one))
    return next((name for one in told if (name := whole_name(one))), None) or _called(words)


def _called(words: str) -> str | None:
    found = _CALLED.search(words)
    return called_one(found["name"]) if found else None


def name_and_number(text: str) -> tuple[str, str] | None:
    """A name and a number, both of which are told as right ones: "둘 다 잘못 썼어요 이름 … 번호 010-…"."""
    name, phone = named(text), contact_in(text).phone
    is_told = name and phone and puts_right(text) and not persons.is_about_anothers(text)
    return (name, phone) if is_told and name and phone else None


def _phone(text: str, known: str, turn: Turn) -> str | None:
    """The number that was given with another end: "끝자리는 8642예요"."""
    whole = completed(text, known)
    with suppress(Invalid):
        return read_phone(whole, Scene(turn.unit.now, turn.clinic)) if whole else None
    return None


def _when(turn: Turn, text: str) -> dict[str, Any] | None:
    said = _WHEN.search(text)
    return read_time_alone(said["when"], Scene(turn.unit.now, turn.clinic)) if said else None

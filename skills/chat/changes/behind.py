"""What is told behind a time at the question for it: another number ("내일 오전이요, 번호는 010-…이에요"), or what concerns the
body ("모레 3시요 참고로 …"). Each goes where it belongs, and the time is what is left of the message."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from skills.cases.answers import READERS, Scene, is_the_clinics, read_time_alone, with_more
from skills.chat.intake.questions import with_health
from skills.fields import Invalid, persons
from skills.fields.contact import found, has_another_number, without_number
from skills.fields.passing import tells_of_the_past
from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import halves
from skills.fields.timing.changing import names_no_wish
from skills.turn import Turn
from skills.understanding.naming import names_the_body
from skills.understanding.questions import asks
from skills.understanding.readings.digits import is_beside_the_old
from skills.understanding.readings.only_told import denies_a_number
from skills.understanding.spelling import spell
from skills.understanding.talk.leaving import leaves_for_now

_MARK = r"(?:(?:아|앗|어|oh|ah)[\s,]{1,2})?(?:참고로|그리고|추가로|아\s?참|참(?=\s)|덧붙여|by the way|btw|also|fyi|and also|oh and)"
_ADDS = re.compile(rf"^{_MARK}[\s,]{{1,2}}", re.IGNORECASE)
_OF_THE_NUMBER = re.compile(
    r"^(?:(?:oh|and|also|by the way|but|please)[\s,]{1,2}){0,3}(?:(?:my|the|call me on|reach me (?:at|on)|use)\s?)?(?:(?:new|phone|mobile|cell|right|correct)\s){0,2}(?:number)?"
    r"\s?(?:is|should be|would be|will be|has changed to|now)?[\s.!]*$"
    r"|^(?:(?:그리고|참고로|아|앗|참|근데)[\s,]{1,2}){0,3}(?:(?:제|저)\s)?(?:전화|연락)?\s?(?:번호|연락처|폰|휴대폰|핸드폰|전화)?(?:는|은|가|이|로)?"
    r"\s?(?:이?에요|예요|입니다|이?고요|이?요|으?로(?:\s?(?:바꿔|전화|연락)\S{0,4})?(?:\s?(?:해\s?)?(?:주세요|줘요?|부탁\S{0,4}))?)?[\s.!~]*$",
    re.IGNORECASE,
)  # What is left of a clause that tells a number and nothing else.


def is_a_time_with_a_number(text: str, scene: Scene) -> bool:
    """Whether the words are a time, and a number behind it, and nothing else."""
    return found(text).phone is not None and any(
        read_time_alone(head, scene) is not None and _OF_THE_NUMBER.search(without_number(tail))
        for head, tail in halves(text)
    )


def take(turn: Turn, scene: Scene) -> None:
    """Keep what stands behind a time; what is left of the message is the time."""
    text = turn.message.text
    if turn.talk.step != "when" or turn.message.choice is not None or asks(text) or is_beside_the_old(text):
        return
    for head, tail in halves(text):
        if read_time_alone(head, scene) is None or not _is_taken(turn, tail, scene):
            continue
        turn.message = replace(turn.message, text=head)
        return


def _is_taken(turn: Turn, tail: str, scene: Scene) -> bool:
    if (phone := found(tail).phone) is not None:
        is_theirs = not (denies_a_number(tail) or persons.is_about_anothers(tail) or tells_of_the_past(tail))
        if has_another_number(tail) or not is_theirs or is_the_clinics(phone, scene):
            return False
        if _OF_THE_NUMBER.search(without_number(tail)) is None:
            return False
        turn.talk.answers = {**turn.talk.answers, "phone": phone}
        return True
    if leaves_for_now(tail):
        return True  # "내일 오전이요 저는 이따 다시 올게요"
    told = _ADDS.sub("", tail)
    is_more = told != tail or names_the_body(spell(tail))
    if not (is_more and with_health(turn.talk.answers)) or names_no_wish(tail) or _is_a_time(told, scene):
        return False
    with suppress(Invalid):
        turn.talk.answers = with_more(turn.talk.answers, told, scene)
        return True
    return False


def _is_a_time(words: str, scene: Scene) -> bool:
    """Whether the words wish for a time as well: then they are read together with what stands before them."""
    if names_the_body(spell(words)):
        return False
    with suppress(Invalid):
        READERS["when"](words, scene)
        return True
    return False

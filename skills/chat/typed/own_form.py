"""A name or a number that is said to be another one by now, or soon, while the form is open: it is the form's own, and no right
over what we keep. The question is put again; a number of next month is noted, and the one of now stays."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from skills.cases.answers import Scene, with_more
from skills.chat.changes import amend
from skills.chat.intake import facts
from skills.chat.intake.asking import ask, remind
from skills.chat.intake.questions import with_health
from skills.conversation import Reply
from skills.fields import Invalid, persons
from skills.fields.contact import found
from skills.fields.reading import patterns as re
from skills.turn import Turn
from skills.understanding import understand
from skills.understanding.questions import asks

_LEAD = r"(?:(?:네|예|아|앗|참|저|근데|그런데|그리고|저는|제가|제|내|사실|얼마\s?전에?|최근에?|이번에|작년에|올해)[\s,.]{1,3}){0,3}"
_NUMBER = (
    r"(?:전화\s?번호|폰\s?번호|휴대폰\s?번호|핸드폰\s?번호|번호|연락처|폰|휴대폰|핸드폰)(?:이|가|를|을|는|은|도){0,1}"
)
_CHANGED = (
    r"(?:바[뀌꼈뀐뀝]\S{0,8}|바꿨\S{0,6}|새로\s?(?:팠|했|만들었|개통했)\S{0,6}|변경(?:했|됐|되었)\S{0,6}|달라졌\S{0,6})"
)
_ANOTHER_NUMBER = re.compile(
    rf"{_LEAD}{_NUMBER}\s?(?:(?:새로|얼마\s?전에|최근에|이번에|또)\s){{0,1}}{_CHANGED}[\s.!~ㅠㅜ]*"
    r"|(?:(?:sorry|oh|well|but|so)[\s,]{1,2}){0,2}(?:i(?:'ve| have)? (?:just |recently )?(?:changed|got) (?:my |a )?(?:new )?(?:phone )?number|my (?:phone )?number (?:has )?(?:just |recently )?changed|i have a new number)[\s.!]*",
    re.IGNORECASE,
)
_ANOTHER_NAME = re.compile(
    rf"{_LEAD}(?:개명(?:을|은)?\s?(?:했|한\s?(?:적|상태)|신청)\S{{0,8}}|(?:이름|성함)(?:이|을|은)?\s?(?:(?:새로|얼마\s?전에|최근에|이번에)\s){{0,1}}{_CHANGED})[\s.!~ㅠㅜ]*"
    r"|(?:(?:sorry|oh|well|but|so)[\s,]{1,2}){0,2}(?:i(?:'ve| have)? (?:just |recently |legally )?changed my name|my name (?:has )?(?:just |recently |legally )?changed)[\s.!]*",
    re.IGNORECASE,
)
_SOON = re.compile(
    r"(?:다음\s?(?:달|주)|담\s?(?:달|주)|다다음\s?주|내년|내후년|곧|조만간|나중|이사|개통|\d{1,2}\s?월|\d{1,2}\s?일|며칠\s?(?:뒤|후)|[일이삼한두세]\s?(?:주|달)\s?(?:뒤|후))\S{0,4}\s.{0,24}(?:바[뀌뀐뀝뀔]|바꿀|변경|달라)|(?:바뀔|바꿀|변경될|변경할|바뀌게\s?될)\s?(?:예정|거|것|겁|번호|듯)"
    r"|\b(?:next (?:week|month|year)|soon|from (?:next|january|february|march|april|may|june|july|august|september|october|november|december)|in (?:a|two|three|few) \w+)\b.{0,40}\b(?:changes?|changing|will be|new)\b|\b(?:will|going to) (?:change|be)\b.{0,40}\b(?:next (?:week|month|year)|soon)\b",
    re.IGNORECASE,
)
_OF_A_NUMBER = re.compile(r"번호|연락처|폰|\b(?:number|phone)\b", re.IGNORECASE)
_OLD_NAME = re.compile(
    r"[\s,.]{0,3}(?:(?:근데|그런데|그리고|사실|참고로)\s)?(?:(?:작년에|올해|최근에|얼마\s?전에|이번에)\s)?(?:개명(?:을)?\s?(?:해서|했고|했는데|하기\s?전에?|\s?전에?)(?:는|엔)?\s)?"
    r"(?:예전|옛날?|이전|전|원래|개명\s?전|구)\s?(?:이름|성함|본명)(?:은|이|으로는|으론)?\s(?P<old>[가-힣]{2,4}?)(?:이었|였)?(?:이?에요|예요|어요|습니다|입니다|이?고요?|인데요?|이?요)[\s.!~]*"
)


def take(turn: Turn) -> Reply | None:
    """What is done with such words at an open form behind the consent; None for all others. A name of before is left out of the
    message, so that the name of now is its answer."""
    text, step = turn.message.text.strip(), turn.talk.step or ""
    if turn.message.choice is not None or step in ("age", "health_consent") or persons.is_about_anothers(text):
        return None
    if (noted := _soon(turn)) is not None:
        return noted
    for of, words in (("phone", _ANOTHER_NUMBER), ("name", _ANOTHER_NAME)):
        if words.fullmatch(text) and not found(text).phone:
            return amend.reopen(turn, of, ask) if step != of and of in turn.talk.answers else remind(turn)
    return None


def leave_out_the_old_name(turn: Turn) -> bool:
    """Whether a name of before was told beside the one of now, at the name; it is left out of the message then."""
    text = turn.message.text.strip()
    rest = _OLD_NAME.sub(" ", text).strip(" ,.") if turn.talk.step == "name" and turn.message.choice is None else text
    if rest == text or not rest:
        return False
    turn.message = replace(turn.message, text=rest, understood=understand(rest))
    return True


def _soon(turn: Turn) -> Reply | None:
    """A number that will be another one: noted with what it is about, where the consent is there; the one of now stays."""
    text, answers = turn.message.text.strip(), turn.talk.answers
    number = found(text).phone
    if not (number and answers.get("phone") and number != answers["phone"]):
        return None
    if asks(text) or not (_SOON.search(text) and _OF_A_NUMBER.search(text)):
        return None
    if not with_health(answers):
        return ask(turn).before(turn.bubble("fields.phone.two_numbers"))
    with suppress(Invalid):
        step = "details" if "details" in answers else facts.HELD
        turn.talk.answers = with_more(answers, text, Scene(turn.unit.now, turn.clinic), step)
        return ask(turn).before(turn.bubble("intake.added"))
    return None

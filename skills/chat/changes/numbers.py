"""One more number beside the one that was given ("010-…로도 연락 주세요"): it stands with what was told, and replaces nothing;
the same number told once more, which is no news; and eight digits alone, which are asked back with their "010"."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from skills.cases.answers import Scene, read_time_alone, with_more
from skills.chat import consent
from skills.chat.answers.known import TELLING
from skills.chat.intake import facts
from skills.chat.intake.questions import FORM
from skills.conversation import ASKED_BACK, Reply
from skills.fields import Invalid, persons
from skills.fields.contact import beside_phone, has_another_number
from skills.fields.contact import found as contact_in
from skills.fields.phones import parse_phone, show_phone
from skills.fields.reading import patterns as re
from skills.turn import Act, Turn
from skills.understanding.questions import asks
from skills.understanding.readings.digits import completed, headless, is_beside_the_old
from skills.understanding.readings.only_told import denies_a_number

_ONE_MORE = re.compile(
    r"(?:번호|연락처|전화|핸드폰|휴대폰|폰)(?:도|를|을)?\s?(?:하나\s|한\s?개\s)?(?:더\s|같이\s|함께\s)?(?:추가|남길|남겨|적을|적어|알려|등록)|추가\s?(?:번호|연락처)|추가로|하나\s?더|한\s?개\s?더"
    r"|\d(?:으로|로|에|한테)?(?:도|까지)(?=\s|$)|(?:다른|또|두\s?번째)\s(?:제\s)?(?:번호|연락처|폰)(?:도|는)|(?:번호|연락처|폰)도\s(?:있|돼|되|가능|쓰)"
    r"|안\s?받(?:으면|을\s?때)|못\s?받(?:으면|을\s?때)|\b(?:also|as well|too|another number|second number|one more|additional|or else|if (?:i|that|you) (?:don't|can't|doesn't))\b",
    re.IGNORECASE,
)
_ALSO = re.compile(r"도(?=\s|\d|$)|까지|추가|더\s|더$|또|두\s?번째|받(?:으면|을)|[a-z]", re.IGNORECASE)
_INSTEAD = re.compile(
    r"바꿔|바꾸|바꿀|바뀌|바뀐|변경|수정|고쳐|틀[렸려린]|잘못|말고|아니(?!면)|대신|정정|\b(?:change|wrong|instead|not|replace|correct|is now)\b|\d now\b",
    re.IGNORECASE,
)
_AS_GIVEN = re.compile(
    r"(?:제\s|내\s)?(?:번호|연락처|전화)?(?:은|는|로|이)?\s?(?:아까|먼저|처음에?|위에|전에|이미)\s(?:제가\s)?(?:드린|적은|쓴|남긴|말한|알려\s?드린|말씀드린)(?:\s?대로)?\s?(?:번호|거|것)?|^(?:이고|고|이구|구|로|시간|그리고)\s|\b(?:on|as before|the same(?: number)?)$",
    re.IGNORECASE,
)


def leave_out_the_same(turn: Turn) -> None:
    """The number on record told once more beside a time: the time is what is left of the message."""
    if not _is_the_same(turn):
        return
    rest = " ".join(_AS_GIVEN.sub(" ", beside_phone(turn.message.text)).split()).strip(" ,.")
    if rest and read_time_alone(rest, Scene(turn.unit.now, turn.clinic)) is not None:
        turn.message = replace(turn.message, text=rest)


def _is_the_same(turn: Turn) -> bool:
    """Whether the words tell the number that was given, as it is to stay."""
    text, known = turn.message.text, turn.talk.answers.get("phone")
    if turn.talk.step not in ("when", FORM.review) or turn.message.choice is not None or not known:
        return False
    is_else = _INSTEAD.search(text) or has_another_number(text) or denies_a_number(text) or asks(text)
    return contact_in(text).phone == known and not is_else and not persons.is_about_anothers(text)


_SHORT = 40  # Letters of words that only say that a number or a name is none of theirs.
DOUBTED = f"phone{ASKED_BACK}"  # Among the answers: a number that is asked back, be it headless or another's.


def one_more(turn: Turn) -> bool:
    """Whether a number is told besides the one that is there, for the same person: noted with what was told."""
    text, answers = turn.message.text, turn.talk.answers
    is_late = turn.talk.step not in ("age", consent.STEP, "name", "phone", None)
    if not (is_late and answers.get("phone") and answers.get(consent.STEP)) or turn.message.choice is not None:
        return False
    is_more = _ONE_MORE.search(text) and _ALSO.search(text) and not _INSTEAD.search(text)
    if not (is_more or is_beside_the_old(text)):
        return False
    if contact_in(text).phone in (None, answers["phone"]):
        return False
    step = "details" if "details" in answers else facts.HELD
    with suppress(Invalid):
        turn.talk.answers = with_more(answers, text, Scene(turn.unit.now, turn.clinic), step)
        return True
    return False


def asked_back(turn: Turn, ask: Act) -> Reply | None:
    """ "1234 5678이요": whether that is the number, with its head, is asked once; the one that is there stays until the yes."""
    talk, answers = turn.talk, turn.talk.answers
    is_late = talk.step == "phone" or (talk.step in (*TELLING, "when", FORM.review) and answers.get("phone"))
    if turn.message.choice is not None or not is_late or answers.get(facts.PIECE):
        return None
    whole = headless(turn.message.text, at_the_question=talk.step == "phone")
    if talk.step != "phone" and completed(turn.message.text, ""):
        return None  # It is called the number.
    if not whole or (phone := parse_phone(whole)) == answers.get("phone"):
        return None
    talk.answers, talk.step = {**answers, DOUBTED: phone}, "phone"
    asked = turn.bubble("intake.number_back", phone=show_phone(phone))
    return turn.reply(asked, choices=(turn.choice("yes", "intake.asked_back.yes"), *ask(turn).choices))


_DISOWNED = re.compile(
    r"(?:(?:제|내|저의)\s?(?:전화\s?)?(?:번호|연락처|폰)(?:가|는|은|이)?\s?(?:아니(?!라|고|면|었)|아닌데|아닙|아님)|(?:다른|딴|남의)\s?(?:사람\s?)?(?:번호|연락처)(?:이?에요|예요|네요?|인데요?|입니다|임|잖))\S{0,4}[\s.!?~ㅠㅜ]*$"
    r"|^(?:oh |wait |sorry |no |hey )*(?:that|this|it|the number)(?:'s| is) (?:not my|somebody else's|someone else's|the wrong) (?:phone )?number[\s.!]*$|^(?:that|this|it)(?: is|'s)?n'?t my (?:phone )?number[\s.!]*$",
    re.IGNORECASE,
)
_ANOTHER_NAME = re.compile(
    r"(?:저는|전|제가|나는|난|제\s이름은|이름이)\s(?P<name>[가-힣]{2,4}?)(?:이|가)?\s?(?:아니에요|아니예요|아닌데요?|아닙니다|아니야|아님)[\s.!?~ㅠㅜ]*"
    r"|(?:i'?m not|i am not|my name is not|my name isn'?t) (?P<latin>[a-z]+(?: [a-z]+)?)[\s.!]*",
    re.IGNORECASE,
)


def disowned(turn: Turn, ask: Act) -> Reply | None:
    """ "번호가 남의 번호네", "저는 홍길동 아니에요": what stands in the form is none of theirs, and is asked for once more."""
    text, answers, talk = turn.message.text.strip(), turn.talk.answers, turn.talk
    if talk.step not in ("when", FORM.review) or turn.message.choice is not None or answers.get("whose"):
        return None
    named = _ANOTHER_NAME.fullmatch(text)
    name = (named["name"] or named["latin"]).casefold() if named else ""
    is_theirs = contact_in(text).phone in (None, answers.get("phone"))
    step = "name" if name and name in str(answers.get("name") or "").casefold() else ""
    step = step or ("phone" if is_theirs and _DISOWNED.search(text) else "")
    if not step or step not in answers or len(text) > _SHORT:
        return None
    talk.step, talk.failures = step, 0
    return ask(turn)


def heard(turn: Turn, ask: Act) -> Reply | None:
    """What is said of a number and changes none: one that is asked back, one that is none of theirs, and one more."""
    return asked_back(turn, ask) or disowned(turn, ask) or noted(turn, ask)


def noted(turn: Turn, ask: Act) -> Reply | None:
    """The open question again, where a number was told besides. Where it cannot be noted, the one to call is asked for."""
    if _is_the_same(turn) and not _AS_GIVEN.sub("", beside_phone(turn.message.text)).strip(" ,."):
        return ask(turn)
    if one_more(turn):
        return ask(turn).before(turn.bubble("intake.added"))
    is_open = turn.message.choice is None and turn.talk.answers.get("phone") and is_beside_the_old(turn.message.text)
    if is_open and contact_in(turn.message.text).phone not in (None, turn.talk.answers["phone"]):
        return ask(turn).before(turn.bubble("fields.phone.two_numbers"))
    return None

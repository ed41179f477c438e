"""One more number beside the one that was given ("010-…로도 연락 주세요"), which stands with what was told and replaces nothing;
and eight digits alone, which are asked back with their "010"."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from contextlib import suppress

from skills.cases.answers import Scene, with_more
from skills.chat import consent
from skills.chat.answers.known import TELLING
from skills.chat.intake import facts
from skills.chat.intake.questions import FORM
from skills.conversation import ASKED_BACK, Reply
from skills.fields import Invalid
from skills.fields.contact import found as contact_in
from skills.fields.phones import parse_phone, show_phone
from skills.fields.reading import patterns as re
from skills.turn import Act, Turn
from skills.understanding.readings.digits import completed, headless

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

DOUBTED = f"phone{ASKED_BACK}"  # Among the answers: a number that is asked back.


def one_more(turn: Turn) -> bool:
    """Whether a number is told besides the one that is there, for the same person: noted with what was told."""
    text, answers = turn.message.text, turn.talk.answers
    is_late = turn.talk.step not in ("age", consent.STEP, "name", "phone", None)
    if not (is_late and answers.get("phone") and answers.get(consent.STEP)) or turn.message.choice is not None:
        return False
    if not (_ONE_MORE.search(text) and _ALSO.search(text)) or _INSTEAD.search(text):
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


def noted(turn: Turn, ask: Act) -> Reply | None:
    """The open question again, where a number was told besides."""
    return ask(turn).before(turn.bubble("intake.added")) if one_more(turn) else None

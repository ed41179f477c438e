"""What is said beside the intake's open question and answers none of it: a question about the form itself, a sigh, a wish to
pause, to begin anew or to let the patient write.

One table, looked at before the words are read as an answer: which words, at which questions, and what is done. Who answers
something with it (a name, a number) is heard by the question instead."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from skills.cases.answers import Scene, read_time_alone
from skills.chat import consent, deduplication
from skills.chat.answers import kept, of_photos, of_rights
from skills.chat.answers.known import TELLING
from skills.chat.answers.small_talk import DO_IT, OF_MEALS, only_complains
from skills.chat.changes import times
from skills.chat.flows import menu
from skills.chat.intake import facts
from skills.chat.intake.asking import ask, remind
from skills.chat.intake.questions import FORM, tells_when_not
from skills.chat.sentences import pauses
from skills.chat.whose import guardian, how, minors, turning
from skills.conversation import Reply
from skills.fields import Invalid, persons
from skills.fields.agreement import refuses_in_a_word, says_yes
from skills.fields.contact import found
from skills.fields.naming.names import called_in, is_told_true
from skills.fields.naming.spelt import asks_how_to_write
from skills.fields.reading import patterns as re
from skills.fields.timing.days import PUTS_OFF
from skills.fields.treatments import treatments_in
from skills.fields.unsuited import BOOKED, unsuited
from skills.turn import Act, Turn
from skills.understanding import Intent
from skills.understanding.learned.moves import GUESSED, NEARLY, does, which
from skills.understanding.questions import (
    KEEPS_IT,
    PARDON,
    asks,
    asks_whether_to_stop,
    behind_instead,
    goes_ahead,
    thinks_it_over,
)
from skills.understanding.talk.leaving import ERASES_IT
from skills.understanding.talk.steps import FIRST_TIME, calls_it_off, ends_it
from skills.understanding.undone import ANEW, APPLY, CANCEL, FILES_LATER, MAY_I_FILE, behind_what_was_done, is_undone

_PLAINLY = 0.8
"""How likely it must be at the last questions that somebody puts it off."""
LONGEST = 60  # Letters: longer words tell something of their own.
BEFORE = frozenset({"age", consent.STEP})
CONTACT, _LAST_ONES = frozenset({"name", "phone"}), frozenset({"when", FORM.review})
AFTER = CONTACT | TELLING | {"when", FORM.review}
TYPED = BEFORE | CONTACT | _LAST_ONES  # Answered by no free words about the body.
ASKED = TYPED | TELLING
_Act = Callable[[Turn], Reply | None]


class _Beside(NamedTuple):
    words: re.Pattern[str]
    steps: frozenset[str]
    act: _Act
    """None where the words mean nothing of the kind after all."""


def take(turn: Turn) -> Reply | None:
    """The answer to such words; None for all others."""
    text, step = turn.message.text.strip(), turn.talk.step or ""
    if turn.message.choice is not None or not text:
        return None
    if (told := turning.said_of_others(turn)) is not None:
        return told
    if (waiting := pauses.take(turn)) is not None:
        return waiting
    if (
        len(text) > LONGEST
        or found(text).phone
        or (step == "name" and (called_in(text) or is_told_true(text)))
        or (step in BEFORE and consent.agrees(text))
    ):
        return None
    is_pause = thinks_it_over(text) and not (step in BEFORE and consent.ACTION in text)
    if (waiting := pauses.pause(turn) if is_pause else pauses.after_a_pause(turn)) is not None:
        return waiting
    if step == "when" and tells_when_not(turn.message.text, Scene(turn.unit.now, turn.clinic)):
        return times.not_then(turn, remind)
    if step == "age" and turn.talk.answers.get("whose") in guardian.GUARDED and _HOW_THEN.search(text):
        return _tell("beside.only_guardian")(turn)
    if step in CONTACT and asks_how_to_write(text):
        return _tell("beside.alias")(turn)
    acts = [one.act for one in _TABLE if step in one.steps and one.words.search(text)]
    return next((reply for act in (*acts, *_moved(turn)) if (reply := act(turn)) is not None), None)


def _moved(turn: Turn) -> tuple[_Act, ...]:
    """What is done with a move that makes sense at the open question. Where the words can be its answer, it must be sure."""
    text, step = turn.message.text, turn.talk.step or ""
    is_for_the_consent = step in BEFORE and (refuses_in_a_word(text) or (step == "age" and consent.ACTION in text))
    scene = Scene(turn.unit.now, turn.clinic)
    tells_time = _may_be_its_answer(turn) if step == "when" else read_time_alone(text, scene)
    says_when = step in ("when", FORM.review) and (tells_time or _TO_BE_CALLED.search(text))
    tells = says_when or bool(_BEFORE_PHOTOS.match(text) or treatments_in(text, turn.clinic.treatments))
    is_of_photos = "사진" in text and not does(text, "no_photos")
    is_else = is_undone(text, APPLY) or asks_whether_to_stop(text) or behind_instead(text) or is_of_photos
    if is_for_the_consent or tells or is_else:
        return ()
    here = {move: act for move, steps, act in _MOVES if step in steps}
    move = which(text, *here, *_ANSWERS, least=NEARLY if _may_be_its_answer(turn) else GUESSED) if here else ""
    is_answered = move == "hello" and step not in TELLING and _may_be_its_answer(turn)  # "안녕하세요 저는 한수아예요"
    goes_on = is_answered or (move == "leave" and (goes_ahead(text) or says_yes(text, "신청") or unsuited(text)))
    goes_on = goes_on or (move == "restart" and behind_what_was_done(text, ANEW) is not None)
    return () if move not in here or goes_on else (_unless_undone(move, here),)


def _unless_undone(move: str, here: dict[str, _Act]) -> _Act:
    """What is done with the move; who says not to want to leave ("취소하지 마세요") goes on."""
    return (
        (lambda turn: ask(turn) if is_undone(turn.message.text, CANCEL) else here[move](turn))
        if move == "leave"
        else here[move]
    )


def _may_be_its_answer(turn: Turn) -> bool:
    """Whether the open question can take the words for its answer."""
    with suppress(Invalid):
        question = FORM.field(turn.talk.step or "")
        return question is not None and question.read(turn.message, Scene(turn.unit.now, turn.clinic)) is not None
    return False


def _tell(key: str) -> Act:
    """One sentence, and the open question again."""
    return lambda turn: remind(turn).before(turn.bubble(key, phone=turn.clinic.phone))


def _prepare(turn: Turn) -> Reply | None:
    """What to have ready for the call."""
    return _tell("beside.prepare")(turn) if does(turn.message.text, "prepare") else None


def _put_off(turn: Turn) -> Reply | None:
    """Another time is no pause; and to put off the consent in a word is a no to it."""
    if guardian.ME_FIRST.search(turn.message.text):
        return None  # "그건 나중에 하고 제 상담부터 할게요"
    if turn.talk.step == consent.STEP and consent.ACTION in turn.message.text and _may_be_its_answer(turn):
        return None
    is_late = turn.talk.step in ("when", FORM.review) and does(turn.message.text, "later", least=_PLAINLY)
    return _leave(turn) if not is_late and _ANOTHER_TIME.search(turn.message.text) else pauses.pause(turn)


def _anew(turn: Turn) -> Reply:
    """All is asked anew, the consent as well. Nothing is forgotten by a guess: the words must name the beginning."""
    text = turn.message.text
    if asks(text) or is_undone(text, ANEW):
        return remind(turn)
    if not _THE_BEGINNING.search(text):
        return ask(turn)
    if turn.talk.step in TELLING and "싶" in text:  # It may be an operation that is to be done anew.
        return menu.ask_to_leave(turn)
    menu.forget_answers(turn)
    turn.open_form("consult", "age")
    return ask(turn).before(turn.bubble("beside.anew"))


def _read_back(turn: Turn) -> Reply | None:
    """What was told so far stands with the question; what was agreed to, or is kept, is shown otherwise."""
    is_else = kept.meant(turn) is not None or of_rights.reads_the_wording(turn.message.text)
    return None if is_else else ask(turn)


def _leave(turn: Turn) -> Reply:
    turn.intent = Intent.CANCEL  # Asked back: nothing is forgotten by a guess.
    return menu.ask_to_leave(turn)


def called_off(turn: Turn) -> Reply | None:
    """Who wants it called off, in whatever clause, is asked, whatever reason or time stands beside it."""
    text, step = turn.message.text, turn.talk.step
    is_told = step not in BEFORE and pauses.stops(turn)
    is_told = is_told and not (step == "when" and _may_be_its_answer(turn))
    ends = is_told or calls_it_off(text) or (step not in TELLING and ends_it(text))
    return _leave(turn) if turn.message.choice is None and ends else None


def _erase(turn: Turn) -> Reply | None:
    """Whose tattoo or mole is to go has told what it is about."""
    text = turn.message.text
    is_of_it = bool(treatments_in(text, turn.clinic.treatments)) or _ON_THE_SKIN.search(text) is not None
    return None if turn.talk.step in TELLING and is_of_it else menu.ask_to_leave(turn)


def _guardian_named(turn: Turn) -> Reply | None:
    """Who says who the guardian is ("보호자는 엄마예요") asks nothing: whether one is needed is told; later it is noted."""
    if turn.talk.step in BEFORE:
        is_theirs = turn.talk.answers.get("whose") in guardian.GUARDED
        return _tell("beside.only_guardian" if is_theirs else "beside.parents")(turn)
    text = turn.message.text
    if asks(text) or persons.name_of_another(text) or facts.note_question(turn) != "kept":
        return None
    return remind(turn).before(turn.bubble("intake.noted", said=text.strip()))


def _shorter(turn: Turn) -> Reply | None:
    """To whom it is too much: a sorry, and the shortest ways; what is asked of the consent's text is told from that."""
    text, step = turn.message.text, turn.talk.step
    if (step == consent.STEP and asks(text)) or does(text, "leave") or (step in TELLING and not only_complains(text)):
        return None
    if deduplication.first_words(turn.talk) == turn.say("beside.shorter", phone=turn.clinic.phone):
        return menu.offer_a_person(turn)
    reply = remind(turn).before(turn.bubble("beside.shorter", phone=turn.clinic.phone))
    person = () if any(choice.word == "person" for choice in reply.choices) else (turn.choice("person"),)
    return turn.reply(*reply.bubbles, choices=(*reply.choices, *person))


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_ON_THE_SKIN = _words(
    r"문신|타투|눈썹|반영구|기미|잡티|흉터|사마귀|주근깨|여드름|자국|(?<![가-힣])점(?=[은는을이도들\s])|\b(?:tattoos?|moles?|scars?|freckles?)\b"
)
_HOW_THEN = _words(r"어떻게\s?(?:해|하)|어떡|\bwhat (?:now|should i do)\b|\bhow then\b")
_THE_BEGINNING = _words(
    r"처음|첨부터|리셋|새로|다시\s?(?:다|싹)|(?:다|싹|전부)\s?(?:지우고)?\s?다시|\b(?:over|again|anew|scratch|top|reset|beginning)\b"
)
_THEIR_YES = r"(?:동의|허락|좋다?고?|괜찮)\S{0,3}\s?(?:한대요|하신대요|하대요|했대요|하셨대요|대요)[\s.!~]*$|(?:아직|본인은|환자는)\s?.{0,6}(?:몰라요|모르세요|모릅니다)"
_ANOTHER_TIME = _words(r"(?:다음|담)번?에|another time|some other time")
_BEFORE_PHOTOS = _words(r".{7,40}(?:사진|\bphotos?\b)")  # What is told in front of the photos is an answer.
_DONE = _words(r"접수|신청|[된됐되]|끝났|완료|\b(?:done|filed|submitted|sent|through)\b")
_TO_BE_CALLED = _words(
    r"(?:any ?time|아무\s?때|언제든|상관\s?없).{0,12}(?:\b(?:but|except|not)\b|빼|말고|제외|피해|안\s?[되돼])",
    r"\b(?:suits?|works?) (?:me )?better\b|\bafter (?:my )?work\b|(?:전화|연락|문자|답)\S{0,3}\s?(?:주|부탁|받|해\s?주)",
)
_ANSWERS = ("yes", "no", "agree", "disagree", "file", "anytime", "back", "adult", "child", "by_call", "by_chat", "by_sms", "no_name", "no_phone", "fix_details", "add_details", "visit_cancel", "may_i_ask")  # fmt: skip
"""Moves that are heard elsewhere: what is likelier to be one of them is none of the table's."""
_MOVES: tuple[tuple[str, frozenset[str], _Act], ...] = (
    ("leave", ASKED, _leave),
    ("later", ASKED, _put_off),
    ("resume", ASKED, ask),
    ("restart", ASKED, _anew),
    ("hello", ASKED, _tell("beside.hello")),
    ("unsure_when", frozenset({"when"}), ask),
    ("is_it_done", ASKED, lambda turn: _tell("beside.not_filed")(turn) if _DONE.search(turn.message.text) else None),
    ("read_back", frozenset({"when", FORM.review}), _read_back),
    ("complaint", frozenset({"age"}), _tell("beside.age_of_all")),
    ("complaint", ASKED - {"age"}, _shorter),
    ("no_photos", BEFORE, _tell("beside.photos_apart")),
    ("no_photos", ASKED - BEFORE, lambda turn: remind(turn).before(of_photos.later(turn))),
)
_TABLE: tuple[_Beside, ...] = (
    _Beside(_words(f"^{DO_IT.pattern}$"), ASKED, remind),
    _Beside(_words(consent.HALF_A_YES), frozenset({consent.STEP}), _tell("beside.half_a_yes")),
    _Beside(OF_MEALS, ASKED, _tell("talk.chat")),
    _Beside(FIRST_TIME, TYPED, ask),
    _Beside(ERASES_IT, ASKED, _erase),
    _Beside(PARDON, ASKED, ask),
    _Beside(_words(r"나중에\s?할까요?[\s.!~]*$", KEEPS_IT.pattern), ASKED, pauses.pause),
    _Beside(MAY_I_FILE, frozenset({FORM.review}), ask),
    _Beside(FILES_LATER, frozenset({FORM.review}), pauses.pause),
    _Beside(
        PUTS_OFF, _LAST_ONES, lambda turn: None if _THE_BEGINNING.search(turn.message.text) else pauses.pause(turn)
    ),
    _Beside(consent.WITHOUT_PHOTOS, BEFORE, _tell("beside.photos_apart")),
    _Beside(
        _words(
            r"[가-힣](?:한테|보고|에게|더러)\s?(?:\S{1,6}\s)?(?:톡|연락|전화|신청|문의)\s?하라고\s?(?:할게요?|하겠\S*|전할\S*|해야겠\S*|해볼\S*)",
            r"(?:직접|본인이|스스로|당사자가?)\s?(?:\S{1,6}\s)?(?:하라고|쓰라고|연락\s?하라고|신청\s?하라고|적으라고|말하라고|하게|하라)\s?(?:\S{0,3}게요|하겠\S*|전할\S*|해야겠\S*|해볼\S*)",
        ),
        BEFORE,
        turning.leave_it_to_them,
    ),
    _Beside(_words(r"동의|누르|눌러|체크|서명|클릭|사인|\bi\b"), frozenset({consent.STEP}), how.may_consent),
    _Beside(
        _words(
            r"직접\s?(?:상담|신청)?\s?(?:받는|하는|쓰는)\s?(?:게|것이)\s?(?:낫|좋|맞)",
            r"(?:제가|내가|저는?|남편이|가족이)\s?(?:대신|대리로)\s?\S{1,6}\s?(?:[되돼]|괜찮|가능)",
            r"\b(?:can|may) i (?:fill|do|write|apply) \S{0,12}\s?for (?:her|him|them)",
        ),
        TYPED,
        _tell("beside.rather_themselves"),
    ),
    _Beside(_words(_THEIR_YES), frozenset({consent.STEP}), _tell("beside.their_yes")),
    _Beside(_words(persons.TWO.pattern, persons.ALSO.pattern), TYPED, _tell("beside.one_each")),
    _Beside(persons.INSTEAD, ASKED, turning.for_another),
    _Beside(
        BOOKED, frozenset({"when"}), lambda turn: None if _may_be_its_answer(turn) else _tell("beside.booked")(turn)
    ),
    _Beside(
        _words(
            r"(?:어디|어딜|뭐|뭘|어떻게)\S{0,2}\s?(?:눌러|누르|눌리|클릭|대답)|(?:버튼|단추)\S{0,2}\s?(?:안|못|없|어디|어딨)|(?:글씨|글자)\S{0,2}\s?(?:너무\s)?(?:안\s?보|작|깨알)",
            r"\b(?:which|what|where)\b.{0,12}\b(?:press|click|button)\b",
        ),
        BEFORE,
        _tell("beside.how_to_answer"),
    ),
    _Beside(minors.PARENTS, BEFORE, _tell("beside.parents")),
    _Beside(persons.NAMES_ANOTHER, TYPED, _guardian_named),
    _Beside(
        _words(
            r"사진\S{0,2}\s?(?:은\s?|을\s?)?(?:어떻게|어디|여기|지금)\S{0,3}\s?(?:에\s?|로\s?)?(?:보내|올|드려|첨부)\S{0,6}\s?\S{0,4}[?\s]*$"
        ),
        AFTER,
        _tell("beside.photos"),
    ),
    _Beside(_words(r"(?:전화|연락)\S{0,2}\s?(?:안|못)\s?받" + minors.ASKS), AFTER, _tell("beside.missed_call")),
    _Beside(_words(r"준비|챙|서류|prepare|bring"), AFTER, _prepare),
    _Beside(_words(r"이름\S{0,3}[\s,]{1,3}.{0,6}이름\S{0,4}[?]"), CONTACT, ask),
    _Beside(
        _words(
            r"사진\S{0,2}\s?(?:잘\s)?(?:들어|갔|보내졌|받|도착|올라)\S{0,6}[?]|^사진\S{0,2}\s?(?:\S{1,4}\s)?(?:보냈|올렸|첨부했|보내\s?드렸)\S{0,4}[\s.!]*$"
        ),
        AFTER,
        lambda turn: remind(turn).before(of_photos.so_far(turn)),
    ),
    _Beside(
        _words(r"(?:가|방문하|오)면\s?(?:되|돼)|예약\S{0,2}\s?[된됐되]는?\s?[거건나죠]|[수시]술.{0,5}잡히는\s?[거건]"),
        frozenset({"when", FORM.review}),
        _tell("beside.not_fixed"),
    ),
    _Beside(_words(r"따로\s?(?:또\s)?(?:신청|접수|적)" + minors.ASKS), AFTER, _tell("beside.together")),
    _Beside(
        _words(r"(?:부모님?|엄마|아빠)\S{0,3}\s.{0,8}(?:외국|해외|멀리|바쁘|바빠|안\s?계|못\s?[하오])"),
        BEFORE,
        _tell("beside.only_guardian"),
    ),
    _Beside(
        _words(r"(?:이름|번호|연락처|전화)\S{0,4}만\s?(?:남기|남겨|적|드리|알려)" + minors.ASKS),
        BEFORE,
        _tell("intake.health_consent.only_contact"),
    ),
    _Beside(
        _words(
            r"(?:딸|아들|아이|애|환자|엄마|아빠|남편|아내|친구|자녀)\S{0,2}\s?(?:이름|성함)(?:도|은|을)?\s?(?:꼭\s?)?(?:알려|적|써|말|남겨)"
            + minors.ASKS
        ),
        BEFORE,
        _tell("beside.their_name"),
    ),
    _Beside(
        _words(r"^(?:이름|성함|번호|연락처|전화번호|제\s?이름|제\s?번호|제\s?연락처)(?:은|는|요|이요)?[\s:.?]*$"),
        CONTACT,
        remind,
    ),
)

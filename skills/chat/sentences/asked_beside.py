"""A question beside something else in the same message: beside the wish for a consultation ("주차 되나요? 상담 신청할게요"), or
beside the answer to the open question ("금요일 3시요. 주차 되나요?"). Both are done: answered above, and gone on with below.

The message is cut into its sentences; what each of them is, the readings say that read a whole message."""

# ruff: noqa: E501  (where a sentence ends, and what wishes, are easier to read in long lines)

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from skills.cases.answers import Scene, read_time_alone, with_more
from skills.chat import consent
from skills.chat.answers import information, known
from skills.chat.answers.known import TELLING
from skills.chat.intake import facts, filed
from skills.chat.intake.asking import ask, remind
from skills.chat.intake.questions import FORM, NAME, agrees_of_age, with_health
from skills.chat.whose import minors
from skills.conversation import MOST_BUBBLES, Reply, Say, words_of
from skills.fields import Invalid
from skills.fields.contact import found
from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import LONGEST, sentences
from skills.fields.reading.remembering import once
from skills.fields.treatments import treatments_in
from skills.fields.unsuited import asks_of_an_event
from skills.turn import Turn
from skills.understanding import Intent, Understood, understand
from skills.understanding.naming import is_of_the_body
from skills.understanding.questions import asks, asks_the_price, asks_to_begin, declines
from skills.understanding.readings.only_told import denies_a_number
from skills.understanding.readings.persons import asks_how_for_another
from skills.understanding.talk.courtesies import echoes
from skills.understanding.talk.for_others import booked_for
from skills.understanding.to_file import says_to_file

ROOM = 600  # Letters of an answer that stands in one bubble with the first of a question (docs/kakao.md: 1,000).
_AS_SURE = 0.5
_OPEN = frozenset({"name", "phone", "details", "when", FORM.review}) | TELLING
"""Questions beside which only what is asked plainly is answered."""
_JOINT = re.compile(
    r"(?<=[은는한인]데)(?:요)?[\s,]{1,4}(?=\S)|[\s,]{1,4}(?:근데|그런데|아\s?참|그리고|글고)[\s,]{1,4}|(?<=[고지]\s)(?=(?:상담|예약|신청)도?\s)"
    r"|[\s,]{1,4}(?:but|and also|and|also|by the way|btw|though)[\s,]{1,4}(?=(?:i|i'd|i'm|do|does|is|are|can|could|how|what|when|where|will|please|book|my|which)\b)"
    r"|,\s{1,3}(?=(?:do|does|is|are|can|could|how|what|when|where|will|please|i'd|i)\b)"
    r"|(?:(?<=[나까가]요)|(?<=세요)|(?<=[는은]지))[\s,]{1,4}(?=\S)",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"(?:상담|예약|신청|접수|진료)(?:을|를|도|은|이나|부터)?\s?(?:상담|예약|신청|접수)?(?:을|를|도|부터)?\s?(?:좀|하나\s?더|하나|한\s?번\s?더|한번|또|바로|먼저|일단|그냥|꼭)?\s?"
    r"(?:할(?:게|께|래)|하고\s?싶|받고\s?싶|잡고\s?싶|받을(?:게|께|래)|잡을(?:게|께|래)|받아\s?볼|해\s?볼(?:게|께|래)|해\s?(?:주|줘)|잡아\s?(?:주|줘)|넣어\s?(?:주|줘)|걸어\s?(?:주|줘)|부탁|원해|원합|희망|하겠|진행할|요[\s.!~]{0,9}$|이요[\s.!~]{0,9}$)"
    r"|\b(?:i(?:'d| would)? (?:like|love|want|wish|need)|please|i'?ll|let me|want|wanna)\b.{0,24}\b(?:consultation|appointment|book|sign (?:me )?up)\b"
    r"|^(?:and |also |so |then |ok(?:ay)?,? )?(?:book|schedule|arrange) (?:me |us )?(?:in|(?:for )?an? |the )?\s?(?:consultation|appointment|in)?[\s.!]{0,6}(?:please)?[\s.!]{0,6}$",
    re.IGNORECASE,
)
_NOT_NOW = re.compile(
    r"나중|다음에|담에|이따|취소|변경|바꾸|바꿔|확인|안\s?(?:할|해|하)|말고|했|하기\s?(?:전|싫)|\b(?:later|cancel|change|not|don't|already)\b",
    re.IGNORECASE,
)
_ONE_MORE = re.compile(
    r"(?:하나|한\s?(?:번|개|건))\s?더|(?<![가-힣])(?:또|추가로|새로)\s|다른\s?(?:부위\s?)?상담|\b(?:another|one more|a second|a new)\b",
    re.IGNORECASE,
)
"""A consultation beside the one that is filed."""
_HANGS = re.compile(
    r"(?:왜|이거|이게|이건|그거|그게|그건|괜찮|정상|원래|어떡|어떻게\s?해|너무)|\b(?:is (?:it|that|this)|why)\b",
    re.IGNORECASE,
)
_JOINED_BY = re.compile(r"^(?:(?:근데|그런데|그리고|아\s?참|참|but|and|also|so)[\s,]{1,4}){1,2}", re.IGNORECASE)
LED_BY = re.compile(
    r"(?:네|예|아|음|저기요?|혹시|안녕하세요|근데|그런데|그리고|참|hi|hello|hey|ok(?:ay)?)[\s,.!]{0,6}", re.IGNORECASE
)


_BINDING = frozenset({"age", consent.STEP, FORM.review})
_IF_SO = re.compile(
    r"(?:네\s|예\s)?(?:그럼|그러면|그렇다면|그렇담|그럼요|되면|돼면|된다면|하면|한다면|있으면|없으면|맞으면|아니면|무료면|가능하?면)(?:\s|,)|(?:and |so )?(?:then|if|in that case)\b",
    re.IGNORECASE,
)
"""What is done if the answer is the one that is hoped for."""
_BEHIND_A_NUMBER = re.compile(
    r"(?<=\d{4})(?:이?에요|예요|이요|요|입니다|인데요?|이고요?)?(?:[\s,.]{1,4}(?:and|but|근데|그런데))?[\s,.]{1,4}(?=[^\d\s\-])",
    re.IGNORECASE,
)
"""Where what stands behind a telephone number begins: "박지우 010-… 마취는 어떻게 하나요?"."""
_WHEN_CALLED = re.compile(
    r"(?:언제|몇\s?시|얼마나).{0,8}(?:전화|연락|답|통화)|(?:전화|연락|답)\S{0,4}\s?(?:언제|몇\s?시)|\bwhen\b.{0,16}\b(?:call|contact|reply|answer|hear)\b",
    re.IGNORECASE,
)


class _Cut(NamedTuple):
    questions: tuple[str, ...]
    rest: str
    """What is no question, in one."""
    asks_first: bool


def _cut(text: str) -> _Cut | None:
    """The message as its questions and what stands beside them; None where one of both is missing."""
    if len(text) > LONGEST:
        return None
    if len(parts := parts_of(text)) < 2:
        return None
    asked = [part for part in parts if _asks(part) and not echoes(part)]
    rest = [part for part in parts if part not in asked and not (LED_BY.fullmatch(part) or echoes(part))]
    if not (asked and rest):
        return None
    return _Cut(tuple(asked[:2]), " ".join(rest), parts.index(asked[0]) < parts.index(rest[0]))


def parts_of(text: str) -> list[str]:
    """The clauses of a message of which each may ask or tell something of its own."""
    return [part for one in sentences(text) for part in _parts(one)]


def _parts(sentence: str) -> list[str]:
    """The clauses of a sentence, one of which asks; the sentence as it is where none does, or where what is asked hangs on the
    clause before it ("피가 나는데 왜 그래요?")."""
    parts = [part for one in _JOINT.split(sentence) if one and (part := _JOINED_BY.sub("", one.strip(" ,")))]
    if parts == [sentence]:
        return parts
    hangs = any(_asks(part) and _HANGS.match(part) for part in parts[1:])
    return parts if any(_asks(part) for part in parts) and not hangs else [sentence]


_IS_OF_AGE = re.compile(
    r"(?:저는?\s|제가\s)?나이(?:는|가|도|야)?\s?(?:다\s)?(?:되|돼|맞|넘|충분하)\S{0,2}(?:는데|은데)요{0,1}"
)
"""What stands in front of what is said of the consent, and asks nothing: "나이는 되는데 …"."""


def _asks(part: str) -> bool:
    return asks(part) and not is_wish(part) and _IS_OF_AGE.fullmatch(part.strip()) is None


@once
def is_wish(part: str) -> bool:
    """Whether a sentence wishes for a consultation now, and asks nothing."""
    if "?" in part or declines(part) or _NOT_NOW.search(part):
        return False
    if asks_to_begin(part) or _WISH.search(part) is not None:
        return True
    meant = understand(part)
    return meant.intent is Intent.CONSULT and meant.score >= _AS_SURE and not asks(part)


def beside_a_wish(turn: Turn, reply: Reply, start: Callable[[Turn], Reply]) -> Reply | None:
    """The answer above and the consultation begun below it, whichever of both came first; None where not both are said."""
    text = turn.message.text.strip()
    begun = reply if (reply.skill, reply.step) == (NAME, "age") else None
    is_free = begun is not None or (turn.talk.flow is None and reply.skill in ("info", "policy", "talk"))
    is_quiet = turn.message.choice is None and turn.danger in (None, "staff")
    is_new = not turn.talk.case_id or _ONE_MORE.search(text) is not None
    if not (is_free and is_quiet and is_new) or turn.talk.suspended_at is not None or minors.in_doubt(turn):
        return None
    cut = _cut(text)
    if cut is None or not is_wish(cut.rest) or (begun is not None and _is_of_another(turn, text)):
        return None
    answers = [one for words in cut.questions if (one := answer(turn, words)) is not None]
    of_doctors = any(is_for_doctors(words) for words in cut.questions)
    if begun is None:
        if not answers and not of_doctors and reply.step != "unknown":
            answers = [reply]
        keeps = of_doctors or any(asks_the_price(words) for words in cut.questions)
        turn.message = replace(turn.message, text=text if keeps else cut.rest)
        begun = start(turn)
    if begun.skill != NAME:
        return None
    told = "\n\n".join(words_of(one) for one in answers if len(words_of(one)) <= ROOM) or not_told(
        turn, of_doctors=of_doctors
    )
    return above(begun, answers[:1] if len(answers) == 1 else [], told)


def _is_of_another(turn: Turn, text: str) -> bool:
    """Whether what is asked is how to apply for somebody else, which is told."""
    return bool(turn.talk.answers.get("whose")) and bool(booked_for(text) or asks_how_for_another(text))


def not_told(turn: Turn, *, of_doctors: bool) -> str:
    """What is said of a question that nobody here can answer."""
    if not of_doctors:
        return turn.say("info.unknown.beside", phone=turn.clinic.phone)
    if turn.danger == "staff":
        return turn.say("medical.symptom", phone=turn.clinic.phone)
    is_held = turn.reach.unkept.holds(turn.talk.patient_id, turn.unit.now)
    return turn.say(f"beside.for_the_doctors.{'held' if is_held else 'asked'}")


def above(begun: Reply, replies: list[Reply], told: str) -> Reply:
    """Both in one, as far as there is room: as bubbles of their own, else in one with the first."""
    first, *others = begun.bubbles
    bubbles = replies[0].bubbles if replies else (Say(told),)
    if len(begun.bubbles) + len(bubbles) <= MOST_BUBBLES:
        return begun.before(*bubbles)
    if len(begun.bubbles) < MOST_BUBBLES:
        return begun.before(Say(told))
    return replace(begun, bubbles=(Say(f"{told}\n\n{first.text}"), *others)) if isinstance(first, Say) else begun


def answer(turn: Turn, words: str) -> Reply | None:
    """What the clinic has published of it; None where nobody here knows."""
    understood = understand(words)
    if understood.danger is not None:
        return None
    message = replace(turn.message, text=words, understood=understood)
    beside = replace(turn, message=message, means=understood.intent)
    meant = known.meant(beside, understood, known.PLAINLY if turn.talk.step in _OPEN else 0.0)
    if meant is None and understood.intent is not Intent.INFO:
        return None
    reply = meant[1](beside) if meant else information.tell(beside)
    return reply if reply.skill in ("info", "policy") and reply.step not in ("unknown", "medical") else None


def is_for_doctors(words: str) -> bool:
    understood: Understood = understand(words)
    is_theirs = understood.intent is Intent.MEDICAL or understood.danger is not None or asks_of_an_event(words)
    return is_theirs or (understood.intent is Intent.OTHER and is_of_the_body(words))


def beside_an_answer(turn: Turn, hear: Callable[[Turn], Reply]) -> Reply:
    """The same beside the answer to the intake's open question: the answer is heard as if nothing was asked. Only what the
    clinic has published is answered so, and only where the rest alone is an answer."""
    talk, message = turn.talk, turn.message
    is_open = talk.flow == NAME and message.choice is None and turn.danger is None and not message.photos
    if not is_open or "whose" in talk.answers or minors.in_doubt(turn) or denies_a_number(message.text):
        return hear(turn)
    cut = _cut_at(turn, message.text.strip())
    if cut is not None and talk.step in _BINDING and _hangs_on_it(turn, cut):
        return _answered_only(turn, cut, hear)
    if cut is None or not _is_answer(turn, cut):
        return hear(turn)
    answers = [answer(turn, words) or _when_called(turn, words, cut.rest) for words in cut.questions]
    of_doctors = [
        words
        for words, one in zip(cut.questions, answers, strict=True)
        if one is None and (is_for_doctors(words) or (found(cut.rest).phone and is_of_the_body(words)))
    ]
    told = [one for one in answers if one is not None]
    understood = understand(cut.rest)
    if talk.step == FORM.review and len(told) < len(cut.questions):
        return _answered_only(turn, cut, hear)
    if len(told) + len(of_doctors) < len(cut.questions) or understood.danger in ("now", "clinic"):
        return hear(turn)
    if any(one.skill != "info" for one in told) or any(
        understand(one).danger in ("now", "clinic") for one in of_doctors
    ):
        return hear(turn)
    noted = {note(turn, words) for words in of_doctors}
    rest, priced = cut.rest, [words for words in cut.questions if asks_the_price(words)]
    if talk.step == "treatment" and not treatments_in(rest, turn.clinic.treatments):
        rest, priced = " ".join([*priced, rest]), []
    for words in priced:
        note(turn, words)  # Who calls may tell more of a price than the chat.
    turn.message, turn.means = replace(message, text=rest, understood=understood), understood.intent
    heard = hear(turn)
    if talk.answers.get(consent.STEP):
        noted = {"kept" if how == "held" else how for how in noted}  # The yes stood in the same message.
    of_them = (turn.say(f"beside.for_the_doctors.{how}") for how in sorted(noted))
    said = "\n\n".join([*(words_of(one) for one in told), *of_them])
    return above(heard, told if len(told) == 1 and not noted else [], said[:ROOM])


def beside_the_story(turn: Turn) -> Reply | None:
    """At the time or the review: what it is about, beside what the clinic has published, which is answered; all of it is added."""
    talk, text = turn.talk, turn.message.text.strip()
    is_open = talk.flow == NAME and talk.step in ("when", FORM.review) and with_health(talk.answers)
    is_quiet = turn.message.choice is None and turn.danger is None and not turn.message.photos and asks(text)
    if not (is_open and is_quiet and talk.answers.get("details")) or minors.in_doubt(turn) or found(text).phone:
        return None
    cut = _cut(text)
    if cut is None or not is_of_the_body(cut.rest):
        return None
    answers = [one for words in cut.questions if (one := answer(turn, words)) is not None and one.skill == "info"]
    if len(answers) < len(cut.questions):
        return None
    with suppress(Invalid):
        talk.answers = with_more(talk.answers, text, Scene(turn.unit.now, turn.clinic))
        told = "\n\n".join(map(words_of, answers))[:ROOM]
        return above(ask(turn).before(turn.bubble("intake.added")), answers[:1] if len(answers) == 1 else [], told)
    return None


def _hangs_on_it(turn: Turn, cut: _Cut) -> bool:
    """Whether the yes may rest on the answer, or a consent stands behind a question: "일요일도 하나요? 그럼 동의해요"."""
    return _IF_SO.match(cut.rest) is not None or (cut.asks_first and turn.talk.step != FORM.review)


def _answered_only(turn: Turn, cut: _Cut, hear: Callable[[Turn], Reply]) -> Reply:
    """What was asked is answered, and the open question put once more; where nothing can be told, what a question alone gets."""
    answers = [one for words in cut.questions if (one := answer(turn, words)) is not None]
    if answers:
        return above(remind(turn), answers[:1] if len(answers) == 1 else [], "\n\n".join(map(words_of, answers)))
    if turn.talk.step == FORM.review:  # What a question alone gets, and nothing is filed.
        turn.message = replace(turn.message, text=" ".join(cut.questions))
    return hear(turn)


def _when_called(turn: Turn, words: str, rest: str) -> Reply | None:
    """When somebody calls, asked beside name and number."""
    if found(rest).phone is None or _WHEN_CALLED.search(words) is None:
        return None
    return turn.reply(
        turn.bubble("info.once_filed", hours=filed.hours_line(turn)), choices=(), skill="info", step="once_filed"
    )


def _cut_at(turn: Turn, text: str) -> _Cut | None:
    """The cut message; where anything may be told, what is asked of the doctors is told to them."""
    at_contact = turn.talk.step in ("name", "phone") and found(text).phone
    cut = _cut(_BEHIND_A_NUMBER.sub("\n", text)) if at_contact else _cut(text)
    if turn.talk.step not in TELLING:
        return None if cut is None or asks(cut.rest) else cut
    if len(text) > LONGEST:
        return None
    parts = parts_of(text)
    known_ones = [part for part in parts if _asks(part) and not is_for_doctors(part) and answer(turn, part) is not None]
    rest = [part for part in parts if part not in known_ones and not LED_BY.fullmatch(part)]
    return _Cut(tuple(known_ones[:2]), " ".join(rest), False) if known_ones and rest else None


def note(turn: Turn, words: str) -> str:
    """A question for the doctors, put into what they read, and how."""
    beside = replace(turn, message=replace(turn.message, text=words), means=Intent.MEDICAL)
    return facts.note_question(beside)


def _is_answer(turn: Turn, cut: _Cut) -> bool:
    """Whether what stands beside the question is the answer to the open one, and surely so."""
    step, rest = turn.talk.step, cut.rest
    message, scene = replace(turn.message, text=rest), Scene(turn.unit.now, turn.clinic)
    if step == "age":
        return agrees_of_age(message, scene)
    if step == consent.STEP:
        return consent.agrees(rest)
    if step == "name":  # Of "남편 이름으로 해도 되나요 최민호" whose name it is hangs on the answer.
        return found(rest).name is not None and not any(map(asks_how_for_another, cut.questions))
    if step == "phone":
        return found(rest).phone is not None
    if step in TELLING:
        return bool(treatments_in(rest, turn.clinic.treatments)) or is_of_the_body(rest)
    if step == "when":
        return read_time_alone(rest, scene) is not None
    return step == FORM.review and cut.asks_first and says_to_file(rest, "접수", "신청")

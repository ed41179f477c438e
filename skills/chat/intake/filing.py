"""The end of the intake: the last question, whose answer may file it, the review, and the filing."""

from __future__ import annotations

from contextlib import suppress

from skills.cases import consultations, photos
from skills.cases.answers import ANSWERS, READERS, Scene
from skills.cases.consultations import CaseKind
from skills.chat import deduplication
from skills.chat.intake import amend, early, facts, filed, guardian, summary
from skills.chat.intake.asking import NOTICED, ask, ask_again
from skills.chat.intake.questions import FORM, files_at_once, read_wish, says_to_file, with_health
from skills.conversation import Reply
from skills.fields import Invalid
from skills.fields.agreement import is_thumb, parse_agreement, says_yes
from skills.fields.reading import patterns as re
from skills.fields.timing.times import WhenCode
from skills.fields.timing.wishes import When
from skills.fields.treatments import treatments_in
from skills.turn import Turn
from skills.understanding import Intent
from skills.understanding.naming import names_the_body
from skills.understanding.questions import asks, asks_the_price, asks_to_begin
from skills.understanding.spelling import spell
from storage.characters import folded
from storage.patients import conversations

_FILES = re.compile("접수|신청|보내|제출|넣어|file|submit|send", re.IGNORECASE)
_ACTIONS = (
    "접수",
    "신청",
    "보내",
    "보내줘",
    "넣어",
    "올려",
    "제출",
    "등록",
    "전달",
    "그걸로접수",
    "그렇게접수",
    "file",
    "submit",
    "book",
)
_IS_DONE = re.compile(
    r"^(?:(?:네{1,5}|넵|예|응|ㅇㅇ|ㅇㅋ|아|이제|다|그럼|이대로|그걸로|그렇게|이걸로|완벽해요|looks|all|that's|yes|yep)[\s,.!]{0,3}){0,3}"
    r"(?P<done>(?:다\s?)?(?:됐(?:어요?|습니다|네요|소|음|다)|되었(?:어요|습니다)|끝(?:이에요|났어요|입니다)?|완벽(?:해요|합니다|하네요)|(?:looks?\s|all\s)?(?:good|perfect|fine|great|set|right)"
    r"|(?:everything|it|all|that)(?:'s|\sis|\slooks|\sseems)\s(?:all\s)?(?:correct|right|good|fine|perfect|ok(?:ay)?))"
    r"|(?:보내|진행|넘겨)\s?(?:주세요|줘요?|주시면\s?(?:돼요|됩니다))|send(?:\sit)?)"
    r"[\s,.!~]{0,3}"
    r"(?:(?:그리|그렇게|그걸로|이대로|접수)\s?(?:해\s?)?(?:주세요|줘요?|주시오|줘유)?"
    r"|감사합니다|고마워요|thanks?(?: you)?|please"
    r"|(?:(?:please|and|you can|go ahead and)\s)?(?:file|submit|send)(?:\sit)?)?[\s,.!~]{0,3}",
    re.IGNORECASE,
)
"""What says at the review that all is as it should be: "네 됐어요", "됐소 그리해줘요"; "됐어요" alone may refuse as well."""
_DONE_HEAD = re.compile(
    r"(?:(?:네|예|넵|응|아|이제|다)[\s,]{1,2}){0,3}(?:다\s)?(?:됐(?:어요?|습니다|네요|다)|되었(?:어요|습니다)|맞(?:아요?|습니다|네요)|완벽(?:해요|합니다)|좋(?:아요|습니다|네요))[\s,.!~]{1,3}(?=\S)"
)
"""In front of the wish to file: "이제 됐어요 접수요"."""
_DONE_ASKING = re.compile(
    r"^(?:네\s)?(?:상의|의논|얘기|이야기|확인|물어봤)\S{0,3}\s?(?:했(?:어요|습니다|고요)|해\s?봤(?:어요|습니다)|어요)[\s,.!]+"
)
_ECHOES = re.compile(
    r"^(?:아|오|어)?[\s,]{0,2}[^?\s]{1,12}(?:부터|까지)?요\?\s{0,3}(?=(?:네|넵|예|응)[\s,.]\S*\s?(?:접수|신청))"
)
"""Who repeats what was told before the yes: "아 월요일부터요? 네 접수할게요"."""
_AND = re.compile(
    r"(?:아|앗|참)?[\s,]{0,2}(?:그리고|참고로|추가로|덧붙여)\s?.{0,40}(?:었|았|했|있|없|해|돼|어)(?:어요|요|습니다|네요|거든요|는데요)",
)
"""What is told besides, at the review: "그리고 예전에 라식 했어요"."""
_BARELY = re.compile(r"됐(?:어요?|습니다|네요|소|음|다)[\s.!~]*")

_SAYS_TO_FILE = 12  # Letters: shorter words that name the filing tell nothing of the body ("네 접수할게요 다시").
NOT_KEPT = frozenset(
    {
        summary.ON_RECORD,
        guardian.OF_AGE,
        "age",
        "health_consent",
        "photos",
        "urgent",
        NOTICED,
        facts.ASKED_TWICE,
        facts.HELD,
        facts.AGREED,
        facts.PIECE,
    }
)  # No answers of the case.
TELLS = frozenset({Intent.CONSULT, Intent.MEDICAL, Intent.OTHER})  # What words mean that tell what it is about.


def at_the_last(turn: Turn) -> Reply | None:
    """At the last question: to file at any time or at the time that is told with it, and words that are no time but tell what
    it is about. None where the words are a time alone, or nothing of this."""
    message, scene = turn.message, Scene(turn.unit.now, turn.clinic)
    words = "" if message.choice == "confirm" else files_at_once(message.text) if message.choice is None else None
    if words is not None:
        words = "" if says_yes(words) else words
        with suppress(Invalid):
            when = When("anytime").to_data() if not words else READERS["when"](words, scene)
            turn.talk.answers = {**turn.talk.answers, "when": when}
            return _file(turn).before(*summary.outside_of_hours(turn, {"when": when}))
    if message.choice is not None:
        return None
    return _tell_more(turn, scene) if with_health(turn.talk.answers) else _not_of_the_body(turn, scene)


def _not_of_the_body(turn: Turn, scene: Scene) -> Reply | None:
    """A wish that would be kept as it was said is asked anew where it tells of the body without the health consent (C-3)."""
    with suppress(Invalid):
        said = read_wish(turn.message, scene).get("said", "")
        if said and names_the_body(spell(said)):
            turn.talk.failures += 1
            return ask_again(turn, Invalid(WhenCode.NOT_UNDERSTOOD))
    return None


def _tell_more(turn: Turn, scene: Scene) -> Reply | None:
    """What it is about, told at the question for the time; the time is then asked for again."""
    before, text = turn.talk.answers.get("details"), turn.message.text
    if not _tells(turn, anything=before == ""):
        return None
    try:
        read_wish(turn.message, scene)
    except Invalid:
        told = "\n".join(filter(None, (before, READERS["details"](text, scene))))
        turn.talk.answers = {**turn.talk.answers, "details": told}
        return ask(turn) if before == "" else ask(turn).before(turn.bubble("intake.added"))
    return None


def _tells(turn: Turn, *, anything: bool) -> bool:
    """Whether the words tell what it is about; `anything` says that nothing was told of it yet."""
    text = turn.message.text
    if anything:
        of_the_price = turn.means is Intent.INFO and asks_the_price(text)
        return turn.means in TELLS or turn.danger is not None or of_the_price
    return (turn.means is Intent.MEDICAL or _names_a_part(turn)) and not (asks(text) or asks_to_begin(text))


def _names_a_part(turn: Turn) -> bool:
    """Whether a part of the body, what is done to it or what is felt is named by words that mean nothing else."""
    text = turn.message.text
    is_one = bool(treatments_in(text, turn.clinic.treatments)) or names_the_body(spell(text))
    return turn.means in TELLS and is_one


def review(turn: Turn) -> Reply:
    choice = turn.message.choice
    if choice is None:
        choice = _review_word(turn)
        if choice == "confirm" and deduplication.told_beside(turn.talk) and not _FILES.search(turn.message.text):
            return ask(turn)  # "네 감사합니다" thanks for what was told beside the form.
    if choice in ("confirm", "yes"):
        return _file(turn)
    if choice == "photos":
        return ask(turn).before(turn.bubble("intake.photos.send"))
    if choice in ("edit", "no"):
        return summary.which(turn, FORM)
    if choice and (question := FORM.field(choice)) and question.asked(turn.talk.answers):
        return amend.reopen(turn, choice, ask)
    if (told := _told_more(turn)) is not None:
        return told
    if (asked := early.for_the_doctors(turn)) is not None:
        return asked
    turn.talk.failures += 1
    return ask_again(turn, Invalid("intake.confirm.unclear"))


def _told_more(turn: Turn) -> Reply | None:
    """At the review: words about the body are added to what it is about."""
    text, answers = turn.message.text, turn.talk.answers
    tells = turn.means in (Intent.MEDICAL, Intent.CONSULT) or _names_a_part(turn)
    tells = tells or (turn.means in TELLS and _AND.match(text) is not None)
    tells = tells and not (
        _FILES.search(text) and len(folded(text)) <= _SAYS_TO_FILE and not treatments_in(text, turn.clinic.treatments)
    )
    tells = tells and not (asks(text) or asks_to_begin(text))
    if turn.message.choice is not None or not tells or not with_health(answers):
        return None
    words = READERS["details"](text, Scene(turn.unit.now, turn.clinic))
    turn.talk.answers = {**answers, "details": "\n".join(filter(None, (answers.get("details"), words)))}
    return ask(turn).before(turn.bubble("intake.added"))


def _review_word(turn: Turn) -> str | None:
    said = folded(turn.message.text)
    if any(
        word in said
        for word in (
            "수정",
            "고칠",
            "고쳐",
            "바꿀",
            "바꿔",
            "변경",
            "틀린",
            "틀렸",
            "틀려",
            "잘못",
            "edit",
            "change",
            "wrong",
            "mistake",
        )
    ):
        named = [one.step for one in ANSWERS.values() if any(word in said for word in one.called)]
        return named[0] if len(named) == 1 else "edit"
    if (
        says_to_file(_ECHOES.sub("", _DONE_ASKING.sub("", turn.message.text)), *_ACTIONS)
        or is_thumb(turn.message.text)
        or _is_done(turn.message.text)
    ):
        return "confirm"
    if turn.means is Intent.CANCEL:
        return None  # "접수 취소할게요" is a way out and no answer to change.
    try:
        return "confirm" if parse_agreement(turn.message.text, *_ACTIONS) else "edit"
    except Invalid:
        return None


def _is_done(text: str) -> bool:
    words = text.strip()
    if (head := _DONE_HEAD.match(words)) is not None and says_to_file(words[head.end() :], *_ACTIONS):
        return True
    return _IS_DONE.fullmatch(words) is not None and _BARELY.fullmatch(words) is None


def _file(turn: Turn) -> Reply:
    answers = dict(turn.talk.answers)
    kind = CaseKind.CONSULTATION if with_health(answers) else CaseKind.CALL_BACK
    who = conversations.unlocked(turn.unit, turn.talk)
    if whose := answers.get("whose"):  # The name is the other's, and stays on this case alone.
        answers["whose"] = [whose, answers.pop("name", "")]
    kept = {k: v for k, v in answers.items() if k not in NOT_KEPT}
    urgent = bool(answers.get("urgent"))
    case = consultations.file_consultation(turn.unit, turn.clinic, who, kind, kept, urgent=urgent)
    photos.attach(turn.unit, turn.talk.patient_id, case.id)
    turn.talk.leave_flow()
    turn.talk.case_id = case.id
    return filed.tell(turn, case, answers)

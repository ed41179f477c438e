"""Correcting an answer inside the intake: what was given before is changed, and the open question is asked again.

"번호 잘못 적었어요 010-…" takes the value out of the sentence, "이름이 틀렸어요" asks for it, "뒤로" goes one question back.
None of it is a request about stored data: nothing of an open form has been filed yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeAlias

from skills.cases.answers import READERS, Scene, read_when_instead, with_more
from skills.chat import consent
from skills.chat.answers.known import TELLING
from skills.chat.changes import channels, outright, parts, pictures, several, times
from skills.chat.changes.names import name_instead, new_one
from skills.chat.intake import summary
from skills.chat.intake.asking import ask_again
from skills.chat.intake.questions import FORM, tells_of_the_body
from skills.chat.whose import anothers, turning
from skills.conversation import Reply, Say
from skills.fields import Doubtful, Invalid
from skills.fields.contact import found as contact_in
from skills.fields.naming.names import name_in
from skills.fields.naming.near import near
from skills.fields.reading import patterns as re
from skills.fields.timing.times import WhenCode
from skills.fields.treatments import treatments_in
from skills.fields.unsuited import asks_of_an_event, without_the_old
from skills.turn import Act, Turn
from skills.understanding.amending import (
    CORRECTS,
    ENDS,
    Change,
    behind_a_wait,
    behind_no,
    change_in,
    clauses,
    given_anew,
    goes_back,
    last_sentence,
)
from skills.understanding.learned.moves import LIKELY, SURE, does
from skills.understanding.readings.digits import is_of_no_number, names_a_part, put_right
from skills.understanding.readings.only_told import changes_nothing, names_the_wrong_one
from skills.understanding.readings.persons import tells_of_another
from skills.understanding.to_file import says_to_file
from storage.characters import folded

_HOW_LIKELY = {**dict.fromkeys(TELLING, SURE), "when": 0.2, FORM.review: 0.2}
"""How likely a correction must be: the last questions are answered by hardly any other words, the first of these by any."""
_GUESSED = ("phone", "when", "treatment")  # Answers that are told by their look where none is named.
_PARTICLE = re.compile("(?:도|을|를|은|는|이랑|랑|하고|와|과)$")
_SHORT = 25  # Letters of a time, a number or a way to be answered that stands alone.
_ASKED = re.compile(r"\?|나요|까요|가요|[뭐뭔몇왜]|어떻|언제|얼마")
_FILLS = re.compile(
    r"(?:아|앗|어|참|네|예|넵|응|음|아니(?:요|다)?|죄송(?:해요|합니다)|잠깐만요?|그리고|또|저기요?|지금|당장|빨리|oh|sorry|yes|no)[.!~]*",
    re.IGNORECASE,
)
Told: TypeAlias = Say | Reply | None
"""What became of a correction: what to say above the open question, a reply of its own, or nothing of the kind."""


def take(turn: Turn, ask: Act) -> Reply | None:
    """The reply to a correction; None when the words are none. `ask` puts the open question. Where every clause corrects
    something ("번호 뒤에 6061이에요 그리고 목요일로요"), all of it is changed."""
    if goes_back(turn.message.text):
        return _back(turn, ask)
    files = turn.talk.step == FORM.review and says_to_file(turn.message.text, "접수", "신청", "보내", "file", "submit")
    if files or changes_nothing(turn.message.text) or asks_of_an_event(turn.message.text):
        return None  # "빨리 접수해 주세요" files, and is no time.
    channels.take_time_beside(turn)
    told = _outright(turn, several.told) or _by_clauses(turn, ask) or _outright(turn, outright.told)
    told = told or _treated(turn) or _outright(turn, times.told) or [_corrected(turn, ask)]
    if isinstance(told[0], Reply):
        return told[0]
    said = [one for one in told if isinstance(one, Say)]
    if said and turn.talk.step == "when" and "when" in turn.talk.answers:
        turn.talk.step = FORM.next_step(turn.talk.answers)
    return ask(turn).before(*(one for one in said if one.text)) if said else None


def take_sure(turn: Turn, ask: Act) -> Reply | None:
    """A correction that is none of the things said beside a question, however politely it is asked for."""
    whole = turn.message
    turn.message = replace(whole, text=text) if (text := behind_a_wait(whole.text)) != whole.text else whole
    before = str(turn.talk.answers.get("name") or "")
    is_sure = does(text, *CORRECTS, least=SURE) or does(text, "by_sms", "by_chat", least=SURE) or goes_back(text)
    is_sure = is_sure or given_anew(text) is not None or bool(near(text, before) or (before and new_one(text)))
    is_sure = is_sure or bool(several.told(turn) or outright.told(turn)) or outright.treatment(turn) is not None
    if (told := (take(turn, ask) if is_sure else None) or _by_the_last(turn, ask)) is None:
        turn.message = whole
    return told


def of_clause(turn: Turn, ask: Act) -> Told:
    """What a clause changes by itself; it reopens no question."""
    if changes_nothing(turn.message.text) or asks_of_an_event(turn.message.text):
        return None
    told = _outright(turn, outright.told) or _treated(turn) or [_corrected(turn, ask, in_part=True)]
    return (told if told[0] is not None else _outright(turn, times.told) or told)[0]


def _by_the_last(turn: Turn, ask: Act) -> Reply | None:
    """ "코보다 눈밑이 더 급해요. 눈밑지방으로 바꿔 주세요": the last sentence corrects, and what is told before it is added."""
    whole, (before, last) = turn.message, last_sentence(turn.message.text)
    if not before or turn.talk.step not in ("when", FORM.review) or not does(last, *CORRECTS, least=SURE):
        return None
    turn.message = replace(whole, text=last)
    if (told := take(turn, ask)) is None:
        turn.message = whole
    elif turn.talk.answers.get(consent.STEP) and tells_of_the_body(before):
        _tell(turn, before)
    return told


def _outright(turn: Turn, values: Callable[[Turn], dict[str, Any]]) -> list[Told]:
    """ "이름은 정하니이고 번호는 010-…이에요 둘 다 틀렸네요": values that are told take the place of what was given."""
    if turn.talk.step in ("age", consent.STEP, "name", "phone") or anothers.is_not_theirs(turn):
        return []
    return [put(turn, step, value) for step, value in values(turn).items()]


def _treated(turn: Turn) -> list[Told]:
    """ "겁나서 보톡스로 바꿀게요": another treatment, and what was told of it below what was told."""
    words = outright.treatment(turn)
    if words is None or (part := _read(turn, "treatment", words, guessed=False)) is None:
        return []
    if turn.talk.answers.get("details"):
        _tell(turn, turn.message.text)
    return [put(turn, "treatment", part)]


def _by_clauses(turn: Turn, ask: Act) -> list[Told]:
    """What each clause changed; empty, and nothing changed, where one of them is no correction."""
    parts = [one for one in clauses(turn.message.text) if not _FILLS.fullmatch(one)]
    anew = given_anew(turn.message.text)  # What follows is all of it.
    if len(parts) < 2 or (anew is not None and anew.step in TELLING):
        return []
    whole, before, told = turn.message, dict(turn.talk.answers), []
    while parts and None not in told:
        told.append(first_that_corrects(turn, ask, parts))
    turn.message = whole
    about = {one.text.partition(":")[0] for one in told if isinstance(one, Say)}
    if len(about) == len(told) > 1:  # Each told something, and no two of the same.
        pictures.settle(turn, told)
        return told
    turn.talk.answers = before
    return []


def first_that_corrects(turn: Turn, ask: Act, parts: list[str]) -> Told:
    """What the first clause changes: alone, with the end that it shares with the last ("… 바꿔 주세요"), or with the
    next, which tells the value ("이름 틀렸어요 홍지은이에요"). What was read is taken from the clauses."""
    first = parts.pop(0)
    shared = () if first.rstrip(".!?~").endswith(("요", "다", "죠")) else ENDS  # A whole sentence lacks none.
    for words, taken in ((first, 0), *((f"{first}{end}", 0) for end in shared), (" ".join([first, *parts[:1]]), 1)):
        turn.message = replace(turn.message, text=words)
        if (said := _corrected(turn, ask, in_part=True)) is not None:
            del parts[:taken]
            return said
    return None


def _corrected(turn: Turn, ask: Act, *, in_part: bool = False) -> Told:
    text = turn.message.text
    is_short = len(folded(text)) <= (_SHORT * 2 if text.isascii() else _SHORT) and not _ASKED.search(text)
    is_asked_for = does(text, "by_sms", "by_chat", least=SURE)  # However politely: "톡으로 답해 주실 수 있나요".
    if (is_short or is_asked_for) and (told := _another_channel(turn) or _said_alone(turn, ask)) is not None:
        return told
    if (name := _another_name(turn)) is not None:
        return name
    change = change_in(text, _HOW_LIKELY.get(turn.talk.step or "", LIKELY))
    if change is None:
        return None
    is_another = bool(change.old and treatments_in(change.words, turn.clinic.treatments))  # "코 아니고 눈으로 할게요"
    tells = change.step == "" and turn.talk.step in TELLING and not is_another
    anew = given_anew(text)
    if anew is not None and not anew.words and _is_open(turn, anew.step):
        return ask(turn)
    if change.step == turn.talk.step or tells:
        if change.words and change.step == "name" and not name_in(text):
            turn.message = replace(turn.message, text=change.words)  # "이름 다시 쓸게요 염다슬이에요", at the name.
        return None
    if change.step in ("name", "phone", "") and anothers.is_not_theirs(turn):
        return turning.for_another(turn) or ask(turn).before(turn.bubble("intake.not_theirs"))
    if change.action == "drop":
        return pictures.drop(turn, change, in_part=in_part)
    return _change(turn, change, None if in_part else ask)


def _is_open(turn: Turn, step: str) -> bool:
    """Whether the open question is the one for this answer."""
    return turn.talk.step == step or (turn.talk.step in TELLING and step in TELLING)


def _another_name(turn: Turn) -> Told:
    """ "아니 이름 박지수예요": a name that is called one takes the place of the name that was given."""
    name = name_instead(turn.message.text.strip(), str(turn.talk.answers.get("name") or ""))
    if name is None or turn.talk.step == "name" or not turn.talk.answers.get("name"):
        return None
    is_near = name == near(turn.message.text, str(turn.talk.answers["name"]))
    if is_near and (anothers.is_not_theirs(turn) or names_the_wrong_one(turn.message.text)):
        return None
    return Say("") if turn.talk.answers["name"] == name else put(turn, "name", name)


def _another_channel(turn: Turn) -> Told:
    """ "전화 말고 카톡으로 주세요"; who says so again is told nothing."""
    said = channels.another(turn)
    return None if said is None else _changed(turn, "channel", said) if said else Say("")


def _said_alone(turn: Turn, ask: Act) -> Told:
    """ "아니 수요일", "아니다 열한시": a time or a number takes the place of the one that was given; at the review it may stand
    alone."""
    text = turn.message.text
    rest = behind_no(text)
    if (not rest and turn.talk.step != FORM.review) or names_the_wrong_one(text) or given_anew(text):
        return None
    is_number = contact_in(text).phone or names_a_part(text)
    if is_number and anothers.is_not_theirs(turn):
        return ask(turn).before(turn.bubble("intake.not_theirs"))
    if not turn.talk.answers.get("whose") and tells_of_another(text):
        return None  # "친구는 금요일에 했대요"
    for step in ("phone", "when"):
        is_new = step == "phone" and turn.talk.step == FORM.review and contact_in(text).alone
        if step == turn.talk.step or not (step in turn.talk.answers or is_new):
            continue
        scene = Scene(turn.unit.now, turn.clinic)
        if step == "when" and (tells_of_the_body(text) or times.is_of_something_else(rest or text, scene)):
            continue  # "아침마다 코가 막혀요", "생일이 토요일이에요"
        try:
            value = _reader(turn, step)(rest or text)
        except Invalid as problem:
            if problem.code == WhenCode.TAKEN_BACK:
                return reopen(turn, step, ask)
            if problem.code in (WhenCode.PAST, WhenCode.TOO_FAR):
                return ask_again(turn, problem)
            continue
        return put(turn, step, value)
    return None


def put(turn: Turn, step: str, value: Any) -> Say:
    """The answer takes this value; what to say of it."""
    title = parts.retitled(turn, value) if step == "details" else {}
    turn.talk.answers = {**turn.talk.answers, **title, step: value}
    return _changed(turn, step, summary.shown(turn, step))


def _changed(turn: Turn, step: str, value: str) -> Say:
    return turn.bubble("intake.changed", field=turn.say(f"summary.{step}"), value=value)


def _reader(turn: Turn, step: str) -> Callable[[str], Any]:
    """How the new answer of this step is read; a time keeps what it does not name of the old one, and a number that ends in
    other digits its beginning."""
    scene, old = Scene(turn.unit.now, turn.clinic), turn.talk.answers.get(step)
    if step == "when" and old:
        return lambda words: read_when_instead(words, old, scene)
    if (
        step == "phone"
        and old
        and not contact_in(turn.message.text).phone
        and (whole := put_right(turn.message.text, old))
    ):
        return lambda _words: READERS[step](whole, scene)
    return lambda words: READERS[step](words, scene)


def _back(turn: Turn, ask: Act) -> Reply:
    answered = [step for step in summary.CHANGED if step in turn.talk.answers and step != turn.talk.step]
    order = [field.step for field in FORM.fields]
    here = order.index(turn.talk.step) if turn.talk.step in order else len(order)
    before = [step for step in answered if order.index(step) < here]
    return reopen(turn, before[-1], ask) if before else ask(turn)


def reopen(turn: Turn, step: str, ask: Act) -> Reply:
    """Ask this question again; what it had for an answer is forgotten."""
    turn.talk.drop_answers(frozenset({step}))
    turn.talk.step, turn.talk.failures = step, 0
    return ask(turn)


def _change(turn: Turn, change: Change, ask: Act | None) -> Told:
    """The change, or the question of its answer again where no value is told (with no `ask`: nothing)."""
    step, value = _addition(turn, change) if change.action == "add" else _new_value(turn, change)
    value = None if step == "phone" and names_the_wrong_one(turn.message.text) else value
    if step not in turn.talk.answers or (step == "phone" and value is None and is_of_no_number(turn.message.text)):
        return None
    if value is None:
        is_asked = turn.talk.step == FORM.review or not change.words or change.likely >= SURE
        return reopen(turn, step, ask) if ask is not None and is_asked and change.likely < 1 else None
    if step == "treatment" and turn.talk.answers.get("details"):  # What was told of the old one stands there.
        _tell(turn, change.words if given_anew(turn.message.text) else turn.message.text)
    told = put(turn, step, value)
    return turn.bubble("intake.added") if change.action == "add" else told


def _tell(turn: Turn, words: str) -> str:
    """What is told besides, below what was told."""
    turn.talk.answers = with_more(turn.talk.answers, words, Scene(turn.unit.now, turn.clinic))
    return str(turn.talk.answers["details"])


def _addition(turn: Turn, change: Change) -> tuple[str, Any]:
    """Another part beside the one that it is about; all else that is to be added stands with the details."""
    words = _PARTICLE.sub("", change.words)
    if change.step != "details" and treatments_in(words, turn.clinic.treatments):
        return "treatment", parts.beside(turn, _read(turn, "treatment", words, guessed=False))
    return ("details", _tell(turn, turn.message.text)) if "details" in turn.talk.answers else ("", None)


def _new_value(turn: Turn, change: Change) -> tuple[str, Any]:
    """Which answer is changed, and to what: the one that is named, or whose look the new value has."""
    is_told = _was_told(turn, change.old)
    step = change.step or ("name" if is_told == "name" else "")
    if step == "when" and (new := without_the_old(turn.message.text)) != turn.message.text:
        change = replace(change, words=new)
    for one in (step,) if step else _GUESSED:
        value = _read(turn, one, change.words, guessed=not step and not is_told)
        if value is None and step in ("phone", "when") and not names_the_wrong_one(turn.message.text):
            value = _read(turn, one, turn.message.text, guessed=False)
        if value is not None and (one not in ("name", "when") or value != turn.talk.answers.get(one)):
            return one, value
    return step or ("details" if turn.talk.answers.get("details") else "treatment"), None


def _was_told(turn: Turn, old: str) -> str:
    """The answer in which what is replaced stands: "이마 말고 무턱으로", "홍길동 아니고 홍길통"."""
    answers = turn.talk.answers
    if len(folded(old)) < 2:
        return ""
    about = f"{summary.shown(turn, 'treatment')} {answers.get('details') or ''}" if "treatment" in answers else ""
    told = {"name": answers.get("name") or "", "treatment": about}
    return next((step for step, words in told.items() if folded(old) in folded(words)), "")


def _read(turn: Turn, step: str, words: str, *, guessed: bool) -> Any:
    if step not in READERS or not words:
        return None
    try:
        value = _reader(turn, step)(words)
    except Doubtful as doubt:
        return doubt.reading if step == "name" else None  # It is called a name.
    except Invalid:
        return None
    return None if guessed and step == "treatment" and "word" not in value else value

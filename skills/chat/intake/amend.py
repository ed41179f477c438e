"""Correcting an answer inside the intake: what was given before is changed, and the open question is asked again.

"번호 잘못 적었어요 010-…" takes the value out of the sentence, "이름이 틀렸어요" asks for it, "뒤로" goes one question back.
None of it is a request about stored data: nothing of an open form has been filed yet."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from skills.cases import photos
from skills.cases.answers import READERS, Scene, read_when_instead, show_treatment
from skills.chat import consent
from skills.chat.intake import facts, summary
from skills.chat.intake.asking import ask_again
from skills.chat.intake.questions import FORM
from skills.conversation import Reply, Say
from skills.fields import Invalid, persons
from skills.fields.contact import found as contact_in
from skills.fields.contact import whole_name
from skills.fields.timing.times import WhenCode
from skills.fields.treatments import treatments_in
from skills.turn import Act, Turn
from skills.understanding.amending import FIELDS, Change, behind_no, change_in, goes_back
from skills.understanding.questions import asks
from storage.characters import folded

_GUESSED = ("phone", "when", "treatment")  # Answers that are told by their look where none is named.
_DOES_NOT_SUIT = (WhenCode.PAST, WhenCode.TOO_FAR)
_PARTICLE = re.compile("(?:도|을|를|은|는|이랑|랑|하고|와|과)$")
_NAME_OR_PHONE = re.compile(f"{FIELDS['name']}|{FIELDS['phone']}", re.IGNORECASE)
_CALLED = re.compile(
    r"(?:이름|성함)(?:은|이|는|도|을|를)?\s?(?P<name>[가-힣]{2,4}?)(?:이에요|예요|에요|입니다|이요|으로요|로요|요)[\s.!~]*"
)
_LEADS = re.compile(r"^(?:(?:아|앗|어|참|아니(?:요|다|야)?|아뇨|죄송해요|잠깐만요?|제|내)[\s,.!]+)+")
_SHORT = 25  # Letters of a time, a number or a way to be answered that stands alone.
_FEW = 6  # Letters beside "사진 빼주세요"; more of them tell of something else.


def take(turn: Turn, ask: Act) -> Reply | None:
    """The reply to a correction; None when the words are none. `ask` puts the open question."""
    if goes_back(turn.message.text):
        return _back(turn, ask)
    is_short = len(folded(turn.message.text)) <= _SHORT and not asks(turn.message.text)
    if is_short and (reply := _another_channel(turn, ask) or _said_alone(turn, ask)) is not None:
        return reply
    if (reply := _another_name(turn, ask)) is not None:
        return reply
    change = change_in(turn.message.text)
    if change is None or change.step == turn.talk.step:
        return None
    if change.step in ("name", "phone", "") and _is_not_theirs(turn):
        return ask(turn).before(turn.bubble("intake.not_theirs"))
    if change.deed == "drop":
        return _drop_photos(turn, change, ask)
    return _change(turn, change, ask)


def _another_name(turn: Turn, ask: Act) -> Reply | None:
    """ "아니 이름 박지수예요": a name that is called one takes the place of the name that was given."""
    said = _CALLED.fullmatch(_LEADS.sub("", turn.message.text.strip()))
    name = whole_name(said["name"]) if said else _name_instead(turn)
    if name is None or turn.talk.step == "name" or not turn.talk.answers.get("name"):
        return None
    if turn.talk.answers["name"] == name:
        return ask(turn)
    turn.talk.answers = {**turn.talk.answers, "name": name}
    return ask(turn).before(_changed(turn, "name", name))


def _name_instead(turn: Turn) -> str | None:
    """ "아니 최정순이여": a name alone with the surname of the one that was given."""
    said = contact_in(behind_no(turn.message.text))
    before = turn.talk.answers.get("name") or ""
    return said.name if said.name and said.alone and not said.phone and said.name[:1] == before[:1] else None


def _another_channel(turn: Turn, ask: Act) -> Reply | None:
    """ "전화 말고 카톡으로 주세요": how the patient wants to be answered, said alone at any question after the consent."""
    talk, said = turn.talk, facts.said(turn)
    if talk.step in ("age", consent.STEP, "name", "phone", "when") or not said.channel:
        return None
    tells = talk.step in ("treatment", "details") and treatments_in(turn.message.text, turn.clinic.treatments)
    if said.name or said.phone or said.when or tells:
        return None
    if talk.answers.get("channel", "call") == said.channel:
        return ask(turn) if said.channel != "call" else None
    kept = {step: value for step, value in talk.answers.items() if step != "channel"}
    talk.answers = kept if said.channel == "call" else {**kept, "channel": said.channel}
    if talk.step == FORM.review:
        talk.step = FORM.next_step(talk.answers)
    return ask(turn).before(_changed(turn, "channel", turn.say(f"summary.channel.{said.channel}")))


def _said_alone(turn: Turn, ask: Act) -> Reply | None:
    """ "아니 수요일", "아니다 열한시": a time or a number takes the place of the one that was given; at the review it may stand
    alone."""
    rest = behind_no(turn.message.text)
    if not rest and turn.talk.step != FORM.review:
        return None
    for step in ("phone", "when"):
        is_new = step == "phone" and turn.talk.step == FORM.review and contact_in(turn.message.text).alone
        if step == turn.talk.step or not (step in turn.talk.answers or is_new):
            continue
        try:
            value = _reader(turn, step)(rest or turn.message.text)
        except Invalid as problem:
            if problem.code in _DOES_NOT_SUIT:
                return ask_again(turn, problem)
            continue
        turn.talk.answers = {**turn.talk.answers, step: value}
        return ask(turn).before(_changed(turn, step, summary.shown(turn, step)))
    return None


def _changed(turn: Turn, step: str, value: str) -> Say:
    return turn.bubble("intake.changed", field=turn.say(f"summary.{step}"), value=value)


def _reader(turn: Turn, step: str) -> Callable[[str], Any]:
    """How the new answer of this step is read; a time keeps what it does not name of the old one."""
    scene, old = Scene(turn.unit.now, turn.clinic), turn.talk.answers.get(step)
    if step == "when" and old:
        return lambda words: read_when_instead(words, old, scene)
    return lambda words: READERS[step](words, scene)


def _is_not_theirs(turn: Turn) -> bool:
    """Whether the words tell of another's number or name ("남편 번호가 바뀌었어요"): the form's own stays as it is."""
    text, whose = turn.message.text, turn.talk.answers.get("whose")
    if whose or not persons.is_about_anothers(text):
        return False
    return _NAME_OR_PHONE.search(text) is not None or contact_in(text).phone is not None


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


def _drop_photos(turn: Turn, change: Change, ask: Act) -> Reply | None:
    if change.step != "photos" or len(change.words) > _FEW:
        return None
    count = photos.pending(turn.unit, turn.talk.patient_id)
    photos.discard(turn.unit, turn.talk.patient_id)
    told = turn.bubble("intake.photos.dropped" if count else "intake.photos.none")
    return ask(turn).before(told)


def _change(turn: Turn, change: Change, ask: Act) -> Reply | None:
    step, value = _new_value(turn, change)
    if step == "" or step not in turn.talk.answers:
        return None
    if value is None:
        return None if change.words and turn.talk.step != FORM.review else reopen(turn, step, ask)
    turn.talk.answers = {**turn.talk.answers, step: value}
    return ask(turn).before(_changed(turn, step, summary.shown(turn, step)))


def _new_value(turn: Turn, change: Change) -> tuple[str, Any]:
    words = _PARTICLE.sub("", change.words) if change.deed == "add" else change.words
    for step in (change.step,) if change.step else _GUESSED:
        value = _read(turn, step, words, guessed=not change.step)
        if value is not None or change.step:
            return step, _added(turn, step, value) if change.deed == "add" else value
    return "", None


def _read(turn: Turn, step: str, words: str, *, guessed: bool) -> Any:
    if step not in READERS or not words:
        return None
    try:
        value = _reader(turn, step)(words)
    except Invalid:
        return None
    return None if guessed and step == "treatment" and "word" not in value else value


def _added(turn: Turn, step: str, value: Any) -> Any:
    """What was there, and the new beside it."""
    there = turn.talk.answers.get(step)
    if not there or value is None:
        return value
    if step == "treatment":
        return {
            "words": f"{show_treatment(there, turn.clinic, turn.lang)}, {show_treatment(value, turn.clinic, turn.lang)}"
        }
    return f"{there}\n{value}" if step == "details" else value

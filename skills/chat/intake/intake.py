"""The intake: from "상담 받고 싶어요" to a filed case. The questions stand in `questions.py`; here is what an answer sets off.

Steps, in order and no others (docs/contract.md): age, health_consent, name, phone, treatment, details, photos, when,
confirm, done. Without the health consent: age, health_consent, name, phone, when, confirm, done. Nothing that is typed
before the consent is kept (C-3).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from skills.cases import consultations, photos
from skills.cases.answers import READERS, Scene
from skills.cases.consultations import CaseKind
from skills.chat import consent
from skills.chat.intake import amend, facts, filed, guardian, summary
from skills.chat.intake.asking import NOTICED, ask, note_contact, remind
from skills.chat.intake.questions import FORM, NAME, is_a_part_alone, with_health
from skills.consents import consents
from skills.consents.consents import Decision, Purpose
from skills.conversation import Progress, Reply, advance
from skills.fields import Doubtful, Invalid, persons
from skills.fields.agreement import parse_agreement
from skills.turn import Flow, Turn
from skills.understanding import Intent
from skills.understanding.questions import asks_to_begin
from storage.characters import folded
from storage.patients import conversations

ON_HEALTH = frozenset({"treatment", "details", "photos"})  # Steps whose answers rest on the health consent.
QUIET = frozenset(
    {"name", "phone", "treatment", "details", "photos", "when"}
)  # Questions that "상담 신청" does not answer.
NOT_KEPT = frozenset(
    {"age", "health_consent", "photos", "urgent", NOTICED, facts.ASKED_TWICE}
)  # No answers of the case.
PATIENCE = 3  # Wrong answers to one question in a row before a person is offered.


def start(turn: Turn) -> Reply:
    """Open the form, or go on where it was left; what a known patient has settled is not asked again."""
    talk = turn.talk
    if talk.flow not in (None, NAME):
        talk.leave_flow()
    if talk.flow == NAME:
        return resume(turn)
    answers: dict[str, Any] = _whose(turn)
    said = facts.at_start(turn)
    if answers:
        said.pop("name", None)  # It may be either's.
    elif not talk.is_new:
        answers = _settled(turn)
    answers = said | answers
    if turn.message.choice is None and consent.STEP not in answers and not asks_to_begin(turn.message.text):
        answers[facts.ASKED_TWICE] = True
    turn.open_form(NAME, FORM.next_step(answers))
    talk.answers = answers
    return ask(turn)


def _whose(turn: Turn) -> dict[str, Any]:
    """For whom the words ask, where it is not the writer; what a known patient has settled is not theirs then."""
    if turn.message.choice is not None:
        return {}
    named = persons.whose(turn.message.text) or ("child" if persons.is_guardian(turn.message.text) else "")
    answers: dict[str, Any] = {"whose": named} if named else {}
    return answers | {"age": True} if named and persons.is_guardian(turn.message.text) else answers


def _settled(turn: Turn) -> dict[str, Any]:
    """Answers that need no question: the health consent in force where it was the patient's own, the age where it was asked
    before it, and the name and phone that we still keep. When the wording has changed since, it is asked again."""
    given = guardian.own_consent(turn)
    if given is None:
        return {}
    settled: dict[str, Any] = {"age": True} if guardian.is_of_age(turn) else {}
    if not _agrees_now(turn):
        return settled
    settled[consent.STEP] = True
    who = conversations.unlocked(turn.unit, turn.talk)
    for step in ("name", "phone"):
        if value := who.open_text(f"{step}_sealed"):
            settled[step] = value
            settled[NOTICED] = True
    return settled


def _agrees_now(turn: Turn) -> bool:
    return Purpose.HEALTH in consents.in_force(turn.unit, turn.clinic, turn.talk.patient_id)


def proceed(turn: Turn) -> Reply:
    """Take the next message as an answer to the open question."""
    _settle_step(turn)
    talk, message = turn.talk, turn.message
    if with_health(talk.answers) and (message.photos or talk.step in ON_HEALTH) and not _agrees_now(turn):
        return _ask_anew(turn)
    if message.photos or not message.photos_agreed:
        return _take_photos(turn)
    if talk.step == FORM.review:
        return _review(turn)
    if message.choice == "chat" and talk.step in ("name", "phone"):
        talk.answers = {**talk.answers, "channel": "chat"}
        return _next(turn)
    if facts.take(turn):
        return _next(turn)
    message = turn.message
    scene = Scene(turn.unit.now, turn.clinic)
    progress = advance(FORM, Progress(talk.step or "age", talk.answers, talk.failures), message, scene)
    talk.failures, talk.answers = progress.failures, dict(progress.answers)
    if progress.problem is not None and talk.step == consent.STEP and (told := consent.answer(turn)):
        talk.failures -= 1
        return told
    if progress.problem is not None:
        return _ask_again(turn, progress.problem)
    answered = talk.step
    talk.step = progress.step
    if answered in EFFECTS:
        reply = EFFECTS[answered](turn)
        if reply is not None:
            return reply
    return ask(turn)


def _next(turn: Turn) -> Reply:
    """On to the first question that is still open."""
    talk = turn.talk
    if talk.step == "name" and "name" in talk.answers:
        _after_name(turn)
    talk.step, talk.failures = FORM.next_step(talk.answers), 0
    return ask(turn)


def _ask_anew(turn: Turn) -> Reply:
    """The consent's wording changed while the form was open: what was sent just now is not kept (C-3)."""
    turn.talk.answers = {step: value for step, value in turn.talk.answers.items() if step != "health_consent"}
    turn.talk.step, turn.talk.failures = "health_consent", 0
    return ask(turn)


def resume(turn: Turn) -> Reply:
    """Ask the open question once more; after a withdrawal that is the one for the consent."""
    _settle_step(turn)
    return ask(turn)


def _remind(turn: Turn) -> Reply:
    _settle_step(turn)
    return remind(turn)


def _settle_step(turn: Turn) -> None:
    talk = turn.talk
    is_gone = FORM.field(talk.step or "") is None and talk.step != FORM.review  # A question of an older form.
    if is_gone or (talk.step not in ("age", consent.STEP) and consent.STEP not in talk.answers):
        talk.step, talk.failures = FORM.next_step(talk.answers), 0


def take_bare(turn: Turn) -> Reply | None:
    """Words that can only be meant for the form: asking for it again, or correcting what was answered."""
    _settle_step(turn)
    if turn.talk.step == "age" and guardian.heard(turn):
        turn.talk.step = FORM.next_step(turn.talk.answers)
        return ask(turn)
    if turn.talk.step in QUIET and asks_to_begin(turn.message.text):
        return ask(turn)
    return amend.take(turn, ask)


def _ask_again(turn: Turn, problem: Invalid) -> Reply:
    reply = ask(turn)
    if isinstance(problem, Doubtful):
        reply = replace(reply, choices=(turn.choice("yes", "intake.asked_back.yes"), *reply.choices))
    helped = turn.say(problem.code, **{**problem.params, **_in_lang(problem.params, turn.lang)})
    if turn.talk.failures < PATIENCE:
        return turn.reply(turn.bubble("intake.plain", text=helped), choices=reply.choices)
    offer = turn.bubble("intake.offer_person", text=helped)
    return turn.reply(offer, choices=(turn.choice("person"), *reply.choices))


def _in_lang(params: dict[str, str], lang: str) -> dict[str, str]:
    """Parameters that come in both languages ("next_ko", "next_en") under their plain name."""
    return {name[:-3]: value for name, value in params.items() if name.endswith(f"_{lang}")}


# -- what an answer sets off ------------------------------------------------------------------------------------------


def _after_age(turn: Turn) -> Reply | None:
    return None if turn.talk.answers["age"] else guardian.turn_away(turn)


def _after_health(turn: Turn) -> Reply | None:
    given = turn.talk.answers["health_consent"]
    decision = Decision.GIVEN if given else Decision.REFUSED
    by = guardian.decides(turn)
    consents.decide(
        turn.unit, turn.clinic, turn.talk.patient_id, Purpose.HEALTH, decision, screen="chat:health_consent", by=by
    )
    if given:
        return None
    photos.discard(
        turn.unit, turn.talk.patient_id
    )  # Sent under a wording that has changed since, and rests on nothing now.
    return ask(turn).before(turn.bubble("intake.health.refused"))


def _after_name(turn: Turn) -> Reply | None:
    note_contact(turn)
    return None


def _after_treatment(turn: Turn) -> Reply | None:
    """Part and details are one question: words that tell more than a part are the details as well."""
    answers = turn.talk.answers
    if turn.message.choice is None and not is_a_part_alone(turn.message.text):
        words = READERS["details"](turn.message.text, Scene(turn.unit.now, turn.clinic))
        turn.talk.answers = {**answers, "details": words}
        turn.talk.step = FORM.next_step(turn.talk.answers)
    return None


EFFECTS = {
    "age": _after_age,
    "health_consent": _after_health,
    "name": _after_name,
    "treatment": _after_treatment,
}


def _take_photos(turn: Turn) -> Reply:
    """Photos are taken once the health consent is there, at any later step; before it they are not even looked at."""
    sent = turn.message.photos
    if not with_health(turn.talk.answers):
        return ask(turn).before(turn.bubble("intake.photos.too_early"))
    if not turn.message.photos_agreed:
        return ask(turn).before(turn.bubble("intake.photos.not_agreed"))
    left_out = photos.receive(turn.unit, turn.talk.patient_id, None, sent)
    words = turn.message.text.strip()
    turn.message = replace(turn.message, photos=(), text=words)
    reply = proceed(turn) if words and words not in sent else ask(turn)
    if left_out:
        return reply.before(turn.bubble("intake.photos.too_many", most=photos.MOST))
    return reply.before(turn.bubble("intake.photos.taken", count=photos.pending(turn.unit, turn.talk.patient_id)))


# -- the review -------------------------------------------------------------------------------------------------------


def _review(turn: Turn) -> Reply:
    choice = turn.message.choice
    if choice is None:
        choice = _review_word(turn)
    if choice in ("confirm", "yes"):
        return _file(turn)
    if choice == "photos":
        return ask(turn).before(turn.bubble("intake.photos.send"))
    if choice in ("edit", "no"):
        return summary.which(turn, FORM)
    if choice and (question := FORM.field(choice)) and question.asked(turn.talk.answers):
        return amend.reopen(turn, choice, ask)
    turn.talk.failures += 1
    return _ask_again(turn, Invalid("intake.confirm.unclear"))


def _review_word(turn: Turn) -> str | None:
    said = folded(turn.message.text)
    if any(word in said for word in ("수정", "고칠", "고쳐", "바꿀", "바꿔", "변경", "edit", "change")):
        named = [step for step, words in summary.SPOKEN.items() if any(word in said for word in words)]
        return named[0] if len(named) == 1 else "edit"
    if turn.means is Intent.CANCEL:
        return None  # "접수 취소할게요" is a way out and no answer to change.
    try:
        return "confirm" if parse_agreement(turn.message.text, "접수", "신청", "file", "submit") else "edit"
    except Invalid:
        return None


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


FLOW = Flow(
    NAME,
    start,
    proceed=proceed,
    bare=take_bare,
    remind=_remind,
    resume=resume,
    presses={"consult": start},
    intents={Intent.CONSULT: start},
    takes_any_words=frozenset(f.step for f in FORM.fields if f.takes_any_words),
)

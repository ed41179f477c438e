"""The intake: from "상담 받고 싶어요" to a filed case. The questions stand in `questions.py`; here is what an answer sets off.

Steps, in order and no others (docs/contract.md): age, health_consent, name, phone, treatment, details, photos, when,
confirm, done. Without the health consent: age, health_consent, name, phone, when, confirm, done. Nothing that is typed
before the consent is kept (C-3).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from skills.cases.answers import ANSWERS, Scene
from skills.chat import consent
from skills.chat.answers import information, small_talk
from skills.chat.answers.known import TELLING
from skills.chat.changes import amend, behind, numbers, pictures, taken_out, times
from skills.chat.intake import beside, early, facts, filing, human, summary
from skills.chat.intake.asking import NOTICED, ask, ask_again, holding_doubts, remind
from skills.chat.intake.effects import EFFECTS, after_health, go_on
from skills.chat.intake.questions import FORM, NAME, agrees_of_age, with_health
from skills.chat.rights import request
from skills.chat.sentences import (
    answered,
    asked_beside,
    corrections,
    in_haste,
    later,
    name_and_number,
    of_health,
    why_asked,
)
from skills.chat.typed import asked_of_form, for_who_calls, near_presses, own_form
from skills.chat.whose import asked, guardian, how, minors, turning
from skills.consents import consents
from skills.consents.consents import Purpose
from skills.conversation import Progress, Reply, advance, words_of
from skills.fields import Doubtful, Invalid, belonging, persons
from skills.fields.age.births import AgeCode
from skills.turn import Flow, Turn
from skills.understanding import Intent
from skills.understanding.questions import asks, asks_the_price, asks_to_begin
from skills.understanding.readings.visits import FREE_TIMES, asks_to_book
from skills.understanding.readings.ways import cannot_hear
from skills.understanding.talk.for_others import for_somebody, given_to, without_their_no
from skills.understanding.to_file import files_at_once, says_to_file
from storage.patients import conversations
from storage.retention import health_data

QUIET = frozenset(ANSWERS)  # Questions that "상담 신청" does not answer.


def start(turn: Turn) -> Reply:
    """Open the form, or go on where it was left; what a known patient has settled is not asked again."""
    talk = turn.talk
    if talk.flow not in (None, NAME):
        talk.leave_flow()
    if talk.flow == NAME:
        return resume(turn)
    if (first := request.taken_back_first(turn)) is not None:
        return first
    minors.doubts_at_start(turn)
    if minors.in_doubt(turn) and minors.born_long_ago(turn):
        minors.settle(turn)
    answers: dict[str, Any] = _whose(turn)
    said = facts.at_start(turn)
    if answers:
        said.pop("name", None)  # It may be either's, where it is not called the patient's.
        said |= facts.name_of_the_other(turn)
    elif not talk.is_new and not minors.in_doubt(turn):
        answers = _settled(turn)
    if minors.in_doubt(turn):
        said.pop("age", None)
    answers = said | answers
    if _refuses_at_once(turn, answers):
        return _without_consent(turn, answers)
    turn.open_form(NAME, FORM.next_step(answers))
    talk.answers = answers
    facts.hold_first(turn)
    if consent.STEP in answers:
        facts.take_held(turn, said_all="phone" in said)
        talk.step = FORM.next_step(talk.answers)
    return _first(turn, said)


def _first(turn: Turn, said: dict[str, Any]) -> Reply:
    """The first question, below what is answered to the words that opened the form."""
    is_typed = turn.message.choice is None
    if is_typed and "whose" not in turn.talk.answers and for_somebody(turn.message.text):
        return asked.ask_for_whom(turn)
    if "channel" in said and not cannot_hear(turn.message.text):
        return ask(turn).before(turn.bubble("intake.noted", said=summary.shown(turn, "channel")))
    if told := guardian.told_at_start(turn):
        return ask(turn).before(turn.bubble(told, phone=turn.clinic.phone))
    return _with_free_times(turn) if is_typed and asks_to_book(turn.message.text) else ask(turn)


def _with_free_times(turn: Turn) -> Reply:
    """Who asks whether one can book for a time is told who looks up the free ones, and asked on."""
    told = asked_beside.answer(turn, FREE_TIMES)
    return asked_beside.above(ask(turn), [told], words_of(told)) if told else ask(turn)


def _refuses_at_once(turn: Turn, answers: dict[str, Any]) -> bool:
    is_open = not (answers.keys() & {consent.STEP, "age", "whose"}) and not minors.in_doubt(turn)
    return is_open and turn.message.choice is None and consent.refuses(turn.message.text)


def _without_consent(turn: Turn, answers: dict[str, Any]) -> Reply:
    """ "상담은 받고 싶은데 동의는 안 할래요": only how to be reached is asked, after the age."""
    answers = {**answers, facts.AGREED: False}
    turn.open_form(NAME, FORM.next_step(answers))
    turn.talk.answers = answers
    return replace(ask(turn), bubbles=(turn.bubble("intake.age.refused"),))


def _whose(turn: Turn) -> dict[str, Any]:
    """For whom the words ask, where it is not the writer; what a known patient has settled is not theirs then."""
    if turn.message.choice is not None:
        return {}
    text = turn.message.text
    if without_their_no(text) != text:
        return {}  # Who is meant otherwise is asked like anybody else.
    named = guardian.for_whom(turn) or persons.who_instead(text) or given_to(text) or belonging.introduced(text)
    answers: dict[str, Any] = {"whose": named} if named else {}
    return answers | {"age": True} if named and persons.is_guardian(text) else answers


def _settled(turn: Turn) -> dict[str, Any]:
    """Answers that need no question: the health consent in force where it was the patient's own, the age where it was asked
    before it, and the name and phone that we still keep. When the wording has changed since, it is asked again."""
    given = guardian.own_consent(turn)
    if given is None:
        return {}
    settled: dict[str, Any] = {"age": True} if minors.is_of_age(turn) else {}
    if not _agrees_now(turn):
        return settled
    settled[consent.STEP] = True
    who = conversations.unlocked(turn.unit, turn.talk)
    for step in ("name", "phone"):
        if value := who.open_text(f"{step}_sealed"):
            settled[step] = value
            settled[NOTICED] = True
            settled[summary.ON_RECORD] = {**settled.get(summary.ON_RECORD, {}), step: value}
    return settled


def _agrees_now(turn: Turn) -> bool:
    return Purpose.HEALTH in consents.in_force(turn.unit, turn.clinic, turn.talk.patient_id)


@holding_doubts
def proceed(turn: Turn) -> Reply:
    """Take the next message as an answer to the open question."""
    _settle_step(turn)
    talk, message = turn.talk, turn.message
    if with_health(talk.answers) and (message.photos or talk.step in health_data.ANSWERS) and not _agrees_now(turn):
        return _ask_anew(turn)
    if message.photos or not message.photos_agreed:
        return pictures.take(turn, proceed)
    if asked.is_answered(turn):
        return asked.pressed_whose(turn) or (_take_bare(turn) if message.choice else None) or proceed(turn)
    if talk.step == FORM.review:
        return filing.review(turn)
    if (reply := early.contact(turn)) is not None:
        return reply
    if talk.step == "age" and (problem := guardian.refuses(turn)) is not None:
        return _age_again(turn, problem)
    guardian.leave_out_their_yes(turn)
    message = turn.message
    if (reply := _besides(turn)) is not None:
        return reply
    scene = Scene(turn.unit.now, turn.clinic)
    progress = advance(FORM, Progress(talk.step or "age", talk.answers, talk.failures), turn.message, scene)
    talk.failures, talk.answers = progress.failures, dict(progress.answers)
    if progress.problem is not None:
        return _unanswered(turn, progress.problem)
    answered = talk.step
    talk.step = progress.step
    times.with_what_is_out(turn)
    return (EFFECTS[answered](turn) if answered in EFFECTS else None) or ask(turn)


def _age_again(turn: Turn, problem: Invalid) -> Reply:
    """What was no answer to the age; what is asked for a price is told it, because anybody may know."""
    if asks(turn.message.text) and asks_the_price(turn.message.text):
        return information.topic(turn, "prices")
    turn.talk.failures += problem.code != AgeCode.AMBIGUOUS
    return ask_again(turn, problem)


def _unanswered(turn: Turn, problem: Invalid) -> Reply:
    """What was no answer: a question about the consent, words that came too early, or something that is asked again."""
    reply = (consent.answer(turn) if turn.talk.step == consent.STEP else None) or early.health(turn)
    reply = reply or early.for_the_doctors(turn)
    if reply is None and (not isinstance(problem, Doubtful) or early.is_a_time(turn)):
        reply = early.for_later(turn)
    if reply is None:
        return ask_again(turn, problem)
    turn.talk.failures -= 1
    return reply


def _besides(turn: Turn) -> Reply | None:
    """An answer that fills more than its own question, or another one; and a thank-you for what was told beside it."""
    talk, message = turn.talk, turn.message
    if talk.step in TELLING and small_talk.is_laughter(message.text):
        return ask(turn)
    if talk.step in ("age", consent.STEP) and consent.thanks_only(turn):
        return remind(turn) if talk.step == "age" else consent.ask_again(turn)
    if message.choice == "photos":  # Kakao's own screen for photos was left without one.
        return ask(turn).before(turn.bubble("intake.photos.send"))
    if message.choice == "chat" and talk.step in ("name", "phone"):
        talk.answers = {**talk.answers, "channel": "chat"}
        return go_on(turn)
    if facts.take(turn):
        return go_on(turn)
    if talk.step == "age" and "whose" not in talk.answers:
        both = agrees_of_age(message, Scene(turn.unit.now, turn.clinic))
        return _agree_of_age(turn) if both else None
    return filing.at_the_last(turn) if talk.step == "when" else None


def _with_a_wish_apart(turn: Turn) -> Reply | None:
    """A yes beside a wish that the consent does not touch: the yes counts, and of the wish it is told how it stands."""
    if turn.talk.step not in early.STEPS or turn.message.choice is not None:
        return None
    if (said := consent.beside_a_wish(turn.message.text)) is None:
        return None
    rest, told = said
    turn.message = replace(turn.message, text=rest)
    return (take_bare(turn) or proceed(turn)).before(turn.bubble(told))


def _beside_corrections(turn: Turn) -> Reply | None:
    """The answer beside earlier ones that the message changes: "번호는 …로 바꿔 주시고 금요일 오전이요"."""
    if (told := corrections.beside_an_answer(turn, ask)) is None:
        return None
    return (proceed(turn) if turn.message.text else ask(turn)).before(*told)


def _agree_of_age(turn: Turn) -> Reply:
    """One answer said both: the age, and then the consent whose wording stood above it."""
    turn.talk.drop_answers(frozenset({facts.AGREED}))
    turn.talk.answers = {**turn.talk.answers, "age": True, consent.STEP: True}
    return after_health(turn) or go_on(turn)


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
    is_answered = asked.is_asked(turn)
    if own_form.leave_out_the_old_name(turn):
        return _take_bare(turn) or proceed(turn)
    return (
        asked.told_whose(turn)
        or near_presses.half_a_yes(turn, remind)
        or own_form.take(turn)
        or asked_of_form.told(turn)
        or human.take(turn)
        or name_and_number.not_needed(turn)
        or later.take(turn)
        or how.how(turn)
        or turning.at_the_end(turn)
        or (None if is_answered else asked.whose_it_is(turn))
        or _take_bare(turn)
    )


def _take_bare(turn: Turn) -> Reply | None:
    answered.leave_out_a_question(turn)
    in_haste.leave_the_yes(turn)
    numbers.leave_out_the_same(turn)
    if (told := of_health.beside_a_time(turn) or of_health.beside_a_contact(turn)) is not None:
        return (_take_rest(turn) or proceed(turn)).before(told)
    if (told := for_who_calls.beside(turn)) is not None:
        return ((_take_rest(turn) or proceed(turn)) if turn.message.text else ask(turn)).before(told)
    corrections.keep_the_time(turn)
    if (noted := name_and_number.keep_the_rest(turn)) is not None:
        return (_take_rest(turn) or proceed(turn)).before(noted)
    return of_health.as_announced(turn, _take_rest, ask) or _take_rest(turn)


def _take_rest(turn: Turn) -> Reply | None:
    behind.take(turn, Scene(turn.unit.now, turn.clinic))
    if turn.talk.answers.get(consent.STEP) is False and consent.comes_back_to(turn.message.text):
        turn.talk.drop_answers(frozenset({consent.STEP}))
        turn.talk.step, turn.talk.failures = consent.STEP, 0
        return ask(turn)
    reply = beside.called_off(turn) or pictures.drop_the_last(turn) or corrections.at_anothers_number(turn, ask)
    reply = reply or taken_out.leave_out(turn)
    reply = reply or numbers.heard(turn, ask) or _with_a_wish_apart(turn) or name_and_number.take(turn, ask)
    reply = reply or _beside_corrections(turn) or corrections.take(turn, ask)
    if (reply := reply or amend.take_sure(turn, of_health.keeping_health(turn, ask))) is not None:
        return reply
    reply = early.after_all(turn) or consent.plainly_asked(turn) or beside.take(turn) or early.beside_the_age(turn)
    reply = reply or why_asked.told(turn)
    if reply is None and turn.talk.step in ("name", "phone"):
        reply = human.without_contact(turn, proceed)
    if (reply := reply or pictures.spoken_of(turn)) is not None:
        return reply
    if turn.talk.step in early.STEPS and (early.wants_to_file(turn.message.text) or asks_to_begin(turn.message.text)):
        return remind(turn)
    if turn.talk.step == "age" and guardian.heard(turn):
        turn.talk.step = FORM.next_step(turn.talk.answers)
        return ask(turn).before(guardian.told_beside(turn))
    files = turn.talk.step == "when" and files_at_once(turn.message.text) is not None
    if turn.talk.step in QUIET and asks_to_begin(turn.message.text) and not files:
        return ask(turn)
    puts_in = turn.talk.step == FORM.review and says_to_file(turn.message.text, "넣어")  # "넣어 주세요" adds nothing.
    return None if puts_in else amend.take(turn, of_health.keeping_health(turn, ask))


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

"""How the intake puts its questions: the words, the presses, and the notice about name and contact."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from skills.chat import consent, deduplication
from skills.chat.intake import facts, summary
from skills.chat.intake.questions import FORM, NAME, TIMES, by_phone, with_health
from skills.chat.whose import guardian, minors
from skills.consents import consents
from skills.consents.consents import Decision, Purpose
from skills.conversation import Reply, Say
from skills.fields import Doubtful, Invalid, persons
from skills.fields.naming.names import NameCode
from skills.turn import ASIDE, Act, Turn

PATIENCE = 3  # Wrong answers to one question in a row before a person is offered.
NOTICED = "noticed"  # Among the answers: the notice about name and contact was shown.


def ask(turn: Turn) -> Reply:
    """The open question, with its presses."""
    step = turn.talk.step or "age"
    turn.open_form(NAME, step)
    told = notice(turn) if step != "name" else ()
    if step == FORM.review:
        return summary.review(turn).before(*told)
    return turn.reply(*told, *_QUESTIONS.get(step, _plain_question)(turn), choices=_choices(turn, step))


def notice(turn: Turn) -> tuple[Any, ...]:
    """What is said about name and contact, once, when somebody told theirs without being asked."""
    answers = turn.talk.answers
    if NOTICED in answers or not ("name" in answers or "phone" in answers):
        return ()
    note_contact(turn)
    return (_about_contact(turn),)


def _about_contact(turn: Turn) -> Any:
    part = consents.wording(turn.clinic, Purpose.CONTACT, turn.today).in_(turn.lang)
    return Say(turn.posted("intake.name.notice", **part))


def _choices(turn: Turn, step: str) -> tuple[Any, ...]:
    match step:
        case "age":
            return (*_age_choices(turn), turn.choice("cancel"))
        case "health_consent":
            return consent.choices(turn)
        case "treatment":
            return (*summary.treatment_choices(turn), *summary.photo_press(turn), turn.choice("cancel"))
        case "name" | "phone":
            by_chat = (turn.choice("chat", "intake.phone.chat"),) if by_phone(turn.talk.answers) else ()
            return (*by_chat, turn.choice("cancel"))
        case "details":
            skip = "intake.details.more.skip" if turn.talk.answers.get(facts.HELD) else "intake.details.skip"
            return (turn.choice("skip", skip), *summary.photo_press(turn), turn.choice("cancel"))
        case "when":
            times = (turn.choice(word, f"intake.when.{word}") for word in TIMES)
            file = turn.choice("confirm", "intake.when.confirm")
            return (file, *times, *summary.photo_press(turn), turn.choice("cancel"))
        case _:
            return (turn.choice("cancel"),)


def _age_choices(turn: Turn) -> tuple[Any, ...]:
    whose = turn.talk.answers.get("whose")
    if whose in guardian.GUARDED:
        return turn.choice("yes", "intake.age.guardian"), turn.choice("no", "intake.age.not_guardian")
    no = turn.choice("no", "intake.age.no")
    if minors.in_doubt(turn):
        return (no,)
    both = () if whose or facts.AGREED in turn.talk.answers else (turn.choice("agree", "intake.age.agree"),)
    return *both, turn.choice("yes", "intake.age.yes"), no


def _plain_question(turn: Turn) -> tuple[Any, ...]:
    return (turn.bubble(f"intake.{turn.talk.step}.ask"),)


def _ask_health(turn: Turn) -> tuple[Any, ...]:
    if is_shown(turn):
        return consent.question_below(turn)
    is_anew = has_agreed_before(turn) and "whose" not in turn.talk.answers
    changed = (turn.bubble("intake.health_consent.changed"),) if is_anew else ()
    return (*changed, *guardian.in_front_of_consent(turn), *consent.question(turn))


def _ask_name(turn: Turn) -> tuple[Any, ...]:
    answers = turn.talk.answers
    key = "ask_other" if answers.get("whose") else "ask"
    if "phone" in answers or not by_phone(answers):
        key = "ask_only_other" if answers.get("whose") else "ask_only"
    notice = () if NOTICED in answers else (_about_contact(turn),)
    return (*notice, turn.bubble(f"intake.name.{key}"))


def _ask_treatment(turn: Turn) -> tuple[Any, ...]:
    key = "once_more" if facts.ASKED_TWICE in turn.talk.answers else "ask"
    return (Say(turn.posted(f"intake.treatment.{key}", photos=summary.photos_welcome(turn))),)


def _ask_age(turn: Turn) -> tuple[Any, ...]:
    """The age, and for who writes for themselves the consent's wording above it, so that one answer may say both."""
    if turn.talk.answers.get("whose"):
        return guardian.question(turn)
    if minors.in_doubt(turn):
        return (turn.bubble("intake.age.ask_born"),)
    if facts.AGREED in turn.talk.answers:
        return (turn.bubble("intake.age.ask"),)
    return (turn.bubble("intake.begin"), *consent.ahead(turn), turn.bubble("intake.age.ask_both"))


def is_shown(turn: Turn) -> bool:
    """Whether the last answer showed the wording already, above the question for the age."""
    offered = "agree" in deduplication.offered_words(turn.talk, NAME) and "whose" not in turn.talk.answers
    return offered and not consent.has_changed(turn)


def _ask_details(turn: Turn) -> tuple[Any, ...]:
    held = turn.talk.answers.get(facts.HELD)
    if not held:
        return _plain_question(turn)
    return (turn.bubble("intake.details.more", words=held, photos=_after(turn)),)


def _after(turn: Turn) -> str:
    """That photos are welcome, behind another sentence."""
    return f" {summary.photos_welcome(turn)}".rstrip()


def _ask_when(turn: Turn) -> tuple[Any, ...]:
    """What was said so far stands above the last question, so that its answer may file it."""
    key = "ask_after_part" if turn.talk.answers.get("details") == "" else "ask"
    welcome = {} if key == "ask" else {"photos": _after(turn)}
    return (summary.table(turn), Say(turn.posted(f"intake.when.{key}", **welcome)))


_QUESTIONS = {
    "age": _ask_age,
    "health_consent": _ask_health,
    "name": _ask_name,
    "treatment": _ask_treatment,
    "details": _ask_details,
    "when": _ask_when,
}


def has_agreed_before(turn: Turn) -> bool:
    """Whether there is a health consent in whatever wording."""
    return Purpose.HEALTH in consents.given(turn.unit, turn.talk.patient_id)


def note_contact(turn: Turn) -> None:
    """Record that the notice about name and contact was shown."""
    turn.talk.answers = {**turn.talk.answers, NOTICED: True}
    consents.decide(
        turn.unit,
        turn.clinic,
        turn.talk.patient_id,
        Purpose.CONTACT,
        Decision.SHOWN,
        screen="chat:name",
        lang=turn.lang,
    )


def remind(turn: Turn) -> Reply:
    """The open question in one line, with its presses."""
    step = turn.talk.step or "age"
    if step == FORM.review:
        return turn.reply(turn.bubble("intake.confirm.ask"), choices=summary.choices(turn))
    if step == "age" and (turn.talk.answers.get("whose") or minors.in_doubt(turn)):
        return turn.reply(*_ask_age(turn), choices=_choices(turn, step))
    if step == "treatment":
        return turn.reply(*_ask_treatment(turn), choices=_choices(turn, step))
    if step == consent.STEP:
        return consent.ask_again(turn)
    return turn.reply(turn.bubble(f"intake.{step}.ask"), choices=_choices(turn, step))


def holding_doubts(act: Act) -> Act:
    """What is perhaps a name and perhaps a word about the body is held in memory alone before the consent (C-3); what no answer
    can take is told, and nothing of it is kept."""

    def with_doubts(turn: Turn) -> Reply:
        held, place = turn.reach.unkept, turn.talk.patient_id + ASIDE
        if doubted := held.take(place, turn.unit.now):
            turn.talk.answers = {**turn.talk.answers, facts.DOUBTED: doubted}
        before = turn.talk.answers, turn.talk.step
        try:
            reply = act(turn)
        except Invalid as problem:  # Told in whatever way, it cannot be kept: too long beside what was told before.
            turn.talk.answers, turn.talk.step = before
            turn.talk.failures += 1
            reply = ask_again(turn, problem)
        if facts.DOUBTED in turn.talk.answers and not turn.talk.answers.get("health_consent"):
            held.hold(place, str(turn.talk.answers[facts.DOUBTED]), turn.unit.now)
            turn.talk.drop_answers(frozenset({facts.DOUBTED}))
        return reply

    return with_doubts


def ask_again(turn: Turn, problem: Invalid) -> Reply:
    """What was wrong with the answer; after some of them a person is offered."""
    reply = ask(turn)
    if isinstance(problem, Doubtful):
        reply = replace(reply, choices=(turn.choice("yes", "intake.asked_back.yes"), *reply.choices))
    is_kept = problem.code != NameCode.DOUBTFUL or with_health(turn.talk.answers)
    code = problem.code if is_kept else "fields.doubtful.unkept"  # What stands in a reply is kept with it (C-3).
    helped = turn.say(code, **{**problem.params, **_in_lang(problem.params, turn.lang)})
    if turn.talk.failures < PATIENCE:
        return turn.reply(turn.bubble("intake.plain", text=helped), choices=reply.choices)
    offer = turn.bubble("intake.offer_person", text=helped)
    return turn.reply(offer, choices=(turn.choice("person"), *reply.choices))


def _in_lang(params: dict[str, str], lang: str) -> dict[str, str]:
    """Parameters that come in both languages ("next_ko", "next_en") under their plain name."""
    return {name[:-3]: value for name, value in params.items() if name.endswith(f"_{lang}")}


def ask_born(turn: Turn) -> Reply | None:
    """Who tells, after the question for the age, a year of birth or a school year that leaves it open is asked for the day."""
    if turn.talk.answers.get("whose") or minors.in_doubt(turn):
        return None
    is_of_birth = not persons.speaks_of_a_relative(turn.message.text) and minors.born_a_child(turn) is None
    if not (is_of_birth or minors.is_at_an_open_school(turn.message.text)):
        return None
    minors.doubt(turn)
    turn.talk.drop_answers(frozenset({"age"}))
    turn.talk.step, turn.talk.failures = "age", 0
    return ask(turn)

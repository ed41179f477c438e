"""Reaching a person: the queue, the hours, the channel's operator button, and words that are added to a waiting case."""

from __future__ import annotations

from skills.cases import consultations, photos
from skills.cases.consultations import CaseKind
from skills.chat import consent
from skills.chat.intake import filed
from skills.consents import consents
from skills.consents.consents import Decision, Purpose
from skills.conversation import Call, Card, Operator, Reply
from skills.fields import Invalid
from skills.fields.secrets import mask_secrets
from skills.turn import Flow, Turn
from skills.understanding import Intent
from storage.cases.consultations import Consultation
from storage.patients import conversations

NAME = "handoff"
MOST = 1000  # Characters of one added message; Kakao's own limit for what people type is below it.


def start(turn: Turn) -> Reply:
    """Put the patient into the queue for a person and say honestly when somebody answers."""
    case = consultations.open_case(turn.unit, turn.talk.patient_id)
    if case is None:
        who = conversations.unlocked(turn.unit, turn.talk)
        case = consultations.file_consultation(turn.unit, turn.clinic, who, CaseKind.PERSON, {})
    turn.talk.case_id = case.id
    text = turn.say("handoff.queued", number=consultations.show_number(case.number), queue=filed.queue_line(turn, case))
    buttons = (Operator(turn.say("handoff.operator")), Call(turn.say("handoff.call"), turn.clinic.phone))
    words = ("resume", "cancel", "menu") if turn.talk.flow else ("consult", "status", "menu")
    return turn.reply(
        Card(turn.say("handoff.title"), text, buttons), choices=turn.choices(*words), skill=NAME, step=NAME
    )


def add_words(turn: Turn, case: Consultation) -> Reply:
    """Add what was written or sent to the case; health consent first (C-3)."""
    if Purpose.HEALTH not in consents.in_force(turn.unit, turn.clinic, turn.talk.patient_id):
        return _ask_consent(turn)
    if not turn.message.photos_agreed:
        return _added(turn, turn.say("intake.photos.not_agreed"))
    left_out = photos.receive(turn.unit, turn.talk.patient_id, case.id, turn.message.photos)
    text = mask_secrets(turn.message.text.strip()).text[:MOST]
    if text and text not in turn.message.photos:
        consultations.add_patient_words(turn.unit, turn.clinic, turn.talk.key, case, text)
    turn.talk.case_id = case.id
    key = "handoff.passed_on" if case.state == consultations.State.HELD else "handoff.added"
    reply = _added(turn, turn.say(key, number=consultations.show_number(case.number)))
    return reply.before(turn.bubble("intake.photos.too_many", most=photos.MOST)) if left_out else reply


def _added(turn: Turn, text: str) -> Reply:
    words = ("bot", "status") if turn.talk.is_held(turn.unit.now) else ("status", "consult", "menu")
    return turn.reply(turn.bubble("intake.plain", text=text), choices=turn.choices(*words), skill=NAME, step="added")


def _ask_consent(turn: Turn) -> Reply:
    turn.open_form(NAME, consent.STEP)
    changed = Purpose.HEALTH in consents.given(turn.unit, turn.talk.patient_id)
    first = turn.bubble("handoff.consent_changed" if changed else "handoff.consent_first")
    return turn.reply(first, *consent.question(turn), choices=consent.choices(turn))


def proceed(turn: Turn) -> Reply:
    """The answer to the consent question; what was typed before it was not kept."""
    try:
        given = consent.read(turn.message)
    except Invalid as problem:
        if answered := consent.answer(turn):
            return answered
        turn.talk.failures += 1  # The router then looks whether the words meant something else.
        return turn.reply(turn.bubble(problem.code), choices=consent.choices(turn))
    decision = Decision.GIVEN if given else Decision.REFUSED
    consents.decide(turn.unit, turn.clinic, turn.talk.patient_id, Purpose.HEALTH, decision, screen="chat:handoff")
    turn.talk.leave_flow()
    key = "handoff.write_again" if given else "handoff.refused"
    text = turn.say(key, phone=turn.clinic.phone)
    return turn.reply(
        turn.bubble("intake.plain", text=text), choices=turn.choices("status", "menu"), skill=NAME, step=NAME
    )


def a_person_is_here(turn: Turn) -> Reply:
    """A button of the assistant was pressed while a person holds the conversation."""
    return turn.reply(
        turn.bubble("handoff.person_here"), choices=turn.choices("bot", "status", "rights"), skill=NAME, step="held"
    )


def back_to_bot(turn: Turn) -> Reply:
    """The patient wants the assistant again: the hold ends, the case stays."""
    turn.talk.held_by = turn.talk.held_until = None
    case = consultations.open_case(turn.unit, turn.talk.patient_id)
    if case is not None:
        consultations.release_to_bot(turn.unit, case)
    return turn.reply(
        turn.bubble("handoff.back"), choices=turn.choices("consult", "status", "menu"), skill="menu", step="menu"
    )


FLOW = Flow(
    NAME,
    start,
    proceed=proceed,
    resume=_ask_consent,
    presses={"person": start, "bot": back_to_bot},
    intents={Intent.PERSON: start},
)

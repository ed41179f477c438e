"""Reaching a person: the queue, the hours, the channel's operator button, and words that are added to a waiting case."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from skills.cases import consultations, photos
from skills.cases.answering import unanswered
from skills.cases.answers import Scene
from skills.cases.consultations import CaseKind
from skills.chat import consent
from skills.chat.answers import small_talk
from skills.chat.flows import callback, emergency, status
from skills.chat.intake import facts, filed
from skills.chat.intake.questions import read_age
from skills.chat.whose import guardian, minors
from skills.consents import consents
from skills.consents.consents import Decision, Purpose
from skills.conversation import Bubble, Button, Call, Card, Operator, Reply
from skills.fields import Invalid
from skills.fields.age.asked import beside_age
from skills.fields.agreement import says_yes
from skills.fields.contact import found
from skills.fields.reading import patterns as re
from skills.fields.secrets import mask_secrets
from skills.texts import say
from skills.turn import Flow, Turn
from skills.understanding import Intent
from skills.understanding.amending import amends, change_in
from skills.understanding.learned.moves import SURE, does
from skills.understanding.questions import asks
from storage.cases.consultations import Consultation
from storage.patients import conversations

NAME, CALLED_OFF, COMPLAINED = "handoff", "called_off", "complained"
_BACK_TO_BOT = re.compile(
    r"(?:(?:아니[요오]?|아뇨|아녜요|아니에요|됐어요|됐고|그럼|그러면|이제|그냥|걍|다시|네|음)[\s,.]{0,3}){0,5}"
    r"(?:챗봇|봇|자동\s?안내)(?:으로|이랑|한테|하고|을|에게)?\s?(?:다시\s)?"
    r"(?:(?:할게|할래|해|돌아갈|돌려|바꿔|불러|얘기할|물어|쓸|쓰고)\S{0,5}(?:\s?(?:주세요|줘요?|볼게요?|볼래요?|싶어요?))?|요)?[\s.!~]*"
    r"|(?:(?:ok|okay|please)[\s,]{1,2})?(?:(?:go |switch |take me )?back to (?:the )?"
    r"|(?:i want|i'd like|give me|can i have) (?:the |my )?)?(?:chat)?bot(?: back)?(?:\splease)?[\s.!?]*",
    re.IGNORECASE,
)
_PUT_THROUGH = re.compile(
    r"(?:사람|상담원|상담사|직원|담당자|실장님?|원장님?|선생님?|책임자)\S{0,3}\s?(?:좀\s)?(?:바꿔|바꾸)"
)
SCREEN = "chat:handoff_consent"  # The age is asked before it; "chat:handoff" was no proof of age.
MOST = 1000  # Characters of one added message; Kakao's own limit for what people type is below it.


def start(turn: Turn) -> Reply:
    """Put the patient into the queue for a person and say honestly when somebody answers."""
    case, agreed = _case_of(turn), Purpose.HEALTH in consents.in_force(turn.unit, turn.clinic, turn.talk.patient_id)
    is_typed = turn.talk.flow is None and turn.message.choice is None and not _PUT_THROUGH.search(turn.message.text)
    if agreed and is_typed and change_in(turn.message.text):
        return add_words(turn, case)  # "내일 3시로 바꿔 주세요" is for staff to read.
    key = "handoff.queued.kept" if agreed else "handoff.queued"
    text = turn.say(key, number=consultations.show_number(case.number), queue=filed.queue_line(turn, case))
    buttons: tuple[Button, ...] = (Call(turn.say("handoff.call"), turn.clinic.phone),)
    if turn.clinic.one_to_one_chat:  # Where it is switched off, the button leads nowhere.
        text = turn.say("handoff.operator.note", text=text)
        buttons = (Operator(turn.say("handoff.operator")), *buttons)
    words = ("resume", "cancel", "menu") if turn.talk.flow else ("consult", "status", "menu")
    card = Card(turn.say("handoff.title"), text, buttons)
    return turn.reply(card, choices=turn.choices(*words), skill=NAME, step=NAME)


def _case_of(turn: Turn) -> Consultation:
    """The case that waits, or a new one."""
    case = _open_case(turn)
    if case is None:
        who = conversations.unlocked(turn.unit, turn.talk)
        case = consultations.file_consultation(turn.unit, turn.clinic, who, CaseKind.PERSON, {})
    turn.talk.case_id = case.id
    return case


def leave_question(turn: Turn) -> Reply:
    """File a question that nobody here could answer; the health consent comes first (C-3). The press says the question
    where its words might be kept when it was offered; else they are asked for once more."""
    case, is_said = _case_of(turn), turn.message.text != turn.say("choice.ask_staff")
    if is_said or Purpose.HEALTH not in consents.in_force(turn.unit, turn.clinic, turn.talk.patient_id):
        return add_words(turn, case, is_question=is_said)
    text = turn.say("handoff.write_again")
    return turn.reply(
        turn.bubble("intake.plain", text=text), choices=turn.choices("status", "menu"), skill=NAME, step=NAME
    )


def add_words(turn: Turn, case: Consultation, *, is_question: bool = False) -> Reply:
    """Add what was written or sent to the case; health consent first (C-3), and before it the age (C-6). What is a question
    that nobody here could answer is found by the desk as one."""
    if Purpose.HEALTH not in consents.in_force(turn.unit, turn.clinic, turn.talk.patient_id):
        if case.kind == CaseKind.EMERGENCY and not turn.message.photos:
            return emergency.withheld(turn, case)
        if _tells_only_the_age(turn):
            return _ask_consent(turn)
        if turn.message.choice is None and not turn.message.photos:
            turn.reach.unkept.hold(turn.talk.patient_id, turn.message.text, turn.unit.now)
        first = _not_stored(turn)
        return _ask_consent(turn, *first) if minors.is_of_age(turn) else _ask_age(turn, *first)
    if not turn.message.photos_agreed:
        return _added(turn, turn.say("intake.photos.not_agreed"))
    left_out = photos.receive(turn.unit, turn.talk.patient_id, case.id, turn.message.photos)
    text = mask_secrets(turn.message.text.strip()).text[:MOST]
    if text and text not in turn.message.photos:
        message = consultations.add_patient_words(turn.unit, turn.clinic, turn.talk.key, case, text)
        if is_question:
            unanswered.leave(turn.unit, message)
    turn.talk.case_id = case.id
    is_wish = turn.intent is Intent.CONSULT and not amends(text)
    added = f"handoff.added{'.question' if asks(text) else '.wish' if is_wish else ''}"
    key = "handoff.passed_on" if case.state == consultations.State.HELD else added
    reply = _added(turn, turn.say(key, number=consultations.show_number(case.number)))
    return reply.before(turn.bubble("intake.photos.too_many", most=photos.MOST)) if left_out else reply


def plan_of_a_visit(turn: Turn, case: Consultation) -> Reply:
    """A day or an hour at which the patient means to come: it goes to staff with the case, neither confirmed nor denied."""
    reply = add_words(turn, case)
    if reply.step != "added":
        return reply
    told = turn.bubble("handoff.visit", number=consultations.show_number(case.number))
    return replace(reply, bubbles=(*reply.bubbles[:-1], told))


def without_contact(turn: Turn) -> Reply:
    """Nobody has to tell name or number: the case that waits is answered in this chat."""
    told = turn.bubble("intake.without_contact")
    return turn.reply(told, choices=turn.choices("status", "consult", "menu"), skill=NAME, step="added")


def offer_a_person(turn: Turn) -> Reply:
    """Who does not want to write about it here can talk to a person; nothing is filed before that is pressed."""
    words = ("person", "resume", "cancel") if turn.talk.flow else ("person", "menu")
    told = Card(
        turn.say("handoff.title"),
        turn.say("handoff.silent", phone=turn.clinic.phone),
        (Call(turn.say("handoff.call"), turn.clinic.phone),),
    )
    return turn.reply(told, choices=turn.choices(*words), skill=NAME, step="offered")


def complained(turn: Turn, case: Consultation) -> Reply:
    """A second complaint in a row: staff learn of it on the case, and the words themselves only where they may be (C-3)."""
    may_be_kept = Purpose.HEALTH in consents.in_force(turn.unit, turn.clinic, turn.talk.patient_id)
    words = mask_secrets(turn.message.text.strip()).text[:MOST] if may_be_kept else ""
    text = "\n".join(filter(None, (say("case.complains", "ko"), words)))
    consultations.add_patient_words(turn.unit, turn.clinic, turn.talk.key, case, text)
    number = consultations.show_number(case.number)
    told = turn.bubble("handoff.complained", number=number, phone=turn.clinic.phone)
    return turn.reply(told, choices=turn.choices("person", "status", "officer", "menu"), skill=NAME, step=COMPLAINED)


def _added(turn: Turn, text: str) -> Reply:
    words = ("bot", "status") if turn.talk.is_held(turn.unit.now) else ("status", "consult", "menu")
    return turn.reply(turn.bubble("intake.plain", text=text), choices=turn.choices(*words), skill=NAME, step="added")


def after_the_end(turn: Turn) -> Reply:
    """Words after the case was closed: they begin a new one, and nobody is told that they were not understood."""
    if small_talk.is_a_remark(turn.message.text):
        return small_talk.answer(turn, "heard")
    told = turn.bubble("handoff.after_the_end")
    return turn.reply(told, choices=turn.choices("consult", "person", "status", "menu"), skill=NAME, step="closed")


def _ask_age(turn: Turn, *first: Bubble) -> Reply:
    turn.open_form(NAME, "age")
    yes = () if minors.in_doubt(turn) else (turn.choice("yes", "intake.age.yes"),)
    choices = (*yes, turn.choice("no", "intake.age.no"), turn.choice("cancel"))
    asked = turn.bubble("handoff.age" if yes else "intake.age.ask_born")
    return turn.reply(*first, asked, choices=choices)


def _contact_besides(turn: Turn) -> Reply | None:
    """A number that is told at the question for the age or the consent needs neither; the question is put again."""
    case = _open_case(turn)
    said = found(turn.message.text)
    if turn.message.choice or case is None or minors.in_doubt(turn) or not (said.phone and said.alone):
        return None
    kept = callback.take_contact(turn, case)
    again = _ask_age(turn) if turn.talk.step == "age" else consent.ask_again(turn)
    return replace(again, bubbles=(*(kept.bubbles if kept else ()), again.bubbles[-1]))


def _tells_only_the_age(turn: Turn) -> bool:
    """Whether somebody who is to be asked for the age has told it, and nothing else: they are fourteen or over."""
    rest = beside_age(turn.message.text)
    if rest == turn.message.text or (rest.strip() and not says_yes(rest)) or minors.in_doubt(turn):
        return False
    with suppress(Invalid):
        return read_age(turn.message, Scene(turn.unit.now, turn.clinic))
    return False


def _hold_too(turn: Turn) -> Reply | None:
    """Words about the body in place of an answer are held behind those that wait for the consent; None for all others."""
    if (
        minors.in_doubt(turn)
        or asks(turn.message.text)
        or not facts.hold(turn, of_the_body=turn.means is Intent.MEDICAL)
    ):
        return None
    again = _ask_age(turn) if turn.talk.step == "age" else consent.ask_again(turn)
    return again.before(turn.bubble("intake.held"))


def _take_age(turn: Turn) -> Reply:
    if consent.agrees(turn.message.text):
        return _ask_age(turn)  # Its words were not shown yet.
    try:
        if (refused := guardian.refuses(turn)) is not None:
            raise refused
        is_old_enough = read_age(turn.message, Scene(turn.unit.now, turn.clinic))
    except Invalid as problem:
        if (held := _hold_too(turn)) is not None:
            return held
        turn.talk.failures += 1
        failures, reply = turn.talk.failures, _ask_age(turn)
        turn.talk.failures = failures
        return turn.reply(
            turn.bubble("intake.plain", text=turn.say(problem.code, **problem.params)), choices=reply.choices
        )
    return _ask_consent(turn) if is_old_enough else minors.turn_away(turn)


def _not_stored(turn: Turn) -> tuple[Bubble, ...]:
    """Said once, in front of the first question that the words set off."""
    changed = Purpose.HEALTH in consents.given(turn.unit, turn.talk.patient_id)
    return (turn.bubble("handoff.consent_changed" if changed else "handoff.consent_first"),)


def resume(turn: Turn) -> Reply:
    """Ask the open question once more."""
    return _ask_age(turn) if turn.talk.step == "age" else _ask_consent(turn)


def ask_late(turn: Turn) -> Reply:
    """Who agrees once danger was told of is asked for the age and shown the wording first."""
    return _ask_consent(turn) if minors.is_of_age(turn) else _ask_age(turn)


def _ask_consent(turn: Turn, *first: Bubble) -> Reply:
    turn.open_form(NAME, consent.STEP)
    return turn.reply(*first, *consent.question(turn), choices=consent.choices(turn))


def proceed(turn: Turn) -> Reply:
    """The answer to the question for the age or the consent; what was typed before it is held in memory until then."""
    if (reply := _contact_besides(turn)) is not None:
        return reply
    if turn.message.choice is None and does(turn.message.text, "resume", least=SURE):
        return resume(turn)  # "하던 거 마저 할게요"
    if turn.talk.step == "age":
        return _take_age(turn)
    if consent.thanks_only(turn):
        return consent.ask_again(turn)
    try:
        given = consent.read(turn.message)
    except Invalid as problem:
        if (answered := consent.answer(turn) or _hold_too(turn)) is not None:
            return answered
        turn.talk.failures += 1  # The router then looks whether the words meant something else.
        return turn.reply(turn.bubble(problem.code), choices=consent.choices(turn))
    if given and consent.has_changed(turn):
        return _ask_consent(turn, *_not_stored(turn))
    decision, (_, lang) = Decision.GIVEN if given else Decision.REFUSED, consent.shown(turn, Purpose.HEALTH)
    consents.decide(turn.unit, turn.clinic, turn.talk.patient_id, Purpose.HEALTH, decision, screen=SCREEN, lang=lang)
    turn.talk.leave_flow()
    held, case = turn.reach.unkept.take(turn.talk.patient_id, turn.unit.now), _open_case(turn)
    if given and held and case is not None:
        return _add_held(turn, case, held)
    text = turn.say("handoff.write_now" if given else "handoff.refused", phone=turn.clinic.phone)
    return turn.reply(
        turn.bubble("intake.plain", text=text), choices=turn.choices("status", "menu"), skill=NAME, step=NAME
    )


def _open_case(turn: Turn) -> Consultation | None:
    return consultations.open_case(turn.unit, turn.talk.patient_id)


def _add_held(turn: Turn, case: Consultation, held: str) -> Reply:
    """What was written before the consent goes to the case now, and nobody has to say it twice."""
    text = mask_secrets(held.strip()).text[:MOST]
    consultations.add_patient_words(turn.unit, turn.clinic, turn.talk.key, case, text)
    return _added(turn, turn.say("handoff.added.first", number=consultations.show_number(case.number), words=text))


def call_off(turn: Turn) -> Reply:
    """The patient does not want the consultation any more: it stands on the case in our own words, for staff to close it."""
    if (case := _open_case(turn)) is None:
        return after_the_end(turn)
    text = turn.say("case.called_off")
    consultations.add_patient_words(turn.unit, turn.clinic, turn.talk.key, case, text)
    return called_off(turn, case)


def called_off(turn: Turn, case: Consultation) -> Reply:
    """What was noted, and that staff close it."""
    told = turn.bubble("handoff.called_off", number=consultations.show_number(case.number))
    return turn.reply(told, choices=turn.choices("rights", "status", "menu"), skill=NAME, step=CALLED_OFF)


def go_on(turn: Turn, case: Consultation) -> Reply:
    """The patient wants the consultation after all: it stands on the case, behind the wish to call it off."""
    consultations.add_patient_words(turn.unit, turn.clinic, turn.talk.key, case, turn.say("case.wanted_again"))
    return _added(turn, turn.say("handoff.wanted_again", number=consultations.show_number(case.number)))


def answered_by(turn: Turn, case: Consultation, way: str) -> Reply:
    """The answer is wished for in this chat, or by text message, and not by telephone: it stands on the case in our words."""
    consultations.add_patient_words(turn.unit, turn.clinic, turn.talk.key, case, turn.say(f"case.by_{way}"))
    return _added(turn, turn.say(f"handoff.by_{way}", number=consultations.show_number(case.number)))


def a_person_is_here(turn: Turn) -> Reply:
    """A button of the assistant was pressed while a person holds the conversation."""
    return turn.reply(
        turn.bubble("handoff.person_here"), choices=turn.choices("bot", "status", "rights"), skill=NAME, step="held"
    )


def wants_the_bot(text: str) -> bool:
    """Whether somebody who was handed over wants the assistant again ("아니에요 그냥 챗봇으로 할게요")."""
    return _BACK_TO_BOT.fullmatch(text.strip()) is not None


def back_to_bot(turn: Turn) -> Reply:
    """The patient wants the assistant again: the hold ends, the case stays."""
    turn.talk.held_by = turn.talk.held_until = None
    case = _open_case(turn)
    if case is not None:
        consultations.release_to_bot(turn.unit, case)
    return turn.reply(
        turn.bubble("handoff.back"), choices=turn.choices("consult", "status", "menu"), skill="menu", step="menu"
    )


FLOW = Flow(
    NAME,
    start,
    proceed=proceed,
    bare=status.heard_of_who_waits,
    resume=resume,
    presses={"person": start, "bot": back_to_bot, "ask_staff": leave_question, "call_off": call_off},
    intents={Intent.PERSON: start},
)

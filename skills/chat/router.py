"""What is done with a message: pressed choice → open form → intent → menu.

The order of one turn stands in `answer`. Who may be answered how while a person holds the conversation, or while
processing is suspended, is decided here and nowhere else; what is said stands in the flows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from skills.cases import consultations, photos
from skills.chat import hearing
from skills.chat.flows import announcements, handoff, inbox, menu, reconfirmation
from skills.chat.hearing import folded
from skills.chat.rights import proof, request
from skills.chat.table import FLOWS
from skills.clinic.clinic import Clinic
from skills.conversation import Message, Reply, Say, reply_from_json
from skills.texts import say
from skills.turn import Act, Flow, Turn
from skills.understanding import Intent, Understood, understand
from storage.errors import Declined
from storage.patients import conversations
from storage.patients.conversations import Talk
from storage.unit.unit_of_work import Unit

SURE = 0.7  # From here on a typed sentence may lead out of a question that takes any words.
LONG = 20  # Characters without spaces: from here on words about a treatment say something about the waiting case.
FORM_ADDRESSES = frozenset({"consult", "fallback"})
"""The addresses whose words answer an open question; at any other one they are weighed by themselves."""
SHORT = 40  # Characters: longer words to an open question are an answer, whatever they mention.

BY_NAME: dict[str, Flow] = {flow.name: flow for flow in FLOWS}
BY_PRESS: dict[str, tuple[Flow, Act]] = {word: (flow, act) for flow in FLOWS for word, act in flow.presses.items()}
BY_INTENT: dict[Intent, tuple[Flow, Act]] = {i: (flow, act) for flow in FLOWS for i, act in flow.intents.items()}
BY_SKILL = {name: name for name in ("menu", "status", "handoff", "rights", "policy")}
"""Which flow an address opens when the words say nothing else; consult and fallback are handled by their own rules."""

RIGHTS = frozenset({Intent.ACCESS, Intent.CORRECT, Intent.DELETE, Intent.SUSPEND, Intent.WITHDRAW, Intent.ADS_OFF})
WHILE_HELD = frozenset({"rights", "status", "policy", "emergency"})
"""Flows that answer while a person holds the conversation; for all others the assistant is silent."""
BACK_TO_BOT = frozenset({"챗봇으로", "챗봇", "봇으로", "backtothebot", "backtobot", "bot"})
WAYS_OUT = RIGHTS | {Intent.CANCEL, Intent.PERSON, Intent.EMERGENCY, Intent.MENU}
"""Intents that lead out of a question that would take the words as its answer."""


def read(message: Message) -> Message:
    """The message with what its words mean. That asks nothing of the conversation, so it is done before the unit of work is
    opened: whatever somebody writes, nobody else waits for the writer meanwhile."""
    return replace(message, understood=understand(message.text))


def answer(unit: Unit, message: Message, clinic: Clinic) -> Reply:
    """One turn: load the conversation, answer, keep it. The same press, or the same words within three seconds, gets the
    same answer and does the work once. The message has been through `read`."""
    talk = conversations.open_talk(unit, hearing.ids(message), is_use=message.event is None)
    mark = hearing.heard(unit, message)
    if (again := hearing.said_before(unit, talk, message, mark)) is not None:
        return again
    turn = Turn(unit, clinic, hearing.as_press(talk, message), talk)
    hearing.choose_language(turn)
    reply = _with_what_waited(turn, lambda t: _offering_to_go_on(t, _respond(t)))
    reply = replace(reply, token=unit.token(), intent=turn.intent or "")
    hearing.remember(turn, reply, mark)
    conversations.keep(unit, talk)
    return reply


# -- the answer -------------------------------------------------------------------------------------------------------


def _with_what_waited(turn: Turn, respond: Act) -> Reply:
    """The answer, with what the patient has not been told yet in front of it: a reply that came too late, unfinished
    answers that were destroyed, answers of staff, whether a consent to ads stays, and a policy that is coming."""
    talk, has_word = turn.talk, turn.talk.has_result
    first: list[Any] = []
    if talk.owed and talk.reply is not None:
        talk.owed = False
        late = reply_from_json(talk.reply)
        if _would_feed_the_form(turn):
            return late
        first.extend(late.bubbles)
    if _expired(turn):
        talk.lapsed = False
        first.append(turn.bubble("menu.lapsed"))
    asks_for_it = turn.message.skill == "inbox" and talk.suspended_at is None
    if talk.has_result and not asks_for_it:
        first.extend(request.waiting_results(turn))
    if talk.case_id is not None and talk.suspended_at is None and not asks_for_it:
        first.extend(inbox.waiting_answers(turn))
    may_have_sent = (talk.flow == "consult" or talk.case_id is not None) and talk.suspended_at is None
    if may_have_sent and (lost := photos.take_lost(turn.unit, talk.patient_id)):
        first.append(turn.bubble("intake.photos.lost", count=lost))
    reply = _safely(turn, respond)
    if has_word:
        first.extend(reconfirmation.in_front_of(turn, reply))
    first.extend(announcements.in_front_of(turn, reply))
    if first and turn.message.skill == "inbox" and reply.bubbles == (turn.bubble("inbox.nothing"),):
        return replace(reply, bubbles=tuple(first))  # The chat was woken for exactly this.
    return reply.before(*first) if first else reply


def _offering_to_go_on(turn: Turn, reply: Reply) -> Reply:
    """Whatever else was said while a question is open, one press leads back to it."""
    if turn.talk.flow in (None, reply.skill) or _asked_to_leave(turn) or turn.talk.suspended_at is not None:
        return reply
    if "resume" in {choice.word for choice in reply.choices}:
        return reply
    return replace(reply, choices=(*turn.choices("resume", "cancel"), *reply.choices))


def _would_feed_the_form(turn: Turn) -> bool:
    return turn.talk.flow is not None and turn.message.choice is None


def _expired(turn: Turn) -> bool:
    talk = turn.talk
    if talk.expires_at is not None and talk.expires_at <= turn.unit.now:
        menu.forget_answers(turn)
        talk.lapsed = True
    return talk.lapsed


def _safely(turn: Turn, respond: Act) -> Reply:
    """What the rules decline becomes a sentence; nothing else is caught here."""
    try:
        return respond(turn)
    except Declined as declined:
        key = "menu.suspended" if declined.code == "suspended" else "turn.declined"
        words = ("lift", "rights", "menu") if declined.code == "suspended" else ("person", "menu")
        return turn.reply(turn.bubble(key), choices=turn.choices(*words), skill="menu", step=declined.code)


def _respond(turn: Turn) -> Reply:
    talk, message = turn.talk, turn.message
    if message.skill == "inbox" and message.choice is None:
        return _act(turn, BY_NAME["inbox"], inbox.show)
    if message.choice is not None:
        return _press(turn)
    if message.photos or not message.photos_agreed:
        return _photos(turn)
    if (told := proof.take_code(turn)) is not None:
        return told
    if talk.is_held(turn.unit.now) and talk.flow not in WHILE_HELD:
        return _while_held(turn)
    if talk.flow is not None and menu.wants_to_go_on(message.text) and not _asked_to_leave(turn):
        return _go_on(turn)
    if talk.flow is not None and (message.skill in FORM_ADDRESSES or BY_SKILL.get(message.skill) == talk.flow):
        return _in_form(turn)
    return _free(turn)


def _asked_to_leave(turn: Turn) -> bool:
    return turn.talk.flow == menu.NAME and turn.talk.step == menu.LEAVING


def _go_on(turn: Turn) -> Reply:
    """Back to the open question; the one whether to leave is done with."""
    if _asked_to_leave(turn):
        turn.talk.leave_flow()
    flow = BY_NAME.get(turn.talk.flow or "")
    return _act(turn, flow, flow.resume) if flow and flow.resume else _act(turn, BY_NAME["menu"], menu.show)


def _act(turn: Turn, flow: Flow, act: Act) -> Reply:
    """Do it, unless the patient has stopped the processing of their data (R-6)."""
    if turn.talk.suspended_at is not None and not flow.while_suspended:
        return turn.reply(
            turn.bubble("menu.suspended"),
            choices=turn.choices("lift", "rights", "menu"),
            skill="rights",
            step="suspended",
        )
    return act(turn)


def _press(turn: Turn) -> Reply:
    """A press belongs to the open form when it was offered there; else it leads to a flow; an old one is told so."""
    talk, message = turn.talk, turn.message
    word = message.choice or ""
    flow = BY_NAME.get(talk.flow or "")
    fresh = message.token in (None, "", talk.token)
    if word == "resume":
        return _go_on(turn)
    if _asked_to_leave(turn):
        return _leaving(turn)
    if word in BY_PRESS and (flow is None or word not in _form_words(talk)):
        leads_to, act = BY_PRESS[word]
        if talk.is_held(turn.unit.now) and leads_to.name not in WHILE_HELD and word != "bot":
            return handoff.a_person_is_here(turn)
        return _act(turn, leads_to, act)
    if flow is not None and flow.proceed is not None:
        if not fresh:
            reply = flow.resume(turn) if flow.resume else menu.show(turn)
            return reply.before(turn.bubble("menu.old_press"))
        return _act(turn, flow, flow.proceed)
    if turn.message.text:
        turn.message = replace(message, choice=None, token=None)
        return _free(turn)
    return _act(turn, BY_NAME["menu"], menu.show)


def _form_words(talk: Talk) -> frozenset[str]:
    """Words that the present question of the open form offered; they mean its answer even if a flow has the same word.
    What another flow said meanwhile (a right was asked for during an intake) offers its own words."""
    return hearing.offered_words(talk, talk.flow, "emergency") - {"cancel", "menu", "person"}


def _photos(turn: Turn) -> Reply:
    flow = BY_NAME.get(turn.talk.flow or "")
    if flow is not None and flow.proceed is not None and flow.name == "consult":
        return _act(turn, flow, flow.proceed)
    case = consultations.open_case(turn.unit, turn.talk.patient_id)
    if case is not None:
        return _act(turn, BY_NAME["handoff"], lambda t: handoff.add_words(t, case))
    return _act(turn, BY_NAME["consult"], BY_NAME["consult"].start).before(
        turn.bubble("intake.photos.too_early" if turn.message.photos else "intake.photos.not_agreed")
    )


def _in_form(turn: Turn) -> Reply:
    """Words while a question is open: danger, a correction, a way out, the question's answer, or something else."""
    if _asked_to_leave(turn):
        return _leaving(turn)
    flow = BY_NAME[turn.talk.flow or ""]
    understood = _understood(turn)
    turn.means = understood.intent
    intent, meant = understood.intent, _meant(understood)
    if intent is Intent.EMERGENCY and understood.score >= SURE:
        turn.intent = intent
        return _emergency_in_form(turn, flow)
    if flow.bare is not None and (reply := flow.bare(turn)) is not None:
        return reply
    if meant is not None and _leads_out(turn, flow, understood):
        turn.intent = intent
        return _act(turn, *meant)
    before = turn.talk.failures
    reply = _act(turn, flow, flow.proceed or flow.start)
    if turn.talk.failures == before:
        return reply
    turn.intent = intent
    if meant is None or (intent is Intent.CONSULT and not understood.press):
        return reply
    # The words were no answer to the question but mean something else.
    turn.talk.failures = before
    return _act(turn, *meant)


def _leaving(turn: Turn) -> Reply:
    """The answer to the question whether to leave. Other words are heard as if it had not been asked, where they are plain;
    a question that takes any words is not fed by them."""
    stops = True if turn.message.choice == "cancel" else menu.wants_to_leave(turn)
    if stops is not None:
        return menu.leave(turn) if stops else _go_on(turn)
    turn.talk.leave_flow()
    if turn.message.choice is not None:
        return _press(turn)
    understood, flow = _understood(turn), BY_NAME[turn.talk.flow or menu.NAME]
    if understood.intent not in (Intent.OTHER, Intent.CANCEL) or (turn.talk.step not in flow.takes_any_words):
        return _in_form(turn)
    return menu.ask_to_leave(turn)


def _understood(turn: Turn) -> Understood:
    if turn.message.understood is None:
        raise ValueError("the message was not read before the unit of work was opened")
    return turn.message.understood


def _meant(understood: Understood) -> tuple[Flow, Act] | None:
    """Where the words lead: to the press that they stand for, or to what their intent opens."""
    return BY_PRESS.get(understood.press) or BY_INTENT.get(understood.intent)


def _leads_out(turn: Turn, flow: Flow, understood: Understood) -> bool:
    """At a question that takes any words a short, sure way out does: there the words would be taken as the answer."""
    intent = understood.intent
    if understood.score < SURE and not understood.press:
        return False
    is_way_out = intent in WAYS_OUT or understood.press not in ("", turn.talk.step)
    return is_way_out and turn.talk.step in flow.takes_any_words and len(turn.message.text) <= SHORT


def _emergency_in_form(turn: Turn, flow: Flow) -> Reply:
    """119 comes first; what was written still counts as the answer to a question that takes any words, so that nothing
    is lost and the case is filed as urgent."""
    told = _act(turn, *BY_INTENT[Intent.EMERGENCY])
    if turn.talk.step != "details" or flow.proceed is None:
        return told
    going_on = flow.proceed(turn)
    turn.talk.answers["urgent"] = True
    return replace(going_on.before(told.bubbles[0]), skill="emergency", step=going_on.step)


def _free(turn: Turn) -> Reply:
    """Typed words with no question open."""
    understood = _understood(turn)
    turn.intent = understood.intent
    if understood.press:
        return _act(turn, *BY_PRESS[understood.press])
    skill = turn.message.skill
    case = consultations.open_case(turn.unit, turn.talk.patient_id) if turn.talk.case_id else None
    if case is not None and _belongs_to_the_case(turn):
        return _act(turn, BY_NAME["handoff"], lambda t: handoff.add_words(t, case))
    if skill == "consult" and understood.intent not in WAYS_OUT:
        return _act(turn, BY_NAME["consult"], BY_NAME["consult"].start)
    if understood.intent in BY_INTENT:
        return _act(turn, *BY_INTENT[understood.intent])
    if BY_SKILL.get(skill) in BY_NAME:
        return _act(turn, BY_NAME[skill], BY_NAME[skill].start)
    return _act(turn, BY_NAME["menu"], menu.show if turn.talk.is_new else menu.not_understood)


def _belongs_to_the_case(turn: Turn) -> bool:
    """Words without a meaning of their own, and longer ones about treatments, are about the case that waits; a short
    "상담 신청" starts a new one."""
    if turn.intent is Intent.CONSULT:
        return turn.message.skill != "consult" and len(folded(turn.message.text)) > LONG
    return (
        turn.intent is Intent.OTHER
        and turn.message.skill in ("fallback", "consult")
        and bool(turn.message.text.strip())
    )


def _while_held(turn: Turn) -> Reply:
    """A person holds the conversation: rights, emergencies and the way back to the assistant work, all else is passed on
    to the person."""
    if folded(turn.message.text) in BACK_TO_BOT:
        return _act(turn, BY_NAME["handoff"], handoff.back_to_bot)
    understood = _understood(turn)
    intent, meant = understood.intent, _meant(understood)
    if meant is not None and (understood.press or intent in RIGHTS or intent is Intent.EMERGENCY):
        turn.intent = intent
        return _act(turn, *meant)
    case = consultations.open_case(turn.unit, turn.talk.patient_id)
    if case is None:
        return handoff.back_to_bot(turn)
    return _act(turn, BY_NAME["handoff"], lambda t: handoff.add_words(t, case))


# -- what the edge needs when there is no turn ------------------------------------------------------------------------


def holding(message: Message) -> Reply:
    """The bubble for an answer that takes longer than Kakao waits."""
    return Reply((Say(say("turn.holding", message.lang or "ko")),), skill=message.skill, step="holding")


def broken(message: Message, clinic: Clinic) -> Reply:
    """The safe bubble for a failure of ours."""
    return Reply(
        (Say(say("turn.broken", message.lang or "ko", phone=clinic.phone)),), skill=message.skill, step="broken"
    )

"""What is done with a message: pressed choice → open form → intent → menu.

The order of one turn stands in `answer`. Who may be answered how while a person holds the conversation, or while
processing is suspended, is decided here and nowhere else; what is said stands in the flows.
"""

from __future__ import annotations

from dataclasses import replace

from skills.cases import consultations
from skills.chat import closed, consent, deduplication, language, unasked
from skills.chat.answers import after_filing, following, known, presses, repeating, small_talk
from skills.chat.flows import callback, emergency, handoff, inbox, menu, survey, visits
from skills.chat.intake import early, facts, intake
from skills.chat.meaning import (
    BY_INTENT,
    BY_NAME,
    BY_PRESS,
    BY_SKILL,
    beside_the_form,
    is_all_answer,
    leads_out,
    meaning,
    names_a_right,
    pressed,
    understanding_of,
)
from skills.chat.rights import guessed, proof
from skills.chat.rights.rights import ask_what_stops
from skills.chat.sentences import changed_beside, told_beside
from skills.chat.typed import no_answer, plain, with_photos
from skills.chat.typed.near_presses import which
from skills.chat.waiting import with_what_waited
from skills.chat.whose import minors
from skills.clinic.clinic import Clinic
from skills.conversation import MOST_BUBBLES, MOST_CHOICES, Message, Reply
from skills.fields.agreement import refuses
from skills.fields.naming.names import is_a_word_too
from skills.fields.reading.hours_about import in_figures
from skills.fields.reading.remembering import within
from skills.turn import Act, Flow, Reach, Turn
from skills.understanding import Intent, understand
from skills.understanding.afterwards import wants_no_more_messages
from skills.understanding.intents import RIGHTS
from skills.understanding.questions import keeps_silent, wants_to_stop
from skills.understanding.readings.visits import asks_of_a_visit, speaks_of_a_visit
from storage.notifications import untold
from storage.patients import conversations
from storage.unit.unit_of_work import Unit

NOTHING_SET = Reach()
FORM_ADDRESSES = frozenset({"consult", "fallback"})
"""The addresses whose words answer an open question; at any other one they are weighed by themselves."""

WHILE_HELD = frozenset({"rights", "status", "policy", "emergency"})
"""Flows that answer while a person holds the conversation; for all others the assistant is silent."""


def read(message: Message) -> Message:
    """The message with what its words mean. That asks nothing of the conversation, so it is done before the unit of work is
    opened, and nobody waits for the writer meanwhile. A press means what was offered, and its words are weighed only where it
    leads nowhere. Hours told as one of two ("서너 시") stand in figures from here on, for every reader and for staff."""
    if message.choice is None:
        message = replace(message, text=in_figures(message.text))
    means = within(message.heard, understand, message.text) if message.choice is None else message.understood
    return replace(message, understood=means)


def answer(unit: Unit, message: Message, clinic: Clinic, reach: Reach = NOTHING_SET) -> Reply:
    """One turn: load the conversation, answer, keep it. The same press, or the same words within three seconds, gets the
    same answer and does the work once. The message has been through `read`."""
    return within(message.heard, _answer, unit, message, clinic, reach)


def _answer(unit: Unit, message: Message, clinic: Clinic, reach: Reach) -> Reply:
    talk = untold.open_talk(unit, deduplication.ids(message), is_use=message.event is None)
    mark = deduplication.fingerprint(unit, message)
    if (again := deduplication.answered_before(unit, talk, message, mark)) is not None:
        return again
    turn = Turn(unit, clinic, deduplication.as_press(talk, message), talk, reach=reach, shown=deduplication.shown(talk))
    _weigh(turn)
    language.choose(turn)
    step = turn.talk.step
    reply = with_what_waited(turn, lambda t: _offering_to_go_on(t, _hear(t)))
    reply = language.in_theirs(turn, reply)
    reply = small_talk.introduced(turn, small_talk.without_secrets(turn, reply, step))
    reply = repeating.instead_of_the_same(turn, reply)
    reply = replace(reply, token=unit.token(), intent=turn.intent or "", shown=turn.shown)
    deduplication.remember(turn, reply, mark)
    conversations.keep(unit, turn.talk)  # A chat may have been joined to a record meanwhile.
    return reply


def _weigh(turn: Turn) -> None:
    """What typed words mean by themselves."""
    if turn.message.choice is None or turn.message.understood is not None:
        understood = understanding_of(turn)
        turn.means, turn.danger = understood.intent, understood.danger
        if turn.danger is not None and is_all_answer(turn):
            turn.danger = None


def _offering_to_go_on(turn: Turn, reply: Reply) -> Reply:
    """Whatever else was said while a question is open, one press leads back to it."""
    if turn.talk.flow in (None, reply.skill) or _asked_to_leave(turn) or turn.talk.suspended_at is not None:
        return reply
    flow = BY_NAME[turn.talk.flow]
    is_reminded = flow.remind is not None and reply.skill in no_answer.REMINDED and len(reply.bubbles) < MOST_BUBBLES
    question = flow.remind(turn) if flow.remind and is_reminded else None
    choices = [*turn.choices("resume"), *(question.choices if question else turn.choices("cancel")), *reply.choices]
    kept = {choice.word: choice for choice in reversed(choices)}
    reply = replace(reply, choices=tuple(kept[word] for word in dict.fromkeys(c.word for c in choices))[:MOST_CHOICES])
    return reply.after(*question.bubbles) if question else reply


def _hear(turn: Turn) -> Reply:
    """The answer; while no photos are taken, to what was said beside them."""
    if not closed.drop_photos(turn):
        return _respond(turn)
    heard = _respond(turn) if turn.message.text or turn.message.choice else _go_on(turn)
    return heard.before(turn.bubble("closed.photos"))


def _respond(turn: Turn) -> Reply:
    talk, message = turn.talk, turn.message
    if message.skill == "inbox" and message.choice is None:
        return _act(turn, BY_NAME["inbox"], inbox.show)
    if message.photos or not message.photos_agreed:  # Also where a press opened the platform's own way for them.
        turn.message = replace(message, choice=None, token=None)
        is_a_child = talk.flow != emergency.NAME and minors.is_a_child(turn)
        return minors.turn_away(turn) if is_a_child else with_photos.heard(turn, _photos, _respond)
    if message.choice is not None:
        return _press(turn)
    plainly = _act(turn, BY_NAME["consult"], intake.proceed) if plain.answers(turn) else None
    if (told := plainly or proof.take_code(turn) or _in_their_language(turn) or _after_danger(turn)) is not None:
        return told
    if turn.danger in ("now", "clinic"):
        turn.intent = Intent.EMERGENCY
        return _in_danger(turn)
    if talk.flow != emergency.NAME and minors.is_a_child(turn):
        return minors.turn_away(turn)
    if talk.is_held(turn.unit.now) and talk.flow not in WHILE_HELD:
        return _while_held(turn)
    wants_on = talk.flow is not None and menu.wants_to_go_on(message.text) and not _asked_to_leave(turn)
    if (of_children := minors.told_of_children(turn)) or wants_on:
        return _go_on(turn).before(*of_children)
    if talk.flow is not None and (message.skill in FORM_ADDRESSES or BY_SKILL.get(message.skill) == talk.flow):
        return changed_beside.take(turn, _in_form)
    return _free(turn)


def _after_danger(turn: Turn) -> Reply | None:
    if turn.danger is None and emergency.agrees_late(turn):
        return _go_on(turn) if emergency.is_over_a_form(turn) else handoff.ask_late(turn)
    return emergency.after_danger(turn) or which(turn, BY_NAME)


def _in_their_language(turn: Turn) -> Reply | None:
    """A wish for a language is granted and the talk goes on; one that we do not speak is told so, outside of a form."""
    wishes = language.is_wished(turn)
    if turn.talk.is_held(turn.unit.now) or turn.danger is not None or not (wishes or turn.talk.flow is None):
        return None
    return _go_on(turn).before(turn.bubble("language.told")) if wishes else language.not_spoken(turn)


def _asked_to_leave(turn: Turn) -> bool:
    return turn.talk.flow == menu.NAME and turn.talk.step == menu.LEAVING


def _go_on(turn: Turn) -> Reply:
    """Back to the open question; the one whether to leave is done with."""
    if _asked_to_leave(turn) or (turn.talk.flow == emergency.NAME and turn.talk.is_on_top):
        turn.talk.leave_flow()
    flow = BY_NAME.get(turn.talk.flow or "")
    return _act(turn, flow, flow.resume) if flow and flow.resume else _act(turn, BY_NAME["menu"], menu.show)


def _act(turn: Turn, flow: Flow, act: Act) -> Reply:
    """Do it, unless the patient has stopped the processing of their data (R-6)."""
    if turn.talk.suspended_at is not None and not flow.while_suspended:
        return menu.suspended(turn)
    return closed.tell(turn) if closed.refuses(turn, flow) else act(turn)


def _press(turn: Turn) -> Reply:
    """A press belongs to the open form when it was offered there; else it leads to a flow; an old one is told so."""
    talk, message, word = turn.talk, turn.message, turn.message.choice or ""
    flow = BY_NAME.get(talk.flow or "")
    fresh = message.token in (None, "", talk.token)
    if word == "resume":
        return _go_on(turn)
    if _asked_to_leave(turn):
        return _leaving(turn)
    if word in BY_PRESS and (flow is None or word not in deduplication.form_words(talk)):
        leads_to, act = BY_PRESS[word]
        if talk.is_held(turn.unit.now) and leads_to.name not in WHILE_HELD and word != "bot":
            return handoff.a_person_is_here(turn)
        return _act(turn, leads_to, act)
    if flow is not None and flow.proceed is not None:
        if not fresh:
            reply = flow.resume(turn) if flow.resume else menu.show(turn)
            return reply.before(turn.bubble("menu.old_press"))
        return _act(turn, flow, flow.proceed)
    if not fresh and flow is None:
        return menu.show(turn).before(turn.bubble("menu.gone_press")) if not talk.is_new else menu.show(turn)
    if turn.message.text:
        turn.message = read(replace(message, choice=None, token=None))
        _weigh(turn)
        return _free(turn)
    return _act(turn, BY_NAME["menu"], menu.show)


def _photos(turn: Turn) -> Reply:
    consult = BY_NAME["consult"]
    if turn.talk.flow == consult.name and consult.proceed is not None:
        return _act(turn, consult, consult.proceed)
    case = consultations.open_case(turn.unit, turn.talk.patient_id)
    if case is not None:
        return _act(turn, BY_NAME["handoff"], lambda t: handoff.add_words(t, case))
    begun = _act(turn, consult, consult.start)
    if turn.talk.flow == consult.name and turn.talk.step in known.TELLING and consult.proceed is not None:
        return _act(turn, consult, consult.proceed)  # The consent is in force: the photo is taken.
    return begun.before(turn.bubble(f"intake.photos.{'too_early' if turn.message.photos else 'not_agreed'}"))


def _in_form(turn: Turn) -> Reply:
    """Words while a question is open: a correction, a way out, the question's answer, or something else."""
    if _asked_to_leave(turn):
        return _leaving(turn)
    flow, said, understood = BY_NAME[turn.talk.flow or ""], turn.message, understanding_of(turn)
    intent = understood.intent
    if no_answer.comes_too_early(turn):
        return _go_on(turn)
    if flow.bare and (reply := flow.bare(turn)) is not None:
        return reply
    stops = flow.name != "rights" and wants_to_stop(turn.message.text)
    if stops or (turn.talk.step == "name" and refuses(turn.message.text)):
        turn.intent = Intent.CANCEL
        return _act(turn, BY_NAME["menu"], menu.ask_to_leave)
    if (plain := _plainly_else(turn, intent)) is not None:
        return _act(turn, *plain)
    if leads_out(turn, flow, understood) and (meant := meaning(turn, understood)) is not None:
        turn.intent = intent
        return _act(turn, *meant)
    if (asked := known.comes_first(turn, flow, understood)) is not None:
        return _act(turn, *asked)
    before, reply = turn.talk.failures, _act(turn, flow, flow.proceed or flow.start)
    if turn.talk.failures <= before or (turn.talk.step == "name" and is_a_word_too(said.text)):
        return reply
    turn.intent = intent
    if (not understood.press and no_answer.stays(turn, flow)) or (
        meant := meaning(replace(turn, message=said), understood)
    ) is None:
        return reply
    turn.talk.failures = before  # The words were no answer to the question but mean something else.
    return _act(turn, *meant)


def _plainly_else(turn: Turn, intent: Intent) -> tuple[Flow, Act] | None:
    """Where words lead that answer no open question, whatever it is."""
    text, step = turn.message.text, turn.talk.step
    if turn.talk.flow == "consult":
        hangs = following.meant(turn) if step not in known.TELLING else following.about_the_answer(turn)
        beside = hangs or presses.said_against(turn)
        if (beside := beside or (beside_the_form(turn) if step not in early.STEPS else None)) is not None:
            return beside
    if keeps_silent(text) and step in known.TELLING:
        return BY_NAME["handoff"], handoff.offer_a_person
    if wants_no_more_messages(text) and intent not in RIGHTS:
        return BY_NAME["rights"], ask_what_stops
    of_a_visit = (asks_of_a_visit if step == "when" else speaks_of_a_visit)(text) or following.moves_the_visit(turn)
    return (BY_NAME["visits"], visits.show) if of_a_visit else None


def _leaving(turn: Turn) -> Reply:
    """The answer to the question whether to leave. Other words are heard as if it had not been asked, where they are plain;
    a question that takes any words is not fed by them."""
    stops = True if turn.message.choice == "cancel" else menu.wants_to_leave(turn)
    if stops is not None and not consent.wants_only_a_call(turn.message.text):
        return menu.leave(turn) if stops else _go_on(turn)
    turn.talk.leave_flow()
    if turn.message.choice is not None:
        return _press(turn)
    understood, flow = understanding_of(turn), BY_NAME[turn.talk.flow or menu.NAME]
    is_else = understood.intent not in (Intent.OTHER, Intent.CANCEL) or (turn.talk.step not in flow.takes_any_words)
    if early.is_meant_for_the_form(turn) or (is_else and not menu.applies_anew(turn.message.text)):
        return _in_form(turn)
    if deduplication.last_words(turn.talk) == turn.say("menu.leave.again"):
        return _go_on(turn).before(turn.bubble("menu.leave.kept"))
    return menu.ask_to_leave(turn, again=True)


def _in_danger(turn: Turn) -> Reply:
    """Whom to call comes first, wherever the patient is. At a question that takes any words about the body the words still
    count as its answer as well, and the form waits until the patient goes on with it: no next question stands below 119."""
    flow = BY_NAME.get(turn.talk.flow or "")
    tells = known.tells_what_it_is_about(turn.talk) and turn.talk.suspended_at is None
    if flow is None or flow.proceed is None or not tells:
        return emergency.tell(turn)
    flow.proceed(turn)
    turn.talk.answers["urgent"] = True
    return emergency.tell(turn)


def _free(turn: Turn) -> Reply:
    """Typed words with no question open."""
    if (asked := minors.once_filed(turn)) is not None:
        return asked
    told = survey.heard(turn, understanding_of(turn)) or presses.with_the_other(turn, _answered_freely(turn))
    return told_beside.kept(turn, facts.holding_a_question(turn, told))


def _answered_freely(turn: Turn) -> Reply:
    understood = understanding_of(turn)
    turn.intent = understood.intent
    if (plain := unasked.plainly_meant(turn, understood)) is not None:
        return _act(turn, *plain)
    case = after_filing.open_case(turn)
    if understood.intent not in RIGHTS and (reply := callback.take_contact(turn, case)) is not None:
        return reply
    if case is not None and case.is_urgent and unasked.is_at_a_loss(turn, understood):
        return emergency.withheld(turn, case)
    if case is not None and unasked.belongs_to_the_case(turn, case):
        is_question = known.not_known(turn, understood) is not None
        return _act(turn, BY_NAME["handoff"], lambda t: handoff.add_words(t, case, is_question=is_question))
    if (opened := unasked.opened(turn, understood)) is not None:
        return _act(turn, *opened)
    if turn.talk.case_id and case is None:
        return _act(turn, BY_NAME["handoff"], handoff.after_the_end)
    return _act(turn, *unasked.at_the_end(turn))


def _while_held(turn: Turn) -> Reply:
    """A person holds the conversation: rights, emergencies and the way back work, all else is passed on to the person."""
    if handoff.wants_the_bot(turn.message.text):
        return _act(turn, BY_NAME["handoff"], handoff.back_to_bot)
    understood = understanding_of(turn)
    intent, meant = understood.intent, pressed(turn, understood) or guessed.opened_by(understood, BY_INTENT)
    named = names_a_right(turn, understood)
    if named is not None and named[0].name in WHILE_HELD:
        return _act(turn, *named)
    if meant is not None and (understood.press or intent in RIGHTS or intent is Intent.EMERGENCY):
        turn.intent = intent
        return _act(turn, *meant)
    if (case := consultations.open_case(turn.unit, turn.talk.patient_id)) is None:
        return handoff.back_to_bot(turn)
    return _act(turn, BY_NAME["handoff"], lambda t: handoff.add_words(t, case))

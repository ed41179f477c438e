"""What stands in front of an answer because the patient has not been told it yet, and what is said when the rules decline."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from skills.cases import photos
from skills.chat import closed
from skills.chat.flows import announcements, inbox, menu, reconfirmation, survey
from skills.chat.rights import request
from skills.conversation import Bubble, Reply, reply_from_json
from skills.fields.reading import patterns as re
from skills.turn import Act, Turn
from storage.cases import consultations
from storage.errors import Declined
from storage.notifications import untold

NOTHING_TOLD = frozenset({("menu", "menu"), ("talk", "ok"), ("info", "unknown")})
_GOES_ON = re.compile("이어서|하다\\s?말|계속하|마저")


def with_what_waited(turn: Turn, respond: Act) -> Reply:
    """The answer, with what the patient has not been told yet in front of it: a reply that came too late, unfinished
    answers that were destroyed, answers of staff, whether a consent to ads stays, and a policy that is coming. Below it stands
    the question how a consultation went."""
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
    first.extend(closed.drop_form(turn))
    asks_for_it = turn.message.skill == "inbox" and talk.suspended_at is None
    if talk.has_result and not asks_for_it:
        first.extend(request.waiting_results(turn))
    first.extend(_of_the_case(turn, asks_for_it=asks_for_it))
    reply = _safely(turn, respond)
    if has_word:
        first.extend(reconfirmation.in_front_of(turn, reply))
    first.extend(announcements.in_front_of(turn, reply))
    is_over = turn.bubble("menu.lapsed") in first
    if is_over and ((reply.skill, reply.step) in NOTHING_TOLD or _GOES_ON.search(turn.message.text)):
        return replace(reply, bubbles=tuple(first))  # The words answered the question that is gone.
    if first and turn.message.skill == "inbox" and reply.bubbles == (turn.bubble("inbox.nothing"),):
        return survey.below(turn, replace(reply, bubbles=tuple(first)))  # The chat was woken for exactly this.
    return survey.below(turn, reply.before(*first) if first else reply)


def _of_the_case(turn: Turn, *, asks_for_it: bool) -> tuple[Bubble, ...]:
    """Answers of staff, and photos that were said to be received and could not be fetched, so that nobody is left in the
    belief. What was shown before is read by now, unless it was the clinic that woke the chat."""
    talk = turn.talk
    if talk.suspended_at is not None or (talk.flow != "consult" and talk.case_id is None):
        return ()
    waits = untold.look(turn.unit, talk.patient_id)
    woken = turn.message.event is not None or turn.message.skill == "inbox"  # That is no word of the patient's.
    if waits.unread and talk.case_id is not None and not woken:
        consultations.mark_read(turn.unit, talk.patient_id)
    shows = waits.answers and talk.case_id is not None and not asks_for_it
    answers = inbox.waiting_answers(turn) if shows else ()
    lost = photos.take_lost(turn.unit, talk.patient_id) if waits.lost_photos else 0
    return (*answers, turn.bubble("intake.photos.lost", count=lost)) if lost else answers


def _would_feed_the_form(turn: Turn) -> bool:
    return turn.talk.flow is not None and turn.message.choice is None and turn.danger is None


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
        if declined.code == closed.STEP:
            dropped = closed.drop_form(turn)  # Filings were stopped while this message waited for its turn.
            return closed.tell(turn).before(*dropped)
        key = "menu.suspended" if declined.code == "suspended" else "turn.declined"
        words = ("lift", "rights", "menu") if declined.code == "suspended" else ("person", "menu")
        return turn.reply(turn.bubble(key), choices=turn.choices(*words), skill="menu", step=declined.code)

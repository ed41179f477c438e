"""Staff answers and results of rights requests reach the patient: called by the event's block. Answers are also looked at with
each of the patient's own messages."""

from __future__ import annotations

from functools import partial

from skills.campaigns import answers
from skills.cases import damage
from skills.cases.answering import files, links
from skills.cases.answering.sending import undo_time
from skills.chat.rights import request, rights
from skills.conversation import Bubble, Card, Link, Reply, Say
from skills.turn import Flow, Turn
from storage.cases import consultations, events
from storage.cases.codes import MessageState
from storage.cases.consultations import CaseMessage
from storage.crypto.damage import Damage
from storage.patients.patients import Purpose, check_not_suspended

MOST = 2  # Bubbles of answers in one reply; what does not fit waits for the next one.


def show(turn: Turn) -> Reply:
    """The waiting results and answers, or a friendly word when there are none."""
    check_not_suspended(turn.talk.suspended_at, Purpose.NOTICE)
    results = request.waiting_results(turn) if turn.talk.has_result else ()
    answers = waiting_answers(turn)
    if results:
        words = ("object", "requests", "menu") if rights.contested(turn) else ("requests", "menu")
        return turn.reply(*results, *answers, choices=turn.choices(*words), skill="inbox", step="inbox")
    if not answers:
        return turn.reply(
            turn.bubble("inbox.nothing"), choices=turn.choices("status", "menu"), skill="inbox", step="inbox"
        )
    return turn.reply(*answers, choices=turn.choices("status", "person"), skill="inbox", step="inbox")


def waiting_answers(turn: Turn) -> tuple[Bubble, ...]:
    """Answers that the chat has not shown yet, as bubbles with the clinic's signature; they count as delivered from now on,
    and as read once the patient has written again."""
    left = turn.unit.now - undo_time(turn.clinic)
    bubbles: list[Bubble] = []
    for message in consultations.undelivered(turn.unit, turn.talk.patient_id, left):
        if len(bubbles) >= MOST:
            break
        line = Damage().open(partial(consultations.open_message, turn.talk.key, message), None)
        if line is None:  # It stays undelivered, and closes nothing else of the chat.
            _tell_damage(turn, message)
            continue
        if line.text.startswith(answers.MARK) and answers.refused(turn.unit, turn.clinic, turn.talk.patient_id):
            continue  # An ad that may not be shown (any more, or not at night).
        signature, (words, link) = turn.clinic.desk.signature.in_(turn.lang), links.split(line.text)
        bubbles.append(Say(turn.say("inbox.answer", text=words, signature=signature)))
        sent = files.link_to(turn.unit, turn.clinic, message, turn.lang)
        if link is not None or sent is not None:
            bubbles.append(_buttons(turn, link, sent))
        message.state = MessageState.DELIVERED
        turn.unit.session.add(message)
        consultations.clear_unreached(turn.unit, message.consultation_id)
        events.tell(turn.unit, "answer_moved", message.consultation_id)
    return tuple(bubbles)


def _buttons(turn: Turn, link: Link | None, sent: tuple[str, Link] | None) -> Card:
    """What an answer brings besides its words, in one bubble: a link of the counsellor's, the way to its files, or both."""
    words, buttons = sent[0] if sent else turn.say("inbox.link"), tuple(one for one in (link, sent and sent[1]) if one)
    return Card(words, buttons=buttons)


def _tell_damage(turn: Turn, message: CaseMessage) -> None:
    case = consultations.find(turn.unit, message.consultation_id)
    if case is not None:
        damage.tell(turn.unit, [case])


FLOW = Flow("inbox", show)

"""Photos in the talk: who sees them, where they are shown, whether they may come later, and "그럼 지워 주세요" behind that."""

from __future__ import annotations

from skills.cases import photos
from skills.chat import deduplication
from skills.chat.answers import policy, small_talk
from skills.chat.flows import menu
from skills.chat.rights import parts, pictures, rights
from skills.consents import consents
from skills.consents.consents import Purpose
from skills.conversation import Reply, Say
from skills.turn import Act, Flow, Turn
from skills.understanding.readings.photos import asked, sent_wrong, takes_away

SPOKEN_OF = frozenset({"photos", "shown", "not_used", "seen_by"})
"""Steps of the policy's answers that tell of photos."""


def meant(turn: Turn) -> tuple[Flow, Act] | None:
    """Where such words lead, with a question open or none; None for all others."""
    topic = asked(turn.message.text)
    if topic == "later":
        return small_talk.FLOW, _later_outside
    if topic:
        return policy.FLOW, lambda t: policy.answer(t, topic)
    if turn.talk.flow is not None:
        return None
    if take_away(turn) or pictures.means_the_last(turn):
        return rights.FLOW, pictures.ask
    is_of_words = deduplication.last_step(turn.talk) == "added" and sent_wrong(turn.message.text) == "unnamed"
    return (rights.FLOW, parts.tell_which) if is_of_words else None


def _later_outside(turn: Turn) -> Reply:
    if turn.talk.suspended_at is not None:
        return menu.suspended(turn)
    return turn.reply(later(turn), choices=turn.choices("status", "consult", "menu"), skill="talk", step="ok")


def later(turn: Turn) -> Say:
    """That photos may come at any time; before the consent none is taken."""
    agreed = Purpose.HEALTH in consents.in_force(turn.unit, turn.clinic, turn.talk.patient_id)
    return turn.bubble("intake.photos.anytime" if agreed else "intake.photos.later")


def take_away(turn: Turn) -> bool:
    """Whether the words take away the photos of which the last answer told."""
    return takes_away(turn.message.text) and _spoken_of(turn)


def dropped(turn: Turn) -> Say:
    """The photos of the open form are deleted."""
    count = photos.pending(turn.unit, turn.talk.patient_id)
    photos.discard(turn.unit, turn.talk.patient_id)
    return turn.bubble("intake.photos.dropped" if count else "intake.photos.none")


def so_far(turn: Turn) -> Say:
    """How many photos came for the open form."""
    count = photos.pending(turn.unit, turn.talk.patient_id)
    return turn.bubble("intake.photos.taken", count=count) if count else turn.bubble("intake.photos.none")


def _spoken_of(turn: Turn) -> bool:
    talk = turn.talk
    if deduplication.last_skill(talk) == policy.FLOW.name and deduplication.last_step(talk) in SPOKEN_OF:
        return True
    count = photos.pending(turn.unit, talk.patient_id)
    return count > 0 and deduplication.first_words(talk) == turn.say("intake.photos.taken", count=count)

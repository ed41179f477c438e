"""How somebody applies for another, and who must agree for whom."""

from __future__ import annotations

from skills.chat import consent
from skills.chat.answers import information
from skills.chat.intake.asking import remind
from skills.chat.whose import guardian, minors
from skills.chat.whose.turning import turn_to
from skills.conversation import MOST_BUBBLES, Reply
from skills.fields import persons
from skills.fields.age.told import OF_AGE, is_a_child, said_age
from skills.fields.contact import found as contact_in
from skills.turn import Act, Flow, Turn
from skills.understanding.questions import asks
from skills.understanding.readings.persons import (
    asks_how_for_another,
    asks_to_consent,
    consents,
    consents_in_place,
    goes_without_leave,
    is_grown,
)
from skills.understanding.talk.for_others import (
    booked_for,
    for_somebody,
    in_place_of,
    is_one_more,
    they_write,
    who_besides,
)


def asked_how(turn: Turn, consult: Flow) -> tuple[Flow, Act] | None:
    """What answers who asks how to apply for another, with no question open: whether one may, whose name and number, and who
    must agree. Where the words tell for whom it is, the consultation begins below it as it would have."""
    is_typed = turn.message.choice is None and turn.danger is None
    if is_typed and they_write(turn.message.text.strip()) and not asks(turn.message.text):
        return information.FLOW, _tell_they_write
    if not _asks_how(turn):
        return (consult, consult.start) if _begins_for_another(turn) else None
    if turn.talk.suspended_at is not None or not guardian.for_whom(turn):
        return information.FLOW, _tell_how

    def begin(t: Turn) -> Reply:
        begun = consult.start(t)
        return begun.before(t.bubble("for_another.how")) if len(begun.bubbles) < MOST_BUBBLES else begun

    return consult, begin


def _begins_for_another(turn: Turn) -> bool:
    """Whether the writer says, with no question open, to write for another, or for one more once theirs is filed."""
    text = turn.message.text
    if turn.message.choice is not None or turn.danger is not None or asks(text) or minors.in_doubt(turn):
        return False
    is_one_more = turn.talk.case_id and who_besides(text)
    return bool(is_one_more) or for_somebody(text) or persons.PLAINLY_THEIRS.search(text) is not None


def how(turn: Turn) -> Reply | None:
    """The same beside an open question, which is asked for the other from here on where the words tell who that is."""
    text, whose = turn.message.text, turn.talk.answers.get("whose")
    if not (asked := _asks_how(turn)) or (whose and asked == "may"):
        return None
    named = persons.who_instead(text) or persons.for_whom(text) or booked_for(text)
    if named and turn.talk.answers.get("name") and is_one_more(text):
        return remind(turn).before(turn.bubble("beside.one_each", phone=turn.clinic.phone))  # One's own is nearly told.
    relation = named or (persons.named(text) if in_place_of(text) else "")
    going_on = remind(turn) if whose or not relation else turn_to(turn, relation, "")
    return going_on.before(turn.bubble("for_another.how"))


def _asks_how(turn: Turn) -> str:
    text = turn.message.text
    is_open = turn.message.choice is None and turn.danger is None and contact_in(text).phone is None
    if not is_open or minors.in_doubt(turn):
        return ""
    return asks_how_for_another(text) or ("may" if booked_for(text) else "")


def _tell_how(turn: Turn) -> Reply:
    words = turn.choices("consult", "person", "menu")
    return turn.reply(turn.bubble("for_another.how"), choices=words, skill="info", step="for_another")


def _tell_they_write(turn: Turn) -> Reply:
    """The one who was spoken of will write."""
    told = turn.bubble("beside.they_write", phone=turn.clinic.phone)
    return turn.reply(told, choices=turn.choices("consult", "person", "menu"), skill="info", step="for_another")


def _consents_for(text: str) -> bool:
    """Whether somebody consents for a relative who is the patient: "조카가 초5인데 제가 동의할게요"."""
    if not consents(text) or consent.refuses(text):
        return False
    is_theirs = persons.is_wished_for(text) or consents_in_place(text)
    return bool(persons.for_whom(text) or (is_theirs and persons.named(text)))


def may_consent(turn: Turn) -> Reply | None:
    """Who would consent for a relative, or asks whether they may, is told who must, and the consultation becomes that one's."""
    text, whose = turn.message.text, turn.talk.answers.get("whose")
    relation = persons.for_whom(text) or persons.named(text)
    is_said = asks_to_consent(text) or (not whose and _consents_for(text))
    if turn.message.choice is not None or not is_said or minors.in_doubt(turn):
        return None
    if whose or not relation or (relation == "parent" and goes_without_leave(text)):
        told = "only_guardian" if whose in guardian.GUARDED else "their_yes" if whose else ""
        return remind(turn).before(turn.bubble(f"beside.{told}", phone=turn.clinic.phone)) if told else None
    if is_a_child(text) and relation not in guardian.GUARDED:
        relation = "minor"  # "할머니고 손자가 아홉 살": whoever is named first.
    is_of_age = (said_age(text) or 0) >= OF_AGE or is_grown(text)
    if relation == "child" and is_of_age and not is_a_child(text):
        relation = "other"  # Who is of age consents themselves, or lets somebody do it.
    return turn_to(turn, relation, "")

"""Whether words ask something that is answered from data: the clinic's own questions, its policy, or who speaks here.

Pure reading: how alike words must be to a known question depends on what they would mean otherwise. A right, danger and a
doctor's question are never taken for one (H-2), unless it is the policy that is asked about in nearly the same words.
"""

from __future__ import annotations

from skills.chat.flows import information, policy, small_talk
from skills.clinic.clinic import Clinic
from skills.conversation import Reply
from skills.turn import Act, Flow, Turn
from skills.understanding import Intent, Understood
from skills.understanding.asked import NOTHING
from skills.understanding.matching import MOST, Found
from skills.understanding.questions import asks
from storage.characters import folded

MARGIN = 0.04  # So much likelier than a sentence that asks nothing.
SMALL_TALK = 0.55
ALIKE = 0.4
SAID_OTHERWISE = 0.6
A_RIGHT = 0.75
PLAINLY = 0.6
A_QUESTION = 5  # Characters without blanks; fewer may be a name.
MISHEARD = frozenset({"when"})  # A day that is asked about is not a day that is wished for.
TELLING = frozenset({"treatment", "details"})
FLOWS = {"policy": policy.FLOW, "talk": small_talk.FLOW}
INTENTS = {"policy": Intent.POLICY, "talk": None}
NEVER = frozenset({Intent.EMERGENCY, Intent.MEDICAL})
FREELY = frozenset({Intent.INFO, Intent.OTHER, Intent.MENU})
ABOUT_DATA = frozenset({Intent.POLICY, Intent.OFFICER})
RIGHTS = frozenset({Intent.ACCESS, Intent.CORRECT, Intent.DELETE, Intent.SUSPEND, Intent.WITHDRAW, Intent.ADS_OFF})


def meant(turn: Turn, understood: Understood, least: float = 0.0) -> tuple[Flow, Act] | None:
    """Where words lead that ask something known, at least so alike; None when they do not."""
    found = look(turn.clinic, turn.message.text)
    if found is None or found.key == NOTHING or understood.intent in NEVER:
        return None
    bar = max(_bar(found.key, understood.intent), least)
    if found.score < bar or (found.other == NOTHING and found.margin < MARGIN):
        return None
    question = turn.clinic.question(found.key)
    if question is not None and not question.holds_on(turn.today):
        return None
    family = found.key.partition(".")[0]
    return FLOWS.get(family, information.FLOW), _named(information.answer(found.key), INTENTS.get(family, Intent.INFO))


def _named(act: Act, intent: Intent | None) -> Act:
    """The same act, which also says what the words were taken for."""

    def do(turn: Turn) -> Reply:
        turn.intent = intent or turn.intent
        return act(turn)

    return do


def not_known(turn: Turn, understood: Understood) -> tuple[Flow, Act] | None:
    """Where a question leads that nobody here can answer; None for what is no question."""
    is_one = understood.intent is Intent.OTHER and asks(turn.message.text)
    return (information.FLOW, information.not_known) if is_one else None


def comes_first(turn: Turn, flow: Flow, understood: Understood) -> tuple[Flow, Act] | None:
    """What is asked so plainly that it is no answer to the open question, which would take nearly any words."""
    if turn.talk.step not in flow.takes_any_words | MISHEARD or len(folded(turn.message.text)) < A_QUESTION:
        return None
    found = meant(turn, understood, PLAINLY)
    return None if found is None or (turn.talk.step in TELLING and _is_for_staff(turn)) else found


def _is_for_staff(turn: Turn) -> bool:
    """Prices are what people want to know of a treatment: in an intake that is for staff to answer."""
    found = look(turn.clinic, turn.message.text)
    return found is not None and found.key == "prices"


def look(clinic: Clinic, text: str) -> Found[str] | None:
    """What is most like the words; a longer text is a story and no question."""
    return clinic.known.find(text) if 0 < len(text) <= MOST else None


def _bar(key: str, intent: Intent) -> float:
    """How alike the words must be, given what they would mean otherwise."""
    about_data = key.startswith("policy.")
    if intent in RIGHTS:
        return A_RIGHT if about_data else 1.1
    if key.startswith("talk."):
        return SMALL_TALK
    if intent in ABOUT_DATA:
        return ALIKE if about_data else SAID_OTHERWISE
    return ALIKE if intent in FREELY else SAID_OTHERWISE

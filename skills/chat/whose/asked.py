"""Of what may be another's it is asked whose it is, and nothing of it is kept until that is answered."""

from __future__ import annotations

from dataclasses import replace

from skills.chat import consent
from skills.chat.answers.known import TELLING
from skills.chat.intake import facts
from skills.chat.intake.asking import ask
from skills.chat.whose import guardian, minors
from skills.chat.whose.turning import WHOSE, turn_to, writes_themselves
from skills.conversation import Reply
from skills.fields import belonging, persons
from skills.fields.age.told import is_a_child, is_own_school, own_age, tells_a_childs
from skills.fields.agreement import refuses_in_a_word, says_yes
from skills.fields.contact import found as contact_in
from skills.turn import Turn
from skills.understanding import understand
from skills.understanding.questions import asks
from skills.understanding.talk.for_others import (
    asked_by,
    for_somebody,
    given_to,
    names_anybody,
    told_of,
)

_WHOEVER, _AGAIN = "who", "?"  # Whose it is, where nobody is named; and that it was asked twice.


_BEFORE = frozenset({"age", consent.STEP})


def whose_it_is(turn: Turn) -> Reply | None:
    """Of what is told of another's age, part or treatment ("우리 애가 8살인데 귀가 …", "엄마 리프팅 해드리려고요") it is asked
    whose it is, where nothing is wished; and of who writes for somebody, for whom ("대신 물어보는 거예요")."""
    talk, text = turn.talk, turn.message.text
    if talk.answers.get("whose") or minors.in_doubt(turn) or persons.who_instead(text):
        return None  # "엄마 대신 상담하는 거예요" needs no question.
    child = persons.child_of(text)
    if child and talk.step not in _BEFORE and persons.is_wished_for(text):
        return turn_to(turn, child, text)
    if (other := belonging.introduced(text)) and talk.step in (*_BEFORE, "name"):
        is_young = is_a_child(text)  # "남편 박철수 010-…" is no name and no number of the writer's.
        whose = other if other == "child" else "minor"
        return turn_to(turn, whose, "") if is_young else _asked_whose(turn, other, "")
    if (other := belonging.presented_as(text)) and talk.step in (*_BEFORE, "name", "phone"):
        return _asked_whose(turn, "minor" if other == "child" and is_a_child(text) else other, "")
    if for_somebody(text) and not asks(text):
        named = persons.for_whom_named(text)
        return turn_to(turn, named, "") if named else ask_for_whom(turn)
    relation = _told_of(turn, child)
    return _asked_whose(turn, relation, text) if relation else None


def _told_of(turn: Turn, child: str) -> str:
    """Of whom something is told that would be kept as the writer's own at this question; nobody, where it is answered."""
    text, step = turn.message.text, turn.talk.step
    if step in _BEFORE:
        return _of_a_childs_age(text) or asked_by(text)
    if step in TELLING:
        return child or given_to(text) or told_of(text)
    if persons.speaks_of_two(text) or persons.who_too(text):
        return ""  # Each needs a request of their own.
    # "동생이 중1이에요", said at the time or the summary, is only said; beside a part alone it is what is told of it.
    says_more = contact_in(text).phone is not None or facts.said(turn).when is not None or asks(text)
    is_told = child if turn.talk.answers.get("details") == "" else ""
    return given_to(text) or ("" if says_more else is_told or told_of(text))


def _of_a_childs_age(text: str) -> str:
    """ "딸(11살) 때문에요": how old a child is who is only spoken of is no answer to how old the writer is."""
    relation = persons.named(text)
    is_young = is_a_child(text) or tells_a_childs(text)
    is_theirs = relation in ("child", "other") and is_young and own_age(text) is None
    if (
        not is_theirs
        or is_own_school(text)
        or persons.for_whom(text)
        or persons.is_for_the_writer(text)
        or persons.is_guardian(text)
    ):
        return ""
    return relation if relation == "child" else "minor"


def _asked_whose(turn: Turn, relation: str, told: str) -> Reply:
    if told:
        turn.reach.unkept.hold(turn.talk.patient_id, told, turn.unit.now)
    turn.talk.answers = {**turn.talk.answers, WHOSE: relation}
    yes = "yes" if relation.strip(_AGAIN) in guardian.GUARDED else "theirs"
    asked = turn.bubble("intake.whose" if yes == "yes" else "intake.whose.of_them")
    return turn.reply(asked, choices=(turn.choice("yes", f"intake.whose.{yes}"), turn.choice("no", "intake.whose.no")))


def ask_for_whom(turn: Turn, again: str = "") -> Reply:
    """Who writes for somebody is asked for whom, because a child's guardian must agree."""
    turn.talk.answers = {**turn.talk.answers, WHOSE: f"{_WHOEVER}{again}"}
    return turn.reply(turn.bubble("intake.whose.who"), choices=(turn.choice("no", "intake.whose.no"),))


def is_asked(turn: Turn) -> bool:
    """Whether the question whose it is stands open."""
    return bool(turn.talk.answers.get(WHOSE))


def is_answered(turn: Turn) -> bool:
    """Whether a press answers it."""
    return is_asked(turn) and turn.message.choice in ("yes", "no")


def pressed_whose(turn: Turn) -> Reply | None:
    """The press that answers the question whose it is."""
    said = turn.say(f"intake.whose.{turn.message.choice}")
    turn.message = replace(turn.message, choice=None, text=said)
    return told_whose(turn)


def told_whose(turn: Turn) -> Reply | None:
    """A yes asks who consents for the child; a no goes on with what was told as one's own, which is the message then. At a
    question that takes no story it is asked once more, and is not kept without an answer."""
    talk, text = turn.talk, turn.message.text
    if not (asked := str(talk.answers.get(WHOSE) or "")) or turn.message.choice is not None:
        return None
    if (left := writes_themselves(turn)) is not None:
        return left
    relation, is_again = asked.strip(_AGAIN), asked.endswith(_AGAIN)
    talk.drop_answers(frozenset({WHOSE}))
    told = turn.reach.unkept.take(talk.patient_id, turn.unit.now) if talk.step not in _BEFORE else ""
    if relation == _WHOEVER:
        return _told_for_whom(turn, is_again)
    if not _is_ones_own(text) and (says_yes(text) or persons.speaks_of_a_relative(text) or names_anybody(text)):
        return turn_to(turn, relation, told)
    if not told:
        return ask(turn) if _is_ones_own(text) else None
    if talk.step not in TELLING and not _is_ones_own(text):
        return None if is_again else _asked_whose(turn, f"{relation}{_AGAIN}", told)
    own = told if _is_ones_own(text) else f"{told}\n{text}".strip()
    means = understand(own)
    turn.message, turn.means = replace(turn.message, text=own, understood=means), means.intent
    return None


def _told_for_whom(turn: Turn, is_again: bool) -> Reply | None:
    """The answer to the question for whom somebody writes; who says nothing of it twice writes for a grown-up."""
    text = turn.message.text
    if _is_ones_own(text):
        return ask(turn).before(turn.bubble("beside.heard"))
    named = persons.for_whom_named(text) or ("minor" if is_a_child(text) else "")
    if named or is_again:
        return turn_to(turn, named or "other", "")
    return ask_for_whom(turn, _AGAIN) if says_yes(text) or not asks(text) else None


def _is_ones_own(text: str) -> bool:
    return (
        refuses_in_a_word(text.partition(",")[0])
        or persons.is_for_the_writer(text)
        or guardian.IT_IS_ME.fullmatch(text.strip()) is not None
    )

"""A question beside a correction, at the time or at the review: "받침이 틀렸어요 …이에요 얼마나 걸려요?". Both are done:
the answer is changed as if nothing was asked, and what is asked is answered above it, or said to be unknown here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from skills.chat.answers import following, information
from skills.chat.changes import amend, times
from skills.chat.intake.asking import ask
from skills.chat.intake.questions import FORM, NAME
from skills.chat.sentences import asked_beside, corrections
from skills.chat.whose import minors
from skills.conversation import Reply, words_of
from skills.fields.contact import found
from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import LONGEST
from skills.fields.refusing.told_times import on_second_thought
from skills.turn import Turn
from skills.understanding import understand
from skills.understanding.amending import FIELDS
from skills.understanding.questions import asks

_ASKS_FOR_IT = re.compile(
    r"(?:바꿔|고쳐|수정해?|변경해?|정정해?|적어|써|빼|넣어)\s?(?:주|줄|줘)|(?:바꿀|고칠|수정할|변경할)\s?수|로\s?(?:해\s?주|될까|되나)"
    r"|\b(?:can|could|would|will) (?:you|i) (?:please )?(?:change|fix|make|put|use|correct|update)",
    re.IGNORECASE,
)
"""A question that asks for the change itself: "…으로 바꿔 주실 수 있을까요"."""
_PHOTOS = re.compile(FIELDS["photos"], re.IGNORECASE)


def take(turn: Turn, hear: Callable[[Turn], Reply]) -> Reply:
    """The reply to a message at an open form: to each of both where it holds both, else as it is heard otherwise."""
    if turn.message.choice is None and turn.talk.flow == NAME and turn.talk.step in ("when", FORM.review):
        turn.message = replace(turn.message, text=on_second_thought(turn.message.text))
        times.name_the_day(turn)
    whole = turn.message
    if (cut := _cut(turn)) is None:
        return asked_beside.beside_the_story(turn) or asked_beside.beside_an_answer(turn, hear)
    asked, rest = cut
    told = [_answered(turn, words) for words in asked]
    understood = understand(rest)
    turn.message, turn.means = replace(whole, text=rest, understood=understood), understood.intent
    heard = hear(turn)
    known = [one for one in told if isinstance(one, Reply)]
    said = dict.fromkeys(words_of(one) if isinstance(one, Reply) else one for one in told)
    words = "\n\n".join(one for one in said if len(one) <= asked_beside.ROOM)
    return asked_beside.above(heard, known if len(told) == len(known) == 1 else [], words[: asked_beside.ROOM])


def _cut(turn: Turn) -> tuple[list[str], str] | None:
    """What is asked, and what changes an answer; None where not both are told."""
    talk, message = turn.talk, turn.message
    is_open = talk.flow == NAME and talk.step in ("when", FORM.review) and not message.photos
    is_quiet = message.choice is None and turn.danger is None and len(message.text) <= LONGEST
    if not (is_open and is_quiet and asks(message.text)) or minors.in_doubt(turn) or _PHOTOS.search(message.text):
        return None
    if len(parts := asked_beside.parts_of(message.text)) < 2:
        return None
    asked = [one for one in parts if asks(one) and not _changes(turn, one)]
    rest = [one for one in parts if one not in asked and not asked_beside.LED_BY.fullmatch(one)]
    if not (asked and rest) or any(found(one).phone or _ASKS_FOR_IT.search(one) for one in asked):
        return None
    if any(understand(one).danger is not None for one in asked):
        return None
    words = " ".join(rest)
    return (asked[:2], words) if _changes(turn, words) else None


def _changes(turn: Turn, words: str) -> bool:
    """Whether these words alone change what was answered; nothing is changed by asking."""
    talk, whole = turn.talk, turn.message
    before, step, failures = talk.answers, talk.step, talk.failures
    turn.message, talk.answers = replace(whole, text=words, understood=None), dict(before)
    reply = corrections.take(turn, ask) or amend.take(turn, ask)
    is_changed = reply is not None and {**talk.answers, "": talk.step} != {**before, "": step}
    turn.message, talk.answers, talk.step, talk.failures = whole, before, step, failures
    return is_changed


def _answered(turn: Turn, words: str) -> Reply | str:
    """What is known of a question, or what is said of one that nobody here can answer, noted where it is for the doctors."""
    beside = replace(turn, message=replace(turn.message, text=words, understood=None))
    if following.asks_what_follows(beside):
        return information.once_filed(beside)
    if (reply := asked_beside.answer(turn, words)) is not None:
        return reply
    if asked_beside.is_for_doctors(words):
        return turn.say(f"beside.for_the_doctors.{asked_beside.note(turn, words)}")
    return asked_beside.not_told(turn, of_doctors=False)

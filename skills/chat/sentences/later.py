"""A wish to be called later and no word of when: "지금 운전 중이라 늦게 전화 주세요". Nobody is fetched for it and no time is set:
it is asked when."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from contextlib import suppress

from skills.cases.answers import READERS, Scene
from skills.chat import consent
from skills.chat.changes import amend, times
from skills.chat.intake.asking import ask, ask_again, remind
from skills.chat.intake.questions import FORM, with_health
from skills.conversation import ASKED_BACK, Reply
from skills.fields import Doubtful, Invalid
from skills.fields.contact import found
from skills.fields.reading import patterns as re
from skills.fields.refusing import no_wish
from skills.fields.refusing.of_life import is_of_life
from skills.fields.secrets import mask_secrets
from skills.fields.timing.wishes import When
from skills.fields.treatments import treatments_in
from skills.turn import Turn
from skills.understanding.naming import names_the_body
from skills.understanding.questions import asks
from skills.understanding.spelling import spell
from skills.understanding.talk.health import tells_of_health
from skills.understanding.talk.leaving import CALL_LATER, leaves_for_now

LONGEST = 60  # Letters; who tells more tells something else.
_BEFORE = frozenset({None, "age", consent.STEP})
_A_STEP = re.compile(r"질문|단계|항목|\b(?:question|step)\b", re.IGNORECASE)
"""Who goes to another question comes to no visit: "앞 질문으로 갈래요"."""
_A_PERSON = re.compile(
    r"상담원|상담사|사람|직원|담당자|실장|원장|선생|간호사|\b(?:person|human|someone|somebody|staff|agent|text|chat)\b"
)


def take(turn: Turn) -> Reply | None:
    """It is asked when; None for all other words, and where they name a time or anything else."""
    text = turn.message.text.strip()
    if not text or turn.message.choice is not None or turn.talk.step in _BEFORE:
        return None
    if turn.talk.step == "when" and is_of_life(text):
        return _of_life(turn, mask_secrets(text).text)
    if turn.talk.step == "when" and (what := _only_told(text)):
        is_out = what == "beside.not_then" and not no_wish.refuses_any(text)
        return times.not_then(turn, remind) if is_out else remind(turn).before(turn.bubble(what))
    if not _is_meant(turn, text):
        return None
    told = turn.bubble("beside.not_then")
    if turn.talk.step == FORM.review and "when" in turn.talk.answers:
        return amend.reopen(turn, "when", ask).before(told)
    return remind(turn).before(told)


def _of_life(turn: Turn, words: str) -> Reply | None:
    """A time without an hour ("남편 없을 때") is asked back once, and kept as it was said the second time. What tells of
    health is none of it: the time stays where the health consent is withdrawn."""
    talk, pending = turn.talk, f"when{ASKED_BACK}"
    if tells_of_health(words) or (not with_health(talk.answers) and names_the_body(spell(words))):
        return None
    wish, before = When("anytime", said=words).to_data(), talk.answers.get(pending) or {}
    if not before.get("said"):
        talk.answers = {**talk.answers, pending: wish}
        return ask_again(turn, Doubtful("intake.which_hours", wish))
    talk.drop_answers(frozenset({pending}))
    talk.answers = {**talk.answers, "when": wish}
    talk.step, talk.failures = FORM.next_step(talk.answers), 0
    times.with_what_is_out(turn)
    return ask(turn)


def _only_told(text: str) -> str:
    """What is said to who names a time at the question for it and wishes for no call then; empty for all other words."""
    if no_wish.refuses_any(text):
        return "beside.not_then"
    if len(text) > LONGEST or tells_of_health(text) or asks(text) or _A_STEP.search(text) or leaves_for_now(text):
        return ""
    if not no_wish.without_ones_own(text):
        return "beside.not_fixed" if no_wish.comes_then(text) else "beside.not_then"
    return ""


def _is_meant(turn: Turn, text: str) -> bool:
    if len(text) > LONGEST or CALL_LATER.search(text) is None or _A_PERSON.search(text) or found(text).phone:
        return False
    return not (treatments_in(text, turn.clinic.treatments) or _names_a_time(turn, text))


def _names_a_time(turn: Turn, text: str) -> bool:
    with suppress(Invalid):
        return bool(READERS["when"](text, Scene(turn.unit.now, turn.clinic))["kind"] != "anytime")
    return False

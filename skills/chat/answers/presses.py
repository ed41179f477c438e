"""Words that stand for a press: the name of a thing of the menu, a greeting, a yes to what was offered last."""

from __future__ import annotations

from dataclasses import replace

from skills.chat import deduplication
from skills.chat.answers import small_talk
from skills.chat.answers.after_filing import open_case
from skills.chat.flows import handoff, menu, visits
from skills.chat.meaning import BY_NAME, BY_PRESS, BY_SKILL
from skills.chat.rights.rights import FIRST, FURTHER
from skills.fields.agreement import says_yes
from skills.fields.reading import patterns as re
from skills.texts import TEXTS
from skills.turn import Act, Flow, Turn
from skills.understanding import Intent, Understood
from storage.characters import folded

_NAMED = {
    folded(words): word
    for word in ("status", "info", "person", "policy", "officer", "menu", "rights", *FIRST, *FURTHER)
    for words in (TEXTS[f"choice.{word}"].ko, TEXTS[f"choice.{word}"].en)
    if word in BY_PRESS
}
_GREETING = re.compile(
    r"(?:안[녕뇽](?:하[세셔][요용욤]?|하십니까)?|하이|헬로|hello|hi(?: ?there)?|good ?morning)[\s.!~^]*"
)


def named(turn: Turn) -> tuple[Flow, Act] | None:
    """The press whose name was typed; the menu for a greeting, but at the address of something else; None for other words."""
    said = folded(turn.message.text)
    if (word := _NAMED.get(said)) is not None:
        flow, act = BY_PRESS[word]
        return flow, lambda t: act(t.as_press(word))
    is_at_the_menu = turn.message.skill not in BY_SKILL.keys() - {"menu"} | {"consult"}
    return (BY_NAME["menu"], menu.show) if _GREETING.fullmatch(said) and is_at_the_menu else None


def bare_yes(turn: Turn, understood: Understood) -> tuple[Flow, Act] | None:
    """A yes to what was offered last; where nothing was, a nod and no word for a case. "상담할래요" says what is wanted."""
    if not says_yes(turn.message.text) or understood.intent is Intent.CONSULT:
        return None
    if small_talk.topic_of(turn.message.text) in small_talk.COURTESIES:
        return _nothing_asked(turn)  # "네 감사합니다" leaves what was offered.
    return _offered_last(turn) or _nothing_asked(turn)


YES_MEANS = {
    "medical": "consult",
    "offered": "consult",
    "unknown": "ask_staff",
    "sorry": "person",
    "staff": "person",
    "status": "person",
    "once_filed": "consult",
    "case_stays": "call_off",
    "news": "consult",
}
"""After which answer a yes is which of its presses."""
TOLD = frozenset({"info", "policy", "talk", "visits", "language"})
"""Skills that only tell something: a yes to one of their answers is a nod."""


def _offered_last(turn: Turn) -> tuple[Flow, Act] | None:
    """What a yes to the last answer stands for, where that offered one thing before all others."""
    talk, step = turn.talk, deduplication.last_step(turn.talk)
    word = YES_MEANS.get(step, "")
    if word and deduplication.offers(talk, word) and (step != "status" or not talk.case_id):
        return offered(turn, word)
    if step == "visits" and not deduplication.offers(talk, "visit_move"):
        return BY_NAME["visits"], visits.ask_contact
    offers = [turn.say(key, phone=turn.clinic.phone) for key in ("menu.not_again", "handoff.silent")]
    return (BY_NAME["handoff"], handoff.start) if deduplication.last_words(talk) in offers else None


def offered(turn: Turn, word: str) -> tuple[Flow, Act]:
    flow, act = BY_PRESS[word]
    says = deduplication.says(turn.talk, word)
    return flow, lambda t: act(replace(t, message=replace(t.message, choice=word, text=says), intent=None))


def _nothing_asked(turn: Turn) -> tuple[Flow, Act] | None:
    """A yes where nothing was asked is no word for a case, and a nod to what was told."""
    case = open_case(turn)
    is_a_nod = deduplication.last_skill(turn.talk) in TOLD and turn.talk.flow is None
    quiet = is_a_nod or (case is not None and case.answered_at is None)
    return (BY_NAME["talk"], small_talk.nod) if quiet else None

"""A time that takes the place of the one that was given, told in a sentence of its own at the review: "점심엔 눈치 보여서
일곱 시 넘어서로 바꿀 수 있을까요", "1시는 안 되고 5시 넘어서는 될 것 같아요"."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any

from skills.cases.answers import Scene, read_time_alone, read_when, read_when_instead, with_more
from skills.chat.intake.questions import FORM, tells_of_the_body, with_health
from skills.conversation import Reply
from skills.fields import Invalid
from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import pieces
from skills.fields.refusing.no_wish import wish_in
from skills.fields.refusing.of_life import tells_of_ones_life
from skills.fields.secrets import mask_secrets
from skills.fields.timing.changing import names_no_wish
from skills.fields.timing.hours import in_seoul
from skills.fields.timing.wishes import When, with_words
from skills.fields.unsuited import put_positively, unsuited
from skills.turn import Act, Turn
from skills.understanding.learned.moves import does
from skills.understanding.naming import names_the_body
from skills.understanding.readings.persons import tells_of_another
from skills.understanding.readings.visits import on_the_way, speaks_of_a_visit
from skills.understanding.spelling import spell
from skills.understanding.talk.health import tells_of_health
from skills.understanding.talk.leaving import leaves_for_now

OUT = "not_then"  # Among the answers: when one may not be called, told before the wish.
LONGEST = 100  # Letters; who tells more tells a story.
_WISHES = re.compile(
    r"바꿔|바꿀|바꾸|변경|낫|편[해하]|옮[기겨길]|미[루뤄룰]|당[기겨길]|(?:가능|[될괜])\S{0,2}\s?(?:것|거|듯|해요|합니다|찮)|나을|좋[겠을고아]|일찍|(?<![야해])\s?(?:돼요|됩니다|되요)|주세요|주십|거세요|부탁"
    r"|\b(?:please|make it|better|instead|chang\w+|mov\w+|works?|suits?|prefer|could you|can you)\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"만약|\bif\b", re.IGNORECASE)
_HAS_ITS_TIME = re.compile(
    r"(?<![가-힣])(?P<what>[가-힣]{2,8})(?:이|가|은|는)\s.{1,20}(?:이?에요|예요|입니다|이거든요|인데요|임|이야)[\s.!~]*$"
    r"|\bmy \w+(?: is|'s)\b"
)
_OF_THE_CALL = re.compile(
    r"전화|연락|통화|상담|시간|(?<![가-힣])때|(?:되는|가능한|편한|좋은)\s"
    r"|\b(?:time|call|preference|availability)\b"
)
_ASKS = re.compile(r"\?|(?:나요|까요|가요|되죠)[\s.~]*$")
_TO_CHANGE = re.compile(
    r"(?:바꿀\s?수|바꿔도|변경\s?(?:가능|돼|되|할\s?수)|옮길\s?수|미룰\s?수|해\s?주실\s?수|주실\s?수)"
)


_THEN = re.compile(
    r"(?<![가-힣])그\s?(?:(?P<next>다음\s?날)|(?:(?:날|때)\s?)?(?:이후|후|뒤))(?P<too>에?도)?(?=(?:부터|로는?|에는?|엔|[면은]|라면)?(?:[\s.,!~]|$)|이?요)"
)


def name_the_day(turn: Turn) -> None:
    """Put the day of the wish that stands in the place of words that point back to it: "그 이후면 돼요" behind a Friday."""
    text, old = turn.message.text, turn.talk.answers.get("when")
    if turn.message.choice is not None or not isinstance(old, dict) or (then := _THEN.search(text)) is None:
        return
    when = When.from_data(old)
    if when.on is None or when.to is not None or when.also or when.days is not None:
        return
    day = f"{when.on.month}월 {when.on.day}일"
    if then["next"]:
        behind = when.on + timedelta(days=1)
        day = f"{day}이나 {behind.month}월 {behind.day}일" if then["too"] else f"{behind.month}월 {behind.day}일"
    else:
        day = f"{day} {in_seoul(when.starts_at):%H:%M} 이후" if when.starts_at else f"{day} 이후"
    named = text[: then.start()] + day + text[then.end() :]
    with suppress(Invalid):
        if not _ASKS.search(text) and "said" not in read_when(named, Scene(turn.unit.now, turn.clinic)):
            turn.message = replace(turn.message, text=named)


def is_of_something_else(text: str, scene: Scene) -> bool:
    """Whether a time is only supposed, or that of something that has one: "다른 병원 예약이 모레 4시예요"."""
    if _SUPPOSED.search(text) or leaves_for_now(text) or on_the_way(text) or tells_of_ones_life(text):
        return True
    has_one = _HAS_ITS_TIME.search(text)
    if has_one is None or _WISHES.search(text) or _OF_THE_CALL.search(has_one[0]):
        return False
    return has_one["what"] is None or read_time_alone(has_one["what"], scene) is None


def told(turn: Turn) -> dict[str, Any]:
    """The wish for a time in these words under its step, read from the last clause that tells one; empty where none is wished
    for."""
    text, old = wish_in(turn.message.text), turn.talk.answers.get("when")
    is_asked = _ASKS.search(text) is not None and _TO_CHANGE.search(text) is None
    if turn.talk.step != FORM.review or not old or len(text) > LONGEST or is_asked:
        return {}
    if _WISHES.search(text) is None or tells_of_the_body(text) or speaks_of_a_visit(text):
        return {}
    scene = Scene(turn.unit.now, turn.clinic)
    if is_of_something_else(text, scene) or (not turn.talk.answers.get("whose") and tells_of_another(text)):
        return {}
    text = put_positively(text)
    out = beside.said if (beside := unsuited(text)) is not None and beside.is_of_a_clause else ""
    for words in _from_the_last(text):
        with suppress(Invalid):
            if not (words in out or names_no_wish(words)) and (wish := read_when_instead(words, old, scene)) != old:
                return {"when": wish} if wish["kind"] != "anytime" or does(words, "anytime") else {}
    return {}


def not_then(turn: Turn, remind: Act) -> Reply:
    """When one may not be called is kept for the wish that is still to come, and the time asked for."""
    said = mask_secrets(" ".join(turn.message.text.split())).text
    key = "beside.not_then.kept" if _is_kept(turn, said) else "beside.not_then"
    return remind(turn).before(turn.bubble(key, said=said))


def _is_kept(turn: Turn, said: str) -> bool:
    """Keep the words that say when one may not be called, for the wish that is still to come. What tells of the body needs the
    health consent (C-3)."""
    before = str(turn.talk.answers.get(OUT) or "")
    told = before if said in before else ", ".join(filter(None, (before, said)))
    if len(told) > LONGEST or (_is_of_the_body(said) and not with_health(turn.talk.answers)):
        return False
    turn.talk.answers = {**turn.talk.answers, OUT: told}
    return True


def _is_of_the_body(words: str) -> bool:
    return names_the_body(spell(words)) or tells_of_health(words)


def with_what_is_out(turn: Turn) -> None:
    """The wish with what was said before it of times that do not suit; a day with its hour says all. What tells of the
    body stands with the details instead, and goes with the health consent."""
    answers = turn.talk.answers
    if OUT not in answers or "when" not in answers:
        return
    wish, out = When.from_data(answers["when"]), str(answers[OUT])
    turn.talk.drop_answers(frozenset({OUT}))
    if wish.kind == "datetime" and wish.bound == "at" and not wish.also:
        return
    if not _is_of_the_body(out):
        turn.talk.answers = {**turn.talk.answers, "when": with_words(wish, out).to_data()}
    elif with_health(answers):
        with suppress(Invalid):  # No room is left there.
            turn.talk.answers = with_more(turn.talk.answers, out, Scene(turn.unit.now, turn.clinic))


def _from_the_last(text: str) -> Iterator[str]:
    """The last clause, the last two, and so on to all of them."""
    clauses = pieces(text)
    for at in range(len(clauses) - 1, -1, -1):
        yield " ".join(clauses[at:])

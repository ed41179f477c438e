"""A plain answer gets what it would get if every rule had been asked; beside anything that is pending they are asked."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest

from skills.chat.typed import plain
from skills.conversation import words_of
from skills.fields.naming.names import is_a_bare_name
from skills.turn import Turn
from storage.database.database import Database
from tests.chatting import CLINIC, Person
from tests.corpus.sentences import corpus

EACH = 9  # One of so many words of the corpus that may be a name.
NUMBERS = ("01000001234", "010 0000 1234", "010.0000.1234", " 010-0000-0119 ")
PARTS = tuple(
    f"{name}{end}" for one in CLINIC.treatments for name in (one.name.ko, one.name.en) for end in ("이요", "요")
)


def _names() -> list[str]:
    """Words of the corpus that are built like a whole name: in some sentence each of them was something else."""
    words = {word for row in corpus() for word in re.findall(r"(?<![가-힣])[가-힣]{3}(?![가-힣])", row.text)}
    return ["홍길동", *sorted(filter(is_a_bare_name, words))[::EACH]]


def _numbers() -> list[str]:
    chance = random.Random(7)
    return [*NUMBERS, *(f"010-0000-{chance.randrange(10_000):04}" for _ in range(9))]


async def _at(database: Database, key: int, step: str) -> Person:
    person = Person(database, f"{key:064x}")
    person.answers_newer = False
    await person.say("상담 신청할게요")
    for word in ("yes", "yes"):
        await person.press(word)
    for words in ("홍길동", "010-0000-1234")[: ("name", "phone", "treatment").index(step)]:
        await person.say(words)
    return person


@pytest.mark.parametrize(("step", "said"), [("name", _names()), ("phone", _numbers()), ("treatment", PARTS)])
async def test_a_plain_answer_is_answered_as_if_all_rules_had_been_asked(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch, step: str, said: list[str]
) -> None:
    plainly = plain.answers
    heard: dict[bool, list[Any]] = {}
    taken: list[str] = []

    def counted(turn: Turn) -> bool:
        is_plain = turn.talk.step == step and plainly(turn)
        taken.extend([turn.message.text] if is_plain else [])
        return is_plain

    for asks, answers in ((False, counted), (True, lambda _: False)):
        monkeypatch.setattr(plain, "answers", answers)
        for at, words in enumerate(said):
            person = await _at(sqlite_database, 2 * at + asks, step)
            reply = await person.say(words)
            offered = [choice.word for choice in reply.choices]
            heard.setdefault(asks, []).append((words, reply.skill, reply.step, words_of(reply), offered))
    assert heard[False] == heard[True]
    assert len(taken) > len(said) / 4


async def test_beside_what_is_pending_every_rule_is_asked(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that was asked back is still open: the one that comes then may be a yes to it, or another's."""
    taken: list[bool] = []
    plainly = plain.answers

    def noted(turn: Turn) -> bool:
        taken.append(plainly(turn))
        return taken[-1]

    monkeypatch.setattr(plain, "answers", noted)
    person = await _at(sqlite_database, 0, "name")
    await person.say("하늘")
    assert (await person.say("홍길동")).step == "phone"
    assert (await person.say("010-0000-1234")).step == "treatment"
    assert taken[-3:] == [False, False, True]


@pytest.mark.parametrize("words", ["안해서", "기다려", "하늘이", "사진은", "성함은", "조금은", "한국어", "초기화"])
def test_what_is_no_bare_name(words: str) -> None:
    assert not is_a_bare_name(words)


async def test_danger_that_is_built_like_a_name_is_heard(sqlite_database: Database) -> None:
    assert is_a_bare_name("경련이")
    person = await _at(sqlite_database, 0, "name")
    assert (await person.say("경련이")).step == "emergency"

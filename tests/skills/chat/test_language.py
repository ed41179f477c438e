"""In which language somebody writes, and what that changes."""

from __future__ import annotations

import pytest

from skills.chat import language
from storage.database.database import Database
from tests.chatting import Person


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("I'd like a consultation", "en"),
        ("쌍꺼풀 상담 받고 싶어요", "ko"),
        ("你好，我想咨询", "zh"),
        ("こんにちは、相談したいです", "ja"),
        ("Anna Smith", None),
        ("홍길동", None),
        ("王小", None),
        ("ok", None),
        ("010-0000-1234", None),
        ("botox 가격", None),
        ("", None),
    ],
)
def test_a_whole_sentence_has_a_language(words: str, lang: str | None) -> None:
    """A name, a number or a word has none."""
    assert language.of(words) == lang


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("English please", "en"),
        ("Can you speak English?", "en"),
        ("영어로 해 주세요", "en"),
        ("한국어로 해주세요", "ko"),
        ("korean", "ko"),
        ("영어 상담 되나요", None),
        ("한국어 이름이요", None),
    ],
)
def test_a_wish_is_so_many_words_and_no_others(words: str, lang: str | None) -> None:
    """A question about languages is none."""
    assert language.wish(words) == lang


async def test_english_is_answered_in_english_from_then_on(sqlite_database: Database) -> None:
    """Typed under a Korean setting, and still after presses."""
    person = Person(sqlite_database)
    await person.say("I want a consultation", lang="ko")
    assert "14 or older" in person.read()
    await person.press("yes")
    assert "agree" in person.read()


async def test_nobody_agrees_to_a_wording_in_another_language(sqlite_database: Database) -> None:
    """A yes in the language that somebody turns to is asked for below the wording in that language."""
    person = Person(sqlite_database)
    await person.say("상담 신청", lang="ko")
    await person.press("yes")
    assert (await person.say("ok I agree")).step == "health_consent"
    assert "Purpose" in person.read()
    assert (await person.say("I agree")).step == "name"


async def test_korean_words_in_an_english_form_change_nothing(sqlite_database: Database) -> None:
    """They are an answer."""
    person = Person(sqlite_database)
    await person.say("I want a consultation", lang="en")
    await person.press("yes")
    await person.press("yes")
    reply = await person.say("홍길동이라고 합니다")
    assert reply.step == "phone"
    assert "phone" in person.read().lower()


async def test_chinese_is_told_how_to_reach_a_person(sqlite_database: Database) -> None:
    """In Chinese, with the telephone; the case that a person then looks after carries the language."""
    person = Person(sqlite_database)
    reply = await person.say("你好，我想咨询双眼皮手术")
    assert (reply.skill, reply.step) == ("language", "zh")
    assert "02-797-2773" in person.read()
    assert (await person.press("person")).skill == "handoff"

"""A name that is nearly the one that was given, and which words can hold one at all."""

from __future__ import annotations

import pytest

from skills.fields.naming.near import may_hold_one, near


@pytest.mark.parametrize(
    ("words", "before", "name"),
    [
        ("박세진", "박서진", "박세진"),
        ("*박세진", "박서진", "박세진"),
        ("박세진이요", "박서진", "박세진"),
        ("서진 아니고 세진이에요", "박서진", "박세진"),
        ("이름이 틀렸어요 이하림이에요", "이하린", "이하림"),
        ("it's Marion Berg", "Marian Berg", "Marion Berg"),
        ("Anna Smyth", "Anna Smith", "Anna Smyth"),
    ],
)
def test_a_name_is_put_right_by_a_syllable(words: str, before: str, name: str) -> None:
    assert near(words, before) == name
    assert may_hold_one(words), "what is read is opened for"


@pytest.mark.parametrize(
    ("words", "before"),
    [
        ("박세진 원장님이 추천해 주셨어요", "박서진"),
        ("my maiden name is Anna Smit", "Anna Smith"),
        ("오늘 3시요", "박서진"),
    ],
)
def test_no_name_of_anybody_else_is_read(words: str, before: str) -> None:
    assert near(words, before) is None


@pytest.mark.parametrize(
    "words", ["안녕하세요 코 상담하고 싶어요", "주차 되나요?", "내 상담 어떻게 됐어요?", "thanks a lot"]
)
def test_nothing_on_record_is_opened_for_words_that_hold_no_name(words: str) -> None:
    assert not may_hold_one(words)

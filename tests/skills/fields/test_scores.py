"""What people say of how it went, and what is no verdict."""

# ruff: noqa: E501  (a row is a list of words)

from __future__ import annotations

import pytest

from skills.fields.scores import has_nothing_to_add, looks_back, score_in, skips


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("5점이요", 5), ("4", 4), ("만족도는 3점입니다", 3), ("별 다섯 개요", 5), ("두 점 드릴게요", 2), ("5점 만점", 5),
        ("4 out of 5", 4), ("5 stars!", 5), ("너무 좋았어요ㅎㅎ", 5), ("친절하셨어요", 4), ("괜찮았어요.", 4), ("보통이에요", 3),
        ("별로였어요ㅠㅠ", 2), ("불만족", 2), ("정말 별로였어요", 1), ("최악이에요", 1), ("It was great!", 5), ("so-so", 3),
        ("not good", 2), ("very bad", 1),
    ],
)  # fmt: skip
def test_a_verdict_is_a_number(text: str, score: int) -> None:
    """As it is typed, with what people put behind it."""
    assert score_in(text) == score


@pytest.mark.parametrize(
    "text",
    [
        "6점", "10점", "5시에 갈게요", "3일 뒤에 갈게요", "010-0000-1234", "좋은 병원 추천해 주세요", "보통 며칠 걸려요?", "별로 안 아파요",
        "좋아요 예약할게요", "2주 지났는데 피가 나요", "", "good morning", "네", "괜찮아요",
    ],
)  # fmt: skip
def test_what_says_more_or_something_else_is_none(text: str) -> None:
    """A number with another unit, a question, a wish, a greeting."""
    assert score_in(text) is None


def test_who_would_rather_not_say() -> None:
    """Declined at the question; nothing to add at the line; a story is neither."""
    assert all(map(skips, ("답하지 않을게요", "패스", "안 할래요", "no thanks")))
    assert all(map(has_nothing_to_add, ("없어요", "할 말 없어요", "아니요 괜찮아요", "nothing else")))
    assert not any(map(has_nothing_to_add, ("주차할 데가 없어요", "네", "설명이 부족했어요")))


def test_what_looks_back_asks_for_nothing() -> None:
    """Told in the past, or thanked."""
    assert all(map(looks_back, ("설명이 조금 빨랐어요", "감사합니다", "대기가 길었는데 친절했어요", "You were kind")))
    assert not any(map(looks_back, ("코 상담 받고 싶어요", "예약할 수 있어요", "내일 가겠습니다")))

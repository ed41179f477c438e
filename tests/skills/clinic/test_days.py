"""Which day is asked about, in people's words."""

from __future__ import annotations

from datetime import date

import pytest

from skills.clinic.days import day_asked_for

TODAY = date(2026, 12, 1)  # A Tuesday.


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("내일 문 열어요?", date(2026, 12, 2)),
        ("12월 25일 쉬나요", date(2026, 12, 25)),
        ("크리스마스에 해요?", date(2026, 12, 25)),
        ("크리스마스 이브에도 하나요", date(2026, 12, 24)),
        ("한글날은요?", date(2027, 10, 9)),
        ("설날에도 하나요", date(2027, 2, 7)),
        ("추석 전날 진료하나요?", date(2027, 9, 14)),
        ("are you open on Christmas?", date(2026, 12, 25)),
        ("일요일에도 해요?", date(2026, 12, 6)),
        ("are you open tomorrow", date(2026, 12, 2)),
        ("오늘 몇 시까지 해요?", TODAY),
    ],
)
def test_a_named_day_is_found(words: str, day: date) -> None:
    """Feasts, dates, weekdays and days near today."""
    assert day_asked_for(words, TODAY) == day


@pytest.mark.parametrize(
    "words",
    ["주차 되나요", "주말에 하나요", "토요일이랑 일요일에 하나요", "2월 30일", "설 연휴에 하나요", "", "x" * 5000],
)
def test_no_day_or_more_than_one_is_none(words: str) -> None:
    """Then the whole week is shown."""
    assert day_asked_for(words, TODAY) is None

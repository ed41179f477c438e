"""Typed characters are made comparable without losing their places."""

from hypothesis import given
from hypothesis import strategies as st

from skills.fields.letters import has_final_consonant, is_jamo, level, plain, syllables


@given(st.text())
def test_levelling_keeps_every_place(text: str) -> None:
    assert len(level(text)) == len(text)
    assert level(level(text)) == level(text)


@given(st.text())
def test_plain_words_have_no_blank_ends_and_stay_plain(text: str) -> None:
    words = plain(text)
    assert words == words.strip()
    assert "  " not in words
    assert "\u200b" not in words


def test_widths_dashes_and_invisible_marks_are_levelled() -> None:
    assert level("０１０－１２３４") == "010-1234"
    assert level("①²٣") == "123"
    assert plain(" Ｊａｎｅ\u3000Doe\u200b\n") == "Jane Doe"


def test_decomposed_syllables_are_composed_and_lone_letters_are_not_joined() -> None:
    assert plain("\u1112\u1169\u11bc") == "홍"
    assert plain("ㄱㅏ") == "ㄱㅏ"


def test_hangul_is_told_apart() -> None:
    assert syllables("홍 길동A") == 3
    assert has_final_consonant("동")
    assert not has_final_consonant("지")
    assert not has_final_consonant("A")
    assert is_jamo("ㅁ")
    assert not is_jamo("마")

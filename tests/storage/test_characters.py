"""Typed characters are made comparable in one way for the whole program."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import characters
from storage.characters import folded, level, password, plain
from tests.patterns import holds

MARKS = "\u200b\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff\u00ad\u3164\u2800\ufe0f"


@given(st.text())
def test_levelling_keeps_every_place(text: str) -> None:
    assert len(level(text)) == len(text)
    assert level(level(text)) == level(text)


@given(st.text())
def test_plain_words_have_no_blank_ends_and_stay_plain(text: str) -> None:
    words = plain(text)
    assert words == words.strip()
    assert "  " not in words
    assert not set(words) & set(MARKS)
    assert plain(words) == words
    assert folded(words) == folded(text)


@pytest.mark.parametrize("mark", MARKS)
def test_marks_that_nobody_sees_are_gone(mark: str) -> None:
    assert plain(f"{mark}홍{mark}길동{mark}") == "홍길동"
    assert folded(f"J{mark}ane {mark}Doe") == "janedoe"


def test_widths_dashes_and_digits_are_levelled() -> None:
    assert level("０１０－１２３４") == "010-1234"
    assert level("①²٣") == "123"
    assert plain(" Ｊａｎｅ\u3000Doe\u200b\n") == "Jane Doe"
    assert plain("𝟎𝟏𝟎 ０１０ 0\ufe0f\u20e31\ufe0f\u20e3 ①") == "010 010 01 1"
    assert plain("ＡＢ\u2028ㅡ～\ufb01") == "AB ㅡ~fi"
    assert plain("코\x00\x07 수술") == "코 수술"


def test_decomposed_syllables_are_composed_and_lone_letters_are_not_joined() -> None:
    assert plain("\u1112\u1169\u11bc") == "홍"
    assert plain("\u1112\u200b\u1169\u11bc") == "홍"
    assert plain("ㄱㅏ ﾡﾢ") == "ㄱㅏ ㄱㄲ"
    assert plain("e\u0301") == "é"


def test_a_password_is_the_same_on_every_keyboard_and_otherwise_as_typed() -> None:
    assert password("\u1112\u1169\u11bc\u00a0Ａb\u3000é") == password("홍 Ａb e\u0301")
    assert password("Ａb") != password("Ab")
    assert password("Ab") != password("ab")
    assert password("a\u200bb") != password("ab")


def test_long_texts_take_no_time() -> None:
    for text in ("가\u200b" * 2_500, "".join(map(chr, range(0x4E00, 0x4E00 + 5_000))), "\u202e \u2066" * 1_700):
        assert not holds(partial(plain, text))
        assert not holds(partial(level, text))


def test_a_name_that_staff_give_turns_no_line_around() -> None:
    """Direction marks, joiners and line ends go; width, case and signs stay as typed."""
    assert characters.label(" 김\u202e상담\u2066\u2069\u200b  (A)\u2028① ") == "김상담 (A) ①"
    assert characters.label("\u202a\u202c\u2067") == ""

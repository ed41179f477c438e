"""Text is counted so that no way of counting finds more, and cut where a person sees a border."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from bot.kakao.replies.text import clean, clip, fits, is_blank, shorten, split, units, visible

FAMILY = "👨\u200d👩\u200d👧\u200d👦"
ANY = st.text(st.characters(exclude_categories=[]), max_size=80)
TRICKY = st.lists(
    st.sampled_from(
        [
            FAMILY,
            "🇰🇷",
            "👍🏽",
            "e\u0301",
            "각",
            "가",
            " ",
            "\n",
            "\n\n",
            "요. ",
            "a",
            "❤\ufe0f",
            "\u200b",
            " \u0301",
            "क्षि",
        ]
    ),
    max_size=60,
).map("".join)


def seen(text: str) -> list[str]:
    return [c for c in regex.findall(r"\X", text) if not c.isspace()]


def test_units_are_those_of_utf_16():
    assert [units(t) for t in ("", "a", "가", "😀", FAMILY, "e\u0301")] == [0, 1, 1, 2, 11, 2]


@given(ANY, st.integers(0, 100))
def test_units_bound_every_other_count(text, limit):
    assert units(text) >= len(text) >= len(regex.findall(r"\X", text))
    assert fits(text, limit) == (units(text) <= limit)


@given(ANY)
def test_clean_text_can_be_sent_and_stored(text):
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert not set(cleaned) & {chr(c) for c in [*range(9), *range(11, 32), *range(127, 160)]}
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(
    "text", ["", " ", "\n\t", "\u200b", "\u3164", "\u115f\u1160", "\u2800", "\ufeff", "\x00", "\u200d\ufe0f", "\u202e"]
)
def test_what_nobody_sees_is_blank(text):
    assert visible(text) == ""
    assert is_blank(clean(text))


@given(st.one_of(ANY, TRICKY))
def test_visible_text_is_trimmed_and_not_blank(text):
    shown = visible(text)
    assert not shown or not is_blank(shown)
    assert seen(shown) in ([], seen(clean(text)))


@given(TRICKY, st.integers(12, 60))
def test_a_cut_never_falls_inside_a_character(text, limit):
    cut = clip(text, limit)
    assert units(cut) <= limit
    assert text.startswith(cut)
    whole = regex.findall(r"\X", text)
    assert regex.findall(r"\X", cut) == whole[: len(regex.findall(r"\X", cut))]


@given(ANY, st.integers(1, 60))
def test_shortened_text_keeps_the_limit_and_shows_that_something_is_missing(text, limit):
    cleaned = clean(text)
    short = shorten(cleaned, limit)
    assert units(short) <= limit
    assert short == cleaned or short.endswith("…")


def test_a_character_without_end_is_cut_all_the_same():
    assert units(clip("a" + "\u0301" * 500, 50)) == 50


@given(TRICKY, st.integers(20, 80))
def test_split_text_loses_nothing_when_there_is_room(text, limit):
    pieces = split(text, limit, 1000)
    assert all(units(piece) <= limit and not is_blank(piece) for piece in pieces)
    said = [c for piece in pieces for c in seen(piece) if not is_blank(c)]
    assert said == [c for c in seen(text) if not is_blank(c)]


@given(TRICKY, st.integers(20, 80), st.integers(1, 3))
def test_split_text_keeps_to_the_pieces_it_may_have(text, limit, most):
    pieces = split(text, limit, most)
    assert len(pieces) <= most
    assert all(units(piece) <= limit for piece in pieces)


def test_the_strongest_border_is_taken():
    text = "첫 문단이에요. 두 번째 문장이에요.\n\n둘째 문단이에요.\n셋째 줄이에요. 끝이에요."
    assert split(text, 40, 9)[0] == "첫 문단이에요. 두 번째 문장이에요."
    assert split("가나다 라마바. 사아자 차카타 파하", 14, 9)[0] == "가나다 라마바."
    assert split("가나다 라마바 사아자 차카타 파하", 10, 9)[0] == "가나다 라마바"
    assert split("가" * 30, 20, 9) == ["가" * 20, "가" * 10]

"""A message is cut where its sentences, its clauses and its smallest pieces end."""

import pytest

from skills.fields.reading.cutting import LONGEST, halves, pieces, questions, sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("네 갈게요 내일 오전이요", ["네 갈게요", "내일 오전이요"]),
        ("답답하네 사람 바꿔줘", ["답답하네", "사람 바꿔줘"]),
        ("저희 동네 병원", ["저희 동네 병원"]),
        ("직원 바까 주소", ["직원 바까 주소"]),
        ("Two things. One more", ["Two things.", "One more"]),
        ("", []),
    ],
)
def test_sentences_end_with_or_without_a_stop(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("고혈압 있고 모레 2시요", ["고혈압 있고", "모레 2시요"]),
        ("회의가 있어서ㅜ 저녁에 주세요", ["회의가 있어서", "저녁에 주세요"]),
        ("상담 받고 싶어요", ["상담 받고 싶어요"]),
        ("광고 문자 그만요", ["광고 문자 그만요"]),
        ("I work mornings so afternoons please", ["I work mornings", "afternoons please"]),
    ],
)
def test_pieces_end_where_something_is_added(text: str, parts: list[str]) -> None:
    assert pieces(text) == parts


def test_of_a_long_text_no_piece_is_lost() -> None:
    text = "고혈압 있고 " * LONGEST
    assert pieces(text) == [text.strip()]
    assert len(pieces(text, None)) == LONGEST
    assert len(" ".join(sentences(text))) <= LONGEST


def test_questions_are_told_apart() -> None:
    assert questions("주차 되는지 몇 시까지인지") == ["주차 되는지", "몇 시까지인지"]


def test_halves_are_never_empty() -> None:
    assert list(halves("동의해요, 곧 회의예요")) == [("동의해요", "곧 회의예요")]
    assert list(halves("동의해요.")) == []

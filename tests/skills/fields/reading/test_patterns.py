"""A pattern that is skipped could not have matched; in a turn and outside of it, each does what the standard library's does."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import skills.chat.router  # noqa: F401 - with it, everything that reads words.
from skills.fields.reading import patterns
from skills.fields.reading.needed import DIGIT, Need, needed
from skills.fields.reading.remembering import within
from tests.corpus.sentences import corpus

EACH = 297  # One of so many sentences: each is held against hundreds of patterns.
WORDS = (
    "예약 변경하고 싶어요",
    "제 번호는 010-0000-1234예요",
    "공일공 공공공공 일이삼사",
    "Can I BOOK a visit on the 3rd?",
    "K\u212aelvin ſtop İstanbul ẞ",
    "٣시에 가능해요",
    "ㅋㅋ 네",
    "",
)


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("예약|방문", [{"예약", "방문"}]),
        ("예약", [{"예약"}]),
        ("[예계]약", [{"예약", "계약"}]),
        (r"\d시", [{"시"}, {DIGIT}]),
        (r"몇\s?(?:시|일)", [{"몇"}, {"시", "일"}]),
        (r"(?<!\d)\d{2}(?=원)", [{"원"}, {DIGIT}]),
        ("싫(?:다|어)?", [{"싫"}]),
        ("(?!가)나", [{"나"}]),
        ("[가-힣]|네", []),
        ("[^네]", []),
        ("(?:네)*", []),
        ("(?:네)++(?>아)", [{"네"}, {"아"}]),
        ("(?i:a)b", [{"a"}, {"b"}]),
        ("(?i:A)", [{"A", "a"}]),
        ("a|b?", []),
        (
            r"예약.*변경|방문.*취소",
            [{"예약", "방문"}, {"변경", "취소"}, "or", [{"예약"}, {"변경"}], [{"방문"}, {"취소"}]],
        ),
        (r"(?:예약|방문).*(?:변경|취소)", [{"예약", "방문"}, {"변경", "취소"}]),
    ],
)
def test_what_a_pattern_needs(pattern: str, told: list[Any]) -> None:
    assert _told(needed(parser.parse(pattern))) == told


def _told(need: Need) -> list[Any]:
    found: list[Any] = [set(one) for one in need.sets]
    for ways in need.choices:
        found += ["or", *map(_told, ways)]
    return found


def test_what_two_patterns_need_alike_is_one() -> None:
    ways = r"(?:엄마.*대신|아빠.*말고)"
    one, other = (needed(parser.parse(f"{word}.*{ways}")) for word in ("예약", "방문"))
    assert one.choices[0][0] is other.choices[0][0]


def test_a_way_is_gone_only_where_all_of_it_stands() -> None:
    pattern = patterns.compile(r"예약.{0,9}변경|방문.{0,9}취소")

    def seen(text: str) -> bool:
        there = patterns._gather({}, text)
        return there.meets(needed(parser.parse(pattern.pattern)))

    assert [seen(text) for text in ("예약 변경", "방문 취소", "예약 취소", "변경 방문")] == [True, True, False, False]


def test_a_pattern_is_compiled_when_it_is_first_tried() -> None:
    pattern = patterns.compile("이런 말은 아무 데도 없다")
    held = patterns.Skipping.__dict__["search"]
    with pytest.raises(AttributeError):
        held.__get__(pattern)
    assert pattern.search("이런 말은 아무 데도 없다")
    assert held.__get__(pattern)
    with pytest.raises(AttributeError):
        pattern.nothing  # type: ignore[attr-defined] # noqa: B018 - what a pattern does not have


SAME: tuple[Callable[[Any, str], Any], ...] = (
    lambda pattern, text: _spans(pattern.search(text)),
    lambda pattern, text: _spans(pattern.match(text, 1)),
    lambda pattern, text: _spans(pattern.fullmatch(text)),
    lambda pattern, text: [_spans(one) for one in pattern.finditer(text)],
    lambda pattern, text: pattern.findall(text),
    lambda pattern, text: pattern.sub("·", text),
    lambda pattern, text: pattern.sub(lambda found: f"<{found[0]}>", text, count=1),
    lambda pattern, text: pattern.split(text),
    lambda pattern, text: pattern.split(text, maxsplit=1),
)


def _spans(found: re.Match[str] | None) -> Any:
    return found and (found.span(), found.groups())


@pytest.mark.parametrize(
    "pattern", ["예약|방문", r"\d{2,4}", "k|s(?=t)", "[İß]", r"(?P<a>\d)\s?시", "ㅋ+", r"\bbook\b"]
)
@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
def test_it_does_what_the_standard_library_does(pattern: str, flags: int) -> None:
    plain, skipping = re.compile(pattern, flags), patterns.compile(pattern, flags)
    for does in SAME:
        expected = [does(plain, text) for text in WORDS]
        assert [does(skipping, text) for text in WORDS] == expected
        assert within({}, _each, does, skipping) == expected


def _each(does: Callable[[Any, str], Any], pattern: re.Pattern[str]) -> list[Any]:
    return [does(pattern, text) for text in WORDS]


def test_of_a_table_those_rows_stand_whose_pattern_may_be_found() -> None:
    rows = [(patterns.compile(pattern), pattern) for pattern in ("예약|방문", r"\d시", "[가-힣]{2}")]
    table = patterns.Table(rows)

    def standing(text: str) -> list[str]:
        return [pattern for _, pattern in table.standing_in(text)]

    assert within({}, standing, "방문할게요") == ["예약|방문", "[가-힣]{2}"]
    assert within({}, standing, "3시네") == [r"\d시", "[가-힣]{2}"]
    assert within({}, standing, "약예") == ["[가-힣]{2}"]
    assert standing("약예") == [pattern for _, pattern in rows]  # Outside of a turn nothing is gathered.


def test_no_reader_is_skipped_where_it_would_find_something() -> None:
    """Every pattern of every reader, held against the standard library's on sentences of the corpus."""
    gc.unfreeze()  # A server that began in this process has put what it loaded out of sight.
    readers = [one for one in gc.get_objects() if isinstance(one, patterns.Skipping)]
    assert len(readers) > 500
    does = SAME[0]
    said = [*WORDS, *(row.text for row in corpus()[::EACH])]
    wrong = [
        (one.pattern, text)
        for one, plain in [(one, re.compile(one.pattern, one.flags)) for one in readers]
        for text in said
        if plain.search(text) and not within({}, does, one, text)
    ]
    assert wrong == []


@pytest.mark.parametrize("pattern", ["예약|방문|(?<=제 )번호|변(?:경|화)", r"[|(]|\d시|\||네", "k|s(?=t)|(?P<day>3)rd"])
@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
def test_a_wall_of_ways_does_what_its_pattern_does(pattern: str, flags: int) -> None:
    plain, wall = re.compile(pattern, flags), patterns.wall(pattern, flags)
    expected = [[does(plain, text) for text in WORDS] for does in SAME]
    assert [[does(wall, text) for text in WORDS] for does in SAME] == expected
    assert within({}, lambda: [[does(wall, text) for text in (*WORDS, *WORDS)] for does in SAME]) == [
        [*one, *one] for one in expected
    ]

"""No text that anybody sends holds the program: every pattern, and every reader of words, against texts made for it."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.kakao.calls.payload import parse_skill
from bot.kakao.replies.text import clip, visible
from skills.clinic.promotions import offers_in, promotion_in
from skills.fields import Invalid
from skills.fields.age.asked import parse_age
from skills.fields.agreement import parse_agreement
from skills.fields.naming.names import parse_name
from skills.fields.phones import parse_phone
from skills.fields.secrets import mask_secrets
from skills.fields.timing.hours import Hours
from skills.fields.timing.times import parse_when
from skills.understanding import understand
from storage.characters import folded
from tests.patterns import LONG, all_patterns, held_by, holds

ROOT = Path(__file__).parents[1]
WHAT_SPELLING_LEAVES = 401
"""Characters that `skills.understanding.spelling` leaves of any text; its patterns never see more."""

PATTERNS, UNKNOWN = all_patterns()

MADE_WHEN_LOADED = {
    "skills.understanding.rules:few",
    "skills.understanding.rules:fold(korean)",
    "skills.understanding.rules:english",
    "skills.fields.reading.respelling:pattern",  # The rows of a table, each found where the table stands.
    "skills.retention.schedule:pattern",  # Two patterns against the policy's text, which the officer keeps.
    "skills.fields.treatments:f'\\\\b{escaped}\\\\b'",  # A name of the clinic's own list, tried in test_treatments.
    "skills.fields.treatments:any_of_them",  # The same names, letter by letter.
    "skills.cases.team.mentions:'@(' + '|'.join(map(re.escape, names)) + ')'",  # The staff's own names, letter by letter.
    "bot.talks.play:rest",  # What a recorded talk expects: a file of the repository, and no text of a patient.
    "bot.talks.transcript:rest",
    "skills.fields.treatments:f'{before}{escaped}(?={ends}){_HURTS}'",
    "skills.chat.intake.beside:'|'.join(patterns)",  # Rows of its own table, each of them tried by itself.
}
"""Calls whose pattern is a name: it is compiled once, is found as what it became, and no text of a patient makes one."""


def test_every_pattern_is_known() -> None:
    """A pattern that is only made when words come could not be tried beforehand."""
    assert len(PATTERNS) > 150
    assert set(UNKNOWN) <= MADE_WHEN_LOADED


@pytest.mark.parametrize("module", sorted({found.where for found in PATTERNS}))
def test_no_text_holds_a_pattern(module: str) -> None:
    """Repeated pieces, near misses, and 5,000 characters of them."""
    size = WHAT_SPELLING_LEAVES if module.startswith("skills.understanding") else LONG
    for found in PATTERNS:
        if found.where == module:
            text = held_by(found.pattern, size) or ""
            assert not text, f"{text[:60]!r}…{text[-10:]!r}: {found.pattern.pattern[:80]!r}"


@pytest.mark.parametrize("unbounded", [r"(?:가+\s?)+끝", r"[가-힣]+끝"])
def test_a_pattern_without_a_bound_is_found(unbounded: str) -> None:
    assert held_by(re.compile(unbounded), LONG) is not None


SEEN = [
    "모두다" * 24,
    "모두다" * 26,
    "안녕하세요" * 15 + "코",
    "상담원" + "부탁해요" * 15 + "코",
    "쌍꺼풀" + "해주세요" * 21 + "코",
    "질문" + "있어요" * 22 + "코",
    "sys." + "." * 30 + "!",
]
"""What held the writer for seconds once."""

PIECES = [
    " ",
    "7",
    "1 ",
    "1.1-",
    "M1",
    "O1",
    "일이",
    "가",
    "월 / ",
    "수수·",
    "싫어",
    "동의 ",
    "+",
    "e\u0301",
    "👩\u200d",
    "[",
    '{"a":',
    "ㅋ",
    ";)",
]

READERS: dict[str, Callable[[str], object]] = {
    "understand": understand,
    "agreement": parse_agreement,
    "name": parse_name,
    "phone": parse_phone,
    "age": lambda text: parse_age(text, date(2026, 12, 1)),
    "when": lambda text: parse_when(text, now=datetime(2026, 12, 1, 1, 0, tzinfo=UTC), hours=Hours({})),
    "secrets": mask_secrets,
    "promotion": promotion_in,
    "offer": offers_in,
    "folded": folded,
    "visible": visible,
    "clip": lambda text: clip(text, 500),
}


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_no_text_holds_a_reader(reader: Callable[[str], object]) -> None:
    """Whole readers too: what they do around their patterns grows with the text and no faster."""

    def read() -> None:
        with suppress(Invalid):
            reader(text)

    for text in [
        *SEEN,
        *((piece * LONG)[:LONG] for piece in PIECES),
        *((piece * LONG)[: LONG - 1] + "코" for piece in PIECES),
    ]:
        read()
        assert not holds(read), text[:40]


def test_words_are_cut_where_they_come_in() -> None:
    """Nobody types more than this, and nothing behind the edge has to read it."""
    call = parse_skill(b'{"userRequest": {"utterance": "' + b"a" * 60_000 + b'"}}', "fallback")
    assert len(call.message.text) == LONG


def test_no_repetition_in_a_formatted_pattern_was_taken_for_a_value() -> None:
    """`rf"\\d{1,2}"` is the pattern `\\d(1, 2)`: in a formatted string the braces of a repetition are doubled."""
    found = [
        f"{path.relative_to(ROOT)}:{part.lineno}"
        for path in sorted(ROOT.glob("skills/**/*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.JoinedStr)
        for part in node.values
        if isinstance(part, ast.FormattedValue) and isinstance(part.value, ast.Tuple | ast.Constant)
    ]
    assert found == []

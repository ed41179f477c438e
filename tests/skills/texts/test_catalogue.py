"""A particle fits the word in front of it, in every sentence."""

from __future__ import annotations

import re

import pytest

from bot.desk.frame import catalogue as desk
from skills.texts import TEXTS
from skills.texts.catalogue import fill, fitting

_BARE = re.compile(r"\{\w+\}[’'\"”]?(?:으로|로|은|는|이|가|을|를|과|와|이에요|예요)(?:\([가-힣]\))?(?=[\s.,!?]|$)")


@pytest.mark.parametrize(
    ("word", "josa", "whole"),
    [
        ("02-797-2773", "으로", "02-797-2773으로"),
        ("010-0000-0001", "으로", "010-0000-0001로"),
        ("010-0000-0004", "으로", "010-0000-0004로"),
        ("107-8357", "이에요", "107-8357이에요"),
        ("107-8352", "이에요", "107-8352예요"),
        ("010-0000-1230", "을", "010-0000-1230을"),
        ("010-0000-1235", "을", "010-0000-1235를"),
        ("오후 2시 30분", "이에요", "오후 2시 30분이에요"),
        ("오전 10시", "이에요", "오전 10시예요"),
        ("홍길동", "은", "홍길동은"),
        ("서울", "으로", "서울로"),
        ("(02)", "과", "(02)와"),
        ("Anna", "이", "Anna가"),
        ("Google", "으로", "Google로"),
        ("Smith Kim", "은", "Smith Kim은"),
        ("URL", "을", "URL을"),
        ("AI", "이", "AI가"),
        ("王小明", "을", "王小明을(를)"),
        ("", "으로", "(으)로"),
    ],
)
def test_the_particle_fits(word: str, josa: str, whole: str) -> None:
    """As it is read aloud."""
    assert word + fitting(word, josa) == whole
    assert fill(f"{{word:{josa}}}", {"word": word}) == whole


def test_no_sentence_joins_a_bare_particle_to_a_value() -> None:
    """What changes with the value names its particle as a format."""
    said = {**TEXTS, **desk.TEXTS}
    assert [key for key, text in said.items() if _BARE.search(text.ko)] == []

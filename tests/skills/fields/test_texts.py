"""Every refusal has its sentence, in both languages, short and complete."""

import re
import string
from datetime import datetime

import pytest

from skills.fields import Invalid
from skills.fields.age.births import AgeCode
from skills.fields.naming.names import NameCode
from skills.fields.phones import PhoneCode
from skills.fields.timing.times import WhenCode, parse_when
from skills.texts.catalogue import Text, fill, pick
from skills.texts.fields import TEXTS
from tests.skills.fields.clinic import CLINIC, seoul

CODES = [code for codes in (NameCode, PhoneCode, WhenCode, AgeCode) for code in codes]
PARAMS: dict[str, set[str]] = {
    WhenCode.TOO_FAR: {"days"},
    NameCode.DOUBTFUL: {"reading"},
}


def fields_of(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("code", CODES)
def test_each_code_has_a_sentence_whose_fields_the_refusal_carries(code: str) -> None:
    text = TEXTS[code]
    assert fields_of(text.ko) | fields_of(text.en) == PARAMS.get(code, set())


def test_no_sentence_without_a_code() -> None:
    refusals = {key for key in TEXTS if re.fullmatch(r"fields\.(name|phone|when|age)\.\w+", key)}
    assert refusals == set(CODES)


@pytest.mark.parametrize("key", TEXTS)
def test_a_sentence_is_short_and_there_in_both_languages(key: str) -> None:
    text = TEXTS[key]
    assert 0 < len(text.ko) <= 200
    assert 0 < len(text.en) <= 200
    assert not re.search("[가-힣]", text.en)
    assert "  " not in text.ko + text.en


@pytest.mark.parametrize("code", CODES)
def test_a_refusal_is_polite_and_ends_as_a_sentence(code: str) -> None:
    first = TEXTS[code].ko.split(" 예: ")[0]
    assert re.search(r"(요|까요)[.?]?$", first)
    assert TEXTS[code].en[0].isupper()


@pytest.mark.parametrize(("text", "code"), [("400일 뒤", WhenCode.TOO_FAR)])
def test_a_sentence_can_be_filled_from_the_refusal_alone(text: str, code: str) -> None:
    now: datetime = seoul(2026, 11, 25, 11)
    with pytest.raises(Invalid) as refused:
        parse_when(text, now=now, hours=CLINIC)
    assert refused.value.code == code
    for lang in ("ko", "en"):
        sentence = fill(pick(TEXTS[code], lang), refused.value.params)
        assert "{" not in sentence
        assert len(sentence) <= 200


@pytest.mark.parametrize(
    ("lang", "picked"), [("ko", "k"), ("kr", "k"), (None, "k"), ("", "k"), ("en", "e"), ("en-US", "e")]
)
def test_korean_is_spoken_unless_english_is_asked_for(lang, picked) -> None:
    assert pick(Text(ko="k", en="e"), lang) == picked

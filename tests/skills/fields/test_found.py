"""The facts of one free sentence: each that is clear, and none that is not."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.cases.answers import Scene, read_treatment, show_treatment
from skills.fields.found import ContactWay, Found, Whose, find
from skills.fields.treatments import named, treatments_in
from skills.fields.wishes import show_when
from tests.desk import clinic
from tests.patterns import seconds
from tests.skills.fields.clinic import seoul

SCENE = Scene(seoul(2026, 11, 16, 10), clinic())
NOTHING = Found()


def facts(text: str) -> dict[str, Any]:
    """What was found, without what was not; the time as it is said."""
    found = find(text, SCENE)
    told = {name: getattr(found, name) for name in ("name", "phone", "treatments", "years", "whose", "contact_way")}
    told = {name: value for name, value in told.items() if value}
    if found.when:
        told["when"] = show_when(found.when, "ko")
    if found.age:
        told["under_14"] = found.age.is_under_14
    return told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "홍길동이고 010-0000-1234, 내일 3시쯤 쌍꺼풀 상담이요",
            {"name": "홍길동", "phone": "+821000001234", "treatments": ("eyes",), "when": "11월 17일(화) 오후 3시"},
        ),
        (
            "안녕하세요 홍길동입니다. 코 수술 상담 받고 싶어요. 공일공 공공공공 일이삼사예요",
            {"name": "홍길동", "phone": "+821000001234", "treatments": ("nose",)},
        ),
        (
            "I'm Anna Price, 010-0000-1234, tomorrow 3pm",
            {"name": "Anna Price", "phone": "+821000001234", "when": "11월 17일(화) 오후 3시"},
        ),
        ("쌍수 15살인데", {"treatments": ("eyes",), "years": 15}),
        ("쌍수 12살인데 되나요", {"treatments": ("eyes",), "years": 12, "under_14": True}),
        ("만 16세인데 코 성형 상담 가능할까요", {"treatments": ("nose",), "years": 16, "under_14": False}),
        ("제 딸이 코 수술", {"treatments": ("nose",), "whose": Whose.CHILD}),
        ("엄마가 이마거상 상담 받고 싶어 하세요", {"treatments": ("lifting",), "whose": Whose.OTHER}),
        ("my daughter wants a nose job", {"treatments": ("nose",), "whose": Whose.CHILD}),
        ("카톡으로 답해주세요", {"contact_way": ContactWay.CHAT}),
        ("전화 말고 카톡으로 주세요", {"contact_way": ContactWay.CHAT}),
        ("문자로 주세요", {"contact_way": ContactWay.TEXT}),
        ("금요일까지 전화 주세요", {"contact_way": ContactWay.PHONE, "when": "11월 20일(금)까지"}),
        ("덴서티랑 올리지오 궁금해요", {"treatments": ("lifting",)}),
        ("위고비 처방 되나요", {"treatments": ("body",)}),
        ("인중축소 상담이요", {"treatments": ("contour",)}),
        ("탈모 상담 받고 싶어요", {"treatments": ("skin",)}),
        ("눈이랑 코 상담이요", {"treatments": ("eyes", "nose")}),
        ("보톡스 내일 오전에 예약할게요", {"treatments": ("skin",), "when": "11월 17일(화) 오전"}),
    ],
)
def test_the_facts_of_a_sentence_are_found(text: str, told: dict[str, Any]) -> None:
    assert facts(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "",
        "안녕하세요",
        "얼마예요?",
        "몇 시까지 해요?",
        "토요일에 진료하나요?",
        "내일 쉬나요",
        "언니가 추천해서 왔어요",
        "첫눈에 반했어요",
        "코로나 때문에 못 가요",
        "가슴이 답답해요",
        "가슴이 아파요",
        "피부가 가려워요",
        "20살 때부터 고민이에요",
        "연락하고 싶어요",
        "1588-0000으로 하면 되나요",
        "010-0000-1111이랑 010-0000-2222 중에",
        "전화번호 바꿨어요",
        "is my data safe",
    ],
)
def test_what_is_not_clear_is_not_taken(text: str) -> None:
    assert facts(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "3일 전에 쌍수했어요",
        "월요일에 코 수술 받았는데 아파요",
        "쌍꺼풀 한 지 2주 됐어요",
        "내일 수술인데 몇 시까지 금식이에요",
    ],
)
def test_a_time_that_is_told_of_is_no_wish(text: str) -> None:
    assert "when" not in facts(text)


def test_the_words_that_remain_hold_neither_name_nor_number() -> None:
    found = find("홍길동이고 010-0000-1234, 쌍꺼풀이 궁금해요", SCENE)
    assert found.rest == "쌍꺼풀이 궁금해요"


def test_numbers_that_must_not_be_kept_are_in_no_part_of_it() -> None:
    found = find("홍길동이고 900101-1234567 코 상담이요", SCENE)
    assert "1234567" not in found.rest
    assert found.phone is None


@given(st.text(max_size=300) | st.text(alphabet="홍길동이고코눈수술 내일3시010-상담살년생딸은,", max_size=120))
def test_any_text_gives_facts_and_never_raises(text: str) -> None:
    find(text, SCENE)


@pytest.mark.parametrize(
    "piece", ["가", "0", "내일 ", "코 수술 ", "홍길동이고 ", "딸이 ", "열살", "010-0000-1234 ", "일이", "월수금 "]
)
def test_no_sentence_takes_long(piece: str) -> None:
    text = (piece * 5_000)[:5_000]
    assert seconds(lambda: find(text, SCENE), 0.02) <= 0.02
    short = (piece * 500)[:500]
    with suppress(AssertionError):
        find(short, SCENE)
    assert seconds(lambda: find(short, SCENE), 0.02) <= 0.02


def test_a_treatment_of_the_list_is_known_by_all_its_names() -> None:
    for treatment in SCENE.clinic.treatments:
        for name in treatment.names:
            assert named(name, SCENE.clinic.treatments) == treatment.word, name
            assert treatment.word in treatments_in(f"{name} 상담 받고 싶어요", SCENE.clinic.treatments), name


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("리프팅", {"word": "lifting"}, "리프팅"),
        ("덴서티", {"word": "lifting", "words": "덴서티"}, "리프팅 (덴서티)"),
        ("눈매교정이요", {"word": "eyes", "words": "눈매교정이요"}, "눈 (눈매교정이요)"),
        ("눈이랑 코", {"words": "눈이랑 코"}, "눈이랑 코"),
        ("발톱", {"words": "발톱"}, "발톱"),
    ],
)
def test_the_treatment_that_is_typed_keeps_the_patients_words(text: str, value: dict[str, str], shown: str) -> None:
    assert read_treatment(text, SCENE) == value
    assert show_treatment(value, SCENE.clinic, "ko") == shown

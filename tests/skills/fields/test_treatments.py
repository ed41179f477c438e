"""Treatments of the clinic's list are known by all of their names, and nothing is taken for one."""

import pytest

from skills.cases.answers import Scene, read_treatment, show_treatment
from skills.fields.treatments import named, treatments_in
from tests.desk import clinic
from tests.patterns import holds
from tests.skills.fields.clinic import seoul

SCENE = Scene(seoul(2026, 11, 16, 10), clinic())
LISTED = SCENE.clinic.treatments


def test_a_treatment_of_the_list_is_known_by_all_its_names() -> None:
    for treatment in LISTED:
        for name in treatment.names:
            assert named(name, LISTED) == treatment.word, name
            assert treatment.word in treatments_in(f"{name} 상담 받고 싶어요", LISTED), name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("덴서티랑 올리지오 궁금해요", ("lifting",)),
        ("위고비 처방 되나요", ("body",)),
        ("인중축소 상담이요", ("contour",)),
        ("탈모 상담 받고 싶어요", ("skin",)),
        ("제 딸이 코 수술", ("nose",)),
        ("눈이랑 코 상담이요", ("eyes", "nose")),
        ("쌍수 15살인데", ("eyes",)),
        ("my daughter wants a nose job", ("nose",)),
        ("쌍\u200b꺼풀이요", ("eyes",)),
    ],
)
def test_treatments_are_found_in_a_sentence(text: str, words: tuple[str, ...]) -> None:
    assert treatments_in(text, LISTED) == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "첫눈에 반했어요",
        "눈물이 나요",
        "코로나 때문에",
        "가슴이 답답해요",
        "가슴이 너무 아파요",
        "피부가 가려워요",
        "비염이에요",
        "diets",
    ],
)
def test_words_that_hold_a_name_by_chance_name_nothing(text: str) -> None:
    assert treatments_in(text, LISTED) == ()


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


@pytest.mark.parametrize("piece", ["가", "코 수술 ", "눈", "nose job ", " "])
def test_no_text_takes_long(piece: str) -> None:
    text = (piece * 5_000)[:5_000]
    treatments_in(text, LISTED)
    assert not holds(lambda: treatments_in(text, LISTED))

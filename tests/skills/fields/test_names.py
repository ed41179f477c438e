"""A name is taken out of polite words; what is no name is refused with the code that helps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.fields import Invalid
from skills.fields.names import LONGEST_NAME, NameCode, mask_name, parse_name


def outcome(text: str) -> str:
    try:
        return parse_name(text)
    except Invalid as refused:
        return refused.code


@pytest.mark.parametrize(
    "text",
    [
        "홍길동",
        "홍 길 동",
        "홍 길동",
        "  홍길동\n",
        "홍길동.",
        '"홍길동"',
        "홍길동^^",
        "홍길동 ㅎㅎ",
        "홍길동🙂",
        "홍길동입니다",
        "홍길동 입니다.",
        "홍길동이에요",
        "홍길동이예요",
        "홍길동이요",
        "홍길동이여",
        "홍길동요",
        "홍길동임",
        "홍길동님",
        "홍길동 씨",
        "홍길동이라고 합니다",
        "홍길동이라고 해요~",
        "홍길동이라고 불러 주세요",
        "제 이름은 홍길동이에요",
        "제이름은 홍길동입니다",
        "이름은 홍길동이요",
        "이름: 홍길동",
        "성함 홍길동",
        "저는 홍길동입니다",
        "저 홍길동인데요",
        "나 홍길동",
        "환자명: 홍길동",
        "홍길동 본인이에요",
        "홍길동 환자입니다",
        "홍길동 드림",
        "저는 홍길동이라고 합니다!",
        "안녕하세요 홍길동입니다",
        "안녕하세요, 저는 홍길동이에요 :)",
        "네 홍길동입니다",
        "\u1112\u1169\u11bc\u1100\u1175\u11af\u1103\u1169\u11bc",
        "홍\u200b길\u200b동",
    ],
)
def test_a_name_is_taken_out_of_the_words_around_it(text: str) -> None:
    assert parse_name(text) == "홍길동"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("김수지예요", "김수지"),
        ("김수지에요", "김수지"),
        ("김수지라고 해요", "김수지"),
        ("저는 이솔이에요", "이솔"),
        ("김순이예요", "김순이"),
        ("이이", "이이"),
        ("남궁민수", "남궁민수"),
        ("남궁 민수", "남궁민수"),
        ("허준", "허준"),
        ("김정임", "김정임"),
        ("김나래요", "김나래"),
        ("오세나", "오세나"),
        ("Jane Doe", "Jane Doe"),
        ("jane doe", "Jane Doe"),
        ("Ｊａｎｅ　Ｄｏｅ", "Jane Doe"),
        ("my name is Jane Doe", "Jane Doe"),
        ("My name is Jane Doe.", "Jane Doe"),
        ("I'm Jane Doe", "Jane Doe"),
        ("Name: Jane Doe", "Jane Doe"),
        ("Hi, I am Jane Doe!", "Jane Doe"),
        ("O'Neil Mary-Jane", "O'Neil Mary-Jane"),
        ("Nguyễn Thị Hoa", "Nguyễn Thị Hoa"),
        ("마이클 잭슨", "마이클 잭슨"),
        ("王小明", "王小明"),
        ("田中 花子", "田中 花子"),
        ("Kim Min-ji", "Kim Min-ji"),
    ],
)
def test_names_of_every_kind_are_taken(text: str, name: str) -> None:
    assert parse_name(text) == name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", NameCode.EMPTY),
        (" \u3000\u200b\n", NameCode.EMPTY),
        ("홍", NameCode.TOO_SHORT),
        ("J", NameCode.TOO_SHORT),
        ("王", NameCode.TOO_SHORT),
        ("저는 홍이에요", NameCode.TOO_SHORT),
        ("Jane " * 9, NameCode.TOO_LONG),
        ("A" * 41, NameCode.TOO_LONG),
        ("홍길동1", NameCode.HAS_DIGITS),
        ("홍길동 25", NameCode.HAS_DIGITS),
        ("user123", NameCode.HAS_DIGITS),
        ("１２３", NameCode.HAS_DIGITS),
        ("010-0000-1234", NameCode.LOOKS_LIKE_PHONE),
        ("홍길동 01000001234", NameCode.LOOKS_LIKE_PHONE),
        ("０１０００００１２３４", NameCode.LOOKS_LIKE_PHONE),
        ("!!!", NameCode.ONLY_SYMBOLS),
        ("^^", NameCode.ONLY_SYMBOLS),
        ("...?", NameCode.ONLY_SYMBOLS),
        ("😀", NameCode.ONLY_EMOJI),
        ("❤️👍", NameCode.ONLY_EMOJI),
        ("ㅁㄴㅇ", NameCode.ONLY_JAMO),
        ("ㅎㄱㄷ", NameCode.ONLY_JAMO),
        ("ㅇㅇ", NameCode.ONLY_JAMO),
        ("ㅋㅋㅋ!!", NameCode.ONLY_JAMO),
        ("쌍꺼풀 상담 받고 싶어요", NameCode.LOOKS_LIKE_SENTENCE),
        ("쌍꺼풀상담", NameCode.LOOKS_LIKE_SENTENCE),
        ("코 수술 얼마예요?", NameCode.LOOKS_LIKE_SENTENCE),
        ("왜 필요해요", NameCode.LOOKS_LIKE_SENTENCE),
        ("말하기 싫어요", NameCode.LOOKS_LIKE_SENTENCE),
        ("이름은 왜 물어보시나요", NameCode.LOOKS_LIKE_SENTENCE),
        ("3시에 가도 되나요", NameCode.LOOKS_LIKE_SENTENCE),
        ("I want to book an appointment", NameCode.LOOKS_LIKE_SENTENCE),
        ("how much is it", NameCode.LOOKS_LIKE_SENTENCE),
        ("네", NameCode.NOT_A_NAME),
        ("아니요", NameCode.NOT_A_NAME),
        ("안녕하세요", NameCode.NOT_A_NAME),
        ("취소", NameCode.NOT_A_NAME),
        ("입니다", NameCode.NOT_A_NAME),
        ("이에요", NameCode.NOT_A_NAME),
        ("주세요", NameCode.LOOKS_LIKE_SENTENCE),
        ("좋아요", NameCode.LOOKS_LIKE_SENTENCE),
        ("익명", NameCode.NOT_A_NAME),
        ("이름", NameCode.NOT_A_NAME),
        ("홍*동", NameCode.NOT_A_NAME),
        ("홍ㄱ동", NameCode.NOT_A_NAME),
        ("name@example.com", NameCode.NOT_A_NAME),
        ("가나다라마바사아자차카", NameCode.NOT_A_NAME),
        ("yes", NameCode.NOT_A_NAME),
    ],
)
def test_each_way_to_be_wrong_has_its_code(text: str, code: NameCode) -> None:
    assert outcome(text) == code


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("홍길동", "홍*동"),
        ("홍길", "홍*"),
        ("홍", "홍"),
        ("남궁민수", "남궁**"),
        ("남궁민", "남궁*"),
        ("김아름별", "김**별"),
        ("Jane", "J***"),
        ("Jane Doe", "J*** D**"),
        ("마이클 잭슨", "마** 잭*"),
        ("", ""),
    ],
)
def test_a_masked_name_can_be_recognised_but_not_read(name: str, masked: str) -> None:
    assert mask_name(name) == masked


SURNAMES = st.sampled_from("김이박최정강조윤장임한오서신권황안송류홍전고문양손배백허남심노하곽성차주우구민")
GIVEN = st.text(alphabet="민서준지우현하은도윤시아수빈예린채원유나건호진영길동태", min_size=2, max_size=2)


@given(
    SURNAMES,
    GIVEN,
    st.sampled_from(["", "제 이름은 ", "저는 ", "이름: ", "안녕하세요 ", "성함은 "]),
    st.sampled_from(["", "입니다", " 입니다.", "라고 합니다", "님", "!", " ㅎㅎ", "🙂"]),
)
def test_any_three_syllable_name_comes_out_of_its_courtesy(surname, given_name, before, after) -> None:
    name = surname + given_name
    if after == "라고 합니다" and (ord(name[-1]) - ord("가")) % 28:
        after = "이라고 합니다"
    assert parse_name(f"{before}{name}{after}") == name


@given(st.text(max_size=80) | st.text(alphabet="홍길동이에요입니다 라고.ㅎ1aJ😀", max_size=30))
def test_any_text_gives_a_short_name_or_a_code(text: str) -> None:
    result = outcome(text)
    if result not in set(NameCode):
        assert 2 <= len(result) <= LONGEST_NAME
        assert result == result.strip()
        assert not any(char.isdigit() for char in result)
        assert mask_name(result)[:1] == result[:1]


def test_a_flood_of_words_is_refused_unread() -> None:
    assert outcome("가 " * 30_000) == NameCode.TOO_LONG

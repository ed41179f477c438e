"""A name is taken out of polite words; what is no name is refused with the code that helps."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from skills.fields import Doubtful, Invalid
from skills.fields.naming.names import NameCode, mask_name, name_in, parse_name
from skills.fields.naming.shape import LONGEST_NAME
from skills.fields.naming.words import COMMON


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
        ("홍길동 01000001234", "홍길동"),
        ("010-0000-1234 홍길동", "홍길동"),
        ("홍길동입니다 여자예요", "홍길동"),
        ("이름은 홍길동이고 30대예요", "홍길동"),
    ],
)
def test_names_of_every_kind_are_taken(text: str, name: str) -> None:
    assert parse_name(text) == name


RARE = """
김해주, 이성형, 이주실, 이해서, 신동의, 이지요, 윤해서, 김동의, 성명희, 예준, 예다인
예민수, 남궁정임, 선우순임, 박지여, 네이선, 김요한, 서문아름, 문의정, 안내경, 지수진, 상아름, 오후인
전화연, 황보은, 이사라, 조아라, 김순여, 유리, 알렉산더
최말년, 박끝례, 윤칠성, 오귀남, 정말옥, 신들레, 박난숙, 김간난, 장새론, 도예훈
정하니, 박하늬, 강바다, 안소망, 선우용녀, 김갑수, 박말순, 윤행자, 최응규, 이이
"""
OTHERWISE = """
누구세요, 도와주세요, 왜요, 글쎄요, 사각턱이요, 여드름이에요, 회사원입니다, 학생이에요, 남자요
초진입니다, 기존 환자예요, 신규예요, 오호라
오후요, 어디요, 딸이요, 친구예요, 나예요, 저예요, 아무거나요, 여보세요, 확인이요, 문자주세요
성형이요, 리프팅, 스킵, 뒤로, 비공개, 기억 안나요, 남편이 비중격이 휘었대요
하하하, 원하니, 박원장님, 주말이요, 이분이요, 이걸로요, 백화점이요, 양말이요, 정부의
no photos, not now, who are you, 코가 낮아요, 한국 사람이에요
피 안 멈춰요, 연락하고 지내는데, 이게 뭐예요, 왜 필요한가요, can you call me
제 이름은 비밀이에요, 회식 중이라고 하는데요, 안 와요, 연락주세요, 저 연락주세요, 성함은 알려주세요
에휴, 나가서, 정보로, 궁금해요, 쌍둥이요, 친구 이름으로 해도 되나요, 환자 이름 말하는거예요?, 제 본인입니다, 오늘 예약해요
"""


@pytest.mark.parametrize("name", re.split(r"[,\n]\s?", RARE.strip()))
def test_a_rare_name_is_kept_whole(name: str) -> None:
    assert parse_name(name) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("전 소율", "전소율"),
        ("전 홍길동", "홍길동"),
        ("예 다은", "예다은"),
        ("예, 홍길동입니다", "홍길동"),
        ("나 홍길동이요", "홍길동"),
        ("예약자 홍길동", "홍길동"),
        ("환자 홍길동입니다", "홍길동"),
        ("제가 홍길동입니다", "홍길동"),
        ("홍길동(본인)", "홍길동"),
        ("이홍길 이요", "이홍길"),
        ("성함은 정정숙입니다", "정정숙"),
        ("실명은 홍길동입니다", "홍길동"),
        ("보호자 홍길동", "홍길동"),
        ("딸 이름은 홍길동이에요", "홍길동"),
        ("저희 엄마 성함은 홍길동입니다", "홍길동"),
        ("예약한 홍길동인데요", "홍길동"),
        ("홍길동 45세", "홍길동"),
        ("홍길동(남편)", "홍길동"),
        ("이름은 홍길동, 번호는 010-0000-1111", "홍길동"),
        ("홍길동이라고 적어 주세요", "홍길동"),
        ("조아라라고 해요", "조아라"),
        ("조아라고 해요", "조아라"),
        ("홍길동이염", "홍길동"),
        ("홍길동이에용", "홍길동"),
        ("홍길동올시다", "홍길동"),
        ("홍길동 맞아요", "홍길동"),
        ("홍길동으로 적어 주세요", "홍길동"),
        ("홍길동이라고 쓰시면 돼요", "홍길동"),
        ("저는 31살 홍길동이고 010-0000-1111", "홍길동"),
        ("31살 여자 홍길동", "홍길동"),
        ("서른하나 홍길동입니다", "홍길동"),
        ("홍길동 1990년생", "홍길동"),
        ("홍길동고 남자예요", "홍길동"),
        ("성함은 홍길오고 눈 상담이요", "홍길오"),
        ("성은 홍 이름은 솔", "홍솔"),
        ("길동이에요 성은 홍이요", "홍길동"),
        ("남궁진요", "남궁진"),
        ("Jane Doe 31 years old", "Jane Doe"),
        ("it's Jane Doe, thanks", "Jane Doe"),
        ("You Hee-min", "You Hee-min"),
        ("My Le", "My Le"),
        ("Tran Thi My", "Tran Thi My"),
        ("Nguyen The Anh", "Nguyen The Anh"),
        ("Can Demir", "Can Demir"),
        ("Hilda Kim", "Hilda Kim"),
        ("Hien Nguyen", "Hien Nguyen"),
        ("Im Yoonseo", "Im Yoonseo"),
        ("This is Anna Price", "Anna Price"),
        ("응우옌 티 란", "응우옌 티 란"),
        ("알렉스 킴벌리", "알렉스 킴벌리"),
        ("น้ำ จันทา", "น้ำ จันทา"),
        ("저희 할머니 성함은 홍길자세요", "홍길자"),
        ("환자는 제 어머니 홍길순이십니다", "홍길순"),
        ("며느리 홍길순이에요", "홍길순"),
        ("홍길순 이모요", "홍길순"),
        ("홍길순양", "홍길순"),
        ("간호사님 저 홍길동요", "홍길동"),
        ("음 홍길동이에요", "홍길동"),
        ("ㅎ 홍길동", "홍길동"),
        ("조카예요 홍길동", "홍길동"),
        ("잘못 썼어요 홍길동이요", "홍길동"),
        ("홍길동, 내일 오전이요", "홍길동"),
        ("홍킬동 아 홍길동", "홍길동"),
        ("홍길둥 아니고 홍길동이요", "홍길동"),
        ("이름은 솔이고 성은 홍이요", "홍솔"),
        ("길동 성은 홍이에요", "홍길동"),
        ("홍길순할머니", "홍길순"),
        ("접수는 홍길동으로 부탁드려요", "홍길동"),
        ("홍길동 이름으로 예약해 주세요", "홍길동"),
        ("아빠가 받을 거예요 성함은 홍길동", "홍길동"),
        ("이름-홍길동", "홍길동"),
        ("홍길동ㅇ요", "홍길동"),
        ("홍길동이에뇨", "홍길동"),
        ("홍길동이에욥", "홍길동"),
        ("장모님이신데 홍길순이요", "홍길순"),
        ("홍길동 주임이에요", "홍길동"),
        ("안냥하세여 홍길동이에여", "홍길동"),
        ("홍길\n동이요", "홍길동"),
        ("홍길동이라 적어주세요", "홍길동"),
        ("홍길동군이요", "홍길동"),
        ("홍길동 모레 오후 2시요", "홍길동"),
        ("이름 홍길동 나이 52", "홍길동"),
        ("보호자는 홍길순이고 환자는 홍길동이요", "홍길동"),
        ("홍길둥인데 오타요 홍길동", "홍길동"),
        ("홍길둥 -> 홍길동", "홍길동"),
        ("아래층 할머니 홍길순", "홍길순"),
        ("미렐라 최", "미렐라 최"),
        ("you can call me Anna Price", "Anna Price"),
        ("다르마렌 후셰이노프", "다르마렌 후셰이노프"),
        ("외국인도 되죠 Anna Price예요", "Anna Price"),
    ],
)
def test_only_what_is_polite_is_cut_off(text: str, name: str) -> None:
    assert parse_name(text) == name


@pytest.mark.parametrize("text", re.split(r"[,\n]\s?", OTHERWISE.strip()))
def test_what_answers_something_else_is_not_taken(text: str) -> None:
    with pytest.raises(Invalid):
        parse_name(text)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("뽀삐", "뽀삐"),
        ("Hyunwoo", "Hyunwoo"),
        ("뽀삐요", "뽀삐"),
        ("제 이름은 이유예요", "이유"),
        ("이동해", "이동해"),
    ],
)
def test_what_may_be_a_name_is_asked_back(text: str, reading: str) -> None:
    with pytest.raises(Doubtful) as asked:
        parse_name(text)
    assert asked.value.reading == reading


def test_a_doubtful_name_behind_its_label_is_a_name() -> None:
    assert parse_name("제 이름은 뽀삐예요") == "뽀삐"
    assert parse_name("my name is Hyunwoo") == "Hyunwoo"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("홍길동이고 내일 3시쯤 상담이요", "홍길동"),
        ("안녕하세요 홍길동입니다. 코 수술 상담 받고 싶어요", "홍길동"),
        ("제 이름은 홍길동이고 쌍꺼풀이 궁금해요", "홍길동"),
        ("I'm Anna Price, tomorrow 3pm", "Anna Price"),
        ("쌍꺼풀 상담이요, 저는 홍길동입니다", "홍길동"),
        ("Anna Price, tomorrow 3pm", "Anna Price"),
        ("25살 홍길동이에요 코 상담 받고 싶어요", "홍길동"),
        ("Thank You, bye", None),
        ("저는 고민이에요", None),
        ("저는 강동구예요", None),
        ("제 이름은 비밀이에요", None),
        ("쌍꺼풀 상담 받고 싶어요", None),
        ("친구가 홍보를 하고 있어요", None),
        ("연락하고 싶어요", None),
        ("수술하고 나서 아파요", None),
        ("I'm looking for a clinic", None),
        ("저는 학생이고 쌍꺼풀이 궁금해요", None),
        ("눈이 부어요", None),
    ],
)
def test_a_sentence_tells_a_name_only_when_it_is_clear(text: str, name: str | None) -> None:
    assert name_in(text) == name


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
        ("홍길2동", NameCode.HAS_DIGITS),
        ("user123", NameCode.HAS_DIGITS),
        ("１２３", NameCode.HAS_DIGITS),
        ("010-0000-1234", NameCode.LOOKS_LIKE_PHONE),
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
    assume(name not in COMMON)  # 성수동 is a part of Seoul, and hardly a person.
    assume(len(set(name)) > 1)  # Three times the same syllable is what a resting finger types.
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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("도솔이라고 합니다", "도솔"),
        ("노겸이요", "노겸"),
        ("하솔요", "하솔"),
        ("오타였어요 노겸이에요", "노겸"),
        ("Ryu, Sena", "Ryu Sena"),
        ("어머니는 남순옥, 저는 도하늘입니다", "도하늘"),
    ],
)
def test_a_short_given_name_a_list_s_order_and_ones_own_name_are_read(text: str, name: str) -> None:
    assert parse_name(text) == name


@pytest.mark.parametrize(
    "text", ["기존 환자예요", "재진 환자입니다", "오호", "두 명이요", "내일 세시요", "Yes, Please"]
)
def test_what_a_patient_is_a_sigh_and_a_count_are_no_name(text: str) -> None:
    with pytest.raises(Invalid):
        parse_name(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("실명으로 노하람이요", "노하람"),
        ("받는 사람은 구본율", "구본율"),
        ("여권에는 좌민서로 되어 있어요", "좌민서"),
        ("개명해서 지금은 표은결이에요", "표은결"),
        ("다시 말씀드리면 허윤입니다", "허윤"),
        ("접수자 도미르 하산", "도미르 하산"),
        ("어제 전화드린 감지율입니다", "감지율"),
        ("길하윤 880412", "길하윤"),
        ("길하윤 37", "길하윤"),
        ("수술 받는 사람은 표도결", "표도결"),
        ("예약은 좌민서로 했어요", "좌민서"),
        ("Clara Weiss - that's my name", "Clara Weiss"),
        ("맹휘 이요", "맹휘"),
        ("저는 박율이에요 잘 부탁드려요", "박율"),
        ("The patient is Dao Minh Khoa", "Dao Minh Khoa"),
        ("Clara Weiss please", "Clara Weiss"),
        ("我叫陈雨桐", "陈雨桐"),
    ],
)
def test_words_that_nobody_knows_by_heart_may_stand_before_a_name(text: str, name: str) -> None:
    assert parse_name(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "고름",
        "천식이요",
        "라섹",
        "明天",
        "노안이요",
        "반창고",
        "중이염",
        "초조해요",
        "심란해요",
        "만나고",
        "추석 지나고",
        "기억 안 나요",
        "double eyelid",
        "feeling dizzy",
        "不要",
        "cảm ơn",
    ],
)
def test_a_word_that_is_built_like_a_name_is_none_without_a_question(text: str) -> None:
    with pytest.raises(Invalid):
        parse_name(text)


def test_a_guardian_s_name_is_never_the_patient_s() -> None:
    assert parse_name("보호자는 길하윤이고 환자는 표은결이에요") == "표은결"
    with pytest.raises(Invalid):
        parse_name("보호자는 길하윤이고 환자는 아기예요")


@pytest.mark.parametrize(
    "text", ["성은 표이고 이름은 은결이에요", "제 성은 표씨고요 이름은 은결입니다", "표은결 어린이요"]
)
def test_a_name_told_in_two_parts_or_with_a_child_s_title(text: str) -> None:
    assert parse_name(text) == "표은결"


def test_the_last_word_of_a_lead_is_no_surname() -> None:
    with pytest.raises(Doubtful) as doubt:
        parse_name("친구 소개로 온 조혁입니다")
    assert doubt.value.reading == "조혁"


def test_a_doctor_s_name_is_not_taken_for_the_writer_s_own() -> None:
    with pytest.raises(Invalid):
        parse_name("담당 선생님은 길하윤이에요")

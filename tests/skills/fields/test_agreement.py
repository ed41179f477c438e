"""A yes is a whole sentence that says yes and nothing else; a no may bring a reason along."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from skills.chat.flows import visits
from skills.fields import Invalid
from skills.fields.agreement import KEEPS, parse_agreement, refuses_in_a_word


def read(text: str, *actions: str, instead: tuple[str, ...] = ()) -> bool | None:
    try:
        return parse_agreement(text, *actions, instead=instead)
    except Invalid:
        return None


@pytest.mark.parametrize(
    "text",
    [
        "네", "넵!", "네네", "예", "응", "어", "네에~", "ㅇㅇ", "ㅇㅋㅇㅋ", "오케이", "완료", "확인", "네 동의합니다", "동의해요", "동의",
        "네, 동의할게요 감사합니다", "응 동의", "개인정보 수집 이용에 동의합니다", "알겠습니다 동의할게요", "네 좋아요", "동의하고 싶어요", "물론이죠",
        "네ㅎㅎ", "yes", "Yes, I agree", "ok", "sure", "I agree to this", "네 부탁드려요", "그럼요", "동의를 해요", "저도 동의합니다", "그럼 동의할게요", "네 상담이요", "다 동의해요", "네 그렇게 할게요", "예 그러케 할게요", "예 그래 해주이소", "네 마자요",
    ],
)  # fmt: skip
def test_a_whole_yes(text: str) -> None:
    assert read(text) is True


@pytest.mark.parametrize(
    "text",
    [
        "아니요", "아뇨", "ㄴㄴ", "싫어요", "동의 안 해요", "아니요, 동의 안 해요", "동의하지 않을게요", "동의하지 않습니다", "동의는 안 할게요", "동의 X",
        "동의 취소", "동의 철회할게요", "동의 나중에 할게요", "나중에요", "네 동의 안 해요", "동의 못 해요", "거부합니다", "안 할래요, 상담은 받고 싶어요",
        "안 할래요 상담은 받고 싶어요", "아니요. 전화로만 할게요", "no", "no thanks", "I don't agree", "not now", "비동의",
    ],
)  # fmt: skip
def test_a_no(text: str) -> None:
    assert read(text) is False


@pytest.mark.parametrize(
    "text",
    [
        "동의하면 어떻게 돼요?", "동의하면 어떻게 되나요", "동의서 보여주세요", "네 아니요", "네 그런데 누가 보나요?", "네 근데 누가 보나요", "좋아요 근데 제 정보 누가 관리해요",
        "확인했어요", "내용 확인했습니다", "동의 안 하면 불이익 있어요?", "동의 안 하면 상담 못 받아요", "동의해야 해요", "동의해도 되나", "동의할까", "동의하나요", "네?", "동의 내용이 뭐예요", "확인해 주세요",
        "네 알겠는데 그건 뭐죠", "아니 동의한다고요", "동의하지 않는 건 아니에요", "yes, but who will see it?", "yes but no", "do I have to agree",
        "what if I say yes", "ok so who reads it", "접수되면 전화 오나요?", "접수할게요", "삭제해 주세요", "음", "글쎄요", "", "ㅋㅋㅋ", "그만할래요", "네 서른 살이에요",
        "네 다음에 할게요", "다음에 동의", "동의하기 전에", "동의 내용", "동의 내용은", "동의 내용 부탁드려요", "동의는요", "동의도", "동의 그 다음은", "동의해도 돼요",
        "그래도", "그럼 상담", "어...", "음 어", "어 그", "네👎", "네🙅", "예❌", "동의✖", "동의×", "□ 동의", "이따 동의", "네 개인정보", "네 내용",
        "홍길동", "동의한 적 없어요", "동의했었나요", "네이버에서 봤어요", "응급이에요", "어디예요", "맞나요", "좋은가요", "네 " * 200,
    ],
)  # fmt: skip
def test_neither(text: str) -> None:
    """Questions, conditions, both at once, and words about something else are asked about again."""
    assert read(text) is None


def test_a_deed_is_a_yes_only_where_it_is_asked_about() -> None:
    assert read("접수해 주세요", "접수") is True
    assert read("접수할게요", "삭제", "지워") is None
    assert read("네 지워 주세요", "삭제", "지워") is True
    assert read("삭제하지 마세요", "삭제", "지워") is False
    assert read("동의해요", "접수") is None
    for words in (
        "삭제하기 전에",
        "다음에 삭제",
        "삭제 내용",
        "삭제는요",
        "삭제도",
        "삭제해도 돼요",
        "네 다음에 지울게요",
    ):
        assert read(words, "삭제", "지워") is None


@pytest.mark.parametrize(
    ("keeps", "actions"),
    [(KEEPS, ("삭제", "지워", "지울", "파기")), (visits.STAYS, visits.ACTIONS)],
    ids=["all", "visit"],
)
def test_who_leaves_it_as_it_is_deletes_and_cancels_nothing(keeps: tuple[str, ...], actions: tuple[str, ...]) -> None:
    """ "As it is" agrees where something is shown, and keeps where something would be gone; beside a yes it is asked about."""
    for words in ("그대로요", "이대로요", "그대로 해주세요", "이대로 할게요", "그대로 할게요", "상담할게요"):
        assert read(words, *actions, instead=keeps) is False, words
    for words in ("네 그대로요", "네 그대로 해주세요", "네 이대로요", "그대로 진행"):
        assert read(words, *actions, instead=keeps) is None, words
    assert read("이용할게요", *actions, instead=KEEPS) is False
    assert read("상담 삭제", *actions, instead=KEEPS) is None


def test_what_happens_after_a_no_is_a_no() -> None:
    leaving = ("그만", "지우고그만", "지워")
    assert read("아니요 계속할게요", *leaving, instead=("계속",)) is False
    assert read("계속", *leaving, instead=("계속",)) is False
    assert read("응 지우고 그만해", *leaving, instead=("계속",)) is True
    assert read("네 계속할게요", *leaving, instead=("계속",)) is None


@pytest.mark.parametrize(("text", "is_one"), [("아니요", True), ("안 할래요", True), ("안 갈래요", False), ("", False)])
def test_a_refusal_in_a_word(text: str, is_one: bool) -> None:
    """Words of refusal and nothing else."""
    assert refuses_in_a_word(text) is is_one

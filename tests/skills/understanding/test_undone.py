"""An act that is named and not meant is not done; one that is meant beside a negation is."""

import pytest

from skills.understanding.readings.only_told import denies_a_number
from skills.understanding.undone import (
    ANEW,
    CANCEL,
    CHANGE,
    DELETE,
    GO_ON,
    PERSON,
    STOP,
    WAY,
    cancels,
    is_undone,
)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        *(
            ("제 번호를 이걸로 바꾸지 마세요", CHANGE),
            ("이름 바꿀까 고민이에요", CHANGE),
            ("친구가 번호 바꾸래요", CHANGE),
        ),
        *(("요청 취소하지 말고 진행해 주세요", CANCEL), ("상담 취소는 아니에요", CANCEL), ("상담 취소라니요", CANCEL)),
        *(("이용 다시 시작하지 마세요", GO_ON), ("정지 안 풀래요", GO_ON), ("이용 시작은 나중에요", GO_ON)),
        *(("처음부터 다시 하기는 싫어요", ANEW), ("I don't want to start over", ANEW)),
        *(("상담원 필요 없어요", PERSON), ("친구가 상담원 연결하래요", PERSON), ("카톡으로 답 주지 마세요", WAY)),
        *(("내 번호 지우면 안 돼요", DELETE), ("이름 지우지 마세요", DELETE), ("광고 수신 거부한 적 없어요", STOP)),
    ],
)
def test_what_is_not_meant(text: str, act: str) -> None:
    assert is_undone(text, act)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        *(("번호 바꿔 주세요", CHANGE), ("이름 바꾸면 안 되나요", CHANGE), ("이름 바꿀래요", CHANGE)),
        *(
            ("상담 취소할게요", CANCEL),
            ("상담 취소해 주세요 연락하지 마시고요", CANCEL),
            ("취소하고 전화하지 마세요", CANCEL),
        ),
        *(("정지 풀어 주세요", GO_ON), ("처음부터 다시 할래요", ANEW), ("상담원 연결해 주세요", PERSON)),
        *(("전화하지 말고 카톡으로 답해 주세요", WAY), ("카톡으로 주세요 전화하지 말고요", WAY)),
        *(("제 정보 지워 주시고 연락도 하지 마세요", DELETE), ("광고 그만 보내 주세요", STOP)),
    ],
)
def test_what_is_meant(text: str, act: str) -> None:
    assert not is_undone(text, act)


@pytest.mark.parametrize(
    "text", ["제 번호는 010-0000-2222가 아니에요", "옛날 번호가 010-0000-2222였어요", "it is not 010-0000-2222"]
)
def test_a_number_that_is_none_of_theirs(text: str) -> None:
    assert denies_a_number(text)
    assert not denies_a_number("010-0000-2222가 아니고 010-0000-3333이에요")


@pytest.mark.parametrize(
    "text",
    [
        *("취소할게요", "그냥 취소해 주세요", "없던 일로 해 주세요", "취소요", "그만할래요", "please cancel it"),
        *("나중에 다시 신청할 테니 취소해 주세요", "취소하고 싶어요", "take it back"),
    ],
)
def test_what_calls_off(text: str) -> None:
    assert cancels(text)


@pytest.mark.parametrize(
    "text",
    [
        *("모레 취소할게요", "아내가 오면 취소할게요", "취소할지도 몰라요", "취소할까 봐요", "취소하려다가 말았어요"),
        *("취소하기 전에 여쭤볼게요", "취소 버튼이 안 보여요", "취소는 제가 알아서 할게요", "취소는 없던 일로 해요"),
        *("취소하지 마세요", "I won't cancel it", "I will cancel it tomorrow"),
    ],
)
def test_what_calls_nothing_off(text: str) -> None:
    """Another time, a doubt, a question before, another matter: nothing is taken back by it."""
    assert not cancels(text)

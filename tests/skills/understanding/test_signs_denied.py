"""Signs that are denied, over or only named, and what is danger in few words, in dialect or ends in a noun."""

import pytest

from skills.understanding import understand


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "민지 씨라고 편하게 불러 주세요",
            "사모님이라고 불러 주세요",
            "제 차례 되면 불러 주세요",
            "please call my wife",
        ),
        *("가겠다고 한 적 없어요", "취소하겠다고 말한 적이 없는데요", "됐고 빨리 해주세요", "됐어요 그냥 빨리요"),
        *(
            "숨이 막히진 않아요",
            "호흡이 가쁘지 않아요",
            "피가 많이 나진 않았어요",
            "코피는 이제 안 나요",
            "119 안 부르셔도 돼요",
        ),
        *("my nose isn't bleeding anymore", "it stopped bleeding", "I can't breathe through my left nostril"),
        *("지혈이 잘 안 되는 체질이에요", "처방받은 약 다 먹었어요", "약을 다 먹었는데 더 받을 수 있나요"),
        *(
            "7살 때 넘어져서 코가 부러졌어요",
            "배고파 디질 것 같아요",
            "출혈이 많은 수술인가요?",
            "형부라고 불러도 돼요?",
            "숨쉬는 게 힘들지는 않아요",
            "약 다 떨어졌어요",
            "됐다니까요 빨리 끝내요",
            "언니를 불러주세요",
        ),
    ],
)
def test_what_is_denied_over_or_only_named_is_no_danger(typed: str) -> None:
    """The words of a sign stand there, and no sign."""
    assert understand(typed).danger not in ("now", "clinic")


@pytest.mark.parametrize(
    "typed",
    [
        *("숨이 차지는 않는데 가슴이 조여요", "피가 많이 나진 않는데 숨을 못 쉬겠어요", "피는 안 나는데 고름이 나와요"),
        *(
            "구급차랑 엄마 불러주세요",
            "구급차가 안 와요",
            "구급차가 안 불러져요",
            "수술했는데 피가 잘 안 멎어요",
            "수면제 약을 한꺼번에 다 먹었어요",
        ),
        *("I'm not bleeding but I can't breathe", "please call my wife I can't breathe", "it won't stop bleeding"),
        *("됐어요 빨리 와주세요 숨이 안 쉬어져요", "약을 다 먹었는데 죽으려고요"),
    ],
)
def test_a_sign_beside_what_is_denied_is_heard(typed: str) -> None:
    """What is denied takes nothing else back."""
    assert understand(typed).danger in ("now", "clinic")


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "눈이 돌출됐고 통증이 있어요",
            "시야가 까맣게 됐어요",
            "어지러워서 서 있지 못하겠어요",
            "feeling faint",
            "I'm faint",
        ),
        *(
            "냄새나는 고름이요",
            "부딪혀서 코뼈가 골절됐어요",
            "아파 뒤지겄어요",
            "디질 거 같아요",
            "마취가 안 깨요",
            "출혈 많음",
            "눈앞이 하얘졌어요",
            "아파 디지겄네",
            "숨막혀 뒤지겄네",
        ),
    ],
)
def test_a_sign_in_few_words_is_heard(typed: str) -> None:
    """Also in dialect, and where it ends in a noun."""
    assert understand(typed).danger in ("now", "clinic")


@pytest.mark.parametrize(
    "words",
    [
        *(
            "no fever but I can't breathe",
            "no swelling, just bleeding that won't stop",
            "피가 안 나는 건 아니고 계속 나요",
        ),
        *("피가 나지 않는 건 아니에요 엄청 나요", "119에 전화해 주세요"),
    ],
)
def test_a_denial_beside_a_sign_or_of_a_denial_hides_none(words: str) -> None:
    assert understand(words).danger in ("now", "clinic")


@pytest.mark.parametrize(
    "words",
    [
        *("왼쪽이 아니라 오른쪽이에요", "고어텍스가 아니라 실리콘이에요", "다시 생각해 보니 그대로 두는 게 좋겠어요"),
        *("호흡곤란은 아니에요", "응급은 아닌데 문의드려요", "구급차는 필요 없어요", "숨이 찬 증상은 없어졌어요"),
    ],
)
def test_who_puts_something_right_or_is_well_is_in_no_danger(words: str) -> None:
    assert understand(words).danger in (None, "staff")

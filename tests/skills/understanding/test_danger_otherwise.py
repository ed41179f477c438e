"""Danger in short endings, in what people do to each other and in what is told of others; and what only sounds like it."""

import pytest

from skills.understanding import understand
from skills.understanding.danger import speaks_of_dying
from skills.understanding.urgent.endings import to_a_stranger
from skills.understanding.urgent.violence import suffers_violence


@pytest.mark.parametrize(
    ("typed", "polite"),
    [
        ("눈이 안 보인다카이", "눈이 안 보여요"),
        ("숨을 몬 쉰다", "숨을 못 쉬어요"),
        ("피가 안 멎는다", "피가 안 멎어요"),
        ("할매가 쓰러지뿟다", "할매가 쓰러졌어요"),
        ("정신을 못 차리네", "정신을 못 차려요"),
        ("안 아파요", "안 아파요"),
    ],
)
def test_a_short_ending_is_read_as_a_polite_one(typed: str, polite: str) -> None:
    assert to_a_stranger(typed) == polite


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "고모가 마취하고 안 깨어나요",
            "흔들어도 눈을 안 뜨네요",
            "콧볼이 시커멓게 죽어가요",
            "면도칼에 턱을 베였어요",
        ),
        *(
            "쌍수했는데 눈이 안 감겨요",
            "이모가 쓰러졌당께요",
            "앞이 하나도 안 보인다",
            "blood is soaking through my shirt",
        ),
    ],
)
def test_a_sign_is_heard_in_other_words(typed: str) -> None:
    assert understand(typed).danger in ("now", "clinic")
    assert not speaks_of_dying(typed)


@pytest.mark.parametrize(
    "typed",
    [
        *("후배가 자살한대요", "언니가 뛰어내리겠다고 해요", "지금 옥상에 서 있어요", "그냥 한강 가고 싶다"),
        *("세상 사는 게 지긋지긋해요", "I feel like jumping off a bridge", "my brother wants to kill himself"),
    ],
)
def test_a_wish_to_die_is_heard_of_whomever_it_is_told(typed: str) -> None:
    assert understand(typed).danger == "now"
    assert speaks_of_dying(typed)


@pytest.mark.parametrize(
    "typed",
    [
        *("신랑이 또 때렸어요", "애인한테 맞았어요", "모르는 사람이 따라와요", "성추행을 당했어요"),
        *("my ex is threatening to kill me", "I was assaulted"),
    ],
)
def test_violence_is_heard(typed: str) -> None:
    assert suffers_violence(typed)
    assert understand(typed).danger == "now"


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "친구가 배고파 죽겠대요",
            "한강 가고 싶다 치맥하러",
            "쌍테 붙이고 사는 게 지긋지긋해요",
            "시험 망해서 인생 끝났어요",
        ),
        *("엄마가 따라와요", "친구한테 필러 맞았어요", "오빠가 장난으로 때렸어요", "my friend beat me to it"),
        *("남편이 접수하라고 시켰어요", "와이프 가슴이요", "시술은 처음이에요 무서워요", "수술할 때 피 많이 나요?"),
        *("축농증이라 숨쉬기 힘들어요", "is a facelift painful?", "anything but pain", "I can't open my eyes fully"),
        *("her eyelids droop a lot", "피부가 축 늘어졌어요", "바빠서 정신을 못 차린다", "글씨가 안 보인다"),
    ],
)
def test_what_only_sounds_like_danger_alarms_nobody(typed: str) -> None:
    assert understand(typed).danger not in ("now", "clinic")

"""The text of a campaign: an ad's frame is the software's, and a promotion is never guidance (M-2)."""

from __future__ import annotations

import pytest

from skills.campaigns.send_guard import Kind
from skills.campaigns.text import LONGEST, check_words, compose
from skills.clinic.promotions import offers_in, promotion_in
from storage.errors import NotPossible
from tests.chatting import CLINIC


def test_an_ad_begins_with_its_mark_and_ends_with_the_free_refusal() -> None:
    """Exactly these words, with sender and contact, whatever is written between them."""
    text = compose(Kind.AD, CLINIC, "12월 소식이에요.", "ko")
    assert text == (
        "(광고) 리브성형외과 02-797-2773\n\n12월 소식이에요.\n\n무료 수신거부: 이 채팅에 '수신거부'라고 보내 주세요"
    )
    english = compose(Kind.AD, CLINIC, "News.", "en")
    assert english.startswith("(광고) Liv Plastic Surgery 02-797-2773")
    assert english.endswith("To stop ads, free of charge: write 'stop ads' in this chat")


@pytest.mark.parametrize(
    "words",
    [
        "12월 한 달 쌍꺼풀 20% 할인",
        "할 인 행사를 해요",
        "재방문 혜택을 드려요",
        "12월 이벤트 안내",
        "특 가로 모셔요",
        "쌍꺼풀 99만 원",
        "눈 성형 1,500,000원",
        "무료 상담을 해 드려요",
        "１＋１로 드려요",
        "선착순 열 분",
        "필러를 선물로 드려요",
        "가격 인하 안내",
        "보톡스 비용을 인하해요",
        "연말 할.인 안내",
        "이*벤*트를 해요",
        "쌍꺼풀 구십구만 원",
        "이달의 체험가로 모셔요",
        "더 저렴하게 만나 보세요",
        "12월에는 부가세를 받지 않아요",
        "주차는 무료이고 상담도 무료예요",
    ],
)
def test_what_promotes_is_no_guidance(words: str) -> None:
    """With spaces between the letters too; the same words may go out as an ad."""
    with pytest.raises(NotPossible) as refused:
        check_words(Kind.SERVICE, CLINIC, words, "")
    assert refused.value.code == "campaign_promotes"
    assert check_words(Kind.AD, CLINIC, words, "") == (words, "")


@pytest.mark.parametrize("words", ["Two for one: 20% off", "Free consultation this week", "Our spring event"])
def test_english_words_are_looked_at_too(words: str) -> None:
    """Korean guidance with an English promotion under it is an ad."""
    with pytest.raises(NotPossible):
        check_words(Kind.SERVICE, CLINIC, "진료 시간이 바뀌어요.", words)


@pytest.mark.parametrize(
    "words",
    [
        "12월 25일은 쉬어요. 예약하신 분께는 따로 전화드려요.",
        "월요일만 원장님이 오전 10시부터 진료하세요.",
        "본인 인증 정보를 준비해 주세요.",
        "무료 주차는 한 시간이에요. 주차는 무료예요.",
        "이벤트홀 옆 건물 2층으로 옮겼어요.",
        "수.목은 쉬어요. 화.금에 오세요.",
        "천천히 하셔도 체험 가능해요. 인천 원장님이 오세요.",
        "담당 의사 은퇴로 진료실이 3층으로 바뀌어요.",
        "Please leave your car at home: as a leader, feel free to call us.",
    ],
)
def test_plain_guidance_is_let_through(words: str) -> None:
    """Words that only look like a promotion when the spaces are gone."""
    assert promotion_in(words) == []


@pytest.mark.parametrize(
    ("words", "code"),
    [(" \n ", "campaign_empty"), ("가" * LONGEST, "campaign_long"), ("900101-1234567 님", "answer_secret")],
)
def test_what_cannot_be_sent_is_refused(words: str, code: str) -> None:
    """Nothing, what would be folded so that the refusal is hidden, and what nobody may send."""
    with pytest.raises(NotPossible) as refused:
        check_words(Kind.AD, CLINIC, words, "")
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("words", "is_ad"),
    [
        ("쌍꺼풀은 99만 원이에요.", False),
        ("붓기는 2주 안에 80% 정도 빠져요. 염증으로 인하여 늦어질 수 있어요.", False),
        ("지금은 할인이 없어요.", False),
        ("주차는 무료예요. 광고를 그만 받으시려면 '수신거부'라고 보내 주세요.", False),
        ("There is no discount on this.", False),
        ("이번 주에 오시면 50% 할인해 드려요.", True),
        ("필러를 선물로 드려요.", True),
        ("12월부터 가격을 인하했어요.", True),
        ("１＋１ 이 벤 트를 해요.", True),
        ("We have a discount this week.", True),
        ("할인은 해 드리지 않아요. 이벤트도 진행하지 않아요.", False),
        ("시술 상담은 무료예요. 선물 포장은 안 돼요.", False),
        ("뼈를 깎아 드리는 수술이에요. 건강 보험 혜택은 없어요.", False),
        ("예약을 추천해 드려요. 소개서가 있으면 가져오세요.", False),
        ("The consultation is free of charge.", False),
        ("보톡스는 친구분과 오시면 한 분은 무료예요.", True),
        ("개원 기념으로 조금 깎아 드려요.", True),
        ("지인을 소개해 주시면 3만 원을 돌려 드려요.", True),
        ("후기를 남기시면 관리권을 드려요.", True),
        ("서비스로 한 번 더 해 드릴게요.", True),
        ("평소보다 저렴하게 해 드려요.", True),
        ("카드로 하시면 10프로 빼 드려요.", True),
        ("재진 환자분께는 혜택이 있어요.", True),
        ("덤으로 관리를 넣어 드려요. 상품권도 있어요.", True),
        ("Book now and get 20% off.", True),
        ("Buy one, get one free.", True),
        ("We have a special offer for you.", True),
        ("첫 방문이시면 특별가로 모실게요.", True),
        ("원래 30만 원인데 이번엔 15만 원에 해 드려요.", True),
        ("오늘까지만 이 가격이에요.", True),
        ("필러 가격을 낮췄어요.", True),
        ("10만 원 빼 드릴게요.", True),
        ("보톡스 1회 서비스예요.", True),
        ("추가 비용 없이 리프팅을 넣어 드릴게요.", True),
        ("둘이 오시면 하나는 그냥 해 드려요.", True),
        ("무료로 한 번 더 해 드려요.", True),
        ("Half-price botox, and bring a friend and save.", True),
        ("비용을 내시려면 2층으로 오세요. 코끝을 낮췄어요.", False),
        ("회원 가입은 필요 없어요. 추가 비용 없이 소독해 드려요.", False),
        ("정가는 30만 원이고 세금이 붙으면 33만 원이에요.", False),
        ("이번 달만 수요일에 진료해요.", False),
    ],
)
def test_an_answer_may_name_a_price_and_offers_nothing(words: str, is_ad: bool) -> None:
    """What was asked for is an answer; an offer beside it makes an ad of it."""
    assert bool(offers_in(words)) is is_ad

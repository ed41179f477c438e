"""Finding a known question: alike means found, unknown words make unlike, and a look-up costs next to nothing."""

from __future__ import annotations

import time

from skills.fields.reading.cutting import MOST
from skills.understanding.asked.clinic import ASKS_NOTHING, NOTHING
from skills.understanding.matching import Matcher
from tests.chatting import CLINIC

SMALL = Matcher(
    [
        ("parking", "주차 되나요"),
        ("parking", "차 가져가도 되나요"),
        ("card", "카드 되나요"),
        ("card", "can I pay by card"),
    ]
)


def test_the_same_words_are_fully_alike() -> None:
    """Spaces, marks and polite endings say nothing."""
    for words in ("주차 되나요", "주차되나요?", "혹시 주차 되나요??"):
        found = SMALL.find(words)
        assert found is not None
        assert (found.key, round(found.score, 6)) == ("parking", 1.0)


def test_other_words_of_the_same_question_are_nearer_than_another_question() -> None:
    """What many wordings share ("되나요") weighs little."""
    found = SMALL.find("차를 가져가도 될까요")
    assert found is not None
    assert found.key == "parking"
    assert found.other == "card" or found.other is None
    assert found.margin > 0.2


def test_unknown_words_make_a_sentence_unlike() -> None:
    """A story that mentions a card is no question about cards."""
    asked, told = SMALL.find("카드 되나요"), SMALL.find("어제 생일 카드를 써서 친구에게 보냈더니 아주 좋아했어요")
    assert asked is not None
    assert told is None or told.score < asked.score / 3


def test_nothing_known_is_found_in_nothing() -> None:
    """Empty words, marks and other scripts."""
    assert [SMALL.find(words) for words in ("", "?!", "你好", " " * 400)] == [None] * 4


def test_every_wording_finds_its_own_question() -> None:
    """Of the product and of the sample clinic; two questions in the same words could not be told apart."""
    own = [(f"q:{at}", words) for at, one in enumerate(CLINIC.questions) for words in one.wordings]
    wrong = [
        (key, words, found)
        for key, words in (*((NOTHING, words) for words in ASKS_NOTHING), *own)
        if (found := CLINIC.known.find(words)) is None or (found.key != key and found.score - _own(key, words) > 1e-9)
    ]
    assert wrong == []


def _own(key: str, words: str) -> float:
    found = CLINIC.known.find(words)
    assert found is not None
    return found.score if found.key == key else found.other_score if found.other == key else 0.0


def test_a_look_up_takes_less_than_a_millisecond() -> None:
    """On the whole of the sample clinic's questions, the longest text included; the best of five rounds, for a busy machine."""
    texts = [
        "12월 25일에 문 여나요?",
        "카드 할부 되나요",
        "가나다라마바사아자차" * 40,
        "where is the clinic located please?",
    ]
    CLINIC.known.find(texts[0])
    rounds = []
    for _ in range(5):
        begun = time.perf_counter()
        for text in texts * 5:
            CLINIC.known.find(text)
        rounds.append((time.perf_counter() - begun) / (len(texts) * 5))
    assert min(rounds) < 0.001


def test_only_the_beginning_of_a_long_text_is_looked_at() -> None:
    """Whatever somebody pastes, the work is bounded."""
    assert SMALL.find("주차 되나요" + "x" * MOST) == SMALL.find(("주차 되나요" + "x" * MOST)[:MOST])


def test_what_asks_nothing_is_among_the_wordings() -> None:
    """Wishes, rights and answers keep the matcher from taking them for questions."""
    for words in ("상담 신청", "제 개인정보 삭제해 주세요", "내일 오후 3시요", "임신 중인데 맞아도 되나요"):
        found = CLINIC.known.find(words)
        assert found is not None
        assert found.key == NOTHING

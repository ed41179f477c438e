"""What a typed sentence is taken for: the labelled corpus, the guards, and any text at all."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skills.understanding import Intent, Understood, understand
from skills.understanding.rules import LIKELY
from skills.understanding.spelling import LONG_WORDS, fold, spell

CORPUS = Path(__file__).parents[1] / "data" / "utterances.tsv"
DEEDS = {
    Intent.ACCESS, Intent.CORRECT, Intent.DELETE, Intent.SUSPEND, Intent.WITHDRAW, Intent.ADS_OFF, Intent.EMERGENCY,
}  # fmt: skip


def rows(part: str | None = None) -> list[tuple[str, Intent, str]]:
    lines = CORPUS.read_text(encoding="utf-8").splitlines()
    cells = (line.split("\t") for line in lines if not line.startswith("#"))
    return [(found, Intent(intent), text) for found, intent, text in cells if part in (None, found)]


def test_corpus_is_large_and_holds_each_sentence_once():
    """Both parts know every intent, and no sentence of the held-out part stands in the development part."""
    assert len(rows("dev")) >= 650
    assert len(rows("held")) >= 150
    assert {intent for _, intent, _ in rows("dev")} == {intent for _, intent, _ in rows("held")} == set(Intent)
    assert len({text for _, _, text in rows()}) == len(rows())


def test_each_development_sentence_is_right():
    """A rule changed for one sentence may not lose another."""
    wrong = [(text, intent, found) for _, intent, text in rows("dev") if (found := understand(text).intent) != intent]
    assert wrong == []


def test_held_out_sentences_are_at_least_95_percent_right():
    """Sentences written after the rules, which no rule was changed for."""
    held = rows("held")
    wrong = [(text, intent, found) for _, intent, text in held if (found := understand(text).intent) != intent]
    assert len(wrong) <= 0.05 * len(held), wrong


def test_no_other_sentence_is_taken_for_a_right_or_an_emergency():
    """Wrongly doing something is worse than asking."""
    taken = [
        (text, found)
        for _, intent, text in rows()
        if intent is Intent.OTHER and (found := understand(text).intent) in DEEDS
    ]
    assert taken == []


@pytest.mark.parametrize(
    "word",
    [
        "정보",
        "기록",
        "사진",
        "취소",
        "피",
        "숨",
        "가슴",
        "광고",
        "동의",
        "번호",
        "데이터",
        "data",
        "delete my",
        "blood",
    ],
)
def test_one_word_alone_never_starts_a_right_or_an_emergency(word):
    """A thing without an act, or an act that other things share, is not enough."""
    assert understand(word).intent not in DEEDS


@pytest.mark.parametrize(
    ("word", "intent"),
    [
        ("열람", Intent.ACCESS),
        ("정정", Intent.CORRECT),
        ("삭제", Intent.DELETE),
        ("철회", Intent.WITHDRAW),
    ],
)
def test_the_name_of_a_right_as_the_whole_message_is_that_right_but_not_surely(word, intent):
    """Who types just the name of a right means it; the low score keeps it from leading out of an open form."""
    found = understand(word)
    assert found.intent is intent
    assert found.score < LIKELY


@pytest.mark.parametrize(
    ("typed", "intent"),
    [
        ("내 정보 삭재해주세요", Intent.DELETE),
        ("게인정보 열람 신청이요", Intent.ACCESS),
        ("내  정 보  지 워 줘", Intent.DELETE),
        ("내정보지워줘!!!!!ㅠㅠㅠㅠ", Intent.DELETE),
        ("광고 그만 보네세요", Intent.ADS_OFF),
        ("내 정보 지워줘", Intent.DELETE),
        ("ＤＥＬＥＴＥ ＭＹ ＤＡＴＡ", Intent.DELETE),
        ("수신거브", Intent.ADS_OFF),
        ("내 정보 삭ㅈㅔ해줘", Intent.DELETE),
    ],
)
def test_spelling_does_not_hide_a_wish(typed, intent):
    """Vowels that sound alike, spaces, shouting, full-width letters and split syllables mean the same."""
    assert understand(typed).intent is intent


@pytest.mark.parametrize(
    ("typed", "intent"),
    [
        ("내 정보 언제 삭제되나요", Intent.POLICY),
        ("내 정보 삭제해주세요", Intent.DELETE),
        ("동의 취소할게요", Intent.WITHDRAW),
        ("광고 동의 취소할게요", Intent.ADS_OFF),
        ("취소할게요", Intent.CANCEL),
        ("예약 변경하고 싶어요", Intent.PERSON),
        ("내일 예약 취소해주세요", Intent.PERSON),
        ("누가 내 정보 봤어요", Intent.ACCESS),
        ("개인정보 담당자 연결해주세요", Intent.OFFICER),
        ("문신 지워주세요", Intent.OTHER),
    ],
)
def test_neighbouring_intents_keep_their_border(typed, intent):
    """The decisions written down in the record about understanding."""
    found = understand(typed).intent
    assert found is intent or (intent is Intent.OTHER and found not in DEEDS)


@pytest.mark.parametrize(
    ("typed", "press"),
    [
        ("누가 내 기록 봤어요?", "looked"),
        ("이의 제기할래요", "object"),
        ("거절하신 이유를 납득할 수 없어요", "object"),
        ("I want to object to your decision", "object"),
        ("자동화된 결정에 대해 설명해 주세요", "explain"),
        ("챗봇이 왜 그렇게 판단했는지 설명해줘", "explain"),
        ("엄마 정보 좀 보여주세요", "proxy"),
        ("010-0000-9999 이 사람 정보 지워줘", "proxy"),
        ("대리인인데 삭제 요청할게요", "proxy"),
        ("my mother's records please show me", "proxy"),
        ("요청 확인", "requests"),
        ("삭제 요청 언제 처리돼요?", "requests"),
        ("이용 다시 시작", "lift"),
        ("처리정지 풀어주세요", "lift"),
        ("please lift the suspension", "lift"),
        ("내 개인정보", "rights"),
        ("my data please", "rights"),
    ],
)
def test_some_words_stand_for_a_press_that_is_more_exact_than_an_intent(typed, press):
    """Every right has its natural phrasing, also those that have no intent of their own."""
    assert understand(typed).press == press


def test_presses_are_meant_by_nobody_who_speaks_of_something_else():
    """Over the whole corpus only sentences about one's own data and requests stand for a press."""
    about = {Intent.ACCESS, Intent.CORRECT, Intent.DELETE, Intent.SUSPEND, Intent.WITHDRAW, Intent.STATUS}
    assert [(text, understand(text).press) for _, i, text in rows() if i not in about and understand(text).press] == []


@pytest.mark.parametrize(
    "typed",
    [
        "성형 상담 기록 보여줘",
        "제 동생이랑 같이 가도 돼요?",
        "계좌 정지 풀어주세요",
        "전남친 번호 삭제했다",
        "친구 추천으로 왔어요",
    ],
)
def test_relatives_and_suspensions_of_other_things_are_no_press(typed):
    """Who comes along, somebody's number in one's own telephone, a bank account."""
    assert understand(typed).press == ""


def test_danger_goes_before_everything_else():
    """A sentence with a wish and a danger is a danger."""
    assert understand("상담 예약하려고 했는데 지금 숨을 못 쉬겠어요").intent is Intent.EMERGENCY
    assert understand("안녕하세요 가격 문의인데 수술한 데서 피가 안 멈춰요").intent is Intent.EMERGENCY


def test_wish_at_the_end_of_a_long_message_is_seen():
    """Long messages greet first and ask last."""
    assert (
        understand("안녕하세요 " + "잘 지내시죠 날씨가 좋네요 " * 200 + "제 개인정보 삭제해주세요").intent
        is Intent.DELETE
    )


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=600))
def test_any_text_gives_a_valid_answer(text):
    """Never raises; the same text gives the same answer."""
    found = understand(text)
    assert isinstance(found, Understood)
    assert found.intent in Intent
    assert 0.0 <= found.score <= 1.0
    assert understand(text) == found


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *LONG_WORDS,
                "내",
                "정보",
                "ㅋㅋ",
                "피가",
                "숨",
                "삭",
                "제",
                "?",
                " ",
                "a",
                "ᄀ",
                "ᅡ",
                "ﷺ",
                "\u0301",
                "\u200b",
            ]
        ),
        max_size=80,
    )
)
def test_any_row_of_our_words_gives_a_valid_answer(parts):
    """Our own words in any order are the hardest text for the patterns."""
    assert understand("".join(parts)).intent in Intent


@pytest.mark.parametrize(
    "text",
    [
        "가" * 65536,
        "내정보" * 20000,
        "피가숨이" * 16000,
        "a " * 32768,
        "ﷺ" * 20000,
        "ㅋ" * 65536,
        "\u0301" * 65536,
        "제가" * 30000,
        "개인정부" * 16000,
    ],
)
def test_longest_input_stays_cheap(text):
    """64 KiB of anything costs less than 50 ms; the best of three, because the machine is shared."""
    understand("안녕하세요")
    took = []
    for _ in range(3):
        begun = time.perf_counter()
        understand(text)
        took.append(time.perf_counter() - begun)
    assert min(took) < 0.05


def test_laughter_and_stretched_letters_do_not_change_the_text():
    """Three and more of one letter are two; sounds that agree are written alike."""
    assert spell("안 받을래요오오오오").tight == spell("안 받을래요오오오").tight
    assert fold("삭재 않되요") == fold("삭제 안돼요")

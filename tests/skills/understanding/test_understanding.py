"""What typed sentences are taken for: the corpus, borders, danger in three levels, the cost of a guess, and the limits."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skills.understanding import Intent, understand
from skills.understanding.danger import SIGNS, speaks_of_dying
from skills.understanding.deciding import MEANS
from skills.understanding.intents import RIGHTS
from skills.understanding.learned import model
from skills.understanding.learned.model import MEANINGS, MOVES
from skills.understanding.naming import right_abroad
from skills.understanding.spelling import LONG_WORDS, fold, spell
from tests.corpus.sentences import DATA, corpus, files, fingerprint, written

ACTIONS = RIGHTS | {Intent.EMERGENCY}


def intent_of(label: str) -> Intent:
    return MEANS[label][0] if label in MEANS else Intent(label)


# -- the corpus and its weights ---------------------------------------------------------------------------------------


def test_weights_belong_to_the_corpus():
    """Who changes a sentence runs `make model`; the file says which corpus it was learned from."""
    assert fingerprint() == model.model().corpus
    assert fingerprint("corpus", "moves") == model.model(MOVES).corpus


@pytest.mark.parametrize("weights", [MEANINGS, MOVES], ids=lambda path: path.stem)
def test_weights_stay_small(weights):
    """Two megabytes at most, because they are loaded at every start."""
    assert weights.stat().st_size <= 2_000_000


def test_corpus_knows_every_intent_and_holds_each_sentence_once():
    """Every label means an intent, every intent has labels, and no sentence has two."""
    rows = corpus()
    assert {intent_of(row.label) for row in rows} == set(Intent)
    assert len({row.text for row in rows}) == len(rows) >= 20_000
    assert all(path.is_relative_to(DATA) for path in files())


def test_sentences_written_by_hand_are_understood():
    """What the model learned it also says, through all the rules around it."""
    rows = [row for row in written() if row.label != "other"]
    wrong = [row for row in rows if understand(row.text).intent is not intent_of(row.label)]
    assert len(wrong) <= 0.05 * len(rows), [(row.label, row.text) for row in wrong]


def test_everyday_sentences_start_no_right_and_no_emergency():
    """Wrongly doing something is worse than asking."""
    rows = [row for row in corpus() if row.label == "other"]
    taken = [(row.text, found) for row in rows if (found := understand(row.text).intent) in ACTIONS]
    assert len(taken) <= 0.002 * len(rows), taken


# -- borders ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "word",
    ["정보", "기록", "사진", "피", "숨", "가슴", "광고", "동의", "번호", "데이터", "data", "delete my", "blood", "네"],
)
def test_one_word_alone_never_starts_a_right_or_an_emergency(word):
    """A thing without an act, or an act that other things share, is not enough."""
    assert understand(word).intent not in ACTIONS


@pytest.mark.parametrize(
    ("word", "intent"),
    [("열람", Intent.ACCESS), ("정정", Intent.CORRECT), ("삭제", Intent.DELETE), ("철회", Intent.WITHDRAW)],
)
def test_the_name_of_a_right_as_the_whole_message_is_asked_back(word, intent):
    """Who types just the name of a right means it, but has not said of what."""
    found = understand(word)
    assert found.intent is intent
    assert not found.is_certain


@pytest.mark.parametrize(
    ("typed", "intent"),
    [
        ("내 정보 삭재해주세요", Intent.DELETE),
        ("게인정보 열람 신청이요", Intent.ACCESS),
        ("내  정 보  지 워 줘", Intent.DELETE),
        ("내정보지워줘!!!!!ㅠㅠㅠㅠ", Intent.DELETE),
        ("광고 그만 보네세요", Intent.ADS_OFF),
        ("ＤＥＬＥＴＥ ＭＹ ＤＡＴＡ", Intent.DELETE),
        ("수신거브", Intent.ADS_OFF),
        ("내 정보 삭ㅈㅔ해줘", Intent.DELETE),
        ("쌍수 얼마에여", Intent.INFO),
        ("상담받고시픈데요", Intent.CONSULT),
        ("멫 시꺼정 해유", Intent.INFO),
        ("예략하고 싶어요", Intent.CONSULT),
        ("얘약 할게요", Intent.CONSULT),
        ("연락처 번경이요", Intent.CORRECT),
        ("상담 신청 취쇼", Intent.CANCEL),
        ("샹담원 연걸해 주세요", Intent.PERSON),
        ("쌍거플 가겨 얼마예요", Intent.INFO),
    ],
)
def test_spelling_does_not_hide_a_wish(typed, intent):
    """Vowels that sound alike, spaces, shouting, full-width letters, split syllables and dialect mean the same."""
    assert understand(typed).intent is intent


@pytest.mark.parametrize("words", ["시청에서 봐요", "상단에 있어요", "변호사 친구", "과격한 운동", "절제 수술"])
def test_a_word_of_its_own_is_no_mistyped_one(words):
    assert spell(words).tight == fold("".join(words.split()))


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
        ("성형 정보 좀 보고 싶어요", None),
        ("얼굴에 있는 점이랑 흉터 지우고 싶어요", None),
        ("인스타 광고 보고 왔는데 코 상담 받고 싶어요", None),
        ("문신 지워주세요", None),
        ("여섯 살 아이 엄마인데 보톡스", Intent.CONSULT),
        ("콧대도 얼마나 높일 수 있는지 꼭 여쭤봐 주세요", Intent.MEDICAL),
    ],
)
def test_neighbouring_intents_keep_their_border(typed, intent):
    """The decisions written down in the record about understanding; None: anything but a right."""
    found = understand(typed).intent
    assert found is intent or (intent is None and found not in ACTIONS)


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
        ("대리인인데 삭제 요청할게요", "proxy"),
        ("my mother's records please show me", "proxy"),
        ("요청 확인", "requests"),
        ("삭제 요청 언제 처리돼요?", "requests"),
        ("이용 다시 시작", "lift"),
        ("처리정지 풀어주세요", "lift"),
        ("please lift the suspension", "lift"),
        ("내 개인정보", "rights"),
        ("my data please", "rights"),
        ("제 정보 보여주세요", ""),
        ("계좌 정지 풀어주세요", ""),
        ("제 동생이랑 같이 가도 돼요?", ""),
        ("전남친 번호 삭제했다", ""),
    ],
)
def test_some_words_stand_for_a_press_that_is_more_exact_than_an_intent(typed, press):
    """Every right has its natural phrasing, also those that have no intent of their own."""
    assert understand(typed).press == press


# -- danger -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "level"),
    [
        ("숨을 못 쉬겠어요", "now"),
        ("지방이식 하고 왔는데 말이 어눌해지고 한쪽 팔에 힘이 없어요", "now"),
        ("코 필러 맞고 나서 한쪽 눈이 잘 안 보여요", "now"),
        ("처방받은 약을 한꺼번에 다 먹었어요", "now"),
        ("애기가 제 약을 삼킨 것 같아요", "now"),
        ("수술 망해서 살기 싫어요", "now"),
        ("요새 피부 때문에 살기 싫어요", "now"),
        ("트러블 때문에 정말 살고 싶지 않네요ㅠ", "now"),
        ("몸매 때문에 그냥 죽고 싶다", "now"),
        ("엄마가 수술받고 집에 오셨는데 쓰러지셨어요", "now"),
        ("my nose won't stop bleeding", "now"),
        ("어제 쌍꺼풀 수술했는데 피가 좀 나요", "clinic"),
        ("필러 맞은 데가 하얗게 변했어요", "clinic"),
        ("가슴수술하고 5일째인데 열이 38.5도예요", "clinic"),
        ("실밥 있는 데서 고름 같은 게 나와요", "clinic"),
        ("수술부위가 벌어졌어요", "clinic"),
        ("윤곽수술 이틀째인데 갑자기 한쪽만 확 부어올라요", "clinic"),
        ("수술한 지 3일 됐는데 멍이 아직 많이 있어요", "staff"),
    ],
)
def test_danger_has_the_level_that_a_triage_nurse_would_give_it(typed, level):
    """119 or 109 at once, the clinic by telephone now, or a question for staff."""
    found = understand(typed)
    assert found.danger == level
    assert (found.intent is Intent.EMERGENCY) == (level != "staff")


@pytest.mark.parametrize(
    "typed",
    [
        "쌍꺼풀 하고 싶은데 마취 알레르기도 있어요",
        "친구가 쌍수 비용 듣고 기절할 뻔했대요 ㅋㅋ 얼마예요?",
        "쌍꺼풀 수술 4일째인데 붓기 언제쯤 빠져요?",
        "자연스럽게 살려 주는 쌍꺼풀 하고 싶어요",
        "실명으로 예약해야 하나요",
        "어제 영화에서 주인공이 피 토하고 죽어서 울었어",
        "피자 살래요",
        "고위급 회담이 열렸다",
        "보일러 사십도로 맞춰 줘",
        "작년에 기절한 적 있는데 수면마취 괜찮나요",
        "수술하면 숨을 못 쉬는 거 아니에요?",
    ],
)
def test_what_only_sounds_like_danger_is_none(typed):
    """Figures of speech, films, fears, the past, and words that other words hold."""
    assert understand(typed).danger not in ("now", "clinic")


@pytest.mark.parametrize(
    "typed",
    [
        *("아부지가 숨을 안쉰다 우야노", "우리 아배가 숨을 안 쉽니더", "할매가 숨을 몬 쉬예", "숨 안쉼", "숨 못쉼"),
        *("엄마 숨 안 쉰다니까요", "동생이 숨을 쉬지 않아요", "언니 숨을 못 쉰당께요", "남편이 숨을 안 셔요"),
        *("입술이 시퍼래요", "입술이 시퍼렇다 우야노", "애 입술이 퍼렇게 변했어요", "엄마 손톱이 새파래요"),
        *("할아버지가 맥이 안 잡혀예", "할매 맥박이 안 느껴진다", "노인 맥이 안 뛰어요", "남편 심장이 멈췄어요"),
        *("my mother is not breathing", "her lips are turning blue", "i can't find a pulse"),
        *("피부가 숨을 못 쉬는 것 같고 저도 숨을 못 쉬겠어요", "심장이 떨려서 수술을 못 하겠고 의식이 흐려져요"),
        *("我喘不过气来", "我妈妈晕倒了", "我媽媽暈倒了 能帮帮我吗", "救命", "能叫救护车吗", "血止不住怎么办"),
        *(
            "息ができません",
            "息ができません 助けてもらえますか",
            "血が止まりません",
            "母が倒れました",
            "救急車を呼べますか",
        ),
    ],
)
def test_an_emergency_is_heard_however_it_ends_and_in_whatever_script(typed):
    """Dialect, clipped endings, and the neighbours' languages, of which nothing else here reads a word."""
    assert understand(typed).danger == "now"
    assert not speaks_of_dying(typed)


@pytest.mark.parametrize("typed", ["지금 피가 안 멈춰요", "수술한 데서 피가 계속 나요", "숨이 안 쉬어져요 도와주세요"])
def test_who_bleeds_is_not_given_the_line_for_those_who_want_to_die(typed):
    assert not speaks_of_dying(typed)


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "다 끝내고 싶다",
            "수술 망했어요 다 끝내고 싶어요",
            "이젠 전부 끝내고 싶네요",
            "힘들어요 그냥 다 끝내고 싶어요",
            "다 끝내고 싶어요 사는 게 의미가 없어요",
        ),
        *("사는 게 힘들고 치료도 다 끝내고 싶어요", "치료 다 끝내고 싶어요 죽고 싶어요", "사는게 아무 의미가 없네요"),
        *("이제 그만 살래요", "유서 썼어요", "유서 남기고 갑니다", "손목 그었어요", "칼로 손목을 그었습니다"),
        *("i want to end it all", "i slit my wrists", "我不想活了", "死にたいです"),
        # These name no sign of the list.
        *(
            "못생겨서 죽고싶다",
            "제가 죽으면 다들 편해지겠죠",
            "아침에 눈 안 떴으면 좋겠다고 매일 빌어요",
            "살 이유를 못 찾겠어요",
        ),
        *("I can't go on living like this", "nobody would miss me if I was gone", "life isn't worth it anymore"),
    ],
)
def test_who_speaks_of_dying_is_heard_and_gets_the_lifeline(typed):
    """A list, and what such words are like, say both that it is danger and that 109 comes first."""
    assert understand(typed).danger == "now"
    assert speaks_of_dying(typed)
    assert speaks_of_dying("안녕하세요 " + "잘 지내시죠 날씨가 좋네요 " * 40 + ".\n" + typed)


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "이 상담 이제 그만할게요",
            "더워 죽겠어요 에어컨 있나요",
            "빨리 끝내고 싶어요 회복기간",
            "강아지가 죽어서 우울해요 나중에 할게요",
        ),
        *(
            "손목 흉터 제거 상담이요",
            "살고 싶은 대로 살려고 가슴 수술 하려고요",
            "my phone died sorry",
            "I want to end the chat",
        ),
    ],
)
def test_what_only_sounds_like_a_wish_to_die_is_none(typed):
    assert understand(typed).danger in (None, "staff")
    assert not speaks_of_dying(typed)


@pytest.mark.parametrize(
    "sign",
    [
        "이마 필러 맞고 눈앞이 뿌예요",
        "꿰맨 데가 벌어졌어요",
        "피를 토했어요",
        "수술한 데서 고름이 나와요",
        "애가 동전을 삼켰어요",
    ],
)
@pytest.mark.parametrize(
    "said", ["{} 걱정돼요", "{} 부작용인가요?", "{} 위험한 거 아니죠?", "{} 전엔 안 그랬는데", "걱정돼서 그러는데 {}"]
)
def test_a_worry_beside_a_sign_takes_nothing_back(sign, said):
    """Who is frightened says so, and still has to be called."""
    assert understand(said.format(sign)).danger in ("now", "clinic")


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "월요일에 쌍수했는데 실밥이 터져서 벌어졌어요",
            "출근해서 보니 수술한 데서 고름이 나와요",
            "야근하고 왔더니 필러 맞은 데가 까매졌어요",
        ),
        *(
            "엄마가 드라마 보다가 쓰러졌어요",
            "웃다가 꿰맨 데가 터졌어요",
            "이별하고 죽고 싶어요",
            "시험 망치고 죽고 싶어요",
        ),
        *(
            "숨소리가 이상해요 쌕쌕거려요",
            "열은 없는데 고름이 나와요",
            "작년에 넣은 보형물이 튀어나왔어요",
            "의식은 없고 숨은 쉬어요",
        ),
    ],
)
def test_what_somebody_was_doing_tells_no_story(typed):
    """A day, a film that was seen, love and what is not there as well hide no sign."""
    assert understand(typed).danger in ("now", "clinic")


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "작년에 쓰러졌었어요",
            "3년 전에 보형물이 터져서 뺐어요",
            "수술하면 피 많이 나나요",
            "수술 후 열이 나면 어떻게 해야 하나요",
        ),
        *("고름은 안 나오고 조금 부었어요", "월요일만 생각하면 숨막혀 ㅋㅋ", "드라마에서 주인공이 피 토하고 쓰러졌어"),
        *("I am over 14 and I agree", "I'm over 14 and I agree", "yes, over fourteen, I consent"),
        *("어제 코 수술했는데요", "한달전에 수술받았어요", "3월에 수술했어요", "오늘 필러 맞았어요"),
        *(
            "아이가 9살이고 저는 엄마예요",
            "Please answer here, I can't take calls",
            "I have no Korean phone, answer in this chat",
        ),
        *("피가 잘 안 멎는 체질인데 수술 가능할까요", "과제하다 쓰러지겠어 ㅋㅋ", "콧대만 살짝 살려 주세요"),
    ],
)
def test_the_past_a_question_what_is_denied_and_figures_are_no_danger(typed):
    assert understand(typed).danger not in ("now", "clinic")


@pytest.mark.parametrize(
    "typed",
    [
        *("가격 보고 기절할 뻔", "견적 듣고 쓰러질 뻔", "숨 막히게 예뻐지고 싶어요", "숨막히는 몸매 갖고 싶어요"),
        *("심장이 떨려서 수술을 못 하겠어요", "가슴이 두근거려서 상담을 못 가겠어요", "요즘 숨도 못 쉬게 바빠요"),
        *(
            "숨을 못 쉬게 하는 마스크 때문에 트러블이 났어요",
            "피부가 숨을 못 쉬는 것 같아요",
            "숨 안 쉬고 참으면 살이 빠지나요",
        ),
        *(
            "시술 다 끝내고 싶어요 빨리",
            "예약 다 끝내고 갈게요",
            "올해 안에 교정 다 끝내고 싶은데 가능할까요",
            "옷 이제 그만 살래요",
        ),
        *(
            "회사에 사유서 썼어요",
            "유서 깊은 병원이네요",
            "동맥이 안 잡혀서 주사를 여러 번 맞았어요",
            "입술에 시퍼렇게 멍이 들었어요",
        ),
        *("i'm dying to get my nose done", "手术会不会呼吸困难", "我想做双眼皮手术", "二重の手術の予約をしたいです"),
        *("出血が止まらないことはありますか", "疤痕看不见了 谢谢", "부산 사는데 코랑 눈 다 끝내고 싶어요"),
        *("여기 살고 있는데 이번에 다 끝내고 싶어요", "이제 고생을 끝내고 싶어요"),
        *("시술 받기 떨려 죽겠어요 ㅠ", "수술 전날이라 긴장돼서 미치겠네요", "실밥 뽑기 무서워서 죽을 것 같아요"),
        *("손녀가 열한살이에요", "조카 귀가 튀어나와서요 열살이에요"),
    ],
)
def test_beauty_nerves_and_treatments_that_end_are_no_danger(typed):
    """What sounds alike is passed over; a sign beside it still counts."""
    assert understand(typed).danger not in ("now", "clinic")


def test_danger_goes_before_everything_else():
    """A sentence with a wish and a danger is a danger, and the wish is not forgotten."""
    assert understand("상담 예약하려고 했는데 지금 숨을 못 쉬겠어요").danger == "now"
    assert understand("안녕하세요 가격 문의인데 수술한 데서 피가 안 멈춰요").danger == "now"


def test_each_sign_stands_in_one_line_that_can_be_checked():
    """Level, name, Korean, English; none so long that nobody reads it."""
    assert all(level in ("now", "clinic") and name and korean and english for level, name, korean, english in SIGNS)
    assert sum(len(korean) + len(english) for _, _, korean, english in SIGNS) < 10_000


# -- what a guess may cost --------------------------------------------------------------------------------------------


def test_a_right_said_in_so_many_words_is_certain_and_a_guess_is_not():
    """What changes data is asked back unless thing and act are named."""
    assert understand("제 개인정보 삭제해 주세요").is_certain
    assert not understand("다 지워주세요").is_certain


def test_two_wishes_in_one_text_are_both_told():
    """The second is not lost."""
    found = understand("쌍꺼풀 얼마예요? 그리고 토요일에 상담 예약하고 싶어요.")
    wishes = {found.intent, *(intent for intent, _ in found.others)}
    assert {Intent.INFO, Intent.CONSULT} <= wishes


# -- limits -----------------------------------------------------------------------------------------------------------


def test_wish_at_the_end_of_a_long_message_is_seen():
    """Long messages greet first and ask last."""
    text = "안녕하세요 " + "잘 지내시죠 날씨가 좋네요 " * 200 + "제 개인정보 삭제해주세요"
    assert understand(text).intent is Intent.DELETE


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=600))
def test_any_text_gives_a_valid_answer(text):
    """Never raises; the same text gives the same answer."""
    found = understand(text)
    assert found.intent in Intent
    assert 0.0 <= found.score <= 1.0
    assert all(intent is not found.intent for intent, _ in found.others)
    assert understand(text) == found


PIECES = [*LONG_WORDS, "내", "정보", "ㅋㅋ", "피가", "숨", "삭", "제", "?", " ", "a", "ᄀ", "ᅡ", "ﷺ", "\u0301", "\u200b"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=80))
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
        "숨이 " * 20000,
        "수술. " * 16000,
        "숨을너무안" * 13000,
        "이제다끝내고싶" * 9000,
        "息が血が会" * 13000,
    ],
)
def test_longest_input_stays_cheap(text):
    """64 KiB of anything costs less than 50 ms, 5,000 characters less than 20, of the processor's time."""
    understand("안녕하세요")
    for part, most in ((text, 0.05), (text[:5000], 0.02)):
        took = []
        for _ in range(3):
            begun = time.thread_time()
            understand(part)
            took.append(time.thread_time() - begun)
        assert min(took) < most


def test_laughter_and_stretched_letters_do_not_change_the_text():
    """Three and more of one letter are two; sounds that agree are written alike."""
    assert spell("안 받을래요오오오오오").tight == spell("안 받을래요오오오").tight
    assert fold("삭재 않되요") == fold("삭제 안돼요")


@pytest.mark.parametrize(
    "typed",
    [
        "she is 9, she has a scar",
        "귀가 많이 튀어나왔어요",
        "수술하면 피가 많이 나나요",
        "피는 어제 멈췄고 붓기만 있어요",
        "친구가 필러 맞고 피부가 까매졌다던데 여기는 괜찮아요?",
        "팔꿈치가 까매서 고민이에요",
        "blood",
    ],
)
def test_the_words_of_a_sign_without_danger_are_none(typed):
    """Looks, questions in general, what is over, and other people's stories."""
    assert understand(typed).danger in (None, "staff")


@pytest.mark.parametrize(
    "typed",
    [
        "숨쉬는거너무힘들어요왜이래요",
        "애가 마취크림을 짜 먹었어요",
        "입술이 저리고 귀에서 소리가 나요 마취하고부터요",
        "볼이 하얗게 질리고 차가워요 필러 맞았어요",
        "동생이 죽겠다고 문자하고 연락이 안 돼요",
        "cant breathe since the injection",
        "수술부위벌어짐",
    ],
)
def test_danger_is_heard_as_people_tell_it(typed):
    """Without blanks, with who it is and what was done, of somebody else, in a guest's English, without a verb."""
    assert understand(typed).danger in ("now", "clinic")


@pytest.mark.parametrize(
    "typed",
    [
        "I'm 13 and I want my mole removed",
        "자전거 타다 넘어졌어요",
        "어깨가 너무 아파요",
        "가슴이 커서 목이 너무 아파요",
        "한쪽만 심해요 유전인듯",
        "back pain, size F",
    ],
)
def test_what_people_live_with_is_no_danger(typed):
    assert understand(typed).danger in (None, "staff"), typed


@pytest.mark.parametrize(
    ("typed", "level"),
    [
        ("어제 지방흡입했는데 허리가 참을 수 없이 아파요", {"now", "clinic"}),
        ("가슴이 아프고 왼쪽 어깨까지 아파요", {"now"}),
        ("자전거 타다 넘어졌는데 수술한 코에서 피가 나요", {"now", "clinic"}),
        ("I'm 30 and I want my implant removed, it is bleeding after surgery", {"now", "clinic"}),
        ("차라리 내가 없어지는게 낫겠다", {"now"}),
        ("무서워 죽겠어요 수술한 데서 피가 안 멈춰요", {"now", "clinic"}),
        ("떨려 죽겠는데 숨도 안 쉬어져요", {"now"}),
        ("손녀가 다섯살인데 제 혈압약을 삼켰어요", {"now"}),
        ("조카 귀가 튀어나오게 부었고 숨을 못 쉬어요", {"now"}),
    ],
)
def test_an_ache_and_a_fall_beside_danger_take_nothing_back(typed, level):
    assert understand(typed).danger in level, typed


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("不要删除", None),
        ("别删我的信息", None),
        ("我不想刪除資料", None),
        ("削除しないでください", None),
        ("не удаляйте мои данные", None),
        ("不要删除，我要查看我的信息", Intent.ACCESS),
        ("为什么不删除我的信息", Intent.DELETE),
        ("能不能删除我的数据", Intent.DELETE),
        ("データを削除してください", Intent.DELETE),
    ],
)
def test_who_says_in_another_language_that_nothing_is_to_be_deleted_asks_for_no_deletion(
    words: str, right: Intent | None
) -> None:
    assert right_abroad(words) is right


@pytest.mark.parametrize(
    "text",
    [
        "갸들 케미 넘나 오져버리는거임 으아 덕질하는 보람잉 ㅠㅠㅠ",
        "쟤네 둘이 꽁냥거리다 쫑나믄 내가 먼저 주접떨듯 흐엉",
    ],
)
def test_chat_among_friends_that_the_model_hardly_knows_is_no_emergency(text: str) -> None:
    assert understand(text).danger not in ("now", "clinic")


@pytest.mark.parametrize(
    "text",
    [
        "가슴 한가운데가 눌리고 왼팔이 찌릿해요",
        "장갑 끼고부터 가렵더니 목까지 부어요",
        "마 죽고 잡소",
    ],
)
def test_signs_are_heard_however_strange_the_words_beside_them(text: str) -> None:
    assert understand(text).danger == "now"


@pytest.mark.parametrize(
    "text",
    [
        *("더는 줄 서고 싶지 않네요", "이벤트 알림은 받고 싶지 않습니다", "어휴 못살아 정말 아들이 예약을 또 잊었네요"),
        *("볼살을 확 없애버리고 싶어요", "죽어도 답장은 안 주시네요", "숨 막히게 더운 날이네요 주차장은 지하인가요"),
        *("아내 먼저 보내고 혼자 지냅니다", "눈이 늘 침침하고 시려요", "속이 답답하네요 환불 얘기는 언제 해 주세요"),
        *("응급상황 때 연락할 번호가 있나요", "됐어요 뭘 그리 캐물어요 안 할래요"),
        *("I almost fainted when they told me the price", "my tummy is loose since my son was born"),
        *("help me choose between two lasers", "my father died two years ago and I want to look rested again"),
    ],
)
def test_unwillingness_idioms_and_life_stories_are_no_emergency(text: str) -> None:
    """The model alone takes such words for danger; nothing in them is a sign."""
    assert understand(text).danger in (None, "staff")
    assert not speaks_of_dying(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "어머니가 락스를 잘못 드셨어요",
            "수면제 스무 알 먹었는데 어쩌죠",
            "숨 막혀요 살려 주세요",
            "아버지 의식 없음 어디로 가요",
        ),
        *(
            "아이 목에 젤리 걸렸어요",
            "대기실에서 어떤 분이 거품 물고 계세요",
            "내일이면 안 살아 있을 거예요",
            "인생을 그만 끝낼래요",
        ),
        *(
            "she drank some disinfectant",
            "I swallowed 30 advil",
            "breathing feels really hard",
            "I wish I had never been born",
        ),
    ],
)
def test_poison_choking_and_a_life_to_be_ended_are_danger_at_once(text: str) -> None:
    """Told in so many words, however little the model knows of them."""
    assert understand(text).danger == "now"

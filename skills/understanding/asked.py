"""What every clinic is asked about itself and its policy, which is learned (`learned/moves.py`). The clinic's own questions stand in
clinic.toml; the answers in the flows.
"""

# ruff: noqa: E501  (wordings are easier to read and to extend in one long line than cut into many)

from __future__ import annotations

from skills.fields.reading import patterns as re
from skills.fields.reading.remembering import once
from skills.understanding.learned.moves import likely

CLINIC = ("hours", "way", "clinic", "parking", "prices", "phone")
_OF_DATA = (
    "keeps photos looked rrn officer seen_by provided processors kakao abroad destroyed promotion refused items purpose safety"
    " leak learning law rights after full where"
)
POLICY = tuple(f"policy.{one}" for one in _OF_DATA.split())
TOPICS = (*CLINIC, *POLICY)
"""The moves that ask something which is answered from the clinic's data; each is also the name of its answer."""
NEARLY = 0.5
"""A second topic that is so much as likely as the first is answered too."""


_OUTRIGHT = (
    ("policy.full", re.compile(r"방침.{0,12}(?:언제부터|시행|적용|버전|날짜)")),
    (
        "policy.items",
        re.compile(r"(?:카톡|카카오톡?)\s?(?:아이디|프로필|계정).{0,10}(?:저장|보관|수집|가져가|봐|보나|남)"),
    ),
)
"""What names its topic: the day of the policy, the identifier that KakaoTalk gives."""


@once
def topics(text: str, least: float, among: tuple[str, ...] = TOPICS) -> list[str]:
    """What the words ask of these, where it is so likely that they ask any of them: the likeliest, and one that is nearly so."""
    if outright := [topic for topic, words in _OUTRIGHT if topic in among and words.search(text)]:
        return outright[:1]
    found = likely(text)
    asked = sorted([(found[topic], topic) for topic in among], reverse=True) if found else []
    if not asked or asked[0][0] < least * NEARLY or sum([share for share, _ in asked]) < least:
        return []
    (most, first), (share, second), *_ = asked
    is_as_likely = share >= most * NEARLY and second.startswith("policy.") == first.startswith("policy.")
    return [first, second] if is_as_likely else [first]


NOTHING = ""
"""The key of a sentence that is like a question and is none: a wish, a right, an answer."""
_THOSE = "생일이 언제예요|원장님 몇 살이에요|원장님 나이가 어떻게 되세요|수술실 온도가 몇 도예요|쌍꺼풀 상담 받고 싶어요|코 수술 상담 신청할게요|상담 신청|예약하고 싶어요|예약 잡아 주세요|상담 예약할게요|눈 상담이요|리프팅 받고 싶어요|제 예약 언제예요|예약 확인해 주세요|예약 취소할게요|예약 변경하고 싶어요|오늘 30분 늦어요|상담 어떻게 됐어요|제 상담 언제 연락 와요|왜 답이 없어요|언제 답 줘요|전화 주세요|상담원 연결해 주세요|사람이랑 통화하고 싶어요|상담원 바꿔 주세요|직원 연결|제 개인정보 삭제해 주세요|내 정보 지워 주세요|제 정보 다 지워 주세요|내 정보 보여 주세요|개인정보 열람할게요|누가 제 기록을 봤어요|번호 바뀌었어요|이름이 틀렸어요|동의 철회할게요|광고 그만 보내세요|정보 이용 멈춰 주세요|그만할래요|취소할게요|처음으로|메뉴|수술하고 피가 나요|붓기가 안 빠져요|임신 중인데 맞아도 되나요|약 먹어도 되나요|아파요|열이 나요|부작용 있나요|통증 심한가요|회복 기간 얼마나 걸려요|수술 아프나요|흉터 남나요|며칠 쉬어야 하나요|언제 붓기 빠져요|술 마셔도 되나요|운동해도 되나요|샤워해도 되나요|사진 보낼게요|사진은 없어요|내일 오후 3시요|아무 때나 괜찮아요|제 딸도 상담 받고 싶어요|i want a consultation|book an appointment|cancel my appointment|call me back|talk to a person|can i talk to a human|i want to speak with a real person|connect me to a human|delete my data|show me my data|stop|does it hurt|how long is recovery|is it safe during pregnancy|my wound is bleeding|tomorrow afternoon"
ASKS_NOTHING = tuple(_THOSE.split("|"))
"""They keep the matcher from taking one for the other."""

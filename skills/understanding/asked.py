"""What every clinic is asked: about itself and its policy, which is learned (`learned/moves.py`), and about the assistant and what
people say in between, in the words in which they say it. The clinic's own questions stand in clinic.toml; the answers in the flows.

`NOTHING` holds sentences that are like a question and are none: a wish, a right, an answer. They keep the matcher from taking one
for the other.
"""

# ruff: noqa: E501  (wordings are easier to read and to extend in one long line than cut into many)

from __future__ import annotations

from collections.abc import Mapping, Sequence

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


def topics(text: str, least: float, among: Sequence[str] = TOPICS) -> list[str]:
    """What the words ask of these, where it is so likely that they ask any of them: the likeliest, and one that is nearly so."""
    found = likely(text)
    asked = sorted(((found[topic], topic) for topic in among if found), reverse=True)
    if not asked or asked[0][0] < least * NEARLY or sum([share for share, _ in asked]) < least:
        return []
    (most, first), (share, second), *_ = asked
    is_as_likely = share >= most * NEARLY and second.startswith("policy.") == first.startswith("policy.")
    return [first, second] if is_as_likely else [first]


NOTHING = ""

_ASKED: Mapping[str, str] = {
    "talk.nature": "이거 챗봇임|챗봇임|봇임|혹시 봇이세요|이거 자동응답이죠|기계가 답하는 건가|로봇인가 사람인가|진짜 상담원 맞아요|사람이 쓰는 거예요|is this automated|am I chatting with a person|사람이에요|사람이세요|사람인가요|사람 맞아요|진짜 사람이에요|AI인가요|인공지능이에요|챗봇이에요|로봇이야|로봇이지|인공지능이랑 얘기하는 거예요|기계랑 말하는 거예요|자동으로 답하는 거예요|누구세요|지금 누가 답하는 거예요|지금 사람이 답하는 거예요|너 누구야|봇이세요|are you a bot|are you human|are you a real person|is this a robot|who are you|am i talking to a machine|are you an ai",
    "talk.thanks": "고맙소|고맙구먼|고맙구만유|고마워유|고마워잉|감사해유|감사합니더|감사합니다|고맙습니다|감사해요|고마워요|고마워|네 감사합니다|친절하시네요|도움이 됐어요|감사드려요|ㄳ|ㄱㅅ|ㄱㅅㄱㅅ|땡큐|thank you|thanks|thank you very much|thanks a lot",
    "talk.bye": "수고하세요|안녕히 계세요|다음에 또 올게요|그럼 이만|수고하십시오|좋은 하루 되세요|들어가세요|bye|goodbye|see you|have a nice day|thank you bye",
    "talk.ok": "네 알겠습니다|알겠어요|알겠습니다|넵 알겠습니다|아 그렇군요|네 확인했습니다|아하|그렇구나|오케이 알겠어요|네 이해했어요|ok got it|i see|understood|alright",
    "talk.sorry": "전화를 몇 번을 했는데 왜 안 받아요|어제부터 전화했는데 왜 안 받아요|며칠째 답이 없네요 너무하네요|i have been waiting for days for your answer|this is ridiculous|this is unacceptable|아 진짜 짜증나네|원장 바꿔요|책임자 나오라고 하세요|왜 이렇게 전화를 안 받아요|전화를 안 받으시네요 화나네요|전화도 안 받고 뭐 하는 병원이에요|소비자원에 신고할 거예요|너무 불친절해요|서비스가 엉망이에요|기분 나빠요|화가 나네요|이게 말이 되나요|실망이에요|진짜 실망이에요|실망했어요|화나네요|왜 이렇게 안 받아요|불만 접수하고 싶어요|컴플레인 걸고 싶어요|민원 넣을 거예요|왜 이렇게 오래 걸려요 답답해요|장난하세요|지금 장난하세요|장난하세요 지금|고소할 거예요|인터넷에 올릴 거예요|후기 나쁘게 쓸 거예요|i want to complain|this is terrible service|very disappointed|i am angry|i will report you|nobody answers the phone|짜증나 왜 답을 안 해|답답하네 왜 답이 없어|열받네 답장도 없고|짜증나네 왜 연락이 없어|몇 번을 말해요 정말|왜 사람 말을 못 알아들어요|대응이 너무 느려요 화나요|이런 병원 처음 봐요|환불도 안 해 주고 너무하네요|so frustrating nobody replies",
    "talk.testing": "테스트|테스트입니다|ㅋㅋㅋ|ㅎㅎ|test|testing|lol",
    NOTHING: "생일이 언제예요|원장님 몇 살이에요|원장님 나이가 어떻게 되세요|수술실 온도가 몇 도예요|쌍꺼풀 상담 받고 싶어요|코 수술 상담 신청할게요|상담 신청|예약하고 싶어요|예약 잡아 주세요|상담 예약할게요|눈 상담이요|리프팅 받고 싶어요|제 예약 언제예요|예약 확인해 주세요|예약 취소할게요|예약 변경하고 싶어요|오늘 30분 늦어요|상담 어떻게 됐어요|제 상담 언제 연락 와요|왜 답이 없어요|언제 답 줘요|전화 주세요|상담원 연결해 주세요|사람이랑 통화하고 싶어요|상담원 바꿔 주세요|직원 연결|제 개인정보 삭제해 주세요|내 정보 지워 주세요|제 정보 다 지워 주세요|내 정보 보여 주세요|개인정보 열람할게요|누가 제 기록을 봤어요|번호 바뀌었어요|이름이 틀렸어요|동의 철회할게요|광고 그만 보내세요|정보 이용 멈춰 주세요|그만할래요|취소할게요|처음으로|메뉴|수술하고 피가 나요|붓기가 안 빠져요|임신 중인데 맞아도 되나요|약 먹어도 되나요|아파요|열이 나요|부작용 있나요|통증 심한가요|회복 기간 얼마나 걸려요|수술 아프나요|흉터 남나요|며칠 쉬어야 하나요|언제 붓기 빠져요|술 마셔도 되나요|운동해도 되나요|샤워해도 되나요|사진 보낼게요|사진은 없어요|내일 오후 3시요|아무 때나 괜찮아요|제 딸도 상담 받고 싶어요|i want a consultation|book an appointment|cancel my appointment|call me back|talk to a person|can i talk to a human|i want to speak with a real person|connect me to a human|delete my data|show me my data|stop|does it hurt|how long is recovery|is it safe during pregnancy|my wound is bleeding|tomorrow afternoon",
}  # fmt: skip

WORDINGS: tuple[tuple[str, str], ...] = tuple(
    (topic, words) for topic, said in _ASKED.items() for words in said.split("|")
)
"""Every wording with what it asks for."""

_NAMES: Mapping[str, str] = {
    "talk.nature": "답하는 분|답하시는 분|답해주는 분|답하는 사람|대답하는 사람|너 이름|네 이름이|니 이름|너 몇살|너 몇 살|너 나이|기계에요|기계예요|기계인가|로봇이|챗봇이|원장님이 직접 답|의사가 직접 답|사람이 직접 답",
}  # fmt: skip

NAMES: tuple[tuple[str, str], ...] = tuple((topic, name) for topic, said in _NAMES.items() for name in said.split("|"))
"""The words by which a topic is named; a name of several words needs all of them."""

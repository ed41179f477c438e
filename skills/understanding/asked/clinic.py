"""What every clinic is asked about itself and its policy, which is learned (`learned/moves.py`). The clinic's own questions stand in
clinic.toml; the answers in the flows.
"""

# ruff: noqa: E501  (wordings are easier to read and to extend in one long line than cut into many)

from __future__ import annotations

from skills.fields.persons import ANYBODY
from skills.fields.reading import patterns as re
from skills.fields.reading.dialects import in_standard
from skills.fields.reading.remembering import once
from skills.understanding.learned.moves import likely
from skills.understanding.questions import asks

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


_RECORDS = r"(?:(?:수술|시술|진료|치료|의무|의료|상담|병원|환자|로그인|접속)\s?(?:했던\s|한\s|받은\s)?(?:기록|차트|자료|사진|내용|정보|데이터|이력))|수술했던\s기록|수술한\s기록|진료\s?받은\s기록|차트|의무기록|개인\s?정보|내\s?정보|제\s?정보|(?:카톡|카카오톡?|로그인)\s?(?:아이디|식별값|계정|정보|기록)"
_HOW_LONG = r"몇\s?(?:년|개월|달|일)|얼마나|얼마\s?(?:동안|뒤|후|있다)|언제(?:까지|쯤)?|며칠|평생|영원히|계속|\d+\s?년|자동으로|기간"
_STAYS_OR_GOES = r"남[아는나]|보관|보존|저장|유지|갖고\s?있|가지고\s?있|두[나시세는]|둬|없어[지져질]|없애|사라[지져질]|지워[지져질]|삭제|폐기|파기|소각|버리"
_OUTRIGHT = (
    (
        "hours",
        re.compile(
            r"^(?:그때|그날|그\s?시간|그\s?시각)(?:에|에도|도|는|까지)?\s?(?:(?:문|진료|상담|영업|병원)\S{0,2}\s?)?(?:하시?나요|하세요|하나요|해요|하시는지|여나요|여세요|열어요|열려|되나요|돼요|가능|있나요|계시나요|보시나요|봐요)"
            r"|\b(?:do|are|will) you (?:guys |also |even |ever )?(?:do (?:anything|something)|work|there|around|available|in|see (?:patients|people)|take (?:patients|people)|open|running|operating)\b.{0,12}\b(?:(?:on |at )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|(?:public )?holidays?))\b"
            r"|^(?:are|will) you (?:still )?(?:be )?open (?:then|at that time)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "policy.processors",
        re.compile(
            r"(?:정보|데이터|자료|기록|챗봇|서버|문자)\S{0,3}\s?.{0,16}(?:(?:외부|다른|딴|외주|하청|협력|대행|전문)\s?(?:\S{1,3}\s)?(?:회사|업체|기관|곳|데)?\S{0,3}\s?.{0,6}(?:맡기|맡겨|맡긴|위탁|관리|처리|대행|운영|두)|(?:자체|직접|병원에서|자체적으로)\S{0,3}\s?.{0,8}(?:관리|처리|보관|운영)\S{0,4}\s?.{0,8}(?:아니면|아님|맡기|외부|외주|위탁))"
            r"|(?:맡기|맡겨|위탁하|하청\s?주|외주\s?주|대행하)\S{0,4}\s?(?:회사|업체|곳|데).{0,10}(?:어디|있|뭐|누구)|(?:수탁|위탁|외주|하청)\s?(?:사|업체|회사|기관)|(?:정보|데이터)\S{0,2}\s?(?:\S{1,4}\s)?(?:하청|외주)"
            r"|\b(?:outsourc\w+|in[- ]hous\w|subcontract\w*|data processors?|third[- ]party (?:vendor|company|provider|processor)s?)\b|\b(?:which|what|other|outside|external) (?:companies|company|vendors?|firms?|providers?)\b.{0,24}\b(?:process|handle|manage|store|host)\w*",
            re.IGNORECASE,
        ),
    ),
    (
        "parking",
        re.compile(
            r"\b(?:place|somewhere|where|space|spot|room|possible|able) (?:\w+ ){0,2}to park\b|\b(?:can|could|may|do|should) (?:i|we|you|people) park\b|\bpark (?:my|the|our|a) (?:\w+ )?(?:car|suv|van|bike)|\bcar park\b|주차(?:는|도|가)?\s?(?:무료|공짜|유료)(?:예요|인가|이에요|죠)|\bleave (?:my|the|our) car\b",
            re.IGNORECASE,
        ),
    ),
    (
        "prices",
        re.compile(
            r"\bwhat (?:do|would|will) you (?:guys )?charge\b|\bdo you charge for (?!.{0,6}consult|parking)",
            re.IGNORECASE,
        ),
    ),
    (
        "policy.keeps",
        re.compile(
            rf"(?:{_RECORDS})\S{{0,3}}\s?.{{0,14}}(?:{_HOW_LONG}).{{0,12}}(?:{_STAYS_OR_GOES})|(?:{_HOW_LONG}).{{0,12}}(?:{_RECORDS})\S{{0,3}}\s?.{{0,12}}(?:{_STAYS_OR_GOES})"
            rf"|(?:{_RECORDS})\S{{0,3}}\s?.{{0,12}}(?:{_STAYS_OR_GOES})\S{{0,4}}\s?.{{0,10}}(?:{_HOW_LONG})"
            rf"|(?:{_RECORDS})\S{{0,3}}\s?(?:보존|보관|저장|유지)\s?(?:기간|기한|연한|년수)|(?:수술|시술|진료|의무|의료)\s?기록\S{{0,2}}\s?.{{0,10}}(?:삭제|지워|지울|파기|폐기)\S{{0,4}}\s?(?:수\s?있|되나|돼요|가능|지워지|해\s?주나)"
            r"|\bhow (?:long|many years)\b.{0,30}\b(?:keep|kept|stor\w+|retain\w*|hold|stay|gone|delet\w+|destroy\w*|exist|remain)\b.{0,24}\b(?:records?|charts?|files?|data|info\w*|photos?)|\bhow (?:long|many years)\b.{0,30}\b(?:records?|charts?|files?|data|info\w*|photos?)\b.{0,16}\b(?:kept|stored|retained|stay|gone|deleted|destroyed|exist|remain|on file)"
            r"|\bwhen\b.{0,12}\b(?:surgery|surgical|medical|my|patient|old|treatment) (?:\w+ )?(?:records?|charts?|files?)\b.{0,12}\b(?:destroyed|deleted|disappear|gone|erased|thrown)",
            re.IGNORECASE,
        ),
    ),
    (
        "policy.provided",
        re.compile(
            r"\b(?:my|our|the) (?:\w+ )?(?:data|info\w*|details|records?|photos?|number)\b.{0,12}\b(?:shared|given|sold|passed(?: on)?|sent) (?:to|with)\b|\b(?:share|give|sell|pass|send)(?: on)? (?:my|our|the|any) (?:\w+ )?(?:data|info\w*|details|records?|photos?|number)\b.{0,6}\b(?:to|with)\b(?! me\b| you\b| us\b)",
            re.IGNORECASE,
        ),
    ),
    ("policy.full", re.compile(r"방침.{0,12}(?:언제부터|시행|적용|버전|날짜)")),
    (
        "policy.items",
        re.compile(r"(?:카톡|카카오톡?)\s?(?:아이디|프로필|계정).{0,10}(?:저장|보관|수집|가져가|봐|보나|보이|보여|남)"),
    ),
)
"""What names its topic: a place for the car, what something costs, the day of the policy, the identifier that KakaoTalk gives."""

_SPEAKS_OF = {
    "policy.abroad": re.compile(
        r"정보|데이터|기록|자료|내용|사진|서버|저장|보내|이전|넘[어기겨]|유출|국외|\b(?:data|info\w*|servers?|stor\w+|transfer\w*|sen[dt]\w*|records?|shar\w+|photos?|kept|go)\b",
        re.IGNORECASE,
    ),
    "policy.items": re.compile(
        r"정보|뭐|뭘|무엇|무슨|어떤|어디까지|적[어는으]|쓰|알려|수집|필요|남[기긴는아]|보관|저장|번호|이름|가져|받[는으]|아이디|프로필|계정|동의|\b(?:collect\w*|data|info\w*|what|which|details?|know|stor\w+|keep|need|id|name|number|profile)\b",
        re.IGNORECASE,
    ),
}
"""Without such a word a topic of the policy is not asked about: "외국 사는데 가서 할 수 있나요"."""


@once
def topics(text: str, least: float, among: tuple[str, ...] = TOPICS) -> list[str]:
    """What the words ask of these, where it is so likely that they ask any of them: the likeliest, and one that is nearly so."""
    if outright := [topic for topic, words in _OUTRIGHT if topic in among and words.search(text)]:
        return outright[:1]
    found = likely(text)
    named = [one for one in among if one not in _SPEAKS_OF or _SPEAKS_OF[one].search(text)] if found else []
    asked = sorted([(found[topic], topic) for topic in named], reverse=True)
    if not asked or asked[0][0] < least * NEARLY or sum([share for share, _ in asked]) < least:
        return []
    (most, first), (share, second), *_ = asked
    is_as_likely = share >= most * NEARLY and second.startswith("policy.") == first.startswith("policy.")
    return [first, second] if is_as_likely else [first]


def asks_how_long(text: str) -> bool:
    """Whether it is asked in so many words how long a record is kept."""
    return any(topic == "policy.keeps" and words.search(text) is not None for topic, words in _OUTRIGHT)


NOTHING = ""
"""The key of a sentence that is like a question and is none: a wish, a right, an answer."""
_THOSE = "생일이 언제예요|원장님 몇 살이에요|원장님 나이가 어떻게 되세요|수술실 온도가 몇 도예요|쌍꺼풀 상담 받고 싶어요|코 수술 상담 신청할게요|상담 신청|예약하고 싶어요|예약 잡아 주세요|상담 예약할게요|눈 상담이요|리프팅 받고 싶어요|제 예약 언제예요|예약 확인해 주세요|예약 취소할게요|예약 변경하고 싶어요|오늘 30분 늦어요|상담 어떻게 됐어요|제 상담 언제 연락 와요|왜 답이 없어요|언제 답 줘요|전화 주세요|상담원 연결해 주세요|사람이랑 통화하고 싶어요|상담원 바꿔 주세요|직원 연결|제 개인정보 삭제해 주세요|내 정보 지워 주세요|제 정보 다 지워 주세요|내 정보 보여 주세요|개인정보 열람할게요|누가 제 기록을 봤어요|번호 바뀌었어요|이름이 틀렸어요|동의 철회할게요|광고 그만 보내세요|정보 이용 멈춰 주세요|그만할래요|취소할게요|처음으로|메뉴|수술하고 피가 나요|붓기가 안 빠져요|임신 중인데 맞아도 되나요|약 먹어도 되나요|아파요|열이 나요|부작용 있나요|통증 심한가요|회복 기간 얼마나 걸려요|수술 아프나요|흉터 남나요|며칠 쉬어야 하나요|언제 붓기 빠져요|술 마셔도 되나요|운동해도 되나요|샤워해도 되나요|사진 보낼게요|사진은 없어요|내일 오후 3시요|아무 때나 괜찮아요|제 딸도 상담 받고 싶어요|i want a consultation|book an appointment|cancel my appointment|call me back|talk to a person|can i talk to a human|i want to speak with a real person|connect me to a human|delete my data|show me my data|stop|does it hurt|how long is recovery|is it safe during pregnancy|my wound is bleeding|tomorrow afternoon"
ASKS_NOTHING = tuple(_THOSE.split("|"))
"""They keep the matcher from taking one for the other."""

_ADDRESS = re.compile(
    r"(?:(?:그럼|그러면|그믄|그라믄|그냥|아|네|됐고|근데|혹시|저기)[\s,.]{1,2}){0,3}(?:(?:병원|거기|의원|여기|정확한)\s)?(?:주소|위치)(?:나|만|라도|만이라도|좀|는|가|를|도)?\s?(?:좀\s)?"
    r"(?:(?:말|골아|알려|불러|찍어|보내|적어|가르쳐|줘|주|뭐|어떻게|어디|부탁)\S{0,6}(?:\s\S{1,5})?|요|이요)[\s?.!~]{0,5}"
    r"|(?:and |so |ok,? |then )?(?:just )?(?:(?:send|give|tell) me )?(?:the|your|clinic'?s?) address(?:,? (?:please|pls))?[\s?.!]{0,4}"
    r"|(?:(?:cool|ok(?:ay)?|great|nice|good|thanks?|so|and|but|alright|got it|wait|hi|hello)[\s,.!]{1,3}){0,3}(?:where(?:'s| is| are|abouts are)? (?:exactly |actually )?(?:are |is )?(?:you|you guys|the clinic|your clinic|this clinic|it|this place)(?: exactly| located| at| based| actually){0,2})[\s?.!]{0,4}",
    re.IGNORECASE,
)
_OPEN_THEN = re.compile(
    r"문\S{0,2}\s?(?:여[는시나]|열[어었려리]|연[다대]|엽니|닫)|영업|휴무|휴진|(?<![가-힣])쉬(?:나|는|어|시|죠)|진료\S{0,2}\s?(?:하|보|되|돼|해|있)|\b(?:open|closed?)\b",
    re.IGNORECASE,
)
_OPEN_OR_NOT = re.compile(
    r"(?:해요|하요|허요|합니까|하나요|하는가|해|열어요|여요)\s?안\s?(?:해요|하요|허요|합니까|하나요|하는가|해|열어요|여요)[\s?.!]*$|(?i:\b(?:how (?:late|early)|until what time|till when|what(?:'s| is) the (?:latest|earliest)(?: time)?) (?:can|could|may|do|are|should)?\s?(?:i|we|you|one)\b)"
)
_LUNCH = re.compile(
    r"점심\s?시간\S{0,2}\s?(?:언제|몇\s?시|어떻게|있)\S{0,6}[\s?.!]*$|\bwhen is (?:your |the )?lunch\b", re.IGNORECASE
)
_OFFICER = re.compile(
    r"(?:개인\s?정보\s?)?(?:보호\s?)?(?:담당자|책임자|관리자)\S{0,2}\s?(?:이름|성함|성명|연락처)\S{0,3}\s?(?:좀\s)?(?:알려|뭐|말|어떻게|누구|주|대)\S{0,5}(?:\s\S{1,4})?[\s?.!]*$"
)
_WONDERS = re.compile(r"모르겠|궁금|여는가|하는가|려나|을라나")
_PAYS = re.compile(
    r"(?:지역\s?화폐|지역\s?사랑|온누리|상품권|제로\s?페이|[가-힣]{2,3}\s?(?:사랑\s?)?페이|바우처|포인트|달러|외화|엔화|위안|위챗|알리\s?페이|페이팔|비트코인|수표)\S{0,3}\s?(?:로\s?)?(?:받|결제|되|돼|가능|쓸|써|사용|내|계산)"
    r"|\b(?:paypal|alipay|wechat pay|dollars?|yen|gift cards?|vouchers?|bitcoin|cheques?)\b",
    re.IGNORECASE,
)
_WITH_SOMEBODY = re.compile(
    rf"(?:{ANYBODY}|보호자|가족)\S{{0,3}}\s(?:\S{{1,6}}\s){{0,3}}?(?:옆에|곁에|밖에|같이|함께|대기실|안에|수술실|병원에|회복실)\S{{0,3}}\s?(?:\S{{1,4}}\s)?(?:기다|있|들어|대기|따라|지켜|동행|앉)\S{{0,6}}"
    r"(?:\s\S{1,3})?\s?(?:되나요|돼요|되죠|되요|있나요|있어요|가능\S{0,4}|괜찮\S{0,5}|될까요|돼나요)[\s?.!~]*$"
    rf"|\b(?:can|could|may) my (?:{ANYBODY}) (?:\w+ )?(?:wait|stay|sit|come (?:along|with)|accompany)\b.{{0,40}}$",
    re.IGNORECASE,
)
_AT_WORK_TOO = re.compile(
    r"(?:회사|직장|학교|군대|부대|보험사|동네)(?:에|에도|에서|에서도|쪽에|까지|로|사람들이?|한테|가)?\S{0,2}\s(?:제가\s)?.{0,20}(?:알려지|알려질|알게|알\s?수|통보|연락|들키|소문|보고)\S{0,3}(?:되|돼|가|나|올)?\S{0,3}(?:나요|까요|요\?|죠|는지)"
)
"""Whether one's company, school or insurer learns of it."""
_NOT_THAT = re.compile(
    r"(?:(?:아니|아뇨|아니요|아|음)[\s,]{1,2}){0,2}(?:그거|그것|이거|그게|그런\s?거|그|저거)\s?(?:말고|아니고|아니라)(?:는|요)?[\s,]{1,2}(?P<what>\S.{1,30}?)(?:이?요|은요|는요|이?에요|예요)?[\s?.!~]{0,5}"
)
SHORT = 48
"""Letters of such a question."""


@once
def plainly(text: str) -> str:
    """What is asked of the clinic in so many words, which sounds like something else: the "way", whether it is open ("hours"; of a
    day that the words name), the "lunch" hour, who is the "officer", how one may "pay", "company" at an operation, and whether it stays a "secret"; empty for all else."""
    words = in_standard(text.strip())
    if len(words) > SHORT:
        return ""
    if _ADDRESS.fullmatch(words):
        return "way"
    is_asked = asks(words)
    if _LUNCH.search(words):
        return "lunch"
    if _OFFICER.search(words):
        return "officer"
    if _OPEN_OR_NOT.search(words):
        return "hours"
    if _OPEN_THEN.search(words) and (is_asked or _WONDERS.search(words)):
        return "hours"
    if _WITH_SOMEBODY.search(words):
        return "company"
    found = ((what, pattern) for what, pattern in (("pay", _PAYS), ("secret", _AT_WORK_TOO)) if is_asked)
    return next((what for what, pattern in found if pattern.search(words)), "")


def instead(text: str) -> str:
    """The other thing that is meant: "그거 말고 발렛이요"; empty for all other words."""
    found = _NOT_THAT.fullmatch(text.strip())
    return found["what"] if found is not None else ""


ASKS_TOO = re.compile(
    r"어디|[가-힣]나\s\S{1,5}(?:에|에서|은|는)[\s?.!]*$|려면(?:요|은요)?[\s?]*$|뭐라(?:고|구)|문(?:이|을)?\s?닫\S{0,4}(?:네요|어요|던데|있는데)"
    r"|(?:은|는|도|두)\s?요[\s?.!~ㅠㅜ]*$|(?:죠|지요|나여|던데요?|[가까]여)[\s?.!~ㅠㅜ]*$"
    r"|(?:^|[,.!;]\s?|\b(?:if|when|after|so|but|and) .{3,40}\s)(?:may|do|does|can|could|would|should|will|is|are|am) (?:[iI]|we|you|my|it|there|they|the)\b"
)
"""What asks as well where an answer to it is known: "토요일은요", "if I cancel do I lose it"."""

"""Times that are told by what happens then, and by no clock: "남편 없을 때", "애들 학교 갔을 때", "수업 끝나고"; and a number alone."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from skills.fields.reading import patterns as re
from skills.fields.refusing.korean import TIME

_MOST = 40  # Letters: who tells more tells a story.
_OF_LIFE = re.compile(
    r"(?<![가-힣])(?:\S{1,8}\s){0,4}?\S{0,8}(?:[없있갔왔잘될한을할갈올쉴먹일을깰][을]?\s?(?:때|동안|사이)|[가-힣]는\s?(?:동안|사이))(?:에|만|로|쯤|면)?(?:\s?(?:연락|전화|통화)?\S{0,2}\s?(?:주세요|부탁\S{0,6}|돼요|됩니다|가능\S{0,3}|좋\S{1,4}|괜찮\S{1,3}|편\S{1,4}))?(?:이?요|입니다|이?에요)?[\s.!~ㅎㅠㅜ]*"
    r"|(?:\S{1,8}\s){0,3}?(?:수업|학원|학교|강의|일|알바|아르바이트|근무|회의|운동|예배|방과|시험|공부|과외|레슨|촬영|장사|가게|당직|야간|훈련|교육|육아|집안일|설거지|청소|마감)(?:이|가|을|를|은)?\s?(?:다\s)?(?:끝나고|끝나면|끝난|끝내고|마치고|마치면|마친|후|보내고)(?:\s?(?:나서|나면|뒤|후|다음))?(?:에|로|쯤)?(?:\s?(?:연락|전화|통화)?\S{0,2}\s?(?:주세요|부탁\S{0,6}|돼요|됩니다|가능\S{0,3}|좋\S{1,4}|괜찮\S{1,3}))?(?:이?요|입니다|이?에요)?[\s.!~ㅎㅠㅜ]*"
    r"|(?:\S{1,6}\s){1,3}?(?:출근|등교|등원|외출|출장|보내|재우|나가)(?:하|시키)?(?:고|면|신|한)(?:\s?(?:나서|나면|뒤|후|다음))?(?:에|로|쯤)?(?:이?요|입니다|이?에요)?[\s.!~ㅎㅠㅜ]*"
    r"|(?:\S{1,6}\s){0,2}?(?:낮잠|쉬는|휴식|자유|공강|산책|수유)\s?(?:시간|때)(?:에|만|대에)?(?:\s?(?:연락|전화|통화)\S{0,2}\s?(?:주세요|줘요?|부탁\S{0,4}))?(?:이?요|입니다|이?에요)?[\s.!~ㅎㅠㅜ]*"
    r"|(?:i(?:'m| am) free |call (?:me )?|only )?(?:when|while|once) (?:i'm|i am|i|my|the|our|he|she|they|nobody|no one|everyone)\b.{2,40}"
    r"|(?:right |sometime )?after (?:my |the |our )?(?:class(?:es)?|school|gym|lessons?|meetings?|church|practice|training|nap|shift|exams?|kids\b.{0,30})[\s.!]*",
    re.IGNORECASE,
)
_TO_WRITE = re.compile(
    r"할게|할께|할래|하겠|올게|올께|쓸게|적을게|드릴게|볼게|까요|나요|\?|어떻게|아파|아플|수술|시술|\b(?:surgery|pain|hurts?|will i|can i)\b",
    re.IGNORECASE,
)
_A_TIME = re.compile(TIME)
_CLOCK = re.compile(r"(?P<hour>[01]?\d|2[0-3])(?P<minute>[0-5][05])(?:\s?(?:이?요|에|쯤))?[.!~ ]*")
_HOUR = re.compile(r"(?P<hour>1[0-2]|[1-9])(?:\s?(?:이?요|쯤))?[.!~ ]*")


def is_of_life(text: str) -> bool:
    """Whether a time is told by what happens then, and no hour: it is asked back, and else kept as it was said."""
    words = text.strip()
    is_short = len(words) <= _MOST and _A_TIME.search(words) is None and re.search(r"\d", words) is None
    return is_short and _TO_WRITE.search(words) is None and _OF_LIFE.fullmatch(words) is not None


def as_clock(text: str) -> str:
    """ "1530" as 15:30, at the question for the time."""
    found = _CLOCK.fullmatch(text.strip())
    return f"{found['hour']}:{found['minute']}" if found else text


def hour_alone(text: str) -> str:
    """ "3" as three o'clock, which is asked back; empty where the words are no such number."""
    found = _HOUR.fullmatch(text.strip())
    return f"{found['hour']}시" if found else ""


_EVENT = (
    r"결혼|상견례|약혼|본식|웨딩|스몰웨딩|신혼|돌잔치|백일잔치|출산|예정일|유학|이민|출국|입국|귀국|여행|졸업|입학|개학|개강|방학|수능|시험|면접|취업|취직|입사|퇴사|이직|이사|입대|전역|제대"
    r"|생일|환갑|칠순|팔순|잔치|촬영|화보|사진을?\s?찍|공연|무대|대회|콩쿠르|콩쿨|오디션|데뷔|발표회|연주회|행사|축제|소개팅|맞선|동창회|기념일|제사|차례|승진|복직|파티"
)
_DATE = r"(?:(?<![\d가-힣])|(?<=월))(?:\d{1,2}\s?월|\d{1,2}\s?일|(?:다?다음|이번|담)\s?(?:달|주|해)|내년|올해|연말|연초|봄|여름|가을|겨울|설날|추석|크리스마스|(?:\S{1,2}\s?)?[월화수목금토일]요일|일월|이월|삼월|사월|오월|유월|칠월|팔월|구월|시월|십일월|십이월)"
_DATES = re.compile(rf"(?:{_DATE}\s?)+")
_OWN_DATE = re.compile(rf"{_DATE}.{{0,24}}?(?:{_EVENT})|(?:{_EVENT}).{{0,16}}?{_DATE}")
_OF_A_CALL = re.compile(
    r"전화|연락|통화|콜|문자|톡|상담|예약|주세요|주시|주십|줘|부탁|가능|괜찮|됩니|돼요|되[는나요고]|편[해하한]|좋[아겠을]|바꿔|바꿀|변경|옮|미[루뤄]|말고|빼고|피해|끝나|끝난|마치|지나|이후|[후뒤]에|다음에|다음\s?날|동안|때(?:요|이요|에|쯤|로|면)?[\s.!~]*$|방학(?:이?요|에|에요)?[\s.!~]*$|까지만|부터|오전|오후|아침|점심|저녁|밤|새벽|(?:\d|[한두세네섯곱덟홉열])\s?시(?!험)|번호|이름|으?로\s?(?:해|할|하)|\?|까요|나요"
)
_OWN_DATE_EN = re.compile(
    r"\b(?:i(?:'m| am|'ll| will)?|we(?:'re| are|'ll| will)?|my (?:\w+ )?) ?(?:be )?(?:get(?:ting)? married|marry(?:ing)?|graduat\w+|mov(?:e|ing)|due|turn(?:ing)?|start(?:ing)? (?:a |my )?(?:new )?(?:job|school|college|work)|wedding|birthday|graduation|engagement|photo ?shoot|prom|exams?|interview|vacation|trip|flight|reunion|anniversary|baby)\b"
    r".{0,30}\b(?:in|on|by|this|next) (?:\w+ ){0,2}?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|fall|winter|month|year|week|\d)\w*",
    re.IGNORECASE,
)
_OF_A_CALL_EN = re.compile(
    r"\b(?:call|phone|ring|contact|reach|text|appointment|please|after|instead|available|free|works?|suits?|morning|afternoon|evening|noon|[ap]m|make it|change|move (?:it|the|my)|until|from)\b|\d:\d\d|\?",
    re.IGNORECASE,
)


def tells_of_ones_life(text: str) -> bool:
    """Whether a date is that of something in the writer's own life, and no time to be called: "5월에 졸업해요", "상견례가 2월 3일이라
    그 전에 하고 싶어요"."""
    words = " ".join(text.split())[: _MOST * 3]
    if _OWN_DATE.search(words):
        return len(_DATES.findall(words)) == 1 and _OF_A_CALL.search(words) is None
    return _OWN_DATE_EN.search(words) is not None and _OF_A_CALL_EN.search(words) is None

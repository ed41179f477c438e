"""Words that name a time and wish for no call then: what the writer does then or would have done, what is asked of a time, and that
not any time will do."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import LONGEST, pieces
from skills.fields.reading.dialects import in_standard
from skills.fields.reading.remembering import once
from skills.fields.refusing.korean import TIME
from skills.fields.refusing.told_times import told_beside

_IS_IT_OPEN = re.compile(
    r"(?:도|에도|에|은|는)\s?(?:(?:진료|영업|운영|상담)\s?)?(?:하세요|하나요|하시나요|합니까|여나요|여세요|열어요|여시나요)\s?\?+\s*$"
    r"|(?:도|에도)\s?(?:진료|영업|접수|상담)\s?(?:하나요|하세요|하시나요|해요|받으시나요|받나요|보시나요)[\s?]*$"
    r"|(?:에도|에|은|는|도|이|가)?\s?(?:다\s|병원\s?)?(?:쉬세요|쉬나요|쉬시나요|쉬는\s?날\S{0,6}|휴무\S{0,6}|휴진\S{0,6}|닫나요|닫으세요|문\s?(?:여|열|닫)\S{0,5})\s?\?+\s*$"
    r"|(?:원장|의사|선생|실장|상담사|직원|담당자|간호사|사람)\S{0,3}\s(?:(?!전화|통화|연락)\S{1,6}\s){0,3}?(?:계세요|계신가요|계시나요|계십니까|있나요|있어요|출근\S{1,5}|나오세요|나오시나요|근무하\S{1,4}|많아요|많나요|많은가요)\s?\?*\s*$"
    r"|(?:요일|욜|주말|평일|[내모]일|시|오전|오후|저녁|밤|아침|점심)에?도\s(?:상담\s)?(?:전화|통화|연락)\S{0,2}\s?(?:돼|되|받|주시|하시|하나|가능|와)\S{0,4}\s?\?+\s*$"
    r"|\b(?:are|is) (?:you|it|the clinic) (?:open|closed)\b"
    r"|^(?:and |so |oh )?(?:is|are) (?:the |your |any )?(?:doctors?|surgeons?|anyone|anybody|someone|somebody|staff|counsell?ors?|dr\.? \w+)\b.{0,16}\b(?:in|there|working|around|here)\b(?! touch).{0,30}\?"
    r"|^(?:and |so |oh )?do(?:es)? (?:you|the (?:clinic|doctor|staff)|your (?:clinic|doctor|staff)|anyone|anybody) (?:guys |also |even )?(?:call|work|open|answer|see patients|take calls|do calls)\b.{0,40}\?"
    r"|^is .{2,24} (?:taken|booked|full|fully booked)\b.{0,12}\?"
    r"|^(?:is|are) (?:\w+ ){1,4}(?:closed|(?:your|the clinic'?s) days? off|a (?:public )?holiday)\b",
    re.IGNORECASE,
)
"""A question for the hours, and no wish for that day: "토요일도 하세요?", "주말은 쉬세요?"."""
_ASKS_WHEN = re.compile(
    r"(?<![가-힣])몇\s?시|언제(?!나|든|던|라도)(?:쯤)?\s(?:\S{1,4}\s)?(?:[와오]\S{0,3}|\S{0,4}(?:나요|가요|까요|주세요|줘요))[\s?]*$|언제(?!나|든|던|라도)(?:쯤|가|로)?\s(?:\S{1,4}\s)?(?:돼요|되요|괜찮\S{0,4}|가능\S{0,4}|좋\S{0,4}|비어요|시간\s?\S{1,5})\s?\?+\s*$|(?:연락|전화|답변?|답장)(?:이|은|도)?\s?(?:오나|오는|올까|오는지|와요\?|주시나요)\S{0,4}|(?:접수|신청|등록|예약|전송|저장)(?:가|이|은|는|도)?\s?(?:다\s|잘\s)?(?:된|되는|됐|되었|완료|끝)\S{0,3}\s?(?:건|거|게|것|지|나|었|어|습|죠|중|요|\?)"
)
"""What is asked of the clinic's hours, or of how it stands: "점심은 몇 시부터요", "지금 접수된 건가요?", "3시 말고 언제 돼요?"."""
_ASKS_OF_IT = re.compile(
    r"(?<![가-힣])몇\s?(?:분|시간|일|명|번|주|달|개월)|얼마나|며칠|(?:수술|시술|치료|검사|진료|내원|방문)(?:이|은|도|을|를)?\s?(?:받을\s?수\s?|할\s?수\s?)?(?:가능|되|돼|될|있)\S{0,6}(?:(?<=[나까가]요)|\s?\?)[\s?]*$|(?:자리|빈자리|빈\s?시간|예약)(?:이|가|은|는)?\s?(?:좀\s|아직\s|이미\s|벌써\s|꽉\s?|다\s?|많이\s)?(?:있|비|남|없|찼|차|되)\S{0,5}\s?\?+\s*$"
    r"|\bhow (?:long|many)\b|\b(?:is|are|do you have) (?:there )?(?:any |an |a )?(?:slots?|openings?|seats?|room|appointments?)\b.{0,24}\?|\b(?:can|could|is it possible) (?:i |we |you )?(?:to )?(?:have|get|do) (?:the |my |an? )?(?:surgery|operation|procedure|treatment)\b.{0,24}\?",
    re.IGNORECASE,
)
"""What is asked of a time beside a call: "모레 3시에 자리 있어요?"."""
_NOT_ANY = re.compile(
    r"(?:아무\s?(?:때|시간|날)(?:에?나)?|언제(?:든지?|던지?|나|라도)|(?:시간|요일)\s?아무\s?거나)(?:로|는|은|요)?\s?(?:좀\s|조금\s|다\s|꼭\s)?(?:접수\S{0,2}\s?|전화\S{0,2}\s?|연락\S{0,2}\s?|통화\S{0,2}\s?|(?:주시는|하시는|주는|하는|오는|받는)\s?(?:건|거는|것은|게|거)\s|다\s){0,3}"
    r"(?:싫(?!지)|말고|아니(?!라도)|뭐(?!든)|곤란(?!하지|하시지)|힘들(?!지)|힘듭|어렵습|어렵(?!지)|어려[워울]|불가|무리(?!없)|부담(?!없)|안\s?(?:돼|되(?!나|는지|겠|시나|면)|됩|됨|괜찮|좋|받)|못\s?(?:받|해)|(?:괜찮|좋|되|가능하|받|편하)(?:지|진|질)\s?(?:는|도|가)?\s?(?:않|못|안))(?![^.!]{0,16}\?)"
    r"|(?:아무\s?때나?|언제(?:든지?|나))\s?(?:다\s?)?(?:되는|가능한|괜찮은|좋은)\s?(?:건|거는|것은|게|거)\S{0,1}\s?(?:아니|아닌|아닙)|[시분일]\s?말고(?:요)?[\s.!~]*$|(?:이?라?면|밖에\s?(?:안|못)\s?\S{1,3}면)\s(?:그냥\s|저는\s)?안\s?(?:할|하|받을)(?:래|게|께|겠|려고)\S{0,4}[\s.!~]*$"
    r"|\bnot (?:just |really )?(?:at )?(?:any ?time|whenever)\b|\b(?:any ?time|whenever) (?:is(?:n'?t| not)|does(?:n'?t| not)|won'?t|will not|would(?:n'?t| not))\b",
    re.IGNORECASE,
)
"""Not any time: "아무 때나는 싫어요", "언제든 괜찮지는 않아요"; "내일 3시 말고" names none either."""
_NO_TIME = re.compile(
    r"^(?!.*(?:이후|이전|부터|까지|빼|말고|제외|외에|에는|[은는엔만]\s)).*(?:지\s?(?:마|말)|안\s?받|안\s?[돼됩])\S{0,6}[\s.!]*$"
)
"""A time that is told only to say that it is none: "3시에 전화하면 안 받아요"."""
_THERE = re.compile(
    r"(?<!로\s)(?<!로)(?<![가-힣])(?:제가\s|직접\s)?(?:찾아|내원하러\s|상담\s?받으러\s)?(?:갈|올|뵐|들를|들릴|찾아갈|찾아뵐|방문할|내원할|나갈|도착할)\s?(?:게|께|래|려고|려구|라고|라구|거|것|꺼|예정|생각)\S{0,6}(?:\s?(?:해요|합니다|입니다|이에요|예요))?[\s.!~ㅎㅋ]*$"
    r"|(?<!로\s)(?<![가-힣])(?:가|방문하|방문드리|내원하|들르|찾아가|찾아뵙)(?:겠|려고|려구)\S{0,6}[\s.!~]*$|(?<![가-힣])(?:방문|내원)(?:할게|할께|하겠|드릴게|드리겠|예정|합니다|해요)\S{0,6}[\s.!~]*$|(?:으?로|에)\s(?:방문|내원)(?:이요|요)[\s.!~]*$"
    r"|\bi(?:'ll| will|'m going to| am going to|'m gonna| plan to| want to|'d like to| can) (?:just )?(?:come|visit|drop|stop|swing|be there|go there)\b|\bi'?m (?:coming|visiting)\b|\b(?:can|could|may|shall) i (?:just )?(?:come|visit|drop|stop|swing)\b",
    re.IGNORECASE,
)
"""A visit, or where the writer goes: "내일 3시에 방문할게요"."""
_DONE_THEN = re.compile(
    r"(?:수술|시술|치료|검사|진료|상담\s?예약|예약)(?:은|는|을|를|이|도)?\s?(?:\S{1,8}\s){0,3}?(?:원해|원합|희망|바라|바랍|싶|하고\s?싶|받고\s?싶|받을래|받을게|할래|할게|하려|받으려|잡고\s?싶|잡아\s?(?:주|줘)|부탁)"
    r"|\b(?:surgery|operation|procedure|treatment)\b",
    re.IGNORECASE,
)
"""What would be done then is no call: "토요일 수술 원해요"."""
_CALLS_US = re.compile(
    r"(?:전화|연락|콜)(?:를|을)?\s?(?:제가\s|먼저\s|다시\s|직접\s)?(?:할|드릴|걸|해\s?볼)\s?(?:게|께|래|려고|려구|라고|라구|거|것|꺼|예정|생각)\S{0,6}(?:\s?(?:해요|합니다|예요|입니다))?[\s.!~ㅎㅋ]*$|(?:전화|연락)(?:를|을)?\s?(?:하|드리|걸)(?:겠|려고|려구)\S{0,6}[\s.!~]*$|(?:전화|연락)(?:를|을)?\s?(?:먼저\s|직접\s|다시\s)?(?:한|하신|드린|건|할\s?거)(?:대요|래요|다고\s?(?:해요|했어요|합니다|하셔요|하세요))[\s.!~]*$"
    r"|\bi(?:'ll| will|'m going to| am going to|'m gonna| plan to| want to|'d like to| can) (?:try to |just )?(?:call|phone|ring|contact|text) (?:you|the clinic|in|back|again|at|on|tomorrow|today)\b",
    re.IGNORECASE,
)
"""Who calls is the writer: "내일 3시에 전화할려고요"."""
_DOES = re.compile(
    r"사진\S{0,2}\s(?=.{0,12}(?:\d\s?시|오늘|내일|모레|요일|아침|오전|오후|저녁|이따))(?:\S{1,6}\s){0,2}?(?:보낼|보내\s?드릴|올릴|찍을|드릴|첨부할)\s?(?:게|께|래|거|것)\S{0,4}[\s.!~]*$|"
    r"[가-힣](?:려고|려구)(?:요|해요|합니다|했어요|하는데요?|하고\s?있어요)?[\s.!~]*$|(?:갈|할|볼|올|먹을|살|탈|잘|쉴|만날)(?:라고|라구)(?:요|해요)[\s.!~]*$"
    r"|[가-힣]야\s?(?:돼|되|됩|하|해|합)(?:요|니다|거든요|는데요?|어요|서요)[\s.!~ㅠㅜ]*$"
    r"|(?:결혼|이사|출산|출국|입국|귀국|졸업|입학|입대|퇴원|입원|시험|면접|제사|돌잔치|장례|여행|출장|휴가|이직|개학|상견례|소풍|캠핑|수술|시술)\S{0,4}?\s?(?:해요|합니다|가요|갑니다|떠나요|봐요|봅니다|있어요|있습니다|이에요|예요|입니다|받아요|잡혀\S{1,4}|잡혔\S{1,4})[\s.!~ㅠㅜㅎ]*$"
    rf"|(?:{TIME}|[뒤후]에?)\s?에\s(?:\S{{1,8}}\s){{0,2}}?(?:먹어요|자요|일어나요|출근해요|퇴근해요|나가요|와요|떠나요|도착해요|출발해요|끝내요|만나요)[\s.!~]*$"
    r"|\bi(?:'ll| will|'m going to| am going to|'m gonna| have to| need to| must| should| plan to) (?:be )?(?:go|going|head|leave|fly|take (?!your|the call|a call|calls)|eat|see|meet|pick (?!up)|send (?:you )?(?:the |my |some |more )?(?:photos?|pictures?)|attend|get (?:home|married)|move|study|work|drive|sleep)\b|\bi'?m (?:getting|going|leaving|flying|moving|heading)\b",
    re.IGNORECASE,
)
"""What one does then, must do, or means to: "내일 3시에 집에 갈려고요", "3일 뒤에 결혼해요"."""
_OF_A_CALL = re.compile(
    r"받으려|받을려|받아야|통화|상담\s?(?:받|하|을|원|신청)|(?:전화|연락|문자|톡|답)\S{0,3}\s?(?:주|줘|부탁|받|해\s?주|오면|와야|기다|가능)|가능|괜찮|되는|[되돼]요\s?\?|좋|여야|넘어야|지나야|돼야|되어야|이후|끝나|끝낼|아무\s?때|언제|바꾸|바꿔|변경|옮기|미루|당기"
    r"|\b(?:call|phone|ring|reach|contact|text) me\b|\bany ?time\b|\b(?:free|available|works?|after that|before that)\b",
    re.IGNORECASE,
)


_CALLED = re.compile(r"전화|통화|연락|\bcall\b", re.IGNORECASE)


def is_asked(text: str) -> bool:
    """Whether something is asked of a time, or of how it stands, and no call is wished for."""
    last = pieces(text)[-1] if text.strip() else ""
    is_of_it = _ASKS_OF_IT.search(last) is not None and _CALLED.search(text) is None
    return is_of_it or any(one.search(text) for one in (_IS_IT_OPEN, _ASKS_WHEN))


_ELSEWHERE = re.compile(
    r"(?:집|회사|학교|학원|마트|시장|공항|교회|절|성당|사무실|도서관|헬스장|유치원|어린이집|친구|본가|친정|시댁|시골|직장|은행|놀러|여행|출장|운동|장\s?보러)\S{0,3}\s(?:\S{1,4}\s)?[가갈올나]"
)
"""Where the writer goes that is not the clinic."""


def asks_beside(piece: str) -> bool:
    """Whether a piece asks how long, or whether something can be done, and nothing of a call."""
    return _ASKS_OF_IT.search(piece) is not None and _CALLED.search(piece) is None


def refuses_any(text: str) -> bool:
    """Whether not any time will do: "언제든 괜찮지는 않아요"."""
    return any(_NOT_ANY.search(words) is not None for words in (text, in_standard(text)))


def is_none(text: str) -> bool:
    """Whether a time is named to say that it is none, or that not any will do."""
    said = in_standard(text.strip())
    return any(one.search(words) for one in (_NO_TIME, _NOT_ANY) for words in (text.strip(), said))


_OUT = re.compile(rf"{TIME}(?:에는|에|으로)?(?:은|는|엔)\s")


def comes_then(text: str) -> bool:
    """Whether the writer comes then, or would have something done: a visit, for which no time is fixed here."""
    is_a_visit = any(one.search(words) for one in (_THERE, _DONE_THEN) for words in (text, in_standard(text)))
    return is_a_visit and not any(one.search(text) for one in (_OF_A_CALL, _ELSEWHERE))


def would_have_done(piece: str) -> bool:
    """Whether an operation or a treatment is wished for, and no call: its day belongs to what it is about."""
    return _DONE_THEN.search(piece) is not None and _OF_A_CALL.search(piece) is None


def _is_ones_own(piece: str) -> bool:
    if _OUT.search(piece) is not None:
        return False  # "일요일은 성당 가요": who calls is told that it does not suit.
    if _CALLS_US.search(piece) is not None or comes_then(piece):
        return True
    does = any(pattern.search(one) for pattern in (_DOES, _ELSEWHERE) for one in (piece, in_standard(piece)))
    return does and _OF_A_CALL.search(piece) is None


@once
def without_ones_own(text: str) -> str:
    """The words without what the writer does then: of "수술은 토요일에 하고 싶고 연락은 아무 때나요" the call; empty where nothing is left."""
    parts = pieces(text) if len(text) <= LONGEST else [text]
    left = [one for one in parts if not _is_ones_own(one)]
    return text if len(left) == len(parts) else " ".join(left)


def wish_in(text: str) -> str:
    """The words that may wish for a call: without times that are only told, and without what the writer does then."""
    return without_ones_own(told_beside(text).wish)

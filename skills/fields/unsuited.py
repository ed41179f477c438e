"""A time that is named and is no wish: one that does not suit ("오전은 자느라 못 받아요"), one of another part of the world
("여기 뉴욕 오전 9시"), and one of which something is only told ("오후에 비 온대요").

Pure patterns: what is wished is read in `skills.fields.timing`, from the words that are left here."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from typing import NamedTuple

from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import pieces
from skills.fields.reading.dialects import in_standard
from skills.fields.reading.remembering import once
from skills.fields.refusing import english, korean

LONGEST = 120  # Letters that are looked into.
_HOUR = r"(?:\d{1,2}|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열한|열두|열)\s?시(?!간)(?:\s?(?:반|\d{1,2}\s?분))?"
_WEEK = r"(?:(?:이번\s?주|다음\s?주|담\s?주|매주)\s?)?"
_POINT = (
    rf"(?:{_WEEK}[월화수목금토일](?:요일|욜)|오늘|내일|낼|모레|평일|주말|주중|오전|오후|아침|점심(?:\s?시간|\s?때)?|저녁|밤|새벽|새복"
    rf"|낮|{_HOUR}|[월화수목금토일]{{2,5}}(?=[은는]))"
)
_JOINED = r"\s?(?:~|-|에서|부터|하고|이랑|랑|와|과|,)?\s?"
_PARTICLE = r"(?:에는|에만|에도|까지는|까지만|으론|로는|론|에|엔|은|는|ㄴ|만|도|이|가)?"
_AROUND = r"\s?(?:쯤|경|정도)?\s?"
_TIME = rf"(?<![가-힣\d]){_POINT}(?:{_JOINED}{_POINT}){{0,3}}+{_AROUND}(?:되기\s?전|이전|전|이후|후|넘어서?|부터|부턴|까지|까진|사이|지나서?)?{_PARTICLE}"
_OF_A_CALL = r"(?:(?:전화|통화|연락|폰|핸드폰|휴대폰|콜)(?:는|은|를|을|도|가)?\s?)?(?:(?:절대로?|아예|잘|좀|거의|도저히|아무래도)\s)?"
_REFUSED = (
    rf"{_OF_A_CALL}(?:못\s?(?:받|해|하|합)(?!으면|면|을\s?(?:수|때|지))[가-힣]{{0,4}}(?:\s?(?:것|거|듯)\s?같[가-힣]{{0,5}})?|안\s?받(?!으면|을\s?(?:수|때|지))[가-힣]{{1,3}}"
    r"|(?:꺼|끄|무음으로)\s?(?:놔|놓|둬|두|져|고\s?있)[가-힣]{0,4}|(?:하지|걸지|주지|전화하지|연락하지)(?:는|를)?\s?(?:마|말)[가-힣]{0,5})"
)
_ASLEEP = r"(?<![가-힣])(?:자요|잡니다|자유|자거든요?|자는(?:\s?시간[가-힣]{0,4}|데요?)|자고\s?있[가-힣]{1,5}|자고(?=\s.{0,12}(?:오전|오후|낮|저녁|\d\s?시))|잠자[가-힣]{1,4}|취침[가-힣]{0,4})"
_BUSY = (
    r"(?:정신\s?(?:이\s)?없[가-힣]{1,4}"
    r"|(?:수업|강의|회의|미팅|운전|근무|알바|학원|운동|이동|비행|촬영|공부|교육|훈련|작업|일하는|일)(?:하는)?\s?중(?:이에요|입니다|이요|이라서?|이고요?|이어서|인데요?|이여|이유)?(?![가-힣])"
    r"|(?:교회|성당|절|예배|미사|법회)(?:에|를|을|는)?\s?(?:가|갑|있|봐|드려|드리|다녀)(?!면|야)[가-힣]{0,4})"
)
_WILL_NOT_DO = r"(?:(?:안\s?(?:될|맞을)|못\s?(?:할|받을|될))\s?(?:것|거|듯)[가-힣]{0,2}(?:\s?(?:같|싶|하)[가-힣]{0,5})?|안\s?되겠[가-힣]{1,4}|안\s?(?:돼요|돼여|돼용|되요|됩니다|됨)(?=[\s.!~ㅠㅜ]*$)|(?:불가|불가능)(?:해|하|합|함|이에|예)[가-힣]{0,4})(?![?까])"
"""Said softly: "저녁엔 안 될 것 같아요"; "3시는 안 될까요?" asks for it."""
_WHY = r"\s?(?:(?!\S{0,6}(?:가능|괜찮|좋|주세요|줘|되[고니는]|돼|비[고어는]|한가|아니))[^\s,.?!\d]{1,8}\s){0,3}?"
_UNSUITED = re.compile(
    rf"{_TIME}{_WHY}(?:{_REFUSED}|{_ASLEEP}|{_BUSY})"
    rf"|{_TIME}\s?(?:(?:좀|아무래도|도저히|그냥|아마|못\s받고)\s)?{_WILL_NOT_DO}"
    rf"|{_TIME}\s?(?:빼|피해|제외해|지워|삭제해|취소해|없애)\s?(?:주|줘)[가-힣]{{0,4}}"
    rf"|(?<=[가-힣]\s){_TIME}\s?(?:말고|빼고)(?:요|유|예|여|는요)?(?=[\s.!~]*$)"
    rf"|{_TIME}\s?(?:회의|미팅|수업|강의|출근|근무|약속|운동|알바|출장|여행|시험|면접|수술|진료|결혼식|비행기|출국|행사|모임|회식|당직|예약)(?:이?라서?|이?어서|이?니까|\s?때문에|\s?있어서)(?:\s(?:안\s?[돼되됩]|힘[들드]|어려|어렵|곤란|바[빠쁘])[가-힣]{{0,4}}(?=[\s,.!~ㅠㅜ]|$))?(?=[\s,.!~ㅠㅜ](?!.{{0,6}}(?:그|끝|뒤|후|전에|이후))|$)"
    rf"|^(?:(?:제|저|저는|저희|아이|애)\s)?(?:수업|회의|근무|알바|학원|강의|미팅|출근|운동)(?:은|는|이|가)\s{_TIME}(?:이?에요|예요|이요|입니다|요|이라서?)(?=[\s.!~]|$)"
    rf"|(?<![가-힣\d])[월화수목금토일]{{2,5}}[은는]\s[^\s,\d]{{1,8}}(?:라|라서|느라|해서|어서|이고|때문에)(?=[\s,]{{1,3}}(?:[월화수목금토일]{{1,5}}\s|{_POINT}))"
)
_EN_TIME = (
    r"(?:mornings?|afternoons?|evenings?|nights?|lunch(?:\s?time)?|weekends?|weekdays?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
    r"|\d{1,2}(?::\d\d)?\s?(?:[ap]m\b)?(?:\s?(?:-|to|and)\s?\d{1,2}(?::\d\d)?\s?(?:[ap]m\b)?)?|noon|tomorrow|today)"
)
_EN_UNSUITED = re.compile(
    r"\b(?:no (?:phone )?calls?|(?:please )?(?:don'?t|do not|never) (?:call|ring|phone|contact)(?: me)?|never)(?: please)?"
    rf" (?:(?:in|on|at|during|before|after|between|from) )?(?:the |a )?{_EN_TIME}(?: please)?"
    rf"|(?:\bi |^|(?<=[,.;]\s))(?:can'?t|cannot|couldn'?t|won'?t|(?:will|am|'m) not)(?: be able to)?(?: (?:talk|do|make|take|answer|pick|speak|calls?|it|the|phone|up|be|available|reached)){{1,4}}(?: (?:on|in|at|during))?(?: the)? {_EN_TIME}"
    rf"|\b(?:on )?(?:the )?{_EN_TIME} (?:will not|won'?t|do(?:es)? ?n[o']?t|might not|may not|can'?t|is ?n[o']?t|are ?n[o']?t)(?: really)?(?: going to)?(?: be)? (?:work|do|possible|good|suit|ok|okay|convenient|great|ideal)\b(?: for me| well)?(?! ?\?)"
    rf"|^(?:just |please )?not (?:on |in the |at )?{_EN_TIME}(?: please)?[.!]?$"
    rf"|\b(?:on )?(?:the )?{_EN_TIME}(?: (?:is|are)|'s) (?:really |always |usually )?(?:bad|out|no good|not good|impossible|busy|terrible|difficult|hard)\b(?: for me)?"
    rf"|\bi(?:'m| am)? (?:usually |always )?(?:asleep|sleep|at church|in church|go to church|in class) (?:in |on |during )?(?:the )?{_EN_TIME}",
    re.IGNORECASE,
)
_LATER = re.compile(
    rf"(?<![가-힣\d])(?P<at>(?:(?:{_WEEK}[월화수목금토일](?:요일|욜)|오늘|내일|모레|오전|오후|아침|저녁|밤)에?\s?){{0,2}}{_HOUR}){_AROUND}"
    rf"(?P<bound>되기\s?전|이전|전(?!화)|까지|까진|이후|후|넘어서?|부터|부턴|지나서?){_PARTICLE}{_WHY}(?:{_REFUSED}|{_ASLEEP})"
)
_A_POINT = re.compile(_POINT)
_RANGE_BEFORE = re.compile(r"(?:부터|에서|~|-)\s?(?:오전|오후)?\s?$")
_EN_LATER = re.compile(
    r"\b(?:no (?:phone )?calls?|(?:please )?(?:don'?t|do not|never) (?:call|ring|phone|contact)(?: me)?) (?P<bound>before|after) (?P<at>\d{1,2}(?::\d\d)?\s?(?:[ap]m\b)?)",
    re.IGNORECASE,
)
_UNTIL_IT_ENDS = re.compile(
    rf"(?P<at>(?:(?:오전|오후|아침|저녁|밤)\s?)?{_HOUR})\s?까지(?:는)?\s[^\s\d,.]{{1,10}}(?:\s[^\s\d,.]{{1,6}}){{0,2}}?[\s,.]{{1,3}}(?:(?:그거|다|그|그게)\s)?(?:끝나|끝난|마치|마친|마쳐)[가-힣]{{0,2}}(?:\s?(?:뒤|후|다음)(?:에|로)?)?"
)
"""3시까지 회의예요 끝나고 주세요: behind it."""
_BETWEEN_TWO = re.compile(r"(?:일어나|기상|출근|퇴근|등교|하교|끝나|마치).{0,30}그\s?사이")
_PLACES = r"(?:뉴욕|뉴저지|엘에이|로스앤젤레스|시카고|시애틀|하와이|텍사스|보스턴|샌프란시스코|캘리포니아|미국|캐나다|토론토|밴쿠버|영국|런던|프랑스|파리|독일|베를린|호주|시드니|멜버른|뉴질랜드|태국|방콕|베트남|하노이|싱가포르|싱가폴|중국|상하이|베이징|홍콩|대만|필리핀|인도|두바이|러시아|몽골|유럽|동부|서부|현지|la|ny|uk)"
_ZONE = re.compile(
    rf"(?<![가-힣a-z]){_PLACES}\s?(?:현지\s?)?(?:시간|시각)|(?:여기|저는|제가|난|전)(?:는|는요|가)?\s(?:지금\s)?{_PLACES}(?:이?라서?|이?에요|예요|인데|이고|에\s?(?:있|살)\S{{1,4}})?\s.{{0,10}}(?:오전|오후|아침|저녁|밤|\d\s?시)"
    r"|\b(?:new york|ny|los angeles|la|california|texas|chicago|seattle|hawaii|boston|toronto|vancouver|london|uk|us|usa|paris|berlin|sydney|melbourne|bangkok|hanoi|singapore|shanghai|beijing|hong kong|manila|dubai|eastern|pacific|central|mountain|european?)\s(?:standard\s|daylight\s)?time\b"
    r"|(?<=\d)\s?(?:[ap]m\s)?(?:(?:in )?(?:my|local) time|est|edt|pst|pdt|cst|cdt|gmt|utc|cet|bst|aest)\b",
    re.IGNORECASE,
)
_CALLED_FOR = re.compile(r"전화|연락|통화|주세요|줘|부탁|가능|괜찮|[되돼됩](?!면)|좋|걸어|바꿔|옮겨|변경")
_CALLED = re.compile(r"주세요|줘요?|부탁|가능|괜찮|좋아|걸어\s?[주줘]")
_ONLY_TOLD = (
    r"[온간한된준난린은는인운본쓴였았었했겠]대(?:요|유|여)?[\s.!~]{0,5}$",
    rf"(?:{_POINT})(?:이|가|만)?\s?되면\s",
    r"에\s?(?:말한|말했던|말씀드린|적은|보낸|쓴|통화한)\s?(?:거|것|내용|대로)",
    r"(?:수술|시술)\S{0,2}\s?(?:받|하)고\s?(?:싶|파)",
    r"(?:라|라서|있어서|해서)\s(?:지금\s)?(?:너무\s|좀\s|많이\s)?(?:급[해하]|바[빠쁘])\S{0,5}[\s.!~ㅠ]{0,5}$",
    r"(?:수술|시술|진료|방문)\S{0,2}\s?(?:예약한|예약했던|받기로\s?한)\s?(?:사람|환자|거|건|[가-힣]{2,4})(?:인데요?|이에요|예요|입니다|이요)",
)
_ASKS = re.compile(r"(?:오는|주는|하는|되는)\s?(?:겨|거여|거야|건가요?|거예요|거죠|거지요?|감)[\s?.!]{0,5}$")


_WHAT_WAS_SAID = (
    r"(?:이?라고|으?로)\s?(?:말했|말씀\s?드렸|말씀드렸|했|적었|적어\s?놨|썼|써\s?놨|골랐|선택했|신청했|남겼|정했|눌렀|부탁했|부탁드렸)"
    r"(?:었)?(?:는데요?|지만|거든요|었는데)"
)
_WHY_NOT = (
    rf"(?:{_PARTICLE}|\s?그날은|\s?그때는)\s?(?:(?:갑자기|좀|아무래도|도저히|급하게|다시\s보니까?|알고\s보니)\s){{0,2}}"
    r"(?:(?:[가-힣]{1,5}(?:이|가|을|를|에)?\s)?(?:생겼|생겨|생긴|잡혔|잡혀|잡힌)|(?:안|못)\s?[가-힣]{1,2}|(?:힘들|어렵|어려|곤란|바쁠|바빠|애매|무리))[가-힣]{0,4}"
    r"(?:\s(?:것|거|듯)\s?(?:같[가-힣]{1,4}|싶[가-힣]{1,4})?)?"
)
_OLD = re.compile(
    rf"^(?:[^\d]{{0,12}}?\s)?{_TIME}{_WHAT_WAS_SAID}[\s,.]{{1,3}}(?:(?:다시\s)?생각해?\s?보니까?[\s,]{{1,2}}|근데\s|그런데\s)?"
    rf"(?:(?:{_TIME}|그날|그때|그\s?시간){_WHY_NOT}(?:[\s,.]{{1,3}}|$))?"
    rf"|^(?:[^\d]{{0,12}}?\s)?{_TIME}{_WHY_NOT}[\s,.]{{1,3}}(?=.{{0,24}}(?:바꿔|바꿀|변경|옮겨|옮길|미뤄|미룰|당겨|해\s?주|부탁|할게|으?로요))"
)
"""A time that was told before and is taken back in front of a new one: "오전이라고 했는데 생각해 보니까 …", "3시에 회의가 잡혔어요 …"."""
_STANDS_SO = re.compile(r"(?:으로|로)\s?(?:돼|되어|적혀|나와|들어가|저장|등록|입력|뜨|떠|보여|잘못)")
_BOOKED = (
    rf"{_TIME}\s?(?:(?:방문|내원|진료|수술|시술|병원|상담)\s?)?(?:예약|방문\s?예정|방문\s?약속)(?:이|을|은|도)?\s?(?:이미\s|벌써\s)?"
    r"(?:돼|되어|잡혀|잡아|해|있|됐|했|잡혔|잡았|받았|하고)(?!\s?(?:주세요|줘|싶|달라|주실))[가-힣]{0,4}(?:\s?(?:있|놨|놓|뒀|둔|둬)[가-힣]{1,5})?"
    rf"|{_TIME}\s?(?:방문|내원|진료|수술|시술|가|뵙)(?:하|받)?기로\s?(?:이미\s)?(?:했|한|돼|되|예약)[가-힣]{{0,5}}(?:\s있[가-힣]{{1,4}})?"
)
_TELLS = re.compile("|".join((*_ONLY_TOLD, _BOOKED)))
BOOKED = re.compile(_BOOKED)
_BOOKED_BESIDE = re.compile(
    rf"^(?:(?:근데|그런데|저|제가|저는|참|아)\s){{0,3}}(?:{_BOOKED})[\s,.]{{1,3}}(?:(?:그날|그때|그\s?시간)(?:은|는|엔)?\s?(?:말고|빼고|피해서|제외하고)[\s,]{{1,2}})?"
)
"""A visit that stands already, in front of when one would be called: "월요일에 방문 예약돼 있으니까 그때 말고 …"."""


class Unsuited(NamedTuple):
    """What does not suit, all other words, and whether these stand in front of it."""

    said: str
    rest: str
    is_behind: bool
    is_of_a_clause: bool = False


_EVENT = r"(?:예약|수술|시술|진료|검진|내원|방문|출국|입국|귀국|비행기|여행|결혼|시험|면접|휴가|출장|이사(?=[를가하해 ])|상견례|촬영|행사|입대|개학|돌잔치|퇴원|입원|잡혀|잡혔)"
_A_DAY = rf"(?<![가-힣\d])(?:(?:\d{{1,2}}월\s?)?\d{{1,2}}일|{_WEEK}[월화수목금토일](?:요일|욜)|다?다음\s?주|이번\s?주|담\s?주|다음\s?달|오늘|내일|모레|{_HOUR})"
_EVENT_FIRST = re.compile(rf"{_EVENT}.{{0,24}}?{_A_DAY}|{_A_DAY}.{{0,30}}?{_EVENT}")
_A_DATE = re.compile(_A_DAY)
_ASKS_OF_IT = re.compile(
    r"(?:\?|나여?요?|까요?|[죠져]|가요|는지요?|지요|돼요|되요|되여|해요|뽑아요|하죠|려면요?|던가요|확인\s?(?:좀\s|한번\s)?(?:해\s?)?(?:주세요|줘요?|부탁\S{0,4}))[\s?.!~ㅠㅜ]*$"
)
_CHECK = re.compile(r"확인\s?(?:좀\s|한번\s)?(?:해\s?)?(?:주세요|줘요?|주실\s?수\s?있\S{1,3}|부탁\S{0,4})")
_A_FACT = re.compile(r"(?<=[거건것])\s")  # "예약돼 있는 거 맞죠?"
_WISHED = re.compile(
    r"전화|연락|통화|콜|문자|답\s?(?:주|줘)|싶|잡아(?!\s?(?:둔|놓|뒀|놨))|잡고|하려(?!면)|원해|편[해하]|좋|할게|(?:상담|예약)\S{0,2}\s?(?:가능|되나|될까|잡)|주세요|줘요|부탁|말고|빼고|피해|안\s?되니|그\s?(?:전|뒤|후|다음)"
)
_ONLY_MAY = re.compile(r"(?:혹시\s|그날\s|그때\s|이날\s|시간\s?)?(?:가능|괜찮|[되돼될]|상관\s?없)\S{0,5}[\s?.!~]*")
_WHICH_DAY = re.compile(
    rf"{_EVENT}.{{0,30}}{_A_DAY}.{{0,12}}(?:인지|맞[나죠는지아]|확인|였[나죠]|이었[나죠]|인가요|아니었)"
)
_EVENT_EN = re.compile(
    r"\b(?:my|our|an|the|have) (?:\w+[' ]?s? ){0,2}(?:appointment|booking|booked|surgery|operation|procedure|visit|flight|trip|wedding|exam|check-?up|reservation|holiday|vacation)\b|\bi(?:'m| am)? (?:fly(?:ing)?|leav(?:e|ing)|travel\w*|booked|scheduled) (?!.{0,40}\bi'm free)",
    re.IGNORECASE,
)
_DATE_EN = re.compile(
    rf"\b(?:{_EN_TIME}|(?:next|this|the) (?:week|\w+day|\d{{1,2}}(?:st|nd|rd|th))|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* \d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th))\b",
    re.IGNORECASE,
)
_WISHED_EN = re.compile(
    r"\b(?:call|calls|phone|ring|contact|reach|talk|speak|text|please|instead|before (?:that|then)|after (?:that|then)|free|prefer|works?|suits?|(?:make|set up|arrange|book) (?:an?|the|my) (?:\w+ )?(?:appointment|booking|visit))\b(?! (?:the clinic|you))",
    re.IGNORECASE,
)
_OF_A_VISIT = re.compile(
    r"예약|내원|방문|잡혀|잡혔|(?:수술|시술|진료)\S{0,2}\s?(?:받|하)?기로|\b(?:appointment|booking|booked|visit|reservation|scheduled)\b",
    re.IGNORECASE,
)


_OF_ITS_TIME = re.compile(
    r"앞당|당기|당길|당겨|미루|미룰|미뤄|늦[어을춰추출]|취소|변경|바꿀|바꿔|바꾸|옮|확인|그대로|유지|몇\s?시|맞[나죠는지아]|예약\S{0,3}\s?(?:되|돼|있|살)\S{0,3}\s?(?:나요|는지|죠)|인지"
    r"|\b(?:mov\w+|chang\w+|cancel\w*|reschedul\w+|postpone|push\w*|earlier|later|still|check|confirm\w*|what time|when)\b",
    re.IGNORECASE,
)


@once
def asks_of_an_event(text: str) -> bool:
    """Whether a date is that of a visit, an operation or a trip, and something is asked that is no call then: "16일에 예약해 둔 게
    있는데 앞당길 수 있나요?"."""
    words = text[:LONGEST].strip()
    if not re.search("[가-힣]", words):
        return _asks_of_an_event_abroad(words)
    if _ASKS_OF_IT.search(words) is None or _EVENT_FIRST.search(words) is None:
        return False
    if _WHICH_DAY.search(words) and not _WISHED.search(_CHECK.sub("", words)):
        return True
    *before, tail = pieces(_A_FACT.sub(", ", words))
    head = " ".join(before)
    tells = _EVENT_FIRST.search(head) is not None and not (_WISHED.search(words) or _A_DATE.search(tail))
    return tells and _ONLY_MAY.fullmatch(tail) is None


def _asks_of_an_event_abroad(words: str) -> bool:
    if "?" not in words or _EVENT_EN.search(words) is None or _DATE_EN.search(words) is None:
        return False
    *before, last = pieces(words)
    return _WISHED_EN.search(words) is None and not (before and _DATE_EN.search(last))


def asks_of_a_visit_booked(text: str) -> bool:
    """The same of a visit, or of an operation that has its day."""
    words = text[:LONGEST]
    return asks_of_an_event(text) and all(one.search(words) for one in (_OF_A_VISIT, _OF_ITS_TIME))


def behind_an_event(text: str) -> str:
    """The day behind what one has to do on another: "10일에 예약 있어서 그날은 안 되고 11일이요"; else all of the words."""
    is_korean = re.search("[가-힣]", text) is not None
    day, event = (_A_DATE, _EVENT_FIRST) if is_korean else (_DATE_EN, _EVENT_EN)
    parts = pieces(text, None)
    for at in range(1, len(parts)):
        head, tail = " ".join(parts[:at]), " ".join(parts[at:])
        if "?" in head or (_WISHED if is_korean else _WISHED_EN).search(head):
            break
        if event.search(head) and day.search(head) and day.search(tail):
            return tail
    return text


_NEED_NOT = re.compile(r"안\s?[가-힣]{1,5}도\s?(?:돼|되|됩|괜찮)")
"""What need not be kept to refuses nothing: "목요일 안 맞추셔도 돼요"."""


@once
def unsuited(text: str) -> Unsuited | None:
    """The part of the words that names a time at which nobody may call; None where there is none."""
    words = text[:LONGEST].strip()
    if _UNSUITED.search(words) is None and _UNSUITED.search(standard := in_standard(words)) is not None:
        words = standard  # "내일은 몬 받심더"
    found = _UNSUITED.search(words) or _EN_UNSUITED.search(words)
    if found is None:
        is_free = is_from_a_day_on(words) or _NEED_NOT.search(words) is not None
        beside = None if is_free else _refused(words)
        return Unsuited(beside.said.strip(" ,."), beside.rest.strip(" ,.!~…ㅠㅜ"), False, True) if beside else None
    rest = f"{words[: found.start()].strip(' ,.')} {words[found.end() :].strip(' ,.')}".strip(" ,.!~ㅠㅜ")
    is_behind = any(map(str.isalnum, words[: found.start()])) and not any(map(str.isalnum, words[found.end() :]))
    return Unsuited(found[0].strip(" ,."), rest, is_behind)


def _refused(words: str) -> korean.Refused | None:
    if not re.search("[가-힣]", words):
        return english.refused(words)
    return korean.refused(words) or korean.refused(in_standard(words))


def without_the_old(text: str) -> str:
    """The words without a time that is taken back in front of a new one, and none where there is no new one; of "오후라고
    했는데 오전으로 돼 있네요" what was said."""
    words = text[:LONGEST].strip()
    if (found := _OLD.match(words)) is None or not (found.end() == len(words) or _A_POINT.search(words, found.end())):
        return text
    return _A_WISH.sub("", found[0]) if _STANDS_SO.search(words, found.end()) else words[found.end() :]


_A_WISH = re.compile(rf"{_WHAT_WAS_SAID}.*$")


_FROM_A_DAY_ON = re.compile(
    r"(?:안\s?되|안\s?돼|힘들|어렵|어려|바쁘|바빠|곤란|없)\S{0,5}[\s,.]{1,3}(?:그냥\s|그럼\s)?"
    r"(?:다?다음\s?[주달]|담\s?주|내일|모레|글피|[월화수목금토일]요일|\d{1,2}일)(?:부터|이후|부턴)\S?\s"
)


def is_from_a_day_on(text: str) -> bool:
    """Whether behind what does not suit a day stands from which on it does: "이번 주는 안 되고 다음 주부터 오후에 돼요"."""
    return _FROM_A_DAY_ON.search(text) is not None


_WHY_BEHIND = re.compile(
    r"(?P<all>(?P<day>[월화수목금토일]요일|오전|오후|저녁|아침|점심|주말|평일)(?:만|은|는)?\s?(?:빼고|말고|제외하고)(?:\S{0,2}|(?:\s\S{1,4}){1,3}?))[\s,.]{1,3}(?P=day)(?:은|는|엔|에는|에)\s[^\d]{2,40}$"
)
"""What does not suit, and why, with its day said once more: "수요일만 빼고 다 돼요 수요일은 애 학원 데려다줘야 해서"."""


def without_the_reason(text: str) -> str:
    """What does not suit without why, where its day is said once more for that."""
    return _WHY_BEHIND.sub(r"\g<all>", text)


@once
def put_positively(text: str) -> str:
    """ "5시 전엔 못 받아요" as after five, "3시까지 회의예요 끝나고" as after three, "don't call before 10" as after ten."""
    text = korean.in_the_week_after(without_the_reason(text))
    booked = _BOOKED_BESIDE.match(text)
    text = text[booked.end() :] if booked and _A_POINT.search(text, booked.end()) else text
    text = behind_an_event(text)
    words = on_the_other_side(_UNTIL_IT_ENDS.sub(r"\g<at> 이후", text))
    words = _EN_LATER.sub(lambda it: f"{'after' if it['bound'].lower() == 'before' else 'before'} {it['at']}", words)
    return _LATER.sub(_on_the_other_side, words)


def on_the_other_side(text: str) -> str:
    """What is wished in place of what is not, where one clause tells both: "3시까지는 일해요", "내일 3시는 안 되고 4시요"."""
    return korean.put_positively(text) if re.search("[가-힣]", text) else english.put_positively(text)


def says_only_when_not(text: str) -> bool:
    """Whether nothing is told but a time that does not suit: "못 받아요 저녁에는"."""
    return (out := unsuited(text)) is not None and out.is_of_a_clause and not out.rest


def _on_the_other_side(found: re.Match[str]) -> str:
    if _RANGE_BEFORE.search(found.string[: found.start()]) or _A_POINT.search(found.string, found.end()):
        return found[0]
    is_before = "전" in found["bound"] or found["bound"].startswith("까")
    return f"{found['at']} {'이후' if is_before else '이전'} "


def is_elsewhere(text: str) -> bool:
    """Whether a time is told as the clocks of another place have it."""
    return _ZONE.search(text[:LONGEST]) is not None


def tells_only(text: str) -> bool:
    """Whether something is told, or asked, of a time, and no call is wished then."""
    words = text[:LONGEST].strip()
    if _ASKS.search(words) or _BETWEEN_TWO.search(words) or asks_of_an_event(words):
        return True
    found = _TELLS.search(words)
    return (
        found is not None
        and (_CALLED if "예약" in found[0] else _CALLED_FOR).search(words.replace(found[0], " ")) is None
    )

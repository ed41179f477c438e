"""Whether words are about an appointment: one that was made, one that is meant, and the time to which it is moved."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from skills.fields.persons import ANYBODY
from skills.fields.reading import patterns as re
from skills.fields.unsuited import asks_of_a_visit_booked
from skills.understanding.questions import LONGEST, PLAIN, WISHED
from skills.understanding.spelling import fold, spell

_VISIT = re.compile(
    r"(?:예약|내원|방문)(?:을|를|이|한|했|된|해|하신|일|날|시간|날짜|자|건|거|것|내역|[가-힣]{0,3})?.{0,34}?(?:못\s?맞|취소|변경|바꾸|바꿔|바꿀|미루|미뤄|미룰|연기|옮기|옮겨|옮길|당기|당겨|당길|확인|조회|언제|몇\s?시|며칠|못\s?가|못\s?갈|늦|맞(?:나|죠|는|아요\?|지)|잡혀|막혀)"
    r"|(?:제|내|저|나)?\s?예약(?:이|은|도)?\s?(?:아직|지금|혹시|제대로|잘)?\s?(?:돼\s?있|살아\s?있|남아\s?있|되어|됐|되었|잡혔|있(?:나|어요|는지|죠|습니까|을까))"
    r"|(?:방문|내원|가기로|오라고).{0,10}(?:했|하셨|하신).{0,8}맞"
    r"|(?:취소|변경|확인|미루|바꾸).{0,8}예약|(?:수술|시술|상담)\S{0,3}\s?.{0,6}(?:날짜|일정|날)(?:을|를)?\s?.{0,6}(?:바꾸|바꿀|바꿔|변경|미루|미뤄|미룰|옮)"
    r"|(?:\d+\s?분|조금|좀|많이|한\s?시간|차가\s?막혀).{0,8}늦(?:어요|을|게|습니다|겠|어질)|(?:오늘|내일|지금).{0,8}늦을\s?(?:것|거|듯)"
    r"|(?:오늘|내일|모레|이번\s?주|예약).{0,14}못\s?(?:가요|갈\s?(?:것|거|듯)|갑니다|가게)"
    r"|(?:제|내|저의)?\s?(?:수술|시술|진료|방문|내원)\S{0,2}\s?(?:날짜|일정|날|일|시간)?\S{0,2}\s?(?:언제|며칠|몇\s?시)\S{0,2}(?:였|이었|로\s?잡|죠|더라)"
    r"|\b(?:reschedul\w+|booked\b.{0,60}\b(?:cancel|move|change|instead|another time|earlier|later)|(?:cancel|move|change|confirm|check|when is|about)\b.{0,20}\b(?:appointment|booking|reservation)|(?:appointment|booking)\b.{0,20}\b(?:cancel\w*|mov\w+|chang\w+|confirm\w*)|running late|(?:be|am|i'm) (?:\S{1,9} ){0,4}?late|\d{1,3} ?min\w{0,4} late|can(?:'t|not) make it|(?:do i have|have i got|is there) (?:an?|my) (?:appointment|booking|reservation)|(?:is|was) my (?:appointment|booking|reservation))\b",
    re.IGNORECASE,
)
_COMES = re.compile(
    r"(?:가|방문하|내원하|찾아가|들르|오)면\s?(?:되|돼|될)|(?:가|방문해|들러)도\s?(?:되|돼|될)|(?:가|방문해)야\s?(?:되|돼|하|해)"
    r"|(?:갈|방문할|들를|찾아뵐|뵐|내원할)(?:게|께|래)|(?:가|방문하|들르|내원하)(?:겠|려고|려구|기로)|(?:갈|방문할)\s?수\s?있|(?:언제|몇\s?시(?:까지|에|쯤)?|며칠에)\s?(?:가|방문|내원|오)"
    r"|\b(?:i(?:'ll| will)|can i|should i|may i|shall i|when (?:can|should|do) i)\b.{0,24}\b(?:come|visit|drop by|be there)\b",
    re.IGNORECASE,
)
_DAY_OR_HOUR = re.compile(
    r"오늘|내일|모레|글피|요일|[월화수목금토일]욜|\d\s?시|[한두세네]\s?시|다섯\s?시|여섯\s?시|열\s?시|\d\s?일|다음\s?주|이번\s?주|주말|오전|오후|언제|몇\s?시|며칠|그때|그날|day|tomorrow|\bat \d|\d\s?[ap]m|when",
    re.IGNORECASE,
)
_MOVES = re.compile(r"앞당|당기|당겨|미루|미뤄|미룰|옮기|옮겨|옮길|바꾸|바꿀|바꿔")
_CHANGES = re.compile(r"변경|바꾸|바꿔|바꿀|옮|미루|미뤄|당겨")
_NO_VISIT = re.compile(
    r"기다렸|기다리게|불친절|상담\s?예약(?!\S{0,2}\s?(?:했|해\s?[놨뒀둔놓]|잡았|잡은|되어|돼|있|한\s?(?:거|건|것)))|예약\S{0,2}\s?(?:안\s?(?:했|하고)|없이|못\s?했)|수술\s?(?:시간|일정)|연락|답변|상담\s?(?:신청|번호)"
)


_AND_A_WISH = re.compile(
    r"(?<=[하키]고)[\s,]{1,2}(?:그리고\s|새로\s|다시\s|따로\s|이번엔\s){0,2}(?:\S{1,6}\s)?상담\S{0,3}\s?(?:신청|받|하|해).*$"
)
"""A wish for a consultation behind what is done with an appointment."""
_WHAT_IF = re.compile(
    r"(?:취소|변경|연기|노쇼|안\s?가|못\s?가|늦)\S{0,3}(?:하면|되면|면|할\s?경우|시에?)\s.{0,14}(?:위약금|환불|예약금|수수료|비용|돈|벌금|페널티|패널티|불이익)"
    r"|(?:위약금|환불|예약금|수수료)\S{0,2}\s?.{0,14}(?:있|없|얼마|내야|물어야|돼|되)\S{0,4}[\s?]*$"
    r"|예약도\s?(?:같이\s|자동으로\s|다\s|바로\s){0,2}취소\s?(?:되|돼|될)"
    r"|\b(?:if i|when i) (?:cancel|move|reschedule)\b.{0,40}\b(?:fee|charge|pay|refund|deposit)\b|\bcancellation (?:fee|policy)\b",
    re.IGNORECASE,
)
"""What a change would cost, or whether one comes of another, is asked, and none is made."""


_HAS_ONE = re.compile(
    r"예약(?!금|\s?(?:하고|하려|할|없|안|도\s?안|부탁|가능|되나|돼))\S{0,3}\s?(?:인데|있는데|이\s?있|했는데|했어|해\s?[놓놨뒀둔]|잡|되어|돼\s?있|된|한\s?(?:날|거|게|건)|날)|(?:수술|시술|진료|상담|방문|내원)\s?(?:날짜|날|일정)\S{0,2}\s?(?:잡았|잡혔|잡아|잡은|정했|받았|받아)"
    r"|(?:\d\s?시|요일|내일|모레|오늘|\d\s?일)\S{0,3}\s(?:\S{1,8}\s){0,2}(?:예약(?:인데|이었|이라|이에요|한)|가기로\s?(?:했|한|되어|돼)|오라고\s?(?:했|하셨)|방문하기로)"
    r"|(?<!to )(?<!can i )(?<!could i )(?<!may i )(?<!i'd like )\b(?:have|had|got|made) an? (?:\w+ )?(?:appointment|booking|visit|consultation) (?:tomorrow|today|tonight|on|at|this|next|for (?:mon|tue|wed|thu|fri|sat|sun|tomorrow|today|the|\d)|mon|tue|wed|thu|fri|sat|sun)"
    r"|\bmove my consultation\b|\bmy (?:[\w:]+ ){0,2}(?:appointment|booking|visit)(?! request)\b|\b(?:i'?m|i am|i was) booked\b|\bi(?:'ve)? (?:already )?booked (?:for|in|it|a|an|with|on|the)\b",
    re.IGNORECASE,
)
_ANOTHER_TIME = re.compile(
    r"변경|없던\s?(?:일|거|걸|것)|무를|물러|물릴|바꾸|바꿔|바꿀|옮기|옮겨|옮길|미루|미뤄|미룰|당기|당겨|당길|앞당|늦추|늦춰|연기|취소|다른\s?(?:날|시간|요일)|못\s?(?:가|갈|갑)|(?:시|요일|날|주|오전|오후|[일월])(?:으?로|에)\s?(?:\S{1,4}\s)?(?:될까|되나|돼요|가능|가도|오면|갈\s?수|해\s?주)"
    r"|\b(?:instead|reschedul\w*|postpon\w*|mov(?:e|ing)|chang(?:e|ing)|cancel\w*|another (?:day|time|date)|(?:different|other) (?:day|time|date)|earlier|late[r]?|can(?:'?t| ?not) (?:come|make|go|be)|won'?t (?:be able|make)|(?:can|could|may) (?:i|we) (?:come|do|make it|have it)|is (?:\w+ )?(?:mon|tues|wednes|thurs|fri|satur|sun)day (?:ok|okay|fine|possible|free|good|any))\b",
    re.IGNORECASE,
)


def _is_of_ones_own(words: str) -> bool:
    """Whether somebody who has an appointment would come at another time, or not at all, for whatever reason is told between:
    "내일 예약인데 애가 아파서 금요일로 될까요"."""
    return _HAS_ONE.search(words) is not None and _ANOTHER_TIME.search(words) is not None


def speaks_of_a_visit(text: str) -> bool:
    """Whether the words are about an appointment that was made before: when it is, moving it, or coming late."""
    words = _AND_A_WISH.sub("", text[:LONGEST])
    if _WHAT_IF.search(words):
        return False
    if _IS_BOOKED.search(words) or asks_of_a_visit_booked(words) or _is_of_ones_own(words) or on_the_way(words):
        return True
    is_moved = _MOVES.search(words) is not None
    return _VISIT.search(words) is not None and (is_moved or _NO_VISIT.search(words) is None)


_IS_LATE = re.compile(
    r"(?<!숨)(?<!숨이 )(?<!코)(?<!코가 )(?:차|길|도로|고속도로|시내|버스|강변북로|[가-힣]{2,5}(?:순환로|대로|대교|터널))(?:이|가|도|는|들이)?\s?(?:\S{1,5}\s){0,2}(?:막혀|막히|막혔|막힙|막힘|밀려|밀리|밀립)"
    r"|^(?=.*(?:가는|가고|출발|도착|예약|버스|지하철|택시|열차|기차|차\s|차가|길이|운전|오늘|지금|\d\s?분|조금|좀\s|약간|시까지|늦잠|죄송)).*(?:늦을|늦겠|늦어질|늦게\s?(?:도착|갈|가[요서])|늦습니다|늦네요|늦어요)(?!까\s?봐|\s?\?)"
    r"|지각(?:할|하|이|일|임|합)|늦잠\S{0,3}\s?.{0,14}(?:출발|가|늦|나)|^(?=.*(?:늦|예약|도착|못\s?(?:가|갈|맞)|시까지|어떡|죄송|갈게|가고)).*(?:버스|지하철|열차|기차|택시)(?:를|을|가|이)?\s?(?:\S{1,4}\s)?(?:놓쳤|놓쳐|안\s?와|안\s?잡|연착)"
    r"|\b(?:stuck in (?:\w+ )?traffic|traffic is (?:\w+ )?(?:bad|terrible|awful|heavy|crazy)|running (?:\w+ )?(?:late|behind)|(?:be|i'm|am|getting) (?:\w+ ){0,3}late|overslept|missed (?:my|the) (?:bus|train|subway)|(?:bus|train|subway|flight) (?:is|was|got|has been) (?:late|delayed)|won'?t make it (?:by|at|on time|in time))\b",
    re.IGNORECASE,
)
_OF_A_PLACE = r"(?:입구|건물|병원|의원|간판|출구|위치|주차장|거기|여기|엘리베이터|엘베|빌딩|정문|후문|문)"
_IS_LOST = re.compile(
    rf"길(?:을|도|이)?\s?(?:\S{{1,4}}\s)?(?:잃|헤매|헤맸|못\s?찾|잘못\s?(?:들|왔)|모르겠|헷갈)|{_OF_A_PLACE}(?:이|가|을|를|은|는|도|으로)?\s?(?:\S{{1,5}}\s){{0,2}}(?:못\s?찾|안\s?보(?:여|이|임)|찾을\s?수가?\s?없|찾지\s?못|(?:어딘|어디인|어느\s?\S{{1,4}}인)지\s?(?:\S{{1,3}}\s)?모르|인지\s?모르|찾기\s?(?:어렵|힘들|어려워)|헤매|못\s?들어가|찾고\s?있)"
    r"|(?:네비|내비|지도|기사)\S{0,4}\s.{0,14}(?:이상|엉뚱|못\s?찾|안\s?나와|안\s?나오|다른\s?(?:데|곳)|모르|뺑뺑|빙빙)|(?:역|정류장|출구|버스|지하철|택시|층|건물)\S{0,3}\s?(?:\S{1,4}\s)?잘못\s?(?:내렸|내린|왔|찾아|들어|탔|탄)|(?:근처|동네|주변|여기서)\S{0,2}\s(?:\S{1,6}\s)?(?:헤매|빙빙|뺑뺑|돌고\s?있)"
    r"|\b(?:(?:can'?t|can ?not|couldn'?t|unable to|trying to|where do i) find (?:the|your|this|you|it) ?(?:building|clinic|entrance|place|door|office|hospital|guys|exit)?|(?:got|i'?m|am|are|we'?re|getting) (?:a bit |totally |so |really )?lost\b|wrong (?:exit|station|building|floor|stop)|(?:taxi|driver) (?:can'?t|doesn'?t) (?:find|know))",
    re.IGNORECASE,
)
_IS_HERE = re.compile(
    r"(?:앞|도착|왔|층|로비|현관)\S{0,4}\s(?:\S{1,6}\s){0,2}?(?:문|불|셔터|입구)\S{0,2}\s?(?:\S{1,3}\s)?(?:잠|닫[혀힌히]|꺼|안\s?열|내려|안\s?여)|(?:도착|앞|왔)\S{0,4}(?:는데|인데|은데)\S?\s(?:\S{1,6}\s){0,2}?(?:아무도|사람이|직원이|불이)\s?(?:\S{1,3}\s)?(?:없|안\s?(?:계|나오|보))"
    r"|^(?:(?:네|저|이제|지금|방금|막|거의|벌써|곧|금방)[\s,]{0,2}){0,3}(?:(?:거의|병원)\s)?(?:다\s?왔|도착했|출발했|도착해|도착합|도착할|가는\s?(?:중|길)(?:이|입|임)|가고\s?있)\S{0,5}(?:\s(?:금방|곧|바로|지금)\s?(?:도착|가|갈|올라)\S{0,5})?[\s.!~ㅠㅜ]*$"
    r"|(?:(?:병원|건물|문|입구|여기)\s?앞(?:이에요|인데요|입니다|이요|에\s?(?:있|왔|도착)\S{1,4})|(?:로비|1층|현관)(?:예요|이에요|인데요|입니다|이요))[\s.!~]*$"
    r"|\b(?:(?:the )?door'?s? (?:is |seems |was )?(?:locked|closed|shut|won'?t open)|i'?m (?:already |right )?(?:outside|here|downstairs|in front|at the (?:door|entrance|building|clinic|lobby))|(?:i'?m|i am) (?:on my way|almost there|coming now)\b(?=[\s.!]*$)|nobody is (?:here|at the (?:desk|door)))\b",
    re.IGNORECASE,
)
_OF_THE_ANSWER = re.compile(
    r"답|연락(?!처)|전화\s?(?:주|늦|가)|회신|통화|회복|붓기|나이|퇴근|수술\s?(?:하|받)|시술\s?(?:하|받)|신청|접수|상담\s?(?:받|하)|늦게까지|나을까|괜찮아|하면\s|[하받]기엔?\s|\d대(?:인데|에)|\b(?:answer|reply|call(?:ed)? back|recover\w*|too late|you open|until)\b",
    re.IGNORECASE,
)
_NEAR = 70  # Letters of what is told under way; who tells more tells of something else.


def on_the_way(text: str) -> str:
    """What somebody tells who is coming just now: to be "late", "lost", or "here" (in front of a door, or nearly); empty for all other words."""
    words = text.strip()
    if len(words) > _NEAR or _OF_THE_ANSWER.search(words):
        return ""
    found = ((what, said) for what, said in (("lost", _IS_LOST), ("here", _IS_HERE), ("late", _IS_LATE)))
    return next((what for what, said in found if said.search(words)), "")


_MAY_COME = re.compile(
    r"(?:가도|방문해도|와도|찾아가도|들러도|들려도|내원해도|가면)\s?(?:되|돼|될|됨|됩|괜찮|늦|안\s?[되돼])|(?:갈|방문할|들를|내원할)\s?수\s?(?:는\s?)?있"
    r"|\b(?:can|could|may|ok|okay|fine|possible|alright)\b.{0,20}\b(?:come|visit|drop (?:by|in)|stop by|pop in)\b",
    re.IGNORECASE,
)
_AT_A_TIME = re.compile(
    r"(?:\d|[한두세네]|다섯|여섯|일곱|여덟|아홉|열)\s?시|주말|평일|[월화수목금토일]욜|[월화수목금토일]요일|\b(?:at|around|by|after|past|until|till) \d|\b\d{1,2}(?::\d\d)?\s?(?:am|pm)\b|\b(?:weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_BUSY = re.compile(
    r"퇴근|야근|회사|직장|근무|알바|수업|학교|학원|가게|일(?:이|을|\s?끝|\s?마|때문|땜)|재우|끝나|마치|마쳐|\b(?:work|job|shift|office|class|school|finish|get off|kids?)\b",
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    r"예약\S{0,3}\s?(?:시간|했|한|인데|자|보다)|\d\s?분\S{0,3}\s?(?:정도\s)?늦|지금|가는\s?중|출발|막[혀히]|늦을\s?(?:것|거|듯)|수술\s?(?:후|하고|받)|시술\s?(?:후|하고|받)|\b(?:running late|minutes? late|(?:be|being) late|my (?:appointment|booking))\b",
    re.IGNORECASE,
)


def asks_to_come(text: str) -> bool:
    """Whether it is asked if one may come at a time, with what keeps one until then ("퇴근이 늦어서"): it asks for the hours."""
    words = text.strip()
    if len(words) > _NEAR or _EXPECTED.search(words):
        return False
    return all(one.search(words) for one in (_MAY_COME, _AT_A_TIME, _BUSY))


_THEN = r"(?:오늘|내일|낼|모레|글피|다음\s?주|담\s?주|이번\s?주|이번\s?달|다음\s?달|주말|평일|[월화수목금토일](?:요일|욜)|오전|오후|아침|저녁|점심|\d{1,2}\s?시|[한두세네]\s?시|(?:다섯|여섯|일곱|여덟|아홉|열|열한|열두)\s?시|\d{1,2}\s?일|언제|가장\s?빨|제일\s?빨)"
_THEN_EN = r"(?:today|tonight|tomorrow|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?|weekends?|weekdays?|morning|afternoon|evening|week|month|noon|\d{1,2}(?::\d\d)?\s?(?:[ap]\.?m\.?|o'clock)|at \d{1,2})\b"
_ROOM = re.compile(
    rf"(?<![가-힣]){_THEN}.{{0,16}}?(?:(?<![가-힣])(?:예약\s?|상담\s?)?(?:빈\s?)?(?:자리|타임|슬롯|시간대)\S{{0,2}}\s?(?:\S{{1,3}}\s)?(?:있|남|나나|나요|날까|비|될|되|돼|가능|없)|(?<![가-힣])(?:비었|비어\s?있|비나요|비는\s?(?:데|시간|자리)|빈\s?(?:데|시간|자리)))"
    rf"|(?:빈\s?자리|예약\s?자리|비는\s?자리)\S{{0,2}}\s?(?:\S{{1,4}}\s)?(?:있|남|나나|나요|날까|언제)|(?<![가-힣])자리\S?\s?(?:언제|(?:나나|날까|났나|나는지))|언제\s?(?:쯤\s)?(?:자리\S?\s?(?:나|있|비)|비나|비어)"
    rf"|^(?:hi,? |hello,? |so |and |ok,? )?(?:is|are|do|does|have|any|got|what|which)\b(?!.{{0,20}}\b(?:doctor|surgeon|he|she|any(?:one|body)|some(?:one|body)|staff|parking|wi-?fi|of charge|of pain)\b)(?=.*{_THEN_EN}).*\b(?:available|availability|(?<!you )free|slots?|openings?|(?<!you )(?<!clinic )(?<!they )open(?=\?? ?$| on| for me| at| this| next| tomorrow))\b",
    re.IGNORECASE,
)
_NO_ROOM = re.compile(
    r"주차|대기|앉을|알바|아르바이트|일\s?자리|채용|구하|쉬는\s?날|휴무|수술\s?자리|시술\s?자리|상처|흉터|자국|꿰맨|실밥|멍|부[었은]|점\s?뺀|의자|화장실|\bopen (?:on|at|this|next|tomorrow)\b(?<!slot open on)(?=.*\b(?:clinic|you|hospital)\b)|\b(?:are|is) (?:you|the clinic|the hospital) (?:guys )?open\b",
    re.IGNORECASE,
)
_TO_BOOK = re.compile(
    rf"(?<![가-힣]){_THEN}.{{0,12}}?(?:예약|상담)\S{{0,2}}\s?(?:\S{{1,3}}\s)?(?:가능|되나|돼요|될까|되죠|되는|할\s?수\s?있|잡을\s?수\s?있|받을\s?수\s?있|있나|비)\S{{0,6}}(?:\s\S{{1,3}})?[\s?.!~]*$"
    rf"|\b(?:can|could|may) i (?:please )?(?:book|get|have|make|come in for)\b.{{0,30}}{_THEN_EN}",
    re.IGNORECASE,
)
_OF_A_TREATMENT = re.compile(r"변경|취소|바꿀|미룰|옮길|당길|\b(?:move|change|cancel|reschedule)\b", re.IGNORECASE)


def asks_for_room(text: str) -> bool:
    """Whether it is asked if a time is free, of which nothing is known here: "모레 3시에 자리 있어요?"."""
    words = " ".join(text.split())
    if len(words) > _NEAR or _NO_ROOM.search(words) or _OF_A_TREATMENT.search(words):
        return False
    is_asked = (
        words.endswith("?")
        or re.search(r"(?:나요|까요|가요|[가-힣]요|는지요?|습니까|나)[\s.~]*$", words)
        or words.isascii()
    )
    return bool(is_asked) and _ROOM.search(words) is not None


FREE_TIMES = "do you have any openings"
"""The question for free times as a clinic may know it."""
_THE_TIME = re.compile(
    rf"^.*(?:{_THEN}|{_THEN_EN})(?:\s?(?:반|\d{{1,2}}분))?(?:\s?(?:이후|이전|전|후|부터|까지|쯤|경|사이))?",
    re.IGNORECASE,
)


def time_asked_for(text: str) -> str:
    """The time in such a question, without what is asked of it."""
    found = _THE_TIME.search(" ".join(text.split()))
    return found[0] if found else ""


def asks_to_book(text: str) -> bool:
    """Whether it is asked if one may book for a time: the wish can be written down, and staff see whether it is free."""
    words = " ".join(text.split())
    return len(words) <= _NEAR and _TO_BOOK.search(words) is not None and _OF_A_TREATMENT.search(words) is None


_THERE = re.compile(
    r"\b(?:is|are|will|would) (?:there )?(?:(?:be )?(?:any(?:one|body)|some(?:one|body))|you(?: guys)?|the (?:clinic|front desk|reception|staff|office|people)|they) (?:still |usually |always )?(?:be )?(?:there|in(?=\b(?! the (?:morning|afternoon|evening)))|around|at the (?:clinic|desk|office)|answering(?: the phones?)?|picking up)\b"
    r"|\b(?:do|will|does) (?:you(?: guys)?|any(?:one|body)|some(?:one|body)|they|the clinic) (?:answer|pick up|take (?:phone )?calls)\b(?!.{0,20}\bme\b)"
    r"|(?:누가|누구|사람이|직원이|직원분|아무나|접수처에)\S{0,2}\s?(?:\S{1,6}\s)?(?:계시|계신|있)(?:나요|어요\s?\?|을까요|는지요?|습니까|는가요)|(?:전화|통화)\S{0,2}\s?(?:받으시|받으실|받아\s?주시|받아\s?주실|받나|받는|되시)\S{0,3}(?:나요|까요|지요|죠|가요|\s수\s있나요)",
    re.IGNORECASE,
)
_MAY_CALL = re.compile(
    r"\b(?:can|could|may|should|shall) i (?:just |also )?(?:call|phone|ring|reach|give)(?: (?:you|the clinic|your (?:office|clinic|number)|in|there|back|u))?(?: a call)?\b(?!.{0,8}\bback me\b)"
    r"|(?:전화|연락|통화)(?:를|을)?\s?(?:해도|드려도|걸어도|하면|드리면|걸면)\s?(?:되나요|되죠|될까요|돼요\s?\?|되요\s?\?|괜찮을까요|괜찮나요|되는지요?|되겠습니까|되지요|되는가요)[\s?.!~]*$",
    re.IGNORECASE,
)


def asks_to_call(text: str) -> bool:
    """Whether it is asked if one may call the clinic ("1시에 전화해도 되나요?"): no wish to be called then."""
    words = " ".join(text.split())
    return len(words) <= _NEAR and _MAY_CALL.search(words) is not None


def asks_who_is_there(text: str) -> bool:
    """Whether it is asked if somebody is there at a time: "is anyone there at noon?"."""
    words = " ".join(text.split())
    named = re.search(rf"{_THEN}|{_THEN_EN}", words, re.IGNORECASE)
    return len(words) <= _NEAR and named is not None and _THERE.search(words) is not None


_STAYS = re.compile(
    r"(?:예약|방문|내원)\S{0,5}\s(?:\S{1,4}\s)?(?:안|못)\s?(?:바꿔|바꾸|바꿀|변경|취소|미루|미뤄|옮[기겨길]|늦을?[게어으])(?!\S{0,3}(?:나요|까요|\?))"
    r"|예약\s?(?:취소|변경)(?:은|는)?\s?안\s?(?:할|해|하)(?!\S{0,3}(?:나요|까요|\?))"
    r"|예약\S{0,2}\s(?:그냥\s)?그대로\s?(?:둘|두|할|갈|유지|해)"
    rf"|^(?:제\s|우리\s)?(?:{ANYBODY})\S{{0,2}}\s.{{0,12}}예약.{{0,8}}(?:했|한|됐|된)(?:대|다|더라|더군|었)"
    # It is only told of, may be, or is another's.
    r"|예약\S{0,2}\s?(?:취소|변경|연기)\s?했(?:어요|습니다|거든요?|음|네요)[\s.!~]*$|(?:취소|변경)\S{0,2}\s?(?:안내\s?|확인\s?|알림\s?)?(?:문자|카톡|톡|메시지|메일)\S{0,2}\s?(?:\S{1,4}\s)?(?:받았|왔)(?:어요|습니다|네요|음)[\s.!~]*$"
    r"|취소\s?(?:한|하신|하는)\s?(?:사람|분|환자|자리)|취소\s?(?:된)?\s?자리|(?:취소|변경|연기)할\s?(?:수도|지도)\s?(?:있|몰|모르)|(?:바꿀|미룰|옮길)\s?(?:수도|지도)\s?(?:있|몰|모르)"
    r"|\b(?:i'?m|i am|i will|i'll) not (?:\w+ )?(?:cancel|chang|mov|reschedul)\w* (?:my |the )?(?:appointment|booking|visit)"
    r"|\bkeep (?:my|the) (?:appointment|booking|visit)\b",
    re.IGNORECASE,
)


def stays_as_it_is(text: str) -> bool:
    """Whether nothing is to become of an appointment: it is not moved or called off, or it is somebody else's."""
    return _STAYS.search(text[:LONGEST]) is not None


_WHETHER = re.compile(
    r"(?:취소|변경|연기)(?:도|는|은|가|이)?\s?(?:가능|되(?:나|는|죠)|돼요\s?\?|할\s?수\s?있)(?!\S{0,3}(?:면|으면))\S{0,5}[\s?.!~]*$|(?:바꿀|미룰|옮길|당길)\s?수(?:도|는)?\s?있(?:나요|어요|는지요?|습니까)[\s?.!~]*$"
    r"|(?:취소|변경|연기)\s?(?:하|되)?려면|(?:바꾸|미루|옮기)려면|(?:취소|변경|연기)\S{0,2}\s(?:어디|누구|언제까지|며칠\s?전)"
)
_NEW_TIME = re.compile(r"[가-힣\d](?:으로|로)\s(?:\S{1,4}\s)?(?:변경|연기|바꿀|미룰|옮길|당길)")


def asks_whether_one_may(text: str) -> bool:
    """Whether it is asked if, or where, an appointment can be moved or called off, and nothing is wished yet: "예약 변경 가능한가요"."""
    words = text[:LONGEST]
    return _WHETHER.search(words) is not None and _NEW_TIME.search(words) is None and _DAY_OR_HOUR.search(words) is None


_IS_BOOKED = re.compile(
    r"(?:진료|수술|시술|상담|방문|내원|검진)\S{0,2}\s?(?:잡혀|잡힌|잡혔)\s?\S{0,4}\s?(?:거|것|게|걸로)?\s?(?:맞|죠|지요|나요|는지)|예약\S{0,2}\s?(?:돼|된|되어|잡혀|돼\s?있|잡아)\s?\S{0,4}\s?(?:거|것|게|걸로)?\s?(?:맞|죠|지요|나요|는지)"
    r"|\b(?:am i|are we|is (?:he|she|my \w+)|if i(?:'m| am)|if we(?:'re| are)|whether i(?:'m| am)) (?:still |really |actually |already |even |currently ){0,2}(?:booked|scheduled|down for|on (?:the|your) (?:schedule|books?))\b"
    r"|\b(?:do i|do we|if i|whether i) (?:still |actually |already |even ){1,2}(?:have|got) (?:an?|my|our|the|that) (?:\w+ )?(?:appointment|booking|visit|slot|reservation)\b"
    r"|\b(?:appointment|booking|visit|slot|reservation) (?:is|was) (?:still |really |actually |already ){0,2}(?:on|confirmed|booked|there|valid|standing)\b",
    re.IGNORECASE,
)


def asks_of_a_visit(text: str) -> bool:
    """Whether it is asked if an appointment stands, whatever time is named ("금요일 3시에 … 예약 돼 있는 거 맞죠?")."""
    return _IS_BOOKED.search(text[:LONGEST]) is not None or asks_of_a_visit_booked(text)


def asks_for_both(text: str) -> bool:
    """Whether a consultation is wished for beside what is to be done with an appointment ("예약 취소하고 상담 신청할게요")."""
    return _AND_A_WISH.search(text[:LONGEST]) is not None


def plans_a_visit(text: str) -> bool:
    """Whether the words name a time at which the writer means to come ("화요일 3시에 가면 되죠?")."""
    words = text[:LONGEST]
    return len(words) <= PLAIN * 2 and _COMES.search(words) is not None and _DAY_OR_HOUR.search(words) is not None


_AS_PLANNED = re.compile(
    r"(?:(?:네|넵|예|꼭|그때|그날|제시간에|시간\s?맞춰서?|그럼|맞춰서)[\s,.!]{1,2}){0,3}(?:갈(?:게|께)요?|가겠습니다|갑니다|갈\s?거예요|뵐게요|봬요|뵙겠습니다)[\s.!~^ㅎ]*"
    r"|(?:yes,? |ok,? |sure,? )?i(?:'ll| will) (?:come|be there)(?: then)?[\s.!]*",
    re.IGNORECASE,
)


def comes_as_planned(text: str) -> bool:
    """Whether somebody says to come, and nothing else ("네 그때 갈게요")."""
    return _AS_PLANNED.fullmatch(text[:LONGEST].strip()) is not None


def plans_only_a_visit(text: str) -> bool:
    """The same, and no wish for a consultation stands beside it."""
    return plans_a_visit(text) and WISHED.search(text) is None


_CALLED_OFF = re.compile(
    r"^(?!.*(?:동의|정보|기록|데이터|사진|상담|신청|접수|consent|data)).*(?:취소|없던\s?[일거걸것]|무[르를]|물[러리릴])"
)


def moves_a_visit(text: str) -> bool:
    """Whether an appointment is to be moved to a day or an hour, whatever else stands beside it (a name, a number), or one that
    somebody has is called off."""
    words = text[:LONGEST]
    if speaks_of_a_visit(words) and _DAY_OR_HOUR.search(words) is not None and _CHANGES.search(words) is not None:
        return True
    return _is_of_ones_own(words) and _CALLED_OFF.search(words) is not None


_MOVING = re.compile(
    r"(?:제|저|내)?\s?(?:예약|방문|내원)(?:을|를|은|날짜|시간|일정)?|(?:으로|로)?\s?(?:변경|바꾸|바꿔|바꿀|옮기|옮겨|옮길|미루|미뤄|미룰|당겨|당길)"
    r"(?:하고|고)?\s?(?:해|싶|주|줘|드|할|될|수|있)?\S{0,8}(?:\s(?:있|될|주|싶)\S{0,6})?"
)


_FROM = re.compile(
    r"\S{2,10}에서\s(?=\S)|^.{1,16}?(?:예약|방문|내원)(?:을|를)\s(?=\S.{0,20}(?:으로|로)\s)|^.{1,16}?(?:예약|방문|내원|수술|시술|상담)(?:\S{0,3}\s?(?:인데요?|이었는데|였는데|있는데|잡혔는데|했는데|된\s?거|한\s?거|된\s?걸|한\s?걸)\S?\s)(?=\S)"
)  # The day that is left: "금요일에서 토요일로".


def without_moving(text: str) -> str:
    """What is left of "예약을 12월 3일 3시로 바꿔 주세요" without the wish to move: the time, where hardly anything else is said."""
    return " ".join(_MOVING.sub(" ", _FROM.sub("", text[:LONGEST])).split())


_ACTIONS = {fold(action.replace(" ", "")): action for action in ("예약 변경", "예약 취소", "예약 확인")}


def mistyped(text: str) -> str | None:
    """What is done with an appointment, where only the repaired spelling says so: "예략 번경"."""
    tight = spell(text).tight
    return next((action for name, action in _ACTIONS.items() if tight.startswith(name) and action not in text), None)

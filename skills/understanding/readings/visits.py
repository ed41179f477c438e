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


def speaks_of_a_visit(text: str) -> bool:
    """Whether the words are about an appointment that was made before: when it is, moving it, or coming late."""
    words = _AND_A_WISH.sub("", text[:LONGEST])
    if _WHAT_IF.search(words):
        return False
    if _IS_BOOKED.search(words) or asks_of_a_visit_booked(words):
        return True
    is_moved = _MOVES.search(words) is not None
    return _VISIT.search(words) is not None and (is_moved or _NO_VISIT.search(words) is None)


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


def moves_a_visit(text: str) -> bool:
    """Whether an appointment is to be moved to a day or an hour, whatever else stands beside it (a name, a number)."""
    words = text[:LONGEST]
    return speaks_of_a_visit(words) and _DAY_OR_HOUR.search(words) is not None and _CHANGES.search(words) is not None


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

"""Times that are told in a sentence and are not the writer's wish: another's beside one's own ("엄마는 오후가 좋다는데 저는 오전이요"),
that of a flight or of another appointment, what is over, and what is taken back before its end ("수요일? 아 회의다 목요일 3시").

Each is a clause that is left out; what is wished is read from those that stay."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import pieces
from skills.fields.reading.remembering import once
from skills.fields.refusing.korean import TIME
from skills.fields.refusing.of_life import tells_of_ones_life

LONGEST = 120  # Letters that are looked into.
_EN_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|weekdays?|today|tomorrow|tonight"
_EN_PART = r"mornings?|afternoons?|evenings?|nights?|noon|lunch(?:\s?time)?"
_EN_HOUR = r"\d{1,2}(?::\d\d)?\s?(?:[ap]\.?m\b\.?|o'?\s?clock)|(?:at|around|about|by|after|before|until|till|like|say|prefers?|wants?|says?|said) \d{1,2}(?::\d\d)?(?![\d:/])"
_NAMES = re.compile(rf"{TIME}|\b(?:{_EN_DAY}|{_EN_PART}|{_EN_HOUR})", re.IGNORECASE)
_A_DAY = re.compile(
    rf"[월화수목금토일](?:요일|욜)|오늘|내일|낼|모레|글피|평일|주말|주중|\d\s?일|[번음담]\s?주|\b(?:{_EN_DAY})\b",
    re.IGNORECASE,
)
_A_PART = re.compile(
    rf"오전|오후|아침|점심|저녁|밤|새벽|낮|정오|(?:\d|[한두세네섯곱덟홉열])\s?시(?!간)|\d:\d\d|\b(?:{_EN_PART}|{_EN_HOUR})",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"전화|연락|통화|콜|주세요|주시|줘|부탁|가능|괜찮|이후|이전|[후뒤]에|전에|말고|빼고|그\s?(?:뒤|후|다음|전)|끝나|좋[아겠]|돼요|됩니다|되[나는요고]|받[을아는]|바꿔|바꿀|옮|으?로\s?(?:해|할)|원해|편[해하한]|아무|언제"
    r"|\b(?:call|reach|phone|ring|contact|free|available|after|before|until|till|please|talk|speak|works?|fine|ok(?:ay)?|instead)\b",
    re.IGNORECASE,
)
"""Of a call, and no mere telling."""

_KIN = (
    r"(?:(?:우리|저희|제|울)\s)?(?:시?어머(?:니|님)|시?아버(?:지|님)|엄마|아빠|남편|신랑|아내|와이프|집사람|따님|딸|아드님|아들|애들?|아이들?|언니|누나|오빠|형|동생|친구|남친|여친|남자\s?친구|여자\s?친구"
    r"|장모님|장인|할머니|할아버지|이모|고모|삼촌|사촌|조카|룸메(?:이트)?|사장님|팀장님|동료|선배|후배|걔|그\s?사람|상대방)"
)
_SUBJECT = re.compile(
    rf"(?<![가-힣])(?:(?P<other>{_KIN}(?:이|가|은|는|도|께서는?|쪽은)?)|(?P<own>(?:저|나|난|전|제가|내가|본인)(?:는|은|도)?(?:요)?))\s"
    r"|\b(?:(?P<en_other>(?:my|our|the) (?:mom|mother|mum|dad|father|husband|wife|sister|brother|son|daughter|kids?|friend|boss|partner|boyfriend|girlfriend|roommate)|mom|dad|he|she|they)|(?P<en_own>i(?:'d|'m| am| would)?|me|mine|for me))\b",
    re.IGNORECASE,
)
_IS_REACHED = re.compile(r"전화|통화|연락|받[을으아]|\b(?:call|reach|phone|talk|answer|pick up|speak)\b", re.IGNORECASE)
_HEARSAY = re.compile(
    r"(?:갔|왔|했|받았|간|온|한|받는|잡았|탔|탄|끝난|예약한|예약했)다(?:고\s?하?)?(?:던데|더라|더라고|네|는데|던|고\s?들었)|(?:갔|왔|했|받았|잡았|예약했)(?:대|어|거든|는데|었)"
)
_WEEK = r"(?:이번|다음|다다음|담)\s?주\s?"
_AT = rf"(?:{_WEEK})?{TIME}(?:\s?(?:부터|까지))?"
_ELSEWHERE = r"(?:(?:딴|다른|타|옆|그|큰|대학|종합|동네|산부인과|정형)\s?(?:병원|의원|클리닉|데|곳)|치과|안과|내과|피부과|산부인과|정형외과|이비인후과|한의원|미용실|네일|헤어샵|식당|은행|관공서)"
_EVENT = (
    r"(?:비행기|비행편|항공편|기차|열차|ktx|srt|고속버스|버스|배편|탑승|체크인|출국|입국|귀국|출발|도착|면접|인터뷰|시험|결혼식|돌잔치|장례식|제사|모임|동창회|회식|약속|미팅|회의|발표|출장|여행|세미나|강의|수업|레슨|과외|알바|당직"
    r"|검진|건강검진|물리치료|공연|콘서트|영화|예식|상견례|촬영|이사|졸업식|입학식|마감|재판|경기|행사)"
)
_DAILY = r"(?:출근|등교|등원|하교|하원|낮잠)(?:\s?시간)?"
_IS = r"(?:이?에요|예요|입니다|이?거든요?|인데요?|이?라서요?|이?야|이?라|임|이?고요?|잡[혀혔]\S{0,4}|있[어습]\S{0,4}|이?죠|이?지요|타[요야]\S{0,3}|타러\s\S{1,4})"
_BOOKED_ELSEWHERE = re.compile(
    rf"(?<![가-힣]){_ELSEWHERE}(?:에|은|는|이|가)?\s(?:(?:예약|진료|검사|수술|상담|시술|방문)(?:이|은|을|도)?\s)?.{{0,8}}?{_AT}|{_AT}에?\s(?:\S{{1,4}}\s)?{_ELSEWHERE}(?:에|을|를)?\s?(?:예약|진료|검사|가|{_IS})"
)
_IS_AT = re.compile(
    rf"(?<![가-힣])(?:\S{{1,5}}\s)?(?:{_EVENT}|{_DAILY}(?=[이은]))(?:이|가|은|는|도)?\s(?:\S{{1,4}}\s)?{_AT}에?\s?(?:{_IS}|$)|{_AT}에?\s(?:\S{{1,4}}\s)?{_EVENT}(?:\s?(?:{_IS})|[\s.!~ㅠㅜ]*$)"
)
_BUSY_THEN = re.compile(
    r"^(?P<wish>.{2,40}?[요다][\s,.]{1,3}.{1,24}?[은는]\s)(?:\S{1,4}\s)?[가-힣]{0,6}(?:이?라서?|때문에|있어서|가서|해서)\s(?=빼|제외|말고|피해)"
)
"""Why a day is left out behind a wish: "3시 이후요 화요일은 수업이라 빼고요", where the reason would be all that is heard."""
_WHY = re.compile(
    rf"(?<![가-힣])(?:\S{{1,5}}\s)?(?:{_EVENT}|{_ELSEWHERE}(?:\s예약)?)(?:이|가|은|는|도)?\s(?:\S{{1,4}}\s)?{_AT}(?:이?라서?|이?니까|여서|이어서|이?고|인데)[\s,]{{1,3}}(?=.{{0,20}}?{TIME})"
    rf"|(?<![가-힣\d]){_AT}(?:에|엔|에는|은|는)?\s(?:\S{{1,4}}\s)?{_EVENT}(?:이|가)?\s?(?:이?라서?|이?니까|이?어서|있어서|있으니까?|잡혀서|때문에)[\s,]{{1,3}}(?={_AT}(?:에|으?로)?(?:이?요|\s|$))"
    rf"|(?:아까|방금|전에|처음에)\s(?:는\s)?{_AT}(?:이?라고|으?로)\s?(?:했는데|적었는데|말했는데|썼는데|했지만)[\s,]{{1,3}}(?=.{{0,12}}?{TIME})"
)
"""Why another time is wished, in front of it: "면접이 오전이라 오후가 좋아요"; and what was said before."""
_EN_EVENT = re.compile(
    r"\b(?:my|our|the|a|an|another|his|her) (?:[\w']{1,15} ){0,2}?(?:flight|train|plane|bus|ferry|appointment|interview|exam|test|meeting|class|lecture|shift|wedding|funeral|dinner|lunch date|party|check-?in|reservation|booking|graduation|lesson|dentist|conference|presentation|deadline|game|concert|movie)\b(?: (?!to\b)[a-z']{1,15}){0,5}? ?(?:is|'s|are|was|starts?|leaves?|begins?|departs?|at|on|tomorrow|today|tonight|\w+day)\b"
    r"|\bi (?:land|fly|leave|depart|arrive|board|take off|check in|check out|see (?:the|my|a) (?:doctor|dentist))\b",
    re.IGNORECASE,
)
_EN_ASKED = re.compile(
    r"\b(?:would|like|want|need|could|can|book|make|move|chang\w+|resched\w+|set|arrange|prefer)\b", re.IGNORECASE
)
_POINTS_BACK = re.compile(
    r"끝나|끝난|마치|마쳐|그\s?(?:거|뒤|후|이후|전|다음|때|날|시간|사이)|\b(?:after|before|then|that day|from then)\b",
    re.IGNORECASE,
)
"""What is wished stands beside what is told: "4시까지 수업이에요 끝나고 주세요"."""
_OVER = re.compile(
    r"(?:팠|부었|났|먹었|뽑았|맞았|았었|했었|렸|쳤|졌|갔|왔|잤|샀|봤|끊었|나았|낳았|심했|멀쩡했|괜찮았|다녔|받았|있었|없었|좋았|나왔|들었|참았|쉬었|찍었)(?:는데|었는데|지만|고|어요|습니다|음|네요|거든요|다가|어|더니)|(?:찍은|찍힌|촬영한)\s?(?:거|것|건|사진)"
)
"""What is over: "아침까지 아팠는데", "월요일에 실밥 뽑았고"."""
_FREED = re.compile(r"시간|비었|비워|취소|정했|바꿨|골랐|잡았|옮겼|미뤘|당겼|말했|적었|예약|휴가|연차")
_OF_THE_BODY = re.compile(
    r"(?:가라앉|괜찮아졌|나아졌|좋아졌|멀쩡|말짱|먹었|잤|아[팠프파픈]|부[었은어기]|붓|쑤[시셔셨]|욱신|화끈|뻣뻣|뻑뻑|뻐근|묵직|가려[워운]|가렵|간지[러럽]|따[갑가]|따끔|저[리려릿]|저림|시큰|시[려리]|얼얼|쓰[라려]|떨[리려]|뭉[치쳐]|진물|고름|(?:열|피|고름|식은땀)이\s?(?:나|났)|피가\s?(?:나|났|비)"
    r"|(?:이마|얼굴|피부|눈|코|볼|턱|입술|목|가슴|배|귀|두피|관자놀이|광대|흉터|상처|실밥|수술\s?부위|부위)(?:이|가|은|는|도|에서|에|쪽이)?\s(?:\S{1,4}\s)?(?:[당땅땡]기|[당땅땡]겨|피가?\s?나|열감|빨개|벌게|멍|무[거겁]|건조|처[지져]|커[지져]|딱딱|막[히혀]|감[기겨]|안\s?[떠감보들]))"
)
"""How the body is, which is no call: "아침까지 아팠는데", "오후 5시에 이마가 당겨요"."""
_STOPS = r"[\s,.!?~…]{1,4}"
_ON_SECOND_THOUGHT = re.compile(
    rf"^(?P<old>.{{2,28}}?){_STOPS}(?:아|음+|어|아니|앗|아차|엇|헉|근데|oh|no|wait|hmm+|ah|actually|nope)(?:[\s,.!~…]{{1,3}}(?:no|wait|아니|근데|actually|sorry))?[\s,.!~…]{{1,3}}(?P<tail>.{{4,80}})$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?<=[다지네요데라고군나음임])(?<!그리고)(?:구나)?[\s,.!~ㅠㅜ…]{1,4}|(?<=니까)\s|(?<=잖아)\s|[,.!;]\s"
)
_TAKEN = re.compile(
    r"회의|미팅|쉬는|쉰다|쉬네|휴일|휴무|휴진|공휴일|수업|출장|약속|출근|근무|당직|알바|시험|면접|여행|제사|모임|결혼|병원|예약|일이?\s?있|바쁘|바빠|안\s?[되돼됩]|못|힘들|어렵|곤란|비행기|학원|강의|있[네지다었]|차\s?있|겠[다네]"
    r"|\b(?:holiday|closed|busy|away|class|meeting|work(?:ing)?|can'?t|cannot|not|out|travel\w*|booked|appointment|school|exam|off)\b",
    re.IGNORECASE,
)
_ADDS = re.compile(r"그리고|또는|아니면|아님|도\s?(?:돼|되|됩|괜찮|좋|가능)|\b(?:or|and also|also)\b", re.IGNORECASE)
_CONCEDED = re.compile(
    r"^(?P<old>.{2,20}?)\s?(?:(?:\S{1,4}긴|\S{1,3}기는)\s?(?:하?한데|하는데|하지만|해도|하나|했는데|했지만|합니다만|해요\s?근데)|(?:좋은데|편한데|좋지만|편하지만|좋겠는데|좋겠지만|하고\s?싶은데|하고\s?싶지만|원했는데|되면\s?좋은데))"
    r"[\s,]{1,3}(?P<new>.{2,40})$"
)
_ONLY = re.compile(r"(?:만|밖에)(?:\s?(?:돼|되|됩|가능|시간|안|못|이?요|받|으로)|[\s.!]*$)")
_EN_ONLY = re.compile(
    r"^.{3,60}?\b(?:but|though|however|unfortunately)\b.{0,16}?\b(?P<new>(?:only|just)\b.{3,40}|(?:can|could) only\b.{3,40}|.{3,20}\bonly)$",
    re.IGNORECASE,
)


class Told(NamedTuple):
    """The words that may hold a wish, and whether what is left out is a time at which the writer is taken."""

    wish: str
    is_taken: bool = False


@once
def told_beside(text: str) -> Told:
    """The words without the times that are only told; an empty wish where there were no others."""
    words = text.strip()
    if len(words) > LONGEST or _NAMES.search(words) is None:
        return Told(text)
    words = on_second_thought(words)
    words = _WHY.sub("", _conceded(_BUSY_THEN.sub(r"\g<wish>", words)))
    words = _own(words)
    parts = pieces(words)
    felt = {one for one, behind in pairwise(parts) if _leads_to_what_is_felt(one, behind)}
    out = [(one, is_taken) for one in parts if (is_taken := _is_taken(one)) or one in felt or _is_none_of_a_call(one)]
    if not out:
        return Told(words if words != text.strip() else text)
    left = [one for one in parts if one not in {said for said, _ in out}]
    if any(_POINTS_BACK.search(one) and _NAMES.search(one) is None for one in left):
        return Told(words)
    return Told(" ".join(left), any(is_taken for _, is_taken in out))


def names_a_time(words: str) -> bool:
    """Whether a day, a part of the day or an hour is named, wished for or not."""
    return _NAMES.search(words) is not None


def _kinds(words: str) -> set[str]:
    return {kind for kind, one in (("day", _A_DAY), ("part", _A_PART)) if one.search(words)}


def on_second_thought(words: str) -> str:
    """ "수요일 3시쯤? 아 수요일은 회의다 목요일 3시" as "수요일 3시 아니 목요일 3시"."""
    found = _ON_SECOND_THOUGHT.match(words)
    if found is None or not _kinds(found["old"]) or _ADDS.search(found["tail"]):
        return words
    clauses = [one.strip() for one in _ENDS.split(found["tail"]) if one and one.strip()]
    taken = [at for at, one in enumerate(clauses) if _TAKEN.search(one)]
    new = " ".join(clauses[taken[-1] + 1 :]) if taken else ""
    if not new or not _kinds(new):
        return words
    old = found["old"].rstrip(" ?.,~!")
    return new if _kinds(old) <= _kinds(new) else f"{old} {'no, wait' if words.isascii() else '아니'} {new}"


def _conceded(words: str) -> str:
    """ "오전이 좋긴 한데 오후만 돼요" as the afternoon; "내일이 되긴 하는데 3시 이후요" keeps both."""
    if (only := _EN_ONLY.match(words)) is not None and _kinds(only["new"]) and _kinds(only["new"]) >= _kinds(words):
        return re.sub(r"\b(?:only|just)\b", " ", only["new"]).strip()
    found = _CONCEDED.match(words)
    if found is None or _ONLY.search(found["new"]) is None or not _kinds(found["old"]):
        return words
    return found["new"] if _kinds(found["old"]) <= _kinds(found["new"]) else words


def _own(words: str) -> str:
    """The writer's own time where another's stands beside it: "남편은 6시가 좋다는데 난 10시"."""
    starts = list(_SUBJECT.finditer(words))
    if not starts or (starts[0].start() > 0 and len(starts) < 2):
        return words
    ends = [one.start() for one in starts[1:]] + [len(words)]
    said = [(one["own"] or one["en_own"], words[one.start() : end]) for one, end in zip(starts, ends, strict=True)]
    own = [one for is_own, one in said if is_own and _NAMES_HOUR.search(one)]
    others = [one for is_own, one in said if not is_own and _NAMES_HOUR.search(one)]
    if not own or not others or any(_IS_REACHED.search(one) for one in others) or any(map(_TAKEN.search, own)):
        return words
    return " ".join(one.strip(" ,.") for one in own)


_NAMES_HOUR = re.compile(rf"{_NAMES.pattern}|\b\d{{1,2}}(?=[\s,.!]*(?:$|but|and))", re.IGNORECASE)


def _is_anothers(clause: str) -> bool:
    """What another did then, or is said to do: "친구가 내일 3시에 갔다던데"."""
    found = _SUBJECT.match(clause)
    return (
        found is not None
        and not (found["own"] or found["en_own"])
        and _NAMES.search(clause) is not None
        and _HEARSAY.search(clause) is not None
        and _CALLED.search(clause) is None
    )


def _leads_to_what_is_felt(clause: str, behind: str) -> bool:
    """Whether a clause tells when it was that the next one happened to the body: "3시에 밥 먹고 배가 아팠어요"."""
    is_of_it = _NAMES.search(clause) is not None and _LEADS.search(clause) is not None
    return (
        is_of_it and _OF_THE_BODY.search(behind) is not None and not (_CALLED.search(clause) or _CALLED.search(behind))
    )


_LEADS = re.compile(r"(?<!시)(?<!요일)(?<!오전)(?<!오후)(?<!분)(?:고|서|는데|더니|다가)$")


def _is_none_of_a_call(clause: str) -> bool:
    return _is_anothers(clause) or _is_over(clause) or tells_of_ones_life(clause)


def _is_taken(clause: str) -> bool:
    """Whether the time of a flight, of a meeting or of an appointment elsewhere is told, and nothing of a call."""
    if _NAMES.search(clause) is None or "?" in clause or _CALLED.search(clause) or _EN_ASKED.search(clause):
        return False
    return any(one.search(clause) for one in (_BOOKED_ELSEWHERE, _IS_AT, _EN_EVENT))


def _is_over(clause: str) -> bool:
    """Whether the clause tells what was, or how the body is: "아침까지 아팠는데"."""
    if _NAMES.search(clause) is None or _FREED.search(clause):
        return False
    return _OVER.search(clause) is not None or (_OF_THE_BODY.search(clause) is not None and not _CALLED.search(clause))

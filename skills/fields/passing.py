"""Facts that are said in passing: name, number, age, a time to be called, and the way to be answered, in one free sentence.

Pure and careful: a time counts only where it is a wish to be reached, an age only where it is plainly of age or plainly not,
and nothing here says what the body is about."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from collections.abc import Callable
from contextlib import suppress
from typing import Any, NamedTuple

from skills.fields import Invalid
from skills.fields.age.told import OF_AGE, is_in_third_year, is_put_right, said_age, words_of
from skills.fields.contact import found as contact_in
from skills.fields.contact import without_contact
from skills.fields.naming.names import name_in
from skills.fields.persons import speaks_of_a_relative
from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import pieces
from skills.fields.refusing.told_times import told_beside
from skills.fields.timing.wishes import When
from skills.fields.unsuited import unsuited
from storage.characters import plain

LONGEST = 400  # Letters that are looked into.
SURELY_OF_AGE = 16  # Counted years: "15살" may be thirteen or fourteen in full years, and is asked about.

_GROWN = re.compile(
    r"고등학교?\s?[1-3]\s?학년|고등학생|(?<![가-힣\d])고[23](?![가-힣\d]|$)|(?<![가-힣\d])고[123](?=이에요|예요|인데|입니다|이요|에요)|대학생|대학교\s?[1-4]\s?학년|직장인|회사원|[2-9]0대(?!에)|(?:스물|스무|서른|마흔|쉰|예순|일흔|여든|아흔)\s?(?:하나|한|둘|두|셋|세|넷|네|다섯|여섯|일곱|여덟|아홉)?\s?살"
    r"|(?:환갑|회갑|칠순|팔순|고희)(?:도|을|이|은)?\s?(?:(?:다|벌써|막|곧|올해)\s)?(?:지[난났나]|넘|앞[둔두뒀]|되|됐|된|이에요|예요|이요|이네|인데|입니다|맞)"
    r"|(?<![가-힣])(?:스물|서른|마흔|쉰|예순|일흔|여든)(?:(?:하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉)(?=\s[가-힣]{2,4}|[\s,]{1,2}\+?\d{2})|(?:하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉)?(?=이에요|이고|입니다|이요|이여|인데|이구|이라|됐|된|먹은|먹었))"
)
_ENGLISH_AGE = re.compile(
    r"\b[A-Z][a-z'’-]{1,19}\s(?:here|speaking),?\s(?:1[6-9]|[2-9]\d)(?=[,.\s]|$)(?!\s?(?:%|cc|st|nd|rd|th))|\b[Ii](?:'m| am)\b[^.!?\n]{0,40}?,\s?(?:1[6-9]|[2-9]\d)(?=[,.\s]|$)(?!\s?(?:%|cc|st|nd|rd|th))"
)
_BARE_AGE = re.compile(r"(?:\s(?:here|speaking))?(?:,\s?|\s?\()(?:1[6-9]|[2-9]\d)(?=\s?[,.;)]|$)")
_AGE_TOLD = re.compile(
    r"^\s?[가-힣]{2,4}\s?/\s?(?:1[6-9]|[2-9]\d)(?=\s?/)|나이(?:는|:)?\s?(?:만\s?)?(?:1[6-9]|[2-9]\d)(?!\d)"
)
_GREETS = re.compile(r"\bgood (?:morning|afternoon|evening)\b", re.IGNORECASE)
_GROWN_PAST = re.compile(r"때(?!문)|시절|적에|부터|까지|이상|미만|이하")
_TIME = re.compile(
    r"(?:(?:오늘|내일|모레|글피|이번\s?주|다음\s?주|다다음\s?주|담주|평일|주말|매일|[월화수목금토일]요일|\d{1,2}월\s?\d{1,2}일|\d{1,2}일(?!째)|오전|오후|아침|점심|저녁|낮(?![아은게추다음])|퇴근"
    r"|\d{1,2}\s?시(?!간)(?:\s?반|\s?\d{1,2}\s?분)?|(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|열한|열두)\s?시(?!간)(?:\s?반)?|아무\s?때나?|언제든지?|상관\s?없"
    r"|이후|이전|사이|부터|까지|쯤|경|시간|중에?|안에|에|로|으로|만|나|이나|또는|은|는"
    r"|\b(?:at|after|before|around|by|until|from)\s(?:1\d|2[0-4]|[1-9])(?::[0-5]\d)?(?![\d:/%-]|\.\d|\s?(?:am|pm|years?|yo|days?|weeks?|months?|cc)\b)|(?<![\d:])(?:1\d|2[0-3]|[1-9]):[0-5]\d(?![\d:])(?!\s?(?:am|pm)\b)"
    r"|\b(?:tomorrow|today|next|this|on|at|after|before|around|week|weekdays?|weekends?|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?s?\b|\b(?:mornings?|afternoons?|evenings?|noon|any\s?time)\b|\d{1,2}(?::\d{2})?\s?(?:am|pm)\b)[\s,]{0,2}){1,8}",
    re.IGNORECASE,
)
_DOES_NOT_SUIT = re.compile(
    r"(?:엔|는|은)?\s?(?:(?:전화|통화|연락)(?:를|는|은|가)?\s)?(?:못|안\s?[되돼]|힘들|어려|어렵|바빠|바쁘|곤란|불가|말고|빼고|제외|피해)"
)
"""Behind a time at which nobody may be reached: "낮에는 못 받아요"."""
_ALL_BUT = re.compile(
    r"(?<![가-힣])(?:(?:오늘|내일|모레|평일|주말|오전|오후|아침|점심(?:시간)?|저녁|[월화수목금토일](?:요일|욜))\s?(?:하고|이랑|,)?\s?){1,3}(?:만|은|는)?\s?(?:빼고는?|빼면|제외하고는?|말고는|아니면|안\s?[되돼]고|힘들고|어렵고)"
    r"\s(?:(?:나머지[는은]?|나머진|다른\s?(?:날|때)[은는]?)\s)?(?:다|모두|전부|아무\s?때나|언제든지?|상관\s?없|(?:통화|전화|연락)\s?(?:다\s)?(?:가능|돼|되|됩|괜찮|좋))[^,.!~]{0,10}"
)
"""All that is not named suits, told beside a number: it is kept as it was said."""
_STRONG = re.compile(
    r"오늘|모레|글피|주|월\s?\d|일|오전|오후|아침|점심|저녁|낮(?![아은게추다음])|시|아무|언제든|day|morning|evening|noon|time|am|pm|week",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"통화|연락|전화|가능|쯤|상담\s?(?:받|이요|하고|원|희망|부탁|신청|예약)|예약(?:을)?\s?(?:하고|할|해|잡|원|희망|부탁|가능|되)|편해요|편합니다|괜찮아요|좋아요|희망|(?:시|이후|이전)(?:이?요|에요|예요)[.!~\s]*$|(?:평일|주말|요일)\s?(?:오전|오후|아침|저녁)(?:이?요|에요|예요)[.!~\s]*$|\b(?:call|reach|consultation|available|free|works|fine|okay)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"생일|기념일|어제|그제|그저께|지난|작년|(?<!오)전에|때부터|부터\s?(?:아프|붓|부었|통증|그랬|그래요|이래요)|수술했|했는데|받았|째|\b(?:yesterday|ago|last|since)\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"(?:[했였렸졌갔왔었]|받았|맞았)(?:어요?|습니다|는데요?|거든요?|고요?|음|지만)|\b(?:had|was|were|did|got)\b"
)
_BY_CHAT = re.compile(
    r"(?:카톡|카카오톡|채팅|여기|톡|메시지|이쪽)\s?(?:으로|로|에서|에|에다)?(?:만)?\s?(?:대답|답|연락|알려|주세요|주시|받|해\s?주|보내|상담|회신|원해)|(?:전화|통화|번호)(?:는|은|도)?\s?(?:말고(?!.{0,14}(?:번호|폰으로|전화로)|\s(?:나머지|다른|다\s|전부|모두))|대신|없이|는\s?싫|는\s?안|안\s?남|는\s?어려|은\s?안|는\s?못|은\s?못|은\s?싫|는\s?빼)|\b(?:reply|answer|contact me|write|message me)\b.{0,12}\b(?:here|in (?:the )?chat|by chat|kakao\w*)\b|\b(?:no (?:phone )?calls?|no phone|don't call)\b(?! (?:me )?(?:please )?(?:in|on|at|before|after|during|until|till|between|from|this|today|tomorrow|early|late|while|when|\d)\b)",
    re.IGNORECASE,
)
_BY_SMS = re.compile(
    r"문자(?:로|만|메시지로)?\s?(?:주세요|답|연락|보내|부탁|가능|받|주시|해\s?주)|\b(?:text|sms)\b(?: me)?",
    re.IGNORECASE,
)
_BY_CALL = re.compile(r"(?:전화|통화)(?:로)?\s?(?:주세요|부탁|주시|해\s?주|원해|가능)|\bcall me\b", re.IGNORECASE)
_NO_SMS = re.compile(r"문자\s?(?:말고|대신|는\s?싫)")


_WAYS = {
    "카카오톡": "chat",
    "카톡": "chat",
    "톡": "chat",
    "채팅": "chat",
    "문자": "sms",
    "전화": "call",
    "통화": "call",
}
_ALONE = re.compile(
    rf"(?:그냥|다시|아니|네)?\s?(?P<way>{'|'.join(_WAYS)})(?:으로|로)\s?(?:만\s?)?(?:바꿀게요|바꿔\s?주세요|바꿔줘요?|변경할게요|변경해\s?주세요|할게요|할래요|하고\s?싶어요|부탁\S{{0,4}}|요)[.!~ ]*"
)
"""A way to be answered and nothing else: "전화로 바꿀게요", "카톡으로요"."""


class Passing(NamedTuple):
    """What a sentence says besides: each is None where it says nothing of it."""

    name: str | None = None
    phone: str | None = None
    is_of_age: bool | None = None
    when: Any = None
    channel: str | None = None


def passing(text: str, read_when: Callable[[str], Any]) -> Passing:
    """The facts in these words. `read_when` reads a wish for a time, or raises `Invalid`."""
    words = plain(text[:LONGEST])
    said = contact_in(words)
    name = said.name or name_in(words)
    return Passing(
        name,
        said.phone,
        is_of_age(words) or (_is_aged_beside(words, name) if name else None),
        when_in(words, read_when),
        channel_in(words),
    )


_NOT_YET_SO_OLD = re.compile(r"(?:살|세)\S?\s?(?:아직\s)?(?:안|못)\s?[됐되돼됬넘]")


def is_of_age(words: str) -> bool | None:
    """True where the writer is plainly fourteen or over; None where it is not said or not plain."""
    words = words[:LONGEST]
    if speaks_of_a_relative(words) or is_put_right(words_of(words)) or _NOT_YET_SO_OLD.search(words):
        return None
    age = said_age(words)
    if is_in_third_year(words) and (age is None or age >= OF_AGE):
        return True
    if age is not None:
        return True if age >= SURELY_OF_AGE else None
    if _ENGLISH_AGE.search(words) or _AGE_TOLD.search(words):
        return True
    return True if _GROWN.search(words) and not _GROWN_PAST.search(words) else None


def _is_aged_beside(words: str, name: str) -> bool | None:
    """An age behind a name in Latin letters, and no other word with it: "Jane Doe, 38, …", "Jane Doe (52)"."""
    _, _, behind = words.partition(name) if name.isascii() else ("", "", "")
    is_told = _BARE_AGE.match(behind) is not None and not speaks_of_a_relative(words)
    return True if is_told and said_age(words) is None else None


def channel_in(words: str) -> str | None:
    """How the writer wants to be answered: `chat`, `sms` or `call`."""
    if alone := _ALONE.fullmatch(words.strip()):
        return _WAYS[alone["way"]]
    if _BY_SMS.search(words) and not _NO_SMS.search(words):
        return "sms"
    if _BY_CHAT.search(words):
        return "chat"
    return "call" if _BY_CALL.search(words) else None


def tells_of_the_past(words: str) -> bool:
    """Whether a time in the words is one that something happened at ("작년 5월에 했어요"), and no wish."""
    return _PAST.search(words) is not None or _HAPPENED.search(words) is not None


def when_in(words: str, read_when: Callable[[str], Any]) -> Any:
    """A time at which the writer may be reached: what is left of the words without name and number, where that can be read as
    a whole, else the longest words of time; none of those at which nobody may call."""
    words = told_beside(_GREETS.sub(" ", words)).wish
    if _PAST.search(words):  # "예전에 넣었어요 전화는 토요일에 주세요": what was is told in a clause of its own.
        words = next((one for one in pieces(words, None) if not tells_of_the_past(one) and _REACHED.search(one)), "")
    for one in pieces(words, None):
        if _HAPPENED.search(one) and not _REACHED.search(one):
            words = words.replace(one, " ")  # "오늘 폰 새로 했거든요"
    beside = contact_in(words)
    if not (_REACHED.search(words) or beside.phone):
        return None
    hits = [hit for hit in _TIME.finditer(words) if not _DOES_NOT_SUIT.match(words, hit.end())]
    phrases = [one for hit in hits if _STRONG.search(one := hit[0].strip(" ,"))]
    told = without_contact(words, beside.name or name_in(words)) if beside.phone else _of_a_call(words)
    if told and (phrases or unsuited(told)):
        with suppress(Invalid):
            return read_when(told)
    if unsuited(told or words):
        return None
    for phrase in sorted(phrases, key=len, reverse=True)[:3]:
        with suppress(Invalid):
            return read_when(phrase)
    out = _ALL_BUT.search(words)
    return When("anytime", said=out[0].strip()).to_data() if out else None


def _of_a_call(words: str) -> str:
    """The clauses that tell when one does not suit, with those that tell of a call; none where nothing is told so."""
    parts = [one for one in pieces(words, None) if _TIME.search(one) and (_REACHED.search(one) or unsuited(one))]
    return " ".join(parts) if unsuited(" ".join(parts)) else ""

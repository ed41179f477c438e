"""How somebody wants to be answered: in the chat, or by text message; and when not to be called."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from skills.fields.reading import patterns as re
from skills.fields.reading.dialects import in_standard
from skills.fields.reading.remembering import once
from skills.understanding.learned.moves import SURE, does
from skills.understanding.questions import asks
from skills.understanding.undone import WAY, is_undone

MOST = 120  # Letters of such words.
_ASKED_FOR = re.compile(
    r"주[세시실십면]|줘|부탁|싶|원해|되나요|되[죠져]|되지요|될까|돼요|괜찮|\b(?:please|can you|could you|would you)\b",
    re.IGNORECASE,
)
"""What makes a question a polite wish."""


_NAMED_SO = re.compile(
    r"(?:(?:저는|제|이름은|성함은)\s){0,2}문자(?![로만는도은을를주면])[가-힣]"
    r"(?:이?라고?\s?(?:해요|합니다|불러\s?주세요)|이?에요|예요|입니다|이?요|이고요?|이구요)[\s.!]*|문자[영현희진경선미숙준호철윤원연애란정혜순옥주성훈우인]"
)
"""Whose name begins like a text message: "문자영이라 합니다"."""

_IF_MISSED = re.compile(
    r"(?:(?:전화|통화|연락|콜)\S{0,2}\s?)?(?:못\s?받(?:으면|을\s?때|는\s?(?:경우|상황))|안\s?받(?:으면|을\s?때)|안\s?되(?:면|시면|는\s?경우)|어려우(?:면|시면)|꺼져\s?있으면|부재\s?중?(?:이면|일\s?때|시에?|인\s?경우)|통화\s?중(?:이면|일\s?때))\S{0,2}\s?"
    r"(?:\S{1,6}\s){0,2}?(?:카카오톡|카톡|톡|문자|메시지|메세지|채팅|여기)"
    r"|\bif (?:i|you|we) (?:don'?t|can'?t|miss|do not|cannot|am not|couldn'?t)\b.{0,30}\b(?:text|sms|chat|message|kakao\w*)\b|\b(?:text|message|chat)\b.{0,12}\bif (?:i|you) (?:don'?t|can'?t|miss|do not|cannot)\b",
    re.IGNORECASE,
)


def is_a_way_if_missed(text: str) -> bool:
    """Whether another way is told only for when nobody answers the call: "전화 안 받으면 문자 주세요"."""
    return _IF_MISSED.search(text) is not None


@once
def way_wished(text: str, said: str | None = None) -> str | None:
    """How somebody wants to be answered, in any words; a question ("문자로 오나요?") and what is not wanted are no wish."""
    if _NAMED_SO.fullmatch(text.strip()):
        return said
    if is_a_way_if_missed(text):
        return None
    if is_undone(text, WAY) or spares_a_time(text) or (asks(text) and _ASKED_FOR.search(text) is None):
        return None
    if _TEXT_INSTEAD.search(text):
        return "sms"
    words = _A_NUMBER.sub(" ", text).strip()  # Beside a number the words are the same wish.
    return next((way for way in ("sms", "chat") if does(words, f"by_{way}", least=SURE)), said)


_TEXT_INSTEAD = re.compile(
    r"\b(?:do not|don'?t|no) (?:call|phone)s?(?: me)?,? (?:just |only |please |but ){0,2}(?:text|message|sms)\b",
    re.IGNORECASE,
)
_A_NUMBER = re.compile(r"\+?\d[\d\s-]{7,14}\d(?:번호?로|으로|로|에)?")


def way_asked(text: str) -> str:
    """The way in which it is asked whether a consultation is possible: "by_call", "by_sms", "by_chat"; empty for none."""
    if not asks(text):
        return ""
    return next((way for way in ("by_call", "by_sms", "by_chat") if does(text, way, least=SURE)), "")


_A_TIME = (
    r"(?:(?:\d{1,2}|열\s?[한두]|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s?시(?:\s?반|\s?\d{1,2}\s?분)?|오전|오후|아침|점심(?:\s?시간|\s?때)?|저녁|밤|새벽|새복|낮|주말|평일|[월화수목금토일]요일|오늘|내일|모레"
    r"|(?:근무|수업|일하는|회의|업무|식사)\s?(?:시간|중|때))(?:\s?(?:쯤|경|정도|이?전|이?후|넘어서?|까지|사이|늦게|일찍|시간대?|때))?"
)
_NOT_THEN = re.compile(
    rf"^(?!.*(?:광고|홍보|마케팅|이벤트|혜택|소식)).*{_A_TIME}(?:에는|에만?은?|엔|은|는)\s(?:\S{{1,5}}\s){{0,2}}?(?:전화|연락|통화|콜)\S{{0,2}}\s?(?:(?:좀|절대|제발|아예)\s)?(?:하시?|걸지?|걸|주시?|드리)\s?지\s?(?:는|도|좀)?\s?(?:마(?!음)|말(?!고))"
    rf"|^(?!.*(?:광고|홍보|마케팅|이벤트|혜택|소식)).{{0,16}}?{_A_TIME}(?:에는|에만?은?|엔|은|는)?\s(?:\S{{1,5}}\s)?(?:전화|통화|콜)(?:는|은|를|을|도)?\s?(?:좀\s)?(?:취소|말아|마세요|빼|생략|사양|삼가|안\s?(?:하셔|해도|주셔|해\s?주))\S{{0,5}}(?:\s\S{{1,5}}){{0,2}}[\s.!~]*$"
    r"|\b(?:do not|don'?t|never) (?:call|phone|ring|contact)(?: me| us)?(?: please)? (?:today|tomorrow|tonight|this (?:morning|afternoon|evening|week)|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b"
    r"|\b(?:do not|don'?t|never|no) (?:call|phone|ring|contact)(?:s|ing|ed)?(?: me| us)?(?: please)? (?:before|after|at|between|until|during|in the|on|over|around) \w+",
    re.IGNORECASE,
)
"""A time at which nobody is to call; all other times are."""


def spares_a_time(text: str) -> bool:
    """Whether only some time is no good for a call ("3시엔 전화하지 마세요"), so that neither the call nor anything else is refused."""
    return _NOT_THEN.search(in_standard(text)) is not None


_CANNOT_HEAR = re.compile(
    r"^(?!.*(?:수술|시술|재건|성형|치료|부작용|후에|이후|갑자기|\?$)).*(?:(?<![가-힣])(?:농인|농아인?|청각\s?장애(?:인|가|라|로)?|언어\s?장애(?:인|가|라|로)?|청각\s?언어\s?장애)"
    r"(?:이에요|예요|입니다|이라서?|라서?|인데요?|여서|이어서|이고요?|이구요?|인이라서?|인이에요|인입니다|인인데요?|가\s?있\S{1,6}|로|임|요)?(?=\s|[,.!~]|$)"
    r"|(?:귀가|소리가|소리를|말이|말을|말)\s?(?:\S{1,3}\s)?(?:안\s?들|어두|어둡|먹어|멀어|못\s?(?:들|해|하)|안\s?나와|어려)\S{0,5}[\s,.]{1,3}(?=.{0,12}(?:전화|통화))(?=.{0,24}(?:못|안\s|어려|힘들|불가|글|문자|채팅|톡))"
    r"|(?:수어|수화)(?:를|로)?\s?(?:쓰|써|사용|해서|하는)\S{0,4}[\s,.]{1,3}.{0,12}(?:전화|통화|글|문자|채팅|톡)|난청(?:이|이라|이라서|인데|이\s?있어서?)\s?.{0,12}(?:전화|통화|글|문자|채팅|톡))"
    r"|\b(?:i(?:'m| am)|because i(?:'m| am)|as i(?:'m| am)|since i(?:'m| am)) (?:\w+ )?(?:deaf|hard of hearing|hearing[- ]impaired|mute|non-?verbal|non-?speaking)\b(?!.{0,20}\bsurgery\b)|\bi (?:can'?t|cannot|can not) (?:hear|speak)\b.{0,24}\b(?:phone|calls?|text|chat|messages?|write)\b",
    re.IGNORECASE,
)


def cannot_hear(text: str) -> bool:
    """Whether somebody can make no call for being deaf or without a voice, so that this chat is the way: "농인이라 통화가 안 돼요"."""
    words = " ".join(text.split())
    return len(words) <= MOST and _CANNOT_HEAR.search(words) is not None


_CALLS = re.compile(
    r"(?:전화|연락|통화|콜)(?:로|는|좀|을|를)?\s?(?:좀\s|꼭\s)?(?:해\s?(?:줘|주)|해요?[\s.!~]|해$|줘|주[세십시쇼이면]|바람|바랍|부탁|걸어)|\b(?:call|phone|ring) me\b",
    re.IGNORECASE,
)
_SOMEBODY_NOW = re.compile(
    r"사람|상담원|상담사|상담하시는|직원|실장|담당|원장|간호사|매니저|연결|바꿔|당장|바로|지금|빨리|급해|급한|급합|챗봇|로봇|기계|\b(?:human|person|staff|agent|someone|somebody|now|right away|asap|urgent\w*)\b",
    re.IGNORECASE,
)


def wants_only_a_call(text: str) -> bool:
    """Whether a call is wished for, which the form leads to anyway, and nobody in particular, nor at once."""
    return _CALLS.search(text) is not None and _SOMEBODY_NOW.search(text) is None


_NO_CALLS = re.compile(
    r"(?:(?:제가|저는?|아|근데|죄송한데|사정이\s?있어서?)[\s,.]{1,2}){0,3}(?:전화|통화)(?:는|를|가|은|을)?\s?(?:아예\s|전혀\s|도저히\s|절대\s)?(?:못\s?(?:받|해|하)|받을\s?수(?:가)?\s?없|받기(?:가)?\s?(?:힘들|어려|곤란)|불가)\S{0,6}[\s.!~ㅠㅜ]*"
    r"|(?:sorry,? )?i (?:can'?t|cannot|am unable to) (?:take|answer|receive|do) (?:any |phone )?calls?[\s.!]*",
    re.IGNORECASE,
)
"""No call can be taken at all, and no time is told at which it could."""


def takes_no_calls(text: str) -> bool:
    """Whether nothing is said but that no call can be taken: "통화는 못 해요"."""
    return _NO_CALLS.fullmatch(text.strip()) is not None

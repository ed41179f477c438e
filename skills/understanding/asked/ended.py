"""Which consent is asked to end, and which is to stay as it is: "광고는 철회하고 건강정보는 놔두세요", "stop the ads but keep the rest".

In Korean the act stands behind what it is done to, in English in front of it. "빼고" and "말고" are the other one's opposite:
"건강정보는 빼고 광고만 철회" leaves the health data, "밤만 빼고 보내 주세요" ends the night."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from typing import NamedTuple

from skills.fields.reading import patterns as re
from skills.fields.reading.dialects import in_standard
from skills.fields.reading.remembering import once
from skills.understanding.questions import asks
from skills.understanding.readings.politeness import plainly

LONGEST = 70  # Letters; who tells more tells of something else.
ADS, NIGHT, DAY, USE, HEALTH, CASE, REST = "ads", "night", "day", "use", "health", "case", "rest"
CONSENTS = frozenset({ADS, NIGHT, USE, HEALTH})
_OF_IT = r"(?:\S{0,3}\s?(?:오는|보내는|오는\s?거|받는)?\s?(?:광고성?|홍보|소식|문자|알림|톡|정보|수신|동의|ads?|messages?|consents?|ones?|news)){0,4}"
_THINGS = re.compile(
    rf"(?P<night>야간|심야|새벽|한밤중?|밤\s?(?:늦게?|중)?|저녁\s?(?:늦게|(?:8|9|10|여덟|아홉|열)\s?시)|늦은\s?(?:시간|밤)|잘\s?때|(?:(?:at|during|in) (?:the )?)?\bnight(?:s|time|-time)?\b){_OF_IT}"
    r"|(?P<day>낮|주간|대낮|(?:(?:at|during|in) (?:the )?)?\bday(?:s|time)?\b)"
    rf"|(?P<health>(?:건강|민감)\s?(?:관련\s?)?(?:정보)?|상담\s?(?:내용\s?)?(?:정보\s?)?동의|\bhealth\b){_OF_IT}"
    r"|(?P<use>(?:혜택\s?)?이용\s?동의|혜택\s?(?:이용|동의)|\buse consent\b|\bconsent (?:to|for) (?:the )?use\b)"
    rf"|(?P<ads>광고성?|홍보|마케팅|(?:병원\s?)?소식|이벤트|프로모션|혜택|수신\s?동의|\b(?:ads?|adverts?|advertising|marketing|promotions?|promos|newsletters?|news)\b){_OF_IT}"
    r"|(?P<rest>나머지|다른\s?(?:건|거|것)|\b(?:the rest|everything else|(?:all )?the others?)\b)"
    r"|(?P<case>상담|접수|신청|\b(?:consultation|case|request)\b)",
    re.IGNORECASE,
)
_NOT_DONE = r"(?!\S{0,2}(?:했|한\s?적|됐|되었|되나|하면|할까|하려면|하는\s?법|방법))"
_ENDS = rf"(?:철회|취소|해지|거부|거절|차단|사절|중단|중지|스톱|정지){_NOT_DONE}|그만|끊(?!겼|긴)|(?<!바)끄[고자시세]|꺼\s?(?:주|줘)|멈[추춰출]|빼\s?(?:주|줘|달)|없애|끝[내낼]|싫|필요\s?없|말아|막아|(?:안|못)\s?(?:받|보내|할|볼|올|오)|(?:받|보내|하|오)지\s?(?:는\s?|도\s?)?(?:마|말|않)|\b(?:withdraw\w*|revoke\w*|cancel|stop|end|remove|no|don'?t|do not|turn off|without|not)\b"
_STAYS = r"놔\s?[두둬둘]|놓아\s?두|냅[두둬둡]|그대로|그냥\s?두|두고|둬|유지|남[겨기길]|계속|상관\s?없|괜찮|살려|(?:건드|건들|만지|손대)\S{0,2}\s?(?:마|말)|지\s?마시고|받(?:을|고\s?싶|아도)|보내\s?(?:주|줘|도)|오는\s?[거건]|(?<=만\s)주세요|\b(?:keep|leave|stays?|send|fine|ok(?:ay)?|only|just)\b"
_EXCEPT = r"빼(?:고|구|놓고)|말고|제외|\b(?:except|but not|other than)\b"
_NEGATED = r"\s?(?:은|는)?\s?(?:하|되)?(?:지\s?(?:는\s?)?(?:마|말|않)|\s?안\s?(?:하|할|해))"
_ACTS = re.compile(
    rf"(?P<stays>(?:철회|취소|해지|거부|차단|중단){_NEGATED}\S{{0,3}}|{_STAYS})|(?P<ends>{_ENDS})|(?P<other>{_EXCEPT})",
    re.IGNORECASE,
)
_OF_ITSELF = re.compile(
    r"(?: \w+)?(?: (?:can|should|must|may|will|to|is to|are to))? (?:(?P<stays>stays?|remains?|(?:is|are) (?:fine|ok(?:ay)?))|stops?|ends?|(?:be )?(?:stopped|cancell?ed))\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"^\S{0,2}(?:랑|하고|[과와]|및|,|도|까지)|^,? (?:and|or)\b", re.IGNORECASE)
_OF_A_CALL = re.compile(
    r"전화|통화|연락|콜|상담원|상담사|예약|수술|시술|\b(?:call|phone|ring|appointment|surgery)\b", re.IGNORECASE
)
_ONLY_BY_DAY = re.compile(r"^\S{0,2}\s?(?:광고|소식|문자|거|것)?\S{0,1}만|^에?(?:는|만)?\s?(?:보내|오)", re.IGNORECASE)
_BY_DAY_ALONE_EN = re.compile(r"\b(?:only|just)\b.{0,30}\bday(?:s|time)?\b", re.IGNORECASE)


class Ended(NamedTuple):
    """What is to end, and what is to stay."""

    ends: frozenset[str]
    stays: frozenset[str]


NOTHING = Ended(frozenset(), frozenset())


@once
def ended_in(text: str) -> Ended:
    """What of one's consents is asked to end and what to stay; nothing of both for a question, a call, or other words."""
    words = plainly(in_standard(" ".join(text.split())))
    if not 0 < len(words) <= LONGEST or asks(words) or _OF_A_CALL.search(words):
        return NOTHING
    things = [(one.lastgroup or "", one.start(), one.end()) for one in _THINGS.finditer(words)]
    acts = _acts(words)
    if not things or not acts:
        return NOTHING
    bound = _bound(words, things, acts, behind=not words.isascii())
    ends = {name for (name, _, _), act in zip(things, bound, strict=True) if act == "ends"}
    stays = {name for (name, _, _), act in zip(things, bound, strict=True) if act == "stays"}
    if _is_the_night_of_them(words, things, bound):
        ends.discard(ADS)
        stays.discard(ADS)
    if DAY in stays and not ends and (_only_by_day(words, things) or _BY_DAY_ALONE_EN.search(words)):
        ends.add(NIGHT)
    return Ended(frozenset(ends - {DAY, REST}), frozenset(stays - ends))


def _acts(words: str) -> list[tuple[str, int]]:
    """The acts in their order; what is left out of one is done the opposite."""
    found = [(one.lastgroup or "", one.start()) for one in _ACTS.finditer(words)]
    kinds = [kind for kind, _ in found if kind != "other"]
    if not kinds:
        return []
    acts: list[tuple[str, int]] = []
    for place, (kind, at) in enumerate(found):
        if kind == "other":
            others = [one for one, _ in found[place + 1 :] if one != "other"] or kinds[-1:]
            kind = "stays" if others[0] == "ends" else "ends"
        acts.append((kind, at))
    return acts


def _bound(words: str, things: list[tuple[str, int, int]], acts: list[tuple[str, int]], *, behind: bool) -> list[str]:
    """The act of each thing: the next one behind it in Korean, the last one in front of it in English; else the nearest."""
    bound = []
    for _, start, end in things:
        if not behind and (own := _OF_ITSELF.match(words, end)) is not None:
            bound.append("stays" if own["stays"] else "ends")  # "the consultation stays"
            continue
        after = [kind for kind, at in acts if at >= end]
        before = [kind for kind, at in acts if at < start]
        bound.append((after or before)[0] if behind and after else (before[-1] if before else after[0]))
    return bound


def _is_the_night_of_them(words: str, things: list[tuple[str, int, int]], bound: list[str]) -> bool:
    """Whether the night is named as a part of the ads: "광고는 밤에만 보내지 마세요", and not beside them ("광고랑 야간 다")."""
    names = [name for name, _, _ in things]
    if NIGHT not in names or ADS not in names:
        return False
    ads, night = names.index(ADS), names.index(NIGHT)
    first = min(ads, night)
    return bound[ads] == bound[night] == "ends" and not _JOINED.search(words[things[first][2] :])


def _only_by_day(words: str, things: list[tuple[str, int, int]]) -> bool:
    return any(name == DAY and _ONLY_BY_DAY.search(words[end:]) for name, _, end in things)

"""What is asked about a consent before it is given."""

# ruff: noqa: E501  (wordings are easier to read and to extend in one long line than cut into many)

from __future__ import annotations

from skills.fields.reading import patterns as re
from skills.understanding.learned.moves import LIKELY, SURE, likely
from skills.understanding.questions import LONGEST, asks_whether_to_stop
from skills.understanding.readings.politeness import plainly as politely

_OF_CONSENT = {
    "policy.promotion": "ads",
    "policy.destroyed": "period",
    "policy.keeps": "period",
    "policy.full": "text",
    "policy.rights": "undo",
    "policy.seen_by": "who",
    "policy.items": "items",
    "policy.purpose": "purpose",
    "policy.refused": "refusal",
}
"""What is asked of the data (`learned/moves.py`), and what is told of the consent then."""
_AFTER, _OTHERS = (
    "policy.after",
    ("policy.provided", "policy.processors", "policy.kakao", "policy.abroad", "policy.officer"),
)
_PROBABLY = 0.25  # As likely as any question here must be to be answered from data.
_BESIDE_AFTER = 0.1  # How likely what is asked must be beside "동의하면", which stands in all such questions.
_WITHOUT = re.compile(
    r"동의\S{0,2}\s?(?:\S{1,3}\s)?(?:싫|안\s?(?:하|할|해)|하지\s?않|않|거부|못)|동의하기\s?싫|\b(?:not|n't|without) (?:agree\w*|consent\w*)",
    re.IGNORECASE,
)
"""What becomes of who does not agree is asked."""
_WHOLE = re.compile(r"전문(?:은|을|이|도)?\s?(?:어디|어떻게|보|볼|좀|다시|링크)")
_ADS = re.compile(
    r"광고|스팸|홍보\s?(?:문자|전화|톡|물)|마케팅|\b(?:spam\w*|ads?|advert\w*|marketing|promotion\w*)\b", re.IGNORECASE
)
"""Whether ads come of it is asked, in whatever words."""
_WHAT_IS_KEPT = re.compile(
    r"(?:뭐|뭘|뭔|무엇|무슨|어떤|어느|어디까지)\S{0,3}\s?.{0,12}?(?:저장|보관|수집|가져가|기록|남[기겨는나아]|받아\s?가|모으|모아)"
    r"|\b(?:what|which|how much)\b.{0,40}\b(?:stor|sav|keep|kept|collect|record|hold|tak)\w*",
    re.IGNORECASE,
)
_WHAT_IS_THIS = re.compile(
    r"(?:이게|이거|이건|그게|그거|저게|뭔|무슨|무신|뭐가)\s?.{0,6}(?:말|소리|뜻|내용|의미)(?:인가|인지|이에요|이예요|예요|인교|이고|이냐|이라|인데|이여|임)\S{0,3}[\s?.!~ㅠㅜ]*$"
    r"|뭐라\s?(?:카노|카는|는\s?(?:거|건|겨)|는교)\S{0,3}[\s?.!~]*$|\bwhat(?:'s| does| is) (?:all )?(?:this|that|it)(?: (?:mean|about|all about))?[\s?.!]*$"
    r"|(?:무슨|뭔|무신|뭐가|이게|이거|이런\s?거|하나도|도통|당최|도무지|전혀|(?:말|글|내용|설명|용어)\S{0,2})\s.{0,16}?(?:모르(?:겠|겄|것)|모리(?:겠|겄)|몰(?:라|러)(?!\s?도)|(?:이해|알아듣)\S{0,3}\s?(?:안|못|가\s?안)|못\s?알아\s?(?:듣|먹))(?!고|으니)(?!.*동의)"
    r"|(?:이해\S{0,2}\s?(?:잘\s)?(?:안|못)\s?(?:돼|되|가|간|하겠|했)|(?:말|글|내용|설명|용어)\S{0,2}\s?(?:다\s|너무\s|참\s|좀\s|왜\s?이렇게\s){0,2}(?:어려[워운]|어렵|복잡))(?!.*동의)"
    r"|\b(?:do not|don'?t|can'?t|cannot|didn'?t) (?:really |quite )?(?:understand|follow|get) (?:a word|any|all|this|that|it|what)\b|\b(?:confus(?:ing|ed)|too complicated|hard to understand)\b",
    re.IGNORECASE,
)
"""What all of it means is asked, or it is too hard, and nothing is named."""
_CANNOT_READ = re.compile(
    r"(?:글씨|글자|글)\S{0,2}\s?(?:하나도\s|잘\s|너무\s\S{1,6}\s)?(?:못|몬)\s?(?:읽|보)|눈이\s?(?:침침|어두|나빠)\S{0,3}\s(?:\S{1,6}\s){0,2}(?:못|안|몬)\s?(?:읽|보)"
    r"|\bcan(?:'t|not) read (?:it|this|that|the text)\b|\btoo small to read\b",
    re.IGNORECASE,
)
"""The page with large letters is what helps."""
_NAMED_OUTRIGHT = (
    (_WHOLE, "text"),
    (_CANNOT_READ, "text"),
    (_ADS, "ads"),
    (_WITHOUT, "refusal"),
    (_WHAT_IS_THIS, "plain"),
)
_HAS_ITS_OWN = re.compile(r"방침|\bpolicy\b", re.IGNORECASE)
_NAMES_CONSENT = re.compile(r"동의|내\s?정보|제\s?정보|\bconsent\b|\bagree\b|\bmy data\b", re.IGNORECASE)


def asks_plainly_of_consent(text: str) -> bool:
    """Whether ads or spam are named, what all of it means is asked, or it cannot be read: whatever the words are like."""
    return any(one.search(text[:LONGEST]) for one in (_ADS, _WHAT_IS_THIS, _CANNOT_READ))


_BEFORE_THAT = re.compile(
    r"^동의(?:는|를|도)?\s?(?:하는데|할\s?건데|할\s?텐데|하긴\s?하는데|하고\s?싶은데|하려는데|하기\s?전에)요?[\s,]{1,2}(?:(?:그\s?전에|근데|먼저|우선|일단|다만)\s)?"
)
"""What stands in front of a question that is to be answered first."""


def asked_about_consent(text: str) -> str:
    """What a question put at the consent wants to know: a word of `_OF_CONSENT`, "all" where the consent is only named, or
    nothing that the consent tells; "plain" where it is too hard."""
    text = _BEFORE_THAT.sub("", politely(text))
    found = likely(text)
    if not found or _HAS_ITS_OWN.search(text):
        return ""
    if asks_whether_to_stop(text) and not _NAMES_CONSENT.search(text) and found["policy.rights"] < SURE:
        return ""
    if named := [topic for pattern, topic in _NAMED_OUTRIGHT if pattern.search(text)]:
        return named[0]
    move = max(_OF_CONSENT, key=lambda one: found[one])
    if found[move] >= _PROBABLY:
        return _OF_CONSENT[move]
    if found[_AFTER] >= _PROBABLY:
        move = max((one for one in _OF_CONSENT if one != "policy.refused"), key=lambda one: found[one])
        return _OF_CONSENT[move] if found[move] >= _BESIDE_AFTER else "all"
    if _WHAT_IS_KEPT.search(text):
        return "items"
    return "all" if _NAMES_CONSENT.search(text) and max(found[one] for one in _OTHERS) < LIKELY else ""

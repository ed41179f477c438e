"""Which of the numbers in the words counts where one is taken back or put right: "… 아니고 …", "끝자리 …", "…는 안 되고 …"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from skills.fields.reading import patterns as re

LAST = 4  # Digits of the last group, by which people tell numbers apart.
GROUP = re.compile(r"\d+")
UNIT = re.compile(
    r"(?:\s?~\s?\d{1,2})?\s{0,3}(?:시|일|월|분|번|:|명|세|살|대|개|년|[ap]\.?m\b|o'clock|years?\b|minutes?\b|hours?\b)"
)
"""What makes digits behind a number something else: 2~5시, 35살."""
_RATHER = re.compile(
    r"아니(?!면)|아이[다고라](?=\s)|말고|아냐|아차|앗|죄송|미안|정정|잘못|오타|틀[렸려린]|잠깐|(?<![ㄱ-ㅎ])ㄴㄴ(?![ㄱ-ㅎ])|(?<![a-z])x(?=\s)|(?:끝|뒷|마지막)\s?(?:자리|번호)|마지막(?=\s?\d)|(?:뒤|끝)\s?(?:네|4)\s?자리|끝에|끝이"
    r"|(?:가운데|중간|앞)(?:에|이|가|은|는|자리|번호)?\s"
    r"|\b(?:no|nope|sorry|oops|wait|actually|i meant?|make (?:that|it)|correction|rather|but)\b",
    re.IGNORECASE,
)
_END_OF_IT = ("끝", "뒷", "뒤", "마지막")
_A_PART = re.compile(r"끝|뒷|뒤\s?(?:네|4)?\s?자리|마지막|(?:가운데|중간|앞)(?:에|이|가|은|는|자리|번호)?\s?\d")
_NOT_ITS_END = re.compile(r"가운데|중간|앞(?:에|이|가|은|는|자리|번호)?\s?\d")
_OR_ELSE = re.compile(r"(?i)안\s?(?:되|돼|받)|부재|못\s?받|\bif (?:not|i|that|you)\b|\botherwise\b")
_NOT = re.compile(r"\bnot\b", re.IGNORECASE)
REFUSED = re.compile(
    r"(?:번호|번)?(?:은|는|이|가|으?로는|으론|으?로)?\s?(?:(?:여기|거기|그거|이거|이건|그건|이\s?번호|그\s?번호)\S{0,2}\s)?(?:이제\s|지금\s|요즘\s)?(?:(?:(?:전화|연락|문자)\s?)?(?:하|걸|쓰|적|보내|주시|하시)면\s)?(?:안\s?(?:되|돼|써|쓰|씁)(?:고|구|지만|는데|서|니까|어|요|아)|안\s?됩|안\s?돼요|안\s?쓰는|정지|해지|없앴|없어졌|끊[겼었어]"
    r"|\s(?:does ?n[o']?t work|is ?n[o']?t working|not working|no longer|is (?:dead|disconnected|cut off)))",
    re.IGNORECASE,
)
"""Right behind a number that is none any more; "…가 안 되면 …" tells another one for then."""

_REFUSED_BEFORE = re.compile(
    r"(?:\b(?:do not|don'?t|never) (?:call|use|text|ring|contact|send)(?: me)?(?: on| at| to)?|\bnot(?: on| at| to)?)\s*$",
    re.IGNORECASE,
)
"""Right before such a number, in English."""
_LEADS = 30  # Letters before a number that are looked into.


def is_refused(words: str, one: "Spotted") -> bool:
    """Whether this number is said to be none to be used, right before it or right behind."""
    before = words[max(0, one.start - _LEADS) : one.start]
    return REFUSED.match(words, one.end) is not None or _REFUSED_BEFORE.search(before) is not None


@dataclass(frozen=True, slots=True)
class Spotted:
    """A number and where it stands in the text."""

    e164: str
    start: int
    end: int


def instead(words: str, said: str, spotted: Sequence[Spotted]) -> list[Spotted] | None:
    """ "… 아니고 …", "…, no sorry …": what comes after counts, a whole number or the last four digits; "…, not …": what stands
    before, and of "… 안 되고 …" the other. None where another part of a number is told, which is asked about. `said` are
    the words with spoken digits as digits."""
    stays = [one for one in spotted if not is_refused(words, one)]
    if stays and len(stays) < len(spotted):
        return stays
    first = min((one.end for one in spotted), default=len(words))
    if _OR_ELSE.search(words, first):  # Another one is told for when the first does not answer.
        return list(spotted[:1])
    rather = _RATHER.search(words, first)
    if rather is None:
        denied = _NOT.search(words, first)
        return [one for one in spotted if one.end <= denied.start()] if denied else list(spotted)
    after = [one for one in spotted if one.start >= rather.end()]
    return after or _with_a_part(words, said, spotted, rather)


def _with_a_part(words: str, said: str, spotted: Sequence[Spotted], rather: re.Match[str]) -> list[Spotted] | None:
    """The number with the last four digits that are told behind it."""
    groups = [found.group() for found in GROUP.finditer(said, rather.end()) if not UNIT.match(said, found.end())]
    is_part = rather.group().startswith(_END_OF_IT) or _A_PART.search(words, rather.start()) is not None
    if not groups or not (max(map(len, groups)) > 1 or is_part):
        return list(spotted)
    if len(groups) > 1 or len(groups[0]) != LAST or _NOT_ITS_END.search(words, rather.start()):
        return None
    return [replace(one, e164=one.e164[:-LAST] + groups[0]) for one in spotted]

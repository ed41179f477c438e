"""A name behind words that nobody knows by heart: "실명으로 …", "개명해서 지금은 …", "어제 전화드린 …입니다", "The patient is".

Cut is only between words, and only where a whole name is left to the end. What stands before it is told apart by how it
is built: words that speak of names ("여권상 이름은"), words that say nothing ("아까 말했는데"), and all others. Behind the
first two a name may be rare; behind others only a usual one that is told ("…입니다") is believed; any other is asked back.
"""

from skills.fields.letters import syllables
from skills.fields.naming.frames import bare, tells
from skills.fields.naming.sentences import best, labelled
from skills.fields.naming.shape import Rank, rank_of
from skills.fields.naming.words import COMMON, ENGLISH, EVERYDAY, TITLES
from skills.fields.reading import patterns as re

_NAME = "이름|성함|성명|실명|본명|존함|풀네임|네임|명의"
_OF = (
    "영문|영어|한글|국문|한자|여권|호적|주민등록증?|주민증|민증|신분증|면허증|서류|회원|고객|가입|예약|접수|신청|등록|입금|계약|수령|상담|진료|환자|본인|대표|법적|정식|결혼|개명"
    "|지금|현재|원래|예전|진짜|한국|중국|일본|미국|베트남|태국|몽골|외국|카톡|보호|의뢰|문의|당사|수술|시술|아이|애기|아기|딸아이|아들|딸|자녀|엄마|어머니|아버지|아빠|남편|아내"
)
_SPEAKS_OF_NAMES = re.compile(
    rf"(?:(?:{_OF}){{0,2}}(?:자|인|명|분|상|후|전)?의?(?:{_NAME})|(?:{_OF}){{1,2}}(?:자|인|명|분|상)|\S{{0,6}}(?:받는|받을|받으실|하는|하실|할|갈|가실|올|오실|보내는)(?:사람|분|환자)|(?:사람|분)(?=은))"
    r"(?:은|는|이|가|이?요|으로는?|로는?|에는?|엔|이?[고구]요?|인데)?[:,.]{0,2}"
)
_SAYS_NOTHING = re.compile(
    rf"(?:(?:{_OF})(?:에는?|엔|은|는|이|가|으로|로|해서|하고|할|한|하려는|하는|한거|도|의)?|아까|다시|그냥|일단|우선|정확히는?|정확하게|그게|그러니까|그니까|말고|말하면|저희|우리|제|저|저는|제가|전|새로|여기|이건|요|네+|아+|어+|음+"
    r"|(?:말씀|말|적|썼|얘기|알려)\S{0,3}(?:드리면|드리자면|드렸는데|드렸지만|했는데|했지만|었는데|는데|하자면|했듯이)요?|(?:바꿔|바뀌어|고쳐)서)[:,.?!~]{0,3}"
)
_WHO_IS = re.compile(
    r"(?<=[는을실할갈올])\s(?=(?:사람|분|환자)(?:은|는|\s))|(?<=[료술담])\s(?=(?:받는|받을|받으실)\s?(?:사람|분|환자))"
)
"""What joins "수술 받는 사람" to one word."""
_OF_STAFF = re.compile(rf"(?:담당|{'|'.join(sorted(TITLES, key=len, reverse=True))})\S{{0,3}}")
_MAY_STAND_BEFORE = re.compile(r"(?:[은는이가던린한할인된본신준간온,.!~요다죠고서로의]|에서)$")
"""Ends of what stands before a name and is no part of one: 전화드린, 상담받은, 문의드려요."""
_MOST_WORDS, _LONGEST = 8, 80


def speaks_of_names(words: str) -> bool:
    """Whether the first word says that a name follows."""
    first, _, rest = words.partition(" ")
    return bool(rest) and _SPEAKS_OF_NAMES.fullmatch(first) is not None


def behind_a_lead(words: str) -> tuple[str, bool] | None:
    """The name that is told last, and whether it is sure."""
    if (large := _written_large(words)) is not None:
        return large, True
    tokens = _WHO_IS.sub("", words).split() if len(words) <= _LONGEST else []
    doubtful: tuple[str, bool] | None = None
    for cut in range(1, min(len(tokens), _MOST_WORDS)):
        lead, rest = tokens[:cut], " ".join(tokens[cut:])
        is_known = all(map(_is_known, lead))
        if is_known and cut + 1 < len(tokens) and _is_known(tokens[cut]):
            continue  # A later cut leaves less.
        name, rank = best(rest)
        if any(map(_SPEAKS_OF_NAMES.fullmatch, lead)) and name not in COMMON | EVERYDAY:
            rank = labelled(name, rank)
        if not is_known and name not in rest:
            continue  # "소개로 온 조혁입니다": what is joined may begin with the last word of the lead.
        is_told = tells(bare(rest)) and not words.rstrip().endswith("?")
        is_told = is_told and _MAY_STAND_BEFORE.search(lead[-1]) is not None and not any(map(_OF_STAFF.fullmatch, lead))
        if rank >= Rank.NAME and (is_known or (rank is Rank.USUAL and is_told)):
            return name, True
        if rank >= Rank.MAYBE and (is_known or (rank >= Rank.NAME and is_told)):
            doubtful = doubtful or (name, False)
    return doubtful


def _is_known(word: str) -> bool:
    return bool(_SPEAKS_OF_NAMES.fullmatch(word) or _SAYS_NOTHING.fullmatch(word))


def _written_large(words: str) -> str | None:
    """Two to four words written large among English ones written small: "The patient is Anna Price", "Anna Price please"."""
    tokens = [token for part in words.split() if (token := part.strip(",!?:;~()-"))]
    tokens = [token if len(token) == 2 else token.rstrip(".") or token for token in tokens]
    if syllables(words) or len(words) > _LONGEST:
        return None
    start, end = 0, len(tokens)
    while start < end and _is_small_talk(tokens[start], is_first=start == 0):
        start += 1
    while end > start and _is_small_talk(tokens[end - 1], is_first=False):
        end -= 1
    rest = tokens[start:end]
    if len(rest) == len(tokens) or not 2 <= len(rest) <= 4 or not (rest[0][0].isupper() and rest[-1][0].isupper()):
        return None
    whole = " ".join(rest)
    return whole if rank_of(whole) >= Rank.NAME else None


def _is_small_talk(word: str, *, is_first: bool) -> bool:
    return (word[0].islower() or is_first) and word.casefold() in ENGLISH

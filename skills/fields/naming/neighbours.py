"""A name that stands beside a number or an age inside of a longer sentence: "코필러 상담이요 36살 변아림 010-…".

Pure. A word is believed there only where it is built like a whole name (a surname and given syllables) and is no everyday word;
two syllables only where they stand for themselves ("상담 신청합니다 박솔, 010-…").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from skills.fields.naming.shape import BEFORE_YO, LATIN_WORD, Rank, rank_of
from skills.fields.naming.words import LONG_SURNAMES
from skills.fields.reading import patterns as re

PHONE = "#"
"""Stands in the words where a telephone number was."""
_AGE = "@"
_EDGE = "|"
_AGES = re.compile(
    r"(?<![가-힣\d#])(?:만\s?)?\d{1,3}\s?[살세](?:이고요?|이구요?|인데요?|이에요|예요|입니다|이요|요)?(?=[\s,.|#]|$)"
    r"|(?<![가-힣\d#])(?:스물|서른|마흔|쉰|예순|일흔|여든)(?:하나|한|둘|두|셋|세|넷|네|다섯|여섯|일곱|여덟|아홉)?(?:\s?살)?(?=[\s,.|#]|$)"
    r"|(?<=[\s/])(?:1[4-9]|[2-9]\d)(?=\s*[,#|/])"
)
_BREAKS = re.compile(r"[,./\n;:()!]+|(?:\s[-~]\s)")
_BESIDE = re.compile(
    r"(?:제|저의|내|본인)?(?:이름|성함|성명|전화|전화번호|휴대폰|핸드폰|폰|번호|연락처|전번)(?:은|는|이|가|:)?|저|저는|제|제가|나|난|여|남|여자|남자|여성|남성|본인|환자|그리고|및|입니다"
)
"""Words between a name and its number that say what the two are."""
_ENDS = re.compile(
    r"(?:이?고요?|이?구요|이?에요|예요|입니다|입니더|인데요?|이?라고(?:\s?해요|\s?합니다)?|이?라구요?|이?라고요|이?요|이?여|이고예|이?라예)$"
)
_GLUED = re.compile(r"^[가-힣]+")  # An ending of the number: "…5678이에요".
_TELLS = re.compile(r"(?:입니다|인데요?|이?에요|예요|이?라고\s?(?:해요|합니다))$")
_ME = frozenset({"저", "저는", "제가", "전", "나", "나는"})
_SENTENCE_ENDS = re.compile(r"(?:니다|요|다|죠|어|해|줘|용|임|음)[!~.^ㅎㅋㅠㅜ]*$")
_PARTICLES = re.compile(r"(?:[을를로만면다의께요전]|에서|하고|지만|니까|편|들)$")
_HARDLY = re.compile(r"(?:이|가|도|서|기|게|한|고|어|아|면|내)$")
"""Ends that names have and everyday words more often; they are believed between a number and a clause's edge alone."""
_KOREAN = re.compile(r"[가-힣]{2,4}")
_TWO, _THREE, _FOUR = 2, 3, 4
_AROUND_LATIN = re.compile(
    r"^(?:(?:hi|hey|hello)\s)?(?:it['’]?s|this is|i['’]?m|i am|my name is|name is)\s|\s(?:here|speaking)$",
    re.IGNORECASE,
)
_LATIN = re.compile(rf"{LATIN_WORD}(?: {LATIN_WORD}){{1,2}}")
_TO_BE_CALLED = re.compile(
    rf"(?<=call |ring |text )(?!Me\b){LATIN_WORD}(?: {LATIN_WORD}){{1,2}}"
    rf"(?=(?: back)?(?: (?:on|at|instead|please|via))*\s{{1,3}}{PHONE})"
)
"""Who is to be called: "just call Jane Doe on 010-…"."""


def name_beside(words: str, phones: Sequence[tuple[int, int]]) -> str | None:
    """The name next to a number (`phones`: where they stand), or, without one, next to an age at a clause's edge."""
    marked = _marked(words, phones)
    tokens = [word for word in marked.split() if not _BESIDE.fullmatch(word)]
    for anchor in (PHONE, _AGE):
        for at, token in enumerate(tokens):
            if token == anchor:
                for name in (*_on_the_left(tokens, at, anchor), *_on_the_right(tokens, at, anchor, bool(phones))):
                    return name
    return _told(marked.split()) if phones else None


def latin_beside(words: str, phones: Sequence[tuple[int, int]]) -> str | None:
    """Two or three words written large that are a clause of their own beside a number: "Emma Stone, 010-…"."""
    clauses = [said for one in _marked(words, phones).split(_EDGE) if (said := one.replace(_AGE, "").strip())]
    near = {at + step for at, one in enumerate(clauses) if PHONE in one for step in (-1, 0, 1)}
    found = (
        _AROUND_LATIN.sub("", clauses[at].replace(PHONE, "").strip()) for at in sorted(near) if 0 <= at < len(clauses)
    )
    named = (one[0] for clause in clauses if PHONE in clause for one in _TO_BE_CALLED.finditer(clause))
    return next((one for one in (*found, *named) if _LATIN.fullmatch(one) and rank_of(one) >= Rank.NAME), None)


def _marked(words: str, phones: Sequence[tuple[int, int]]) -> str:
    for start, end in sorted(phones, reverse=True):
        words = f"{words[:start]} {PHONE} {_GLUED.sub('', words[end:])}"
    return _BREAKS.sub(f" {_EDGE} ", _AGES.sub(f" {_AGE} ", words))


def _on_the_left(tokens: list[str], at: int, anchor: str) -> Iterator[str]:
    near = at - 1
    while near >= 0 and tokens[near] in (_EDGE, _AGE) and tokens[near] != anchor:
        near -= 1
    if near < 0:
        return
    before = tokens[near - 1] if near else _EDGE
    is_apart = before in (_EDGE, _AGE, PHONE) or _SENTENCE_ENDS.search(before) is not None
    is_edge = anchor == PHONE or near != at - 1
    if (name := _name(tokens[near], is_apart=is_apart, is_edge=is_edge)) is not None and (anchor == PHONE or is_apart):
        yield name


def _on_the_right(tokens: list[str], at: int, anchor: str, has_phone: bool) -> Iterator[str]:
    near = at + 1
    while near < len(tokens) and tokens[near] in (_EDGE, _AGE):
        near += 1
    if near >= len(tokens):
        return
    is_last = near + 1 == len(tokens) or tokens[near + 1] in (_EDGE, _AGE, PHONE)
    has_end = _TELLS.search(tokens[near]) is not None
    if anchor == _AGE and not (is_last or has_end or has_phone):
        return
    if (name := _name(tokens[near], is_apart=is_last, is_edge=is_last)) is not None:
        yield name


def _told(tokens: list[str]) -> str | None:
    """ "저 황보람인데요": said of oneself, wherever it stands."""
    pairs = pairwise(tokens)
    told = (word for me, word in pairs if me in _ME and _TELLS.search(word))
    return next((name for word in told if (name := _name(word, is_apart=True, is_edge=True))), None)


def _name(word: str, *, is_apart: bool, is_edge: bool) -> str | None:
    """The word, or what is left of it without its ending, where it is built like a whole name."""
    stem = _ENDS.sub("", word)
    if stem == word[:-1] and word[-2:-1] in BEFORE_YO:
        return None
    for one in dict.fromkeys((stem, word.removesuffix("고"), word)):
        if _KOREAN.fullmatch(one) and _is_believed(one, is_apart, is_edge, one != word):
            return one
    return None


def _is_believed(word: str, is_apart: bool, is_edge: bool, had_an_end: bool) -> bool:
    rank = rank_of(word)
    if had_an_end and len(word) == _THREE:
        return rank >= Rank.NAME
    if len(word) == _TWO:
        return is_apart and is_edge and rank >= Rank.NAME and not _PARTICLES.search(word)
    if word[:2] in LONG_SURNAMES:
        return rank >= Rank.NAME and (is_apart or rank is Rank.USUAL) and not _PARTICLES.search(word)
    if len(word) == _FOUR:
        return False
    if rank is not Rank.USUAL or _PARTICLES.search(word):
        return False
    return is_apart or not _HARDLY.search(word)

"""A name inside of more words: in one of several clauses, put right in the same breath, or told in two parts."""

from collections.abc import Iterator

from skills.fields.letters import has_final_consonant, syllables
from skills.fields.naming.frames import bare, has_copula, joined_name, readings, without_lead
from skills.fields.naming.shape import LATIN_WORD, Rank, rank_of
from skills.fields.naming.words import COMMON, ENGLISH, SURNAMES
from skills.fields.reading import patterns as re
from skills.fields.reading.remembering import once

_CLAUSE = re.compile(
    r"(?:이?[고구](?!\s?(?:합니|해요|하는|불러|부르))(?:요|여|예)?|이?며|인데[요여예]?|입니[다더]|이?에요|예요|이?요|이?라고\s?(?:합니다만?|해요|하고요?|하구요?|하는데요?|하며|(?=\s.{2,20}\s(?:사람|환자)(?:이에요|인데요?|입니다|이요))))[\s,.!~ㅎㅋㅠㅜ^]{1,4}\S"
)
"""The end of a clause that tells a name, and the beginning of the next."""


@once
def best(words: str) -> tuple[str, Rank]:
    """The reading that looks most like a whole name; of equals the one with least around it."""
    ways = list(readings(words))
    likest, rank = ways[0][0], Rank.NO
    for reading, is_named in ways:
        found = rank_of(reading)
        if is_named and found < Rank.NAME:
            found = labelled(reading, found)
        if found > rank:
            likest, rank = reading, found
    return likest, rank


def labelled(name: str, rank: Rank) -> Rank:
    """What follows "제 이름은" is a name when it can be one at all."""
    if rank is Rank.MAYBE and len(name.split()) <= 4 and name not in COMMON:
        return Rank.NAME
    return Rank.MAYBE if name in COMMON and syllables(name) in (2, 3) and name[0] in SURNAMES else rank


def in_a_sentence(words: str) -> str | None:
    """The name at the head of a longer sentence that ends where it is told: "홍시우입니다 남자구요"."""
    for start, labelled in without_lead(words):
        before_comma = start[:_HEAD].split(",")[0].strip()
        if labelled and before_comma != start and rank_of(before_comma) >= Rank.NAME:
            return before_comma
        for found in _CLAUSE.finditer(start[:_HEAD]):
            stem = start[: found.start()]
            if found.group().startswith(("고", "구", "며")) and stem[-1:] in _BEFORE_AND and not labelled:
                continue
            for name in _stems_before(stem, start[found.start() :]):
                if rank_of(name) is Rank.USUAL or (labelled and rank_of(name) >= Rank.NAME):
                    return name
    return _latin_in_a_sentence(words)


_TELLS = re.compile(r"(?<![가-힣])(?:제\s?이름은|이름은|성함은|저는|제가|전|저)\s")
_MOST_TELLS = 3


def told_later(words: str) -> str | None:
    """The name behind "저는" or "제 이름은" further on: "쌍꺼풀 상담이요, 저는 홍길동입니다"."""
    for found in list(_TELLS.finditer(words))[:_MOST_TELLS]:
        told = words[found.start() : found.end() + _HEAD]
        if clear := in_a_sentence(told):
            return clear
        name, rank = best(told)
        if rank is Rank.USUAL:
            return name
    return None


_BEFORE_AND = "하되가오보나있없좋싫맞먹"
"""Ends of verbs before 고: 연락하고 is no name."""
_HEAD = 40
"""How far into a sentence its speaker's name is looked for."""


def _stems_before(stem: str, ending: str) -> Iterator[str]:
    if stem in COMMON:
        return
    yield stem
    if (joined := joined_name(stem)) is not None:
        yield joined
    if ending.startswith("이") and not (has_final_consonant(stem[-1:]) and rank_of(stem) >= Rank.NAME):
        yield stem + "이"


_SURNAME_APART = re.compile(
    r"성(?:씨)?[은는이]\s?(?P<surname>[가-힣]{1,2}?)(?:이?고|씨|이?요|입니다|예요|이에요)?(?=[\s,.]|$)"
)
_GIVEN_APART = re.compile(
    r"이름(?:은|이)\s?(?P<given>[가-힣]{1,3}?)(?:(?:이?에요|예요|입니다|이?요)?$|(?:이?고|이?구|이?며)?[\s,.]{1,3}(?:(?:제\s|전화)?번호|연락처|전화|폰|\+?\d)|(?:이?고|이?구요|이?에요|예요|이?요)?[\s,.]{1,3}성)"
    r"|^(?P<first>[가-힣]{1,3}?)(?:이?(?:에요|예요|고))?[\s,.]{1,3}성"
)


_WITH_ITS_SURNAME = re.compile(
    r"(?:(?:저는|제\s이름은|이름은)\s)?(?P<name>[가-힣]{3,6}?)(?:이?에요|예요|입니다|이?고요?|이?요|인데요?)?[\s,.]{1,3}성[은이씨]"
)
"""A whole name, and how long its surname is: "남궁하늘이요 성이 남궁이에요"."""


_FIRST, _LAST = r"(?:[Mm]y )?(?:[Ff]irst|[Gg]iven) name", r"(?:[Mm]y )?(?:[Ss]ur|[Ll]ast |[Ff]amily )name"
_ENGLISH_APART = re.compile(
    rf"{_LAST}(?: is|:)? (?P<family>{LATIN_WORD})[\s,.]{{1,3}}(?:and )?{_FIRST}(?: is|:)? (?P<given>{LATIN_WORD})"
    rf"|{_FIRST}(?: is|:)? (?P<first>{LATIN_WORD})[\s,.]{{1,3}}(?:and )?{_LAST}(?: is|:)? (?P<last>{LATIN_WORD})"
    rf"|(?P<of>{LATIN_WORD}) is {_LAST}[\s,.]{{1,3}}(?:and )?(?P<one>{LATIN_WORD}) is {_FIRST}"
)


def in_two_parts(words: str) -> str | None:
    """Surname and given name told apart: "성은 박 이름은 솔", "노을이에요 성은 김이요"."""
    if (english := _ENGLISH_APART.search(words)) is not None:
        given = english["given"] or english["first"] or english["one"]
        return f"{given} {english['family'] or english['last'] or english['of']}"
    surname, given = _SURNAME_APART.search(words), _GIVEN_APART.search(words)
    named = _WITH_ITS_SURNAME.match(words)
    if surname and named and named["name"].startswith(surname["surname"]):
        return str(named["name"])
    if not surname or not given:
        return None
    whole = surname["surname"] + (given["given"] or given["first"])
    return whole if rank_of(whole) >= Rank.NAME else None


_ENGLISH_HEAD = re.compile(
    r"(?:my (?:full )?name is|my name'?s|call me|it's me,?|i am|i'm|this is|here is|it's|it is|name is)\s",
    re.IGNORECASE,
)
_SPEAKING = re.compile(
    rf"(?:^|[,.!]\s?|\b(?:[Hh]i|[Hh]ello|[Hh]ey)\s)(?P<name>{LATIN_WORD}(?: {LATIN_WORD}){{1,3}}),? (?:here|speaking)\b"
)
"""Who says who writes: "Hi, Jane Doe here"."""
_ENGLISH_NAME = re.compile(r"[A-Z][\w'’-]{0,20}(?:\s[A-Z][\w'’-]{0,20}){1,3}(?=[\s,.;!]|$)")

_FIRST_OF_ALL = re.compile(r"[A-Z][\w'’-]{0,20}(?:\s[A-Z][\w'’-]{0,20}){1,3}(?=\s?,)")


_LATIN_IN_KOREAN = re.compile(
    r"(?<![\w'’-])[A-Z][\w'’-]{0,20}(?:\s[A-Z][\w'’-]{0,20}){1,3}(?=\s?(?:이?에요|예요|입니다|이?요|이?라고|이?고)(?![가-힣]))",
    re.ASCII,
)


def _latin_in_a_sentence(words: str) -> str | None:
    head = _ENGLISH_HEAD.search(words[:80])
    found = _ENGLISH_NAME.match(words, head.end()) if head else _FIRST_OF_ALL.match(words)
    found = found or _LATIN_IN_KOREAN.search(words)
    if (speaking := _SPEAKING.search(words)) and rank_of(speaking["name"]) >= Rank.NAME:
        return speaking["name"]
    return found.group() if found and rank_of(found.group()) >= Rank.NAME else None


_PUT_RIGHT = re.compile(
    r"^(?:(?P<wrong>\S{2,14}(?:\s\S{1,14})?)[\s,.~]{1,4}(?:"
    r"아|앗|어|→|->|=>|아니|아니다|아뇨|아냐|아니[요오]|아차|아참|ㄴㄴ|(?:정정|오타|수정|죄송)\S{0,6}|sorry|no|i mean)"
    r"[\s,.~:]{1,4}(?P<right>\S.{1,40})"
    r"|(?P<not>.{2,20}?)(?:이|가)?\s?(?:아니고|아니라|말고|(?<=[가-힣]\s)아이[고라])[요예\s,]{1,3}(?P<but>\S.{1,40})"
    r"|(?P<guardian>.{2,40})\s환자분?\s?(?:이름|성함)?(?:은|는)\s(?P<patient>\S.{1,30}))",
    re.IGNORECASE,
)


_SURNAME_FIRST = re.compile(
    r"(?:[kg]im|lee|yi|rhee|pa?r?k|choi|choe|jung|jeong|chung|kang|cho|jo|yoon|yun|jang|chang|lim|im|han|oh|seo|suh|shin|kwon|hwang|ahn|an|song"
    r"|yoo|yu|ryu|hong|jeon|koh?|go|moon|mun|yang|son|bae|baek|paik|heo|hur|nam|shim|sim|noh|roh|ha|kwak|sung|cha|joo|ju|woo|koo|min|na|jin|ji"
    r"|eom|chae|won|cheon|bang|kong|hyun|byun|nguyen|tran|pham|wang|li|zhang|chen|liu)\s?,\s?[^\W\d_][\w'’-]{0,20}(?:\s[^\W\d_][\w'’-]{0,20})?",
    re.IGNORECASE,
)
"""As lists have it, behind a surname of Korea or its neighbours: "Seoul, Korea" is no name."""


_TOLD_APART = re.compile(
    r"(?:제\s)?성[은이]?\s?(?P<family>[가-힣]{1,2}?)(?:씨)?(?:이?[고구]요?|이?며|,|(?=\s))\s?"
    r"이름[은이]?\s?(?P<given>[가-힣]{1,3}?)(?:이?[에예]요|입니다|이?요)?[\s.!]*"
)


def put_right(words: str) -> str:
    """What stands behind a slip ("김밍지 아 김민지", "박세혁 아니고 박세현"), a list's "Ryu, Sena" without its comma, a family
    name and a given one told apart; else all of the words."""
    if _SURNAME_FIRST.fullmatch(words) and not syllables(words):
        whole = " ".join(words.replace(",", " ").split())
        if words[0].isupper() and ENGLISH.isdisjoint(whole.casefold().split()) and rank_of(whole) is Rank.NAME:
            return whole
    if (apart := _TOLD_APART.fullmatch(words)) is not None:
        return f"{apart['family']}{apart['given']}"
    found = _PUT_RIGHT.fullmatch(words)
    if found is None:
        return words
    if found["patient"]:
        return found["patient"]  # Whatever it is: the guardian's is never the patient's name.
    right = found["right"] or found["but"]
    is_one = best(right)[1] >= Rank.NAME and (not found["wrong"] or best(found["wrong"])[1] >= Rank.MAYBE)
    return right if is_one else words


_ENDS = re.compile(r"[,.!?~/]+\s*|(?<=[요다까죠네임음])\s+|(?<=이고)\s+|(?<=[신인]데)\s+")
"""Where a clause ends behind which a name may stand; no other 고 or 서 does, as "수술하" is no name."""
_MOST_CLAUSES = 6


def in_a_clause(words: str) -> str | None:
    """The whole name that is a clause of its own ("오타났어요 이슬기요", "오연서, 오후 두 시요"); None where two names are."""
    if (one := _beside_common_words(words)) is not None:
        return one
    clauses = [clause for clause in _ENDS.split(words[: 4 * _HEAD]) if clause.strip()]
    if len(clauses) < 2:
        return None
    told = [(*best(clause), has_copula(clause)) for clause in clauses[:_MOST_CLAUSES]]
    names = {name for name, rank, is_told in told if rank is Rank.USUAL or (rank is Rank.NAME and is_told)}
    mine = {best(clause)[0] for clause in clauses[:_MOST_CLAUSES] if _OF_ONESELF.match(clause)}
    names = names & mine or names
    return names.pop() if len(names) == 1 else None


_OF_ONESELF = re.compile(r"(?:저는|제가|전|저|나는|i am|i'm)\s", re.IGNORECASE)


_MORE = re.compile(
    r"(?:오늘|내일|낼|모레|글피|[월화수목금토일](?:요일|욜)|오전|오후|아침|점심|저녁|평일|주말|이번\s?주|다음\s?주|담주|\d{1,4}[시분세살월일]\S{0,4}|[여남]|나이"
    r"|(?:전화|통화|연락|문자)\s?\S{0,6}|(?:카톡|카카오톡|톡|채팅)(?:으로|로)|(?:해\s?)?주세요|부탁(?:드려요|드립니다|해요)|(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|열한|열두)\s?시\S{0,3}|가능\S{0,4}|이후|이전|쯤|반)(?:에|이?요|도|로|쯤|이후|까지|입니다|이?에요|예요)?"
)
"""What stands behind a name and is none: a time, an age, how to be reached."""


def _beside_common_words(words: str) -> str | None:
    """The whole name behind everyday words ("옆집 할머니 김두례") or in front of a time ("주은솔 내일 오후요")."""
    tokens = bare(_DIGITS.sub(" ", words)).split()[:_MOST_CLAUSES]
    if not tokens:
        return None
    heads = [head for token in tokens if (head := token.strip(",.~/")) not in _JOINS]
    if not heads:
        return None
    at = next((at for at, head in enumerate(heads) if not _is_common(head)), len(heads) - 1)
    name, rank = best(heads[at])
    behind = heads[at + 1 :]
    has_sex = not _OF_AGE.isdisjoint(behind)
    is_alone = all(_MORE.fullmatch(head) or (has_sex and head.isdigit()) for head in behind)
    if behind and all(_ASKS_FOR.fullmatch(head) for head in behind):
        return None  # "기다려 주세요" wishes something, and names nobody.
    return name if rank is Rank.USUAL and is_alone else None


def _is_common(word: str) -> bool:
    return word in COMMON or word.removesuffix("님") in COMMON


_ASKS_FOR = re.compile(r"(?:해\s?)?주세요|부탁(?:드려요|드립니다|해요)")
_JOINS = frozenset({"그리고", "그리구", "글고", "근데", "그럼", "또"})
_OF_AGE = frozenset({"여", "남", "나이"})
_DIGITS = re.compile(r"\d[\d\s().\-]{6,20}\d")

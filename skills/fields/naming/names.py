"""A person's name read from what they type, and the masked form of it.

A name is taken out of the polite words around it ("제 이름은 홍길동이에요"), but only where a word ends and only when a whole
name is left: 예다인 keeps its 예 and 남궁정임 its 임. What is built like a name is one; what might be one is asked back once
(`Doubtful`); what is plainly something else is refused with a code. Nobody's name is checked against a list of people: rare
names are names. What is not here: nicknames from the Kakao profile, and how a name is stored.
"""

import unicodedata
from collections.abc import Iterator
from enum import StrEnum

from skills.fields import Doubtful, Invalid
from skills.fields.letters import LONGEST_ANSWER, is_jamo, syllables
from skills.fields.naming.frames import joined_name, readings, without_details, without_lead
from skills.fields.naming.shape import LONGEST_NAME, SENTENCE, Rank, may_stand_in_a_name, rank_of
from skills.fields.naming.words import COMMON, ENGLISH, HAN_WORDS, LONG_SURNAMES, SURNAMES
from skills.fields.reading import patterns as re
from skills.fields.reading.remembering import once
from storage.characters import plain


class NameCode(StrEnum):
    """Every way a name can be wrong; the value is the key of its sentence."""

    EMPTY = "fields.name.empty"
    TOO_SHORT = "fields.name.too_short"
    TOO_LONG = "fields.name.too_long"
    HAS_DIGITS = "fields.name.has_digits"
    LOOKS_LIKE_PHONE = "fields.name.looks_like_phone"
    ONLY_SYMBOLS = "fields.name.only_symbols"
    ONLY_EMOJI = "fields.name.only_emoji"
    ONLY_JAMO = "fields.name.only_jamo"
    LOOKS_LIKE_SENTENCE = "fields.name.looks_like_sentence"
    NOT_A_NAME = "fields.name.not_a_name"
    DOUBTFUL = "fields.name.doubtful"


_PHONE_DIGITS = 7
_CLAUSE = re.compile(
    r"(?:이?[고구](?:요|여|예)?|이?며|인데[요여예]?|입니[다더]|이?에요|예요|이?요|이?라고\s?(?:합니다만?|해요|하고요?|하구요?|하는데요?|하며))[\s,.!~ㅎㅋㅠㅜ^]{1,4}\S"
)
"""The end of a clause that tells a name, and the beginning of the next."""


@once
def parse_name(text: str) -> str:
    """The name in `text`, cleaned: Hangul joined as one word, Latin with single blanks.

    Raises `Invalid` with a `NameCode`; `Doubtful` carries a reading to be asked back once.
    """
    words = plain(text)
    if not words:
        raise Invalid(NameCode.EMPTY)
    if len(words) > LONGEST_ANSWER:
        raise Invalid(NameCode.TOO_LONG)
    _refuse_noise(words)
    words = without_details(words)
    best, rank = _best(words)
    clear = None if rank is Rank.USUAL else _in_two_parts(words) or _in_a_sentence(words)
    if clear and (rank < Rank.NAME or rank_of(clear) is Rank.USUAL):
        return _written(clear)
    if rank >= Rank.NAME:
        return _written(best)
    if rank is Rank.NO:
        _refuse_numbers(words)
        raise Invalid(_what_is_wrong(best, words))
    raise Doubtful(NameCode.DOUBTFUL, _written(best))


def name_in(text: str) -> str | None:
    """The name that a longer sentence says for sure ("홍길동이고 내일 갈게요", "I'm Jane Doe, …"); else None."""
    words = plain(text[: 2 * LONGEST_ANSWER])
    if not words or len(words) > LONGEST_ANSWER:
        return None
    words = without_details(words)
    clear = _in_a_sentence(words) or _told_later(words)
    return _written(clear) if clear else None


def mask_name(name: str) -> str:
    """`name` for eyes that need only recognise it: 홍*동, 홍*, 남궁**, 황보*, J*** D**."""
    if syllables(name) != len(name):
        return " ".join(word[:1] + "*" * (len(word) - 1) for word in name.split(" "))
    if len(name) <= 2:
        return name[:1] + "*" * (len(name) - 1)
    if name[:2] in LONG_SURNAMES:
        return name[:2] + "*" * (len(name) - 2)
    return name[0] + "*" * (len(name) - 2) + name[-1]


def _best(words: str) -> tuple[str, Rank]:
    """The reading that looks most like a whole name; of equals the one with least around it."""
    best, rank = next(readings(words))[0], Rank.NO
    for reading, labelled in readings(words):
        found = rank_of(reading)
        if labelled and found < Rank.NAME:
            found = _labelled(reading, found)
        if found > rank:
            best, rank = reading, found
    return best, rank


def _labelled(name: str, rank: Rank) -> Rank:
    """What follows "제 이름은" is a name when it can be one at all."""
    if rank is Rank.MAYBE and len(name.split()) <= 4:
        return Rank.NAME
    return Rank.MAYBE if name in COMMON and syllables(name) in (2, 3) and name[0] in SURNAMES else rank


def _in_a_sentence(words: str) -> str | None:
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


def _told_later(words: str) -> str | None:
    """The name behind "저는" or "제 이름은" further on: "쌍꺼풀 상담이요, 저는 홍길동입니다"."""
    for found in list(_TELLS.finditer(words))[:_MOST_TELLS]:
        told = words[found.start() : found.end() + _HEAD]
        if clear := _in_a_sentence(told):
            return clear
        best, rank = _best(told)
        if rank is Rank.USUAL:
            return best
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
    if ending.startswith("이"):
        yield stem + "이"


_SURNAME_APART = re.compile(
    r"성(?:씨)?[은는이]\s?(?P<surname>[가-힣]{1,2}?)(?:이?고|씨|이?요|입니다|예요|이에요)?(?=[\s,.]|$)"
)
_GIVEN_APART = re.compile(
    r"이름(?:은|이)\s?(?P<given>[가-힣]{1,3}?)(?:이?에요|예요|입니다|이?요)?$|^(?P<first>[가-힣]{1,3}?)이?(?:에요|예요|고)[\s,.]"
)


def _in_two_parts(words: str) -> str | None:
    """Surname and given name told apart: "성은 박 이름은 솔", "노을이에요 성은 김이요"."""
    surname, given = _SURNAME_APART.search(words), _GIVEN_APART.search(words)
    if not surname or not given:
        return None
    whole = surname["surname"] + (given["given"] or given["first"])
    return whole if rank_of(whole) >= Rank.NAME else None


_ENGLISH_HEAD = re.compile(r"(?:my (?:full )?name is|my name's|i am|i'm|this is|it's|it is|name is)\s", re.IGNORECASE)
_ENGLISH_NAME = re.compile(r"[A-Z][\w'’-]{0,20}(?:\s[A-Z][\w'’-]{0,20}){1,3}(?=[\s,.;!]|$)")

_FIRST_OF_ALL = re.compile(r"[A-Z][\w'’-]{0,20}(?:\s[A-Z][\w'’-]{0,20}){1,3}(?=\s?,)")


def _latin_in_a_sentence(words: str) -> str | None:
    head = _ENGLISH_HEAD.search(words[:80])
    found = _ENGLISH_NAME.match(words, head.end()) if head else _FIRST_OF_ALL.match(words)
    return found.group() if found and rank_of(found.group()) >= Rank.NAME else None


# -- what is wrong ----------------------------------------------------------------------------------------------------


def _refuse_noise(words: str) -> None:
    """Refuses words without a single letter or syllable: ㅁㄴㅇ, !!!, 😀."""
    solid = [char for char in words if not char.isspace()]
    if any(char.isalpha() and not is_jamo(char) for char in solid) or any(char.isdigit() for char in solid):
        return
    if any(is_jamo(char) for char in solid):
        raise Invalid(NameCode.ONLY_JAMO)
    emoji = any(unicodedata.category(char) in {"So", "Sk", "Cn"} and ord(char) > 0x2000 for char in solid)
    raise Invalid(NameCode.ONLY_EMOJI if emoji else NameCode.ONLY_SYMBOLS)


def _refuse_numbers(words: str) -> None:
    digits = sum(char.isdigit() for char in words)
    if digits >= _PHONE_DIGITS:
        raise Invalid(NameCode.LOOKS_LIKE_PHONE)
    if digits:
        raise Invalid(NameCode.LOOKS_LIKE_SENTENCE if _is_sentence(words) else NameCode.HAS_DIGITS)


def _what_is_wrong(name: str, words: str) -> NameCode:
    """Why this is no name, in the order in which the sentence helps most."""
    if not name or name.casefold() in COMMON or name in HAN_WORDS:
        return NameCode.NOT_A_NAME
    if _is_sentence(name) or _is_sentence(words):
        return NameCode.LOOKS_LIKE_SENTENCE
    if len(name) > LONGEST_NAME:
        return NameCode.TOO_LONG
    if all(map(may_stand_in_a_name, name)) and sum(unicodedata.category(char)[0] == "L" for char in name) == 1:
        return NameCode.TOO_SHORT
    return NameCode.NOT_A_NAME


def _is_sentence(name: str) -> bool:
    words = name.split()
    crowded = len(words) >= 4 and any(len(word) > 1 for word in words) and syllables(name) > 0
    english = sum(word.strip(".,?!").casefold() in ENGLISH for word in words) * 2 >= max(len(words), 2)
    return crowded or english or bool(SENTENCE.search(name))


def _written(name: str) -> str:
    """홍 길 동 as 홍길동, jane doe as Jane Doe; 마이클 잭슨 and Kim Min-ji as they came."""
    return name.title() if name.isascii() and name.islower() else name

"""How much a word, or a few of them, look like somebody's name: how it is built, and whether it is a common word.

What polite words are cut off first is in `skills.fields.naming.frames`.
"""

import unicodedata
from enum import IntEnum

from skills.fields.letters import is_jamo, syllables
from skills.fields.naming.words import (
    COMMON,
    ENGLISH,
    FIRST_NAMES,
    FOREIGN,
    GIVEN,
    GIVEN_AS_WORDS,
    HAN_SURNAMES,
    HAN_WORDS,
    LOAN,
    LONG_SURNAMES,
    RARELY_GIVEN,
    RARELY_LAST,
    ROMAN_SURNAMES,
    SINGLE,
    SURELY_LAST,
    SURNAMES,
    TITLES,
    VIETNAMESE,
    VIETNAMESE_GIVEN,
)
from skills.fields.reading import patterns as re
from skills.fields.reading.remembering import once

LONGEST_NAME = 40
"""Characters of the longest name we take."""
LATIN_WORD = r"[A-Z](?:['’][A-Z])?[a-z'’-][A-Za-z'’-]{0,18}(?![\w'’])"
"""A word of a name in Latin letters: Daniel, O'Brien, McGregor, Anne-Marie."""


class Rank(IntEnum):
    """How much a word looks like a whole name."""

    NO = 0
    MAYBE = 1
    NAME = 2
    USUAL = 3
    """A surname and a given name of the usual length."""


BEFORE_YO = "세데까어죠네군돼되봐줘려잖켜텨"
"""What stands before 요 in a verb and hardly ever ends a name."""
_VERB = re.compile(
    r"(?:세요|셔요|어요|아요|해요|려요|래요|까요|나요|죠|지요|데요|네요|게요|께요|군요|잖아요?|거든요?|니다|니까|시다|십쇼|줘요?"
    r"|돼요?|되요?|봐요?|구나|[는은인ㄴ]데|다며|[을를ㄹ할]까|[다라하]고|해서|어서|아서|으면|하면|려고|려면|하자|[겠었았였했됐]다"
    r"|[겠었았했됐]어|[싶이하한간온된났같없있싫좋]다|[싶같말않없있싫좋]아|[싶없있싫]어|[는은을]거|몰라|[을먹할갈볼]래|거야|[건한인는]가|나봐|대요"
    r"|냐|니|지마|마라|던데|더라|네|뭐|왜|중|함|됨|음|듯|요)$"
)
_IN_NO_NAME = re.compile(
    r"궁금|괜찮|몰라|모르|^주시[기면]|^주세[용여]|^주실|^원하[고면]|나요|[해아어여]요|려[고면서는]|면서|[다라]고|.[르지리하시키치우추아]고|[하오시나으라]면|^(?:나가|지나)서"
    r"|[오가나하]기|[한간온]다|하다|세요|셔서|고$"
)
"""Built like a name, and a verb's: 나가서, 하려면, 궁금해."""
_BEGINS_NO_NAME = re.compile(
    r"그대로|왜|뭐|뭔|뭘|어따|어디[다에]|어째|어케|무슨|누가|누구|언제|얼마|꼭"
    r"|고[치칠쳐]|바[꾸꿀꿔꾼]|틀[렸린릴려]"
    r"|(?:부재|근무|회의|운전)중$|(?:부재|방문|상담|변경|이용|신청|연결|안될|취소|예약)시$|(?:문자|전화|카톡|오전|오후|주말|평일)[만좀]$"
    r"|(?:한국|미국|임시|남편|회사|개인)폰$|(?:한국|장애|외국)인$|(?:강남|송파|서초|마포)구$|(?:이태원|이대앞|신촌역|오류동)$"
)
"""How a question begins, what is to be changed, or what is noted beside a number, and no name: 왜물어봄, 고칠래, 부재시."""
_PARTICLE = re.compile(r"(?:[은는이가을를에의도만로]|에서|에게|한테|까지|부터|처럼|보다|이랑|하고)$")
SENTENCE = re.compile(
    r"싶|해\s?주|주세요|주실|드려|드립|할게|할께|할래|하고\s?있|받고|받을|받으|하려|인데|는데|은데|습니|합니|입니까|ㅂ니"
    r"|나요|까요|가요|데요|어요|아요|해요|네요|죠|지요|게요|께요|세요|려고|으면|해서|없어|있어|싫|몰라|모르|알려|궁금|괜찮|맞아"
    r"|상담|문의|예약|수술|성형|시술|쌍꺼풀|쌍커풀|쌍수|눈매|보톡스|필러|리프팅|지방흡입|비용|가격|얼마|견적|병원|간호"
    r"|전화번호|연락처|번호|카톡|개인정보|동의|삭제|탈퇴|수신거부|부작용|통증|붓기|아파|실밥|코끝|콧대|이름은|왜\s"
)


_VIETNAMESE_WORD = re.compile(
    rf"(?:{'|'.join(name for name in VIETNAMESE if len(name) > 1 or name not in SURNAMES)})"
    rf"(?:{'|'.join(sorted(VIETNAMESE_GIVEN, key=len, reverse=True))}){{1,3}}"
)
"""응우옌티란: written as one word."""


_SOUND = re.compile(r"(?:[하허호후흐히에][아어오우으이구휴효]|[오우]호라?)")
"""하아, 에휴, 오호: a sigh more often than a name."""
_COUNTED = re.compile(r"(?:한|두|세|네|열|여러)\s?(?:명|분|시|번|달|살|주|개|장)")
"""한 명, 두 시."""


@once
def rank_of(name: str) -> Rank:
    if not 2 <= len(name) <= LONGEST_NAME or not all(map(may_stand_in_a_name, name)):
        return Rank.NO
    if sum(unicodedata.category(char)[0] == "L" for char in name) < 2:
        return Rank.NO
    parts = name.split()
    if syllables(name):
        return _korean_word(name) if len(parts) == 1 else _korean_words(parts)
    if any("\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" for char in name):
        return _han(name, parts)
    return _latin(parts)


def _korean_word(word: str) -> Rank:
    if word in FOREIGN or word in FIRST_NAMES:
        return Rank.NAME
    if _is_no_name(word):
        return Rank.NO
    built = _built(word)
    if built or _VIETNAMESE_WORD.fullmatch(word):
        return Rank.MAYBE if _may_be_a_word(word) else built or Rank.NAME
    if SENTENCE.search(word) or (_VERB.search(word) and not _is_from_abroad(word)):
        return Rank.NO
    if len(word) > _LONGEST_WORD:
        return (
            Rank.NAME if _is_from_abroad(word) else Rank.MAYBE if _is_from_abroad(word, LOAN | _ALSO_LOAN) else Rank.NO
        )
    return Rank.MAYBE


_LONGEST_WORD, _LONG_FROM_ABROAD = 5, 12  # Syllables.


_ALSO_LOAN = frozenset("드트스크페테")


def _is_from_abroad(word: str, loan: frozenset[str] = LOAN) -> bool:
    """에르덴바야르마, written as one word: long, and more than one of its syllables is hardly in any Korean word."""
    is_long = _LONGEST_WORD < len(word) <= _LONG_FROM_ABROAD
    return is_long and sum(char in loan for char in word) > 1 and not any(word[:some] in COMMON for some in (2, 3, 4))


_FINALS, _OF_THE_PAST = 28, 20
"""A syllable's final consonants, and ㅆ among them: "적었군" and "있네" are verbs, and no name has it."""


def _is_no_name(word: str) -> bool:
    """An everyday word, or one with an ending; 이상해, which is built like a name, may be somebody's all the same."""
    if syllables(word) != len(word) or (len(word) > 2 and len(set(word)) == 1) or _BEGINS_NO_NAME.match(word):
        return True
    if any((ord(char) - ord("가")) % _FINALS == _OF_THE_PAST for char in word):
        return True
    if word[0] in SURNAMES and word[1:] in TITLES:
        return True
    if word in COMMON or (word[-1] == "해" and word[:-1] in COMMON):
        return len(word) != _USUAL_LENGTH or _built(word) is not Rank.USUAL
    if word[-1] in "함중됨" and word[:-1] in COMMON:
        return True
    return word[-1] in "요여" and (word[:-1] in COMMON or word[-2] in BEFORE_YO)


def _may_be_a_word(word: str) -> bool:
    """Whether what is built like a name is as well an everyday word, a verb, a word with its particle, or a sigh."""
    if word in COMMON or _SOUND.fullmatch(word) or _COUNTED.fullmatch(word) or _IN_NO_NAME.search(word):
        return True
    return word[:-1] in COMMON and word[-1] in "해가을를에의로만는"


_USUAL_LENGTH = 3


def _built(word: str) -> Rank:
    """How a Korean name is built: a surname and one to three syllables that names are made of."""
    surname = 2 if word[:2] in LONG_SURNAMES and len(word) > 2 else 1
    given = word[surname:]
    if len(word) == 3 and word[0] in SURNAMES and all(char in GIVEN for char in word[1:]) and word[-1] != "요":
        return Rank.USUAL  # 황보라 is 황 보라 as well; 하솔요 is 하솔.
    if surname == 2 or word[0] in SURNAMES:
        usual = all(char in GIVEN for char in given) and word[-1] != "요"  # 황보라요 is 황보라.
        if len(given) == 2 and usual:
            return Rank.USUAL
        if len(word) == 3 and _is_rarely_given(word):
            return Rank.NAME
        if len(given) == 1 and usual:
            return Rank.NAME if surname == 2 or given in SINGLE else Rank.MAYBE
        if given in GIVEN_AS_WORDS:
            return Rank.USUAL
        whole = surname == 2 and len(given) == 2 and not (_VERB.search(word) or SENTENCE.search(word))
        if whole or given in FOREIGN or given in FIRST_NAMES:
            return Rank.NAME
        if len(given) == 3 and usual and not (_VERB.search(word) or SENTENCE.search(word)):
            return (
                Rank.NAME if surname == 2 or given[:2] in GIVEN_AS_WORDS or given[1:] in GIVEN_AS_WORDS else Rank.MAYBE
            )
    return Rank.NO


def _is_rarely_given(word: str) -> bool:
    """윤행자, 최응규, 김말년: a syllable of the given name is one that common words have as well, and this is no such word."""
    is_apart = word[:-1] not in COMMON or word[2] in SURELY_LAST
    rare = (word[1] in RARELY_GIVEN and word[2] in GIVEN and is_apart) or (
        word[1] in GIVEN | RARELY_GIVEN and word[2] in RARELY_LAST and word[:-1] not in COMMON
    )
    return rare and not (_VERB.search(word) or _PARTICLE.search(word) or SENTENCE.search(word))


def _korean_words(parts: list[str]) -> Rank:
    """응우옌 티 흐엉, 마이클 잭슨: names from elsewhere are written in several words."""
    if len(parts) > 4 or any(part in COMMON and part not in FOREIGN | VIETNAMESE | VIETNAMESE_GIVEN for part in parts):
        return Rank.NO
    if _BEGINS_NO_NAME.match(parts[0]) or any(syllables(part) != len(part) for part in parts):
        return Rank.NO
    if _is_vietnamese(parts) or all(part in FOREIGN for part in parts):
        return Rank.NAME
    if parts[0] in FOREIGN and len(parts) == 2 and parts[1][:-1] not in COMMON and not _VERB.search(parts[1]):
        return Rank.NAME  # 스즈키 이치로: 로 is the name's own.
    if len(parts) == 2 and parts[1] in _ABROAD and 2 <= len(parts[0]) <= 4 and not _ends_like_words(parts[0]):
        return Rank.NAME  # 미쉘 김
    if any(_ends_like_words(part) for part in parts if part not in FOREIGN) or SENTENCE.search(" ".join(parts)):
        return Rank.NO
    is_foreign = any(part in FOREIGN for part in parts) or _sound_foreign(parts)
    return Rank.NAME if is_foreign and len(parts) <= 3 else Rank.MAYBE


def _sound_foreign(parts: list[str]) -> bool:
    """무스타파 셰나이: two or three longer words, one of them with a syllable that hardly any Korean word has."""
    is_long = all(len(part) > 1 for part in parts) and sum(map(len, parts)) >= _LONG_ABROAD
    return (
        is_long
        and any(char in LOAN for part in parts for char in part)
        and not any(part[:2] in COMMON for part in parts)
    )


_ABROAD = frozenset("김이박최정강조윤장임한오서신권황안송류홍")
_LONG_ABROAD = 5  # Syllables.


def _is_vietnamese(parts: list[str]) -> bool:
    """Family name first, then one to three short words; a family name that is a Korean word as well needs a given name."""
    rest = parts[1:]
    if parts[0] not in VIETNAMESE or any(len(part) > 3 for part in rest):
        return False
    return any(part in VIETNAMESE_GIVEN for part in rest) or (
        parts[0] not in SURNAMES | {"보", "부", "레"} and not any(_ends_like_words(part) for part in rest)
    )


def _ends_like_words(part: str) -> bool:
    return len(part) > 1 and bool(_VERB.search(part) or _PARTICLE.search(part))


def _han(name: str, parts: list[str]) -> Rank:
    if (
        name in HAN_WORDS
        or len(parts) > 2
        or any(char in "不没沒要吗嗎呢了的你他您这那什谁哪怎吧多少" for char in name)
    ):
        return Rank.NO
    if len(name) == 2 and name[0] not in HAN_SURNAMES:
        return Rank.MAYBE
    return Rank.NAME if len(name) <= 8 and not re.search(r"[\u3040-\u309f]{4}", name) else Rank.MAYBE


def _latin(parts: list[str]) -> Rank:
    """Two to four words, not all of them words of a sentence; written small, none of them."""
    known = [part for part in parts if _is_english(part.strip(".,'’").casefold())]
    if len(parts) == 1:
        return Rank.NO if known or len(parts[0]) > 20 else Rank.MAYBE
    if len(parts) > 4 or len(known) == len(parts):
        return Rank.NO
    if all(part[0].isupper() or part in _PARTICLES for part in parts):
        return Rank.NAME
    if not all(map(str.isascii, parts)) and not known:
        return Rank.MAYBE if "".join(parts).islower() else Rank.NAME
    is_near = len(parts) in (2, 3) and not ROMAN_SURNAMES.isdisjoint((parts[0], parts[-1])) and len(known) == 1
    return (Rank.MAYBE if is_near else Rank.NO) if known else Rank.NAME


def _is_english(word: str) -> bool:
    return word in ENGLISH or (len(word) > _LONG_WORD and word.endswith(("ing", "tion", "ness", "ment", "ally", "ful")))


_LONG_WORD = 6
_PARTICLES = frozenset({"de", "da", "van", "von", "bin", "binti", "al", "el", "la", "le", "di", "del", "dos", "der"})


def may_stand_in_a_name(char: str) -> bool:
    return (unicodedata.category(char)[0] in "LM" and not is_jamo(char)) or char in " -'’‘`.·・"

"""A person's name read from what they type, and the masked form of it.

A name is taken out of the polite words around it ("제 이름은 홍길동이에요"), but only where a word ends and only when a whole
name is left: 예다인 keeps its 예 and 남궁정임 its 임. What is built like a name is one; what might be one is asked back once
(`Doubtful`); what is plainly something else is refused with a code. Nobody's name is checked against a list of people: rare
names are names. What is not here: nicknames from the Kakao profile, and how a name is stored.
"""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

import unicodedata
from enum import StrEnum

from skills.fields import Doubtful, Invalid
from skills.fields.letters import LONGEST_ANSWER, is_jamo, syllables
from skills.fields.naming.frames import without_details
from skills.fields.naming.leads import behind_a_lead, speaks_of_names
from skills.fields.naming.others import is_as_it_is, without_others
from skills.fields.naming.sentences import best, in_a_clause, in_a_sentence, in_two_parts, put_right, told_later
from skills.fields.naming.shape import LONGEST_NAME, SENTENCE, Rank, may_stand_in_a_name, rank_of
from skills.fields.naming.words import COMMON, ENGLISH, HAN_WORDS, LONG_SURNAMES
from skills.fields.reading import patterns as re
from skills.fields.reading.dialects import in_standard
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
_SLIPPED = re.compile(r"(?<=[가-힣])[ㄱ-ㅎㅏ-ㅣ]{1,2}(?=(?:이?에|예)?요)")
"""A key too many in front of an ending: 김소현ㅇ요."""


_CALL_ME = re.compile(
    r"(?:(?:그냥|걍|그럼|저는|전|저를|일단|편하게|제\s?이름은|이름은)\s){0,3}(?P<name>[가-힣]{2,4}?)이?라고(?:만)?\s(?:편하게\s)?"
    r"(?:불러|부르|하면|하시면|해\s?주|할게|할께|적어|써|쓰|저장|등록|기억)\S{0,6}(?:\s(?:돼|되|됩|주)\S{0,4})?[\s.!~]*"
)
_ENDS_IN_RA = re.compile("[김이박최정강조윤장임한오서신권황안송류홍][아보나유미세소]")
"""조아라고 may be 조아라; 민지라고 is 민지."""
_RA_OR_NOT = re.compile(r"(?P<name>[김이박최정강조윤장임한오서신권황안송류홍문양손배백허남심노하][가-힣]라)예[\s.!~]*")
"""김수라예 is 김수라 or 김수."""
_OF_A_REGION = re.compile(r"[에예어]유[\s.!~]*$")
_WHAT = re.compile("뭐|뭘|누구|무엇|어떻|어떤|이름|아무|전화|문자|카톡|환자|접수|동의|취소|삭제")
"""What is asked, or one's part here, and no name to be called by."""
_JUST = re.compile(r"(?:그냥|걍)\s(?P<name>[가-힣]{2,3})요[\s.!~]*")
_TELLS_NONE = re.compile(
    r"(?:이름|성함|성명)(?:은|는|이|을|가)?(?:요|여)?\s?\?|(?:이름|성함)(?:은|는|이|을)?\s(?:뭐(?:게|예|에|야|냐|더라|죠|지|니)|뭘까|뭔지|무엇)"
    r"|\bname(?:\sis)?(?:n'?t|\snot)\b",
    re.IGNORECASE,
)
"""Names are spoken of, and none is told: "성함은요?", "my name isn't John"."""


_STRANGE = re.compile(
    r"(?:(?:(?:제|저는|제가)\s)?(?:이름|성함)(?:이|은|도)?\s|(?=(?:좀\s|조금\s|약간\s)?(?:특이|독특|희한)))(?:(?:좀|조금|많이|아주|너무|되게|약간|원래|다들)\s){0,2}(?:특이|독특|특별|희한|이상|웃[기긴겨]|촌스|흔|길|짧|외자예요|외자라|예쁘|안\s?믿)\S{0,6}[\s,.~]{1,4}"
    r"(?P<name>[가-힣]{2,5}?)(?:이?에요|예요|입니다|이?요|임)?[\s.!~ㅋㅎㅠㅜ]*"
)
"""What is said of a name before it is told: "이름이 좀 특이해요 …"."""
_TRUE = re.compile(
    r"(?:(?:제|저는|제가|전)\s)?(?P<lead>(?:(?:진짜|정말|실제)\s?(?:이름|성함)|본명|실명)(?:이|은)?\s)?(?P<name>[가-힣]{2,5}?)(?:이?에요|예요|입니다|이?요|임)?"
    r"(?P<true>[\s,.!~]{1,3}(?:(?:(?:이거|이게|진짜|정말|실제|제)\s?){0,2}(?:본명|실명)|(?:(?:이거|이게|진짜|정말|실제|제)\s?){1,2}이름)(?:이?에요|예요|입니다|이?요|임|맞\S{1,4}|이라니까요?)?)?[\s.!~ㅋㅎㅠㅜ]*"
)
"""A name that is said to be the true one, before it or behind it: "도레미요 진짜 본명이에요"."""


_OF_A_CHILD = re.compile(
    r"(?:(?:네|안녕하세요)[\s,.]{1,2})?(?:(?:저는|전|나는|난|제가|저)\s)?(?:우리\s)?[가-힣]{1,3}이\s?(?:네\s)?(?:엄마|아빠|어머니|아버지|맘|할머니|할아버지|이모|고모|삼촌)"
    r"(?:이?에요|예요|입니다|이?고요?|인데요?|이?요|임(?:다)?|되는\s?사람\S{0,4})?[\s.!~ㅎㅋㅠㅜ]*"
)
"""Whose mother one is, which names the child and not oneself: "사랑이 엄마예요"."""
_SPELT = re.compile(r"(?:it'?s |it is |that'?s )?(?:spelled|spelt|spelling)\b.*", re.IGNORECASE)
_NOT_BUT = re.compile(
    r"not [A-Za-z]{2,15},? (?:but )?[A-Za-z]{2,15}[.,;!]\s{1,2}(?P<name>[A-Z][A-Za-z'’-]{1,20}(?: [A-Z][A-Za-z'’-]{1,20}){1,2})[.!\s]*",
    re.IGNORECASE,
)
"""One way to write it is denied, and the whole name told behind: "Not Kim, Gim. Gim Areum"."""
_NOW = re.compile(
    r"[가-힣]{2,4}(?:(?:이?었는데|였는데|인데|에서)\s?개명(?:해서|하고|했는데|했고)|(?:이|가)?\s?(?:아니고|아니라|말고))[\s,]{1,2}(?:(?:지금은?|이제는?)\s)?(?P<name>[가-힣]{2,4}?)(?:이?에요|예요|입니다|이?요|이?라고\s?해요)?[\s.!~]*"
)
"""One name and then the one that holds: "박지우인데 개명해서 박서윤이에요", "김하늘 아니고 김하눌"."""
_A_DOCTOR = re.compile(
    r"(?:is|can i (?:see|talk to|speak (?:to|with))|i(?:'d| would) like(?: to see)?|i want(?: to see)?|with) (?:dr|doctor|prof)\.? ?[a-z]{2,12}(?: [a-z]{2,12})?(?: (?:please|available|in|there|free|around|today)){0,2}[\s?.!]*|(?:dr|doctor|prof)\.? ?[a-z]{2,12}(?: (?:please|available))[\s?.!]*",
    re.IGNORECASE,
)
"""Whom of the clinic somebody would see, and not who they are: "is Dr Kim available"."""
_IN_DIALECT = re.compile(
    r"(?P<name>[가-힣]{2,4}?)(?:이?라\s?안\s?(?:카나|카요|합니까|했나)|이?라카이|\s(?:할매|할배|아지매|아재|영감)(?:다|라예?|이?여|이?요|입니더|임더)?)[\s.!~]*"
)
"""A name with what an old person of a region says behind it: "김순덕 할매다"."""


def called_in(text: str) -> str | None:
    """The name by which somebody wants to be called ("지수라고 할게요", "그냥 민지요"); None where none is told so."""
    found = _CALL_ME.fullmatch(plain(text)) or _JUST.fullmatch(plain(text))
    if found is None or _is_a_word(found["name"]):
        return None
    return (
        None
        if found.re.pattern == _CALL_ME.pattern and _ENDS_IN_RA.fullmatch(found["name"])
        else _written(found["name"])
    )


def _is_a_word(name: str) -> bool:
    return rank_of(name) is Rank.NO or name in COMMON


@once
def parse_name(text: str) -> str:
    """The name in `text`, cleaned: Hangul joined as one word, Latin with single blanks; endings of a region count where the
    words are none without them ("이복순이에유").

    Raises `Invalid` with a `NameCode`; `Doubtful` carries a reading to be asked back once.
    """
    if (name := called_in(text)) is not None:
        return name
    words = plain(text)
    if any(one.fullmatch(words) for one in (_OF_A_CHILD, _SPELT, _A_DOCTOR)):
        raise Invalid(NameCode.NOT_A_NAME)
    if (
        behind := next(filter(None, (one.fullmatch(words) for one in (_NOT_BUT, _NOW, _IN_DIALECT))), None)
    ) is not None:
        return parse_name(behind["name"])
    if of_region := _RA_OR_NOT.fullmatch(plain(text)):
        raise Doubtful(NameCode.DOUBTFUL, of_region["name"])
    if strange := _STRANGE.fullmatch(plain(text)):
        return _told_strange(strange["name"])
    said = in_standard(text)
    try:
        return _read(plain(text))
    except Invalid as problem:
        is_doubtful = isinstance(problem, Doubtful)
        if not is_doubtful and (true := _called_true(plain(text))):
            return _told_strange(true["name"])
        if (called := _CALL_ME.fullmatch(plain(text))) and not (is_doubtful or _WHAT.match(called["name"])):
            raise Doubtful(NameCode.DOUBTFUL, called["name"]) from None  # "하늘이라고 불러 주세요"
        if said == text or (is_doubtful and not _OF_A_REGION.search(text)):
            raise
    return _read(plain(said))


def is_told_true(text: str) -> bool:
    """Whether the words are a name and that it is the true one, whatever it looks like."""
    return _called_true(plain(text)) is not None


def _called_true(words: str) -> re.Match[str] | None:
    found = _TRUE.fullmatch(words)
    is_called = found is not None and (found["true"] or found["lead"])
    return found if is_called and "아니" not in words else None


def _told_strange(name: str) -> str:
    """A name of which its bearer says that it is no usual one: it is asked back, unless it is built like one."""
    if rank_of(name) >= Rank.NAME:
        return name
    raise Doubtful(NameCode.DOUBTFUL, name)


def _read(words: str) -> str:
    if not words:
        raise Invalid(NameCode.EMPTY)
    if len(words) > LONGEST_ANSWER:
        raise Invalid(NameCode.TOO_LONG)
    words = _of_oneself(words)
    _refuse_noise(words)
    words = put_right(without_details(_SLIPPED.sub("", words)))
    if speaks_of_names(words) and (told := behind_a_lead(words)) and told[1]:
        return _written(told[0])
    name, rank = best(words)
    clear = None if rank is Rank.USUAL else in_two_parts(words) or in_a_sentence(words)
    if clear and (rank < Rank.NAME or rank_of(clear) is Rank.USUAL):
        return _written(clear)
    if rank >= Rank.NAME:
        return _written(name)
    if (apart := in_a_clause(words)) is not None:
        return _written(apart)
    if told := behind_a_lead(words):
        if told[1]:
            return _written(told[0])
        raise Doubtful(NameCode.DOUBTFUL, _written(told[0]))
    if rank is Rank.NO:
        _ask_back_a_word(words)
        _refuse_numbers(words)
        raise Invalid(_what_is_wrong(name, words))
    raise Doubtful(NameCode.DOUBTFUL, _written(name))


_A_WORD_TOO = re.compile(
    r"(?:(?:네|예|제|저는|전|저|제가|이름은|이름이|이름|성함은)[\s,]{1,2}){0,3}(?P<name>하나|하늘|사랑|보라|이슬|송이|은혜|가을|다정|기쁨|소원|미래|소라|여름|진실|지혜|우리)"
    r"(?:이?에요|예요|입니다|이?요|이라고\s?해요|라고\s?해요|임)?(?:[\s,]{1,2}(?:제\s)?이름이?\s(?P=name)(?:이?에요|예요|이?요|입니다)?)?[\s.!~]*"
)


_BARE = re.compile("(?!안)[가-힣]{2}[가-힣](?<![여용유려해화])")
"""Three syllables that are no refusal ("안해서"), and do not end as words of every day do ("기다려")."""


def is_a_bare_name(text: str) -> bool:
    """Whether the words are a whole name of the usual form and nothing else, in which no word of every day stands."""
    if _BARE.fullmatch(text) is None or not COMMON.isdisjoint((text, text[:2], text[1:])):
        return False
    return rank_of(text) is Rank.USUAL and not is_a_word_too(text[1:])


def is_a_word_too(text: str) -> bool:
    """Whether the words are a given name that is a word of every day as well: it is asked back ("하나", "하늘이요")."""
    return _A_WORD_TOO.fullmatch(plain(text)) is not None


def _ask_back_a_word(words: str) -> None:
    if (found := _A_WORD_TOO.fullmatch(words)) is not None:
        raise Doubtful(NameCode.DOUBTFUL, found["name"])


def _of_oneself(words: str) -> str:
    """The words without the names of others in them; `Invalid` where nothing else is told."""
    if is_as_it_is(words) or not (rest := without_others(words)):
        raise Invalid(NameCode.NOT_A_NAME)
    return rest


@once
def name_in(text: str) -> str | None:
    """The name that a longer sentence says for sure ("홍길동이고 내일 갈게요", "I'm Jane Doe, …"); else None."""
    words = plain(text[: 2 * LONGEST_ANSWER])
    if not words or len(words) > LONGEST_ANSWER:
        return None
    if _TELLS_NONE.search(words) or is_as_it_is(words):
        return None
    words = without_details(without_others(words))
    clear = in_a_sentence(words) or told_later(words)
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


# -- what is wrong ----------------------------------------------------------------------------------------------------


def _refuse_noise(words: str) -> None:
    """Refuses words without a single letter or syllable (ㅁㄴㅇ, !!!, 😀), and those that tell no name."""
    if _TELLS_NONE.search(words):
        raise Invalid(NameCode.NOT_A_NAME)
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


def in_front(text: str) -> str | None:
    """The name that stands with the wish to be called or written to: "이지은 내일 3시에 전화 주세요"."""
    try:
        name = parse_name(text)
    except Invalid:
        return None
    return name if rank_of(name) >= Rank.USUAL else None

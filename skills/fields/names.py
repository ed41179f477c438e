"""A person's name read from what they type, and the masked form of it.

A name is taken out of the polite words around it ("제 이름은 홍길동이에요"); words that are plainly something else are
refused with a code. Nobody's name is checked against a list: rare names are names. What is not here: nicknames from the
Kakao profile, and how a name is stored.
"""

import re
import unicodedata
from enum import StrEnum

from skills.fields import Invalid
from skills.fields.letters import LONGEST_ANSWER, has_final_consonant, is_jamo, plain, syllables

LONGEST_NAME = 40
"""Characters of the longest name we take."""


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


_PHONE_DIGITS = 7
_USUAL_SYLLABLES = 3
_JOINED_SYLLABLES = 4
"""A Korean name written with blanks between (홍 길 동, 남궁 민수) has at most this many syllables."""
_LONGEST_KOREAN_WORD = 10

_LEAD = re.compile(
    r"^(?:안녕하세요|안녕하십니까|안녕|네|넵|넹|예|hello|hi)?[\s,.!~]*+"
    r"(?:(?:제|내|저의|나의|본인|환자|예약자|신청자)?\s?(?:이름|성함|성명|본명|환자명|고객명|예약자명)\s?(?:은요|은|이|:)?\s?"
    r"|(?:저는|저는요|나는|전|저|본인은|나(?=\s[가-힣]{3}))\s"
    r"|(?:my name is|my name's|name\s?:|name is|i am|i'm|im|this is|it's|call me)\s)?"
    r"[\s:,]*+",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?P<copula>이?)라(?:고|구)\s?(?:합니다|해요|하고요|부르시면.*|불러\s?주.*|불러요|요|적어\s?주.*|해\s?주.*)?$"
)
_POLITE = re.compile(
    r"(?P<copula>이?)(?:에요|예요|에여|예여|여요|고요|구요|요|여)$|(?P<plain>\s?(?:인데요?|인데여|입니다|입니당|임니다|이라네요|입니다만|입니덩))$"
)
_TITLE = re.compile(
    r"(?P<name>[가-힣]{3,4}|[가-힣]{2,4}\s|[A-Za-z][A-Za-z ]{1,60})\s?(?:님|씨|임|드림|올림|본인|환자|고객)$"
)
_EDGES = "\"'“”‘’`.,!?~^*()[]{}<>「」『』:;/\\|-_=+@#$%& \t"
_FILLERS = re.compile(r"(?:[ㅋㅎㅠㅜㅇㄷㄴㅡ^;~!.?]|:\)|;\)){1,50}+$")

_SENTENCE = re.compile(
    r"싶|해\s?주|주세요|주실|드려|드립|할게|할께|할래|하고\s?있|받고|받을|받으|하려|인데|는데|은데|습니|합니|입니까|ㅂ니"
    r"|나요|까요|가요|데요|어요|아요|해요|네요|죠|지요|게요|께요|세요|려고|으면|해서|없어|있어|싫|몰라|모르|알려|궁금|괜찮|맞아"
    r"|상담|문의|예약|수술|성형|시술|쌍꺼풀|쌍커풀|쌍수|눈매|보톡스|필러|리프팅|지방흡입|비용|가격|얼마|견적|병원|원장|간호"
    r"|전화번호|연락처|번호|카톡|개인정보|동의|삭제|탈퇴|수신거부|부작용|통증|붓기|아파|실밥|코끝|콧대|이름은|왜\s"
)
_ENGLISH_SENTENCE = re.compile(
    r"\b(?:want|would|like to|please|consult\w*|surgery|how|what|when|where|why|can|could|need|help|price|cost|appointment"
    r"|book|don't|do not|thanks|thank|you|is|are|the|to|for|my|your)\b",
    re.IGNORECASE,
)
_NOT_NAME_WORDS = """
네 넵 넹 네네 예 응 아니 아니요 아니오 아뇨 노 안녕 안녕하세요 하이 여보세요 감사 고마워 도와줘 저기 잠시만 잠깐 오늘 내일 지금
취소 처음 처음으로 메뉴 확인 수정 다음 이전 건너뛰기 그만 종료 시작 테스트 상담원 사람 선생님
입니다 이에요 예요 요 이요 비밀 익명 없음 없어 무명 이름 성함 성명 본인
저 나 저요 나요 고객 환자 손님 아무개 뭐 왜 글쎄 그냥 모름
ok okay yes no hi hello test cancel menu skip next name none null undefined anonymous secret asdf qwer qwerty
"""
_NOT_NAMES = frozenset(_NOT_NAME_WORDS.split())
_LONG_SURNAME_WORDS = "남궁 황보 제갈 사공 선우 서문 독고 동방 어금 망절 무본 황목 등정 장곡 강전"
_LONG_SURNAMES = frozenset(_LONG_SURNAME_WORDS.split())


def parse_name(text: str) -> str:
    """The name in `text`, cleaned: Hangul joined as one word, Latin with single blanks.

    Raises `Invalid` with a `NameCode`.
    """
    words = plain(text)
    if not words:
        raise Invalid(NameCode.EMPTY)
    if len(words) > LONGEST_ANSWER:
        raise Invalid(NameCode.TOO_LONG)
    _refuse_numbers(words)
    _refuse_noise(words)
    if _bare(words).lower() in _NOT_NAMES:
        raise Invalid(NameCode.NOT_A_NAME)
    name = _without_courtesy(words)
    _refuse_words(name)
    return _written(name)


def mask_name(name: str) -> str:
    """`name` for eyes that need only recognise it: 홍*동, 홍*, 남궁**, 황보*, J*** D**."""
    if syllables(name) != len(name):
        return " ".join(word[:1] + "*" * (len(word) - 1) for word in name.split(" "))
    if len(name) <= 2:
        return name[:1] + "*" * (len(name) - 1)
    if name[:2] in _LONG_SURNAMES:
        return name[:2] + "*" * (len(name) - 2)
    return name[0] + "*" * (len(name) - 2) + name[-1]


def _refuse_numbers(words: str) -> None:
    digits = sum(char.isdigit() for char in words)
    if digits >= _PHONE_DIGITS:
        raise Invalid(NameCode.LOOKS_LIKE_PHONE)
    if digits:
        raise Invalid(NameCode.LOOKS_LIKE_SENTENCE if _is_sentence(words) else NameCode.HAS_DIGITS)


def _refuse_noise(words: str) -> None:
    """Refuses words without a single letter or syllable: ㅁㄴㅇ, !!!, 😀."""
    solid = [char for char in words if not char.isspace()]
    if any(char.isalpha() and not is_jamo(char) for char in solid):
        return
    if any(is_jamo(char) for char in solid):
        raise Invalid(NameCode.ONLY_JAMO)
    emoji = any(unicodedata.category(char) in {"So", "Sk", "Cn"} and ord(char) > 0x2000 for char in solid)
    raise Invalid(NameCode.ONLY_EMOJI if emoji else NameCode.ONLY_SYMBOLS)


def _without_courtesy(words: str) -> str:
    """The words without greeting, "제 이름은", "이에요", 님 and decoration."""
    name = _bare(words)
    without_lead = _LEAD.sub("", name, count=1)
    name = _bare(without_lead) or name
    for tail in (_CALLED, _POLITE):
        found = tail.search(name)
        if found and not _is_sentence(name[: found.start()]) and not _ends_like_a_verb(name, found):
            name = _bare(_without_tail(name, found)) or name
            break
    titled = _TITLE.fullmatch(name)
    return titled["name"].strip() if titled else name


def _without_tail(name: str, found: re.Match[str]) -> str:
    """Cuts a polite ending; 이 is the ending's after a consonant (길동이에요) and else the name's (수지 in 수지예요)."""
    stem = name[: found.start()].rstrip()
    if not found.groupdict().get("copula"):
        return stem
    belongs_to_ending = stem and has_final_consonant(stem[-1])
    proper = found.group().startswith(("이에", "이어"))
    if belongs_to_ending and (proper or syllables(stem) >= _USUAL_SYLLABLES):
        return stem
    return stem + "이"


def _ends_like_a_verb(name: str, found: re.Match[str]) -> bool:
    """싫은데요, 왜요, 주세요: a verb's ending before 요, not the last syllable of a name."""
    stem = name[: found.start()]
    return found.group() == "요" and (stem[-1:] in tuple("데까어왜해죠네군든뭐") or syllables(stem) < _USUAL_SYLLABLES)


def _bare(words: str) -> str:
    """Words without quotes, emoji and laughter at their ends."""
    kept = "".join(char if unicodedata.category(char) not in {"So", "Sk", "Cn", "Cs", "Co"} else " " for char in words)
    return _FILLERS.sub("", kept.strip(_EDGES)).strip(_EDGES)


def _refuse_words(name: str) -> None:
    """Refuses what is left when it is no name, in the order in which the sentence helps most."""
    if not name or name.lower() in _NOT_NAMES:
        raise Invalid(NameCode.NOT_A_NAME)
    if _is_sentence(name):
        raise Invalid(NameCode.LOOKS_LIKE_SENTENCE)
    if len(name) > LONGEST_NAME:
        raise Invalid(NameCode.TOO_LONG)
    if not all(_may_stand_in_a_name(char) for char in name) or _has_giant_word(name):
        raise Invalid(NameCode.NOT_A_NAME)
    if sum(unicodedata.category(char)[0] == "L" for char in name) == 1:
        raise Invalid(NameCode.TOO_SHORT)


def _is_sentence(name: str) -> bool:
    words = name.split()
    crowded = len(words) >= 4 and any(len(word) > 1 for word in words) and syllables(name) > 0
    return crowded or bool(_SENTENCE.search(name)) or bool(_ENGLISH_SENTENCE.search(name))


def _may_stand_in_a_name(char: str) -> bool:
    return (unicodedata.category(char)[0] in "LM" and not is_jamo(char)) or char in " -'’.·()"


def _has_giant_word(name: str) -> bool:
    return any(syllables(word) > _LONGEST_KOREAN_WORD for word in name.split())


def _written(name: str) -> str:
    """홍 길 동 as 홍길동, jane doe as Jane Doe; 마이클 잭슨 and Kim Min-ji as they came."""
    joined = name.replace(" ", "")
    if syllables(joined) == len(joined) <= _JOINED_SYLLABLES:
        return joined
    return name.title() if name.isascii() and name.islower() else name

"""Korean letters: spoken digits, syllables and their parts. How typed characters are made comparable is in
`storage/characters.py`; what words mean is the business of the reader that asks.
"""

from skills.fields.reading import patterns as re

LONGEST_ANSWER = 500
"""Characters beyond which no answer to a short question is looked into; the readers' patterns are made for less."""

SPOKEN_DIGITS = {
    **dict(zip("공일이삼사오육칠팔구", "0123456789", strict=True)),
    "영": "0", "빵": "0", "륙": "6",
}  # fmt: skip


_SYLLABLE = re.compile("[가-힣]")


def syllables(text: str) -> int:
    """How many Hangul syllables `text` holds."""
    return len(_SYLLABLE.findall(text))


def has_final_consonant(syllable: str) -> bool:
    """Whether a Hangul syllable closes with a consonant (받침): 동 does, 지 does not."""
    return "가" <= syllable <= "힣" and (ord(syllable) - ord("가")) % 28 != 0


def is_jamo(char: str) -> bool:
    """A lone Hangul letter such as ㅁ or ㅏ, as in the keyboard noise ㅁㄴㅇ."""
    return "\u3131" <= char <= "\u318e"


_NAME_BEHIND = re.compile(
    rf"(?<=\d\d\d\d)[\s,/]{{1,3}}(?P<name>[{''.join(SPOKEN_DIGITS)}][가-힣]{{1,2}})(?:이?에요|예요|입니다|이?요|이?고요?|임)?(?![가-힣])"
)


def without_a_name_behind(words: str) -> str:
    """Blanks in place of a name behind digits whose first syllables are digits as well ("010-0000-3690 이영수요")."""
    return _NAME_BEHIND.sub(lambda it: it[0] if set(it["name"]) <= SPOKEN_DIGITS.keys() else " " * len(it[0]), words)


_LEADS, _VOWELS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ", "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_APART = re.compile(rf"(?P<lead>[{_LEADS}])(?P<vowel>[{_VOWELS}])")


def composed(words: str) -> str:
    """Syllables in place of letters that were typed apart: "ㄴㅔ" is 네, and no short ㄴ."""
    return _APART.sub(lambda it: chr(0xAC00 + (_LEADS.index(it[1]) * 21 + _VOWELS.index(it[2])) * 28), words)

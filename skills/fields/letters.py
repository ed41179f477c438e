"""Letters: spoken digits, Korean syllables and their parts. How typed characters are made comparable is in
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


_WORDS = {
    **dict(zip("하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉".split(), "123456789", strict=True)),  # noqa: SIM905
    **SPOKEN_DIGITS,
    **{digit: digit for digit in "0123456789"},
}
_WORD = "|".join(_WORDS)
_WORDED = re.compile(
    rf"(?<![가-힣\d])[공영빵0]\s?(?:하나|[일1])\s?[공영빵0](?:[\s,.\-]{{0,2}}(?:{_WORD})){{8}}"
    rf"(?![\s,.\-]?(?:하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉))(?![공일이삼사오육칠팔구\d]{{2}})"
)
_COUNTED = re.compile("하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉")
"""Counted as things are: "영일영 둘둘둘둘 셋셋셋셋"."""
_WORDS_EN = dict(zip("zero one two three four five six seven eight nine".split(), "0123456789", strict=True)) | {  # noqa: SIM905
    "oh": "0",
    "o": "0",
    "nought": "0",
}
_TIMES_EN = {"double": 2, "triple": 3}
_WORD_EN = rf"(?:(?:double|triple)[\s-])?(?:{'|'.join(_WORDS_EN)})"
_WORDED_EN = re.compile(rf"\b{_WORD_EN}(?:[\s,.\-]{{1,3}}{_WORD_EN}){{6,10}}\b", re.IGNORECASE)


def in_figures(words: str) -> str:
    """A telephone number that is counted out in words, in figures at its place: "영일영 둘둘둘둘 …", "zero one zero two …"."""
    return _WORDED_EN.sub(_said_in_english, _WORDED.sub(_said_in_words, words))


def _said_in_words(run: re.Match[str]) -> str:
    if _COUNTED.search(run.group()) is None:
        return run.group()
    return _spread([_WORDS[word] for word in re.findall(_WORD, run.group())], len(run.group()))


def _said_in_english(run: re.Match[str]) -> str:
    digits: list[str] = []
    times = 1
    for word in re.findall(r"[a-z]+", run.group().lower()):
        if word in _TIMES_EN:
            times = _TIMES_EN[word]
        else:
            digits += [_WORDS_EN[word]] * times
            times = 1
    return _spread(digits, len(run.group())) if "".join(digits).startswith("010") else run.group()


def _spread(digits: list[str], length: int) -> str:
    """The digits over the whole length of the words that said them, so that these can be taken out of a sentence."""
    seen = [" "] * length
    for at, digit in enumerate(digits):
        seen[at * (length - 1) // (len(digits) - 1)] = digit
    return "".join(seen)

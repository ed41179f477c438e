"""Korean letters: spoken digits, syllables and their parts. How typed characters are made comparable is in
`storage/characters.py`; what words mean is the business of the reader that asks.
"""

LONGEST_ANSWER = 500
"""Characters beyond which no answer to a short question is looked into; the readers' patterns are made for less."""

SPOKEN_DIGITS = {
    **dict(zip("공일이삼사오육칠팔구", "0123456789", strict=True)),
    "영": "0", "빵": "0", "륙": "6",
}  # fmt: skip


def syllables(text: str) -> int:
    """How many Hangul syllables `text` holds."""
    return sum("가" <= char <= "힣" for char in text)


def has_final_consonant(syllable: str) -> bool:
    """Whether a Hangul syllable closes with a consonant (받침): 동 does, 지 does not."""
    return "가" <= syllable <= "힣" and (ord(syllable) - ord("가")) % 28 != 0


def is_jamo(char: str) -> bool:
    """A lone Hangul letter such as ㅁ or ㅏ, as in the keyboard noise ㅁㄴㅇ."""
    return "\u3131" <= char <= "\u318e"

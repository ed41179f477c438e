"""Typed characters made comparable: one width, one dash, one space, digits as 0-9, spoken Korean digits.

Only whole-character rules live here; what the characters mean is the business of the reader that asks.
"""

import re
import unicodedata
from functools import cache

LONGEST_ANSWER = 500
"""Characters beyond which no answer to a short question is looked into; the readers' patterns are made for less."""
_LOOKED_AT = 4 * LONGEST_ANSWER
"""Characters that are made comparable at all; blanks and invisible marks among them still leave more than an answer."""

SPOKEN_DIGITS = {
    **dict(zip("공일이삼사오육칠팔구", "0123456789", strict=True)),
    "영": "0", "빵": "0", "륙": "6",
}  # fmt: skip

_DASHES = frozenset("-‐‑‒–—―−ー─﹣－ㅡ~∼～〜")
_LETTERS = {"ㅡ": "ㅡ", "ー": "ー", "~": "~", "∼": "~", "～": "~", "〜": "~"}
"""Marks that divide digits like a dash, yet are letters or ranges where words are read."""

_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\ufe0e\ufe0f\u3164")
_SPACES = re.compile(r"\s+")


@cache
def _level(char: str) -> str:
    """One character as its plain twin; never more or fewer than one."""
    if char.isascii():
        return char
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    if char in _INVISIBLE or char.isspace():
        return " "
    if char in _DASHES:
        return "-"
    if "\uff01" <= char <= "\uff5e":
        return chr(ord(char) - 0xFEE0)
    return char


def level(text: str) -> str:
    """`text` with each character replaced by its plain twin: same length, so offsets stay true."""
    if text.isascii():
        return text
    return "".join(map(_level, text))


def plain(text: str) -> str:
    """`text` as it was meant: composed Hangul, half-width, invisible marks gone, single spaces, no blank ends; of a text that
    is far too long for an answer only the beginning, which is still too long.

    NFC and not NFKC: NFKC would join lone jamo such as ㄱㅏ into syllables nobody typed.
    """
    composed = unicodedata.normalize("NFC", text[:_LOOKED_AT])
    seen = "".join(char for char in composed if char not in _INVISIBLE and not _is_control(char))
    return _SPACES.sub(" ", "".join(_LETTERS.get(char) or _level(char) for char in seen)).strip()


def _is_control(char: str) -> bool:
    return unicodedata.category(char) == "Cc" and not char.isspace()


def syllables(text: str) -> int:
    """How many Hangul syllables `text` holds."""
    return sum("가" <= char <= "힣" for char in text)


def has_final_consonant(syllable: str) -> bool:
    """Whether a Hangul syllable closes with a consonant (받침): 동 does, 지 does not."""
    return "가" <= syllable <= "힣" and (ord(syllable) - ord("가")) % 28 != 0


def is_jamo(char: str) -> bool:
    """A lone Hangul letter such as ㅁ or ㅏ, as in the keyboard noise ㅁㄴㅇ."""
    return "\u3131" <= char <= "\u318e" or "\u1100" <= char <= "\u11ff"

"""Characters as they were meant: the one normaliser of the program. Pure; every floor may import it.

`plain` is what is read, compared and searched; `folded` is `plain` without blanks and case;
`label` is what staff call something; `typed` is what they write for others to read; `level` keeps every place, for
masks; `password` is the form of a secret that must be the same on every keyboard (RFC 8265). What the characters mean is
the business of whoever asks. Texts of the wire keep their characters:
`bot/kakao/replies/text.py` only asks what is seen.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping

INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff"
)
"""Characters without a shape of their own, as they stand in a regex class: joiners, direction marks (U+202A-202E,
U+2066-2069), Hangul fillers, the blank Braille cell, variation selectors, tags."""

_IS_PLAIN = re.compile("[ -~ㄱ-ㅣ가-힣]*")
"""What nearly everybody writes: nothing of it stands for something else."""
_UNSEEN = re.compile(f"[{INVISIBLE}\u20e3\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
_UNTYPED = re.compile(f"(?![\u200d\u20e3\ufe0f]){_UNSEEN.pattern}")
_LINES = "\u2028\u2029"  # Without a shape, and yet they part words.
_DASHES = frozenset("-‐‑‒–—―−ー─﹣－ㅡ~∼～〜")
_LETTERS = {"ㅡ": "ㅡ", "ー": "ー", "~": "~", "∼": "~", "～": "~", "〜": "~", "·": "·", "ㆍ": "·", "…": "…"}
"""Marks that divide digits like a dash, yet are letters or ranges where words are read."""

_FIRST = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_MIDDLE = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINAL = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_JAMO = {
    **{chr(0x1100 + at): letter for at, letter in enumerate(_FIRST)},
    **{chr(0x1161 + at): letter for at, letter in enumerate(_MIDDLE)},
    **{chr(0x11A8 + at): letter for at, letter in enumerate(_FINAL)},
}
"""Letters that only join into syllables, as the letters that are typed alone: NFKC makes the former of the latter."""


def _level(char: str) -> str:
    """One character as its plain twin; never more or fewer than one."""
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    if char.isspace() or _UNSEEN.match(char):
        return " "
    if char in _DASHES:
        return "-"
    return chr(ord(char) - 0xFEE0) if "\uff01" <= char <= "\uff5e" else char


def _plain(char: str) -> str:
    """One character as one or more that stand for the same: half width, no ligature, letters typed alone as such."""
    if char in _LETTERS:
        return _LETTERS[char]
    if "ㄱ" <= char <= "ㆎ" or "가" <= char <= "힣":
        return char
    twin = _level(char)
    if twin != char:
        return twin
    if unicodedata.category(char) == "Lo" and unicodedata.decomposition(char).startswith("<compat>"):
        return char  # One letter of its alphabet (Thai ำ), and no other form of one.
    whole = unicodedata.normalize("NFKC", char)
    return "".join(_JAMO.get(part, part) for part in whole) if whole.strip() == whole else char


class Twins(dict[int, str]):
    """A table for `str.translate` that fills itself by a rule; a text has few different characters, and those of ASCII are
    their own twins, but for the `others`."""

    def __init__(self, twin: Callable[[str], str], others: Mapping[str, str] | None = None) -> None:
        super().__init__((code, chr(code)) for code in range(0x20, 0x7F))
        self.update((ord(char), other) for char, other in (others or {}).items())
        self._twin = twin

    def __missing__(self, code: int) -> str:
        found = self._twin(chr(code))
        if len(self) < _DIFFERENT:
            self[code] = found
        return found


_DIFFERENT = 20_000
"""Characters that a table remembers: more than any language uses, and less than somebody could fill memory with."""
_LEVEL = Twins(_level)
_PLAIN = Twins(_plain)


def level(text: str) -> str:
    """`text` with each character replaced by its plain twin: same length, so offsets stay true."""
    return text if text.isascii() else text.translate(_LEVEL)


def plain(text: str) -> str:
    """`text` as it was meant: composed, half width, marks that nobody sees gone, single spaces, no blank ends.

    Lone jamo stay apart: plain NFKC would join ㄱㅏ into a syllable that nobody typed.
    """
    if _IS_PLAIN.fullmatch(text) is None:
        for line in _LINES:
            text = text.replace(line, " ")
        composed = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
        text = unicodedata.normalize("NFC", composed.translate(_PLAIN))
    return " ".join(text.split())


def label(text: str) -> str:
    """`text` as a name that staff give (a colleague, a label, a view): as typed, without what nobody sees, so that no mark
    turns the line around it and no two names look the same; single blanks."""
    for line in _LINES:
        text = text.replace(line, " ")
    return " ".join(unicodedata.normalize("NFC", _UNSEEN.sub("", text)).split())


def typed(text: str) -> str:
    """`text` that others will read, as typed: with its lines and blanks, without marks that turn or hide the words around them.
    What an emoji is made of stays."""
    for line in _LINES:
        text = text.replace(line, "\n")
    return unicodedata.normalize("NFC", _UNTYPED.sub("", text.replace("\r\n", "\n"))).strip()


def folded(text: str) -> str:
    """`text` for comparing and looking up: plain, without blanks, in one case."""
    return plain(text).replace(" ", "").casefold()


def digits(text: str) -> str:
    """The digits in `text`, however they were typed: for codes and numbers of cases."""
    return "".join(char for char in level(text) if char.isdecimal())


def password(text: str) -> str:
    """A password in the one form in which it is hashed (RFC 8265, OpaqueString): every blank a common one, composed; width,
    case and everything else stay as typed."""
    return unicodedata.normalize("NFC", "".join(" " if unicodedata.category(char) == "Zs" else char for char in text))

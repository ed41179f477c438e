"""From what somebody typed to text that can be compared.

Here: Unicode forms, stray jamo, doubled letters, spaces, the vowels that sound alike, and the repair of mistyped long words.
Not here: what is danger (`danger`) and what a sentence wants (`model`, `deciding`).
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from storage.characters import plain

HEAD, TAIL = 260, 140
"""Characters read from the two ends of a long message: the greeting stands first, the wish often last."""

_SYLLABLE = 0xAC00
_LAST = 0xD7A3
_FIRST = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_MIDDLE = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINAL = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_SAME_VOWEL = {"ㅐ": "ㅔ", "ㅒ": "ㅖ", "ㅙ": "ㅚ", "ㅞ": "ㅚ"}
_SAME_FINAL = {"ㅆ": "ㅅ", "ㄶ": "ㄴ", "ㅀ": "ㄹ", "ㄲ": "ㄱ", "ㅄ": "ㅂ", "ㅍ": "ㅂ"}

LONG_WORDS = (
    "개인정보", "처리방침", "수신거부", "쌍꺼풀", "책임자", "처리정지", "영업시간", "진료시간", "민감정보",
    "보호책임자", "전화번호", "마케팅", "회원탈퇴", "안녕하세요", "부작용", "상담신청", "동의철회", "삭제해주세요",
    "취소할게요", "그만할게요", "눈매교정", "보톡스", "열람신청", "주차장",
)  # fmt: skip
"""Words long enough that one wrong jamo cannot make another word of them."""

_FILLERS = re.compile(
    "^(?:안녕하세[요여용]|안녕하십니까|안뇽하세요|안녕(?![하히들챗쳇봇])|저기요|혹시|죄송한데요?|죄송하지만|실례지만|실례합니다|근데|그런데|"
    "수고하십니다|수고많으십니다|수고하세요|여보세요|있잖아요?|반갑습니다|다름이?아니라|그리고)(?=.{2})"
)
_FILLER_WORDS = frozenset([
    "아", "어", "음", "흠", "네", "넵", "예", "응", "저", "저기", "그", "그럼",
    "그냥", "아니", "하이", "ㅎㅇ", "제발", "빨리", "저는", "전", "나는", "난", "일단", "우선",
    "요기", "ok", "okay", "so", "well", "um", "hi", "hello", "hey", "please", "excuse",
])  # fmt: skip
_HANGUL = re.compile("[가-힣]")


@dataclass(frozen=True, slots=True)
class Spelled:
    spaced: str
    """Lower case words with one space between, jamo kept: for English and for laughter."""
    tight: str
    """Hangul syllables, Latin letters and digits only, sounds folded, opening politeness taken off; empty without Hangul."""


def spell(text: str) -> Spelled:
    """Normalises any text; long text is cut to its two ends."""
    said = _said(cut_to_ends(text))
    spaced = " ".join(re.sub(r"[^0-9a-z가-힣ㄱ-ㅣ'?]+", " ", said).split())
    tight = _opened(spaced) if _HANGUL.search(said) else ""
    return Spelled(spaced, repair(fold(tight)))


def cut_to_ends(text: str) -> str:
    """The two ends of a long text, and the whole of any other."""
    return text if len(text) <= HEAD + TAIL else f"{text[:HEAD]} {text[-TAIL:]}"


def _said(text: str) -> str:
    joined = unicodedata.normalize("NFKC", plain(text))  # Makes one syllable of its letters typed apart: 삭ㅈㅔ.
    shown = "".join(_compatible(char) for char in joined if unicodedata.category(char)[0] not in "CM")
    lower = cut_to_ends(shown).casefold().replace("’", "'")
    return re.sub(r"(.)\1{2,}", r"\1\1", lower)


def _compatible(char: str) -> str:
    """NFKC turns a lone ㅋ into a conjoining form; this takes it back."""
    code = ord(char)
    if 0x1100 <= code <= 0x1112:
        return _FIRST[code - 0x1100]
    if 0x1161 <= code <= 0x1175:
        return _MIDDLE[code - 0x1161]
    return char


def _opened(spaced: str) -> str:
    """Joins the words, without the greetings and throat-clearing at the front as long as something is left."""
    words = spaced.split()
    while len(words) > 1 and words[0] in _FILLER_WORDS:
        words.pop(0)
    tight = re.sub(r"[^0-9a-z가-힣]+", "", "".join(words))
    for _ in range(3):
        tight = _FILLERS.sub("", tight, count=1)
    return tight


@cache
def _folded(char: str) -> str:
    if char == "내" or not _SYLLABLE <= ord(char) <= _LAST:
        return char  # 내 is "my" and 네 is "yes": that one pair stays apart.
    first, middle, final = split(char)
    vowel = _MIDDLE.index(_SAME_VOWEL.get(middle, middle))
    ending = _FINAL.index(_SAME_FINAL.get(final, final) or " ")
    return chr(_SYLLABLE + (_FIRST.index(first) * 21 + vowel) * 28 + ending)


def fold(text: str) -> str:
    """Writes syllables that sound alike alike: 삭재 as 삭제, 되 as 돼, 안돼 as 않돼. Patterns are folded too."""
    return "".join(map(_folded, text))


def split(syllable: str) -> tuple[str, str, str]:
    """The first, middle and final letter of one Hangul syllable; the final one is empty where there is none."""
    offset = ord(syllable) - _SYLLABLE
    return _FIRST[offset // 588], _MIDDLE[offset // 28 % 21], _FINAL[offset % 28].strip()


@cache
def _letters(char: str) -> str:
    return "".join(split(char)) if _SYLLABLE <= ord(char) <= _LAST else char


def letters(text: str) -> str:
    """The text as a row of jamo."""
    return "".join(map(_letters, text))


_TARGETS = tuple((fold(word), wanted := letters(fold(word)), frozenset(wanted)) for word in LONG_WORDS)


def repair(tight: str) -> str:
    """Puts a long word right where exactly one jamo of it is wrong, missing, too many or swapped."""
    row = letters(tight)
    if len(row) == len(tight):
        return tight
    there = set(row)
    for word, wanted, different in _TARGETS:
        if word in tight or len(wanted) > len(row) + 1 or len(different - there) > 1:
            continue  # Two letters that stand nowhere are more than one that is wrong.
        near = fuzz.partial_ratio_alignment(wanted, row, score_cutoff=82)
        if near is not None and near.score < 100:
            tight = _replaced(tight, word, wanted, near.dest_start)
            row = letters(tight)
            there = set(row)
    return tight


def _replaced(tight: str, word: str, wanted: str, start: int) -> str:
    """Tries the windows around the place; only whole syllables may be exchanged."""
    at, seen = 0, 0
    while at < len(tight) and seen < start - 2:
        seen += len(_letters(tight[at]))
        at += 1
    for begin in range(max(at - 1, 0), min(at + 3, len(tight))):
        part = tight[begin : begin + len(word)]
        if len(part) == len(word) and OSA.distance(letters(part), wanted, score_cutoff=1) == 1:
            return tight[:begin] + word + tight[begin + len(word) :]
    return tight

"""From what somebody typed to text that can be compared.

Here: Unicode forms, stray jamo, doubled letters, spaces, the vowels that sound alike, and the repair of mistyped long words.
Not here: what is danger (`danger`) and what a sentence wants (`model`, `deciding`).
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from operator import add
from typing import NamedTuple

from skills.fields.reading import patterns as re
from skills.fields.reading.remembering import once
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
    "취소할게요", "그만할게요", "눈매교정", "보톡스", "열람신청", "주차장", "연락처", "상담원", "상담사", "지방흡입",
)  # fmt: skip
"""Words long enough that one wrong jamo cannot make another word of them."""
SHORT_WORDS = (
    "예약",
    "상담",
    "가격",
    "비용",
    "취소",
    "변경",
    "연결",
    "조회",
    "열람",
    "철회",
    "번호",
    "문의",
    "신청",
    "삭제",
    "필러",
)
"""Of these only a slip of the finger is put right (`_SLIPS`), and what is a word of its own (`_REAL`) stays."""
_OTHERWISE = {"쌍거풀": "쌍꺼풀", "쌍커풀": "쌍꺼풀"}
"""Other spellings of a long word, in which one more jamo may be wrong."""
_SLIPS = (
    "ㅏㅑ",
    "ㅓㅕ",
    "ㅗㅛ",
    "ㅜㅠ",
    "ㅔㅖ",
    "ㅚㅔ",
    "ㅗㅓ",
    "ㄱㄲㅋ",
    "ㄷㄸㅌ",
    "ㅂㅃㅍ",
    "ㅈㅉㅊ",
    "ㅅㅆ",
    "ㅇㄹ",
    "ㄴㅇㅁ",
)
"""Jamo that fingers take for each other: a stroke more, the shift key, or the next key."""
_REAL = (
    "상단", "상감", "강담", "사담", "상다", "거격", "과격", "까격", "번결", "변결", "연경", "여결", "영결", "저회", "초회",
    "열라", "열란", "열암", "여람", "절회", "처회", "변호", "무의", "문으", "신정", "시청", "신처", "신천", "사제", "각제",
    "싹제", "피러", "필로", "치소", "비요", "병경", "예역", "피용",
)  # fmt: skip

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
_IS_PLAIN = re.compile("[ -~가-힣]*")
"""Nothing of it stands for something else."""
_AGAIN = re.compile(r"(.)\1\1+")
_NO_WORD = re.compile(r"[^0-9a-z가-힣ㄱ-ㅣ'?]+")
_NO_LETTER = re.compile(r"[^0-9a-z가-힣]+")


class Spelled(NamedTuple):
    spaced: str
    """Lower case words with one space between, jamo kept: for English and for laughter."""
    tight: str
    """Hangul syllables, Latin letters and digits only, sounds folded, opening politeness taken off; empty without Hangul."""


_MEDICINE = re.compile(r"[에애] 약(?=[을은도이]|\s?먹|\s?복용|\s?드|$)")
"""Two words that together look like a slip of 예약: "9시에 약 먹었어요"."""


@once
def spell(text: str) -> Spelled:
    """Normalises any text; long text is cut to its two ends."""
    said = _said(cut_to_ends(text))
    spaced = _NO_WORD.sub(" ", said).strip()
    tight = repair(fold(_opened(spaced) if _HANGUL.search(said) else ""))
    is_medicine = _MEDICINE.search(spaced) is not None and "예약" not in spaced
    return Spelled(spaced, tight.replace("예약", "에약") if is_medicine else tight)


def cut_to_ends(text: str) -> str:
    """The two ends of a long text, and the whole of any other."""
    return text if len(text) <= HEAD + TAIL else f"{text[:HEAD]} {text[-TAIL:]}"


def _said(text: str) -> str:
    if not _IS_PLAIN.fullmatch(text):
        joined = unicodedata.normalize("NFKC", plain(text))  # Makes one syllable of its letters typed apart: 삭ㅈㅔ.
        text = "".join(_compatible(char) for char in joined if unicodedata.category(char)[0] not in "CM")
    said = cut_to_ends(text).casefold().replace("’", "'")
    return _AGAIN.sub(r"\1\1", said) if _AGAIN.search(said) else said


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
    tight = _NO_LETTER.sub("", "".join(words))
    for _ in range(3):
        if (opened := _FILLERS.sub("", tight, count=1)) == tight:
            break
        tight = opened
    return tight


class _Folds(dict[int, str]):
    """What is written for each letter, by its number."""

    def __missing__(self, code: int) -> str:
        self[code] = written = _folded(chr(code))
        return written


def _folded(char: str) -> str:
    if char == "내" or not _SYLLABLE <= ord(char) <= _LAST:
        return char  # 내 is "my" and 네 is "yes": that one pair stays apart.
    first, middle, final = split(char)
    return _joined(first, _SAME_VOWEL.get(middle, middle), _SAME_FINAL.get(final, final))


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Writes syllables that sound alike alike: 삭재 as 삭제, 되 as 돼, 안돼 as 않돼. Patterns are folded too."""
    return text.translate(_FOLDS)


def split(syllable: str) -> tuple[str, str, str]:
    """The first, middle and final letter of one Hangul syllable; the final one is empty where there is none."""
    offset = ord(syllable) - _SYLLABLE
    return _FIRST[offset // 588], _MIDDLE[offset // 28 % 21], _FINAL[offset % 28].strip()


def _joined(first: str, middle: str, final: str) -> str:
    return chr(_SYLLABLE + (_FIRST.index(first) * 21 + _MIDDLE.index(middle)) * 28 + _FINAL.index(final or " "))


def _slips(word: str) -> Iterator[str]:
    """The word with one syllable mistyped."""
    for at, syllable in enumerate(word):
        first, middle, final = split(syllable)
        ways = [(one, middle, final) for one in _beside(first)] + [(first, one, final) for one in _beside(middle)]
        ways += [(first, middle, one) for one in (*_beside(final), " ") if final and one in _FINAL]
        for one, two, three in ways:
            yield word[:at] + fold(_joined(one, two, three)) + word[at + 1 :]


def _beside(letter: str) -> set[str]:
    return {other for slip in _SLIPS if letter and letter in slip for other in slip} - {letter}


def _near() -> dict[str, list[tuple[str, str, int]]]:
    """By two syllables side by side: the word that they may be part of, what to write for it, and where in it they are."""
    found: defaultdict[str, list[tuple[str, str, int]]] = defaultdict(list)
    words = [(fold(word), fold(_OTHERWISE.get(word, word))) for word in (*LONG_WORDS, *_OTHERWISE)]
    for word, written in words:
        for at in range(len(word) - 1):
            found[word[at : at + 2]].append((word, written, at))
        if len(word) == 3:  # Where the one in the middle is wrong, no two are left.
            for pair in set(_slips(word[:2])) - {word[:2]}:
                found[pair].append((word, written, 0))
    for word in map(fold, SHORT_WORDS):
        for pair in set(_slips(word)) - {word, *map(fold, _REAL)}:
            found[pair].append((word, word, 0))
    return dict(found)


def repair(tight: str) -> str:
    """Puts a word right of which exactly one jamo is wrong, missing or too many."""
    if _NEAR.keys().isdisjoint(map(add, tight, tight[1:])):
        return tight
    for at in range(len(tight) - 1):
        for word, written, inside in _NEAR.get(tight[at : at + 2], ()):
            begin = at - inside
            part = tight[begin : begin + len(word)] if begin >= 0 else ""
            if part != written and _is_one_off(part, word, written):
                tight = tight[:begin] + written + tight[begin + len(word) :]
    return tight


def _is_one_off(part: str, word: str, written: str) -> bool:
    if len(part) != len(word):
        return False
    wrong = [(one, other) for one, other in zip(part, word, strict=True) if one != other]
    if not wrong:
        return word != written
    [(one, other), *more] = wrong
    return (
        not more
        and _SYLLABLE <= ord(one) <= _LAST
        and sum(a != b for a, b in zip(split(one), split(other), strict=True)) == 1
    )


_NEAR = _near()

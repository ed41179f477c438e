"""The form of one sentence in every language we speak, and how it is filled; the sentences stand in the catalogues beside this file.

A Korean particle fits the word in front of it (2773으로, 홍길동은, 수아예요). A sentence names it behind the value: `{phone:으로}`. Digits
are read one by one (삼, 칠), Latin words and letters as Koreans read them; where nobody can tell, both forms stand there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from string import Formatter

_FORMS = {
    "은": ("은", "는", "은(는)"),
    "이": ("이", "가", "이(가)"),
    "을": ("을", "를", "을(를)"),
    "과": ("과", "와", "과(와)"),
    "으로": ("으로", "로", "(으)로"),
    "이에요": ("이에요", "예요", "이에요"),
}
"""Behind a final consonant, behind a vowel, and where it is not known which."""
_MARKS = " .,!?)]}'\"’”」~"
_FIRST, _LAST, _FINALS, _RIEUL = "가", "힣", 28, 8
_DIGITS = {"0": "공", "1": "일", "2": "이", "3": "삼", "4": "사", "5": "오", "6": "육", "7": "칠", "8": "팔", "9": "구"}
_LETTERS = {"l": "엘", "m": "엠", "n": "엔", "r": "알"}  # The only names of letters that end in a consonant.
_ENDINGS = {"l": "을", "m": "음", "n": "은", "g": "응", "b": "읍", "c": "윽", "k": "윽", "p": "읍", "t": "읏"}


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence with its ``{fields}`` unfilled. Korean is polite 해요체."""

    ko: str
    en: str


def pick(text: Text, lang: str | None) -> str:
    """The sentence in `lang`: English for what begins with "en", Korean for all else (Kakao sends ko, kr or null)."""
    if lang == "ko":
        return text.ko
    return text.en if (lang or "").lower().startswith("en") else text.ko


def fill(text: str, fields: Mapping[str, object]) -> str:
    """The sentence with its fields filled and their particles chosen. A field is a plain name."""
    return "".join(f"{said}{_shown(fields[name], spec) if name else ''}" for said, name, spec in _parsed(text))


@lru_cache(maxsize=4096)
def _parsed(text: str) -> tuple[tuple[str, str | None, str], ...]:
    """What stands between the fields, their names and particles: taken apart once."""
    return tuple((said, name, spec or "") for said, name, spec, _ in Formatter().parse(text))


def _shown(value: object, spec: str) -> str:
    """The value, with the particle behind it that fits."""
    return f"{value}{fitting(str(value), spec)}" if spec in _FORMS else format(value, spec)


def fitting(word: str, josa: str) -> str:
    """The form of this particle (은, 이, 을, 과, 으로, 이에요) behind this word."""
    with_final, without, both = _FORMS[josa]
    last = _spoken_end(word.rstrip(_MARKS))
    if not _FIRST <= last <= _LAST:
        return both
    final = (ord(last) - ord(_FIRST)) % _FINALS
    is_vowel_like = final == 0 or (josa == "으로" and final == _RIEUL)
    return without if is_vowel_like else with_final


def _spoken_end(word: str) -> str:
    """The last syllable as it is read aloud; empty when that is not known."""
    last = word[-1:]
    if last in _DIGITS:
        return _DIGITS[last]
    if not last.isascii() or not last.isalpha():
        return last
    if last.isupper() or len(word) == 1:
        return _LETTERS.get(last.lower(), "이")
    if word.endswith("le"):
        return "을"
    return _ENDINGS.get(last, "이") if not word.endswith(("ee", "oo")) else "이"

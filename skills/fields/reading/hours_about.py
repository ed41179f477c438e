"""Hours that are told as one of two: "너댓 시", "한두 시", in figures ("4~5시"), which every reader of times reads."""

from __future__ import annotations

from skills.fields.reading import patterns as re

LONGEST = 200  # Letters; longer words are read as they are.
_ABOUT = {
    "한두": (1, 2),
    "두세": (2, 3),
    "두서너": (2, 4),
    "두어": (2, 3),
    "서너": (3, 4),
    "세네": (3, 4),
    "너댓": (4, 5),
    "너덧": (4, 5),
    "네댓": (4, 5),
    "네다섯": (4, 5),
    "댓": (5, 6),
    "대여섯": (5, 6),
    "대엿": (5, 6),
    "다섯여섯": (5, 6),
    "예닐곱": (6, 7),
    "여섯일곱": (6, 7),
    "일고여덟": (7, 8),
    "일여덟": (7, 8),
    "일곱여덟": (7, 8),
    "여덟아홉": (8, 9),
    "엳아홉": (8, 9),
    "아홉열": (9, 10),
    "열한두": (11, 12),
}
_TOLD = re.compile(
    rf"(?<![가-힣])(?P<about>{'|'.join(sorted(_ABOUT, key=len, reverse=True))})\s?시(?!간|누|댁|아버|어머|작|키)"
)


def in_figures(text: str) -> str:
    """The words with such hours in figures; all else as it stands."""
    return text if len(text) > LONGEST else _TOLD.sub(_written, text)


def _written(told: re.Match[str]) -> str:
    first, last = _ABOUT[told["about"]]
    return f"{first}~{last}시"

"""How well something went, as people say it: a number of five, stars, or a plain verdict, and that somebody would rather not say."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from skills.fields.reading import patterns as re
from storage.characters import folded

SHORT = 40  # Characters: a verdict is no story.
_BEHIND = re.compile(r"[\s.,!~^ㅎㅋㅠㅜ♡❤️👍]+")
_END = r"(?:이에요|예요|이요|요|입니다|이었어요|였어요|이었습니다|였습니다|드려요|드릴게요|줄게요|드립니다)?"
_NUMBER = re.compile(
    rf"(?:별점|점수|만족도)?(?:는|은)?(?:(?P<n>[1-5])(?:점)?|별(?P<k>[한두세네]|다섯|하나|둘|셋|넷)개?|(?P<s>[한두세네]|다섯)점|(?P<e>[1-5])(?:outof5|/5|stars?))(?:만점)?{_END}"
)
_COUNTED = {"한": 1, "하나": 1, "두": 2, "둘": 2, "세": 3, "셋": 3, "네": 4, "넷": 4, "다섯": 5}
_VERY = r"(?:매우|아주|정말|너무|진짜|완전|엄청|상당히)"
_GOOD = r"(?:만족(?:해요|했어요|합니다|했습니다|스러워요|스러웠어요)?|좋(?:아요|았어요|습니다|았습니다)|친절(?:해요|했어요|하셨어요))"
_BAD = r"(?:불만족(?:이에요|해요|했어요|스러웠어요)?|불만(?:이에요)?|별로(?:예요|에요|였어요|였습니다|네요|였네요)?|나빴어요|안좋았어요|실망(?:이에요|했어요)?|아쉬웠어요|아쉬워요)"
_VERDICTS = tuple(
    (score, re.compile(pattern))
    for score, pattern in (
        (5, rf"{_VERY}{_GOOD}|최고(?:예요|였어요)?|(?:itwas)?(?:verygood|great|excellent)|verysatisfied"),
        (4, rf"{_GOOD}|괜찮았어요|(?:itwas)?(?:good|fine)|satisfied"),
        (3, r"보통(?:이에요|이었어요|입니다)?|그냥그래요|그냥그랬어요|그저그래요|그저그랬어요|so-?so|okay|ok|average"),
        (1, rf"{_VERY}{_BAD}|최악(?:이에요|이었어요)?|(?:itwas)?(?:terrible|awful|verybad|verypoor)"),
        (2, rf"{_BAD}|(?:itwas)?(?:bad|poor|notgood|notsogood)|disappointed"),
    )
)
_SKIPS = re.compile(
    r"(?:답(?:하지|변)?(?:은)?(?:안할래요|안할게요|않을게요|하기싫어요)|안할래요|안할게요|패스(?:할게요)?|됐어요|skip|no(?:thanks?|thankyou)|pass)"
)
_NOTHING = re.compile(
    r"(?:아니요?|아뇨)?(?:더)?(?:할말(?:이)?)?(?:없어요|없습니다|없음|괜찮아요)|nothing(?:more|else)?|thatsall"
)
_PAST = "".join(chr(code) for code in range(0xAC00, 0xD7A4) if (code - 0xAC00) % 28 == 20 and chr(code) not in "있겠")
"""Syllables that end as a past tense does."""
_LOOKS_BACK = re.compile(
    rf"[{_PAST}](?:어요|습니다|네요|는데|고|지만|던|어서|음)|고마|감사|\b(?:was|were|thank)", re.IGNORECASE
)


def score_in(text: str) -> int | None:
    """The number from 1 to 5 that the words plainly give, and give nothing else."""
    said = _bare(text)
    if (number := _NUMBER.fullmatch(said)) is not None:
        digit, counted = number["n"] or number["e"], number["k"] or number["s"]
        return int(digit) if digit else _COUNTED[counted]
    return next((score for score, pattern in _VERDICTS if pattern.fullmatch(said)), None)


def skips(text: str) -> bool:
    """Whether somebody would rather not say."""
    return _SKIPS.fullmatch(_bare(text)) is not None


def has_nothing_to_add(text: str) -> bool:
    """Whether somebody who was asked for more has no more."""
    return skips(text) or _NOTHING.fullmatch(_bare(text)) is not None


def looks_back(text: str) -> bool:
    """Whether the words tell how something was, and so ask for nothing."""
    return _LOOKS_BACK.search(text[:400]) is not None


def _bare(text: str) -> str:
    return _BEHIND.sub("", folded(text[:SHORT]))

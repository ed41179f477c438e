"""Times that are written close to each other, or half in another language, as they would stand alone: "3시이후네시이전", "3 or 4",
"mon or 화", "내일 모레 둘 다"."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from skills.fields.reading import patterns as re

_NATIVE = r"(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열한|열두|열)"
_GLUED = re.compile(
    rf"(?<=[시분반])\s?(이후|부터|에서|이?나|하고|이?랑|또는|아니면)(?=(?:오전|오후|아침|저녁|밤|낮)?\s?(?:{_NATIVE}|\d{{1,2}})\s?시(?!간))"
)
_BOTH = re.compile(r"내일\s?모레(?=\s?(?:둘\s?다|이틀|양일|모두|둘\s?중))")
_LONE_DAY = re.compile(
    r"(?<![가-힣\d])[월화수목금토일](?=,?\s(?:or|and)\s)|(?<=\bor )[월화수목금토일](?![가-힣])|(?<=\band )[월화수목금토일](?![가-힣])"
)
_LATE_WORK = re.compile(r"(?<![가-힣])야근\S{0,5}\s(?:있\S{1,4}\s|때문에\s)?(?=(?:5|6|7|8|9|10|11)\s?시(?!간))")
_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_HOUR = rf"(?:{'|'.join(_HOURS)}|1[0-2]|[1-9])"
_TAIL = r"(?=\s?(?:$|[.,!?;)]|(?:tomorrow|today|tonight|please|works?|would|is|are|on|this|next|in the|if|should|for me|thanks?|mon|tue|wed|thu|fri|sat|sun)\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day))"
_EITHER = re.compile(
    rf"(?<![\d:/.-])\b(?P<one>{_HOUR})\s?or (?:maybe |at )?(?P<other>{_HOUR})(?:[ -]?ish)?\b(?:\s?(?P<half>[ap]\.?m\b\.?)|{_TAIL})"
)
_ISH = re.compile(
    rf"\b(?:like |around |about |maybe |at )?(?P<one>{_HOUR})[ -]?ish\b|\b(?:like|about|say|maybe) (?P<like>{_HOUR})\b{_TAIL}"
)
_AFTER_WORK = re.compile(
    r"\bafter (?:my )?work,? (?:(?:so|at|around|like|about|maybe|say|i guess) ){0,2}(?P<hour>[5-9]|1[01])(?![\d:]|\s?(?:am|pm))"
)
_DAY_AFTER = re.compile(r"\b(?P<day>tomorrow|today)(?P<or>,? (?:or|and)(?: maybe)?(?: on)?) the day after(?! tomorrow)")


def set_apart(words: str) -> str:
    """The words (plain, lower case) with each such time as one that is read alone."""
    words = _GLUED.sub(r" \1 ", _BOTH.sub("내일, 모레", words))
    words = _LATE_WORK.sub("저녁 ", _LONE_DAY.sub(r"\g<0>요일", words))
    words = _DAY_AFTER.sub(
        lambda it: f"{it['day']}{it['or']} {'the day after ' if it['day'] == 'tomorrow' else ''}tomorrow", words
    )
    words = _AFTER_WORK.sub(r"\g<hour>pm", _EITHER.sub(_each, words))
    return _ISH.sub(lambda it: f"{_digits(it['one'] or it['like'])}시", words)


def _each(found: re.Match[str]) -> str:
    """3 or 4 pm is of both."""
    half = (found["half"] or "").replace(".", "") or "시"
    return f"{_digits(found['one'])}{half} or {_digits(found['other'])}{half}"


def _digits(word: str) -> str:
    return word if word.isdigit() else str(_HOURS.index(word) + 1)

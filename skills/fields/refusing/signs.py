"""Signs that stand for a whole answer: a thumb, a cross."""

from skills.fields.reading import patterns as re

_THUMBS = re.compile(r"(?:[👍👌🆗⭕🙆🙆🏻-🏿\u200d♀♂\ufe0f]\s?){1,12}")
_CROSSES = re.compile(r"(?:[👎🙅❌❎✖✗✘🚫⛔🏻-🏿\u200d♀♂\ufe0f]\s?){1,12}")


def is_thumb(text: str) -> bool:
    """Whether somebody answers with a thumb alone: a yes where nothing is given away by one, and never a consent."""
    return _THUMBS.fullmatch(text.strip()) is not None


def is_sign_of_no(text: str) -> bool:
    """Whether somebody answers with a sign alone that says no: a thumb down, a cross, crossed arms."""
    return _CROSSES.fullmatch(text.strip()) is not None

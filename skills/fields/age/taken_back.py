"""An age that takes back what was said or pressed before it: a joke ("나 아기 ㅋㅋ 장난이고 스물넷"), a slip of the finger."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from datetime import date

from skills.fields import Invalid, persons
from skills.fields.age.asked import parse_age
from skills.fields.age.told import own_age
from skills.fields.reading import patterns as re

ADULT = 19
LONGEST = 80  # Letters; who tells more tells a story.
_JOKE = re.compile(
    r"^[^?]{1,50}?(?:(?<![가-힣])(?:장난|농담|뻥|구라|드립|개그)(?:이었|였)?(?:이?고요?|이?구요?|이?에요|예요|입니다|임|이?지만|이?죠|이?네요|이?야)?[\s,.~ㅋㅎ!]+|\b(?:just kidding|jk|kidding|just joking|joking|j/k)\b[\s,.!]*)(?P<rest>[^?]{2,40})$",
    re.IGNORECASE,
)
_NO_JOKE = re.compile(
    r"(?:장난|농담|뻥|구라|드립)\S{0,2}\s?(?:아니|아닙|아님|안\s)|\bnot (?:kidding|joking)\b", re.IGNORECASE
)


def behind_a_joke(text: str, today: date) -> str:
    """What is said behind a joke, where that is the age of a grown-up; else all of the words."""
    words = text.strip()
    found = _JOKE.match(words) if len(words) <= LONGEST and not _NO_JOKE.search(words) else None
    return found["rest"] if found and grown(found["rest"], today) is not None else text


def grown(text: str, today: date) -> int | None:
    """The writer's own age in plain words, where it is a grown-up's; None for all others, and where another is spoken of."""
    if len(text) > LONGEST or "?" in text or persons.speaks_of_a_relative(text):
        return None
    try:
        age = parse_age(text, today)
    except Invalid:
        years = own_age(text)
    else:
        years = None if age.is_under_14 else age.years
    return years if years is not None and years >= ADULT else None

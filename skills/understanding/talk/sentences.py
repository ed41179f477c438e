"""A message cut into its sentences, so that what is asked of a message can be asked of each."""

from __future__ import annotations

from skills.fields.reading import patterns as re

LONGEST = 200  # Letters that are looked into.
_ENDS = re.compile(
    r"(?<=[.!?~…;])\s+|\n+|(?<=[가-힣][요죠까])[,.!~ㅠㅜㅋㅎ^]{0,9}\s+(?=\S)|(?<=[니했됐었]다)[,.!~]{0,9}\s+(?=\S)|(?<=[가-힣][을올할쓸]게)[,.!~]{0,9}\s+(?=\S)"
)


def sentences(text: str) -> list[str]:
    """The sentences of a message, whose ends need no stop in Korean."""
    words = text[:LONGEST].strip()
    return [one for part in _ENDS.split(words) if (one := part.strip(" ,"))]

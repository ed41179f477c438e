"""Where a message is cut: into the sentences that may each say something else, into the pieces that may each tell something, into
the clauses that may each ask, and at each place where a clause may end.

Not here: the cuts that know what they look for (the fields that a correction names, the lines of a list, the signs of danger)."""

# ruff: noqa: E501  (where words end is easier to read in long lines)

from __future__ import annotations

from collections.abc import Iterator

from skills.fields.reading import patterns as re

LONGEST = 200  # Letters that are cut.
MOST = 120  # Letters that may ask; a longer text is a story and no question.
_SENTENCE = (
    r"(?<=[.!?~…;])\s+|\n+|(?<=[가-힣][요죠까])(?<!바까)[,.!~ㅠㅜㅋㅎ^]{0,9}\s+(?=\S)|(?<=[니했됐었]다)[,.!~]{0,9}\s+(?=\S)"
    r"|(?<=[가-힣][을올할쓸갈릴]게)[,.!~]{0,9}\s+(?=\S)|(?<=[하되없있겠었았였했됐졌많같]네)[,.!~ㅠㅜ]{0,9}\s+(?=\S)"
)
_SENTENCES = re.compile(_SENTENCE)
_PIECES = re.compile(
    rf"{_SENTENCE}|,\s+|(?<=[가-힣]고)(?<![광신참최]고)\s+(?!싶|있|나서|나면|난|가)|(?:(?<=[아어라해와워려겨여혀빠파퍼]서)|(?<=[는은한인던]데)|(?<=지만)|(?<=니까)|(?<=[되으]니)|(?<=며))[ㅠㅜ~]{{0,4}}\s+"
    r"|\s(?=(?:그리고|근데|그런데|참고로|아\s참)\s)|\s(?:and|but|so|because|since)\s(?=(?:i|i'm|i've|i'll|my|please|call|the|any|you|can|cannot|tomorrow|today|next|mornings?|afternoons?|evenings?|weekends?|weekdays?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b)",
    re.IGNORECASE,
)
_QUESTIONS = re.compile(
    r"[?!.,\n]+|(?<=[요죠까여])\s+(?!(?:아니면|아님|혹은|또는|하는데|해서|싶\S{1,4})\s)|(?<=[는은인한]지)\s+|그리고|\band\b"
)
_ENDS = re.compile(
    r"(?<=[요다죠용염임음함의])[\s,.!~ㅎㅋ^]{1,6}|[,.!\n;]{1,4}\s{0,3}|(?:데요?|지만)\s(?=\S)"
    r"|\s(?=(?:(?:아|앗|어|oh|ah)[\s,]{1,2})?(?:참고로|그리고|추가로|아\s?참|참|덧붙여|by the way|btw|also|fyi|because|since|as|so|and)(?:[\s,]|$))",
    re.IGNORECASE,
)


def sentences(text: str, most: int | None = LONGEST) -> list[str]:
    """The sentences of a message, whose ends need no stop in Korean; what is further on than `most` letters is left out."""
    return [one for part in _SENTENCES.split(text[:most].strip()) if (one := part.strip(" ,"))]


def pieces(text: str, most: int | None = LONGEST) -> list[str]:
    """The smallest parts, in their order ("당뇨 있고 내일 3시요" is two); what is longer stays whole, as no piece may be lost."""
    words = text.strip()
    if most is not None and len(words) > most:
        return [words]
    return [one for part in _PIECES.split(words) if (one := part.strip(" ,"))]


def questions(text: str) -> list[str]:
    """The clauses that may each ask something, without their stops: "주차 되는지 몇 시까지인지" is two."""
    return [part for part in _QUESTIONS.split(text[:MOST]) if part.strip()]


def halves(text: str) -> Iterator[tuple[str, str]]:
    """What stands before and behind each place where a clause may end, for who knows what one of the two is."""
    words = text.strip()
    for end in _ENDS.finditer(words):
        head, tail = words[: end.start()].strip(" ,"), words[end.end() :].strip()
        if head and tail:
            yield head, tail

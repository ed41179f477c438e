"""A part of a telephone number that is told in place of the whole: its last four digits, or all but the "010"."""

from skills.fields.phones import phones_in
from skills.fields.reading import patterns as re

LONGEST = 60  # Letters; who tells more tells of something else.
_EIGHT = re.compile(r"(?<![\d-])(\d{4})[\s.-]?(\d{4})(?![\d-])")
_FOUR = re.compile(r"(?<![\d-])\d{4}(?![\d-])")
_ALONE = re.compile(
    r"(?:아|앗|참|네|저|제|[\s,.!]){0,5}(?:(?:전화|핸드폰|휴대폰)?\s?번호(?:는|가|도|:)?\s)?\d{4}[\s.-]?\d{4}(?:번)?(?:이에요|예요|입니다|이요|요|이고요|인데요)?[\s.!~]*"
)
_LAST = re.compile(
    r"(?:뒷|뒤|끝|마지막)\s?(?:자리|번호|네\s?자리|4\s?자리|부분)|(?:뒤|끝)(?:에|이|가|만)?\s"
    r"|\blast (?:four|4|digits?)\b|\bend(?:s|ing) (?:with|in)\b",
    re.IGNORECASE,
)
_INSTEAD = re.compile(r"(?<!\d)(?P<old>\d{1,4})\S{0,3}\s?(?:말고|아니라|아니고)\s?(?P<new>\d{1,4})(?![\d시])")
_FOUR_ALONE = re.compile(
    r"(?:아니|아|네|예|[\s,.]){0,4}(?:(?:제|내)\s)?(?:(?:전화\s?)?번호\S{0,2}\s?(?:틀|잘못)\S{0,6}[\s,.]{1,3})?(?:(?:전화\s?)?번호|연락처)?(?:가|는|이|은)?\s?(?P<new>\d{4})(?:번)?(?:이?에요|예요|입니다|이요|요|임)?[\s.!~]*"
)
_MIDDLE = re.compile(r"(?:가운데|중간)\s?(?:자리|번호|네\s?자리|부분)?|\bmiddle\b", re.IGNORECASE)
_KOREAN = re.compile(r"\+8210(\d{4})(\d{4})")


def is_without_its_head(text: str) -> bool:
    """Whether eight digits and nothing else are told: "0000-7777이에요"."""
    return len(text) <= LONGEST and _ALONE.fullmatch(text.strip()) is not None


def names_a_part(text: str) -> bool:
    """Whether the digits that are told are said to be a part of a number: "뒷자리 4321이에요"."""
    is_part = _LAST.search(text) is not None or _MIDDLE.search(text) is not None
    return len(text) <= LONGEST and is_part and _FOUR.search(text) is not None


def completed(text: str, known: str) -> str:
    """The whole number that the part makes with the one that is known (E.164); empty where none is made."""
    words = text[:LONGEST]
    if phones_in(words):
        return ""
    if eight := _EIGHT.search(words):
        return f"010-{eight[1]}-{eight[2]}"
    whole, fours = _KOREAN.fullmatch(known), _FOUR.findall(words)
    if whole is None or not fours or not names_a_part(words):
        return ""
    return f"010-{fours[-1]}-{whole[2]}" if _MIDDLE.search(words) else f"010-{whole[1]}-{fours[-1]}"


def put_right(text: str, known: str) -> str:
    """The whole number that these digits make of the one that was given: a part that is named, another end in place of the one
    that stands there, four digits alone. Empty for all others: "2019년이 아니라 2020년에 했어요" is no number's end."""
    words = text[:LONGEST]
    if whole := completed(words, known):
        return whole
    instead = _INSTEAD.search(words)
    ends = instead if instead and known.endswith(instead["old"]) else _FOUR_ALONE.fullmatch(words.strip())
    return f"{known[: -len(ends['new'])]}{ends['new']}" if ends else ""

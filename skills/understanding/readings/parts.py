"""Whether only the name or the number is to be deleted, and nothing else of one's data."""

from skills.fields.reading import patterns as re
from skills.understanding.questions import LONGEST, asks

_GONE = r"(?:지[우워울]|삭제|없애|없앨|파기|빼)"
_PHONE = r"(?:전화\s?번호|휴대폰\s?번호|핸드폰\s?번호|번호|연락처|전번|폰번)"
_NAME = r"(?:이름|성함)"
_BETWEEN = r"(?:만이라도|만|을|를|은|는)?\s?(?:좀\s|먼저\s|일단\s|그냥\s|다\s|둘\s?다\s|빨리\s)?"
_AND = r"(?:이랑|랑|하고|과|와|,)\s?"
_ASKED = (
    ("both", re.compile(rf"{_NAME}{_AND}{_PHONE}{_BETWEEN}{_GONE}|{_PHONE}{_AND}{_NAME}{_BETWEEN}{_GONE}")),
    ("phone", re.compile(rf"{_PHONE}{_BETWEEN}{_GONE}")),
    ("name", re.compile(rf"{_NAME}{_BETWEEN}{_GONE}")),
    (
        "both",
        re.compile(
            r"\b(?:delete|remove|erase)\b.{0,12}\bname and (?:my )?(?:phone )?(?:number|contact)\b", re.IGNORECASE
        ),
    ),
    ("phone", re.compile(r"\b(?:delete|remove|erase)\b.{0,12}\b(?:number|phone|contact)\b", re.IGNORECASE)),
    ("name", re.compile(r"\b(?:delete|remove|erase)\b.{0,12}\bname\b", re.IGNORECASE)),
)
_MORE = re.compile(
    r"(?:개인\s?)?정보|기록|내용|사진|전부|모두|싹|몽땅|상담\s?번호|접수\s?번호|카드|주민|병원|광고|홍보|예약"
    r"|[가-힣]님|\b(?:everything|all|data|photos?|case|card|request)\b",
    re.IGNORECASE,
)
"""What is more of one's data, or another number."""
_POLITELY = re.compile(
    r"(?:지워|삭제해|없애|파기해|빼)\s?(?:주실\s?(?:수|래)|줄\s?수|주시겠|주시면|달라)"
    r"|^(?:can|could|would) you\b",
    re.IGNORECASE,
)
_NOT_ALL = re.compile(
    r"(?:전부|모두|다|전체)(?:를|는)?\s?(?:말고|아니고|아니라)|\bnot (?:all|everything)\b", re.IGNORECASE
)


def part_in(text: str) -> str:
    """The part that the words want deleted and nothing else: "phone", "name", "both"; empty for all other words."""
    said = _NOT_ALL.sub("", text[: LONGEST + 1])
    if len(said) > LONGEST or (asks(said) and not _POLITELY.search(said)) or _MORE.search(said):
        return ""
    return next((part for part, words in _ASKED if words.search(said)), "")

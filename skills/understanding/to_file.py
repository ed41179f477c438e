"""The wish to file what was told, alone or behind a time: "접수해 주세요", "아무 때나요, 접수해 주세요"."""

from __future__ import annotations

from skills.fields.agreement import says_yes
from skills.fields.reading import patterns as re

_AND_FILE = re.compile(
    r"[,.]?\s{0,3}(?P<file>(?:이대로 |그대로 |바로 |and |then )?"
    r"(?:접수\S{0,12}(?: ?(?:주세요|줘|주십시오|부탁\S{0,8}))?|(?:please )?(?:file|submit)(?: it)?(?: please)?))[.!~ ]{0,9}$",
    re.IGNORECASE,
)


def files_at_once(text: str) -> str | None:
    """The words of a time in front of a wish to file ("아무 때나요, 접수해 주세요"); None where no such wish ends them."""
    found = _AND_FILE.search(text)
    if found is None or not says_yes(found["file"], "접수", "file", "submit"):
        return None
    before = _AS_IT_IS.sub("", text[: found.start()].strip(" ,."))
    return None if _ONLY_A_DAY.fullmatch(before) and "," not in text else before


_ONLY_A_DAY = re.compile(r"(?:내일|모레|이따가?|나중에?|다음에|담에|다음\s?주에?|주말에|저녁에)")
"""Who files on another day files nothing now: "내일 접수할게요"."""
_AS_IT_IS = re.compile(r"(?:그냥|걍|이대로|그대로|일단)$")


_AT_ONCE = re.compile(
    r"(?:(?:최대한|가능한\s?한?|되도록|일단|그럼|네|예|제발)[\s,]{1,2}){0,2}(?:빨리|빠르게|빠른\s?시일\s?(?:내|안)에|얼른|어서|오늘|지금|당장|바로|곧바로|즉시)\s?(?:좀\s|바로\s)?(?=접수|신청)"
    r"|\b(?:today|now|right away|as soon as (?:you can|possible)|asap)\b",
    re.IGNORECASE,
)


def says_to_file(text: str, *actions: str) -> bool:
    """Whether the whole sentence says to file it, be it at once: "최대한 빨리 접수해 주세요" names no time to be called."""
    return says_yes(text, *actions) or ((now := _AT_ONCE.sub("", text)) != text and says_yes(now, *actions))


_ON_CONDITION = re.compile(
    r"(?<!가능하)(?<!가능하시)(?<!괜찮으)(?<!괜찮으시)(?<!맞으)(?<!맞으시)(?<!그러)(?<!됐으)(?<!되시)(?<!필요하)면\s(?=.{0,12}(?:접수|신청|제출))"
)
"""Who would have it filed if something is so files nothing yet: "무료면 접수해 주세요"."""
_NOTHING_WRONG = re.compile(
    r"(?:고칠|수정할?|바꿀|문제|틀린|더|이상|빠진|잘못된?)\S{0,3}\s?(?:거|것|게|데|곳|부분|사항)?\S{0,2}\s?없으면\s"
)


def is_on_condition(text: str) -> bool:
    """Whether it is to be filed only if something is so; "고칠 거 없으면" is no condition."""
    return _ON_CONDITION.search(_NOTHING_WRONG.sub(" ", text)) is not None


_BOOKS = re.compile(
    r"(?:(?:네|그럼|이제|그냥|좀|빨리)\s){0,2}예약\S?\s?(?:좀\s)?(?:해|잡아)\s?(?:주세요|줘요?|주십시오)[\s.!~]*"
    r"|(?:please )?book me(?: in)?(?: please)?[\s.!]*",
    re.IGNORECASE,
)


def books(text: str) -> bool:
    """Whether it is to be booked, and nothing is said of what or when: once a consultation waits it is that one."""
    return _BOOKS.fullmatch(text.strip()) is not None

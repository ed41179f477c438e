"""A name or a picture on the skin: who wants it gone wants a treatment, and nobody's data ("팔에 새긴 여자친구 이름")."""

from skills.fields.reading import patterns as re

_ON_THE_SKIN = re.compile(
    r"문신|타투|레터링|새[긴겼]|(?:팔뚝?|손목|손등|손가락|목|등|가슴|발목|종아리|다리|어깨|허벅지|쇄골|몸|배|허리)\S{0,2}\s?(?:있는|한|적힌|그린|박은)\s|\btattoo",
    re.IGNORECASE,
)
_WHOSE_NAME = re.compile(
    r"(?:(?:예|옛날?|전|구|헤어진|첫|커플|우리|저희|제|ex|former)[\s-]?){0,2}[가-힣a-z]{1,12}(?:'s)?\s(?:의\s)?(?:이름|얼굴|이니셜|생일|사진|names?|face|initials?)",
    re.IGNORECASE,
)


def is_on_the_skin(text: str) -> bool:
    """Whether a name or a picture is spoken of that is on the skin."""
    return _ON_THE_SKIN.search(text) is not None


def without_names_on_the_skin(text: str) -> str:
    """The words without whose name it is that is there; all else as it stands."""
    return _WHOSE_NAME.sub(" ", text) if is_on_the_skin(text) else text

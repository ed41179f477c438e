"""Marks that say whether a time suits: "오전 X 오후 O", "내일(X)"."""

from skills.fields.reading import patterns as re
from skills.fields.refusing.korean import TIME

_BOUND = r"(?:\s?(?:이후|이전|부터|까지|전|후))?"
_PARTICLE = r"(?:에는|에|엔|은|는|이|가)?"
_END = r"\s?[)\]]?(?=[\s,./!~;]|[가-힣]|$)"
# What was read of a time is not read again in another way, where no mark follows it.
_NO = re.compile(rf"(?P<time>(?>{TIME}{_BOUND}))(?>{_PARTICLE})\s?[(\[:=]?\s?(?:[xX×✕✖❌╳]{{1,2}}|ㄴㄴ|노노|놉){_END}")
_YES = re.compile(rf"(?P<time>(?>{TIME}{_BOUND}))(?>{_PARTICLE})\s?[(\[:=]?\s?(?:[oO○◯⭕⭘✓]|ㅇㅇ){_END}")


def spelt_out(text: str) -> str:
    """The words with such marks as words; unchanged where there is none that says no."""
    words = _NO.sub(r"\g<time>는 안 돼요 ", text)
    return text if words == text else _YES.sub(r"\g<time> 돼요 ", words).strip()

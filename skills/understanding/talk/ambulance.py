"""Who calls for an ambulance and says nothing else: "119", "구급차 좀", "911 please". The number alone is as much of a call as a
sentence; where it is a part of an address, of a telephone number or of somebody's work, it is none."""

# ruff: noqa: E501  (a call is easier to read and to extend in one long line)

from skills.fields.reading import patterns as re

LONGEST = 40  # Letters; who says more says why, and that is weighed by itself.
_QUIET = re.compile(r"[\s.,!?~…^ㅠㅜㅡ;:\"'’]+")
_WHOM = "(?:119|일일구|일일9|구급차|구급대원?|구급요원|앰뷸런스|앰블런스|앰뷸란스|앰불런스|엠뷸런스|엠블런스|엠뷸란스|엠불런스|응급차|응급구조대?|구조대)"
_CALLS = re.compile(
    rf"(?:제발|빨리|얼른|어서|지금|당장|여기|여기요|저기요?|저|좀|일단|그냥|급해요?|도와|도와줘요?|도와주세요|살려주세요|살려줘요?|어떡해요?|큰일났어요?|엄마|아|네|아니|{_WHOM}){{0,6}}"
    rf"{_WHOM}(?:를|을|에|가|이|한테|로)?"
    r"(?:좀|빨리|얼른|어서|당장|지금|바로|제발|여기로|이쪽으로|요|이요|여|플리즈|필요|필요해요?|필요합니다|부탁|부탁해요?|부탁드려요|부탁드립니다|부탁합니다|요청|요청해요|요청합니다"
    r"|불러|불러요|불러줘요?|불러주세요|불러주실래요|불러줄래요|불러달라고요?|보내줘요?|보내주세요|와줘요?|와주세요|오라고해주세요|연결해주세요|연결해줘요?|신고해주세요|신고해줘요?|전화해주세요|전화해줘요?"
    r"|급해요?|급합니다|응급|응급이에요|응급입니다|도와주세요|도와줘요?|살려주세요|살려줘요?){0,6}"
)
_CALLS_EN = re.compile(
    r"(?:please|help|quick(?:ly)?|hurry|now|oh|god|my|call|dial|get|send|need|i|we|me|an|the|for|can|could|you|someone|somebody|emergency|urgent|119|911|112|999){0,8}"
    r"(?:119|911|999|ambulance|paramedics?)(?:please|now|quick(?:ly)?|hurry|asap|help|here|needed|rightaway|rightnow|emergency){0,5}"
)


_NOT_CALLED = re.compile(
    r"119\s?동|지\s?(?:마|말)|말고|안\s?(?:불|부르|보내도|와도|오셔도)|\bno\b|\bnot\b|n't\b", re.IGNORECASE
)


def is_called_for(text: str) -> bool:
    """Whether the whole message calls for an ambulance."""
    if _NOT_CALLED.search(text):
        return False
    said = _QUIET.sub("", text[: LONGEST * 2].casefold())
    return len(said) <= LONGEST and (_CALLS.fullmatch(said) or _CALLS_EN.fullmatch(said)) is not None

"""Whether words ask something, and what they ask about a consent. Pure patterns over a bounded piece of the text."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

import re

LONGEST = 200  # Letters that are looked into; a question is shorter.
_ABOUT: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("text", re.compile("동의서|동의내용|전문|자세|보여|읽어|읽고|어떤내용|무슨내용|내용이|여기에뭐|fulltext|showme|readit|theform")),
    ("undo", re.compile("취소|철회|되돌|바꿀수|지울수|지워지|삭제|withdraw|undo|cancelit|delete")),
    ("refusal", re.compile("안하면|않으면|안해도|거부하|거절하|불이익|꼭|반드시|필수|의무|해야|나중에|haveto|must|required|refuse|ifidon|ifinot")),
    ("who", re.compile("누가|누구|누굴|담당자|직원|의사|원장|어디서|어디에서|who|staff|doctor|anyone")),
    ("period", re.compile("기간|언제까지|얼마나|얼마동안|며칠|몇[일달년개]|보관|보유|남아|howlong|kept|keep|stored?")),
    ("items", re.compile("어떤정보|무슨정보|뭘가져|뭐가져|어디까지|항목|민감|건강정보|무엇을|뭘수집|whatdata|whichdata|whatinfo|sensitive")),
    ("purpose", re.compile("왜|뭐에|무슨목적|목적|어디에써|어디에쓰|어디다|뭐하|이유|필요|why|whatfor|purpose")),
)  # fmt: skip
_DATA = re.compile("동의|정보|보관|보유|저장|기록|consent|agree|mydata|stored?|kept")
_ASKS = re.compile(
    r"\?|나요|까요|가요|는지|은지|인지|건지|는데요?$|뭐[야예에죠지임]|뭔[가데지]|뭡|무엇|무슨|어떻|어떤|어떡|왜|누가|누구|언제|얼마|몇"
    r"|돼요?$|되요?$|되죠|되지|됩니까|안되|해야|알려|궁금|보여|설명|동의서|^동의하면|[냐니]$"
    r"|^(?:what|who|why|how|when|where|which|do|does|can|is|are|will|must|should)\b"
)
"""Words that ask, with or without a question mark."""


def asks(text: str) -> bool:
    """Whether the words ask something, also without a question mark."""
    return _ASKS.search(text[:LONGEST].strip().casefold()) is not None


def asked_about_consent(text: str, *, elsewhere: bool) -> str:
    """What a question put at the consent wants to know: a word of `_ABOUT`, "all", or nothing that we know. `elsewhere` says
    that the words mean something else; then they must name data or the consent."""
    said = "".join(text[:LONGEST].split()).casefold()
    names_it = _DATA.search(said) is not None
    if elsewhere and not names_it:
        return ""
    return next((topic for topic, words in _ABOUT if words.search(said)), "all" if names_it else "")


_BEGIN = re.compile(
    r"(?:상담|신청|예약|접수|문의)(?:을|를)?(?:상담|신청|문의)?(?:좀)?(?:하기|하고싶어요|하고싶습니다|받고싶어요|받을게요|할게요|할께요|할래요|해주세요|합니다|하려고요|부탁드려요|요|이요)?"
    r"|(?:iwantan?|i'dlikean?)?consultation(?:please)?"
)


def asks_to_begin(text: str) -> bool:
    """Only the wish for a consultation, as it stands on a button; it answers no question."""
    said = "".join(text[:LONGEST].split()).casefold().rstrip(".!~")
    return _BEGIN.fullmatch(said) is not None

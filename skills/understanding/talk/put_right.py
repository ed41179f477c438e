"""What somebody wrote, and what it should have been, in one sentence: "내용에 매몰이라고 썼는데 절개로 고쳐 주세요"."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from typing import NamedTuple

from skills.fields.naming.frames import SAID_TO_BE
from skills.fields.reading import patterns as re
from skills.fields.reading.dialects import in_standard
from skills.fields.reading.remembering import once

LONGEST = 100  # Letters; who tells more tells a story.


class Written(NamedTuple):
    """Which answer is named ("" where none is), what it was, and what it is to be."""

    step: str
    old: str
    new: str


_CALLED = {
    "name": r"이름|성함|성명|\b(?:first |last |full )?name\b",
    "phone": r"(?:전화|휴대폰|핸드폰)?\s?번호|연락처|전번|\b(?:phone )?number\b|\bphone\b",
    "treatment": r"(?:상담\s?)?부위|\b(?:topic|part|body part)\b",
    "details": r"(?:상담\s?)?내용|궁금한\s?점|\b(?:details?|description|message)\b",
    "when": r"(?:연락|통화)?\s?시간|날짜|\b(?:time|date|day)\b",
}
_FIELD = "|".join(f"(?P<{step}>{words})" for step, words in _CALLED.items())
_WRITTEN_AS = re.compile(
    rf"^(?:(?:아|앗|어|참|저기요?|죄송(?:한데요?|해요)|제가|저|저는|근데|아까|방금|처음에|맨\s?처음|잠깐만요?)[\s,.]{{1,3}}){{0,3}}(?:(?:제|내)\s)?(?:(?:{_FIELD})(?:\s?(?:칸|란|부분|쪽))?(?:에다가?|에서|에는|에|을|를|은|는|이|가|도)?\s(?:(?:제가|아까|방금|실수로)\s)?)?"
    r"(?P<old>[^\s?][^?]{0,30}?)(?:(?:이라고|라고|이라|라)\s?(?:(?:잘\s?못|실수로|모르고)\s)?(?:썼|적었|적어\s?(?:놨|놓았|뒀)|써\s?(?:놨|놓았|뒀)|했|말했|말씀\s?드렸|입력했|남겼|적혔|적혀\s?있|쓰여\s?있|써\s?있|써져\s?있|되어\s?있|돼\s?있|나와\s?있|뜨|보냈)"
    r"|(?:으로|로)\s?(?:(?:잘\s?못|실수로|모르고)\s)?(?:썼|적었|적어\s?놨|입력했|적혔|적혀\s?있|쓰여\s?있|되어\s?있|돼\s?있|나와\s?있|뜨))(?:었|던)?(?:는데요?|지만|네요|어요|거든요|더라고요|던데요?)[\s,.]{1,3}"
    r"(?:(?:사실은?|실은|그게\s?아니라|아니고|다시|원래는?|이제|정확히는)\s)?(?P<new>[^?]{1,40}?)$"
)
_TAIL = re.compile(
    rf"(?:(?:으로|로)(?:요|\s?(?:좀\s|다시\s)?(?:고쳐|고칠|바꿔|바꿀|수정|변경|정정|해\s?[주줘])\S{{0,6}}(?:\s\S{{1,6}}){{0,2}})|이?에요|예요|{SAID_TO_BE}|이?네요|이?거든요|이?요|(?<![트붙])임|[이가]?\s?(?:맞|옳)\S{{1,6}}|(?:을|를|[이가]?라는)\s(?:말|뜻)\S{{1,5}})[\s.!~ㅠㅜㅎ]*$"
)
WHICH_TIME = r"(?:첫|재|[일이삼\d]차|처음|두\s?번째|세\s?번째)\s?(?:번째\s?)?(?:수술|시술|성형)"
"""Which operation it is of several, which is no part of the body."""
_THE_OTHER_TIME = re.compile(
    rf"^(?:(?:아|앗|어|참|저기요?|죄송(?:한데요?|해요)|저는|근데|잠깐만요?|아니)[\s,.]{{1,3}}){{0,2}}(?P<old>{WHICH_TIME})[이가]?\s?(?:아니고|아니라|말고|대신)\s(?P<new>{WHICH_TIME}[^?]{{0,20}})$"
)
_MORE = re.compile(rf"[요다]\s|{'|'.join(_CALLED.values())}", re.IGNORECASE)
"""What tells more than one value: "이름은 …으로 번호는 …으로"."""
_FIELD_EN = "|".join(f"(?P<{step}_en>{words})" for step, words in _CALLED.items())
_BUT_EN = r"(?:,? (?:but|and|please)|[,.;]) ?(?:actually |really |please |now )?(?:i (?:really |actually )?mean(?:t)?|it'?s|it is|it (?:should|must|has to) be|should be|(?:the )?(?:right|correct) (?:one|name|number|word) is|(?:please )?(?:change|correct|fix|make) (?:it|that)(?: to)?|change to) (?:actually |really |to be )?(?:(?:my|the|an?) )?"
_WRITTEN_AS_EN = re.compile(
    rf"^(?:(?:oh|sorry|wait|hi|actually|no)[\s,.!]+){{0,2}}(?:(?:in|for|under|as) (?:the |my )?(?:{_FIELD_EN}),? )?(?:i (?:wrote|put|said|typed|entered|wrote down|put down)|(?:it|the form|(?:the|my) (?:name|number|details?|topic|time)) (?:says|reads|shows)) (?:(?:down|in) )?(?P<old>[^?]{{2,40}}?)(?: (?:in|for|as|under) (?:the |my )?(?P<field>[a-z ]{{3,14}}))?{_BUT_EN}(?P<new>[^?]{{2,40}}?)(?: instead| please| now| is right| is correct){{0,2}}[\s.!]*$",
    re.IGNORECASE,
)
_SAYS_EN = re.compile(r"\b(?:the|my) (name|number|details?|topic|time) (?:says|reads|shows)\b", re.IGNORECASE)


@once
def written_as(text: str) -> Written | None:
    """What was written and what it should be; None for all other words."""
    words = " ".join(text.split())
    if not words or len(words) > LONGEST or "?" in words:
        return None
    if words.isascii():
        return _english(words)
    said = in_standard(words)
    if (found := _WRITTEN_AS.match(said) or _THE_OTHER_TIME.match(said)) is None:
        return None
    new = _TAIL.sub("", found["new"])
    is_plain = new != found["new"] and new.strip() and _MORE.search(new) is None
    step = next((one for one in _CALLED if found.groupdict().get(one)), "")
    return Written(step, found["old"].strip(" '\"‘’“”"), new.strip(" '\"‘’“”")) if is_plain else None


def _english(words: str) -> Written | None:
    if (found := _WRITTEN_AS_EN.match(words)) is None:
        return None
    step = next((one for one in _CALLED if found[f"{one}_en"]), "")
    called = found["field"] or next((one[1] for one in _SAYS_EN.finditer(words)), "")
    step = step or next((one for one, pattern in _NAMES.items() if called and pattern.search(called)), "")
    return Written(step, found["old"].strip(" '\""), found["new"].strip(" '\""))


_NAMES = {step: re.compile(words, re.IGNORECASE) for step, words in _CALLED.items()}

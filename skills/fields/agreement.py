"""Yes or no in words, for questions that only take these two."""

from __future__ import annotations

import re

from skills.fields import Invalid
from skills.fields.letters import LONGEST_ANSWER, plain

CODE = "fields.agreement.unclear"

_ENDS = r"(?=$|[\s,.!~])"
_NO = re.compile(
    r"^(?:아니[요오]?|아뇨|아닙니다|아니에요|싫어\S*|거부\S*|안\s?(?:할|해|돼|되|합)\S*|비동의\S*|미동의\S*"
    r"|동의\s?(?:안|하지\s?않|못)\S*|노|no|nope|nah|refuse|disagree|do not agree|don't agree|i don't|ㄴㄴ)" + _ENDS
)
_YES = re.compile(
    r"^(?:네+|넵+|넹|예+|응+|어|맞아요?|맞습니다|그래요?|좋아요?|좋습니다|동의\S*|확인\S*|접수\S*|할게요?|알겠\S*"
    r"|yes|confirm|yep|yeah|yup|sure|ok|okay|agree|i agree|ㅇㅇ|ㅇㅋ)" + _ENDS
)


def parse_agreement(text: str) -> bool:
    """Whether the person says yes; raises `Invalid` when it is neither, or both."""
    words = plain(text).lower()[: LONGEST_ANSWER + 1]
    no, yes = _NO.search(words), _YES.search(words)
    negated = re.search(r"안\s?(?:할|해|합|하)|않|못\s|싫|not |n't", words)
    if no or (yes and negated):
        return False
    if yes:
        return True
    raise Invalid(CODE)

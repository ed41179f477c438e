"""Words that put the conversation off: somebody will write, ask or come back by themselves. A time in them is no wish.

"다음 주에 다시 올게요", "퇴근하고 집 가서 할게요", "I'll get back to you"; but "내일 다시 전화 주세요", "내일 3시로 할게요"
are wishes.
"""

import re

_WILL = r"(?:게요?|께요?|겠\S{0,4}|래요?)"
_ASKED = r"주[세시실]|줘|부탁|받[을고]"
PUTS_OFF = re.compile(
    rf"^(?!.{{0,60}}(?:{_ASKED})|\S{{0,3}}\s?(?:다음|담|다음번)에\s)(?:.{{0,40}}"
    r"(?:(?:다시|마저|이어서)\s(?:\S{1,8}\s){0,2}\S{0,4}(?:할|올|쓸|하|드릴|드리|남길|적을|볼|켤)"
    r"|(?:집|회사|자리|밖)\S{0,3}\s?(?:가서|와서|도착해서|나가서)\s?(?:할|쓸|적을|하)"
    r"|(?:[을를]|(?<!로)\s|^)(?:제가\s)?(?:쓸|적을|작성할|남길|정할|결정할|답할|답장할|답\s?드릴)"
    r"|(?:톡|연락|전화|문의|말씀|답변|카톡)\s?(?:할|하|드릴|드리|남길)|말할|알려\s?드릴|알려\s?드리|얘기할))"
    rf"{_WILL}[\s.!~ㅎㅋ^]{{0,9}}$"
    r"|\b(?:i'll|i will|let me)\s(?:\w{1,12}\s){0,4}(?:later|again|back|you know)\b|\bget back to you\b|\bcome back\b",
    re.IGNORECASE,
)


def puts_off(words: str) -> bool:
    """Whether somebody says to go on later, by themselves."""
    return PUTS_OFF.search(words) is not None

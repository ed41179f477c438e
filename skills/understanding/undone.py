"""Whether words name an act and say that it is not to be done, was never asked for, is only thought about, or is what somebody
else says: "바꾸지 마세요", "취소한 적 없어요", "취소할까 고민이에요", "친구가 바꾸래요".

What is done without being asked back looks here first, because neither the words for an act nor how likely it is see what stands
around them. Pure: which act is meant is told by the caller, as the stems of its verbs.
"""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from skills.fields.reading import patterns as re

CANCEL = r"취소|철회|없던\s?일로?|그만|cancel\w*|call\w* off|tak(?:e|ing) back"
CHANGE = r"바꾸|바꿔|바꿀|바꿨|바꾼|고치|고쳐|고칠|변경|정정|수정|chang\w+|correct\w*"
DELETE = r"지우|지워|지울|지웠|삭제|없애|탈퇴|delet\w+|eras\w+"
GO_ON = r"시작|재개|해제|풀|풀어|이용|resum\w+|start\w*"
ANEW = r"(?:처음부터|처음으로|새로)\s?(?:다시\s?)?(?:하|쓰|적|시작)?|start\w* (?:over|again)"
PERSON = r"연결|부르|불러|불러도|상담원|직원|connect\w*"
APPLY = r"신청|접수|appl\w+|fil\w+"
WAY = r"문자로?|카톡으로?|톡으로?|채팅으로?|카카오톡으로?|text\w*|chat\w*"
OF_A_VISIT = f"{CANCEL}|{CHANGE}"
STOP = r"끊|거부|그만|차단|정지|중지|stop\w*|suspend\w*"

_BEHIND = (
    r"(?!\S{0,3}(?:고|면|서|니까)[\s,])(?:(?![요다줘]\s).){0,9}지\s?(?:는|도|좀)?\s?(?:마(?!음)|말|않)"  # 지 마세요; not "취소하고 전화하지 마세요"
    r"|.{0,8}[한된린은]\s?적\s?(?:은|이|도)?\s?없"  # 한 적 없어요
    r"|(?:은|는|이|가|한\s?거)?\s?(?:아니(?:에요|예요|라고|고요|야|죠|지|었)|아닌|아닙|아님)"  # 아니에요
    r"|(?:은|는)?\s?(?:나중|다음에|아직)"
    r"|.{0,4}(?:생각|마음|필요)\s?(?:은|이|도)?\s?없|.{0,4}\b안\s?(?:해|할|합|(?:돼|되)(?![나는]|\S{0,3}\?)|끊|불러|풀)"  # 생각 없어요, 안 할래요
    r"|.{0,4}(?:싶지\s?않|(?:기(?:는|가)?|긴)\s?싫)|(?:는|은)?\s?싫"  # 하고 싶지 않아요
    r"|(?:할|될|둘|ㄹ)?까(?:요)?(?:[\s?.!]*$|\s?(?:말까|고민|생각|싶))"  # 할까 고민이에요
    r"|(?<!꿀)(?<!칠)(?<!울)(?<!풀)\s?(?:하|으|이|시)?(?:래요|라네요|라는데요?|라고\s?(?:해요|하네요|하던데요?))|라니(?:요|까)?[\s?.!]*$"  # 하래요
)
_ENGLISH = r"\b(?:do not|don'?t|never|not|no need to|should i|if i|told me to|wants me to)\b"


LONGEST = 200  # Letters that are looked into; what is said against an act is short.
_SAID_AGAINST = {
    act: re.compile(rf"(?:{act})(?:{_BEHIND})|안\s?(?:{act})|{_ENGLISH}.{{0,24}}(?:{act})", re.IGNORECASE)
    for act in (CANCEL, CHANGE, DELETE, GO_ON, ANEW, PERSON, APPLY, WAY, STOP, OF_A_VISIT)
}


def is_undone(text: str, act: str) -> bool:
    """Whether the act, one of those above, is named and not meant."""
    return _SAID_AGAINST[act].search(text[:LONGEST]) is not None


_FORBIDS = re.compile(
    r"지\s?(?:는|도|좀)?\s?(?:마(?!음)|말)|필요\s?(?:는|도)?\s?없|\b(?:do not|don'?t|never|no need)\b", re.IGNORECASE
)


def is_forbidden(text: str, act: str) -> bool:
    """Whether the act is not to be done, and nothing else is said of it: "연결하지 마세요"."""
    return is_undone(text, act) and _FORBIDS.search(text[:LONGEST]) is not None


_DONE_BEFORE = {
    act: re.compile(
        rf"(?:{act})\s?(?:\S{{1,6}}\s)?(?!\S{{0,6}}싶)\S{{0,4}}?[했었았였랬썼렸졌]\S{{0,5}}(?P<behind>.{{0,{LONGEST}}})"
        rf"|\b(?:already|have already|yesterday i|last time i)\s(?:{act})(?P<rest>.{{0,{LONGEST}}})",
        re.IGNORECASE,
    )
    for act in (CANCEL, ANEW, STOP)
}


def behind_what_was_done(text: str, act: str) -> str | None:
    """What is said behind an act that is told as done ("광고 거부했는데 왜 와요": "왜 와요"); None where it is not told so."""
    found = _DONE_BEFORE[act].search(text[:LONGEST])
    return (found["behind"] or found["rest"] or "").strip(" ,.!?~") if found else None


_TOLD_TO = re.compile(r"([가-힣])(?:래요?|랍니다|라네요?)[\s.!~]*$")
_RIEUL = 8  # The place of ㄹ among the finals of a syllable.


def is_what_another_says(text: str) -> bool:
    """Whether somebody else says so: "접수하래요"; one's own wish has a ㄹ before it ("접수할래요")."""
    told = _TOLD_TO.search(text[:LONGEST])
    return told is not None and (ord(told[1]) - ord("가")) % 28 != _RIEUL


_DENIED = re.compile(
    r"\d\S{0,3}\s?(?:이|가|은|는)?\s?(?:아니(?:에요|예요|야|죠|지요|었어요|래요)|틀려요|안\s?써요)[\s.?!~]*$|\bnot\s\+?\d[\d\s()-]{6,18}[\s.!]*$"
    r"|(?:옛날|예전|이전|전에\s?쓰던|지난번)\s?(?:제\s|내\s)?(?:전화\s?)?번호|\b(?:old|former|previous) (?:phone )?number\b",
    re.IGNORECASE,
)


def denies_a_number(text: str) -> bool:
    """Whether the number in the words is said to be none of the writer's, or not any more; a right one behind it ends such words
    otherwise ("010-… 아니고 010-…")."""
    return _DENIED.search(text[:LONGEST].strip()) is not None

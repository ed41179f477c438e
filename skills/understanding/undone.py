"""Whether words name an act and say that it is not to be done, was never asked for, is only thought about, or is what somebody
else says: "바꾸지 마세요", "취소한 적 없어요", "취소할까 고민이에요", "친구가 바꾸래요".

What is done without being asked back looks here first, because neither the words for an act nor how likely it is see what stands
around them. Pure: which act is meant is told by the caller, as the stems of its verbs.
"""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from skills.fields.reading import patterns as re
from skills.fields.reading.dialects import in_standard

CANCEL = r"취소|철회|없던\s?[일걸]로?|그만|cancel\w{0,9}|call\w{0,9} off|tak(?:e|ing) back"
CHANGE = r"틀[렸려리린]|바꾸|바꿔|바꿀|바꿨|바꾼|고치|고쳐|고칠|변경|정정|수정|chang\w{1,9}|correct\w{0,9}"
DELETE = r"지우|지워|지울|지웠|삭제|없애|탈퇴|delet\w{1,9}|eras\w{1,9}"
REMOVE = rf"{DELETE}|빼|뺄|뺐|뺀|제외|remov\w{{0,9}}|drop\w{{0,5}}|skip\w{{0,5}}|(?:leav|tak)(?:e|ing) out|get rid"
WITHDRAW = rf"{CANCEL}|동의\S?\s?안\s?[하한]\S{{0,3}}\s?(?:건|거|게|뜻)|withdr[ae]w\w{{0,9}}|revok\w{{0,9}}"
GO_ON = r"시작|재개|해제|풀|풀어|이용|resum\w{1,9}|start\w{0,9}"
ANEW = r"(?:처음부터|처음으로|새로)\s?(?:다시\s?)?(?:하|쓰|적|시작)?|start\w{0,9} (?:over|again)"
PERSON = r"연결|부르|불러|불러도|상담원|직원|connect\w{0,9}"
APPLY = r"신청|접수|appl\w{1,9}|fil\w{1,9}"
WAY = r"문자로?|카톡으로?|톡으로?|채팅으로?|카카오톡으로?|text\w{0,9}|chat\w{0,9}"
OF_A_VISIT = f"{CANCEL}|{CHANGE}"
STOP = r"끊|거부|그만|차단|정지|중지|stop\w{0,9}|suspend\w{0,9}"
SUSPEND = rf"{STOP}|멈[추춰출췄춘]|(?:쓰|이용하|사용하|처리하)지\s?(?:마(?!음)|말)"

_BEHIND = (
    r"(?!\S{0,3}(?:고|면|서|니까)[\s,])(?:(?![요다줘]\s).){0,9}지\s?(?:는|도|좀)?\s?(?:마(?!음)|말|않)"  # 지 마세요; not "취소하고 전화하지 마세요"
    r"|.{0,8}[한된린은]\s?적\s?(?:은|이|도)?\s?없"  # 한 적 없어요
    r"|(?:은|는|이|가|한\s?거)?\s?(?:아니(?:에요|예요|라고|고요|야|죠|지|었)|아닌|아닙|아님)"  # 아니에요
    r"|(?:은|는)?\s?(?:나중|다음에|아직)"
    r"|\s?(?:할|될|ㄹ)?지도\s?(?:몰|모르)|\s?(?:할|될|ㄹ)?까\s?봐|\s?(?:하|되)?려(?:고\s?(?:했|하다)|다(?:가)?\s)|\s?(?:할|될|ㄹ)?\s?뻔|(?:은|는)?\s?(?:없던\s?(?:일|걸)|사절|생략)"  # 할지도 몰라요, 하려다
    r"|.{0,4}(?:생각|마음|필요)\s?(?:은|는|이|가|도)?\s?없|.{0,4}\b안\s?(?:해|할|합|(?:돼|되)(?![나는]|\S{0,3}\?)|끊|불러|풀)"  # 생각 없어요, 안 할래요
    r"|.{0,4}(?:싶지\s?않|(?:기(?:는|가)?|긴)\s?싫)|(?:는|은)?\s?싫"  # 하고 싶지 않아요
    r"|(?:할|될|둘|ㄹ)?까(?:요)?(?:[\s?.!]*$|\s?(?:말까|고민|생각|싶))"  # 할까 고민이에요
    r"|(?<!꿀)(?<!칠)(?<!울)(?<!풀)\s?(?:하|으|이|시)?(?:래요|라네요|라는데요?|라고\s?(?:해요|하네요|하던데요?))|라니요?[\s?.!]*$"  # 하래요
)
_ENGLISH = r"\b(?:do not|don'?t|won'?t|never|not|no need to|should i|if i|told me to|wants me to)\b"


LONGEST = 200  # Letters that are looked into; what is said against an act is short.
_SAID_AGAINST = {
    act: re.compile(rf"(?:{act})(?:{_BEHIND})|안\s?(?:{act})|{_ENGLISH}[^,.!;]{{0,24}}(?:{act})", re.IGNORECASE)
    for act in (CANCEL, WITHDRAW, CHANGE, DELETE, REMOVE, GO_ON, ANEW, PERSON, APPLY, WAY, STOP, SUSPEND, OF_A_VISIT)
}


_NEVER_MIND = re.compile(
    r"\b(?:never ?mind|forget (?:it|this|that))\b", re.IGNORECASE
)  # Denies nothing: "never mind, cancel".


def is_undone(text: str, act: str) -> bool:
    """Whether the act, one of those above, is named and not meant."""
    words = _NEVER_MIND.sub(" ", in_standard(text[:LONGEST]))
    return _SAID_AGAINST[act].search(words) is not None


_PUT_OFF = {
    act: re.compile(
        rf"(?<![가-힣])(?:나중|내일|모레|다음|담|이따|언젠가|조만간)\S{{0,3}}\s(?:\S{{1,6}}\s){{0,2}}?(?:다시\s)?(?:{act})(?!\S*(?:고|는데|지만)\s)"
        rf"|[가-힣]면\s(?:그때\s)?(?:{act})\S{{0,3}}(?:게|께|래|ㄹ게)|(?:{act})\S{{0,6}}\s?(?:나중|다음|이따|담)에?(?:\s(?:네|예|응))?[\s.!~]*$"
        rf"|\b(?:{act})\b.{{0,24}}\b(?:later|tomorrow|some ?day|another time)\b",
        re.IGNORECASE,
    )
    for act in (CANCEL, GO_ON)
}


def is_not_now(text: str, act: str) -> bool:
    """Whether something is said against the act, or it is for another time, or if something happens first: "내일 취소할게요",
    "남편이 오면 취소할게요"."""
    return is_undone(text, act) or _PUT_OFF[act].search(text[:LONGEST]) is not None


_CANCELS = re.compile(
    r"(?:취소|철회)(?:를|을|로|좀|도|다|\s){0,3}(?:할(?!지|까|\s?수)|해|하겠|합니다|하고\s?싶|하라|하려|함|부탁|시켜|요|이요|처리|바랍|원해|[\s.!~]*$)"
    r"|없던\s?[일걸]|그만\s?(?:할|둘|하)|\b(?:cancel|call (?:it |this )?off|take (?:it |that )?back)\b",
    re.IGNORECASE,
)
_NOT_THIS = re.compile(r"기\s?전|말고|알아서|버튼|\b(?:button|before)\b", re.IGNORECASE)


def cancels(text: str) -> bool:
    """Whether the words ask to call off what was asked for; who cannot press the button, or will see to it, does not."""
    words = text[:LONGEST]
    is_meant = _CANCELS.search(words) is not None and _NOT_THIS.search(words) is None
    return is_meant and not is_not_now(words, CANCEL)


_MUST_NOT = {
    act: re.compile(
        rf"(?:{act})\S{{0,4}}면\s?(?:절대\s?|정말\s?)?(?:안\s?(?:[돼되](?!\S{{0,3}}\?|나)|된다|됩니다)|큰일)"
    )
    for act in (CANCEL, WITHDRAW, CHANGE, DELETE, REMOVE, PERSON, APPLY, STOP, SUSPEND)
}
_FORBIDS = re.compile(
    r"지\s?(?:는|도|좀)?\s?(?:마(?!음)|말)|필요\s?(?:는|도)?\s?없|\b(?:do not|don'?t|never|no need)\b",
    re.IGNORECASE,
)


def is_forbidden(text: str, act: str) -> bool:
    """Whether the act is not to be done, and nothing else is said of it: "연결하지 마세요"."""
    words = in_standard(text[:LONGEST])
    return _MUST_NOT[act].search(words) is not None or (is_undone(text, act) and _FORBIDS.search(words) is not None)


_WILL_NOT = re.compile(
    r"안\s?(?:해|할래|할게|할께|합니다|하겠\S{1,3}|할\s?거(?:예요|에요)?|할\s?건데)(?:요|여)?[\s.!~]*$"
)


def will_not(text: str, act: str) -> bool:
    """Whether somebody says not to do it, and nothing else of it: "취소 안 해요"."""
    return is_undone(text, act) and _WILL_NOT.search(in_standard(text[:LONGEST])) is not None


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


_UNDOES = re.compile(rf"(?:{DELETE}|{WITHDRAW}|{SUSPEND})", re.IGNORECASE)
_DOES = re.compile(rf"{_UNDOES.pattern}|{CHANGE}", re.IGNORECASE)
_NOT_ASKED_FOR = re.compile(
    r"(?:(?:[라자]|달라|다)(?:는|고\s?(?:하는|한))|란)\s?(?:거|것|건|게|말|말씀|뜻|얘기|이야기|소리|의미|의도|생각)(?:은|는|이|가)?\s?"
    r"(?:(?:절대|전혀|결코)\s)?(?:아니(?!라|고\s)|아닙|아닌데|아녜|아님)"
    r"|(?:라|달라)고\s?(?:\S{1,5}\s)?(?:(?:한|드린)\s?(?:적|일)\S?\s?없|안\s?(?:했|그랬)|하지\s?않)"
    r"|라는\s?(?:거|건|게|말|말씀|뜻|얘기|소리)\S{0,2}(?:가요|까요?|(?:이?에요|예요|죠)\s?\?)[\s?!]*$"
    r"|누가\s.{0,16}(?:라고\s?(?:했|그랬|하)|[우하애추]랬)"
    r"|^(?!.*\b(?:but|only|just)\b).*(?:\b(?:not|never)|n't) (?:ask(?:ing|ed)?|say(?:ing)?|said|tell(?:ing)?|told|mean(?:ing|t)?)\b",
    re.IGNORECASE,
)


def denies_having_asked(text: str) -> bool:
    """Whether it is said that something was not meant to be undone: "쓰지 말라는 뜻은 아니에요", "지워 달라고 한 적 없어요"."""
    words = text[:LONGEST]
    return _DOES.search(words) is not None and _NOT_ASKED_FOR.search(words) is not None


_NO_MORE = re.compile(r"\S{0,5}(?:\s\S{1,4})?[\s.!~?ㅠㅜ]*")
_RATHER = re.compile(r"\b(?:i|we) (?:said|meant|mean|told|asked)\b|\b(?:it'?s|it is|instead)\b", re.IGNORECASE)


def was_never_asked(text: str) -> bool:
    """Whether it is said that something was not asked for, whatever it is, and nothing is told in its place: "김민주라고 하라는 게
    아니에요", "I never said tomorrow"."""
    words = text[:LONGEST]
    if (found := _NOT_ASKED_FOR.search(words)) is None:
        return False
    behind = words[found.end() :]
    return _RATHER.search(behind) is None if words.isascii() else _NO_MORE.fullmatch(behind) is not None


_DONE = {
    act: re.compile(
        rf"^(?!.*왜).*(?:{act})(?:\s?(?:신청|요청|접수|처리))?(?:\s?안(?=\s?[했됐]))?\S{{0,3}}?\s?(?:\S{{0,2}}(?:라고|달라고)\s?\S{{0,3}})?(?:[했됐었았였셨췄]|[된한]\s?(?:거|건|게|것)|(?:되어|돼)\s?있)"
        r"(?:\s?(?:맞|아니))?\S{0,3}(?:나요|는지요?|던가요|을까요|가요|지요|죠|[어예에]요\s?\?)[\s?.!~]*$"
        rf"|\b(?:(?:did|have) (?:i|you)|(?:have|has|was|is|were|are) (?:it|they|that|my \w+|the \w+))(?: \w+)? (?:{act})\b(?!.*\bif\b)",
        re.IGNORECASE,
    )
    for act in (CANCEL, WITHDRAW, DELETE, SUSPEND)
}


def asks_if_done(text: str, act: str) -> bool:
    """Whether it is asked if the act was done, and it is not wished for: "제가 동의 철회했나요?"."""
    return _DONE[act].search(text[:LONGEST]) is not None


_TOLD_TO = re.compile(r"([가-힣])(?:래요?|랍니다|라네요?|래서요?|라는데요?|라시네요?|라십니다|래는데요?)[\s.!~]*$")
_ASKS_TO = re.compile(r"[워해려줘꿔겨와봐]\s?달(?:래|라네|라시|라십|라는데|랍)\S{0,4}[\s.!~]*$")
"""That another asks to have it done, whose ㄹ is no wish: "지워 달래요"."""
_TOLD_BY = re.compile(
    r"(?<![가-힣])(?!제가|내가)[가-힣]{1,6}(?:이|가|께서)\s.{0,24}(?:라고|자고)\s?(?:했|하셨|하시|하네|하던|그러|그랬)\S{0,6}[\s.!~]*$"
    r"|\b(?:he|she|they|my \w+) (?:told|tells?|wants?|asked|asks?) me to\b",
    re.IGNORECASE,
)
_OF_THEIRS = re.compile(r"자기|본인|당신|(?:his|her|their) (?:own )?(?:data|info|records?)", re.IGNORECASE)
_RIEUL = 8  # The place of ㄹ among the finals of a syllable.


def is_what_another_says(text: str) -> bool:
    """Whether somebody else says so: "접수하래요"; one's own wish has a ㄹ before it ("접수할래요")."""
    if _ASKS_TO.search(text[:LONGEST]):
        return True
    told = _TOLD_TO.search(text[:LONGEST])
    return told is not None and told[1] != "바" and (ord(told[1]) - ord("가")) % 28 != _RIEUL


def is_hearsay(text: str) -> bool:
    """Whether it is somebody else's word that something is to be undone: "친구가 지우래요", "엄마가 취소하라고 했어요"."""
    words = text[:LONGEST]
    is_told = is_what_another_says(words) or _TOLD_BY.search(words) is not None
    return is_told and _UNDOES.search(words) is not None and _OF_THEIRS.search(words) is None


FILES_LATER = re.compile(
    r"(?:뒤에?|후에?|이따가?|내일\S{0,2}|모레\S{0,2}|요일에?|아침에|오전에|오후에|저녁에|밤에|시에)\s(?:접수|신청)(?:을\s)?(?:해|할|하)\S{0,6}(?:\s(?:주|줘|드|부탁)\S{0,5})?[\s.!~]*$"
    r"|\b(?:do not|don'?t) (?:file|submit|send) (?:it |this )?(?:yet|now)\b|\b(?:file|submit) (?:it )?(?:later|tomorrow|next|on \w+day)\b",
    re.IGNORECASE,
)
"""Who files on another day files nothing now, and tells no time to be called."""
MAY_I_FILE = re.compile(
    r"(?:접수|신청|제출)(?:을|를)?\s?(?:하|해|되|돼)\S{0,2}(?:면|도)\s?(?:안\s?)?(?:될|되|돼|괜찮)\S{0,3}[\s?.!~]*$"
)
"""Whether one may is asked, and nothing is filed by it: "접수하면 안 될까요?"."""


_NOT_NEEDED = re.compile(
    r"없던\s?(?:일|걸|것)\s?(?:으로|로)|(?:전화|연락)\S{0,2}\s?안\s?(?:주셔|주시|하셔|해)도\s?(?:돼|되|됩|괜찮)|(?:이제|다|저절로)\s?해결\s?(?:됐|되었|했)"
    r"|^(?:(?:그|아까|그냥|죄송한데|신청한)\s){0,2}(?:전화|통화|콜백)(?:는|은|를|을)?\s?(?:좀\s|그냥\s)?취소\s?(?:할게|할래|해\s?주|해\s?줘|부탁|요)\S{0,4}[\s.!~]*$"
    r"|^(?:(?:저|제가|이미|벌써|그냥|죄송한데)\s){0,2}(?:딴|다른)\s?(?:데|곳|병원)에?서\s(?:이미\s|벌써\s|그냥\s|먼저\s)?(?:받|했|하고\s왔|맞)\S{1,6}[\s.!~ㅎㅠ]*$"
    r"|\bno need to (?:call|phone|ring|contact)\b|\bforget (?:about )?(?:the|my|that) (?:call|consultation|appointment)\b|\bcancel (?:the|my) (?:phone )?call\b|^(?:sorry,? )?i(?:'ve| have)? (?:already )?(?:had|got|did) (?:it|this)(?: done)? (?:elsewhere|somewhere else|at another \w+)[\s.!]*$",
    re.IGNORECASE,
)


def needs_nothing(text: str) -> bool:
    """Whether what was asked for is not needed any more, so that it may be called off: "전화 안 주셔도 돼요", "딴 데서 받았어요"."""
    return _NOT_NEEDED.search(text.strip()) is not None and "동의" not in text

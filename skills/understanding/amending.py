"""Words that change an answer given before: which one they name, what they say instead, and going one question back.

Pure: what the words that are left mean for an answer is the affair of that answer's reader."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from dataclasses import dataclass

from skills.fields.reading import patterns as re

LONGEST = 120  # Letters that are looked into; who corrects something says it shortly.

FIELDS: dict[str, str] = {
    "name": r"이름|성함|성명|\b(?:sur|first|last|family)?names?\b",
    "phone": r"전화\s?번호|휴대폰\s?번호|핸드폰\s?번호|번호|연락처|전번|폰번|\bphone(?: number)?\b|\bnumber\b",
    "treatment": r"상담\s?부위|부위|시술|\btopic\b|\bpart\b",
    "details": r"상담\s?내용|내용|궁금한\s?점|\bdetails?\b",
    "photos": r"사진|\bphotos?\b|\bpictures?\b",
    "when": r"연락\s?시간|통화\s?시간|시간|시각|날짜|\btimes?\b|\bdate\b",
}
"""What patients call an answer."""

_CHANGE = (
    r"(?:틀렸|틀려|틀린|틀리|잘\s?못\s?(?:적|썼|쓴|쓰|입력|말|눌|보냈|됐|되|알려|기재|했)|오타|오류|바꿔|바꿀|바꾸|바꼈|바뀌|바뀐|수정|고쳐|고칠|고치|변경|정정|다시\s?(?:쓰|쓸|적|입력|말씀?드릴|알려\s?드릴))"
    r"[가-힣]{0,5}(?:\s?(?:주세요|주실래요|줘요|줘|싶어요|싶은데요?|할게요|할래요|부탁드려요|부탁드립니다|부탁드릴게요|바랍니다|요청합니다|부탁해요|되나요|될까요|돼요))?"
    r"|\b(?:please\s)?(?:change|correct|fix|update|edit)\b|\bwrong\b|\btypo\b|\bmistake\b|\bmistyped\b"
)
_ADD = r"(?:추가|더해|덧붙|포함|(?<=[도랑])\s(?:같이|함께)\s?(?:볼|봐|받|할)|(?:같이|함께)\s?(?:상담|해|하고|넣))[가-힣]{0,6}(?:\s?(?:주세요|줘요|줘|싶어요|싶은데요|할게요|부탁드려요|부탁해요|수\s?있(?:을까|나|는지)요|될까요|되나요))?|\badd\b|\balso\b"
_DROP = r"(?:빼|지워|삭제|없애|제외|취소)[가-힣]{0,4}(?:\s?(?:주세요|줘요|줘|할게요|부탁드려요|부탁해요))?|\b(?:remove|delete|drop|without)\b"
_INSTEAD = re.compile(
    r"^(?P<old>.{1,30}?)\s?(?:이|가|은|는)?\s?(?:말고|아니고|아니라|아니구|\bnot\b)\s?(?P<new>.{1,60})$"
)
_NOT_BUT = re.compile(r"^(?P<new>.{1,40}?),?\s?\bnot\b\s?(?P<old>.{1,40})$", re.IGNORECASE)
_CLAUSES = re.compile(
    rf"(?:이고|이구|고)요?,?\s(?=(?:그리고\s)?(?:{'|'.join(FIELDS.values())})[은는을를이가도])"
    r"|\s{0,3}(?:[,;\n]+|\.\s|(?<=[요다])\s|(?<=고요)\s|(?<![가-힣])(?:그리고|또)\s)\s{0,3}"
)
_MOVED = re.compile(
    r"\b(?:move|shift|switch|push|change|reschedule)\b (?:it|that|this|the (?:call|time|day)|my (?:call|time))?\s?(?:(?:from|on) (?P<old>.{2,24}?) )?to (?P<new>.{2,40}?)(?:,? (?:please|instead|thanks)){0,2}[\s.!?]*$"
    r"|\bmake it (?P<made>.{2,40}?)(?:,? (?:please|instead)){0,2}[\s.!?]*$",
    re.IGNORECASE,
)
"""A time that is moved in English: "move it from Tuesday to Friday please"."""
_AS = re.compile(
    rf"^(?:아\s|참\s|그리고\s)?(?P<field>{'|'.join(FIELDS.values())})(?:은|는|을|를|만)?\s(?P<new>.{{2,40}}?)(?:으로|로)\s?(?:해|하고|할게|부탁|잡아|바꿔|변경|정정|수정|고쳐)\S{{0,5}}(?:\s?(?:주세요|줘요?|싶어요|드려요|주실래요))?[\s.!~]*$",
    re.IGNORECASE,
)
"""An answer that is called by its name and told anew: "시간은 5시로 해 주세요"."""
_CHANGES, _ADDS, _DROPS = (re.compile(words, re.IGNORECASE) for words in (_CHANGE, _ADD, _DROP))
_NAMED = {step: re.compile(words, re.IGNORECASE) for step, words in FIELDS.items()}
_FIELD = re.compile(
    rf"(?:제|저의|내|아까|방금|그|my|the)?\s?(?:{'|'.join(FIELDS.values())})(?:이|가|은|는|을|를|도|만|로|으로)?(?=[\s,.!]|$|[^가-힣])",
    re.IGNORECASE,
)
_NUMBER = r"\+?\d[\d\s()-]{6,18}\d"
_VALUE = rf"(?:{_NUMBER}|[A-Z][A-Za-z'’-]+(?:\s[A-Z][A-Za-z'’.-]+){{0,3}}|(?!이름|성함|성명|번호|연락처|전화)[가-힣]{{2,5}}?)"
_OLD, _NEW = rf"(?P<old>{_VALUE})", rf"(?P<new>{_VALUE})"
_SET_RIGHT = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_OLD}에서\s{_NEW}(?:으로|로)",
        rf"{_OLD}\s?(?:->|→|=>|>)\s?{_NEW}(?![가-힣\d])",
        rf"{_OLD}\s?[xX✕❌],?\s{_NEW}\s?[oO⭕]",
        rf"(?<![가-힣]){_OLD}(?:을|를)\s{_NEW}(?:으로|로)\s?(?:고쳐|바꿔|정정|변경|수정)",
        rf"(?<![가-힣]){_OLD}(?:으로|로|라고|이라고)\s?(?:잘못\s)?(?:되어|돼|적혀|나와|저장|등록|쓰여)\S{{0,3}}\s?\S{{0,4}}(?:는데|지만|고|네요|어요),?\s{_NEW}(?:이에요|예요|에요|입니다|[이가]\s?맞)",
        rf"(?<![가-힣]){_NEW}[이가]\s?맞\S{{1,4}},?\s{_OLD}(?:이|가|은|는)?\s?(?:아니|틀)",
        rf"(?<![가-힣]){_NEW}(?:인데|이었는데|였는데|이지만|맞는데)요?,?\s{_OLD}(?:으로|로|라고|이라고)\s?(?:잘못\s?)?(?:들어|적|되어|돼|나와|저장|등록|쓰|입력|올라)",
        rf"개명\S{{0,8}}\s{_NEW}(?:으로|로)",
        rf"\b[Ff]rom {_OLD} to {_NEW}",
        rf"\b(?:should|must|has to) be {_NEW}(?:,? (?:and )?not {_OLD})?",
        rf"\b(?:[Ii]t'?s|[Ii]t is|[Nn]ew one is|(?:right|correct|new) (?:one|name|number|spelling) is) {_NEW}(?:,? (?:and )?not {_OLD})?",
        rf"\b(?:[Uu]se|is now) (?P<new>{_NUMBER})",
    )
)
"""A name or a number that is told in the same sentence as what it replaces, or plainly as the right one."""
_OF_A_NAME = re.compile(rf"{FIELDS['name']}|개명", re.IGNORECASE)
_IS_WRONG = re.compile(
    r"\b(?:wrong|incorrect|misspel\w*|spelled|spelt|typo|not right|changed?|correct|fix|update|replace|old|not|should be|new)\b|에서|->|→|=>|[xX✕❌]|를|을|는데|지만|맞|틀|잘\s?못|고쳐|바꿔|정정|수정|변경",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"^(?:(?:아|앗|어|음|참|저기|저기요|죄송한데요?|죄송해요|잠깐만요?|근데|그런데|아니|그리고|제가|저|sorry|oh|actually|please|i want|i'd like|can you|could you|it's|it is|is|to)[\s,.!]+)+",
    re.IGNORECASE,
)
_TAILS = re.compile(
    r"(?:(?:이에요|(?<!(?<![가-힣])[김이박최정강조윤장임한오서신권황안송류전홍고문손양배백허남심노하][가-힣])이예요|예요|에요|입니다|이요|으로요|로요|요|용)|(?:으로|로|라고|이라고)?\s?(?:해\s?주세요|해줘|주세요|할게요|부탁드려요|please)?)[\s,.!~]*$",
    re.IGNORECASE,
)
"""The polite end of an answer; in 황진이예요 the 이 is the name's."""
_BACK = re.compile(
    r"(?:(?:한\s?단계|바로)?\s?(?:이전|전|앞|뒤)\s?(?:단계|질문|으로|로)?(?:\s?(?:으로|로))?\s?(?:가기|가|갈게요|갈래요|가고\s?싶어요|돌아가기|돌아갈게요|돌아가\s?주세요|가\s?주세요|가주세요|요)?|되돌리기|back|go back|previous)[\s.!~]*",
    re.IGNORECASE,
)

_NO = re.compile(
    r"^(?:(?:아|앗|어|참|죄송해요|sorry|oh)[\s,.!]+)*(?:아니(?:다|요|야|네|지|에요)?|아뇨|아냐|참|잠깐만?요?|no|wait|actually|sorry)[\s,.!~]+(?=\S)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be changed. `step` is empty where the words name no answer; `words` are what is said instead, and may be
    empty; `old` is what they replace where the patient said so."""

    action: str  # change, add, drop
    step: str = ""
    words: str = ""
    old: str = ""


def goes_back(text: str) -> bool:
    """ "이전", "뒤로": the question before this one."""
    return len(text) <= LONGEST and _BACK.fullmatch(text.strip()) is not None


def behind_no(text: str) -> str:
    """What follows a "아니" that takes back what was said before; empty where none begins the words."""
    rest = _NO.sub("", text.strip())
    return "" if rest == text.strip() else rest


def clauses(text: str) -> list[str]:
    """The clauses of a short sentence, each of which may correct an answer of its own."""
    words = text.strip()
    return [one for part in _CLAUSES.split(words) if (one := part.strip())] if len(words) <= LONGEST else []


def set_right(text: str) -> Change | None:
    """The right name or number where it stands beside the wrong one ("Sara, not Sarah", "박지우에서 박지유로"); a name only
    where names are spoken of."""
    words = " ".join(text.split())
    if len(words) > LONGEST or words.endswith("?") or not _IS_WRONG.search(words):
        return None
    for pattern in _SET_RIGHT:
        if (found := pattern.search(words)) is None:
            continue
        new, old = found["new"].strip(), (found.groupdict().get("old") or "").strip()
        step = "phone" if re.fullmatch(_NUMBER, new) else "name" if _OF_A_NAME.search(words) else ""
        if step:
            return Change("change", step, new, old)
    return None


def _told_anew(words: str) -> Change | None:
    """A time that is moved in English, or an answer that is called by its name."""
    if moved := _MOVED.search(words):
        return Change("change", "when", moved["new"] or moved["made"], moved["old"] or "")
    told = _AS.match(words)
    if told is None or _INSTEAD.match(told["new"]):
        return None
    named = [step for step, pattern in _NAMED.items() if pattern.fullmatch(told["field"])]
    return Change("change", named[0], told["new"].strip(" ,")) if len(named) == 1 else None


def change_in(text: str) -> Change | None:
    """The change that the words ask for; None when they ask for none."""
    words = " ".join(text.split())
    if not words or len(words) > LONGEST or words.endswith("?"):
        return None
    if (outright := set_right(words) or _told_anew(words)) is not None:
        return outright
    named = [step for step, pattern in _NAMED.items() if pattern.search(words)]
    step = named[0] if len(named) == 1 else ""
    for action, pattern in (("change", _CHANGES), ("add", _ADDS), ("drop", _DROPS)):
        if pattern.search(words):
            left = _left(words, pattern)
            instead = _INSTEAD.match(left)
            return Change(
                action, step, instead["new"].strip(" ,") if instead else left, instead["old"] if instead else ""
            )
    for pattern in (_INSTEAD, _NOT_BUT):
        if found := pattern.match(_LEADS.sub("", words)):
            return Change("change", step, _left(found["new"], _FIELD), _left(found["old"], _FIELD))
    return None


def _left(words: str, pattern: re.Pattern[str]) -> str:
    """What remains without the answer's name, the verb and the words around them."""
    rest = pattern.sub(" , ", _FIELD.sub(" ", words)).strip(" ,.!~")
    rest = _LEADS.sub("", rest).strip(" ,.!~")
    return _TAILS.sub("", rest).strip(" ,.!~")


def amends(text: str) -> bool:
    """Whether something of what was told is to be changed or taken out: "쌍꺼풀 얘기는 빼 주세요"."""
    change = change_in(text)
    return change is not None and change.action in ("change", "drop")

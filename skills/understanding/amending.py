"""Words that change an answer given before: which one they name, what they say instead, and going one question back.

Which answer is meant is learned (`learned/moves.py`); what is told in its place is cut out here, because what it means is the
affair of that answer's reader."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from dataclasses import dataclass

from skills.fields import Invalid
from skills.fields.contact import called_one, whole_name
from skills.fields.contact import found as contact_in
from skills.fields.naming.frames import SAID_TO_BE
from skills.fields.naming.names import parse_name
from skills.fields.naming.shape import LATIN_WORD
from skills.fields.reading import patterns as re
from skills.fields.reading.dialects import in_standard
from skills.understanding.learned.moves import LIKELY, SURE, does, likely
from skills.understanding.readings.only_told import changes_nothing, names_the_wrong_one
from skills.understanding.readings.photos import spares_the_photos
from skills.understanding.talk.steps import steps_back

SHORT = 20  # Letters of a wish to go back; more of them tell something.
LONGEST = 120  # Letters that are looked into; who corrects something says it shortly.
CORRECTS: dict[str, tuple[str, str]] = {
    "fix_name": ("change", "name"),
    "fix_phone": ("change", "phone"),
    "fix_time": ("change", "when"),
    "fix_details": ("change", ""),
    "add_details": ("add", ""),
    "drop_photos": ("drop", "photos"),
}
"""What a move does, and to which answer; what it is about and the details are told apart by their names, or by the new value."""

FIELDS: dict[str, str] = {
    "name": r"이름|성함|성명|\b(?:sur|first|last|family)?names?\b",
    "phone": r"전화\s?번호|휴대폰\s?번호|핸드폰\s?번호|번호|연락처|전번|폰번|\bphone(?: number)?\b|\bnumber\b",
    "treatment": r"상담\s?부위|부위|시술|\btopic\b|\bpart\b",
    "details": r"상담\s?내용|내용|궁금한\s?점|\bdetails?\b",
    "photos": r"사진|\bphotos?\b|\bpictures?\b",
    "when": r"연락\s?시간|통화\s?시간|시간|시각|날짜|\btimes?\b|\bdate\b",
}
"""What patients call an answer."""

_INSTEAD = re.compile(
    r"^(?P<old>.{1,30}?)\s?(?:이|가|은|는)?\s?(?:말고|아니고|아니라|아니구|(?<=[이가]\s)아이[고라])(?!는|도\s|면|서\s|고요)\s?(?P<new>.{1,60})$"
)
_RATHER = re.compile(
    r"^(?:(?:it'?s|it is|i said) )?not (?P<old>.{1,30}?)(?:[,;.]\s?(?:but |it'?s |it is )?|\sbut\s(?:rather )?)(?P<new>.{1,60})$",
    re.IGNORECASE,
)
_DOES_NOT = "".join(
    rf"(?<!\b{one}\s)"
    for one in ("do", "is", "am", "did", "are", "was", "can", "does", "will", "would", "could", "must")
)
_NOT_BUT = re.compile(rf"^(?P<new>.{{1,40}}?),?\s?{_DOES_NOT}\bnot\b\s?(?P<old>.{{1,40}})$", re.IGNORECASE)
_CLAUSES = re.compile(
    rf"(?:이고|이구|(?<!말)(?<!아니)고)요?,?\s(?=(?:그리고\s)?(?:{'|'.join(FIELDS.values())})[은는을를이가도])"
    r"|(?<=\d)(?:이고|이구|고)요?,?\s"
    rf"|\s(?<!말고 )(?<!아니고 )(?<!아니라 )(?<!연락 )(?<!통화 )(?<!전화 )(?<!휴대폰 )(?<!핸드폰 )(?<!제 )(?<!내 )(?<!상담 )(?<!지금 )(?<!이제 )(?<!현재 )(?<!새 )(?<!바뀐 )(?=(?:이름|성함|(?:전화|연락)?\s?번호|연락처|(?:연락|통화)?\s?시간|날짜)[은는을를도]?\s\S)"
    rf"|\sand\s(?=(?:my |the )?(?:{'|'.join(FIELDS.values())})\b)"
    r"|\s{0,3}(?:[,;\n]+|\.\s|(?<=[요다])\s|(?<=고요)\s|(?<![가-힣])(?:그리고|또)\s)\s{0,3}"
)
ENDS = ("이에요", " 바꿔 주세요")
"""What a clause may have left to the last one: "이름은 …으로, 번호는 …로 바꿔 주세요"."""
_NAMED = {step: re.compile(words, re.IGNORECASE) for step, words in FIELDS.items()}
_FIELD = re.compile(
    rf"(?:제|저의|내|아까|방금|그|my|the)?\s?(?:{'|'.join(FIELDS.values())})(?:이|가|은|는|을|를|도|만|로|으로)?(?=[\s,.!?]|$|[^가-힣])",
    re.IGNORECASE,
)
_PUT = re.compile(
    r"^(?P<new>.{1,60}?)(?:(?:이라고|라고)(?!\s(?:했|하[셨시던네는]|그랬|들었|말[했하씀]))|으로|로)(?:요|만|[\s,.!?~]|$)"
    r"|\b(?:to|as|be|it's|it is)\s(?!(?:fixed|changed|corrected|updated|different|replaced|edited|wrong|right)\b)(?P<to>.{2,40}?)(?:,?\s(?:please|instead|thanks)){0,2}[\s.!?]*$",
    re.IGNORECASE,
)
_IS = re.compile(
    rf"(?:^|\s)(?P<new>\S{{1,14}}?)(?:이?에요|예요|{SAID_TO_BE}|(?<![어아게네세까데나죠지해돼려고든여래께])이?요|(?<![트붙])임|[이가]\s?맞\S{{1,4}})(?=[\s.,!?~]|$)"
)
_ADDED = re.compile(
    r"^(?P<new>.{1,30}?)(?:(?:도|까지)(?:이?요)?[\s.!~]*$|(?:도|까지|이?랑|하고)\s\S)|^(?P<alone>.{1,30}?)\s?추가|\b(?:add|also|include)\s(?P<to>.{2,40}?)[\s.!?]*$",
    re.IGNORECASE,
)
"""Where what is told instead, or besides, stands in the sentence; the words behind it may be any."""
_NUMBER = r"\+?\d[\d\s()-]{6,18}\d"
_VALUE = rf"(?:{_NUMBER}|[A-Z][A-Za-z'’-]+(?:\s[A-Z][A-Za-z'’.-]+){{0,3}}|(?!이름|성함|성명|번호|연락처|전화)[가-힣]{{2,5}}?)"
_OLD, _NEW = rf"(?P<old>{_VALUE})", rf"(?P<new>{_VALUE})"
_SET_RIGHT = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_OLD}에서\s{_NEW}(?:으로|로)",
        rf"(?:^|\s)(?P<new>{_NUMBER})(?:번)?(?:으로|로)\s?(?:바꿔|바꿀|변경|수정|고쳐|정정)",
        rf"{_OLD}\s?(?:->|→|=>|>)\s?{_NEW}(?![가-힣\d])",
        rf"{_OLD}\s?[xX✕❌],?\s{_NEW}\s?[oO⭕]",
        rf"(?<![가-힣]){_OLD}(?:을|를)\s{_NEW}(?:으로|로)\s?(?:고쳐|바꿔|정정|변경|수정)",
        rf"(?<![가-힣]){_OLD}(?:으로|로|라고|이라고)\s?(?:잘못\s)?(?:되어|돼|적혀|나와|저장|등록|쓰여)\S{{0,3}}\s?\S{{0,4}}(?:는데|지만|고|네요|어요),?\s{_NEW}(?:이에요|예요|에요|입니다|[이가]\s?맞)",
        rf"(?<![가-힣]){_NEW}(?:[이가]\s?맞\S{{1,4}}|이고),?\s{_OLD}(?:이|가|은|는)?\s?(?:아니|틀)",
        rf"(?<![가-힣]){_NEW}(?:인데|이었는데|였는데|이지만|맞는데)요?,?\s{_OLD}(?:으로|로|라고|이라고)\s?(?:잘못\s?)?(?:들어|적|되어|돼|나와|저장|등록|쓰|입력|올라)",
        rf"개명\S{{0,8}}\s(?:{_VALUE}[이가]?\s?(?:아니라|아니고|말고)\s|(?:이제|지금은?)\s)?{_NEW}(?:으로요?|로요?|이에요|예요|입니다|이요)(?![가-힣])",
        rf"\b[Ff]rom {_OLD} to {_NEW}",
        rf"\b(?:should|must|has to) be (?!(?:fixed|changed|corrected|updated|different|replaced|edited|wrong|right)\b){_NEW}(?:,? (?:and )?not {_OLD})?",
        rf"\b(?:[Ii]t'?s|[Ii]t is|[Nn]ew one is|(?:right|correct|new) (?:one|name|number|spelling) is) {_NEW}(?:,? (?:and )?not {_OLD})?",
        rf"\b(?:[Uu]se|is now) (?P<new>{_NUMBER})",
        rf"\b(?:name|number|phone) is {_NEW},? (?:and )?not {_OLD}",
    )
)
"""A name or a number that is told in the same sentence as what it replaces, or plainly as the right one."""
_OF_A_NAME = re.compile(rf"{FIELDS['name']}|개명", re.IGNORECASE)
_IS_WRONG = re.compile(
    r"\b(?:wrong|incorrect|misspel\w*|spelled|spelt|typo|not right|changed?|correct|fix|update|replace|old|not|should be|new)\b|개명|에서|->|→|=>|[xX✕❌]|를|을|는데|지만|맞|틀|아니|잘\s?못|고쳐|바꿔|정정|수정|변경|[가-힣]{2}(?:으로|로|라고)\s?(?:돼|되어|적혀|쓰여|나와|등록|저장)",
    re.IGNORECASE,
)
_SHIFTS = re.compile(
    r"(?:하루|이틀|사흘|며칠|일주일|한\s?주|\d{1,2}\s?일|(?:한|두|세|몇|\d{1,2})\s?시간|\d{1,2}\s?분)(?:만|쯤|정도)?\s?(?:더\s|좀\s)?(?:미뤄|미루|미룰|늦춰|늦추|늦출|당겨|당기|당길|앞당)\S{0,6}(?:\s\S{1,5})?[\s.!~?]*$"
)
"""How much later or earlier it is to be, and no time: "하루만 미뤄 주세요"."""
_AS_WRITTEN = re.compile(
    r"(?:여권|신분증|주민등록증|민증|면허증|호적|서류|통장|카드|카톡|프로필)\S{0,2}\s?(?:이름\S?\s?)?(?:(?:있는|적힌|나온|쓰인|써진|표기된)\s?)?(?:대로|그대로|처럼|똑같이|같게)\s"
)
"""Where the name stands as it is to be written, and none by itself: "여권대로 …"."""
_STANDS = re.compile(
    r"[가-힣]{2}(?:이?라고|(?<![으])로)\s?(?:돼|되어|되|쓰여|쓰인|쓰였|써져|적혀|적힌|나와|나오|들어가|떠|뜨)\s?(?:있|었)?\S{0,3}(?:는데|지만|네요|던데)[\s,.]{1,3}(?=\S)"
)
"""What stands wrong in the story, and is told right behind it: nothing of the story is put in its place."""
_THEN = r"(?:오늘|내일|모레|글피|평일|주말|휴일|공휴일|명절|연휴|오전|오후|아침|점심|저녁|밤|새벽|낮|이번|다음|담\s?주|[월화수목금토일](?:요일|욜)|\d)"
_ALL_RIGHT_BUT = re.compile(
    rf"^(?:\S{{1,4}}\s)?(?!{_THEN})(?P<what>\S{{2,6}}(?:\s번호|\s시간)?)\s?(?:빼고|말고|제외하고|빼면)(?:는|요)?\s(?:\S{{1,3}}\s)?(?:다|전부|모두|나머지\S?)\s?(?:다\s)?(?:맞|괜찮|정확|오케이|ok)\S{{0,6}}[\s.!~]*$"
    r"|^(?:all|everything)(?:'s| is)? (?:right|correct|fine|good) (?:but|except)(?: for)? (?:the |my )?(?P<that>[a-z ]{3,14})[\s.!]*$",
    re.IGNORECASE,
)
"""All but one answer is right: "이름 빼고 다 맞아요"; "주말 빼고 다 괜찮아요" says when."""
_TO = re.compile(
    r"(?<![가-힣])(?P<new>[가-힣]{2,5}?)(?:이?라고|으로|로)\s?(?:좀\s)?(?:바꿔|바꿀|고쳐|고칠|수정|변경|정정)"
)
"""The name right in front of what is to be done: "별명으로 적었네요 오지원으로 바꿔 주세요"."""
_KEPT = re.compile(
    rf"(?:{'|'.join(FIELDS.values())})\S{{0,2}}\s(?:\S{{1,4}}\s)?그대로\s?(?:두|놔두|놓|하|유지하|쓰)고\s",
    re.IGNORECASE,
)
"""What stays as it is, beside what is changed: "이름은 그대로 두고 번호만 …"."""
_LEADS = re.compile(
    r"^(?:(?:아|앗|어|음|참|저기|저기요|죄송한데요?|죄송해요|잠깐만요?|근데|그런데|아니(?:다|요|야)?|그리고|혹시|제가|저|sorry|oh|actually|please|i want|i'd like|can you|could you|it's|it is|is|to|spelled|spelt|written|called)[\s,.!]+)+",
    re.IGNORECASE,
)
_TAILS = re.compile(
    rf"(?:이에요|(?<!(?<![가-힣])[김이박최정강조윤장임한오서신권황안송류전홍고문손양배백허남심노하][가-힣])이예요|예요|에요|{SAID_TO_BE}|이요|으로요|로요|요|용)?[\s,.!~?]*$",
    re.IGNORECASE,
)
"""The polite end of an answer; in 황진이예요 the 이 is the name's."""
_IN_LATIN = re.compile(rf"{LATIN_WORD}(?:\s{LATIN_WORD}){{1,3}}")
_AS_A_NAME = re.compile(r"[A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*){0,3}")

_LISTED, _BETWEEN = re.compile(r"\s?(?:수정|변경|정정)\s?[|/:>,-]"), re.compile(r"\s?[|/:>]\s?|\s-\s")
_COMMAND = re.compile(r"(?:^|(?<=\s))(?:수정|변경|정정)(?=\s|$)")
"""What is to be done, in a word of its own, as in "내용 수정 코수술로" and "수정|내용|코수술로"."""
_NO = re.compile(
    r"^(?:(?:아|앗|어|참|죄송해요|sorry|oh)[\s,.!]+)*(?:아니(?:다|요|야|네|지|에요)?|아뇨|아냐|참|잠깐만?요?|no|wait|actually|sorry)[\s,.!~]+(?=\S)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be changed. `step` is empty where the words name no answer; `words` are what is said instead, and may be
    empty; `old` is what they replace where the patient said so; `likely` is how sure it is that a change is asked for."""

    action: str  # change, add, drop
    step: str = ""
    words: str = ""
    old: str = ""
    likely: float = 1.0


_WAITS = re.compile(
    r"^(?:(?:아|앗|어|저기요?|죄송(?:한데요?|해요|합니다)?|잠깐(?:만요?)?|잠시(?:만요?)?|기다려\s?(?:주세요|봐요)|oh|um|sorry|wait(?: a (?:sec\w*|moment|minute))?|hold on|one (?:sec\w*|moment)|just a (?:sec\w*|moment))[\s,.!~]+)+(?=\S)",
    re.IGNORECASE,
)
_ONE_FIELD = "|".join(f"(?P<{step}>{words})" for step, words in FIELDS.items() if step != "photos")
_ANEW = re.compile(
    rf"^(?=.*(?:다시|새로|고치|고칠|고쳐|바꾸|바꿀|바꿔|수정|정정|변경|잘\s?못))(?:(?:제|내|아까|방금|그)\s)?(?:{_ONE_FIELD})(?:을|를|은|는|도|만|이|가)?\s?"
    r"(?:(?:지우고|지운\s?뒤에?|없애고|삭제하고)\s)?(?:(?:좀|다시|새로|그냥|잘\s?못\s?(?:적|썼|쓴|입력|말)\S{0,5})\s?){0,3}(?:적|쓸|쓰|써|정|고를|말할|말씀|입력|알려|고치|고칠|고쳐|바꾸|바꿀|바꿔|수정|정정|변경)(?!\S{0,3}(?:면|지\s?마|나요|까요))"
    r"\S{0,3}(?:\s?(?:싶|할|하|드릴|볼|게요|래요|주세|줘)\S{0,4})?(?:[\s.!~,]*$|(?<=[요다])[\s.,!~]+(?P<rest>\S.+))"
    rf"|^(?:i (?:need|want|have|would like) to |i'd like to |let me |can i |could i )(?:please )?(?:re-?(?:write|do|enter|type)|fix|change|correct)(?: my| the)? (?:{re.sub('P<', 'P<en_', _ONE_FIELD)})(?: again| please)*[\s.!?]*$",
    re.IGNORECASE,
)
"""An answer that is called by its name is to be given anew ("이름을 다시 적을게요"), be it that it follows at once."""
_AT_ONCE = re.compile(r"(?:^|(?<=\s))(?:지금|당장|바로|빨리|얼른)(?=\s|[.!~]*$)")  # No time of a call.
_TO_BE_WRITTEN = re.compile(
    r"(?:(?:이?라고|(?<=[다자냐])고)(?:\s?(?:좀\s)?(?:해|적어|써|바꿔|고쳐|수정해)\s?(?:주세요|줘요?|주실래요|주십시오|주시면\s?\S{1,4})|요)"
    r"|^(?:(?:좀|다시)\s)?(?:바꿔|고쳐|수정해|변경해)\s?(?:주세요|줘요?))[\s.!~]*$"
)
"""How it is asked for that words are written, or changed at all."""


def behind_a_wait(text: str) -> str:
    """What is to be changed behind "잠시만요", which is no pause then; all of the words where nothing is."""
    rest = _WAITS.sub("", text.strip())
    is_led = rest != text.strip() and (given_anew(rest) or goes_back(rest) or does(rest, *CORRECTS, least=SURE))
    return rest if is_led else text


def given_anew(text: str) -> Change | None:
    """The change of an answer that is named and is to be given anew, with what follows at once."""
    found = _ANEW.match(_AT_ONCE.sub(" ", text).strip()) if len(text) <= LONGEST and "?" not in text else None
    if found is None:
        return None
    named = {step.removeprefix("en_") for step, words in found.groupdict().items() if words and step != "rest"}
    step, told = named.pop(), _TO_BE_WRITTEN.sub("", found["rest"] or "").strip()
    if step == "name":
        told = _name_told(told, told) if told else ""
    elif step == "phone":
        told = contact_in(told).phone or told
    return Change("change", step, told, "", SURE)


_ONE_BACK = re.compile(
    r"^(?:(?:아|앗|그럼|거기서|여기서|다시|잠깐만?요?|저기|혹시)[\s,.]{1,2}){0,3}(?:(?:그보다|하나|한|두|1|2)\s?(?:칸|단계|번|개|스텝)?\s?(?:만\s?)?(?:더\s?)?)(?:이?전|앞|뒤|위)(?:에)?(?:으?로|\s?(?:질문|단계|거|것|칸)(?:으?로)?)(?:요|\s?(?:갈|가|돌아|돌려|되돌|옮|넘|보내|해)\S{0,6}(?:\s\S{1,5})?)?[\s.!~?ㅋㅎㅠㅜ]*$"
)
"""How many questions back, in whatever words: "거기서 한 칸 더 전으로요"."""


def goes_back(text: str) -> bool:
    """ "이전", "뒤로": the question before this one."""
    if steps_back(text) or (len(text) <= SHORT * 2 and _ONE_BACK.search(text.strip())):
        return True
    return len(text) <= (SHORT * 2 if "질문" in text or text.isascii() else SHORT) and does(text, "back", least=SURE)


def behind_no(text: str) -> str:
    """What follows a "아니" that takes back what was said before; empty where none begins the words."""
    rest = _NO.sub("", text.strip())
    return "" if rest == text.strip() else rest


def clauses(text: str) -> list[str]:
    """The clauses of a short sentence, each of which may correct an answer of its own."""
    words = text.strip()
    parts = [one for part in _CLAUSES.split(words) if (one := part.strip())] if len(words) <= LONGEST else []
    return [words] if any(_OF_ANOTHER.search(one) for one in parts[:-1]) else parts


_OF_ANOTHER = re.compile(r"(?:말고|대신)\s[가-힣]{1,4}$")  # "제 번호 말고 남편 | 번호 …"
_SENTENCES = re.compile(r"(?<=[.!~])\s+|(?<=[요다])\s+(?=\S+(?:으로|로|을|를)\s)")


def last_sentence(text: str) -> tuple[str, str]:
    """What is said before the last sentence, if anything, and that; without a stop one begins only with a new value."""
    *before, last = _SENTENCES.split(text.strip())
    return " ".join(before), last


def set_right(text: str) -> Change | None:
    """The right name or number where it stands beside the wrong one ("Sara, not Sarah", "박지우에서 박지유로"); a name only
    where names are spoken of."""
    words = " ".join(text.split())
    is_asked = words.endswith("?") and not does(words, *CORRECTS)
    if len(words) > LONGEST or is_asked or changes_nothing(words) or not _IS_WRONG.search(words):
        return None
    for pattern in _SET_RIGHT:
        if (found := pattern.search(words)) is None:
            continue
        new, old = found["new"].strip(), (found.groupdict().get("old") or "").strip()
        step = "phone" if re.fullmatch(_NUMBER, new) else "name" if _OF_A_NAME.search(words) else ""
        if step:
            return Change("change", step, new, old)
    return None


def change_in(text: str, least: float = LIKELY) -> Change | None:
    """The change that the words ask for, as likely as that; None when they ask for none. Where the words of a region tell no
    value, they are read in standard Korean."""
    words = " ".join((_BETWEEN.sub(" ", text) if _LISTED.match(text) else text).split())
    change = _change_in(words, least)
    if (change is None or not change.words) and len(words) <= LONGEST and (said := in_standard(words)) != words:
        return _change_in(said, least) or change
    return None if change is not None and change.step == "photos" and spares_the_photos(words) else change


def _change_in(words: str, least: float) -> Change | None:
    if not words or len(words) > LONGEST or changes_nothing(words):
        return None
    if (outright := set_right(words)) is not None:
        return outright
    if (anew := given_anew(words)) is not None:
        return anew
    if (but := _ALL_RIGHT_BUT.search(words)) is not None:
        return Change("change", _named(but["what"] or but["that"], tuple(_NAMED)), likely=SURE)
    if _SHIFTS.search(words):
        return Change("change", "when", likely=SURE)
    if (stands := _STANDS.search(words)) and _named(words[: stands.end()], ("name", "phone", "when")) == "":
        return Change("add", "details", words, likely=LIKELY)
    words = _KEPT.sub("", _AS_WRITTEN.sub("", words)) or words
    found = likely(words)
    move = max(CORRECTS, key=lambda one: found.get(one, 0.0))
    if found.get(move, 0.0) >= least:
        action, step = CORRECTS[move]
        new, old = _told(words, _ADDED if action == "add" else _PUT)
        if step == "name":
            new = _name_told(new, words)
        elif step == "phone":
            new = contact_in(words).phone or new
        new = "" if names_the_wrong_one(words) else new
        return Change(action, step or _named(words, ("treatment", "details")), new, old, found[move])
    instead = _instead(_LEADS.sub("", words)) if not words.endswith("?") else None
    return Change("change", _named(words, tuple(_NAMED)), *_told(words, _PUT)) if instead else None


def _named(words: str, steps: tuple[str, ...]) -> str:
    """The one answer of these that the words call by its name."""
    named = [step for step in steps if _NAMED[step].search(words)]
    return named[0] if len(named) == 1 else ""


def _instead(words: str) -> re.Match[str] | None:
    return _INSTEAD.match(words) or _RATHER.match(words) or _NOT_BUT.match(words)


def _told(words: str, where: re.Pattern[str]) -> tuple[str, str]:
    """What is told instead, and what it replaces: each without the answer's name and the words around it."""
    bare = _left(_COMMAND.sub(" ", _FIELD.sub(" ", words)))
    instead = _instead(bare)
    rest = instead["new"] if instead else bare
    put = where.search(rest) or (_IS.search(rest) if where is _PUT else None)
    new = next((value for value in put.groupdict().values() if value), "") if put else rest if instead else ""
    return _left(new), _left(instead["old"]) if instead else ""


def _left(words: str) -> str:
    return _TAILS.sub("", _LEADS.sub("", words.strip(" ,.!~?:"))).strip(" ,.!~?:")


def _name_told(new: str, words: str) -> str:
    """The whole name that stands where a new value does, or the only one of these words in Latin letters."""
    ends = (found["new"] if "맞" in found[0] else _left(found[0]) for found in _IS.finditer(words))
    put = [found["new"] for found in _TO.finditer(words)][::-1]
    latin = [found[0] for found in _IN_LATIN.finditer(new)]
    for one in (*put, *latin, new, *ends, *new.split()[-1:]):  # The name alone, behind why it is wrong.
        if name := whole_name(one) or (called_one(one) if " " not in one else None):
            return name
    if name := whole_name(words.split()[-1].rstrip(".!~ㅠㅜ")):
        return name  # "이름 오타났네요 윤해린"
    try:
        told = parse_name(words)
    except Invalid:
        return ""
    return told if any(told in found[0] for found in _AS_A_NAME.finditer(words)) else ""


def amends(text: str) -> bool:
    """Whether something of what was told is to be changed or taken out: "쌍꺼풀 얘기는 빼 주세요"."""
    return (change := change_in(text)) is not None and change.action in ("change", "drop")

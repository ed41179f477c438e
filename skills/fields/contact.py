"""A name and a telephone number that stand in a free sentence.

Pure. A name is believed only where the rest of the words is a name and nothing else, or where it stands beside a number."""

from collections.abc import Sequence
from typing import NamedTuple

from skills.fields import Doubtful, Invalid
from skills.fields.naming.names import parse_name
from skills.fields.naming.neighbours import latin_beside, name_beside
from skills.fields.naming.others import without_others
from skills.fields.naming.sentences import in_two_parts
from skills.fields.naming.shape import LATIN_WORD, Rank, rank_of
from skills.fields.phones import parse_phone, phones_in
from skills.fields.reading import patterns as re
from skills.fields.reading.remembering import once
from skills.fields.secrets import BLOT, mask_secrets
from skills.fields.slips import Spotted, is_refused
from storage.characters import plain

LONGEST = 200  # Letters that are looked into.
_BESIDE = re.compile(
    r"\s?(?:핸드폰|휴대폰|휴대전화|손전화|폰)(?:은|는|이|도)?\s?(?:아직\s)?없(?:고요?|어서요?|어요|는데요?|습니다|으니까?|어가)[\s,.]{0,2}|\s?(?<![가-힣])집\s?(?:전화|번호|폰)?(?:\s?번호)?(?:만|는|은|로|으로|이)?\s?(?:있(?:어요|는데요?|고요?)|써요)?(?:이?요|이에요|예요)?(?=[\s,.:]|$)"
    r"|(?:일본|중국|대만|미국|베트남|태국|외국|해외|현지)\s?(?:전화|폰|휴대폰|핸드폰)?\s?(?:번호|전화|폰)(?:이?에요|예요|입니다|이?요|인데요?)?"
    r"|(?:전화|통화|연락|문자|답변|답장|콜백)(?:만|좀|을|를)?\s?(?:주세요|줘요?|부탁드려요|부탁해요|부탁드립니다|바랍니다|바라요|주시면\s?돼요|주시면\s?됩니다|주십시오|해\s?주세요|해줘요?|하고\s?싶어요|기다릴게요|주실래요)"
    r"|(?:제|저는|저|내|나|이|그)?\s?(?:이름|성함|전화\s?번호|전화(?=는|은)|휴대폰|핸드폰|폰(?=은|이)|번호|연락처)(?:은|는|이|가|을|를)?"
    r"|(?:으로|로|에|에다|한테)(?=\s|$)|이에요|예요|입니다|이고|이구요|이요|인데요?"
    r"|(?<![가-힣])(?:이오|이라오|이여|걍|그냥|아|어|음|번호요|저는|나는|난|내는|지는|저|전화|통화|연락|문자|답변|상담원|지금|당장|바로|빨리요?|얼른요?|급해요|꼭|좀|만|네|여기|여기로)(?![가-힣])"
    r"|\b(?:my|name(?:'s)?|is|number|phone|call|me|now|asap|back|at|please|on|and|it's|i'm|i am|this is)\b",
    re.IGNORECASE,
)
_SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진나지엄원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국"
)
_KOREAN_NAME = re.compile(r"[가-힣]{2,4}|[가-힣](?: [가-힣]){1,3}")
_OTHER_NAME = re.compile(
    r"(?![一-鿿]{0,20}(?:怎|什么|吗|请|谢|救命|办$))(?:[一-鿿]{2,5}"
    r"|[一-鿿ぁ-ゖ]{1,4}[ 　]?[一-鿿ぁ-ゖ]{1,4}|[ァ-ヺー]{2,10}(?:[ 　・][ァ-ヺー]{2,10})?)"
)
"""In the signs of China or Japan; "怎么办" asks what to do."""
_LATIN_NAME = re.compile(r"[A-Za-z][A-Za-z'.-]{0,24}(?: [A-Za-z][A-Za-z'.-]{0,24}){1,3}")


_I_AM = re.compile(r"^(?:i['’]?m|i am|my name(?:'s| is)|this is|it['’]?s)\s(?=[A-Z])", re.IGNORECASE)
_GIVEN_NAME = re.compile(r"[A-Z][a-z'’-]{1,19}")
_OF_WHOM = re.compile(
    r"(?<=[가-힣])\s(?:엄마|아빠|어머니|아버지|보호자|남편|아내)(?:이?에요|예요|입니다|이?고요?|인데요?|요)?$"
)
"""Behind a name: "최민지 엄마"."""
_AGE_BESIDE = re.compile(
    r"(?:(?<![가-힣\d])(?:만\s?)?\d{1,3}\s?[살세](?:이고|이구|인데|이에요|입니다|이요|요)?"
    r"|(?:스물|서른|마흔|쉰|예순|일흔|여든)(?:하나|한|둘|두|셋|세|넷|네|다섯|여섯|일곱|여덟|아홉)?(?:\s?살)?)(?=[\s,]|$)"
)
_SAID = re.compile(r"[가-힣]{3}(?:이오|이여|이유|이구먼|이라오|여|유|오)")  # "최분남이오", "박점례여"
_JAPANESE = re.compile(r"(?<![\d+])0(?P<rest>[89]0[- ]?\d{4}[- ]?\d{4})(?!\d)")
"""A mobile number of Japan, as it is written there; in Korea no number of eleven digits begins so."""
_AGE_ALONE = re.compile(r"\s(?:1[4-9]|[2-9]\d)\s*$")  # "전유나 33 010-…"
_THREE = re.compile(r"[가-힣]{3}")
_AND = re.compile(
    r"(?P<name>[가-힣]{3})(?:[고구]|이?[고구][여요용염])"
)  # "김유리고 010-…": "and", and no fourth syllable.
_USUAL = re.compile(r"[김이박최정강조윤장임한오서신권황안송류전홍고문손양배백허남심노하][가-힣]{2}")
_NO_NAME = re.compile("감$|턱$|이$|주$|축$|골$|통$|증$|말에$")
"""Ends of three syllables that begin like a name and are hardly one: 이물감, 이중턱, 이갈이, 이번주."""


_CALLED = re.compile(
    r"(?:이름|성함|\bname)(?!이?랑|하고|과)(?:은|는|이|:)?\s?([가-힣]{2,4}?)(?=\s|이고|이구|,|이에요|예요|입니다|$)"
)


_CALLED_LATIN = re.compile(rf"\b[Nn]ame(?:['’]s| is|:)?\s(?P<name>{LATIN_WORD}(?: {LATIN_WORD}){{1,3}})")
_LABELLED = re.compile(
    r"(?:네,?\s)?(?:제\s?)?(?:이름|성함)(?:은|:)\s?([가-힣]{2,4}?)(?:이?에요|예요|입니다|이?고요|이?라고\s?해요|이?요)?[\s.!~]*"
)
_CALLED_TIGHT = re.compile(
    r"(?:이름|성함)은\s?(?P<name>[가-힣]{3})(?:이?고요?|이?구요|이며|,)?\s?(?:제\s?)?(?:전화)?(?:번호|연락처)"
)


class Contact(NamedTuple):
    """What was found: a name, a number in E.164, and whether nothing else was said."""

    name: str | None
    phone: str | None
    alone: bool


@once
def found(text: str) -> Contact:
    """The name and the number in these words. A name is looked for beside a number, or where the words are a name alone."""
    if not text:
        return Contact(None, None, alone=False)
    written = _NUMBERED.sub(" ", without_others(plain(text[:LONGEST])))
    phone, rest, spotted, words = _phone(_CHATTY_END.sub("", _JAPANESE.sub(r"+81 \g<rest>", written)))
    rest = _BESIDE.sub(" ", rest).strip(" ,.!~/")
    name = in_two_parts(written) if phone and "성" in written else None
    name = name or ((_name_beside(rest) if phone else whole_name(rest) or _labelled(words)) if rest else None)
    is_alone = bool(phone or name) and (not rest or name is not None)
    name = name or _before_the_phone(words, spotted) or _called(words, phone) or name_beside(words, ())
    name = name or _called_abroad(words)
    return Contact(name, phone, is_alone)


_CHATTY_END = re.compile(
    r"(?<=\d)\s?(?:임(?:다|돠|당)?|이?[구고]?[여염욤용]|이?구요|입니[당더]|인데욤?)[\s.!~ㅋㅎㅠㅜ]*$"
)
"""How a number ends in a chat: "010-… 임"."""


_NUMBERED = re.compile(r"(?<![^\s])[1-9][.)]\s{0,2}(?=[가-힣]{2})")
"""The number of a row in a form that is filled in: "1. 성명 … 2. 연락처 …"."""


_TAKEN_BACK = re.compile(
    r"아니(?!면)|아이[다고라]|말고|아냐|아차|앗|죄송|정정"
    r"|안\s?(?:되|돼|써|쓰|됩)(?:고|구|지만|는데|니다)|정지|해지|doesn't work|no longer"
    r"|잘못|오타|틀[렸려린]|\b(?:no|not|sorry|oops|wait|actually|i mean)\b",
    re.IGNORECASE,
)
"""Between two numbers: the second takes the place of the first."""
_DIGITS_ALONE = re.compile(r"(?P<digits>[\d\s공영일이삼사오육칠팔구-]{2,9}?)(?:에|이?요|이?고|입니다)?[\s.~]*")
_SPOKEN = str.maketrans("공영일이삼사오육칠팔구", "00123456789")
_A_WHOLE_NUMBER = 10  # Digits: from here on no further piece is waited for.


def joined(before: str, text: str) -> tuple[str, str | None]:
    """A piece of a number behind those that came before it: the digits so far, for which more is waited, and the number once
    it is whole."""
    piece = _DIGITS_ALONE.fullmatch(text.strip())
    digits = before + re.sub(r"\D", "", piece["digits"].translate(_SPOKEN)) if piece else ""
    return (digits if len(digits) < _A_WHOLE_NUMBER else ""), (found(digits).phone if digits else None)


def has_another_number(text: str) -> bool:
    """Whether a second number is told for when the first one does not answer."""
    spotted, words = _phone(plain(text[:LONGEST]))[2:]
    if len({one.e164 for one in spotted}) < 2 or any(is_refused(words, one) for one in spotted):
        return False
    return _TAKEN_BACK.search(words[spotted[0].end : spotted[-1].start]) is None


def _called(words: str, phone: str | None) -> str | None:
    """A name that is called one, beside a number: "남편 이름은 김철수 제 번호는 010-…"."""
    found = _CALLED.search(words) if phone else None
    return called_one(found[1]) if found else called_without_a_blank(words) if phone else None


def _called_abroad(words: str) -> str | None:
    """A whole name in Latin letters that is called one, wherever it stands: "message me here. Name Lucas Meyer"."""
    found = _CALLED_LATIN.search(words)
    return whole_name(found["name"]) if found else None


def as_called(name: str) -> str:
    """The name with the word that says what it is."""
    return f"이름은 {name}"


_TOLD_LATER = re.compile(
    r"나중에?|됐고|통화로|전화로|만나서|다음에?|직접|생략|비밀|비공개|없이|없고|안\s?알려|모름|미정|패스|아직|그때|가서|몰라"
)
"""What stands where the name is put off: "이름은 나중에 번호는 …"."""


def called_one(name: str) -> str | None:
    """What is called a name is one, where it can be one at all ("이름은 이말자")."""
    if _TOLD_LATER.fullmatch(name):
        return None
    try:
        said = parse_name(as_called(name))
    except Invalid:
        return None
    return None if said.startswith("이름") else said


def _labelled(words: str) -> str | None:
    """A name alone that is called one: "이름은 박보검"."""
    found = _LABELLED.fullmatch(words)
    return called_one(found[1]) if found else None


def _before_the_phone(words: str, spotted: Sequence[Spotted]) -> str | None:
    """A name at the beginning, right in front of the number, whatever follows: "홍길동 010-…, 내일 코 상담"."""
    if not spotted:
        return None
    before = _AGE_ALONE.sub(" ", _AGE_BESIDE.sub(" ", words[: spotted[0].start]))
    name = _name_beside(_BESIDE.sub(" ", before).strip(" ,.!~/"))
    spans = [(one.start, one.end) for one in spotted]
    latin = latin_beside(words, spans) if name is None else None
    return name or name_beside(words, spans) or (_I_AM.sub("", latin) if latin else None)


def _name_beside(words: str) -> str | None:
    """A name that stands with a number: one given name, and a rare one, are believed there."""
    words = _OF_WHOM.sub("", words)
    if _SAID.fullmatch(words):
        words = words[:3]
    if joined_on := _AND.fullmatch(words):
        words = joined_on["name"]
    if (name := whole_name(words)) is not None:
        return name
    is_built = _THREE.fullmatch(words) is not None and rank_of(words) >= Rank.NAME
    if not (_GIVEN_NAME.fullmatch(words) or is_built or (_USUAL.fullmatch(words) and not _NO_NAME.search(words))):
        return None
    try:
        return parse_name(words)
    except Doubtful as doubt:
        return str(doubt.reading)
    except Invalid:
        return None


def called_without_a_blank(words: str) -> str | None:
    """A name that is called one, with its number behind it and no blank between: "이름은장하늬고요전화번호는…"."""
    found = _CALLED_TIGHT.search(words)
    return found["name"] if found and not _TOLD_LATER.fullmatch(found["name"]) else None


_ENDINGS = r"으?로(?:요)?|이고요?|이구요|이에요|예요|입니다|인데요?|라고(?:\s?해요)?|이?요|고"
_ITS_END = re.compile(rf"^(?:{_ENDINGS})(?![가-힣])")
_ALONE = re.compile(rf"(?<![^\s])(?:{_ENDINGS})(?=[\s,.]|$)")
"""An ending from which the number before it was taken away."""
_LABELS = re.compile(
    r"(?<![가-힣])(?:(?:제|저의)\s?)?(?:이름|성함|전화번호|전화|번호|연락처|휴대폰|핸드폰)(?:은|는|이|가|:)?(?![가-힣])"
)


def beside_phone(text: str) -> str:
    """The words without the number in them."""
    return _BESIDE.sub(" ", _phone(_JAPANESE.sub(r"+81 \g<rest>", plain(text[:LONGEST])))[1]).strip(" ,.!~/")


def without_number(text: str) -> str:
    """The words as they were said, without the number in them."""
    return " ".join(_phone(plain(text[:LONGEST]))[1].split())


def found_name(text: str) -> str | None:
    """The name in these words, beside a number or an age."""
    return found(text).name


def without_contact(text: str, name: str | None) -> str:
    """The words without the number, this name, and the age in them: what they are about."""
    rest = _AGE_BESIDE.sub(" ", _ALONE.sub(" ", _without_lead(plain(text[:LONGEST]))))
    if name:
        before, _, behind = rest.partition(name)
        rest = f"{before} {_ITS_END.sub('', behind)}"
    return " ".join(_LABELS.sub(" ", rest).split()).strip(" ,.!~/")


_LEADS_TO_A_NUMBER = re.compile(
    r"(?:\b(?:and|so)\s)?\b(?:(?:please|you can|you may|can you)\s)?(?:(?:call|reach|text|contact)(?: me)?(?: (?:at|on|via))?"
    r"|(?:my |the )?(?:phone|mobile|cell|contact|telephone|tel|number)(?: (?:phone|number))?(?: is|:)?|at)\s{0,3}$",
    re.IGNORECASE,
)
_AND_THEN = re.compile(r"^\s{0,3}and\s", re.IGNORECASE)


def _without_lead(words: str) -> str:
    """The words without their number and what leads to it in English: "my phone is 010-… and I'd like …"."""
    bare, spotted, marked = _phone(words)[1:]
    if not spotted:
        return bare
    before, behind = marked[: spotted[0].start], marked[spotted[-1].end :]
    rest = _LEADS_TO_A_NUMBER.sub(" ", before)
    return f"{rest} {_AND_THEN.sub(' ', behind) if rest != before and not rest.strip() else behind}"


_GREETS = re.compile(
    r"(?:(?:hi|hello|hey)(?: there| all)?|good (?:morning|afternoon|evening)|(?:i'm |i am |age )?\d{2}(?: years? old)?)[\s.!]*",
    re.IGNORECASE,
)


def without_greetings(clauses: list[str]) -> list[str]:
    """The clauses that are neither a greeting nor an age by itself, in English: those say nothing of what it is about."""
    return [one for one in clauses if not _GREETS.fullmatch(one)]


_RESIDENT = re.compile(rf"(?:주민(?:등록)?\s?번호(?:은|는|:)?\s?)?{BLOT}[{BLOT}\s-]*")


def _phone(words: str) -> tuple[str | None, str, Sequence[Spotted], str]:
    """The number, the words without it, where it stands, and the words it stands in. A resident number beside it is none."""
    words = _RESIDENT.sub(lambda found: " " * len(found[0]), mask_secrets(words).text)
    try:
        spotted = phones_in(words)
        phone = parse_phone(words) if spotted else None
    except Invalid:
        return None, words, (), words
    if not spotted:
        return None, words, (), words
    return phone, f"{words[: spotted[0].start]} {words[spotted[-1].end :]}", spotted, words


def whole_name(words: str) -> str | None:
    """A whole name and nothing else: a reader that is asked for a name believes more than words in passing deserve."""
    words = _I_AM.sub("", words)
    is_korean = _KOREAN_NAME.fullmatch(words) is not None and words[0] in _SURNAMES
    if not (is_korean or _LATIN_NAME.fullmatch(words) or _OTHER_NAME.fullmatch(words)):
        return None
    try:
        return parse_name(words)
    except Invalid:
        return None


_BEFORE_A_NUMBER = re.compile(
    r"(?:(?<=[가-힣])(?:이?고요?|이?구요?|이?며|이?에요|예요|입니다))?[\s,./]{0,6}(?:\b(?:and|my|the)\s){0,3}(?:제\s|내\s)?(?:(?:전화|휴대폰|핸드폰)\s?)?"
    r"(?:번호|연락처|전화|폰|\b(?:phone|mobile|cell|number)(?: number)?)(?:는|은|가|이|도| is)?[\s:]{0,4}$",
    re.IGNORECASE,
)
"""What leads to a number that is called one."""
_DIGITS = re.compile(r"[\d+]")
_A_NUMBER, _A_PIECE = 7, 3
"""Digits: from here on they are meant for a telephone number, and where they are called one."""


def name_before_a_number(text: str) -> str | None:
    """The name in front of digits that are meant for a telephone number, be it that they are none."""
    head = _DIGITS.split(text, maxsplit=1)[0]
    bare = _BEFORE_A_NUMBER.sub("", head)
    if sum(map(str.isdecimal, text)) < (_A_PIECE if bare != head else _A_NUMBER):
        return None
    return whole_name(bare.strip(" ,.:/")) or found(bare.strip(" ,.:/")).name

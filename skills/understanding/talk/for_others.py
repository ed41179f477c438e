"""For whom something is to be done where the writer is not said to be the patient: a treatment as a gift ("엄마 리프팅 해드리려고요"),
another's own wish ("남편이 코 하고 싶어해요"), or a booking for somebody ("남편 예약 제가 잡아도 되나요").

Pure, and no more than a reason to ask whose it is: who names a part of their own body, or comes along, writes for themselves."""

# ruff: noqa: E501  (a way to speak of somebody is easier to read and to extend in one long line)

from skills.fields.age.told import is_a_child, words_of
from skills.fields.belonging import RELATIVE
from skills.fields.persons import ANYBODY, OCCASION, RELATIONS, is_for_the_writer
from skills.fields.reading import patterns as re
from skills.fields.reading.remembering import once

LONGEST = 200  # Letters that are looked into.
_SHORT = 12  # Letters of an answer to the question whose it is.
_WORD = r"[^\s,.!?]{1,9}"
_GIVES = (
    r"(?:(?<!연락)(?<!말)(?<!말씀)(?<!얘기)(?<!이야기)(?<!설명)(?<!전달)(?<!전화)(?<!답)(?<!대답)(?<!상의)(?<!의논)(?<!부탁)(?<!자랑)(?<!동의)(?<!결제)(?<!저장)(?<!추천)(?<!소개)"
    r"(?:해|시켜|맞혀|맞춰|빼|없애|고쳐|펴|올려|만들어|지워|예약해|신청해|접수해|받게\s?해|맞게\s?해|하게\s?해)|선물(?:로|을|를)?\s?(?:해)?)\s?"
    r"(?:드리(?:려|고\s?싶|면|기로|자|는\s?(?:거|게|건|방법))|드릴(?:까|려|게|\s?(?:거|생각|예정|계획|수))|드려(?:도|볼|야)|주려|주고\s?싶|주고\s?싶은|줄까|주기로|줄\s?(?:거|생각|예정|계획|수\s?있|려)|줘도\s?(?:되|돼|될|괜찮))"
    r"|선물(?:로|을|를)?\s?하(?:려|고\s?싶|기로|는\s?(?:거|건))|선물(?:로|을|를)?\s?할(?:까|려|게|래|\s?(?:거|생각|예정))"
)
_GIVEN = re.compile(
    rf"(?:{ANYBODY})(?:님|분)?(?:을|를|께|한테|에게|의|도|가|이|는|은|랑)?\s(?:{_WORD}\s){{0,5}}?(?:{_WORD})?(?:{_GIVES})"
)
_THEIR_WISH = re.compile(
    rf"(?:{ANYBODY})(?:님|분)?(?:이|가|께서|도|은|는)?\s(?:{_WORD}\s){{0,4}}?(?:{_WORD})?(?:"
    r"고\s?싶(?:어\s?(?:하|해|했)|다(?:고|네|는데|길래|십니다|셔|시는)|대|으시|으신|은가\s?봐|나\s?봐)|(?:원하|원해)(?:세요|시|서|는데|고|네)|(?:고민|콤플렉스|컴플렉스|스트레스)(?:이?(?:래|시래|신데|시라|세요|라네|라고\s?해|라고\s?하)|[가를을]?\s?(?:많으|심하)))"
)
_ASKED_FOR = re.compile(
    rf"(?:^|[\s,.])(?:제\s|저희\s|우리\s|울\s)?(?:{ANYBODY})(?:님|분)?(?:의|거|것|꺼)?\s(?!소개|추천|따라|덕|후기|말|얘기|이야기|부탁|보고|보니|처럼|만큼|같이|같은|닮|때문에\s?(?:제|저|받|생|스트))(?:{_WORD}\s){{0,3}}?"
    r"(?:(?:때문에|건으로|문제로|일로)\s?(?:대신\s)?(?:문의|상담|연락|여쭤|물어|글|신청|왔)|대신\s?(?:문의|상담|연락|여쭤|물어|신청|적|쓰|써|알아)|(?:수술|시술|상담|성형|병원|치료|필러|보톡스|리프팅|쌍수|쌍꺼풀|코|눈|레이저)\S?\s(?:좀\s|대신\s)?(?:알아보|알아봐|여쭤|물어보|문의))"
)
_ASKED_FOR_EN = re.compile(
    rf"\bfor my (?:\w+ )?(?:{ANYBODY})\b(?!'s|s'| and (?:me|i)\b| wedding| said)|\bon behalf of (?:my|a) (?:{ANYBODY})\b"
    rf"|\bmy (?:{ANYBODY}) (?:really |also |has been |is |'s ){{0,2}}(?:wants?|wanting|needs?|would like|looking|interested|considering|thinking|hoping)\b(?! (?:me|us)\b| that i\b)"
    rf"|\b(?:give|gift|get|treat|buy|surprise) my (?:{ANYBODY}) (?:a |an |to |with |some |her |his )"
)
_OWN = re.compile(
    rf"(?<![가-힣])(?:저도|나도|제\s?(?:꺼|거|것)|(?:저는|제가|전|나는|내가|저)\s(?:{_WORD}\s){{0,4}}?(?:{_WORD})?(?:고\s?싶(?:어요?|습|은데|다|어서|음)(?!\S{{0,2}}\s?하)|(?:받|맞|하)(?:으려|려)|받을|맞을|할래|하려)|(?:제|내|저의)\s(?!{ANYBODY}|친|큰|작은|막내|첫째|둘째|전|여|남|대신|이름|명의|폰|번호)[가-힣])"
    rf"|\b(?:i|i'm|we) (?:really |also |would |just )*(?:want|need|like|look)(?! (?:\w+ ){{0,8}}for my (?:{ANYBODY})\b)(?! to (?:get|give|book|gift|treat|buy) (?:\w+ ){{0,4}}my (?:{ANYBODY}))\b|\b(?:for myself|for me|me too|my (?:own|nose|eyes?|face|chin|skin))\b"
)
_BOOKS = re.compile(
    rf"(?:{ANYBODY})(?:님|분)?(?:의|거|것|꺼|을|를)?\s?(?:상담|예약|신청|접수|진료|수술|시술|검진|방문)(?:을|를|은)?\s?(?:{_WORD}\s)?(?:제가|내가|저가|대신|제\s?카톡으로|제\s?폰으로)?\s?(?:대신\s?)?(?:잡|넣|걸|하|해|신청|예약|접수|받아)(?!\S{{0,2}}[게께래])\S{{0,3}}\s?(?:드려|드리|줘|주|줄)?\S{{0,3}}\s?(?:\S{{1,3}}\s)?(?:되|돼|될|됩|괜찮|가능|있|좋)"
    rf"|(?:{ANYBODY})(?:님|분)?(?:의|거|것|꺼|을|를|대신)?\s(?:{_WORD}\s){{0,2}}?(?:제가|내가)\s(?:대신\s)?(?:{_WORD}\s)?(?:예약|신청|접수|상담\s?(?:신청|예약))(?!\S{{0,2}}[게께래])\S{{0,2}}\s?\S{{0,5}}\s?(?:되|돼|될|됩|괜찮|가능|있)"
    rf"|(?:{ANYBODY})(?:님|분)?\s(?:상담\s|진료\s)?(?:예약|신청|접수)\s?(?:해|넣어|잡아)\s?(?:드리|주|드려|줘|드릴|줄)(?!세|십|실)\S{{0,2}}\s?\S{{0,5}}\s?(?:되|돼|될|됩|괜찮|가능|있)"
    rf"|\b(?:can|may|could|should|is it (?:ok|okay|fine|possible|allowed)|am i allowed|okay|ok|how (?:do|can) i)\b.{{0,16}}\b(?:book|schedule|reserve|arrange|sign up|make|set up|get|request|do)\b.{{0,36}}\b(?:for|with) (?:my|a) (?:{ANYBODY})\b(?!'s)"
    rf"|\b(?:{ANYBODY})\b(?!'?s? (?:said|says|told|recommended|suggested)).{{1,70}}\b(?:can|may|could|should|ok(?:ay)?|fine|allowed|possible)\b.{{0,16}}\b(?:book|schedule|arrange|sign|make|request|apply|ask|get|fill|register)\b.{{0,36}}\b(?:for (?:her|him|them)|(?:her|his|their) (?:behalf|place)|(?:her|him|them) up)\b"
    rf"|\b(?:can|may|could) i (?:book|sign|register|enrol+) (?:in )?my (?:{ANYBODY})\b(?!'s)(?: (?:up|in|for))?",
)
_I = r"(?:제가|내가|저가|저희가)"
_APPLICATION = r"(?:상담|신청|접수|예약|문의)"
_DOES = r"(?:해|하|할|넣|남기|남겨|도와|대신|드려|드리|드릴|가능|잡)"
_APPLIES = re.compile(
    rf"(?:{ANYBODY})(?:님|분)?[^,.!?]{{1,60}}?(?:{_APPLICATION}\S{{0,2}}\s(?:대신\s)?{_I}\s(?:대신\s)?{_DOES}|{_I}\s(?:대신(?:에|해서)?\s)?(?:{_APPLICATION}\s?){{1,2}}(?:을|를|은)?\s?{_DOES})"
)
"""A relative with a reason in front, and that it is the writer who applies: "장모님 모시고 가려는데 신청은 제가 해도 될까요"."""
_NO_REASON = re.compile(
    rf"소개|추천|따라|닮|말고|몰래|반대|아니|먼저|(?:{ANYBODY})(?:님|분)?(?:이?랑|하고|와|과|한테|에게|께)\s|(?:{ANYBODY})\S{{0,3}}\s(?:\S{{1,6}}\s){{0,2}}?\S{{0,6}}(?:라고|다고|으라|래서|자고)|(?:{ANYBODY})\S{{0,2}}\s(?:등원|등교|학교|어린이집|유치원|학원|맡|재우|키우|돌[보봐]|간병|모셔야|모시고\s(?:살|가야))"
    r"|(?<![가-힣])(?:제|내|저의)\s(?:상담|수술|시술|눈|코|얼굴|피부|이마|턱|가슴|쌍)|(?:저도|나도|제\s?(?:거|것|꺼))"
)
"""Who only recommended it, comes along, or is looked after meanwhile: the writer applies for themselves."""
_ALSO = re.compile(rf"(?:{ANYBODY})(?:님|분)?\s?(?:거|것|꺼|상담|예약|신청|접수)?도\s|\b(?:too|also|as well)\b")
_AGE = r"(?:(?:초등|유치원|어린이집|중)\s?(?:학교|학생|생)?(?:\s?[1-6]\s?학년)?|초\s?[1-6]|중\s?1|[1-6]\s?학년|(?:만\s?)?(?:\d{1,2}|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|열한|열두|열세)\s?(?:살|세)|\d{1,2}[\s-]years?[\s-]old)"
_THEIR_AGE = re.compile(
    rf"{_AGE}\s?(?:인|된|짜리|다니는|올라가는)?\s?(?:우리\s?|저희\s?|제\s?|울\s?|큰|작은|막내|첫째|둘째|셋째|쌍둥이\s?)?(?:{RELATIONS['child']}|조카|동생)"
)
_RELATION = {relation: re.compile(words) for relation, words in RELATIONS.items()}


@once
def given_to(text: str) -> str:
    """The word of the relative for whom a treatment is told of or wished, so that it is to be asked whose it is; `minor` for
    anybody else's child; empty where it is the writer's own, or nobody's."""
    words = words_of(text[:LONGEST])
    if is_for_the_writer(text) or _OWN.search(words):
        return ""
    found = next((hit for one in (_GIVEN, _THEIR_WISH, _ASKED_FOR_EN) if (hit := one.search(words))), None)
    found = found or _ASKED_FOR.search(OCCASION.sub(" ", words))
    return _whose(found[0], text) if found else ""


@once
def booked_for(text: str) -> str:
    """The word of the relative for whom it is asked whether one may book, or said that one applies; empty for other words."""
    words = words_of(text[:LONGEST])
    if (found := _BOOKS.search(words)) and not _OWN.search(words):
        return _whose(found[0], text)
    found = _APPLIES.search(words)
    return _whose(found[0], text) if found and not (_NO_REASON.search(words) or is_for_the_writer(text)) else ""


def without_anothers_age(text: str) -> str:
    """The words without an age that belongs to the child who is named with it: "초등학생 딸 운동회"."""
    return _THEIR_AGE.sub(" ", text)


def names_anybody(text: str) -> bool:
    """Whether a short answer names a relative, and nobody else: "엄마요"."""
    return len(text) <= _SHORT and any(one.search(words_of(text)) for one in _RELATION.values())


def is_one_more(text: str) -> bool:
    """Whether it is for somebody beside the writer: "남편 예약도 제가 잡아도 되나요"."""
    return _ALSO.search(words_of(text[:LONGEST])) is not None


def _whose(words: str, text: str) -> str:
    """The relative who is named first."""
    named = ((hit.start(), relation) for relation, one in _RELATION.items() if (hit := one.search(words)))
    _, relation = min(named, default=(0, ""))
    return "minor" if relation not in ("", "child") and is_a_child(text) else relation


_A_THING_OF_THEIRS = re.compile(
    rf"(?:\d{{4}}|번호|연락처|이름|성함|사진(?:\s속)?(?:\s[가-힣]{{1,3}})?|쌍꺼풀|쌍수|눈|코|턱)(?:은|는|이|가)\s(?:제\s|우리\s|저희\s)?(?:{RELATIVE})(?:님)?\s?(?:거|것|꺼)"
    r"|(?<![가-힣])아니(?:다|요|에요)?[\s,]{1,2}(?:저|나|제가|본인)(?:요|예요|로|가)?[\s.!]*$"
)


def names_a_thing_of_theirs(text: str) -> bool:
    """Whether a number, a name or a picture is said to be a relative's, or the writer's after all: nobody else is to be the
    patient by it ("010-…는 남편 거예요", "저 말고 엄마요 아니다 저요")."""
    return _A_THING_OF_THEIRS.search(text) is not None


_WRITES_IT = re.compile(
    r"(?:직접|본인이|스스로|알아서|자기가|따로)\s?(?:직접\s)?(?:\S{1,6}\s)?(?:쓰|쓴|쓸|적|작성|신청|접수|문의|연락|전화|상담|하|한|할|들어)\S{0,5}?(?:대요|데요|다고\s?(?:해요|하네요|합니다|하셔요|하세요|해서요)|다네요|답니다|대서요|래요|라네요)[\s.!~]*$"
    r"|\b(?:he|she|they|my \w+)(?:'ll| will| wants? to| would rather| is going to|'s going to| prefers? to)? (?:write|fill|do|apply|ask|book|contact|type|message|send)\w* (?:\w+ ){0,3}(?:(?:him|her)self|themselves)\b",
    re.IGNORECASE,
)
"""The one who is spoken of will write: "본인이 직접 쓴대요", "아내가 직접 하겠대요"."""


def they_write(text: str) -> bool:
    """Whether the one who is spoken of will write after all."""
    return _WRITES_IT.search(text) is not None

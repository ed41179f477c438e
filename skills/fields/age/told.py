"""An age that somebody tells in passing, of themselves or of another, and whether it is one of a child.

Pure and careful: an age counts only where it is somebody's now. "열두 살 때" was one, "초등학생도 받나요?" is of a rule, and "초등학교 앞"
is none. Here: words. Not here: the answer to the question for the age (`asked`), nor whose age it is (`persons`)."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from skills.fields.age.figures import in_figures, out_of_brackets
from skills.fields.age.not_yet import may_not_be_yet, will_be_of_age
from skills.fields.reading import patterns as re
from skills.fields.reading.dialects import in_standard
from skills.fields.reading.remembering import once
from storage.characters import plain

LONGEST = 200  # Letters that are looked into.
OF_AGE = 14

_TENS = dict(zip("열 스물 서른 마흔 쉰 예순 일흔 여든 아흔".split(), range(10, 100, 10), strict=True)) | {"스무": 20}  # noqa: SIM905
_ONES = {"세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9}
_AFTER_TEN = {"하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "넷": 4, **_ONES}
_NOT_NOW = r"(?!\s?(?:때|적|부터|전에|이후|이전|이상|미만|이하|까지|차이|넘|초과|되면|되어야|돼야|정도면|이라고 하면|라고 하면))"
_AGES = (
    re.compile(
        rf"(?<![\d.,-])(?P<years>\d{{1,2}})\s?(?:살|세(?![트월기팅포정럼대]))(?!\s?(?:어려|젊어|더|많|정도\s?어려)){_NOT_NOW}"
    ),
    re.compile(
        r"\b(?:(?<!like )(?:i'm|i am|im)(?: only| just| still)?|she is|she's|he is|he's|who's|is|aged?)\s(?P<years>\d{1,2})(?![-.\s]?\d)(?!\s?(?:to\s\d|%|cc|cm|mm|days?|weeks?|months?|hours?|minutes?|(?:thousand|million|billion|grand|k\b|dollars?|usd|krw)|won|st|nd|rd|th|am|pm|o'clock|:))"
    ),
    re.compile(r"(?<![\d.,-])(?P<years>\d{1,2})(?:\s|-)?(?:years?|yrs?)(?:\s|-)?old\b"),
    re.compile(r"^(?:제\s)?나이(?:는|가)?[\s:]{0,2}(?:만\s?)?(?P<years>\d{1,2})(?:이요|이에요|요|입니다)?[\s.!]*$"),
)
_SPOKEN_AGE = re.compile(
    rf"(?<![가-힣])(?:(?P<tens>{'|'.join(_TENS)})\s?(?P<more>{'|'.join(_AFTER_TEN)})?|(?P<ones>{'|'.join(_ONES)}))\s?살{_NOT_NOW}"
)
"""In words, also with a blank between them: "스물 아홉 살" is no child of nine."""
_AT_SCHOOL = re.compile(
    r"초등\s?(?:학교\s?)?[1-6]\s?학년|초등학생(?!\s?(?:때|엄마|아빠|학부모|자녀|교사|선생))|초딩(?!\s?때)|(?<![가-힣\d])초[1-6](?![\d가-힣])|초[1-6](?=이에요|예요|입니다|임|이야|인데|이거든|이라|에요|이요)|국민학생|국딩|유치원생|초등학교\s?(?:에\s)?다[녀니닙]|초등학교\s졸업반|(?<![가-힣])육학년|(?<![가-힣])어린이(?=예요|에요|입니다|인데|이?라)|(?<![가-힣\d])(?<!대 )(?<!교 )(?<!학 )[56]\s?학년(?=이|예|인|입|\s\d\s?반|\s아이|(?:으로|에)?\s?(?:올라[가갑간]|되[는어었고거면]|돼[요서]|된[다대]|됩|다[녀니닙])|[.,]|$)|(?<![가-힣\d])중1(?!\d)|중학교?\s?1학년|(?<![가-힣\d])(?<!교\s)(?<!고\s)(?<!중\s)(?<!학\s)(?<!등\s)(?<!대\s)[1-6]\s?학년\s?(?:짜리\s|된\s|인\s)?(?:딸|아들|아이|애|손[녀주자]|조카)|(?:\b(?:i'm|i am|im|he's|she's|is|am|go to|attend|start|starting|begin|enter|entering|finish|finishing|going into)(?:\s(?:only|just|still|now|really|actually|in|into|a|an|the|going|starting)){0,3}\s|^(?:(?:still |only )?in\s)?(?:the\s)?|\bgrader?\s)(?:[1-7](?:st|nd|rd|th)\sgrade|grade\s[1-7]\b)(?!r?\s(?:teacher|when))|\b[1-7](?:st|nd|rd|th)\sgrader\b(?!\steacher)|\belementary school (?:student|kid)\b"
)
PAST = re.compile(r"때|시절|적에|졸업")
_PAST_EN = re.compile(
    r"\b(?:was|were|since|back in|when i|from (?:the )?\d\w\w grade|had|got|ago|taught|teach\w*|in \d\w\w grade i)\b"
)
_OWN_AGE = re.compile(
    r"(?<![가-힣])(?:저는|저|제가|나는|나|내가|전|난)\s?(?:(?:이제|올해|지금|아직|사실|진짜|만)\s?)*(?P<age>(?:\d{1,2}|[가-힣]{1,3})\s?(?:살|세))\s?(?:인데|이에요|예요|이거든|거든|이고|이구|고요|구요|입니다|이요|요|이라|라서|이지만|밖에|$)"
)
_OWN_ENGLISH_AGE = re.compile(
    r"\b(?<!like )(?:i'm|i am|im) (?P<age>\d{1,2})(?!\d)(?: years old)?(?=[\s,.!]|$)(?! (?:to \d|%|kg|cm|lbs?|pounds?|weeks?|months?|days?|hours?|minutes?|mins?)\b)"
)
_SIGH = re.compile(r"^아이[고구쿠]\S{0,2}[\s,.!~]+")  # "아이고 안녕하세요" names no child.


@once
def words_of(text: str) -> str:
    """The words in small letters and standard Korean, their ages in figures as far as they can be."""
    words = out_of_brackets(plain(text[:LONGEST]).lower())
    return in_figures(in_standard(_SIGH.sub("", words)))


_RATHER = re.compile(
    r"(?:살|세)(?:이|은)?\S{0,3}[\s,.]{0,2}(?:아니고|아니라|말고|아니|(?:(?:아|앗|헉)\s)?(?:오타|실수|잘못\s?(?:썼|적었|눌렀|쳤))\S{0,5})\s?(?P<age>(?:\d{1,2}|[가-힣]{1,4})\s?(?:살|세))"
)
"""An age that is put right: "13살 아니고 14살이에요", "열세살 아 오타예요 서른세살"."""


def is_put_right(words: str) -> bool:
    """Whether an age takes the place of a child's."""
    found = _RATHER.search(words)
    before = _first_age(words[: found.start("age")]) if found else None
    return before is not None and before < OF_AGE


_NONE_OF_NOW = re.compile(
    r"(?:\d{1,2}|열\S{1,3})\s?(?:살|세)(?:이|가)?\s?(?:되려면|되기\s?(?:까지|전)|이?라고\s?(?:하|치|속|쳐)|인\s?척|이?라\s?치)"
    r"|(?:내년|내후년|곧|나중|몇\s?년\s?(?:뒤|후))\S{0,3}\s?(?:만\s?)?1[4-6]\s?(?:살|세)|\bpretend|\bstill (?:a|just a) (?:kid|child)\b"
    r"|\b(?:almost|nearly|about to (?:be|turn)|not quite|going on|soon)\s(?:1[0-6]|fourteen|fifteen)\b"
)
"""An age that somebody has not yet, or would only be said to have: "만 15살 되려면 멀었어요", "만 15살인 척 할게요"."""
_MAY_BE_BELOW = re.compile(
    r"(?:거의|아직|겨우)\s(?:만\s?)?1[0-4]|(?<![\d.:,/-])(?:[6-9]|1[0-3])(?=이?[요에예]|\s?(?:살|세))|미성년|초등|어린이|\b(?:kid|child|minor)\b"
)


def is_not_now(text: str) -> bool:
    """Whether an age is told that is none of now, so that only the day of birth says how old somebody is."""
    return _NONE_OF_NOW.search(text) is not None or may_not_be_yet(text)


def tells_a_childs(text: str) -> bool:
    """Whether an age under fourteen is named, be it put right, denied, or nearly reached."""
    words = words_of(text)
    hints = is_not_now(words) or _MAY_BE_BELOW.search(words) is not None
    return hints or is_put_right(words) or (_first_age(words) or OF_AGE) < OF_AGE


@once
def said_age(text: str) -> int | None:
    """The age in full or counted years that is said in passing; None when none is."""
    words = words_of(text)
    if rather := _RATHER.search(words):
        words = rather["age"]
    return _first_age(words)


def _first_age(words: str) -> int | None:
    for pattern in _AGES:
        if found := pattern.search(words):
            return int(found["years"])
    if found := _SPOKEN_AGE.search(words):
        return _TENS.get(found["tens"] or "", 0) + _AFTER_TEN.get(found["more"] or found["ones"] or "", 0)
    return None


_AN_AGE = r"(?:만\s?)?(?:(?<![\d.])\d{1,2}|열\s?[가-힣]{1,2}|(?<![가-힣])[가-힣]{1,2})\s?(?:살|세)(?:\s?(?:미만|이하|이상))?|초등(?:학생|학교)(?:\s?[1-6]\s?학년)?|중학(?:생|교)(?:\s?[1-3]\s?학년)?|초딩|중딩|유치원생?|국민학생|(?<![가-힣])[초중]\s?[1-6](?!\d)|어린이|미성년자?"
_IN_GENERAL = re.compile(
    rf"(?:{_AN_AGE})(?:이?면|이?라면|이란|이?\s?(?:뭐|무슨|무엇)|인지|인\s?(?:걸|거|것)|한테|용|전용|이?\s?기준"
    r"|(?:은|는|이|도|만|까지|부터)?\s?(?:(?:상담|수술|시술|접수|신청|치료|진료)\S?\s?)?(?:되[나면죠지요]|되는(?!데)|된다|될|돼|가능|받[나아을]|하나|하세|할\s?수|안\s?(?:되|돼)|오나|와도|봐\s?주))"
    rf"|(?:{_AN_AGE})\s?(?:때|부터|적에|적엔|시절|무렵|졸업|담당|학부모|(?:이\s)?(?:많|적|어리|어려|연하|연상|차이|터울|위|아래)|(?=담임|교사|선생|강사)|인\s(?:아이\s)?(?=주부|엄마|아빠|아줌마|워킹맘|직장인))|\b(?:dog|cat|puppy|kitten|car)(?: is|'s) (?:only )?\d{{1,2}}\b|\b(?:have|has|got) an? \d{{1,2}}(?:\s|-)years?(?:\s|-)old"
    rf"|(?:강아지|고양이|반려견|우리\s?개|마음|정신\s?연령|체력|기분|차|건물)(?:은|는|이|가|도)?\s?(?:아직\s|이제\s)?(?:{_AN_AGE})"
    r"|\bteach\w* (?:\w+ )?\d(?:st|nd|rd|th) grade|\b(?:look|feel|act|sound)s? like an? \d{1,2}\S*(?:\s\w+)?"
)
"""An age of nobody here: of a rule, of what once was, of those whom somebody teaches or has at home, of a dog or a mood."""
_NAMED_AGE = re.compile(_AN_AGE)
_IS_TOLD = re.compile(
    r"(?!\s{8})\s?(?:(?:여자|남자|여|남)?\s?(?:아이|애|학생|아|소녀|소년)?\s?(?:이?에요|예요|이?에여|이?여요|입니다|인데|이거든|거든|이고|이구|이라|라서|라고요|이니까|이어서|여서|이지만|이며|이네|이죠|임|이요|요|여|이야|야|됐|인가)|[\s.,!~ㅠㅜ]{0,6}$|[.,!~)\]]|[\s,/]{1,3}(?:\+?82|01[016789])|(?:된\s)?\s?(?:딸|아들|조카|동생|손[자녀주]|아이(?=\s|[가는예])|애(?=[가는예]))|(?:이?나|이)?\s?(?:먹|된|밖에)|(?:에\s)?다[녀니닙]|(?:이|은|도|가)?\s?(?:아직\s?)?(?:안|못)\s?(?:됐|됬|되|돼|넘)|(?:이오|이우|이여|이유|인디|일세|이라오|이구만|이네)|(?:으로|에|이|가)?\s?(?:올라[가갑간]|되[는어었고거]|돼[요서]|된[다대]|됩|진학|재학)|\s(?:(?:된|인)\s)?(?:제|저의|내)\s?(?:얼굴|사진|코|눈|턱|볼|이마|점|피부|모습|입술|귀)|\s?(?:이?에요|예요)?\s?(?:저|나)(?:예요|이에요|임|야|입니다)|\s(?:된\s|인\s)?(?:여|남)?(?:중학생|중딩|학생|초딩)(?!\s?(?:때|딸|아들|조카|동생|부터|까지))|\s(?:되는\s)(?:학생|여자|남자))"
)
"""How somebody goes on who tells an age as one that is theirs now: "13살이에요"; not "13살부터", "초등학생 두 명"."""


def _told(words: str) -> str:
    """The words without the ages that nobody tells as theirs."""
    return _NAMED_AGE.sub(lambda age: age[0] if _IS_TOLD.match(words, age.end()) else " ", words)


@once
def without_ages_in_general(words: str) -> str:
    """The words without the ages that nobody is said to have now ("초등학생도 받나요?", "13살 때 다친 흉터예요")."""
    return _IN_GENERAL.sub(" ", words)


_NOT_YET = re.compile(
    r"만(?:으로)?\s?열\s?(?:하나|둘|셋)(?![가-힣]*시)|(?:14|열네)\s?(?:살|세)(?:이|은|도|가)?\s?(?:아직\s?)?(?:안\s?(?:됐|됬|되|돼|넘)|못\s?(?:됐|되|넘)|되려면|미만)|not (?:yet )?(?:14|fourteen)(?: yet)?"
)


_SAYS_BELOW = re.compile(
    r"(?<!\d)(?:만\s?)?(?:14|열네)\s?(?:세|살)(?:이|은|는|도|가)?\s(?:아직\s?(?:은\s)?)?안\s?(?:되는데|되거든|되지만|되구|되고\s|돼서|됩니다(?!만\s)|됐(?!을|던)|됬|되는\s?데|됐는데)"
    r"|(?<!\d)(?:만\s?)?(?:14|열네)\s?(?:세|살)(?:이|은|가)?\s?되려면\s?(?:아직\s)?(?:한참|멀)"
)
"""Who says not to be fourteen; "14살은 안 되나요" asks for a rule, and tells nothing."""


_ALMOST = re.compile(
    r"(?<!\d)(?:만\s?)?(?:14|열네)\s?(?:세|살)(?:이)?(?:\s?(?:되려면|되기|까지|직전)\s?.{0,8}(?:남|전|모자|부족|안\s?[됐되]|[월달일주]|$)|\s(?:거의|곧)|\s?(?:이상)?(?:은|이)?\s(?:내년|다음\s?달|내달))"
)
"""Who waits to be fourteen: "14세 되려면 한 달 남았어요"."""
_IS_BELOW = re.compile(
    r"(?<!\d)(?:14|열네)\s?(?:세|살)(?:\s?이상)?(?:은|는|이|가)?\s?(?:아니(?!고|라)|아닌|아닙|아님)|(?<!not )\bunder (?:14|fourteen)\b|\bnot (?:over|above) (?:14|fourteen)\b"
)
"""Who says to be below what is asked for, or not of that age."""


_YOUNG = r"(?:만\s)?(?:(?<![\d.])(?:\d|1[0-3])\s?(?:살|세)|(?<![가-힣])(?:두|세|네|다섯|여섯|일곱|여덟|아홉|열|열\s?(?:한|두|세))\s?살|초[1-6](?!\d)|초등(?:학교|학생)?(?!학)|[1-6]\s?학년|중1(?!\d))"
_CHILD_OF = r"(?:딸|아들|애|아이|큰애|작은애|막내|첫째|둘째|셋째|조카|손[자녀주]|동생|아기|애기)"
_A_CHILD_BESIDE = re.compile(
    rf"{_CHILD_OF}(?:이|가|는|은)?\s(?:이제\s|올해\s|지금\s)?{_YOUNG}(?!\s?(?:때|적|부터|전|연|차이|터울|많|어리|이?라(?:서)?\s|이?니까|되|데리|미만|이하|이상|까지|엄마|아빠|끝나|마치|파하|보내고))"
    rf"|{_YOUNG}\s(?:짜리\s|된\s)?(?:아기|애기|딸|아들|아이|조카|손[자녀주])(?!\s?(?:있|엄마|아빠|데리|키우|때문))"
)
"""A child who is named beside an age or a school: "딸 13살 점 빼기"."""
_BESIDE_A_NAME = re.compile(
    rf"^(?:저는?\s|나는?\s|전\s|난\s)?{_YOUNG}\s[가-힣]{{2,4}}(?:이?에요|예요|입니다|이요|요|이고요?|임)?(?:[\s,.]|$)"
    rf"|^(?:(?:저는?|제|나는?|내)\s)?(?:폰|번호|전화|핸드폰)\S{{0,2}}\s?(?:은|이)?\s?없\S{{0,4}}\s(?:아직\s)?(?:{_YOUNG}|초딩)"
)
"""Who tells an age or a school of theirs where name and number are asked for: "12살 김민수", "폰은 없고 초딩이라"."""


_TODAYS_AGE = re.compile(
    r"(?<=[요다])[\s,.]{1,3}(?:(?:지금은?|현재는?|올해|이제는?|저는|전)\s){1,2}(?:만\s)?(?:\d{1,2}|(?:다섯|여섯|일곱|여덟|아홉)(?=\s?살)|(?:열|스물|스무|서른|마흔|쉰|예순|일흔)(?:하나|한|둘|두|셋|세|넷|네|다섯|여섯|일곱|여덟|아홉)?)\s?[살세]?"
    r"\s?(?:이?에요|예요|입니다|이고요?|이구요|고요|이요|요)[\s.!~]*$"
)
"""How old the writer is, behind what they wish: it makes no doctor's question of it."""


def without_todays_age(text: str) -> str:
    """The words without how old the writer is now, where that is told last: "흉터 상담이요 지금은 서른이에요"."""
    return _TODAYS_AGE.sub("", text)


def is_almost_of_age(text: str) -> bool:
    """Whether it is told how long it is until somebody is fourteen."""
    return _ALMOST.search(text) is not None


def is_a_child_beside_a_name(text: str) -> bool:
    """Whether the writer, asked for name or number, says to be under fourteen with it."""
    return _BESIDE_A_NAME.search(words_of(text)) is not None


_BEFORE_MIDDLE = re.compile(
    r"(?:내년|이제|곧|3월)\S{0,3}\s중학(?:교|생)(?:에|이|을)?\s?(?:가(?:요|는데|거든|게|고\s)|갑니|들어[가갑]|입학(?:해|하|합|예정)|올라[가갑]|되(?:는데|어요|거든|고)|돼요|됩)"
    r"|중학교\s?(?:에\s)?(?:가기|들어가기|입학하기|입학)\s?전에?(?:는)?\s[^.]{0,14}(?:싶|[하받고빼]려|할래|할게|받을|해야|끝내)"
)
"""Who will be in middle school and is not yet: "중학교 가기 전에 고치고 싶어요"."""
_GROWN_NOW = re.compile(
    r"(?<![가-힣])(?:지금|현재|올해|이제|이젠|저|제가)(?:은|는|으로)?\s(?:벌써\s)?(?:만\s?)?(?:(?:[2-9]\d)\s?(?:살|세|대)|스물|스무\s?살|서른|마흔|쉰|예순|일흔|여든)|\b(?:i'm|i am|now) (?:now )?(?:1[8-9]|[2-9]\d)(?: now)?\b(?!%)"
)
"""How old somebody is today, beside an age of once: "12살 사진이에요 지금은 서른이고요"."""
_OF_A_CHILD = re.compile(rf"{_CHILD_OF}|자녀|따님|아드님|\b(?:daughter|son|child|kid|niece|nephew|grand\w+)\b")
_ON_A_FORM = re.compile(
    rf"^(?!(?:최소|이상|미만|아이|동생|조카|누나|언니|오빠|친구|강아지|고양이|수술|사진|나이)\b)[가-힣]{{2,4}}[\s,/|]{{1,3}}{_YOUNG}(?:[\s,/|]|$)(?=.*(?:상담|신청|예약|접수|01\d|쌍수|쌍꺼풀|수술|시술|점\b|코\b|눈\b|보톡스|필러))"
    r"|^[가-힣]{2,4}\s?[/,|]\s?(?:만\s?)?(?:[6-9]|1[0-3])\s?[/,|](?=.*01\d)"
    r"|나이\s?[:은는]?\s?(?:만\s?)?(?:[5-9]|1[0-3])(?:\s?[살세])?(?=[\s,/|]|$)(?!\s?(?:때|차이|많|적|어리|위|아래|터울))"
)
"""An age among other facts in a row: "김가온 12살 010-… 쌍수", "이름 박하늘 나이 11"."""


@once
def is_a_child(text: str) -> bool:
    """Whether the words say of somebody that they are under fourteen now."""
    words = words_of(text)
    if _A_CHILD_BESIDE.search(without_ages_in_general(words)) and not PAST.search(words):
        return True
    if _GROWN_NOW.search(words) and not _OF_A_CHILD.search(words):
        return False
    if (
        is_almost_of_age(words)
        or will_be_of_age(words)
        or any(said.search(words) for said in (_SAYS_BELOW, _ON_A_FORM, _BEFORE_MIDDLE))
    ):
        return True
    if _IS_BELOW.search(words) and (said_age(_IS_BELOW.sub(" ", words)) or 0) < OF_AGE and not ASKED.search(words):
        return True
    if not _RATHER.search(words):
        words = _told(without_ages_in_general(words))
    if _NOT_YET.search(words):
        return True
    if (own_age(words) or 0) >= OF_AGE:
        words = _OWN_AGE.sub(" ", words)  # "저는 42살인데 애는 11살이에요"
    age = said_age(words)
    if age is not None:
        return age < OF_AGE
    return _AT_SCHOOL.search(words) is not None and not any(past.search(words) for past in (PAST, _PAST_EN))


_THIRD_YEAR = re.compile(r"(?<![가-힣\d])중3(?!\d)|중학교?\s?3\s?학년")
"""The last year of middle school, in which everybody turns fifteen."""


_SOON_IN_IT = re.compile(
    rf"(?:곧|내년|이제|예비|다음\s?(?:달|학기|학년)|올라가|3월)\S{{0,3}}\s?(?:\S{{1,4}}\s)?(?:{_THIRD_YEAR.pattern})(?!\s?때)|(?:{_THIRD_YEAR.pattern})(?:으로|에|이|가)?\s?(?:올라|진학|[돼된되됩]|앞[둔두])"
)
"""Who will be in it, and is not yet: "중3 올라가요", "예비 중3"."""


def is_soon_in_third_year(text: str) -> bool:
    """Whether somebody comes into the third year of middle school, and may still be thirteen."""
    return _SOON_IN_IT.search(text) is not None


def is_in_third_year(text: str) -> bool:
    """Whether the writer, who names nobody else, says to be in the third year of middle school: of age by counting."""
    words = without_ages_in_general(words_of(text))
    found = _THIRD_YEAR.search(words)
    if found is None or is_soon_in_third_year(words) or PAST.search(words):
        return False
    return (_IS_TOLD.match(words, found.end()) or _AND_ITS_AGE.match(words, found.end())) is not None


_AND_ITS_AGE = re.compile(r"[\s,/]{0,2}(?:만\s?)?1[4-6]\s?(?:살|세)")


_SCHOOL = re.compile(
    r"(?<![가-힣\d])(?<!교 )[1-6] ?학년(?=이|예|인|입| \d ?반|,|$)|올해 중학교|(?<![가-힣\d])(?:저는? |전 |나는? )?(?:중학교? ?[12] ?학년|중[12](?=이|예|인|입|라|고| |,|$)|(?:만 ?)?1[45]살(?![은는이도]?\s?(?:한참\s?|벌써\s?|훨씬\s?)?(?:이상|넘|부터|때|까지|이하|미만)))|\b(?:i'm|i am) 1[45]\b(?! or)",
    re.IGNORECASE,
)


_OWN_SCHOOL = re.compile(
    r"(?<![가-힣])(?:저는|저|제가|나는|나|내가|전|난)\s(?:(?:아직|이제|사실|진짜|그냥)\s)*(?:초등학생|초딩|초등학교\s|초\s?[1-6]|어린이|중1)"
)


_ELDER = re.compile(
    r"엄마|아빠|어머니|아버지|부모|보호자|할머니|할아버지|언니|오빠|누나|(?<![가-힣])형(?=이|은|도|아|한|\s)|(?:애|친구|아이)들(?=이|은|도)|\b(?:mom|mum|mother|dad|father|parents|sister|brother|friends)\b"
)
_OTHERS_SAY = re.compile(
    r"(?:반\s)?(?:애|친구|아이)들(?:이|은|도)?\s.{0,24}?(?:놀[려리]|래[요서]|라고|라구|대요|따돌|뭐라|불러|부르)"
)
"""What other children say of the writer: "애들이 자꾸 코 크다고 놀려요"."""
_A_CHILD_SPOKEN_OF = re.compile(
    rf"\b(?:kid|child|son|daughter|boy|girl|niece|nephew|she's|he's|she is|he is|my \d{{1,2}}[\s-]years?[\s-]old)\b|{_CHILD_OF}|자녀|따님|아드님|아기|친구(?!들)|(?:엄마|아빠|보호자|이모|고모|삼촌|언니|오빠|누나|형|할머니|할아버지|선생님?)(?:인데|이에요|예요|입니다)"
)


def is_own_school(text: str) -> bool:
    """Whether it is the writer's own school or age that is told, whoever else is named: "저 아직 초딩인데 엄마가 …"; it is
    theirs as well where only grown-ups are spoken of, who are of no such age ("초5인데 … 아빠는 된대요")."""
    words = words_of(text)
    if _OWN_SCHOOL.search(words) is not None:
        return True
    return _ELDER.search(words) is not None and _A_CHILD_SPOKEN_OF.search(_OTHERS_SAY.sub(" ", words)) is None


def may_be_a_child(text: str) -> bool:
    """Whether an age or a school year is told that leaves open whether the writer is fourteen."""
    is_open = _SCHOOL.search(text[:LONGEST]) is not None or is_soon_in_third_year(text[:LONGEST])
    return is_open and not is_in_third_year(text)


_OPEN_SCHOOL = re.compile(
    r"(?<![가-힣\d])(?:예비\s?)?(?:중학교?\s?2\s?학년|중\s?2(?![\d시월일년호번:]|\s?(?:시|병|동|관))|(?<!만\s)(?<!만)1[45]살|열[네다]\s?살|열다섯\s?살|중학생|중딩|중학교\s?(?:에\s)?(?:다[녀니닙닌]|재학)|중\s?1(?=\s|학)|초[1-6](?=\s)|초등학생(?=\s)|(?:만\s?)?(?<!\d)(?:[7-9]|1[0-3])\s?[살세](?=\s|이?요|,|$))"
    r"|\b(?:in|into|entering|starting) (?:the )?(?:8th|eighth) grade\b|\b(?:8th|eighth)[\s-]grader\b|\bgrade (?:8|eight)\b|\b(?:in|go to|attend) middle school\b|\bmiddle school(?:er| student)\b"
)
"""A school year or a counted age of those who are thirteen or fourteen, and one of a child with no word that says whose."""
_OF_NOBODY_HERE = re.compile(
    r"(?:살|세|학년|학생|중2|중딩)(?:이|은)?\s?(?:아니|아닌|아닙|때|부터|시절|적|이후|이전|이상|이하|미만|넘|까지|무렵|처럼|같|많|어[리려]|젊|동안|전\s|더\s|연[상하]|차이|터울|아들|딸|아이|애|조카|동생|자녀|엄마|아빠|학부모|담임|교사|선생|담당|가르|전용|할인|용\b|들)|\b(?:when i|was|had|got|did|since|teach\w*|taught|ago|kids?|son|daughter|niece|nephew|brother|sister)\b"
)


def is_at_an_open_school(text: str) -> bool:
    """Whether a school year or an age is told as one of now that leaves open whether the writer is fourteen."""
    words = words_of(text)
    return _OPEN_SCHOOL.search(words) is not None and not (_OF_NOBODY_HERE.search(words) or PAST.search(words))


ASKED = re.compile(r"(?:\?|나요|까요|가요|죠|지요|[되돼]요|[되돼]여|될까|되나|하나|있나)[?!.~ㅠㅜ\s]{0,9}$")


_YOUNG_ONES = re.compile(
    r"(?<!\d)(?:\d|1[0-3])\s?(?:살|세)|14\s?(?:살|세)\s?(?:미만|이하)|열\s?(?:한|두|세)\s?살|초등|초딩|초\s?\d|중\s?1|중학교\s?1|어린이|유치원|국민학생"
)


def asks_of_children(text: str) -> bool:
    """Whether it is asked if people under fourteen are taken, nobody here among them, and little else ("초등학생도 받나요?")."""
    words = words_of(text)
    found = _IN_GENERAL.search(words)
    is_young = found and _YOUNG_ONES.search(found[0]) and ASKED.search(words)
    return bool(is_young) and own_age(words) is None and len(_IN_GENERAL.sub("", words)) <= 14  # Letters beside them.


@once
def own_age(text: str) -> int | None:
    """The age that the writer tells of themselves, whoever else is named."""
    words = words_of(text)
    if told := _OWN_ENGLISH_AGE.search(words):
        return int(told["age"])
    found = _OWN_AGE.search(words)
    return said_age(found["age"]) if found else None

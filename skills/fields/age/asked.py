"""Whether somebody is under fourteen, read from what they answer to the age question (C-6, PIPA Art. 22-2).

The age is the international one (만 나이): it turns at KST midnight of the birthday. Where words leave it open (a school
year, a counted age around fourteen), we do not guess: the refusal asks for the date of birth. Nothing is stored here, and
what follows from the answer is the age gate's business.
"""

from collections.abc import Callable
from datetime import date

from skills.fields import Invalid
from skills.fields.age.births import (
    Age,
    AgeCode,
    aged,
    read_birth_year,
    read_english_date,
    read_full_date,
    read_glued_date,
)
from skills.fields.age.figures import in_figures
from skills.fields.age.grown import OF_THE_GROWN
from skills.fields.age.told import (
    OF_AGE,
    is_almost_of_age,
    is_not_now,
    is_put_right,
    is_soon_in_third_year,
    without_ages_in_general,
)
from skills.fields.agreement import parse_agreement
from skills.fields.letters import LONGEST_ANSWER
from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import pieces
from skills.fields.refusing.signs import is_sign_of_no
from skills.fields.secrets import mask_secrets
from storage.characters import plain


def parse_age(text: str, today: date) -> Age:
    """The answer to "만 14세 이상이신가요?": yes or no, an age, a birth date, or a word such as 초등학생.

    `today` is the calendar day in Seoul. Raises `Invalid` with an `AgeCode`.
    """
    words = _IN_FULL.sub("만 ", in_figures(_in_han(plain(text).lower())))
    words = _GREETS.sub("", without_ages_in_general(_FOURTEEN.sub("14", words)).strip())
    words = _without_other_counts(words)
    if not words:
        raise Invalid(AgeCode.EMPTY)
    if len(words) > LONGEST_ANSWER:
        raise Invalid(AgeCode.NOT_UNDERSTOOD)
    if "resident" in mask_secrets(words).found:
        raise Invalid(AgeCode.RESIDENT_NUMBER)
    if is_almost_of_age(words):
        return Age(is_under_14=True)
    if is_put_right(words) or is_not_now(words):
        raise Invalid(AgeCode.AMBIGUOUS)
    if _NOT_ONES_OWN.search(words):
        raise Invalid(AgeCode.AMBIGUOUS)
    if (_A_CHILDS.search(words) or _ANOTHERS.search(words)) and not _MY_AGE.search(words):
        raise Invalid(AgeCode.NOT_UNDERSTOOD)
    for read in _READERS:
        age = read(words, today)
        if age is not None:
            return age
    raise Invalid(AgeCode.AMBIGUOUS if _MAY_BE_YOUNG.search(words) else AgeCode.NOT_UNDERSTOOD)


_MAY_BE_YOUNG = re.compile(
    r"(?<![\d.:,/-])(?:[6-9]|1[0-3])(?![\d.:,/-]|\s?(?:시|분|일|월|번|개|명|년|달|주|%|만|천|만원|pm|am|o'clock))"
    r"|(?<![가-힣])열\s?(?:하나|한|둘|두|셋|세)(?!\s?(?:시|번|개|명|달|장|분))|중학교?\s?일|초등"
    r"|\b(?:six|seven|eight|nine|ten|eleven|twelve|thirteen)\b"
)
"""What was not understood and may tell the age of a child: the day of birth settles it, and no yes after it is believed."""
_HAN = (
    ("以上", " 이상"),
    ("未満", " 미만"),
    ("未满", " 미만"),
    ("歳", "세"),
    ("岁", "세"),
    ("歲", "세"),
    ("才", "세"),
    ("です", ""),
)


def _in_han(words: str) -> str:
    """An age as people of Japan and China write it: 14歳以上です, 29岁."""
    for han, korean in _HAN if not words.isascii() else ():
        words = words.replace(han, korean)
    return words


_BOUND = re.compile(
    r"(?:만\s?)?14\s?(?:세|살)?(?:은|는|이)?\s?(?:진작에?|벌써|한참|훨씬|당연히)?\s?(?:전에\s)?(?:이상|넘|지났|초과|over)"
    r"|(?:over|above|at least|older than|not (?:under|below|younger than))\s14|14\s?(?:or|and)\s"
)
_HAD_THE_BIRTHDAY = re.compile(
    r"(?<!\d)1[4-9]\s?(?:살|세|번째)\s?생일(?:이|은|도)?\s?(?:이미\s|벌써\s|얼마\s?전에\s)?(?:지났|지난|넘|치렀|보냈)"
    r"|\b(?:had|celebrated|turned) my 1[4-9]th birthday\b"
)
_BELOW = re.compile(
    r"(?:만\s?)?14\s?(?:세|살)?\s?(?:미만|이하|(?:이\s)?(?:아직\s)?안\s?[되됐돼됨]|아래|이 안)|(?<![\d세살])(?<![\d세살]\s)미만"
    r"|(?<!not\s)(?:under|below|younger than)\s14|not\s(?:yet\s)?(?:(?:over|above|older than)\s)?14"
)
_FOURTEEN = re.compile(r"열\s?네(?=\s?살)|열\s?넷(?=이?\s?(?:넘|이상))|십\s?사(?=\s?[세살])")
_GREETS = re.compile(r"^(?:안녕하세요|안녕하십니까|안녕|반갑습니다|hello|hi)[\s,.!~]{1,4}(?=\S)")
_IN_FULL = re.compile(r"(?<![가-힣])만\s?(?:나이(?:으로|로)?|으로|로)(?:는|도|만|은|이)?\s?")
"""The age in full years: "만으로 열다섯", "만 나이로는 14살"."""
_COUNTED_OTHERWISE = re.compile(
    r"(?:한국(?:식|인)?|우리(?:나라|식)?|세는|그냥)\s?(?:나이)?(?:으?로|론)?(?:는|은|만|이)?\s?\d{1,2}\s?(?:살|세)?(?:이지만|이고|인데요?|이에요|예요|이요|요|,)?(?=\s)|(?<!만)(?<!만\s)(?<!\d)\d{1,2}\s?살(?:이지만|이고|인데요?)\s(?=만\s)"
)
"""An age that is not counted in full years, beside one that is: "한국 나이로는 14살인데 만으로는 12살"."""


def _without_other_counts(words: str) -> str:
    return " ".join(_COUNTED_OTHERWISE.sub(" ", words).split()) if _FULL_YEARS.search(words) else words


_FULL_YEARS = re.compile(r"만\s?\d{1,2}")
_OF_THE_CONSENT = re.compile(r"[,.]|동의")
_ASKS = re.compile(r"\?|나요|까요|는지|인지")
_DENIED = re.compile(r"아니|아닌|아닙|아님|않|안\s?[돼되됐넘]|못|not\b|n't")
_YEARS = re.compile(
    r"(?P<full>만\s?)?(?<![\d-])(?P<years>\d{1,3})\s?(?P<unit>세(?![트월기팅])|살|years?\b|yrs?\b|y/?o\b)"
)
_BARE_YEARS = re.compile(
    r"(?:(?:네|예|넵|응|ㅇㅇ|ㅇㅋ|아니요|아니오|아뇨|저는|저|전|나는|난|나|제?\s?나이는?|yes|yeah|yep|yup|sure|no|nope)[\s,:.!]{0,9}+){0,3}"
    r"(?:(?P<english>i'm|i am|im|my age is|age|i turned|just turned|turned)[\s,:]{0,9}+)?(?P<full>만\s?)?(?P<years>\d{1,3})\s?"
    r"(?P<unit>(?!))?(?:이에요|예요|입니다|이요|요)?(?:\s(?:this|last|in)\s\w{3,9})?[.!~]{0,9}+"
)
_FULL_ALONE = re.compile(
    r"(?<![가-힣])(?P<full>만\s?)(?P<years>\d{1,2})(?P<unit>)(?=이?[요고라]|이?에요|예요|입니다|인데|임|[\s,.]|$)(?!\s?[세살])"
)
"""An age in full years without its unit: "만으로 13이요"."""
_LEAST_BARE_YEARS = 5
_MOST_BARE_YEARS = 110
"""A lone 1 or 2 answers a list of choices, and 119 calls for help: neither is how old one is."""
_BABY = re.compile(
    r"(?<!낳은지\s)(?<!낳은\s지\s)(?<!지\s)(?<![살세년]\s)(?<![살세년])\d{1,2}\s?(?:개월|months?\b)(?!\s?(?:전|됐|지났|넘|아기|애기|ago))|신생아|갓난"
)
_DECADE = re.compile(r"(?<!\d)(?P<decade>[1-9]0)\s?대|(?P<english>[2-9]0)s\b")
_NATIVE = dict(zip("열 스물 서른 마흔 쉰 예순 일흔 여든 아흔".split(), range(10, 100, 10), strict=True)) | {"스무": 20}  # noqa: SIM905
_ONES = dict(zip("하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉".split(), range(1, 10), strict=True))  # noqa: SIM905
_ONES |= {"한": 1, "두": 2, "세": 3, "네": 4}
_NATIVE |= dict(zip("이십 삼십 사십 오십 육십 칠십 팔십 구십".split(), range(20, 100, 10), strict=True))  # noqa: SIM905
_BARE_TEEN = re.compile(
    rf"(?:(?:저는?|전|나는?|네|예|넵|응|아뇨|아니요|올해|지금|이제|(?:우리|한국|세는)\s나이로는?|제?\s?나이는?)[\s,]{{1,2}}){{0,3}}(?:만\s?)?"
    rf"열\s?(?:{'|'.join(_ONES)})(?:이고요?|이에요|예요|입니다|이요|인데요?|요|임)?[\s.!~]*"
)
_SPOKEN_AGE = re.compile(rf"(?P<tens>{'|'.join(_NATIVE)})?\s?(?P<ones>{'|'.join(_ONES)})?\s?(?P<unit>살)?")
_CHILD = re.compile(
    r"초등|초딩|유치원|어린이집|유아|아기(?!\s?(?:있|엄마|키우|낳|아빠))|국민학생|초[1-6](?!\d)|중1(?!\d)|중학교?\s?1학년|kindergarten|elementary"
)
_TEACHER = re.compile(r"(?:교사|선생님?|강사|담임)(?:이?에요|예요|입니다|인데|임|이요|요|$)|\bteacher")
_EITHER = re.compile(
    r"중학생|중딩|중학교?\s?2학년|중2(?!\d)|미성년|청소년|학생이|어린이|middle school|teenager|minor\b"
)
_GROWN = re.compile(
    r"고등|고딩|(?<![가-힣])고[1-3](?!\d)|중3(?!\d)|중학교?\s?3학년|대학|(?<![가-힣])(?:재수생|삼수생|반수생|수험생|고삼)|직장|회사원|성인|어른|주부|사회인|취준|군인|군대"
    r"|high school|college|university|adult|grown"
)

_NOT_ONES_OWN = re.compile(
    r"(?:엄마|아빠|어머니|아버지|부모님?|보호자|언니|오빠|누나|형|이모|고모|삼촌|친구)(?:가|는|은|이|께서는?|님[이은])\s(?:\S{1,4}\s)?"
    r"(?:성인|어른|직장|회사원|주부|대학)"
    r"|(?:성인|어른)이?(?:라고|라\s?치|인\s?척)|이상이라고|이상으로\s?(?:할|해)|이상\s?누르|누르래|거짓말|이상이면\s?다"
    r"|\bpretend|\blooks? (?:like|older|over)|\b(?:mom|mum|dad|mother|father|parents?|sister|brother)(?:'s| is| are)\b"
)
"""Another's age, or one that is only claimed, says nothing of the writer's."""
_A_CHILDS = re.compile(
    r"(?:생|살|세|학년)\s?(?:된\s|인\s)?(?:조카|손주|손자|손녀|아이|애|딸|아들|동생|자녀)\S{0,2}\s?(?:하나\s|둘\s)?(?:있|데리|키우)"
    r"|(?:아들|딸|애들|아이들|자녀)(?:\S{0,2}\s(?:\S{1,4}\s){1,2}|[은는이가]?\s)(?:만\s?)?(?:\d{1,2}|(?:다섯|여섯|일곱|여덟|아홉|열\S{0,2}))\s?살"
    r"|\bmy \d{1,2}[\s-]years?[\s-]old\b"
    r"|(?:조카|손주|손자|손녀|동생|막내|첫째|둘째|셋째|큰애|작은애)(?:\S{0,2}[은는이가])?\s(?:\S{1,4}\s)?(?:만\s?)?"
    r"(?:\d{1,2}\s?(?:살|세|학년)|(?:20)?\d{2}년\s?생|열\s?[한두세]?\s?\S{0,1}살|초등|초[1-6]|유치원|중[1-3]|중학)"
)
"""A child who is only spoken of: "2015년생 조카가 있어요", "막내가 12살이에요"."""
_ANOTHERS = re.compile(
    r"(?:엄마|어머니|아빠|아버지|남편|아내|와이프|친구|언니|오빠|누나|(?<![가-힣])형|딸|아들|막내|첫째|둘째|큰애|작은애|조카|동생|남친|여친|남자친구|여자친구)\S{0,2}\s(?:나이\S{0,2}\s)?"
    r"(?:올해\s|벌써\s|이제\s)?(?:만\s?)?(?:(?:1[4-9]|[2-9]\d)\s?(?:살|세)|[2-9]0대|스[무물]\S{0,2}|서른|마흔|쉰|예순|대학|고등|고[1-3]|성인|직장|회사)"
    r"|(?:이상|1[4-9]\s?(?:살|세)|[2-9]\d\s?(?:살|세))(?:인|의)?\s(?:친구|언니|오빠|누나|형|동생|남친|여친|사람|분)"
)
"""The age of a relative or a friend: it says nothing of the writer's."""
_MY_AGE = re.compile(r"(?<![가-힣])(?:저는?|전|제가|나는?|난)(?=\s|도|요)")


def _read_bound(words: str, _today: date) -> Age | None:
    """The words of our own question given back: 만 14세 이상이에요, 14세 미만입니다."""
    if _ASKS.search(words):
        return None
    if _BELOW.search(words):
        return Age(is_under_14=not re.search(r"미만\S{0,20}\s?아[니닙]", words))
    if _HAD_THE_BIRTHDAY.search(words):
        return Age(is_under_14=False)
    if found := _BOUND.search(words):
        behind = _OF_THE_CONSENT.split(words[found.end() : found.end() + 8])[0]
        denied = bool(_DENIED.search(behind))
        if not denied and _says_no(words[: found.start()]):
            raise Invalid(AgeCode.AMBIGUOUS)  # "아니요 14살 넘어요" says both.
        return Age(is_under_14=denied)
    return None


def _read_group(words: str, _today: date) -> Age | None:
    if _TEACHER.search(words):
        return Age(is_under_14=False)
    if any(group.search(words) for group in (_CHILD, _GROWN)) and _DENIED.search(words):
        raise Invalid(AgeCode.AMBIGUOUS)
    if _BABY.search(words) or _CHILD.search(words):
        return Age(is_under_14=True)
    is_open = _EITHER.search(words) and not re.search(r"대학|고등", words)
    if is_open or is_soon_in_third_year(words):
        raise Invalid(AgeCode.AMBIGUOUS)
    if OF_THE_GROWN.fullmatch(words) or re.search(r"(?:10|십)대\s?후반", words):
        return Age(is_under_14=False)
    decade = _DECADE.search(words)
    if decade and (decade["decade"] or decade["english"]) == "10":
        raise Invalid(AgeCode.AMBIGUOUS)
    return Age(is_under_14=False) if decade or _GROWN.search(words) else None


def _read_years(words: str, _today: date) -> Age | None:
    found = _YEARS.search(words) or _FULL_ALONE.search(words) or _BARE_YEARS.fullmatch(words)
    if found is None:
        return None
    years = int(found["years"])
    if found["unit"] is None and (not _LEAST_BARE_YEARS <= years <= _MOST_BARE_YEARS or found["years"].startswith("0")):
        return None
    bound = re.compile(r"\s?(?:(?P<most>미만|이하)|이상|넘|초과)").match(words, found.end())
    if bound and bound["most"] and years <= OF_AGE:
        return Age(is_under_14=True)
    if any(map(_DENIED.search, pieces(words[found.end() :], None)[:1])) or (
        bound and (bound["most"] or years < OF_AGE)
    ):
        raise Invalid(AgeCode.AMBIGUOUS)
    english = found.re.pattern == _BARE_YEARS.pattern and (found["english"] or re.match("[a-z]", words))
    exact = bool(found["full"] or english) or (found["unit"] or "살") != "살"
    return _counted(years, exact=exact)


def _read_spoken_years(words: str, _today: date) -> Age | None:
    found = next((said for said in _SPOKEN_AGE.finditer(words) if said["unit"] or said["tens"]), None)
    is_told = found is not None and (found["unit"] or found["tens"] != "열" or _BARE_TEEN.fullmatch(words))
    if found is None or not (found["tens"] or found["ones"]) or not is_told:
        return None
    years = _NATIVE.get(found["tens"] or "", 0) + _ONES.get(found["ones"] or "", 0)
    if _DENIED.search(words, found.end()):
        raise Invalid(AgeCode.AMBIGUOUS)  # "스무 살 안 됐어요"
    return _counted(years, exact="만" in words[: found.start()])


def _counted(years: int, *, exact: bool) -> Age:
    """Ages in 살 are often still counted the old way, one or two years too high: 14살 and 15살 leave it open."""
    if not exact and OF_AGE <= years <= OF_AGE + 1:
        raise Invalid(AgeCode.AMBIGUOUS)
    return aged(years)


_IS_OVER = re.compile(
    r"(?:(?:네{1,3}|예|아|어|응|엉|웅|ㅇㅇ?|ㅇㅋ|아니(?=[\s,.]{1,3}\S{1,8}다(?:고|니까)))[\s,.]{1,3}){0,2}"
    r"(?:(?:그럼|그럼요|하모|암만?|그라제|당연히|당근|한참|훨씬|진작에?|벌써|이미|이제|오래|옛날에|옛적에|전에|(?:재)?작년에|올해|(?:지난|몇)\s?\S{1,2}에?|몇\s?(?:년|해|달))[\s,]{1,2}){0,3}"
    r"(?:넘(?:었|어|엇)|지났|지낫)(?:어요?|어여|습니다|음|다고요?|다니까요?|지[요예라]?|죠|쥬|슈|소|요|다|네요?)?[\s.!~ㅋㅎ]*"
    r"|(?:(?:네{1,3}|예|아|어|응|엉|웅|ㅇㅇ?)[\s,.]{1,3}){0,2}(?:(?:당연히|당근|하모|암만?|한참|훨씬)\s)?넘(?:음|지[요예라]?|죠|는다|는데요?|어여)[\s.!~ㅋㅎ]*"
)
_IS_NOT_OVER = re.compile(
    r"(?:(?:ㄴㄴ?|노|아뇨|아니요?|아니오|어|아|저는?|전|근데|그게|음)[\s,.]{1,3}){0,3}(?:(?:아직은?|아직도)\s)?"
    r"(?:14\s?[살세]이?\s)?(?:(?:안|못)\s?(?:넘|지났|지낫|됐|됬|됨|돼|되[었엇]?)|(?:넘|되|지나)지\s?(?:않|못\s?했))(?:었|았|엇|은)?(?:어요?|어여|습니다|음|는데요?|네요?|거든요?|지요?|죠|요|다)?[\s.!~ㅠㅜㅋㅎ]*"
)
"""To be over it, and not yet, without the age that was asked for: "어 넘음", "ㄴㄴ 아직 안 넘었어요"."""


_APPLIES = re.compile(r"(?:(?:네|예|넵)[\s,.]{1,3})?해당\s?(?:합니다|됩니다|돼요|되요|해요|함|됨|이요)[\s.!~]*")
_APPLIES_NOT = re.compile(
    r"(?:(?:아니요|아뇨|아니오)[\s,.]{1,3})?해당\s?(?:안\s?(?:됩니다|돼요|되요|돼|됨)|없(?:어요|습니다|음)|되지\s?않\S{1,4}|하지\s?않\S{1,4})[\s.!~]*"
)
_ONLY_GOES_ON = re.compile(r"(?!네|예|넵|넹|응|ㅇ|맞|그래|yes|yep|yeah|sure).{0,20}(?:진행|부탁|[할하][게께래겠])")
"""To go on tells no age, without a yes in front of it: "진행 부탁드립니다"."""


def _read_yes_or_no(words: str, _today: date) -> Age | None:
    if _ONLY_GOES_ON.match(words) or is_sign_of_no(words):  # A cross may stand for the consent above it.
        return None
    if _IS_OVER.fullmatch(words) or _APPLIES.fullmatch(words):
        return Age(is_under_14=False)
    if _APPLIES_NOT.fullmatch(words) or _IS_NOT_OVER.fullmatch(words):
        return Age(is_under_14=True)
    try:
        return Age(is_under_14=not parse_agreement(words, "넘었", "넘어"))
    except Invalid:
        return None


def _says_no(words: str) -> bool:
    """A true no; "아니" alone in front of a sentence is a sigh ("아니 14살 넘는다니까요")."""
    return bool(re.search(r"아니[요오에]|아뇨|^no\b", words))


_READERS: tuple[Callable[[str, date], Age | None], ...] = (
    read_glued_date,
    read_full_date,
    read_english_date,
    read_birth_year,
    _read_bound,
    _read_group,
    _read_spoken_years,
    _read_years,
    _read_yes_or_no,
)


_AGE_IN_ENGLISH = (
    r"(?:i am |i'm )?(?:(?:over |older than |at least )?\d\d(?:(?: years)? or (?:older|over|above|up)| years old)?"
    r"|an adult)"
)
_AGE_CLAUSE = re.compile(
    r"(?:저는 |전 |(?:지금은?|현재는?|올해|이제는?) |(?:네|예),? (?:맞(?:아요|습니다),? )?|(?:제 )?나이는? )?(?:만 ?)?"
    r"(?:\d{2} ?(?:세|살)|(?:열|스물|서른|마흔|쉰|예순|일흔)\S{0,3} ?살|스무 ?살"
    r"|(?:스물|서른|마흔|쉰|예순|일흔)(?:하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉)(?= ?(?:이|입|인))"
    r"|[2-9]0대|성인|어른|(?:19)?\d\d년\s?생)(?:은|는)?(?: ?이상)?"
    r" ?(?:이고요?|이며|이구요?|이에요|예요|입니다|이라서|인데요?|이지만|맞는데요?|맞지만|넘었는데요?|넘는데요?|넘었지만|넘지만"
    r"|(?=[ ,]{1,3}동의)| ?맞(?:아요?|습니다|고요?)|넘음|넘[었엇]고요?|넘[었엇]어요?|넘[었엇]습니다|넘[었엇]음"
    r"|넘[었엇]지(?:요|예)?|넘고요?|넘어요|고요?|요|$),?"
    rf"|(?:yes,? )?{_AGE_IN_ENGLISH}(?:[,.;]| and| but)+|(?:,| and) {_AGE_IN_ENGLISH}(?=[.! ]*$)",
    re.IGNORECASE,
)


def beside_age(text: str) -> str:
    """The words without the clause that names an age; the same words where none does."""
    return _AGE_CLAUSE.sub(" ", text, count=1)

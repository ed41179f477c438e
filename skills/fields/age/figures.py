"""An age that is written in words, put into figures: "만 십일 세", "아직 열셋이에요", "I'm really twelve", "a sixth grader".

Here: words into other words, and nothing judged. Not here: whose age it is and whether it is one of a child (`told`)."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from skills.fields.reading import patterns as re

_ONES = dict(zip("일 이 삼 사 오 육 칠 팔 구".split(), range(1, 10), strict=True))  # noqa: SIM905
_TENS = {ten: 10 * times for times, ten in enumerate("십 이십 삼십 사십 오십 육십 칠십 팔십 구십".split(), start=1)}  # noqa: SIM905
_BEFORE_SE = dict(zip("한 두 세 네 다섯 여섯 일곱 여덟 아홉".split(), range(1, 10), strict=True))  # noqa: SIM905
_COUNTED = {"하나": 11, "둘": 12, "셋": 13}
_ENDS = r"(?=\s?(?:이?에요|예요|입니다|인데|이거든|이고|이구|이라|이지만|이니까|이요|요(?![가-힣])|임(?![가-힣])|이야|밖에|도\s?안|이?\s?안\s?(?:됐|됬|된)|[\s.,!~ㅠㅜ]*$))"
_SINO = re.compile(
    rf"(?<![가-힣])(?P<tens>{'|'.join(sorted(_TENS, key=len, reverse=True))})?(?P<ones>{'|'.join(_ONES)})?\s?(?P<unit>[세살])(?=[가-힣]{{0,4}}(?:[\s.,!?~ㅠㅜ]|$))(?!대)"
)
"""Chinese numbers with the word for years behind them: "십일 세", "만 사십이세"."""
_NATIVE_SE = re.compile(rf"(?<![가-힣])열\s?(?P<ones>{'|'.join(_BEFORE_SE)})?\s?세(?![트월기팅포정럼대]|\s?살)")
_WITHOUT_UNIT = re.compile(
    r"(?P<before>(?:(?<![가-힣])(?:아직도?|겨우|고작|사실은?|실은|진짜|저는?|전|나는?|난|제가|내가|올해|이제|나이[는가]?|나이로는?)\s|(?<![가-힣])만\s?(?:나이)?(?:으로|로)?(?:는|도)?\s?)(?:아직\s|이제\s)?)"
    rf"열\s?(?P<counted>{'|'.join(_COUNTED)}){_ENDS}"
)
"""A counted age without its word, where what stands before it says that it is one: "아직 열셋이에요"; "사진 열둘이요" is none."""
_CALLED_AGE = re.compile(rf"(?<![가-힣])나이\s?[:은는]?\s?열\s?(?P<counted>{'|'.join(_COUNTED)})(?=[\s,/|]|$)")
"""In a row of facts: "나이 열셋 / 부산"."""
_BORN_IN = re.compile(r"(?<![가-힣])(?P<year>[공영일이삼사오육칠팔구]{4}|[공영일이삼사오육칠팔구]{2})(?=년\s?생)")
_SPOKEN = str.maketrans("공영일이삼사오육칠팔구", "00123456789")
"""A year of birth as it is said: "팔오년생"."""
_GRADES = {
    "first": "1st",
    "second": "2nd",
    "third": "3rd",
    "fourth": "4th",
    "fifth": "5th",
    "sixth": "6th",
    "seventh": "7th",
}
_GRADE = re.compile(rf"\b(?P<grade>{'|'.join(_GRADES)})[\s-](?=grade)")
_IN_WORDS = dict(zip("six seven eight nine ten eleven twelve thirteen".split(), range(6, 14), strict=True))  # noqa: SIM905
_CHILDS_YEARS = rf"(?P<years>[4-9]|1[0-3]|{'|'.join(_IN_WORDS)})\b(?![-.:]\d)(?!\s?(?:to\s\d|%|days?|weeks?|months?|hours?|minutes?|mins?|percent|kg|kilos?|pounds?|lbs?|cm|feet|foot|inches|o'clock|am\b|pm\b|st\b|nd\b|rd\b|th\b|people|of us))"
_IN_ENGLISH = re.compile(
    r"\b(?:(?P<who>he's|he is|she's|she is|who's|who is|aged|my age is)(?: only| just| still| really)?"
    r"|(?<!like )(?:i'm|i am|im|i just turned|just turned|i've turned|i turned|i'll be|i will be|i'll turn|i'm turning|i am turning|im turning|turning)"
    r"(?: (?:in fact|really|actually|truly|honestly|only|just|still|barely|already|now|currently|about|almost|nearly|around|soon|gonna be|going to be|about to be|turning)){0,3}) "
    rf"{_CHILDS_YEARS}(?! in (?:19|20)\d\d)"
)
"""An age of a child in words, or with a word more about it: "im twelve", "I'm really 12", "I'll be 13 next month"."""

_TEENS = "fourteen fifteen sixteen seventeen eighteen nineteen".split()  # noqa: SIM905
_TENS_EN = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_ONES_EN = "one two three four five six seven eight nine".split()  # noqa: SIM905
_GROWN = re.compile(
    rf"\b(?:(?P<teens>{'|'.join(_TEENS)})|(?P<tens>{'|'.join(_TENS_EN)})(?:[\s-](?P<ones>{'|'.join(_ONES_EN)}))?)\b"
)
"""From fourteen on, as it is said where the age is asked: "I'm fourteen", "thirty-two"."""
_TRULY = re.compile(
    r"\b(?<!like )(?:i'm|i am|im)(?: (?:really|actually|truly|honestly|only|just|still|already|now|currently)){1,3} (?=\d{1,2}\b(?!\s?(?:%|min|hour|day|week|month|kg|cm|lbs?)))"
)
_ME = "i'm"


_GLUED = re.compile(
    r"(?<=[가-힣])(?<![백천열물른흔쉰순든])(?=(?:(?:열|스물|서른|마흔|쉰|예순|일흔|여든)(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉)?|스무|여섯|일곱|여덟|아홉)살)"
    r"|(?<=[가-힣])(?<=[저제는은가직요데제히])(?=(?:중1|중학교\s?1학년)(?:이에요|예요|입니다|인데|이라|이거든|임|이고|이야))"
    r"|(?<=\bim)(?=\d{1,2}\b)|(?<=\bi'm)(?=\d{1,2}\b)"
)
"""An age that hangs on the word before it: "저열세살이에요", "im12"; "백열세살" is one number."""


def _sino(said: re.Match[str]) -> str:
    years = _TENS.get(said["tens"] or "", 0) + _ONES.get(said["ones"] or "", 0)
    return f"{years}{said['unit']}" if said["tens"] else said[0]


def in_figures(words: str) -> str:
    """The words with the ages that are written out in figures; `words` in small letters."""
    words = _GLUED.sub(" ", words)
    if words.isascii():
        words = _GRADE.sub(lambda said: f"{_GRADES[said['grade']]} ", words)
        words = _TRULY.sub(_ME + " ", words)
        return _IN_ENGLISH.sub(lambda said: f"{said['who'] or _ME} {_years(said['years'])}", words)
    words = _BORN_IN.sub(lambda said: said["year"].translate(_SPOKEN), words)
    words = _CALLED_AGE.sub(lambda said: f"나이 {_COUNTED[said['counted']]}살", words)
    words = _NATIVE_SE.sub(lambda said: f"{10 + _BEFORE_SE.get(said['ones'] or '', 0)}세", _SINO.sub(_sino, words))
    return _WITHOUT_UNIT.sub(lambda said: f"{said['before']}{_COUNTED[said['counted']]}살", words)


def grown_in_figures(words: str) -> str:
    """The words with the English numbers from fourteen on in figures, where the age is asked."""
    return _GROWN.sub(_grown, words)


def _grown(said: re.Match[str]) -> str:
    if said["teens"]:
        return str(_TEENS.index(said["teens"]) + 14)
    return str(10 * (_TENS_EN.index(said["tens"]) + 2) + (_ONES_EN.index(said["ones"]) + 1 if said["ones"] else 0))


def _years(said: str) -> int:
    return _IN_WORDS[said] if said in _IN_WORDS else int(said)


_IN_BRACKETS = re.compile(
    r"(?:(?P<whose>딸|아들|애|아이|조카|동생|손[녀주자]|막내|첫째|둘째)(?:이|가|는)?\s?)?\((?P<age>(?:만\s?)?(?:\d{1,2}|열\s?[한두세]?)\s?(?:살|세)|초\s?[1-6]|중\s?[1-3]|초등\S{0,4}|중학생|유치원생)\)(?:이|가|는|은)?(?![가-힣])"
    r"|\b(?P<of>son|daughter|kid|child|boy|girl|nephew|niece)\s?\((?P<years>\d{1,2})\)"
)
"""An age in brackets behind who has it: "우리 딸(9살)이"."""


def out_of_brackets(words: str) -> str:
    """The words with the age beside who has it."""
    return _IN_BRACKETS.sub(_beside, words)


def _beside(age: re.Match[str]) -> str:
    if age["of"]:
        return f"{age['of']} {age['years']} years old "
    return f"{age['whose'] or ''} {age['age']} "

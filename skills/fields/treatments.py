"""Treatments of the clinic's own list, found in words by their names and the other names that the list gives them.

A long name is found anywhere, a short one only where it stands as a word of its own: 눈 is no part of 눈물, and a breast that
hurts (가슴이 아파요) asks for no operation. Below them is what a wish for a consultation tells besides the wish.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from skills.fields.age.told import without_todays_age
from skills.fields.reading import patterns as re
from storage.characters import folded, plain

_LONG = 3
"""Syllables from which on a Korean name is nothing but itself."""
_OF_THE_BODY = (
    "수염|겨드랑이|다리|종아리|허벅지|팔뚝|팔|손등|손|발|등|배|복부|비키니|브라질리언|전신|인중|입술|팔자|이마|미간|턱|볼|뺨|눈썹|눈밑|눈가|눈|코|콧대|콧볼"
    "|목|얼굴|애교|승모근|사각턱|광대|관자|관자놀이|정수리|헤어라인|남자|여자|남성|여성|수술|화상|여드름|점|가슴|옆구리|앞볼|앞광대"
)
"""What a treatment's short name may stand behind, in one word: 수염제모, 눈썹거상, 팔자필러."""
_CHANGES = "높이|낮추|세우|줄이|키우|깎|고치|올리|당기|없애|빼(?!고)|집|찝|째|트|맞|하는|할|크게|작게"
_GOES_ON = (
    rf"(?:(?:를|을)?\s?(?:좀\s|더\s)?(?:{_CHANGES})|"
    r"\s?(?:재수술|수술|성형|시술|상담|필러|보톡스|교정|확대|축소|리프팅|레이저|문의|관련|쪽|때문)|\s?(?:으로|로)\s?(?:할게|할래|바꿀|바꿔|하고\s?싶|상담|부탁)|(?:이랑|랑|하고|과|와|도|만|이?요|입니다|이?에요|예요)(?![가-힣])"
    r"|\s?[,/·+&]|$)"
)
_HURTS = r"(?!.{0,8}(?:아프|아파|아픈|통증|답답|두근|저려|저리|부어|붓|가려|따가|멍|빨개|간지|결려|쑤|뛰|조여))"


class Named(Protocol):
    """A treatment: the word that a press carries, and all of its names."""

    @property
    def word(self) -> str: ...
    @property
    def names(self) -> tuple[str, ...]: ...


def treatments_in(text: str, treatments: Sequence[Named]) -> tuple[str, ...]:
    """The words of the treatments that `text` names, in the order of the list."""
    said, tight = plain(text).casefold(), folded(text)
    lists = tuple([one.names for one in treatments])
    any_name = _any_name(lists)
    if not (any_name.search(said) or any_name.search(tight)):  # Nearly all words.
        return ()
    named = zip(treatments, lists, strict=True)
    return tuple([one.word for one, names in named if any(_is_named(name, said, tight) for name in names)])


def named(text: str, treatments: Sequence[Named]) -> str | None:
    """The word of the treatment that `text` is the name of, and nothing else."""
    said = folded(text)
    return next((one.word for one in treatments if any(_tight(name) == said for name in one.names)), None)


def _is_named(name: str, said: str, tight: str) -> bool:
    if _spoken(name) in said and _pattern(name).search(said) is not None:
        return True
    return len(name) >= _LONG and not name.isascii() and _tight(name) in tight


_tight = lru_cache(maxsize=1024)(folded)  # Of the list's names alone; what people write is kept in no cache.


@lru_cache(maxsize=16)
def _any_name(lists: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    """Any name of the list as it may stand in plain or folded words, be it a part of another word."""
    spelled = {form for names in lists for name in names for form in (_spoken(name), _tight(name)) if form}
    any_of_them = "|".join(map(re.escape, sorted(spelled))) or "(?!)"
    return re.compile(any_of_them)


@lru_cache(maxsize=1024)
def _spoken(name: str) -> str:
    return plain(name).casefold()


@lru_cache(maxsize=1024)
def _pattern(name: str) -> re.Pattern[str]:
    """The name as a word of its own; one syllable must also go on as a treatment does (코 수술, 코랑)."""
    escaped = re.escape(_spoken(name))
    if name.isascii():
        return re.compile(rf"\b{escaped}\b")
    ends = _GOES_ON if len(name) == 1 else rf"(?:(?![가-힣])|[이가은는을를도만요랑의]|{_GOES_ON})"
    before = rf"(?<![가-힣])(?:(?:{_OF_THE_BODY})\s?)?" if len(name) > 1 else "(?<![가-힣])"
    return re.compile(rf"{before}{escaped}(?={ends}){_HURTS}")


# -- what is told beside the names of treatments ------------------------------------------------------------

_LINE = re.compile(r"(?:상담|시술|수술|희망)?\s?(?:부위|내용|문의|시술|수술|증상|고민)\s?[:=]\s?")
"""What stands before an answer where somebody writes a form: "부위: 코"."""
_TOLD_ELSEWHERE = re.compile(
    r"(?:희망|연락|가능|상담|방문)?\s?(?:시간|날짜|일시|시간대|요일)\s?[:=]|(?:생년월일|생년|출생|생일|나이|성별|년생)\s?[:=]?\s?\S{0,10}$"
)
"""A line of a form that answers another question."""
_WISHES = re.compile(
    r"안녕하세요|상담|신청|문의|예약|접수|하고\s?싶\S*|받고\s?싶\S*|받아?\s?볼\S*|해\s?볼\S*|받을\S*|원(?:해|합)\S*|부탁\S*|드(?:려|립)\S*|가능\S*|되나요|될까요|할(?:게|래|께)\S*"
    r"|합니다|해요|해\s?주세요|이요|인데요?|있(?:나|어)\S*|좀|한번|하나|넣어\S*|잡아\S*|여기|저|제가|네|그럼|그냥|빨리|급\S*|ㄱㄱ|(?<=[가-힣])(?:요|을|를)(?![가-힣])|(?:\bi)?'d\b|\b(?:i|want|would|like|to|a|an|get|have|need|make|schedule|consultations?|appointments?|book|please|hi|hello|can|ok|okay|yes)\b",
    re.IGNORECASE,
)
"""The words of a wish for a consultation, which tell nothing of what it is about."""


def without_label(clause: str) -> str:
    """The line without what stands before its answer."""
    return _LINE.sub("", clause)


def tells_another_answer(clause: str) -> bool:
    """Whether the line is about an age or a time, and not about the body."""
    return _TOLD_ELSEWHERE.match(clause.strip()) is not None


def beside_the_wish(words: str) -> str:
    """What is left of the words without the wish itself."""
    return _WISHES.sub(" ", words)


_A_TREATMENT = re.compile(
    r"[가-힣a-z0-9\s]{0,14}(?:레이저|보톡스|필러|리프팅|수술|성형|제거|제모|시술|교정|토닝|이식|흡입|관리|주사)(?:이요|요|문의|\s문의)?[\s.~]*",
    re.IGNORECASE,
)
"""A treatment that is named and nothing told or asked of it: "여드름 자국 레이저"."""
_HAD_IT = re.compile(r"[후뒤전]\s|부작용|받[고은았]|맞[고은았]|했|한\s|하고|안\s|말고|실패")


def is_a_treatment_alone(text: str) -> bool:
    """Whether words name a treatment and tell nothing of it."""
    return _A_TREATMENT.fullmatch(text) is not None and _HAD_IT.search(text) is None


_THE_WISH_LAST = re.compile(r"\s상담\s?(?:이?요|이에요|예요|입니다|신청이?요|신청합니다)[\s.!~]*$")
"""What somebody comes for, named at the end whatever is told before: "넘어져서 생긴 흉터 상담이요"."""


def wishes_last(text: str) -> bool:
    """Whether the words end in the wish for a consultation, whatever age is told behind it."""
    return _THE_WISH_LAST.search(without_todays_age(text)) is not None

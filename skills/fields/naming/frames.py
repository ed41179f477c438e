"""The polite words around a name, and the readings that are left when more or fewer of them are cut off.

Cut is only where a word ends; an ending that may be the name's own (요, 임, 이) is also left on. Which reading is the name is
for `skills.fields.naming.names` to say.
"""

from collections.abc import Iterator
from unicodedata import category

from skills.fields.letters import has_final_consonant, syllables
from skills.fields.naming.shape import BEFORE_YO, Rank, rank_of
from skills.fields.naming.words import COMMON, LONG_SURNAMES, SURNAMES
from skills.fields.reading import patterns as re
from storage.characters import Twins

_PHONE = re.compile(r"\+?\d[\d\s().\-/]{5,20}\d")
_EDGES = "\"'“”‘’`.,!?~^*()[]{}<>「」『』:;/\\|-_=+@#$%& \t"
_FILLERS = re.compile(r"(?:[ㅋㅎㅠㅜㅇㄷㄴㅡ^;~!.?]|:\)|;\)){1,50}+$")
_NO_LETTERS = frozenset({"So", "Sk", "Cn", "Cs", "Co"})
_PICTURES = Twins(lambda char: " " if category(char) in _NO_LETTERS else char, {"^": " ", "`": " "})
"""Emoji, and what is a sign alone, as blanks."""
_GREETING = re.compile(
    r"(?:안[녕뇽냥]하[세셔십]\S{1,3}|안녕|반갑습니다|여기요|저기요|(?:의사\s?)?선생님|(?:원장|실장|상담사|간호사)님|네네|네|넵|넹|예|응|음{1,3}|아|어|[ㄱ-ㅎㅏ-ㅣ]{1,3}"
    r"|hello|hi|hey|yes|ok)(?:[\s,.!~:)^]++|$)",
    re.IGNORECASE,
)
_KIN = (
    r"(?:(?:시|외|친|큰|작은)?(?:엄마|어머님?|어머니|아빠|아버지|아버님|할머니|할머님|할아버지|할아버님)|장모님?|장인(?:어른)?|(?:큰|작은|둘째|막내)?\s?(?:딸|아들)"
    r"|따님|아드님|아이|애기|아기|자녀|손[자녀주]|외손[자녀주]|남편|신랑|아내|와이프|집사람|[남여]친|[남여]자친구|(?:여|남|사촌\s?)?동생|언니|누나|오빠|형|형부|형수님?|처제"
    r"|이모|고모|삼촌|조카|사촌|며느리|사위|올케|시누이|동서|처남|매형|매부|쌍둥이|친구|지인)"
)
"""Whose name it is, where it is not the writer's."""
_WHO = rf"(?:제|내|저의|나의|(?:(?:저희|우리|제)\s?)?(?:본인|환자분?|예약자분?|신청자|보호자분?|{_KIN})의?)"
_LABEL = re.compile(
    rf"(?:{_WHO}\s?)?(?:이름|성함|성명|본명|실명|환자명|고객명|예약자명|예약자\s이름)"
    r"(?:이?요\s?[?.!,]{1,3}|\s?(?:은요|은|는|이)(?:\s?[:,]|\s|(?=\S)(?!어야|안\s))|(?:으로|로)(?:는|만)?\s|\s?[:=\-–]|\s)\s?"
    r"|(?:my (?:full )?name is|my name'?s|the name is|name's|name\s?:|name is|call me)\s?"
    r"|(?:我的名字是|我的名字叫|名字是|姓名是|我叫|我是|私の名前は|名前は|私は)\s?",
    re.IGNORECASE,
)
_LABEL_FURTHER = re.compile(r"(?<=\s)(?:이름|성함|성명)(?:은|이)?\s(?!말고)(?=[가-힣]{3})")
"""엄마가 할 거예요 이름은 …"""
_PERSON = re.compile(
    r"(?:저는요|저는|나는|본인은|제가|내가|저|나|전|난|(?:(?:예약자|환자|신청자|신청인|보호자|고객|본인"
    rf"|예약하신\s?분)분?|(?:(?:저희|우리|울|제)\s?)?{_KIN})(?:는|은|이고|인)?|(?:아까\s|어제\s)?(?:예약|상담|문의)(?:한|했던|드린|받은|드렸던)|(?:예약|접수|신청|상담)(?:은|는))[\s:,]\s?"
    r"|(?:[가-힣A-Za-z]{2,10}\s)?(?:차장|부장|과장|대리|팀장|대표|실장|교수|주임|사원|이병|일병|상병|병장|하사|중사|상사|원사|준위|소위|중위|대위|소령|중령|대령)\s(?=[가-힣]{2,4})"
    r"|(?:i am|i'm|im|this is|it's|it is)\s|(?:mr|mrs|ms|miss|dr|prof)\.?\s",
    re.IGNORECASE,
)
_ALSO_SURNAMES = re.compile(r"(?:예|전|나|난|네|제|아|음|어)[\s,.!~]")
"""Words that stand before a name and may be its first part: 전 소율, 예 다은."""
_ASIDE = re.compile(
    r"(?:[\s(,/]{1,3}(?:본인|여자|남자|여성|남성)|\s?[(,/]\s?[여남])(?:이?(?:에요|예요|구요|고요|요)|입니다|임)?\)?$"
    r"|\s(?:이\s)?맞(?:아요|습니다|는데요|고요|음|나요|죠|지요)$|\s?\([^()]{1,20}\)?$|\s?[/,(]\s?\d{1,3}\s?(?:세|살)?\)?$|\s\d{1,3}\s?(?:세|살)$"
    r"|(?<=[가-힣])\s[1-9]\d$|\s(?:한글|영어|영문|한자|국문|본명|실명)(?:으?로)?(?:이?요|이?에요|예요|입니다|임)?$"
)
_YOUNG = re.compile(r"(?<=[가-힣]{3})[양군]$")
"""장나라양: of 황보재양, who may be called so as well, the whole is the likelier name."""
_HONORED = re.compile(r"(?<![주하되보가오내려])(?:이?세요|이?십니다|이?셔요|이?시고요|이?신데요?)$")
"""What is said of somebody else and never of oneself ("성함은 고춘자세요"); not 주세요 and the like."""
_YEARS = (
    r"(?:(?:올해\s)?(?:만\s?)?\d{1,3}\s?(?:살|세)|\d{2,4}\s?년\s?생|(?:올해\s)?(?:열|스물|스무|서른|마흔|쉰|예순|일흔|여든)"
    r"(?:하나|한|둘|두|셋|세|넷|네|다섯|여섯|일곱|여덟|아홉)?(?:\s?살)?)"
)
_DETAIL = re.compile(
    rf"(?<![가-힣\d-])(?:{_YEARS}|(?:(?:19|20)\d{{2}}|\d{{2}})[01]\d[0-3]\d(?:\s?생)?(?=[^\d-]|$)|여자|남자|여성|남성|(?:전업|가정)?주부|직장인|회사원|대학생|취준생|자영업)(?:이?고요?|이?구요?|인데요?|이?에요|예요|이요|입니다|인|의)?(?=[\s,./)]|$)"
    r"|\s[가-힣]{2,5}(?<![던는온])\s?(?:사람|국적|출신)(?:이?에요|예요|이고요?|인데요?|이요|입니다)?$"
    r"|\b\d{1,3}\s?(?:years?[\s-]old|yrs?[\s-]old|yo|y/o)\b",
    re.IGNORECASE,
)
"""Age, date of birth and sex, told beside a name."""
_TITLE = re.compile(
    r"(?<=\S)(?:\s(?:씨|님|이사|대표|부장|차장|과장|팀장|대리|사장|실장|주임|사원|교수|여사|선생님?|양|군"
    rf"|드림|올림|배상|환자|고객|어린이요?|학생|본인|here|speaking|desu)|(?<=[가-힣]{{3}})\s?{_KIN}|님|드림|올림|(?<=[가-힣]{{3}})씨)$"
)
_WRITE = (
    r"(?:불러|부르|적어|적으|적혀|찍혀|나와|되어|돼|쓰시|쓰면|저장|기억해|알아|써|쓰고|기록|등록|예약|접수|가입|신청|남겨|부탁|해|했)"
    r"\S{0,6}(?:\s[주드돼되있했놓놨뒀]\S{0,6}(?:\s[거것]\S{0,4})?)?"
)
_CALLED = re.compile(
    rf"(?P<copula>이?)라(?:\s?{_WRITE}|\s(?:합니다|해요|하오|하옵니다|하는데요?)|(?:니까|고|구|는)\s?(?:합니다|합니당|해요|해여|하는데요?|하고요|한다|함|해|요"
    rf"|{_WRITE})?)$|(?:\s이름)?으?로\s?{_WRITE}$"
)
SAID_TO_BE = (
    r"이?에여|이?예여|이?에용|이?예용|이?에욥|이?라예|이?래유|입니다|입니더|임더|입니당"
    r"|임니다|임다|입니덩|이?올시다|이?외다|이옵니다|이오|이라오|이?랑[께게]요?|이?당[께게]요?"
)
"""What ends a sentence that says what something is (이에요), as people also write it."""
_COPULA = re.compile(
    r"(?P<copula>이?)(?:에요|예요|에여|예여|에용|예용|에뇨|에오|에욥|예욥|여요|구요|고요|구여|거든요|구예|고예|라예|여|요|용|염|욤|욥|고)$"
    r"|(?P<plain>\s?(?:인데[요여예]?|입니다만|입니다|입니더|임더|입니당|임니다|임다|입니덩|올시다|외다|이외다|이?[랑당][께게]요?|(?<=님)이?(?:세요|십니다|셔요)|이라네요|이옵니다|이야|야|임"
    r"|이?여라(?:우|잉)?|이?우다|이?구먼(?:유|요)?|이?구만(?:유|요)?|이?지라(?:우)?|인디[요유]?|인[뎅뎁뎡]|인데[욤욥염용]|이라(?:우|카이|마씸|캅니다)|이?[얌욤]|です|と申します|といいます))$"
)
_SURE_ENDS = re.compile(
    r"(?:에요|예요|에여|예여|에용|예용|여요|올시다|외다|입니다|입니당|임니다|입니덩|인데요?|라네요|거든요|(?<=이)[구고]요)$"
)
_AND = ("구요", "고요")
_A_NAME = 3  # Syllables of most Korean names.
_BEFORE_I = "순복옥분점말끝간금송봉덕막삼향례"
"""What stands before the 이 of old names (김순이): 노안이요 is 노안."""
_MOST_LEADS = 3
_SHORTEST = 2  # Syllables.
_JOINED_SYLLABLES = 4
"""A Korean name written with blanks between (홍 길 동, 남궁 민수) has at most this many syllables."""


def readings(words: str) -> Iterator[tuple[str, bool]]:
    """The words with more and less cut off, the most cut first; and whether "제 이름은" stood before them."""
    for start, labelled in without_lead(_without_phone(words)):
        for body in (_ASIDE.sub("", start), start):
            for name in _without_tail(bare(body)):
                yield name, labelled
                if joined := joined_name(name):
                    yield joined, labelled


def without_details(words: str) -> str:
    """Without age and sex, as long as something is left: "29살 김유리", "조미란 45세 여성"."""
    rest = bare(" ".join(_DETAIL.sub(" ", words).split()))
    return rest if syllables(rest) > 1 or len(rest) > 2 else words


def _without_phone(words: str) -> str:
    found = _PHONE.search(words)
    return bare(words[: found.start()] + " " + words[found.end() :]) if found else words


def without_lead(words: str) -> Iterator[tuple[str, bool]]:
    """Without greeting and "제 이름은"; a lead that may be the surname is also left on."""
    said = bare(words)
    rest = said
    for _ in range(2):
        greeted = _GREETING.match(rest)
        rest = rest[greeted.end() :] if greeted else rest
    if not rest:
        yield said, False
        return
    inner = _without_whose(rest)
    label = _LABEL.match(inner)
    if label:
        yield _HONORED.sub("예요", _without_whose(inner[label.end() :])), True
    if label or inner != rest:
        yield _HONORED.sub("예요", inner[label.end() if label else 0 :]), False
    if _ALSO_SURNAMES.match(said) and syllables(inner) <= 2 + has_copula(inner):
        yield said, False
    yield inner, False
    yield rest, False
    yield said, False
    if further := list(_LABEL_FURTHER.finditer(rest)):
        yield _HONORED.sub("예요", rest[further[-1].end() :]), False


def _without_whose(words: str) -> str:
    """Without "저는", "환자는 제 아버지", "팀장"."""
    for _ in range(_MOST_LEADS):
        person = _PERSON.match(words)
        words = words[person.end() :] if person else words
    return words


def has_copula(words: str) -> int:
    """How many syllables of `words` are a polite ending that is one for sure."""
    found = _SURE_ENDS.search(words)
    return len(found.group()) if found else 0


def tells(words: str) -> bool:
    """Whether they end in what tells a name ("…입니다", "…이라고 합니다") and nothing that is asked or wished."""
    return has_copula(words) > 0 or _CALLED.search(words) is not None


def _without_tail(name: str) -> Iterator[str]:
    """Without 이에요, 라고 합니다, 님; endings that may be the name's own are also left on."""
    if _YOUNG.search(name):
        yield name[:-1]
    titled = _TITLE.sub("", name)
    if titled != name:
        yield from _without_tail(bare(titled))
        return
    sure = False
    for tail in (_CALLED, _COPULA):
        found = tail.search(name)
        if found and found.start() and not _is_its_own(name, found):
            stem = name[: found.start()]
            if found.group() == "임" and _is_as_long_as_a_name(name):
                yield name  # 신사임, 황보정임: of two that may be names alike the whole word is one.
            if found.group() in _AND and len(stem) == _A_NAME - 1 and has_final_consonant(stem[-1]):
                yield name[:-1]  # 여진구요: 여진 would have 이구요.
            yield from [stem] if stem in COMMON else _stems(name, found)
            sure = tail is _CALLED or bool(_SURE_ENDS.search(name))
            break
    if not sure:
        yield name


def _is_its_own(name: str, found: re.Match[str]) -> bool:
    """Whether the ending is the word's own: a verb's 요, and what ends a disease (염증, 중이염) or a noun (반창고)."""
    if found.group() == "요" and name[found.start() - 1] in BEFORE_YO:
        return True
    return found.group() == "염" or (found.group() in {"고", "용", "여"} and name in COMMON)


def _is_as_long_as_a_name(word: str) -> bool:
    """A surname and two syllables more."""
    whole = "".join(word.split())
    return len(whole) == _A_NAME + 1 if whole[:2] in LONG_SURNAMES else len(whole) == _A_NAME and whole[0] in SURNAMES


def _stems(name: str, found: re.Match[str]) -> Iterator[str]:
    """What is left before an ending; 이 is the ending's after a consonant (길동이에요), else the name's."""
    is_apart = name[found.start() - 1].isspace()
    stem = _TITLE.sub("", name[: found.start()].rstrip())
    if len(stem) < _SHORTEST or is_apart:
        yield stem  # 저는 홍이에요, 제 본인이에요; 맹호 이요
        return
    if _YOUNG.search(stem):
        yield stem[:-1]
    is_after_consonant = found["copula"] and not found.group().startswith("이예")  # 김순이예요 is 김순이.
    if is_after_consonant and len(stem) == _SHORTEST and has_final_consonant(stem[-1]) and rank_of(stem) >= Rank.NAME:
        yield stem  # 이솔이라고, 이솔이요: a given name of one syllable is likelier than one that ends in 이.
        return
    if (
        found.re.pattern == _CALLED.pattern
        and is_after_consonant
        and has_final_consonant(stem[-1])
        and rank_of(stem) >= Rank.NAME
    ):
        yield stem
    if found.re.pattern == _CALLED.pattern and found["copula"] == "" and rank_of(stem + "라") is Rank.USUAL:
        yield stem + "라"  # 조아라고 해요: 조아라 and not 조아.
    if not found["copula"] or (has_final_consonant(stem[-1]) and (found.group().startswith("이에") or len(stem) > 2)):
        yield stem
    else:
        if len(stem) != _SHORTEST or not has_final_consonant(stem[-1]) or stem[-1] in _BEFORE_I:
            yield stem + "이"
        yield stem


def joined_name(name: str) -> str | None:
    """홍 길 동 and 남궁 민수 as one word; not two words of something else."""
    parts = name.split()
    if len(parts) < 2 or syllables(name) + len(parts) - 1 != len(name):
        return None
    if any(part in COMMON for part in parts if len(part) > 1):
        return None
    word = "".join(parts)
    single = all(len(part) == 1 for part in parts)
    surname_first = parts[0] in SURNAMES or parts[0] in LONG_SURNAMES
    if not surname_first and len(parts[0]) == _A_NAME - 1 and len(word) == _A_NAME:
        return word if rank_of(word) is Rank.USUAL else None  # 박나 윤, in two bubbles
    return word if len(word) <= _JOINED_SYLLABLES and (single or (surname_first and len(parts) == 2)) else None


def bare(words: str) -> str:
    """Words without quotes, emoji and laughter at their ends."""
    return _FILLERS.sub("", words.translate(_PICTURES).strip(_EDGES)).strip(_EDGES)

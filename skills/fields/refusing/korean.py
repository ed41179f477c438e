"""A Korean message is cut where it names a time; what is said of each of these says whether it is wished or not.

"오전은 좀 그래서요" and "수요일은 제사라서" wish nothing, and of "오후만 돼요 오전은 학교라" one half is wished."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from typing import NamedTuple

from skills.fields.reading import patterns as re

_SURELY = 28  # Days that every month has.
_HOUR = r"(?:\d{1,2}|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|열한|열두)\s?시(?!간)(?:\s?(?:반|\d{1,2}\s?분))?"
_DAY = r"(?:(?:다?다음|이번|담|매)\s?주\s?)?(?:[월화수목금토일](?:요일|욜)|평일|주말|주중)|(?:다?다음|이번|담)\s?주|\d{1,2}월\s?\d{1,2}일|\d{1,2}일(?!\s?[뒤후간])|오늘|내일|낼|모레|글피|매일|연말|연초|새해"
_PART = r"오전|오후|아침|점심(?:\s?시간|\s?때)?|저녁|밤|새벽|낮(?!잠)"
_POINT = rf"(?:{_DAY}|{_PART}|{_HOUR}|정오)"
TIME = rf"(?<![가-힣\d]){_POINT}(?:\s?(?:~|-|이랑|하고|,)?\s?{_POINT}){{0,3}}(?:\s?(?:일찍|늦게|중|쯤|경|정도|시간대?|내내))?"
_NAMED = re.compile(
    rf"(?P<time>{TIME})(?P<bound>\s?(?:이후|이전|부터|까지|전|후))?(?P<mark>(?:에|으로|에서)?(?:는|은|ㄴ)|엔|마다|으론|이면|면|보다는?|보단|에|만|이나|이|가|도|으로|로)?(?=[\s.,!?~…]|이?요|$|예요|이에요|입니다)"
)
_SUITS = re.compile(
    r"(?<!안\s)(?<!안)(?:가능(?!하지\s?않)|괜찮(?!지)|좋(?!지)|주세요|줘|주시|주실|주십|부탁|되[나는요고면니]|돼(?!지)|됩|될까|편[하해한](?!지)|한가|비[어는고]|비워|시간(?:이|은|도)?\s?(?:있|나[요서는면]|난다|돼|되|비|남|괜|많)|여유|무난|적당|프리|오케이|[oO][kK]|빕니다|비었|열려|깨어|방해|얘기|이야기|대화|쉬[는고어니]|쉽|휴무|휴일|비번|오프|(?<![가-힣])집(?:에|이|인)"
    r"|연락|전화|통화|받[을아는]|원해|싶|아무|언제|상관|나[아을]|낫|희망|선호|할게|어때|어떠|없|끝나|끝난|끝내|마치|마친|퇴근|이후|그\s?[후뒤]|뒤에|다음에|나서|하고\s나|자유|널널|널럴|맞[아는춰추]|바꿔|변경|옮|확실|조용|혼자|추천|일찍|천천|넉넉|빨리|바로|아니[고면라])"
    r"|\?|까요|(?:은|는|한|인)가요\s*$|일을?\s?안|근무가?\s?(?:없|아니)|재택"
    r"|(?:출근|근무|수업|등교|알바|회사|학교|학원|가게|장사|운동|회의)(?:은|는|을|를|도|에)?\s?안\s?[해가합갑나열하]"
)
_NO = re.compile(
    r"(?:쉬고\s?싶|빠듯|촉박|예의|패스|너무\s?(?:늦|빨라|빠르|바)(?!지)|안\s?(?:주|하|걸|거|해\s?주)(?:세요|시면|셨으면)|이른\s?(?:데|것|거|시간|감|편)|이르(?:네|고|긴|죠|지)|일러|부담|눈치|실례|민폐|애매|별로|불편|안\s?(?:편|맞)|내키|꺼려|꺼리|싫|비추|피하고|피했으면|모르겠|장담|글쎄|불확실|확실(?:하지|치|히는|하진)|빡[빡세셀센]|타이트|정신\s?없|그닥|그다지|거시기"
    r"|좀\s?(?:그렇|그래[요서도]|그런[데가]|거시기)|(?:그래서요|그렇네요|그렇고|그러네요)|안\s?(?:주|하|해|오|왔|했|걸)[가-힣]{0,4}면\s|(?:연락|전화|통화|콜)(?:은|는|을|를)?\s?안\s?(?:주|하|해|걸)|하지\s?않|지\s?않았으면|지\s?않으면)"
)
_OPEN_END = re.compile(r"\s(?:좀|쫌|조금|살짝|약간)[\s.,…~ㅠㅜ;]*$")
_ASKS = re.compile(r"\?|[까나]요[\s.!~]*$|(?:은|는|한|인)가요[\s.!~]*$")
_AT_WORK = re.compile(
    r"^\s(?:출근|근무|회의|수업|학교|회사|당직|강의|출장|알바|일|야근|시험|약속)(?:이?고|하고|있고)?[\s.,!~ㅠㅜ]*$"
)
"""What one has to do then in a word, beside another day: "목요일은 출근 금요일은 연차"."""
_WHY = re.compile(
    r"^\s?(?:[^\s.,!?\d]{1,9}\s){0,3}?[^\s.,!?\d]{0,9}(?:이?라서?|느라고?|[가-힣]서|[가-힣]니까|[가-힣](?:니께|니깐|응께|께)|때문(?:에|이에요)|거든|[가-힣]라)(?:요|용|여|리)?(?:[\s.,!~…ㅠㅜ]+|$)"
)
"""The words behind a time are a reason, and no more."""
_DOES = re.compile(
    r"^\s?(?:[^\s.,!?\d]{1,9}\s){0,3}?[^\s.,!?\d]{0,8}(?:해요|합니다|해야\s?(?:해요|돼요|됩니다|하고)|가요|갑니다|가야\s?(?:해요|돼요)|있어요|있습니다|이에요|예요|입니다|봐요|봅니다|와요|다녀요|떠나요|들어가요|만나요|인데요?|는데요?|[하가보있]고요?|라고요)[\s.,!~…ㅠㅜ]*$"
)
"""What somebody does then: "내일은 이사해요"."""
_SAID_OF_IT = re.compile(r"^\s(?:[^\s.,!?\d]{1,9}\s){0,3}?[^\s.,!?\d]{1,8}(?:요|니다)[\s.!~…ㅠㅜ]*$")
"""Whatever is told of a time: "점심엔 손님이 많아요"."""
_DOES_SOMETHING = re.compile(
    r"^\s(?!.{0,20}(?:상담|예약|톡|문자|답장|얘기|이야기|대화|뵈|뵐|방문|내원))(?:[^\s.,!?\d]{1,9}\s){0,2}?[^\s.,!?\d]{1,9}(?<!에)(?<!으로)\s?(?:해요|합니다|가요|갑니다|있어요|있습니다|봐요|봅니다|다녀요|만나요|자요|잡니다|시켜요|재워요|먹어요)[\s.!~…ㅠㅜ]*$"
)
"""What somebody does at a time, told with its object: "매일 7시에 운동 가요"."""
_OCCUPIED = re.compile(
    rf"(?<![가-힣\d])(?:{_DAY})?(?:은|는|엔|에는|에)?\s?(?:(?:{_PART})\s?)?(?:{_HOUR})\s?(?:부터|에서|~|-)\s?(?:(?:{_PART})\s?)?(?:{_HOUR})\s?(?:까지)?(?:는|은)?\s"
    r"(?P<does>(?!사이|정도|쯤|그\s?(?:때|사이|쯤)|안에|중에)[^\d.,!?]{0,12}(?:해요|해야\s?(?:해요|돼요)|[해라어가]서요|거든요|데요|예요|이에요|있어요|다녀요|[봐가와자]요|니다|음|함))[\s.!~…ㅠㅜ]*$"
)
"""From when to when somebody is at something: "9시부터 6시까지 일해요"."""
_ENDS_BEFORE = re.compile(
    rf"(?:(?<![가-힣])[가-힣]{{1,8}}(?:이|가|은|는)\s)?(?<![가-힣\d])(?:(?:{_PART})\s?)?(?:{_HOUR})에?\s(?:[가-힣]{{1,6}}\s)?(?:끝나|마치|마쳐|퇴근하)[가-힣]{{0,3}}(?<!면)[\s,]{{1,2}}(?=(?:(?:{_PART})\s?)?(?:{_HOUR}))"
)
"""When something ends, in front of the hour that is wished: "회의가 3시에 끝나니 4시요"."""
_A_FREE_DAY = re.compile(
    rf"(?<![가-힣\d])(?P<day>(?:{_DAY}|{_PART}))(?:에는|에|은|는|엔)?\s(?:(?:제가|저는|저|전)\s)?(?:(?:출근|근무|일|수업|등교|알바|회사|학교|학원|가게|장사|강의)(?:은|는|을|를|이|도|에)?\s(?:안\s?(?:해|하|합|가|갑|나|열)|쉬)|쉬는데|쉬거든|쉽니다)[가-힣]{{0,4}}(?:\s(?:그날|그때)\S{{0,3}})?[\s.!~]*$"
)
"""A day on which somebody has nothing to do: "토요일은 출근 안 해요"."""
_BEHIND = re.compile(
    r"(?:(?:못|안)\s?받[가-힣]{1,3}(?:\s?수도?\s?있[가-힣]{1,4}|\s?(?:것|거)\s?같[가-힣]{1,4})?|안\s?(?:돼요|되요|됩니다|될\s?(?:것|거)\s?같[가-힣]{1,4})|힘들(?:어요|\s?(?:것|거)\s?같아요)|어려(?:워요|울\s?(?:것|거)\s?같아요)|바빠요|곤란해요|부담스러워요|별로예요|싫어요|하지\s?마세요|불편해요)"
    rf"[\s,.]{{1,3}}{TIME}(?:에는|엔|에|은|는)?요?[\s.!~…ㅠㅜ]*$"
)
"""What does not suit, with its time behind it: "못 받을 수도 있어요 오후에는"."""
_NO_OTHER = re.compile(
    rf"(?P<time>{TIME})(?:에|으로)?\s?(?:(?:말고|빼고|빼면|제외하고|아니면|이?외에|이?외)(?:는|ㄴ|엔)?|밖에(?:는|ㄴ)?)\s?(?:(?:다|전부|모두|다른\s?(?:땐|때는|시간은)|시간이?|전화|통화)\s?){{0,2}}"
    r"(?:안\s?(?:돼|되|됩|됨)(?!나|는지)|못\s?받|힘들|어려[워운]|불가|곤란|바빠|없)[가-힣]{0,4}(?![가-힣]*\?)"
)
_ALREADY_SINGLE = re.compile(r"안\s?되(?:나요|는지|나)|없(?:나요|을까)")
_UNTIL = re.compile(
    rf"(?<![가-힣\d])(?P<at>(?:(?:{_DAY}|{_PART})(?:은|는|에)?\s?){{0,2}}(?:{_HOUR}|정오))(?:\s?(?:쯤|경|정도))?\s?까지(?:는|은|ㄴ)?\s(?P<why>[^\d.,!?]{{0,24}}?(?:해요|합니다|[가-힣]서|이?라|이?에요|예요|있[어습][가-힣]{{1,2}}|[가-힣]{{1,3}}요|잡니다|느라고?|거든|입니다|[ㄴ인는]데|하[고거])(?:요)?)[\s.!~…ㅠㅜ]*$"
)
_RANGE = re.compile(r"(?:부터|에서|~|-)\s?(?:오전|오후)?\s?$")
_ONE_HOUR_FOR_ANOTHER = re.compile(
    rf"(?P<day>(?<![가-힣\d])(?:{_DAY}))(?:에|은|는|에는|엔)?\s(?P<out>(?:(?:{_PART})\s?)?(?:{_HOUR}|{_PART}))(?:에는|에|은|는|엔)?\s?(?:좀\s)?(?:안\s?되|안\s?돼|힘들|어렵|못\s?받|바쁘|빠듯|곤란하)[가-힣]{{0,2}}[\s,]{{1,2}}(?=(?:{_PART}|{_HOUR}))"
)
"""Of one day another hour: "내일 3시는 안 되고 4시요"."""
_DAY_AFTER = re.compile(
    r"(?P<week>(?:(?:다?다음|이번|담)\s?주\s?)?)(?P<day>오늘|내일|낼|모레|[월화수목금토]요일)(?:은|는|엔|에는)\s[^\d?.]{1,16}[\s,]{1,2}(?:그|바로)?\s?다음\s?날(?=[\s이로에은도요.!~]|$)"
)
_WEEK_AFTER = re.compile(
    r"(?P<week>이번|다음|담)\s?주(?:에?는|은|엔|에)?\s[^\d?.]{1,24}?[\s,.]{1,2}그\s?다음\s?주(?=[\s로에는도중이요.!~]|$)"
)
"""Of what does not suit this week, or the next, the week behind it: "다음 주는 출장이라 그 다음 주요"."""
_NOT_THAT_DAY = re.compile(
    rf"^[^?]{{0,16}}?(?:{_DAY})(?:이?라서?|인데|이고|이니까?)\s(?:그날|그때)(?:은|는)?\s?(?:말고|빼고|피해서|제외하고)[\s,]{{1,2}}(?={TIME})"
)
_DATE_AFTER = re.compile(
    r"(?P<month>(?:\d{1,2}월\s?)?)(?<!\d)(?P<day>\d{1,2})일(?:이?라서?|인데|이니까?|은|는)\s[^\d?.]{0,16}?(?<![가-힣])(?:그\s?)?(?:바로\s)?다음\s?날"
)
"""What has a day, and another day that is wished: "생일이 10일이라 그날 말고 11일이요", "10일은 시험이라 다음 날로요"."""
_NOT_BUT = re.compile(rf"^(?:{TIME}(?:이|은|는|가)?\s?(?:아니고|아니라|말고|아니구)[\s,]{{1,2}}){{2,4}}(?={TIME})")
"""Several times that are not meant, in front of the one that is: "1시 말고 2시 말고 3시요"."""
_BEHIND_WHAT = re.compile(
    rf"(?P<at>(?:(?:{_PART})\s?)?(?:{_HOUR}))(?:쯤|경)?(?:에)?\s?(?:(?:유치원|어린이집|학교|학원|회사|아이|애들?|저녁|점심)\s)?"
    r"(?:하원|등원|하교|등교|퇴근|출근|수업|회의|미팅|예배|운동|근무|진료|시험|식사|강의|레슨|픽업|산책)(?:시간|하고|하|이|가|을)?\s?(?:끝나고|끝난|마치고|마친|(?<=하고\s)나서)?\s?(?:이후|직후|다음|후|뒤|나서|끝나고|마치고)(?:에|로|면)?(?=\s|요|이요|$|[.!~])"
)
"""Behind what is at that hour: "3시 하원 후요"."""
_NEXT = {"오늘": "내일", "내일": "모레", "낼": "모레", "모레": "글피"} | {
    f"{a}요일": f"{b}요일" for a, b in zip("월화수목금토", "화수목금토일", strict=True)
}
_WEEK = re.compile(r"(?:다?다음|담)\s?주\s(?=[월화수목금토일])")
_BARE_DAY = re.compile(r"[월화수목금토일](?:요일|욜)")
_A_DAY_FIRST = re.compile(rf"(?:{_DAY})(?=에?\s?(?:{_PART}|{_HOUR}))")
_A_DAY = re.compile(_DAY)
_ONLY_A_CLOCK = re.compile(rf"(?:{_PART}|{_HOUR})")


class Refused(NamedTuple):
    """What is refused, and the words without it."""

    said: str
    rest: str


def refused(words: str) -> Refused | None:
    """The times that do not suit, with what is said of them; None where each may be wished."""
    if (found := _BEHIND.search(words)) is not None:
        return Refused(found[0], words[: found.start()])
    if (found := _OCCUPIED.search(words)) is not None and not _is_free(found["does"]):
        return Refused(found[0], words[: found.start()])
    if not (named := list(_NAMED.finditer(words))):
        return None
    ends = [one.start() for one in named[1:]] + [len(words)]
    parts = [(one, words[one.start() : end], words[one.end() : end]) for one, end in zip(named, ends, strict=True)]
    out = [
        at
        for at, (one, _, behind) in enumerate(parts)
        if _is_out(one, behind, at + 1 < len(parts)) or _is_a_reason(one, behind, named[at + 1 :])
    ]
    if not out:
        return None
    stays = [
        _with_its_day(words[: named[0].start()], parts[out[0]][1], said)
        for at, (_, said, _) in enumerate(parts)
        if at not in out
    ]
    return Refused(" ".join(parts[at][1].strip() for at in out), f"{words[: named[0].start()]}{''.join(stays)}")


def _is_out(time: re.Match[str], behind: str, is_followed: bool) -> bool:
    mark = time["mark"] or ""
    if mark.startswith("보"):
        return is_followed
    if _ASKS.search(behind) or mark == "만":
        return False
    if _NO.search(behind):
        return True
    is_of_it = mark.endswith(("은", "는", "ㄴ")) or mark in ("엔", "으론", "마다")
    if time["bound"] or _SUITS.search(behind):
        return False
    if not is_of_it:
        is_why = is_followed and mark in ("", "에", "이", "가") and _WHY.fullmatch(behind) is not None
        return is_why or (mark == "에" and _DOES_SOMETHING.search(behind) is not None)
    return any(one.search(behind) for one in (_OPEN_END, _WHY, _DOES, _SAID_OF_IT, _AT_WORK))


def _is_a_reason(time: re.Match[str], behind: str, others: list[re.Match[str]]) -> bool:
    """Whether what is told of a time is why another of its kind is wished: "오후에 자니까 저녁에", "내일 서울 가니까 모레"."""
    if time["mark"] not in (None, "에") or time["bound"] or _SUITS.search(behind) or not _WHY.fullmatch(behind):
        return False
    kind = _kind(time["time"])
    return any(kind <= _kind(one["time"]) and one["time"] != time["time"] for one in others)


def _kind(time: str) -> set[str]:
    """Whether a day is named, a part of the day or an hour, or both."""
    return {kind for kind, one in (("day", _A_DAY), ("clock", _ONLY_A_CLOCK)) if one.search(time)}


def _is_free(does: str) -> bool:
    """Whether what is told of a time asks for it, or leaves it free."""
    return _SUITS.search(does) is not None or _ASKS.search(does) is not None


def _with_its_day(before: str, out: str, stays: str) -> str:
    """What is said of the one holds for the other: of "다음 주 수요일은 제사라 목요일이요" the week."""
    if (week := _WEEK.match(out)) and _BARE_DAY.match(stays):
        return week[0] + stays
    day = _A_DAY_FIRST.match(out)
    return f"{day[0]} {stays}" if day and not before.strip() and _ONLY_A_CLOCK.match(stays) else stays


def in_the_week_after(words: str) -> str:
    """ "다음 주는 출장이라서요 그 다음 주요" as the week after next."""
    return _WEEK_AFTER.sub(lambda it: "다음 주" if it["week"] == "이번" else "다다음 주", words)


def put_positively(words: str) -> str:
    """ "3시까지는 일해요" as after three, "오후 말고는 안 돼요" as the afternoon, "내일 3시는 안 되고 4시요" as tomorrow at four."""
    words = _NO_OTHER.sub(lambda it: it[0] if _ALREADY_SINGLE.search(it[0]) else f"{it['time']} ", words)
    words = _DATE_AFTER.sub(_the_day_after, _NOT_THAT_DAY.sub("", words))
    words = _DAY_AFTER.sub(lambda it: f"{it['week']}{_NEXT[it['day']]}", words)
    words = _BEHIND_WHAT.sub(r"\g<at> 이후", _NOT_BUT.sub("", words))
    words = _A_FREE_DAY.sub(r"\g<day> ", words)
    words = _ENDS_BEFORE.sub("", _ONE_HOUR_FOR_ANOTHER.sub(r"\g<day> ", words))
    return _UNTIL.sub(_behind_it, words)


def _the_day_after(found: re.Match[str]) -> str:
    day = int(found["day"]) + 1  # The last days of a month are asked about.
    return f"{found['month']}{day}일" if day <= _SURELY else found[0]


def _behind_it(found: re.Match[str]) -> str:
    is_kept = _SUITS.search(found["why"]) or _RANGE.search(found.string[: found.start()])
    return found[0] if is_kept else f"{found['at']} 이후"

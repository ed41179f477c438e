"""Several times of which none suits ("월요일이랑 수요일 빼고", "3시에서 5시 사이만 빼고"), and a stretch of days that is taken, in front
of what is wished ("연말까지 바빠요 새해에", "15일까지 해외라 16일부터").

Pure patterns over a bounded piece of the text; one time that does not suit is told apart in `korean`, clause by clause."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from typing import NamedTuple

from skills.fields.reading import patterns as re
from skills.fields.reading.remembering import once

LONGEST = 120  # Letters that are looked into.
_HOUR = r"(?:\d{1,2}|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열한|열두|열)\s?시(?!간)(?:\s?(?:반|\d{1,2}\s?분))?"
_WEEK = r"(?:(?:다?다음|이번|담|매)\s?주\s?)?"
_DAY = rf"(?:{_WEEK}[월화수목금토일](?:요일|욜)|평일|주말|주중|(?:\d{{1,2}}월\s?)?\d{{1,2}}일|(?:다?다음|이번|담)\s?주|오늘|내일|낼|모레|글피)"
_PART = r"(?:오전|오후|아침|점심(?:\s?시간|\s?때)?|저녁|밤|새벽|낮)"
_POINT = rf"(?>{_DAY}(?:\s?{_PART})?(?:\s?{_HOUR})?|{_PART}(?:\s?{_HOUR})?|{_HOUR}|[월화수목금토일](?=\s?[,·/]|\s(?:빼|말|제외)))"
_JOINED = r"(?:\s?(?:이?랑|하고|와|과|이?나|및|그리고|또는|[,·/~-]|에서|부터)\s?|\s)"
_LEFT = r"(?:\s?(?:까지|사이|사이에))?\s?(?:에?만|은|는|을|를)?\s?(?:빼고|빼면|제외하고|제외하면|제외|말고|아니면|피해서|피하고)(?:는|요|는요)?"
_SEVERAL = re.compile(rf"(?<![가-힣\d]){_POINT}(?:{_JOINED}{_POINT}){{1,6}}{_LEFT}(?=[\s.,!~]|$)")
_EN_POINT = (
    r"(?:(?:on |in )?(?:the )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|weekdays?|today|tomorrow)(?: (?:mornings?|afternoons?|evenings?))?"
    r"|(?:in |at )?(?:the )?(?:mornings?|afternoons?|evenings?|lunch(?:\s?time)?|noon)|\d{1,2}(?::\d\d)?\s?(?:[ap]\.?m\b\.?)?)"
)
_EN_SEVERAL = re.compile(
    rf"(?:^|,?\s)(?:but not|except(?: for)?|other than|apart from|besides|not)(?: on| in)? (?:(?:between|from) )?{_EN_POINT}(?:(?:,| and| or| to|,? nor|\s?-)\s?{_EN_POINT}){{1,5}}(?=[\s.,!]|$)",
    re.IGNORECASE,
)
_IS_DAYS = re.compile(
    r"요일|욜|오늘|내일|낼|모레|글피|평일|주말|주중|일(?=[\s,이하과])|주\s|day|weekend|tomorrow", re.IGNORECASE
)
_ANY = re.compile(
    r"(?:(?:저는|전|음|네|아|그냥|다|전부|모두|아무\s?때나|아무\s?날이?나|언제(?:든지?|나)?|나머지(?:는|날은)?|다른\s?(?:날|때|시간)\S{0,2}|시간은?|요일은?|하루\s?종일|요"
    r"|(?:전화|연락|통화)\S{0,2}|(?:주세요|주시면|부탁\S{0,5}|해\s?주세요)|(?:돼|되|됩|좋|괜찮|가능|편|상관)\S{0,5}|없\S{0,4})[\s.,!~ㅎㅋ]*){0,6}"
    r"|(?:(?:any ?time|any day|all|every ?day|whenever|days?|is|are|works?|fine|ok(?:ay)?|good|please|i'?m|free|for me|call me|me|just)[\s.,!]*){0,6}",
    re.IGNORECASE,
)


class LeftOut(NamedTuple):
    """The times that are left out, the other words, and whether these wish for no time of their own."""

    said: str
    rest: str
    is_all: bool
    is_of_days: bool


@once
def several_left_out(text: str) -> LeftOut | None:
    """Several times that are left out at once; None where there is none, or one alone."""
    words = text[:LONGEST].strip()
    if (found := _SEVERAL.search(words) or _EN_SEVERAL.search(words)) is None:
        return None
    rest = f"{words[: found.start()].strip()} {words[found.end() :].strip()}".strip(" ,.!~")
    said = found[0].strip(" ,.")
    return LeftOut(said, rest, _ANY.fullmatch(rest) is not None, _IS_DAYS.search(said) is not None)


BUT_NOT = re.compile(
    r"[^,.]{2,12}(?:은|는|엔)\s?(?:좀\s|너무\s)?(?:\S{1,6}\s(?:\S{1,4}\s)?\S{1,4}(?:서|라|느라|라서|니까)\s)?(?:안\s?(?:되|돼|됩)|못\s?[가-힣]{1,3}|힘들|어렵|어려|바빠|바쁘|곤란|불가능?|빼|그렇|별로)[가-힣]{1,4}[\s,.]{1,3}(?=\S{2})"
)
"""What does not suit, in front of what does: "평일은 안 되고 주말 2시요"."""
WEEK_NAMED, A_WEEKDAY = re.compile(r"다?다음\s?주|다?담\s?주|차주"), re.compile(r"[월화수목금토일](?:요일|욜)")
"""What is said of the one holds for the other: "다음 주 수요일은 힘들고 목요일이요"."""
A_DAY_OF_MANY = re.compile(
    r"요일|점심|아침|낮|오늘|내일|모레|글피|이번\s?주|다음\s?주|\d일|연휴"
)  # Which a wish for many days would have too.
A_DAY_OUT = re.compile(
    r"요일|욜|오늘|내일|낼|모레|글피|평일|주말|주중|주\s|\d일|\b\w+days?\b|weekend|tomorrow|today", re.IGNORECASE
)
LEFT_OUT = re.compile(
    r"(?:[월화수목금토일]요일|주말|오전|오후|아침|점심(?:시간)?|저녁|낮)(?:만|은|는)?\s?(?:빼고|제외\s?하고)(?:는|요)?"
    r"|,?\s?\b(?:but not|except(?: for)?) (?:on )?"
    r"(?:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?)(?:\s(?:mornings?|afternoons?|evenings?))?|mornings?|afternoons?|evenings?)\b",
    re.IGNORECASE,
)
"""What does not suit, wherever it stands: "오전만 빼고 다 받아요", "after 4 but not Wednesday"."""
_TAKEN = r"(?:바[쁘빠빴]|출장|여행|해외|외국|시험|수업|근무|일정|당직|입원|회사|학교|훈련|교육|마감|일이|일해|못\s?받|못\s?해|안\s?[되돼됩]|힘들|어[렵려]|곤란|정신\s?없|시간\S{0,2}\s?(?:없|안)|자리\S{0,2}\s비|없)"
_UNTIL = re.compile(
    rf"(?<![가-힣\d])(?P<day>(?P<week>{_WEEK})(?P<weekday>[월화수목금토일])요일|(?P<month>\d{{1,2}}월\s?)?(?P<date>\d{{1,2}})일|이번\s?주|(?:이번\s?주\s)?주말|이번\s?달|(?:이달|월)\s?말|연말|올해|내일|모레)까지(?:는|은)?\s"
    rf"(?P<why>(?:[^\s\d,.!?]{{1,6}}\s){{0,3}}?[^\s\d,.!?]{{0,4}}?{_TAKEN}[^\s\d,.!?]{{0,8}}(?:\s(?:있|같|없|해)[^\s\d,.!?]{{1,4}})?)[\s,.!~ㅠㅜ]{{1,4}}(?=\S)"
)
"""Until when somebody is taken, in front of what is wished."""
_THEN = re.compile(
    r"^(?:그럼\s|그러니\S?\s)?(?:그\s?)?(?:다음|이후|뒤|후)(?:에|로|부터|으로)?(?:는|요|에요)?(?=[\s.,!~]|$)"
)
_A_DAY = re.compile(rf"{_DAY}|새해|연초|내년|신년|(?:다음|담)\s?달|\d{{1,2}}월|다음\s?날")
_WEEKDAYS = "월화수목금토일"
_NEXT = {"내일": "모레부터", "모레": "글피부터", "연말": "새해에", "올해": "새해에"}
_EN_UNTIL = re.compile(
    r"\b(?:i'?m |i am |i'?ll be |i will be |we'?re )?(?:really |very |super |quite )?(?:busy|away|travell?ing|abroad|swamped|tied up|out of (?:town|the country|office)|on (?:a )?(?:trip|vacation|holiday|business)|not (?:free|available)|unavailable|booked)(?: up)? (?:until|till|'?til|through) "
    r"(?:(?:the )?(?:end of (?:the |this )?(?:week|month|year)|(?:next |this )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|week(?:end)?|month)|\d{1,2}(?:st|nd|rd|th)|new year'?s?(?: eve)?))[\s,.!;]{1,3}(?:so |but |and |please |then )?(?=\S)",
    re.IGNORECASE,
)
_EN_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|weekend|month|\d{1,2}(?:st|nd|rd|th)|january|february|new year)\b",
    re.IGNORECASE,
)


def after_what_is_taken(text: str) -> str:
    """ "연말까지 바빠요 새해에" as the new year, "금요일까지 출장이에요 그 다음에" as from Saturday on."""
    found = _UNTIL.search(text[:LONGEST])
    if found is None:
        taken = _EN_UNTIL.search(text[:LONGEST])
        return text[taken.end() :] if taken and _EN_DAY.search(text, taken.end()) else text
    tail = text[found.end() :]
    if _A_DAY.search(tail) is not None and _THEN.match(tail) is None:
        return f"{text[: found.start()]}{tail}".strip()
    behind = _behind(found)
    return f"{behind} {_THEN.sub('', tail)}".strip() if behind else text


def _behind(found: re.Match[str]) -> str:
    if name := found["weekday"]:
        next_one = _WEEKDAYS[(_WEEKDAYS.index(name) + 1) % 7]
        return f"{found['week'] if name != '일' else ''}{next_one}요일부터"
    if found["date"]:
        return f"{found['month'] or ''}{int(found['date']) + 1}일부터"
    if found["day"].endswith("달") or (found["day"].endswith("말") and found["day"] not in ("연말", "주말")):
        return "다음 달" if not found["day"].endswith("주말") else "다음 주"
    return _NEXT.get(found["day"], "다음 주")

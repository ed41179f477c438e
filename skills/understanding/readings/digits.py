"""A part of a telephone number that is told in place of the whole: its last four digits, or all but the "010"; and a number
for a part of the day or the week alone, beside the one that was given."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from skills.fields.phones import phones_in
from skills.fields.reading import patterns as re
from skills.fields.reading.remembering import once
from skills.understanding.questions import asks
from skills.understanding.readings.only_told import names_the_wrong_one

LONGEST = 60  # Letters; who tells more tells of something else.
_EIGHT = re.compile(r"(?<![\d-])(\d{4})[\s.-]?(\d{4})(?![\d-])")
_FOUR = re.compile(r"(?<![\d-])\d{4}(?![\d-])")
_NATIONWIDE = re.compile(r"1[568]\d\d")
"""The beginning of a company's number, before which no 010 is left out: "1588-1234"."""
_A_DATE = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_OF_A_STORY = re.compile(r"(?:19|20)\d\d|\d\d00|(?:[01]\d|2[0-4])[0-5]0")
"""A year, a sum or an hour, of which two are no number: "2019 2021", "2000 3000", "1430 1650"."""
_OWN = r"(?:(?:제|내|저의|저는|새|새로운|바뀐|바꾼|맞는|올바른|정확한|진짜|연락|통화|전화|휴대폰|핸드폰|휴대전화|폰)\s?){0,3}"
_CALLED_A_NUMBER = re.compile(
    rf"(?<![가-힣])(?:{_OWN}번호|{_OWN}연락처|전번)(?:는|은|가|이|를|을|도)?(?:(?!말고|예산|금액|비용|수술|시술|나중|날짜|생년|생일|년|가격|용량)[^\d?]){{0,14}}(?=\d{{4}}[\s.-]?\d{{4}}(?!\d))"
    rf"|\d{{4}}[\s.-]?\d{{4}}(?:번)?(?:이|가)?\s(?:(?:바로|저)\s)?{_OWN}(?:번호|연락처)(?:이?에요|예요|입니다|이요|임|로\s)"
    r"|\b(?:phone|number|mobile|cell)(?: number)?(?: is| to|:| should be| was meant to be)? (?=\d{4}[\s.-]?\d{4}(?!\d))",
    re.IGNORECASE,
)
"""That eight digits are told as a telephone number: "제 번호는 1234 5678이에요"."""
_ALONE = re.compile(
    r"(?:아|앗|참|네|저|제|[\s,.!]){0,5}(?:(?:전화|핸드폰|휴대폰)?\s?번호(?:는|가|도|:)?\s)?\d{4}[\s.-]?\d{4}(?:번)?\s?(?:이에요|예요|입니다|이요|요|이고요|인데요)?[\s.!~]*"
)
_LAST = re.compile(
    r"(?:뒷|뒤|끝|마지막)(?:에)?\s?(?:자리|번호|네\s?자리|4\s?자리|부분)|(?:뒤|끝|마지막)(?:에|이|가|만)?\s"
    r"|\blast (?:four|4|digits?)\b|\bend(?:s|ing) (?:with|in)\b",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    r"(?<!\d)(?P<old>\d{1,4})\S{0,3}\s?(?:말고|아니라|아니고|아니구|아니에요|아니예요|아니요|아님)요?[\s,.]{0,2}(?P<new>\d{1,4})(?![\d시])"
)
_FOUR_ALONE = re.compile(
    r"(?:아니|아|네|예|[\s,.]){0,4}(?:(?:제|내)\s)?(?:(?:전화\s?)?번호\S{0,2}\s?(?:틀|잘못)\S{0,6}[\s,.]{1,3})?(?:(?:전화\s?)?번호|연락처)?(?:가|는|이|은)?\s?(?P<new>\d{4})(?:번)?(?:이?에요|예요|입니다|이요|요|임)?[\s.!~]*"
)
_SPOKEN = re.compile(
    r"(?<![가-힣])(?P<said>[공영일이삼사오육륙칠팔구]{3,4})(?=(?:[이가은는을를]|번|으?로요?|이?[구고]?[요여염]|이?구|이?고|이?[에예]요|이?에여|입니다|인데|임)?(?:\s|[,.!~]|아니|말고|$|바꿔|고쳐|수정)|이?(?:구|고|에|예|입|인|라))"
)
"""Digits that are written as they are said: "사사팔팔이 아니고"."""
_FIGURES = str.maketrans("공영일이삼사오육륙칠팔구", "001234566789")
_MIDDLE = re.compile(r"(?:가운데|중간)\s?(?:자리|번호|네\s?자리|부분)?|\bmiddle\b", re.IGNORECASE)
_OF_SOMETHING_ELSE = re.compile(
    r"카드|계좌|통장|비밀\s?번호|비번|(?:접수|상담|예약|주문|차량?|회원|영수증|송장|모델|제품|보험|증권|차트|환자|진료|등록|면허|대기|쿠폰|인증|우편|사업자|학생|사원|고유|일련|시리얼)\s?번호|생년|생일|(?<![가-힣])차\s|영수증|결제|입금|여권|주민|주소|우편|나오면|나올|이었어요"
    r"|(?:으로|로)\s?(?:전화|연락|문자)\S{0,2}\s?(?:왔|오[면던는]|온|걸려)|\b(?:card|passport|account|plate|pin|password|licen[cs]e|order|member(?:ship)?|booking|reservation|receipt|chart|policy|serial|model|born|birth\w*)\b",
    re.IGNORECASE,
)
"""What has digits of its own, and a number from which somebody was called."""
_NOT_TOLD_AS_ONES_OWN = re.compile(
    r"\d{4}(?:번호|번)?(?:으?로|에서|한테서?)\s?(?:자꾸\s|계속\s)?(?:전화|연락|문자|톡)?(?:가|이|를)?\s?(?:왔|온|오[면던는네]|와|걸려|받)"
    r"|\d{4}(?:번)?(?:이|가)?\s?(?:이?라)?면(?!\s?(?:돼|되|좋|됩))|\d{4}(?:인|이)?\s?줄\s?알|\d{4}(?:이|이?었|였)(?:나|던가|던데)|\d{4}(?:이|로)?\s?(?:\S{1,5}\s)?(?:맞[나죠지는던]|아닌가|인가|던가)"
    r"|(?:다른|딴|남의|모르는)\s?(?:사람|분|번호)|(?:남편|아내|와이프|엄마|아빠|어머니|아버지|동생|언니|오빠|누나|형|친구|남친|여친|남자친구|여자친구|아들|딸|회사|직장|직원|병원|보호자|룸메)\S{0,2}\s?(?:거|것|꺼|건|폰|번호|전화|핸드폰|휴대폰)"
    r"|\d{4}(?:번)?(?:은|는|이|가)?\s(?:(?:폰|번호|거|건)\S?\s)?(?:남편|아내|와이프|엄마|아빠|어머니|아버지|동생|언니|오빠|누나|형|친구|남친|여친|아들|딸|회사|보호자)"
    r"|\b(?:if|thought|was it|is it|isn't it|someone|somebody|who)\b|\b(?:called|texted|calls?) (?:me )?from\b|\b(?:my|his|her) (?:husband|wife|mom|mother|dad|father|sister|brother|friend|son|daughter|boyfriend|girlfriend)'?s?\b",
    re.IGNORECASE,
)
"""Digits of somebody else, or that are only supposed: "끝자리 8080으로 온 전화", "뒤가 8080이면", "뒤가 1111인 줄 알았는데"."""
_ANOTHER_KIND = re.compile(
    r"(?<![가-힣])(?:(?:(?:신용|체크|법인)\s?)?카드|(?:은행\s?)?계좌|통장|여권|(?:운전\s?)?면허증?|차량?|자동차|주민(?:등록)?|사업자(?:등록)?|회원|영수증|송장|운송장|모델|제품|보험|증권|차트|환자|진료|등록|쿠폰|사원|학생)(?:은|는|의)?\s?"
    r"(?:(?:맨\s?)?(?:뒷|끝|뒤|마지막)\s?)?(?:번호|자리|[네4]\s?자리)"
    r"|\b(?:card|account|passport|plate|licen[cs]e|member(?:ship)?|receipt|order|chart|policy|serial)(?: number| no\.?)(?:'?s)?\b"
    r"|\b(?:card|account) (?:ends|ending) (?:in|with)\b"
    r"|\b(?:number|digits|four|4) (?:of|on) my (?:\w+ )?(?:card|account|passport|licen[cs]e)\b",
    re.IGNORECASE,
)
_OF_A_PHONE = re.compile(r"전화|연락|휴대폰|핸드폰|(?<![가-힣])폰|\b(?:phone|mobile|cell|call)\b", re.IGNORECASE)
_IS_ANOTHER_NOW = re.compile(r"틀[렸려린]|잘\s?못|바[꿔꾸꿀꿨뀌뀐]|변경|\b(?:wrong|chang\w+)\b", re.IGNORECASE)
_KOREAN = re.compile(r"\+8210(\d{4})(\d{4})")
_THE_OLD = (
    r"(?:(?:원래|기존|아까|먼저|처음|지금|이미|앞에|위에|저장된|등록된|예전|본래)\S{0,2}\s)(?:제가\s)?(?:(?:그|이|쓴|적은|남긴|드린|말한|말씀드린|알려\s?드린|적어\s?드린|있는|쓰던|되어\s?있는|준)\s){0,2}"
    r"(?:(?:전화|핸드폰|휴대폰)\s?)?(?:번호|연락처|거(?![기의])|것|걸로|폰|핸드폰|휴대폰)|(?<![가-힣])(?:적은|남긴|드린|알려\s?드린)\s번호"
)
_THEN = (
    r"(?:(?:평일|주말|휴일|평소|낮|밤|오전|오후|아침|점심|저녁|새벽|[월화수목금토일]요일|\d{1,2}\s?시|퇴근|출근|근무|업무|일과|회사|집|나머지|그\s?(?:외|밖|전|후|뒤)|다른\s?(?:때|날|시간|요일)|아닐\s?때)"
    r"(?:\s?(?:시간|때|낮|저녁|밤|이후|이전|전|후|뒤|중))?(?:에서?)?(?:는|은|엔|만|만은)?|(?<=[낮후녁침전밤심일말])엔)"
)
_THEN_EN = r"(?:(?:in|during|at|on|for|over) (?:the )?)?(?:(?:rest|other times|weekdays?|weekends?|days?|nights?|daytime|mornings?|afternoons?|evenings?|office hours|work(?:ing)? hours)|(?:before|after|until) \d{1,2}(?:\s?[ap]m)?|otherwise)"
_OLD_EN = r"(?:old|other|same|usual|original|first|previous|current|earlier) (?:one|number|phone)\b|(?:number|one) (?:that )?(?:i|you)(?:'ve| have)? (?:already |first )?(?:gave|given|wrote|have|left|put)\b"
_OLD_BESIDE = re.compile(
    rf"(?<![가-힣]){_THEN}\s(?:\S{{1,4}}\s)?(?:{_THE_OLD})(?!\S{{0,2}}\s(?:\S{{1,3}}\s)?(?:말고|대신|안\s|못\s|아니|틀|없|해지|정지|잘못|바뀌|바뀐|바꾸|지우|지워|삭제|빼))"
    rf"|(?<![가-힣]){_THEN}\s(?:\S{{1,4}}\s)?\d[\d\s-]{{8,15}}.{{1,16}}{_THEN}\s(?:\S{{1,4}}\s)?(?:그|이|저)\s?번호"
    rf"|(?:{_THE_OLD})(?:는|은)\s(?:\S{{1,4}}\s)?{_THEN}(?!\s?(?:안|못))(?=만|에만|\s?(?:돼|되|가능|받|쓰|써|이?요|이고|이에요|로))"
    rf"|\b{_THEN_EN},? (?:\w+ ){{0,3}}(?:{_OLD_EN})(?! (?:is (?:dead|off|wrong|no|gone|out)|does|has|won't|no|was)\b)|\b(?<!not )(?:my |the )(?:{_OLD_EN}) (?:is )?(?:only )?(?:for |in |at |on |during ){{0,2}}{_THEN_EN}",
    re.IGNORECASE,
)
_OLD_IS_GONE = re.compile(
    rf"(?:{_THE_OLD})\S{{0,2}}\s(?:\S{{1,3}}\s)?(?:말고|대신|안\s|못\s|아니|틀|없|해지|정지|잘못|바뀌|바뀐|바꾸|지우|지워|삭제|빼)|\b(?:instead|wrong|dead|no longer|replace)\b",
    re.IGNORECASE,
)


def holds_digits(text: str) -> bool:
    """Whether digits are told at all: of no other words is a number made, and the one on record need not be opened."""
    return any(map(str.isdecimal, in_figures(text[:LONGEST])))


def is_without_its_head(text: str) -> bool:
    """Whether eight digits and nothing else are told: "0000-7777이에요"."""
    return headless(text) != ""


def headless(text: str, *, at_the_question: bool = False) -> str:
    """The whole number where eight digits and nothing else are told ("0000-7777이에요"), as no date, year, sum or hour is: what
    is to be asked back. Where the number is asked for, two sums of thousands are one as well. Empty for all others."""
    found = _EIGHT.search(text) if len(text) <= LONGEST and _ALONE.fullmatch(text.strip()) else None
    if found is None or _NATIONWIDE.match(found[1]) or _A_DATE.match(found[1] + found[2]):
        return ""
    is_of_a_story = not at_the_question and all(map(_OF_A_STORY.fullmatch, found.groups()))
    return "" if is_of_a_story and not _CALLED_A_NUMBER.search(text) else f"010-{found[1]}-{found[2]}"


def names_a_part(text: str) -> bool:
    """Whether the digits that are told are said to be a part of a number: "뒷자리 4321이에요", "뒷번호가 사사팔팔이에요"."""
    is_part = _LAST.search(text) is not None or _MIDDLE.search(text) is not None
    is_part = is_part and _OF_SOMETHING_ELSE.search(text) is None and _NOT_TOLD_AS_ONES_OWN.search(text) is None
    return len(text) <= LONGEST and is_part and _FOUR.search(in_figures(text)) is not None


def is_of_no_number(text: str) -> bool:
    """Whether digits are told that are no telephone number, and no word speaks of one: "1500 1700 사이로 바꿔주세요"."""
    return (
        holds_digits(text) and _OF_A_PHONE.search(text) is None and "번호" not in text and "number" not in text.lower()
    )


@once
def is_of_another_kind(text: str) -> bool:
    """Whether a number is told, or put right, that is none of a telephone: a card's, an account's, a passport's."""
    words = text[:LONGEST]
    if len(text) > LONGEST or _ANOTHER_KIND.search(words) is None or _OF_A_PHONE.search(words) or asks(words):
        return False
    return holds_digits(words) or _IS_ANOTHER_NOW.search(words) is not None


@once
def is_beside_the_old(text: str) -> bool:
    """Whether a number is told for some of the time, and the one that was given for the rest: "낮에는 010-… 밤에는 원래 번호요".
    Both are wanted, so none takes the place of the other."""
    words = text[: LONGEST * 2]
    if len(text) > LONGEST * 2 or _OLD_BESIDE.search(words) is None or _OLD_IS_GONE.search(words):
        return False
    return holds_digits(words) and not asks(words)


def in_figures(text: str) -> str:
    """The words with three or four digits in a row that are written as they are said in figures."""
    return _SPOKEN.sub(lambda found: found["said"].translate(_FIGURES), text)


def completed(text: str, known: str) -> str:
    """The whole number that the part makes with the one that is known (E.164); empty where none is made, or where it is open
    which of two parts is the right one."""
    words = in_figures(text[:LONGEST])
    if phones_in(words):
        return ""
    if eight := _EIGHT.search(words):
        return f"010-{eight[1]}-{eight[2]}" if _is_called_a_number(words) else ""
    whole, fours = _KOREAN.fullmatch(known), _FOUR.findall(words)
    if whole is None or not fours or not names_a_part(words):
        return ""
    is_middle = _MIDDLE.search(words) is not None
    new = _the_right_one(words, fours, whole[1] if is_middle else whole[2])
    return "" if not new else f"010-{new}-{whole[2]}" if is_middle else f"010-{whole[1]}-{new}"


def _is_called_a_number(words: str) -> bool:
    """Whether eight digits without their "010" are told as one's own telephone number; years, sums and dates are not."""
    is_else = _OF_SOMETHING_ELSE.search(words) or _NOT_TOLD_AS_ONES_OWN.search(words)
    is_asked = asks(words) and _IS_ANOTHER_NOW.search(words) is None
    return _CALLED_A_NUMBER.search(words) is not None and not (is_else or is_asked)


def _the_right_one(words: str, fours: list[str], stood: str) -> str:
    """The part that takes the place of what stood there."""
    if instead := _INSTEAD.search(words):
        return str(instead["new"]) if len(instead["new"]) == len(stood) else ""
    others = {one for one in fours if one != stood}
    return others.pop() if len(others) == 1 and not names_the_wrong_one(words) else ""


def put_right(text: str, known: str) -> str:
    """The whole number that these digits make of the one that was given: a part that is named, another end in place of the one
    that stands there, four digits alone. Empty for all others: "2019년이 아니라 2020년에 했어요" is no number's end."""
    if whole := in_its_place(text, known):
        return whole
    ends = _FOUR_ALONE.fullmatch(in_figures(text[:LONGEST]).strip())
    return f"{known[:-4]}{ends['new']}" if ends else ""


@once
def in_its_place(text: str, known: str) -> str:
    """The same where the words say themselves what of the number is another: its part is named, or its end is told with the
    right one ("1234 아니고 1235요")."""
    words = in_figures(text[:LONGEST])
    if whole := completed(words, known):
        return whole
    instead = _INSTEAD.search(words)
    if instead is None or not known.endswith(instead["old"]) or phones_in(words):
        return ""
    if _OF_SOMETHING_ELSE.search(words) or "아니" in words[instead.end("new") :]:
        return ""  # "4 아니고 5 아니고 6"
    if len(instead["old"]) != len(instead["new"]):
        return ""
    return f"{known[: -len(instead['new'])]}{instead['new']}"

"""One answer that is put right by its value, whatever the wording: a part of the number beside the one that was given, the other
side of the body, a treatment that takes the place of another."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from typing import Any

from skills.chat.intake.questions import FORM
from skills.chat.whose import anothers
from skills.fields.contact import found as contact_in
from skills.fields.contact import has_another_number
from skills.fields.phones import parse_phone
from skills.fields.reading import patterns as re
from skills.fields.treatments import treatments_in
from skills.turn import Turn
from skills.understanding.naming import names_the_body
from skills.understanding.questions import asks
from skills.understanding.readings.digits import in_its_place
from skills.understanding.readings.only_told import changes_nothing
from skills.understanding.spelling import spell

_A_SIDE_ALONE = 24  # Letters of words that tell a side and hardly anything else.
LONGEST = 70  # Letters; who tells more tells a story.
_SIDES = {"오른": "왼", "왼": "오른", "우측": "좌측", "좌측": "우측", "right": "left", "left": "right"}
_SIDE = re.compile(
    r"(?<![가-힣])(?:오른|왼)(?=\s?쪽|편|눈|볼|팔|다리|귀|턱|가슴|발|손|코)|[우좌]측|\b(?:right|left)\b(?!\s(?:now|away))",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"반대로|거꾸로|바꿔\s?(?:썼|적|말)|뒤바[꿔뀌꼈]|헷갈|착각|잘\s?못\s?(?:썼|적|쓴|써|말|입력|눌|알려)|틀[렸려린]|오타|실수|아니[고라에네구]|아닌데|말고|정정|고쳐|수정|바꿔"
    r"|\b(?:mix\w* up|wrong|mistake|meant|mean|actually|not|swapped|backwards|confused|correct\w*|sorry|oops)\b",
    re.IGNORECASE,
)
"""What says that the side was told the wrong way round."""
_BOTH_SIDES = re.compile(r"쪽도(?=\s|$)|까지|둘\s?다|양쪽|양측|모두|\b(?:both|too|also|as well)\b", re.IGNORECASE)
_BOTH = re.compile(r"양쪽|양측|\bboth\b", re.IGNORECASE)
_NOT_THIS = {
    old: re.compile(
        rf"{old}(?:쪽|편)?\s?(?:\S{{1,4}}\s)?(?:[이가]\s?)?(?:아니|말고|에서\s|->|→|(?:이?라고|으로)\s(?:잘\s?못\s)?(?:썼|적|말|입력))|\b(?:not|instead of) (?:the |my |on the )?{old}\b",
        re.IGNORECASE,
    )
    for old in _SIDES
}
"""How the side is denied that was told, where both of them are named."""
_TO_ANOTHER = re.compile(
    r"(?:^|[\s,.])(?P<new>(?:[가-힣A-Za-z]{1,8}\s)?[가-힣A-Za-z]{1,10}?)(?:으로|로)\s?(?:(?:그냥|다시|좀|아예)\s)?"
    r"(?:바꿔|바꿀|바꾸|변경|갈아탈|틀게|수정)(?!\S{0,3}\s?(?:는|면|려다|말|지\s?마))\S{0,6}(?:\s\S{1,6}){0,2}[\s.!~?ㅎㅋㅠㅜ]*$"
)
"""What it is to be about instead, at the end of the sentence: "겁나서 보톡스로 바꿀게요"."""
_ONE_FOR_ANOTHER = re.compile(
    r"^(?:(?:아{1,5}|앗|아니|아니다|잠깐만?요?|참|음|저기)[\s,.]{1,3}){0,2}(?P<old>[가-힣]{1,8}?)(?:은|는|이|가)?\s?(?:말고|아니고|아니라)요?[\s,]{1,2}(?P<new>[가-힣]{1,10}?)(?:으로|로|를|을|만)?"
    r"(?:이?요|이?에요|예요|입니다|\s?(?:할래|할게|할께|할라|하려|하고\s?싶|해\s?주|해\s?줘|바꿀|원해|받고|받을|상담)\S{0,6}(?:\s\S{1,5})?)?[\s.!~ㅋㅎㅠㅜ]*"
    r"|^(?:(?:oh|wait|sorry|no|actually)[\s,.]{1,3}){0,2}not (?:the |my )?(?P<not>[a-z]{3,12})(?:[,.]? but|[,.])\s(?:the |my )?(?P<but>[a-z]{3,12})(?: please| instead)?[\s.!]*",
    re.IGNORECASE,
)
"""One part of the body for another, and nothing else: "아 코 말고 이마 할래요"."""
_TO_ANOTHER_EN = re.compile(
    r"\b(?:make (?:it|this|that)|change (?:it|that|this|the (?:topic|part))(?: to)?|it'?s|it is|it should|switch (?:it )?to|i mean(?:t)?) (?:actually |really |rather |all )?(?:be )?(?:about |for |on )(?:my |the )?(?P<new>[a-z][a-z -]{1,24}?)(?: instead| please| now| rather){0,2}[\s.!?]*$",
    re.IGNORECASE,
)


_MINE_IS = re.compile(
    r"(?<![가-힣])(?:제|내|저의|본인)\s?(?:(?:전화|휴대폰|핸드폰|폰)\s?)?(?:번호|연락처|폰|휴대폰|핸드폰|거|것|꺼|건)(?:는|은|가|이)?[\s:]{0,2}(?=\+?\d)"
    r"|(?<![가-힣])(?:지금|이제|현재|새|새로운|바뀐|바꾼|요즘|맞는|정확한)\s?(?:쓰는\s?)?(?:(?:제|내|저의)\s)?(?:(?:전화|휴대폰|핸드폰|폰)\s?)?(?:번호|연락처|폰|휴대폰|핸드폰)(?:는|은|가|이)?[\s:]{0,2}(?=\+?\d)"
    r"|\b(?:mine is|my (?:own |right |phone |mobile ){0,2}number is) (?=\+?\d)",
    re.IGNORECASE,
)
"""One's own number, told as that: "남편 번호를 넣었네요 제 번호는 010-…"."""


def told(turn: Turn) -> dict[str, Any]:
    """Step and new value of the one answer that is put right by its value; empty where none is."""
    found = {"phone": number(turn), "details": side(turn)}
    return {step: value for step, value in found.items() if value}


def number(turn: Turn) -> str | None:
    """The whole number where a part of it is named or stands beside the one that was given ("뒷번호가 사사팔팔이 아니고 …")."""
    old, text = str(turn.talk.answers.get("phone") or ""), turn.message.text
    whole = in_its_place(text, old) if old and not changes_nothing(text) else ""
    if not whole and old and _MINE_IS.search(text) and not (has_another_number(text) or changes_nothing(text)):
        whole = contact_in(text).phone or ""
    if not whole or anothers.is_not_theirs(turn):
        return None
    new = parse_phone(whole)
    return new if new != old else None


def side(turn: Turn) -> str | None:
    """What was told with the other side, where only one was told and the words say that it was the wrong one."""
    text, told = turn.message.text, str(turn.talk.answers.get("details") or "")
    before, now = _sides(told), _sides(text)
    is_turned = len(text) <= LONGEST and _TURNED.search(text) is not None and not (asks(text) or changes_nothing(text))
    is_of_both = _BOTH.search(text) is not None
    if not told or not is_turned or not (now or is_of_both):
        return None
    if len(before) == 1 and not is_of_both and (turned := _turned(told, text)) is not None:
        return turned
    # "오른쪽으로 바꿔 주세요", where no side was told or both were; what is denied, or of both, stands in the patient's words.
    is_short = len(text) <= _A_SIDE_ALONE
    return f"{told}\n{text.strip()}" if is_short and (len(now) == 1 or before) else None


def _turned(told: str, text: str) -> str | None:
    """What was told with the other side, where that is named, is not denied, and the one that was told is, or stands nowhere."""
    before, now = _sides(told), _sides(text)
    old = next(iter(before))
    new, named = _SIDES[old], {_side_in(one) for one in now}
    is_denied = _NOT_THIS[old].search(text) is not None if len(named) > 1 else _NOT_THIS[new].search(text) is None
    if _side_in(new) not in named or not is_denied or _BOTH_SIDES.search(text):
        return None
    return _SIDE.sub(lambda found: _like(found[0], new), told)


def treatment(turn: Turn) -> str | None:
    """The treatment that takes the place of what it was about, at the question for the details or any after it."""
    text = turn.message.text
    if turn.talk.step not in ("details", "when", FORM.review) or len(text) > LONGEST or changes_nothing(text):
        return None
    if (other := _another(turn, text)) is not None:
        return other
    found = _TO_ANOTHER.search(text) or _TO_ANOTHER_EN.search(text)
    if found is None or not turn.talk.answers.get("treatment"):
        return None
    words, known = found["new"].strip(), turn.clinic.treatments
    last = words.split()[-1]
    if not treatments_in(last, known):
        return None
    *first, _ = words.split()
    return words if first and treatments_in(first[0], known) else last


def _another(turn: Turn, text: str) -> str | None:
    found, known = _ONE_FOR_ANOTHER.fullmatch(text.strip()), turn.clinic.treatments
    if found is None or not turn.talk.answers.get("treatment"):
        return None
    old, new = (found["old"], found["new"]) if found["old"] else (found["not"], found["but"])
    before, after = treatments_in(old, known), treatments_in(new, known)
    is_part = after or (names_the_body(spell(new)) and new != old)
    return new if is_part and (before or names_the_body(spell(old))) and (not after or before != after) else None


def _sides(text: str) -> set[str]:
    return {found[0].casefold() for found in _SIDE.finditer(text)}


def _side_in(word: str) -> str:
    """Either side under one name for each way to write it."""
    return "right" if word in ("오른", "우측", "right") else "left"


def _like(old: str, new: str) -> str:
    return new.capitalize() if old[:1].isupper() else new

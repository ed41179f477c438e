"""The facts in one free sentence: "홍길동이고 010-0000-1234, 내일 3시쯤 쌍꺼풀 상담이요".

Conservative: a fact is taken only where it is clear, because it fills an answer without having been asked for; what is not
taken is asked later. A question with its own reader (`names`, `phones`, `times`, `ages`) takes more.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from skills.fields import Invalid
from skills.fields.ages import Age, AgeCode, parse_age
from skills.fields.hours import Hours, today_in_seoul
from skills.fields.names import name_in
from skills.fields.phones import phones_in
from skills.fields.secrets import mask_secrets
from skills.fields.times import parse_when
from skills.fields.treatments import Named, treatments_in
from skills.fields.wishes import When
from storage.characters import plain

LONGEST = 500
"""Characters that are looked into; who writes more tells a story."""


class Whose(StrEnum):
    """Who the treatment is for, when it is not the person who writes."""

    CHILD = "child"
    OTHER = "other"


class ContactWay(StrEnum):
    """How somebody wants to be answered."""

    CHAT = "chat"
    PHONE = "phone"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Found:
    """What a sentence tells; None or empty for what it does not.

    `years` is the age as it was counted; `age` is missing when that leaves fourteen open (15살). `rest` are the words without
    the name and the number.
    """

    name: str | None = None
    phone: str | None = None
    when: When | None = None
    treatments: tuple[str, ...] = ()
    age: Age | None = None
    years: int | None = None
    whose: Whose | None = None
    contact_way: ContactWay | None = None
    rest: str = ""


class _Clinic(Protocol):
    @property
    def hours(self) -> Hours: ...
    @property
    def treatments(self) -> Sequence[Named]: ...


class Scene(Protocol):
    """Today, and the clinic that is written to."""

    @property
    def now(self) -> datetime: ...
    @property
    def clinic(self) -> _Clinic: ...


_AGE = re.compile(
    r"(?<!\d)(?:(?:만\s?)?(?P<years>\d{1,2})\s?(?:살|세)(?![대트기금림균])|(?:(?:19|20)\d{2}|\d{2})\s?년생"
    r"|(?P<english>\d{1,2})\s?(?:years? old|yrs? old|y/?o\b))(?!\s?(?:때|차이|부터|이상|이하|미만|까지|넘|아래|위|전|무렵))"
)
_SPOKEN_AGE = re.compile(
    r"(?<![가-힣])(?:열|스물|서른|마흔|쉰|예순|일흔)(?:하나|한|둘|두|셋|세|넷|네|다섯|여섯|일곱|여덟|아홉)?\s?살"
    r"(?!\s?(?:때|차이|부터))"
)
_CHILD = re.compile(
    r"(?<![가-힣])(?:딸|딸아이|아들|애기|아기|아이|자녀|손녀|손자|조카)(?:이|가|은|는|의|도|애가|,|\s|$)"
    r"|\bmy (?:\d{1,2}.year.old )?(?:son|daughter|child|kid|niece|nephew)\b"
)
_OTHER = re.compile(
    r"(?<![가-힣])(?:친정|시)?(?:엄마|어머니|어머님|아버지|아빠|부모님|남편|신랑|아내|와이프|언니|누나|오빠|형|동생|여동생|남동생"
    r"|친구|여자친구|남자친구|여친|남친|할머니|할아버지|장모님|이모|고모)(?:이|가|은|는|의|께서|꺼|것|대신|\s(?:상담|수술|예약|시술)|,)"
    r"|\bmy (?:mother|mom|father|dad|husband|wife|sister|brother|friend|girlfriend|boyfriend)\b"
)
_ONLY_TOLD = re.compile(
    r"추천|소개|[했았었][는대다어]|받았|하고\s?나서|같이|함께|따라|알려|들었|말하|말했|그러|하래|recommended|told|had"
)
"""Somebody who is spoken of, and whom nobody wants to treat: 친구가 추천해서."""
_CHAT = re.compile(
    r"(?:카톡|카카오톡|채팅|톡)(?:으로|로)?(?:만)?\s?(?:답|연락|주세|주시|보내|해\s?주|부탁|알려|상담)|전화\s?(?:말고|는\s?(?:안|말|힘들|어려|못|싫|부담))"
    r"|(?:by|via|through|on)\s(?:kakao|chat|message)|no calls|don't call"
)
_TEXT = re.compile(
    r"문자(?:로|메시지로)?(?:만)?\s?(?:답|연락|주세|주시|보내|해\s?주|부탁|알려)|text me|by text|via sms"
)
_CALL = re.compile(
    r"전화(?:로)?(?:만)?\s?(?:연락|주세|주시|해\s?주|부탁|상담|줘)|통화로|\bcall me\b|by phone|give me a call"
)
_WISH = re.compile(
    r"상담|예약|방문|갈게|갈께|가고|가려|가능|전화|연락|통화|주세요|괜찮|좋|되나요|될까요|볼게|원해|싶|할게|하려|부탁|appointment|book|visit|call|come|consult"
)
_NO_WISH = re.compile(
    r"[했갔왔됐봤았었였맞]\S{0,4}(?:[다요데고지어]|습니다|네|는)|(?<!오)전에|째|지났|지난|동안|걸리|걸려|몇\s?시|언제|영업|진료\s?시간|휴무|쉬[나는어]|문\s?(?:을\s?)?(?:여|열|닫)"
    r"|진료\s?(?:하|해|보)|받은|한\s?지|\b(?:had|was|were|did|ago|open|close[sd]?|last)\b"
)
_SHORT = 30
_NAME_ENDS = r"(?:이?라고\s?(?:합니다|해요)|입니다|이?에요|예요|이?[고구며](?:요)?|인데요?|이?요)?"


def find(text: str, scene: Scene) -> Found:
    """The facts that `text` tells for sure. Pure, and never raises."""
    words = mask_secrets(plain(text[: 2 * LONGEST])).text
    if not words or len(words) > LONGEST:
        return Found(rest=words)
    phone, said = _phone(words)
    name = name_in(said)
    if name:
        said = _without_name(said, name)
    age, years = _age(said, scene)
    lower = said.casefold()
    return Found(
        name=name,
        phone=phone,
        when=_when(said, scene),
        treatments=treatments_in(said, scene.clinic.treatments),
        age=age,
        years=years,
        whose=_whose(lower),
        contact_way=_contact_way(lower),
        rest=" ".join(said.split()).strip(" ,./"),
    )


def _phone(words: str) -> tuple[str | None, str]:
    """The one number, and the words without it."""
    try:
        spotted = phones_in(words)
    except Invalid:
        return None, words
    if len({one.e164 for one in spotted}) != 1:
        return None, words
    said = words
    for one in spotted:
        said = said[: one.start] + " " * (one.end - one.start) + said[one.end :]
    return spotted[0].e164, said


def _without_name(words: str, name: str) -> str:
    """The words without the name and what tells that it is one."""
    spaced = r"\s?".join(map(re.escape, name.replace(" ", ""))) if not name.isascii() else re.escape(name)
    return re.sub(spaced + _NAME_ENDS + r"(?=[\s,.!~]|$)", " ", words, count=1)


def _when(words: str, scene: Scene) -> When | None:
    said = " ".join(words.split()).strip(" ,./")
    lower = said.casefold()
    if _NO_WISH.search(lower) or not (_WISH.search(lower) or len(said) <= _SHORT):
        return None
    try:
        when = parse_when(said, now=scene.now, hours=scene.clinic.hours)
    except Invalid:
        return None
    return None if when.kind == "anytime" or when.also else when


def _age(words: str, scene: Scene) -> tuple[Age | None, int | None]:
    """How old the person is that the sentence is about, and the years as they were counted."""
    found = _AGE.search(words) or _SPOKEN_AGE.search(words)
    if found is None:
        return None, None
    counted = found.groupdict().get("years") or found.groupdict().get("english")
    try:
        age = parse_age(found.group(), today_in_seoul(scene.now))
    except Invalid as open_age:
        return None, int(counted) if counted and open_age.code == AgeCode.AMBIGUOUS else None
    return age, age.years


def _whose(words: str) -> Whose | None:
    if _CHILD.search(words) and not _ONLY_TOLD.search(words):
        return Whose.CHILD
    return Whose.OTHER if _OTHER.search(words) and not _ONLY_TOLD.search(words) else None


def _contact_way(words: str) -> ContactWay | None:
    for way, pattern in ((ContactWay.CHAT, _CHAT), (ContactWay.TEXT, _TEXT), (ContactWay.PHONE, _CALL)):
        if pattern.search(words):
            return way
    return None

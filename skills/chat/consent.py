"""The question for the health consent (C-1): how it is put, how yes and no are read, and what is answered when a patient
asks about it first. Intake and hand-off ask it alike; what an answer sets off is theirs."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

import re

from skills import consents
from skills.consents import Purpose
from skills.conversation import Bubble, Card, Choice, Link, Message, Reply
from skills.fields.agreement import parse_agreement
from skills.hearing import folded
from skills.turn import Turn
from skills.understanding import Intent

STEP = "health_consent"
LONGEST = 200  # Letters that are looked into; a question is shorter.
_ABOUT_ELSE = frozenset(
    {Intent.INFO, Intent.MEDICAL, Intent.PERSON, Intent.STATUS, Intent.CANCEL, Intent.ADS_OFF, Intent.EMERGENCY}
)
"""What is asked has nothing to do with the consent; the flow of that intent answers it."""
_ABOUT: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("text", re.compile("동의서|동의내용|전문|자세|보여|읽어|읽고|어떤내용|무슨내용|내용이|여기에뭐|fulltext|showme|readit|theform")),
    ("undo", re.compile("취소|철회|되돌|바꿀수|지울수|지워지|삭제|withdraw|undo|cancelit|delete")),
    ("refusal", re.compile("안하면|않으면|안해도|거부하|거절하|불이익|꼭|반드시|필수|의무|해야|나중에|haveto|must|required|refuse|ifidon|ifinot")),
    ("who", re.compile("누가|누구|누굴|담당자|직원|의사|원장|어디서|어디에서|who|staff|doctor|anyone")),
    ("period", re.compile("기간|언제까지|얼마나|얼마동안|며칠|몇[일달년개]|보관|보유|남아|howlong|kept|keep|stored?")),
    ("items", re.compile("어떤정보|무슨정보|뭘가져|뭐가져|어디까지|항목|민감|건강정보|무엇을|뭘수집|whatdata|whichdata|whatinfo|sensitive")),
    ("purpose", re.compile("왜|뭐에|무슨목적|목적|어디에써|어디에쓰|어디다|뭐하|이유|필요|why|whatfor|purpose")),
)  # fmt: skip
_OF_DATA = re.compile("동의|정보|보관|보유|저장|기록|consent|agree|mydata|stored?|kept")
_ASKS = re.compile(
    r"\?|나요|까요|가요|는지|은지|인지|건지|는데요?$|뭐[야예에죠지임]|뭔[가데지]|뭡|무엇|무슨|어떻|어떤|어떡|왜|누가|누구|언제|얼마|몇"
    r"|돼요?$|되요?$|되죠|되지|됩니까|안되|해야|알려|궁금|보여|설명|동의서|^동의하면|[냐니]$"
    r"|^(?:what|who|why|how|when|where|which|do|does|can|is|are|will|must|should)\b"
)
"""Words that ask, with or without a question mark."""


def read(message: Message) -> bool:
    """The press, or a whole sentence that says yes or no; raises `Invalid` for everything else."""
    if message.choice in ("yes", "no"):
        return message.choice == "yes"
    return parse_agreement(message.text, "동의")


def question(turn: Turn) -> tuple[Bubble, ...]:
    """The wording of today, whole, with the way to its page."""
    return (turn.bubble("intake.health_consent.ask", **_parts(turn)), _page(turn))


def choices(turn: Turn) -> tuple[Choice, ...]:
    """Yes, no, and the way out."""
    return (turn.choice("yes", "intake.health.yes"), turn.choice("no", "intake.health.no"), turn.choice("cancel"))


def answer(turn: Turn) -> Reply | None:
    """What the patient wants to know before agreeing, told from the wording itself; then the consent is asked again.
    None when the words ask nothing."""
    said = folded(turn.message.text[:LONGEST])
    about_it = _OF_DATA.search(said) is not None
    if turn.message.choice or not (_ASKS.search(turn.message.text[:LONGEST].strip().casefold())):
        return None
    if turn.means in _ABOUT_ELSE and not about_it:
        return None
    topic = next((topic for topic, words in _ABOUT if words.search(said)), "all" if about_it else "")
    if not topic:
        return None
    told = turn.bubble(f"intake.health_consent.{topic}", **_parts(turn))
    pages = (_page(turn),) if topic in ("text", "all") else ()
    return turn.reply(told, *pages, turn.bubble("intake.health_consent.again"), choices=choices(turn))


def _parts(turn: Turn) -> dict[str, str]:
    part = consents.wording(turn.clinic, Purpose.HEALTH, turn.today).in_(turn.lang)
    return {**part, "clinic": turn.clinic.name.in_(turn.lang)}


def _page(turn: Turn) -> Card:
    wording = consents.wording(turn.clinic, Purpose.HEALTH, turn.today)
    link = Link(turn.say("intake.health_consent.link"), f"{turn.clinic.public_url}/consent/{wording.token}")
    return Card(wording.part("title", turn.lang), turn.say("intake.health_consent.page"), (link,))

"""What is told to whoever calls, at the question for the time and at the review: what must not be said or to whom ("병원이라고 하지
말아 주세요", "남편 모르게요"), another way for when nobody answers ("부재중이면 문자 남겨 주세요"), and what one can pay.

It is added to the details, and what is left of the message is read as ever; a way that holds only for then is no other way to
be answered."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from skills.cases.answers import Scene, read_time_alone, with_more
from skills.chat.intake.questions import FORM, with_health
from skills.conversation import Say
from skills.fields import Invalid
from skills.fields.contact import found
from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import sentences
from skills.turn import Turn
from skills.understanding.questions import asks
from skills.understanding.readings.ways import is_a_way_if_missed
from skills.understanding.talk.for_others import another_takes_it, without_who_takes_it

_DISCREET = re.compile(
    r"(?:병원|성형외과|성형|수술|시술|상담|용건|내용|이름|어디(?:서|인지)?|뭔지|무슨\s?일인지|자세한?\s?(?:얘기|이야기|말|건)?|(?:누가|다른\s?사람이)\s받)\S{0,6}\s?(?:\S{1,6}\s)?(?:하지|말하지|말씀하지|얘기하지|이야기하지|밝히지|언급하지|꺼내지)\s?(?:는\s?)?(?:마|말)\S{0,6}"
    r"|(?:남편|아내|와이프|신랑|부모님?|엄마|아빠|어머니|아버지|가족|남친|여친|남자\s?친구|여자\s?친구|회사|직장|동료|룸메|시댁|친정|애들?|아이들?|딸|아들|아무)\S{0,3}\s?(?:\S{1,3}\s)?(?:(?:모르게|몰래)(?:\s?(?:해\s?주|연락|전화|부탁|하고|진행|상담)\S{0,8}|요)?|(?:알면|들으면)\s?(?:절대\s)?안\s?[돼되됩]\S{0,4}|(?:한테|에게|에|께)?\S{0,2}\s?비밀(?:로|이)?\S{0,8})|비밀(?:로|을)?\s?(?:해|지켜|부탁)\S{0,3}(?:\s?(?:주|줘|드|해)\S{0,4})?"
    r"|\b(?:do not|don'?t|please never) (?:say|mention|tell|reveal)\b.{0,40}\b(?:clinic|surgery|hospital|why|who|what|where|about|husband|wife|family|anyone|anybody|parents|mom|dad|boss)\b|\bwithout (?:my )?(?:husband|wife|family|parents|mom|mother|dad|boss|anyone) (?:knowing|finding out)\b|\bkeep (?:it|this) (?:secret|private|between us|discreet)\b|\bbe discreet\b",
    re.IGNORECASE,
)
_BUDGET = re.compile(
    r"(?:제\s|저는\s)?(?:예산|생각하는\s?(?:금액|가격))\S{0,2}\s?(?:한\s|약\s|최대\s|대략\s)?\d{1,5}\s?(?:만\s?원?|천|원)?\s?(?:대|정도|이하|안쪽|까지|선)?(?:이에요|예요|이요|입니다|요|임|생각해요|생각하고\s?있어요)?[\s.!~]*|(?:my )?budget (?:is|of|around|about|:)?\s?.{0,12}\d[\d,.]*(?:\s?\w{1,8}){0,3}[\s.!]*",
    re.IGNORECASE,
)
_WHY = re.compile(r"(?:니까|라서|어서|아서|해서|는데|인데|거든요)[\s,]*$")
_CHANGES = re.compile(
    r"바꿔|바꿀|변경|수정|정정|지워|삭제|빼\s?주|접수\S{0,2}\s?(?:해|할)|\b(?:change|delete|file|submit)\b",
    re.IGNORECASE,
)


def _is_told(sentence: str) -> bool:
    if asks(sentence) or _CHANGES.search(sentence):
        return False
    is_one = _DISCREET.search(sentence) or _BUDGET.fullmatch(sentence.strip())
    is_of_another = another_takes_it(sentence) and found(sentence).phone is None  # A number is asked back.
    return is_one is not None or is_of_another or is_a_way_if_missed(sentence)


def _with_their_reasons(parts: list[str]) -> list[str]:
    """A sentence that is only why, with what is told behind it: "회사에서 받으니까 용건은 말하지 말아 주세요"."""
    joined: list[str] = []
    for one in parts:
        if joined and _WHY.search(joined[-1]) and _is_told(one):
            joined[-1] = f"{joined[-1]} {one}"
        else:
            joined.append(one)
    return joined


def _time_beside(told: list[str], scene: Scene) -> str:
    """The time in the same sentence, where nothing else is left of it: "남편한테 비밀로 3시에"."""
    rest = " ".join(without_who_takes_it(_DISCREET.sub(" ", " ".join(told))).split())
    return rest if rest and read_time_alone(rest, scene) is not None else ""


def beside(turn: Turn) -> Say | None:
    """What is said of it, and the message without it; None, and nothing changed, where nothing of it is told or kept."""
    message, talk = turn.message, turn.talk
    if message.choice is not None or talk.step not in ("when", FORM.review) or not with_health(talk.answers):
        return None
    parts = _with_their_reasons(sentences(message.text))
    told = [one for one in parts if _is_told(one)]
    if not told:
        return None
    answers, scene = talk.answers, Scene(turn.unit.now, turn.clinic)
    with suppress(Invalid):
        for one in told:
            answers = with_more(answers, one, scene)
        talk.answers = answers
        rest = " ".join(one for one in parts if one not in told) or _time_beside(told, scene)
        turn.message = replace(message, text=rest)
        return turn.bubble("intake.noted", said=" ".join(told))
    return None

"""What a doctor must know, told beside a time at the question for it ("당뇨 있어요 내일 3시요"), or beside a correction at the
review, or what a patient announces ("하나만 더 적어 주세요 …"). It is added to the details and said so, and what is left of
the message is read as ever."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from skills.cases.answers import Scene, read_time_alone, with_more
from skills.chat.intake.questions import FORM, read_wish, with_health
from skills.conversation import Reply, Say
from skills.fields import Doubtful, Invalid, persons
from skills.fields.contact import found
from skills.fields.passing import tells_of_the_past
from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import pieces
from skills.fields.refusing.no_wish import asks_beside, would_have_done
from skills.fields.refusing.told_times import names_a_time, told_beside
from skills.turn import Act, Turn
from skills.understanding import Intent, understand
from skills.understanding.naming import is_of_the_body, names_the_body
from skills.understanding.questions import asks
from skills.understanding.readings.persons import tells_of_another
from skills.understanding.spelling import spell
from skills.understanding.talk.clauses import announced, to_be_noted
from skills.understanding.talk.health import tells_of_health, without_health
from skills.understanding.talk.put_right import written_as


def beside_a_time(turn: Turn) -> Say | None:
    """What is said of health words beside a time; the time is left in the message. None, and nothing changed, for all other
    words. Without the health consent nothing of them is kept (C-3)."""
    text = turn.message.text
    if turn.talk.step != "when" or turn.message.choice is not None:
        return None
    parts = pieces(text)
    told = _told_in(parts)
    if not told:  # "내일 3시요 근데 몇 분이나 걸려요?", "시술은 금요일에 받고 싶고 연락은 언제든지요"
        told = [one for one in parts if _wonders(one) or would_have_done(one) or _is_past(one)]
    rest = " ".join(one for one in parts if one not in told)
    if names_a_time(rest) and not names_a_time(told_beside(text).wish):
        return None  # "3시에 밥 먹고 배가 아팠어요"
    if not told or not (_is_a_wish(turn, rest) or (not rest and _is_a_wish(turn, text))):
        return None
    if with_health(turn.talk.answers) and not _keep(turn, told):
        return None
    turn.message = replace(turn.message, text=rest or text)
    return turn.bubble("intake.added" if with_health(turn.talk.answers) else "intake.details.need_consent")


def beside_a_contact(turn: Turn) -> Say | None:
    """Without the health consent, at the name or the number: what is said of health words beside these, or beside a time, which
    are left in the message. None, and nothing changed, for all other words."""
    text, scene = turn.message.text, Scene(turn.unit.now, turn.clinic)
    if turn.talk.step not in ("name", "phone") or turn.message.choice is not None or with_health(turn.talk.answers):
        return None
    rest = without_health(text)
    if rest == text or asks(text) or not (found(rest).alone or time_beside_health(text, scene) is not None):
        return None
    turn.message = replace(turn.message, text=_ONLY.sub("", rest), understood=understand(rest))
    return turn.bubble("intake.details.need_consent")


_WONDERS = re.compile(
    r"궁금|알고\s?싶|여쭤|여쭙|문의\s?(?:도\s?)?(?:드리|드려|하고|할)|\b(?:wonder\w*|curious|want to know)\b",
    re.IGNORECASE,
)


def _wonders(clause: str) -> bool:
    """Whether a clause asks, or says what the writer would like to know: "비용도 궁금하고"."""
    return asks_beside(clause) or _WONDERS.search(clause) is not None


_ONLY = re.compile(r"(?<=[가-힣])만(?:요|이요)?[\s.!~]*$|^so\s|\sonly[\s.!]*$")


def time_beside_health(text: str, scene: Scene) -> dict[str, Any] | None:
    """The time behind a reason of health: of "임신 중이라 오전만" the morning. None for "아침에 당뇨약 먹어요"."""
    rest = without_health(text)
    if rest == text or not rest or asks(text) or not text.strip().endswith(rest):
        return None
    return read_time_alone(rest, scene) or read_time_alone(_ONLY.sub("", rest), scene)


def keeping_health(turn: Turn, ask: Act) -> Act:
    """`ask`, with what stands beside a correction at the review added to the details first: "쌍꺼풀 말고 코요 당뇨 있어요"."""
    text = turn.message.text
    is_at_the_end = turn.talk.step == FORM.review and turn.message.choice is None and written_as(text) is None

    def asking(turn: Turn) -> Reply:
        is_kept = is_at_the_end and turn.talk.step == FORM.review and with_health(turn.talk.answers)
        before = turn.talk.answers
        if not is_kept or not _keep(turn, _told_in(pieces(text))) or turn.talk.answers == before:
            return ask(turn)
        return ask(turn).before(turn.bubble("intake.added"))

    return asking


def as_announced(turn: Turn, take: Callable[[Turn], Reply | None], ask: Act) -> Reply | None:
    """The reply to what is announced at the time question or the review: read by itself, and where it changes and asks nothing,
    added to the details. None, and nothing changed, where nothing is announced."""
    if (
        (noted := to_be_noted(turn.message.text))
        and turn.talk.step in ("when", FORM.review)
        and with_health(turn.talk.answers)
        and _keep(turn, [noted])
    ):
        return ask(turn).before(turn.bubble("intake.added"))
    told = announced(turn.message.text)
    if not told or turn.message.choice is not None or turn.talk.step not in ("when", FORM.review):
        return None
    turn.message = replace(turn.message, text=told)
    reply = take(turn)
    if reply is not None or _is_a_wish(turn, told) or not with_health(turn.talk.answers) or asks(told):
        return reply
    return ask(turn).before(turn.bubble("intake.added")) if _keep(turn, [told]) else None


def kept_beside(turn: Turn, clauses: list[str]) -> list[str]:
    """Those of the clauses beside a correction that tell of the body ("코 수술은 2019년에 했고"), added to the details now;
    none without the consent."""
    told = [one for one in clauses if _is_of_it(one)] if with_health(turn.talk.answers) else []
    return told if told and _keep(turn, told) else []


def _is_past(clause: str) -> bool:
    """Whether the writer tells what was done to them before: "작년에 눈 했고"."""
    return not tells_of_another(clause) and tells_of_the_past(clause) and understand(clause).intent is Intent.MEDICAL


def _told_in(parts: list[str]) -> list[str]:
    """The pieces that tell of health; beside one that names a time also those that tell what it is about."""
    has_time = len(parts) > 1 and any(map(names_a_time, parts))
    return [one for one in parts if tells_of_health(one) or (has_time and _tells_of_the_body(one))]


def _tells_of_the_body(clause: str) -> bool:
    """What it is about, told in a clause that names no time and no call: "처짐이 심해요", beside "내일 3시에 전화주세요"."""
    if _OF_ELSE.search(clause) or names_a_time(clause) or asks(clause) or persons.speaks_of_a_relative(clause):
        return False
    return is_of_the_body(clause) or understand(clause).intent in (Intent.MEDICAL, Intent.CONSULT)


_OF_ELSE = re.compile(
    r"상담|전화|연락|통화|문자|예약|접수|신청|이름|성함|번호|사진|(?:끝나|마치)고|(?:는데|은데|인데|[아어해]서|니까|지만|[으]?면|[하가되있없]고)[\s,.]*$|\b(?:call|phone|text|consult\w*|file|submit|name|number|photos?)\b",
    re.IGNORECASE,
)
"""What is of the call, or why another time suits."""


def _is_of_it(clause: str) -> bool:
    is_told = _is_past(clause) or names_the_body(spell(clause)) or tells_of_health(clause)
    return is_told and not asks(clause)


def _is_a_wish(turn: Turn, words: str) -> bool:
    with suppress(Invalid, Doubtful):
        return bool(read_wish(replace(turn.message, text=words), Scene(turn.unit.now, turn.clinic)))
    return False


def _keep(turn: Turn, told: Iterable[str]) -> bool:
    """Add the words that do not stand there yet; False, and nothing added, where there is no room for them."""
    answers = turn.talk.answers
    with suppress(Invalid):
        for one in told:
            if one not in str(answers.get("details") or ""):
                answers = with_more(answers, one, Scene(turn.unit.now, turn.clinic))
        turn.talk.answers = answers
        return True
    return False

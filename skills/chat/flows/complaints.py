"""Complaints: a sorry, and what is asked for in it: a person, the officer for data, or where the case stands."""

from __future__ import annotations

from dataclasses import replace

from skills.chat import deduplication
from skills.chat.answers import known, policy, small_talk
from skills.chat.answers.after_filing import open_case
from skills.chat.flows import handoff, status
from skills.conversation import Reply
from skills.fields.contact import found
from skills.fields.reading import patterns as re
from skills.turn import Act, Flow, Turn
from skills.understanding import Understood, understand
from skills.understanding.intents import RIGHTS
from skills.understanding.readings.complaining import asked_beside, asks_where_to_report, complains, waits_in_vain

_A_PERSON = re.compile(
    r"(?:사람|상담원|상담사|직원|담당자|책임자|원장)\S{0,3}\s?(?:좀\s)?(?:바꿔|바꾸|연결|불러|나오|나와|전화|데려)"
    r"|전화\s?(?:좀\s)?(?:하라|해\s?(?:줘|주|달))"
    r"|(?:사람|직원|상담원|원장)이?\s?(?:직접\s)?(?:답|대답|응대)\S{0,2}\s?(?:하라|해라|해\s?(?:줘|주|달))"
    r"|\b(?:get|give|want|need|let|put|connect|talk|speak)\b.{0,24}"
    r"\b(?:manager|supervisor|human|person|someone|somebody|director|real (?:one|staff))\b"
)
_KEPT_WAITING = re.compile(r"(?:연락|답|답변|답장|전화|소식|회신)\S{0,3}\s?.{0,8}(?:없|안\s?오|안\s?와|못\s?받|늦)")


def plain(turn: Turn, understood: Understood) -> tuple[Flow, Act] | None:
    """Who complains in so many words, waits in vain, or asks where to report it: a sorry and a person, also beside what is
    known to be asked with it. None for all other words."""
    text = turn.message.text
    if asks_where_to_report(text):
        return policy.FLOW, lambda t: policy.answer(t, "leak")
    if understood.intent in RIGHTS or turn.danger is not None or not complains(text):
        return None
    if _A_PERSON.search(text):
        return meant(turn)
    asked = _asked_beside(turn) or (None if waits_in_vain(text) else known.meant(turn, understood))
    return meant(turn) if asked is None else _with_a_sorry(asked)


def _asked_beside(turn: Turn) -> tuple[Flow, Act] | None:
    """What is known to be asked in a sentence of its own beside the complaint."""
    words = asked_beside(turn.message.text)
    if not words:
        return None
    understood = understand(words)
    beside = replace(turn, message=replace(turn.message, text=words, understood=understood))
    found = known.meant(beside, understood)
    if found is None:
        return None
    flow, act = found
    return flow, lambda t: act(replace(t, message=beside.message))


def _with_a_sorry(told: tuple[Flow, Act]) -> tuple[Flow, Act]:
    """What is asked beside a complaint, answered behind a sorry and with the way to a person first."""
    flow, act = told

    def sorry(t: Turn) -> Reply:
        reply = act(t).before(t.bubble("talk.sorry.person", phone=t.clinic.phone))
        words = {choice.word: choice for choice in (*t.choices("person"), *reply.choices)}
        return replace(reply, choices=tuple(words.values()))

    return flow, sorry


def meant(turn: Turn) -> tuple[Flow, Act]:
    """A sorry, and a person: at once for who asks for one or leaves a number."""
    if small_talk.complains_of_data(turn.message.text):
        return policy.FLOW, lambda t: policy.answer(t, "leak")
    if found(turn.message.text).phone is None and _A_PERSON.search(turn.message.text) is None:
        again, case = deduplication.last_step(turn.talk) in ("sorry", handoff.COMPLAINED), open_case(turn)
        if again and case is not None:
            return handoff.FLOW, lambda t: handoff.complained(t, case)
        if case is not None and (waits_in_vain(turn.message.text) or _KEPT_WAITING.search(turn.message.text)):
            return _with_a_sorry((status.FLOW, status.show))
        return small_talk.FLOW, lambda t: small_talk.answer(t, "sorry_again" if again else "sorry")
    return handoff.FLOW, lambda t: handoff.start(t).before(t.bubble("talk.sorry.short"))

"""Complaints: a sorry, and what is asked for in it: a person, the officer for data, or where the case stands."""

from __future__ import annotations

from skills.chat import deduplication
from skills.chat.answers import policy, small_talk
from skills.chat.answers.after_filing import open_case
from skills.chat.flows import handoff, status
from skills.fields.contact import found
from skills.fields.reading import patterns as re
from skills.turn import Act, Flow, Turn

_A_PERSON = re.compile(
    r"(?:사람|상담원|상담사|직원|담당자|책임자|원장)\S{0,3}\s?(?:좀\s)?(?:바꿔|바꾸|연결|불러|나오|나와|전화|데려)|전화\s?(?:좀\s)?(?:하라|해\s?(?:줘|주|달))"
)
_KEPT_WAITING = re.compile(r"(?:연락|답|답변|답장|전화|소식|회신)\S{0,3}\s?.{0,8}(?:없|안\s?오|안\s?와|못\s?받|늦)")


def meant(turn: Turn) -> tuple[Flow, Act]:
    """A sorry, and a person: at once for who asks for one or leaves a number."""
    if small_talk.complains_of_data(turn.message.text):
        return policy.FLOW, lambda t: policy.answer(t, "leak")
    if found(turn.message.text).phone is None and _A_PERSON.search(turn.message.text) is None:
        again, case = deduplication.last_step(turn.talk) in ("sorry", handoff.COMPLAINED), open_case(turn)
        if again and case is not None:
            return handoff.FLOW, lambda t: handoff.complained(t, case)
        if case is not None and _KEPT_WAITING.search(turn.message.text):
            return status.FLOW, lambda t: status.show(t).before(t.bubble("talk.sorry.title"))
        return small_talk.FLOW, lambda t: small_talk.answer(t, "sorry_again" if again else "sorry")
    return handoff.FLOW, lambda t: handoff.start(t).before(t.bubble("talk.sorry.short"))

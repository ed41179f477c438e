"""What people say in between: who speaks here (A-1), thanks, goodbyes, complaints. Nothing of it is kept or filed."""

from __future__ import annotations

import re

from skills.conversation import Call, Card, Reply
from skills.fields.secrets import mask_secrets
from skills.turn import Flow, Turn

COURTESIES = frozenset({"thanks", "bye", "ok"})  # After which nobody needs a person.
MOST = 2  # Bubbles beside which one more fits.
SAID_BY_THE_FORM = frozenset({"age", "phone"})  # Questions that refuse such a number in their own words.


_REMARK = re.compile(
    r"(?:네요|군요|구나|[어아해]요|서요|거든요|는데요?|습니다|겠다|했다|이에요|예요|다)[\s.!~ㅠㅜㅋㅎ;]*$"
)
_WISHES = re.compile(r"싶|주세요|줘|해\s?주|부탁|원해|필요|[할갈]게|신청|예약|상담|접수|취소|삭제|지워|바꿔|변경")
"""What a remark ends with, and what makes it a wish."""


def is_a_remark(text: str) -> bool:
    """Whether words only tell something, and want nothing."""
    return _REMARK.search(text.strip()) is not None and _WISHES.search(text) is None


def answer(turn: Turn, topic: str) -> Reply:
    """As people do; a complaint gets a sorry and the ways to a person."""
    if topic == "sorry":
        return _sorry(turn)
    words = ("consult", "menu") if topic in COURTESIES else ("consult", "person", "menu")
    return turn.reply(turn.bubble(f"talk.{topic}"), choices=turn.choices(*words), skill="talk", step=topic)


def introduced(turn: Turn, reply: Reply) -> Reply:
    """The very first answer says in one line who speaks, whatever it is about; the welcome says so itself, and nothing
    stands in front of 119 (A-1, H-3)."""
    if not turn.talk.is_new or turn.talk.gone or reply.step in ("menu", "nature") or turn.message.event is not None:
        return reply
    line = turn.bubble("talk.i_am")
    return reply.after(line) if reply.skill == "emergency" else reply.before(line)


def without_secrets(turn: Turn, reply: Reply, step: str | None) -> Reply:
    """Who writes the number of a card or of an identity paper is told in front of the answer not to, and what is kept of it."""
    if turn.message.choice is not None or step in SAID_BY_THE_FORM or len(reply.bubbles) > MOST:
        return reply
    has_one = reply.skill != "emergency" and mask_secrets(turn.message.text).found
    return reply.before(turn.bubble("talk.secret")) if has_one else reply


def _sorry(turn: Turn) -> Reply:
    call = Call(turn.say("handoff.call"), turn.clinic.phone)
    return turn.reply(
        Card(turn.say("talk.sorry.title"), turn.say("talk.sorry", phone=turn.clinic.phone), (call,)),
        choices=turn.choices("person", *(("status",) if turn.talk.case_id else ()), "officer", "menu"),
        skill="talk",
        step="sorry",
    )


FLOW = Flow("talk", lambda turn: answer(turn, "nature"), while_suspended=True)

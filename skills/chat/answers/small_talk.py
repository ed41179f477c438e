"""What people say in between: who speaks here (A-1), thanks, goodbyes, complaints. Nothing of it is kept or filed."""

from __future__ import annotations

from skills.conversation import Call, Card, Reply
from skills.turn import Flow, Turn


def answer(turn: Turn, topic: str) -> Reply:
    """As people do; a complaint gets a sorry and the ways to a person."""
    if topic == "sorry":
        return _sorry(turn)
    words = ("consult", "person", "menu") if topic in ("nature", "testing") else ("consult", "menu")
    return turn.reply(turn.bubble(f"talk.{topic}"), choices=turn.choices(*words), skill="talk", step=topic)


def introduced(turn: Turn, reply: Reply) -> Reply:
    """The very first answer says in one line who speaks, whatever it is about; the welcome says so itself, and nothing
    stands in front of 119 (A-1, H-3)."""
    if not turn.talk.is_new or turn.talk.gone or reply.step in ("menu", "nature") or turn.message.event is not None:
        return reply
    line = turn.bubble("talk.i_am")
    return reply.after(line) if reply.skill == "emergency" else reply.before(line)


def _sorry(turn: Turn) -> Reply:
    call = Call(turn.say("handoff.call"), turn.clinic.phone)
    return turn.reply(
        Card(turn.say("talk.sorry.title"), turn.say("talk.sorry", phone=turn.clinic.phone), (call,)),
        choices=turn.choices("person", *(("status",) if turn.talk.case_id else ()), "officer", "menu"),
        skill="talk",
        step="sorry",
    )


FLOW = Flow("talk", lambda turn: answer(turn, "nature"), while_suspended=True)

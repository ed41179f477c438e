"""Another way to be answered, said while the form is open: "전화 말고 카톡으로 주세요"."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from skills.cases.answers import Scene, read_time_alone
from skills.chat import consent
from skills.chat.answers.known import TELLING
from skills.chat.intake import facts
from skills.chat.intake.questions import FORM
from skills.fields.reading import patterns as re
from skills.fields.treatments import treatments_in
from skills.turn import Turn

_BY_TEXT = re.compile(
    r"문자(?:메시지)?(?:로|로만|만)?(?:\s?(?:주세요|줘요?|주시면\s?\S{2,4}|보내\s?\S{2,4}|부탁\S{0,4}|연락\S{0,6}|할게요|돼요))?(?:이?요)?"
    r"|[,.]?\s?(?:\b(?:but|just|only|and|please|by|via|with|a)\s){0,4}\b(?:text|sms)(?:s|ing)?\b(?: me| only| messages?| please| then| is (?:fine|best|better))*",
    re.IGNORECASE,
)


def take_time_beside(turn: Turn) -> None:
    """At the time: the one beside the wish for a text message, where nothing else stands there ("아무 때나 문자로요")."""
    if turn.talk.step != "when" or facts.said(turn).channel != "sms":
        return
    rest = _BY_TEXT.sub(" ", turn.message.text).strip(" ,.!~")
    if (when := read_time_alone(rest, Scene(turn.unit.now, turn.clinic))) is not None:
        turn.talk.answers = {**turn.talk.answers, "when": when}


def another(turn: Turn) -> str | None:
    """How the patient wants to be answered, as it is shown, said alone at any question after the consent; empty where it was so
    before, None where nothing of the kind is said."""
    talk, said = turn.talk, facts.said(turn)
    if talk.step in ("age", consent.STEP, "name", "phone") or not said.channel:
        return None
    if talk.step == "when" and said.channel == "chat":
        return None  # It needs no time then.
    tells = talk.step in TELLING and treatments_in(turn.message.text, turn.clinic.treatments)
    if said.name or said.phone or said.when or tells:
        return None
    if talk.answers.get("channel", "call") == said.channel:
        return "" if said.channel != "call" else None
    kept = {step: value for step, value in talk.answers.items() if step != "channel"}
    talk.answers = kept if said.channel == "call" else {**kept, "channel": said.channel}
    if talk.step == FORM.review:
        talk.step = FORM.next_step(talk.answers)
    return turn.say(f"summary.channel.{said.channel}")

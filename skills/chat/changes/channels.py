"""Another way to be answered, said while the form is open: "전화 말고 카톡으로 주세요"."""

from __future__ import annotations

from skills.chat import consent
from skills.chat.answers.known import TELLING
from skills.chat.intake import facts
from skills.chat.intake.questions import FORM
from skills.fields.treatments import treatments_in
from skills.turn import Turn


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

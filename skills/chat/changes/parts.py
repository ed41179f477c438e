"""The parts that it is about: one more, one less, or only one of them after all ("귀는 됐고 코만 할게요")."""

from __future__ import annotations

from typing import Any

from skills.cases.answers import READERS, Scene, show_treatment
from skills.chat.intake import facts, summary
from skills.chat.intake.asking import ask
from skills.chat.intake.questions import SHORT_PART
from skills.conversation import Reply
from skills.fields.treatments import treatments_in
from skills.turn import Turn
from skills.understanding.readings.taken_out import only_lists, parts_left, parts_listed
from storage.characters import folded

_TOLD = ("details", facts.HELD)  # Answers that hold the patient's words.
_FEW_WORDS = 20  # Letters of a treatment in the patient's words that more may stand beside.
_LITTLE = 3  # Letters beside the parts that tell nothing else.


def leave_out(turn: Turn) -> Reply | None:
    """The parts that stay, at once and said so; what was told of them stays as it is. None for all other words."""
    talk, listed = turn.talk, _listed(turn)
    text = turn.message.text
    stay, beside = parts_left(text, parts_listed(listed)) if turn.message.choice is None else ((), "")
    if not stay:
        return None
    words, more = ", ".join(stay), text.strip() if len(folded(beside)) > _LITTLE else ""
    told = {step: _instead(one, listed, words, more, text) for step in _TOLD if (one := talk.answers.get(step))}
    if not only_lists(listed) and not any(folded(listed) in folded(str(one)) for one in told.values()):
        told |= {"details" if "details" in talk.answers else facts.HELD: "\n".join((listed, *told.values(), text))}
    part = READERS["treatment"](words, Scene(turn.unit.now, turn.clinic))
    talk.answers = {**talk.answers, "treatment": part, **told}
    field, value = turn.say("summary.treatment"), summary.shown(turn, "treatment")
    return ask(turn).before(turn.bubble("intake.changed", field=field, value=value))


def says_no_more(turn: Turn) -> bool:
    """Whether the words leave out a part and say nothing else, whatever they are like."""
    stay, rest = parts_left(turn.message.text, parts_listed(_listed(turn)))
    return bool(stay) and len(folded(rest)) <= _LITTLE


def retitled(turn: Turn, details: str) -> dict[str, Any]:
    """The title anew where it was the beginning of the details that others take the place of; empty where it stays."""
    part, told = turn.talk.answers.get("treatment") or {}, str(turn.talk.answers.get("details") or "")
    if not part.get("words") or not folded(told).startswith(folded(part["words"])):
        return {}
    if "word" in part and not treatments_in(details, turn.clinic.treatments):
        return {"treatment": {"word": part["word"]}}
    return {"treatment": READERS["treatment"](details[:SHORT_PART], Scene(turn.unit.now, turn.clinic))}


def beside(turn: Turn, value: Any) -> Any:
    """What it was about, and the new beside it."""
    there = turn.talk.answers.get("treatment")
    if not there or value is None or len(there.get("words", "")) > _FEW_WORDS:
        return there or value  # A whole sentence: what is added stands with the details.
    both = (show_treatment(one, turn.clinic, turn.lang) for one in (there, value))
    return {"words": ", ".join(both)}


def _listed(turn: Turn) -> str:
    """The words that list what it is about."""
    return str((turn.talk.answers.get("treatment") or {}).get("words", ""))


def _instead(told: str, listed: str, words: str, more: str, text: str) -> str:
    """What was told, with the new list where a line was the old one and nothing else; whatever tells more stays whole, and
    what was said now stands below."""
    lines = told.split("\n")
    old = [line for line in lines if parts_listed(line) == parts_listed(listed)]
    kept = [words if line in old and only_lists(line) else line for line in lines]
    below = more or (text.strip() if any(not only_lists(line) for line in old) else "")
    return "\n".join(filter(None, (*kept, below)))

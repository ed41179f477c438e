"""What was written and what it should have been, in one sentence: the answer that is named takes the new value, or the one in
which the old one stands. In the details one takes the place of the other, and nothing else of them is lost."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from skills.cases.answers import READERS, Scene, read_when_instead, with_more
from skills.chat.answers.known import TELLING
from skills.fields import Doubtful, Invalid
from skills.fields.contact import found as contact_in
from skills.fields.contact import whole_name
from skills.fields.reading import patterns as re
from skills.fields.treatments import treatments_in
from skills.turn import Turn
from skills.understanding.readings.only_told import changes_nothing
from skills.understanding.talk.put_right import WHICH_TIME, Written, written_as
from storage.characters import folded

_WHICH_TIME = re.compile(WHICH_TIME)


def told(turn: Turn) -> dict[str, Any]:
    """Step and new value; empty where the words are nothing of the kind, or tell no value that can be read."""
    said = written_as(turn.message.text)
    if said is None or changes_nothing(turn.message.text):
        return {}
    step = said.step or _where(turn, said)
    if step in (None, "", turn.talk.step) or step not in turn.talk.answers or turn.talk.answers[step] is None:
        step = "details" if step == "treatment" and turn.talk.answers.get("details") else ""
    if not step or (step in TELLING and turn.talk.step in TELLING):
        return {}
    value = _in_details(turn, said) if step == "details" else _read(turn, step, said)
    return {} if value is None else {step: value}


def _where(turn: Turn, said: Written) -> str:
    """The answer in which what was written stands."""
    answers, old = turn.talk.answers, folded(said.old)
    if old == folded(str(answers.get("name") or "")):
        return "name"
    if contact_in(said.new).phone and re.search(r"\d\d", said.old):
        return "phone"
    if old and old in folded(str(answers.get("details") or "")):
        return "details"
    if answers.get("when") and _read(turn, "when", said) is not None and contact_in(said.new).name is None:
        return "when" if not treatments_in(said.new, turn.clinic.treatments) else ""
    return ""


def _in_details(turn: Turn, said: Written) -> str | None:
    """The details with the one in the place of the other, or below them where the old one stands nowhere in them."""
    details = str(turn.talk.answers.get("details") or "")
    if said.old and said.old in details:
        return details.replace(said.old, said.new, 1)
    more = with_more(turn.talk.answers, turn.message.text, Scene(turn.unit.now, turn.clinic))
    return str(more["details"])


def _read(turn: Turn, step: str, said: Written) -> Any:
    scene, old = Scene(turn.unit.now, turn.clinic), turn.talk.answers.get(step)
    if step == "name":
        return whole_name(said.new)
    if step == "phone" and not contact_in(said.new).phone:
        return None
    if step == "treatment" and _WHICH_TIME.fullmatch(said.new):
        return None
    with suppress(Invalid, Doubtful):
        return read_when_instead(said.new, old, scene) if step == "when" and old else READERS[step](said.new, scene)
    return None

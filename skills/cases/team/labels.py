"""Labels: the clinic's own short words by which cases are sorted."""

from __future__ import annotations

from collections.abc import Collection

from skills.cases import casework
from skills.fields.secrets import mask_secrets
from skills.staff import permissions
from skills.staff.permissions import Act, Person
from storage import characters
from storage.cases import events
from storage.cases.team import labels
from storage.cases.team.labels import Label
from storage.errors import NotFound, NotPossible
from storage.trail import chain
from storage.unit.unit_of_work import Unit

COLOURS = ("blue", "green", "amber", "red", "calm", "plain")
NAME_MOST, MOST = 20, 50


def keep(unit: Unit, who: Person, label_id: str, name: str, colour: str) -> None:
    """Make a label (empty id), or give one another name or colour."""
    permissions.check_can(who, Act.CHANGE_LABELS)
    words, there = characters.label(name), labels.every(unit)
    if not 0 < len(words) <= NAME_MOST or colour not in COLOURS or mask_secrets(words).found:
        raise NotPossible("a label has a short name and a colour", code="label_wrong")
    if any(one.name == words and one.id != label_id for one in there) or (not label_id and len(there) >= MOST):
        raise NotPossible("there is such a label, or there are too many", code="label_there")
    label = _found(unit, label_id) if label_id else Label(id=unit.new_id())
    label.name, label.colour = words, colour
    unit.session.add(label)
    chain.record(unit, "label_changed", about=label.id)


def remove(unit: Unit, who: Person, label_id: str) -> None:
    """No case carries it any more."""
    permissions.check_can(who, Act.CHANGE_LABELS)
    unit.session.delete(_found(unit, label_id))
    chain.record(unit, "label_removed", about=label_id)


def put(unit: Unit, who: Person, case_id: str, label_ids: Collection[str]) -> None:
    """The case carries exactly these labels from now on."""
    permissions.check_can(who, Act.WRITE_NOTE)
    case, known = casework.locked_for(unit, who, case_id), {one.id for one in labels.every(unit)}
    labels.put(unit, case, known & set(label_ids))
    chain.record(unit, "case_labelled", subject=case.patient_id, about=case.id)
    events.tell(unit, "labelled", case.id)


def add(unit: Unit, who: Person, case_id: str, label_id: str) -> None:
    """The case carries this label too."""
    _found(unit, label_id)
    worn = labels.of_cases(unit, [case_id]).get(case_id, [])
    put(unit, who, case_id, [label_id, *(one.id for one in worn)])


def _found(unit: Unit, label_id: str) -> Label:
    label = labels.find(unit, label_id)
    if label is None:
        raise NotFound("there is no such label")
    return label

"""Paper: what was printed and must be shredded or burnt, as tasks that somebody does before a witness (clause 7, D-8)."""

from __future__ import annotations

from datetime import timedelta

from storage import paper, trail
from storage.errors import Conflict, NotFound, NotPossible
from storage.paper import PaperTask
from storage.unit import Unit

DUE_WITHIN = timedelta(days=5)
METHODS = ("shred", "burn")


def open_task(unit: Unit, what: str, *, sheets: int = 0, about: str = "") -> PaperTask:
    """Ask for a pile to be destroyed. `what` is a class of the schedule or "print"; never whose it is."""
    task = PaperTask(
        id=unit.new_id(), what=what, sheets=sheets, about=about,
        opened_at=unit.now, opened_by=unit.actor.id or unit.actor.kind, due_at=unit.now + DUE_WITHIN,
    )  # fmt: skip
    paper.add(unit, task)
    trail.record(unit, "paper_task_opened", about=task.id, why=what)
    return task


def finish_task(unit: Unit, task_id: str, *, method: str, witness: str, sheets: int | None = None) -> PaperTask:
    """It was done, by the acting person, by this method, before this witness (another person)."""
    task = paper.find(unit, task_id)
    if task is None:
        raise NotFound("paper task")
    if task.done_at is not None:
        raise Conflict("this was done already")
    if method not in METHODS:
        raise NotPossible("paper is shredded or burnt")
    if not witness.strip() or witness.strip() == unit.actor.id:
        raise NotPossible("paper is destroyed before a second person")
    task.method, task.witness, task.done_at, task.done_by = method, witness.strip(), unit.now, unit.actor.id
    task.sheets = task.sheets if sheets is None else sheets
    unit.session.add(task)
    trail.record(unit, "paper_destroyed", about=task.id, why=method)
    return task

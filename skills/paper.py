"""Paper: what was printed and must be shredded or burnt, as tasks that somebody does before a witness (clause 7, D-8)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from skills.staff.permissions import Act, check_can
from storage.errors import Conflict, NotFound, NotPossible
from storage.retention import paper
from storage.retention.paper import PaperTask
from storage.staff import staff
from storage.trail import chain
from storage.unit.unit_of_work import Unit

DUE_WITHIN = timedelta(days=5)
METHODS = ("shred", "burn")
WHAT = ("print", "chart", "consent", "intake_form", "other")
MOST_SHEETS = 100_000


def open_task(unit: Unit, what: str, *, sheets: int = 0, about: str = "") -> PaperTask:
    """Ask for a pile to be destroyed. `what` is one of `WHAT`; never whose it is. No `sheets`: they are counted when they are
    destroyed. `about` is the id of the case that was printed, if it was one."""
    if what not in WHAT or not 0 <= sheets <= MOST_SHEETS:
        raise NotPossible("say what is to be destroyed, and how many sheets", code="paper_incomplete")
    task = PaperTask(
        id=unit.new_id(), what=what, sheets=sheets, about=about,
        opened_at=unit.now, opened_by=unit.actor.id or unit.actor.kind, due_at=unit.now + DUE_WITHIN,
    )  # fmt: skip
    paper.add(unit, task)
    chain.record(unit, "paper_task_opened", about=task.id, why=what)
    return task


def finish_task(unit: Unit, task_id: str, *, method: str, witness: str, sheets: int | None = None) -> PaperTask:
    """It was done, by the acting person, by this method, before this witness (another person)."""
    check_can(unit.actor, Act.DESTROY_PAPER)
    task = paper.find(unit, task_id)
    if task is None:
        raise NotFound("paper task")
    if task.done_at is not None:
        raise Conflict("this was done already")
    if method not in METHODS:
        raise NotPossible("paper is shredded or burnt", code="paper_incomplete")
    if _is_nobody_else(unit, witness.strip()):
        raise NotPossible("paper is destroyed before a second person", code="paper_witness")
    task.method, task.witness, task.done_at, task.done_by = method, witness.strip(), unit.now, unit.actor.id
    task.sheets = task.sheets if sheets is None else sheets
    unit.session.add(task)
    chain.record(unit, "paper_destroyed", about=task.id, why=method)
    return task


def waiting(unit: Unit) -> list[PaperTask]:
    """The piles that nobody has destroyed, the one that is due first first."""
    return [task for task in paper.newest(unit) if task.done_at is None]


def finished(unit: Unit) -> list[PaperTask]:
    """The piles that are gone, the last one first."""
    return paper.done(unit)


def numbers(unit: Unit, tasks: Sequence[PaperTask]) -> dict[str, str]:
    """The numbers of the cases that were printed, by what the tasks are about, as long as the cases are there; recorded."""
    chain.record(unit, "paper_listed")
    return paper.case_numbers(unit, [task.about for task in tasks if task.about])


def overdue(unit: Unit) -> list[PaperTask]:
    """The piles whose time is over: an alarm."""
    return paper.overdue(unit)


def _is_nobody_else(unit: Unit, witness: str) -> bool:
    me = staff.find(unit, unit.actor.id)
    return not witness or witness == unit.actor.id or (me is not None and witness == me.name)

"""Paper: piles that wait to be shredded or burnt, and who did it, when, how and before which witness (D-8)."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from bot.desk.frame import view
from bot.desk.frame.forms import read_count
from bot.desk.frame.page import get, post
from bot.desk.frame.work import run
from skills import paper
from skills.staff.permissions import Act, Person
from storage.errors import Conflict, NotPossible
from storage.staff import staff
from storage.unit.unit_of_work import Unit


async def show(request: web.Request) -> web.StreamResponse:
    """The open piles, the one that is due first on top, and those that are gone."""
    return await _page(request)


async def _page(request: web.Request, problem: str = "") -> web.Response:
    def look(unit: Unit, who: Person) -> dict[str, Any]:
        waiting, finished = paper.waiting(unit), paper.finished(unit)
        return {
            "waiting": waiting,
            "finished": finished,
            "numbers": paper.numbers(unit, [*waiting, *finished]),
            "late": {task.id for task in paper.overdue(unit)},
            "names": staff.names(unit),
            "colleagues": [one.name for one in staff.everyone(unit) if one.ended_at is None and one.id != who.id],
        }

    values = await run(request, Act.DESTROY_PAPER, look)
    return view.show(
        request, "paper.html", 400 if problem else 200, **values, what=paper.WHAT, methods=paper.METHODS,
        days=paper.DUE_WITHIN.days, problem=f"error.{problem}" if problem else "",
        done=request.query.get("done", ""),
    )  # fmt: skip


async def open_task(request: web.Request) -> web.StreamResponse:
    """A pile is to be destroyed."""
    form = await request.post()
    what, sheets = str(form.get("what", "")), read_count(form.get("sheets", ""))
    try:
        await run(
            request,
            Act.DESTROY_PAPER,
            lambda unit, _who: paper.open_task(unit, what, sheets=-1 if sheets is None else sheets),
        )
    except NotPossible as error:
        return await _page(request, error.code)
    raise view.go(request, "paper", {"done": "opened"})


async def finish_task(request: web.Request) -> web.StreamResponse:
    """It is gone."""
    form, task_id = await request.post(), request.match_info["task"]
    method, witness = str(form.get("method", "")), str(form.get("witness", ""))[:40]
    sheets = read_count(form.get("sheets", ""))

    def work(unit: Unit, _who: Person) -> None:
        paper.finish_task(unit, task_id, method=method, witness=witness, sheets=sheets)

    try:
        await run(request, Act.DESTROY_PAPER, work)
    except (Conflict, NotPossible) as error:
        return await _page(request, error.code)
    raise view.go(request, "paper", {"done": "finished"})


PAGES = (
    get("/records/paper", "paper", show, Act.DESTROY_PAPER),
    post("/records/paper", "paper_open", open_task, Act.DESTROY_PAPER),
    post("/records/paper/{task}", "paper_finish", finish_task, Act.DESTROY_PAPER),
)

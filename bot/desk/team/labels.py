"""Labels: the clinic's list of them, and which a case carries."""

from __future__ import annotations

from aiohttp import web

from bot.desk.cases.casework import Form, press
from bot.desk.frame import view
from bot.desk.frame.page import Page, get, post
from bot.desk.frame.work import run
from skills.cases.team import labels
from skills.clinic.clinic import Clinic
from skills.staff.permissions import Act, Person
from storage.cases.team import labels as kept
from storage.errors import NotPossible
from storage.unit.unit_of_work import Unit


async def show(request: web.Request) -> web.StreamResponse:
    """All labels, each with its form, and an empty one."""
    return await _page(request)


async def _page(request: web.Request, problem: str = "", name: str = "") -> web.Response:
    found = await run(request, Act.CHANGE_LABELS, lambda unit, _who: kept.every(unit), only_looks=True)
    done = request.query.get("done", "")
    problem = f"error.{problem}" if problem else ""
    return view.show(
        request, "labels.html", 400 if problem else 200, labels=found, colours=labels.COLOURS, most=labels.NAME_MOST,
        problem=problem, name=name, done=done,
    )  # fmt: skip


async def keep(request: web.Request) -> web.StreamResponse:
    """Make or change a label."""
    form = await request.post()
    label_id, name, colour = (str(form.get(part, "")) for part in ("id", "name", "colour"))
    try:
        await run(request, Act.CHANGE_LABELS, lambda unit, who: labels.keep(unit, who, label_id, name, colour))
    except NotPossible as error:
        return await _page(request, error.code, "" if label_id else name)
    raise view.go(request, "labels", {"done": "kept"})


async def remove(request: web.Request) -> web.StreamResponse:
    """No case carries it any more."""
    label_id = request.match_info["label"]
    await run(request, Act.CHANGE_LABELS, lambda unit, who: labels.remove(unit, who, label_id))
    raise view.go(request, "labels", {"done": "removed"})


def put(unit: Unit, _clinic: Clinic, who: Person, case_id: str, form: Form) -> None:
    """The case carries exactly what is ticked."""
    ticked = form.getall("label", []) if hasattr(form, "getall") else []
    labels.put(unit, who, case_id, [str(one) for one in ticked])


PAGES: tuple[Page, ...] = (
    get("/labels", "labels", show, Act.CHANGE_LABELS),
    post("/labels", "label_keep", keep, Act.CHANGE_LABELS),
    post("/labels/{label}/remove", "label_remove", remove, Act.CHANGE_LABELS),
    post("/cases/{case}/labels", "case_labels", press("labelled", Act.WRITE_NOTE, put), Act.WRITE_NOTE),
)

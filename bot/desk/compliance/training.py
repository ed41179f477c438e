"""Training: who of the staff is due, recording a session with who was there, and the sessions that were held (S-11)."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from bot.desk.frame import view
from bot.desk.frame.forms import read_day
from bot.desk.frame.keys import DESK
from bot.desk.frame.page import get, post
from bot.desk.frame.work import run
from skills.compliance import training as rules
from skills.fields.timing.hours import today_in_seoul
from skills.staff.permissions import Act, Person
from storage.compliance import training
from storage.errors import NotPossible
from storage.staff import staff
from storage.unit.unit_of_work import Unit

NAME_MOST, NOTES_MOST = 80, 1000


async def show(request: web.Request) -> web.StreamResponse:
    """Everybody with their next training, the one that is due first on top."""
    return await _page(request)


async def _page(request: web.Request, problem: str = "", form: Any = None) -> web.Response:
    desk = request.app[DESK]

    def look(unit: Unit, _who: Person) -> dict[str, Any]:
        held = training.newest(unit)
        return {
            "statuses": rules.statuses(unit, desk.clinic),
            "held": held,
            "attended": training.attended(unit, [one.id for one in held]),
            "names": staff.names(unit),
            "today": today_in_seoul(unit.now),
        }

    values = await run(request, Act.SEE_REGISTERS, look)
    return view.show(
        request, "training.html", 400 if problem else 200, **values, topics=rules.TOPICS, form=form or {},
        registers=desk.clinic.registers, problem=f"error.{problem}" if problem else "",
        done=request.query.get("done", ""),
    )  # fmt: skip


async def record(request: web.Request) -> web.StreamResponse:
    """A session was held."""
    sent = await request.post()
    form: dict[str, Any] = {name: str(sent.get(name, "")) for name in ("topic", "held_on", "given_by", "notes")}
    form["attended"] = [str(staff_id) for staff_id in sent.getall("attended", [])]

    def work(unit: Unit, _who: Person) -> None:
        rules.record_training(
            unit, form["topic"], held_on=read_day(form["held_on"]), given_by=form["given_by"][:NAME_MOST],
            attended=form["attended"], notes=form["notes"][:NOTES_MOST],
        )  # fmt: skip

    try:
        await run(request, Act.CHANGE_REGISTERS, work)
    except NotPossible as error:
        return await _page(request, error.code, form)
    raise view.go(request, "training", {"done": "recorded"})


PAGES = (
    get("/records/training", "training", show, Act.SEE_REGISTERS),
    post("/records/training", "training_record", record, Act.CHANGE_REGISTERS),
)

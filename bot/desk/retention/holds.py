"""Holds: what may not be destroyed now, on which ground, until which look; placing one, and releasing it (D-4)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from aiohttp import web

from bot.desk.frame import view
from bot.desk.frame.forms import read_day
from bot.desk.frame.page import get, post
from bot.desk.frame.work import run
from skills.fields.timing.hours import SEOUL
from skills.retention import holds
from skills.staff.permissions import Act, Person
from storage.errors import NotPossible
from storage.staff import staff
from storage.unit.unit_of_work import Unit


async def show(request: web.Request) -> web.StreamResponse:
    """Those in force and those that were released."""
    return await _page(request)


async def _page(request: web.Request, problem: str = "", form: Any = None) -> web.Response:
    def look(unit: Unit, _who: Person) -> dict[str, Any]:
        everything = holds.list_holds(unit)
        return {
            "active": [hold for hold in everything if hold.released_at is None],
            "released": [hold for hold in everything if hold.released_at is not None],
            "numbers": holds.item_numbers(unit, everything),
            "again": {hold.id for hold in holds.to_look_at_again(unit)},
            "names": staff.names(unit),
        }

    values = await run(request, Act.CHANGE_HOLDS, look)
    return view.show(
        request, "holds.html", 400 if problem else 200, **values, grounds=holds.GROUNDS, form=form or {},
        problem=f"error.{problem}" if problem else "", done=request.query.get("done", ""),
    )  # fmt: skip


async def place(request: web.Request) -> web.StreamResponse:
    """Hold a case, its patient, or a piece that is kept apart."""
    form = {name: str(value) for name, value in (await request.post()).items()}
    ground, what = form.get("ground", ""), form.get("what", "")

    def work(unit: Unit, _who: Person) -> None:
        look_again = _midnight(form.get("review_on", ""))
        if what == "retained":
            holds.place_hold(unit, what, form.get("piece", ""), ground=ground, review_at=look_again)
        else:
            whole = what == "patient"
            holds.hold_case(unit, form.get("number", ""), whole=whole, ground=ground, review_at=look_again)

    try:
        await run(request, Act.CHANGE_HOLDS, work)
    except NotPossible as error:
        return await _page(request, error.code, form)
    raise view.go(request, "holds", {"done": "placed"})


async def release(request: web.Request) -> web.StreamResponse:
    """Let go; what was stopped by it is carried out now."""
    hold_id = request.match_info["hold"]
    resumed = await run(request, Act.CHANGE_HOLDS, lambda unit, _who: holds.release_hold(unit, hold_id))
    raise view.go(request, "holds", {"done": "resumed" if resumed else "released"})


def _midnight(text: str) -> datetime | None:
    day = read_day(text)
    return datetime(day.year, day.month, day.day, tzinfo=SEOUL) if day else None


PAGES = (
    get("/records/holds", "holds", show, Act.CHANGE_HOLDS),
    post("/records/holds", "hold_place", place, Act.CHANGE_HOLDS),
    post("/records/holds/{hold}/release", "hold_release", release, Act.CHANGE_HOLDS),
)

"""The page of switches: what can be stopped at once, how each one stands, since when, by whom and why (B-6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.desk.frame import view
from bot.desk.frame.keys import DESK
from bot.desk.frame.page import get, post
from bot.desk.frame.work import run
from skills.clinic import switches as rules
from skills.staff.permissions import Act, Person
from storage.clinic import switches
from storage.clinic.switches import Switch
from storage.errors import NotPossible
from storage.outbox import outbox
from storage.staff import staff as accounts
from storage.unit.unit_of_work import Unit


@dataclass(frozen=True, slots=True)
class Row:
    """A switch on the page. `kind` is what it is called there, `about` a processor's name."""

    name: str
    kind: str
    about: str
    is_off: bool
    moved: Switch | None


async def show(request: web.Request) -> web.StreamResponse:
    """All switches."""
    return await _page(request)


async def _page(request: web.Request, problem: str = "") -> web.Response:
    clinic = request.app[DESK].clinic

    def look(unit: Unit, _who: Person) -> dict[str, Any]:
        moved, off = {one.name: one for one in switches.all_of(unit)}, switches.off(unit)
        known = rules.names(clinic)
        names = (*known, *sorted(off - set(known)))
        rows = [Row(name, *_kind(name), name in off, moved.get(name)) for name in names]
        waits = outbox.held_back(unit, rules.stopped_kinds(unit))
        return {"rows": rows, "waits": waits, "names": accounts.names(unit)}

    values = await run(request, Act.CHANGE_SWITCHES, look, only_looks=True)
    done = request.query.get("done", "")
    return view.show(request, "switches.html", 400 if problem else 200, **values, problem=problem, done=done)


async def move(request: web.Request) -> web.StreamResponse:
    """Stop or start one."""
    form, clinic = await request.post(), request.app[DESK].clinic
    name, why, off = str(form.get("name", "")), str(form.get("why", "")), form.get("to") == "off"
    try:
        await run(request, Act.CHANGE_SWITCHES, lambda unit, _who: rules.move(unit, clinic, name, why, off=off))
    except NotPossible as error:
        return await _page(request, f"error.{error.code}")
    raise view.go(request, "switches", {"done": "off" if off else "on"})


def _kind(name: str) -> tuple[str, str]:
    is_processor = name.startswith(rules.PROCESSOR)
    return ("processor", name.removeprefix(rules.PROCESSOR)) if is_processor else (name, "")


PAGES = (
    get("/clinic/switches", "switches", show, Act.CHANGE_SWITCHES),
    post("/clinic/switches", "switch_move", move, Act.CHANGE_SWITCHES),
)

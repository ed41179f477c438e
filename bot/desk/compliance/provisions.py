"""Provision to third parties: recording one before the data leaves, the register, and a consent that was withdrawn (E-3)."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from bot.desk.frame import view
from bot.desk.frame.forms import read_day
from bot.desk.frame.keys import DESK
from bot.desk.frame.page import get, post
from bot.desk.frame.work import run
from skills import texts
from skills.compliance import provisions
from skills.compliance.provisions import Handed
from skills.fields.timing.hours import today_in_seoul
from skills.staff.permissions import Act, Person
from storage.errors import Conflict, NotPossible
from storage.staff import staff
from storage.unit.unit_of_work import Unit

MOST = 200
FIELDS = ("number", "recipient", "purpose", "keeps", "ground", "basis", "agreed_on")


async def show(request: web.Request) -> web.StreamResponse:
    """The register, the last one on top, and the form for the next one."""
    return await _page(request)


async def _page(request: web.Request, problem: str = "", form: Any = None) -> web.Response:
    def look(unit: Unit, _who: Person) -> dict[str, Any]:
        listed = provisions.list_provisions(unit)
        return {
            "listed": listed,
            "withdrawable": provisions.resting_on_consent(unit, listed),
            "names": staff.names(unit),
            "today": today_in_seoul(unit.now),
        }

    values = await run(request, Act.PROVIDE_DATA, look)
    return view.show(
        request, "provisions.html", 400 if problem else 200, **values, form=form or {}, say=texts.say,
        purposes=provisions.PURPOSES, items=provisions.ITEMS, grounds=provisions.GROUNDS,
        problem=f"error.{problem}" if problem else "", done=request.query.get("done", ""),
    )  # fmt: skip


async def record(request: web.Request) -> web.StreamResponse:
    """Something is handed over now."""
    sent, clinic = await request.post(), request.app[DESK].clinic
    form: dict[str, Any] = {name: str(sent.get(name, ""))[:MOST] for name in FIELDS}
    form["items"] = [str(item) for item in sent.getall("items", [])]
    handed = Handed(
        form["recipient"], form["purpose"], tuple(form["items"]), form["keeps"], form["ground"], form["basis"],
        read_day(form["agreed_on"]),
    )  # fmt: skip

    def work(unit: Unit, _who: Person) -> None:
        provisions.record_provision(unit, clinic, form["number"], handed)

    try:
        await run(request, Act.PROVIDE_DATA, work)
    except NotPossible as error:
        return await _page(request, error.code, form)
    raise view.go(request, "provisions", {"done": "recorded"})


async def withdraw(request: web.Request) -> web.StreamResponse:
    """The patient no longer agrees, and has said so on paper or by telephone."""
    provision_id, clinic = request.match_info["provision"], request.app[DESK].clinic

    def work(unit: Unit, _who: Person) -> None:
        provisions.withdraw_consent(unit, clinic, provision_id)

    try:
        await run(request, Act.PROVIDE_DATA, work)
    except Conflict:
        return await _page(request, "provision_withdrawn_already")
    raise view.go(request, "provisions", {"done": "withdrawn"})


PAGES = (
    get("/records/provisions", "provisions", show, Act.PROVIDE_DATA),
    post("/records/provisions", "provision_record", record, Act.PROVIDE_DATA),
    post("/records/provisions/{provision}/withdraw", "provision_withdraw", withdraw, Act.PROVIDE_DATA),
)

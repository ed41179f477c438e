"""Who does what: one's own shift, what is asked of oneself, and what everybody has in hand."""

from __future__ import annotations

from aiohttp import web

from bot.desk.frame import view
from bot.desk.frame.keys import DESK
from bot.desk.frame.page import get, post
from bot.desk.frame.work import run
from skills.cases import inbox
from skills.cases.inbox import InboxRow
from skills.cases.team import reminders, shifts
from skills.cases.team.reminders import ForMe
from skills.cases.team.shifts import OnDuty
from skills.staff.permissions import Act, Person
from storage.staff import staff
from storage.unit.unit_of_work import Unit


async def show(request: web.Request) -> web.StreamResponse:
    """The page; of the cases that call somebody it tells as much as the inbox would."""
    clinic = request.app[DESK].clinic

    def look(
        unit: Unit, who: Person
    ) -> tuple[list[OnDuty], list[ForMe], list[ForMe], dict[str, str], dict[str, InboxRow]]:
        named, again = reminders.for_me(unit, who)
        rows = inbox.rows_of(unit, clinic, who, {one.case_id for one in (*named, *again)})
        return shifts.everyone(unit, who), named, again, staff.names(unit), rows

    people, named, again, names, rows = await run(request, Act.SEE_INBOX, look, only_looks=True)
    return view.show(
        request,
        "team.html",
        people=people,
        named=named,
        again=again,
        names=names,
        rows=rows,
        now=request.app[DESK].database.clock(),
        done=request.query.get("done", ""),
    )


async def change_duty(request: web.Request) -> web.StreamResponse:
    """Begin a shift, be away, or end it."""
    form, clinic = await request.post(), request.app[DESK].clinic
    state = str(form.get("state", ""))
    await run(request, Act.WORK_CASE, lambda unit, who: shifts.change(unit, clinic, who, state))
    raise view.go(request, "team", {"done": state})


async def know_best(request: web.Request) -> web.StreamResponse:
    """Which treatments this person is given first."""
    form, clinic = await request.post(), request.app[DESK].clinic
    words = [str(word) for word in form.getall("treatment", [])]
    await run(request, Act.WORK_CASE, lambda unit, who: shifts.know_best(unit, clinic, who, words))
    raise view.go(request, "team", {"done": "kept"})


PAGES = (
    get("/team", "team", show, Act.SEE_INBOX),
    post("/team/duty", "team_duty", change_duty, Act.WORK_CASE),
    post("/team/treatments", "team_treatments", know_best, Act.WORK_CASE),
)

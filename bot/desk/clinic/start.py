"""What to do first in a new clinic: each line ticks itself once data, settings or actions show that it is done."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web

from bot.desk.clinic.pages import begun
from bot.desk.frame import view
from bot.desk.frame.keys import ACCESS, DESK
from bot.desk.frame.page import get
from bot.desk.frame.work import run
from skills.clinic import versions as rules
from skills.clinic.clinic import SHIPPED_ADDRESS
from skills.staff.permissions import Act, Person, can
from storage.compliance import plan
from storage.patients import patients
from storage.staff import staff as accounts
from storage.unit.unit_of_work import Unit


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the page: its name, whether it is done, and the page on which it is done, if it is one of the desk's."""

    name: str
    is_done: bool
    page: str = ""
    part: str = ""


async def show(request: web.Request) -> web.StreamResponse:
    """The lines; whoever runs no clinic goes on to their own first page."""
    if not can(request[ACCESS].person, Act.CHANGE_STAFF):
        raise view.go(request, "home")
    steps = await run(request, Act.CHANGE_STAFF, lambda unit, who: steps_of(request, unit, who), only_looks=True)
    return view.show(request, "start.html", steps=steps, done=sum(step.is_done for step in steps))


def steps_of(request: web.Request, unit: Unit, who: Person) -> list[Step]:
    """The lines in the order in which they are best done."""
    reach, clinic = request.app[DESK].current.reach, rules.read(begun(request, unit)[1])
    others = (one for one in accounts.everyone(unit) if one.enrolled_at is not None and one.ended_at is None)
    return [
        Step("address", clinic.address.ko != SHIPPED_ADDRESS, "clinic_section", "texts"),
        Step("told", reach.tells_staff),
        Step("owner", reach.tells_owner),
        Step("invite", any(one.id != who.id for one in others), "staff"),
        Step("plan", bool(plan.versions(unit)), "plan"),
        Step("connect", reach.is_public and reach.has_bot),
        Step("message", patients.is_anybody_here(unit)),
    ]


PAGES = (get("/start", "start", show, Act.BE_HERE),)

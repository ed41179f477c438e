"""Staff administration: who is here in which role, inviting, changing roles, ending an account; and the ledger of it all."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web
from multidict import MultiMapping

from bot.desk.frame import view
from bot.desk.frame.keys import DESK
from bot.desk.frame.page import get, post
from bot.desk.frame.work import run
from skills.cases.team import shifts
from skills.proposals import proposals
from skills.staff import permissions, staff
from skills.staff.permissions import Act, Person, Role
from storage.errors import Conflict, NotPossible
from storage.staff import staff as accounts
from storage.staff.staff import RoleGrant, Staff
from storage.unit.unit_of_work import Unit


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account on the page. `why_not` is the code with which a change of it would be refused."""

    person: Staff
    roles: frozenset[str]
    why_not: str


async def show(request: web.Request) -> web.StreamResponse:
    """All accounts and the newest lines of the ledger."""
    return await _page(request)


async def _page(
    request: web.Request, problem: str = "", link: str = "", invited: str = "", typed: tuple[str, str] = ("", "")
) -> web.Response:
    def look(unit: Unit, who: Person) -> tuple[list[AccountRow], list[RoleGrant], dict[str, str]]:
        roles = accounts.roles_of_everyone(unit)
        rows = [
            AccountRow(
                one,
                roles.get(one.id, frozenset()),
                permissions.why_not(permissions.check_can_change_staff, who, one.id),
            )
            for one in accounts.everyone(unit)
        ]
        return rows, accounts.ledger(unit), accounts.names(unit)

    rows, ledger, names = await run(request, Act.SEE_STAFF, look)
    return view.show(
        request, "staff.html", 400 if problem else 200, rows=rows, ledger=ledger, names=names, roles=list(Role),
        problem=problem, link=link, invited=invited, typed=typed, done=request.query.get("done", ""),
    )  # fmt: skip


async def invite(request: web.Request) -> web.StreamResponse:
    """Make an account; its one-time link is shown this once, to be handed over by a safe way."""
    form = await request.post()
    name, email, roles = str(form.get("name", "")), str(form.get("email", "")), _roles(form)
    try:
        token = await run(request, Act.CHANGE_STAFF, lambda unit, who: proposals.invite(unit, who, name, email, roles))
    except NotPossible as error:
        return await _page(request, f"error.{error.code}", typed=(name, email))
    return await _page(request, link=_link(request, token), invited=name) if token else _waits(request)


async def invite_again(request: web.Request) -> web.StreamResponse:
    """A fresh link for somebody who lost password or phone."""
    staff_id = request.match_info["staff"]
    token = await run(request, Act.CHANGE_STAFF, lambda unit, who: proposals.invite_again(unit, who, staff_id))
    return await _page(request, link=_link(request, token)) if token else _waits(request)


async def change_roles(request: web.Request) -> web.StreamResponse:
    """Give and take roles; a page that shows other roles than there are now changes nothing."""
    form, staff_id = await request.post(), request.match_info["staff"]
    roles, shown = _roles(form), str(form.get("shown", ""))

    def change(unit: Unit, who: Person) -> bool:
        if ",".join(sorted(accounts.roles_of(unit, staff_id))) != shown:
            raise Conflict("the roles were changed meanwhile", code="roles_changed")
        waits = proposals.set_roles(unit, who, staff_id, roles)
        if not accounts.roles_of(unit, staff_id) & permissions.GRANTS[Act.WORK_CASE]:
            shifts.leave(unit, staff_id)
        return waits

    try:
        waits = await run(request, Act.CHANGE_STAFF, change)
    except (NotPossible, Conflict) as error:
        return await _page(request, f"error.{error.code}")
    raise view.go(request, "staff", {"done": "proposed" if waits else "roles_changed"})


async def end(request: web.Request) -> web.StreamResponse:
    """Somebody leaves: nothing opens for them from this moment on."""
    staff_id = request.match_info["staff"]

    def leave(unit: Unit, who: Person) -> None:
        staff.end_account(unit, who, staff_id)
        shifts.leave(unit, staff_id)

    await run(request, Act.CHANGE_STAFF, leave)
    raise view.go(request, "staff", {"done": "account_ended"})


def _waits(request: web.Request) -> web.Response:
    raise view.go(request, "staff", {"done": "proposed"})


def _roles(form: MultiMapping[str | bytes | bytearray | web.FileField]) -> list[str]:
    return [str(role) for role in form.getall("roles", [])]


def _link(request: web.Request, token: str) -> str:
    return request.app[DESK].settings.public_url.rstrip("/") + view.path(request, "enrol", token=token)


PAGES = (
    get("/staff", "staff", show, Act.SEE_STAFF),
    post("/staff", "staff_invite", invite, Act.CHANGE_STAFF),
    post("/staff/{staff}/link", "staff_invite_again", invite_again, Act.CHANGE_STAFF),
    post("/staff/{staff}/roles", "staff_roles", change_roles, Act.CHANGE_STAFF),
    post("/staff/{staff}/end", "staff_end", end, Act.CHANGE_STAFF),
)

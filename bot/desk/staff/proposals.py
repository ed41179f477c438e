"""What waits for a second person: what is proposed, by whom, and the buttons for whoever may confirm or decline it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.desk.frame import view
from bot.desk.frame.keys import DESK
from bot.desk.frame.page import get, post
from bot.desk.frame.work import run
from skills.clinic import compare
from skills.clinic import versions as clinic
from skills.clinic.compare import Change
from skills.consents import asking
from skills.proposals import proposals as rules
from skills.staff import permissions
from skills.staff.permissions import Act, Person
from storage.staff import proposals
from storage.staff import staff as accounts
from storage.staff.proposals import Proposal, ProposalState
from storage.unit.unit_of_work import Unit


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A proposal on the page: what it would do, and the code with which a confirmation would be refused."""

    proposal: Proposal
    details: dict[str, Any]
    changes: list[Change]
    asked: dict[str, int]
    why_not: str


async def show(request: web.Request) -> web.StreamResponse:
    """What waits, and what was decided last."""
    return await _page(request)


async def _page(request: web.Request, link: str = "") -> web.Response:
    def look(unit: Unit, who: Person) -> dict[str, Any]:
        return {
            "rows": [_row(unit, who, one) for one in proposals.waiting(unit)],
            "decided": [_row(unit, who, one) for one in proposals.decided(unit)],
            "names": accounts.names(unit),
        }

    values = await run(request, Act.DECIDE_PROPOSAL, look)
    return view.show(request, "proposals.html", **values, link=link, done=request.query.get("done", ""))


def _row(unit: Unit, who: Person, one: Proposal) -> ProposalRow:
    details = json.loads(one.details)
    changes: list[Change] = []
    asked: dict[str, int] = {}
    if one.kind in ("clinic", "restore") and one.state == ProposalState.OPEN:
        _, before = clinic.present(unit)
        after = rules.document_after(unit, one)
        changes, asked = compare.changes(before, after), asking.asked_anew(unit, before, after)
    return ProposalRow(one, details, changes, asked, permissions.why_not(rules.check_can_confirm, who, one))


async def confirm(request: web.Request) -> web.StreamResponse:
    """The second person confirms: it is done now, and a link that it made is shown this once."""
    proposal_id = request.match_info["proposal"]
    token = await run(request, Act.DECIDE_PROPOSAL, lambda unit, who: rules.confirm(unit, who, proposal_id))
    if not token:
        raise view.go(request, "proposals", {"done": "confirmed"})
    address = request.app[DESK].settings.public_url.rstrip("/") + view.path(request, "enrol", token=token)
    return await _page(request, link=address)


async def decline(request: web.Request) -> web.StreamResponse:
    """It is not done."""
    proposal_id = request.match_info["proposal"]
    await run(request, Act.DECIDE_PROPOSAL, lambda unit, who: rules.decline(unit, who, proposal_id))
    raise view.go(request, "proposals", {"done": "declined"})


PAGES = (
    get("/proposals", "proposals", show, Act.DECIDE_PROPOSAL),
    post("/proposals/{proposal}/confirm", "proposal_confirm", confirm, Act.DECIDE_PROPOSAL),
    post("/proposals/{proposal}/decline", "proposal_decline", decline, Act.DECIDE_PROPOSAL),
)

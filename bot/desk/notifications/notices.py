"""Notices that did not arrive, and those still on their way; trying a dead one again; and how far a coming policy is told."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from bot.desk.frame import view
from bot.desk.frame.keys import DESK
from bot.desk.frame.page import get, post
from bot.desk.frame.work import run
from skills.clinic import gaps, policy
from skills.consents import announcements
from skills.fields.timing.hours import today_in_seoul
from skills.staff.permissions import Act, Person
from storage.errors import NotFound
from storage.outbox import dead_letters
from storage.trail import chain
from storage.unit.unit_of_work import Unit


async def show(request: web.Request) -> web.StreamResponse:
    """Dead letters first."""
    clinic = request.app[DESK].clinic

    def look(unit: Unit, _who: Person) -> dict[str, Any]:
        return {
            "failed": dead_letters.failed(unit),
            "waiting": dead_letters.on_the_way(unit),
            "coming": announcements.progress(unit, clinic),
            "flaws": policy.flaws(clinic, today_in_seoul(unit.now)),
            "gaps": gaps.gaps(clinic, today_in_seoul(unit.now)),
        }

    found = await run(request, Act.SEE_NOTICES, look)
    return view.show(request, "notices.html", done=request.query.get("done", ""), **found)


async def retry(request: web.Request) -> web.StreamResponse:
    """Put a dead letter back into the outbox."""
    text = request.match_info["notice"]
    notice_id = int(text) if text.isdecimal() and len(text) < 18 else 0

    def again(unit: Unit, _who: Person) -> None:
        if dead_letters.retry(unit, notice_id) is None:
            raise NotFound("there is no such dead letter")
        chain.record(unit, "notice_retried", about=str(notice_id))

    await run(request, Act.RETRY_NOTICE, again)
    raise view.go(request, "notices", {"done": "retried"})


PAGES = (
    get("/notices", "notices", show, Act.SEE_NOTICES),
    post("/notices/{notice}/retry", "notice_retry", retry, Act.RETRY_NOTICE),
)

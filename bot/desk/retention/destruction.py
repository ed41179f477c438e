"""The destruction ledger: what was destroyed by class and ground, and the officer's confirmation within five days (D-6)."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from bot.desk.frame import view
from bot.desk.frame.catalogue import TEXTS, say
from bot.desk.frame.keys import LANG
from bot.desk.frame.page import get, post
from bot.desk.frame.work import run
from skills import texts as patient_texts
from skills.retention import brake
from skills.retention import destruction as rules
from skills.staff.permissions import Act, Person
from storage.errors import NotFound
from storage.retention import destruction
from storage.staff import staff
from storage.unit.unit_of_work import Unit

MOST_AT_ONCE = 500


async def show(request: web.Request) -> web.StreamResponse:
    """What waits for its confirmation, and what was confirmed last."""

    def look(unit: Unit, _who: Person) -> dict[str, Any]:
        waiting = destruction.unconfirmed(unit)
        return {
            "waiting": waiting,
            "late": {line.id for line in waiting if rules.is_overdue(line, unit.now)},
            "confirmed": destruction.confirmed(unit),
            "totals": destruction.totals(unit),
            "names": staff.names(unit),
            "stop": brake.stopped(unit),
        }

    values, lang = await run(request, Act.CONFIRM_DESTRUCTION, look), request[LANG]
    return view.show(
        request, "destruction.html", **values, done=request.query.get("done", ""),
        covers=lambda name: in_words("covers", name, lang), ground=lambda name: in_words("ground", name, lang),
        days=rules.CONFIRM_WITHIN.days, most=MOST_AT_ONCE,
    )  # fmt: skip


async def confirm(request: web.Request) -> web.StreamResponse:
    """The chosen lines were looked at and are right."""
    chosen = [str(line) for line in (await request.post()).getall("lines", [])][:MOST_AT_ONCE]
    if not chosen:
        raise NotFound("no line was chosen")
    done = await run(request, Act.CONFIRM_DESTRUCTION, lambda unit, _who: rules.confirm(unit, chosen))
    raise view.go(request, "destruction", {"done": "confirmed" if done else "nothing"})


async def let_go_on(request: web.Request) -> web.StreamResponse:
    """The officer has looked at what a stopped sweep would destroy, and it is right."""
    await run(request, Act.CONFIRM_DESTRUCTION, lambda unit, _who: brake.let_go_on(unit))
    raise view.go(request, "destruction", {"done": "agreed"})


def in_words(part: str, name: str, lang: str) -> str:
    """A class ("covers") or a ground of the ledger in words: the desk's own, else the schedule's, else the code."""
    if f"records.{part}.{name}" in TEXTS:
        return say(f"records.{part}.{name}", lang)
    key = f"retention.{part}.{name}"
    return patient_texts.say(key, lang) if key in patient_texts.TEXTS else name


PAGES = (
    get("/records/destruction", "destruction", show, Act.CONFIRM_DESTRUCTION),
    post("/records/destruction", "destruction_confirm", confirm, Act.CONFIRM_DESTRUCTION),
    post("/records/destruction/go-on", "sweep_go_on", let_go_on, Act.CONFIRM_DESTRUCTION),
)

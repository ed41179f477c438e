"""What a press on the inbox does with many cases, and views that are kept under a name."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeAlias
from urllib.parse import parse_qsl, urlencode

from aiohttp import web

from bot.desk.cases.inbox import FILTERS
from bot.desk.frame import view
from bot.desk.frame.keys import DESK
from bot.desk.frame.page import Page, post
from bot.desk.frame.work import SessionOver, run
from skills.cases import casework
from skills.cases.answering import undo
from skills.cases.answering.undo import Undoable
from skills.cases.team import assigning, bulk, labels, views
from skills.clinic.clinic import Clinic
from skills.staff.permissions import Act, Person
from storage.errors import Declined, NotPossible
from storage.unit.unit_of_work import Unit

One: TypeAlias = Callable[..., None]
EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


async def do(request: web.Request) -> web.StreamResponse:
    """Assign, label, or close with the same answer; says how many were done, and why the others were not."""
    form = await request.post()
    chosen = list(dict.fromkeys(str(one) for one in form.getall("case", [])))[: bulk.MOST]
    column, back = str(form.get("column", ""))[:20], dict(parse_qsl(str(form.get("back", ""))[:500]))
    told = {name: back[name] for name in FILTERS if name in back} | ({"column": column} if column else {})
    if not chosen:
        raise view.go(request, "inbox", {**told, "refused": "bulk_none"})
    try:
        one = _work(request, form)
    except NotPossible as error:
        raise view.go(request, "inbox", {**told, "refused": error.code}) from None
    refused: list[str] = []
    for case_id in chosen:
        try:
            await run(request, Act.WORK_CASE, partial(one, case_id=case_id))
        except SessionOver:
            raise
        except Declined as error:
            refused.append(error.code)
    told |= {"done": str(len(chosen) - len(refused))} | (
        {"refused": refused[0], "left": str(len(refused))} if refused else {}
    )
    raise view.go(request, "inbox", told)


async def undo_all(request: web.Request) -> web.StreamResponse:
    """Take back all that this person has sent and that has not left yet, as after closing many cases with the same answer."""
    clinic = request.app[DESK].clinic
    found = await run(request, Act.WORK_CASE, undo.undoable, only_looks=True)
    done = 0
    for one in found:
        with suppress(Declined):  # It has left meanwhile: what stays sent is seen in the list.
            await run(request, Act.WORK_CASE, partial(_undo, clinic=clinic, one=one))
            done += 1
    raise view.go(request, "inbox", {"column": "mine", "undone": str(done)} | _left(len(found) - done))


def _undo(unit: Unit, who: Person, clinic: Clinic, one: Undoable) -> None:
    undo.undo(unit, clinic, who, one.case_id, one.message)


def _left(count: int) -> dict[str, str]:
    return {"left": str(count), "refused": "answer_gone"} if count else {}


def _work(request: web.Request, form: Any) -> One:
    clinic, to, label = request.app[DESK].clinic, str(form.get("to", "")), str(form.get("label", ""))
    if form.get("do") == "assign":
        return lambda unit, who, case_id: assigning.assign(unit, clinic, who, case_id, "" if to == "nobody" else to)
    if form.get("do") == "label":
        return lambda unit, who, case_id: labels.add(unit, who, case_id, label)
    if form.get("do") != "close":
        raise NotPossible("nothing was chosen", code="bulk_nothing")
    text, outcome = casework.check_answer(str(form.get("text", ""))), str(form.get("outcome", ""))
    shown = str(form.get("shown", ""))
    shown_at = EPOCH + timedelta(microseconds=int(shown)) if shown.isdecimal() and len(shown) < 18 else EPOCH
    return lambda unit, who, case_id: bulk.close_with(unit, clinic, who, case_id, text, outcome, shown_at)


async def save_view(request: web.Request) -> web.StreamResponse:
    """Keep what the inbox is narrowed to under a name."""
    form = await request.post()
    wanted = {name: str(form[name])[:64] for name in ("column", *FILTERS) if form.get(name)}
    try:
        await run(
            request,
            Act.SEE_INBOX,
            lambda unit, who: views.save(unit, who, str(form.get("name", "")), urlencode(wanted)),
        )
    except NotPossible as error:
        raise view.go(request, "inbox", {**wanted, "refused": error.code}) from None
    raise view.go(request, "inbox", wanted)


async def remove_view(request: web.Request) -> web.StreamResponse:
    """Take a view off one's list."""
    view_id = request.match_info["view"]
    await run(request, Act.SEE_INBOX, lambda unit, who: views.remove(unit, who, view_id))
    raise view.go(request, "inbox")


PAGES: tuple[Page, ...] = (
    post("/bulk", "bulk", do, Act.WORK_CASE),
    post("/undo", "undo_all", undo_all, Act.WORK_CASE),
    post("/views", "view_save", save_view, Act.SEE_INBOX),
    post("/views/{view}/remove", "view_remove", remove_view, Act.SEE_INBOX),
)

"""Rights requests for the privacy officer: the queue by due date, one request, preview, decide, extend, identity checks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from aiohttp import web

from bot.desk.frame import view
from bot.desk.frame.keys import DESK, LANG
from bot.desk.frame.page import get, post
from bot.desk.frame.work import run
from skills import texts
from skills.rights import access, decisions, desk_requests
from skills.rights.corrections import Change, Correction, CurrentValue
from skills.rights.decisions import Sheet
from skills.rights.grounds import Decision, Ground, Kind
from skills.rights.rights import Verdict
from skills.staff.permissions import Act, Person
from storage.errors import Conflict, NotPossible
from storage.unit.unit_of_work import Unit

RIGHT = "right.html"
REASON_MOST = 2000
VALUE_MOST = 4000  # More than any value may have, so that a longer one is refused and not cut.


async def show_queue(request: web.Request) -> web.StreamResponse:
    """What waits, by due date, and what was decided last."""
    return await queue_page(request)


async def queue_page(request: web.Request, problem: str = "", form: Mapping[str, str] | None = None) -> web.Response:
    """The page of all requests, with the form for one that came by telephone, letter or visit."""
    waiting, done = await run(request, Act.DECIDE_RIGHTS, decisions.queue, only_looks=True)
    return view.show(
        request, "rights.html", 400 if problem else 200, waiting=waiting, decided=done, form=form or {},
        kinds=list(Kind), ways=desk_requests.WAYS, topics=[one for topics in desk_requests.TOPICS.values() for one in topics],
        problem=f"error.{problem}" if problem else "", did=request.query.get("done", ""),
    )  # fmt: skip


async def show(request: web.Request) -> web.StreamResponse:
    """One request with its evidence and the form."""
    return await request_page(request)


async def request_page(
    request: web.Request, problem: str = "", chosen: Collection[str] = (), **more: Any
) -> web.Response:
    """The page; of the items that are `chosen` to be corrected it shows what stands."""
    request_id, clinic = request.match_info["right"], request.app[DESK].clinic

    def look(unit: Unit, who: Person) -> tuple[Sheet, list[CurrentValue]]:
        sheet = decisions.read(unit, who, request_id)
        return sheet, decisions.open_items(unit, clinic, who, request_id, chosen) if chosen else []

    sheet, standing = await run(request, Act.DECIDE_RIGHTS, look)
    usual: dict[str, Any] = {"form": {}, "notice": "", "code": "", "phone": "", "did": request.query.get("done", "")}
    usual |= {"standing": standing, "chosen": chosen, "to_call": "", "to_tell": "", "ways": desk_requests.WAYS}
    usual |= {"parts": access.PARTS, "without": ()}
    usual["ground_words"] = partial(_ground_words, request[LANG])
    values = {**usual, "sheet": sheet, "problem": f"error.{problem}" if problem else "", **more}
    return view.show(request, RIGHT, 400 if problem else 200, **values)


def _ground_words(lang: str, ground: Ground) -> str:
    """A ground as the patient will read it, with its article."""
    return f"{texts.say(f'rights.ground.{ground.word}', lang)} ({ground.article})"


async def decide(request: web.Request) -> web.StreamResponse:
    """Show what stands in the chosen items, show the notice as it would go out, or decide."""
    data = await request.post()
    form = {name: str(value) for name, value in data.items()}
    chosen = frozenset(str(key) for key in data.getall("item", []))
    if form.get("do") == "open":
        return await request_page(request, form=form, chosen=chosen)
    without = tuple(str(part) for part in data.getall("without", []))
    request_id, correction = request.match_info["right"], _correction(form, chosen)
    verdict = replace(_verdict(form), without=without)
    clinic = request.app[DESK].clinic

    def look(unit: Unit, who: Person) -> str:
        return decisions.preview(unit, clinic, who, request_id, verdict, correction)

    def work(unit: Unit, who: Person) -> str:
        return decisions.decide(unit, clinic, who, request_id, _number(form), verdict, correction)

    try:
        if form.get("do") != "decide":
            notice = await run(request, Act.DECIDE_RIGHTS, look)
            return await request_page(request, form=form, chosen=chosen, notice=notice, without=without)
        to_tell = await run(request, Act.DECIDE_RIGHTS, work)
    except (NotPossible, Conflict) as no:
        return await request_page(request, no.code, form=form, chosen=chosen, without=without)
    if to_tell:  # Its key is gone with the data: these are the only words that there will ever be.
        return await request_page(request, to_tell=to_tell)
    raise view.go(request, "rights", {"done": "decided"})


def _correction(form: Mapping[str, str], chosen: Collection[str]) -> Correction:
    typed = {key: form.get(f"new.{key}", "").strip()[:VALUE_MOST] for key in sorted(chosen)}
    changes = (Change(key, text, form.get(f"mark.{key}", "")) for key, text in typed.items() if text)
    account = form.get("new.account", "").strip()[:VALUE_MOST]
    return Correction(tuple(changes), nothing="nothing" in form, account=account)


def _verdict(form: Mapping[str, str]) -> Verdict:
    try:
        decision = Decision(form.get("decision", ""))
    except ValueError:
        raise web.HTTPBadRequest from None
    granted = decision is Decision.GRANTED
    return Verdict(
        decision,
        ground="" if granted else form.get("ground", ""),
        reason=form.get("reason", "")[:REASON_MOST],
        objection="" if granted else form.get("objection", ""),
    )


def _number(form: Mapping[str, str]) -> int:
    text = form.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0


async def extend(request: web.Request) -> web.StreamResponse:
    """Put the answer off and tell the patient why."""
    form = {name: str(value) for name, value in (await request.post()).items()}
    request_id, clinic = request.match_info["right"], request.app[DESK].clinic
    ground, reason = form.get("ground", ""), form.get("reason", "")[:REASON_MOST]

    def work(unit: Unit, who: Person) -> None:
        decisions.extend(unit, clinic, who, request_id, _number(form), ground, reason)

    try:
        await run(request, Act.DECIDE_RIGHTS, work)
    except (NotPossible, Conflict) as no:
        return await request_page(request, no.code)
    raise view.go(request, "right", {"done": "extended"}, right=request_id)


async def call_back(request: web.Request) -> web.StreamResponse:
    """Make the digits to read out; they are shown on this one page and kept nowhere."""
    request_id = request.match_info["right"]
    try:
        code, phone = await run(
            request, Act.DECIDE_RIGHTS, lambda unit, who: decisions.call_back(unit, who, request_id)
        )
    except NotPossible as no:
        return await request_page(request, no.code)
    return await request_page(request, code=f"{code[:3]} {code[3:]}", phone=phone)


async def accept_papers(request: web.Request) -> web.StreamResponse:
    """The officer has seen ID or mandate."""
    request_id = request.match_info["right"]
    await run(request, Act.DECIDE_RIGHTS, lambda unit, who: decisions.accept_papers(unit, who, request_id))
    raise view.go(request, "right", {"done": "papers"}, right=request_id)


PAGES = (
    get("/rights", "rights", show_queue, Act.DECIDE_RIGHTS),
    get("/rights/{right}", "right", show, Act.DECIDE_RIGHTS),
    post("/rights/{right}/decide", "right_decide", decide, Act.DECIDE_RIGHTS),
    post("/rights/{right}/extend", "right_extend", extend, Act.DECIDE_RIGHTS),
    post("/rights/{right}/call", "right_call", call_back, Act.DECIDE_RIGHTS),
    post("/rights/{right}/papers", "right_papers", accept_papers, Act.DECIDE_RIGHTS),
)

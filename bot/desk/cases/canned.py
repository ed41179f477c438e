"""Canned replies: the list, writing, changing, removing."""

from __future__ import annotations

from aiohttp import web

from bot.desk.frame import view
from bot.desk.frame.forms import read_count
from bot.desk.frame.keys import LANG
from bot.desk.frame.page import get, post
from bot.desk.frame.work import run
from skills.cases import canned
from skills.cases.casework import ANSWER_MOST
from skills.staff.permissions import Act
from storage.errors import Conflict, NotPossible


async def show(request: web.Request) -> web.StreamResponse:
    """All replies, each with its form, and an empty one."""
    return await _page(request)


async def _page(request: web.Request, problem: str = "", title: str = "", body: str = "") -> web.Response:
    wanted = request.query.get("q", "")[:60]
    replies = await run(request, Act.USE_CANNED, lambda unit, who: canned.list_canned(unit, who, wanted))
    return view.show(
        request,
        "canned.html",
        400 if problem else 200,
        replies=sorted(replies, key=lambda reply: reply.lang != request[LANG]),  # One's own language first.
        wanted=wanted,
        placeholders=tuple(canned.PLACEHOLDERS),
        most=ANSWER_MOST,
        problem=f"error.{problem}" if problem else "",
        title=title,
        body=body,
        done=request.query.get("done", ""),
    )


async def keep(request: web.Request) -> web.StreamResponse:
    """Keep a new reply or a change of one."""
    form = await request.post()
    canned_id, version, lang = str(form.get("id", "")), str(form.get("version", "0")), str(form.get("lang", "ko"))
    title, body = str(form.get("title", "")), str(form.get("body", ""))
    number, own = read_count(version) or 0, form.get("whose") == "own"
    try:
        await run(
            request,
            Act.CHANGE_CANNED,
            lambda unit, who: canned.keep_canned(unit, who, canned_id, number, title, body, lang, own=own),
        )
    except (NotPossible, Conflict) as error:
        return await _page(request, error.code, "" if canned_id else title, "" if canned_id else body)
    raise view.go(request, "canned", {"done": "kept"})


async def add_samples(request: web.Request) -> web.StreamResponse:
    """Thirty replies to begin with."""
    await run(request, Act.CHANGE_CANNED, canned.add_samples)
    raise view.go(request, "canned", {"done": "kept"})


async def remove(request: web.Request) -> web.StreamResponse:
    """Take a reply off the list."""
    form, canned_id = await request.post(), request.match_info["canned"]
    version = str(form.get("version", ""))
    number = read_count(version) or 0
    await run(request, Act.CHANGE_CANNED, lambda unit, who: canned.remove_canned(unit, who, canned_id, number))
    raise view.go(request, "canned", {"done": "removed"})


PAGES = (
    get("/canned", "canned", show, Act.USE_CANNED),
    post("/canned", "canned_keep", keep, Act.CHANGE_CANNED),
    post("/canned/samples", "canned_samples", add_samples, Act.CHANGE_CANNED),
    post("/canned/{canned}/remove", "canned_remove", remove, Act.CHANGE_CANNED),
)

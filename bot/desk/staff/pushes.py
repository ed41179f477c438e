"""Push messages to one's own browsers: turned on and off, kept after a sign-in, and shown by the worker."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web

from bot.desk.frame import view
from bot.desk.frame.keys import ACCESS, DESK
from bot.desk.frame.page import get, post
from bot.desk.frame.work import run
from bot.desk.staff.devices import device_of
from skills.notifications import pushes
from skills.staff.permissions import Act
from storage.errors import NotPossible
from storage.staff.pushes import Browser

WORKER = Path(__file__).parents[1] / "static" / "worker.js"


async def worker(request: web.Request) -> web.StreamResponse:
    """The script that a browser keeps. It stands here and not beside the others, so that the whole desk is its own."""
    del request
    return web.Response(body=WORKER.read_bytes(), content_type="text/javascript", charset="utf-8")


async def add(request: web.Request) -> web.StreamResponse:
    """Ring this browser from now on."""
    form, agreed = await request.post(), request.app[DESK].settings.agreed_push
    browser = Browser(*(str(form.get(name, "")) for name in ("address", "key", "secret")))
    if agreed is None or not agreed(browser.address):
        raise NotPossible("the clinic has not agreed to this push service", code="push_not_agreed")
    session, device = request[ACCESS].session_id, device_of(request.headers.get("User-Agent", ""))
    await run(request, Act.SEE_INBOX, lambda unit, who: pushes.add(unit, who, session, device, browser))
    return web.json_response({})


async def keep(request: web.Request) -> web.StreamResponse:
    """Whether this browser is one of the person's; then it goes on with their new session."""
    form, session = await request.post(), request[ACCESS].session_id
    address = str(form.get("address", ""))
    return web.json_response(
        {"known": await run(request, Act.BE_HERE, lambda unit, who: pushes.keep(unit, who, session, address))}
    )


async def end(request: web.Request) -> web.StreamResponse:
    """Ring one of one's own browsers no more; somebody else's is not found."""
    push_id = request.match_info["push"]
    await run(request, Act.BE_HERE, lambda unit, who: pushes.remove(unit, who, push_id))
    raise view.go(request, "account", {"done": "push_ended"})


PAGES = (
    get("/worker", "worker", worker, None),
    post("/account/pushes", "push_add", add, Act.SEE_INBOX),
    post("/account/pushes/keep", "push_keep", keep, Act.BE_HERE),
    post("/account/pushes/{push}/end", "push_end", end, Act.BE_HERE),
)

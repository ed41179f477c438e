"""The locked screen: after the idle time a session opens nothing until its person has shown a factor again, where they were."""

from __future__ import annotations

import asyncio
import hmac
from typing import Any

from aiohttp import web

from bot.desk.frame import cookies, view
from bot.desk.frame.catalogue import say
from bot.desk.frame.cookies import session_token
from bot.desk.frame.forms import read_seq
from bot.desk.frame.home import local_address
from bot.desk.frame.keys import DESK, LANG, ORIGIN
from bot.desk.frame.page import get, post
from bot.desk.frame.work import SessionOver, read_public, run_public
from bot.server.origins import household_of
from skills.notifications import rings
from skills.staff import sign_in
from skills.staff.permissions import Act, bound_to, can
from skills.staff.sign_in import Access, Attempt
from storage.cases import events, inbox
from storage.cases.filters import Filter
from storage.crypto import credentials
from storage.errors import NotAllowed
from storage.unit.unit_of_work import Unit

PROBLEMS = {"wrong": ("lock.wrong", 403), "wait": ("lock.wait", 429)}


async def state(request: web.Request) -> web.StreamResponse:
    """Whether this session is open, locked or over, how long it stays open, and how many cases wait: numbers and nothing else,
    and how what happened after the number `since` rings, so that a locked screen still counts and rings as an open one. Asking
    keeps nobody signed in."""
    token, since = session_token(request), read_seq(request.query.get("since", ""))

    def look(unit: Unit) -> dict[str, Any]:
        access = sign_in.left(unit, token, own_only=request.app[DESK].own_only)
        if access is None or unit.now >= access.ends_at:
            return {"state": "over", "left": 0}
        left = access.open_for(unit.now)
        numbers = _numbers(unit, access, since) if can(access.person, Act.SEE_INBOX) else {}
        return {"state": "open" if left else "locked", "left": left, **numbers}

    return web.json_response(await read_public(request, look))


def _numbers(unit: Unit, access: Access, since: int | None) -> dict[str, Any]:
    who, newest = access.person, events.newest(unit)
    counts = inbox.counts(unit, who.id, Filter(reader=bound_to(who)))
    told = events.after(unit, since) if since is not None and since < newest else []
    kinds = sorted(set(rings.heard(unit, who, told, rings.stands_of(unit, told))))
    return {"waiting": counts["waiting"], "urgent": counts["urgent"], "newest": newest, "rings": kinds}


async def show(request: web.Request) -> web.StreamResponse:
    """The locked screen as a page of its own, for who comes to a locked session by an address."""
    return await _page(request, local_address(request.query.get("next", "")))


async def _page(request: web.Request, onward: str, problem: str = "") -> web.Response:
    access = await _locked(request)
    words, status = PROBLEMS.get(problem, ("", 200))
    return view.show(
        request, "lock.html", status, name=access.person.name, lock_csrf=access.csrf, onward=onward, problem=words
    )


async def unlock(request: web.Request) -> web.StreamResponse:
    """Open the session again for who shows the password or the code of the app; tries are counted like those at the door."""
    form = await request.post()
    onward, secret = local_address(str(form.get("next", ""))), str(form.get("secret", ""))[:256].strip()
    access, token = await _locked(request), session_token(request)
    shown = request.headers.get("X-CSRF-Token") or str(form.get("csrf", ""))
    if not hmac.compare_digest(shown.encode(errors="surrogateescape"), access.csrf.encode()):
        raise NotAllowed("the page was too old", code="stale_page")
    household, known = household_of(request[ORIGIN]), cookies.known_device(request)
    attempt = await run_public(request, lambda unit: sign_in.begin_unlock(unit, token, household, known))
    problem = "wait" if attempt.locked_until else ""
    if not problem:
        right = await _matches(request, attempt, secret)
        opened = await run_public(request, lambda unit: sign_in.unlock(unit, token, attempt, secret, right=right))
        problem = "" if opened else "wrong"
    if request.headers.get("Accept", "").startswith("application/json"):
        return _told(request, access, problem)
    if problem:
        return await _page(request, onward, problem)
    raise web.HTTPSeeOther(onward or view.path(request, "home"))


def _told(request: web.Request, access: Access, problem: str) -> web.Response:
    if not problem:
        return web.json_response({"left": int(access.idle.total_seconds())})
    words, status = PROBLEMS[problem]
    return web.json_response({"text": say(words, request[LANG])}, status=status)


async def _matches(request: web.Request, attempt: Attempt, secret: str) -> bool:
    if sign_in.is_code(secret):
        return False
    async with request.app[DESK].hashing:
        return await asyncio.to_thread(credentials.password_matches, attempt.password_hash, secret)


async def _locked(request: web.Request) -> Access:
    token = session_token(request)
    access = await read_public(request, lambda unit: sign_in.resting(unit, token))
    if access is None:
        raise SessionOver("there is nothing to be unlocked")
    return access


PAGES = (
    get("/session", "session_state", state, None),
    get("/lock", "lock", show, None),
    post("/lock", "unlock", unlock, None),
)

"""Signing in: address and password, then the second factor; signing out."""

from __future__ import annotations

import asyncio
from datetime import datetime

from aiohttp import web

from bot.desk.frame import cookies, view
from bot.desk.frame.forms import read_count
from bot.desk.frame.home import local_address
from bot.desk.frame.keys import ACCESS, DESK, ORIGIN
from bot.desk.frame.page import get, post
from bot.desk.frame.work import read_public, run, run_public
from bot.desk.staff.devices import device_of
from bot.server.origins import household_of
from skills.cases import casework
from skills.clinic import switches
from skills.staff import sign_in
from skills.staff.permissions import Act, Person
from skills.staff.sign_in import Opened, Refused
from storage.crypto import credentials
from storage.unit.unit_of_work import Unit


async def ask_password(request: web.Request) -> web.StreamResponse:
    """The first page that anybody sees."""
    if ACCESS in request:
        raise view.go(request, "home")
    is_shut = await read_public(request, lambda unit: switches.is_off(unit, switches.DESK))
    onward = local_address(request.query.get("next", ""))
    return _door(request, problem="error.desk_off" if is_shut else "", onward=onward)


async def take_password(request: web.Request) -> web.StreamResponse:
    """Count the attempt, check the password outside of the transaction, and lead to the second factor."""
    form = await request.post()
    onward = local_address(str(form.get("next", "")))
    email, password, origin = str(form.get("email", "")), str(form.get("password", ""))[:256], request[ORIGIN]
    known = cookies.known_device(request)
    attempt = await run_public(request, lambda unit: sign_in.begin(unit, email, household_of(origin), known))
    if attempt.locked_until is not None:
        return _locked(request, attempt.locked_until, onward)
    async with request.app[DESK].hashing:
        right = await asyncio.to_thread(credentials.password_matches, attempt.password_hash, password)
    device = device_of(request.headers.get("User-Agent", ""))
    opened = await run_public(
        request, lambda unit: sign_in.take_password(unit, attempt, right=right, origin=origin, device=device)
    )
    if opened is None:
        return _door(request, problem="sign_in.wrong", email=email, onward=onward, status=403)
    answer = view.go(request, "second_factor", {"next": onward} if onward else None)
    cookies.give_session(request, answer, opened.token)
    raise answer


async def ask_code(request: web.Request) -> web.StreamResponse:
    """The page for the six digits."""
    return view.show(request, "code.html", problem="", onward=local_address(request.query.get("next", "")))


async def take_code(request: web.Request) -> web.StreamResponse:
    """Check the second factor; the session gets a new token, so that one planted before is worth nothing."""
    form = await request.post()
    onward, half = local_address(str(form.get("next", ""))), cookies.session_token(request)
    household, known, code = (
        household_of(request[ORIGIN]),
        cookies.known_device(request),
        str(form.get("code", ""))[:40],
    )
    idle = request.app[DESK].clinic.desk.idle
    result = await run_public(request, lambda unit: sign_in.take_code(unit, half, code, household, known, idle))
    if isinstance(result, Refused):
        return _refuse_code(request, result, onward)
    answer = web.HTTPSeeOther(onward or view.path(request, "home"))
    enter(request, answer, result)
    raise answer


async def sign_out(request: web.Request) -> web.StreamResponse:
    """End this session and take the token away. Who is signed in nowhere any more holds no case."""
    session_id = request[ACCESS].session_id

    def leave(unit: Unit, who: Person) -> int:
        sign_in.sign_out(unit, who, session_id)
        return 0 if sign_in.open_sessions(unit, who) else casework.give_back_all(unit, who.id)

    returned = await run(request, Act.BE_HERE, leave)
    answer = view.go(request, "sign_in", {"returned": str(returned)} if returned else None)
    cookies.take_session(request, answer)
    raise answer


def enter(request: web.Request, response: web.StreamResponse, opened: Opened) -> None:
    """Sign somebody in who has just proved both factors, and know the browser again."""
    cookies.give_session(request, response, opened.token)
    cookies.give_device(request, response, opened.device_token)


def _door(
    request: web.Request, problem: str = "", email: str = "", onward: str = "", status: int = 200, **fields: str
) -> web.Response:
    returned = read_count(request.query.get("returned", "")) or 0
    return view.show(
        request, "sign_in.html", status, problem=problem, fields=fields, email=email, onward=onward, returned=returned
    )


def _locked(request: web.Request, until: datetime, onward: str) -> web.Response:
    wait = _minutes(request, until)
    return _door(request, problem="sign_in.locked", onward=onward, status=429, minutes=str(wait))


def _minutes(request: web.Request, until: datetime) -> int:
    left = (until - request.app[DESK].database.clock()).total_seconds()
    return max(1, round(left / 60 + 0.49))


def _refuse_code(request: web.Request, refused: Refused, onward: str) -> web.Response:
    if refused.code == "over":
        return _door(request, problem="sign_in.over", onward=onward, status=403)
    if refused.until is not None:
        return _locked(request, refused.until, onward)
    return view.show(request, "code.html", 403, problem="sign_in.wrong_code", onward=onward)


PAGES = (
    get("/sign-in", "sign_in", ask_password, None),
    post("/sign-in", "sign_in_take", take_password, None),
    get("/code", "second_factor", ask_code, None),
    post("/code", "second_factor_take", take_code, None),
    post("/sign-out", "sign_out", sign_out, Act.BE_HERE),
)

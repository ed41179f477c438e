"""A new colleague's first minutes: the one-time link, a password, the authenticator app, ten codes on paper."""

from __future__ import annotations

import asyncio
import secrets

import segno
from aiohttp import web
from markupsafe import Markup

from bot.desk.frame import cookies, view
from bot.desk.frame.keys import DESK, ORIGIN
from bot.desk.frame.page import get, post
from bot.desk.frame.work import read_public, run_public
from bot.desk.staff import sign_in
from bot.desk.staff.devices import device_of
from skills.staff import sign_in as signing
from skills.staff import staff
from skills.staff.sign_in import Opened
from skills.staff.staff import Enrolment
from storage.crypto import credentials
from storage.errors import NotPossible
from storage.unit.unit_of_work import Unit


async def ask_password(request: web.Request) -> web.StreamResponse:
    """Who is invited, and the choice of a password."""
    invited = await _invited(request)
    return _password_page(request, invited)


async def take_password(request: web.Request) -> web.StreamResponse:
    """Check and hash the password, then go on to the second factor."""
    form, token, invited = await request.post(), request.match_info["token"], await _invited(request)
    browser = cookies.enrolling_browser(request) or secrets.token_urlsafe(32)
    name, email = str(form.get("name", invited.name)), str(form.get("email", invited.email))
    password = str(form.get("password", ""))
    try:
        staff.check_same(password, str(form.get("again", "")))
        hashed = await hash_checked(request, password, name, email)
        await run_public(request, lambda unit: staff.choose_password(unit, token, name, email, hashed, browser))
    except NotPossible as error:
        return _password_page(request, invited, error.code, name, email)
    answer = view.go(request, "enrol_code", token=token)
    cookies.give_browser(request, answer, browser)
    raise answer


async def hash_checked(request: web.Request, password: str, name: str, email: str) -> str:
    """The hash of a password that passes the rule; `NotPossible` for one that does not."""
    desk = request.app[DESK]
    words = (*desk.clinic.name.ko.split(), *desk.clinic.name.en.split(), desk.clinic.name.ko)
    staff.check_new_password(password, name, email, words)
    async with desk.hashing:
        return await asyncio.to_thread(credentials.hash_password, password)


async def ask_code(request: web.Request) -> web.StreamResponse:
    """The QR code, and the same as letters."""
    invited = await _invited(request)
    if not invited.seed:
        raise view.go(request, "enrol", token=request.match_info["token"])
    return _code_page(request, invited)


async def take_code(request: web.Request) -> web.StreamResponse:
    """A right code finishes the enrolment: the recovery codes are shown this once, and the person is signed in."""
    token, origin = request.match_info["token"], request[ORIGIN]
    code = str((await request.post()).get("code", ""))[:20]
    invited = await _invited(request)
    device, browser = device_of(request.headers.get("User-Agent", "")), cookies.enrolling_browser(request)

    idle = request.app[DESK].clinic.desk.idle

    def finish(unit: Unit) -> tuple[list[str], Opened] | None:
        codes = staff.finish_enrolment(unit, token, code, browser)
        if codes is None:
            return None
        return codes, signing.open_session(unit, invited.staff_id, origin, device, idle)

    done = await run_public(request, finish)
    if done is None:
        return _code_page(request, invited, "sign_in.wrong_code")
    answer = view.show(request, "recovery_codes.html", codes=done[0], csrf_of=None)
    sign_in.enter(request, answer, done[1])
    return answer


async def _invited(request: web.Request) -> Enrolment:
    token, browser = request.match_info["token"], cookies.enrolling_browser(request)
    return await read_public(request, lambda unit: staff.invitation(unit, token, browser))


def _password_page(
    request: web.Request, invited: Enrolment, problem: str = "", name: str = "", email: str = ""
) -> web.Response:
    return view.show(
        request,
        "enrol_password.html",
        400 if problem else 200,
        invited=invited,
        problem=f"error.{problem}" if problem else "",
        name=name or invited.name,
        email=email or invited.email,
        token=request.match_info["token"],
    )


def _code_page(request: web.Request, invited: Enrolment, problem: str = "") -> web.Response:
    issuer = request.app[DESK].clinic.name.en
    address = credentials.enrolment_address(invited.seed, invited.email, issuer)
    return view.show(
        request,
        "enrol_code.html",
        403 if problem else 200,
        qr=Markup(segno.make(address, error="m").svg_inline(scale=5, border=2, omitsize=True)),  # noqa: S704 - our own SVG
        letters=" ".join(invited.seed[i : i + 4] for i in range(0, len(invited.seed), 4)),
        problem=problem,
        token=request.match_info["token"],
    )


PAGES = (
    get("/join/{token}", "enrol", ask_password, None),
    post("/join/{token}", "enrol_take", take_password, None),
    get("/join/{token}/code", "enrol_code", ask_code, None),
    post("/join/{token}/code", "enrol_code_take", take_code, None),
)

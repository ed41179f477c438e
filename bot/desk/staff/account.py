"""One's own account: open sessions and ending them, the password, fresh recovery codes."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from aiohttp import web

from bot.desk.frame import view
from bot.desk.frame.keys import ACCESS, DESK
from bot.desk.frame.page import get, post
from bot.desk.frame.work import run
from bot.desk.staff.enrolment import hash_checked
from skills.staff import sign_in, staff
from skills.staff.permissions import Act, Person
from storage.crypto import credentials
from storage.errors import NotPossible
from storage.staff import pushes, recovery_codes
from storage.staff import staff as accounts
from storage.staff.pushes import PushSubscription
from storage.staff.sessions import StaffSession
from storage.unit.unit_of_work import Unit


async def show(request: web.Request) -> web.StreamResponse:
    """Who one is here, and where one is signed in."""
    return await _page(request)


async def _page(request: web.Request, problem: str = "") -> web.Response:
    def look(unit: Unit, who: Person) -> tuple[list[StaffSession], int, str, list[PushSubscription], str]:
        person = staff.at_work(unit, who.id)
        browsers, key = pushes.of_staff(unit, who.id), pushes.application_server_key(unit)
        return sign_in.open_sessions(unit, who), recovery_codes.left(unit, who.id), person.email, browsers, key

    sessions, codes_left, email, browsers, push_key = await run(request, Act.BE_HERE, look)
    return view.show(
        request,
        "account.html",
        400 if problem else 200,
        sessions=sessions,
        this_session=request[ACCESS].session_id,
        idle=request[ACCESS].idle // timedelta(minutes=1),
        longest=sign_in.LONGEST // timedelta(hours=1),
        codes_left=codes_left,
        email=email,
        browsers=browsers,
        push_key=push_key,
        problem=problem,
        done=request.query.get("done", ""),
    )


async def end_session(request: web.Request) -> web.StreamResponse:
    """End one of one's own sessions; somebody else's is not found."""
    session_id = request.match_info["session"]
    await run(request, Act.BE_HERE, lambda unit, who: sign_in.sign_out(unit, who, session_id))
    raise view.go(request, "account", {"done": "session_ended"})


async def change_password(request: web.Request) -> web.StreamResponse:
    """A new password, for somebody who knows the present one; every other session ends."""
    form, here = await request.post(), request[ACCESS]
    kept = await run(request, Act.BE_HERE, lambda unit, who: _kept(unit, who))
    try:
        await _check_present(request, kept[0], str(form.get("present", ""))[:256])
        new = str(form.get("password", ""))
        staff.check_same(new, str(form.get("again", "")))
        hashed = await hash_checked(request, new, here.person.name, kept[1])
    except NotPossible as error:
        return await _page(request, f"error.{error.code}")
    await run(request, Act.BE_HERE, lambda unit, who: staff.change_password(unit, who, hashed, here.session_id))
    raise view.go(request, "account", {"done": "password_changed"})


async def new_codes(request: web.Request) -> web.StreamResponse:
    """Ten fresh recovery codes, for somebody who knows the password."""
    form = await request.post()
    kept = await run(request, Act.BE_HERE, lambda unit, who: _kept(unit, who))
    try:
        await _check_present(request, kept[0], str(form.get("present", ""))[:256])
    except NotPossible as error:
        return await _page(request, f"error.{error.code}")
    codes = await run(request, Act.BE_HERE, lambda unit, who: staff.new_recovery_codes(unit, who.id))
    return view.show(request, "recovery_codes.html", codes=codes)


def _kept(unit: Unit, who: Person) -> tuple[str, str]:
    person = staff.at_work(unit, who.id)
    return accounts.password_of(unit, person), person.email


async def _check_present(request: web.Request, kept: str, present: str) -> None:
    if await run(request, Act.BE_HERE, sign_in.begin_present) is not None:
        raise NotPossible("too many wrong passwords", code="password_wait")
    async with request.app[DESK].hashing:
        right = await asyncio.to_thread(credentials.password_matches, kept, present)
    if not right:
        raise NotPossible("the present password is another one", code="password_wrong")
    await run(request, Act.BE_HERE, sign_in.present_was_right)


PAGES = (
    get("/account", "account", show, Act.BE_HERE),
    post("/account/sessions/{session}/end", "session_end", end_session, Act.BE_HERE),
    post("/account/password", "password_change", change_password, Act.BE_HERE),
    post("/account/codes", "codes_new", new_codes, Act.BE_HERE),
)

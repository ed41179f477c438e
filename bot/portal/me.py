"""My data: a one-time link, a login, and then everything on one page, to read, print and download (R-4).

The link opens for one browser only, the one that passed the login, and only for minutes. Nobody learns from a link that
does not open why it does not; the trail knows.
"""

from __future__ import annotations

from typing import Any

import orjson
from aiohttp import web

from bot.portal.frame import PATIENT_ON_PAGE, SESSION_COOKIE, page, refused, set_session, told
from bot.server.forms import read_form
from bot.server.keys import CLINIC, DATABASE, part
from skills.clinic.clinic import Clinic
from skills.rights import access, accounts
from skills.rights.accounts import LinkFor, Outcome, Passed
from storage.unit.unit_of_work import Unit

LONGEST_CODE = 12


async def show(request: web.Request) -> web.StreamResponse:
    """What this browser may see behind the link."""
    found = await _look(request)
    match found.outcome:
        case Outcome.LOGIN:
            return page(request, "login.html", {"token": request.match_info["token"]})
        case Outcome.CODE:
            return page(request, "code.html", {"token": request.match_info["token"]})
        case Outcome.CONFIRM:
            return _ask_chat(request, found)
        case Outcome.PROVEN:
            return await _show_proven(request, found)
        case _:
            return refused(request)


def _ask_chat(request: web.Request, found: Passed) -> web.Response:
    """The digits for the chat. After a deletion no link is left to look again at, so that page does not reload."""
    is_deletion = found.purpose == LinkFor.DELETE
    return page(
        request, "confirm.html", {"code": f"{found.code[:3]} {found.code[3:]}".strip(), "is_deletion": is_deletion}
    )


async def _show_proven(request: web.Request, found: Passed) -> web.Response:
    if found.purpose != LinkFor.ACCESS:
        return told(request, "portal.login.done")
    data = await _hand_out(request, found)
    context = {"data": data, "token": request.match_info["token"], "until": found.until}
    return page(request, "me.html", context, lang=str(data["lang"]))


async def download(request: web.Request) -> web.StreamResponse:
    """The whole export as JSON, for the browser that sees the page."""
    found = await _look(request)
    if found.outcome is not Outcome.PROVEN or found.purpose != LinkFor.ACCESS:
        return refused(request)
    body = orjson.dumps(await _hand_out(request, found), option=orjson.OPT_INDENT_2)
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "Content-Disposition": 'attachment; filename="my-data.json"',
        "Cache-Control": "no-store",
    }
    return web.Response(body=body, headers=headers)


async def open_with_code(request: web.Request) -> web.StreamResponse:
    """For somebody who was called back: the digits from the chat open the page, once."""
    form = await read_form(request)
    shown = "" if form is None else str(form.get("code", ""))
    typed = "".join(c for c in shown[:LONGEST_CODE] if c.isdigit())
    token = request.match_info["token"]
    database = part(request, DATABASE)
    passed = await database.run(lambda unit: accounts.open_with_code(unit, token, typed), PATIENT_ON_PAGE)
    if passed.outcome is not Outcome.PROVEN:
        return refused(request)
    response = web.Response(status=303, headers={"Location": f"/me/{token}", "Cache-Control": "no-store"})
    set_session(request, response, passed.session)
    return response


async def _look(request: web.Request) -> Passed:
    token, session = request.match_info["token"], request.cookies.get(SESSION_COOKIE, "")
    database = part(request, DATABASE)
    return await database.run(lambda unit: accounts.look_at_link(unit, token, session), PATIENT_ON_PAGE)


async def _hand_out(request: web.Request, found: Passed) -> dict[str, Any]:
    clinic: Clinic = part(request, CLINIC).now

    def work(unit: Unit) -> dict[str, Any]:
        return access.hand_out(unit, clinic, found.request_id)

    return await part(request, DATABASE).run(work, PATIENT_ON_PAGE)

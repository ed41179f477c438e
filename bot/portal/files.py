"""Files that came with an answer: behind a one-time link, for the browser that opens it first.

The first look is a press, not a visit: whatever fetches addresses by itself (a preview, a scanner) opens nothing and uses
nothing up. Who may see what is `skills/cases/answering/files.py`.
"""

from __future__ import annotations

from datetime import timedelta

from aiohttp import web

from bot.portal.frame import OWN_HEADERS, PATIENT_ON_PAGE, is_secure, page, told
from bot.server.keys import CLINIC, DATABASE, part
from skills.cases.answering import files
from skills.clinic.clinic import Clinic

COOKIE = "sangdam_files"
EXTENSION = {"image/jpeg": "jpg", "image/png": "png", files.PDF: "pdf"}


async def show(request: web.Request) -> web.Response:
    """The files, or the button that opens them here and nowhere else."""
    clinic, token, session = _asked(request)
    database = part(request, DATABASE)
    found = await database.run(lambda unit: files.look(unit, clinic, token, session), PATIENT_ON_PAGE)
    if found is None:
        return _refused(request)
    return page(request, "files.html", {"found": found, "token": token, "pdf": files.PDF}, lang=found.lang)


async def open_first(request: web.Request) -> web.Response:
    """Tie the link to this browser and show the files."""
    clinic, token, _ = _asked(request)
    database = part(request, DATABASE)
    session = await database.run(lambda unit: files.open_first(unit, token), PATIENT_ON_PAGE)
    if not session:
        return _refused(request)
    response = web.Response(status=303, headers={"Location": f"/files/{token}", "Cache-Control": "no-store"})
    lasts = int(timedelta(days=clinic.desk.files.link_days).total_seconds())
    response.set_cookie(
        COOKIE, session, max_age=lasts, path=f"/files/{token}", httponly=True, samesite="Strict",
        secure=is_secure(request),
    )  # fmt: skip
    return response


async def show_one(request: web.Request) -> web.Response:
    """One of the files: a picture is shown, a document downloaded."""
    (clinic, token, session), number = _asked(request), request.match_info["number"]
    at = int(number) if number.isdecimal() and len(number) < 3 else 0
    database = part(request, DATABASE)
    found = await database.run(lambda unit: files.open_one(unit, clinic, token, session, at), PATIENT_ON_PAGE)
    if found is None:
        return _refused(request)
    shown = "attachment" if found.kind == files.PDF else "inline"
    name = f'{shown}; filename="{at}.{EXTENSION[found.kind]}"'
    headers = {**OWN_HEADERS, "Cache-Control": "no-store", "Content-Disposition": name}
    return web.Response(body=found.content, content_type=found.kind, headers=headers)


def _asked(request: web.Request) -> tuple[Clinic, str, str]:
    return part(request, CLINIC).now, request.match_info["token"], request.cookies.get(COOKIE, "")


def _refused(request: web.Request) -> web.Response:
    """Nothing is shown, and not why: whoever holds a strange link learns nothing from it."""
    return told(request, "portal.files.refused", status=410)

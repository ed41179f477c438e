"""What somebody has typed on the page of a case: kept while they type, with every press, and when their session has ended."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from bot.desk.frame import view
from bot.desk.frame.cookies import session_token
from bot.desk.frame.forms import check_size, form_of, read_upload
from bot.desk.frame.keys import DESK, ORIGIN
from bot.desk.frame.page import post
from bot.desk.frame.work import read_public, run, run_public
from skills.cases import drafts
from skills.staff import sign_in
from skills.staff.permissions import Act, Person, role_for
from storage.errors import Declined
from storage.unit.unit_of_work import Actor, Unit

OWN_BOX = {"case_answer": "answer", "case_note": "note", "case_files": "answer", "case_file_drop": "answer"}
"""These forms send their own box as `text`."""


async def keep(request: web.Request) -> web.StreamResponse:
    """Keep what is in the boxes, for the script that sends it while somebody types."""
    form, case_id = await request.post(), request.match_info["case"]
    await run(request, Act.WRITE_NOTE, lambda unit, who: keep_typed(unit, who, case_id, form))
    return web.json_response({"ok": True})


def keep_typed(unit: Unit, who: Person, case_id: str, form: Mapping[str, Any]) -> None:
    """Keep the boxes that a form of the page brought along."""
    answer, note = form.get("kept_answer"), form.get("kept_note")
    if answer is not None or note is not None:
        drafts.keep(unit, who, case_id, None if answer is None else str(answer), None if note is None else str(note))


async def keep_refused(request: web.Request) -> None:
    """A form came to nothing: its own words stay as a draft, and those of the other box."""
    form, case_id = await with_own_box(request), request.match_info["case"]
    await run(request, Act.WRITE_NOTE, lambda unit, who: keep_typed(unit, who, case_id, form), only_looks=True)


async def keep_for_later(request: web.Request) -> web.StreamResponse:
    """The session ended while somebody typed: nothing is done and nothing shown, but their words wait for them as a draft."""
    form, case_id, token = await with_own_box(request), request.match_info["case"], session_token(request)

    def work(unit: Unit) -> bool:
        left = sign_in.left(unit, token, own_only=request.app[DESK].own_only)
        if left is None or not hmac.compare_digest(
            _csrf(request, form).encode(errors="surrogateescape"), left.csrf.encode()
        ):
            return False
        unit.actor = Actor("staff", left.person.id, role_for(left.person, Act.WRITE_NOTE), request[ORIGIN])
        keep_typed(unit, left.person, case_id, form)
        return True

    try:
        kept = await run_public(request, work)
    except Declined:
        kept = False
    locked = await read_public(request, lambda unit: sign_in.resting(unit, token)) is not None
    if not kept or request.headers.get("Accept", "").startswith("application/json"):
        return view.problem(request, 423, "locked") if locked else view.problem(request, 401, "session_over")
    raise view.go(request, "lock" if locked else "sign_in", {"next": view.path(request, "case", case=case_id)})


def _csrf(request: web.Request, form: Mapping[str, Any]) -> str:
    return request.headers.get("X-CSRF-Token") or str(form.get("csrf", ""))


async def keep_without_files(request: web.Request) -> web.StreamResponse:
    """The session ended while somebody chose files: what they had typed is kept, the files are not."""
    await read_upload(request, files=False)
    await check_size(request)
    return await keep_for_later(request)


async def with_own_box(request: web.Request) -> dict[str, Any]:
    """What was typed, with the form's own box under the name of a draft's."""
    form = dict(await form_of(request))
    box = OWN_BOX.get(request.match_info.route.name or "")
    return {**form, f"kept_{box}": form.get("text", "")} if box else form


PAGES = (post("/cases/{case}/draft", "case_draft", keep, Act.WRITE_NOTE, when_over=keep_for_later),)

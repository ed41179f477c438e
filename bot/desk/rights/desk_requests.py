"""Rights requests by telephone, at the counter and by post: entering one, calling back, telling the result, a copy on paper."""

from __future__ import annotations

from aiohttp import web

from bot.desk.frame import view
from bot.desk.frame.keys import DESK
from bot.desk.frame.page import post
from bot.desk.frame.work import run
from bot.desk.rights.rights import queue_page, request_page
from skills.proposals import identity
from skills.rights import desk_requests
from skills.rights.desk_requests import Asked
from skills.rights.grounds import Identity
from skills.staff.permissions import Act, Person
from storage.errors import Conflict, NotPossible
from storage.unit.unit_of_work import Unit

FIELDS = ("way", "kind", "number", "name", "phone", "topic", "words", "account")


async def file(request: web.Request) -> web.StreamResponse:
    """Enter a request that somebody made."""
    form = {name: str(value) for name, value in (await request.post()).items()}
    asked = Asked(**{name: form.get(name, "") for name in FIELDS}, by_other="by_other" in form)
    try:
        right = await run(request, Act.DECIDE_RIGHTS, lambda unit, who: desk_requests.file(unit, who, asked).id)
    except NotPossible as no:
        return await queue_page(request, no.code, form)
    raise view.go(request, "right", {"done": "filed"}, right=right)


async def show_number(request: web.Request) -> web.StreamResponse:
    """The number on record, on this one page."""
    right = request.match_info["right"]
    try:
        phone = await run(request, Act.DECIDE_RIGHTS, lambda unit, who: desk_requests.number_to_call(unit, who, right))
    except NotPossible as no:
        return await request_page(request, no.code)
    return await request_page(request, to_call=phone)


async def confirm_call(request: web.Request) -> web.StreamResponse:
    """The person answered at that number."""
    return await prove(request, Identity.CALL_BACK, "called")


async def prove(request: web.Request, how: Identity, done: str) -> web.StreamResponse:
    """Who asks was checked; a second person confirms it, where there is one."""
    right = request.match_info["right"]
    try:
        waits = await run(request, Act.DECIDE_RIGHTS, lambda unit, who: identity.prove(unit, who, right, how))
    except NotPossible as no:
        return await request_page(request, no.code)
    raise view.go(request, "right", {"done": "second" if waits else done}, right=right)


async def accept_papers(request: web.Request) -> web.StreamResponse:
    """The papers of somebody at the counter were seen, or came by post."""
    return await prove(request, Identity.PAPERS, "papers")


async def note_told(request: web.Request) -> web.StreamResponse:
    """The result was told, by this way."""
    right, way = request.match_info["right"], str((await request.post()).get("way", ""))
    try:
        await run(request, Act.DECIDE_RIGHTS, lambda unit, who: desk_requests.note_told(unit, who, right, way))
    except (NotPossible, Conflict) as no:
        return await request_page(request, no.code)
    raise view.go(request, "right", {"done": "told"}, right=right)


async def copy(request: web.Request) -> web.StreamResponse:
    """Everything on record about the person, to be printed and handed over."""
    right, clinic = request.match_info["right"], request.app[DESK].clinic

    def work(unit: Unit, who: Person) -> dict[str, object]:
        return desk_requests.copy(unit, clinic, who, right)

    try:
        data = await run(request, Act.DECIDE_RIGHTS, work)
    except NotPossible as no:
        return await request_page(request, no.code)
    return view.show(request, "right_copy.html", data=data)


PAGES = (
    post("/rights", "right_file", file, Act.DECIDE_RIGHTS),
    post("/rights/{right}/number", "right_number", show_number, Act.DECIDE_RIGHTS),
    post("/rights/{right}/called", "right_called", confirm_call, Act.DECIDE_RIGHTS),
    post("/rights/{right}/seen", "right_seen", accept_papers, Act.DECIDE_RIGHTS),
    post("/rights/{right}/told", "right_told", note_told, Act.DECIDE_RIGHTS),
    post("/rights/{right}/copy", "right_copy", copy, Act.DECIDE_RIGHTS),
)

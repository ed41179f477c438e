"""Files to a patient at the desk: choosing them beside the answer, taking one out again, and looking at what was sent.

The form is the answer's own, so that what was typed goes along and stands there again, with a script or without.
"""

from __future__ import annotations

from collections.abc import Callable

from aiohttp import web

from bot.desk.cases import case, drafts
from bot.desk.frame import view
from bot.desk.frame.keys import DESK, UPLOAD
from bot.desk.frame.page import get, post
from bot.desk.frame.work import run
from bot.files import uploads
from bot.files.pictures import Refused
from skills.cases.answering import files
from skills.staff.permissions import Act, Person
from storage.errors import Conflict, NotPossible
from storage.unit.unit_of_work import Unit

EXTENSION = {"image/jpeg": "jpg", "image/png": "png", uploads.PDF: "pdf"}


async def attach(request: web.Request) -> web.StreamResponse:
    """Keep what was chosen, made clean. What cannot be sent is said, and the good ones are kept all the same."""
    upload, clinic, case_id = request[UPLOAD], request.app[DESK].clinic, request.match_info["case"]
    form, problem, made = await drafts.with_own_box(request), upload.problem, []
    for raw in upload.files:
        try:
            made.append(await uploads.clean(raw))
        except Refused as refused:
            problem = str(refused)

    def keep(unit: Unit, who: Person) -> None:
        drafts.keep_typed(unit, who, case_id, form)
        if made or not problem:
            files.choose(unit, clinic, who, case_id, made)

    return await _with_words(request, keep, "attached", problem)


async def drop(request: web.Request) -> web.StreamResponse:
    """This one is not sent after all."""
    form, case_id, file_id = await drafts.with_own_box(request), request.match_info["case"], request.match_info["file"]

    def work(unit: Unit, who: Person) -> None:
        drafts.keep_typed(unit, who, case_id, form)
        files.drop(unit, who, case_id, file_id)

    return await _with_words(request, work, "detached")


async def _with_words(
    request: web.Request, work: Callable[[Unit, Person], None], done: str, problem: str = ""
) -> web.StreamResponse:
    try:
        await run(request, Act.WORK_CASE, work)
    except (Conflict, NotPossible) as error:
        await drafts.keep_refused(request)
        return await case.page(request, error.code, status=409 if isinstance(error, Conflict) else 400)
    if problem:
        return await case.page(request, problem, status=400)
    raise view.go(request, "case", {"done": done}, case=request.match_info["case"])


async def look(request: web.Request) -> web.StreamResponse:
    """A file as its patient gets it; kept nowhere."""
    case_id, file_id = request.match_info["case"], request.match_info["file"]
    found = await run(request, Act.VIEW_PHOTO, lambda unit, who: files.view(unit, who, case_id, file_id))
    shown = "attachment" if found.kind == uploads.PDF else "inline"
    headers = {"Content-Disposition": f'{shown}; filename="file.{EXTENSION[found.kind]}"'}
    return web.Response(body=found.content, content_type=found.kind, headers=headers)


PAGES = (
    post(
        "/cases/{case}/files",
        "case_files",
        attach,
        Act.WORK_CASE,
        when_over=drafts.keep_without_files,
        takes_files=True,
    ),
    post("/cases/{case}/files/{file}/drop", "case_file_drop", drop, Act.WORK_CASE, when_over=drafts.keep_for_later),
    get("/cases/{case}/files/{file}", "case_file", look, Act.VIEW_PHOTO),
)

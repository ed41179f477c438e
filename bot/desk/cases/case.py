"""The page of a case: reading, revealing, photos and print. What changes a case stands in `bot/desk/cases/casework.py`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from aiohttp import web

from bot.desk.cases import drafts
from bot.desk.frame import view
from bot.desk.frame.catalogue import TEXTS
from bot.desk.frame.forms import write_moment
from bot.desk.frame.keys import ACCESS, DESK
from bot.desk.frame.page import get, post
from bot.desk.frame.work import run
from skills import paper
from skills.cases import canned, casework, reading, whose
from skills.cases.answering import practitioners, undo
from skills.cases.answering.undo import Undoable
from skills.cases.reading import CaseView
from skills.cases.team import mentions, shifts
from skills.clinic.periods import RECORDS
from skills.fields.timing.hours import today_in_seoul
from skills.staff.permissions import Act, Person, can
from skills.visits.booking import LENGTH, LENGTHS
from skills.visits.reading import NO_VISITS, CaseVisits, of_case
from storage.cases import events
from storage.cases.notes import CannedReply
from storage.errors import NotAllowed
from storage.unit.unit_of_work import Unit

QUIET = "X-Desk-Quiet"
_Looked: TypeAlias = tuple[
    int, CaseView, CaseVisits, list[CannedReply], list[Undoable], list[str], list[tuple[Person, str]]
]


async def show(request: web.Request) -> web.StreamResponse:
    """The case, masked unless this person has revealed it."""
    return await page(request)


def _problem(code: str) -> str:
    """The sentence of a refusal; one for all of those that nobody gave words."""
    key = f"error.{code}" if code else ""
    return key if not key or key in TEXTS else "error.status_400"


async def page(
    request: web.Request, problem: str = "", draft: str = "", preview: str = "", status: int = 200,
    slot: Mapping[str, Any] | None = None,
) -> web.Response:  # fmt: skip
    """The page of a case, with what somebody had typed when it could not be sent; `slot` is a visit that was not booked."""
    case_id = request.match_info["case"]
    clinic = request.app[DESK].clinic

    def look(unit: Unit, who: Person) -> _Looked:
        seq = events.newest(unit)
        found = reading.read_case(unit, clinic, who, case_id, _why(request))
        expected = NO_VISITS if found.is_suspended else of_case(unit, clinic, who, case_id)
        replies = canned.list_canned(unit, who) if can(who, Act.USE_CANNED) else []
        named = sorted({one.name for one in mentions.people(unit) if one.id != who.id})
        return seq, found, expected, replies, undo.undoable(unit, who), named, shifts.there(unit, found.colleagues)

    try:
        seq, found, expected, replies, undoable, named, there = await run(request, Act.READ_CASE, look, only_looks=True)
    except NotAllowed as error:
        if error.code != whose.NOT_YOURS:
            raise
        return await _not_yours(request, case_id, problem)
    return view.show(
        request,
        "case.html",
        status,
        seq=seq,
        undoable=undoable,
        named=named,
        view=found,
        case=found.case,
        visits=expected,
        lengths=LENGTHS,
        length=LENGTH,
        moment_of=write_moment,
        canned=_filled(request, found, replies),
        there=there,
        problem=_problem(problem),
        done=request.query.get("done", ""),
        slot=slot,
        from_next=request.query.get("from") == "next",
        draft=draft or found.typed.answer,
        preview=preview,
        signature=clinic.desk.signature.in_(found.lang),
        most=casework.ANSWER_MOST,
        preconditions=practitioners.PRECONDITIONS,
        outcomes=list(casework.Outcome),
        reasons=reading.REASONS,
        file_rules=clinic.desk.files,
        today=today_in_seoul(request.app[DESK].database.clock()),
        take_over_reasons=casework.TAKE_OVER_REASONS,
        chart_parts=casework.PARTS,
        chart_reasons=casework.CHART_REASONS,
        chart_kinds=RECORDS,
    )


async def _not_yours(request: web.Request, case_id: str, problem: str) -> web.Response:
    """The page of a colleague's case, where staff open their own alone: its number, and the way to take it over."""
    found = await run(request, Act.READ_CASE, lambda unit, who: whose.behind(unit, who, case_id))
    return view.show(
        request, "case_not_yours.html", 403, found=found, problem=_problem(problem),
        take_over_reasons=casework.TAKE_OVER_REASONS,
    )  # fmt: skip


def _why(request: web.Request) -> str:
    if QUIET in request.headers:
        return "live"
    return "search" if request.query.get("from") == "search" else "consultation"


def _filled(request: web.Request, found: CaseView, replies: list[CannedReply]) -> list[tuple[CannedReply, str]]:
    """The patient's language first; what stands for a placeholder is in the reply's own language."""
    values = {
        lang: canned.values_for(
            request.app[DESK].clinic,
            lang,
            name=found.name or "" if found.is_revealed else "",
            number=found.case.number,
            counsellor=found.names.get(found.case.holder_id or request[ACCESS].person.id, ""),
        )
        for lang in ("ko", "en")
    }
    first = sorted(replies, key=lambda reply: (reply.lang != found.lang, -reply.used, reply.title))
    return [(reply, canned.fill(reply.body, values[reply.lang])) for reply in first]


async def reveal(request: web.Request) -> web.StreamResponse:
    """Name and number in full from now on, for a reason; nothing is shown unless its record is kept."""
    form, case_id = await request.post(), request.match_info["case"]
    reason, words = str(form.get("reason", "")), str(form.get("words", ""))

    def work(unit: Unit, who: Person) -> None:
        drafts.keep_typed(unit, who, case_id, form)
        reading.reveal(unit, who, case_id, reason, words)

    await run(request, Act.REVEAL_PATIENT, work)
    raise view.go(request, "case", {"done": "revealed"}, case=case_id)


async def photo(request: web.Request) -> web.StreamResponse:
    """A picture, through the desk only; kept nowhere."""
    case_id, photo_id = request.match_info["case"], request.match_info["photo"]
    content = await run(request, Act.VIEW_PHOTO, lambda unit, who: reading.view_photo(unit, who, case_id, photo_id))
    return web.Response(body=content, content_type="image/jpeg", headers={"Content-Disposition": "inline"})


async def print_out(request: web.Request) -> web.StreamResponse:
    """The case for paper, for a reason."""
    form, case_id, clinic = await request.post(), request.match_info["case"], request.app[DESK].clinic
    reason = str(form.get("reason", ""))
    parts = {part for part in ("notes", "photos") if part in form}
    found = await run(request, Act.PRINT_CASE, lambda unit, who: reading.print_case(unit, clinic, who, case_id, reason))
    now = request.app[DESK].database.clock()
    due = now + paper.DUE_WITHIN
    return view.show(
        request, "case_print.html", view=found, case=found.case, reason=reason, now=now, due=due, parts=parts,
    )  # fmt: skip


PAGES = (
    get("/cases/{case}", "case", show, Act.READ_CASE),
    post("/cases/{case}/reveal", "case_reveal", reveal, Act.REVEAL_PATIENT),
    get("/cases/{case}/photos/{photo}", "case_photo", photo, Act.VIEW_PHOTO),
    post("/cases/{case}/print", "case_print", print_out, Act.PRINT_CASE),
)

"""The inbox: a page of a column, and the search. What somebody searches for travels in a form, never in an address."""

from __future__ import annotations

from aiohttp import web

from bot.desk.frame import view
from bot.desk.frame.page import get, post
from bot.desk.frame.work import run
from skills.cases import inbox
from skills.cases.inbox import Column, InboxRow
from skills.staff.permissions import Act, Person
from storage.cases import events
from storage.unit.unit_of_work import Unit

QUIET = "X-Desk-Quiet"


async def show(request: web.Request) -> web.StreamResponse:
    """A page of a column, with the number of the newest event, after which the live line goes on."""
    column, after, by_hand = (
        request.query.get("column", ""),
        request.query.get("after", ""),
        QUIET not in request.headers,
    )

    def look(unit: Unit, who: Person) -> tuple[int, Column]:
        seq = events.newest(unit)
        return seq, inbox.list_column(unit, who, column, after, by_hand=by_hand)

    seq, found = await run(request, Act.SEE_INBOX, look)
    return view.show(request, "inbox.html", column=found, columns=inbox.COLUMNS, seq=seq, after=after)


async def search(request: web.Request) -> web.StreamResponse:
    """Cases found by number, name, phone or its last four digits."""
    words = str((await request.post()).get("words", ""))

    def look(unit: Unit, who: Person) -> list[InboxRow]:
        return inbox.search(unit, who, words)

    rows = await run(request, Act.SEARCH_CASES, look)
    return view.show(
        request, "search.html", rows=rows, words=words, kind=inbox.read_search(words)[0], columns=inbox.COLUMNS
    )


PAGES = (
    get("/inbox", "inbox", show, Act.SEE_INBOX),
    post("/search", "search", search, Act.SEARCH_CASES),
)

"""The inbox: a page of a column, and the search. What somebody searches for travels in a form, never in an address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from aiohttp import web

from bot.desk.frame import view
from bot.desk.frame.catalogue import TEXTS, say
from bot.desk.frame.forms import midnight, read_count, read_day
from bot.desk.frame.keys import ACCESS, DESK, LANG
from bot.desk.frame.page import get, post
from bot.desk.frame.work import run
from skills.cases import casework, inbox, settling, whose
from skills.cases.answering import undo
from skills.cases.inbox import InboxRow
from skills.cases.team import views
from skills.clinic.clinic import Clinic
from skills.staff.permissions import Act, Person
from storage.cases import events
from storage.cases.codes import VisitState
from storage.cases.filters import AGES, STAGES, Filter
from storage.cases.team import labels
from storage.errors import NotFound
from storage.staff import searches, staff
from storage.trail.chain import micros
from storage.unit.unit_of_work import Unit

QUIET = "X-Desk-Quiet"
FIGURES = ("outcome", "stage", "writer", "weekday", "hour", "waits", "score", "visit")
FILTERS = ("treatment", "holder", "lang", "photos", "overdue", "label", "since", "until", *FIGURES)
"""What a list can be narrowed to. It stands in the address, because nothing of it is about a patient. `FIGURES` is what
figures count by (`bot/desk/cases/overview.py`)."""


DAYS, WHOSE_DAYS = ("since", "until"), ("writer", "score", "visit")
"""The days, and what they are of where not of the filing; the first that is asked for."""
CODES = {
    "lang": "inbox.lang.",
    "outcome": "outcome.",
    "stage": "overview.stage.",
    "weekday": "shell.weekday.",
    "waits": "overview.age.",
    "score": "inbox.score.",
    "visit": "visits.state.",
}
"""The words for what a code of the address means."""


async def show(request: web.Request) -> web.StreamResponse:
    """A page of a column, with the number of the newest event, after which the live line goes on."""
    asked, clinic, by_hand = request.query, request.app[DESK].clinic, QUIET not in request.headers
    column, after, wanted = asked.get("column", ""), asked.get("after", ""), _wanted(asked)

    def look(unit: Unit, who: Person) -> dict[str, Any]:
        seq = events.newest(unit)
        found = inbox.list_column(unit, clinic, who, column, after, wanted, by_hand=by_hand)
        return {
            "seq": seq,
            "column": found,
            "people": [who, *whose.colleagues(unit, who)],
            "names": staff.names(unit) if asked.get("writer") or asked.get("holder") else {},
            "undoable": undo.undoable(unit, who),
            "labels": labels.every(unit),
            "views": views.of_person(unit, who),
            "shown": micros(unit.now),
        }

    found = await run(request, Act.SEE_INBOX, look)
    narrowed = {name: asked.get(name, "")[:64] for name in FILTERS}
    return view.show(
        request,
        "inbox.html",
        **found,
        columns=inbox.COLUMNS,
        after=after,
        narrowed=narrowed,
        in_words=_in_words(
            narrowed, clinic, request[LANG], found["names"] | {one.id: one.name for one in found["labels"]}
        ),
        query=(query := {name: value for name, value in narrowed.items() if value}),
        this_view=urlencode({"column": found["column"].name, **query}),
        waited=_waited(request),
        outcomes=list(casework.Outcome),
        ends=[*casework.Outcome, settling.SETTLED, settling.UNREACHED, settling.STOPPED],
        stages=STAGES,
        ages=range(len(AGES) + 1),
        of=_days_of(narrowed),
        scores=range(5, 0, -1),
        visit_states=list(VisitState),
        in_detail=any(narrowed[name] for name in FIGURES),
        told={name: asked.get(name, "")[:40] for name in ("done", "undone", "refused", "left")},
    )


def _wanted(asked: Mapping[str, str]) -> Filter:
    """The filter of an address; a day that is none narrows nothing."""
    since, until = read_day(asked.get("since", "")), read_day(asked.get("until", ""))
    return Filter(
        treatment=asked.get("treatment", "")[:64],
        holder=asked.get("holder", "")[:64],
        lang=asked.get("lang", "")[:8],
        photos=bool(asked.get("photos")),
        overdue=bool(asked.get("overdue")),
        label=asked.get("label", "")[:64],
        since=midnight(since) if since else None,
        until=midnight(until + timedelta(days=1)) if until else None,
        outcome=asked.get("outcome", "")[:64],
        stage=asked.get("stage", "")[:64],
        writer=asked.get("writer", "")[:64],
        weekday=_below(7, asked.get("weekday")),
        hour=_below(24, asked.get("hour")),
        waits=_below(len(AGES) + 1, asked.get("waits")),
        score=_below(6, asked.get("score")),
        visit=asked.get("visit", "")[:64],
    )


def _days_of(narrowed: Mapping[str, str]) -> str:
    """What the days of the list are of, as its words are named."""
    return next((f".{name}" for name in WHOSE_DAYS if narrowed[name]), "")


def _below(bound: int, asked: str | None) -> int | None:
    number = read_count(asked)
    return number if number is not None and number < bound else None


def _in_words(narrowed: Mapping[str, str], clinic: Clinic, lang: str, names: Mapping[str, str]) -> list[str]:
    """What the list is narrowed to, as it stands above it; nothing of what is no filter."""
    names = {**names, **{one.word: one.name.in_(lang) for one in clinic.treatments}}
    told, of = [], _days_of(narrowed)
    for name, value in narrowed.items():
        label = say(f"inbox.filter.{name}{of if name in DAYS else ''}", lang)
        if name in ("photos", "overdue"):
            told += [label] if value else []
        elif name in DAYS:
            told += [f"{label} {value}"] if read_day(value) else []
        elif name == "hour":
            hour = _below(24, value)
            told += [f"{label} {say('inbox.hour', lang, hour=hour)}"] if hour is not None else []
        elif name in CODES:
            told += [f"{label} {say(CODES[name] + value, lang)}"] if CODES[name] + value in TEXTS else []
        else:
            told += [f"{label} {names[value]}"] if value in names else []
    return told


def _waited(request: web.Request) -> Callable[[datetime], str]:
    """How long it is since a moment, as people say it: the largest unit of it."""
    now, lang = request.app[DESK].database.clock(), request[LANG]

    def waited(since: datetime) -> str:
        minutes = max(0, int((now - since).total_seconds())) // 60
        for unit, size in (("days", 1440), ("hours", 60)):
            if minutes >= size:
                return say(f"inbox.waited.{unit}", lang, count=minutes // size)
        return say("inbox.waited.minutes", lang, count=minutes)

    return waited


async def search(request: web.Request) -> web.StreamResponse:
    """Keep what is searched for, and lead to the address under which it is found, with Back too."""
    words, session_id = str((await request.post()).get("words", "")), request[ACCESS].session_id
    search_id = await run(request, Act.SEARCH_CASES, lambda unit, _who: searches.keep(unit, session_id, words))
    raise view.go(request, "search_found", search=search_id)


async def found(request: web.Request) -> web.StreamResponse:
    """Cases found by number, name, phone or its last four digits. Another session's address, or an old one, finds nothing."""
    session_id, clinic = request[ACCESS].session_id, request.app[DESK].clinic

    def look(unit: Unit, who: Person) -> tuple[str, list[InboxRow]]:
        words = searches.find(unit, session_id, request.match_info["search"])
        if words is None:
            raise NotFound("this search is over")
        return words, inbox.search(unit, clinic, who, words)

    words, rows = await run(request, Act.SEARCH_CASES, look)
    return view.show(
        request,
        "search.html",
        rows=rows,
        words=words,
        kind=inbox.read_search(words)[0],
        columns=inbox.COLUMNS,
        waited=_waited(request),
    )


PAGES = (
    get("/inbox", "inbox", show, Act.SEE_INBOX),
    post("/search", "search", search, Act.SEARCH_CASES),
    get("/search/{search}", "search_found", found, Act.SEARCH_CASES),
)

"""The overview page with its charts, and the export, which asks for a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from math import ceil
from typing import TypeAlias
from urllib.parse import urlencode

from aiohttp import web

from bot.desk.cases.charts import Bar, bars
from bot.desk.frame import view
from bot.desk.frame.catalogue import say
from bot.desk.frame.forms import read_day
from bot.desk.frame.keys import ACCESS, DESK, LANG
from bot.desk.frame.page import get, post
from bot.desk.frame.work import run
from bot.desk.sheets import BOM, to_csv
from skills.cases import overview, reading
from skills.cases.overview import Day, Overview
from skills.fields.timing.hours import today_in_seoul
from skills.staff.permissions import Act, can
from storage.errors import NotPossible

Lead: TypeAlias = Callable[..., str]


async def show(request: web.Request) -> web.StreamResponse:
    """All figures at this moment, and of the days that are asked for; days that are none are the usual ones."""
    clinic, lang, words = (
        request.app[DESK].clinic,
        request[LANG],
        [one.word for one in request.app[DESK].clinic.treatments],
    )
    first, last = (read_day(request.query.get(name, "")) for name in ("first", "last"))
    if first is None or last is None or not timedelta(0) <= last - first <= overview.LONGEST_EXPORT:
        first = last = None
    found = await run(request, Act.SEE_OVERVIEW, lambda unit, who: overview.look(unit, who, words, first, last))
    names = {one.word: one.name.in_(lang) for one in clinic.treatments}
    lead = _leads(request, found)
    weekdays = [say(f"shell.weekday.{day}", lang) for day in range(7)]
    return view.show(
        request,
        "overview.html",
        found=found,
        took=lambda took: _duration(took, lang),
        lead=lead,
        by_day=_by_day(found, lang, lead),
        by_age=_by_age(found, lang, lead),
        by_outcome=_by_outcome(found, lang),
        by_weekday=_plain(weekdays, found.weekdays, "weekdays", lang, lead, "weekday"),
        by_hour=_plain([f"{hour}" for hour in range(24)], found.hours, "hours_of_day", lang, lead, "hour", every=3),
        by_treatment=[(word, names[word], count) for word, count in found.treatments.items()],
        few=overview.FEW,
    )


def _leads(request: web.Request, found: Overview) -> Lead:
    """Where the cases of a figure are listed: all of them, of the days that are shown unless others are told; "" for whoever
    does not see the inbox."""
    sees, days = can(request[ACCESS].person, Act.SEE_INBOX), {"since": found.first, "until": found.last}

    def lead(**narrowed: object) -> str:
        asked = {"column": "all", **days, **narrowed}
        told = {name: str(value) for name, value in asked.items() if value not in ("", None)}
        return f"{view.path(request, 'inbox')}?{urlencode(told)}" if sees else ""

    return lead


def _plain(
    labels: list[str], counts: list[int], name: str, lang: str, lead: Lead, narrows: str, every: int = 1
) -> object:
    """Bars of one number each; a label stands below every so many of them, where a telephone has no room for all."""
    items = [
        Bar(
            "" if at % every else label,
            count,
            count,
            say("overview.bar.hour" if narrows == "hour" else "overview.bar", lang, item=label, count=count),
            lead(**{narrows: at}) if count else "",
        )
        for at, (label, count) in enumerate(zip(labels, counts, strict=True))
    ]
    return bars(items, say(f"overview.{name}", lang), 420)


async def ask_export(request: web.Request) -> web.StreamResponse:
    """Which days, which columns, and why."""
    return _export_page(request)


async def export(request: web.Request) -> web.StreamResponse:
    """The file. It is made and recorded in one unit: what could not be recorded is not sent."""
    form, clinic, lang = await request.post(), request.app[DESK].clinic, request[LANG]
    wanted, reason = [str(name) for name in form.getall("columns", [])], str(form.get("reason", ""))
    try:
        first, last = _day(str(form.get("first", ""))), _day(str(form.get("last", "")))
        columns, rows = await run(
            request,
            Act.EXPORT_CASES,
            lambda unit, who: overview.export(unit, clinic, who, first, last, wanted, reason),
        )
    except NotPossible as error:
        return _export_page(request, f"error.{error.code}")
    name = f"cases_{first:%Y%m%d}_{last:%Y%m%d}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    text = to_csv(
        [say(f"export.column.{one}", lang) for one in columns], (_in_words(columns, row, lang) for row in rows)
    )
    return web.Response(text=BOM + text, content_type="text/csv", charset="utf-8", headers=headers)


def _in_words(columns: list[str], row: list[str], lang: str) -> list[str]:
    """A row as people read it: codes in words, all else as it is."""
    return [
        say(f"{column}.{cell}", lang) if column in ("kind", "state", "outcome") and cell else cell
        for column, cell in zip(columns, row, strict=True)
    ]


def _export_page(request: web.Request, problem: str = "") -> web.Response:
    today = today_in_seoul(request.app[DESK].database.clock())
    return view.show(
        request,
        "export.html",
        400 if problem else 200,
        problem=problem,
        first=(today - timedelta(days=30)).isoformat(),
        last=today.isoformat(),
        plain=overview.PLAIN,
        asked_for=overview.ASKED_FOR,
        reasons=reading.REASONS,
        most=overview.EXPORT_MOST,
    )


def _day(text: str) -> date:
    day = read_day(text)
    if day is None:
        raise NotPossible("a day is missing", code="export_days")
    return day


def _by_day(found: Overview, lang: str, lead: Lead) -> object:
    every = ceil(len(found.days) / overview.DAYS)  # As many labels as there is room for, and today's among them.
    items = [
        Bar(
            "" if ahead % every else f"{day.on.month}/{day.on.day}",
            day.filed,
            day.answered,
            say("overview.day.title", lang, day=_days(day), filed=day.filed, answered=day.answered),
            lead(since=day.on, until=day.last) if day.filed else "",
        )
        for ahead, day in zip(reversed(range(len(found.days))), found.days, strict=True)
    ]
    return bars(items, say("overview.days", lang))


def _days(day: Day) -> str:
    return day.on.isoformat() if day.on == day.last else f"{day.on.isoformat()} ~ {day.last.isoformat()}"


def _by_age(found: Overview, lang: str, lead: Lead) -> object:
    labels = [say(f"overview.age.{index}", lang) for index in range(len(found.ages))]
    items = [
        Bar(
            label,
            count,
            count,
            say("overview.bar", lang, item=label, count=count),
            lead(waits=at, since="", until="") if count else "",
        )
        for at, (label, count) in enumerate(zip(labels, found.ages, strict=True))
    ]
    return bars(items, say("overview.ages", lang), 420)


def _by_outcome(found: Overview, lang: str) -> list[tuple[str, str, int | None, int]]:
    """(code, name, count, share in percent), the most frequent first. The shares of the others would tell what is withheld, so
    that there are none then."""
    counts = {word: count for word, count in found.outcomes.items() if count is not None}
    total = sum(counts.values()) if len(counts) == len(found.outcomes) else 0
    ordered = sorted(found.outcomes, key=lambda word: -counts.get(word, 0))
    return [
        (word, say(f"outcome.{word}", lang), counts.get(word), round(100 * counts[word] / total) if total else 0)
        for word in ordered
    ]


def _duration(took: timedelta | None, lang: str) -> str:
    if took is None:
        return "–"
    minutes = round(took.total_seconds() / 60)
    if minutes < 60:
        return say("overview.minutes", lang, minutes=minutes)
    hours, rest = divmod(minutes, 60)
    return say("overview.hours", lang, hours=hours, minutes=rest)


PAGES = (
    get("/overview", "overview", show, Act.SEE_OVERVIEW),
    get("/export", "export", ask_export, Act.EXPORT_CASES),
    post("/export", "export_make", export, Act.EXPORT_CASES),
)

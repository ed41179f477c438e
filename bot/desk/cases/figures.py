"""The figures as a sheet: a line a count, in the words of the page, with what is withheld there withheld here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aiohttp import web

from bot.desk.frame.catalogue import say
from bot.desk.frame.forms import read_day
from bot.desk.frame.keys import DESK, LANG
from bot.desk.frame.page import get
from bot.desk.frame.work import run
from bot.desk.sheets import BOM, to_csv
from skills.cases import overview
from skills.cases.overview import Overview
from skills.clinic.clinic import Clinic
from skills.staff.permissions import Act
from storage.errors import NotPossible

HEADS = ("group", "item", "count")


async def download(request: web.Request) -> web.StreamResponse:
    """The file for the days that are asked for, or for the usual ones; there is nobody in it."""
    clinic, lang = request.app[DESK].clinic, request[LANG]
    first, last = (_day(request.query.get(name, "")) for name in ("first", "last"))
    words = [one.word for one in clinic.treatments]
    found = await run(request, Act.SEE_OVERVIEW, lambda unit, who: overview.look(unit, who, words, first, last))
    text = to_csv([say(f"figures.{head}", lang) for head in HEADS], lines(found, clinic, lang))
    name = "_".join(("figures", *(f"{day:%Y%m%d}" for day in (first, last) if day))) + ".csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return web.Response(text=BOM + text, content_type="text/csv", charset="utf-8", headers=headers)


def _day(text: str) -> date | None:
    day = read_day(text)
    if text and day is None:
        raise NotPossible("this is no day", code="export_days")
    return day


def lines(found: Overview, clinic: Clinic, lang: str) -> Iterator[list[str]]:
    """Each figure: what it is of, its item, and the count."""
    names = {one.word: one.name.in_(lang) for one in clinic.treatments}
    few = say("overview.few", lang)
    counts: list[tuple[str, str, int | None]] = [
        *(("overview.stages", say(f"overview.stage.{stage}", lang), count) for stage, count in found.stages.items()),
        *_times(found, lang),
        *(("overview.legend.filed", day.on.isoformat(), day.filed) for day in found.days),
        *(("overview.legend.answered", day.on.isoformat(), day.answered) for day in found.days),
        *(("overview.weekdays", say(f"shell.weekday.{at}", lang), count) for at, count in enumerate(found.weekdays)),
        *(("overview.hours_of_day", f"{at:02}:00", count) for at, count in enumerate(found.hours)),
        *(("overview.treatments", names[word], count) for word, count in found.treatments.items()),
        *(
            ("overview.survey", say("overview.survey.score", lang, score=score), count)
            for score, count in found.survey.items()
        ),
        *(("overview.people", one.name, one.cases) for one in found.people),
        *(("overview.outcomes", say(f"outcome.{word}", lang), count) for word, count in found.outcomes.items()),
        *(("overview.visits", say(f"visits.state.{word}", lang), count) for word, count in found.visits.items()),
    ]
    for group, item, count in counts:
        yield [say(group, lang), item, few if count is None else str(count)]


def _times(found: Overview, lang: str) -> Iterator[tuple[str, str, int]]:
    """How long it took, in whole minutes; nothing before there is anything."""
    for group, took in (("overview.answered", found.answered), ("overview.solved", found.solved)):
        for name, time in (("median", took.median), ("p90", took.p90)):
            if time is not None:
                yield group, say(f"figures.{name}", lang), round(time.total_seconds() / 60)


PAGES = (get("/overview/figures", "figures", download, Act.SEE_OVERVIEW),)

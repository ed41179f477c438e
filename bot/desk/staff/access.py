"""The access review: who saw whom, filtered and marked, its export, and the cycle that is signed off (S-4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from aiohttp import web

from bot.desk.frame import view
from bot.desk.frame.catalogue import TEXTS, say
from bot.desk.frame.forms import midnight
from bot.desk.frame.keys import DESK, LANG
from bot.desk.frame.page import get, post
from bot.desk.frame.work import run
from bot.desk.sheets import BOM, to_csv
from skills.fields.timing.hours import SEOUL, today_in_seoul
from skills.staff import access_review
from skills.staff.permissions import Act, Person
from storage.errors import Conflict, NotPossible
from storage.staff import access_reviews, staff
from storage.staff.access_reviews import AccessReview, Filter
from storage.trail import keeping
from storage.unit.unit_of_work import SYSTEM, Unit

SHOWN_DAYS = 7
PEOPLE = ("staff", "operator")
MACHINES = ("job", "system", "kakao")
# The catalogues that have words for the codes in the trail's column "why"; the first that knows one says it.
WORDS_FOR_CODES = (
    "access.why", "reason", "take_over", "retained.reason", "holds.ground", "records.ground", "training.topic", "plan.finding",
    "incidents.kind", "incidents.step", "incidents.finding", "incidents.stage",
    "outcome", "kind", "role", "rights.kind", "rights.decision", "rights.identity", "rights.delay", "campaigns.kind",
    "campaigns.refused",
)  # fmt: skip
COLUMNS = ("at", "who", "role", "subject", "act", "why", "origin", "marks")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the form asks for: as the form has it, and as the rules take it."""

    form: Mapping[str, str]
    filter: Filter
    marks: tuple[str, ...]
    before: int | None


async def show(request: web.Request) -> web.StreamResponse:
    """The list with its filters, the cycles that wait, and those that are signed."""
    return await _page(request)


async def _page(request: web.Request, problem: str = "") -> web.Response:
    asked = request.query if request.method == "GET" else await request.post()
    wanted = _wanted(asked, request.app[DESK].database.clock())

    def look(unit: Unit, _who: Person) -> dict[str, Any]:
        return {
            "found": access_review.list_accesses(unit, wanted.filter, before_seq=wanted.before, marked=wanted.marks),
            "acts": access_reviews.acts(unit, wanted.filter.since, wanted.filter.until),
            "reviews": access_reviews.newest(unit, 24),
            "late": {review.id for review in access_review.overdue_reviews(unit)},
            "names": staff.names(unit),
            "people": staff.everyone(unit),
            "span": _span,
        }

    values = await run(request, Act.READ_TRAIL, look)
    lang = request[LANG]
    return view.show(
        request, "access.html", 400 if problem else 200,
        **values, wanted=wanted, reasons=access_review.EXPORT_REASONS,
        findings=access_review.FINDINGS, bulk=access_review.BULK_SUBJECTS, done=request.query.get("done", ""),
        problem=f"error.{problem}" if problem else "", why=lambda code: values["names"].get(code) or why_in_words(code, lang),
    )  # fmt: skip


async def export(request: web.Request) -> web.StreamResponse:
    """The filtered list as a file. It is made and recorded in one unit: what could not be recorded is not sent."""
    form, lang = await request.post(), request[LANG]
    wanted = _wanted(form, request.app[DESK].database.clock())

    def make(unit: Unit, _who: Person) -> str:
        reason = str(form.get("reason", ""))
        found = access_review.export_accesses(unit, wanted.filter, reason=reason, marked=wanted.marks)
        names = staff.names(unit)
        heads = [say(f"access.{name}", lang) for name in COLUMNS]
        return to_csv(heads, (_row(one, names, lang) for one in found))

    try:
        text = await run(request, Act.EXPORT_TRAIL, make)
    except NotPossible as error:
        return await _page(request, error.code)
    name = f"accesses_{wanted.form['since']}_{wanted.form['until']}.csv".replace("-", "")
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return web.Response(text=BOM + text, content_type="text/csv", charset="utf-8", headers=headers)


async def export_whole(request: web.Request) -> web.StreamResponse:
    """The whole trail for docs/verify_trail.py. It is recorded first, and read where nobody's turn waits for it."""
    reason = str((await request.post()).get("reason", ""))
    try:
        await run(request, Act.EXPORT_TRAIL, lambda unit, _who: access_review.take_out_trail(unit, reason=reason))
    except NotPossible as error:
        return await _page(request, error.code)
    lines = await request.app[DESK].database.read(lambda unit: b"".join(keeping.export(unit)), SYSTEM)
    headers = {"Content-Disposition": 'attachment; filename="trail.jsonl"'}
    return web.Response(body=lines, content_type="application/x-ndjson", headers=headers)


async def open_review(request: web.Request) -> web.StreamResponse:
    """Open the cycle that ended last, when the job has not done so yet."""
    months = request.app[DESK].clinic.desk.review_months
    opened = await run(request, Act.SIGN_REVIEW, lambda unit, _who: access_review.open_review(unit, months))
    raise view.go(request, "access", {"done": "opened" if opened else "open_already"})


async def sign_off(request: web.Request) -> web.StreamResponse:
    """This cycle was looked through; here is what came of it."""
    form, review_id = await request.post(), request.match_info["review"]
    finding, follow_up = str(form.get("finding", "")), str(form.get("follow_up", ""))[:1000]
    try:
        await run(
            request,
            Act.SIGN_REVIEW,
            lambda unit, _who: access_review.sign_off(unit, review_id, finding=finding, follow_up=follow_up),
        )
    except (Conflict, NotPossible) as error:
        return await _page(request, error.code)
    raise view.go(request, "access", {"done": "signed"})


def why_in_words(code: str, lang: str) -> str:
    """The reason of a record as staff know it; a code that has no words stays what it is."""
    for place in WORDS_FOR_CODES:
        if f"{place}.{code}" in TEXTS:
            return say(f"{place}.{code}", lang)
    return code


def _wanted(asked: Mapping[str, Any], now: datetime) -> Wanted:
    today = today_in_seoul(now)
    first, last = _day(asked, "since", today - timedelta(days=SHOWN_DAYS - 1)), _day(asked, "until", today)
    who, before = str(asked.get("who", "")), str(asked.get("before", ""))
    form = {name: str(asked.get(name, ""))[:64] for name in ("who", "act", "subject", "night", "bulk", "all")}
    form |= {"since": first.isoformat(), "until": last.isoformat()}
    wanted = Filter(
        midnight(first), midnight(last + timedelta(days=1)),
        actor_id="" if who == "machines" else form["who"], subject=form["subject"], act=form["act"],
        kinds=MACHINES if who == "machines" else PEOPLE, only_patients=not form["all"],
    )  # fmt: skip
    marks = tuple(mark for mark in access_review.MARKS if form[mark])
    return Wanted(form, wanted, marks, int(before) if before.isdecimal() and len(before) < 18 else None)


def _row(one: access_review.Access, names: Mapping[str, str], lang: str) -> list[str]:
    record = one.record
    return [
        record.at.astimezone(SEOUL).isoformat(sep=" ", timespec="seconds"),
        names.get(record.actor_id) or record.actor_id or record.actor_kind,
        say(f"role.{record.role}", lang) if f"role.{record.role}" in TEXTS else record.role,
        record.subject,
        say(f"access.act.{record.act}", lang) if f"access.act.{record.act}" in TEXTS else record.act,
        names.get(record.why) or why_in_words(record.why, lang),
        record.origin,
        ", ".join(say(f"access.mark.{mark}", lang) for mark in one.marks),
    ]


def _span(review: AccessReview) -> dict[str, str]:
    """The days of a cycle, as the form takes them."""
    last = review.ends_at.astimezone(SEOUL) - timedelta(days=1)
    return {"since": review.begins_at.astimezone(SEOUL).date().isoformat(), "until": last.date().isoformat()}


def _day(asked: Mapping[str, Any], name: str, usual: date) -> date:
    try:
        day = date.fromisoformat(str(asked.get(name, "")))
    except ValueError:
        return usual
    return day if 2000 <= day.year <= 2999 else usual


PAGES = (
    get("/records/access", "access", show, Act.READ_TRAIL),
    post("/records/access/export", "access_export", export, Act.EXPORT_TRAIL),
    post("/records/access/trail", "trail_export", export_whole, Act.EXPORT_TRAIL),
    post("/records/access/reviews", "review_open", open_review, Act.SIGN_REVIEW),
    post("/records/access/reviews/{review}", "review_sign", sign_off, Act.SIGN_REVIEW),
)

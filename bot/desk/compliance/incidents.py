"""The breach desk: incidents with their clock, one incident with its duties, steps and notice, and whose data it was (B-1)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeAlias

from aiohttp import web
from multidict import MultiMapping

from bot.desk.frame import view
from bot.desk.frame.forms import read_count, read_moment, write_moment
from bot.desk.frame.keys import DESK, LANG
from bot.desk.frame.page import get, post
from bot.desk.frame.work import run
from bot.desk.staff.access import MACHINES, PEOPLE
from skills.compliance import incident_duties, incident_notice, incident_persons, incidents
from skills.compliance.incidents import Known, Sheet
from skills.staff.permissions import Act, Person
from storage.compliance import incidents as kept
from storage.errors import Conflict, NotPossible
from storage.staff import staff
from storage.staff.access_reviews import Filter
from storage.unit.unit_of_work import Unit

WORDS_MOST = 2000
BEFORE = timedelta(days=7)  # How far before it was known the search for those concerned begins, unless it is told.

Form: TypeAlias = MultiMapping[Any]


async def show(request: web.Request) -> web.StreamResponse:
    """Those that are open with the hours that are left, a form for a new one, and those that are closed."""
    return await _list(request)


async def _list(request: web.Request, problem: str = "", form: Form | None = None) -> web.Response:
    def look(unit: Unit, _who: Person) -> dict[str, Any]:
        return {"open": incidents.open_sheets(unit), "closed": kept.closed(unit), "now": write_moment(unit.now)}

    values = await run(request, Act.SEE_REGISTERS, look)
    return view.show(
        request, "incidents.html", 400 if problem else 200, **values, **_choices(), typed=_typed(form),
        hours=incidents.WITHIN // timedelta(hours=1), problem=f"error.{problem}" if problem else "",
    )  # fmt: skip


async def file(request: web.Request) -> web.StreamResponse:
    """Somebody knows of an incident: the clock runs."""
    form = await request.post()
    aware_at, known = read_moment(form.get("aware_at")), _known(form)
    try:
        made = await run(
            request, Act.CHANGE_REGISTERS, lambda unit, _who: incidents.file_incident(unit, aware_at, known)
        )
    except NotPossible as error:
        return await _list(request, error.code, form)
    raise view.go(request, "incident", {"done": "filed"}, incident=made.id)


async def show_one(request: web.Request) -> web.StreamResponse:
    """One incident."""
    return await _page(request)


async def _page(request: web.Request, problem: str = "", **more: Any) -> web.Response:
    incident_id = request.match_info["incident"]

    def look(unit: Unit, _who: Person) -> dict[str, Any]:
        return {
            "sheet": (sheet := incidents.read_incident(unit, incident_id)),
            "numbers": kept.numbers_of(unit, [person.patient_id for person in sheet.persons]),
            "posted_until": incident_persons.posted_until(sheet.persons, sheet.steps),
            "at_once": write_moment(unit.now),
            "names": staff.names(unit),
            "people": staff.everyone(unit),
        }

    values = await run(request, Act.SEE_REGISTERS, look)
    usual = {"typed": _typed(None), "affected": None, "wanted": _usual_span(values["sheet"])}
    return view.show(
        request, "incident.html", 400 if problem else 200, **values, **{**usual, **more}, **_choices(),
        **_notice(request, values["sheet"]), items_of=incidents.items_of, findings=incidents.FINDINGS,
        problem=f"error.{problem}" if problem else "", done=request.query.get("done", ""),
    )  # fmt: skip


async def note_facts(request: web.Request) -> web.StreamResponse:
    """More is known, or something else."""
    form = await request.post()
    known = _known(form)
    return await _change(
        request, "noted", lambda unit, incident_id: incidents.note_facts(unit, incident_id, known), form
    )


async def take_step(request: web.Request) -> web.StreamResponse:
    """Something was done."""
    form = await request.post()
    what, words = str(form.get("what", "")), str(form.get("words", ""))[:WORDS_MOST]
    return await _change(
        request, "step", lambda unit, incident_id: incidents.take_step(unit, incident_id, what, words), form
    )


async def close(request: web.Request) -> web.StreamResponse:
    """It is over."""
    form = await request.post()
    finding, words = str(form.get("finding", "")), str(form.get("conclusion", ""))[:WORDS_MOST]

    def work(unit: Unit, incident_id: str) -> None:
        incidents.close_incident(unit, incident_id, finding=finding, conclusion=words)

    return await _change(request, "closed", work, form)


async def _change(request: web.Request, done: str, work: Callable[[Unit, str], None], form: Form) -> web.StreamResponse:
    incident_id = request.match_info["incident"]
    try:
        await run(request, Act.CHANGE_REGISTERS, lambda unit, _who: work(unit, incident_id))
    except (Conflict, NotPossible) as error:
        return await _page(request, error.code, typed=_typed(form))
    raise view.go(request, "incident", {"done": done}, incident=incident_id)


async def find_affected(request: web.Request) -> web.StreamResponse:
    """Whose data an account touched within a span. It is a form, because who looks is recorded."""
    incident_id, form = request.match_info["incident"], await request.post()
    wanted = {name: str(form.get(name, ""))[:64] for name in ("who", "since", "until")}
    try:
        filter_ = _filter(wanted)
        affected = await run(
            request, Act.READ_TRAIL, lambda unit, _who: incidents.list_affected(unit, incident_id, filter_)
        )
    except NotPossible as error:
        return await _page(request, error.code, wanted=wanted)
    return await _page(request, affected=affected, wanted=wanted)


async def put_on_list(request: web.Request) -> web.StreamResponse:
    """Everybody who was found in the span, or the patient of a case, is to be told."""
    form = await request.post()
    number = str(form.get("number", "")).strip()[:20]
    wanted = {name: str(form.get(name, ""))[:64] for name in ("who", "since", "until")}

    def work(unit: Unit, incident_id: str) -> None:
        if number:
            incident_persons.put_case_on_list(unit, incident_id, number)
            return
        found = incidents.list_affected(unit, incident_id, _filter(wanted))
        incident_persons.put_on_list(unit, incident_id, [one.subject for one in found])

    return await _change(request, "listed", work, form)


async def note_told(request: web.Request) -> web.StreamResponse:
    """How and when one person was told, or why not."""
    form = await request.post()
    person, how, at = str(form.get("person", "")), str(form.get("how", "")), read_moment(form.get("at"))
    return await _change(
        request, "told", lambda unit, incident_id: incident_persons.note(unit, incident_id, person, how, at), form
    )


def _filter(wanted: dict[str, str]) -> Filter:
    since, until = read_moment(wanted["since"]), read_moment(wanted["until"])
    if since is None or until is None:
        raise NotPossible("from when until when is asked", code="incident_span")
    machines = wanted["who"] == "machines"
    return Filter(since, until, actor_id="" if machines else wanted["who"], kinds=MACHINES if machines else PEOPLE)


def _usual_span(sheet: Sheet) -> dict[str, str]:
    aware_at = sheet.incident.aware_at
    return {"who": "", "since": write_moment(aware_at - BEFORE), "until": write_moment(aware_at + timedelta(minutes=1))}


def _known(form: Form) -> Known:
    count = str(form.get("persons", "")).strip()
    read = read_count(count)
    return Known(
        str(form.get("kind", "")), str(form.get("happened", ""))[:WORDS_MOST],
        items=tuple(str(item) for item in form.getall("items", [])),
        persons=None if not count else -1 if read is None else read,
        is_intrusion=bool(form.get("is_intrusion")),
    )  # fmt: skip


def _typed(form: Form | None) -> dict[str, Any]:
    """What somebody typed into a form that could not be taken; the field of items is the only one with several values."""
    if form is None:
        return {}
    return {**{name: str(form.get(name, "")) for name in form}, "items": form.getall("items", [])}


def _notice(request: web.Request, sheet: Sheet) -> dict[str, Any]:
    """The draft that is asked for, with what the page needs to ask for another."""
    now, asked = sheet.facts[0], request.query
    usual = "possible" if now.kind == "possible_leak" else "first"
    variant = asked.get("variant", usual)
    variant = variant if variant in incident_notice.VARIANTS else usual
    lang = asked.get("in", request[LANG])
    lang = lang if lang in ("ko", "en") else "ko"
    text = incident_notice.draft_notice(
        request.app[DESK].clinic, variant, lang, kind=now.kind, items=incidents.items_of(now),
        happened=now.happened, aware_at=sheet.incident.aware_at,
    )  # fmt: skip
    return {"variants": incident_notice.VARIANTS, "variant": variant, "notice_lang": lang, "notice": text}


def _choices() -> dict[str, Any]:
    kinds, items = incident_duties.KINDS, tuple(incident_duties.ITEMS)
    return {"kinds": kinds, "items": items, "what": incident_duties.STEPS, "hows": incident_persons.HOW}


PAGES = (
    get("/records/incidents", "incidents", show, Act.SEE_REGISTERS),
    post("/records/incidents", "incident_file", file, Act.CHANGE_REGISTERS),
    get("/records/incidents/{incident}", "incident", show_one, Act.SEE_REGISTERS),
    post("/records/incidents/{incident}/facts", "incident_facts", note_facts, Act.CHANGE_REGISTERS),
    post("/records/incidents/{incident}/steps", "incident_step", take_step, Act.CHANGE_REGISTERS),
    post("/records/incidents/{incident}/close", "incident_close", close, Act.CHANGE_REGISTERS),
    post("/records/incidents/{incident}/persons", "incident_persons", put_on_list, Act.CHANGE_REGISTERS),
    post("/records/incidents/{incident}/told", "incident_told", note_told, Act.CHANGE_REGISTERS),
    post("/records/incidents/{incident}/affected", "incident_affected", find_affected, Act.READ_TRAIL),
)

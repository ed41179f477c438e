"""The clinic's data at the desk: what there is, a page a part to change it, and its versions with an undo."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from aiohttp import web

from bot.desk.clinic import editing
from bot.desk.clinic.sections import BY_NAME, SECTIONS, Section
from bot.desk.frame import view
from bot.desk.frame.forms import read_count
from bot.desk.frame.keys import ACCESS, DESK
from bot.desk.frame.page import get, post
from bot.desk.frame.work import run
from skills.chat.flows import previews
from skills.clinic import compare
from skills.clinic import versions as rules
from skills.clinic.versions import Document, Unfit
from skills.consents import asking
from skills.fields.timing.hours import today_in_seoul
from skills.proposals import proposals
from skills.staff.permissions import Act, Person, can, check_can
from storage.clinic import versions
from storage.errors import Declined, NotFound, NotPossible
from storage.staff import staff as accounts
from storage.unit.unit_of_work import Unit

VERSIONS_SHOWN = 30


async def show(request: web.Request) -> web.StreamResponse:
    """The parts, and the newest versions."""

    def look(unit: Unit, _who: Person) -> dict[str, Any]:
        begun(request, unit)
        return {"versions": versions.last(unit, VERSIONS_SHOWN), "names": accounts.names(unit)}

    values = await run(request, Act.SEE_CLINIC, look)
    return view.show(request, "clinic.html", **values, sections=SECTIONS, done=request.query.get("done", ""))


async def show_version(request: web.Request) -> web.StreamResponse:
    """What a version changed, and the button that brings the one before it back."""
    number = read_count(request.match_info["number"]) or 0

    def look(unit: Unit, _who: Person) -> dict[str, Any]:
        version = versions.find(unit, number)
        if version is None:
            raise NotFound("there is no such version")
        before = versions.find(unit, number - 1)
        old = rules.document_in(before.document) if before else {}
        return {
            "made": version,
            "newest": versions.newest_number(unit),
            "changes": compare.changes(old, rules.document_in(version.document)) if before else [],
            "names": accounts.names(unit),
        }

    return view.show(request, "clinic_version.html", **await run(request, Act.SEE_CLINIC, look))


async def restore(request: web.Request) -> web.StreamResponse:
    """An older version comes back, as a new one."""
    number = read_count(request.match_info["number"]) or 0

    def work(unit: Unit, who: Person) -> bool:
        older = rules.older(unit, number)
        _check_hosts(request, older)
        return proposals.restore_clinic(unit, who, number)

    waits = await run(request, Act.CHANGE_CLINIC, work)
    raise view.go(request, "clinic", {"done": "proposed" if waits else "restored"})


async def show_section(request: web.Request) -> web.StreamResponse:
    """A part's form; whoever may not change it reads it."""
    section = _section(request)
    number, document = await run(request, Act.SEE_CLINIC, lambda unit, _who: begun(request, unit))
    shown = _shown(request, section)
    return _form(request, section, document, number, editing.values(section, document, shown))


async def save_section(request: web.Request) -> web.StreamResponse:
    """Check what the form says, show what it would change, or keep it."""
    section, form = _section(request), {name: str(value) for name, value in (await request.post()).items()}
    check_can(request[ACCESS].person, section.act)
    number, document = await run(request, Act.SEE_CLINIC, lambda unit, _who: begun(request, unit), only_looks=True)
    shown, seen = _shown(request, section), read_count(form.get("seen")) or number
    sent = editing.read(section, document, form, shown)
    more: dict[str, Any] = {}
    try:
        if "preview" in form:
            more = await run(
                request,
                section.act,
                lambda unit, who: _preview(unit, who, section, document, sent.parts),
                only_looks=True,
            )
        else:
            waits = await run(request, section.act, lambda unit, who: _keep(request, unit, who, sent, seen, form))
            raise view.go(request, "clinic", {"done": "proposed" if waits else "kept"})
    except Unfit as error:
        more = {"faults": {editing.fault_of(section, sent, one): one for one in error.faults}, "problem": error.code}
    except Declined as error:
        more = {"problem": error.code}
    return _form(
        request,
        section,
        document,
        seen,
        {**dict.fromkeys(editing.values(section, document, shown), ""), **form},
        **more,
    )


def begun(request: web.Request, unit: Unit) -> tuple[int, Document]:
    """The version that counts; a clinic that has not started a server yet has what this one began with."""
    rules.begin(unit, request.app[DESK].clinic)
    return rules.present(unit)


def _keep(
    request: web.Request, unit: Unit, who: Person, sent: editing.Sent, seen: int, form: Mapping[str, str]
) -> bool:
    _, before = rules.present(unit)
    _check_hosts(request, {**before, **sent.parts})
    return proposals.change_clinic(unit, who, sent.parts, seen=seen, why=form.get("why", ""))


def _check_hosts(request: web.Request, document: Document) -> None:
    if missing := request.app[DESK].current.hosts_missing(rules.read(document)):
        raise NotPossible(f"no processor lists {', '.join(missing)}", code="clinic_hosts")


def _preview(unit: Unit, who: Person, section: Section, before: Document, parts: Document) -> dict[str, Any]:
    clinic = rules.read({**before, **parts})
    after = rules.document_of(clinic)
    rules.check(unit, before, after)
    changed = set(rules.changed_parts(before, after))
    return {
        "changes": compare.changes(before, after),
        "asked": asking.asked_anew(unit, before, after) if changed & {"policy", "periods"} else {},
        "bubbles": previews.seen(section.name, clinic, today_in_seoul(unit.now)),
        "is_checked": True,
        "is_risky": bool(changed & rules.CONCERN_EVERYBODY),
        "is_alone": proposals.is_alone(unit, who),
    }


def _section(request: web.Request) -> Section:
    section = BY_NAME.get(request.match_info["section"])
    if section is None:
        raise NotFound("there is no such part")
    return section


def _shown(request: web.Request, section: Section) -> editing.Shown:
    """Which entries may be changed: all, but of the policy only versions that are still to come."""
    if section.name != "policy":
        return lambda _entry: True
    today = today_in_seoul(request.app[DESK].database.clock())
    return lambda entry: date.fromisoformat(str(entry.get("effective_on", date.min))) > today


def _form(
    request: web.Request, section: Section, document: Document, seen: int, values: Mapping[str, str], **more: Any
) -> web.Response:
    usual: dict[str, Any] = {
        "faults": {},
        "problem": "",
        "changes": [],
        "asked": {},
        "bubbles": {},
        "is_checked": False,
        "is_risky": False,
        "is_alone": False,
    }
    shown = _shown(request, section)
    names = {field.at for field in section.fields}
    told = {**usual, **more}
    numbers = editing.numbers(section, document, shown)
    placed = names | {
        f"{section.entries}.{n}.{field.at}" for n in numbers for field in (*section.entry, *section.folded)
    }
    return view.show(
        request, "clinic_section.html", 400 if told["problem"] else 200, section=section, document=document, seen=seen,
        values=values, numbers=numbers, loose=[fault for at, fault in told["faults"].items() if at not in placed],
        may=can(request[ACCESS].person, section.act), **told,
    )  # fmt: skip


PAGES = (
    get("/clinic", "clinic", show, Act.SEE_CLINIC),
    get("/clinic/versions/{number}", "clinic_version", show_version, Act.SEE_CLINIC),
    post("/clinic/versions/{number}/restore", "clinic_restore", restore, Act.CHANGE_CLINIC),
    get("/clinic/parts/{section}", "clinic_section", show_section, Act.SEE_CLINIC),
    post("/clinic/parts/{section}", "clinic_save", save_section, Act.CHANGE_CLINIC),
)

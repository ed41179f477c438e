"""The internal management plan: the version in force, the officer's yearly check, new versions, and the history (S-11)."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from bot.desk.frame import view
from bot.desk.frame.forms import read_day
from bot.desk.frame.keys import DESK
from bot.desk.frame.page import get, post
from bot.desk.frame.work import run
from skills.compliance import assessment, plan
from skills.staff.permissions import Act, Person
from storage.errors import NotPossible
from storage.staff import staff
from storage.unit.unit_of_work import Unit

WORD_MOST, PLACE_MOST, WORDS_MOST = 40, 200, 1000


async def show(request: web.Request) -> web.StreamResponse:
    """The version in force, when the next check is due, and what was before."""
    return await _page(request)


async def _page(request: web.Request, problem: str = "", form: Any = None) -> web.Response:
    clinic = request.app[DESK].clinic

    def look(unit: Unit, _who: Person) -> dict[str, Any]:
        standing = plan.status(unit, clinic)
        versions = {version.id: version.version for version in standing.versions}
        return {
            "plan": standing, "versions": versions, "names": staff.names(unit), "ai": assessment.standing(unit, clinic),
        }  # fmt: skip

    values = await run(request, Act.SEE_REGISTERS, look)
    return view.show(
        request, "plan.html", 400 if problem else 200, **values, findings=plan.FINDINGS, form=form or {},
        questions=assessment.QUESTIONS, ai_findings=assessment.FINDINGS, answers_of=assessment.answers_of,
        days=clinic.registers.plan_check_days, problem=f"error.{problem}" if problem else "",
        done=request.query.get("done", ""),
    )  # fmt: skip


async def record_version(request: web.Request) -> web.StreamResponse:
    """There is a new version, or the first one."""
    form = {name: str(value) for name, value in (await request.post()).items()}

    def work(unit: Unit, _who: Person) -> None:
        plan.record_version(
            unit, form.get("version", "")[:WORD_MOST], in_force_on=read_day(form.get("in_force_on")),
            approved_by=form.get("approved_by", "")[:WORD_MOST], place=form.get("place", "")[:PLACE_MOST],
        )  # fmt: skip

    try:
        await run(request, Act.CHANGE_REGISTERS, work)
    except NotPossible as error:
        return await _page(request, error.code, form)
    raise view.go(request, "plan", {"done": "recorded"})


async def record_check(request: web.Request) -> web.StreamResponse:
    """The officer has looked whether the plan is carried out."""
    form = {name: str(value) for name, value in (await request.post()).items()}
    finding, follow_up = form.get("finding", ""), form.get("follow_up", "")[:WORDS_MOST]
    try:
        await run(
            request, Act.CHECK_PLAN, lambda unit, _who: plan.record_check(unit, finding=finding, follow_up=follow_up)
        )
    except NotPossible as error:
        return await _page(request, error.code, form)
    raise view.go(request, "plan", {"done": "checked"})


async def record_assessment(request: web.Request) -> web.StreamResponse:
    """The officer has gone through the list of the assessment."""
    form = {name: str(value) for name, value in (await request.post()).items()}
    answers = {name: form.get(f"q_{name}", "") for name in assessment.QUESTIONS}
    finding, words = form.get("ai_finding", ""), form.get("words", "")[:WORDS_MOST]

    def work(unit: Unit, _who: Person) -> None:
        assessment.record(unit, answers, finding=finding, words=words)

    try:
        await run(request, Act.CHECK_PLAN, work)
    except NotPossible as error:
        return await _page(request, error.code, form)
    raise view.go(request, "plan", {"done": "assessed"})


PAGES = (
    get("/records/plan", "plan", show, Act.SEE_REGISTERS),
    post("/records/plan", "plan_record", record_version, Act.CHANGE_REGISTERS),
    post("/records/plan/checks", "plan_check", record_check, Act.CHECK_PLAN),
    post("/records/plan/assessments", "plan_assess", record_assessment, Act.CHECK_PLAN),
)

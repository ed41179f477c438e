"""What a press on the page of a case does. A press that comes too late shows the page as it stands now, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from aiohttp import web

from bot.desk.cases import case, drafts
from bot.desk.frame import view
from bot.desk.frame.catalogue import say
from bot.desk.frame.forms import read_count
from bot.desk.frame.keys import DESK
from bot.desk.frame.page import Handler, Page, get, post
from bot.desk.frame.work import run
from skills.campaigns import answers
from skills.cases import canned, casework, reading, whose
from skills.cases.answering import links, one_press, undo
from skills.clinic.clinic import Clinic
from skills.staff.permissions import Act, Person
from storage.errors import Conflict, NotPossible
from storage.unit.unit_of_work import Unit

Form: TypeAlias = Mapping[str, Any]
USED_MOST = 20
Press: TypeAlias = Callable[[Unit, Clinic, Person, str, Form], None]


def take(unit: Unit, clinic: Clinic, who: Person, case_id: str, form: Form) -> None:
    """The case is mine."""
    casework.take(unit, clinic, who, case_id, _version(form))


def hand_over(unit: Unit, clinic: Clinic, who: Person, case_id: str, form: Form) -> None:
    """The case is a colleague's."""
    casework.hand_over(unit, clinic, who, case_id, _version(form), str(form.get("to", "")), str(form.get("remark", "")))


def take_over(unit: Unit, clinic: Clinic, who: Person, case_id: str, form: Form) -> None:
    """The case is mine and no more a colleague's."""
    reason, remark = str(form.get("reason", "")), str(form.get("remark", ""))
    casework.take_over(unit, clinic, who, case_id, _version(form), reason, remark)


def give_back(unit: Unit, _clinic: Clinic, who: Person, case_id: str, form: Form) -> None:
    """The case is nobody's."""
    casework.give_back(unit, who, case_id, _version(form))


def close(unit: Unit, _clinic: Clinic, who: Person, case_id: str, form: Form) -> None:
    """The case is settled."""
    casework.close(unit, who, case_id, _version(form), str(form.get("outcome", "")))


def reopen(unit: Unit, clinic: Clinic, who: Person, case_id: str, form: Form) -> None:
    """The case goes on."""
    casework.reopen(unit, clinic, who, case_id, _version(form))


def note(unit: Unit, clinic: Clinic, who: Person, case_id: str, form: Form) -> None:
    """A remark for colleagues."""
    casework.note(unit, clinic, who, case_id, str(form.get("text", "")))


def adopt(unit: Unit, clinic: Clinic, who: Person, case_id: str, form: Form) -> None:
    """Chosen parts become part of the medical record."""
    found = reading.read_case(unit, clinic, who, case_id, "chart")
    words = reading.chart_words(found, {"patient": say("case.author.patient", "ko"), "staff": clinic.name.ko})
    chosen = {part: words[part] for part in casework.PARTS if f"part_{part}" in form}
    reason, why, kind = (str(form.get(name, "")) for name in ("reason", "words", "kind"))
    casework.adopt_into_chart(unit, who, case_id, chosen, reason, why[:200], kind or "chart")


async def answer(request: web.Request) -> web.StreamResponse:
    """Send an answer, or show first how the patient will see it."""
    form, case_id, clinic = await request.post(), request.match_info["case"], request.app[DESK].clinic
    text = links.join(*(str(form.get(name, "")) for name in ("text", "link_label", "link_url")))
    chosen = {str(one) for one in form.getall("file", [])}
    confirmed = {str(one) for one in form.getall("confirmed", [])}
    heard, used = str(form.get("heard", "")), [str(one) for one in form.getall("used", [])][:USED_MOST]

    def send(unit: Unit, who: Person) -> None:
        drafts.keep_typed(unit, who, case_id, form)
        if form.get("files"):
            raise NotPossible("a file was picked and not attached", code="file_not_attached")
        said, is_ad = (answers.framed(unit, clinic, case_id, text), True) if "as_ad" in form else (text, False)
        version, seen = _version(form), read_count(heard) or 0
        one_press.take_and_answer(
            unit, clinic, who, case_id, version, said, seen, is_ad=is_ad, file_ids=chosen, confirmed=confirmed
        )
        canned.count_use(unit, who, used)
        if form.get("and_close"):
            one_press.close_answered(unit, who, case_id, str(form.get("outcome", "")))

    try:
        if "preview" in form:
            return await case.page(request, draft=text, preview=casework.check_answer(text))
        await run(request, Act.WORK_CASE, send)
    except (Conflict, NotPossible) as error:
        await drafts.keep_refused(request)
        return await case.page(request, error.code, draft=text, status=_status(error))
    if form.get("and_close"):
        raise view.go(request, "case_next")
    raise view.go(request, "case", {"done": "answered"}, case=case_id)


async def take_back(request: web.Request) -> web.StreamResponse:
    """The answer was never sent: its words stand in the box again."""
    case_id, message, clinic = request.match_info["case"], request.match_info["message"], request.app[DESK].clinic
    try:
        await run(request, Act.WORK_CASE, lambda unit, who: undo.undo(unit, clinic, who, case_id, message))
    except Conflict as error:
        return await case.page(request, error.code, status=409)
    raise view.go(request, "case", {"done": "undone"}, case=case_id)


async def go_on(request: web.Request) -> web.StreamResponse:
    """The case that is next in the queue; the inbox when nobody waits."""
    case_id = await run(request, Act.WORK_CASE, whose.next_waiting, only_looks=True)
    if case_id is None:
        raise view.go(request, "inbox")
    raise view.go(request, "case", {"from": "next"}, case=case_id)


def press(done: str, act: Act, work: Press) -> Handler:
    """A press that does its work and shows the case again; what cannot be done is said there, and nothing typed is lost."""

    async def handle(request: web.Request) -> web.StreamResponse:
        form, case_id, clinic = await request.post(), request.match_info["case"], request.app[DESK].clinic

        def do(unit: Unit, who: Person) -> None:
            drafts.keep_typed(unit, who, case_id, form)
            work(unit, clinic, who, case_id, form)

        try:
            await run(request, act, do)
        except (Conflict, NotPossible) as error:
            await drafts.keep_refused(request)
            return await case.page(request, error.code, status=_status(error))
        raise view.go(request, "case", {"done": done}, case=case_id)

    return handle


def _status(error: Conflict | NotPossible) -> int:
    return 409 if isinstance(error, Conflict) else 400


def _version(form: Form) -> int:
    shown = str(form.get("version", ""))
    return int(shown) if shown.isdecimal() and len(shown) < 10 else -1


LATER = drafts.keep_for_later
PAGES: tuple[Page, ...] = (
    get("/next", "case_next", go_on, Act.WORK_CASE),
    post("/cases/{case}/take", "case_take", press("taken", Act.WORK_CASE, take), Act.WORK_CASE),
    post("/cases/{case}/hand-over", "case_hand_over", press("handed_over", Act.WORK_CASE, hand_over), Act.WORK_CASE),
    post("/cases/{case}/take-over", "case_take_over", press("taken", Act.WORK_CASE, take_over), Act.WORK_CASE),
    post("/cases/{case}/return", "case_return", press("returned", Act.WORK_CASE, give_back), Act.WORK_CASE),
    post("/cases/{case}/close", "case_close", press("closed", Act.WORK_CASE, close), Act.WORK_CASE),
    post("/cases/{case}/reopen", "case_reopen", press("reopened", Act.WORK_CASE, reopen), Act.WORK_CASE),
    post(
        "/cases/{case}/note",
        "case_note",
        press("noted", Act.WRITE_NOTE, note),
        Act.WRITE_NOTE,
        when_over=LATER,
    ),
    post("/cases/{case}/answer", "case_answer", answer, Act.WORK_CASE, when_over=LATER),
    post("/cases/{case}/answers/{message}/undo", "case_undo", take_back, Act.WORK_CASE),
    post("/cases/{case}/adopt", "case_adopt", press("adopted", Act.ADOPT_INTO_CHART, adopt), Act.ADOPT_INTO_CHART),
)

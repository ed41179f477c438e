"""The clinic's own questions and answers: a list with a search, one entry as patients see it, and what was not answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aiohttp import web

from bot.desk.clinic import editing
from bot.desk.clinic.pages import begun
from bot.desk.clinic.sections import WORDS, Field, Section, both
from bot.desk.frame import view
from bot.desk.frame.forms import read_count
from bot.desk.frame.keys import ACCESS
from bot.desk.frame.page import get, post
from bot.desk.frame.work import run
from skills.cases.answering import unanswered
from skills.clinic import versions as rules
from skills.clinic.versions import Document, Unfit
from skills.proposals import proposals
from skills.staff.permissions import Act, Person, can
from storage.errors import Conflict, NotFound
from storage.unit.unit_of_work import Unit

ENTRY = Section(
    "question", "canned", Act.CHANGE_CLINIC,
    (*both("topic"), Field("asked", "lines", 4000, is_needed=True), Field("names", "lines", 2000),
     *both("answer", "words", WORDS), Field("since", "date"), Field("until", "date"), Field("review")),
)  # fmt: skip
Entry = Mapping[str, Any]


async def show(request: web.Request) -> web.StreamResponse:
    """All entries, or those that have the words that are looked for."""
    words = request.query.get("q", "").strip()[:100]

    def look(unit: Unit, _who: Person) -> Document:
        return begun(request, unit)[1]

    entries = list(enumerate((await run(request, Act.SEE_CLINIC, look)).get("questions", [])))
    found = [(number, entry) for number, entry in entries if _has(entry, words)]
    return view.show(
        request,
        "clinic_questions.html",
        found=found,
        count=len(entries),
        words=words,
        done=request.query.get("done", ""),
    )


async def show_entry(request: web.Request) -> web.StreamResponse:
    """One entry's form, or an empty one."""
    number, document = await run(request, Act.SEE_CLINIC, lambda unit, _who: begun(request, unit))
    entry = _entry(request, document)
    return _form(request, number, {**editing.values(ENTRY, dict(entry), _all)})


async def save_entry(request: web.Request) -> web.StreamResponse:
    """Show the entry as patients will see it, keep it, or take it out."""
    form = {name: str(value) for name, value in (await request.post()).items()}
    number, document = await run(request, Act.SEE_CLINIC, lambda unit, _who: begun(request, unit), only_looks=True)
    seen, at = read_count(form.get("seen")) or number, _number(request)
    wanted = [*document.get("questions", [])]
    place = len(wanted) if at is None else at
    sent = editing.read(ENTRY, dict(_entry(request, document)), form, _all).parts
    wanted[place : place + 1] = [] if "remove" in form else [sent]
    try:
        rules.read({**document, "questions": wanted})
        if "preview" in form:
            return _form(request, seen, form, preview=sent)
        await run(request, Act.CHANGE_CLINIC, lambda unit, who: _keep(unit, who, wanted, seen, form))
    except Unfit as error:
        faults = {".".join(map(str, one.at[2:])): one for one in error.faults if one.at[:2] == ("questions", place)}
        return _form(request, seen, form, faults=faults, problem=error.code)
    except Conflict as error:
        return _form(request, seen, form, problem=error.code)
    raise view.go(request, "clinic_questions", {"done": "kept"})


async def show_unanswered(request: web.Request) -> web.StreamResponse:
    """What patients asked and the bot could not answer; opening it is on the trail."""
    left = await run(request, Act.READ_CASE, lambda unit, who: unanswered.listed(unit, who))
    return view.show(request, "clinic_unanswered.html", left=left, done=request.query.get("done", ""))


def _keep(unit: Unit, who: Person, wanted: list[Entry], seen: int, form: Mapping[str, str]) -> None:
    proposals.change_clinic(unit, who, {"questions": wanted}, seen=seen)
    settled = read_count(form.get("settles"))
    if settled is not None and can(who, Act.WORK_CASE):
        unanswered.settle(unit, who, settled)


def _has(entry: Entry, words: str) -> bool:
    text = " ".join([*entry["topic"].values(), *entry["asked"], *entry["answer"].values()]).casefold()
    return all(word in text for word in words.casefold().split())


def _word(request: web.Request) -> str:
    return request.match_info.get("entry", "new")


def _number(request: web.Request) -> int | None:
    return read_count(_word(request)) if _word(request) != "new" else None


def _entry(request: web.Request, document: Document) -> Entry:
    number, entries = _number(request), document.get("questions", [])
    if _word(request) == "new":
        return {}
    if number is None or number >= len(entries):
        raise NotFound("there is no such entry")
    found: Entry = entries[number]
    return found


def _all(_entry: Entry) -> bool:
    return True


def _form(request: web.Request, seen: int, values: Mapping[str, str], **more: Any) -> web.Response:
    usual: dict[str, Any] = {"faults": {}, "problem": "", "preview": None}
    told = {**usual, **more}
    return view.show(
        request, "clinic_question.html", 400 if told["problem"] else 200, section=ENTRY, seen=seen, values=values,
        entry=_word(request), settles=values.get("settles") or "",
        may=can(request[ACCESS].person, Act.CHANGE_CLINIC), **told,
    )  # fmt: skip


async def begin_entry(request: web.Request) -> web.StreamResponse:
    """A question of a patient becomes the beginning of an entry: its words stand among the ways to ask."""
    form = await request.post()
    number, _ = await run(request, Act.CHANGE_CLINIC, lambda unit, _who: begun(request, unit), only_looks=True)
    words, settles = str(form.get("words", ""))[:300], str(form.get("settles", ""))
    empty = dict.fromkeys((field.at for field in ENTRY.fields), "")
    return _form(request, number, {**empty, "asked": words, "settles": settles})


PAGES = (
    get("/clinic/questions", "clinic_questions", show, Act.SEE_CLINIC),
    get("/clinic/unanswered", "clinic_unanswered", show_unanswered, Act.READ_CASE),
    post("/clinic/unanswered", "clinic_begin", begin_entry, Act.CHANGE_CLINIC),
    get("/clinic/questions/{entry}", "clinic_question", show_entry, Act.SEE_CLINIC),
    post("/clinic/questions/{entry}", "clinic_question_keep", save_entry, Act.CHANGE_CLINIC),
)

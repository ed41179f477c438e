"""The week of visits and what is open, and what a press on the page of a case does with its visits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, TypeAlias

from aiohttp import web

from bot.desk.cases import case, drafts
from bot.desk.frame import view
from bot.desk.frame.forms import read_count, read_day, read_moment
from bot.desk.frame.keys import DESK
from bot.desk.frame.page import Handler, Page, get, post
from bot.desk.frame.work import run
from skills.cases.answering import one_press
from skills.cases.casework import Outcome
from skills.clinic.clinic import Clinic
from skills.fields.timing.hours import today_in_seoul
from skills.staff.permissions import Act, Person
from skills.visits import booking, feeds, reading
from skills.visits.booking import Slot
from skills.visits.reading import Listing, VisitRow
from storage.errors import Conflict, NotPossible
from storage.unit.unit_of_work import Unit
from storage.visits.visits import Visit

QUIET = "X-Desk-Quiet"
Form: TypeAlias = Mapping[str, Any]
Press: TypeAlias = Callable[[Unit, Clinic, Person, str, str, Form], Visit | None]


async def show(request: web.Request) -> web.StreamResponse:
    """A week of visits, or those that somebody must see to."""
    clinic, by_hand, asked = request.app[DESK].clinic, QUIET not in request.headers, request.query
    today, is_open = today_in_seoul(request.app[DESK].database.clock()), asked.get("view") == reading.OPEN
    monday = _monday(read_day(asked.get("day", "")) or today)

    def look(unit: Unit, who: Person) -> tuple[Listing, list[Person], datetime | None]:
        found = (
            reading.still_open(unit, clinic, who, by_hand=by_hand)
            if is_open
            else reading.week(unit, clinic, who, monday, by_hand=by_hand)
        )
        return found, booking.doctors(unit), feeds.made_at(unit, who)

    found, doctors, feed_made_at = await run(request, Act.SEE_VISITS, look, only_looks=True)
    doctor = asked.get("doctor", "") if asked.get("doctor", "") in {one.id for one in doctors} else ""
    rows = [row for row in found.rows if doctor in ("", row.doctor_id)]
    return view.show(
        request,
        "visits.html",
        is_open=is_open,
        found=found,
        rows=rows,
        days=[] if is_open else _days(monday, rows),
        doctors=doctors,
        feed_made_at=feed_made_at,
        done=asked.get("done", ""),
        doctor=doctor,
        today=today,
        monday=monday,
        weeks={name: monday + timedelta(days=7 * ahead) for name, ahead in (("before", -1), ("after", 1))},
        closed={day for day in _week(monday) if not clinic.hours.spans_on(day)},
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _week(monday: date) -> list[date]:
    return [monday + timedelta(days=ahead) for ahead in range(7)]


def _days(monday: date, rows: list[VisitRow]) -> list[tuple[date, list[VisitRow]]]:
    return [(day, [row for row in rows if today_in_seoul(row.starts_at) == day]) for day in _week(monday)]


# -- presses on the page of a case ------------------------------------------------------------------------------------


def book(unit: Unit, clinic: Clinic, who: Person, case_id: str, _visit_id: str, form: Form) -> Visit:
    """Expect the patient; with `and_close` the case is settled by it."""
    visit = booking.book(unit, clinic, who, case_id, _slot(form))
    if "and_close" in form:
        one_press.close_answered(unit, who, case_id, Outcome.VISIT_BOOKED)
    return visit


def move(unit: Unit, clinic: Clinic, who: Person, case_id: str, visit_id: str, form: Form) -> Visit:
    """Another time, length or doctor."""
    return booking.move(unit, clinic, who, case_id, visit_id, _version(form), _slot(form))


def cancel(unit: Unit, clinic: Clinic, who: Person, case_id: str, visit_id: str, form: Form) -> None:
    """The patient is expected no more."""
    booking.cancel(unit, clinic, who, case_id, visit_id, _version(form))


def settle(unit: Unit, _clinic: Clinic, who: Person, case_id: str, visit_id: str, form: Form) -> None:
    """They came, or they did not."""
    booking.settle(unit, who, case_id, visit_id, _version(form), str(form.get("end", "")))


def _slot(form: Form) -> Slot:
    return Slot(read_moment(form.get("at", "")), read_count(form.get("minutes", "")) or 0, str(form.get("doctor", "")))


def _asked(request: web.Request, form: Form, code: str) -> dict[str, Any] | None:
    """What was asked for and is refused, so that its form comes back filled; with a tick where it can be meant."""
    if "at" not in form:
        return None
    return {
        "visit": request.match_info.get("visit", ""),
        "at": str(form["at"])[:16],
        "minutes": read_count(form.get("minutes", "")) or booking.LENGTH,
        "doctor": str(form.get("doctor", "")),
        "warning": code if code in booking.WARNINGS else "",
    }


def _version(form: Form) -> int:
    found = read_count(form.get("version", ""))
    return -1 if found is None else found


def _press(done: str, work: Press) -> Handler:
    """Do it and show the case, or with `back` the list again; what is refused is said on the page of the case."""

    async def handle(request: web.Request) -> web.StreamResponse:
        form, case_id = await request.post(), request.match_info["case"]

        def press(unit: Unit, who: Person) -> None:
            drafts.keep_typed(unit, who, case_id, form)
            clinic = request.app[DESK].clinic
            visit = work(unit, clinic, who, case_id, request.match_info.get("visit", ""), form)
            if visit is not None and "anyway" not in form:
                booking.check_fits(unit, clinic, visit)

        try:
            await run(request, Act.BOOK_VISIT, press)
        except (Conflict, NotPossible) as error:
            await drafts.keep_refused(request)
            status, slot = 409 if isinstance(error, Conflict) else 400, _asked(request, form, error.code)
            return await case.page(request, error.code, status=status, slot=slot)
        if back := str(form.get("back", "")):
            raise view.go(request, "visits", {"view": reading.OPEN} if back == reading.OPEN else {"day": back[:10]})
        raise view.go(request, "case", {"done": done}, case=case_id)

    return handle


PAGES: tuple[Page, ...] = (
    get("/visits", "visits", show, Act.SEE_VISITS),
    post("/cases/{case}/visits", "visit_book", _press("visit_booked", book), Act.BOOK_VISIT),
    post("/cases/{case}/visits/{visit}/move", "visit_move", _press("visit_moved", move), Act.BOOK_VISIT),
    post("/cases/{case}/visits/{visit}/cancel", "visit_cancel", _press("visit_cancelled", cancel), Act.BOOK_VISIT),
    post("/cases/{case}/visits/{visit}/settle", "visit_settle", _press("visit_settled", settle), Act.BOOK_VISIT),
)

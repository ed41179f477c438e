"""Visits at the desk, over HTTP: booked from a case, seen in their week, changed, settled; who may, and that it is recorded."""

from __future__ import annotations

from sqlalchemy import select
from sqlmodel import col

from skills.fields.timing.wishes import When
from storage.cases import consultations
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import SYSTEM, Unit
from storage.visits import visits
from storage.visits.visits import Visit
from tests.bot.desk.conftest import Desk, Visitor
from tests.desk import file_case

SLOT = {"at": "2026-12-04T14:00", "minutes": "60", "doctor": ""}


def visit_of(desk: Desk, case_id: str) -> Visit:
    [found] = desk.database.read_now(lambda unit: visits.of_case(unit, case_id), SYSTEM)
    return found


def looks(desk: Desk) -> list[tuple[str, str]]:
    """What the trail says of the lists: (about, why)."""

    def work(unit: Unit) -> list[tuple[str, str]]:
        query = select(col(AccessRecord.about), col(AccessRecord.why)).where(col(AccessRecord.act) == "visits_listed")
        return [(row[0], row[1]) for row in unit.session.execute(query.order_by(col(AccessRecord.seq)))]

    return desk.database.read_now(work, SYSTEM)


async def press(kim: Visitor, case_id: str, visit: Visit, act: str, **form: str) -> int:
    return (await kim.post(f"/cases/{case_id}/visits/{visit.id}/{act}", {"version": str(visit.version), **form})).status


async def test_a_visit_from_booking_to_its_end(desk: Desk) -> None:
    """Booked on the case, in its week with a masked name, moved, and settled from the list of what is open."""
    doctor, kim, case_id = desk.visitor("practitioner", name="박의사"), desk.visitor(), file_case(desk.database)
    answer = await kim.post(f"/cases/{case_id}/visits", {**SLOT, "doctor": doctor.person.id})
    assert answer.headers["Location"].endswith(f"/cases/{case_id}?done=visit_booked")
    page = await kim.see("/visits")
    assert "14:00" in page
    assert "홍*동" in page
    assert "홍길동" not in page
    assert "박의사" in page
    assert "재수술" not in page  # No word about health.
    visit = visit_of(desk, case_id)
    moved = {**SLOT, "at": "2026-12-10T10:30"}
    assert await press(kim, case_id, visit, "move", **moved) == 303
    assert "홍*동" not in await kim.see("/visits")
    assert "10:30" in await kim.see("/visits?day=2026-12-11")
    assert await press(kim, case_id, visit, "move", **moved) == 409
    desk.clock.move(days=10)
    again = desk.enter(kim.person)
    assert "방문 여부 확인" in await again.see("/visits?view=open")
    visit = visit_of(desk, case_id)
    assert await press(again, case_id, visit, "settle", end="came", back="open") == 303
    assert "홍*동" not in await again.see("/visits?view=open")
    assert visit_of(desk, case_id).state == "came"


async def test_the_wished_time_is_booked_by_one_press(desk: Desk) -> None:
    """Where the patient named one time; a vague wish is shown as words and booked by hand."""
    at = desk.clock.now.replace(day=3, hour=5)
    wish = When("datetime", starts_at=at, on=at.date()).to_data()
    exact = file_case(desk.database, "patient-1", when=wish)
    vague = file_case(desk.database, "patient-2", when=When("anytime").to_data())
    kim = desk.visitor()
    page = await kim.see(f"/cases/{exact}")
    assert 'id="book-wished"' in page
    assert 'name="at" value="2026-12-03T14:00"' in page
    assert 'id="book-wished"' not in await kim.see(f"/cases/{vague}")


async def test_booking_can_settle_the_case(desk: Desk) -> None:
    """One press for whoever holds it; who does not books nothing by it."""
    case_id, kim, lee = file_case(desk.database), desk.visitor(), desk.visitor(name="이상담")
    await kim.post(f"/cases/{case_id}/take", {"version": "1"})
    assert (await lee.post(f"/cases/{case_id}/visits", {**SLOT, "and_close": "1"})).status == 409
    assert desk.database.read_now(lambda unit: visits.of_case(unit, case_id), SYSTEM) == []
    assert (await kim.post(f"/cases/{case_id}/visits", {**SLOT, "and_close": "1"})).status == 303
    case = desk.database.read_now(lambda unit: consultations.find(unit, case_id), SYSTEM)
    assert case is not None
    assert (case.state, case.outcome) == ("closed", "visit_booked")


async def test_a_time_that_overlaps_is_booked_by_who_means_it(desk: Desk) -> None:
    """To the minute: what ends as the other begins is no overlap, nor is another doctor's, or a cancelled one. Two without a
    doctor's name do overlap. The first press keeps and tells nothing and comes back filled."""
    doctor, other, kim = desk.visitor("practitioner"), desk.visitor("practitioner"), desk.visitor()
    cases = [file_case(desk.database, f"p{number}") for number in range(6)]

    async def is_warned(number: int, at: str, who: str, act: str = "", **form: str) -> bool:
        path = f"/cases/{cases[number]}/visits{act}"
        answer = await kim.post(path, {"at": f"2026-12-04T{at}", "minutes": "60", "doctor": who, **form})
        if answer.status == 303:
            return False
        page = await answer.text()
        assert "다른 예약과 겹쳐요" in page
        assert 'name="anyway"' in page
        assert f'value="2026-12-04T{at}"' in page
        return True

    assert not await is_warned(0, "15:00", doctor.person.id)
    assert not await is_warned(1, "16:00", doctor.person.id)
    assert not await is_warned(2, "15:30", other.person.id)
    assert not await is_warned(3, "15:30", "")
    assert await is_warned(5, "15:45", "")
    assert await is_warned(4, "14:30", doctor.person.id)
    assert desk.database.read_now(lambda unit: visits.of_case(unit, cases[4]), SYSTEM) == []
    assert not await is_warned(4, "14:30", doctor.person.id, anyway="1")
    moved = visit_of(desk, cases[2])
    move = (2, "15:59", doctor.person.id, f"/{moved.id}/move")
    assert await is_warned(*move, version=str(moved.version))
    assert visit_of(desk, cases[2]).doctor_id == other.person.id
    assert not await is_warned(*move, version=str(moved.version), anyway="1")
    for number in (0, 2, 4):
        visit = visit_of(desk, cases[number])
        await press(kim, cases[number], visit, "cancel")
    assert not await is_warned(5, "14:30", doctor.person.id)


async def test_a_time_at_which_the_clinic_is_closed_is_booked_by_who_means_it(desk: Desk) -> None:
    """A Sunday, and a night; with another visit then, both are said."""
    doctor, kim, case_id = desk.visitor("practitioner"), desk.visitor(), file_case(desk.database)
    for at in ("2026-12-06T14:00", "2026-12-04T23:00"):
        answer = await kim.post(f"/cases/{case_id}/visits", {**SLOT, "at": at})
        assert answer.status == 400
        assert "휴진일이거나 진료 시간이 아니에요" in (page := await answer.text())
        assert f'value="{at}"' in page
    assert desk.database.read_now(lambda unit: visits.of_case(unit, case_id), SYSTEM) == []
    sunday = {**SLOT, "at": "2026-12-06T14:00", "doctor": doctor.person.id}
    assert (await kim.post(f"/cases/{case_id}/visits", {**sunday, "anyway": "1"})).status == 303
    answer = await kim.post(f"/cases/{file_case(desk.database, 'p2')}/visits", sunday)
    assert "진료 시간이 아니고 다른 예약과도 겹쳐요" in await answer.text()


async def test_what_is_refused_is_said_on_the_case(desk: Desk) -> None:
    kim, case_id = desk.visitor(), file_case(desk.database)
    for form, words in (
        ({**SLOT, "at": "2020-01-01T10:00"}, "1년 안의 날짜와 시간"),
        ({**SLOT, "at": ""}, "1년 안의 날짜와 시간"),
        ({**SLOT, "minutes": "7"}, "소요 시간을 골라"),
    ):
        answer = await kim.post(f"/cases/{case_id}/visits", form)
        assert answer.status == 400
        assert words in await answer.text()


async def test_who_may_look_and_who_may_book(desk: Desk) -> None:
    """The officer sees the week and no button; the administrator and the auditor see nothing of it."""
    case_id = file_case(desk.database)
    officer = desk.visitor("privacy_officer")
    assert (await officer.get("/visits")).status == 200
    assert (await officer.post(f"/cases/{case_id}/visits", SLOT)).status == 403
    for role in ("administrator", "auditor"):
        assert (await desk.visitor(role).get("/visits")).status == 403


async def test_a_look_at_a_list_is_on_the_trail(desk: Desk) -> None:
    """As a list; a page that refreshes itself is the same look for a while."""
    kim = desk.visitor()
    await kim.get("/visits?day=2026-12-03")
    await kim.get("/visits?day=2026-12-03", headers={"X-Desk-Quiet": "1"})
    await kim.get("/visits?view=open")
    assert looks(desk) == [("2026-11-30", "list_week"), ("open", "list_open")]


async def test_only_one_doctors_visits(desk: Desk) -> None:
    park, kim = desk.visitor("practitioner", name="박의사"), desk.visitor()
    for number, doctor in (("1", park.person.id), ("2", "")):
        case_id = file_case(desk.database, f"patient-{number}", name=f"김가{'나다'[int(number) - 1]}")
        await kim.post(f"/cases/{case_id}/visits", {**SLOT, "doctor": doctor})
    assert "김*나" in (page := await kim.see(f"/visits?doctor={park.person.id}"))
    assert "김*다" not in page


async def test_the_figures_count_visits(desk: Desk) -> None:
    kim, case_id = desk.visitor("counsellor"), file_case(desk.database)
    await kim.post(f"/cases/{case_id}/visits", SLOT)
    page = await kim.see("/overview?first=2026-12-01&last=2026-12-07")
    assert 'id="visits"' in page

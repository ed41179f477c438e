"""A calendar of visits behind a secret address: no names, one's own for a doctor, over with the address and with its owner."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import partial

import pytest
from icalendar import Calendar
from sqlalchemy import select, update
from sqlmodel import col

from skills.cases import casework
from skills.staff import staff
from skills.staff.permissions import Person
from skills.visits import booking
from skills.visits import feeds as rules
from storage.database.database import Database
from storage.errors import NotFound
from storage.patients import patients
from storage.staff import evidence
from storage.staff.feeds import CalendarFeed
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import SYSTEM, Unit
from storage.visits import visits
from tests.bot.desk.conftest import Desk, Visitor
from tests.desk import as_staff, clinic, file_case, hire_now


async def make(person: Visitor) -> str:
    """A new address, below /desk."""
    page = await (await person.post("/visits/calendar")).text()
    assert 'data-copy="address"' in page
    found = re.search(r'value="http://desk\.example/desk(/calendar/[\w-]+\.ics)"', page)
    assert found is not None
    return found[1]


async def read(desk: Desk, path: str) -> list[tuple[str, str]]:
    """What a calendar program reads: (summary, beginning)."""
    answer = await desk.stranger().get(path)
    assert answer.status == 200
    text = await answer.text()
    assert "홍" not in text
    assert "재수술" not in text
    return [(str(event["summary"]), str(event.decoded("dtstart"))) for event in Calendar.from_ical(text).walk("VEVENT")]


async def book(person: Visitor, case_id: str, at: str, doctor: str = "") -> None:
    form = {"at": at, "minutes": "30", "doctor": doctor}
    assert (await person.post(f"/cases/{case_id}/visits", form)).status == 303


async def test_a_calendar_has_times_and_no_names(desk: Desk) -> None:
    """All visits for a counsellor, their own for a doctor, none of a patient who has stopped the processing."""
    kim, park = desk.visitor(), desk.visitor("practitioner", name="박의사")
    first, second = file_case(desk.database, "patient-1"), file_case(desk.database, "patient-2")
    await book(kim, first, "2026-12-04T14:00", park.person.id)
    await book(kim, second, "2026-12-05T10:00")
    hers, his = await make(kim), await make(park)
    assert await read(desk, hers) == [("예약", "2026-12-04 05:00:00+00:00"), ("예약", "2026-12-05 01:00:00+00:00")]
    assert await read(desk, his) == [("예약", "2026-12-04 05:00:00+00:00")]
    assert "TZID" not in await (await desk.stranger().get(his)).text(), "a zone of which the file has no rules"

    def suspend(unit: Unit) -> None:
        [visit] = visits.of_case(unit, first)
        patients.set_suspended(unit, visit.patient_id, unit.now)
        look = select(col(AccessRecord.actor_id)).where(col(AccessRecord.act) == "calendar_read")
        assert set(unit.session.scalars(look)) == {kim.person.id, park.person.id}

    desk.database.run_now(suspend, SYSTEM)
    assert await read(desk, his) == []


async def test_an_address_is_over_when_it_is_revoked_replaced_or_its_owner_left(desk: Desk) -> None:
    kim, boss = desk.visitor(), hire_now(desk.database, "administrator")
    old = await make(kim)
    new = await make(kim)
    assert (await desk.stranger().get(old)).status == 404
    assert (await desk.stranger().get(new)).status == 200
    assert (await kim.post("/visits/calendar/end")).status == 303
    assert (await desk.stranger().get(new)).status == 404
    last = await make(kim)
    desk.database.run_now(lambda unit: staff.end_account(unit, boss, kim.person.id), as_staff(boss))
    assert (await desk.stranger().get(last)).status == 404


async def test_without_the_permission_the_address_shows_nothing(desk: Desk) -> None:
    """The role is asked for at each reading."""
    kim, boss = desk.visitor("counsellor", "auditor"), hire_now(desk.database, "administrator")
    path = await make(kim)
    desk.database.run_now(lambda unit: staff.set_roles(unit, boss, kim.person.id, ["auditor"]), as_staff(boss))
    assert (await desk.stranger().get(path)).status == 404


async def test_while_the_desk_is_shut_an_address_shows_nothing(desk: Desk) -> None:
    """Whoever shut it sees theirs, as everything else."""
    kim, boss = desk.visitor(), desk.visitor("administrator", "counsellor")
    theirs, own = await make(kim), await make(boss)
    form = {"name": "desk", "to": "off", "why": "의심되는 접속"}
    assert (await boss.post("/clinic/switches", form)).status == 303
    assert [(await desk.stranger().get(path)).status for path in (theirs, own)] == [404, 200]
    assert (await boss.post("/clinic/switches", {**form, "to": "on"})).status == 303
    assert (await desk.stranger().get(theirs)).status == 200


def test_a_calendar_has_no_visit_of_a_colleagues_case_where_counsellors_see_their_own_alone(
    database: Database,
) -> None:
    """As the list of visits has none."""
    kim, park = hire_now(database, "counsellor"), hire_now(database, "counsellor", name="박상담")
    mine, theirs = file_case(database, "patient-1"), file_case(database, "patient-2")
    for case_id, who in ((mine, kim), (theirs, park)):
        database.run_now(partial(take_and_book, who=who, case_id=case_id), as_staff(who))
    token = database.run_now(lambda unit: rules.make(unit, kim), as_staff(kim))
    seen = database.run_now(
        lambda unit: [one.consultation_id for one in rules.read(unit, token, own_only=True)], SYSTEM
    )
    assert seen == [mine]
    assert len(database.run_now(lambda unit: rules.read(unit, token, own_only=False), SYSTEM)) == 2


def take_and_book(unit: Unit, who: Person, case_id: str) -> None:
    casework.take(unit, clinic(), who, case_id, 1)
    booking.book(unit, clinic(), who, case_id, booking.Slot(unit.now + timedelta(days=3)))


async def test_an_address_that_was_moved_to_somebody_else_opens_nothing_and_is_found(desk: Desk) -> None:
    """With SQL and without the key ring."""
    kim, lee = desk.visitor(), desk.visitor(name="이상담")
    token = desk.database.run_now(lambda unit: rules.make(unit, kim.person), as_staff(kim.person))

    def steal(unit: Unit) -> None:
        moved = update(CalendarFeed).where(col(CalendarFeed.staff_id) == kim.person.id)
        unit.session.execute(moved.values(staff_id=lee.person.id))

    desk.database.run_now(steal, SYSTEM)
    with pytest.raises(NotFound):
        desk.database.run_now(lambda unit: rules.read(unit, token, own_only=False), SYSTEM)
    found = desk.database.run_now(evidence.finding, SYSTEM)
    assert found is not None
    assert found.kind == "altered"

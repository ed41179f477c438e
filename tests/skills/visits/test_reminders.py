"""The reminder on the day before: once, of what holds then, and of nobody who was told today or has stopped the processing."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.jobs.table import JOBS
from skills.fields.timing.hours import SEOUL, in_seoul
from skills.notifications import reaching
from skills.visits import booking, telling
from skills.visits.booking import Slot
from storage.outbox.outbox import Due
from storage.patients import patients
from storage.patients.patients import PatientKey
from storage.trail import chain
from storage.unit.unit_of_work import Actor, Unit
from storage.visits import visits
from tests.desk import clinic, file_case
from tests.skills.visits.conftest import DAY, FRIDAY_AT_TWO, Front


def remind(front: Front, at: datetime) -> int:
    front.clock.now = at
    return front.database.run_now(lambda unit: telling.remind(unit, clinic()), Actor("job", "visits"))


THURSDAY_AT_TEN = datetime(2026, 12, 3, 10, tzinfo=SEOUL)


def test_who_is_expected_tomorrow_is_reminded_once(front: Front) -> None:
    front.book()
    assert remind(front, THURSDAY_AT_TEN - DAY) == 0
    assert remind(front, THURSDAY_AT_TEN) == 1
    assert remind(front, THURSDAY_AT_TEN + timedelta(minutes=10)) == 0
    assert front.lines()[-1][1].startswith("예약이 곧 있어요.\n12월 4일(금) 오후 2시\n")
    patient, long_ago = front.case_now().patient_id, THURSDAY_AT_TEN - 9 * DAY
    assert front.do(lambda unit: chain.has_happened(unit, "visit_reminded", patient, since=long_ago))


def test_who_was_told_today_is_not_told_twice(front: Front) -> None:
    front.clock.now = THURSDAY_AT_TEN - timedelta(hours=1)
    front.book()
    assert remind(front, THURSDAY_AT_TEN) == 0


def test_a_visit_that_moved_is_reminded_of_its_new_day(front: Front) -> None:
    visit = front.book()
    assert remind(front, THURSDAY_AT_TEN) == 1
    slot = Slot(FRIDAY_AT_TWO + 3 * DAY)
    front.do(lambda unit: booking.move(unit, clinic(), front.kim, front.case, visit.id, 2, slot))
    assert remind(front, THURSDAY_AT_TEN + 3 * DAY) == 1
    assert "12월 7일(월) 오후 2시" in front.lines()[-1][1]


@pytest.mark.parametrize("why", ["cancelled", "suspended"])
def test_nobody_is_reminded_of_a_visit_that_is_off_or_whose_use_is_stopped(front: Front, why: str) -> None:
    visit, patient = front.book(), front.case_now().patient_id

    def stop(unit: Unit) -> None:
        if why == "cancelled":
            booking.cancel(unit, clinic(), front.kim, front.case, visit.id, 2)
        else:
            patients.set_suspended(unit, patient, unit.now)

    def due(unit: Unit) -> list[str]:
        return visits.to_remind(unit, FRIDAY_AT_TWO - DAY, FRIDAY_AT_TWO + DAY, unit.now + DAY, 10)

    assert front.do(due) == [visit.id]
    front.do(stop)
    assert front.do(due) == [], "not even looked at"
    assert remind(front, THURSDAY_AT_TEN) == 0


def test_one_whose_data_does_not_open_keeps_nobody_else_from_it(front: Front) -> None:
    """A key that is gone is an alarm for that patient; the others are reminded."""
    broken = front.book()
    front.book(case=file_case(front.database, "b" * 64, name="김영희"))

    def lose_key(unit: Unit) -> None:
        key = unit.session.get(PatientKey, broken.patient_id)
        assert key is not None
        key.wrapped = b"x" * len(key.wrapped)
        unit.session.add(key)

    front.do(lose_key)
    assert remind(front, THURSDAY_AT_TEN) == 1


def test_the_job_runs_by_day_only() -> None:
    """Between ten and seven in Korea, whatever the server's clock says."""
    [job] = [one for one in JOBS if one.name == "visits"]
    start, hours = datetime(2026, 12, 3, tzinfo=SEOUL), set()
    for minutes in range(0, 24 * 60, 10):
        at = start + timedelta(minutes=minutes)
        if job.due_slot(at - timedelta(minutes=10), at):
            hours.add(in_seoul(at).hour)
    assert hours == set(range(10, 19))


@pytest.mark.parametrize(
    ("at", "needed"),
    [
        (THURSDAY_AT_TEN + timedelta(hours=1), True),
        (THURSDAY_AT_TEN + timedelta(hours=11), False),
        (THURSDAY_AT_TEN + DAY, False),
    ],
)
def test_a_message_that_says_tomorrow_goes_out_on_that_day_and_not_late(
    front: Front, at: datetime, *, needed: bool
) -> None:
    """A dealer that was down for hours makes no message untrue."""
    front.book()
    remind(front, THURSDAY_AT_TEN)
    front.clock.now = at
    visit = front.visit()
    notice = Due(
        id=1, uid="n", kind="sms", payload={"word": "visit_reminder"}, patient_id=visit.patient_id,
        about=visit.notice or "", attempts=1, queued_at=at, expires_at=None,
    )  # fmt: skip
    assert front.do(lambda unit: reaching._is_needed(unit, clinic(), notice)) is needed

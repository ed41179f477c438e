"""What staff do with visits: booked, moved, cancelled, came or did not; the patient is told of each, and of what holds now."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import update

from skills.staff.permissions import Person, Role
from skills.visits import booking, telling
from skills.visits.booking import Slot
from storage.cases import assignment
from storage.cases.consultations import CaseMessage, Consultation
from storage.errors import Conflict, NotAllowed, NotFound, NotPossible, Suspended
from storage.outbox import outbox
from storage.patients import patients
from storage.unit.schema import table_of
from storage.unit.unit_of_work import Unit
from storage.visits.visits import Visit
from tests.desk import as_staff, clinic, file_case, hire_now
from tests.skills.visits.conftest import DAY, FRIDAY_AT_TWO, Front


def move(front: Front, slot: Slot, version: int = 2) -> None:
    visit = front.visit()
    front.do(lambda unit: booking.move(unit, clinic(), front.kim, front.case, visit.id, version, slot))


def cancel(front: Front, version: int = 2) -> None:
    visit = front.visit()
    front.do(lambda unit: booking.cancel(unit, clinic(), front.kim, front.case, visit.id, version))


def settle(front: Front, end: str, version: int) -> None:
    visit = front.visit()
    front.do(lambda unit: booking.settle(unit, front.kim, front.case, visit.id, version, end))


def show(front: Front) -> None:
    """The chat shows what waits."""

    def work(unit: Unit) -> None:
        message = assignment.find_message(unit, front.visit().notice or "")
        assert message is not None
        message.state = "delivered"
        unit.session.add(message)

    front.do(work)


def test_a_visit_is_booked_and_the_patient_is_told(front: Front) -> None:
    """In the chat and on its way, without a word about health."""
    visit = front.book()
    assert (visit.state, visit.starts_at, visit.minutes, visit.booked_by) == ("booked", FRIDAY_AT_TWO, 30, front.kim.id)
    assert front.lines() == [
        ("staff", "예약됐어요.\n12월 4일(금) 오후 2시\n변경이나 취소는 이 채팅방에 말씀해 주세요.")
    ]
    assert front.do(lambda unit: outbox.waiting_about(unit, "patient_event", [visit.notice or ""])) == {visit.notice: 1}


@pytest.mark.parametrize(
    ("slot", "code"),
    [
        (Slot(None), "visit_time"),
        (Slot(FRIDAY_AT_TWO - 10 * DAY), "visit_time"),
        (Slot(FRIDAY_AT_TWO + 366 * DAY), "visit_time"),
        (Slot(FRIDAY_AT_TWO, 7), "visit_length"),
        (Slot(FRIDAY_AT_TWO, 30, "nobody"), "visit_doctor"),
    ],
)
def test_what_no_visit_can_be_is_refused(front: Front, slot: Slot, code: str) -> None:
    with pytest.raises(NotPossible) as refused:
        front.do(lambda unit: booking.book(unit, clinic(), front.kim, front.case, slot))
    assert refused.value.code == code
    assert front.visits() == []


def test_a_doctor_is_somebody_who_practises_here(front: Front) -> None:
    """Neither a counsellor nor somebody who has left."""
    doctor, boss = hire_now(front.database, Role.PRACTITIONER), hire_now(front.database, Role.ADMINISTRATOR)
    found: list[Person] = front.do(booking.doctors)
    assert [one.id for one in found] == [doctor.id]
    front.do(lambda unit: booking.book(unit, clinic(), front.kim, front.case, Slot(FRIDAY_AT_TWO, 60, doctor.id)))
    assert front.visit().doctor_id == doctor.id
    assert boss.id != doctor.id


def test_who_may_not_book_does_not(front: Front) -> None:
    """The officer looks; the administrator and the auditor do not even do that."""
    officer = hire_now(front.database, Role.PRIVACY_OFFICER)
    with pytest.raises(NotAllowed):
        front.database.run_now(
            lambda unit: booking.book(unit, clinic(), officer, front.case, Slot(FRIDAY_AT_TWO)), as_staff(officer)
        )


def test_a_move_is_told_once_it_was_seen_and_replaces_what_was_not(front: Front) -> None:
    """Nobody reads an old time: what the chat has not shown yet says what holds now."""
    front.book()
    move(front, Slot(FRIDAY_AT_TWO + DAY))
    assert [text.split("\n")[:2] for _, text in front.lines()] == [["예약 시간이 바뀌었어요.", "12월 5일(토) 오후 2시"]]
    show(front)
    move(front, Slot(FRIDAY_AT_TWO + 2 * DAY), version=3)
    assert [text.split("\n")[1] for _, text in front.lines()] == ["12월 5일(토) 오후 2시", "12월 6일(일) 오후 2시"]


def test_another_length_or_doctor_is_told_to_nobody(front: Front) -> None:
    """The patient knows the time, and the time alone."""
    front.book()
    show(front)
    move(front, Slot(FRIDAY_AT_TWO, 60))
    assert (front.visit().minutes, len(front.lines())) == (60, 1)


def test_a_stale_page_and_another_case_change_nothing(front: Front) -> None:
    visit = front.book()
    with pytest.raises(Conflict):
        move(front, Slot(FRIDAY_AT_TWO + DAY), version=1)
    other = file_case(front.database, "b" * 64)
    with pytest.raises(NotFound):
        front.do(lambda unit: booking.cancel(unit, clinic(), front.kim, other, visit.id, 2))
    assert (front.visit().state, front.visit().starts_at) == ("booked", FRIDAY_AT_TWO)


def forge(front: Front, **values: str) -> None:
    """Change the visit as somebody with SQL would."""
    front.do(lambda unit: unit.connection.execute(update(table_of(Visit)).values(**values)).close())


def test_a_visit_that_was_given_to_another_patient_with_sql_is_nobodys(front: Front) -> None:
    """No time of one patient is told to another, and nothing of one is written over under another's key."""
    visit, other = front.book(), file_case(front.database, "b" * 64)
    told, theirs = front.lines(), front.do(lambda unit: unit.session.get_one(Consultation, other).patient_id)
    moved = partial(booking.move, clinic=clinic(), who=front.kim, visit_id=visit.id, version=2)
    slot = Slot(FRIDAY_AT_TWO + DAY)
    both = {"patient_id": theirs, "consultation_id": other}
    for values, case in (({"patient_id": theirs}, front.case), ({"consultation_id": other}, other), (both, other)):
        forge(front, **{"patient_id": front.case_now().patient_id, "consultation_id": front.case, **values})
        with pytest.raises(NotFound):
            front.do(partial(moved, case_id=case, slot=slot))
        front.clock.move(days=5)
        assert front.do(lambda unit: telling.remind(unit, clinic())) == 0
        front.clock.move(days=-5)
    assert front.lines() == told


def test_a_cancelled_visit_is_told_and_stays_cancelled(front: Front) -> None:
    front.book()
    cancel(front)
    assert front.visit().state == "cancelled"
    assert front.lines() == [("staff", "12월 4일(금) 오후 2시 예약이 취소됐어요.")]
    with pytest.raises(NotPossible):
        move(front, Slot(FRIDAY_AT_TWO + DAY), version=3)


def test_whether_they_came_is_said_from_that_day_on_and_can_be_put_right(front: Front) -> None:
    front.book()
    with pytest.raises(NotPossible):
        settle(front, "came", 2)
    front.clock.move(days=3)
    settle(front, "missed", 2)
    settle(front, "came", 3)
    assert front.visit().state == "came"


def test_nothing_is_done_with_the_visit_of_a_suspended_patient(front: Front) -> None:
    """R-6: neither booked nor moved nor cancelled, nor said to have come."""
    front.book()
    patient = front.case_now().patient_id
    front.do(lambda unit: patients.set_suspended(unit, patient, unit.now))
    for work in (lambda: front.book(), lambda: move(front, Slot(FRIDAY_AT_TWO + DAY)), lambda: cancel(front)):
        with pytest.raises(Suspended):
            work()
    front.clock.now = FRIDAY_AT_TWO
    with pytest.raises(Suspended):
        settle(front, "came", 2)
    assert front.visit().starts_at == FRIDAY_AT_TWO


def test_a_message_of_a_visit_is_sealed(front: Front) -> None:
    """When somebody is expected is told under their own key."""
    visit = front.book()
    message: CaseMessage = front.do(lambda unit: assignment.find_message(unit, visit.notice or ""))
    assert "예약".encode() not in message.text_sealed
    assert visit.starts_at - front.clock.now > timedelta(days=3)

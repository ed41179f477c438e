"""Nobody is forgotten: an unseen case climbs, a late one is told once, an empty desk rings."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlmodel import col

from skills.cases import casework, reading
from skills.notifications import alerts
from storage.database.database import Database
from storage.outbox import outbox
from storage.outbox.codes import NoticeState
from storage.outbox.outbox import Notice
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.conftest import MovedClock
from tests.desk import as_staff, clinic, file_case, hire, hire_now, open_door, write_as_patient

CLINIC = clinic()


def run(database: Database) -> list[tuple[str, str]]:
    """One run of the job: (way, event) of the notices that it queued."""

    def work(unit: Unit) -> list[tuple[str, str]]:
        before = set(unit.session.scalars(select(col(Notice.uid))))
        alerts.run(unit, CLINIC)
        unit.session.flush()
        due = outbox.take_due(unit, 500)
        return [(notice.kind, notice.payload["event"]) for notice in due if notice.uid not in before]

    found = database.run_now(work, SYSTEM)
    database.run_now(deliver_all, SYSTEM)
    return found


def deliver_all(unit: Unit) -> None:
    for notice in unit.session.scalars(select(Notice).where(col(Notice.state) == "queued")).all():
        outbox.finish(unit, notice.id or 0, NoticeState.DELIVERED)


@pytest.fixture
def somebody(database: Database) -> None:
    """Somebody is signed in, so that the empty desk does not ring as well."""
    open_door(database, hire_now(database))


@pytest.mark.usefixtures("somebody")
def test_an_unseen_case_climbs_to_the_next_channel_and_to_the_owner(database: Database, clock: MovedClock) -> None:
    """After N minutes the mail, after N more the owner, and then no more."""
    file_case(database)
    assert run(database) == []
    clock.move(minutes=CLINIC.desk.escalate_minutes - 1)
    open_door(database, hire_now(database))
    assert run(database) == []
    clock.move(minutes=1)
    assert sorted(run(database)) == [("staff_mail", "unseen_case"), ("staff_webhook", "unseen_case")]
    clock.move(minutes=CLINIC.desk.escalate_minutes)
    open_door(database, hire_now(database))
    assert sorted(run(database)) == [("owner_mail", "unseen_case"), ("owner_webhook", "unseen_case")]
    clock.move(minutes=CLINIC.desk.escalate_minutes)
    open_door(database, hire_now(database))
    assert run(database) == []


@pytest.mark.usefixtures("somebody")
def test_opening_the_case_acknowledges(database: Database, clock: MovedClock) -> None:
    """What somebody has looked at climbs no further."""
    kim, case_id = hire_now(database), file_case(database)
    run(database)
    database.run_now(lambda unit: reading.read_case(unit, CLINIC, kim, case_id).case.id, as_staff(kim))
    clock.move(minutes=CLINIC.desk.escalate_minutes * 2)
    open_door(database, kim)
    assert run(database) == []


def test_an_ordinary_case_wakes_nobody_at_night_and_an_urgent_one_does(
    sqlite_database: Database, clock: MovedClock
) -> None:
    """Ordinary ones climb by opening hours, urgent ones by the clock."""
    clock.move(hours=12)  # Ten in the evening.
    file_case(sqlite_database, "a")
    urgent = file_case(sqlite_database, "b", urgent=True)
    run(sqlite_database)
    clock.move(minutes=CLINIC.desk.urgent_minutes)
    assert ("staff_mail", "unseen_case") in run(sqlite_database)
    sqlite_database.run_now(lambda unit: casework.take(unit, CLINIC, hire(unit), urgent, 1), SYSTEM)
    clock.move(hours=3)
    assert [event for _, event in run(sqlite_database) if event == "unseen_case"] == []


@pytest.mark.usefixtures("somebody")
def test_a_late_answer_is_told_once(database: Database, clock: MovedClock) -> None:
    """By mail as well, and not again with every run."""
    kim, case_id = hire_now(database), file_case(database)
    database.run_now(lambda unit: casework.take(unit, CLINIC, kim, case_id, 1), as_staff(kim))
    clock.move(hours=6)
    open_door(database, kim)
    assert ("staff_mail", "overdue_case") in run(database)
    assert run(database) == []


def test_an_empty_desk_rings_in_opening_hours_while_somebody_waits(
    sqlite_database: Database, clock: MovedClock
) -> None:
    """The owner is told after five minutes, at most once an hour, and never when nobody waits or the clinic is closed."""
    assert run(sqlite_database) == []
    file_case(sqlite_database)
    clock.move(minutes=5)
    assert sorted(run(sqlite_database)) == [("owner_mail", "nobody_here"), ("owner_webhook", "nobody_here")]
    clock.move(minutes=20)
    assert [event for _, event in run(sqlite_database) if event == "nobody_here"] == []
    clock.move(hours=12)
    assert [event for _, event in run(sqlite_database) if event == "nobody_here"] == []


@pytest.mark.usefixtures("somebody")
def test_no_alert_says_anything_about_a_person(database: Database, clock: MovedClock) -> None:
    """A number and a code; the rest is behind the sign-in."""
    file_case(database)
    run(database)
    clock.move(hours=8)

    def payloads(unit: Unit) -> list[set[str]]:
        alerts.run(unit, CLINIC)
        unit.session.flush()
        return [set(notice.payload) for notice in outbox.take_due(unit, 100)]

    found = database.run_now(payloads, SYSTEM)
    assert found
    assert all(keys == {"event", "case_id", "number"} for keys in found)


def test_old_alerts_and_events_are_forgotten(sqlite_database: Database, clock: MovedClock) -> None:
    """Thirty days for alerts, two for events; nothing else is touched."""
    file_case(sqlite_database)
    run(sqlite_database)
    clock.move(days=2, seconds=1)
    assert sqlite_database.run_now(alerts.clear_old, SYSTEM) == 1
    clock.move(days=29)
    assert sqlite_database.run_now(alerts.clear_old, SYSTEM) == 1


@pytest.mark.usefixtures("somebody")
def test_an_answer_that_no_way_brought_climbs_from_the_holder_to_all_and_to_the_owner(
    database: Database, clock: MovedClock
) -> None:
    """First the holder, whose desk rings; then all; then the owner; and it ends when the patient has written."""
    kim, case_id = hire_now(database), file_case(database)
    database.run_now(lambda unit: casework.take(unit, CLINIC, kim, case_id, 1), as_staff(kim))
    database.run_now(lambda unit: casework.answer(unit, CLINIC, kim, case_id, "네", 10**6), as_staff(kim))
    database.run_now(deliver_all, SYSTEM)
    database.run_now(lambda unit: _lose(unit, case_id), SYSTEM)
    assert run(database) == []
    clock.move(minutes=CLINIC.desk.escalate_minutes)
    open_door(database, kim)
    assert sorted(run(database)) == [("staff_mail", "unreached_case"), ("staff_webhook", "unreached_case")]
    assert run(database) == []
    clock.move(minutes=CLINIC.desk.escalate_minutes)
    open_door(database, kim)
    assert sorted(run(database)) == [("owner_mail", "unreached_case"), ("owner_webhook", "unreached_case")]
    clock.move(hours=1)
    open_door(database, kim)
    assert run(database) == []


def test_all_are_told_at_once_where_nobody_holds_the_case(database: Database) -> None:
    """There is no desk that could have rung for it."""
    open_door(database, hire_now(database))
    case_id = file_case(database)
    database.run_now(lambda unit: _lose(unit, case_id, seen=True), SYSTEM)
    assert ("staff_mail", "unreached_case") in run(database)


def _lose(unit: Unit, case_id: str, *, seen: bool = False) -> None:
    case = reading.find(unit, case_id)
    case.unreached_at, case.seen_at = unit.now, case.seen_at or (unit.now if seen else None)
    unit.session.add(case)


@pytest.mark.usefixtures("somebody")
def test_a_follow_up_that_nobody_answers_climbs_and_each_one_anew(database: Database, clock: MovedClock) -> None:
    """The same clock; an answer ends it, and the next word after that begins it again."""
    kim, case_id = hire_now(database), file_case(database)
    database.run_now(lambda unit: casework.take(unit, CLINIC, kim, case_id, 1), as_staff(kim))
    for words in ("하나", "둘"):
        database.run_now(lambda unit: casework.answer(unit, CLINIC, kim, case_id, "네", 10**6), as_staff(kim))
        clock.move(minutes=1)
        write_as_patient(database, case_id, words)
        database.run_now(deliver_all, SYSTEM)
        assert run(database) == []
        clock.move(minutes=CLINIC.desk.escalate_minutes)
        open_door(database, kim)
        assert sorted(run(database)) == [("staff_mail", "unanswered_case"), ("staff_webhook", "unanswered_case")]
    database.run_now(lambda unit: casework.answer(unit, CLINIC, kim, case_id, "네", 10**6), as_staff(kim))
    database.run_now(deliver_all, SYSTEM)
    clock.move(minutes=CLINIC.desk.escalate_minutes)
    open_door(database, kim)
    assert run(database) == []


@pytest.mark.usefixtures("somebody")
def test_a_late_follow_up_is_told_like_a_late_case(database: Database, clock: MovedClock) -> None:
    """That the case was late once before does not keep it quiet."""
    kim, case_id = hire_now(database), file_case(database)
    database.run_now(lambda unit: casework.take(unit, CLINIC, kim, case_id, 1), as_staff(kim))
    for words in ("하나", "둘"):
        clock.move(days=1)
        open_door(database, kim)
        assert ("staff_mail", "overdue_case") in run(database)
        database.run_now(lambda unit: casework.answer(unit, CLINIC, kim, case_id, "네", 10**6), as_staff(kim))
        write_as_patient(database, case_id, words)

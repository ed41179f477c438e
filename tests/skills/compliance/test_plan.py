"""The internal management plan: one version in force, a check a year, and an alarm when either is missing (clause 8, S-11)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from skills.compliance import assessment, overdue, plan
from skills.compliance.plan import PlanStatus
from skills.staff.permissions import Role
from storage.database.database import Database
from storage.errors import NotAllowed, NotPossible
from storage.unit.unit_of_work import SYSTEM, Actor
from tests.conftest import MovedClock
from tests.desk import clinic, hire_now

CLINIC = clinic()
TODAY = date(2026, 12, 1)
OFFICER = Actor("staff", "staff-1", Role.PRIVACY_OFFICER)
ADMINISTRATOR = Actor("staff", "staff-2", Role.ADMINISTRATOR)


def record(database: Database, version: str, on: date | None = TODAY) -> None:
    database.run_now(
        lambda unit: plan.record_version(unit, version, in_force_on=on, approved_by="이대표", place="원장실 캐비닛"),
        ADMINISTRATOR,
    )


def check(database: Database, finding: str = "carried_out", follow_up: str = "", actor: Actor = OFFICER) -> None:
    database.run_now(lambda unit: plan.record_check(unit, finding=finding, follow_up=follow_up), actor)


def status(database: Database) -> PlanStatus:
    return database.run_now(lambda unit: plan.status(unit, CLINIC), SYSTEM)


def test_a_clinic_without_a_plan_is_late_after_thirty_days(database: Database, clock: MovedClock) -> None:
    """Counted from the first account; before it there is nobody to be late."""
    assert (status(database).due_on, status(database).is_late) == (None, False)
    hire_now(database)
    clock.move(days=30)
    assert not status(database).is_late
    clock.move(days=1)
    assert status(database).is_late
    record(database, "1.0")
    assert not status(database).is_late


def test_a_version_replaces_the_one_before_on_its_day(database: Database, clock: MovedClock) -> None:
    """The next one is known and not in force yet; both stay in the history."""
    record(database, "1.0")
    record(database, "2.0", TODAY + timedelta(days=7))
    clock.move(days=6)
    assert getattr(status(database).in_force, "version", "") == "1.0"
    clock.move(days=1)
    assert getattr(status(database).in_force, "version", "") == "2.0"
    assert [one.version for one in status(database).versions] == ["2.0", "1.0"]


def test_a_check_is_due_every_year(database: Database, clock: MovedClock) -> None:
    """From the first version's day, then from the last check; a newer version in between puts nothing off."""
    record(database, "1.0")
    clock.move(days=365)
    record(database, "1.1", TODAY + timedelta(days=300))
    assert not status(database).is_late
    clock.move(days=1)
    assert status(database).is_late
    check(database)
    assert status(database).due_on == TODAY + timedelta(days=366 + 365)
    assert not status(database).is_late


def test_gaps_need_a_follow_up(database: Database) -> None:
    """And a check needs a finding, and something to check."""
    with pytest.raises(NotPossible, match="no plan"):
        check(database)
    record(database, "1.0")
    for finding in ("gaps", "", "fine"):
        with pytest.raises(NotPossible):
            check(database, finding)
    check(database, "gaps", "교육 일정 다시 잡기")
    assert [(one.finding, one.checked_by) for one in status(database).checks] == [("gaps", "staff-1")]


def test_only_the_officer_checks(database: Database) -> None:
    """Who runs the desk does not check the plan that they carry out."""
    record(database, "1.0")
    with pytest.raises(NotAllowed):
        check(database, actor=ADMINISTRATOR)


def test_a_version_is_whole_and_its_name_is_given_once(database: Database) -> None:
    """Two documents of one name could be told apart by nobody."""
    for version, on in (("", TODAY), ("1.0", None)):
        with pytest.raises(NotPossible):
            record(database, version, on)
    record(database, "1.0")
    with pytest.raises(NotPossible) as twice:
        record(database, " 1.0 ", TODAY + timedelta(days=1))
    assert twice.value.code == "plan_twice"


NO = dict.fromkeys(assessment.QUESTIONS, "no")


def assess(database: Database, answers: dict[str, str], finding: str = "not_high_impact", words: str = "") -> None:
    database.run_now(lambda unit: assessment.record(unit, answers, finding=finding, words=words), OFFICER)


def test_whether_it_is_high_impact_ai_is_assessed_once_a_year(database: Database, clock: MovedClock) -> None:
    """A-5: the whole list, a yes with its words; a month after the plan came into force, then a year; else it is overdue."""
    hire_now(database, Role.PRIVACY_OFFICER)
    with pytest.raises(NotPossible):
        assess(database, NO)
    record(database, "1")
    for answers in ({}, {**NO, "triages": "maybe"}, {**NO, "triages": "yes"}):
        with pytest.raises(NotPossible):
            assess(database, answers)

    def late() -> int:
        return database.read_now(lambda unit: overdue.count(unit, CLINIC)["assessment"], SYSTEM)

    clock.move(days=30)
    assert late() == 0
    clock.move(days=1)
    assert late() == 1
    assess(database, {**NO, "generates": "yes"}, words="생성형 기능은 꺼져 있어요.")
    clock.move(days=365)
    assert late() == 0
    clock.move(days=1)
    assert late() == 1
    [done] = database.read_now(lambda unit: assessment.standing(unit, CLINIC), SYSTEM).done
    assert assessment.answers_of(done) == ({**NO, "generates": "yes"}, "생성형 기능은 꺼져 있어요.")
    assert status(database).checks == []

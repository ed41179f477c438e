"""Training: everybody once a year, a new account within thirty days, and what may be recorded (clause 8, S-11)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from skills.compliance import training
from skills.compliance.training import TrainingStatus
from skills.staff.permissions import Person, Role
from storage.compliance import training as kept
from storage.database.database import Database
from storage.errors import NotAllowed, NotPossible
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.conftest import MovedClock
from tests.desk import as_staff, clinic, hire, hire_now

CLINIC = clinic()
TODAY = date(2026, 12, 1)
HELD: dict[str, Any] = {"held_on": TODAY, "given_by": "최책임"}


@pytest.fixture
def officer(database: Database) -> Person:
    return hire_now(database, Role.PRIVACY_OFFICER, name="최책임")


def record(database: Database, officer: Person, *attended: str, topic: str = "privacy", **held: Any) -> None:
    database.run_now(
        lambda unit: training.record_training(unit, topic, attended=attended, **{**HELD, **held}),
        as_staff(officer, Role.PRIVACY_OFFICER),
    )


def late(database: Database) -> list[str]:
    return [one.person.id for one in database.run_now(lambda unit: training.late(unit, CLINIC), SYSTEM)]


def test_a_new_account_is_late_after_thirty_days(database: Database, clock: MovedClock, officer: Person) -> None:
    """On the thirtieth day not yet, on the next it is; an account that nobody can sign in with yet is not asked."""
    clock.move(days=30)
    assert late(database) == []
    clock.move(days=1)
    assert late(database) == [officer.id]


def test_a_training_holds_for_a_year(database: Database, clock: MovedClock, officer: Person) -> None:
    """For those who were there; who was not is late as before."""
    absent = hire_now(database, name="김상담")
    record(database, officer, officer.id)
    clock.move(days=365)
    assert late(database) == [absent.id]
    clock.move(days=1)
    assert set(late(database)) == {officer.id, absent.id}


def test_the_last_training_counts_and_not_the_last_recorded(
    database: Database, clock: MovedClock, officer: Person
) -> None:
    """A forgotten session of last year that is put down later moves nothing."""
    record(database, officer, officer.id)
    record(database, officer, officer.id, held_on=TODAY - timedelta(days=200))
    (standing,) = database.run_now(lambda unit: training.statuses(unit, CLINIC), SYSTEM)
    assert (standing.last_on, standing.due_on) == (TODAY, TODAY + timedelta(days=365))


def test_a_fresh_invitation_buys_no_time(database: Database, clock: MovedClock) -> None:
    """Somebody who enrols again on the fortieth day is late at once."""
    person = hire_now(database)

    def enrol_again(unit: Unit) -> list[TrainingStatus]:
        next(one for one in training.trained(unit) if one.id == person.id).enrolled_at = unit.now
        return training.late(unit, CLINIC)

    clock.move(days=40)
    assert [one.person.id for one in database.run_now(enrol_again, SYSTEM)] == [person.id]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"topic": "yoga"}, "training_incomplete"),
        ({"held_on": None}, "training_incomplete"),
        ({"given_by": " "}, "training_incomplete"),
        ({"held_on": TODAY + timedelta(days=1)}, "training_day"),
    ],
)
def test_what_was_not_held_is_not_recorded(
    database: Database, officer: Person, wrong: dict[str, Any], code: str
) -> None:
    """A topic of the list, a day that has come, and who gave it."""
    with pytest.raises(NotPossible) as refused:
        record(database, officer, officer.id, **wrong)
    assert refused.value.code == code
    assert database.run_now(kept.newest, SYSTEM) == []


def test_only_colleagues_at_work_can_have_been_there(database: Database, officer: Person) -> None:
    """Nobody, a stranger and somebody who was only invited are refused."""

    def leave(unit: Unit) -> str:
        gone = hire(unit, name="나간이")
        next(one for one in training.trained(unit) if one.id == gone.id).ended_at = unit.now
        return gone.id

    gone = database.run_now(leave, SYSTEM)
    for attended in ((), ("stranger",), (officer.id, gone)):
        with pytest.raises(NotPossible):
            record(database, officer, *attended)


def test_others_record_no_training(database: Database) -> None:
    """Officer and administrator alone write into the register."""
    kim = hire_now(database)
    with pytest.raises(NotAllowed):
        database.run_now(
            lambda unit: training.record_training(unit, "privacy", attended=[kim.id], **HELD), as_staff(kim)
        )

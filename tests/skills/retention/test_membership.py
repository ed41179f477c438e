"""What Kakao tells of a person, and what is told to Kakao: once, with the trail, and only about whom it concerns."""

from __future__ import annotations

from datetime import timedelta

import pytest

from skills.retention import membership
from storage.database.database import Database
from storage.outbox import outbox
from storage.patients import patients
from storage.patients.patients import Patient
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.conftest import MovedClock
from tests.skills.retention.test_acts import TOMORROW, lines, told
from tests.storage import people
from tests.storage.people import Made

MEMBER = "424242"


@pytest.fixture
def linked(sqlite_database: Database, clock: MovedClock) -> Made:
    """Somebody whose chat is linked to a member number, late in the evening."""
    clock.move(hours=14, minutes=1)

    def make(unit: Unit) -> Made:
        made = people.make(unit, "one")
        patients.link_app_user(unit, patients.unlock(unit, made.id, patients.Purpose.RIGHTS), MEMBER)
        return made

    return sqlite_database.run_now(make, SYSTEM)


def patient(database: Database, patient_id: str) -> Patient:
    return database.read_now(lambda unit: unit.session.get_one(Patient, patient_id), SYSTEM)


def test_an_event_about_a_login_is_taken_once(sqlite_database: Database, linked: Made) -> None:
    """The first repetition is recorded, with whose it is; those after it tell no more, and nothing is done for any."""

    def take(jti: str, member: str, ground: str | None) -> bool:
        return sqlite_database.run_now(lambda unit: membership.take_event(unit, jti, member, ground), SYSTEM)

    assert take("first", MEMBER, None)
    assert patient(sqlite_database, linked.id).app_user_sealed is not None
    assert [take("first", MEMBER, "unlinked"), take("first", MEMBER, "unlinked")] == [False, False]
    assert patient(sqlite_database, linked.id).app_user_sealed is not None
    assert [take("other", "1", None), take("other", "1", None)] == [True, False]
    repeated = [("kakao_event_repeated", linked.id, "", "unlinked"), ("kakao_event_repeated", "", "", "")]
    assert told(sqlite_database, "kakao_event_repeated") == repeated
    assert take("third", MEMBER, "account_deleted")
    assert patient(sqlite_database, linked.id).app_user_sealed is None
    assert told(sqlite_database, "login_destroyed") == [("login_destroyed", linked.id, "", "account_deleted")]
    (line,) = lines(sqlite_database)
    assert (line.class_name, line.ground, line.count, line.method, line.day_on) == (
        "identifiers", "account_deleted", 1, "rows overwritten", TOMORROW,
    )  # fmt: skip


def test_who_ends_the_link_is_counted_once(sqlite_database: Database, linked: Made) -> None:
    ends = [sqlite_database.run_now(lambda unit: membership.unlink(unit, MEMBER), SYSTEM) for _ in range(2)]
    assert (linked.id != "", ends) == (True, [1, 0])


def test_a_blocked_channel_is_noted_until_it_is_added_again(
    sqlite_database: Database, clock: MovedClock, linked: Made
) -> None:
    def take(event_id: str, event: str) -> bool:
        return sqlite_database.run_now(
            lambda unit: membership.take_channel_event(unit, event_id, event, MEMBER), SYSTEM
        )

    assert take("1", "blocked")
    at = clock()
    clock.move(hours=1)
    assert not take("1", "added")
    found = patient(sqlite_database, linked.id)
    assert (found.is_friend, found.blocked_at) == (False, at)
    assert take("2", "added")
    found = patient(sqlite_database, linked.id)
    assert (found.is_friend, found.blocked_at) == (True, None)
    assert told(sqlite_database, "channel_blocked", "channel_added") == [
        ("channel_blocked", linked.id, "", ""), ("channel_added", linked.id, "", ""),
    ]  # fmt: skip


def test_kakao_is_asked_to_unlink_whom_it_has_linked(sqlite_database: Database, linked: Made) -> None:
    """For a day; nobody else is named to it."""
    other = sqlite_database.run_now(lambda unit: people.make(unit, "two"), SYSTEM)
    sqlite_database.run_now(lambda unit: outbox.take_due(unit, 9), SYSTEM)
    sqlite_database.run_now(lambda unit: membership.unlink_all(unit, [other.id, linked.id]), SYSTEM)
    assert not sqlite_database.run_now(lambda unit: membership.ask_kakao_to_unlink(unit, other.id, other.id), SYSTEM)
    (notice,) = sqlite_database.run_now(lambda unit: outbox.take_due(unit, 9), SYSTEM)
    assert (notice.kind, dict(notice.payload), notice.about) == ("kakao_unlink", {"member": MEMBER}, linked.id)
    assert notice.expires_at == notice.queued_at + timedelta(days=1)


@pytest.mark.parametrize(
    ("problem", "record", "events"),
    [
        ("", ("processor_told", "", "about", "kakao_unlink"), []),
        ("refused", ("processor_not_told", "", "about", "refused"), ["unlink_failed"]),
    ],
)
def test_what_came_of_it_is_told(
    sqlite_database: Database, problem: str, record: tuple[str, ...], events: list[str]
) -> None:
    """That Kakao could not be told is news: then somebody unlinks by hand."""
    sqlite_database.run_now(lambda unit: membership.note_unlinked(unit, "about", problem), SYSTEM)
    assert told(sqlite_database, "processor_told", "processor_not_told") == [record]
    notices = sqlite_database.run_now(lambda unit: outbox.take_due(unit, 9), SYSTEM)
    assert [notice.payload["event"] for notice in notices] == events

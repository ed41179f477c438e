"""Who saw whom: filters, marks, and the monthly cycle that is signed off and itself recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise

import pytest
from pydantic import ValidationError
from sqlmodel import select

from skills import paper
from skills.clinic.desk import Desk
from skills.fields.timing.hours import SEOUL
from skills.staff import access_review
from skills.staff.permissions import Role
from storage.database.database import Database
from storage.errors import Conflict, NotAllowed, NotPossible
from storage.retention import paper as paper_tasks
from storage.staff import access_reviews
from storage.staff.access_reviews import Filter
from storage.trail import chain
from storage.trail.chain import AccessRecord
from storage.unit.unit_of_work import PATIENT, SYSTEM, Actor, Unit
from tests.conftest import MovedClock

OFFICER = Actor("staff", "staff-1", Role.PRIVACY_OFFICER)
COUNSELLOR = Actor("staff", "staff-2", Role.COUNSELLOR, "192.0.2.4")


monthly = partial(access_review.open_review, months=1)


def look(database: Database, subject: str, actor: Actor = COUNSELLOR) -> None:
    database.run_now(lambda unit: chain.record(unit, "patient_revealed", subject=subject, why="call_back"), actor)


def span(clock: MovedClock, **more: str) -> Filter:
    return replace(Filter(clock() - timedelta(days=40), clock() + timedelta(days=1)), **more)  # type: ignore[arg-type]


def test_the_list_says_who_saw_whom_and_not_what_patients_did(database: Database, clock: MovedClock) -> None:
    """Staff's accesses, newest first; a patient's own acts are not accesses to anybody's data."""
    look(database, "p1")
    look(database, "p2")
    look(database, "p1", PATIENT)
    found = database.run_now(lambda unit: access_review.list_accesses(unit, span(clock)), OFFICER)
    assert [(a.record.actor_id, a.record.subject) for a in found.lines] == [("staff-2", "p2"), ("staff-2", "p1")]
    only = database.run_now(lambda unit: access_review.list_accesses(unit, span(clock, subject="p1")), OFFICER)
    assert [a.record.subject for a in only.lines if a.record.act == "patient_revealed"] == ["p1"]


def test_night_and_bulk_are_marked(database: Database, clock: MovedClock) -> None:
    """Thirty different patients within an hour, and a look at nine in the evening in Korea."""
    for i in range(access_review.BULK_SUBJECTS):
        look(database, f"p{i}")
    clock.now = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
    look(database, "late")
    marks = {
        a.record.subject: a.marks
        for a in database.run_now(
            lambda unit: access_review.list_accesses(unit, span(clock), marked=access_review.MARKS), OFFICER
        ).lines
    }
    assert marks["late"] == ("night",)
    assert marks["p0"] == ("bulk",)


def test_twenty_nine_in_an_hour_are_ordinary_work(database: Database, clock: MovedClock) -> None:
    """The same patient again and again is not bulk either."""
    for i in range(60):
        look(database, f"p{i % 29}")
    found = database.run_now(
        lambda unit: access_review.list_accesses(unit, span(clock), marked=access_review.MARKS), OFFICER
    )
    assert found.lines == []


def test_the_monthly_cycle_is_opened_once_and_signed_off(database: Database, clock: MovedClock) -> None:
    """November is reviewed in December; late is an alarm; signing ends it and is on the trail."""
    clock.now = datetime(2026, 11, 15, 1, 0, tzinfo=UTC)
    look(database, "p1")
    clock.now = datetime(2026, 11, 30, 15, 0, tzinfo=UTC)  # Midnight of December the first in Korea.
    review = database.run_now(monthly, SYSTEM)
    assert review is not None
    assert (review.accesses, review.marked) == (1, 0)
    assert database.run_now(monthly, SYSTEM) is None
    clock.move(days=10, seconds=1)
    assert [r.id for r in database.run_now(access_review.overdue_reviews, SYSTEM)] == [review.id]
    with pytest.raises(NotPossible):
        database.run_now(lambda unit: access_review.sign_off(unit, review.id, finding="misuse"), OFFICER)
    database.run_now(lambda unit: access_review.sign_off(unit, review.id, finding="nothing"), OFFICER)
    assert database.run_now(access_review.overdue_reviews, SYSTEM) == []
    with pytest.raises(Conflict):
        database.run_now(lambda unit: access_review.sign_off(unit, review.id, finding="nothing"), OFFICER)
    query = select(AccessRecord.actor_id).where(AccessRecord.act == "review_signed_off")
    assert database.run_now(lambda unit: list(unit.session.exec(query)), SYSTEM) == ["staff-1"]


@pytest.mark.parametrize(
    ("months", "now", "begins", "ends"),
    [
        (1, datetime(2026, 12, 31, 14, 59, 59, tzinfo=UTC), (2026, 11), (2026, 12)),
        (1, datetime(2026, 12, 31, 15, 0, tzinfo=UTC), (2026, 12), (2027, 1)),
        (1, datetime(2028, 2, 29, 15, 0, tzinfo=UTC), (2028, 2), (2028, 3)),
        (2, datetime(2026, 12, 31, 14, 59, 59, tzinfo=UTC), (2026, 9), (2026, 11)),
        (2, datetime(2026, 12, 31, 15, 0, tzinfo=UTC), (2026, 11), (2027, 1)),
        (3, datetime(2026, 6, 30, 15, 0, tzinfo=UTC), (2026, 4), (2026, 7)),
        (6, datetime(2026, 12, 31, 15, 0, tzinfo=UTC), (2026, 7), (2027, 1)),
        (12, datetime(2026, 12, 31, 14, 59, 59, tzinfo=UTC), (2025, 1), (2026, 1)),
        (12, datetime(2026, 12, 31, 15, 0, tzinfo=UTC), (2026, 1), (2027, 1)),
    ],
)
def test_a_cycle_ends_with_its_last_month_in_korea(months: int, now: datetime, begins, ends) -> None:
    """To the second, at the ends of months and years, in step with the year."""
    found = access_review.last_cycle(now, months)
    assert found == tuple(datetime(year, month, 1, tzinfo=SEOUL) for year, month in (begins, ends))


@pytest.mark.parametrize("months", range(1, 13))
def test_a_cycle_of_any_length_leaves_no_day_out(database: Database, clock: MovedClock, months: int) -> None:
    """The job looks on the first of each month for three years, is away for five months, and the clinic changes its cycle in
    the middle: every span begins where the one before ended."""
    for month in range(36):
        year, number = divmod(2027 * 12 + month, 12)
        if 14 <= month < 19:
            continue
        clock.now = datetime(year, number + 1, 1, 5, tzinfo=SEOUL)
        cycle = months if month < 24 else 13 - months
        database.run_now(partial(access_review.open_review, months=cycle), SYSTEM)
    spans = [(review.begins_at, review.ends_at) for review in reversed(database.run_now(access_reviews.newest, SYSTEM))]
    assert all(before[1] == after[0] for before, after in pairwise(spans))
    assert spans[-1][1] <= clock()
    assert clock() - spans[-1][1] < timedelta(days=31 * (13 - months))


@pytest.mark.parametrize("months", [0, 13])
def test_the_cycle_has_bounds(months: int) -> None:
    """From one month to a year."""
    assert Desk(review_months=12).review_months == 12
    with pytest.raises(ValidationError):
        Desk(review_months=months)


def test_others_do_not_read_the_trail(database: Database, clock: MovedClock) -> None:
    """A counsellor sees no list, makes no export and signs nothing off."""
    with pytest.raises(NotAllowed):
        database.run_now(lambda unit: access_review.list_accesses(unit, span(clock)), COUNSELLOR)
    with pytest.raises(NotAllowed):
        database.run_now(lambda unit: access_review.export_accesses(unit, span(clock), reason="review"), COUNSELLOR)


def test_an_export_needs_a_reason(database: Database, clock: MovedClock) -> None:
    """Standard Art. 8: the reason of a download is asked for."""
    with pytest.raises(NotPossible):
        database.run_now(lambda unit: access_review.export_accesses(unit, span(clock), reason=" "), OFFICER)


def test_paper_is_destroyed_by_somebody_before_somebody_else(database: Database, clock: MovedClock) -> None:
    """Who, when, how and which witness; late is overdue; twice is refused."""

    def finish(unit: Unit, method: str = "shred", witness: str = "staff-9") -> None:
        paper.finish_task(unit, task.id, method=method, witness=witness, sheets=12)

    task = database.run_now(lambda unit: paper.open_task(unit, "print", sheets=10), OFFICER)
    clock.move(days=5, seconds=1)
    assert [t.id for t in database.run_now(paper_tasks.overdue, SYSTEM)] == [task.id]
    for method, witness in (("keep", "staff-9"), ("burn", ""), ("burn", "staff-1")):
        with pytest.raises(NotPossible):
            database.run_now(partial(finish, method=method, witness=witness), OFFICER)
    database.run_now(finish, OFFICER)
    done = database.run_now(paper_tasks.newest, SYSTEM)[0]
    assert (done.method, done.done_by, done.witness, done.sheets) == ("shred", "staff-1", "staff-9", 12)
    with pytest.raises(Conflict):
        database.run_now(finish, OFFICER)
